"""The pictures of figures: which units they are in, and how large they are."""

from __future__ import annotations

import math
from typing import Any

import altair as alt
import polars as pl

from dashboard.charts.finish import Picture, finished
from dashboard.charts.palette import ACCENT, PAPER, TEXT, Scheme
from dashboard.labels import Ui, amount, say, unit_name
from dashboard.queries.units import code_of

HEIGHT = 260
CLICK = "bar"
UNITS = 12
"""Units that are drawn; the table has all."""
_ROW = 26  # pixels a unit
_MOST_TICKS = 6
# Large numbers in the words of the reader's language: 10 million, 1000万.
_TICKS: dict[Ui, str] = {
    "en": "datum.value >= 1e9 ? format(datum.value / 1e9, ',~r') + ' billion'"
    " : datum.value >= 1e6 ? format(datum.value / 1e6, ',~r') + ' million'"
    " : format(datum.value, ',~r')",
    "zh": "datum.value >= 1e8 ? format(datum.value / 1e8, ',~r') + '亿'"
    " : datum.value >= 1e4 ? format(datum.value / 1e4, ',~r') + '万'"
    " : format(datum.value, ',~r')",
}


def values_of_unit(frame: pl.DataFrame, *, unit: str, ui: Ui, scheme: Scheme) -> Picture:
    """
    Draw how many figures have which value; rows of `queries.quantities.ValueBins`.

    A click selects a bin under the name CLICK, with the fields `lowest` and `highest`: the
    least and the greatest value in it.
    """
    rows = frame.with_columns(
        pl.Series("values", [_values(row) for row in frame.iter_rows(named=True)], pl.String)
    )
    most = int(rows["figures"].max() or 1)  # type: ignore[arg-type]
    x = alt.X(
        "start:Q",
        title=unit_name(code_of(unit), unit, ui),
        scale=_scale(rows),
        axis=alt.Axis(
            values=_ticks(rows),
            labelExpr=_TICKS[ui],
            labelAngle=0,
            labelOverlap="greedy",
            labelFlush=False,
            grid=False,
        ),
    )
    filled = alt.Chart(rows.filter(pl.col("figures") > 0))
    bars = filled.mark_bar(color=ACCENT[scheme], stroke=PAPER[scheme], strokeWidth=1).encode(
        x=x,
        x2="end:Q",
        # With two ends across, a bar needs both ends upright as well.
        y2=alt.datum(0),
        y=alt.Y(
            "figures:Q",
            title=say("column.figures", ui),
            axis=alt.Axis(tickCount=min(5, most), format=",d"),
            scale=alt.Scale(domainMin=0, nice=True),
        ),
    )
    # A bar of one figure beside one of thousands is hard to hit: its whole column answers.
    touch = (
        filled.mark_bar(opacity=0, cursor="pointer")
        .encode(
            x=x,
            x2="end:Q",
            y=alt.value(0),
            y2=alt.value("height"),
            tooltip=[
                alt.Tooltip("values:N", title=say("column.values", ui)),
                alt.Tooltip("figures:Q", title=say("column.figures", ui), format=",d"),
            ],
        )
        .add_params(alt.selection_point(name=CLICK, fields=["lowest", "highest"]))
    )
    return finished([bars, touch], height=HEIGHT, scheme=scheme)


def _values(row: dict[str, Any]) -> str:
    if row["lowest"] is None:
        return ""
    ends = dict.fromkeys(amount(row[name]) for name in ("lowest", "highest"))
    return "–".join(ends)


def _scale(rows: pl.DataFrame) -> alt.Scale:
    if rows.is_empty():
        return alt.Scale(domain=[0, 1])
    kind: Any = "log" if rows.item(0, "is_log") else "linear"
    domain = [rows.item(0, "start"), rows.item(-1, "end")]
    return alt.Scale(type=kind, domain=domain, nice=False, zero=False)


def _ticks(rows: pl.DataFrame) -> list[float]:
    """Label powers of ten, whole values in the middle of their bars, or the edges of bins."""
    if rows.is_empty():
        return []
    first, last = rows.item(0, "start"), rows.item(-1, "end")
    if rows.item(0, "is_log"):
        powers = range(math.ceil(math.log10(first) - 1e-9), math.floor(math.log10(last) + 1e-9) + 1)
        return [10.0**power for power in powers]
    is_centred = first != round(first) and rows.item(0, "end") - first == 1
    edges = [start + 0.5 for start in rows["start"]] if is_centred else [*rows["start"], last]
    return edges[:: -(-len(edges) // (2 * _MOST_TICKS))]


def leading_units(frame: pl.DataFrame, *, ui: Ui, scheme: Scheme) -> Picture:
    """
    Draw a bar for each of the most common units, named and counted beside it.

    Rows of `queries.quantities.unit_counts`. A click selects a unit under the name CLICK, with
    the field `unit`.
    """
    rows = frame.head(UNITS)
    names = [unit_name(code_of(unit), unit, ui) for unit in rows["unit"]]
    rows = rows.with_columns(pl.Series("label", names, pl.String))
    base = alt.Chart(rows).encode(
        y=alt.Y(
            "label:N",
            sort=names,
            title=None,
            axis=alt.Axis(ticks=False, domain=False, labelLimit=190, labelPadding=8),
        ),
        x=alt.X("figures:Q", axis=None, scale=alt.Scale(domainMin=0)),
        tooltip=[
            alt.Tooltip("label:N", title=say("column.unit", ui)),
            alt.Tooltip("figures:Q", title=say("column.figures", ui), format=",d"),
        ],
    )
    bars = base.mark_bar(height=14, color=ACCENT[scheme], cursor="pointer").add_params(
        alt.selection_point(name=CLICK, fields=["unit"])
    )
    counts = base.mark_text(align="left", dx=6, color=TEXT[scheme]).encode(
        text=alt.Text("figures:Q", format=",d")
    )
    return finished([bars, counts], height=alt.Step(_ROW), scheme=scheme)
