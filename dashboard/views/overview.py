"""What this corpus is, and where to start."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from dashboard.charts import overview as charts
from dashboard.labels import count_articles, say
from dashboard.queries import overview as queries
from dashboard.queries.bins import fit
from dashboard.queries.listing import Listing
from dashboard.views.choices import search_box
from dashboard.views.days import day_name
from dashboard.views.figures import caption, picture, table
from dashboard.views.pages import go, link, masthead, notes
from dashboard.views.periods import bin_dates
from dashboard.views.results import result
from dashboard.views.selection import FILTERS, sentence, stop_if_empty
from dashboard.views.visit import visit

if TYPE_CHECKING:
    from datetime import date

FACTS = ("articles", "issues", "words_zh", "words_en", "authors", "rejects")

here = visit()
ui = here.ui
facts = here.ask(queries.corpus_facts()).row(0, named=True)
masthead(say("site.title", ui))
stop_if_empty(here)
first: date = facts["first_day"]
last: date = facts["last_day"]
st.html(
    '<p class="lede">'
    + say(
        "overview.lede" if first != last else "overview.lede.day",
        ui,
        articles=count_articles(facts["articles"], ui),
        first=day_name(first, ui),
        last=day_name(last, ui),
    )
    + "</p>"
)
search_box("front", "overview.search", "overview.search.placeholder")
if not here.filters.are_empty:
    with st.container(horizontal=True, vertical_alignment="center", key="found"):
        st.markdown(f"**{sentence(here)}**", width="content")
        link(here, "reader", say("overview.found.read", ui))
        if here.state["q"]:
            link(here, "keywords", say("overview.found.keywords", ui))
st.html(
    '<div class="facts">'
    + "".join(
        f"<p><b>{facts[name]:,}</b><span>{say(f'overview.fact.{name}', ui)}</span></p>"
        for name in FACTS
    )
    + "</div>"
)


def _held_in(bin_day: str) -> dict[str, str]:
    """Give the filters that leave all that the archive holds of a bin: its dates alone."""
    start, end = bin_dates(bin_day, by)
    return {**dict.fromkeys(FILTERS, ""), "from": start, "to": end}


left, right = st.columns([3, 2], gap="large")
with left:
    by = fit("", first, last)
    query = queries.coverage(by)
    held = here.ask(query)
    caption(say("overview.coverage", ui), say("overview.coverage.note", ui))
    clicked = picture(
        here,
        charts.coverage,
        query,
        {"by": by},
        alt_text=say(
            "overview.coverage.alt",
            ui,
            by=say(f"by.{by}", ui),
            first=day_name(first, ui),
            last=day_name(last, ui),
            missing=held.filter(held["archive_articles"] == 0).height,
            total=held.height,
        ),
        click=charts.BIN_CLICK,
    )
    if clicked:
        go(here, "reader", **_held_in(str(clicked[0]["bin"])))
    notes(say("overview.coverage.click", ui))
    table(
        here,
        held,
        {"bin": "column.bin", "archive_articles": "column.archive_articles"},
        name="coverage",
        read=lambda row: _held_in(row["bin"].isoformat()),
    )
with right:
    query = queries.leading_places(here.filters, level="province", limit=8)
    places = here.ask(query)
    if not places.is_empty():
        caption(say("overview.places", ui), say("overview.places.subtitle", ui))
        named = "name_en" if ui == "en" else "short_zh"
        clicked = picture(
            here,
            charts.leading_places,
            query,
            {},
            alt_text=say(
                "overview.places.alt",
                ui,
                places=", ".join(f"{p[named]} {p['articles']}" for p in places.to_dicts()),
            ),
            click=charts.PLACE_CLICK,
        )
        if clicked:
            go(here, "reader", region=str(clicked[0]["place_id"]))
        notes(say("overview.places.click", ui))
        table(
            here,
            places,
            {
                "name_en": "column.place",
                "short_zh": "column.place_zh",
                "articles": "column.articles",
            },
            name="leading",
            read=lambda row: {"region": row["place_id"]},
        )

left, right = st.columns([3, 2], gap="large")
with left:
    st.subheader(say("overview.first", ui), anchor=False)
    for row in here.ask(Listing(here.filters, page_size=3)).iter_rows(named=True):
        result(here, row)
with right:
    st.subheader(say("overview.start", ui), anchor=False)
    with st.container(gap=None, key="start"):
        for name in ("timeline", "regions", "quantities", "keywords", "methods"):
            link(here, name, say(f"overview.start.{name}", ui))
