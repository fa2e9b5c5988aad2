"""Switches of a page, tied to its address."""

from __future__ import annotations

import streamlit as st

from dashboard.labels import say
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
