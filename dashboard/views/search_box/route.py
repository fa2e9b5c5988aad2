"""Where the search box asks for suggestions."""

from __future__ import annotations

import streamlit as st

from dashboard.web.suggest import SUGGEST_ROUTE


def suggest_address() -> str:
    """Give the address under which this server suggests words."""
    base = str(st.get_option("server.baseUrlPath") or "").strip("/")
    return (f"/{base}" if base else "") + SUGGEST_ROUTE
