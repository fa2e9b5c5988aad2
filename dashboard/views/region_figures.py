"""The pictures of the regions page; each gives the place that was clicked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import polars as pl

from dashboard.charts import maps, regions
from dashboard.charts.axes import bin_label
from dashboard.labels import listed, say
from dashboard.places.boundaries import ATTRIBUTION, boundary_year, feature_ids, outlines
from dashboard.places.regions import province_at
from dashboard.queries import regions as queries
from dashboard.queries.filters import Filters
from dashboard.queries.region_counts import THIN_ARTICLES, RegionsOverTime, baseline
from dashboard.views.figures import caption, legend, picture, table
from dashboard.views.leads import period
from dashboard.views.maps import drawn_units, geometry_address, names_of
from dashboard.views.names import region_name, with_place
from dashboard.views.pages import notes
from dashboard.views.periods import choose_width
from dashboard.views.region_asked import Asked, counted, named
from dashboard.views.selection import size

if TYPE_CHECKING:
    from dashboard.places.boundaries import BoundaryYear
    from dashboard.queries.bins import Width
    from dashboard.queries.region_counts import Level
    from dashboard.views.visit import Visit

_MAX_NAMED = 3
_MAX_LISTED = 12
_GOOD_PERIODS = {"ranking": 14, "multiples": 60}


def show(here: Visit, asked: Asked) -> str | None:
    """Show the picture that is asked for, with its title; give the place that was clicked."""
    ui = here.ui
    if asked.rows.is_empty():
        key = "regions.title.none"
        title = say(key, ui)
        if asked.within:
            title = say(f"{key}.within", ui, place=region_name(here, asked.within))
        hint = say("regions.none.hint", ui)
        if asked.measure == "figures":
            hint = say("regions.none.figures", ui, unit=asked.unit_said(ui))
        caption(title, hint)
        return None
    if asked.view in _GOOD_PERIODS:
        return _over_time(here, asked)
    caption(_title(here, asked), _subtitle(here, asked))
    clicked = _bars(here, asked) if asked.view == "bars" else _map(here, asked)
    has_pale = asked.shown != "count" and asked.rows["is_thin"].any()
    notes(
        say("regions.thin", ui, n=THIN_ARTICLES) if has_pale else "",
        say("regions.intervals", ui) if asked.view == "bars" else "",
        say("regions.usual", ui) if asked.shown == "ratio" else "",
        say("regions.counting.about", ui) if asked.measure == "about" else "",
        _of_figures(here, asked),
        say("regions.click", ui),
        say("regions.counting", ui),
    )
    return clicked


def _of_figures(here: Visit, asked: Asked) -> str:
    """Say what a sum of figures is not, and of how many it is."""
    if asked.measure != "figures":
        return ""
    n = here.ask(queries.figures_with_a_place(here.filters, asked.unit)).row(0, named=True)
    said = f"{n['placed']:,} / {n['figures']:,}"
    return say("regions.counting.figures", here.ui, n=said)


def _title(here: Visit, asked: Asked) -> str:
    """State the finding: who is first, or who is above what is usual."""
    ui, rows = here.ui, asked.rows
    if asked.shown == "ratio":
        above = rows.filter(~pl.col("is_thin") & (pl.col("ratio_low") > 1))
        if above.is_empty():
            return say("regions.title.ratio.usual", ui)
        row = above.sort("ratio", descending=True).row(0, named=True)
        times = f"{row['ratio']:.1f}"
        return say("regions.title.ratio", ui, place=named(row, asked, ui), times=times)
    top = rows.filter(pl.col("value") == rows.item(0, "value")).to_dicts()
    names = [named(row, asked, ui) for row in top]
    shape = "" if len(top) == 1 else ".tie" if len(top) <= _MAX_NAMED else ".even"
    return say(
        f"regions.title.{asked.measure}{shape}",
        ui,
        n=counted(top[0]["value"], asked, ui),
        place=names[0],
        places=listed(names, ui),
        count=len(top),
    )


def _subtitle(here: Visit, asked: Asked) -> str:
    """Say the measure with its denominator."""
    ui = here.ui
    kind = "count" if asked.shown == "count" else "share"
    total = f"{asked.total:,}"
    said = say(
        f"regions.subtitle.{asked.measure}.{kind}", ui, total=total, unit=asked.unit_said(ui)
    )
    compared = baseline(here.filters)
    if asked.shown != "ratio" or compared is None:
        return said
    which = "all" if compared == Filters() else "dates"
    n = f"{size(here, compared):,}"
    base = say(f"regions.baseline.{which}", ui, n=n)
    return say("regions.subtitle.ratio", ui, share=said, baseline=base)


def _axis(asked: Asked, here: Visit) -> str:
    if asked.shown == "ratio":
        return say("column.times_usual", here.ui)
    if asked.shown == "share":
        return say("column.share_selection", here.ui)
    return say(f"regions.measure.{asked.measure}", here.ui)


def _told(here: Visit, asked: Asked) -> dict[str, Any]:
    """Give what every text alternative says."""
    first = regions.in_order(asked.rows, asked.shown).head(3).to_dicts()
    field = {"count": "value", "share": "share_pct", "ratio": "ratio"}[asked.shown]
    name = "name_en" if here.ui == "en" else "short_zh"
    top = ", ".join(f"{row[name]} {row[field] or 0:.3g}" for row in first)
    return {"n": asked.rows.height, "measure": _axis(asked, here).lower(), "top": top}


def _bars(here: Visit, asked: Asked) -> str | None:
    level = "province" if asked.of_provinces else "place"
    clicked = picture(
        here,
        regions.bars_of_regions,
        asked.question,
        {"shown": asked.shown, "level": level, "title": _axis(asked, here)},
        alt_text=say("regions.alt.bars", here.ui, **_told(here, asked)),
        click=regions.CLICK,
    )
    if asked.rows.height > regions.BARS:
        drawn, every = regions.BARS, f"{asked.rows.height:,}"
        notes(say("regions.only_drawn", here.ui, drawn=drawn, all=every))
    return str(clicked[0]["place_id"]) if clicked else None


def _map(here: Visit, asked: Asked) -> str | None:
    ui, state = here.ui, here.state["map"]
    year = boundary_year(asked.day) if state == "auto" else cast("BoundaryYear", state)
    year_name = say(f"map.{year}", ui)
    units: tuple[tuple[str, str], ...] = ()
    options: dict[str, Any] = {"geometry": geometry_address(year), "selected": asked.chosen}
    if asked.is_shaded:
        level: Level = "province" if asked.of_provinces else "area"
        units = drawn_units(year, level=level, day=asked.day, named=set(asked.rows["place_id"]))
        options |= {
            "unit_of": units,
            "outlines": tuple(tuple(outline) for outline in outlines(year)),
            # Who is coloured as another unit is not named: it was a part of that one.
            "names": tuple(
                name for name in names_of(year) if asked.level == "area" or (name[0],) * 2 in units
            ),
            "shown": asked.shown,
        }
        drawn = asked.rows.filter(pl.col("place_id").is_in([unit for _, unit in units]))
        classes = maps.classes_of(drawn, shown=asked.shown, ui=ui, scheme=here.scheme)
        legend(classes.names, classes.colours)
    else:
        title = say(f"regions.measure.{asked.measure}", ui)
        options |= {"around": _around(asked, year), "title": title}
    clicked = picture(
        here,
        maps.map_of_regions if asked.is_shaded else maps.map_of_places,
        asked.question,
        options,
        alt_text=say("regions.alt.map", ui, year=year_name, **_told(here, asked)),
        click=maps.CLICK,
    )
    age = "now" if year == "modern" else "then"
    borders = f"{say(f'regions.borders.{age}', ui, year=year_name)} {ATTRIBUTION}."
    dots = say("regions.dots", ui) if asked.of_provinces else ""
    notes(f"{borders} {dots}", _not_drawn(here, asked, units if asked.is_shaded else None))
    return str(clicked[0]["place_id"]) if clicked and clicked[0]["place_id"] else None


def _around(asked: Asked, year: BoundaryYear) -> tuple[str, ...]:
    """Name the province to draw, where the parts of one unit are shown."""
    province = province_at(asked.listed, asked.day) if asked.listed else None
    return (province,) if province in feature_ids(year) else ()


def _not_drawn(here: Visit, asked: Asked, units: tuple[tuple[str, str], ...] | None) -> str:
    """Name the units that this map has no room, no outline or no coordinates for."""
    if units is None:
        missing, key = asked.rows.filter(pl.col("lat").is_null()), "regions.without_point"
    else:
        drawn = [unit for _, unit in units]
        missing, key = asked.rows.filter(~pl.col("place_id").is_in(drawn)), "regions.unmapped"
    if missing.is_empty():
        return ""
    names = [named(row, asked, here.ui) for row in missing.head(_MAX_LISTED).to_dicts()]
    if missing.height > _MAX_LISTED:
        names.append(say("regions.and_more", here.ui, n=missing.height - _MAX_LISTED))
    return say(key, here.ui, places=", ".join(names))


def _over_time(here: Visit, asked: Asked) -> str | None:
    """Show ranks, or a row of bars for each unit, period by period."""
    ui = here.ui
    is_ranking = asked.view == "ranking"
    by, _, _ = choose_width(here, good=_GOOD_PERIODS[asked.view])
    top = regions.RANKS if is_ranking else regions.PANELS
    question = RegionsOverTime(
        here.filters, by, asked.level, asked.measure, asked.within, asked.unit, top
    )
    rows = here.ask(question)
    drawn = rows["place_id"].n_unique()
    told: dict[str, Any] = {
        "n": drawn,
        "measure": say(f"regions.measure.{asked.measure}", ui).lower(),
        "by": say(f"by.{by}", ui).lower(),
    }
    coloured = "province" if asked.of_provinces else "place"
    if is_ranking:
        caption(_leader(here, asked, rows), say("regions.subtitle.ranking", ui, **told))
        places = rows.unique("place_id", maintain_order=True)
        ids = places["place_id"].to_list()
        names = [named(row, asked, ui) for row in places.to_dicts()]
        legend(
            names,
            regions.colours(ids, here.scheme, level=coloured),
            regions.strokes(ids, here.scheme, level=coloured),
        )
        last = rows.filter(pl.col("bin") == rows["bin"].max(), pl.col("rank").is_not_null())
        name = "name_en" if ui == "en" else "short_zh"
        order = [f"{r['rank']} {r[name]}" for r in last.sort("rank").head(3).to_dicts()]
        told["top"] = ", ".join(order) or "–"
    else:
        caption(_highest(here, asked, rows, by), _scale(here, asked, rows, told))
        told["top"] = _told(here, asked)["top"]
    clicked = picture(
        here,
        regions.ranks_of_regions if is_ranking else regions.panels_of_regions,
        question,
        {"by": by, "level": coloured} | ({} if is_ranking else {"shown": asked.shown}),
        alt_text=say(f"regions.alt.{asked.view}", ui, **told),
        click=regions.CLICK,
    )
    notes(
        say("regions.one_period", ui) if rows["bin"].n_unique() == 1 else "",
        say("regions.only_drawn", ui, drawn=drawn, all=f"{asked.rows.height:,}")
        if asked.rows.height > drawn
        else "",
        say("regions.click", ui),
        say("regions.counting", ui),
    )
    table(
        here,
        with_place(rows, ui),
        _OVER_TIME,
        name="regions-over-time",
        read=lambda row: (
            period(here, row["bin"].isoformat(), by) | {"region": str(row["place_id"])}
        ),
    )
    return str(clicked[0]["place_id"]) if clicked else None


_OVER_TIME = {
    "bin": "column.bin",
    "place": "column.place",
    "value": "column.value_counted",
    "rank": "column.rank",
    "whole": "column.whole",
    "share_pct": "column.share_of_period",
    "share_low": "column.low",
    "share_high": "column.high",
    "archive_articles": "column.archive_articles",
}


def _leader(here: Visit, asked: Asked, rows: pl.DataFrame) -> str:
    firsts = rows.filter(pl.col("rank") == 1).group_by("place_id", maintain_order=True)
    led = firsts.agg(pl.len().alias("n"), pl.col("name_en", "name_zh", "short_zh").first())
    if led.is_empty():  # others than the largest in all are first in every period
        return _title(here, asked)
    row = led.sort("n", descending=True, maintain_order=True).row(0, named=True)
    periods = rows.filter(pl.col("archive_articles") > 0)["bin"].n_unique()
    place = named(row, asked, here.ui)
    return say("regions.title.ranking", here.ui, place=place, n=row["n"], periods=periods)


def _highest(here: Visit, asked: Asked, rows: pl.DataFrame, by: Width) -> str:
    row = rows.sort("value", descending=True, maintain_order=True).row(0, named=True)
    return say(
        "regions.title.multiples",
        here.ui,
        place=named(row, asked, here.ui),
        when=bin_label(row["bin"], by, here.ui),
        n=counted(row["value"], asked, here.ui),
    )


def _scale(here: Visit, asked: Asked, rows: pl.DataFrame, told: dict[str, Any]) -> str:
    field, unit = ("value", "") if asked.shown == "count" else ("share_pct", " %")
    most = max(rows[field].drop_nulls().to_list(), default=0)
    measure = told["measure"]
    if asked.shown == "share":
        total = f"{asked.total:,}"
        key = f"regions.subtitle.{asked.measure}.share"
        measure = say(key, here.ui, total=total, unit=asked.unit_said(here.ui))
    scale = {"measure": measure, "by": told["by"], "most": f"{most:,.4g}{unit}"}
    return say("regions.subtitle.multiples", here.ui, **scale)
