"""Time axes and gaps, alike in every chart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import altair as alt
import polars as pl

from dashboard.charts.palette import MUTED, WASH, Scheme

if TYPE_CHECKING:
    from datetime import date

    from dashboard.labels import Ui

MAX_LABELS = 8
# Above this many marks a hatch is slow and no longer seen as one.
_HATCHED_BINS = 120
_HATCH_STEP = 14  # pixels
_WIDE_BINS = 20
# A bar's part of its band, as measured on the screen.
_BAR_OF_BAND = 0.85


def bin_label(day: date, by: str, ui: Ui) -> str:
    """
    Name a bin by its first day.

    >>> from datetime import date
    >>> bin_label(date(1954, 1, 1), "quarter", "en"), bin_label(date(1954, 3, 1), "month", "zh")
    ('Q1 1954', '1954年3月')
    """
    quarter = (day.month + 2) // 3
    if ui == "zh":
        names = {
            "day": f"{day.year}年{day.month}月{day.day}日",
            "week": f"{day.year}年{day.month}月{day.day}日起",
            "month": f"{day.year}年{day.month}月",
            "quarter": f"{day.year}年{quarter}季度",
            "year": f"{day.year}年",
        }
    else:
        names = {
            "day": f"{day.day} {day:%b} {day.year}",
            "week": f"{day.day} {day:%b} {day.year}",
            "month": f"{day:%b} {day.year}",
            "quarter": f"Q{quarter} {day.year}",
            "year": f"{day.year}",
        }
    return names[by]


def with_labels(frame: pl.DataFrame, *, by: str, ui: Ui) -> pl.DataFrame:
    """Add the column `period`: the bin's name; `bin` becomes ISO text, as clicks return it."""
    names = [bin_label(day, by, ui) for day in frame["bin"]]
    return frame.with_columns(
        pl.Series("period", names, dtype=pl.String), pl.col("bin").dt.to_string("%Y-%m-%d")
    )


def time_axis(frame: pl.DataFrame) -> alt.X:
    """
    Put bins side by side, all of the same width, and name a readable few of them.

    `frame` comes from `with_labels`. Bands, not a continuous time scale: two days
    are two bars, and a bin without issues keeps its room.
    """
    periods = frame["period"].unique(maintain_order=True).to_list()
    step = max(1, -(-len(periods) // MAX_LABELS))
    return alt.X(
        "period:O",
        sort=None,
        title=None,
        scale=alt.Scale(domain=periods, paddingInner=0.15 if len(periods) < 200 else 0),
        axis=alt.Axis(
            values=periods[::step],
            labelAngle=0,
            labelOverlap="greedy",
            labelFlush=False,
            ticks=False,
            grid=False,
            domain=True,
        ),
    )


def gaps(frame: pl.DataFrame, *, height: int, scheme: Scheme, words: str) -> list[alt.Chart]:
    """
    Hatch the bins that the archive lacks, from top to bottom.

    `frame` comes from `with_labels` and has archive_articles; `height` is the
    chart's, in pixels; `words` is the tooltip. Gives no layer where nothing is missing.
    """
    missing = frame.filter(pl.col("archive_articles") == 0).select("period").unique()
    if missing.is_empty():
        return []
    missing = missing.with_columns(pl.lit(words).alias("what"))
    tooltip = [alt.Tooltip("period:O", title=" "), alt.Tooltip("what:N", title=" ")]
    wash = (
        alt.Chart(missing)
        .mark_bar(color=WASH[scheme])
        .encode(
            x=alt.X("period:O", sort=None),
            y=alt.value(0),
            y2=alt.value("height"),
            tooltip=tooltip,
        )
    )
    if missing.height > _HATCHED_BINS:
        return [wash]
    # Wide strokes that begin above and below the chart fill its corners.
    beyond = 7 * _HATCH_STEP if missing.height < _WIDE_BINS else 0
    rows = pl.DataFrame({"hatch": list(range(-beyond, height + beyond, _HATCH_STEP))})
    # Each stroke spans its bin, so that strokes in a row make a hatch at any width;
    # its place is in pixels, so that it has no part in the chart's scale.
    strokes = (
        alt.Chart(missing.join(rows, how="cross"))
        .mark_point(
            shape="M-1,1L1,-1",
            size=alt.expr(f"pow({_BAR_OF_BAND} * bandwidth('x'), 2)"),
            stroke=MUTED[scheme],
            strokeWidth=1,
            opacity=0.3,
            filled=False,
            clip=True,
        )
        .encode(
            x=alt.X("period:O", sort=None),
            y=alt.Y("hatch:Q", scale=None, axis=None),
            tooltip=tooltip,
        )
    )
    return [wash, strokes]
