"""The component that shows a citation and copies it, and the article's paragraphs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from dashboard.labels import say

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dashboard.citation.chicago import Run
    from dashboard.labels import Ui

_HERE = Path(__file__).parent

# Not in a shadow tree: its buttons stand in the article's own rows.
_copying = st.components.v2.component(
    "copying",
    html=(_HERE / "copying.html").read_text(encoding="utf-8"),
    css=(_HERE / "copying.css").read_text(encoding="utf-8"),
    js=(_HERE / "copying.js").read_text(encoding="utf-8"),
    isolate_styles=False,
)


def draw(
    ui: Ui,
    runs: Sequence[Run],
    *,
    is_code: bool,
    rows: Mapping[int, Sequence[str]],
    source: Sequence[str],
) -> None:
    """
    Show a citation with its button, and give every row of the article one.

    Args:
        ui: The interface language.
        runs: The citation.
        is_code: It is for a program, and set as such.
        rows: What is copied of each row, by the number in its id (`p3`): a text a language.
        source: Where a row stands, parted where its number belongs.

    """
    _copying(
        key="copying",
        data={
            "runs": [list(run) for run in runs],
            "is_code": is_code,
            "rows": {str(number): list(texts) for number, texts in rows.items()},
            "source": list(source),
            "words": {
                "text": say("citation.text", ui),
                "copy": say("citation.copy", ui),
                "copied": say("citation.copied", ui),
                "failed": say("citation.failed", ui),
                "paragraph": say("citation.paragraph", ui, n="{n}"),
            },
        },
    )
