"""Provinces and great cities by one character: 晋陕两省, 陕、甘、宁三省, 抵沪, 平津."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType

from dashboard.places.mention import Mention
from dashboard.places.regions import province_at

SIGN_TO_PLACE: Mapping[str, str] = MappingProxyType(
    {
        "冀": "hebei", "晋": "shanxi", "辽": "liaoning", "吉": "jilin", "黑": "heilongjiang",
        "苏": "jiangsu", "浙": "zhejiang", "皖": "anhui", "闽": "fujian", "赣": "jiangxi",
        "鲁": "shandong", "豫": "henan", "鄂": "hubei", "湘": "hunan", "粤": "guangdong",
        "桂": "guangxi", "川": "sichuan", "黔": "guizhou", "滇": "yunnan", "陕": "shaanxi",
        "甘": "gansu", "青": "qinghai", "宁": "ningxia", "新": "xinjiang", "藏": "xizang",
        "蒙": "neimenggu", "热": "rehe", "察": "chahar", "绥": "suiyuan", "康": "xikang",
        "京": "beijing", "津": "tianjin", "沪": "shanghai", "渝": "chongqing", "平": "beijing",
        "汉": "wuhan", "穗": "guangzhou",
    }
)  # fmt: skip
_PEIPING_RENAMED = date(1949, 9, 27)
_UNTIL_RENAMED = {"京": "nanjing"}
"""Until 北平 became 北京, 京 was the capital of the day: Nanjing."""
_CITIES = "京津沪渝穗"
_SIGNS = "".join(SIGN_TO_PLACE)
_NOT_A_LINE = "(?!铁?路|[线段]|公路|铁道|列车|快车|直达|剧|戏)"
# Begins with a set of signs, which is looked for five times as fast as its alternatives.
_TOGETHER = re.compile(
    rf"[{_SIGNS}江](?:"
    rf"[{_SIGNS}]{{1,5}}"
    r"(?=[两二三四五六七]?省|等省|各省|边[区境界]|两[市地]|交界|一带|地区|前线|毗[连邻]|之间|解放区)"
    rf"|(?:[、和及][{_SIGNS}])+(?=[两二三四五六七等各]*省|[两三]市|等地|边区)"
    rf"|(?:(?<=[平京沪])津|(?<=京)[沪津]|(?<=沪)[杭宁]|(?<=津)沪|(?<=平)汉|(?<=川)[康陕]|(?<=湘)鄂|(?<=江)浙)"
    rf"{_NOT_A_LINE})"
)
_WAY = re.compile(
    rf"[来抵到赴离返去在驻留由自从旅][{_CITIES}](?=[参出开访工学召举的，。、；后时市等各途转进治集演观赴抵返去到]|$)"
)
_OTHERS = {"江": "jiangsu", "杭": "zhejiang"}


def find_abbreviations(text: str, on: date) -> list[Mention]:
    """
    Find provinces and great cities that a Chinese text names by one character.

    A character counts only with others of its kind before a word for provinces, in a
    list that ends in one, in a pair in common use that names no railway, or, of a city,
    behind a verb of going there.

    Args:
        text: A title or a body.
        on: Day of the issue; 京 is Nanjing until Beijing got its name.

    >>> [m.place_id for m in find_abbreviations("晋陕两省的代表抵沪，", date(1954, 3, 1))]
    ['shanxi', 'shaanxi', 'shanghai']

    """
    found = [*_together(text), *(match.end() - 1 for match in _WAY.finditer(text))]
    mentions = []
    for position in sorted(found):
        place_id = _place(text[position], on)
        if place_id:
            mentions.append(Mention(place_id, position, position + 1, text[position]))
    return mentions


def _together(text: str) -> Iterator[int]:
    for match in _TOGETHER.finditer(text):
        for position in range(*match.span()):
            if text[position] in SIGN_TO_PLACE or text[position] in _OTHERS:
                yield position


def _place(sign: str, on: date) -> str | None:
    """
    Give the unit of a sign that stood on a day: itself, or what held it.
    """
    place_id = SIGN_TO_PLACE.get(sign) or _OTHERS[sign]
    if on < _PEIPING_RENAMED:
        place_id = _UNTIL_RENAMED.get(sign, place_id)
    return place_id if province_at(place_id, on) else None


def uncovered(mentions: Sequence[Mention], others: Sequence[Mention]) -> list[Mention]:
    """
    Leave out what lies inside other mentions: 晋 in 晋冀鲁豫边区.
    """
    spans = [(other.start, other.end) for other in others]
    return [m for m in mentions if not any(a < m.end and m.start < b for a, b in spans)]
