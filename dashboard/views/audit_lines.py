"""What translations say otherwise, one by one, each with a link to its place in the reader."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from dashboard.labels import say
from dashboard.queries.audit_lines import Checks
from dashboard.views.check_words import said_en, said_zh, tag_of_found
from dashboard.views.days import where_printed
from dashboard.views.escaping import as_html
from dashboard.views.figures import caption, downloads
from dashboard.views.hrefs import page_href
from dashboard.views.pages import notes

if TYPE_CHECKING:
    import polars as pl

    from dashboard.views.visit import Visit

MOST_DOWNLOADED = 20_000
_SECONDS = 60.0
"""For a download, which nobody watches."""


def show_lines(here: Visit, kind: str) -> None:
    """List the first checks of a kind that differ, and offer all of the selection as files."""
    ui = here.ui
    found = here.ask(Checks(here.filters, kind, "differs"))
    if found.is_empty():
        caption(say("audit.lines", ui), say("audit.lines.none", ui))
    else:
        name, total = say(f"audit.kind.{kind}", ui), f"{found.item(0, 'total'):,}"
        said = say("audit.lines.of", ui, kind=name, shown=found.height, total=total)
        caption(say("audit.lines", ui), said)
        st.html(_table(here, found))
    every = here.ask(Checks(here.filters, page_size=1))
    if every.is_empty():
        return

    def whole() -> pl.DataFrame:
        question = Checks(here.filters, page_size=MOST_DOWNLOADED, seconds=_SECONDS)
        return question.answer(here.corpus).drop("total")

    downloads(here, "audit-checks", whole, "audit.lines.download")
    total = every.item(0, "total")
    key = "audit.lines.bound" if total <= MOST_DOWNLOADED else "audit.lines.bound.first"
    notes(say(key, ui, n=f"{min(total, MOST_DOWNLOADED):,}", total=f"{total:,}"))


def _table(here: Visit, found: pl.DataFrame) -> str:
    ui = here.ui
    heads = ("column.date", "column.kind", "column.in_original", "column.expected", "column.found")
    rows = "".join(_line(here, row) for row in found.iter_rows(named=True))
    head = "".join(f"<th>{as_html(say(key, ui))}</th>" for key in heads)
    return f'<table class="checks"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'


def _line(here: Visit, row: dict[str, Any]) -> str:
    ui = here.ui
    target = page_href(
        "reader", here.address("reader", article=row["slug"], row=str(row["row"] or ""))
    )
    title = row[f"title_{ui}"] or row["title_zh"] or row["title_en"]
    printed = as_html(where_printed(row["issue_date"], row["page"], ui))
    cells = (
        ("", f'<a href="{as_html(target)}" title="{as_html(title)}">{printed}</a>'),
        ("", as_html(say(f"audit.kind.{row['kind']}", ui))),
        (' lang="zh-Hans"', as_html(said_zh(row))),
        (' lang="en"', as_html(row["expected_en"] or "")),
        (f' lang="{tag_of_found(row["kind"], row["found_en"])}"', as_html(said_en(row))),
    )
    return f"<tr>{''.join(f'<td{lang}>{cell}</td>' for lang, cell in cells)}</tr>"
