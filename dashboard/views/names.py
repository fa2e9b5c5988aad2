"""Names of places and filters in the reader's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from dashboard.labels import Ui, both_names, say
from dashboard.places.gazetteer import load_gazetteer
from dashboard.queries.filters import ABROAD, UNPLACED
from dashboard.queries.place import place
from dashboard.views.corpus import place_names
from dashboard.views.escaping import as_html
from dashboard.views.hrefs import page_href

if TYPE_CHECKING:
    from dashboard.views.visit import Visit


def with_place(frame: pl.DataFrame, ui: Ui) -> pl.DataFrame:
    """Add the column `place`: both names in one."""
    names = [both_names(en, zh, ui) for en, zh in frame.select("name_en", "name_zh").iter_rows()]
    return frame.with_columns(pl.Series("place", names, dtype=pl.String))


def region_name(here: Visit, code: str) -> str:
    """Name a code of the region filter."""
    if code in (ABROAD, UNPLACED):
        return say(f"region.{code}", here.ui)
    name_en, name_zh = place_names(here.corpus)[code]
    return both_names(name_en, name_zh, here.ui)


def listed_place(here: Visit, place_id: str) -> str:
    """Give the id of a place, or of the listed place that it was found in, if it is in no table."""
    if place_id in load_gazetteer().places:
        return place_id
    return str(here.ask(place(place_id)).item(0, "parent_id"))


def place_link(here: Visit, place_id: str) -> str:
    """Give a place's names as HTML that leads to its card."""
    name = as_html(region_name(here, place_id))
    return f'<a href="{as_html(place_address(here, place_id))}">{name}</a>'


def place_address(here: Visit, place_id: str) -> str:
    """Give the address of a place's card, with the shared filters."""
    return page_href("regions", here.address("regions", place=place_id))


def filter_name(here: Visit, name: str) -> str:
    """Name one filter in force, with its value, as a chip shows it."""
    value = here.state[name]
    if name == "region":
        value = ", ".join(region_name(here, code) for code in value.split("."))
    if name == "audit":
        value = say(f"filters.audit.{value}", here.ui)
    return f"{say(f'filters.{name}', here.ui)}: {value}"
