"""Regions as bars, as ranks over time, and as one row of bars each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import altair as alt
import polars as pl

from dashboard.charts.axes import gaps, time_axis, with_labels
from dashboard.charts.finish import Picture, finished, lettered
from dashboard.charts.maps import PALE
from dashboard.charts.palette import ACCENT, MUTED, PAPER, TEXT, Scheme, region_colour
from dashboard.labels import Ui, both_names, say

if TYPE_CHECKING:
    from collections.abc import Sequence

CLICK = "place"
BARS = 25
"""Units that are drawn; the table has all."""
RANKS = 8
PANELS = 12
_STEP = 24  # pixels a unit
_RANK = 44  # pixels a rank
_PANEL = 58  # pixels a panel
_FULL = 0.68
"""How much of its panel the highest bar of all fills: its name stands above."""
# Numbers in more circles than this would run into each other.
_MOST_NUMBERS = 16
_MOST_POINTS = 60
_STROKES = ("solid", "dashed", "dotted")
_DASHES = {"solid": [1, 0], "dashed": [7, 4], "dotted": [2, 4]}
_FIELD = {"count": "value", "share": "share_pct", "ratio": "ratio"}


def colours(places: Sequence[str], scheme: Scheme, *, level: str) -> list[str]:
    """Give the colour of each unit: that of the province on every page, else the accent."""
    return [region_colour(p, scheme) if level == "province" else ACCENT[scheme] for p in places]


def in_order(frame: pl.DataFrame, shown: str) -> pl.DataFrame:
    """Sort rows by what is shown, the largest first; a ratio of few articles comes last."""
    if shown != "ratio":
        return frame
    return frame.sort("is_thin", -pl.col("ratio"), maintain_order=True, nulls_last=True)


def strokes(places: Sequence[str], scheme: Scheme, *, level: str) -> list[str]:
    """
    Tell units of one colour apart: the first has a solid line, the next ones other strokes.
    """
    seen: dict[str, int] = {}
    found = []
    for colour in colours(places, scheme, level=level):
        found.append(_STROKES[min(seen.get(colour, 0), len(_STROKES) - 1)])
        seen[colour] = seen.get(colour, 0) + 1
    return found


def bars_of_regions(
    frame: pl.DataFrame, *, shown: str, level: str, title: str, ui: Ui, scheme: Scheme
) -> Picture:
    """
    Draw a bar for each of the first units, with its interval where there is one.

    Rows of `queries.region_counts.Regions`. A ratio has no zero to begin at: it is a point on
    a scale of doublings, beside the line of the usual share. Units with few articles are pale.
    A click selects a unit under the name CLICK, with the field place_id.
    """
    rows = _named(in_order(frame, shown), ui).head(BARS)
    if shown == "count":
        # The interval of a count is that of its share, in the unit of the count.
        unit = pl.col("value") / pl.col("share_pct")
        rows = rows.with_columns(
            low=pl.col("share_low") * unit, high=pl.col("share_high") * unit, at=pl.col("value")
        )
    else:
        names = ("share_low", "share_high") if shown == "share" else ("ratio_low", "ratio_high")
        rows = rows.with_columns(low=names[0], high=names[1], at=_FIELD[shown])
    rows = rows.filter(pl.col("at").is_not_null()).with_columns(
        is_pale=pl.col("is_thin") & (shown != "count")
    )
    labels = rows["label"].to_list()
    y = alt.Y(
        "label:N",
        sort=None,
        title=None,
        scale=alt.Scale(domain=labels),
        axis=alt.Axis(ticks=False, domain=False, grid=False, labelLimit=190, labelFontSize=12),
    )
    scale = alt.Scale(type="log", base=2) if shown == "ratio" else alt.Scale(domainMin=0)
    axis = alt.Axis(format=",~r", tickCount=5, orient="top")
    x = alt.X("at:Q", title=title, scale=scale, axis=axis)
    colour = alt.Color(
        "place_id:N",
        legend=None,
        scale=alt.Scale(
            domain=rows["place_id"].to_list(),
            range=colours(rows["place_id"].to_list(), scheme, level=level),
        ),
    )
    base = alt.Chart(rows).encode(y=y)
    mark = base.mark_circle(size=90) if shown == "ratio" else base.mark_bar(height={"band": 0.62})
    marks = mark.encode(
        x=x,
        color=colour,
        opacity=alt.condition("datum.is_pale", alt.value(PALE), alt.value(1)),
        tooltip=_tooltip(ui),
    ).add_params(alt.selection_point(name=CLICK, fields=["place_id"]))
    intervals = (
        base.transform_filter("isValid(datum.low)")
        .mark_rule(color=TEXT[scheme], strokeWidth=1.2, opacity=0.75)
        .encode(x=alt.X("low:Q", title=title), x2="high:Q", tooltip=_tooltip(ui))
    )
    # Without any interval the layer would leave Vega without an extent.
    known = [intervals] if rows["low"].count() else []
    layers = [marks, *known]
    if shown == "ratio":
        usual = alt.Chart(pl.DataFrame({"x": [1.0]})).mark_rule(color=MUTED[scheme])
        layers = [usual.encode(x="x:Q"), *known, marks]
    return finished(layers, height=alt.Step(_STEP), scheme=scheme)


def ranks_of_regions(
    frame: pl.DataFrame, *, by: str, level: str, ui: Ui, scheme: Scheme
) -> Picture:
    """
    Draw the order of units, period by period: the largest on top, its rank in its circle.

    Rows of `queries.region_counts.RegionsOverTime`. Units drawn are ordered among themselves,
    so that no two lie on each other; equal values share a number. A line breaks where a unit
    is not named, or the archive has nothing. A click selects a unit under the name CLICK.
    """
    rows = _told(frame, by, ui).with_columns(
        seat=pl.when(pl.col("rank").is_not_null()).then(
            pl.struct(-pl.col("value"), "place_id").rank("ordinal").over("bin")
        )
    )
    places = rows["place_id"].unique(maintain_order=True).to_list()
    height = _RANK * len(places) + 20
    colour = alt.Color(
        "place_id:N",
        legend=None,
        scale=alt.Scale(domain=places, range=colours(places, scheme, level=level)),
    )
    y = alt.Y(
        "seat:Q",
        title=say("column.rank", ui),
        scale=alt.Scale(domain=[0.5, len(places) + 0.5], reverse=True, nice=False),
        axis=None,
    )
    kinds = dict(zip(places, strokes(places, scheme, level=level), strict=True))
    rows = rows.with_columns(stroke=pl.col("place_id").replace_strict(kinds))
    periods = rows["bin"].n_unique()
    base = alt.Chart(rows).encode(x=time_axis(rows), y=y, color=colour)
    dash = alt.Scale(domain=list(_DASHES), range=list(_DASHES.values()))
    line = base.mark_line(strokeWidth=2.5, invalid="break-paths-show-domains").encode(
        strokeDash=alt.StrokeDash("stroke:N", scale=dash, legend=None)
    )
    is_numbered = periods <= _MOST_NUMBERS
    is_solid = "datum.stroke == 'solid'"
    points = (
        base.transform_filter("isValid(datum.seat)")
        .mark_point(
            size=430 if is_numbered else 60 if periods <= _MOST_POINTS else 20,
            opacity=1,
            filled=False,
            cursor="pointer",
        )
        .encode(
            fill=alt.condition(is_solid, colour, alt.value(PAPER[scheme])),
            tooltip=_tooltip_over_time(ui),
            description="told:N",
        )
        .add_params(alt.selection_point(name=CLICK, fields=["place_id"]))
    )
    layers = [*gaps(rows, height=height, scheme=scheme, words=say("timeline.gap", ui)), line]
    layers.append(points)
    named = base.transform_filter("isValid(datum.seat)")
    if is_numbered:
        layers.append(
            named.mark_text(fontSize=11, fontWeight=600, aria=False, tooltip=None).encode(
                text="rank:Q",
                color=alt.condition(is_solid, alt.value(PAPER[scheme]), alt.value(TEXT[scheme])),
            )
        )
    return finished([*layers, *_ends(rows, ui, scheme)], height=height, scheme=scheme)


def _ends(rows: pl.DataFrame, ui: Ui, scheme: Scheme) -> list[alt.Chart]:
    """Name each unit below its first and its last circle: colours are only eight."""
    ranked = rows.filter(pl.col("seat").is_not_null())
    name = "name_en" if ui == "en" else "short_zh"
    y = alt.Y("seat:Q", title=say("column.rank", ui), axis=None)
    last = ranked.group_by("place_id", maintain_order=True).last()
    first = ranked.group_by("place_id", maintain_order=True).first()
    first = first.join(last, on=["place_id", "bin"], how="anti")
    return [
        layer
        for ends in (first, last)
        if not ends.is_empty()
        for layer in lettered(
            alt.Chart(ends).encode(x=alt.X("period:O", sort=None), y=y, text=f"{name}:N"),
            size=11,
            scheme=scheme,
            dy=19,
        )
    ]


def panels_of_regions(
    frame: pl.DataFrame, *, by: str, shown: str, level: str, ui: Ui, scheme: Scheme
) -> Picture:
    """
    Draw a row of bars for each unit, all rows to one scale, its name above.

    Rows of `queries.region_counts.RegionsOverTime`. A click selects a unit under the name
    CLICK, with the field place_id.
    """
    field = "value" if shown == "count" else "share_pct"
    rows = _told(frame, by, ui)
    places = rows["place_id"].unique(maintain_order=True).to_list()
    highest = max(rows[field].drop_nulls().to_list(), default=0) or 1
    floors = {place: len(places) - 1 - number for number, place in enumerate(places)}
    floor = pl.Series([floors[place] for place in rows["place_id"]], dtype=pl.Int64)
    rows = rows.with_columns(floor=floor, top=floor + _FULL * pl.col(field) / highest)
    height = _PANEL * len(places)
    x = time_axis(rows)
    scale = alt.Scale(domain=[0, len(places)], nice=False)
    y = alt.Y("top:Q", title=say("column.place", ui), scale=scale, axis=None)
    bars = (
        alt.Chart(rows.filter(pl.col(field) > 0))
        .mark_bar(cursor="pointer")
        .encode(
            x=x,
            y=y,
            y2="floor:Q",
            color=alt.Color(
                "place_id:N",
                legend=None,
                scale=alt.Scale(domain=places, range=colours(places, scheme, level=level)),
            ),
            tooltip=_tooltip_over_time(ui),
            description="told:N",
        )
        .add_params(alt.selection_point(name=CLICK, fields=["place_id"]))
    )
    each = rows.select("label", "floor", ceiling=pl.col("floor") + 1).unique(maintain_order=True)
    edges = alt.Chart(each)
    names = edges.mark_text(
        align="left", baseline="top", dy=3, fontSize=12, color=TEXT[scheme], tooltip=None
    ).encode(
        x=alt.value(2), y=alt.Y("ceiling:Q", scale=scale, title=" ", axis=None), text="label:N"
    )
    ground = edges.mark_rule(color=MUTED[scheme], strokeWidth=0.6).encode(
        y=alt.Y("floor:Q", scale=scale, title=" ", axis=None)
    )
    behind = gaps(rows, height=height, scheme=scheme, words=say("timeline.gap", ui))
    return finished([*behind, bars, ground, names], height=height, scheme=scheme)


def _named(frame: pl.DataFrame, ui: Ui) -> pl.DataFrame:
    """Add the column `label`: both names; places below the province with their rank."""
    names = [both_names(en, zh, ui) for en, zh in frame.select("name_en", "short_zh").iter_rows()]
    return frame.with_columns(pl.Series("label", names, dtype=pl.String))


def _told(frame: pl.DataFrame, by: str, ui: Ui) -> pl.DataFrame:
    """
    Add names, periods, and `told`: what a screen reader says of a mark.

    Without it, it would say where the mark is drawn, which is no number of anything.
    """
    rows = with_labels(_named(frame, ui), by=by, ui=ui)
    parts = {"place": "label", "bin": "period", "value_counted": "value", "rank": "rank"}
    said = [
        pl.format("{}: {}", pl.lit(say(f"column.{key}", ui)), pl.col(column).cast(pl.String))
        for key, column in parts.items()
    ]
    return rows.with_columns(told=pl.concat_str(said, separator="; ", ignore_nulls=True))


def _tooltip(ui: Ui) -> list[alt.Tooltip]:
    return [
        alt.Tooltip("label:N", title=say("column.place", ui)),
        alt.Tooltip("value:Q", title=say("column.value_counted", ui), format=",d"),
        alt.Tooltip("share_pct:Q", title=say("column.share_selection", ui), format=",.3~r"),
        alt.Tooltip("low:Q", title=say("column.low", ui), format=",.3~r"),
        alt.Tooltip("high:Q", title=say("column.high", ui), format=",.3~r"),
        alt.Tooltip("ratio:Q", title=say("column.times_usual", ui), format=",.3~r"),
    ]


def _tooltip_over_time(ui: Ui) -> list[alt.Tooltip]:
    return [
        alt.Tooltip("label:N", title=say("column.place", ui)),
        alt.Tooltip("period:O", title=say("column.bin", ui)),
        alt.Tooltip("value:Q", title=say("column.value_counted", ui), format=",d"),
        alt.Tooltip("whole:Q", title=say("column.whole", ui), format=",d"),
        alt.Tooltip("share_pct:Q", title=say("column.share_of_period", ui), format=",.3~r"),
        alt.Tooltip("rank:Q", title=say("column.rank", ui), format=",d"),
    ]
