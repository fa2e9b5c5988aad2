"""Ranked words as bars: collocates, equivalents, word lists, keyness."""

from __future__ import annotations

from typing import TYPE_CHECKING

import altair as alt
import polars as pl

from dashboard.charts.finish import Picture, finished
from dashboard.charts.palette import ACCENT, MUTED, TEXT, Scheme
from dashboard.labels import Ui, say

if TYPE_CHECKING:
    from collections.abc import Sequence

CLICK = "word"
BARS = 20
"""Words that are drawn; the table has all."""
_TOLD_OF_KEY_WORDS = ("log_ratio", "log_likelihood", "occurrences", "rest_occurrences")
_STEP = 22  # pixels a word
_LABEL = 160  # pixels of a word's name at most


def ranked_words(
    frame: pl.DataFrame, *, value: str, told: Sequence[str], ui: Ui, scheme: Scheme
) -> Picture:
    """
    Draw a bar for each of the first words of a ranking.

    A click selects a word under the name CLICK, with the field term.

    Args:
        frame: Has the columns term, `value` and `told`, best first.
        value: Column that bars are as long as.
        told: Columns that the tooltip gives.
        ui: Interface language.
        scheme: Light or dark.

    """
    rows = frame.head(BARS)
    bars = (
        alt.Chart(rows)
        .mark_bar(color=ACCENT[scheme], height={"band": 0.7})
        .encode(
            y=_words(rows),
            x=alt.X(
                f"{value}:Q",
                title=say(f"column.{value}", ui),
                axis=alt.Axis(format=",~r", tickCount=5, orient="top"),
            ),
            tooltip=_tooltip([value, *told], ui),
        )
        .add_params(alt.selection_point(name=CLICK, fields=["term"]))
    )
    return finished([bars], height=alt.Step(_STEP), scheme=scheme)


def key_words(frame: pl.DataFrame, *, ui: Ui, scheme: Scheme) -> Picture:
    """
    Draw the log ratios of key words: to the right those more frequent here, to the left less.

    Rows of `queries.keyness.Keyness`; the first of each direction are drawn. A click selects a
    word under the name CLICK, with the field term.
    """
    half = BARS // 2 + 2
    rows = pl.concat(
        [
            frame.filter("is_positive").head(half),
            frame.filter(~pl.col("is_positive")).head(half),
        ]
    )
    bars = (
        alt.Chart(rows)
        .mark_bar(height={"band": 0.7})
        .encode(
            y=_words(rows),
            x=alt.X(
                "log_ratio:Q",
                title=say("column.log_ratio", ui),
                axis=alt.Axis(format=",~r", tickCount=6, orient="top"),
            ),
            color=alt.condition(
                "datum.is_positive", alt.value(ACCENT[scheme]), alt.value(MUTED[scheme])
            ),
            tooltip=_tooltip(_TOLD_OF_KEY_WORDS, ui),
        )
        .add_params(alt.selection_point(name=CLICK, fields=["term"]))
    )
    zero = alt.Chart(pl.DataFrame({"x": [0]})).mark_rule(color=TEXT[scheme]).encode(x="x:Q")
    return finished([bars, zero], height=alt.Step(_STEP), scheme=scheme)


def _words(rows: pl.DataFrame) -> alt.Y:
    return alt.Y(
        "term:N",
        title=None,
        sort=None,
        scale=alt.Scale(domain=rows["term"].to_list()),
        axis=alt.Axis(labelLimit=_LABEL, labelFontSize=13, ticks=False, domain=False, grid=False),
    )


def _tooltip(columns: Sequence[str], ui: Ui) -> list[alt.Tooltip]:
    return [
        alt.Tooltip("term:N", title=say("column.term", ui)),
        *(
            alt.Tooltip(f"{column}:Q", title=say(f"column.{column}", ui), format=",.4~r")
            for column in columns
        ),
    ]
