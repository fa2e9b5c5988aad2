"""The timeline's picture."""

from __future__ import annotations

from typing import Any

import altair as alt
import polars as pl

from dashboard.charts.axes import gaps, time_axis, with_labels
from dashboard.charts.finish import Picture, finished
from dashboard.charts.palette import (
    ACCENT,
    CATEGORICAL,
    PAPER,
    Scheme,
    neutral_colour,
    region_colour,
)
from dashboard.labels import Ui, both_names, say
from dashboard.queries.filters import ABROAD, UNPLACED
from dashboard.queries.timeline import OTHER

HEIGHT = 340
CLICK = "bar"
# Narrower bars would vanish behind the line that parts them.
_PARTED_BINS = 60
COLUMNS = {"articles": "articles", "words": "words_zh", "people": "people"}
"""Column of each measure; only of articles there is a share."""


def articles_per_period(
    frame: pl.DataFrame,
    *,
    by: str,
    stack: str,
    measure: str,
    unit: str,
    ui: Ui,
    scheme: Scheme,
) -> Picture:
    """
    Draw bars from the rows of `queries.timeline.articles_per_period`.

    Bars are stacked in the order of `key_labels`, the largest key lowest. A click
    selects the bin under the name CLICK, with the field `bin` (ISO day).
    """
    field = "share_pct" if unit == "share" else COLUMNS[measure]
    rows = with_labels(frame, by=by, ui=ui)
    labels = key_labels(frame, stack=stack, measure=measure, ui=ui)
    names = pl.DataFrame(
        {"key": list(labels), "part": list(labels.values()), "order": range(len(labels))},
        schema={"key": pl.String, "part": pl.String, "order": pl.Int32},
    )
    rows = rows.join(names, on="key", how="left", maintain_order="left")
    x = time_axis(rows)
    title = say("column.share", ui) if unit == "share" else say(f"measure.{measure}", ui)
    highest: Any = rows.group_by("bin").agg(pl.col(field).sum())[field].max() or 0
    y = alt.Y(
        f"{field}:Q",
        title=title,
        stack="zero",
        axis=alt.Axis(
            tickCount=min(5, max(1, int(highest))), format=",~r" if unit == "share" else ",d"
        ),
        # Without any bar the axis would put its zero in the middle.
        scale=alt.Scale(domainMin=0, nice=True) if highest else alt.Scale(domain=[0, 1]),
    )
    bars = alt.Chart(rows.filter(pl.col(field) > 0)).mark_bar(
        stroke=PAPER[scheme], strokeWidth=0.5 if rows["bin"].n_unique() <= _PARTED_BINS else 0
    )
    if stack == "none":
        bars = bars.encode(x=x, y=y, color=alt.value(ACCENT[scheme]))
    else:
        bars = bars.encode(
            x=x,
            y=y,
            order=alt.Order("order:Q"),
            color=alt.Color(
                "part:N",
                title=None,
                sort=list(labels.values()),
                scale=alt.Scale(
                    domain=list(labels.values()),
                    range=colours(list(labels), stack=stack, scheme=scheme),
                ),
                legend=None,
            ),
        )
    behind = gaps(rows, height=HEIGHT, scheme=scheme, words=say("timeline.gap", ui))
    return finished([*behind, bars, _touch(rows, field, ui)], height=HEIGHT, scheme=scheme)


def key_labels(rows: pl.DataFrame, *, stack: str, measure: str, ui: Ui) -> dict[str, str]:
    """
    Name the keys of `queries.timeline.articles_per_period`, the largest first, as it ranks them.

    What is not one of the named keys (other, several, unknown) comes last.
    """
    if stack == "none":
        return {"": ""}
    size = "people" if measure == "people" else "articles"
    largest = (
        rows.filter(pl.col("articles") > 0)
        .group_by("key", "key_en", "key_zh")
        .agg(pl.col(size).sum())
        .sort([-pl.col(size), pl.col("key")])
    )
    named: dict[str, str] = {}
    rest: dict[str, str] = {}
    for row in largest.iter_rows(named=True):
        key = row["key"]
        if row["key_en"]:
            named[key] = both_names(row["key_en"], row["key_zh"], ui)
        elif key in ("several", ABROAD, UNPLACED, OTHER):
            rest[key] = say(f"region.{key}", ui)
        elif not key:
            rest[key] = say("timeline.nokey", ui)
        else:
            named[key] = say("filters.page.n", ui, page=key) if stack == "page" else key
    return named | rest


def colours(keys: list[str], *, stack: str, scheme: Scheme) -> list[str]:
    """Give the colour of each key, for the bars and for the legend beside them."""
    if stack == "region":
        return [region_colour(key, scheme) for key in keys]
    palette = iter(CATEGORICAL[scheme])
    return [neutral_colour(key, scheme) if key in ("", OTHER) else next(palette) for key in keys]


def _touch(rows: pl.DataFrame, field: str, ui: Ui) -> alt.Chart:
    """One invisible band over each bin with articles: easy to hit, and tells all its parts."""
    told = "people" if field == "people" else "articles"
    parts = (
        rows.filter(pl.col("articles") > 0)
        .group_by("bin", "period", "archive_articles", maintain_order=True)
        .agg(
            pl.col("articles").sum(),
            pl.col("words_zh").sum(),
            pl.col("people").sum(),
            pl.col("share_pct").sum(),
            pl.concat_str(pl.col("part"), pl.lit(" "), pl.col(told).cast(pl.Int64))
            .filter((pl.col("part") != "") & (pl.col(told) > 0))
            .str.join("; ")
            .alias("parts"),
        )
    )
    tooltip = [
        alt.Tooltip("period:O", title=say("column.bin", ui)),
        alt.Tooltip("articles:Q", title=say("column.articles", ui), format=",d"),
        alt.Tooltip("words_zh:Q", title=say("column.words", ui), format=",d"),
        alt.Tooltip("archive_articles:Q", title=say("column.archive_articles", ui), format=",d"),
    ]
    if field == "people":
        people = say("column.people", ui)
        tooltip.insert(1, alt.Tooltip("people:Q", title=people, format=",d"))
    if field == "share_pct":
        tooltip.append(alt.Tooltip("share_pct:Q", title=say("column.share", ui), format=",.3~r"))
    if parts["parts"].str.len_chars().max():
        tooltip.append(alt.Tooltip("parts:N", title=say("column.key", ui)))
    return (
        alt.Chart(parts)
        .mark_bar(opacity=0, cursor="pointer")
        .encode(
            x=alt.X("period:O", sort=None),
            y=alt.value(0),
            y2=alt.value("height"),
            detail="bin:N",
            tooltip=tooltip,
        )
        .add_params(alt.selection_point(name=CLICK, fields=["bin"]))
    )
