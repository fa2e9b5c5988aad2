"""One article: where it stood, its two texts row by row, and the way to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from dashboard.labels import say
from dashboard.queries import reader as queries
from dashboard.queries.address import MARKS
from dashboard.views.around import around, back_to_list, turning
from dashboard.views.article_marks import title_layers
from dashboard.views.article_parts import passages
from dashboard.views.article_text import divide, show_text
from dashboard.views.check_summary import show_summary
from dashboard.views.check_words import findings
from dashboard.views.citation import show_citation
from dashboard.views.days import where_printed
from dashboard.views.escaping import as_html, as_markdown
from dashboard.views.marking import layered
from dashboard.views.names import place_link
from dashboard.views.pages import masthead
from dashboard.views.visit import bind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.language.words import Lang
    from dashboard.views.check_words import Finding
    from dashboard.views.visit import Visit


def show_article(here: Visit) -> None:
    """Show the article that the address names, or say that there is none."""
    ui = here.ui
    slug = here.state["article"]
    found = here.ask(queries.article(slug))
    if found.is_empty():
        back_to_list(here)
        masthead(say("reader.name", ui))
        st.info(as_markdown(say("reader.unknown", ui, slug=slug)))
        return
    article = found.row(0, named=True)
    turning(here, article)
    article_id = article["article_id"]
    rows = passages(here.ask(queries.aligned_rows(article_id)).iter_rows(named=True))
    checks = here.ask(queries.article_checks(article_id)).to_dicts()
    found_wrong = findings(checks, rows)
    _heading(here, article, found_wrong)
    show_summary(here, article, checks, found_wrong)
    _choices(here)
    divided, part = divide(here, article, rows)
    show_text(here, article, divided, part, found_wrong)
    around(here, article)
    show_citation(here, article, divided[part - 1])


def _choices(here: Visit) -> None:
    """Let the reader choose languages, marks, pinyin and the size of the text."""
    ui = here.ui
    with st.container(horizontal=True, gap="medium", vertical_alignment="bottom", key="choices"):
        st.segmented_control(
            say("reader.show", ui),
            ["both", "en", "zh"],
            format_func=lambda code: say(f"show.{code}", ui),
            required=True,
            **bind("show"),
        )
        with st.popover(say("reader.options", ui), icon=":material/text_fields:"):
            st.pills(
                say("reader.marks", ui),
                MARKS,
                selection_mode="multi",
                format_func=lambda code: say(f"marks.{code}", ui),
                help=say("reader.marks.help", ui),
                **bind(
                    "marks",
                    show=lambda joined: [] if joined == "none" else joined.split("."),
                    read=lambda codes: ".".join(codes) or "none",
                ),
            )
            st.segmented_control(
                say("reader.size", ui),
                ["s", "m", "l"],
                format_func=lambda code: say(f"size.{code}", ui),
                required=True,
                **bind("size"),
            )
            st.toggle(
                say("reader.pinyin", ui),
                **bind("pinyin", show=lambda on: on == "1", read=lambda on: "1" if on else "0"),
            )


def _heading(here: Visit, article: dict[str, Any], findings: Sequence[Finding]) -> None:
    ui = here.ui
    titles = {
        "en": ("en", _title(here, article, "en", findings)),
        "zh": ("zh-Hans", _title(here, article, "zh", findings)),
    }
    first, second = titles[ui], titles["zh" if ui == "en" else "en"]
    untitled = as_html(say("reader.untitled", ui))
    tag, heading = next((title for title in (first, second) if title[1]), (ui, untitled))
    author = " ".join(a for a in (article["author_en"], article["author_zh"]) if a)
    facts = [
        where_printed(article["issue_date"], article["page"], ui),
        f"{say('reader.author', ui)}: {author}" if author else say("reader.noauthor", ui),
        *(
            f"{say(f'reader.{name}', ui)}: {article[f'{name}_zh']}"
            for name in ("column", "section")
            if article[f"{name}_zh"]
        ),
    ]
    shown = as_html(" · ".join(facts))
    units = here.ask(queries.ArticleUnits(article["article_id"]))["place_id"].to_list()
    if units:
        named = ", ".join(place_link(here, unit) for unit in units)
        shown += f" · {say('reader.regions', ui)}: {named}"
    if left_open := _left_open(here, article["article_id"]):
        shown += f" · {say('reader.open', ui)}: {left_open}"
    st.html(
        '<header class="masthead">'
        f'<h1 class="article-title" lang="{tag}">{heading}</h1>'
        + (
            f'<p class="article-title second" lang="{second[0]}">{second[1]}</p>'
            if first[1] and second[1]
            else ""
        )
        + f'<p class="byline">{shown}</p></header>'
    )


def _left_open(here: Visit, article_id: int) -> str:
    """Give the names that nothing in the article decides, each with the places it may stand for."""
    mentions = here.ask(queries.article_mentions(article_id)).iter_rows(named=True)
    candidates: dict[str, list[str]] = {}
    for mention in mentions:
        if mention["candidates"]:
            candidates.setdefault(mention["surface"], mention["candidates"])
    return "; ".join(
        f"{as_html(surface)} ({', '.join(place_link(here, place) for place in places)})"
        for surface, places in candidates.items()
    )


def _title(here: Visit, article: dict[str, Any], lang: Lang, findings: Sequence[Finding]) -> str:
    """Give a title as HTML, with hits and checks marked in it."""
    title = article[f"title_{lang}"]
    return layered(title, title_layers(here, title, lang, findings))
