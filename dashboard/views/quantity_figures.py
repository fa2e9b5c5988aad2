"""The pictures of figures: their units, or the values in one unit; a click narrows the choice."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import polars as pl
import streamlit as st

from dashboard.charts import quantities as charts
from dashboard.labels import amount, count_articles, say, unit_name
from dashboard.queries.quantities import NOT_ADDED, ValueBins, summary, unit_counts
from dashboard.queries.units import code_of
from dashboard.views.figures import caption, picture, table
from dashboard.views.pages import notes
from dashboard.views.visit import visit

if TYPE_CHECKING:
    from dashboard.queries.quantities import Choice
    from dashboard.views.visit import Visit

_OF_OLD_CURRENCY = frozenset({"元", "角"})
_BINS = {
    "start": "column.bin_start",
    "end": "column.bin_end",
    "figures": "column.figures",
    "lowest": "column.lowest",
    "highest": "column.highest",
}
_MILLIONTHS = 1e6
"""Addresses take six decimals."""


def show_units(here: Visit, choice: Choice) -> dict[str, str]:
    """Draw how often each unit is used; give the choice that a click makes."""
    ui = here.ui
    query = unit_counts(here.filters, choice)
    units = here.ask(query)
    names = [unit_name(code_of(unit), unit, ui) for unit in units["unit"]]
    total, n = f"{units['figures'].sum():,}", f"{units.item(0, 'figures'):,}"
    title = "quantities.units.title.one" if units.height == 1 else "quantities.units.title"
    caption(say(title, ui, unit=names[0], n=n, total=total), say("quantities.units.subtitle", ui))
    top = ", ".join(
        f"{name} {figures:,}" for name, figures in zip(names[:5], units["figures"], strict=False)
    )
    clicked = picture(
        here,
        charts.leading_units,
        query,
        {},
        alt_text=say("quantities.units.alt", ui, top=top),
        click=charts.CLICK,
    )
    is_cut = units.height > charts.UNITS
    drawn, every = charts.UNITS, f"{units.height:,}"
    notes(
        say("quantities.units.click", ui),
        say("quantities.units.drawn", ui, drawn=drawn, all=every) if is_cut else "",
    )
    table(
        here,
        units.with_columns(pl.Series("unit", names, pl.String)),
        {"unit": "column.unit", "figures": "column.figures"},
        name="units",
    )
    return {"unit": code_of(str(clicked[0]["unit"]))} if clicked else {}


def show_values(here: Visit, choice: Choice) -> dict[str, str]:
    """Draw how large the figures in one unit are; give the choice that a click makes."""
    ui = here.ui
    facts = here.ask(summary(here.filters, choice)).row(0, named=True)
    question = ValueBins(here.filters, choice)
    bins = here.ask(question)
    unit = unit_name(code_of(choice.unit), choice.unit, ui)
    n, articles = f"{facts['valued']:,}", count_articles(facts["articles"], ui)
    caption(_title(facts, unit), say("quantities.values.subtitle", ui, n=n, articles=articles))
    _show_facts(choice, facts)
    clicked: list[dict[str, Any]] = []
    if not bins.is_empty():
        fullest = bins.sort("figures", descending=True, maintain_order=True).row(0, named=True)
        clicked = picture(
            here,
            charts.values_of_unit,
            question,
            {"unit": choice.unit},
            alt_text=say(
                "quantities.values.alt",
                ui,
                n=n,
                unit=unit,
                low=amount(facts["lowest"]),
                high=amount(facts["highest"]),
                peak=f"{fullest['figures']:,}",
                start=amount(fullest["lowest"]),
                end=amount(fullest["highest"]),
            ),
            click=charts.CLICK,
        )
    _show_notes(choice, facts, bins)
    table(here, bins, _BINS, name="values")
    return _limits(clicked[0]) if clicked else {}


def _title(facts: dict[str, Any], unit: str) -> str:
    """State how large the figures are."""
    ui = visit().ui
    if not facts["valued"]:
        return say("quantities.values.title.vague", ui)
    low, high = amount(facts["lowest"]), amount(facts["highest"])
    if facts["valued"] == 1:
        return say("quantities.values.title.one", ui, low=low, unit=unit)
    if facts["lowest"] == facts["highest"]:
        return say("quantities.values.title.same", ui, low=low, unit=unit)
    if facts["valued"] == 2:
        return say("quantities.values.title.two", ui, low=low, high=high, unit=unit)
    n, median = f"{facts['valued']:,}", amount(facts["median"])
    return say("quantities.values.title", ui, low=low, high=high, unit=unit, n=n, median=median)


def _is_added(choice: Choice) -> bool:
    return choice.unit not in NOT_ADDED and choice.kind in ("all", "totals")


def _show_facts(choice: Choice, facts: dict[str, Any]) -> None:
    ui = visit().ui
    shown = {"figures": f"{facts['figures']:,}"}
    if facts["added"] and _is_added(choice):
        shown["total"] = amount(facts["total"])
    if facts["valued"]:
        shown |= {name: amount(facts[name]) for name in ("median", "highest")}
    told = (
        f"<p><b>{value}</b><span>{say(f'quantities.fact.{name}', ui)}</span></p>"
        for name, value in shown.items()
    )
    st.html(f'<div class="facts">{"".join(told)}</div>')


def _show_notes(choice: Choice, facts: dict[str, Any], bins: pl.DataFrame) -> None:
    """Say what the sum and the bars leave out."""
    ui = visit().ui
    vague = facts["figures"] - facts["valued"]
    zeros = facts["valued"] - int(bins["figures"].sum())
    left = f"{facts['figures'] - facts['added']:,}"
    summed = say("quantities.sum", ui, added=f"{facts['added']:,}", left=left)
    if choice.unit in NOT_ADDED:
        summed = say("quantities.sum.never", ui)
    elif not _is_added(choice):
        summed = say("quantities.sum.kind", ui)
    notes(
        say("quantities.values.click", ui) if facts["valued"] else "",
        say("quantities.log", ui) if not bins.is_empty() and bins.item(0, "is_log") else "",
        " ".join(
            say(f"quantities.{name}", ui, n=f"{n:,}")
            for name, n in (("vague", vague), ("ranges", facts["ranges"]), ("zeros", zeros))
            if n
        ),
        summed,
        say("quantities.old_yuan", ui) if choice.unit in _OF_OLD_CURRENCY else "",
    )


def _limits(clicked: dict[str, Any]) -> dict[str, str]:
    """Give the values of a bar as limits, rounded outwards to what an address holds."""
    low = math.floor(float(clicked["lowest"]) * _MILLIONTHS) / _MILLIONTHS
    high = math.ceil(float(clicked["highest"]) * _MILLIONTHS) / _MILLIONTHS
    return {"min": _decimal(low), "max": _decimal(high)}


def _decimal(value: float) -> str:
    return f"{value:.6f}".rstrip("0").rstrip(".")
