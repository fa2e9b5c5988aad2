"""Articles over time."""

from __future__ import annotations

from typing import Any

import streamlit as st

from dashboard.charts import timeline as charts
from dashboard.charts.axes import bin_label
from dashboard.labels import count_articles, count_people, count_words, say
from dashboard.queries import timeline as queries
from dashboard.queries.bins import WIDTHS
from dashboard.views.choices import choose
from dashboard.views.days import day_name
from dashboard.views.figures import caption, legend, picture, table
from dashboard.views.leads import period, read_these
from dashboard.views.pages import go, lede, masthead, notes
from dashboard.views.periods import choose_width, peaks
from dashboard.views.selection import sentence, stop_if_empty
from dashboard.views.visit import visit

_OF_ARTICLES = {
    "articles": "column.articles",
    "words_zh": "column.words",
    "archive_articles": "column.archive_articles",
    "share_pct": "column.share",
}
_OF_PEOPLE = {
    "people": "column.people",
    "figures": "column.figures",
    "articles": "column.articles",
    "archive_articles": "column.archive_articles",
}
_NO_FILTERS = ("", "several", queries.OTHER)
"""Keys of rows that no filter stands for."""
_COUNTS = {"articles": count_articles, "words_zh": count_words, "people": count_people}

here = visit()
ui = here.ui
masthead(say("timeline.name", ui))
lede(say("timeline.lede", ui))
stop_if_empty(here)
read_these(here)
with st.container(horizontal=True, gap="medium", key="choices"):
    choose("by", "timeline.by", "by", ("auto", *WIDTHS))
    choose("stack", "timeline.stack", "stack", ("none", "region", "page", "author"))
    choose("measure", "timeline.measure", "measure", queries.MEASURES)
    choose("unit", "timeline.unit", "unit", ("count", "share"))

stack, measure, unit = here.state["stack"], here.state["measure"], here.state["unit"]
of_people = measure == "people"
if of_people and unit == "share":
    st.info(say("timeline.people.share", ui))
    unit = "count"
by, first, last = choose_width(here)
query = queries.articles_per_period(here.filters, by=by, stack=stack, measure=measure)  # type: ignore[arg-type]
rows = here.ask(query)
labels = charts.key_labels(rows, stack=stack, measure=measure, ui=ui)
# A share is one of articles, whatever is counted besides.
counted = "articles" if unit == "share" else charts.COLUMNS[measure]
fullest, most = peaks(rows, counted)
when = bin_label(fullest[0], by, ui)
missing = rows.filter(rows["archive_articles"] == 0).height
total = int(rows[counted].sum())

filled = rows.filter(rows[counted] > 0)["bin"].n_unique()
shape = "one" if filled == 1 else "even" if len(fullest) > 1 else "peak"
if of_people and not total:
    shape = "none"
caption(
    say(
        f"timeline.title.people.{shape}" if of_people else f"timeline.title.{shape}",
        ui,
        n=_COUNTS[counted](total, ui),
        when=when,
        peak=f"{most:,}",
        periods=filled,
    ),
    say(f"timeline.subtitle.{'share' if unit == 'share' else measure}", ui)
    + " · "
    + sentence(here),
)
if stack != "none":
    tones = charts.colours(list(labels), stack=stack, scheme=here.scheme)
    present = set(rows.filter(rows[counted] > 0)["key"])
    parts = {labels[key]: tone for key, tone in zip(labels, tones, strict=True) if key in present}
    legend(list(parts), list(parts.values()))
alt_text = "timeline.alt"
if of_people:
    alt_text = "timeline.alt.people" if total else "timeline.alt.people.none"
clicked = picture(
    here,
    charts.articles_per_period,
    query,
    {"by": by, "stack": stack, "measure": measure, "unit": unit},
    alt_text=say(
        alt_text,
        ui,
        measure=say(f"measure.{'articles' if unit == 'share' else measure}", ui).lower(),
        by=say(f"by.{by}", ui).lower(),
        first=day_name(first, ui),
        last=day_name(last, ui),
        total=f"{total:,}",
        peak=f"{most:,}",
        when=when,
        gaps=say("timeline.alt.gaps", ui, n=missing) if missing else "",
    ),
    click=charts.CLICK,
)
if clicked:
    go(here, "reader", **period(here, str(clicked[0]["bin"]), by))
figures = int(rows["figures"].sum())
notes(
    say("timeline.people.of", ui, n=f"{figures:,}") if figures else "",
    say("timeline.people.region", ui) if figures and stack == "region" else "",
    say("timeline.click", ui),
)
columns = {"bin": "column.bin"}
if stack != "none":
    rows = rows.with_columns(part=rows["key"].replace_strict(labels, default=""))
    columns["part"] = "column.key"


def _of_row(row: dict[str, Any]) -> dict[str, str]:
    """Give the filters of a row: its period, and its key, where that is one."""
    key = {} if row["key"] in _NO_FILTERS else {stack: str(row["key"])}
    return period(here, row["bin"].isoformat(), by) | key


columns |= _OF_PEOPLE if of_people else _OF_ARTICLES
table(here, rows, columns, name="timeline", read=_of_row)
