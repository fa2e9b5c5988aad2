"""The words that stand near a term."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import streamlit as st

from dashboard.charts import ranking as charts
from dashboard.labels import count_times, listed, say
from dashboard.queries import collocates as queries
from dashboard.queries.keywords import Totals
from dashboard.views.choices import choose, choose_minimum, choose_number, switch
from dashboard.views.figures import caption, picture, table
from dashboard.views.leads import together
from dashboard.views.pages import go, notes
from dashboard.views.terms import the_one

if TYPE_CHECKING:
    from dashboard.queries.collocates import Measure
    from dashboard.search.terms import Series
    from dashboard.views.visit import Visit

COLUMNS = {
    "logdice": "log_dice",
    "loglikelihood": "log_likelihood",
    "mi": "mutual_information",
    "tscore": "t_score",
    "count": "together",
}
_TABLE = {
    "term": "column.term",
    "together": "column.together",
    "left": "column.left",
    "right": "column.right",
    "occurrences": "column.occurrences",
    "log_dice": "column.log_dice",
    "log_likelihood": "column.log_likelihood",
    "mutual_information": "column.mutual_information",
    "t_score": "column.t_score",
}


def show_collocates(here: Visit, series: tuple[Series, ...]) -> None:
    """Rank the words around the hits of one term."""
    ui = here.ui
    one = the_one(here, series)
    with st.container(horizontal=True, gap="medium", vertical_alignment="bottom", key="choices"):
        choose_number("left", "keywords.window.left", 0, queries.MOST_WORDS)
        choose_number("right", "keywords.window.right", 0, queries.MOST_WORDS)
        choose("measure", "keywords.measure", "keywords.measure", queries.MEASURES)
        choose_minimum()
        switch("stop", "keywords.stop")
    measure = cast("Measure", here.state["measure"])
    question = queries.Collocates(
        here.filters,
        one,
        left=int(here.state["left"]),
        right=int(here.state["right"]),
        measure=measure,
        minimum=int(here.state["min"]),
        with_stop_words=here.state["stop"] == "1",
    )
    rows = here.ask(question)
    if rows.is_empty():
        st.info(say("collocates.none", ui))
        return
    hits = here.ask(Totals(here.filters, (one,))).item(0, "occurrences")
    caption(
        say("collocates.title", ui, word=rows.item(0, "term"), term=one.label),
        say(
            "collocates.subtitle",
            ui,
            left=here.state["left"],
            right=here.state["right"],
            hits=f"{one.label} ({count_times(hits, ui)})",
            measure=say(f"keywords.measure.{measure}", ui),
        ),
    )
    told = tuple(c for c in ("together", "occurrences") if c != COLUMNS[measure])
    clicked = picture(
        here,
        charts.ranked_words,
        question,
        {"value": COLUMNS[measure], "told": told},
        alt_text=say(
            "collocates.alt",
            ui,
            measure=say(f"keywords.measure.{measure}", ui),
            top=listed(rows["term"].head(5).to_list(), ui),
        ),
        click=charts.CLICK,
    )

    def beside(term: str) -> dict[str, str]:
        within = max(int(here.state["left"]), int(here.state["right"]))
        return together(one.label, term, one.lang, within=within)

    if clicked:
        go(here, "reader", **beside(str(clicked[0]["term"])))
    notes(say("collocates.click", ui), say("collocates.note", ui))
    table(here, rows, _TABLE, name="collocates", read=lambda row: beside(row["term"]))
