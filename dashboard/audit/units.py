"""The units of quantities as a translation says them, and how much of one is of another."""

from __future__ import annotations

import re
from typing import Final, NamedTuple


class _Measure(NamedTuple):
    """
    A unit in both languages.

    Attributes:
        units: As the table of figures names it.
        word: How a translation may say it.
        pattern: All the words for it, that mean nothing else behind a number.
        dimension: Units of one dimension are converted into one another; "" for none.
        size: In the smallest unit of its dimension.

    """

    units: tuple[str, ...]
    word: str
    pattern: str
    dimension: str = ""
    size: float = 1.0


_MEASURES: Final = (
    _Measure(("人", "名", "位"), "people", r"people|persons?|men|women"),
    _Measure(("户",), "households", r"households?|families"),
    _Measure(("元",), "yuan", r"(?:old |new )?yuan", "money", 10),
    _Measure(("倍", "次", "回"), "times", r"times|-?fold"),
    _Measure(("年", "岁"), "years", r"-?years?"),
    _Measure(("个月", "月"), "months", r"-?months?"),
    _Measure(("星期",), "weeks", r"-?weeks?"),
    _Measure(("天", "日"), "days", r"-?days?"),
    _Measure(("小时",), "hours", r"-?hours?"),
    _Measure(("分钟",), "minutes", r"-?minutes?"),
    _Measure(("亩", "市亩"), "mu", "mu", "area"),
    _Measure(("顷",), "qing", "qing", "area", 100),
    _Measure(("公顷",), "hectares", "hectares?", "area", 15),
    _Measure(("英亩",), "acres", "acres?", "area", 6.07),
    _Measure(("斤", "市斤"), "jin", r"jin|catt(?:y|ies)", "weight"),
    _Measure(("公斤",), "kilograms", r"kilograms?|kilos?|kg", "weight", 2),
    _Measure(("担",), "dan", "piculs?", "weight", 100),
    _Measure(("吨", "公吨"), "tons", r"(?:metric )?(?:tons?|tonnes?)", "weight", 2_000),
    _Measure(("磅",), "pounds", r"pounds?|lbs?", "weight", 0.907),
    _Measure(("里",), "li", "li", "length"),
    _Measure(("英里",), "miles", r"miles?", "length", 3.2187),
    _Measure(("平方公里",), "square kilometers", r"square kilomet(?:er|re)s?", "land"),
    _Measure(("平方英里",), "square miles", r"square miles?", "land", 2.59),
    _Measure(("角", "毛"), "jiao", "jiao", "money"),
    _Measure(("公里",), "kilometers", r"kilomet(?:er|re)s?|km", "length", 2),
    _Measure(("公尺", "米"), "meters", r"met(?:er|re)s?", "length", 0.002),
    _Measure(("丈", "市丈"), "zhang", r"zhang", "length", 1 / 150),
    _Measure(("尺", "市尺"), "chi", r"-?(?:chi|feet|foot)", "length", 1 / 1500),
)
"""
Chinese measures of the 1950s in metric ones: a 市亩 is 1/15 hectare, a 市斤 half a kilogram, a 市里
half a kilometre, a 市尺 a third of a metre (度量衡法 of 1929); translators call it a foot, which
is 0.305.
"""
_OF_UNIT: Final = {unit: measure for measure in _MEASURES for unit in measure.units}
_SAID: Final = re.compile(
    r"[ -]?(?:"
    + "|".join(f"(?P<m{at}>{measure.pattern})" for at, measure in enumerate(_MEASURES))
    + r")\b",
    re.IGNORECASE,
)
_ROUNDED: Final = 0.03
"""Share by which a converted quantity may be off: 100 mu are "16 acres"."""


def unit_word(unit: str) -> str:
    """Give the English word for a unit; "" where the table has none."""
    if unit == "%":
        return "%"
    measure = _OF_UNIT.get(unit)
    return measure.word if measure else ""


class UnitSaid(NamedTuple):
    """
    The unit that stands behind a number of a translation.

    Attributes:
        end: Offset behind it.
        is_other: It measures something else than the original's unit.
        factor: What the original's number is to be multiplied by to be in this unit; None
            where that cannot be.

    """

    end: int
    is_other: bool
    factor: float | None


def unit_said(unit: str, text: str, end: int) -> UnitSaid | None:
    """
    Compare the unit of a figure with the word behind a number of its translation.

    Args:
        unit: Of the figure, as the table of figures has it.
        text: The translation.
        end: Offset behind the number.

    Returns:
        None where one of the two is not in the table, and nothing can be said.

    >>> unit_said("名", "more than 100 times", 13)
    UnitSaid(end=19, is_other=True, factor=None)
    >>> unit_said("斤", "50 kilograms", 2)
    UnitSaid(end=12, is_other=True, factor=0.5)

    """
    mine = _OF_UNIT.get(unit)
    match = _SAID.match(text, end) if mine else None
    if match is None or mine is None:
        return None
    theirs = _MEASURES[int((match.lastgroup or "m0")[1:])]
    is_other = mine is not theirs
    is_convertible = is_other and mine.dimension and mine.dimension == theirs.dimension
    return UnitSaid(match.end(), is_other, mine.size / theirs.size if is_convertible else None)


def is_about(value: float, expected: float) -> bool:
    """Say whether a converted value is right but for rounding."""
    return abs(value - expected) <= _ROUNDED * abs(expected)
