"""Words over time, and the lines they stand in."""

from __future__ import annotations

import streamlit as st

from dashboard.labels import say
from dashboard.queries.matching import parse_search
from dashboard.views.choices import choose, search_box
from dashboard.views.concordance import show_concordance
from dashboard.views.pages import lede, link, masthead
from dashboard.views.selection import sentence, stop_if_empty
from dashboard.views.trend import show_trend
from dashboard.views.visit import bind, visit

EXAMPLES = ("合作社, cooperative", "干部, cadres", "农民, peasants")

here = visit()
ui = here.ui
masthead(say("keywords.name", ui))
lede(say("keywords.lede", ui))
stop_if_empty(here, without_search=True)
search_box("page", "keywords.terms", "filters.q.placeholder")
series = parse_search(here.state["q"]).series
if not series:
    st.info(say("keywords.ask", ui))
    with st.container(horizontal=True, key="examples"):
        st.markdown(f"{say('keywords.try', ui)}:", width="content")
        for example in EXAMPLES:
            link(here, "keywords", example, q=example)
    st.stop()
with st.container(horizontal=True, gap="medium", vertical_alignment="bottom", key="choices"):
    st.segmented_control(
        say("keywords.tab", ui),
        ["trend", "concordance"],
        format_func=lambda code: say(f"tab.{code}", ui),
        required=True,
        **bind("tab"),
    )
    if here.state["tab"] == "trend":
        choose("unit", "keywords.unit", "keywords.unit", ("permillion", "count", "articles"))
        choose("by", "timeline.by", "by", ("auto", "day", "week", "month", "quarter", "year"))
    st.markdown(sentence(here), width="content")
if here.state["tab"] == "trend":
    show_trend(here, series)
else:
    show_concordance(here, series)
