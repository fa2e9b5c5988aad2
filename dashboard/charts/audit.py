"""Rates of what translations say otherwise, as points with their intervals."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

import altair as alt
import polars as pl

from dashboard.charts.axes import gaps, time_axis, with_labels
from dashboard.charts.finish import Picture, finished
from dashboard.charts.palette import CATEGORICAL, PAPER, Scheme
from dashboard.labels import Ui, say

if TYPE_CHECKING:
    from collections.abc import Sequence

Measure = Literal["checks", "articles"]
CLICK = "point"
HEIGHT = 300
VERDICTS = ("differs", "missing")
_STEP = 52  # pixels a kind: a point of each verdict
_SHAPES = ("circle", "diamond")


def colours(scheme: Scheme) -> list[str]:
    """Give the colour of each verdict, for the points and for the legend beside them."""
    return list(CATEGORICAL[scheme][: len(VERDICTS)])


def rates_by_kind(frame: pl.DataFrame, *, measure: Measure, ui: Ui, scheme: Scheme) -> Picture:
    """
    Draw a point for each kind of check and verdict, on the line of its interval.

    Rows of `queries.audit.RatesByKind`; kinds without a rate are left out. Points that rest on
    few articles are hollow. A click selects a kind under the name CLICK, with the field `kind`.
    """
    names = [
        f"{say(f'audit.kind.{kind}', ui)} · {count:,}" if measure == "checks" and count else name
        for kind, count in frame.select("kind", "checks").iter_rows()
        for name in [say(f"audit.kind.{kind}", ui)]
    ]
    rows = _long(frame.with_columns(pl.Series("name", names, pl.String)), "kind", measure, ui)
    labels = rows["name"].unique(maintain_order=True).to_list()
    y = alt.Y(
        "name:N",
        title=None,
        sort=None,
        scale=alt.Scale(domain=labels, paddingInner=0.35),
        axis=alt.Axis(labelLimit=190, labelFontSize=13, ticks=False, domain=False, grid=False),
    )
    offset = alt.YOffset("verdict:N", sort=list(VERDICTS), scale=_offsets())
    title = say(f"audit.axis.{measure}", ui)
    x = alt.X(
        "share:Q",
        title=title,
        scale=alt.Scale(domain=[0, _highest(rows)], nice=True),
        axis=alt.Axis(format=",~r", tickCount=5, orient="top"),
    )
    base = alt.Chart(rows).encode(y=y, yOffset=offset, color=_colour(scheme))
    lines = base.mark_rule(strokeWidth=2, opacity=0.5, clip=True).encode(
        x=alt.X("low:Q", title=title), x2="high:Q"
    )
    points = _points(base, scheme).encode(x=x, tooltip=_tooltip("name", "column.kind", measure, ui))
    points = points.add_params(alt.selection_point(name=CLICK, fields=["kind"]))
    return finished([lines, points], height=_STEP * max(1, len(labels)), scheme=scheme)


def rates_by_year(frame: pl.DataFrame, *, measure: Measure, ui: Ui, scheme: Scheme) -> Picture:
    """
    Draw a point for each year and verdict, on the line of its interval.

    Rows of `queries.audit.RatesByYear`. Years that the archive lacks are hatched, years without a
    rate are empty, and points that rest on few articles are hollow; their intervals are cut off
    where they would press all points flat. A click selects a year under the name CLICK, with the
    field `bin`.
    """
    bins = with_labels(frame, by="year", ui=ui)
    rows = _long(bins, "period", measure, ui)
    of_enough = _most(rows.filter(~pl.col("few")), "high")
    top = min(_highest(rows), max(2 * _most(rows, "share"), of_enough, 1.0))
    x = time_axis(bins)
    offset = alt.XOffset("verdict:N", sort=list(VERDICTS), scale=_offsets())
    title = say(f"audit.axis.{measure}", ui)
    y = alt.Y(
        "share:Q",
        title=title,
        scale=alt.Scale(domain=[0, top], nice=True),
        axis=alt.Axis(format=",~r", tickCount=5),
    )
    base = alt.Chart(rows).encode(x=x, xOffset=offset, color=_colour(scheme))
    lines = base.mark_rule(strokeWidth=1.5, opacity=0.45, clip=True).encode(
        y=alt.Y("low:Q", title=title), y2="high:Q"
    )
    points = _points(base, scheme).encode(
        y=y, tooltip=_tooltip("period", "column.bin", measure, ui)
    )
    points = points.add_params(alt.selection_point(name=CLICK, fields=["bin"]))
    behind = gaps(bins, height=HEIGHT, scheme=scheme, words=say("timeline.gap", ui))
    return finished([*behind, lines, points], height=HEIGHT, scheme=scheme)


def _long(frame: pl.DataFrame, key: str, measure: Measure, ui: Ui) -> pl.DataFrame:
    """Give a row for each verdict of each row that has a rate."""
    prefix, whole, few = ("", "checks", "is_thin")
    if measure == "articles":
        prefix, whole, few = ("articles_", "articles", "has_few")
    kept = dict.fromkeys(name for name in ("name", key, "bin") if name in frame.columns)
    return pl.concat(
        frame.select(
            *kept,
            verdict=pl.lit(verdict),
            told=pl.lit(say(f"audit.verdict.{verdict}", ui)),
            share=f"{prefix}{verdict}_pct",
            low=f"{prefix}{verdict}_low",
            high=f"{prefix}{verdict}_high",
            part=f"{prefix}{verdict}",
            whole=whole,
            few=few,
        ).filter(pl.col("share").is_not_null())
        for verdict in VERDICTS
    )


def _offsets() -> alt.Scale:
    return alt.Scale(paddingInner=0.2, paddingOuter=0.3)


def _most(rows: pl.DataFrame, column: str) -> float:
    most: Any = rows[column].max()
    return float(most or 0.0)


def _highest(rows: pl.DataFrame) -> float:
    """Give where the axis ends, of rates in percent."""
    return min(100.0, _most(rows, "high")) or 100.0


def _colour(scheme: Scheme) -> alt.Color:
    scale = alt.Scale(domain=list(VERDICTS), range=colours(scheme))
    return alt.Color("verdict:N", scale=scale, legend=None)


def _points(base: alt.Chart, scheme: Scheme) -> alt.Chart:
    """Shapes tell verdicts apart for those who do not see the colours."""
    return base.mark_point(size=80, strokeWidth=2, opacity=1, cursor="pointer").encode(
        shape=alt.Shape(
            "verdict:N",
            scale=alt.Scale(domain=list(VERDICTS), range=list(_SHAPES)),
            legend=None,
        ),
        fill=alt.condition("datum.few", alt.value(PAPER[scheme]), _colour(scheme)),
    )


def _tooltip(key: str, label: str, measure: Measure, ui: Ui) -> Sequence[alt.Tooltip]:
    return [
        alt.Tooltip(f"{key}:N", title=say(label, ui)),
        alt.Tooltip("told:N", title=say("column.verdict", ui)),
        alt.Tooltip("part:Q", title=say("column.part", ui), format=",d"),
        alt.Tooltip("whole:Q", title=say("column.whole", ui), format=",d"),
        alt.Tooltip("share:Q", title=say(f"audit.axis.{measure}", ui), format=",.3~r"),
        alt.Tooltip("low:Q", title=say("column.low", ui), format=",.3~r"),
        alt.Tooltip("high:Q", title=say("column.high", ui), format=",.3~r"),
    ]
