"""One article: where it stood, its two texts row by row, and the way to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl
import streamlit as st

from dashboard.labels import say
from dashboard.queries import reader as queries
from dashboard.search.grammar import parse_search
from dashboard.search.spans import marks
from dashboard.views.days import where_printed
from dashboard.views.escaping import as_html, as_markdown
from dashboard.views.marking import marked
from dashboard.views.names import place_address, place_link
from dashboard.views.pages import link, masthead
from dashboard.views.visit import bind, change

if TYPE_CHECKING:
    from dashboard.language.words import Lang
    from dashboard.views.visit import Visit

Spans = dict[str, list[tuple[int, int]]]


def show_article(here: Visit) -> None:
    """Show the article that the address names, or say that there is none."""
    ui = here.ui
    slug = here.state["article"]
    link(here, "reader", say("reader.back", ui), icon=":material/arrow_back:", article="", row="")
    found = here.ask(queries.article(slug))
    if found.is_empty():
        masthead(say("reader.name", ui))
        st.info(as_markdown(say("reader.unknown", ui, slug=slug)))
        return
    article = found.row(0, named=True)
    _turning(here, slug)
    _heading(here, article)
    with st.container(horizontal=True, gap="medium", vertical_alignment="bottom", key="choices"):
        st.segmented_control(
            say("reader.show", ui),
            ["both", "en", "zh"],
            format_func=lambda code: say(f"show.{code}", ui),
            required=True,
            **bind("show"),
        )
        st.pills(
            say("reader.marks", ui),
            ["search", "places"],
            selection_mode="multi",
            format_func=lambda code: say(f"marks.{code}", ui),
            **bind(
                "marks",
                show=lambda joined: [] if joined == "none" else joined.split("."),
                read=lambda codes: ".".join(codes) or "none",
            ),
        )
    _text(here, article)
    _permalink(here, article)


def _turning(here: Visit, slug: str) -> None:
    """Previous and next, by button or arrow key, among what the filters leave."""
    ui = here.ui
    around = here.ask(queries.neighbours(here.filters, slug)).row(0, named=True)
    with st.container(horizontal=True, vertical_alignment="center", key="turning"):
        for direction, key, icon in (
            ("previous", "Left", ":material/chevron_left:"),
            ("next", "Right", ":material/chevron_right:"),
        ):
            target = around[f"{direction}_slug"]
            st.button(
                say(f"reader.{direction}", ui),
                key=f"turn:{direction}",
                icon=icon,
                icon_position="left" if direction == "previous" else "right",
                shortcut=key,
                disabled=target is None,
                on_click=change,
                kwargs={"article": target or slug, "row": ""},
            )
        if around["is_selected"]:
            place, total = f"{around['place_in_list']:,}", f"{around['total']:,}"
            st.markdown(say("reader.place_in_list", ui, place=place, total=total), width="content")
    if not around["is_selected"]:
        st.info(say("reader.outside", ui, total=f"{around['total'] or 0:,}"))


def _heading(here: Visit, article: dict[str, Any]) -> None:
    ui = here.ui
    titles = {
        "en": ("en", _title(here, article, "en")),
        "zh": ("zh-Hans", _title(here, article, "zh")),
    }
    first, second = titles[ui], titles["zh" if ui == "en" else "en"]
    heading = first[1] or second[1] or as_html(say("reader.untitled", ui))
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
    units = here.ask(queries.article_units(article["article_id"]))["place_id"].to_list()
    if units:
        named = ", ".join(place_link(here, unit) for unit in units)
        shown += f" · {say('reader.regions', ui)}: {named}"
    if left_open := _left_open(here, article["article_id"]):
        shown += f" · {say('reader.open', ui)}: {left_open}"
    st.html(
        '<header class="masthead">'
        f'<h1 class="article-title" lang="{first[0]}">{heading}</h1>'
        + (
            f'<p class="article-title second" lang="{second[0]}">{second[1]}</p>'
            if first[1] and second[1]
            else ""
        )
        + f'<p class="byline">{shown}</p></header>'
    )


def _left_open(here: Visit, article_id: int) -> str:
    """Give the names that nothing in the article decides, each with the places it may stand for."""
    mentions = here.ask(queries.article_mentions(article_id))
    open_names = mentions.filter(pl.col("candidates").is_not_null()).unique("surface", keep="first")
    named = [
        f"{as_html(row['surface'])} ({', '.join(place_link(here, c) for c in row['candidates'])})"
        for row in open_names.sort("start").iter_rows(named=True)
    ]
    return "; ".join(named)


def _title(here: Visit, article: dict[str, Any], lang: Lang) -> str:
    """Give a title as HTML, with what was searched for marked in it."""
    title = article[f"title_{lang}"]
    return marked(title, {"hit": _hits(here, title, lang)})


def _hits(here: Visit, text: str, lang: Lang) -> list[tuple[int, int]]:
    """Give what of a text is to be marked as found, if that is switched on."""
    if "search" not in here.state["marks"].split("."):
        return []
    return [
        (span.start, span.end)
        for series in parse_search(here.state["q"]).series
        if series.lang == lang
        for span in marks(series.node, text)
    ]


def _text(here: Visit, article: dict[str, Any]) -> None:
    """Both bodies, row by row of paragraphs that belong together."""
    ui = here.ui
    if not article["body_en"] and not article["body_zh"]:
        st.info(say("reader.nobody", ui))
        return
    spans = _spans(here, article)
    order: tuple[Lang, ...] = ("en", "zh") if ui == "en" else ("zh", "en")
    langs = tuple(lang for lang in order if here.state["show"] in ("both", lang))
    heads = {"en": say("reader.english", ui), "zh": say("reader.chinese", ui)}
    rows = here.ask(queries.aligned_rows(article["article_id"]))
    shown = [
        f'<div class="heads">{"".join(f"<div>{heads[lang]}</div>" for lang in langs)}</div>',
        *(_row(here, article, row, langs, spans) for row in rows.iter_rows(named=True)),
    ]
    one = "" if len(langs) > 1 else " one"
    st.html(f'<article class="article{one}">{"".join(shown)}</article>')
    if "en" in langs:
        st.html(f'<p class="note">{say("reader.mt", ui)}</p>')
    if here.state["row"]:
        # The hit's row comes into view; the number has been read as digits by the codec.
        st.html(
            f"<script>document.getElementById('p{int(here.state['row'])}')"
            "?.scrollIntoView({block: 'center'})</script>",
            unsafe_allow_javascript=True,
        )


def _row(
    here: Visit,
    article: dict[str, Any],
    row: dict[str, Any],
    langs: tuple[Lang, ...],
    spans: dict[Lang, Spans],
) -> str:
    number = row["row_no"] + 1
    cells = []
    for lang in langs:
        start, end = row[f"start_{lang}"], row[f"end_{lang}"]
        tag = "zh-Hans" if lang == "zh" else "en"
        if start == end:
            text = f'<p class="absent">{say(f"reader.missing.{lang}", here.ui)}</p>'
            tag = "zh-Hans" if here.ui == "zh" else "en"
        else:
            text = _paragraphs(article[f"body_{lang}"], start, end, spans[lang])
        cells.append(f'<div lang="{tag}">{text}</div>')
    at = " at" if here.state["row"] == str(number) else ""
    return f'<div class="row{at}" id="p{number}">{"".join(cells)}</div>'


def _paragraphs(body: str, start: int, end: int, spans: Spans) -> str:
    pieces = []
    for line in body[start:end].split("\n"):
        within = {
            kind: [(a - start, b - start) for a, b in found if a < start + len(line) and b > start]
            for kind, found in spans.items()
        }
        pieces.append(f"<p>{marked(line, within)}</p>")
        start += len(line) + 1
    return "".join(pieces)


def _spans(here: Visit, article: dict[str, Any]) -> dict[Lang, Spans]:
    """What to mark in each body, as far as marks are switched on."""
    spans: dict[Lang, Spans] = {
        "en": {"hit": _hits(here, article["body_en"], "en")},
        "zh": {"hit": _hits(here, article["body_zh"], "zh")},
    }
    if "places" in here.state["marks"].split("."):
        mentions: pl.DataFrame = here.ask(queries.article_mentions(article["article_id"]))
        for mention in mentions.iter_rows(named=True):
            if mention["role"] != "title" and mention["place_id"]:
                address = place_address(here, mention["place_id"])
                spans["zh"].setdefault(address, []).append((mention["start"], mention["end"]))
    return spans


def _permalink(here: Visit, article: dict[str, Any]) -> None:
    ui = here.ui
    st.html(
        f'<p class="note">{say("reader.keys", ui)}</p>'
        f'<p class="note">{say("reader.permalink", ui)}: '
        f'<a href="/reader?article={article["slug"]}">/reader?article={article["slug"]}</a><br>'
        f"{say('reader.permalink.help', ui)}</p>"
    )
    files = here.ask(queries.article_source(article["article_id"]))
    source = files.row(0, named=True)
    if len(files) > 1:
        copies = "<br>".join(map(as_html, files["path"]))
        st.html(f'<p class="note">{say("reader.copies", ui, files=len(files))}<br>{copies}</p>')
    st.download_button(
        say("reader.original", ui),
        data=source["text"].encode(source["encoding"]),
        file_name=f"{article['slug']}.txt",
        mime="text/plain",
        key="original",
        on_click="ignore",
    )
