"""Words over time as a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import altair as alt
import polars as pl

from dashboard.charts.axes import gaps, time_axis, with_labels
from dashboard.charts.finish import Picture, finished
from dashboard.charts.palette import CATEGORICAL, PAPER, Scheme, region_colour
from dashboard.labels import Ui, say

if TYPE_CHECKING:
    from collections.abc import Sequence

HEIGHT = 340
CLICK = "point"
# A rate from fewer words is an anecdote: one occurrence more or less moves it by 100 per million.
THIN_WORDS = 10_000
# Points and intervals of more bins than this would hide each other.
_MOST_POINTS = 150


class _Unit(NamedTuple):
    """The columns that a unit is drawn from; "" where there is none."""

    value: str
    low: str
    high: str
    smoothed: str


_UNITS: dict[str, _Unit] = {
    "permillion": _Unit("per_million", "per_million_low", "per_million_high", "smoothed"),
    "count": _Unit("occurrences", "", "", ""),
    "articles": _Unit("share_pct", "share_pct_low", "share_pct_high", "smoothed_pct"),
    "ratio": _Unit("ratio", "ratio_low", "ratio_high", ""),
    "agreement": _Unit("agreement_pct", "agreement_pct_low", "agreement_pct_high", ""),
}
_INTEGERS = ("occurrences", "articles", "words", "pairs", "with_word", "other_occurrences")
_TOLD = (*_INTEGERS, "per_million", "share_pct", "ratio", "agreement_pct")


def colours(series: int, *, scheme: Scheme) -> list[str]:
    """Give the colour of each series, for the lines and for the legend beside them."""
    return list(CATEGORICAL[scheme][:series])


def region_colours(places: Sequence[str], *, scheme: Scheme) -> list[str]:
    """Give the colour of each province, the same as on every other page."""
    return [region_colour(place, scheme) for place in places]


def frequency_over_time(
    frame: pl.DataFrame,
    *,
    labels: Sequence[str],
    by: str,
    unit: str,
    ui: Ui,
    scheme: Scheme,
    places: Sequence[str] = (),
    smoothed: bool = False,
) -> Picture:
    """
    Draw a line for each series, with intervals where the unit has them.

    Lines break where the archive has nothing, and points that rest on fewer than
    THIN_WORDS words are hollow. Smoothed, the line is the moving average and the points
    are what was counted. A click selects a point under the name CLICK, with the fields
    `bin` (ISO day) and `series`.

    Args:
        frame: Rows of `queries.keywords.FrequencyOverTime`, or of one of the other questions
            over time, which have one series.
        labels: Of the series.
        by: Width of the bins.
        unit: A key of _UNITS.
        ui: Interface language.
        scheme: Light or dark.
        places: Province of each series, if it is one.
        smoothed: Whether the frame has moving averages.

    """
    columns = _UNITS[unit]
    rows = _rows(frame, labels, columns, by, ui)
    x = time_axis(rows)
    highest = _highest(rows, columns)
    tones = region_colours(places, scheme=scheme) if places else colours(len(labels), scheme=scheme)
    color = alt.Color(
        "term:N",
        title=None,
        sort=list(labels),
        scale=alt.Scale(domain=list(labels), range=tones),
        legend=None,
    )
    base = alt.Chart(rows).encode(x=x, color=color)
    title = say(f"column.{columns.value}", ui)
    y = _axis(columns.value, title, highest, whole=unit == "count")
    drawn = columns.smoothed if smoothed and columns.smoothed else columns.value
    line = base.mark_line(strokeWidth=2, invalid="break-paths-show-domains").encode(
        y=alt.Y(f"{drawn}:Q", title=title)
    )
    few = rows["period"].n_unique() <= _MOST_POINTS
    points = (
        base.transform_filter(f"isValid(datum.{columns.value})")
        .mark_point(
            size=70 if few else 18, filled=False, strokeWidth=2 if few else 1, opacity=1,
            cursor="pointer",
        )
        .encode(
            y=y,
            fill=alt.condition("datum.thin", alt.value(PAPER[scheme]), color),
            tooltip=_tooltip(rows, ui),
        )
        .add_params(alt.selection_point(name=CLICK, fields=["bin", "series"]))
    )  # fmt: skip
    layers = gaps(rows, height=HEIGHT, scheme=scheme, words=say("timeline.gap", ui))
    if columns.low and few:
        layers.append(
            base.transform_filter(f"isValid(datum.{columns.low})")
            .mark_rule(strokeWidth=1, opacity=0.45, clip=True)
            .encode(y=alt.Y(f"{columns.low}:Q", title=title), y2=f"{columns.high}:Q")
        )
    return finished([*layers, line, points], height=HEIGHT, scheme=scheme)


def _rows(
    frame: pl.DataFrame, labels: Sequence[str], columns: _Unit, by: str, ui: Ui
) -> pl.DataFrame:
    if "series" not in frame.columns:
        frame = frame.with_columns(pl.lit(0).alias("series"))
    words = pl.col("words") if "words" in frame.columns else pl.lit(THIN_WORDS)
    is_there = pl.col("archive_articles") > 0
    values = [name for name in columns if name]
    return with_labels(frame, by=by, ui=ui).with_columns(
        pl.col("series")
        .replace_strict(dict(enumerate(labels)), return_dtype=pl.String)
        .alias("term"),
        *(pl.when(is_there).then(pl.col(name)).alias(name) for name in values),
        (words < THIN_WORDS).alias("thin"),
    )


def _highest(rows: pl.DataFrame, columns: _Unit) -> float:
    """
    Give where the axis ends.

    Intervals of thin bins reach far beyond all that was counted: an axis that held them would
    press every curve flat, so they are cut off at twice the highest value.
    """
    value: Any = rows[columns.value].max() or 0.0
    if not columns.high:
        return float(value)
    interval: Any = rows[columns.high].max() or 0.0
    return float(min(interval, 2 * value) if value else interval)


def _axis(field: str, title: str, highest: float, *, whole: bool) -> alt.Y:
    # A rate may lie below one everywhere; a count has no fractions.
    ticks = min(5, max(1, int(highest))) if whole else 5
    return alt.Y(
        f"{field}:Q",
        title=title,
        axis=alt.Axis(tickCount=ticks, format=",d" if whole else ",~r"),
        scale=alt.Scale(domain=[0, highest or 1], nice=True),
    )


def _tooltip(rows: pl.DataFrame, ui: Ui) -> list[alt.Tooltip]:
    shown = [
        alt.Tooltip("term:N", title=say("column.series", ui)),
        alt.Tooltip("period:O", title=say("column.bin", ui)),
    ]
    names = {"words": "column.in_words"}
    return shown + [
        alt.Tooltip(
            f"{column}:Q",
            title=say(names.get(column, f"column.{column}"), ui),
            format=",d" if column in _INTEGERS else ",.3~r",
        )
        for column in _TOLD
        if column in rows.columns
    ]
