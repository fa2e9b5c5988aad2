"""The words of the selected articles, and runs of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from dashboard.charts import ranking as charts
from dashboard.labels import count_articles, listed, say
from dashboard.queries.wordlist import WordList
from dashboard.views.choices import choose, choose_lang, choose_minimum, switch
from dashboard.views.figures import caption, picture, table
from dashboard.views.keyness import words_of
from dashboard.views.leads import word
from dashboard.views.pages import go, notes
from dashboard.views.selection import size

if TYPE_CHECKING:
    from dashboard.views.visit import Visit

_TABLE = {
    "term": "column.term",
    "occurrences": "column.occurrences",
    "per_million": "column.per_million",
    "articles": "column.articles",
}


def show_words(here: Visit) -> None:
    """List the words of the selected articles, the most frequent first."""
    ui = here.ui
    with st.container(horizontal=True, gap="medium", vertical_alignment="bottom", key="choices"):
        choose_lang()
        choose("n", "keywords.n", "keywords.n", ("1", "2", "3", "4"))
        choose_minimum()
        switch("stop", "keywords.stop")
    question = WordList(
        here.filters,
        words_of(here),
        n=int(here.state["n"]),
        minimum=int(here.state["min"]),
        with_stop_words=here.state["stop"] == "1",
    )
    rows = here.ask(question)
    if rows.is_empty():
        st.info(say("words.none", ui))
        return
    articles = count_articles(size(here, here.filters), ui)
    title = say("words.title", ui, term=rows.item(0, "term"), articles=articles)
    caption(title, say("words.subtitle", ui))
    clicked = picture(
        here,
        charts.ranked_words,
        question,
        {"value": "occurrences", "told": ("articles", "per_million")},
        alt_text=f"{title}: {listed(rows['term'].head(5).to_list(), ui)}.",
        click=charts.CLICK,
    )
    lang = words_of(here)
    if clicked:
        go(here, "reader", **word(str(clicked[0]["term"]), lang))
    every = int(rows.item(0, "every"))
    notes(say("words.click", ui), say("words.sampled", ui, every=every) if every > 1 else "")
    table(here, rows, _TABLE, name="words", read=lambda row: word(row["term"], lang))
