"""
Pair the figures of an original with the numbers of its translation, paragraph by paragraph.

Equal values are paired first, those said several times in the order of the texts; then ranges
that share their higher end; then what is left over between two pairs, where it counts the same
thing in both languages (三百吨 and "200 tons") and is the only one to do so: those are the errors
of the translation.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import accumulate
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.figures.english import EnglishNumber

_DECIMALS: Final = 6
_MOST_TRIED: Final = 10_000
"""Pairs of a figure and a number of the same value."""
_MOST_BETWEEN: Final = 200
"""Numbers between two pairs, among which a partner is looked for."""
_UNIT_TO_WORDS: Final = {
    **dict.fromkeys(("人", "名", "位"), r"(?:\w+ ){0,2}(?:people|persons?|men|members)\b"),
    "户": r"(?:\w+ )?(?:households|families)\b",
    "元": r"(?:\w+ )?(?:yuan|dollars)\b",
    **dict.fromkeys(("亩", "市亩"), r"mu\b"),
    **dict.fromkeys(("斤", "市斤"), r"(?:jin|catties)\b"),
    "两": r"\W?(?:liang|taels|ounces)\b",
    **dict.fromkeys(("吨", "公吨"), r"(?:metric )?tons?\b"),
    "担": r"(?:dan|piculs)\b",
    "公斤": r"(?:kilograms?|kg)\b",
    "公里": r"(?:kilometers?|kilometres?|km)\b",
    "里": r"li\b",
    "公尺": r"met(?:er|re)s?\b",
    "年": r"-?years?\b",
    "个月": r"-?months?\b",
    "月": r"-?months?\b",
    "天": r"-?days?\b",
    "小时": r"-?hours?\b",
    "分钟": r"-?minutes?\b",
    "倍": r"(?:times|-?fold)\b",
    "县": r"count(?:y|ies)\b",
    "省": r"provinces?\b",
    "国": r"(?:countries|nations)\b",
    "卢布": r"rubles?\b",
}
_WORDS: Final = {unit: re.compile(words) for unit, words in _UNIT_TO_WORDS.items()}


_Value: TypeAlias = float | tuple[float, float | None]
"""One end of a figure, or both."""


class Said(NamedTuple):
    """
    What pairing needs to know of a Chinese figure.

    Attributes:
        value: None where it is vague: such a one has no partner.
        value_max: The higher end of a range.
        unit: As in the table of figures.

    """

    value: float | None
    value_max: float | None
    unit: str


def pair(figures: Sequence[Said], numbers: Sequence[EnglishNumber], text: str) -> list[int | None]:
    """
    Give for each figure the index of the number that renders it, or None.

    Args:
        figures: Of some paragraphs, in order.
        numbers: Of their translation, in order. None is the partner of two figures.
        text: The translation.

    """
    partners: list[int | None] = [None] * len(figures)
    values = [_value_en(figure) for figure in figures]
    if any(figure.value_max for figure in figures) or any(number.value_max for number in numbers):
        # 三个钟头 is not the "three to four" of 三、四米.
        ranges = [
            None if value is None else (value, figure.value_max)
            for value, figure in zip(values, figures, strict=True)
        ]
        _pair_equal(partners, ranges, [(number.value, number.value_max) for number in numbers])
    _pair_equal(partners, values, [number.value for number in numbers])
    if None in partners:
        loose = [
            value if _may_be_loose(figure) else None
            for figure, value in zip(figures, values, strict=True)
        ]
        _pair_equal(partners, loose, [number.loosely for number in numbers])
        highs = [figure.value_max for figure in figures]
        _pair_equal(partners, highs, [number.value_max for number in numbers])
    if None in partners:
        _pair_left_over(partners, figures, numbers, text)
    return partners


def _may_be_loose(figure: Said) -> bool:
    # More than a dozen; and a jin of ten ounces.
    return figure.unit in {"倍", "斤", "市斤"} or figure.value == 10


def _value_en(figure: Said) -> float | None:
    """Give the value as English says it: 五成 are 50 percent."""
    is_tenths = figure.unit == "成" and figure.value is not None
    return 10 * figure.value if is_tenths and figure.value else figure.value


def _pair_equal(
    partners: list[int | None], wanted: Sequence[_Value | None], offered: Sequence[_Value | None]
) -> None:
    """Pair what has no partner yet, by value; in the order of the texts where a value recurs."""
    taken = set(partners)
    offers: dict[_Value, list[int]] = {}
    for index, value in enumerate(offered):
        if value is not None and index not in taken:
            offers.setdefault(_key(value), []).append(index)
    asking: dict[_Value, list[int]] = {}
    for index, value in enumerate(wanted):
        if value is not None and partners[index] is None:
            key = _key(value)
            if key in offers:
                asking.setdefault(key, []).append(index)
    for key, mine in asking.items():
        theirs = offers[key]
        if len(mine) == len(theirs):
            for figure, number in zip(mine, theirs, strict=True):
                partners[figure] = number
        else:
            _pair_nearest(partners, mine, theirs, len(wanted) / len(offered))


def _key(value: _Value) -> _Value:
    if not isinstance(value, tuple):
        return round(value, _DECIMALS)
    low, high = value
    return round(low, _DECIMALS), high and round(high, _DECIMALS)


def _pair_nearest(
    partners: list[int | None], mine: list[int], theirs: list[int], ratio: float
) -> None:
    """
    Pair as many as there are on the scarcer side, those that lie alike in their texts.

    Where there are very many, as in a table of one number, in the order of both.
    """
    if len(mine) * len(theirs) > _MOST_TRIED:
        for figure, number in zip(mine, theirs, strict=False):
            partners[figure] = number
        return
    costs = sorted(
        (abs(figure - ratio * number), figure, number) for figure in mine for number in theirs
    )
    taken: set[int] = set()
    for _, figure, number in costs:
        if partners[figure] is None and number not in taken:
            partners[figure] = number
            taken.add(number)


def _pair_left_over(
    partners: list[int | None],
    figures: Sequence[Said],
    numbers: Sequence[EnglishNumber],
    text: str,
) -> None:
    """Pair the only figure and the only number of a unit that are left between two pairs."""
    taken = {number for number in partners if number is not None}
    rivals = Counter(
        figure.unit
        for figure, partner in zip(figures, partners, strict=True)
        if partner is None and figure.value is not None
    )
    lasts = [*accumulate(reversed(partners), _nearest, initial=len(numbers))][:0:-1]
    first = -1
    for index, figure in enumerate(figures):
        partner, last = partners[index], lasts[index]
        # One year is said as "the final year"; where all of a table is left, nothing tells.
        is_lost = partner is None and figure.value is not None and figure.value != 1
        if is_lost and rivals[figure.unit] == 1 and last - first <= _MOST_BETWEEN:
            fitting = [
                n
                for n in range(first + 1, last)
                if n not in taken and _fits(figure, numbers[n], text)
            ]
            if len(fitting) == 1:
                partner = partners[index] = fitting[0]
                taken.add(partner)
                rivals[figure.unit] -= 1
        first = max(first, -1 if partner is None else partner)


def _nearest(last: int, partner: int | None) -> int:
    return last if partner is None else min(last, partner)


def _fits(figure: Said, number: EnglishNumber, text: str) -> bool:
    """Say whether a number counts what a figure counts."""
    if figure.unit == "%":
        return text[number.end - 1] in "%t"  # 20%, 20 percent
    words = _WORDS.get(figure.unit)
    return words is not None and bool(
        words.match(text, number.end + (text[number.end : number.end + 1] == " "))
    )
