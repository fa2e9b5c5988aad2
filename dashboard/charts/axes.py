"""Time axes and gaps, alike in every chart."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import altair as alt
import polars as pl

from dashboard.charts.palette import BORDER, MUTED, WASH, Scheme

if TYPE_CHECKING:
    from datetime import date

    from dashboard.labels import Ui

# What alt.layer() gives; the type of every finished picture.
Picture: TypeAlias = alt.LayerChart | alt.FacetChart

MAX_LABELS = 8
# Above this many marks a hatch is slow and no longer seen as one.
_HATCHED_BINS = 120
_HATCH_ROWS = 24


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
    step = -(-len(periods) // MAX_LABELS)
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


def gaps(frame: pl.DataFrame, *, scheme: Scheme, words: str) -> list[alt.Chart]:
    """
    Hatch the bins that the archive lacks, from top to bottom.

    `frame` comes from `with_labels` and has archive_articles; `words` is the
    tooltip. Gives no layer where nothing is missing.
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
    rows = pl.DataFrame({"hatch": [(n + 0.5) / _HATCH_ROWS for n in range(_HATCH_ROWS)]})
    # Each stroke spans its bin, so that strokes in a row make a hatch at any width.
    strokes = (
        alt.Chart(missing.join(rows, how="cross"))
        .mark_point(
            shape="M-1,1L1,-1",
            size=alt.expr("pow(bandwidth('x'), 2)"),
            stroke=MUTED[scheme],
            strokeWidth=1,
            opacity=0.3,
            filled=False,
            clip=True,
        )
        .encode(
            x=alt.X("period:O", sort=None),
            y=alt.Y("hatch:Q", scale=alt.Scale(domain=[0, 1]), axis=None),
            tooltip=tooltip,
        )
    )
    return [wash, strokes]


def layered(behind: list[alt.Chart], *layers: alt.Chart) -> Picture:
    """Put layers over gaps, whose hatch has a scale of its own."""
    if behind:
        return alt.layer(*behind, alt.layer(*layers)).resolve_scale(y="independent")
    return alt.layer(*layers)


def inked(chart: Picture, scheme: Scheme) -> Picture:
    """Set axes and legends in the one tone that all charts share: 5.9:1 and 7.0:1."""
    tone = MUTED[scheme]
    return (
        chart.configure_axis(
            labelColor=tone,
            titleColor=tone,
            gridColor=BORDER[scheme],
            domainColor=BORDER[scheme],
            gridOpacity=0.6,
        )
        .configure_legend(labelColor=tone, titleColor=tone)
        .configure_view(stroke=None)
    )
