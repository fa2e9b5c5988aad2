"""The frequency of terms over time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl
import streamlit as st

from dashboard.charts import keywords as charts
from dashboard.charts.axes import bin_label
from dashboard.labels import count_articles, count_times, say
from dashboard.queries import keywords as queries
from dashboard.views.choices import choose
from dashboard.views.days import day_name
from dashboard.views.escaping import as_markdown
from dashboard.views.figures import caption, legend, picture, table
from dashboard.views.leads import period
from dashboard.views.names import region_name
from dashboard.views.pages import go, notes
from dashboard.views.periods import choose_width
from dashboard.views.terms import the_one

if TYPE_CHECKING:
    from datetime import date

    from dashboard.corpus.query import Question
    from dashboard.queries.bins import Width
    from dashboard.search.terms import Series
    from dashboard.views.visit import Visit

_UNITS = ("permillion", "count", "articles", "ratio")
_TABLE = {
    "bin": "column.bin",
    "term": "column.series",
    "occurrences": "column.occurrences",
    "articles": "column.articles",
    "per_million": "column.per_million",
    "per_million_low": "column.low",
    "per_million_high": "column.high",
    "smoothed": "column.smoothed",
    "words": "column.in_words",
    "share_pct": "column.share_of_selected",
    "archive_articles": "column.archive_articles",
}
_SPREAD = {True: "keywords.finding.dispersion", False: "keywords.finding.none"}
_RATIO_TABLE = {
    "bin": "column.bin",
    "occurrences": "column.occurrences",
    "other_occurrences": "column.other_occurrences",
    "ratio": "column.ratio",
    "ratio_low": "column.low",
    "ratio_high": "column.high",
    "words": "column.in_words",
    "archive_articles": "column.archive_articles",
}


def show_trend(here: Visit, series: tuple[Series, ...]) -> None:
    """Draw a curve for each term, or one of their ratio, or one for each province."""
    with st.container(horizontal=True, gap="medium", vertical_alignment="bottom", key="choices"):
        choose(
            "unit", "keywords.unit", "keywords.unit", ("permillion", "count", "articles", "ratio")
        )
        choose("by", "timeline.by", "by", ("auto", "day", "week", "month", "quarter", "year"))
        choose("smooth", "keywords.smooth", "keywords.smooth", ("0", "1", "2", "3", "6"))
        choose("split", "keywords.split", "keywords.split", ("none", "region"))
    by, first, last = choose_width(here)
    if here.state["unit"] == "ratio":
        _show_ratio(here, series, by)
    elif here.state["split"] == "region":
        _show_split(here, the_one(here, series), by)
    else:
        _show_series(here, series, by, (first, last))


def _show_series(
    here: Visit, series: tuple[Series, ...], by: Width, days: tuple[date, date]
) -> None:
    ui, unit = here.ui, here.state["unit"]
    labels = [one.label for one in series]
    smooth = int(here.state["smooth"]) if unit != "count" else 0
    question = queries.FrequencyOverTime(here.filters, series, by, smooth)
    rows = here.ask(question)
    totals = here.ask(queries.Totals(here.filters, series)).to_dicts()
    findings: list[dict[str, str]] = [
        {
            "term": labels[total["series"]],
            "n": count_times(total["occurrences"], ui),
            "articles": count_articles(total["articles"], ui),
            "rate": f"{total['per_million'] or 0:,.1f}",
            "dp": "" if total["dispersion"] is None else f"{total['dispersion']:.2f}",
        }
        for total in totals
    ]
    title = (
        say("keywords.title", ui, **findings[0])
        if len(series) == 1
        else say("keywords.title.several", ui, terms=", ".join(labels))
    )
    caption(title, _subtitle(here, smooth))
    if len(series) > 1:
        legend(labels, charts.colours(len(labels), scheme=here.scheme))
    _draw(
        here,
        question,
        by,
        labels,
        alt_text=say(
            "keywords.alt",
            ui,
            terms=", ".join(labels),
            by=say(f"by.{by}", ui).lower(),
            first=day_name(days[0], ui),
            last=day_name(days[1], ui),
            finding=" ".join(say("keywords.alt.finding", ui, **finding) for finding in findings),
        ),
    )
    _jump(here, rows, by)
    is_thin = (rows["words"].filter(rows["archive_articles"] > 0) < charts.THIN_WORDS).any()
    notes(
        *(say(_SPREAD[bool(found["dp"])], ui, **found) for found in findings),
        say("keywords.click", ui),
        say("keywords.thin", ui) if is_thin else "",
        say("keywords.intervals", ui) if unit != "count" else "",
    )
    _table(here, rows, by, {number: {"q": label} for number, label in enumerate(labels)}, labels)


def _show_ratio(here: Visit, series: tuple[Series, ...], by: Width) -> None:
    ui = here.ui
    if len(series) < 2:
        st.info(say("keywords.ratio.two", ui))
        return
    one, other = series[0].label, series[1].label
    question = queries.RatioOverTime(here.filters, series[:2], by)
    title = say("keywords.title.ratio", ui, one=one, other=other)
    caption(title, say("keywords.subtitle.ratio", ui))
    _draw(here, question, by, [title], alt_text=title)
    notes(say("keywords.intervals", ui))
    table(
        here,
        here.ask(question),
        _RATIO_TABLE,
        name="ratio",
        read=lambda row: period(here, row["bin"].isoformat(), by),
    )


def _show_split(here: Visit, one: Series, by: Width) -> None:
    ui = here.ui
    smooth = int(here.state["smooth"])
    question = queries.FrequencyByRegion(here.filters, (one,), by, smooth=smooth)
    rows = here.ask(question)
    if rows.is_empty():
        st.info(say("keywords.split.none_found", ui))
        return
    places = rows["place_id"].unique(maintain_order=True).to_list()
    labels = [region_name(here, place) for place in places]
    title = say("keywords.title.split", ui, term=one.label)
    caption(title, _subtitle(here, smooth))
    legend(labels, charts.region_colours(places, scheme=here.scheme))
    _draw(here, question, by, labels, alt_text=f"{title}: {', '.join(labels)}", places=places)
    notes(say("keywords.split.note", ui), say("keywords.intervals", ui))
    regions = {number: {"region": place} for number, place in enumerate(places)}
    _table(here, rows, by, regions, labels)


def _subtitle(here: Visit, smooth: int) -> str:
    said = say(f"keywords.subtitle.{here.state['unit']}", here.ui)
    if not smooth or here.state["unit"] == "count":
        return said
    return said + say("keywords.subtitle.smoothed", here.ui, bins=2 * smooth + 1)


def _draw(
    here: Visit,
    question: Question,
    by: Width,
    labels: list[str],
    *,
    alt_text: str,
    places: list[str] | None = None,
) -> None:
    """Draw the curves; a click leads to the lines of its period, of its term or province."""
    unit = here.state["unit"]
    clicked = picture(
        here,
        charts.frequency_over_time,
        question,
        {
            "labels": tuple(labels),
            "by": by,
            "unit": unit,
            "places": tuple(places or ()),
            "smoothed": here.state["smooth"] != "0" and unit != "count",
        },
        alt_text=alt_text,
        click=charts.CLICK,
    )
    if clicked:
        number = int(str(clicked[0]["series"]))
        more = {"region": places[number]} if places else {}
        if not places and unit != "ratio":
            more = {"q": labels[number]}
        days = period(here, str(clicked[0]["bin"]), by)
        go(here, "keywords", **days, tab="concordance", **more)


def _jump(here: Visit, rows: pl.DataFrame, by: Width) -> None:
    """Offer the lines of a period to those who use no mouse."""
    ui = here.ui
    counted = rows.group_by("bin", maintain_order=True).agg(pl.col("occurrences").sum())
    with_hits = counted.filter(pl.col("occurrences") > 0)
    options = {str(day): (day, n) for day, n in with_hits.iter_rows()}
    chosen = st.selectbox(
        say("keywords.jump", ui),
        options,
        index=None,
        format_func=lambda code: as_markdown(
            f"{bin_label(options[code][0], by, ui)}: {count_times(options[code][1], ui)}"
        ),
        placeholder=say("keywords.jump.choose", ui),
        width=320,
        key=f"jump:{'.'.join(here.address(here.page).values())}",
    )
    if chosen:
        go(here, "keywords", **period(here, chosen, by), tab="concordance")


def _table(
    here: Visit,
    rows: pl.DataFrame,
    by: Width,
    filters: dict[int, dict[str, str]],
    labels: list[str],
) -> None:
    """Offer the numbers of all curves; `filters` are those of each curve's articles."""
    named = rows.with_columns(term=rows["series"].replace_strict(dict(enumerate(labels))))
    table(
        here,
        named,
        _TABLE,
        name="trend",
        read=lambda row: period(here, row["bin"].isoformat(), by) | filters[row["series"]],
    )
