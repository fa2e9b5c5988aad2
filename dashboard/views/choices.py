"""Switches and search boxes, tied to the address."""

from __future__ import annotations

import streamlit as st

from dashboard.labels import say
from dashboard.queries.address import MINIMA
from dashboard.views.search_box.search_box import draw as draw_search_box
from dashboard.views.visit import bind, visit


def choose(name: str, label: str, prefix: str, codes: tuple[str, ...], *, width: int = 156) -> None:
    """Offer the codes of a parameter; `prefix.code` are their labels, or "" for themselves."""
    here = visit()
    st.selectbox(
        say(label, here.ui),
        codes,
        format_func=lambda code: say(f"{prefix}.{code}", here.ui) if prefix else code,
        width=width,
        **bind(name),
    )


def choose_lang() -> None:
    """Ask whose words are looked at; the default is the interface language."""
    here = visit()
    st.selectbox(
        say("keywords.lang", here.ui),
        ("en", "zh"),
        format_func=lambda code: say(f"keywords.lang.{code}", here.ui),
        width=120,
        **bind("lang", show=lambda code: code or here.ui),
    )


def choose_minimum() -> None:
    """Ask how often a word has to occur."""
    here = visit()
    st.selectbox(say("keywords.min", here.ui), MINIMA, width=120, **bind("min"))


def choose_number(name: str, label: str, low: int, high: int) -> None:
    """Offer a number."""
    here = visit()
    st.number_input(
        say(label, here.ui),
        low,
        high,
        step=1,
        width=120,
        **bind(name, show=int, read=lambda number: str(int(number))),
    )


def switch(name: str, label: str) -> None:
    """Offer to switch a parameter on, "1", or off, "0"."""
    here = visit()
    st.toggle(
        say(label, here.ui),
        **bind(name, show=lambda code: code == "1", read=lambda on: "1" if on else "0"),
    )


def search_box(place: str, label: str, placeholder: str) -> None:
    """Ask for search terms; `place` tells the boxes of one page apart."""
    ui = visit().ui
    draw_search_box(
        place,
        label=say(label, ui),
        placeholder=say(placeholder, ui),
        help_text=say("filters.q.help", ui),
    )
