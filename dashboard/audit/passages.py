"""Find passages that have no partner, or one of an unlikely length."""

from __future__ import annotations

import re
from bisect import bisect_left
from math import sqrt
from typing import TYPE_CHECKING, Final

from dashboard.language.rows import ENGLISH_PER_CHINESE, SPREAD, VARIANCE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.audit.check import Bitext, Check, Row, Span

_FAR: Final = 4.0
"""
Standard deviations of a translation's length from which it is called unlikely.

Of 256 rows in 51 articles the shortest translation is at -2.3, the longest at 2.8.
"""
_SHORT: Final = -1.0
"""Deviations below which a row of fewer paragraphs than the original's may have lost one."""
_SURE: Final = 0.5
"""Confidence of a row below which its neighbours may hold its partner."""
_SENTENCE_ENDS: Final = (".", "!", "?", '"', "”", ")")
"""A line of a translation that ends otherwise repeats a title that the original's body has not."""
_TITLE_WORD: Final = re.compile(r"\w{4,}")
_MOST_SHARED: Final = 0.7
_MOST_FIGURES: Final = 0.4
_SHORTEST: Final = 15
"""Characters of a paragraph that is looked for; a heading or a credit may be said elsewhere."""


def check_passages(bitext: Bitext, title_en: str, rendered: Sequence[int]) -> list[Check]:
    """
    Check that each passage of running text has a partner, of a likely length.

    A check stands for each passage that has not; none for those that have. Lengths are judged
    as the pairing of paragraphs does (language.rows), by the mean and the variance of Gale and
    Church (1993), measured on this archive.

    Args:
        bitext: The two bodies.
        title_en: Of the translation, which a first line of it may say again.
        rendered: Offsets into the original of what other checks have found rendered, in order.

    """
    found: list[Check] = []
    for row in bitext.rows:
        if row.kind == "body":
            found += _of_row(bitext, row, title_en, rendered)
    return found


def _of_row(bitext: Bitext, row: Row, title_en: str, rendered: Sequence[int]) -> list[Check]:
    length_en = row.end_en - row.start_en
    zh, en = (row.start_zh, row.end_zh), (row.start_en, row.end_en)
    if not length_en:
        return [bitext.check("paragraph", "missing", zh=zh)]
    if row.start_zh == row.end_zh:
        is_added = (
            row.confidence >= _SURE
            and bitext.en.endswith(_SENTENCE_ENDS, *en)
            and not _says_again(bitext.en[slice(*en)], title_en)
        )
        return [bitext.check("paragraph", "differs", en=en)] if is_added else []
    lost = _left_out(bitext, row, rendered)
    length_zh = row.end_zh - row.start_zh - sum(end - start for start, end in lost)
    checks = [bitext.check("paragraph", "missing", zh=span) for span in lost]
    if abs(_deviations(length_zh, length_en)) > _FAR and not _is_table(bitext.zh[slice(*zh)]):
        said = f"{ENGLISH_PER_CHINESE * length_zh:,.0f} characters"
        checks.append(bitext.check("length", "differs", zh=zh, en=en, expected=said))
    return checks


def _is_table(text: str) -> bool:
    """Say whether a passage is figures for the most part, which are as long in any language."""
    return sum(sign.isdigit() or sign in " .，,．" for sign in text) > _MOST_FIGURES * len(text)


def _says_again(line: str, title: str) -> bool:
    """Say whether a line has most of the words of a title: it is one, as a sentence."""
    of_title = set(_TITLE_WORD.findall(title.lower()))
    shared = of_title & set(_TITLE_WORD.findall(line.lower()))
    return bool(of_title) and len(shared) >= _MOST_SHARED * len(of_title)


def _deviations(length_zh: int, length_en: int) -> float:
    """Give how much longer a translation is than expected, in standard deviations."""
    expected = ENGLISH_PER_CHINESE * length_zh
    return (length_en - expected) / sqrt(VARIANCE * length_zh + (SPREAD * expected) ** 2)


def _left_out(bitext: Bitext, row: Row, rendered: Sequence[int]) -> list[Span]:
    """
    Find the paragraphs of a row that its translation leaves out.

    Translators keep paragraphs: of 640 rows in 99 articles, four had more of them in the
    original, and in three of these the translation had left some out. So where it has fewer,
    and is short for all, those are left out without which its length is likeliest, and of which
    nothing is found rendered.
    """
    spans = _paragraphs(bitext.zh, row.start_zh, row.end_zh)
    length_en = row.end_en - row.start_en
    most = len(spans) - len(_paragraphs(bitext.en, row.start_en, row.end_en))
    doubtful = [
        (start, end)
        for start, end in spans
        if end - start >= _SHORTEST and bisect_left(rendered, start) == bisect_left(rendered, end)
    ]
    length_zh = row.end_zh - row.start_zh
    lost: list[Span] = []
    while doubtful and len(lost) < most and _deviations(length_zh, length_en) < _SHORT:
        shorter = [(length_zh - end + start, (start, end)) for start, end in doubtful]
        length_zh, span = min(
            shorter, key=lambda each: abs(_deviations(max(1, each[0]), length_en))
        )
        lost.append(span)
        doubtful.remove(span)
    return sorted(lost)


def _paragraphs(text: str, start: int, end: int) -> list[Span]:
    spans = []
    for line in text[start:end].split("\n"):
        spans.append((start, start + len(line)))
        start += len(line) + 1
    return spans
