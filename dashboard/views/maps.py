"""What a map needs beside its numbers: where its shapes are, and which unit colours each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.places.boundaries import BOUNDARY_YEARS, boundary_year, feature_ids
from dashboard.places.gazetteer import load_gazetteer
from dashboard.places.regions import province_at, units_at
from dashboard.views.hrefs import below_base

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from dashboard.places.boundaries import BoundaryYear
    from dashboard.queries.region_counts import Level

GEOMETRY_ROUTE = "/geometry/{year}.json"


def geometry_address(year: str) -> str:
    """Give the address under which this server hands out a set of borders."""
    return below_base(GEOMETRY_ROUTE.format(year=year))


def drawn_units(
    year: BoundaryYear, *, level: Level, day: date, named: Collection[str]
) -> tuple[tuple[str, str], ...]:
    """
    Pair each province drawn with the unit that colours it on a day: itself or its greater area.

    A province drawn that was part of another one on the day (Tianjin in 1964) has the colour
    of that one, unless it is among those named: no hole, where today's outlines have to serve.
    Provinces that belonged to no greater area on that day are absent.
    """
    features = feature_ids(year)
    if level == "area":
        return tuple((feature, area) for feature in features for area in _areas(feature, day))
    return tuple(
        (feature, feature if feature in named else province_at(feature, day) or feature)
        for feature in features
    )


def _areas(province: str, day: date) -> tuple[str, ...]:
    places = load_gazetteer().places
    return tuple(unit for unit in units_at(province, day) if places[unit].level == "area")


def drawn_for(place_id: str, day: date) -> tuple[BoundaryYear, tuple[str, ...]]:
    """
    Choose a map that shows where a place lay on a day, and what of it to mark.

    The map of the day, or the first one that draws the place; marked is the province, or all
    provinces of an area. Nothing is marked of what lies outside China or is on no map.
    """
    year = boundary_year(day)
    if load_gazetteer().places[place_id].level == "area":
        marked = tuple(f for f in feature_ids(year) if place_id in units_at(f, day))
        return year, marked
    if place_id in feature_ids(year):
        return year, (place_id,)
    for other in BOUNDARY_YEARS:
        if place_id in feature_ids(other):
            return other, (place_id,)
    province = province_at(place_id, day)
    return year, (province,) if province in feature_ids(year) else ()


def names_of(year: BoundaryYear) -> tuple[tuple[str, str, str], ...]:
    """Give id, English and short Chinese name of each unit of a map."""
    places = load_gazetteer().places
    return tuple((f, places[f].name_en, places[f].short_zh) for f in feature_ids(year))
