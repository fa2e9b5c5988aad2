"""One article in a list of results: its title as a link, where it stood, what it says there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from dashboard.labels import about_checks, say
from dashboard.views.days import where_printed
from dashboard.views.escaping import as_html, as_marked_markdown
from dashboard.views.marking import HIT, marked
from dashboard.views.pages import link_marked

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dashboard.language.words import Lang
    from dashboard.views.visit import Visit

_TAGS: dict[Lang, str] = {"en": "en", "zh": "zh-Hans"}


def result(here: Visit, row: Mapping[str, Any], *, with_length: bool = False) -> None:
    """Show a row of `queries.listing.Listing`."""
    ui = here.ui
    languages: tuple[Lang, Lang] = ("en", "zh") if ui == "en" else ("zh", "en")
    first, second = languages if row[f"title_{languages[0]}"] else languages[::-1]
    title = as_marked_markdown(row[f"title_{first}"], row[f"title_hits_{first}"])
    other = marked(row[f"title_{second}"], {HIT: row[f"title_hits_{second}"]})
    snippets = "".join(_snippet(here, row[f"snippet_{lang}"], lang) for lang in languages)
    with st.container(key=f"result-{row['slug']}"):
        link_marked(here, "reader", title or say("reader.untitled", ui), article=row["slug"])
        st.html(
            '<div class="results">'
            + (f'<p lang="{_TAGS[second]}">{other}</p>' if other else "")
            + f'<p class="muted">{_facts(row, here, with_length=with_length)}</p>'
            + f'<div class="snippets">{snippets}</div></div>'
        )


def _facts(row: Mapping[str, Any], here: Visit, *, with_length: bool) -> str:
    """Say where an article stood, who wrote it, and what the checks of its translation found."""
    ui = here.ui
    author = row["author_zh"] if ui == "zh" else row["author_en"] or row["author_zh"]
    printed = [where_printed(row["issue_date"], row["page"], ui), author, row["column_zh"]]
    if with_length:
        printed.append(say("list.words", ui, n=f"{row['words_zh']:,}"))
    parts = [f"<bdi>{as_html(part)}</bdi>" for part in printed if part]
    counts = row["checks_agree"], row["checks_differ"], row["checks_missing"]
    if found := about_checks(*counts, ui):
        wrong = ' class="differs"' if row["checks_differ"] else ""
        parts.append(f"<span{wrong}>{as_html(found)}</span>")
    return " · ".join(parts)


def _snippet(here: Visit, snippet: Mapping[str, Any] | None, lang: Lang) -> str:
    if snippet is None:
        told = as_html(say(f"reader.missing.{lang}", here.ui))
        return f'<p class="absent" lang="{_TAGS[here.ui]}">{told}</p>'
    if not snippet["text"]:
        return ""
    text = marked(snippet["text"], {HIT: snippet["hits"]})
    before = "…" if snippet["is_cut_before"] else ""
    after = "…" if snippet["is_cut_after"] else ""
    return f'<p lang="{_TAGS[lang]}">{before}{text}{after}</p>'
