"""
Pair the paragraphs of an original with those of its translation.

After W. A. Gale and K. W. Church, "A Program for Aligning Sentences in
Bilingual Corpora", Computational Linguistics 19 (1993): the longer a passage,
the longer its translation, and the cheapest chain of rows is found by dynamic
programming. The cost of a row, in nats, is

- the prior of its shape: one to one, one to several, or alone;
- how improbable its lengths are as those of a passage and its translation;
- a penalty where the two close differently, one as a sentence and the other as
  a heading, or where a heading is merged with what stands below it;
- less a bonus for each number that both sides mention (374 and 三百七十四).

The original method has rows of two to two; here one paragraph may stand for up
to sixteen (a song printed in one line, its translation in sixteen), and where
one body has more paragraphs than the other such rows become more likely.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np

from dashboard.language.chain import Bodies, cheapest_chains
from dashboard.language.compiled import compiled
from dashboard.language.numerals import numbers_in
from dashboard.language.paragraphs import CLOSES, paragraphs
from dashboard.language.rows import SMALLEST_NUMBER, costs, priors

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from dashboard.language.paragraphs import Paragraphs
    from dashboard.language.rows import Priors
    from dashboard.language.words import Lang

_WORTH_COMPILING: Final = 200_000
"""Rows to be tried: a second as Python, 6 ms as machine code."""


class Alignment(NamedTuple):
    """
    The rows of some articles, in order: passages and their translations.

    Offsets into the two bodies are 0-based characters, end exclusive. A passage without
    partner has an empty span on the other side, where it would stand.

    Attributes:
        articles: Index of each row's article. Shape (rows,), as all of them.
        row_nos: Of each row within its article, from 0.
        starts_zh: Offset of its first character in the original.
        ends_zh: Offset behind its last.
        starts_en: Likewise in the translation.
        ends_en: Likewise.

    """

    articles: NDArray[np.int64]
    row_nos: NDArray[np.int64]
    starts_zh: NDArray[np.int64]
    ends_zh: NDArray[np.int64]
    starts_en: NDArray[np.int64]
    ends_en: NDArray[np.int64]


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
    numbers_zh = _numbers(bodies_zh, zh, "zh", np.ones(len(bodies_zh), np.bool_))
    counts_zh = np.fromiter(map(len, numbers_zh), np.int64, len(numbers_zh))
    # Numbers that only one side has tell nothing.
    has_numbers = np.diff(_before(counts_zh)[zh.begins]) > 0
    numbers_en = _numbers(bodies_en, en, "en", has_numbers)
    counts_en = np.fromiter(map(len, numbers_en), np.int64, len(numbers_en))
    values = np.array(list(chain.from_iterable((*numbers_zh, *numbers_en))), np.float64)
    different, indices = np.unique(values, return_inverse=True)
    of_zh, of_en = np.split(indices, [int(counts_zh.sum())])
    given = priors(np.diff(zh.begins), np.diff(en.begins))
    find = compiled(cheapest_chains, _rows_to_try(zh, en, given), worth=_WORTH_COMPILING)
    articles, upto_zh, upto_en = find(
        _bodies(zh, counts_zh, of_zh), _bodies(en, counts_en, of_en), given, costs(), len(different)
    )
    firsts = np.searchsorted(articles, np.arange(len(bodies_zh)))
    row_nos = np.arange(len(articles)) - firsts[articles]
    return Alignment(
        articles,
        row_nos,
        *_spans(zh, articles, row_nos, upto_zh),
        *_spans(en, articles, row_nos, upto_en),
    )


def _numbers(
    bodies: Sequence[str], found: Paragraphs, lang: Lang, is_read: NDArray[np.bool_]
) -> list[list[float]]:
    """List the numbers of each paragraph that can tell it from others; none of bodies not read."""
    numbers: list[list[float]] = []
    for at, (body, is_of_use) in enumerate(zip(bodies, is_read.tolist(), strict=True)):
        spans = found.spans(at)
        if not is_of_use:
            numbers += [[] for _ in spans]
        elif spans:
            numbers += [
                [value for value in said if value >= SMALLEST_NUMBER or value % 1]
                for said in numbers_in(body, spans, lang)
            ]
    return numbers


def _bodies(found: Paragraphs, counts: NDArray[np.int64], numbers: NDArray[np.int64]) -> Bodies:
    return Bodies(
        begins=found.begins,
        lengths_before=_before(found.ends - found.starts),
        headings_before=_before(found.closes == CLOSES.index("open")),
        numbers_before=_before(counts),
        closes=found.closes.astype(np.int64),
        numbers=numbers,
    )


def _before(counts: NDArray[Any]) -> NDArray[np.int64]:
    """Add up what lies before each, and all."""
    return np.concatenate(([0], np.cumsum(counts, dtype=np.int64)))


def _rows_to_try(zh: Paragraphs, en: Paragraphs, given: Priors) -> int:
    shapes = 1 + given.most_zh + given.most_en
    return int((np.diff(zh.begins) * np.diff(en.begins) * shapes).sum())


def _spans(
    found: Paragraphs,
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
