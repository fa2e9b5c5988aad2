"""What a figure counts, where it stands beside it; and whether it is so much for each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from dashboard.figures.units import UNITS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.figures.quantity import Quantity

_NUMERAL: Final = "一二三四五六七八九十百千万亿几两○〇零"
_SIGNS: Final = "，。；、！？：（）()「」『』“”《》〈〉\n \u3000,.;:%％0-9０-９"
_PARTICLES: Final = (
    "的了在到已都就被把向从由和及与是有将着过也不又再去来为以能可会并共占达约每只而使其这那于"
    "第参投吃归结搞办当则才却近变没认减增升降还给让比因所之"
)
_STOP: Final = rf"{_SIGNS}{_PARTICLES}"
_AFTER: Final = re.compile(
    rf"(?:(?:以上|以下|左右)的?)?+(?:新式|新的|大型|主要|较大的)?+的?+"
    rf"([^{_STOP}{_NUMERAL}后内前时间里]"
    rf"[^{_STOP}{_NUMERAL}后内前]{{0,9}})"
)
_BEFORE: Final = re.compile(rf"[^{_STOP}{_NUMERAL}]{{1,10}}$")
_LIST_BEFORE: Final = re.compile(rf"(?<![{_NUMERAL}])[^{_STOP}{_NUMERAL}]{{1,4}}、$")
_OPENING: Final = re.compile(
    "(?:年|月|日|先后|平均|其中|包括|各种|各|现|今年|去年|总计|合计|计|仅)*"
    "(?:拆毁|烧毁|扫平|修成|修建|修筑|新建|建成|建立|成立|组织|活捉|收容|炸毁|击退|打退|生俘|单独|配合|击落|击毁|击沉|击伤|打死|打伤|打退|消灭|歼灭|歼|毙|俘虏|俘|缴获|缴|"
    "查获|逮捕|恢复|发展|收摘|收割|收获|收购|生产|增产|增加|减少|减|训练|培养|摧毁|炸死|炸伤|毙伤|伤|解放|占领|垦出|开垦|开荒|"
    "播种|种植|种|供应|推销|供给|推广|制造|制出|出产|产|输出|运出|运来|派出|派来|抽调|吸收|动员|安置|救济|发放|贷放|贷|"
    "拨出|拨|投资|节约|完成|超过|创造|实现|试制|安装|购买|购|买|卖|换|挖|打|修|筑|造|开|植|评选|选出|选|重点|附接|冲破|价值|值)*"
)
_EACH: Final = ("每", "平均", "亩产")
_CLAUSE: Final = re.compile("[，。；：！？\n]")
_LONGEST_CLAUSE: Final = 60
_NO_NOUN: Final = frozenset({"%", "分数", "比", "倍", "成", "岁", "番", "折实单位"})
_BEFORE_NO_NOUN: Final = frozenset(f"每第{_NUMERAL}")
"""每盒 and 十二户 before a figure are other counts, not what it counts."""
_IN_SPACE: Final = frozenset("东南西北上下左右内外前后中间长宽高深厚少多大小远近")


def noun_of(text: str, quantity: Quantity) -> str | None:
    """
    Give the noun that stands behind a quantity, or else before it; None where none does.

    Without grammar: the characters up to the next sign or particle, without the commonest
    verbs at their beginning. What people are counted by 人 stands before it.
    """
    unit = UNITS.get(quantity.unit)
    if quantity.is_noun or quantity.unit in _NO_NOUN or (unit and unit.kind == "time"):
        return None
    if quantity.unit != "人":
        after = _AFTER.match(text, quantity.end)
        if after:
            return after[1]
    before = _BEFORE.search(text, max(0, quantity.start - 11), quantity.start)
    if before is None:
        return None
    opening = _OPENING.match(before[0])
    noun = before[0][opening.end() if opening else 0 :]
    if text[before.start() - 1 : before.start()] in _BEFORE_NO_NOUN or _IN_SPACE.issuperset(noun):
        return None
    listed = _LIST_BEFORE.search(text, max(0, before.start() - 5), before.start())
    return f"{listed[0]}{noun}" if listed and noun == before[0] else noun


def are_rates(text: str, quantities: Sequence[Quantity]) -> list[bool]:
    """Say for each whether its clause speaks of each of something before it: 平均每亩, 亩产."""
    words = [word for word in _EACH if word in text]
    if not words:  # most texts
        return [False] * len(quantities)
    return [
        any(_is_in_clause(text, word, quantity.start) for word in words) for quantity in quantities
    ]


def _is_in_clause(text: str, word: str, end: int) -> bool:
    """Say whether a word stands before a place, with no sign between that ends a clause."""
    at = text.rfind(word, max(0, end - _LONGEST_CLAUSE), end)
    return at >= 0 and _CLAUSE.search(text, at, end) is None
