"""The places that the paper can name: one record per unit, read from reference/."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Literal

from dashboard.places.periods import YEARS_ALL, Span, read_history, read_spans

Level = Literal["country", "area", "province", "prefecture", "county", "other"]

_KIND_TO_LEVEL: Mapping[str, Level] = {
    "country": "country",
    "soviet_republic": "country",
    "international": "other",
    "world_region": "area",
    "base_region": "area",
    "greater_area": "area",
    "special_district": "prefecture",
    "prefecture": "prefecture",
    "prefecture_city": "prefecture",
    "autonomous_prefecture": "prefecture",
    "league": "prefecture",
    "admin_region": "prefecture",
    "county": "county",
    "city": "county",
    "banner": "county",
    "special_zone": "county",
    "district": "other",
    "informal_region": "other",
    "town": "other",
    "pass": "other",
}
_FEATURE_LEVEL: Level = "other"
FEATURE = "feature-"
"""What the ids of rivers, mountains and other features of the land begin with."""
_KIND_TO_SUFFIX_EN = {
    "special_district": "Special District",
    "prefecture": "Prefecture",
    "prefecture_city": "City",
    "city": "City",
    "county": "County",
    "banner": "Banner",
    "league": "League",
    "autonomous_prefecture": "Autonomous Prefecture",
    "special_zone": "Special Zone",
}
_AUTONOMOUS_TO_SUFFIX_EN = {
    "自治区": "Autonomous Region",
    "自治县": "Autonomous County",
    "自治旗": "Autonomous Banner",
}
_WORLD_REGIONS = frozenset(
    {"asia", "europe", "africa", "latin_america", "north_america", "oceania"}
)
_SOVIET_REPUBLICS = frozenset(
    {"russia", "ukraine", "belarus", "kazakhstan", "uzbekistan", "kyrgyzstan", "tajikistan",
     "turkmenistan", "georgia", "armenia", "azerbaijan", "moldavia", "estonia", "latvia",
     "lithuania"}
)  # fmt: skip
_LAST_SPECIAL_DISTRICT_YEAR = 1967  # 专区 were renamed 地区 from about then
_FIRST_CODE_LIST, _LAST_CODE_LIST = "198012", "200312"


@dataclass(frozen=True, slots=True)
class Place:
    """
    One unit under one name and rank: a city and the county it grew from are two.

    Attributes:
        place_id: ASCII letters, digits, `_` and `-`; stable, goes into links.
        name_zh: Full form, 山西省, 榆次专区.
        short_zh: Without the rank, 山西, 榆次; the full form where one character would be left.
        name_en: For display, below the province with its rank: Yuci Special District.
        kind: The table's word for the rank.
        parent_id: The unit above in the tables, which is not always that of an
            article's day: ask `regions.units_at`.
        valid_from: ISO day, month or year; None where not established or before the tables.
        valid_to: As valid_from, last day; None where not established or in force.
        lat: Degrees north, WGS84.
        lon: Degrees east, WGS84.

    """

    place_id: str
    name_zh: str
    short_zh: str
    name_en: str
    kind: str
    level: Level
    parent_id: str | None = None
    valid_from: str | None = None
    valid_to: str | None = None
    lat: float | None = None
    lon: float | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """
    What the matcher and the dating need to know of a place besides its face.

    Attributes:
        aliases_zh: Other Chinese names, of two characters and more.
        years: First and last year in which a name of this rank was in use.
        spans: Days in force; province-level units only.
        history: Province-level units that held the place, in order.
        snapshots: Province-level unit at the end of 1950, in March 1954, at the end of
            1957 and today; "" where not known.
        special_district_1950: Where it was another one than in 1954.
        special_district_1954: The special district around 1954.
        successors: Province-level units that took it over.
        greater_areas: The greater areas that held a province-level unit.
        ambiguous: The table's reasons why the bare name is not to be trusted, or "".
        is_recent: The name was made after 2003.
        aliases_en: Other English names and spellings: Peking, Shansi.
        names_in_doubt: Chinese names that are common words or places of China as well (老街,
            日光); foreign rows only. They are no aliases: what stands around them decides.

    """

    aliases_zh: tuple[str, ...] = ()
    years: tuple[int, int] = YEARS_ALL
    spans: tuple[Span, ...] = ()
    history: tuple[tuple[str, Span], ...] = ()
    snapshots: tuple[str, str, str, str] = ("", "", "", "")
    special_district_1950: str | None = None
    special_district_1954: str | None = None
    successors: tuple[str, ...] = ()
    greater_areas: tuple[tuple[str, Span], ...] = ()
    ambiguous: str = ""
    is_recent: bool = False
    aliases_en: tuple[str, ...] = ()
    names_in_doubt: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """
    All places by id, and beside them, under the same ids, the facts behind them.
    """

    places: Mapping[str, Place]
    facts: Mapping[str, Facts]


@cache
def load_gazetteer() -> Gazetteer:
    """
    Read the four tables, once per process (0.2 s).
    """
    places: dict[str, Place] = {}
    facts: dict[str, Facts] = {}
    for read in (_provinces, _places, _features, _foreign):
        for place, fact in read():
            places[place.place_id] = place
            facts[place.place_id] = fact
    return Gazetteer(MappingProxyType(places), MappingProxyType(facts))


def _rows(name: str) -> Iterator[dict[str, str]]:
    table = files("dashboard.places") / "reference" / name
    with table.open(encoding="utf-8") as lines:
        yield from csv.DictReader(lines)


def _provinces() -> Iterator[tuple[Place, Facts]]:
    for row in _rows("provinces.csv"):
        place = Place(
            place_id=row["id"],
            name_zh=row["name_zh_full"],
            short_zh=row["name_zh"],
            name_en=row["name_en"],
            kind=row["kind"],
            level=_KIND_TO_LEVEL.get(row["kind"], "province"),
            valid_from=row["valid_from"] or None,
            valid_to=row["effective_to"] or row["valid_to"] or None,
        )
        areas = row["greater_area_history"].replace("@", ":")
        yield (
            place,
            Facts(
                aliases_zh=_split(row["aliases_zh"]),
                aliases_en=_split(row["aliases_en"]),
                spans=read_spans(row["periods"]),
                successors=_split(row["successor_ids"]),
                greater_areas=tuple((f"ga_{area}", span) for area, span in read_history(areas)),
            ),
        )


def _places() -> Iterator[tuple[Place, Facts]]:
    for row in _rows("places.csv"):
        place = Place(
            place_id=_id(row["id"]) or "",
            name_zh=row["name_zh_full"],
            short_zh=row["name_zh"],
            name_en=_display_name_en(row),
            kind=row["kind"],
            level=_KIND_TO_LEVEL[row["kind"]],
            parent_id=_id(row["parent_id"]),
            valid_from=row["valid_from"] or row["year_from"] or None,
            valid_to=row["valid_to"] or row["year_to"] or None,
            lat=float(row["lat"]) if row["lat"] else None,
            lon=float(row["lon"]) if row["lon"] else None,
        )
        yield (
            place,
            Facts(
                aliases_zh=_split(row["aliases_zh"]),
                aliases_en=_split(row["aliases_en"]),
                years=_years(row),
                history=read_history(row["province_history"]),
                snapshots=(
                    row["province_id_1950"],
                    row["province_id_1954"],
                    row["province_id_1957"],
                    row["province_id"],
                ),
                special_district_1950=_id(row["special_district_1950_id"]),
                special_district_1954=_id(row["special_district_1954_id"]),
                ambiguous=row["ambiguous_reason"],
                is_recent=row["gb_first"] == "2024",
            ),
        )


def _features() -> Iterator[tuple[Place, Facts]]:
    for row in _rows("features.csv"):
        place = Place(
            place_id=_id(row["id"]) or "",
            name_zh=row["name_zh"],
            short_zh=row["name_zh"],
            name_en=row["name_en"],
            kind=row["kind"],
            level=_FEATURE_LEVEL,
            lat=float(row["lat"]) if row["lat"] else None,
            lon=float(row["lon"]) if row["lon"] else None,
        )
        facts = Facts(
            aliases_zh=_split(row["aliases_zh"]),
            history=read_history(row["province_history"]),
            ambiguous=row["ambiguous_reason"],
        )
        yield place, facts


def _foreign() -> Iterator[tuple[Place, Facts]]:
    for row in _rows("foreign.csv"):
        kind = "country"
        if row["continent"] == "international":
            kind = "international"
        elif row["id"] in _WORLD_REGIONS:
            kind = "world_region"
        elif row["id"] in _SOVIET_REPUBLICS:
            kind = "soviet_republic"
        place = Place(
            place_id=row["id"],
            name_zh=row["name_zh"],
            short_zh=row["name_zh"],
            name_en=row["name_en"],
            kind=kind,
            level=_KIND_TO_LEVEL[kind],
            parent_id="ussr" if kind == "soviet_republic" else None,
        )
        ambiguous = "common_word" if row["ambiguous"] == "1" and kind == "country" else ""
        names = _split(row["aliases_zh"]) + _split(row["cities_zh"])
        in_doubt = _split(row["ambiguous_zh"])
        yield (
            place,
            Facts(
                aliases_zh=names,
                aliases_en=_split(row["aliases_en"]),
                ambiguous=ambiguous,
                names_in_doubt=in_doubt,
            ),
        )


def _id(cell: str) -> str | None:
    # "." separates several ids in a link.
    return cell.replace(".", "-") or None


def _split(cell: str) -> tuple[str, ...]:
    return tuple(name for name in cell.split("|") if len(name) > 1)


def _display_name_en(row: Mapping[str, str]) -> str:
    suffix = _AUTONOMOUS_TO_SUFFIX_EN.get(row["name_zh_full"][-3:])
    suffix = suffix or _KIND_TO_SUFFIX_EN.get(row["kind"], "")
    name = row["name_en"]
    return name if not suffix or name.endswith(suffix.split()[-1]) else f"{name} {suffix}"


def _years(row: Mapping[str, str]) -> tuple[int, int]:
    """
    Date a name: the established years, else the code lists of 1980-2003.

    A name in the first list is taken to be older than the list, except 地区,
    which followed the special districts.
    """
    first, last = YEARS_ALL
    if row["year_from"]:
        first = int(row["year_from"])
    elif row["kind"] == "prefecture" and row["gb_first"] == _FIRST_CODE_LIST:
        first = _LAST_SPECIAL_DISTRICT_YEAR + 1
    elif row["gb_first"] > _FIRST_CODE_LIST:
        first = int(row["gb_first"][:4])
    if row["year_to"]:
        last = int(row["year_to"])
    elif row["kind"] == "special_district":
        last = _LAST_SPECIAL_DISTRICT_YEAR
    elif row["gb_last"] and row["gb_last"] < _LAST_CODE_LIST:
        last = int(row["gb_last"][:4])
    return first, last
