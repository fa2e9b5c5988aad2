"""
Pair the paragraphs of an original with those of its translation.

After W. A. Gale and K. W. Church, "A Program for Aligning Sentences in
Bilingual Corpora", Computational Linguistics 19 (1993): the longer a passage,
the longer its translation, and the cheapest chain of rows is found by dynamic
programming. The cost of a row, in nats, is

- the prior of its shape: one to one, one to several, several to several, or alone;
- how improbable its lengths are as those of a passage and its translation;
- a penalty where the two close differently, one as a sentence and the other as
  a heading, or where a heading is merged with what stands below it;
- a penalty for each question mark, quotation mark, bracket or colon that one
  side has more than the other;
- less a bonus for what both sides mention: numbers (374 and 三百七十四), names
  (榆次 and Yuci), the number in a list that they begin with (（一） and 1.).

The original method has rows of two to two; here one paragraph may stand for up
to sixteen (a song printed in one line, its translation in sixteen), and where
one body has more paragraphs than the other such rows become more likely.

A row's confidence is its posterior: the weight of all chains that have it. A text with a doubtful
row is paired once more, its lengths measured by those of its own sure rows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np

from dashboard.language.anchors import anchors
from dashboard.language.chain import cheapest_chains
from dashboard.language.compiled import compiled
from dashboard.language.kinds import LONGEST_EN, LONGEST_ZH, SHORTEST_TEXT, Lines, kinds_of_rows
from dashboard.language.paragraphs import CLOSES, paragraphs
from dashboard.language.row_costs import Texts
from dashboard.language.rows import (
    ENGLISH_PER_CHINESE,
    LEAST_PER_CHINESE,
    MOST_PER_CHINESE,
    OF_PARAGRAPHS,
    costs,
    en_per_zh,
    priors,
)
from dashboard.language.signs import signs_before

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from dashboard.language.anchors import Anchors
    from dashboard.language.paragraphs import Passages
    from dashboard.language.rows import Rates

_WORTH_COMPILING: Final = 200_000
"""Rows to be tried: a second as Python, 6 ms as machine code."""


LITTLE_CERTAINTY: Final = 0.7
"""
Confidence below which a row is to be called doubtful.

Measured on 27 articles with one paragraph left out of either body in turn (461 bodies): of rows
below it 62 % are right, of the others 99 %. In 51 articles as they are, 10 of 287 rows are below.
"""
_SURE: Final = 0.8
"""Confidence of rows whose lengths tell how wordy a translation is."""
_AS_USUAL: Final = 200
"""
Characters of the original that a text is taken to have in the usual length, besides its own.

With 150 and fewer one of 27 articles paired by hand was paired worse: titles above its body made
it wordy.
"""


class Chains(NamedTuple):
    """
    The rows of some texts, in order.

    Attributes:
        texts: Index of each row's text. Shape (rows,), as all of them.
        upto_zh: Behind which Chinese passage of its text it ends.
        upto_en: Behind which English one.
        chances: That it is right, 0-1.

    """

    texts: NDArray[np.int64]
    upto_zh: NDArray[np.int64]
    upto_en: NDArray[np.int64]
    chances: NDArray[np.float64]


def chain(  # noqa: PLR0913  # two sides, and how they are parted and paired
    texts_zh: Sequence[str],
    texts_en: Sequence[str],
    zh: Passages,
    en: Passages,
    *,
    rates: Rates,
    per_zh: NDArray[np.float64],
) -> Chains:
    """
    Pair the passages of texts with those of their translations.

    Args:
        texts_zh: The originals.
        texts_en: Their translations.
        zh: The passages of the originals, all of their text but for line ends.
        en: Those of the translations.
        rates: How often rows are of what shape.
        per_zh: Characters of translation per character of original, by text.

    """
    anchors_zh, anchors_en, worths = anchors(texts_zh, texts_en, zh, en)
    counts_zh, counts_en = np.diff(zh.begins), np.diff(en.begins)
    given = priors(counts_zh, counts_en, rates, per_zh)
    shapes = 1 + given.most_zh + given.most_en + given.most_several**2
    steps = int((counts_zh * counts_en * shapes).sum())
    find = compiled(cheapest_chains, steps, worth=_WORTH_COMPILING)
    sides = _texts(zh, anchors_zh, worths), _texts(en, anchors_en, worths)
    return Chains(*find(*sides, given, costs(rates), worths))


def _texts(found: Passages, have: Anchors, worths: NDArray[np.float64]) -> Texts:
    return Texts(
        begins=found.begins,
        lengths_before=_before(found.ends - found.starts),
        headings_before=_before(found.closes == CLOSES.index("open")),
        anchors_before=have.before,
        worth_before=np.concatenate(([0.0], np.cumsum(worths[have.ids])))[have.before],
        signs_before=signs_before(found),
        closes=found.closes.astype(np.int64),
        anchors=have.ids,
    )


def _before(counts: NDArray[Any]) -> NDArray[np.int64]:
    """Add up what lies before each, and all."""
    return np.concatenate(([0], np.cumsum(counts, dtype=np.int64)))


class Alignment(NamedTuple):
    """
    The rows of some articles, in order: passages and their translations.

    Offsets into the two bodies are 0-based characters, end exclusive. A passage without
    partner has an empty span on the other side, where it would stand.

    Attributes:
        articles: Index of each row's article. Shape (rows,), as all of them.
        row_nos: Of each row within its article, from 0.
        kinds: What it is: index into KINDS.
        starts_zh: Offset of its first character in the original.
        ends_zh: Offset behind its last.
        starts_en: Likewise in the translation.
        ends_en: Likewise.
        confidences: The chance that the row is right, 0-1; doubtful below LITTLE_CERTAINTY.

    """

    articles: NDArray[np.int64]
    row_nos: NDArray[np.int64]
    kinds: NDArray[np.int8]
    starts_zh: NDArray[np.int64]
    ends_zh: NDArray[np.int64]
    starts_en: NDArray[np.int64]
    ends_en: NDArray[np.int64]
    confidences: NDArray[np.float32]


def align(bodies_zh: Sequence[str], bodies_en: Sequence[str]) -> Alignment:
    r"""
    Pair the bodies of many articles, paragraph by paragraph, in order.

    Every paragraph of either body is in exactly one row; a row of several
    paragraphs spans from the first to the last, newlines included. Two empty
    bodies have no rows.

    Long bodies are searched along a band only, so that time grows with the
    number of paragraphs.

    >>> found = align(["甲。\n乙。"], ["First.\nSecond."])
    >>> found.starts_zh.tolist(), found.ends_zh.tolist()
    ([0, 3], [2, 5])
    >>> found.starts_en.tolist(), found.ends_en.tolist()
    ([0, 7], [6, 14])
    """
    zh, en = paragraphs(bodies_zh), paragraphs(bodies_en)
    lengths = (np.fromiter(map(len, side), np.int64, len(side)) for side in (bodies_zh, bodies_en))
    per_zh = en_per_zh(np.diff(zh.begins), np.diff(en.begins), *lengths)
    found = chain(bodies_zh, bodies_en, zh, en, rates=OF_PARAGRAPHS, per_zh=per_zh)
    found = _looked_at_again(bodies_zh, bodies_en, zh, en, found=found, per_zh=per_zh)
    texts, upto_zh, upto_en, chances = found
    firsts = np.searchsorted(texts, np.arange(len(bodies_zh)))
    row_nos = np.arange(len(texts)) - firsts[texts]
    starts_zh, ends_zh = _spans(zh, texts, row_nos, upto_zh)
    starts_en, ends_en = _spans(en, texts, row_nos, upto_en)
    has_zh, has_en = ends_zh > starts_zh, ends_en > starts_en
    closes_zh, closes_en = _closes(zh, texts, upto_zh), _closes(en, texts, upto_en)
    is_open = (
        (ends_zh - starts_zh <= LONGEST_ZH)
        & (ends_en - starts_en <= LONGEST_EN)
        & (~has_zh | (closes_zh == CLOSES.index("open")) | (closes_zh == CLOSES.index("colon")))
        & (~has_en | (closes_en == CLOSES.index("open")) | (closes_en == CLOSES.index("colon")))
    )
    length = np.where(has_zh, ends_zh - starts_zh, (ends_en - starts_en) / ENGLISH_PER_CHINESE)
    is_closed = np.where(has_zh, closes_zh, closes_en) == CLOSES.index("sentence")
    is_text = (is_closed & (length >= SHORTEST_TEXT)) | (length > LONGEST_ZH)
    spans = (texts, starts_zh, ends_zh, starts_en, ends_en)
    lines = [
        Lines(bodies_zh[text][start_zh:end_zh], bodies_en[text][start_en:end_en])
        for text, start_zh, end_zh, start_en, end_en in zip(
            *(each[is_open].tolist() for each in spans), strict=True
        )
    ]
    return Alignment(
        texts,
        row_nos,
        kinds_of_rows(texts, is_open, is_text, lines),
        starts_zh,
        ends_zh,
        starts_en,
        ends_en,
        chances.astype(np.float32),
    )


def _looked_at_again(  # noqa: PLR0913  # two sides, and how they were paired
    bodies_zh: Sequence[str],
    bodies_en: Sequence[str],
    zh: Passages,
    en: Passages,
    *,
    found: Chains,
    per_zh: NDArray[np.float64],
) -> Chains:
    """
    Pair texts with a doubtful row once more, by the length that their own sure rows have.

    Translations are terse or wordy, 4.2 characters for one of the original with a standard
    deviation of 0.55 (130 articles), which length alone cannot tell from a paragraph left out.
    Of 436 paragraphs left out in turn, 352 were then found, and 340 without this look.
    """
    doubtful = np.unique(found.texts[found.chances < LITTLE_CERTAINTY])
    doubtful = doubtful[per_zh[doubtful] == ENGLISH_PER_CHINESE]
    if not len(doubtful):
        return found
    long_zh, long_en = _lengths(zh, found, found.upto_zh), _lengths(en, found, found.upto_en)
    is_sure = (found.chances >= _SURE) & (long_zh > 0) & (long_en > 0)
    sums_zh, sums_en = (
        np.bincount(found.texts[is_sure], weights=side[is_sure], minlength=len(per_zh))[doubtful]
        for side in (long_zh, long_en)
    )
    own = (sums_en + _AS_USUAL * ENGLISH_PER_CHINESE) / (sums_zh + _AS_USUAL)
    some_zh, some_en = ([side[text] for text in doubtful] for side in (bodies_zh, bodies_en))
    again = chain(
        some_zh,
        some_en,
        paragraphs(some_zh),
        paragraphs(some_en),
        rates=OF_PARAGRAPHS,
        per_zh=np.clip(own, LEAST_PER_CHINESE, MOST_PER_CHINESE),
    )
    is_kept = ~np.isin(found.texts, doubtful)
    texts = np.concatenate((found.texts[is_kept], doubtful[again.texts]))
    order = np.argsort(texts, kind="stable")
    rest = (
        np.concatenate((mine[is_kept], new))[order]
        for mine, new in zip(found[1:], again[1:], strict=True)
    )
    return Chains(texts[order], *rest)


def _lengths(side: Passages, found: Chains, upto: NDArray[np.int64]) -> NDArray[np.int64]:
    """Give how many characters of a side each row has, line ends not counted."""
    before = _before(side.ends - side.starts)
    begins = side.begins[found.texts]
    is_first = np.diff(found.texts, prepend=-1) != 0
    starts = np.where(is_first, 0, np.roll(upto, 1))
    lengths: NDArray[np.int64] = before[begins + upto] - before[begins + starts]
    return lengths


def _closes(found: Passages, texts: NDArray[np.int64], upto: NDArray[np.int64]) -> NDArray[np.int8]:
    """Tell of each row how the last passage of a side closes; of an empty side, nothing."""
    closes: NDArray[np.int8] = np.append(found.closes, -1)[found.begins[texts] + upto - 1]
    return closes


def _spans(
    found: Passages,
    articles: NDArray[np.int64],
    row_nos: NDArray[np.int64],
    upto: NDArray[np.int64],
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """
    Give start and end of some paragraphs; of none, the place where they would stand.
    """
    first = np.where(row_nos > 0, np.append(0, upto[:-1]), 0)[: len(upto)]
    # One paragraph before all others, that ends where the body begins.
    ends = np.append(found.ends, 0)
    place_before = np.where(first > 0, ends[found.begins[articles] + first - 1], 0)
    starts = np.append(found.starts, 0)[found.begins[articles] + first]
    is_empty = upto == first
    last = ends[found.begins[articles] + upto - 1]
    return np.where(is_empty, place_before, starts), np.where(is_empty, place_before, last)
