"""Links between pages, and the line at the top of each."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import streamlit as st

from dashboard.views.escaping import as_html, as_markdown

if TYPE_CHECKING:
    from dashboard.views.visit import Visit

HERE = Path(__file__).parent


def link(here: Visit, page: str, label: str, /, *, icon: str | None = None, **changes: str) -> None:
    """Draw a real link to a page, with the shared filters and `changes` in its address."""
    link_marked(here, page, as_markdown(label), icon=icon, **changes)


def link_marked(
    here: Visit, page: str, markdown: str, /, *, icon: str | None = None, **changes: str
) -> None:
    """Draw a link likewise; what it says is Markdown, made by `views.escaping`."""
    st.page_link(
        HERE / f"{page}.py",
        label=markdown,
        icon=icon,
        query_params=here.address(page, **changes),
    )


_LEAVE = """<script>
(function leave(tries) {
  const link = document.querySelector(".st-key-leaving a");
  if (link) link.click(); else if (tries) requestAnimationFrame(() => leave(tries - 1));
})(600)
</script>"""


def go(here: Visit, page: str, /, **changes: str) -> NoReturn:
    """
    Leave for a page, as a click in a chart or a table does: one step, which Back undoes.

    A link is drawn unseen, and followed. `st.switch_page` makes two steps of history, the first
    of them this page with the parameters of the other, and Back would lead there.
    """
    with st.container(key="leaving"):
        link(here, page, page, **changes)
    st.html(_LEAVE, unsafe_allow_javascript=True)
    st.stop()


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
