"""Bins: the width that fits, as dates of the address, and the fullest of them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import polars as pl
import streamlit as st

from dashboard.labels import say
from dashboard.queries.bins import GOOD_BINS, fit, span
from dashboard.queries.overview import corpus_facts

if TYPE_CHECKING:
    from dashboard.queries.bins import Width
    from dashboard.views.visit import Visit


def choose_width(here: Visit, *, good: int = GOOD_BINS) -> tuple[Width, date, date]:
    """
    Give the width of the bins that fits, and the first and last day that are shown.

    `good` is how many bins are wanted at most, where the reader asks for no width.
    """
    ui = here.ui
    facts = here.ask(corpus_facts()).row(0, named=True)
    first, last = span(here.filters, facts["first_day"], facts["last_day"])
    asked = here.state["by"]
    by = fit(asked, first, last, good=good)
    if asked not in ("auto", by):
        used, wished = say(f"by.{by}", ui), say(f"by.{asked}", ui)
        st.info(say("timeline.coarser", ui, asked=wished, used=used))
    return by, first, last


def bin_dates(first_day: str, by: str) -> tuple[str, str]:
    """
    Give the first and the last day of a bin as the address writes them.

    >>> bin_dates("1954-03-01", "month"), bin_dates("1954-01-01", "quarter")
    (('1954-03', '1954-03'), ('1954-01', '1954-03'))
    """
    day = date.fromisoformat(first_day)
    if by == "year":
        return f"{day.year}", f"{day.year}"
    if by == "month":
        return f"{day:%Y-%m}", f"{day:%Y-%m}"
    if by == "quarter":
        return f"{day:%Y-%m}", f"{day.year}-{day.month + 2:02d}"
    last = date.fromordinal(day.toordinal() + (6 if by == "week" else 0))
    return day.isoformat(), last.isoformat()


def peaks(frame: pl.DataFrame, column: str) -> tuple[list[date], int]:
    """Give the first days of the bins with the largest sum of a column, and that sum."""
    sums = frame.group_by("bin").agg(pl.col(column).sum()).sort("bin")
    most = int(sums[column].max() or 0)  # type: ignore[arg-type]
    return sums.filter(pl.col(column) == most)["bin"].to_list(), most
