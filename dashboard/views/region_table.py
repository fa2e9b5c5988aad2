"""The tables of the regions page: all units, their way up and down, and countries."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl
import streamlit as st

from dashboard.charts.regions import in_order
from dashboard.labels import say
from dashboard.queries import regions as queries
from dashboard.queries.region_counts import COMPARED
from dashboard.views.escaping import as_markdown
from dashboard.views.figures import Picked, caption, picked_cell
from dashboard.views.names import region_name, with_place
from dashboard.views.pages import link, notes

if TYPE_CHECKING:
    from dashboard.views.region_asked import Asked
    from dashboard.views.visit import Visit

_HAVE_PARTS = ("area", "province", "prefecture", "county")
_COLUMNS = {
    "place": "column.place",
    "inside": "column.inside",
    "card": "column.card",
    "read": "column.read",
    "articles": "column.articles",
    "about": "column.about",
    "words": "column.words_zh",
    "mentions": "column.mentions",
    "value": "column.sum",
    "figures": "column.figures",
    "share_pct": "column.share_selection",
    "share_low": "column.low",
    "share_high": "column.high",
    "baseline_pct": "column.baseline",
    "ratio": "column.times_usual",
    "ratio_low": "column.times_usual_low",
    "ratio_high": "column.times_usual_high",
    "few": "column.few",
}
_FIRST = ("place", "inside", "card", "read")


def show_crumbs(here: Visit, asked: Asked) -> None:
    """Show what holds the unit whose parts are listed, each a link to its own parts."""
    with st.container(horizontal=True, gap="small", key="crumbs"):
        link(here, "regions", say("regions.whole", here.ui), within="")
        for unit in asked.path:
            link(here, "regions", f"› {region_name(here, unit)}", within=unit)


def show_table(here: Visit, asked: Asked) -> Picked | None:
    """List all units with all measures; a click on a cell is given back."""
    if asked.rows.is_empty():
        return None
    ui = here.ui
    inside, card = say("regions.inside", ui), say("regions.card", ui)
    rows = with_place(in_order(asked.rows, asked.shown), ui).with_columns(
        inside=pl.when(pl.col("level").is_in(_HAVE_PARTS)).then(pl.lit(inside)),
        card=pl.lit(card),
        read=pl.lit(say("list.read", ui)),
        few=pl.when("is_thin").then(pl.lit(say("column.few", ui))),
    )
    kept = _kept(rows)
    counted = ("value", "figures") if asked.measure == "figures" else (asked.measure,)
    order = dict.fromkeys((*_FIRST, *counted, *COMPARED, "few", *_COLUMNS))
    kept -= set() if asked.measure == "figures" else {"value"}
    columns = {name: _COLUMNS[name] for name in order if name in kept}
    chosen = _choose(here, rows)
    shown = rows.with_columns(pl.col("inside", "few").fill_null(""))  # a null is shown as "None"
    picked = picked_cell(here, shown, columns, name="regions")
    without_parts = rows.filter(pl.col("inside").is_null())["place_id"].to_list()
    if picked and picked.column == "inside" and picked.place_id in without_parts:
        picked = None
    notes(say("regions.table", ui, inside=inside, card=card, read=say("list.read", ui)))
    return chosen or picked


def _choose(here: Visit, rows: pl.DataFrame) -> Picked | None:
    """Offer the rows as a list: arrow keys in the table would choose the first cell they reach."""
    names = dict(rows.select("place_id", "place").iter_rows())
    chosen = st.selectbox(
        say("regions.choose", here.ui),
        names,
        index=None,
        format_func=lambda place_id: as_markdown(names[place_id]),
        placeholder=say("regions.choose.hint", here.ui),
        width=320,
        key=f"choose:{'.'.join(here.address(here.page).values())}",
    )
    return Picked(chosen, "place") if chosen else None


def show_countries(here: Visit, asked: Asked) -> Picked | None:
    """List what lies abroad; a click on a cell is given back."""
    rows = here.ask(queries.countries(here.filters))
    if rows.is_empty() or asked.within:
        return None
    ui = here.ui
    total = f"{asked.total:,}"
    said = say("regions.subtitle.articles.count", ui, total=total)
    caption(say("regions.countries", ui), said)
    columns = ("place", "card", "read", "articles", "mentions", "share_pct")
    return picked_cell(
        here,
        with_place(rows, ui).with_columns(
            card=pl.lit(say("regions.card", ui)), read=pl.lit(say("list.read", ui))
        ),
        {column: _COLUMNS[column] for column in columns},
        name="countries",
    )


def _kept(rows: pl.DataFrame) -> set[str]:
    """Name the columns that say anything: intervals and ratios are not always known."""
    return {column.name for column in rows if column.null_count() < len(column)}
