"""What an address or a way back leads to is brought in sight."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

_BRING = (Path(__file__).parent / "in_sight.js").read_text(encoding="utf-8").strip().rstrip(";")


def bring_in_sight(selector: str, *, focus: str = "", or_anchor: str = "") -> None:
    """
    Scroll to a part of the page, and hold it there while the page is still being laid out.

    Args:
        selector: CSS selector of the part; none where it is empty or finds nothing. Written into
            a script: made of numbers and of slugs that the codec has read, never of other text.
        focus: CSS selector of what gets the focus then.
        or_anchor: Regular expression of the anchors (`#p3`) that go before `selector` where the
            address has one.

    """
    asked = f"location.hash.match(/^{or_anchor}$/)?.[0] ?? " if or_anchor else ""
    st.html(
        f"<script>({_BRING})({asked}'{selector}', {{focus: '{focus}'}})</script>",
        unsafe_allow_javascript=True,
    )
