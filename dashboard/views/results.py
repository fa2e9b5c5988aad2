"""One article in a list of results: its title as a link, where it stood, how it begins."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from dashboard.labels import say
from dashboard.search.grammar import parse_search
from dashboard.search.spans import marks
from dashboard.views.days import where_printed
from dashboard.views.escaping import as_html
from dashboard.views.marking import marked
from dashboard.views.pages import link

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dashboard.language.words import Lang
    from dashboard.views.visit import Visit

_LENGTH: dict[Lang, int] = {"en": 180, "zh": 80}


def result(here: Visit, row: Mapping[str, Any]) -> None:
    """Show a row of `queries.reader.article_list`."""
    ui = here.ui
    first, second = ("title_en", "title_zh") if ui == "en" else ("title_zh", "title_en")
    title = row[first] or row[second] or say("reader.untitled", ui)
    author = row["author_zh"] if ui == "zh" else row["author_en"] or row["author_zh"]
    printed = [where_printed(row["issue_date"], row["page"], ui), author, row["column_zh"]]
    other = row[second] if row[first] else ""
    languages: tuple[Lang, ...] = ("en", "zh") if ui == "en" else ("zh", "en")
    with st.container(key=f"result-{row['slug']}"):
        link(here, "reader", title, article=row["slug"])
        st.html(
            '<div class="results">'
            + (f'<p lang="{_tag(second)}">{as_html(other)}</p>' if other else "")
            + f'<p class="muted">{as_html(" · ".join(part for part in printed if part))}</p>'
            + "".join(_snippet(here, row[f"body_{lang}"], lang) for lang in languages)
            + "</div>"
        )


def _tag(column: str) -> str:
    return "zh-Hans" if column.endswith("zh") else "en"


def _snippet(here: Visit, body: str, lang: Lang) -> str:
    """Cut the text around the first hit, or its beginning."""
    if not body:
        return ""
    spans = [
        (span.start, span.end)
        for series in parse_search(here.state["q"]).series
        if series.lang == lang
        for span in marks(series.node, body)
    ]
    around = min(spans)[0] if spans else 0
    start = max(0, around - _LENGTH[lang] // 3)
    end = start + _LENGTH[lang]
    within = [(a - start, b - start) for a, b in spans if a >= start and b <= end]
    text = marked(body[start:end].replace("\n", " "), {"hit": within})
    before, after = "…" if start else "", "…" if end < len(body) else ""
    return f'<p lang="{"zh-Hans" if lang == "zh" else "en"}">{before}{text}{after}</p>'
