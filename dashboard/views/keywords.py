"""The keywords page: a corpus workbench for two languages."""

from __future__ import annotations

import streamlit as st

from dashboard.labels import say
from dashboard.queries.address import TABS
from dashboard.search.grammar import parse_search
from dashboard.views.choices import search_box
from dashboard.views.collocates import show_collocates
from dashboard.views.concordance import show_concordance
from dashboard.views.equivalents import show_equivalents
from dashboard.views.keyness import show_keyness
from dashboard.views.leads import read_these
from dashboard.views.pages import lede, link, masthead
from dashboard.views.selection import sentence, stop_if_empty
from dashboard.views.terms import propose_pinyin, show_grammar
from dashboard.views.trend import show_trend
from dashboard.views.visit import bind, visit
from dashboard.views.wordlist import show_words

EXAMPLES = (
    "合作社, cooperative",
    "cooperativ*, collectiv*",
    "(合作社|互助组) NEAR/5 干部",
)
# These need no term: they look at the words of all selected articles.
_OF_ARTICLES = {"keyness": show_keyness, "words": show_words}
_OF_TERMS = {
    "trend": show_trend,
    "concordance": show_concordance,
    "collocates": show_collocates,
    "equivalents": show_equivalents,
}

here = visit()
ui = here.ui
tab = here.state["tab"]
masthead(say("keywords.name", ui))
lede(say("keywords.lede", ui))
stop_if_empty(here, without_search=tab not in _OF_ARTICLES)
search_box("page", "keywords.terms", "filters.q.placeholder")
propose_pinyin(here)
st.segmented_control(
    say("keywords.tab", ui),
    TABS,
    format_func=lambda code: say(f"tab.{code}", ui),
    required=True,
    **bind("tab"),
)
with st.container(horizontal=True, vertical_alignment="center", key="found"):
    st.markdown(sentence(here), width="content")
    read_these(here)
series = parse_search(here.state["q"]).series
if tab in _OF_ARTICLES:
    _OF_ARTICLES[tab](here)
elif series:
    _OF_TERMS[tab](here, series)
else:
    st.info(say("keywords.ask", ui))
    with st.container(horizontal=True, key="examples"):
        st.markdown(f"{say('keywords.try', ui)}:", width="content")
        for example in EXAMPLES:
            link(here, "keywords", example, q=example)
show_grammar(here)
