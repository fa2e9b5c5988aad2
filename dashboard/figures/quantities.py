"""
Find the quantities of a Chinese text: numbers with what they count.

Left out are dates, years and hours, ordinals, numbers of items, and numbers that are part of a
name or of an ordinary word. 一 with a measure word of things is mostly an article (一种, 一个农民);
it is a quantity behind what is counted (马一匹), in a row of counts (两个专区一个市郊), and before
a measure or a span of time (一担, 一年来).
"""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING, Final

from dashboard.figures.quantity import JOINTS, Quantity, Unjoined, add, is_lesser, joined
from dashboard.figures.runs import RUN, pieces
from dashboard.figures.telling import Candidate, is_counted
from dashboard.figures.units import PEOPLE, UNITS, unit_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dashboard.figures.runs import Piece

_SHARE: Final = UNITS["成"]._replace(name="分数")
_FORM_TO_UNIT: Final = {"percent": UNITS["%"], "fraction": _SHARE}
_PERSON: Final = UNITS["人"]
_OUNCE: Final = UNITS["两"]
_MORE: Final = frozenset("多余来")
_UNITS_OF_KILO: Final = frozenset("瓦伏卡克周")
_LINE_STARTS: Final = frozenset({"", "\n", " ", "\u3000"})
_PARTED: Final = re.compile("[，。；：！？\n的]")
_ROW: Final = 6
"""Characters that a count's noun may have for the next count to be in a row with it."""
_HALVED: Final = {"月": "个月", "小时": "小时", "钟头": "小时", "星期": "星期", "世纪": "世纪"}
_HALVED_KINDS: Final = frozenset(("measure", "time", "thing"))
_OTHER_HALF: Final = frozenset("另前后上下")
_ABOUT_BEFORE: Final = re.compile(
    "(?:约|上|(?<![最附靠邻])近|不到|不足|至少|最少|起码|超过|几乎|大概|多达|估计)[有达为了在需占计产共是]?$"
)
_ABOUT_LAST: Final = frozenset("约上近到足少码过乎概达计有为了在需占产共是")
"""What that pattern can end with: a look at one character is cheaper."""
_ABOUT_AFTER: Final = frozenset({"以上", "以下", "左右", "上下", "有余", "之多", "开外"})
_OUNCES: Final = 16
_LEAST_PEOPLE: Final = 10
"""Fewer are no crowd: 五好战士."""
_NOWHERE: Final = (sys.maxsize, sys.maxsize)
_BEHIND_ONE: Final = frozenset(unit[0] for unit in UNITS) | JOINTS
_BEFORE_ORDINAL: Final = frozenset("第初")


def find_quantities(
    text: str, names: Iterable[tuple[int, int]] = (), *, ounces: int = _OUNCES
) -> list[Quantity]:
    """
    List the quantities of a text in order; none overlaps with another.

    Args:
        text: A Chinese body.
        names: Spans of place names, in order; numbers in them are none.
        ounces: How many 两 a 斤 has.

    >>> found = find_quantities("第四区有五里庄等七县，一亩五分田，运费减少百分之十七")
    >>> [(quantity.value, quantity.unit) for quantity in found]
    [(7.0, '县'), (1.5, '亩'), (17.0, '%')]

    """
    found: list[Quantity] = []
    waiting: Unjoined | None = None
    end = 0
    for start, run in _runs(text, names):
        for piece in pieces(run):
            at = start + piece.start
            if at < end:
                continue
            quantity = _quantity(text, at, piece, found[-1] if found else None)
            if waiting and waiting.end + 1 == at:
                quantity = joined(text, waiting, piece, at, quantity)
            waiting = None
            if quantity is None:
                waiting = Unjoined(at, start + piece.end, piece)
            else:
                add(found, text, quantity, ounces)
                end = found[-1].end
    return found


def _runs(text: str, names: Iterable[tuple[int, int]]) -> Iterator[tuple[int, str]]:
    """Give the runs of numerals that are in no name and no ordinal, and where each begins."""
    spans = iter(names)
    name_start, name_end = next(spans, _NOWHERE)
    for match in RUN.finditer(text):
        start, stop = match.span()
        while name_end <= start:
            name_start, name_end = next(spans, _NOWHERE)
        run, before = match[0], text[start - 1 : start]
        if run == "一" and text[stop : stop + 1] not in _BEHIND_ONE and before not in JOINTS:
            continue  # half of all runs: 一定, 统一
        if name_start < stop or before in _BEFORE_ORDINAL:
            continue
        if run[-1] == "千" and text[stop : stop + 1] in _UNITS_OF_KILO:
            run = run[:-1]
        elif "、" in run and before in _LINE_STARTS:
            skipped = run.index("、") + 1  # the number of an item
            start, run = start + skipped, run[skipped:]
        yield start, run


def _quantity(text: str, start: int, piece: Piece, last: Quantity | None) -> Quantity | None:
    """Read the unit behind a number; None where there is none, or it is no quantity."""
    end = start + piece.end - piece.start
    if piece.form in _FORM_TO_UNIT:
        return _noted(Candidate(text, start, end, _FORM_TO_UNIT[piece.form], piece))
    if piece.form == "half" and piece.end - piece.start > 1:
        is_share = text[start - 1 : start] not in _OTHER_HALF and not unit_at(text, end)
        return _noted(Candidate(text, start, end, _SHARE, piece)) if is_share else None
    at = end + (piece.is_inexact and text[end : end + 1] in _MORE)
    read = unit_at(text, at)
    if read is None:
        return _without_unit(text, start, at, piece)
    seen = Candidate(text, start, read[1], read[0], piece)
    if seen.unit.kind == "small":
        goes_on = last and last.end == start and is_lesser(seen.unit.name, last.unit)
        return _noted(seen) if goes_on else None
    if seen.unit is _OUNCE and unit_at(text, seen.end):
        return None  # 五、六两月
    return _noted(seen) if is_counted(seen) or _is_in_row(seen, last) else None


def _is_in_row(seen: Candidate, last: Quantity | None) -> bool:
    """Tell 两个专区一个市郊, a row of counts, from 一个 as an article."""
    if not seen.is_one or last is None or last.unit != seen.unit.name or last.value == 1:
        return False
    between = seen.text[last.end : seen.start]
    return 0 < len(between) <= _ROW and not _PARTED.search(between)


def _without_unit(text: str, start: int, end: int, piece: Piece) -> Quantity | None:
    """Read a number of people without a measure word, 三千农民, and one ounce, 一两油."""
    if text[end : end + 2] in PEOPLE and piece.form not in ("half", "digits"):
        if piece.is_inexact or (piece.value or 0) >= _LEAST_PEOPLE:
            return _noted(Candidate(text, start, end + 2, _PERSON, piece))
    elif piece.form == "pair" and text[end - 2 : end] == "一两":
        return _noted(Candidate(text, start, end, _OUNCE, piece._replace(value_max=None)))
    return None


def _noted(seen: Candidate) -> Quantity:
    """Make a quantity, with the half behind it and what is said of its exactness."""
    text, start, end, unit, piece = seen
    value, name, is_inexact = piece.value, unit.name, piece.is_inexact
    after = seen.after
    if after in _MORE and after != "来" and (unit.kind != "thing" or name == "个"):
        is_inexact, end = True, end + 1
    elif after == "半" and value is not None and unit.kind in _HALVED_KINDS:
        of_what = next((word for word in _HALVED if text.startswith(word, end + 1)), "")
        if of_what and name == "个":
            value, name, end = value + 0.5, _HALVED[of_what], end + 1 + len(of_what)
        elif not of_what and unit.kind != "thing":
            value, end = value + 0.5, end + 1
    if not is_inexact:
        is_inexact = text[end : end + 2] in _ABOUT_AFTER or (
            seen.before in _ABOUT_LAST
            and _ABOUT_BEFORE.search(text, max(0, start - 4), start) is not None
        )
    return Quantity(start, end, value, piece.value_max, name, is_inexact, unit.kind == "body")
