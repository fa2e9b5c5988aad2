"""The search box: a field of our own, which suggests words of the corpus while one types."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import streamlit as st

from dashboard.labels import say
from dashboard.queries.address import MAX_SEARCH
from dashboard.views.search_box.route import suggest_address
from dashboard.views.visit import take, visit

_HERE = Path(__file__).parent
_TAKEN = "searches taken"

# Not in a shadow tree: there Streamlit's own keys (R, C, arrows) do not see that one is typing.
_box = st.components.v2.component(
    "search_box",
    html=(_HERE / "search_box.html").read_text(encoding="utf-8"),
    css=(_HERE / "search_box.css").read_text(encoding="utf-8"),
    js=(_HERE / "search_box.js").read_text(encoding="utf-8"),
    isolate_styles=False,
)


def draw(place: str, *, label: str, placeholder: str, help_text: str) -> None:
    """
    Draw a search box, which shows the search of the address and writes it.

    Nothing of it is kept in the session but how many searches were taken: with each, every
    box shows what has become of it, also where that is what it was before.

    Args:
        place: Tells the boxes of a page apart.
        label: Of the field.
        placeholder: What stands in the empty field.
        help_text: What can be typed.

    """
    here = visit()
    key = f"search box:{place}"

    def submitted() -> None:
        written = _submitted(st.session_state.get(key))
        if written is not None:
            take("q", written.strip())
            st.session_state[_TAKEN] = st.session_state.get(_TAKEN, 0) + 1

    _box(
        key=key,
        data={
            "value": here.state["q"],
            "taken": st.session_state.get(_TAKEN, 0),
            "address": suggest_address(),
            "most": MAX_SEARCH,
            "label": label,
            "placeholder": placeholder,
            "help": help_text,
            "words": {
                "list": say("suggestions.list", here.ui),
                "clear": say("suggestions.clear", here.ui),
                "none": say("suggestions.none", here.ui),
                "one": say("suggestions.one", here.ui),
                "some": say("suggestions.some", here.ui, n="{n}"),
                "time": say("suggestions.time", here.ui),
                "times": say("suggestions.times", here.ui),
            },
        },
        on_submitted_change=submitted,
    )


def _submitted(said: Any) -> str | None:
    """Give what the browser wants searched for, which may be anything."""
    written = said.get("submitted") if isinstance(said, dict) else None
    return written if isinstance(written, str) else None
