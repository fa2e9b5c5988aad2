"""What a term is translated by, and how steadily."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from dashboard.charts import keywords as curves
from dashboard.charts import ranking as charts
from dashboard.labels import count_pairs, listed, say
from dashboard.queries import equivalents as queries
from dashboard.queries.keywords import FrequencyOverTime
from dashboard.search.grammar import parse_search
from dashboard.search.spans import marks
from dashboard.views.choices import choose_minimum, switch
from dashboard.views.days import where_printed
from dashboard.views.escaping import as_html
from dashboard.views.figures import caption, legend, picture, table
from dashboard.views.hrefs import page_href
from dashboard.views.leads import period, word
from dashboard.views.marking import marked
from dashboard.views.pages import go, notes
from dashboard.views.periods import choose_width
from dashboard.views.terms import the_one
from dashboard.views.visit import bind

if TYPE_CHECKING:
    import polars as pl

    from dashboard.language.words import Lang
    from dashboard.search.terms import Series
    from dashboard.views.visit import Visit

_TABLE = {
    "term": "column.term",
    "pairs": "column.pairs",
    "share_pct": "column.share_of_pairs",
    "with_term": "column.with_term",
    "dice": "column.dice",
    "log_likelihood": "column.log_likelihood",
}
_AGREEMENT = {
    "bin": "column.bin",
    "with_word": "column.with_word",
    "pairs": "column.pairs",
    "agreement_pct": "column.agreement_pct",
    "agreement_pct_low": "column.low",
    "agreement_pct_high": "column.high",
    "return_pct": "column.return_pct",
}
_SNIPPET = 320


def show_equivalents(here: Visit, series: tuple[Series, ...]) -> None:
    """Rank the words of the other language; show one of them beside the term over time."""
    ui = here.ui
    one = the_one(here, series)
    with st.container(horizontal=True, gap="medium", vertical_alignment="bottom", key="choices"):
        choose_minimum()
        switch("stop", "keywords.stop")
    question = queries.Equivalents(
        here.filters,
        one,
        minimum=int(here.state["min"]),
        with_stop_words=here.state["stop"] == "1",
    )
    rows = here.ask(question)
    if rows.is_empty():
        st.info(say("equivalents.none", ui))
        return
    caption(
        say("equivalents.title", ui, term=one.label, word=rows.item(0, "term")),
        say("equivalents.subtitle", ui, pairs=count_pairs(rows.item(0, "with_word"), ui)),
    )
    clicked = picture(
        here,
        charts.ranked_words,
        question,
        {"value": "log_likelihood", "told": ("pairs", "share_pct", "dice")},
        alt_text=say("equivalents.alt", ui, top=listed(rows["term"].head(5).to_list(), ui)),
        click=charts.CLICK,
    )
    lang: Lang = "en" if one.lang == "zh" else "zh"
    if clicked:
        go(here, "reader", **word(str(clicked[0]["term"]), lang))
    notes(say("words.click", ui), say("equivalents.note", ui))
    table(here, rows, _TABLE, name="equivalents", read=lambda row: word(row["term"], lang))
    other = _other(here, one, rows["term"].to_list())
    if other is not None:
        _show_together(here, one, other)


def _other(here: Visit, one: Series, terms: list[str]) -> Series | None:
    """Ask which equivalent is compared; any word of the other language can be typed."""
    wanted = here.state["with"]
    options = list(dict.fromkeys([*terms, *([wanted] if wanted else [])]))
    st.selectbox(
        say("equivalents.with", here.ui),
        options,
        width=260,
        accept_new_options=True,
        **bind("with", show=lambda code: code or options[0], read=lambda word: word or ""),
    )
    lang = "en" if one.lang == "zh" else "zh"
    found = parse_search(f"{lang}:{wanted or terms[0]}").series
    return found[0] if found else None


def _show_together(here: Visit, one: Series, other: Series) -> None:
    ui = here.ui
    by, _, _ = choose_width(here)
    names = [one.label, other.label.partition(":")[2] or other.label]
    title = say("equivalents.curves", ui, one=names[0], other=names[1])
    caption(title, say("keywords.subtitle.permillion", ui))
    legend(names, curves.colours(2, scheme=here.scheme))
    picture(
        here,
        curves.frequency_over_time,
        FrequencyOverTime(here.filters, (one, other), by),
        {"labels": tuple(names), "by": by, "unit": "permillion"},
        alt_text=title,
    )
    question = queries.AgreementOverTime(here.filters, one, other, by)
    rows = here.ask(question)
    both, of = int(rows["pairs"].sum()), int(rows["with_word"].sum())
    share = f"{100 * both / of:.0f} %" if of else "–"
    words = {"one": names[0], "other": names[1]}
    caption(
        say("equivalents.agreement", ui, share=share, **words),
        say("equivalents.agreement.subtitle", ui, one=names[0]),
    )
    picture(
        here,
        curves.frequency_over_time,
        question,
        {"labels": (names[0],), "by": by, "unit": "agreement"},
        alt_text=say("equivalents.agreement.alt", ui, n=f"{both:,}", of=f"{of:,}", **words),
    )
    table(
        here,
        rows,
        _AGREEMENT,
        name="agreement",
        read=lambda row: period(here, row["bin"].isoformat(), by),
    )
    _show_examples(here, one, other)


def _show_examples(here: Visit, one: Series, other: Series) -> None:
    ui = here.ui
    found: pl.DataFrame = here.ask(queries.ExamplePairs(here.filters, one, other))
    if found.is_empty():
        return
    st.html(
        f'<h3 class="figure-title">'
        f"{say('equivalents.examples', ui, total=count_pairs(found.item(0, 'total'), ui))}</h3>"
        + "".join(_example(here, row, (one, other)) for row in found.iter_rows(named=True))
    )


def _example(here: Visit, row: dict[str, Any], both: tuple[Series, Series]) -> str:
    target = here.address("reader", article=row["slug"], row=str(row["row"] or ""))
    where = as_html(where_printed(row["issue_date"], row["page"], here.ui))
    texts = []
    for series in both:
        text = row[f"text_{series.lang}"]
        spans = [(span.start, span.end) for span in marks(series.node, text)]
        around = max(0, min(spans, default=(0, 0))[0] - _SNIPPET // 3)
        cut = text[around : around + _SNIPPET]
        within = [(a - around, b - around) for a, b in spans]
        dots = "…" if around + _SNIPPET < len(text) else ""
        tag = "zh-Hans" if series.lang == "zh" else "en"
        shown = marked(cut.replace("\n", " "), {"hit": within})
        texts.append(f'<p lang="{tag}">{"…" if around else ""}{shown}{dots}</p>')
    return (
        f'<div class="results"><p><a href="{as_html(page_href("reader", target))}">{where}</a></p>'
        f"{''.join(texts)}</div>"
    )
