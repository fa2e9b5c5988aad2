"""The frequency of terms over time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from dashboard.charts import keywords as charts
from dashboard.labels import count_articles, count_times, say
from dashboard.queries import keywords as queries
from dashboard.queries.bins import fit, span
from dashboard.queries.overview import corpus_facts
from dashboard.views.days import day_name
from dashboard.views.figures import caption, legend, picture, table
from dashboard.views.pages import go, notes
from dashboard.views.periods import bin_dates

if TYPE_CHECKING:
    from dashboard.queries.matching import Series
    from dashboard.views.visit import Visit


def show_trend(here: Visit, series: tuple[Series, ...]) -> None:
    """Draw a curve for each term; a click leads to the lines of its period."""
    ui = here.ui
    unit, asked = here.state["unit"], here.state["by"]
    facts = here.ask(corpus_facts()).row(0, named=True)
    first, last = span(here.filters, facts["first_day"], facts["last_day"])
    by = fit(asked, first, last)
    if asked not in ("auto", by):
        used, wished = say(f"by.{by}", ui), say(f"by.{asked}", ui)
        st.info(say("timeline.coarser", ui, asked=wished, used=used))
    labels = [one.label for one in series]
    query = queries.frequency_over_time(here.filters, series, by=by)
    rows = here.ask(query)
    totals = here.ask(queries.totals(here.filters, series)).to_dicts()
    findings = [
        {
            "term": labels[total["series"]],
            "n": count_times(total["occurrences"], ui),
            "articles": count_articles(total["articles"], ui),
        }
        for total in totals
    ]
    title = (
        say("keywords.title", ui, **findings[0])
        if len(series) == 1
        else say("keywords.title.several", ui, terms=", ".join(labels))
    )
    caption(title, say(f"keywords.subtitle.{unit}", ui))
    if len(series) > 1:
        legend(labels, charts.colours(len(labels), scheme=here.scheme))
    clicked = picture(
        here,
        charts.frequency_over_time,
        query,
        {"labels": tuple(labels), "by": by, "unit": unit},
        alt_text=say(
            "keywords.alt",
            ui,
            terms=", ".join(labels),
            by=say(f"by.{by}", ui).lower(),
            first=day_name(first, ui),
            last=day_name(last, ui),
            finding=" ".join(say("keywords.alt.finding", ui, **finding) for finding in findings),
        ),
        click=charts.CLICK,
    )
    if clicked:
        start, end = bin_dates(str(clicked[0]["bin"]), by)
        term = labels[int(str(clicked[0]["series"]))]
        go(here, "keywords", **{"from": start, "to": end, "q": term, "tab": "concordance"})
    is_thin = (rows["words"].filter(rows["archive_articles"] > 0) < charts.THIN_WORDS).any()
    notes(
        *(say("keywords.alt.finding", ui, **found) for found in findings if len(series) > 1),
        say("keywords.click", ui),
        say("keywords.thin", ui) if is_thin else "",
    )
    table(
        here,
        rows.with_columns(term=rows["series"].replace_strict(dict(enumerate(labels)))),
        {
            "bin": "column.bin",
            "term": "column.series",
            "occurrences": "column.occurrences",
            "articles": "column.articles",
            "per_million": "column.per_million",
            "words": "column.in_words",
            "share_pct": "column.share_of_selected",
            "archive_articles": "column.archive_articles",
        },
        name="trend",
    )
