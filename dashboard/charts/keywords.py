"""Words over time as a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import altair as alt
import polars as pl

from dashboard.charts.axes import gaps, time_axis, with_labels
from dashboard.charts.finish import Picture, finished
from dashboard.charts.palette import CATEGORICAL, PAPER, Scheme
from dashboard.labels import Ui, say

if TYPE_CHECKING:
    from collections.abc import Sequence

HEIGHT = 340
CLICK = "point"
# A rate from fewer words is an anecdote: one occurrence more or less moves it by 100 per million.
THIN_WORDS = 10_000
UNIT_TO_FIELD = {"permillion": "per_million", "count": "occurrences", "articles": "articles"}


def colours(series: int, *, scheme: Scheme) -> list[str]:
    """Give the colour of each series, for the lines and for the legend beside them."""
    return list(CATEGORICAL[scheme][:series])


def frequency_over_time(
    frame: pl.DataFrame, *, labels: Sequence[str], by: str, unit: str, ui: Ui, scheme: Scheme
) -> Picture:
    """
    Draw a line for each series from the rows of `queries.keywords.frequency_over_time`.

    Lines break where the archive has nothing, and points that rest on fewer than
    THIN_WORDS words are hollow. A click selects a point under the name CLICK, with
    the fields `bin` (ISO day) and `series`.
    """
    field = UNIT_TO_FIELD[unit]
    rows = with_labels(frame, by=by, ui=ui).with_columns(
        pl.col("series")
        .replace_strict(dict(enumerate(labels)), return_dtype=pl.String)
        .alias("term"),
        pl.when(pl.col("archive_articles") > 0).then(pl.col(field)).alias(field),
        (pl.col("words") < THIN_WORDS).alias("thin"),
    )
    x = time_axis(rows)
    highest: Any = rows[field].max() or 0
    y = alt.Y(
        f"{field}:Q",
        title=say(f"column.{field}", ui),
        # A rate may lie below one everywhere; a count has no fractions.
        axis=alt.Axis(
            tickCount=min(5, max(1, int(highest))),
            format=",~r" if field == "per_million" else ",d",
        ),
        scale=alt.Scale(domainMin=0, nice=True),
    )
    color = alt.Color(
        "term:N",
        title=None,
        sort=list(labels),
        scale=alt.Scale(domain=list(labels), range=colours(len(labels), scheme=scheme)),
        legend=None,
    )
    base = alt.Chart(rows).encode(x=x, y=y, color=color)
    lines = base.mark_line(strokeWidth=2, invalid="break-paths-show-domains")
    points = (
        base.transform_filter(f"isValid(datum.{field})")
        .mark_point(size=70, filled=False, strokeWidth=2, opacity=1, cursor="pointer")
        .encode(
            fill=alt.condition("datum.thin", alt.value(PAPER[scheme]), color),
            tooltip=[
                alt.Tooltip("term:N", title=say("column.series", ui)),
                alt.Tooltip("period:O", title=say("column.bin", ui)),
                alt.Tooltip("occurrences:Q", title=say("column.occurrences", ui), format=",d"),
                alt.Tooltip("articles:Q", title=say("column.articles", ui), format=",d"),
                alt.Tooltip("words:Q", title=say("column.in_words", ui), format=",d"),
                alt.Tooltip("per_million:Q", title=say("column.per_million", ui), format=",.3~r"),
            ],
        )
        .add_params(alt.selection_point(name=CLICK, fields=["bin", "series"]))
    )
    behind = gaps(rows, height=HEIGHT, scheme=scheme, words=say("timeline.gap", ui))
    return finished([*behind, lines, points], height=HEIGHT, scheme=scheme)
