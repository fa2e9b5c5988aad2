"""Names of places, drawn from the gazetteer, and of persons, made up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING

from pypinyin import lazy_pinyin

from dashboard.places.gazetteer import load_gazetteer
from generator.vocabulary import characters, vocabulary

if TYPE_CHECKING:
    from random import Random

    from dashboard.places.gazetteer import Facts, Place

# Mentions by kind in the 51 articles of the corpus; 1980's prefectures added for 1989.
_KIND_TO_WEIGHT = {
    "country": 130,
    "county": 62,
    "province": 46,
    "municipality": 19,
    "greater_area": 6,
    "prefecture_city": 12,
    "city": 11,
    "special_district": 8,
    "base_region": 6,
    "banner": 6,
    "autonomous_region": 3,
    "league": 2,
    "autonomous_prefecture": 1,
    "prefecture": 2,
}
# Short names that are also parts of common phrases: a reader of the paper would not be sure.
_UNSURE = (
    "yunnan-wantingzhen_county",
    "ghana",
    "haiti",
    "south_vietnam",
    "oman",
    "yemen",
    "togo",
    "songjiang",
)
_SURNAMES_ZH = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
_SURNAMES = "Wang Li Zhang Liu Chen Yang Zhao Huang Zhou Wu Xu Sun Hu Zhu Gao Lin He Guo Ma Luo"
_SURNAMES_EN = _SURNAMES.split()


@dataclass(frozen=True, slots=True)
class Planted:
    """A place and how both languages write it."""

    place_id: str
    surface_zh: str
    surface_en: str


@dataclass(frozen=True, slots=True)
class Pool:
    """The places of one year, with running weights for `Random.choices`."""

    places: tuple[Planted, ...]
    cumulative: tuple[float, ...]

    def draw(self, random: Random, count: int) -> list[Planted]:
        """Draw places with repetition, as an article comes back to its places."""
        return random.choices(self.places, cum_weights=self.cumulative, k=count)


@cache
def pool(year: int) -> Pool:
    """
    Collect the places that a newspaper of that year can name without doubt.

    Countries are written by their name, provinces in full or short, all others in full.
    Within a kind the weights fall as 1/rank; the ranks are the gazetteer's order, turned
    around so that no province owns the frequent counties.
    """
    gazetteer = load_gazetteer()
    full_names: dict[str, int] = {}
    for place in gazetteer.places.values():
        full_names[place.name_zh] = full_names.get(place.name_zh, 0) + 1
    by_kind: dict[str, list[Planted]] = {}
    for place in sorted(gazetteer.places.values(), key=lambda place: place.place_id[::-1]):
        facts = gazetteer.facts[place.place_id]
        if place.kind not in _KIND_TO_WEIGHT or not _is_sure(place, facts, year):
            continue
        if full_names[place.name_zh] > 1:
            continue
        by_kind.setdefault(place.kind, []).extend(_surfaces(place))
    places: list[Planted] = []
    weights: list[float] = []
    for kind, members in by_kind.items():
        harmonic = sum(1 / rank for rank in range(1, len(members) + 1))
        for rank, member in enumerate(members, start=1):
            places.append(member)
            weights.append(_KIND_TO_WEIGHT[kind] / rank / harmonic)
    return Pool(tuple(places), tuple(accumulate(weights)))


def person(random: Random) -> tuple[str, str]:
    """Make up a name and spell it: most are met once only, as in any newspaper."""
    which = random.randrange(len(_SURNAMES_ZH))
    given = "".join(random.choices(characters(), k=random.choice((1, 2, 2, 2))))
    spelled = "".join(lazy_pinyin(given)).capitalize()
    return _SURNAMES_ZH[which] + given, f"{_SURNAMES_EN[which]} {spelled}"


def _is_sure(place: Place, facts: Facts, year: int) -> bool:
    if place.place_id in _UNSURE or facts.is_recent or facts.ambiguous:
        return False
    if not facts.years[0] <= year <= facts.years[1]:
        return False
    middle = date(year, 7, 1)
    if facts.spans and not any(span.holds(middle) for span in facts.spans):
        return False
    return not any(marker in place.name_zh for marker in vocabulary("zh").markers)


def _surfaces(place: Place) -> list[Planted]:
    written = Planted(place.place_id, place.name_zh, place.name_en)
    if place.kind == "greater_area":
        return [Planted(place.place_id, place.short_zh, place.name_en)]
    if place.kind in {"province", "municipality", "autonomous_region"}:
        suffix = {"province": " Province", "municipality": " City"}.get(place.kind, "")
        return [
            Planted(place.place_id, place.short_zh, place.name_en),
            Planted(place.place_id, place.name_zh, f"{place.name_en}{suffix}"),
        ]
    return [written]
