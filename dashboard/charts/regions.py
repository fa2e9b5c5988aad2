"""Regions as a map and as bars."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

import altair as alt
import polars as pl

from dashboard.charts.finish import Picture, finished
from dashboard.charts.palette import ACCENT, BORDER, PAPER, SEQUENTIAL, WASH, Scheme
from dashboard.labels import Ui, say

if TYPE_CHECKING:
    from collections.abc import Sequence

HEIGHT = 440
CLICK = "place"
# Albers' conic with the standard parallels usual for maps of China.
_PROJECTION = {"type": "conicEqualArea", "parallels": [25, 47], "rotate": [-105, 0, 0]}
_CLASSES = 6


def map_of_regions(
    frame: pl.DataFrame,
    *,
    geometry: str,
    unit_of: Sequence[tuple[str, str]],
    measure: str,
    selected: tuple[str, ...],
    ui: Ui,
    scheme: Scheme,
) -> Picture:
    """
    Shade the provinces (or what holds them) by the rows of `queries.regions.articles_by_region`.

    `geometry` is the address of a GeoJSON FeatureCollection whose features carry
    `properties.id`; `unit_of` pairs each of these ids with the place_id whose row
    colours it. A click selects a unit under the name CLICK, with the field place_id.
    """
    rows = _shaded(frame, unit_of=unit_of, selected=selected, ui=ui)
    classes = _classes(_highest(rows, measure))
    names = [_class_name(first, last) for first, last in classes]
    starts = [first for first, _ in classes]
    of_row = [names[bisect_right(starts, n) - 1] for n in rows[measure]]
    rows = rows.with_columns(pl.Series("class", of_row, dtype=pl.String))
    shapes = alt.Data(url=geometry, format=alt.DataFormat(type="json", property="features"))
    land = (
        alt.Chart(shapes)
        .mark_geoshape(fill=WASH[scheme], stroke=BORDER[scheme], strokeWidth=0.6)
        .project(**_PROJECTION)
    )
    shaded = (
        alt.Chart(shapes)
        .transform_lookup(
            lookup="properties.id",
            from_=alt.LookupData(
                data=alt.Data(values=rows.to_dicts()),
                key="feature",
                fields=[
                    "place_id",
                    "label",
                    "class",
                    "articles",
                    "mentions",
                    "share_pct",
                    "picked",
                ],
            ),
        )
        .transform_filter("isValid(datum.place_id)")
        .mark_geoshape(cursor="pointer")
        .encode(
            color=alt.Color(
                "class:O",
                title=say(f"measure.{measure}", ui),
                sort=None,
                scale=alt.Scale(domain=names, range=list(SEQUENTIAL[scheme][2 : 2 + len(names)])),
                legend=alt.Legend(orient="top", symbolType="square", columns=3),
            ),
            stroke=alt.condition(
                "datum.picked", alt.value(ACCENT[scheme]), alt.value(PAPER[scheme])
            ),
            strokeWidth=alt.condition("datum.picked", alt.value(2.5), alt.value(0.8)),
            tooltip=_tooltip(ui),
        )
        .project(**_PROJECTION)
        .add_params(alt.selection_point(name=CLICK, fields=["place_id"]))
    )
    return finished([land, shaded], height=HEIGHT, scheme=scheme)


def map_of_places(
    frame: pl.DataFrame, *, geometry: str, measure: str, ui: Ui, scheme: Scheme
) -> Picture:
    """
    Draw each place as a circle, its area by the measure, over the provinces' borders.

    Rows of `queries.regions.articles_by_region`; those without coordinates are not
    drawn. A click selects under the name CLICK, with the field place_id.
    """
    rows = frame.filter(pl.col("lat").is_not_null()).with_columns(label=_label(ui))
    shapes = alt.Data(url=geometry, format=alt.DataFormat(type="json", property="features"))
    land = (
        alt.Chart(shapes)
        .mark_geoshape(fill=WASH[scheme], stroke=BORDER[scheme], strokeWidth=0.8)
        .project(**_PROJECTION)
    )
    highest = _highest(rows, measure)
    circles = (
        alt.Chart(rows)
        .mark_circle(color=ACCENT[scheme], opacity=0.75, stroke=PAPER[scheme], cursor="pointer")
        .encode(
            longitude="lon:Q",
            latitude="lat:Q",
            size=alt.Size(
                f"{measure}:Q",
                title=say(f"measure.{measure}", ui),
                scale=alt.Scale(domain=[0, highest], range=[0, 500]),
                legend=alt.Legend(orient="top", values=_ticks(highest), format=",d"),
            ),
            tooltip=_tooltip(ui),
        )
        .project(**_PROJECTION)
        .add_params(alt.selection_point(name=CLICK, fields=["place_id"]))
    )
    return finished([land, circles], height=HEIGHT, scheme=scheme)


def _label(ui: Ui) -> pl.Expr:
    """Both names, the reader's language first."""
    names = [pl.col("name_en"), pl.col("short_zh")]
    return pl.concat_str(names if ui == "en" else names[::-1], separator=" ")


def _shaded(
    frame: pl.DataFrame, *, unit_of: Sequence[tuple[str, str]], selected: tuple[str, ...], ui: Ui
) -> pl.DataFrame:
    """Give each map feature the row of the unit that colours it."""
    features = pl.DataFrame(
        unit_of, schema={"feature": pl.String, "place_id": pl.String}, orient="row"
    )
    return features.join(frame, on="place_id").select(
        "feature",
        "place_id",
        "articles",
        "mentions",
        "share_pct",
        label=_label(ui),
        picked=pl.col("place_id").is_in(list(selected)),
    )


def _classes(highest: int) -> list[tuple[int, int]]:
    """
    Give the classes of a map, first and last count included.

    A class for each number where there are few. Else counts are skewed, and steps
    that grow keep the many small provinces apart; they begin at round numbers.

    >>> _classes(3), _classes(5489)[-2:]
    ([(1, 1), (2, 2), (3, 3)], [(300, 999), (1000, 5489)])
    """
    if highest <= _CLASSES:
        return [(n, n) for n in range(1, highest + 1)]
    steps = (highest ** (n / _CLASSES) for n in range(1, _CLASSES))
    starts = sorted({1, *(max(2, int(float(f"{step:.0e}"))) for step in steps)})
    return list(zip(starts, [n - 1 for n in starts[1:]] + [highest], strict=True))


def _class_name(first: int, last: int) -> str:
    return f"{first:,}" if first == last else f"{first:,}–{last:,}"


def _highest(rows: pl.DataFrame, measure: str) -> int:
    return max(rows[measure].to_list(), default=1)


def _ticks(highest: int) -> list[int]:
    return sorted({1, max(1, highest // 2), highest})


def _tooltip(ui: Ui) -> list[alt.Tooltip]:
    return [
        alt.Tooltip("label:N", title=say("column.place", ui)),
        alt.Tooltip("articles:Q", title=say("column.articles", ui), format=",d"),
        alt.Tooltip("mentions:Q", title=say("column.mentions", ui), format=",d"),
        alt.Tooltip("share_pct:Q", title=say("column.share_selection", ui), format=",.3~r"),
    ]
