"""The card of a place: its names, what held it and when, where it is, who wrote of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

import streamlit as st

from dashboard.charts import maps
from dashboard.charts import timeline as charts
from dashboard.charts.axes import bin_label
from dashboard.labels import both_names, count_articles, count_mentions, say
from dashboard.places.boundaries import ATTRIBUTION
from dashboard.places.gazetteer import load_gazetteer
from dashboard.places.regions import history_of
from dashboard.queries import place as queries
from dashboard.queries.overview import corpus_facts
from dashboard.queries.region_counts import Regions
from dashboard.queries.timeline import articles_per_period
from dashboard.views.choices import choose
from dashboard.views.escaping import as_html
from dashboard.views.figures import caption, picture, table
from dashboard.views.leads import period
from dashboard.views.maps import drawn_for, geometry_address
from dashboard.views.names import listed_place, place_link, region_name
from dashboard.views.pages import go, link, masthead, notes
from dashboard.views.periods import choose_width, peaks
from dashboard.views.results import result
from dashboard.views.selection import size

if TYPE_CHECKING:
    from datetime import date

    import polars as pl

    from dashboard.queries.bins import Width
    from dashboard.queries.filters import Filters
    from dashboard.views.visit import Visit

_ARTICLES = 5
_BELOW = 24


def show_place(here: Visit) -> None:
    """Show the card of the place that the address names."""
    ui = here.ui
    place_id = here.state["place"]
    facts = here.ask(queries.place(place_id)).row(0, named=True)
    named = here.ask(queries.naming_days(place_id)).row(0, named=True)
    filters = replace(here.filters, region=(place_id,))
    link(here, "regions", say("place.back", ui), icon=":material/arrow_back:", place="")
    masthead(both_names(facts["name_en"], facts["name_zh"], ui))
    left, right = st.columns([3, 2], gap="large")
    with left:
        _facts(here, facts)
        _history(here, place_id)
    with right:
        _where(here, facts, named["middle_day"])
    if not size(here, filters):
        caption(say("place.trend.none", ui, place=region_name(here, place_id)), _why(here, named))
        return
    with st.container(horizontal=True, gap="medium", key="place-links"):
        link(here, "regions", say("place.filter", ui), place="", region=place_id)
        link(here, "regions", say("place.inside.all", ui), place="", within=place_id, region="")
    _trend(here, filters)
    left, right = st.columns([3, 2], gap="large")
    with left:
        _articles(here, filters)
    with right:
        _below(here, filters)


def _why(here: Visit, named: dict[str, Any]) -> str:
    n = named["articles"]
    if not n:
        return say("place.none.never", here.ui)
    return say("place.none.hint", here.ui, n=count_articles(n, here.ui))


def _facts(here: Visit, facts: dict[str, Any]) -> None:
    """List what the gazetteer knows, and how the paper writes the name."""
    ui = here.ui
    place_id = facts["place_id"]
    known = load_gazetteer().facts
    before = [unit for unit, fact in known.items() if place_id in fact.successors]
    after = known[place_id].successors if place_id in known else ()
    forms = here.ask(queries.names_in_print(place_id)).rows()
    lines = {
        "kind": as_html(say(f"kind.{facts['kind']}", ui)),
        "dates": as_html(_dates(here, facts)),
        "predecessors": _links(here, before),
        "successors": _links(here, after),
        "written": as_html("、".join(f"{surface} {n:,}" for surface, n in forms)),
    }
    st.html(
        '<dl class="place-facts">'
        + "".join(
            f"<div><dt>{say(f'place.{name}', ui)}</dt><dd>{text}</dd></div>"
            for name, text in lines.items()
            if text
        )
        + "</dl>"
    )


def _links(here: Visit, units: Any) -> str:
    return ", ".join(place_link(here, unit) for unit in units)


def _dates(here: Visit, facts: dict[str, Any]) -> str:
    first, last = facts["valid_from"], facts["valid_to"]
    if first and last:
        return say("place.span", here.ui, first=first, last=last)
    if first:
        return say("place.since", here.ui, first=first)
    if last:
        return say("place.until", here.ui, last=last)
    return say("place.dates.open", here.ui)


def _history(here: Visit, place_id: str) -> None:
    """List what held the place, as of the days that the corpus spans."""
    ui = here.ui
    listed = listed_place(here, place_id)
    if load_gazetteer().places[listed].level in ("country", "area"):
        return
    span = here.ask(corpus_facts()).row(0, named=True)
    if span["first_day"] is None:
        return
    spans = load_gazetteer().facts[listed].spans
    inside = () if listed == place_id else (listed,)
    rows = [
        (stretch.first, stretch.last, (*inside, *stretch.units))
        for stretch in history_of(listed, span["first_day"], span["last_day"])
        if stretch.units or any(s.first <= stretch.last and stretch.first <= s.last for s in spans)
    ]
    if not rows:
        return
    lines = [
        f"<tr><td>{first} – {last}</td>"
        f"<td>{_links(here, units) or say('place.above.none', ui)}</td></tr>"
        for first, last, units in rows
    ]
    st.html(
        f'<h3 class="figure-title">{say("place.above", ui)}</h3>'
        f'<table class="stretches">{"".join(lines)}</table>'
    )
    notes(say("place.unlisted", ui) if inside else "", say("place.above.note", ui))


def _where(here: Visit, facts: dict[str, Any], day: date | None) -> None:
    """Show the place on a map, and what held it there."""
    ui = here.ui
    place_id = facts["place_id"]
    day = day or here.ask(corpus_facts()).item(0, "first_day")
    year, marked = drawn_for(listed_place(here, place_id), day) if day else ("modern", ())
    if not marked and facts["lat"] is None:
        caption(say("place.where", ui), say("place.nowhere", ui))
        return
    age, when = "now" if year == "modern" else "then", say(f"map.{year}", ui)
    borders = say(f"regions.borders.{age}", ui, year=when)
    caption(say("place.where", ui), borders)
    picture(
        here,
        maps.map_of_one,
        queries.place(place_id),
        {"geometry": geometry_address(year), "marked": marked},
        alt_text=say("place.where.alt", ui, place=region_name(here, place_id), year=when),
    )
    notes(f"{ATTRIBUTION}.")


def _trend(here: Visit, filters: Filters) -> None:
    """Show the articles that name the place, period by period."""
    ui = here.ui
    by, _, _ = choose_width(here)
    query = articles_per_period(filters, by=by)
    rows = here.ask(query)
    fullest, _ = peaks(rows, "articles")
    place, n = region_name(here, here.state["place"]), int(rows["articles"].sum())
    others = replace(here.filters, region=())
    caption(
        say(
            "place.trend.one" if rows.filter(rows["articles"] > 0).height == 1 else "place.trend",
            ui,
            articles=count_articles(n, ui),
            place=place,
            when=bin_label(fullest[0], by, ui),
        ),
        say("place.trend.subtitle", ui, total=f"{size(here, others):,}"),
    )
    clicked = picture(
        here,
        charts.articles_per_period,
        query,
        {"by": by, "stack": "none", "measure": "articles", "unit": "count"},
        alt_text=say("place.trend.alt", ui, place=place, by=say(f"by.{by}", ui), n=n),
        click=charts.CLICK,
    )
    if clicked:
        go(here, "reader", **_of_bin(here, str(clicked[0]["bin"]), by))
    columns = {"bin": "column.bin", "articles": "column.articles", "share_pct": "column.share"}
    table(
        here,
        rows,
        columns,
        name="place-trend",
        read=lambda row: _of_bin(here, row["bin"].isoformat(), by),
    )


def _of_bin(here: Visit, bin_day: str, by: Width) -> dict[str, str]:
    return period(here, bin_day, by) | {"region": here.state["place"]}


def _articles(here: Visit, filters: Filters) -> None:
    """List some of the articles, and lead to all."""
    ui = here.ui
    place_id, order = here.state["place"], cast("queries.Order", here.state["order"])
    st.subheader(say("place.articles", ui), anchor=False)
    choose("order", "place.order", "order", queries.ORDERS)
    rows = here.ask(queries.ArticlesNaming(filters, place_id, order, _ARTICLES))
    for row in rows.iter_rows(named=True):
        result(here, row)
        notes(count_mentions(row["mentions"], ui))
    total = count_articles(rows.item(0, "total"), ui)
    link(here, "reader", say("place.all", ui, n=total), region=place_id)


def _below(here: Visit, filters: Filters) -> None:
    """Link the places directly below, as on the articles' days."""
    ui = here.ui
    st.subheader(say("place.inside", ui), anchor=False)
    question = Regions(filters, "place", within=here.state["place"], limit=_BELOW)
    rows: pl.DataFrame = here.ask(question)
    if rows.is_empty():
        notes(say("place.inside.none", ui))
        return
    lines = [
        f"<li>{place_link(here, row['place_id'])} <span>{count_articles(row['articles'], ui)}"
        "</span></li>"
        for row in rows.to_dicts()
    ]
    st.html(f'<ul class="places">{"".join(lines)}</ul>')
