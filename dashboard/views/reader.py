"""The list of selected articles, or one of them in two languages."""

from __future__ import annotations

import streamlit as st

from dashboard.labels import say
from dashboard.queries import reader as queries
from dashboard.views.article import show_article
from dashboard.views.pages import lede, masthead
from dashboard.views.results import result
from dashboard.views.selection import sentence, stop_if_empty
from dashboard.views.visit import bind, visit

here = visit()
ui = here.ui
if here.state["article"]:
    show_article(here)
    st.stop()

masthead(say("reader.name", ui))
lede(f"{say('reader.lede', ui)} · {sentence(here)}")
stop_if_empty(here)
rows = here.ask(queries.article_list(here.filters, page=int(here.state["at"])))
if rows.is_empty():
    # The address asked for a page behind the last one.
    rows = here.ask(queries.article_list(here.filters))
    here.state["at"] = "1"
pages = -(-int(rows.item(0, "total")) // queries.PAGE_SIZE)
for row in rows.iter_rows(named=True):
    result(here, row)
if pages > 1:
    st.pagination(pages, **bind("at", show=int, read=str))
