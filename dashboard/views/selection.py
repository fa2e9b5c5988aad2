"""What is selected, said above every page; and what to do when nothing is left."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

from dashboard.labels import count_articles, say
from dashboard.queries.address import PLACES, SHARED
from dashboard.queries.filters import Filters
from dashboard.queries.overview import selection_size
from dashboard.search.grammar import MAX_NEAR, MAX_UNITS, parse_search
from dashboard.views.escaping import as_markdown
from dashboard.views.names import filter_name
from dashboard.views.visit import change

if TYPE_CHECKING:
    from dashboard.queries.address import Notice
    from dashboard.search.terms import Problem
    from dashboard.views.visit import Visit

_PART = 30
"""Characters of a search that are quoted."""
FILTERS = tuple(p.name for p in SHARED if p.name != "ui")


def in_force(here: Visit) -> list[str]:
    """Give the names of the shared filters that are set, in a fixed order."""
    return [name for name in FILTERS if here.state[name]]


def size(here: Visit, filters: Filters) -> int:
    """Count the articles that filters leave."""
    return int(here.ask(selection_size(filters)).item(0, "articles"))


def notices(here: Visit) -> None:
    """Say in one line each what of the address or of the search was left out."""
    for notice in here.notices:
        st.info(as_markdown(_notice(here, notice)))
    for problem in parse_search(here.state["q"]).problems:
        st.info(as_markdown(_problem(here, problem)))


def _problem(here: Visit, problem: Problem) -> str:
    """Say what is wrong with a search, and where: what stands before the place, and the place."""
    said = say(
        f"search.{problem.kind}",
        here.ui,
        part=problem.part[:_PART],
        most=MAX_UNITS,
        most_near=MAX_NEAR,
    )
    before = here.state["q"][: problem.at]
    shown = f"…{before[-_PART:]}" if len(before) > _PART else before
    place = f"{shown}▸{here.state['q'][problem.at : problem.at + _PART]}"
    return f"{said} {say('search.place', here.ui)}: {place}"


def _notice(here: Visit, notice: Notice) -> str:
    # The value is whatever somebody wrote into an address: its beginning will do.
    value = notice.value[:60]
    if notice.parameter == "region" or notice.parameter in PLACES:
        return say("notice.place", here.ui, value=value)
    if notice.parameter in ("from", "to"):
        kind = "notice.order" if _is_day(notice) else "filters.date.bad"
        return say(kind, here.ui, value=value)
    return say("notice.value", here.ui, parameter=notice.parameter, value=value)


def _is_day(notice: Notice) -> bool:
    return next(p for p in SHARED if p.name == "to").read(notice.value) is not None


def chips(here: Visit) -> None:
    """Show the filters in force, each a button that removes it."""
    names = in_force(here)
    if not names:
        return
    with st.container(horizontal=True, gap="small", key="chips"):
        for name in names:
            st.button(
                as_markdown(filter_name(here, name)),
                key=f"chip:{name}",
                icon=":material/close:",
                help=say("filters.remove", here.ui),
                on_click=change,
                kwargs={name: ""},
            )
        if len(names) > 1:
            st.button(
                say("filters.clear", here.ui),
                key="chip:all",
                type="tertiary",
                on_click=change,
                kwargs=dict.fromkeys(names, ""),
            )


def sentence(here: Visit) -> str:
    """Say how many articles are selected, of how many."""
    total = size(here, Filters())
    selected = size(here, here.filters)
    if here.filters.are_empty:
        return say("selection.all", here.ui, total=f"{total:,}")
    return say("selection.some", here.ui, articles=f"{selected:,}", total=f"{total:,}")


def stop_if_empty(here: Visit, *, without_search: bool = False) -> None:
    """End the page with a sentence that names the filter to relax, if no article is left."""
    filters = here.filters.without_search() if without_search else here.filters
    if size(here, filters):
        return
    total = size(here, Filters())
    if not total:
        st.info(as_markdown(say("empty.corpus", here.ui)))
        st.stop()
    st.subheader(say("empty.title", here.ui), anchor=False)
    found = {name: size(here, _without(filters, name)) for name in in_force(here)}
    useful = {name: n for name, n in found.items() if n}
    for name, articles in sorted(useful.items(), key=lambda item: -item[1]):
        label = as_markdown(filter_name(here, name))
        words = count_articles(articles, here.ui)
        st.markdown(say("empty.relax", here.ui, filter=label, articles=words))
        st.button(
            say("empty.button", here.ui, filter=label),
            key=f"relax:{name}",
            on_click=change,
            kwargs={name: ""},
        )
    if not useful:
        st.markdown(say("empty.none", here.ui, total=f"{total:,}"))
        st.button(
            say("filters.clear", here.ui),
            key="relax:all",
            on_click=change,
            kwargs=dict.fromkeys(in_force(here), ""),
        )
    st.stop()


def _without(filters: Filters, name: str) -> Filters:
    field = {"from": "date_from", "to": "date_to"}.get(name, name)
    return replace(filters, **{field: getattr(Filters(), field)})
