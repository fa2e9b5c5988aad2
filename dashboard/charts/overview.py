"""The overview's pictures."""

from __future__ import annotations

import altair as alt
import polars as pl

from dashboard.charts.axes import gaps, time_axis, with_labels
from dashboard.charts.finish import Picture, finished
from dashboard.charts.palette import ACCENT, TEXT, Scheme, region_colour
from dashboard.labels import Ui, both_names, say

BIN_CLICK, PLACE_CLICK = "bar", "place"
COVERAGE_HEIGHT = 150
ROW_HEIGHT = 26


def coverage(frame: pl.DataFrame, *, by: str, ui: Ui, scheme: Scheme) -> Picture:
    """
    Draw what the archive holds of each bin; rows as of `queries.overview.coverage`.

    A click selects a bin under the name BIN_CLICK, with the field `bin` (ISO day).
    """
    rows = with_labels(frame, by=by, ui=ui)
    highest = int(rows["archive_articles"].max() or 1)  # type: ignore[arg-type]
    bars = (
        alt.Chart(rows)
        .mark_bar(color=ACCENT[scheme])
        .encode(
            x=time_axis(rows),
            y=alt.Y(
                "archive_articles:Q",
                title=say("column.articles", ui),
                axis=alt.Axis(tickCount=min(3, highest), format=",d"),
            ),
            tooltip=[
                alt.Tooltip("period:O", title=say("column.bin", ui)),
                alt.Tooltip("archive_articles:Q", title=say("column.articles", ui), format=",d"),
            ],
        )
        .add_params(alt.selection_point(name=BIN_CLICK, fields=["bin"]))
    )
    behind = gaps(rows, height=COVERAGE_HEIGHT, scheme=scheme, words=say("timeline.gap", ui))
    return finished([*behind, bars], height=COVERAGE_HEIGHT, scheme=scheme)


def leading_places(frame: pl.DataFrame, *, ui: Ui, scheme: Scheme) -> Picture:
    """
    Draw a bar for each province, in its colour, named and counted beside it.

    A click selects a province under the name PLACE_CLICK, with the field place_id.
    """
    names = [both_names(r["name_en"], r["short_zh"], ui) for r in frame.iter_rows(named=True)]
    rows = frame.with_columns(pl.Series("label", names, dtype=pl.String))
    labels = rows["label"].to_list()
    base = alt.Chart(rows).encode(
        y=alt.Y(
            "label:N",
            sort=labels,
            title=None,
            axis=alt.Axis(ticks=False, domain=False, labelLimit=170, labelPadding=8),
        ),
        x=alt.X("articles:Q", axis=None, scale=alt.Scale(domainMin=0)),
        tooltip=[
            alt.Tooltip("label:N", title=say("column.place", ui)),
            alt.Tooltip("articles:Q", title=say("column.articles", ui), format=",d"),
        ],
    )
    bars = (
        base.mark_bar(height=14)
        .encode(
            color=alt.Color(
                "place_id:N",
                legend=None,
                scale=alt.Scale(
                    domain=rows["place_id"].to_list(),
                    range=[region_colour(place, scheme) for place in rows["place_id"]],
                ),
            )
        )
        .add_params(alt.selection_point(name=PLACE_CLICK, fields=["place_id"]))
    )
    counts = base.mark_text(align="left", dx=6, color=TEXT[scheme]).encode(
        text=alt.Text("articles:Q", format=",d")
    )
    return finished([bars, counts], height=alt.Step(ROW_HEIGHT), scheme=scheme)
