"""The line above an article that says what came of checking its translation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import streamlit as st

from dashboard.labels import say
from dashboard.views.article_marks import is_marked
from dashboard.views.article_parts import MOST
from dashboard.views.check_words import sign, summary, told
from dashboard.views.escaping import as_html
from dashboard.views.hrefs import page_href

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.views.check_words import Finding
    from dashboard.views.visit import Visit

_MOST: Final = 100
"""Checks that are listed above the text; all stand at their rows."""


def show_summary(
    here: Visit,
    article: dict[str, Any],
    checks: Sequence[dict[str, Any]],
    findings: Sequence[Finding],
) -> None:
    """
    Say how many checks there are and what came of them; those that do not agree in words.

    The list is folded where the words stand at their rows as well.

    Args:
        here: The visit.
        article: A row of `queries.reader.article`.
        checks: Rows of `queries.reader.article_checks`.
        findings: Those that do not agree.

    """
    ui = here.ui
    is_bilingual = all(article[f"title_{lang}"] or article[f"body_{lang}"] for lang in ("en", "zh"))
    if not is_bilingual:
        st.html(f'<p class="checks">{say("checks.one_language", ui)}</p>')
        return
    line = as_html(summary(checks, ui))
    note = f'<p class="note">{as_html(say("checks.note", ui))}</p>' if checks else ""
    if not findings:
        st.html(f'<div class="checks"><p>{line}</p>{note}</div>')
        return
    is_whole = len(article["body_zh"]) + len(article["body_en"]) <= MOST
    items = "".join(_item(here, finding, is_whole=is_whole) for finding in findings[:_MOST])
    if len(findings) > _MOST:
        items += f"<li>{say('checks.more', ui, n=f'{len(findings) - _MOST:,}')}</li>"
    stands_below = is_marked(here, "audit") and all(finding.row for finding in findings)
    st.html(
        f'<details class="checks"{"" if stands_below else " open"}>'
        f"<summary>{line}</summary><ul>{items}</ul>{note}</details>"
    )


def _item(here: Visit, finding: Finding, *, is_whole: bool) -> str:
    """Say one finding, with a link to its row: on this page, if the whole text is on it."""
    ui = here.ui
    target = ""
    if finding.row is None:
        part = as_html(say(f"checks.part.{finding.check['part']}", ui))
    else:
        of_row = here.address("reader", row=str(finding.row), part="")
        address = f"#p{finding.row}" if is_whole else page_href("reader", of_row)
        name = as_html(say("reader.row", ui, n=finding.row))
        part = f'<a href="{as_html(address)}">{name}</a>'
    # In the title there is no room for the words: its signs lead here.
    if finding.row is None or not is_marked(here, "audit"):
        target = f' id="c{finding.number}"'
    return (
        f'<li{target}><span class="sign">{sign(finding.number)}</span> {part} · '
        f"{told(finding, ui)}</li>"
    )
