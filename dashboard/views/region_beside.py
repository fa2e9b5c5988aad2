"""What stands beside the picture of the regions page: what no map shows, and words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import polars as pl
import streamlit as st

from dashboard.labels import count_articles, say
from dashboard.measures.keyness import critical_value
from dashboard.queries import regions as queries
from dashboard.queries.keyness import Keyness
from dashboard.views.names import region_name
from dashboard.views.pages import link, notes

if TYPE_CHECKING:
    from dashboard.views.region_asked import Asked
    from dashboard.views.visit import Visit

_WORDS = 12
_MINIMUM = 3
_CHANCE = 0.001
"""Probability of as much evidence for a word that is no more frequent here than there."""


def show_beyond(here: Visit, asked: Asked) -> None:
    """Say what no map can show: articles without a place, and abroad, each a filter."""
    ui = here.ui
    st.html(f'<h3 class="figure-title">{say("regions.scope", ui)}</h3>')
    with st.container(gap=None, key="beyond"):
        for scope, articles in here.ask(queries.selection_by_scope(here.filters)).iter_rows():
            said = say(f"scope.{scope}", ui, n=count_articles(articles, ui))
            if scope in ("abroad", "unplaced"):
                link(here, "regions", said, region=scope, within="")
            else:
                notes(said)
    if asked.within:
        alone = int(here.ask(queries.named_as_a_whole(here.filters, asked.within)).item())
        n, place = count_articles(alone, ui), region_name(here, asked.within)
        notes(say("regions.at_large", ui, n=n, place=place) if alone else "")


def show_words(here: Visit, asked: Asked) -> None:
    """List the words that set the articles on one place apart from the rest of the selection."""
    ui = here.ui
    place = _whose(asked)
    if place is None:
        return
    name = region_name(here, place)
    st.html(f'<h3 class="figure-title">{say("regions.words", ui, place=name)}</h3>')
    rows = here.ask(
        Keyness(
            here.filters.in_region(place),
            ui,
            minimum=_MINIMUM,
            limit=2 * _WORDS,
            among=replace(here.filters, region=()),
        )
    )
    sure = rows.filter(
        "is_positive",
        pl.col("log_likelihood") >= critical_value(_CHANCE),
        ~pl.col("term").str.contains(r"^[\d.,]+$"),
    ).head(_WORDS)
    notes(say("regions.words.note" if len(sure) else "regions.words.none", ui))
    with st.container(horizontal=True, gap="small", key="words"):
        for term in sure["term"]:
            link(here, "keywords", term, q=term, region=place)
    with st.container(gap=None, key="chosen"):
        if len(sure):
            link(here, "keywords", say("regions.words.all", ui), tab="keyness", region=place)
        link(here, "reader", say("regions.chosen.read", ui, place=name), region=place)
        link(here, "regions", say("regions.chosen.card", ui, place=name), place=place)
        if place != asked.within:
            inside = say("regions.chosen.inside", ui, place=name)
            link(here, "regions", inside, within=place, region="")


def _whose(asked: Asked) -> str | None:
    """Choose the place: the one that is filtered by, the one whose parts are shown, the first."""
    if len(asked.chosen) == 1:
        return asked.chosen[0]
    if asked.within:
        return asked.within
    return None if asked.rows.is_empty() else str(asked.rows.item(0, "place_id"))
