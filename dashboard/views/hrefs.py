"""Addresses of this server, as links in HTML need them: below the path that it is served under."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

import streamlit as st

if TYPE_CHECKING:
    from collections.abc import Mapping


def below_base(path: str) -> str:
    """Give the address of a path of this server: /regions is /rmrb/regions below `rmrb`."""
    base = str(st.get_option("server.baseUrlPath") or "").strip("/")
    return (f"/{base}" if base else "") + path


def page_href(page: str, query: Mapping[str, str]) -> str:
    """Give the address of a page with parameters, not yet escaped for HTML."""
    return below_base(f"/{page}?{urlencode(query)}")
