"""The quantities of the selected articles: their units and values, each with its sentence."""

from __future__ import annotations

import streamlit as st

from dashboard.labels import say
from dashboard.views.leads import read_these
from dashboard.views.pages import lede, masthead
from dashboard.views.quantity_choice import choice_of, choose_figures, stop_if_none
from dashboard.views.quantity_figures import show_units, show_values
from dashboard.views.quantity_list import show_list
from dashboard.views.selection import stop_if_empty
from dashboard.views.visit import change, visit

here = visit()
masthead(say("quantities.name", here.ui))
lede(say("quantities.lede", here.ui))
stop_if_empty(here)
read_these(here)
choose_figures(here)
choice = choice_of(here)
stop_if_none(here, choice)
picked = show_values(here, choice) if choice.unit else show_units(here, choice)
if picked:
    change(**picked)
    st.rerun()
show_list(here, choice)
