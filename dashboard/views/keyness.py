"""The words that set the selected articles apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from dashboard.charts import ranking as charts
from dashboard.labels import count_articles, listed, say
from dashboard.queries.keyness import Keyness
from dashboard.views.choices import choose_lang, choose_minimum, switch
from dashboard.views.figures import caption, picture, table
from dashboard.views.leads import word
from dashboard.views.pages import go, notes
from dashboard.views.selection import size

if TYPE_CHECKING:
    from dashboard.language.words import Lang
    from dashboard.views.visit import Visit

_TABLE = {
    "term": "column.term",
    "log_ratio": "column.log_ratio",
    "log_likelihood": "column.log_likelihood",
    "occurrences": "column.occurrences",
    "per_million": "column.per_million",
    "rest_occurrences": "column.rest_occurrences",
    "rest_per_million": "column.rest_per_million",
}


def words_of(here: Visit) -> Lang:
    """Tell whose words are looked at: those asked for, or those of the interface language."""
    lang = here.state["lang"] or here.ui
    return "zh" if lang == "zh" else "en"


def show_keyness(here: Visit) -> None:
    """Compare the words of the selected articles with those of all others."""
    ui = here.ui
    with st.container(horizontal=True, gap="medium", vertical_alignment="bottom", key="choices"):
        choose_lang()
        choose_minimum()
        switch("stop", "keywords.stop")
    question = Keyness(
        here.filters,
        words_of(here),
        minimum=int(here.state["min"]),
        with_stop_words=here.state["stop"] == "1",
    )
    rows = here.ask(question)
    if rows.is_empty():
        st.info(say("keyness.all", ui))
        return
    articles = count_articles(size(here, here.filters), ui)
    caption(say("keyness.title", ui, articles=articles), say("keyness.subtitle", ui))
    more = rows.filter("is_positive")["term"].head(5).to_list()
    less = rows.filter(~rows["is_positive"])["term"].head(5).to_list()
    clicked = picture(
        here,
        charts.key_words,
        question,
        {},
        alt_text=say("keyness.alt", ui, more=listed(more, ui), less=listed(less, ui)),
        click=charts.CLICK,
    )
    lang = words_of(here)
    if clicked:
        go(here, "reader", **word(str(clicked[0]["term"]), lang))
    notes(say("words.click", ui), say("keyness.note", ui))
    table(here, rows, _TABLE, name="keyness", read=lambda row: word(row["term"], lang))
