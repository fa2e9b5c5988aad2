"""Figures as a list to be read: those of one sentence together, with it in both languages."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any, cast

import polars as pl
import streamlit as st

from dashboard.figures.units import UNITS
from dashboard.labels import say, unit_name
from dashboard.queries.quantity_lines import LINES, Quantities
from dashboard.queries.units import code_of
from dashboard.views.days import where_printed
from dashboard.views.escaping import as_html
from dashboard.views.figures import table
from dashboard.views.hrefs import page_href
from dashboard.views.marking import DIFFERS, FIGURE, marked
from dashboard.views.names import place_link
from dashboard.views.pages import notes
from dashboard.views.quantity_words import about_parts, about_translation, value_of
from dashboard.views.visit import bind

if TYPE_CHECKING:
    from dashboard.language.words import Lang
    from dashboard.queries.quantities import Choice
    from dashboard.queries.quantity_lines import Sort
    from dashboard.views.visit import Visit

MOST_DOWNLOADED = 20_000
_SECONDS = 60.0
"""For a download, which nobody watches."""
_COLUMNS = {
    "value": "column.value",
    "value_max": "column.value_max",
    "unit": "column.unit",
    "noun_zh": "column.counted",
    "place": "column.place",
    "issue_date": "column.date",
    "told_parts": "column.total_and_parts",
    "told_translation": "column.translation",
    "sentence_zh": "column.sentence_zh",
    "sentence_en": "column.sentence_en",
}
_NEAR = 3
"""Characters that may lie between two sentences that are shown as one text."""

_Row = dict[str, Any]


def show_list(here: Visit, choice: Choice) -> None:
    """Show one page of figures, and offer all of them as a table."""
    ui = here.ui
    sort, at = cast("Sort", here.state["sort"]), int(here.state["at"])
    figures = here.ask(Quantities(here.filters, choice, sort, at))
    if figures.is_empty() and at > 1:
        at = 1
        here.state["at"] = "1"
        figures = here.ask(Quantities(here.filters, choice, sort))
    total, first = int(figures.item(0, "total")), (at - 1) * LINES + 1
    said = say(
        "quantities.lines",
        ui,
        first=f"{first:,}",
        last=f"{first + figures.height - 1:,}",
        total=f"{total:,}",
        order=say(f"quantities.lines.{sort}", ui),
    )
    rows = figures.to_dicts()
    sentences = [
        list(group) for _, group in groupby(rows, key=lambda row: (row["slug"], row["start_zh"]))
    ]
    before = ["", *(each[0]["slug"] for each in sentences)]
    entries = "".join(
        _entry(here, each, is_titled=each[0]["slug"] != slug)
        for each, slug in zip(sentences, before, strict=False)
    )
    st.html(f'<p class="figure-subtitle">{said}</p><div class="quantities">{entries}</div>')
    pages = -(-total // LINES)
    if pages > 1:
        st.pagination(pages, **bind("at", show=int, read=str))
    _offer(here, choice, figures)


def _offer(here: Visit, choice: Choice, figures: pl.DataFrame) -> None:
    """Offer the page as a table, and what is selected as files."""
    ui, sort = here.ui, cast("Sort", here.state["sort"])
    rows = figures.to_dicts()
    texts = {
        "place": [row["place_zh"] if ui == "zh" else row["place_en"] for row in rows],
        "told_parts": [about_parts(row, ui) for row in rows],
        "told_translation": [about_translation(row, ui) for row in rows],
    }
    shown = figures.with_columns(pl.Series(k, texts[k], pl.String) for k in texts)

    def whole() -> pl.DataFrame:
        question = Quantities(
            here.filters, choice, sort, page_size=MOST_DOWNLOADED, seconds=_SECONDS
        )
        return question.answer(here.corpus).drop("total")

    table(here, shown, _COLUMNS, name="quantities", whole=whole)
    total = int(figures.item(0, "total"))
    n = f"{min(total, MOST_DOWNLOADED):,}"
    key = "quantities.bound" if total <= MOST_DOWNLOADED else "quantities.bound.first"
    notes(say(key, ui, n=n, total=f"{total:,}"))


def _entry(here: Visit, rows: list[_Row], *, is_titled: bool) -> str:
    """One sentence: its figures on the left, both its texts on the right, and where it stood."""
    numbers = "".join(_number(here, row) for row in rows)
    places = dict.fromkeys(row["place_id"] for row in rows if row["place_id"])
    place = ", ".join(place_link(here, place_id) for place_id in places)
    agree = {row["translation"] for row in rows} == {"agrees"}
    verdict = as_html(say("quantities.translation.agrees", here.ui)) if agree else ""
    texts = {"zh": _chinese(rows), "en": _english(here, rows)}
    order: tuple[Lang, ...] = ("en", "zh") if here.ui == "en" else ("zh", "en")
    return (
        f'<article class="quantity"><div><ul>{numbers}</ul>'
        f'<p class="muted">{"<br>".join(part for part in (place, verdict) if part)}</p></div>'
        f"<div>{''.join(texts[lang] for lang in order)}"
        f'<p class="muted">{_source(here, rows[0], is_titled=is_titled)}</p></div></article>'
    )


def _number(here: Visit, row: _Row) -> str:
    ui = here.ui
    # Before a noun a measure word says nothing in English: 22 个 行业, but 374 people 人.
    is_measure_word = row["noun_zh"] and row["unit"] in UNITS and UNITS[row["unit"]].kind == "thing"
    unit = row["unit"] if is_measure_word else unit_name(code_of(row["unit"]), row["unit"], ui)
    noun = f' <span lang="zh-Hans">{as_html(row["noun_zh"])}</span>' if row["noun_zh"] else ""
    told = [about_parts(row, ui), say("quantities.rate", ui) if row["is_rate"] else ""]
    if row["translation"] != "agrees":
        told.append(about_translation(row, ui))
    remarks = "".join(f"<small>{as_html(text)}</small>" for text in told if text)
    part = ' class="part"' if row["part_of"] is not None else ""
    return f"<li{part}><b>{as_html(value_of(row))}</b> {as_html(unit)}{noun}{remarks}</li>"


def _chinese(rows: list[_Row]) -> str:
    spans = [(row["at_zh"], row["at_zh"] + len(row["surface_zh"])) for row in rows]
    return f'<p lang="zh-Hans">{marked(rows[0]["sentence_zh"], {FIGURE: spans})}</p>'


def _english(here: Visit, rows: list[_Row]) -> str:
    """Join the sentences that render the figures, each once, in order."""
    by_start: dict[int, list[_Row]] = {}
    for row in rows:
        if row["start_en"] is not None and (row["at_en"] is not None or len(rows) == 1):
            by_start.setdefault(row["start_en"], []).append(row)
    if not by_start:
        by_start = {row["start_en"]: [row] for row in rows[:1] if row["start_en"] is not None}
    if not by_start:
        ui_tag = "zh-Hans" if here.ui == "zh" else "en"
        return f'<p class="muted" lang="{ui_tag}">{say("quantities.no_sentence", here.ui)}</p>'
    pieces, end = [], None
    for start in sorted(by_start):
        group = by_start[start]
        spans: dict[str, list[tuple[int, int]]] = {FIGURE: [], DIFFERS: []}
        for row in group:
            if row["at_en"] is not None:
                kind = DIFFERS if row["translation"] == "differs" else FIGURE
                spans[kind].append((row["at_en"], row["at_en"] + len(row["surface_en"])))
        text = group[0]["sentence_en"]
        if end is not None:
            pieces.append(" " if start - end <= _NEAR else " … ")
        pieces.append(marked(text, spans))
        end = start + len(text)
    return f'<p lang="en">{"".join(pieces)}</p>'


def _source(here: Visit, row: _Row, *, is_titled: bool) -> str:
    """Say where the sentence stood, as a link to its place in the reader."""
    ui = here.ui
    target = here.address("reader", article=row["slug"], row=str(row["row"] or ""))
    title = (row[f"title_{ui}"] or row["title_zh"] or row["title_en"]) if is_titled else ""
    printed = as_html(where_printed(row["issue_date"], row["page"], ui))
    return f'<a href="{as_html(page_href("reader", target))}">{printed}</a> {as_html(title)}'
