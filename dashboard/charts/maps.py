"""Regions as maps: units shaded, or places as circles."""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise
from math import ceil
from typing import TYPE_CHECKING, Any, NamedTuple

import altair as alt
import polars as pl

from dashboard.charts.finish import Picture, finished, lettered
from dashboard.charts.palette import (
    ACCENT,
    BORDER,
    DIVERGING,
    PAPER,
    SEQUENTIAL,
    TEXT,
    WASH,
    Scheme,
)
from dashboard.labels import Ui, say

if TYPE_CHECKING:
    from collections.abc import Sequence

HEIGHT = 460
_SMALL = 240
CLICK = "place"
# Albers' conic with the standard parallels usual for maps of China.
_PROJECTION: dict[str, Any] = {
    "type": "conicEqualArea",
    "parallels": [25, 47],
    "rotate": [-105, 0, 0],
}
_CLASSES = 6
_SMALL_COUNT = 30
# All maps are drawn in the same frame, from Xinjiang to Heilongjiang and to Hainan's islands.
_WIDTH_KM, _HEIGHT_KM = 4_900, 4_120
_PIXELS_A_KM = f"min(width / {_WIDTH_KM}, {HEIGHT} / {_HEIGHT_KM})"
# A unit without room for a letter is drawn as a dot, on top of what surrounds it.
DOT_KM = 60
_FONT = 10.5
_LETTER = 5.4
"""Pixels that a Latin letter takes at this size; a Chinese character takes the size."""
_LINES = 22
"""Pixels that two lines are high."""
# Names may reach a little over a border that does not hold them.
_OVER = 1.2
PALE = 0.55
# Shares that classes begin at, in %, and how many times the usual share classes begin at.
_SHARES = (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50)
_RATIOS = (0.25, 0.5, 0.8, 1.25, 2, 4)
_TOLD = ("value", "articles", "share_pct", "baseline_pct", "ratio")
_IN_LOOKUP = ("place_id", "label", "class", "picked", "is_pale", *_TOLD)
_FIELD = {"count": "value", "share": "share_pct", "ratio": "ratio"}


class Classes(NamedTuple):
    """The classes of a map: where each but the first begins, its name and its colour."""

    starts: Sequence[float]
    names: Sequence[str]
    colours: Sequence[str]


def map_of_regions(
    frame: pl.DataFrame,
    *,
    geometry: str,
    unit_of: Sequence[tuple[str, str]],
    outlines: Sequence[tuple[str, float, float, int]],
    names: Sequence[tuple[str, str, str]],
    shown: str,
    selected: tuple[str, ...],
    ui: Ui,
    scheme: Scheme,
) -> Picture:
    """
    Shade the provinces, or what holds them, by the rows of `queries.region_counts.Regions`.

    Units that no row names have the paper's tone. Those too small to be seen are dots, and
    names stand where there is room. A click selects a unit under the name CLICK, with the
    field place_id.

    Args:
        frame: The rows.
        geometry: Address of a GeoJSON FeatureCollection whose features carry `properties.id`.
        unit_of: Each of these ids with the place_id whose row colours it.
        outlines: Each of these ids with longitude, latitude and km of room for a name.
        names: English and short Chinese name of each of these ids.
        shown: What is shaded: count, share or ratio.
        selected: Ids of the places that are filtered by.
        ui: Interface language.
        scheme: Light or dark.

    """
    field = _FIELD[shown]
    frame = frame.filter(pl.col("place_id").is_in([unit for _, unit in unit_of]))
    classes = classes_of(frame, shown=shown, ui=ui, scheme=scheme)
    rows = _shaded(frame, unit_of, field=field, classes=classes, selected=selected, ui=ui)
    shapes = alt.Data(url=geometry, format=alt.DataFormat(type="json", property="features"))
    lookup = alt.LookupData(
        data=alt.Data(values=rows.to_dicts()), key="feature", fields=list(_IN_LOOKUP)
    )
    marks = {
        "color": _colour(classes),
        "opacity": alt.condition("datum.is_pale", alt.value(PALE), alt.value(1)),
        "tooltip": _tooltip(ui),
    }
    land = _ground(alt.Chart(shapes), scheme)
    click = alt.selection_point(name=CLICK, fields=["place_id"])
    shaded = (
        alt.Chart(shapes)
        .transform_lookup(lookup="properties.id", from_=lookup)
        .transform_filter("isValid(datum.place_id)")
        .mark_geoshape(cursor="pointer")
        .encode(**marks, **_edges(scheme, 0.8))
        .project(**_PROJECTION)
        .add_params(click)
    )
    points = pl.DataFrame(
        outlines,
        schema={"feature": pl.String, "lon": pl.Float64, "lat": pl.Float64, "room": pl.Int64},
        orient="row",
    )
    dots = (
        alt.Chart(rows.join(points.filter(pl.col("room") < DOT_KM), on="feature"))
        .mark_circle(size=75, cursor="pointer", opacity=1)
        .encode(longitude="lon:Q", latitude="lat:Q", **marks, **_edges(scheme, 1))
        .project(**_PROJECTION)
        .add_params(click)
    )
    labels = _labels(points.filter(pl.col("room") >= DOT_KM), names, ui=ui, scheme=scheme)
    return finished([land, shaded, *labels, dots], height=HEIGHT, scheme=scheme)


def map_of_places(
    frame: pl.DataFrame,
    *,
    geometry: str,
    around: Sequence[str],
    selected: tuple[str, ...],
    title: str,
    ui: Ui,
    scheme: Scheme,
) -> Picture:
    """
    Draw each place as a circle, its area by the measure (`title`), over the provinces' borders.

    Rows of `queries.region_counts.Regions`; those without coordinates are not drawn. `around`
    names the features that are drawn, all if it is empty. A click selects under the name
    CLICK, with the field place_id.
    """
    rows = frame.filter(pl.col("lat").is_not_null()).select(
        "place_id", "lat", "lon", *_TOLD, label=_label(ui), picked=_picked(selected)
    )
    shapes = alt.Data(url=geometry, format=alt.DataFormat(type="json", property="features"))
    land = alt.Chart(shapes)
    if around:
        ids = ", ".join(f"'{feature}'" for feature in around)
        land = land.transform_filter(f"indexof([{ids}], datum['properties']['id']) >= 0")
    land = _ground(land, scheme, width=0.8)
    highest = max(rows["value"].to_list(), default=1)
    circles = (
        alt.Chart(rows)
        .mark_circle(color=ACCENT[scheme], opacity=0.75, strokeWidth=0.7, cursor="pointer")
        .encode(
            longitude="lon:Q",
            latitude="lat:Q",
            size=alt.Size(
                "value:Q",
                title=title,
                scale=alt.Scale(domain=[0, highest], range=[12, 520]),
                legend=alt.Legend(orient="top", values=_ticks(highest), format=",d"),
            ),
            stroke=alt.condition("datum.picked", alt.value(TEXT[scheme]), alt.value(PAPER[scheme])),
            tooltip=_tooltip(ui),
        )
        .project(**_PROJECTION)
        .add_params(alt.selection_point(name=CLICK, fields=["place_id"]))
    )
    return finished([land, circles], height=HEIGHT, scheme=scheme)


def map_of_one(
    frame: pl.DataFrame, *, geometry: str, marked: Sequence[str], ui: Ui, scheme: Scheme
) -> Picture:
    """
    Show where one place is: what held it tinted, the place itself, if a point, as a dot.

    One row as of `queries.place.place`; `marked` names the features that are tinted.
    """
    rows = frame.with_columns(label=_label(ui))
    shapes = alt.Data(url=geometry, format=alt.DataFormat(type="json", property="features"))
    land = _ground(alt.Chart(shapes), scheme)
    ids = ", ".join(f"'{feature}'" for feature in marked)
    tinted = (
        alt.Chart(shapes)
        .transform_filter(f"indexof([{ids}], datum['properties']['id']) >= 0")
        .mark_geoshape(fill=SEQUENTIAL[scheme][3], stroke=ACCENT[scheme], strokeWidth=1, aria=False)
        .project(**_PROJECTION)
    )
    dot = (
        alt.Chart(rows.filter(pl.col("lat").is_not_null()).select("lat", "lon", "label"))
        .mark_circle(size=70, color=ACCENT[scheme], opacity=1, stroke=PAPER[scheme])
        .encode(
            longitude="lon:Q",
            latitude="lat:Q",
            tooltip=alt.Tooltip("label:N", title=say("column.place", ui)),
        )
        .project(**_PROJECTION)
    )
    return finished([land, tinted, dot], height=_SMALL, scheme=scheme)


def _ground(shapes: alt.Chart, scheme: Scheme, *, width: float = 0.6) -> alt.Chart:
    """Draw the provinces that others are drawn upon; to a screen reader they say nothing."""
    return shapes.mark_geoshape(
        fill=WASH[scheme], stroke=BORDER[scheme], strokeWidth=width, aria=False
    ).project(**_PROJECTION)


def _label(ui: Ui) -> pl.Expr:
    """Both names, the reader's language first."""
    names = [pl.col("name_en"), pl.col("short_zh")]
    return pl.concat_str(names if ui == "en" else names[::-1], separator=" ")


def _picked(selected: Sequence[str]) -> pl.Expr:
    return pl.col("place_id").is_in(list(selected))


def _shaded(
    frame: pl.DataFrame,
    unit_of: Sequence[tuple[str, str]],
    *,
    field: str,
    classes: Classes,
    selected: tuple[str, ...],
    ui: Ui,
) -> pl.DataFrame:
    """Give each map feature the row of the unit that colours it."""
    features = pl.DataFrame(
        unit_of, schema={"feature": pl.String, "place_id": pl.String}, orient="row"
    )
    rows = features.join(frame.filter(pl.col(field).is_not_null()), on="place_id")
    of_row = [classes.names[bisect_right(classes.starts, n)] for n in rows[field]]
    return rows.select(
        "feature",
        "place_id",
        *_TOLD,
        pl.Series("class", of_row, dtype=pl.String),
        label=_label(ui),
        picked=_picked(selected),
        is_pale=pl.col("is_thin") & (field != "value"),
    )


def _colour(classes: Classes) -> alt.Color:
    return alt.Color(
        "class:O",
        sort=None,
        scale=alt.Scale(domain=list(classes.names), range=list(classes.colours)),
        legend=None,
    )


def _edges(scheme: Scheme, width: float) -> dict[str, object]:
    """Outline what is filtered by in ink, all else in the tone of the paper."""
    return {
        "stroke": alt.condition("datum.picked", alt.value(TEXT[scheme]), alt.value(PAPER[scheme])),
        "strokeWidth": alt.condition("datum.picked", alt.value(2.5), alt.value(width)),
    }


def _labels(
    points: pl.DataFrame, names: Sequence[tuple[str, str, str]], *, ui: Ui, scheme: Scheme
) -> list[alt.Chart]:
    """
    Name units on the map: in both languages where there is room, else in Chinese.

    Whether there is depends on the map's width, which only the browser knows.
    """
    named = pl.DataFrame(
        names,
        schema={"feature": pl.String, "name_en": pl.String, "short_zh": pl.String},
        orient="row",
    )
    rows = points.join(named, on="feature").with_columns(
        zh=pl.col("short_zh").str.len_chars() * _FONT / _OVER,
        both=pl.max_horizontal(
            pl.col("short_zh").str.len_chars() * _FONT, pl.col("name_en").str.len_chars() * _LETTER
        )
        / _OVER,
    )
    has_both = f"datum.room * {_PIXELS_A_KM} >= max(datum.both, {2 * _LINES / _OVER:.0f})"
    has_zh = f"datum.room * {_PIXELS_A_KM} >= datum.zh"
    first, second = ("name_en", "short_zh") if ui == "en" else ("short_zh", "name_en")
    lines = (
        (first, -6, has_both),
        (second, 6, has_both),
        ("short_zh", 0, f"{has_zh} && !({has_both})"),
    )
    base = alt.Chart(rows).encode(longitude="lon:Q", latitude="lat:Q").project(**_PROJECTION)
    return [
        layer
        for column, dy, condition in lines
        for layer in lettered(
            base.encode(text=f"{column}:N"),
            size=_FONT,
            scheme=scheme,
            dy=dy,
            opacity=alt.expr(f"{condition} ? 1 : 0"),
        )
    ]


def classes_of(frame: pl.DataFrame, *, shown: str, ui: Ui, scheme: Scheme) -> Classes:
    """Cut what is shown into classes, few enough to be told apart, for the map and its legend."""
    if shown == "ratio":
        edges = [f"{edge:g}" for edge in _RATIOS]
        names = [
            say("regions.class.under", ui, edge=edges[0]),
            *(f"{low}–{high}" for low, high in pairwise(edges)),
            say("regions.class.over", ui, edge=edges[-1]),
        ]
        return Classes(_RATIOS, names, DIVERGING[scheme])
    values = frame[_FIELD[shown]].drop_nulls().to_list()
    highest = max(values, default=1)
    if shown == "share":
        starts = [share for share in _SHARES if share < highest][-_CLASSES + 1 :]
        edges = [f"{edge:g}" for edge in (*starts, ceil(10 * highest) / 10)]
        names = [
            say("regions.class.under", ui, edge=f"{edges[0]} %"),
            *(f"{low}–{high} %" for low, high in pairwise(edges)),
        ]
        return Classes(starts, names, _ramp(len(names), scheme))
    counts = _counts(int(min(values, default=1)), int(highest))
    names = [f"{a:,}" if a == b else f"{a:,}–{b:,}" for a, b in counts]
    return Classes([first for first, _ in counts[1:]], names, _ramp(len(names), scheme))


def _ramp(n: int, scheme: Scheme) -> list[str]:
    """Take so many tones from the ramp, as far from each other as they can be."""
    ramp = SEQUENTIAL[scheme]
    if n == 1:
        return [ramp[5]]
    return [ramp[round(2 + 6 * i / (n - 1))] for i in range(n)]


def _counts(lowest: int, highest: int) -> list[tuple[int, int]]:
    """
    Give the classes of counts, first and last count included.

    A class for each number where there are few. Else counts are skewed, and steps
    that grow keep the many small provinces apart; they begin at round numbers.

    >>> _counts(1, 3), _counts(1, 5489)[-2:]
    ([(1, 1), (2, 2), (3, 3)], [(300, 999), (1000, 5489)])
    >>> _counts(1, 23)
    [(1, 1), (2, 2), (3, 4), (5, 7), (8, 13), (14, 23)]
    """
    if highest - lowest < _CLASSES:
        return [(n, n) for n in range(lowest, highest + 1)]
    steps = (lowest * (highest / lowest) ** (n / _CLASSES) for n in range(1, _CLASSES))
    rounded = (round(n) if n < _SMALL_COUNT else int(float(f"{n:.0e}")) for n in steps)
    starts = sorted({lowest, *(n for n in rounded if n > lowest)})
    return list(zip(starts, [n - 1 for n in starts[1:]] + [highest], strict=True))


def _ticks(highest: int) -> list[int]:
    return sorted({1, max(1, highest // 2), highest})


def _tooltip(ui: Ui) -> list[alt.Tooltip]:
    return [
        alt.Tooltip("label:N", title=say("column.place", ui)),
        alt.Tooltip("value:Q", title=say("column.value_counted", ui), format=",d"),
        alt.Tooltip("articles:Q", title=say("column.articles", ui), format=",d"),
        alt.Tooltip("share_pct:Q", title=say("column.share_selection", ui), format=",.3~r"),
        alt.Tooltip("baseline_pct:Q", title=say("column.baseline", ui), format=",.3~r"),
        alt.Tooltip("ratio:Q", title=say("column.times_usual", ui), format=",.3~r"),
    ]
