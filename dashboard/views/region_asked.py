"""What the regions page was asked, and the answer that all its pictures share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, cast

import streamlit as st

from dashboard.labels import both_names, count_articles, count_mentions, say
from dashboard.places.gazetteer import load_gazetteer
from dashboard.places.regions import units_at
from dashboard.queries import regions as queries
from dashboard.queries.filters import ABROAD, UNPLACED
from dashboard.queries.region_counts import Regions, baseline
from dashboard.views.selection import size

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
    day: date
    question: Regions
    rows: pl.DataFrame
    total: int
    chosen: tuple[str, ...]

    @property
    def path(self) -> tuple[str, ...]:
        """Ids of what holds the unit whose parts are shown, and of itself, the largest first."""
        return units_at(self.within, self.day)[::-1] if self.within else ()

    @property
    def of_provinces(self) -> bool:
        """Whether the rows are province-level units, which maps shade and colours are of."""
        if not self.within:
            return self.level == "province"
        return load_gazetteer().places[self.within].level == "area"


def ask(here: Visit) -> Asked:
    """Read the state of the page and count."""
    state = here.state
    level, measure = cast("Level", state["level"]), cast("Measure", state["measure"])
    question = Regions(here.filters, level, measure, state["within"])
    shown = cast("Shown", state["as"])
    if shown == "ratio" and baseline(here.filters) is None:
        shown = "share"
        st.info(say("regions.nothing_to_compare", here.ui))
    elif shown == "ratio" and state["view"] == "multiples":
        shown = "share"
        st.info(say("regions.ratio_over_time", here.ui))
    return Asked(
        view=state["view"],
        level=level,
        measure=measure,
        shown="count" if state["view"] == "ranking" else shown,
        within=state["within"],
        day=here.ask(queries.middle_day(here.filters)).item(0, "day"),
        question=question,
        rows=here.ask(question),
        total=size(here, here.filters),
        chosen=tuple(code for code in here.filters.region if code not in (ABROAD, UNPLACED)),
    )


def named(row: dict[str, str], asked: Asked, ui: Ui) -> str:
    """Give both names of a row, provinces without their rank."""
    return both_names(row["name_en"], row["short_zh" if asked.of_provinces else "name_zh"], ui)


def counted(n: int, measure: Measure, ui: Ui) -> str:
    """Say a number of what a measure counts."""
    if measure == "words":
        return say("count.words", ui, n=f"{n:,}")
    return (count_mentions if measure == "mentions" else count_articles)(n, ui)
