"""Links between pages, and the line at the top of each."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from dashboard.views.escaping import as_html, as_markdown

if TYPE_CHECKING:
    from dashboard.views.visit import Visit

HERE = Path(__file__).parent


def link(here: Visit, page: str, label: str, *, icon: str | None = None, **changes: str) -> None:
    """Draw a real link to a page, with the shared filters and `changes` in its address."""
    st.page_link(
        HERE / f"{page}.py",
        label=as_markdown(label),
        icon=icon,
        query_params=here.address(page, **changes),
    )


def go(here: Visit, page: str, **changes: str) -> None:
    """Leave for a page, as a click in a chart or a table does."""
    st.switch_page(HERE / f"{page}.py", query_params=here.address(page, **changes))


def masthead(title: str) -> None:
    """Head the page."""
    st.html(f'<header class="masthead"><h1 class="article-title">{as_html(title)}</h1></header>')


def lede(text: str) -> None:
    """Say in a sentence what the page shows."""
    st.html(f'<p class="lede">{as_html(text)}</p>')


def notes(*texts: str) -> None:
    """Say what a number is not, or what can be done here; empty texts are left out."""
    if shown := "".join(f'<p class="note">{as_html(text)}</p>' for text in texts if text):
        st.html(shown)
