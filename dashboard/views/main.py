"""The script behind every page: corpus, address, sidebar, then the page itself."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from dashboard.errors import DashboardError
from dashboard.labels import Ui, say
from dashboard.views import corpus as served_corpus
from dashboard.views import sidebar
from dashboard.views.selection import chips, notices
from dashboard.views.visit import arrive, depart

HERE = Path(__file__).parent
# The page registry: a page is one name through every room.
PAGES = ("overview", "timeline", "regions", "quantities", "reader", "keywords", "methods")

ui: Ui = "zh" if st.query_params.get("ui") == "zh" else "en"
pages = {
    name: st.Page(
        HERE / f"{name}.py",
        title=f"{say(f'{name}.name', ui)} · {say('site.title', ui)}",
        url_path=name,
        default=name == "overview",
    )
    for name in PAGES
}
page = st.navigation(list(pages.values()), position="hidden")
st.set_page_config(page_title=page.title, layout="wide")
st.html(HERE / "style.css")

failure = "build.failed"
try:
    corpus = served_corpus.served(ui)
    failure = "error.question"
    here = arrive(page.url_path or "overview", corpus)
    sidebar.draw(here, pages)
    depart(here)
    notices(here)
    chips(here)
    page.run()
except DashboardError as error:
    st.error(say(failure, ui))
    st.text(str(error))
