"""Below an article: how it is cited, what of it can be copied, and the file it came in."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

import streamlit as st

from dashboard.citation.chicago import Run, bibliography, note, plain
from dashboard.citation.coins import coins
from dashboard.citation.facts import Cited, cited, one_line
from dashboard.citation.forms import FILES, FORMS
from dashboard.citation.permalink import address_of_page, is_here_only, public_address
from dashboard.labels import say
from dashboard.queries import reader as queries
from dashboard.views.copying.copying import draw as draw_copying
from dashboard.views.escaping import as_html
from dashboard.views.hrefs import below_base

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from dashboard.language.words import Lang
    from dashboard.views.article_parts import Passage
    from dashboard.views.visit import Visit

_ORDER = ("note", "chicago", *FILES)
_PROSE = {"note": note, "chicago": bibliography}
# Stands for a paragraph's number; no fact of an article holds a control.
_NUMBER = "\0"


def show_citation(here: Visit, article: dict[str, Any], shown: Iterable[Passage]) -> None:
    """
    Show how an article is cited, with its COinS, its downloads and its original file.

    Every row on the page gets a button that copies both languages of it, whichever are shown,
    with their source.

    Args:
        here: The visit.
        article: A row of `queries.reader.article`.
        shown: Its rows that are on the page.

    """
    ui = here.ui
    base = public_address() or address_of_page(st.context.url)
    facts = cited(article, base, _today())
    st.html(
        f'<h2 class="figure-title">{say("citation.title", ui)}</h2>'
        f'<span class="Z3988" title="{as_html(coins(facts))}"></span>'
    )
    form = st.segmented_control(
        say("citation.form", ui),
        _ORDER,
        format_func=lambda code: say(f"citation.form.{code}", ui),
        default=_ORDER[0],
        required=True,
        key=f"citation:{ui}",
        label_visibility="collapsed",
    )
    is_code = form in FILES
    draw_copying(
        ui,
        [Run(FORMS[form](facts))] if is_code else _PROSE[form](facts),
        is_code=is_code,
        rows=_rows(here, article, shown),
        source=plain(note(facts, _NUMBER)).split(_NUMBER),
    )
    _downloads(here, article, facts)
    _addresses(here, article, base)


def _today() -> date:
    """Give the day where the reader is."""
    offset = st.context.timezone_offset
    return (datetime.now(UTC) - timedelta(minutes=offset or 0)).date()


def _rows(
    here: Visit, article: dict[str, Any], shown: Iterable[Passage]
) -> dict[int, Sequence[str]]:
    """Give what is copied of each row that is shown, the reader's language first."""
    order: tuple[Lang, ...] = ("en", "zh") if here.ui == "en" else ("zh", "en")
    found: dict[int, Sequence[str]] = {}
    for passage in shown:
        spans = [article[f"body_{lang}"][slice(*passage.span(lang))] for lang in order]
        texts = ["\n".join(map(one_line, span.split("\n"))).strip() for span in spans]
        if any(texts):
            found[passage.number] = list(filter(None, texts))
    return found


def _downloads(here: Visit, article: dict[str, Any], facts: Cited) -> None:
    article_id = article["article_id"]

    def original() -> bytes:
        source = here.ask(queries.article_source(article_id)).row(0, named=True)
        return str(source["text"]).encode(source["encoding"])

    with st.container(horizontal=True, gap="small", key="downloads"):
        for form, (ending, media_type) in FILES.items():
            st.download_button(
                say("citation.download", here.ui, name=ending),
                data=partial(FORMS[form], facts),
                file_name=f"{facts.key}{ending}",
                mime=media_type,
                key=f"download:{form}",
                on_click="ignore",
            )
        st.download_button(
            say("reader.original", here.ui),
            # Only when it is asked for: unpacking a file costs as much as the whole article.
            data=original,
            file_name=f"{article['slug']}.txt",
            mime="text/plain",
            key="original",
            on_click="ignore",
        )
    files = here.ask(queries.article_files(article_id))
    if len(files) > 1:
        copies = "<br>".join(map(as_html, files["path"]))
        said = say("reader.copies", here.ui, files=len(files))
        st.html(f'<p class="note">{said}<br>{copies}</p>')


def _addresses(here: Visit, article: dict[str, Any], base: str) -> None:
    ui = here.ui
    path = f"/reader?article={article['slug']}"
    link = f'<a href="{below_base(path)}">{path}</a>'
    here_only = f"<br>{say('citation.here_only', ui)}" if is_here_only(base) else ""
    copying = f'<p class="note">{say("citation.paragraphs", ui)}</p>' if article["body_zh"] else ""
    st.html(
        f'{copying}<p class="note">{say("reader.permalink", ui)}: {link}<br>'
        f"{say('reader.permalink.help', ui)}{here_only}</p>"
    )
