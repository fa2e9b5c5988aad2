"""How the corpus was made, what could not be read, and what the numbers cannot say."""

from __future__ import annotations

import polars as pl
import streamlit as st

from dashboard.labels import BUILD_FACTS, say
from dashboard.places.boundaries import ATTRIBUTION
from dashboard.queries import methods as queries
from dashboard.views.audit_rates import show_rates
from dashboard.views.figures import table
from dashboard.views.pages import lede, masthead, notes
from dashboard.views.visit import visit

CAVEATS = ("translation", "original", "coverage", "places", "about", "people", "borders", "words")

here = visit()
ui = here.ui
masthead(say("methods.name", ui))
lede(say("methods.lede", ui))

show_rates(here)

st.subheader(say("methods.caveats", ui), anchor=False)
notes(*(say(f"methods.caveat.{name}", ui, attribution=ATTRIBUTION) for name in CAVEATS))

st.subheader(say("methods.report", ui), anchor=False)
facts = dict(here.ask(queries.build_report()).iter_rows())
names = {key: words[0 if ui == "en" else 1] for key, words in BUILD_FACTS.items()}
st.dataframe(
    pl.DataFrame(
        {
            say("column.fact", ui): [names[key] for key in names if key in facts],
            say("column.value", ui): [facts[key] for key in names if key in facts],
        }
    ),
    hide_index=True,
    key="report",
)

st.subheader(say("methods.rejects", ui), anchor=False)
rejects = here.ask(queries.rejects())
if rejects.is_empty():
    notes(say("methods.rejects.none", ui))
else:
    by_reason = here.ask(queries.rejects_by_reason())
    st.dataframe(
        by_reason.rename({"reason": say("column.reason", ui), "files": say("column.files", ui)}),
        hide_index=True,
        key="reasons",
    )
    table(
        here,
        rejects,
        {
            "path": "column.path",
            "reason": "column.reason",
            "line": "column.line",
            "detail": "column.detail",
        },
        name="rejects",
    )

st.subheader(say("methods.dictionary", ui), anchor=False)
notes(say("methods.dictionary.note", ui, file=here.corpus.name))
st.dataframe(
    here.ask(queries.table_sizes()).rename(
        {
            "table_name": say("column.table", ui),
            "rows": say("column.rows", ui),
            "meaning": say("column.meaning", ui),
        }
    ),
    hide_index=True,
    key="sizes",
)
table(
    here,
    here.ask(queries.dictionary()),
    {
        "table_name": "column.table",
        "column_name": "column.column",
        "data_type": "column.type",
        "meaning": "column.meaning",
    },
    name="dictionary",
)
st.subheader(say("methods.licence", ui), anchor=False)
notes(say("methods.licence.text", ui))
