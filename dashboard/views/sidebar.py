"""The menu, the language switch and the shared filters, on every page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from dashboard.labels import say
from dashboard.queries.address import MAX_AUTHOR, MAX_REGIONS
from dashboard.queries.filters import CLEAN, DIFFERS
from dashboard.views import corpus as served_corpus
from dashboard.views.choices import search_box
from dashboard.views.names import region_name
from dashboard.views.visit import bind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from streamlit.navigation.page import StreamlitPage

    from dashboard.views.visit import Visit

MAX_PAGE = 12


def draw(here: Visit, pages: Mapping[str, StreamlitPage]) -> None:
    """Draw the sidebar; widgets change the visit's state before the page is drawn."""
    ui = here.ui
    with st.sidebar:
        for name, page in pages.items():
            st.page_link(page, label=say(f"{name}.name", ui), query_params=here.address(name))
        search_box("", "filters.q", "filters.q.placeholder")
        _regions(here)
        _dates(here)
        st.selectbox(
            say("filters.page", ui),
            ["", *[str(n) for n in range(1, MAX_PAGE + 1)]],
            format_func=lambda code: (
                say("filters.page.n", ui, page=code) if code else say("filters.page.any", ui)
            ),
            accept_new_options=False,
            **bind("page", show=lambda code: code if code and int(code) <= MAX_PAGE else ""),
        )
        st.text_input(
            say("filters.author", ui),
            max_chars=MAX_AUTHOR,
            placeholder=say("filters.author.placeholder", ui),
            **bind("author", read=str.strip),
        )
        st.selectbox(
            say("filters.audit", ui),
            ("", DIFFERS, CLEAN),
            format_func=lambda code: say(f"filters.audit.{code or 'any'}", ui),
            help=say("filters.audit.help", ui),
            **bind("audit"),
        )
        st.segmented_control(
            say("ui.switch", ui),
            ["en", "zh"],
            format_func=lambda code: say(f"ui.{code}", ui),
            required=True,
            **bind("ui"),
        )
        # Streamlit calls every page English; voices and fonts go by what is said here.
        language = "zh-Hans" if ui == "zh" else "en"
        st.html(
            f"<script>document.documentElement.lang = '{language}'</script>",
            unsafe_allow_javascript=True,
        )


def _regions(here: Visit) -> None:
    chosen = [code for code in here.state["region"].split(".") if code]
    codes = list(dict.fromkeys([*chosen, *served_corpus.region_options(here.corpus)]))
    st.multiselect(
        say("filters.region", here.ui),
        codes,
        format_func=lambda code: region_name(here, code),
        max_selections=MAX_REGIONS,
        placeholder=say("filters.region.placeholder", here.ui),
        help=say("filters.region.help", here.ui),
        **bind(
            "region",
            show=lambda joined: [code for code in joined.split(".") if code],
            read=".".join,
        ),
    )


def _dates(here: Visit) -> None:
    with st.container(horizontal=True, wrap=False, gap="small"):
        for name in ("from", "to"):
            st.text_input(
                say(f"filters.{name}", here.ui),
                max_chars=10,
                width=95,
                placeholder="1954-03",
                help=say("filters.date.help", here.ui) if name == "to" else None,
                **bind(name, read=str.strip),
            )
