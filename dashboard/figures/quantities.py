"""
Find the quantities of a Chinese text: numbers with what they count.

Left out are dates, years and hours, ordinals, numbers of items, and numbers that are part of a
name or of an ordinary word. 一 with a measure word of things is mostly an article (一种, 一个农民); it
is a quantity behind what is counted (马一匹), in a row of counts (两个专区一个市郊), and before a measure
or a span of time (一担, 一年来).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from dashboard.figures.runs import RUN, Piece, pieces
from dashboard.figures.telling import is_counted
from dashboard.figures.units import PEOPLE, UNITS, unit_at

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dashboard.figures.units import Unit

_SHARE: Final = UNITS["成"]._replace(name="分数")
_PERCENT: Final = UNITS["%"]
_RATIO: Final = UNITS["成"]._replace(name="比")
_PERSON: Final = UNITS["人"]
_MORE: Final = frozenset("多余来")
_UNITS_OF_KILO: Final = frozenset("瓦伏卡克周")
_JOINS: Final = frozenset("到至—－-~～–")
_LINE_STARTS: Final = frozenset({"", "\n", " ", "\u3000"})
_SCORED: Final = re.compile("[胜负败赢]|平局|比赛")
_PARTED: Final = re.compile("[，。；：！？\n的]")
_ROW: Final = 6
"""Characters that a count's noun may have for the next count to be in a row with it."""
_HALVED: Final = {"月": "个月", "小时": "小时", "钟头": "小时", "星期": "星期", "世纪": "世纪"}
_ABOUT_BEFORE: Final = frozenset(
    {"不到", "不足", "至少", "超过", "几乎", "大约", "将近", "大概", "最少", "多达", "估计"}
)
_ABOUT_AFTER: Final = frozenset({"以上", "以下", "左右", "上下", "有余", "之多", "开外"})
_NOT_ABOUT: Final = frozenset({"最近", "附近", "靠近", "邻近"})
_PART_OF: Final = {
    ("亩", "分"): 0.1, ("亩", "厘"): 0.01, ("丈", "尺"): 0.1, ("尺", "寸"): 0.1, ("石", "斗"): 0.1,
    ("斗", "升"): 0.1, ("石", "升"): 0.01, ("升", "合"): 0.1, ("两", "钱"): 0.1, ("元", "角"): 0.1,
    ("元", "分"): 0.01, ("角", "分"): 0.1, ("元", "毛"): 0.1, ("块", "毛"): 0.1, ("成", "分"): 0.1,
    ("担", "斤"): 0.01, ("吨", "公斤"): 0.001, ("公里", "公尺"): 0.001, ("公尺", "公分"): 0.01,
    ("米", "厘米"): 0.01, ("年", "个月"): 1 / 12, ("天", "小时"): 1 / 24, ("小时", "分"): 1 / 60,
    ("小时", "分钟"): 1 / 60, ("分钟", "秒"): 1 / 60, ("分", "秒"): 1 / 60, ("英尺", "英寸"): 1 / 12,
    ("斤", "两"): 1 / 16, ("里", "步"): 1 / 300,
}  # fmt: skip
"""Lesser units in greater ones. A 斤 had 16 两 until the summer of 1959, and ten from then on."""


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


class _Open(NamedTuple):
    """A number without a unit, which the next one may be joined to: 五十比一, 二十到三十人."""

    start: int
    end: int
    piece: Piece


def find_quantities(text: str, names: Iterable[tuple[int, int]] = ()) -> list[Quantity]:
    """
    List the quantities of a text in order; none overlaps with another.

    Args:
        text: A Chinese body.
        names: Spans of place names, in order; numbers in them are none.

    >>> [(q.value, q.unit) for q in find_quantities("第四区有五里庄等七县，一亩五分田，运费减少百分之十七")]
    [(7.0, '县'), (1.5, '亩'), (17.0, '%')]

    """
    found: list[Quantity] = []
    spans = iter(names)
    name_start, name_end = next(spans, (len(text), len(text)))
    waiting: _Open | None = None
    end = 0
    for run in RUN.finditer(text):
        start, stop = run.span()
        while name_end <= start:
            name_start, name_end = next(spans, (len(text) + 1, len(text) + 1))
        if start < end or name_start < stop:
            continue
        surface = run[0]
        before = text[start - 1 : start]
        if before in ("第", "初"):
            continue
        if surface[-1] == "千" and text[stop : stop + 1] in _UNITS_OF_KILO:
            surface = surface[:-1]
        elif "、" in surface and before in _LINE_STARTS:
            skipped = surface.index("、") + 1  # the number of an item
            start, surface = start + skipped, surface[skipped:]
        for piece in pieces(surface):
            at = start + piece.start
            if at < end:
                continue
            last = found[-1] if found else None
            quantity = _quantity(text, at, start + piece.end, piece, last)
            if waiting and waiting.end + 1 == at:
                quantity = _joined(text, waiting, piece, at, quantity)
            waiting = None
            if quantity is None:
                waiting = _Open(at, start + piece.end, piece)
            else:
                _add(found, text, quantity)
                end = found[-1].end
    return found


def _quantity(
    text: str, start: int, end: int, piece: Piece, last: Quantity | None
) -> Quantity | None:
    """Read the unit behind a number; None where there is none, or it is no quantity."""
    is_inexact = piece.is_inexact
    if piece.form in ("percent", "fraction"):
        unit = _PERCENT if piece.form == "percent" else _SHARE
        if unit is _SHARE and text[end : end + 1] == "强":
            is_inexact = True
        return _noted(text, start, end, unit=unit, piece=piece, is_inexact=is_inexact)
    if piece.form == "half" and piece.end - piece.start > 1:
        if text[start - 1 : start] in ("另", "前", "后", "上", "下") or unit_at(text, end):
            return None
        return _noted(text, start, end, unit=_SHARE, piece=piece, is_inexact=is_inexact)
    at = end
    if is_inexact and text[end : end + 1] in _MORE:
        at += 1
    read = unit_at(text, at)
    if read is None:
        return _of_people(text, start, at, piece)
    unit, at = read
    if piece.form == "pair" and unit.name == "两" and piece.value_max == 2 and at - end == 1:
        return None
    if not is_counted(text, start, at, unit=unit, piece=piece) and not _is_in_row(
        text, start, unit, piece, last
    ):
        return None
    return _noted(text, start, at, unit=unit, piece=piece, is_inexact=is_inexact)


def _is_in_row(text: str, start: int, unit: Unit, piece: Piece, last: Quantity | None) -> bool:
    """Tell 两个专区一个市郊, a row of counts, from 一个 as an article."""
    if piece.value != 1 or piece.value_max or last is None or last.unit != unit.name:
        return False
    between = text[last.end : start]
    return 0 < len(between) <= _ROW and last.value != 1 and not _PARTED.search(between)


def _of_people(text: str, start: int, end: int, piece: Piece) -> Quantity | None:
    """Read a number of people without a measure word: 三千农民, 百万大军."""
    if text[end : end + 2] not in PEOPLE or piece.form in ("half", "digits"):
        return _ounce(text, start, end, piece)
    if not piece.is_inexact and (piece.value or 0) < 10:  # noqa: PLR2004  # 三青年, 五好战士
        return None
    return _noted(text, start, end + 2, unit=_PERSON, piece=piece, is_inexact=piece.is_inexact)


def _ounce(text: str, start: int, end: int, piece: Piece) -> Quantity | None:
    """Read 一两 before what is no measure word as an ounce."""
    if piece.form != "pair" or text[end - 1] != "两" or piece.value_max != 2:  # noqa: PLR2004
        return None
    one = piece._replace(value_max=None)
    return _noted(text, start, end, unit=UNITS["两"], piece=one, is_inexact=False)


def _noted(
    text: str, start: int, end: int, *, unit: Unit, piece: Piece, is_inexact: bool
) -> Quantity:
    """Make a quantity, with what is said of its exactness and the half behind it."""
    value, name = piece.value, unit.name
    after = text[end : end + 1]
    if after in _MORE and after != "来" and (unit.kind != "thing" or name == "个"):
        is_inexact, end = True, end + 1
    elif after == "半" and value is not None and unit.kind in ("measure", "time", "thing"):
        goes_on = next((word for word in _HALVED if text.startswith(word, end + 1)), None)
        if goes_on and name == "个":
            value, name, end = value + 0.5, _HALVED[goes_on], end + 1 + len(goes_on)
        elif unit.kind != "thing" and not goes_on:
            value, end = value + 0.5, end + 1
    if not is_inexact:
        before = text[max(0, start - 2) : start]
        is_inexact = (
            before in _ABOUT_BEFORE
            or (before[-1:] in ("约", "近", "上") and before not in _NOT_ABOUT)
            or text[end : end + 2] in _ABOUT_AFTER
        )
    return Quantity(start, end, value, piece.value_max, name, is_inexact, unit.kind == "body")


def _joined(
    text: str, first: _Open, piece: Piece, at: int, quantity: Quantity | None
) -> Quantity | None:
    """Join a number without a unit to the one behind it: 五十比一, 二十到三十人."""
    joint = text[first.end]
    low, high = first.piece.value, piece.value
    if low is None or high is None:
        return quantity
    if joint == "比" and quantity is None and high > 0:
        if _SCORED.search(text, max(0, first.start - 40), first.start):
            return None
        end = at + piece.end - piece.start
        return Quantity(first.start, end, low / high, None, "比", False, False)
    if joint in _JOINS and quantity is not None and quantity.value_max is None and low < high:
        if first.piece.form != "digits" and first.piece.end - first.piece.start > 0:
            return quantity._replace(start=first.start, value=low, value_max=quantity.value)
    return quantity


def _add(found: list[Quantity], text: str, new: Quantity) -> None:
    """Add a quantity, joined to the one before it where both are one: 一亩五分, 七十公厘到一百公厘."""
    if found:
        last = found[-1]
        between = text[last.end : new.start]
        if last.value is not None and new.value is not None:
            factor = _PART_OF.get((last.unit, new.unit)) if between in ("", "零", "又") else None
            if factor:
                found[-1] = last._replace(end=new.end, value=last.value + factor * new.value)
                return
            if between in _JOINS and _is_range(text, last, new):
                found[-1] = last._replace(end=new.end, value_max=new.value)
                return
    found.append(new)


def _is_range(text: str, low: Quantity, high: Quantity) -> bool:
    """Tell 百分之四到百分之八 from a change, 从五元到八元."""
    return (
        low.unit == high.unit
        and low.value_max is None
        and (low.value or 0) < (high.value or 0)
        and text[low.start - 1 : low.start] not in ("从", "由", "自")
    )
