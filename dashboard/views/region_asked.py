"""What the regions page was asked, and the answer that all its pictures share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, cast

import streamlit as st

from dashboard.labels import (
    both_names,
    count_articles,
    count_mentions,
    count_words,
    say,
    unit_name,
)
from dashboard.places.gazetteer import load_gazetteer
from dashboard.places.regions import units_at
from dashboard.queries import regions as queries
from dashboard.queries.filters import ABROAD, UNPLACED
from dashboard.queries.region_counts import PEOPLE, Regions, baseline
from dashboard.queries.units import code_of, unit_of
from dashboard.views.names import listed_place
from dashboard.views.selection import size
from dashboard.views.visit import bind

if TYPE_CHECKING:
    from datetime import date

    import polars as pl

    from dashboard.labels import Ui
    from dashboard.queries.region_counts import Level, Measure
    from dashboard.views.visit import Visit

Shown = Literal["count", "share", "ratio"]


@dataclass(frozen=True, slots=True)
class Asked:
    """
    One state of the page.

    Attributes:
        view: map, bars, ranking or multiples.
        level: Of the units.
        measure: That counts.
        shown: As what: a ratio becomes a share where there is nothing to compare with.
        within: Id of the unit whose parts are shown, or "".
        listed: The same id, or that of the listed place that it was found in; or "".
        unit: Of the figures that are added up.
        day: Of the middle one of the selected articles.
        question: What was asked.
        rows: The answer.
        total: Selected articles.
        chosen: Place ids that are filtered by.

    """

    view: str
    level: Level
    measure: Measure
    shown: Shown
    within: str
    listed: str
    unit: str
    day: date
    question: Regions
    rows: pl.DataFrame
    total: int
    chosen: tuple[str, ...]

    def unit_said(self, ui: Ui) -> str:
        """Name the unit of the figures."""
        return unit_name(code_of(self.unit), self.unit, ui)

    @property
    def path(self) -> tuple[str, ...]:
        """Ids of what holds the unit whose parts are shown, and of itself, the largest first."""
        if not self.within:
            return ()
        units = units_at(self.listed, self.day)[::-1]
        return units if self.listed == self.within else (*units, self.within)

    @property
    def of_provinces(self) -> bool:
        """Whether the rows are province-level units, which maps shade and colours are of."""
        return _kind_of_map(self.level, self.within) == "provinces"

    @property
    def is_shaded(self) -> bool:
        """Whether a map shades the rows: provinces and areas, but not the places below them."""
        return _kind_of_map(self.level, self.within) != "places"


def _kind_of_map(level: Level, within: str) -> Literal["provinces", "areas", "places"]:
    if within:
        place = load_gazetteer().places.get(within)
        return "provinces" if place is not None and place.level == "area" else "places"
    kinds: dict[Level, Literal["provinces", "areas", "places"]]
    kinds = {"province": "provinces", "area": "areas", "place": "places"}
    return kinds[level]


def ask(here: Visit) -> Asked:
    """Read the state of the page and count."""
    state = here.state
    level, measure = cast("Level", state["level"]), cast("Measure", state["measure"])
    within = state["within"]
    unit = unit_of(state["unit"]) or PEOPLE
    question = Regions(here.filters, level, measure, within, unit)
    shown = _shown(here, level)
    return Asked(
        view=state["view"],
        level=level,
        measure=measure,
        shown=shown,
        within=within,
        unit=unit,
        listed=listed_place(here, within) if within else "",
        day=here.ask(queries.middle_day(here.filters)).item(0, "day"),
        question=question,
        rows=here.ask(question),
        total=size(here, here.filters),
        chosen=tuple(code for code in here.filters.region if code not in (ABROAD, UNPLACED)),
    )


def _shown(here: Visit, level: Level) -> Shown:
    """Give what is asked for, or what the picture can show of it, and say so."""
    view, shown = here.state["view"], cast("Shown", here.state["as"])
    if view == "ranking":
        return "count"
    if shown == "ratio" and baseline(here.filters) is None:
        st.info(say("regions.nothing_to_compare", here.ui))
        shown = "share"
    if shown == "ratio" and view == "multiples":
        st.info(say("regions.ratio_over_time", here.ui))
        shown = "share"
    is_of_circles = _kind_of_map(level, here.state["within"]) == "places"
    if view == "map" and shown != "count" and is_of_circles:
        st.info(say("regions.circles", here.ui))
        shown = "count"
    return shown


def named(row: dict[str, str], asked: Asked, ui: Ui) -> str:
    """Give both names of a row, provinces without their rank."""
    return both_names(row["name_en"], row["short_zh" if asked.of_provinces else "name_zh"], ui)


def counted(value: float, asked: Asked, ui: Ui) -> str:
    """Say a number of what the measure counts."""
    if asked.measure == "figures":
        return f"{value:,.10g} {asked.unit_said(ui)}"
    n = int(value)
    if asked.measure == "words":
        return count_words(n, ui)
    return (count_mentions if asked.measure == "mentions" else count_articles)(n, ui)


def choose_unit(here: Visit) -> None:
    """Ask in which unit figures are added up: the frequent ones, and the one of the address."""
    units = here.ask(queries.units_of_figures())["unit"].to_list()
    st.selectbox(
        say("regions.unit", here.ui),
        list(dict.fromkeys([here.state["unit"], *map(code_of, units)])),
        format_func=lambda code: unit_name(code, unit_of(code) or "", here.ui),
        width=160,
        **bind("unit"),
    )
