"""A quantity, and how two numbers that stand side by side become one."""

from __future__ import annotations

import re
from math import prod
from typing import TYPE_CHECKING, Final, NamedTuple

from dashboard.language.numerals import parse_chinese_numeral

if TYPE_CHECKING:
    from dashboard.figures.runs import Piece

_JOINS: Final = frozenset({*"到至—－-~～–", "——"})
JOINTS: Final = _JOINS | {"比", "与"}
"""What may stand between a number without a unit and the next: 五十比一, 二十到三十人."""
_LINKS: Final = frozenset({"", "零", "又"})
_SCORED: Final = re.compile("[胜负败赢票]|平局|比赛|表决")
_CLAUSE_END: Final = re.compile("[，。；\n]")
_LOOK_BACK: Final = 40
_DECIMALS: Final = 6
_TENTH: Final = 10
_WITH_DECIMALS: Final = frozenset(("秒", "公尺", "米", "度", "丈", "尺", "块"))
_TIMES: Final = {"百": 1e2, "千": 1e3, "万": 1e4, "亿": 1e8}
_SCALES: Final = re.compile("[百千万亿]")
_SCALE: Final = re.compile("[百千万亿]+$")
_SIGNS: Final = frozenset(("", *"，。；、！？：（）()\n 的和与及至到"))
_PART_OF: Final = {
    ("亩", "分"): 0.1, ("亩", "厘"): 0.01,
    ("丈", "尺"): 0.1, ("尺", "寸"): 0.1, ("丈", "寸"): 0.01,
    ("石", "斗"): 0.1, ("斗", "升"): 0.1, ("石", "升"): 0.01, ("升", "合"): 0.1,
    ("斤", "两"): 1 / 16, ("两", "钱"): 0.1, ("担", "斤"): 0.01, ("吨", "公斤"): 0.001,
    ("元", "角"): 0.1, ("元", "分"): 0.01, ("角", "分"): 0.1, ("元", "毛"): 0.1, ("块", "毛"): 0.1,
    ("公里", "公尺"): 0.001, ("公里", "米"): 0.001,
    ("公尺", "公分"): 0.01, ("米", "厘米"): 0.01, ("英尺", "英寸"): 1 / 12,
    ("年", "个月"): 1 / 12, ("天", "小时"): 1 / 24, ("小时", "分"): 1 / 60,
    ("小时", "分钟"): 1 / 60, ("成", "分"): 0.1,
}  # fmt: skip
"""Lesser units in greater ones. Of the 两, a 斤 had sixteen until the summer of 1959, then ten."""


class Quantity(NamedTuple):
    """
    A number and its unit as they stand in a Chinese text.

    Attributes:
        start: 0-based offset of the first character.
        end: Offset behind the unit.
        value: In the unit as written, 万 and 亿 expanded; None where it is vague (几十).
        value_max: The higher end of a range.
        unit: Measure word or unit, "%", "分数" (a decimal fraction), "比" (so many to one).
        is_inexact: The writer says more, less or about.
        is_noun: Whether the unit is a noun that is counted (七县), so that none stands behind it.

    """

    start: int
    end: int
    value: float | None
    value_max: float | None
    unit: str
    is_inexact: bool
    is_noun: bool


class Unjoined(NamedTuple):
    """A number without a unit, which the next one may be joined to: 五十比一, 二十到三十人."""

    start: int
    end: int
    piece: Piece


def is_lesser(unit: str, greater: str) -> bool:
    """Say whether a unit goes on behind a greater one: 一亩五分."""
    return (greater, unit) in _PART_OF


def joined(
    text: str, first: Unjoined, piece: Piece, at: int, quantity: Quantity | None
) -> Quantity | None:
    """
    Join a number without a unit to the number behind it, where they are a ratio or a range.

    Args:
        text: What both stand in.
        first: The number without a unit; one sign lies between.
        piece: The second number.
        at: Where that begins.
        quantity: What it is by itself, and what is given back where nothing joins them.

    """
    joint, low, high = text[first.end : at], first.piece.value, piece.value
    if low is None or high is None:
        return quantity
    end = at + piece.end - piece.start
    is_ratio = joint == "比" or (joint == "与" and text.startswith("之比", end))
    if is_ratio and quantity is None and high > 0:
        clause = _CLAUSE_END.search(text, end)
        stop = clause.start() if clause else len(text)
        if _SCORED.search(text, max(0, first.start - _LOOK_BACK), stop):
            return None  # 三比二: of a match
        return Quantity(first.start, end, low / high, None, "比", is_inexact=False, is_noun=False)
    if quantity is None or quantity.value_max is not None or first.piece.form == "digits":
        return quantity
    if joint in _JOINS:
        low *= _scale_shared(text[first.start : first.end], text[at:end], low, high)
        # 七至八两月: what is two is not the higher end.
        if low < high <= (quantity.value or 0):
            return quantity._replace(start=first.start, value=low, value_max=quantity.value)
    return quantity


def _scale_shared(first: str, second: str, low: float, high: float) -> float:
    """
    Give what the first number of a range is to be multiplied by: 三至五万 are 30,000 to 50,000.

    >>> _scale_shared("三", "五万", 3, 50_000), _scale_shared("二十", "一百", 20, 100)
    (10000.0, 1.0)
    """
    scale = _SCALE.search(second)
    if scale is None or _SCALES.search(first):
        return 1.0
    times = prod(_TIMES[sign] for sign in scale[0])
    return times if low * times < high else 1.0


def extends(found: list[Quantity], text: str, piece: Piece, at: int) -> bool:
    """
    Join a number without a unit to the quantity before it, where that goes on in it.

    百分之七十至八十 is a range; 十秒七, 一公尺五十八, 七成五 and 四石七斗四五 have decimals behind
    the unit.
    """
    last = found[-1] if found else None
    if last is None or last.value is None or piece.value is None or last.value_max is not None:
        return False
    end = at + piece.end - piece.start
    if last.unit == "%" and text[last.end : at] in _JOINS:
        if piece.value > last.value:
            found[-1] = last._replace(end=end, value_max=piece.value)
            return True
    elif last.unit == "石" and text[last.end - 1] == "斗" and last.end == at:
        digits = parse_chinese_numeral(text[at:end])  # 四五 is no "four or five" here
        if digits is not None:
            value = last.value + digits / _TENTH ** (1 + end - at)
            found[-1] = last._replace(end=end, value=round(value, _DECIMALS))
            return True
    elif last.unit in _WITH_DECIMALS and last.end == at and text[end : end + 1] in _SIGNS:
        factor = 0.1 if end - at == 1 else 0.01
        value = round(last.value + factor * piece.value, _DECIMALS)
        found[-1] = last._replace(end=end, value=value)
        return True
    elif last.unit == "成" and last.end == at and end - at == 1 and piece.value < _TENTH:
        found[-1] = last._replace(end=end, value=last.value + piece.value / _TENTH)
        return True
    return False


def add(found: list[Quantity], text: str, new: Quantity, ounces: int) -> None:
    """
    Add a quantity to those before it, or to the last of them: 一亩五分, 七十公厘到一百公厘.

    Args:
        found: What it is added to.
        text: What they stand in.
        new: What is added.
        ounces: How many 两 a 斤 had.

    """
    last = found[-1] if found else None
    if last is None or last.value is None or new.value is None:
        found.append(new)
        return
    between = text[last.end : new.start]
    factor = _PART_OF.get((last.unit, new.unit)) if between in _LINKS else None
    if factor:
        if new.unit == "两":
            factor = 1 / ounces
        # 二元二角至十七元五角: the lesser unit is of the end that stands before it.
        value = round((last.value_max or last.value) + factor * new.value, _DECIMALS)
        grown = last._replace(end=new.end, is_inexact=new.is_inexact)
        is_range = last.value_max is not None
        found[-1] = grown._replace(value_max=value) if is_range else grown._replace(value=value)
    elif between in _JOINS and _is_range(text, last, new):
        found[-1] = last._replace(end=new.end, value_max=new.value, is_inexact=new.is_inexact)
    else:
        found.append(new)


def _is_range(text: str, low: Quantity, high: Quantity) -> bool:
    """Tell 百分之四到百分之八 from a change, 从五元到八元."""
    return (
        low.unit == high.unit
        and low.value_max is None
        and high.value_max is None
        and (low.value or 0) < (high.value or 0)
        and text[low.start - 1 : low.start] not in ("从", "由", "自")
    )
