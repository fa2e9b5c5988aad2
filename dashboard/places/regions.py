"""Units as they were on the day: which ones held a place on an article's date."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cache, lru_cache
from itertools import combinations, pairwise
from typing import NamedTuple

from dashboard.places.gazetteer import Facts, load_gazetteer
from dashboard.places.periods import TABLES_BEGIN

GRACE = timedelta(days=270)
"""The paper kept the name of an abolished province for some months."""

_NO_GRACE = timedelta()
_SNAPSHOT_DAYS = (date(1950, 12, 31), date(1954, 3, 15), date(1957, 12, 30), date(2003, 12, 31))
_SPECIAL_DISTRICTS_OF_1950_UNTIL = 1952
_SPECIAL_DISTRICTS_KNOWN = range(1949, 1958)
_PREFECTURES_KNOWN = range(1980, 2004)
_UNTIL_RAISED = {"hainan": "guangdong"}  # a province only since 1988
_YEARS_KNOWN = range(1900, 2101)
_SOVIET_UNION_ENDS = date(1991, 12, 26)
_CITY_KINDS = frozenset({"city", "prefecture_city"})


def province_at(place_id: str, on: date) -> str | None:
    """
    Name the province-level unit that held a place on a day.

    A province-level unit is its own answer while it stood, and nine months
    longer; after that, its successor if there was just one. A municipality
    has no such grace: the day it came under a province, it is in that province.
    None for countries, areas, base regions, and where several units share the name.

    Before October 1949 the borders of that month are used, without the units
    that were founded in 1949 (Pingyuan, Liaodong, the offices of Anhui and Jiangsu).

    >>> province_at("rehe", date(1956, 3, 1)), province_at("wuhan", date(1955, 8, 2))
    ('rehe', 'hubei')
    """
    return _province_at(place_id, unchanged_since(on))


@lru_cache(maxsize=100_000)
def _province_at(place_id: str, on: date) -> str | None:
    gazetteer = load_gazetteer()
    place = gazetteer.places[place_id]
    if place.level == "province":
        return _standing(place_id, on)
    if place.level in ("country", "area") or place.kind == "international":
        return None
    municipality = _cities_raised().get(place_id)
    if municipality and _in_force(municipality, on):
        return municipality
    return _from_history(gazetteer.facts[place_id], on)


def units_at(place_id: str, on: date) -> tuple[str, ...]:
    """
    List the place itself and every unit that held it on a day, the smallest first.

    City of a city district; special district (1949-57) or prefecture (1980-2003);
    province-level unit; greater area, to 19 June 1954. The Soviet Union of its
    republics. Each id once.
    """
    return _units_at(place_id, unchanged_since(on))


@lru_cache(maxsize=100_000)
def _units_at(place_id: str, on: date) -> tuple[str, ...]:
    gazetteer = load_gazetteer()
    place = gazetteer.places[place_id]
    if place.kind == "soviet_republic" and place.parent_id and on < _SOVIET_UNION_ENDS:
        return (place_id, place.parent_id)
    if place.level in ("country", "area"):
        return (place_id,)
    province = province_at(place_id, on)
    units = [place_id, *_between(place_id, on)]
    if province:
        units += [province, *_greater_areas(province, on)]
    return tuple(dict.fromkeys(units))


class Stretch(NamedTuple):
    """
    Some time in which the units that held a place stayed the same.

    Attributes:
        first: First day.
        last: Last day.
        units: That held it, the smallest first, without the place itself.

    """

    first: date
    last: date
    units: tuple[str, ...]


def history_of(place_id: str, first: date, last: date) -> tuple[Stretch, ...]:
    """
    List which units held a place between two days, both included, in order of time.

    >>> [stretch.units for stretch in history_of("rehe", date(1954, 6, 1), date(1954, 7, 1))]
    [('ga_northeast',), ()]
    """
    changes = [day for day in _days_of_change() if first < day <= last]
    found: list[Stretch] = []
    for begin, end in pairwise([first, *changes, last + timedelta(days=1)]):
        units = units_at(place_id, begin)[1:]
        goes_on = found and found[-1].units == units
        since = found.pop().first if goes_on else begin
        found.append(Stretch(since, end - timedelta(days=1), units))
    return tuple(found)


@lru_cache(maxsize=10_000)
def unchanged_since(on: date) -> date:
    """
    Give the first day of the same year on which every unit was what it is on a day.

    Answers are remembered by this day: there are some hundred of them, and thousands of
    issues.
    """
    if on.year not in _YEARS_KNOWN:
        return on
    days = _days_of_change()
    return days[bisect_right(days, on) - 1]


@cache
def _days_of_change() -> Sequence[date]:
    """
    List the days on which anything may change: spans, their grace, years, nearest snapshots.
    """
    days = {date(year, 1, 1) for year in _YEARS_KNOWN} | {TABLES_BEGIN}
    for facts in load_gazetteer().facts.values():
        spans = [*facts.spans, *(span for _, span in (*facts.history, *facts.greater_areas))]
        for span in spans:
            days.add(span.first)
            if span.last.year in _YEARS_KNOWN:
                after = span.last + timedelta(days=1)
                days |= {after, after + GRACE}
    for earlier, later in combinations(_SNAPSHOT_DAYS, 2):
        middle = earlier + (later - earlier) // 2
        days |= {middle, middle + timedelta(days=1)}
    return sorted(days)


def _in_force(unit: str, on: date, *, grace: timedelta = _NO_GRACE) -> bool:
    for span in load_gazetteer().facts[unit].spans:  # noqa: SIM110  # any() takes twice as long
        if span.holds(on, grace=grace):
            return True
    return False


def _standing(unit: str, on: date) -> str | None:
    gazetteer = load_gazetteer()
    is_municipality = gazetteer.places[unit].kind == "municipality"
    if _in_force(unit, on, grace=_NO_GRACE if is_municipality else GRACE):
        return unit
    facts = gazetteer.facts[unit]
    if any(span.last < on for span in facts.spans) and len(facts.successors) == 1:
        return _standing(facts.successors[0], on)
    return _UNTIL_RAISED.get(unit)


def _from_history(facts: Facts, on: date) -> str | None:
    if not facts.history:
        return _from_snapshots(facts, on)
    if on < TABLES_BEGIN:
        return next((unit for unit, _ in facts.history if _in_force(unit, on)), None)
    unit = next((unit for unit, span in facts.history if span.holds(on)), None)
    return _standing(unit, on) if unit else None


def _from_snapshots(facts: Facts, on: date) -> str | None:
    """
    Take the nearest of the four known days whose unit stood on this one.
    """
    by_distance = sorted(
        (abs(day - on), unit)
        for day, unit in zip(_SNAPSHOT_DAYS, facts.snapshots, strict=True)
        if unit
    )
    units = [unit for _, unit in by_distance]
    standing = next((unit for unit in units if _in_force(unit, on)), None)
    return standing or next(filter(None, (_standing(unit, on) for unit in units)), None)


def _between(place_id: str, on: date) -> Iterator[str]:
    """
    Yield the units between a place and its province.
    """
    gazetteer = load_gazetteer()
    place, facts = gazetteer.places[place_id], gazetteer.facts[place_id]
    parent = gazetteer.places.get(place.parent_id or "")
    if place.kind == "district" and parent and parent.kind in _CITY_KINDS:
        yield parent.place_id
        yield from _between(parent.place_id, on)
    if on.year in _SPECIAL_DISTRICTS_KNOWN and place.level == "county":
        early = facts.special_district_1950 if on.year <= _SPECIAL_DISTRICTS_OF_1950_UNTIL else None
        for district in filter(None, (early, facts.special_district_1954)):
            first, last = gazetteer.facts[district].years
            if first <= on.year <= last and province_at(place_id, on) == province_at(district, on):
                yield district
                return
    if on.year in _PREFECTURES_KNOWN and place.level == "county" and parent:
        first, last = gazetteer.facts[parent.place_id].years
        if parent.level == "prefecture" and first <= on.year <= last:
            yield parent.place_id


def _greater_areas(province: str, on: date) -> Iterator[str]:
    for area, span in load_gazetteer().facts[province].greater_areas:
        if span.holds(on) and _in_force(area, on):
            yield area


def ranks_of(place_id: str) -> tuple[str, ...]:
    """
    List the rows of a city that was a municipality at times: the one given first.

    Wuhan is of province level to June 1954, and a city of Hubei after; whoever asks for
    one of the two rows means the city.

    >>> ranks_of("wuhan"), ranks_of("shanxi")
    (('wuhan', 'hubei-wuhan_prefecture_city'), ('shanxi',))
    """
    raised = _cities_raised()
    municipality = raised.get(place_id, place_id)
    rows = (municipality, *(city for city, unit in raised.items() if unit == municipality))
    return tuple(dict.fromkeys((place_id, *rows)))


@cache
def _cities_raised() -> Mapping[str, str]:
    """
    Map the row of a city to the municipality that it was at other times.
    """
    places = load_gazetteer().places.values()
    names = {place.name_zh: place.place_id for place in places if place.kind == "municipality"}
    return {
        place.place_id: names[place.name_zh]
        for place in places
        if place.kind in _CITY_KINDS and place.name_zh in names
    }
