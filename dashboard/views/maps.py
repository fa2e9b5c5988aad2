"""What a map needs beside its numbers: where its shapes are, and which unit colours each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from dashboard.places.gazetteer import load_gazetteer
from dashboard.places.regions import units_at

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from dashboard.queries.regions import Level

GEOMETRY_ROUTE = "/geometry/{year}.json"


def geometry_address(year: str) -> str:
    """Give the address under which this server hands out a set of borders."""
    base = str(st.get_option("server.baseUrlPath") or "").strip("/")
    return (f"/{base}" if base else "") + GEOMETRY_ROUTE.format(year=year)


def drawn_units(features: Iterable[str], *, level: Level, day: date) -> tuple[tuple[str, str], ...]:
    """
    Pair each province drawn with the unit that colours it on a day: itself or its greater area.

    Provinces that belonged to no greater area on that day are absent.
    """
    if level != "area":
        return tuple((feature, feature) for feature in features)
    places = load_gazetteer().places
    return tuple(
        (feature, unit)
        for feature in features
        for unit in units_at(feature, day)
        if places[unit].level == "area"
    )
