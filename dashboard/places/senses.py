"""What a string may name on a day, whatever stands around it: remembered, for it is asked often."""

from datetime import date
from functools import cache, lru_cache

from dashboard.places.gazetteer import load_gazetteer
from dashboard.places.regions import province_at
from dashboard.places.surfaces import RANK_TO_KINDS, Surface, Trust

_YEARS_OF_GRACE = 1
_TELLING_KINDS = frozenset(
    {
        "city",
        "prefecture_city",
        "autonomous_prefecture",
        "league",
        "informal_region",
        "pass",
        "town",
        "district",
    }
)

# Asked for 28 times an article, these took two fifths of the time of finding its places
# (mean of 51 articles, 2026).
_REMEMBERED = 100_000


@lru_cache(maxsize=_REMEMBERED)
def unit_above(surface: Surface, rank: str, since: date) -> tuple[str, str | None] | None:
    """
    Choose the unit above the prefectures that a string with a rank names, and its province.

    Args:
        surface: The string.
        rank: Suffix class written in or directly after it, or "".
        since: Day of `regions.unchanged_since`.

    """
    for place_id in surface.above:
        if _fits_above(surface, place_id, rank, since):
            return place_id, province_at(place_id, since)
    return None


def _fits_above(surface: Surface, place_id: str, rank: str, on: date) -> bool:
    gazetteer = load_gazetteer()
    place = gazetteer.places[place_id]
    is_shared = len(surface.place_ids) > 1
    if place.kind == "municipality" and is_shared:
        return province_at(place_id, on) == place_id
    if place.kind == "base_region" and is_shared:
        spans = gazetteer.facts[place_id].spans
        return any(span.holds(on) for span in spans) or on.year < 1950
    if place.level == "province" and rank in ("县", "旗", "州", "盟"):
        return False
    if place.level == "province" and is_shared:
        return rank != "市" and province_at(place_id, on) == place_id
    return True


@lru_cache(maxsize=_REMEMBERED)
def units_below(surface: Surface, year: int) -> tuple[str, ...]:
    """
    List the units below the province that a string may name; only those in force if any are.
    """
    in_force = [place_id for place_id in surface.below if _years_off(place_id, year) == 0]
    return tuple(in_force or surface.below)


@lru_cache(maxsize=_REMEMBERED)
def only_province(surface: Surface, since: date) -> str | None:
    """
    Name the province of all units below it that a string may name; None if there are several.
    """
    provinces = {province_at(place_id, since) for place_id in units_below(surface, since.year)}
    return provinces.pop() if len(provinces) == 1 else None


@lru_cache(maxsize=_REMEMBERED)
def units_within(surface: Surface, province: str, since: date) -> tuple[str, ...]:
    """
    List those of `units_below` that lie in a province.
    """
    candidates = units_below(surface, since.year)
    return tuple([place_id for place_id in candidates if province_at(place_id, since) == province])


@lru_cache(maxsize=_REMEMBERED)
def best_unit(candidates: tuple[str, ...], rank: str, year: int) -> str | None:
    """
    Choose the unit whose years and rank fit best; None if there are no candidates.
    """
    if len(candidates) == 1:
        return candidates[0]
    gazetteer = load_gazetteer()
    order = RANK_TO_KINDS.get(rank, ()) + RANK_TO_KINDS[""]
    return min(
        candidates,
        key=lambda c: (
            _years_off(c, year),
            order.index(kind) if (kind := gazetteer.places[c].kind) in order else len(order),
            gazetteer.facts[c].years,
        ),
        default=None,
    )


@lru_cache(maxsize=_REMEMBERED)
def fitting_units(surface: Surface, rank: str, year: int) -> tuple[str, ...]:
    """
    List those of `units_below` whose kind fits a rank; all of them without one.
    """
    candidates = units_below(surface, year)
    kinds = RANK_TO_KINDS.get(rank, ()) if rank else ()
    places = load_gazetteer().places
    return tuple([c for c in candidates if places[c].kind in kinds]) or candidates


@lru_cache(maxsize=_REMEMBERED)
def may_have_rank(surface: Surface, rank: str) -> bool:
    """
    Say whether a unit that a string may name ever had a rank; trusted strings may anyway.
    """
    places = load_gazetteer().places
    kinds = RANK_TO_KINDS[rank]
    return surface.trust is Trust.PLAIN or any(places[p].kind in kinds for p in surface.below)


@lru_cache(maxsize=_REMEMBERED)
def is_of_city(surface: Surface, year: int) -> bool:
    """
    Say whether a string names a city, or what is as well known, in a year.
    """
    places = load_gazetteer().places
    return any(
        places[place_id].kind in _TELLING_KINDS and _years_off(place_id, year) == 0
        for place_id in surface.place_ids
    )


@cache
def places_of(*, level: str = "", kind: str = "") -> frozenset[str]:
    """
    List the places of a level or of a kind.
    """
    places = load_gazetteer().places.values()
    return frozenset(p.place_id for p in places if level == p.level or kind == p.kind)


def _years_off(place_id: str, year: int) -> int:
    first, last = load_gazetteer().facts[place_id].years
    if first <= year <= last + _YEARS_OF_GRACE:
        return 0
    return max(first - year, year - last - _YEARS_OF_GRACE)
