"""The list of selected articles, or one of them in two languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import streamlit as st

from dashboard.labels import say
from dashboard.queries.listing import PAGE_SIZE, SORTS, Listing
from dashboard.search.grammar import parse_search
from dashboard.views.around import return_to
from dashboard.views.article import show_article
from dashboard.views.choices import choose
from dashboard.views.pages import lede, masthead, notes
from dashboard.views.results import result
from dashboard.views.selection import sentence, stop_if_empty
from dashboard.views.visit import bind, visit

if TYPE_CHECKING:
    from dashboard.queries.listing import Sort

here = visit()
ui = here.ui
if here.state["article"]:
    show_article(here)
    st.stop()

is_searched = bool(parse_search(here.state["q"]).series)
if here.state["sort"] == "relevance" and not is_searched:
    st.info(say("list.relevance.without", ui))
    here.state["sort"] = "date"
sort = cast("Sort", here.state["sort"])
masthead(say("reader.name", ui))
lede(f"{sentence(here)} · {say(f'list.sorted.{sort}', ui)}")
stop_if_empty(here)
orders = SORTS if is_searched else tuple(code for code in SORTS if code != "relevance")
choose("sort", "list.sort", "list.sort", orders, width=240)
notes(
    "" if is_searched else say("list.relevance.needs", ui),
    say("list.relevance.help", ui) if sort == "relevance" else "",
)
at = int(here.state["at"])
rows = here.ask(Listing(here.filters, sort, at))
if rows.is_empty():
    # The address asked for a page behind the last one.
    at, here.state["at"] = 1, "1"
    rows = here.ask(Listing(here.filters, sort))
total = int(rows.item(0, "total"))
first = (at - 1) * PAGE_SIZE + 1
shown = {"first": f"{first:,}", "last": f"{first + rows.height - 1:,}", "total": f"{total:,}"}
if total > PAGE_SIZE:
    st.html(f'<p class="figure-subtitle">{say("list.page", ui, **shown)}</p>')
for row in rows.iter_rows(named=True):
    result(here, row, with_length=sort == "length")
return_to(here, rows["slug"].to_list())
if total > PAGE_SIZE:
    st.pagination(-(-total // PAGE_SIZE), **bind("at", show=int, read=str))
