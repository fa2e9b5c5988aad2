"""Terms of a search: which one is looked at, what its pinyin may mean, how to write one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from dashboard.labels import count_times, say
from dashboard.search.grammar import parse_search
from dashboard.search.terms import Term
from dashboard.search.vocabulary import vocabulary
from dashboard.views.escaping import as_html
from dashboard.views.pages import link
from dashboard.views.visit import bind

if TYPE_CHECKING:
    from dashboard.search.terms import Series
    from dashboard.views.visit import Visit

_GRAMMAR = (
    ("合作社, cooperative", "comma"),
    ("general line", "phrase"),
    ("cooperat*, *ation", "star"),
    ("农业合作", "han"),
    ("合作*", "star_han"),
    ("cooperative|co-op", "either"),
    ("合作社+互助组", "plus"),
    ("cooperative -农业", "without"),
    ("合作社 NEAR/5 干部", "near"),
    ("zh:GDP", "lang"),
)
_MOST_PROPOSED = 6


def the_one(here: Visit, series: tuple[Series, ...]) -> Series:
    """Give the series that is looked at alone, with a choice where there are several."""
    number = min(int(here.state["of"]), len(series))
    if len(series) > 1:
        here.state["of"] = str(number)
        st.segmented_control(
            say("keywords.of", here.ui),
            [str(n + 1) for n in range(len(series))],
            format_func=lambda code: series[int(code) - 1].label,
            required=True,
            **bind("of"),
        )
    return series[number - 1]


def propose_pinyin(here: Visit) -> None:
    """Propose the Chinese words that an English term sounds like, with their counts."""
    ui = here.ui
    for one in parse_search(here.state["q"]).series:
        if one.lang != "en" or not isinstance(one.node, Term):
            continue
        found = vocabulary(here.corpus).sounding(one.label)[:_MOST_PROPOSED]
        if not found:
            continue
        with st.container(horizontal=True, key=f"pinyin-{one.label}"):
            st.markdown(f"{as_html(say('keywords.pinyin', ui, typed=one.label))}:", width="content")
            for each in found:
                q = here.state["q"].replace(one.label, each.term)
                times = count_times(each.occurrences, ui)
                link(here, "keywords", f"{each.term} ({times})", q=q)


def show_grammar(here: Visit) -> None:
    """Show how a search is written, with examples that are links."""
    ui = here.ui
    with st.expander(say("keywords.grammar", ui)):
        for written, meaning in _GRAMMAR:
            with st.container(horizontal=True, key=f"grammar-{meaning}"):
                link(here, "keywords", written, q=written)
                st.markdown(say(f"grammar.{meaning}", ui), width="content")
