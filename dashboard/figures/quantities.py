"""
Find the quantities of a Chinese text: numbers with what they count.

Left out are dates, years and hours, ordinals, numbers of items, and numbers that are part of a
name or of an ordinary word. 一 with a measure word of things is mostly an article (一种, 一个农民); it
is a quantity behind what is counted (马一匹), in a row of counts (两个专区一个市郊), and before a measure
or a span of time (一担, 一年来).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from dashboard.figures.quantity import Quantity, Unjoined, add, is_lesser, joined
from dashboard.figures.runs import RUN, pieces
from dashboard.figures.telling import is_counted
from dashboard.figures.units import PEOPLE, UNITS, unit_at

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dashboard.figures.runs import Piece
    from dashboard.figures.units import Unit

_SHARE: Final = UNITS["成"]._replace(name="分数")
_PERCENT: Final = UNITS["%"]
_PERSON: Final = UNITS["人"]
_OUNCE: Final = UNITS["两"]
_MORE: Final = frozenset("多余来")
_UNITS_OF_KILO: Final = frozenset("瓦伏卡克周")
_LINE_STARTS: Final = frozenset({"", "\n", " ", "\u3000"})
_PARTED: Final = re.compile("[，。；：！？\n的]")
_ROW: Final = 6
"""Characters that a count's noun may have for the next count to be in a row with it."""
_HALVED: Final = {"月": "个月", "小时": "小时", "钟头": "小时", "星期": "星期", "世纪": "世纪"}
_OTHER_HALF: Final = frozenset("另前后上下")
_ABOUT_BEFORE: Final = re.compile(
    "(?:约|上|(?<![最附靠邻])近|不到|不足|至少|最少|起码|超过|几乎|大概|多达|估计)[有达为了在需占计产共是]?$"
)
_ABOUT_LAST: Final = frozenset("约上近到足少码过乎概达计有为了在需占产共是")
"""What that pattern can end with: a look at one character is cheaper."""
_ABOUT_AFTER: Final = frozenset({"以上", "以下", "左右", "上下", "有余", "之多", "开外"})
_OUNCES: Final = 16


def find_quantities(
    text: str, names: Iterable[tuple[int, int]] = (), *, ounces: int = _OUNCES
) -> list[Quantity]:
    """
    List the quantities of a text in order; none overlaps with another.

    Args:
        text: A Chinese body.
        names: Spans of place names, in order; numbers in them are none.
        ounces: How many 两 a 斤 has.

    >>> [(q.value, q.unit) for q in find_quantities("第四区有五里庄等七县，一亩五分田，运费减少百分之十七")]
    [(7.0, '县'), (1.5, '亩'), (17.0, '%')]

    """
    found: list[Quantity] = []
    spans = iter(names)
    name_start, name_end = next(spans, (len(text), len(text)))
    waiting: Unjoined | None = None
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
                quantity = joined(text, waiting, piece, at, quantity)
            waiting = None
            if quantity is None:
                waiting = Unjoined(at, start + piece.end, piece)
            else:
                add(found, text, quantity, ounces)
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
        if text[start - 1 : start] in _OTHER_HALF or unit_at(text, end):
            return None
        return _noted(text, start, end, unit=_SHARE, piece=piece, is_inexact=is_inexact)
    at = end
    if is_inexact and text[end : end + 1] in _MORE:
        at += 1
    read = unit_at(text, at)
    if read is None:
        return _of_people(text, start, at, piece)
    unit, at = read
    if unit.name == "两" and unit_at(text, at):
        return None  # 五、六两月
    if unit.kind == "small":
        if last is None or last.end != start or not is_lesser(unit.name, last.unit):
            return None
    elif not is_counted(text, start, at, unit=unit, piece=piece) and not _is_in_row(
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
        is_inexact = text[end : end + 2] in _ABOUT_AFTER or (
            text[start - 1 : start] in _ABOUT_LAST
            and _ABOUT_BEFORE.search(text, max(0, start - 4), start) is not None
        )
    return Quantity(start, end, value, piece.value_max, name, is_inexact, unit.kind == "body")
