"""Turning from article to article in the browser: swipes, and links that need no new page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import streamlit as st

from dashboard.queries.address import SLUG
from dashboard.views.visit import change

WHOLE = {"row": "", "part": ""}
"""State of an article that is opened at its beginning."""
_HERE = Path(__file__).parent
_KEY = "turning in the browser"

_turning = st.components.v2.component(
    "turning",
    html='<span class="turning"></span>',
    js=(_HERE / "turning.js").read_text(encoding="utf-8"),
    isolate_styles=False,
)


def listen(*, article: str, previous: str | None, following: str | None, is_at_row: bool) -> None:
    """
    Turn to an article where a finger swipes or a link with `data-article` is clicked.

    A new article is shown from its top, unless a row of it is asked for.

    Args:
        article: Slug of the one that is shown.
        previous: Slug of the one that a swipe to the right leads to.
        following: Slug of the one that a swipe to the left leads to.
        is_at_row: Whether the address names a row of the article.

    """

    def turned() -> None:
        slug = _turned(st.session_state.get(_KEY))
        if slug is not None:
            change(article=slug, **WHOLE)

    _turning(
        key=_KEY,
        data={
            "article": article,
            "previous": previous,
            "following": following,
            "isAtRow": is_at_row,
        },
        on_turned_change=turned,
    )


def _turned(said: Any) -> str | None:
    """Give the article that the browser wants, which may be anything."""
    slug = said.get("turned") if isinstance(said, dict) else None
    return slug if isinstance(slug, str) and SLUG.fullmatch(slug) else None
