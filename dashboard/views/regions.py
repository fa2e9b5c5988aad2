"""Articles by place: one set of numbers as a map, as bars, over time, and as a table."""

from __future__ import annotations

import streamlit as st

from dashboard.labels import say
from dashboard.queries.bins import WIDTHS
from dashboard.queries.region_counts import MEASURES
from dashboard.views.choices import choose
from dashboard.views.leads import read_these
from dashboard.views.pages import go, lede, masthead
from dashboard.views.place_card import show_place
from dashboard.views.region_asked import ask, choose_unit
from dashboard.views.region_beside import show_beyond, show_words
from dashboard.views.region_figures import show
from dashboard.views.region_table import show_countries, show_crumbs, show_table
from dashboard.views.selection import stop_if_empty
from dashboard.views.visit import bind, change, visit

here = visit()
ui = here.ui
if here.state["place"]:
    show_place(here)
    st.stop()

masthead(say("regions.name", ui))
lede(say("regions.lede", ui))
stop_if_empty(here)
read_these(here)
st.segmented_control(
    say("regions.view", ui),
    ["map", "bars", "ranking", "multiples"],
    format_func=lambda code: say(f"view.{code}", ui),
    label_visibility="collapsed",
    required=True,
    **bind("view"),
)
view = here.state["view"]
with st.container(horizontal=True, gap="medium", key="choices"):
    if not here.state["within"]:
        choose("level", "regions.level", "level", ("province", "area", "place"))
    choose("measure", "regions.measure", "regions.measure", MEASURES, width=170)
    if here.state["measure"] == "figures":
        choose_unit(here)
    if view != "ranking":
        choose("as", "regions.as", "as", ("count", "share", "ratio"))
    if view == "map":
        choose("map", "regions.map", "map", ("auto", "1950", "1954", "1957", "modern"))
    if view in ("ranking", "multiples"):
        choose("by", "timeline.by", "by", ("auto", *WIDTHS))

asked = ask(here)
if asked.within:
    show_crumbs(here, asked)
left, right = st.columns([2, 1], gap="large")
with left:
    target = show(here, asked)
with right:
    show_beyond(here, asked)
    show_words(here, asked)
picked = show_table(here, asked) or show_countries(here, asked)
if picked and picked.column in ("inside", "card"):
    change(**{"within" if picked.column == "inside" else "place": picked.place_id})
    st.rerun()
if picked and picked.column == "read":
    go(here, "reader", region=picked.place_id)
target = target or (picked.place_id if picked else None)
if target and target not in asked.chosen:
    change(region=target)
    st.rerun()
