"""Which strings name which place, and how far each string can be trusted."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import IntEnum
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from dashboard.places.cautions import (
    GUARDS,
    ORDINARY_WORDS,
    RISKY_FOREIGN,
    RISKY_FULL_FORMS,
)
from dashboard.places.gazetteer import FEATURE, Facts, Place, load_gazetteer


class Trust(IntEnum):
    """
    How much must speak for a string before it is taken as a place, the least first.
    """

    PLAIN = 0
    """Nothing else needed: 山西, 榆次, 盂县."""

    NEAR = 1
    """Its province must be named in the text, the title or the dateline: 会同县, 全县."""

    JOINED = 2
    """Directly after its province, in a list, or elsewhere with its rank: 永兴."""

    RANKED = 3
    """Only where the text itself gives the rank: 平原 (a plain), 公安 (the police)."""

    ABROAD = 4
    """Another foreign name must stand in the sentence: 海防 (coastal defence), 马里."""

    PARENT = 5
    """Its city or province must be named in the text: districts of a city."""


@dataclass(slots=True, eq=False)
class Surface:
    """
    One string of the automaton: the places it may name, best own name first.

    Attributes:
        rank: Suffix class of the full form ("县", "市", "专区" ...), "" for a bare name.
        stem: The name without the rank, shared by the forms of one place.
        trim: Characters of an office at the end that are no part of the name (地委).
        lead: Characters before the name that only tell it from another one (从 in 从江西).
        above: Those of the places that lie above the prefectures.
        below: The others.
        is_doubtful: Two signs for a town abroad: 达兰 stands in 到达兰州, too.
        feature: The river, the mountain or the like of this name.
        is_feature_sure: Its name is no other word.

    """

    rank: str
    stem: str
    trust: Trust = Trust.PLAIN
    trim: int = 0
    place_ids: list[str] = field(default_factory=list)
    lead: int = 0
    above: list[str] = field(default_factory=list)
    below: list[str] = field(default_factory=list)
    is_doubtful: bool = False
    feature: str | None = None
    is_feature_sure: bool = False


OFFICE_TO_RANK = {
    "地委": "专区",
    "专署": "专区",
    "分区": "专区",
    "专区": "专区",
    "地区": "专区",
    "行署": "专区",
    "市": "市",
    "县": "县",
    "旗": "旗",
    "盟": "盟",
    "自治州": "州",
    "区": "区",
}
"""Words after a name that tell its rank, longest first; offices among them."""

RANK_TO_KINDS = {
    "专区": ("special_district", "prefecture", "league", "admin_region", "autonomous_prefecture"),
    "市": ("city", "prefecture_city"),
    "县": ("county",),
    "旗": ("banner",),
    "盟": ("league",),
    "州": ("autonomous_prefecture",),
    "区": ("autonomous_prefecture", "admin_region", "district", "base_region", "special_zone"),
    # A bare name means the town that bears it: the city where it was one, else the county.
    "": (
        "city",
        "prefecture_city",
        "county",
        "banner",
        "autonomous_prefecture",
        "league",
        "special_district",
        "informal_region",
    ),
}
"""Kinds that a rank stands for, the likeliest first."""

_FROM = "从"
_HAINAN = "海南"  # the island, not the prefecture in Qinghai; see _ALSO
_OFFICES = ("地委", "专署", "分区", "行署", "盟委")
_WORKS = (
    "煤矿",
    "铁矿",
    "铜矿",
    "锡矿",
    "金矿",
    "油矿",
    "锑矿",
    "钨矿",
    "矿区",
    "油田",
    "矿",
    "两岸",
    "沿岸",
    "流域",
)
"""What a mine or a river is called besides its name: shown without it, as an office is."""
_NO_DISTRICTS = frozenset({"郊区", "城区", "矿区", "市区"})
"""Names of districts that any city's are called by."""
_ALSO = {
    "liaoning-luda_prefecture_city": ("大连",),
    "guangdong-hainandao_informal_region": ("海南",),
    "ga_central-south": ("中南区",),
}


@cache
def surfaces() -> Mapping[str, Surface]:
    """
    Build the table of strings from the gazetteer.

    Names made after 2003 are left out: a match in an older text is another place.
    """
    gazetteer = load_gazetteer()
    table: dict[str, Surface] = {}
    for own_name in (True, False):
        for place in gazetteer.places.values():
            facts = gazetteer.facts[place.place_id]
            if facts.is_recent:
                continue
            for text in _names(place, facts, own_name=own_name):
                _add(table, text, place, facts)
    return table


@cache
def automaton() -> tuple[AhoCorasick, tuple[Surface | None, ...]]:
    """
    Build the matcher, once per process (0.1 s); a guard has no surface.
    """
    table: dict[str, Surface | None] = dict.fromkeys(GUARDS)
    table.update(_behind_from(surfaces()))
    table.update(surfaces())
    return (
        AhoCorasick(list(table), matchkind=MatchKind.LeftmostLongest),
        tuple(table.values()),
    )


def _behind_from(table: Mapping[str, Surface]) -> Mapping[str, Surface]:
    """
    List the names that 从 ("from") and two counties' bare names hide: 从江西, 从江苏, 从化德.

    The longest match is 从江 or 从化 without them. A name of the table itself (从化县) is
    left as it is.
    """
    hiding = {text[1:] for text, surface in table.items() if text[0] == _FROM and not surface.rank}
    return {
        _FROM + text: replace(surface, lead=len(_FROM))
        for text, surface in table.items()
        if text.startswith(tuple(hiding))
    }


def _names(place: Place, facts: Facts, *, own_name: bool) -> Iterator[str]:
    if not own_name:
        yield from (alias for alias in facts.aliases_zh if not alias.startswith("中共"))
        yield from _ALSO.get(place.place_id, ())
        return
    if place.name_zh not in _NO_DISTRICTS:
        yield place.name_zh
    if place.short_zh == _HAINAN and place.level != "province":
        return
    if place.short_zh != place.name_zh and len(place.short_zh) > 1 and place.kind != "district":
        yield place.short_zh


def _add(table: dict[str, Surface], text: str, place: Place, facts: Facts) -> None:
    if place.place_id.startswith(FEATURE):
        works = next((word for word in _WORKS if text.endswith(word)), "")
        surface = table.setdefault(text, Surface("", text, trim=len(works)))
        surface.feature = surface.feature or place.place_id
        surface.is_feature_sure = not facts.ambiguous
        return
    is_above = place.level in ("country", "area", "province") or place.kind == "international"
    if is_above:
        rank, stem, trim = "", text, 0
    else:
        rank, stem, trim = _rank(text, place)
    surface = table.setdefault(text, Surface(rank, stem, trim=trim))
    if place.place_id not in surface.place_ids:
        surface.place_ids.append(place.place_id)
        (surface.above if is_above else surface.below).append(place.place_id)
        surface.is_doubtful |= place.level == "country" and len(text) == 2 and text != place.name_zh
        surface.trust = max(surface.trust, _trust(text, rank, place, facts))


def _rank(text: str, place: Place) -> tuple[str, str, int]:
    """
    Cut a name into stem and rank; offices are cut off from what is shown.
    """
    office = next((word for word in _OFFICES if text.endswith(word)), "")
    if office:
        stem = text.removesuffix(office)
        return "专区", stem, len(office)
    if text == place.short_zh != place.name_zh:
        return "", text, 0  # 徐州, 沙市: the last character is not the rank
    if text == place.name_zh != place.short_zh:
        rank = next((r for word, r in OFFICE_TO_RANK.items() if text.endswith(word)), "")
        return rank, place.short_zh, 0
    rank = next(
        (r for word, r in OFFICE_TO_RANK.items() if text.endswith(word) and len(text) > len(word)),
        "",
    )
    return rank, text, 0


def _trust(text: str, rank: str, place: Place, facts: Facts) -> Trust:
    if place.level == "country":
        is_risky = text in RISKY_FOREIGN or text in facts.names_in_doubt
        is_risky = is_risky or bool(facts.ambiguous and len(text) == 2)
        return Trust.ABROAD if is_risky else Trust.PLAIN
    if place.kind == "district":
        return Trust.PARENT
    if text in RISKY_FULL_FORMS:
        return Trust.NEAR
    if text in ORDINARY_WORDS:
        return Trust.RANKED
    if not rank and "common_word" in facts.ambiguous:
        return Trust.JOINED
    return Trust.PLAIN
