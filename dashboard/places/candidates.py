"""Names in a text that can only be those of places which no table holds."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import rjieba

from dashboard.places.contexts import HAN, Span
from dashboard.places.gazetteer import FEATURE, Place, load_gazetteer
from dashboard.places.mention import Mention
from dashboard.places.settlements import (
    BOUNDARIES,
    ENDING_TO_KIND,
    FOLLOWS_NOT,
    NO_ENDINGS,
    UNIT_TO_KIND,
    WEAK_ENDING_TO_KIND,
    is_likely_name,
    is_word,
    leads_to_name,
    may_be_name,
)
from dashboard.places.small_names import first_name, is_one_name, is_surname, last_name, weak_kind
from dashboard.places.surfaces import surfaces

_ENDINGS = "|".join(ENDING_TO_KIND)
_UNITS = "|".join(sorted(UNIT_TO_KIND, key=len, reverse=True))
_BELOW = re.compile(
    r"(?P<skip>境内的?|境的|所属的?|属的?|辖区的?|城关|的|之)?(?:第?[一二三四五六七八九十]+区的?)?"
    rf"(?P<stem>[{HAN}]{{1,5}}?)(?P<ending>{_ENDINGS}|大街|街|胡同|[河江湖])"
)
_UNIT_BELOW = re.compile(rf"(?P<stem>[{HAN}]{{2,10}}?)(?P<ending>{_UNITS})")
_WEAK_BELOW = re.compile(rf"[{HAN}]{{2,8}}")
_WITHIN = re.compile(
    rf"(?:境内?的|[市城近远]?郊区?的|附近的|之)(?P<stem>[{HAN}]{{2,3}}?)(?=[后，。、的（]|一带|附近)"
)
_WORKS = ("水电站", "发电站", "水库")
_NATIVE = re.compile(rf"(?P<stem>[{HAN}]{{2,3}})人(?=[，。、；）])")
_ENDING = re.compile(rf"{_ENDINGS}")
_OFFICERS = frozenset("长民干委支社")
_RANKS, _THIS = frozenset("县区市省乡社"), frozenset("该本我全各此")
_BRIGADE = "大队"  # of a commune; of an army before there were any
_ONLY_BEHIND = frozenset({"旗", "盟", "市"})
_ENDED_TO_KIND = {
    ending: kind
    for ending, kind in {**UNIT_TO_KIND, **ENDING_TO_KIND}.items()
    if ending not in _ONLY_BEHIND
}
_RIVERS = {"河": "river", "江": "river", "湖": "lake"}
_PEAKS = frozenset("岭峰")
_LAST_OF_WORKS = frozenset(works[-1] for works in _WORKS)
_SIGNS = "".join({ending[-1] for ending in (*_ENDED_TO_KIND, *_RIVERS, *_PEAKS, *_WORKS)})
# Looked for by their last signs: a set is found four times as fast as one of many words.
_LAST_SIGN = re.compile(f"[{_SIGNS}]")
_BY_LAST = {
    sign: [*sorted((e for e in _ENDED_TO_KIND if e[-1] == sign), key=len, reverse=True), ""]
    for sign in _SIGNS
}
_TITLE = re.compile(
    "“[^”\n]{6,16}”等?(?=电影|影片|话剧|歌剧|歌曲|戏|一文|一书|一片)|《[^》\n]{1,40}》"
)
# What stands before a last sign that ends nothing alone: most 社 are of 合作社.
_BEFORE_LAST = {
    sign: frozenset(ending[-2] for ending in endings)
    for sign in _SIGNS
    if (endings := [e for e in (*_ENDED_TO_KIND, *_WORKS) if e[-1] == sign])
    and all(len(ending) > 1 for ending in endings)
    and sign not in {*_RIVERS, *_PEAKS}
}
_WHOLE = "全"  # 黄金洞全区: the district of 黄金洞
_OF_RIVER = re.compile(
    r"流域|两岸|上游|中游|下游|沿岸|水利|大堤|决口|水系|[东西南北]岸|以[东西南北]|畔|边|渔场|水库|[，。、；）]|[东西南北]?堤"
)
_SHORTEST_STEM = 2
_WORKS_BEHIND = re.compile(
    rf"(?P<stem>[{HAN}]{{2}})(?=供销合作社|农业生产合作社|水土保持|拖拉机站|试验区|试验站|农场|林场|小学|渡口|大桥)"
)
_SEVERAL = re.compile(rf"(?P<names>[{HAN}]{{4,9}}?)[两三四五][个]?[村乡镇庄屯]")
_WORKS_AT_END = re.compile("(?:国营)?(?:农场|林场|牧场|渔场|盐场|车站|煤矿|铁矿|矿区|机场|城)$")
_ALL_HAN = re.compile(f"[{HAN}]+$")
_FIRST_HAN, _LAST_HAN = HAN.split("-")
_LONGEST_STEM = 3
_LONGEST_BOUND = 4  # where signs or particles bound it
_COUNTING = frozenset("一二三四五六七八九十百千万亿两几数")
_SHARED_ENDINGS = frozenset({"努图克", "公社", "人民公社", "村", "乡", "镇", "区", "苏木"})
_ANCHOR_LEVELS = frozenset({"county", "prefecture", "other"})


class Candidate(NamedTuple):
    """
    The name of a place that no table holds.

    Attributes:
        start: Offset of its first character.
        end: Offset after the last one.
        kind: Of `settlements`.
        anchor: The listed place that it stands directly behind, if it does.

    """

    start: int
    end: int
    kind: str
    anchor: Mention | None


def is_wide(place: Place) -> bool:
    """
    Say whether a place is none that a village is said to lie in: a river, an area, a country.
    """
    is_feature = place.place_id.startswith(FEATURE) or place.kind == "informal_region"
    return is_feature or place.level in ("country", "area")


class Search:
    """
    One text being searched; what is found first keeps its place.

    Attributes:
        found: Names of places that no table has, in the order in which they were found.

    """

    def __init__(self, text: str, mentions: Sequence[Mention], *, has_communes: bool) -> None:
        self._text = text
        self._mentions = mentions
        self._no_ending = "" if has_communes else _BRIGADE
        self.found: list[Candidate] = []
        self._covered = bytearray(len(text))
        for mention in mentions:
            self._cover(mention.start, mention.end)
        if "“" in text or "《" in text:
            for quoted in _TITLE.finditer(text):  # of films and the like
                self._cover(*quoted.span())

    def _cover(self, start: int, end: int) -> None:
        self._covered[start:end] = b"\1" * (end - start)

    def _is_free(self, start: int, end: int) -> bool:
        return not any(self._covered[start:end])

    def _add(self, start: int, end: int, kind: str, anchor: Mention | None) -> bool:
        if not self._is_free(start, end) or self._text[start - 1 : end] in surfaces():
            return False  # 马店 in 驻马店
        self._cover(start, end)
        self.found.append(Candidate(start, end, kind, anchor))
        return True

    def behind_places(self) -> None:
        """
        Follow each listed place downwards: 饶阳县五公村, 泰兴县杼青区倪浒庄.
        """
        places = load_gazetteer().places
        for mention in self._mentions:
            place = places[mention.place_id] if mention.place_id else None
            if place and (is_wide(place)):
                continue
            is_low = place is None or place.level in _ANCHOR_LEVELS or place.kind == "municipality"
            self._chain(mention.end, mention, is_low=is_low)

    def _chain(self, end: int, anchor: Mention | None, *, is_low: bool) -> None:
        while (after := self._one_behind(end, anchor, is_low=is_low)) is not None:
            end = after
            is_low = True

    def _one_behind(self, end: int, anchor: Mention | None, *, is_low: bool) -> int | None:
        text = self._text
        if not _FIRST_HAN <= text[end : end + 1] <= _LAST_HAN:
            return None
        match = _BELOW.match(text, end)
        if match and match["ending"] == self._no_ending:
            return None
        unit = _UNIT_BELOW.match(text, end)
        if unit and match and unit.end() < match.end() and self._is_unit(unit):
            match = None
        if match and self._is_name(match["stem"], match["ending"], match.end(), is_anchored=is_low):
            start, stop = match.start("stem"), self._with_second_ending(match.end())
            kind = ENDING_TO_KIND.get(match["ending"]) or WEAK_ENDING_TO_KIND[match["ending"]]
            return stop if self._add(start, stop, kind, anchor) else None
        if unit and self._is_unit(unit):
            kind = UNIT_TO_KIND[unit["ending"]]
            return unit.end() if self._add(unit.start(), unit.end(), kind, anchor) else None
        return self._weak_behind(end, anchor) if is_low else None

    def _weak_behind(self, end: int, anchor: Mention | None) -> int | None:
        """
        Take what only its place behind a county makes a name: 耒阳白露坳一带, 怀来砂城人.
        """
        for pattern in (_WITHIN, _NATIVE):
            match = pattern.match(self._text, end)
            if match and is_likely_name(match["stem"]) and not set(match["stem"]) & BOUNDARIES:
                start, stop = match.span("stem")
                return stop if self._add(start, stop, "village", anchor) else None
        several = _SEVERAL.match(self._text, end)
        if several:
            return self._several_behind(several, anchor)
        works = _WORKS_BEHIND.match(self._text, end)
        if works and is_likely_name(works["stem"]) and not is_surname(works["stem"]):
            return end + 2 if self._add(end, end + 2, "village", anchor) else None
        window = _WEAK_BELOW.match(self._text, end)
        name = first_name(window[0]) if window else ""
        if not name or not self._add(end, end + len(name), weak_kind(name), anchor):
            return None
        return end + len(name)

    def _several_behind(self, match: re.Match[str], anchor: Mention | None) -> int | None:
        """
        Part the names of 赵官佐斗洼两村, which nothing but their own form parts.
        """
        names = rjieba.cut(match["names"])
        if not all(1 < len(name) <= _LONGEST_STEM + 1 and is_likely_name(name) for name in names):
            return None
        start = match.start()
        for name in names:
            self._add(start, start + len(name), "village", anchor)
            start += len(name)
        return match.end()

    def _is_name(self, stem: str, ending: str, end: int, *, is_anchored: bool) -> bool:
        if self._text[end : end + 1] in FOLLOWS_NOT.get(ending[-1], ()):
            return False
        if ending not in ENDING_TO_KIND:
            is_fit = 1 < len(stem) <= _LONGEST_STEM and is_likely_name(stem + ending)
            return is_fit and (is_anchored or ending in _RIVERS) and not is_word(stem + ending)
        return may_be_name(stem, ending, is_anchored=is_anchored)

    def _is_unit(self, match: re.Match[str]) -> bool:
        stem, ending = match["stem"], match["ending"]
        if self._text[match.end() : match.end() + 1] in FOLLOWS_NOT.get(ending[-1], ()):
            return False
        if ending.startswith("自治"):
            return stem.endswith("族")
        if "等" in stem or not _COUNTING.isdisjoint(stem):
            return False
        return len(stem) <= _LONGEST_STEM and may_be_name(stem, ending) and not is_word(stem)

    def _with_second_ending(self, end: int) -> int:
        """
        Take 村 in 周家庄村 as part of the name.
        """
        match = _ENDING.match(self._text, end)
        if match and self._text[match.end() : match.end() + 1] in _OFFICERS:
            return end  # 花园村村长
        if match and self._text[match.end() : match.end() + 1] not in FOLLOWS_NOT.get(match[0], ()):
            return match.end()
        return end

    def by_ending(self) -> None:
        """
        Take the names that their endings and the words before them tell: 陈官屯, 在王庄, 沂河两岸.
        """
        text = self._text
        for last in _LAST_SIGN.finditer(text):
            sign, end = last[0], last.end()
            needed, pair = _BEFORE_LAST.get(sign), text[max(0, end - 2) : end]
            if pair in NO_ENDINGS or (needed and pair[0] not in needed):
                continue
            if self._covered[end - 1] or text[end : end + 1] in FOLLOWS_NOT.get(sign, ()):
                continue
            self._at_end(sign, end)

    def _at_end(self, sign: str, end: int) -> None:
        """
        Take the name that ends at an offset, by its last sign.
        """
        text = self._text
        if sign in _LAST_OF_WORKS:
            works = next((w for w in _WORKS if text.endswith(w, 0, end)), "")
            stop = end - len(works)
            self._add_ended(stop, "", stop, "village" if works else "")
        elif text[end - 2 : end - 1] == _WHOLE:
            self._add_ended(end - 2, "", end - 2, "small_district")
        elif sign not in _RIVERS and sign not in _PEAKS:
            ending = next(e for e in _BY_LAST[sign] if text.endswith(e, 0, end) or not e)
            if ending == self._no_ending:
                return
            self._add_ended(end - len(ending), ending, end, _ENDED_TO_KIND.get(ending, ""))
        elif sign in _PEAKS:
            if end > _LONGEST_STEM - 1 and is_one_name(text[end - 3 : end]):
                self._add(end - 3, end, "mountain", None)
        elif _OF_RIVER.match(text, end):
            self._add_ended(end - 1, sign, end, _RIVERS[sign])

    def _add_ended(self, ending_at: int, ending: str, end: int, kind: str) -> None:
        """
        Add the name before an ending, the names of its list, and what lies in it.
        """
        start = self._start_of_name(ending_at, ending or "区", end) if kind else None
        if start is not None and ending.startswith("自治") and self._text[ending_at - 1] != "族":
            return
        if start is None or (ending not in ENDING_TO_KIND and ending_at - start < _SHORTEST_STEM):
            return
        if ending in _RIVERS and is_word(self._text[start:end]):
            return
        stop = self._with_second_ending(end) if ending in ENDING_TO_KIND else end
        if self._add(start, stop, kind, None) and ending not in _RIVERS:
            if ending in _SHARED_ENDINGS:
                self._share_ending(start, kind)
            self._chain(stop, None, is_low=True)

    def _start_of_name(self, ending_at: int, ending: str, end: int) -> int | None:
        """
        Look back from an ending to what can only stand before the name.
        """
        text = self._text
        if ending == "庄" and is_surname(text[ending_at : end + 3]):
            return None
        start = self._bound_before(ending_at, max(0, ending_at - _LONGEST_BOUND - 1))
        is_long = ending_at - start > _LONGEST_STEM
        if ending_at - start > _LONGEST_BOUND or (
            is_long and not is_likely_name(text[start:ending_at])
        ):
            start = end - len(last_name(text[max(0, end - 8) : end]))
        before = text[start - 1 : start]
        if before in BOUNDARIES and start < ending_at:
            if is_word(text[start - 1 : start + 1]):
                return None  # 经济作物区
            start -= is_one_name(text[start - 1 : end])  # 回龙寨
        stem = text[start:ending_at]
        while len(stem) > 2 and leads_to_name(stem[:2]):  # 收复 in 收复沁河
            start, stem = start + 2, stem[2:]
        return start if start < ending_at and may_be_name(stem, ending) else None

    def _bound_before(self, position: int, farthest: int) -> int:
        """
        Walk back from a position to what can only stand before a name, or to the farthest.
        """
        text, covered = self._text, self._covered
        start = position
        while start > farthest:
            sign = text[start - 1]
            if covered[start - 1] or sign in BOUNDARIES or not _FIRST_HAN <= sign <= _LAST_HAN:
                break
            if sign in _RANKS and self._text[start - 2 : start - 1] in _THIS:
                break  # 该县老黎沟村
            start -= 1
        return start

    def _share_ending(self, start: int, kind: str) -> None:
        """
        Give the names of a list before a name its ending: 诺敏、托扎明、甘奎努图克.
        """
        while start > 2 and self._text[start - 1] == "、":
            stop = start - 1
            start = self._bound_before(stop, 0)
            name = self._text[start:stop]
            if not 2 <= len(name) <= _LONGEST_STEM + 1 or not is_likely_name(name):
                return
            if not self._add(start, stop, kind, None):
                return

    def by_grammar(self, spans: Sequence[Span]) -> None:
        """
        Take the names that stand where a place must stand: 攻克台头、黄岔, 南峤 in a list.
        """
        for span in spans:
            name = self._text[span.start : span.end]
            if not span.is_certain:
                continue
            works = _WORKS_AT_END.search(name)
            if works and works.start() > 1 and works[0] != "城":
                name = name[: works.start()]
            if 2 <= len(name) <= _LONGEST_STEM + 1 and _may_stand_here(name, span.rank):
                kind = UNIT_TO_KIND.get(span.rank) or ENDING_TO_KIND.get(span.rank)
                self._add(span.start, span.start + len(name), kind or weak_kind(name), None)

    def again(self, name: str) -> Iterator[int]:
        """
        Yield where a name stands that nothing has been found at.
        """
        start = self._text.find(name)
        while start >= 0:
            if self._is_free(start, start + len(name)):
                self._cover(start, start + len(name))
                yield start
            start = self._text.find(name, start + len(name))


def _may_stand_here(name: str, rank: str) -> bool:
    """
    Say whether what stands where a place must stand is a name, and no number or lost sign.
    """
    if not _ALL_HAN.match(name):
        return False
    if rank in ENDING_TO_KIND and may_be_name(name, rank, is_anchored=True):
        return True
    is_other = len(name) == _SHORTEST_STEM and name[0] in BOUNDARIES
    return not is_other and not _COUNTING.issuperset(name[:2]) and is_likely_name(name)
