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

from dashboard.figures.quantity import JOINTS, Quantity, Unjoined, add, extends, is_lesser, joined
from dashboard.figures.runs import RUN, Piece, pieces
from dashboard.figures.telling import Candidate, is_counted
from dashboard.figures.units import PEOPLE, UNITS, unit_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


_SHARE: Final = UNITS["成"]._replace(name="分数")
_FORM_TO_UNIT: Final = {"percent": UNITS["%"], "fraction": _SHARE}
_PERSON: Final = UNITS["人"]
_OUNCE: Final = UNITS["两"]
_TWO: Final = Piece(0, 1, 2.0, None, is_inexact=False, form="number")
_MORE: Final = frozenset("多余来")
_UNITS_OF_KILO: Final = frozenset("瓦伏卡克周")
_LINE_STARTS: Final = frozenset({"", "\n", " ", "\u3000"})
_PARTED: Final = re.compile("[，。；：！？\n的]")
_PEOPLES: Final = re.compile(
    "(?:[\u4e00-\u9fff]{1,4}、)*[\u4e00-\u9fff]{1,4}?(?:等(?:各)?民|各|民)?族([\u4e00-\u9fff]{2})"
)
"""八十万侗族人民, 四十万蒙、汉等民族农民."""
_CASUALTIES: Final = re.compile("[毙歼俘捉][^，。；：！？\n]*$")
_CLAUSE: Final = 20
_NEXT_OF_ROW: Final = re.compile(
    r"[^，。；：！？\n的]{1,5}?[、和及]?[两二三四五六七八九十][十百千余多]*"
)
_NO_COUNT: Final = frozenset("这那某每另同第上下哪任")
_ROW: Final = 6
"""Characters that a count's noun may have for the next count to be in a row with it."""
_HALVED: Final = {"月": "个月", "小时": "小时", "钟头": "小时", "星期": "星期", "世纪": "世纪"}
_HALVED_KINDS: Final = frozenset(("measure", "time", "thing", "small"))
_CLAUSE_END: Final = frozenset("，。；、！？：）\n")
_OTHER_HALF: Final = frozenset("另前后上下")
_ABOUT_BEFORE: Final = re.compile(
    "(?:约|(?<![最附靠邻])近|不到|不足|至少|最少|起码|超过|几乎|大概|多达|估计)[有达为了在需占计产共是]?$"
)
_ABOUT_LAST: Final = frozenset("约近到足少码过乎概达计有为了在需占产共是")
"""What that pattern can end with: a look at one character is cheaper."""
_ABOUT_AFTER: Final = frozenset({"以上", "以下", "左右", "上下", "有余", "之多", "开外"})
_OUNCES: Final = 16
_LEAST_PEOPLE: Final = 10
"""Fewer are no crowd: 五好战士."""
_NOWHERE: Final = (sys.maxsize, sys.maxsize)
_DIGITS: Final = "一二三四五六七八九"
_BEHIND_ONE: Final = frozenset(unit[0] for unit in UNITS) | JOINTS
_BEFORE_ONE: Final = JOINTS | {"秒", "尺", "米", "丈", "块", "成"}
"""Before a decimal: 七秒一."""
_BEFORE_COUNT: Final = frozenset("总人户亩头次指件系位个无多少半字年")
"""What 数 is the end of: 总数十五万 is not vague."""
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
            if waiting and text[waiting.end : at] in JOINTS:
                quantity = joined(text, waiting, piece, at, quantity)
            waiting = None
            if quantity is not None:
                add(found, text, quantity, ounces)
                end = found[-1].end
            elif extends(found, text, piece, at):
                end = found[-1].end
            elif text[start + piece.end : start + piece.end + 1] in JOINTS:
                waiting = Unjoined(at, start + piece.end, piece)
    return [_going_up(quantity) for quantity in found]


def _going_up(quantity: Quantity) -> Quantity:
    """Leave of what is joined to no range, 半五、六百, the first number."""
    value, highest = quantity.value, quantity.value_max
    if highest is None or (value is not None and value < highest):
        return quantity
    return quantity._replace(value_max=None, is_inexact=True)


def _runs(text: str, names: Iterable[tuple[int, int]]) -> Iterator[tuple[int, str]]:
    """Give the runs of numerals that are in no name and no ordinal, and where each begins."""
    spans = iter(names)
    name_start, name_end = next(spans, _NOWHERE)
    for match in RUN.finditer(text):
        start, stop = match.span()
        while name_end <= start:
            name_start, name_end = next(spans, _NOWHERE)
        run, before = match[0], text[start - 1 : start]
        is_lone = run == "一" and text[stop : stop + 1] not in _BEHIND_ONE
        if is_lone and before not in _BEFORE_ONE:
            continue  # half of all runs: 一定, 统一
        if name_start < stop or before in _BEFORE_ORDINAL:
            continue
        if run[-1] == "千" and text[stop : stop + 1] in _UNITS_OF_KILO:
            run = run[:-1]
        elif run[0] == "数" and before in _BEFORE_COUNT:
            start, run = start + 1, run[1:]
        elif "、" in run and before in _LINE_STARTS and not _is_range_at_start(text, run):
            skipped = run.index("、") + 1  # the number of an item
            start, run = start + skipped, run[skipped:]
        yield start, run


def _is_range_at_start(text: str, run: str) -> bool:
    r"""
    Tell 五、六百人, with which a paragraph begins, from 五、, the number of an item.

    >>> [_is_range_at_start(text, "五、六百") for text in ("五、六百人到会。", "四、\n五、六百人")]
    [True, False]
    """
    if run[0] == "两":
        return True
    at = _DIGITS.find(run[0])
    if at < 1 or len(run) < len("五、六") or run[len("五、")] != _DIGITS[at + 1 : at + 2]:
        return False
    return re.search(rf"(?:^|[\n（(]){_DIGITS[at - 1]}[、）)]", text) is None


def _quantity(text: str, start: int, piece: Piece, last: Quantity | None) -> Quantity | None:
    """Read the unit behind a number; None where there is none, or it is no quantity."""
    end = start + piece.end - piece.start
    if piece.form in _FORM_TO_UNIT:
        is_part = text[start - 1 : start] == "又"  # 三又百分之二十七倍
        share = Candidate(text, start, end, _FORM_TO_UNIT[piece.form], piece)
        return None if is_part else _noted(share)
    if piece.form == "half" and piece.end - piece.start > 1:
        is_share = text[start - 1 : start] not in _OTHER_HALF and not unit_at(text, end)
        return _noted(Candidate(text, start, end, _SHARE, piece)) if is_share else None
    at = end
    if piece.form == "great" and text[end : end + 1] == "把":
        at, piece = end + 1, piece._replace(is_inexact=True)  # 百把人
    elif piece.is_inexact and text[end : end + 1] in _MORE:
        at += 1
    read = unit_at(text, at)
    if read is None:
        return _without_unit(text, start, at, piece)
    seen = Candidate(text, start, read[1], read[0], piece)
    if seen.unit.name == "米" and text[start:end] == "一两":
        return _without_unit(text, start, end, piece)  # of rice
    if seen.unit is _OUNCE and unit_at(text, seen.end):
        return _quantity(text, at, _TWO, last)  # 五、六两月
    return _noted(seen) if _is_quantity(seen, last) else None


def _is_quantity(seen: Candidate, last: Quantity | None) -> bool:
    if seen.unit.kind == "small":
        return last is not None and last.end == seen.start and is_lesser(seen.unit.name, last.unit)
    return is_counted(seen) or _is_in_row(seen, last)


def _is_in_row(seen: Candidate, last: Quantity | None) -> bool:
    """Tell 两个专区一个市郊 and 一个县、三个区, rows of counts, from 一个 as an article."""
    if not seen.is_one or seen.unit.kind not in ("thing", "person"):
        return False
    if last is not None and last.unit == seen.unit.name and last.value != 1:
        between = seen.text[last.end : seen.start]
        if 0 < len(between) <= _ROW and not _PARTED.search(between):
            return True
    following = _NEXT_OF_ROW.match(seen.text, seen.end)
    if following is None or seen.before in _NO_COUNT:
        return False
    read = unit_at(seen.text, following.end())
    return read is not None and read[0] is seen.unit


def _without_unit(text: str, start: int, end: int, piece: Piece) -> Quantity | None:
    """Read a number of people without a measure word, 三千农民, and one ounce, 一两油."""
    if piece.form not in ("half", "digits") and (
        piece.is_inexact or (piece.value or 0) >= _LEAST_PEOPLE
    ):
        if text[end : end + 2] in PEOPLE:
            return _noted(Candidate(text, start, end + 2, _PERSON, piece))
        people = _PEOPLES.match(text, end)
        if people and people[1] in PEOPLE:
            return _noted(Candidate(text, start, end, _PERSON, piece))
        if _of_casualties(text, start, end):
            return _noted(Candidate(text, start, end, _PERSON, piece))
    if piece.form == "pair" and text[end - 2 : end] == "一两":
        return _noted(Candidate(text, start, end, _OUNCE, piece._replace(value_max=None)))
    return None


def _of_casualties(text: str, start: int, end: int) -> bool:
    """Tell 毙伤五十余, people without a word for them, from other numbers without a unit."""
    is_last = end == len(text) or text[end] in _CLAUSE_END or text[end : end + 2] == "以上"
    return is_last and _CASUALTIES.search(text, max(0, start - _CLAUSE), start) is not None


def _noted(seen: Candidate) -> Quantity:
    """Make a quantity, with the half behind it and what is said of its exactness."""
    text, start, end, unit, piece = seen
    value, name = piece.value, unit.name
    is_inexact = piece.is_inexact or "个多" in text[start:end]
    after = seen.after
    if after in _MORE and after != "来" and (unit.kind != "thing" or name == "个"):
        is_inexact, end = True, end + 1
    elif after == "半" and value is not None and unit.kind in _HALVED_KINDS:
        of_what = next((word for word in _HALVED if text.startswith(word, end + 1)), "")
        if of_what and name == "个":
            value, name, end = value + 0.5, _HALVED[of_what], end + 1 + len(of_what)
        elif not of_what and (unit.kind != "thing" or text[end + 1 : end + 2] in _CLAUSE_END):
            value, end = value + 0.5, end + 1
    is_inexact = is_inexact or _is_about(seen, end)
    return Quantity(start, end, value, piece.value_max, name, is_inexact, unit.kind == "body")


def _is_about(seen: Candidate, end: int) -> bool:
    """Say whether the words around a quantity say more, less or about."""
    text, start, before = seen.text, seen.start, seen.before
    if text[end : end + 2] in _ABOUT_AFTER or (seen.piece.form == "great" and before == "上"):
        return True
    if seen.piece.form in _FORM_TO_UNIT and text[end : end + 1] in ("强", "弱"):
        return True
    return before in _ABOUT_LAST and bool(_ABOUT_BEFORE.search(text, max(0, start - 4), start))
