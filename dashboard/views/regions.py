"""Articles by place."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import polars as pl
import streamlit as st

from dashboard.charts import regions as charts
from dashboard.labels import both_names, count_articles, count_mentions, listed, say
from dashboard.places.boundaries import ATTRIBUTION, BoundaryYear, boundary_year, feature_ids
from dashboard.queries import regions as queries
from dashboard.views.choices import choose
from dashboard.views.figures import caption, picked_row, picture
from dashboard.views.maps import drawn_units, geometry_address
from dashboard.views.names import with_place
from dashboard.views.pages import lede, masthead, notes
from dashboard.views.selection import size, stop_if_empty
from dashboard.views.visit import change, visit

if TYPE_CHECKING:
    from dashboard.queries.regions import Level

MAX_NAMED = 3

here = visit()
ui = here.ui
masthead(say("regions.name", ui))
lede(say("regions.lede", ui))
stop_if_empty(here)
with st.container(horizontal=True, gap="medium", key="choices"):
    choose("level", "regions.level", "level", ("province", "area", "place"))
    choose("measure", "regions.measure", "measure", ("articles", "mentions"))
    choose("map", "regions.map", "map", ("auto", "1950", "1954", "1957", "modern"))

level = cast("Level", here.state["level"])
measure = here.state["measure"]
day = here.ask(queries.middle_day(here.filters)).item(0, "day")
year = (
    boundary_year(day) if here.state["map"] == "auto" else cast("BoundaryYear", here.state["map"])
)
year_name = say(f"map.{year}", ui)
query = queries.articles_by_region(here.filters, level=level)
rows = here.ask(query).sort(measure, descending=True, maintain_order=True)
total = size(here, here.filters)
chosen = tuple(code for code in here.state["region"].split(".") if code)

if rows.is_empty():
    caption(say("regions.title.none", ui), say("regions.counting", ui))
else:
    top = rows.filter(pl.col(measure) == rows.item(0, measure)).to_dicts()
    names = [
        both_names(r["name_en"], r["name_zh" if level == "place" else "short_zh"], ui) for r in top
    ]
    shape = "" if len(top) == 1 else ".tie" if len(top) <= MAX_NAMED else ".even"
    values = {"place": names[0], "places": listed(names, ui), "count": len(top)}
    n = (count_articles if measure == "articles" else count_mentions)(top[0][measure], ui)
    caption(
        say(f"regions.title{shape}", ui, n=n, **values),
        say(f"regions.subtitle.{measure}", ui, total=f"{total:,}"),
    )
left, right = st.columns([5, 4], gap="large")
with left:
    units = drawn_units(feature_ids(year), level=level, day=day)
    options = {"geometry": geometry_address(year), "measure": measure}
    clicked = picture(
        here,
        charts.map_of_places if level == "place" else charts.map_of_regions,
        query,
        options if level == "place" else {**options, "unit_of": units, "selected": chosen},
        alt_text=say(
            "regions.alt",
            ui,
            year=year_name,
            n=rows.height,
            measure=say(f"measure.{measure}", ui).lower(),
            top=", ".join(f"{r['name_en']} {r[measure]}" for r in rows.head(3).to_dicts()) or "–",
        ),
        click=charts.CLICK,
    )
    age = "now" if year == "modern" else "then"
    borders = f"{say(f'regions.borders.{age}', ui, year=year_name)} {ATTRIBUTION}"
    unmapped_note = ""
    if level == "province":
        unmapped = rows.filter(~pl.col("place_id").is_in([unit for _, unit in units]))
        if not unmapped.is_empty():
            names = [both_names(r["name_en"], r["short_zh"], ui) for r in unmapped.to_dicts()]
            unmapped_note = say("regions.unmapped", ui, places=", ".join(names))
    notes(borders, unmapped_note)
with right:
    picked = picked_row(
        here,
        with_place(rows, ui),
        {
            "place": "column.place",
            "articles": "column.articles",
            "share_pct": "column.share_selection",
            "baseline_pct": "column.baseline",
            "mentions": "column.mentions",
        },
        name="regions",
    )
    notes(say("regions.click", ui), say("regions.counting", ui))
    st.html(f'<h3 class="figure-title">{say("regions.scope", ui)}</h3>')
    notes(
        *(
            f"{count_articles(articles, ui)}: {say(f'scope.{scope}', ui)}"
            for scope, articles in here.ask(queries.selection_by_scope(here.filters)).iter_rows()
        )
    )

target = str(clicked[0]["place_id"]) if clicked else picked
if target and target not in chosen:
    change(region=target)
    st.rerun()
abroad = here.ask(queries.countries(here.filters))
if not abroad.is_empty():
    caption(say("regions.countries", ui), say("regions.subtitle.articles", ui, total=f"{total:,}"))
    picked = picked_row(
        here,
        with_place(abroad, ui),
        {
            "place": "column.place",
            "articles": "column.articles",
            "share_pct": "column.share_selection",
        },
        name="countries",
    )
    if picked and picked not in chosen:
        change(region=picked)
        st.rerun()
