"""
Look for the quantities of an original that no number of its translation was paired with.

They may be said in another unit, in another paragraph or by the end of a range; last they are
looked for among the numbers that render nothing: where one such number stands between the same
neighbours and is like the original's, a digit or a zero apart, it is what the translation made
of it.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import takewhile, zip_longest
from math import isclose
from typing import TYPE_CHECKING, Final

from dashboard.audit.figure_values import (
    as_english,
    figures_of,
    is_change,
    is_converted,
    is_same,
)
from dashboard.audit.units import unit_said
from dashboard.figures.english import english_numbers
from dashboard.language.words import HAN

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dashboard.audit.check import Bitext, Span, Verdict
    from dashboard.audit.figure_values import Figure
    from dashboard.figures.english import EnglishNumber

UNSAID: Final = 2
"""Up to here a number may be said by the grammar: a, both, every, the two provinces."""
OTHERS: Final = re.compile(r"[ -](?:\w+ )?others?\b", re.IGNORECASE)
"""徐水等84县 are 84 with Xushui; "and 84 other counties" are 85."""
_SMALL: Final = 100
_TEN: Final = 10
_LISTED: Final = re.compile(rf"(?:[{HAN}]{{1,6}}、)+[{HAN}]{{1,6}}$")
_BESIDES: Final = re.compile(rf"[{HAN}][和与及]其他[{HAN}]{{1,12}}等$")
_LOOK_BACK: Final = 60
_TELLING: Final = 2
"""Figures that are no chance where they come again with other zeros."""
_MOST_TRIED: Final = 100_000
"""Pairs of figures and numbers that are tried, in a second: more are tables, said in two ways."""
_YEARS: Final = range(1840, 2000)
_REPUBLIC: Final = 1911
_FOUR: Final = re.compile(r"\d{4}(?!\d)")
_NEVER_MISSED: Final = frozenset({"洲"})
"""欧亚非三洲: who names them need not count them."""


def look_for(
    unpaired: Sequence[Figure], figures: Sequence[Figure], bitext: Bitext
) -> Iterator[tuple[Figure, Verdict, Span | None]]:
    """
    Look for quantities among the numbers that are nobody's partner.

    Args:
        unpaired: Figures with a value and without a partner.
        figures: All of the text, in order.
        bitext: What they stand in.

    Yields:
        A figure, what came of it, and where the translation has what was found. Nothing of those
        that need not be said: one or two of something, and the sum of a list of names.

    """
    taken = {figure.start_en for figure in figures}
    free = [number for number in english_numbers(bitext.en) if number.start not in taken]
    if len(unpaired) * len(free) > _MOST_TRIED:
        return
    for figure in unpaired:
        row = bitext.rows[bitext.row_at(figure.start_zh)]
        mine = [each for each in figures if row.start_zh <= each.start_zh < row.end_zh]
        near = [number for number in free if row.start_en <= number.start < row.end_en]
        if (change := _other_end(figure, mine)) is not None:
            yield figure, "agrees", change
            continue
        number = _same(figure, near, free, bitext.en) or _with_others(figure, near, bitext)
        verdict: Verdict = "agrees"
        if number is None:
            verdict = "differs"
            number = (
                _zeros_apart(figure, near, bitext.en)
                or _between(figure, mine, near, bitext.en)
                or _only_of_unit(figure, mine, near, bitext.en)
            )
        if number is not None:
            free.remove(number)
            yield figure, verdict, (number.start, number.end)
        elif _is_missed(figure, mine, bitext.zh):
            yield figure, "missing", None


def _is_missed(figure: Figure, mine: Sequence[Figure], text_zh: str) -> bool:
    """Say whether a quantity's absence tells anything; not of what grammar or a list says."""
    if (figure.value_max or figure.value or 0) <= UNSAID or figure.unit in _NEVER_MISSED:
        return False
    # One of two may have been paired with the number that renders the other.
    same = (each for each in mine if (each.value, each.unit) == (figure.value, figure.unit))
    return not any(_is_of_list(each, text_zh) for each in same)


def _is_of_list(figure: Figure, text_zh: str) -> bool:
    """Say whether a number sums up the names before it, which say it themselves: 浙、苏、皖三省."""
    listed = _LISTED.search(text_zh, max(0, figure.start_zh - _LOOK_BACK), figure.start_zh)
    return listed is not None and listed[0].count("、") + 1 == figure.value


def _same(
    figure: Figure, near: Sequence[EnglishNumber], free: Sequence[EnglishNumber], text_en: str
) -> EnglishNumber | None:
    """Give the number that says a quantity in another unit, or as it is in another paragraph."""
    for number in near:
        said = unit_said(figure.unit, text_en, number.end)
        if said and is_converted(figure._replace(value_en=number.value), said.factor):
            return number
    if figure.unit == "年" and (year := _of_republic(figure, near, text_en)) is not None:
        return year
    if (share := _as_share(figure, near, text_en)) is not None:
        return share
    # A paragraph that was paired with another one: an unusual number is the same anywhere.
    where = (*near, *free) if (figure.value or 0) > UNSAID else near
    for number in where:
        if is_same(figure._replace(value_en=number.value, value_max_en=number.value_max)):
            return number
    return None


def _of_republic(
    figure: Figure, near: Sequence[EnglishNumber], text_en: str
) -> EnglishNumber | None:
    """Give the year of our era that a year of the republic is: 1946 for 三十五年."""
    year = (figure.value or 0) + _REPUBLIC
    return next(
        (
            n
            for n in near
            if n.value == year and n.value_max is None and _FOUR.match(text_en, n.start)
        ),
        None,
    )


def _as_share(figure: Figure, near: Sequence[EnglishNumber], text_en: str) -> EnglishNumber | None:
    """Give the number that says a percentage as a share: a quarter, half, one fifth."""
    expected = as_english(figure.value, figure.unit)
    if figure.unit not in {"%", "成"} or expected is None or figure.value_max:
        return None
    shares = (number for number in near if text_en[number.end - 1] not in "%t")
    return next((number for number in shares if isclose(100 * number.value, expected)), None)


def _other_end(figure: Figure, mine: Sequence[Figure]) -> Span | None:
    """Find the change of which this is the other end, behind its first."""
    for each in mine:
        if each.start_en is not None and each.end_en is not None and is_change(each, [figure]):
            return each.start_en, each.end_en
    return None


def _with_others(
    figure: Figure, near: Sequence[EnglishNumber], bitext: Bitext
) -> EnglishNumber | None:
    """
    Give the number of others beside those named.

    甲、乙等十个: A, B and eight other; 某某和其他干部等六人: So-and-so and five other cadres.
    """
    before = bitext.zh[max(0, figure.start_zh - _LOOK_BACK) : figure.start_zh]
    if not before.endswith("等"):
        return None
    listed = _LISTED.search(before.removesuffix("等"))
    if listed is None and not _BESIDES.search(before):
        return None
    left = (figure.value or 0) - (listed[0].count("、") if listed else 0) - 1
    return next(
        (n for n in near if n.value == left and OTHERS.match(bitext.en, n.end) is not None), None
    )


def _zeros_apart(
    figure: Figure, near: Sequence[EnglishNumber], text_en: str
) -> EnglishNumber | None:
    """Give the one free number with the same figures and other zeros: 11.89 billion for 1189亿."""
    value = as_english(figure.value, figure.unit) or 0
    if len(figures_of(value)) < _TELLING:
        return None
    found = [
        number
        for number in near
        if figures_of(number.value) == figures_of(value)
        and number.value != value
        and not ((said := unit_said(figure.unit, text_en, number.end)) and said.is_other)
    ]
    return found[0] if len(found) == 1 else None


def _between(
    figure: Figure, mine: Sequence[Figure], near: Sequence[EnglishNumber], text_en: str
) -> EnglishNumber | None:
    """
    Give the one free number between the partners of a quantity's neighbours, if it is like it.

    Args:
        figure: Without a partner.
        mine: All of its row, in order.
        near: Numbers of the row that are nobody's partner.
        text_en: What they stand in.

    """
    at = mine.index(figure)
    before = takewhile(lambda each: each.start_en is None, reversed(mine[:at]))
    behind = takewhile(lambda each: each.start_en is None, mine[at + 1 :])
    if any(each.value is not None for each in (*before, *behind)):
        return None  # which of several the number is for, nothing tells
    first = max((each.start_en for each in mine[:at] if each.start_en is not None), default=-1)
    later = [each.start_en for each in mine[at:] if each.start_en is not None]
    last = min(later, default=len(text_en))
    within = [number for number in near if first < number.start < last]
    alike = [number for number in within if _is_like(figure, number, text_en)]
    return alike[0] if len(alike) == 1 else None


def _only_of_unit(
    figure: Figure, mine: Sequence[Figure], near: Sequence[EnglishNumber], text_en: str
) -> EnglishNumber | None:
    """Give the one free number of a row with the unit of the one quantity that lacks a partner."""
    rivals = [each for each in mine if each.start_en is None and each.unit == figure.unit]
    if len(rivals) > 1 or max(figure.value_max or 0, figure.value or 0) < _SMALL:
        return None
    counting = [
        number
        for number in near
        if (said := unit_said(figure.unit, text_en, number.end)) and not said.is_other
    ]
    return counting[0] if len(counting) == 1 and counting[0].value >= _SMALL else None


def _is_like(figure: Figure, number: EnglishNumber, text_en: str) -> bool:
    """Say whether a number may be what a translation made of a quantity."""
    value, said = as_english(figure.value, figure.unit) or 0, number.value
    is_percentage = text_en.endswith(("%", "percent", "per cent"), number.start, number.end)
    if is_percentage != (figure.unit in {"%", "成"}):
        return False
    behind = unit_said(figure.unit, text_en, number.end)
    if behind is not None:
        return not behind.is_other
    is_multiple = number.loosely is not None and figure.unit != "倍"  # "doubled", "a dozen"
    is_year = said in _YEARS and "," not in text_en[number.start : number.end]
    if is_multiple or is_year or min(value, said) <= UNSAID:
        return False
    if max(value, said) < _SMALL:
        return (value < _TEN) == (said < _TEN)
    mine, theirs = (f"{each:.6f}".rstrip("0").rstrip(".") for each in (value, said))
    if figures_of(value) == figures_of(said) or Counter(mine) == Counter(theirs):
        return True
    others = sum(a != b for a, b in zip_longest(mine, theirs))
    return len(mine) == len(theirs) and others == 1
