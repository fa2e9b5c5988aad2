"""Where the grammar of a text says that a place stands, whatever its name is."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from dashboard.places.settlements import (
    BOUNDARIES,
    NO_PLACES,
    WEAK_ENDING_TO_KIND,
    is_word,
    leads_to_name,
)

HAN = "\u4e00-\u9fff"
_NUMERAL = "一二三四五六七八九十百两几数多余各○0-9０-９"
_UNIT_OF_LIST = (
    rf"(?:许多|主要|各|第?[{_NUMERAL}]+[个条座]?)?(?:内陆|大小)?(?P<unit>专区|分区|地区|市镇|城市|村庄|据点|要点"
    "|公社|自治州|河流|[地县市村乡镇处旗盟城屯区州省河江湖山])"
)
_END_OF_PAIR = re.compile(f"等{_UNIT_OF_LIST}(?P<plain>)(?P<counted>)")  # 榆次和长治等地
_SMALL = "两二三四五六七八九十"
_END_OF_LIST = re.compile(
    rf"[等地一各{_SMALL}](?:(?<=等){_UNIT_OF_LIST}|(?P<plain>(?<=地)区|(?<=一)带|(?<=[各两])地)"
    rf"|(?<=[{_SMALL}])[{_SMALL}]*个?(?P<counted>专区|分区|县市?|市|村|乡|镇|公社|旗|盟|屯|庄)"
    rf"(?![{_NUMERAL}长]))"
)
_UNIT_TO_RANK: Mapping[str, str] = {
    "专区": "专区", "分区": "专区", "地区": "专区", "县": "县", "县市": "", "市": "市",
    "旗": "旗", "盟": "盟", "自治州": "自治州", "村": "村", "村庄": "村", "乡": "乡",
    "镇": "镇", "市镇": "镇", "公社": "公社", "屯": "村", "庄": "村",
}  # fmt: skip
_FROM_TO = re.compile(
    rf"[从由自](?P<a>[{HAN}]{{2,4}}?)(?:县城|县|市)?"
    r"(?:运往|运到|运至|开往|开到|通往|通到|修到|飞往|飞抵|前往|抵达|到达|直达|驶经|驶往|流向|进攻|进犯|逃往|逃向|到|至|经)"
    rf"(?P<b>[{HAN}]{{2,4}}?)(?=[的，。、；：间段{_NUMERAL}]|公路|铁路|一[线带]|县|市|$)"
)
_WAY = re.compile("公路|铁路|铁道|大道|航线|航道|水路|电话线|大车路")
_ROAD = re.compile(
    rf"(?P<a>[{HAN}]{{2,4}})[到至](?P<b>[{HAN}]{{2,4}}?)(?:间|之间)?的?(?:{_WAY.pattern})$"
)
_LONGEST_ROAD = 14
_LONGEST_LIST = 120
_SHORT_LIST = 12
_HAN = re.compile(f"[{HAN}]")
_TAKEN = re.compile(
    r"(?:攻克|攻占|攻下|攻入|攻破|攻抵|奔袭|强袭|巧袭|伏击|收复|克复|光复|解放|占领|侵占|强占|进占|进犯|进攻|进抵|进袭|袭击|夜袭|袭入|包围"
    r"|围攻|围困|逼近|直逼|迫近|撤离|撤出|窜犯|窜扰|窜至|窜抵|侵犯|拔除|突入|退守|退至|逃往|逃至|挺进|连克|先后克)"
    rf"(?P<list>[{HAN}]{{2,4}}?(?:[、和及][{HAN}]{{2,4}}?)*)"
    rf"(?=[，。；：！]|等|[敌伪顽蒋匪守一两各]|之[敌伪顽蒋匪守]|据点|之[役战]|城|车站|[{_NUMERAL}]+处|后|时|以[东西南北])"
)
# Begins with a set of signs, which is looked for five times as fast as its alternatives.
_TOWARDS = re.compile(
    rf"向(?P<list>[{HAN}]{{2,4}}?(?:[、和及][{HAN}]{{2,4}}?)*)"
    "(?=进攻|进犯|出犯|窜犯|推进|前进|逃窜|逃跑|撤退|增援|出动|挺进)"
)
_BESIDE = re.compile(
    r"[东西南北以附境段线](?:"
    rf"(?<=[东西南北])[东西南北]?[岸郊侧边面]?(?:约?[{_NUMERAL}]+[公华]?里处?)?[的之]"
    rf"|(?<=以)[东西南北]{{1,2}}[岸郊侧边面]?(?:约?[{_NUMERAL}]+[公华]?里处?)?[的之]?"
    "|(?<=[县市镇城村河江关山]以)[上下][的之]|(?<=[县市镇城村河江关山]附)近[的之]"
    "|(?<=[县市镇城村河江关山]境)内[的之]|(?<=[段线])之)"
    rf"(?P<list>[{HAN}]{{2,4}}?(?:[、及和与][{HAN}]{{2,4}}?)*)"
    r"(?=[，。；（歼毙俘及与]|将|等|地区|一带|被|守|之|据点|附近|车站)"
)
_LAST_SIGNS = "".join(ending for ending in WEAK_ENDING_TO_KIND if len(ending) == 1)
_INTO = re.compile(
    rf"[在到至入向往经自从由](?P<a>[{HAN}]{{1,3}}[{_LAST_SIGNS}])"
    "(?=[，。；、]|附近|一带|等|之|据点|[东西南北]?[犯窜进逃撤])"
)
_EXPLAINED = re.compile(rf"（(?:在|位于)?[{HAN}]{{2,5}}?以?[东西南北]{{1,2}}[^）]{{0,8}}）")
NEAR_BEGINS = frozenset("附一境以东西南北城县车机码专地市各郊")
NEAR = re.compile(
    rf"(?:附近|以?[东西南北]{{1,2}}(?:[的之）我敌歼]|约?[{_NUMERAL}]+[余多]?[公华]?里|[岸郊侧边面])|一带|境内|以[东西南北]|[东西南北]郊|郊外|城内|城郊|城关|县城|车站|机场|码头|专署|地委|县委|市委|各界)"
)
_LONGEST_ITEM = 6
_ENEMIES = frozenset("敌匪伪顽蒋")
_JOINT = re.compile("(?<=..)[和及与](?=..)")
_SIGNS = frozenset("，。；：！？\n（）()“”‘’《》【】—…　 ")


class Span(NamedTuple):
    """
    A stretch of a text where a place must stand.

    Attributes:
        start: Offset of its first character.
        end: Offset after the last one.
        rank: The rank that the end of a list gives it (等七县), or "".
        is_certain: The boundaries are those of the name: signs, or words that end at it.

    """

    start: int
    end: int
    rank: str = ""
    is_certain: bool = True


def places_by_grammar(text: str, *, is_at_war: bool) -> list[Span]:
    """
    List the stretches of a text at which its grammar expects a place.

    Lists that end in 等地 or 等七县; 从 ... 运往 ...; roads from one place to another;
    in years of war also what an army takes or leaves.

    Args:
        text: Chinese.
        is_at_war: Whether battles of the day are likely in China.

    >>> [found.start for found in places_by_grammar("在瑞丽、陇川等地", is_at_war=False)]
    [1, 4]

    """
    spans = [*_lists(text), *_ways(text), *_beside(text)]
    if is_at_war:
        for match in (*_TAKEN.finditer(text), *_TOWARDS.finditer(text)):
            spans += _items(text, *match.span("list"), is_cut=True)
    return [span for span in spans if text[span.start : span.end] not in NO_PLACES]


def _lists(text: str) -> Iterator[Span]:
    """
    Find the items of lists: 瑞丽、陇川等地, 衡山、衡南五县.
    """
    pattern = _END_OF_LIST if "、" in text else _END_OF_PAIR
    for match in pattern.finditer(text):
        if match[0][0] == "等" or "、" in text[max(0, match.start() - _SHORT_LIST) : match.start()]:
            yield from _of_list(text, match)


def _ways(text: str) -> Iterator[Span]:
    """
    Find the ends of a way: 从磨黑运往红河, 南涧到云县的公路.
    """
    found = list(_FROM_TO.finditer(text))
    for way in _WAY.finditer(text):
        road = _ROAD.search(text, max(0, way.start() - _LONGEST_ROAD), way.end())
        found += [road] if road else []
    for match in found:
        yield from _trimmed(text, *match.span("a"))
        yield from _trimmed(text, *match.span("b"))


def _beside(text: str) -> Iterator[Span]:
    """
    Find what is told by another place: 武陟以西之小高, 南向店（光山西南）.
    """
    for match in _BESIDE.finditer(text):
        yield from _items(text, *match.span("list"), is_cut=True)
    for match in _INTO.finditer(text):
        yield from _trimmed(text, *match.span("a"))
    for match in _EXPLAINED.finditer(text):
        start = stop = match.start()
        while start and stop - start < _LONGEST_ITEM and _HAN.match(text, start - 1):
            start -= 1
        yield from _trimmed(text, start, stop)


def _of_list(text: str, end: re.Match[str]) -> Iterator[Span]:
    """
    Walk back from the end of a list to the sign or the word before it.
    """
    stop = end.start()
    start = stop
    while start and text[start - 1] not in _SIGNS and stop - start < _LONGEST_LIST:
        start -= 1
    unit = end["unit"] or end["counted"] or ""
    items = _items(text, start, stop)
    if not end["unit"] and len(items) < 2:
        return
    for span in items:
        yield span._replace(rank=_UNIT_TO_RANK.get(unit, ""))


def _items(text: str, start: int, stop: int, *, is_cut: bool = False) -> list[Span]:
    """
    Cut a list at its joints; of the first item only the end may be the name, unless it `is_cut`.
    """
    position = start
    is_first = not is_cut
    found: list[Span] = []
    for piece in text[start:stop].split("、"):
        parts = _JOINT.split(piece)
        if len(parts[0]) > _LONGEST_ITEM and not is_first:
            found, is_first = [], True  # a clause: the list begins in it
        at = position
        for part in parts:
            if is_first or len(part) > _LONGEST_ITEM or at > position:
                found += _trimmed(text, at, at + len(part))
            elif is_cut and at == start:
                found += [s._replace(is_certain=True) for s in _trimmed(text, at, at + len(part))]
            elif len(part) > 1:
                found.append(Span(at + (part[0] in _ENEMIES), at + len(part)))
            is_first = False
            at += len(part) + 1
        position += len(piece) + 1
    return found


def _trimmed(text: str, start: int, stop: int) -> Iterator[Span]:
    """
    Leave of a stretch what follows the last word that cannot belong to a name.
    """
    first = start
    for position in range(stop - 3, start - 1, -1):
        if text[position] in BOUNDARIES:
            first = position + 1
            break
    if first and text[first - 1] in BOUNDARIES and is_word(text[first - 1 : first + 1]):
        return  # 自卫营: 自 is no "from" here
    while stop - first > 3 and leads_to_name(text[first : first + 2]):
        first += 2
    if not 2 <= stop - first <= _LONGEST_ITEM:
        return
    is_certain = (
        first > start or start == 0 or text[start - 1] in _SIGNS or text[start - 1] in BOUNDARIES
    )
    yield Span(first, stop, is_certain=is_certain)
