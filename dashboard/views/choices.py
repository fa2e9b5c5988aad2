"""Switches and search boxes, tied to the address."""

from __future__ import annotations

import streamlit as st

from dashboard.labels import say
from dashboard.queries.address import MAX_SEARCH
from dashboard.views.visit import bind, visit


def choose(name: str, label: str, prefix: str, codes: tuple[str, ...]) -> None:
    """Offer the codes of a parameter; `prefix.code` are the labels of the options."""
    here = visit()
    st.selectbox(
        say(label, here.ui),
        codes,
        format_func=lambda code: say(f"{prefix}.{code}", here.ui),
        width=156,
        **bind(name),
    )


def search_box(place: str, label: str, placeholder: str) -> None:
    """Ask for search terms; `place` tells the boxes of one page apart."""
    ui = visit().ui
    st.text_input(
        say(label, ui),
        max_chars=MAX_SEARCH,
        type="search",
        placeholder=say(placeholder, ui),
        help=say("filters.q.help", ui),
        **bind("q", read=str.strip, place=place),
    )
