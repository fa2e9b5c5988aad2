"""The lines in which terms stand, each a link to its place in the reader."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, cast

import streamlit as st

from dashboard.labels import say
from dashboard.queries import concordance as queries
from dashboard.views.choices import choose, switch
from dashboard.views.escaping import as_html
from dashboard.views.figures import caption, downloads, table
from dashboard.views.hrefs import page_href
from dashboard.views.leads import together
from dashboard.views.visit import bind

if TYPE_CHECKING:
    import polars as pl

    from dashboard.queries.concordance import Side, Sort
    from dashboard.search.terms import Series
    from dashboard.views.visit import Visit

_LONG_HIT = 16
_MOST_EXPORTED = 1_000_000
_GROUPS = {"term": "column.term", "lines": "column.lines", "share_pct": "column.share_of_lines"}


def show_concordance(here: Visit, series: tuple[Series, ...]) -> None:
    """Show one page of key-word-in-context lines, or the words beside the hits."""
    with st.container(horizontal=True, gap="medium", vertical_alignment="bottom", key="choices"):
        choose("sort", "keywords.sort", "keywords.sort", ("date", "left", "right"))
        choose("group", "keywords.group", "keywords.group", ("none", "left", "right"))
        switch("aligned", "keywords.aligned")
    if here.state["group"] != "none":
        _show_groups(here, series)
    _show_lines(here, series)


def _show_groups(here: Visit, series: tuple[Series, ...]) -> None:
    ui = here.ui
    side = cast("Side", here.state["group"])
    found = here.ask(queries.WordsBeside(here.filters, series, side))
    for number, one in enumerate(series):
        rows = found.filter(found["series"] == number)
        if rows.is_empty():
            continue
        total = f"{round(float(rows.item(0, 'lines') / rows.item(0, 'share_pct') * 100)):,}"
        caption(
            say("keywords.group.title", ui, term=one.label),
            say("keywords.group.subtitle", ui, total=total),
        )
        end = say("keywords.group.end", ui)
        named = rows.with_columns(term=rows["term"].replace("", end))
        table(
            here,
            named,
            _GROUPS,
            name=f"beside-{number}",
            opened=True,
            read=partial(_beside, one, end),
        )


def _beside(one: Series, end: str, row: dict[str, Any]) -> dict[str, str]:
    """Give the search for a term beside a word; before the end of a text stands no word."""
    return {} if row["term"] == end else together(one.label, row["term"], one.lang, within=1)


def _show_lines(here: Visit, series: tuple[Series, ...]) -> None:
    ui = here.ui
    sort = cast("Sort", here.state["sort"])
    aligned = here.state["aligned"] == "1"
    at = int(here.state["at"])
    lines = here.ask(queries.Lines(here.filters, series, sort, at, counterpart=aligned))
    if lines.is_empty() and at > 1:
        at = 1
        here.state["at"] = "1"
        lines = here.ask(queries.Lines(here.filters, series, sort, counterpart=aligned))
    if lines.is_empty():
        st.info(say("keywords.lines.none", ui))
        return
    total = int(lines.item(0, "total"))
    first = (at - 1) * queries.LINES + 1
    said = say(
        "keywords.lines",
        ui,
        first=f"{first:,}",
        last=f"{first + lines.height - 1:,}",
        total=f"{total:,}",
        order=say(f"keywords.lines.{sort}", ui),
    )
    st.html(f'<p class="figure-subtitle">{said}</p>')
    heads = "".join(
        f'<th scope="col" class="{name}">{say(f"column.{label}", ui)}</th>'
        for name, label in (("where", "date"), ("left", "left"), ("hit", "hit"), ("right", "right"))
    )
    body = "".join(_line(here, line) for line in lines.iter_rows(named=True))
    st.html(f'<table class="lines"><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>')
    pages = -(-total // queries.LINES)
    if pages > 1:
        st.pagination(pages, **bind("at", show=int, read=str))
    _offer_all(here, series)


def _offer_all(here: Visit, series: tuple[Series, ...]) -> None:
    """Offer every line, worked out when it is asked for."""

    def lines() -> pl.DataFrame:
        question = queries.Lines(
            here.filters,
            series,
            cast("Sort", here.state["sort"]),
            page_size=_MOST_EXPORTED,
            counterpart=here.state["aligned"] == "1",
        )
        return question.answer(here.corpus).drop("total")

    downloads(here, "concordance", lines, "keywords.export")


def _line(here: Visit, line: dict[str, Any]) -> str:
    ui = here.ui
    target = here.address("reader", article=line["slug"], row=str(line["row"] or ""))
    where = f"{line['issue_date']:%Y-%m-%d}" + (f", p. {line['page']}" if line["page"] else "")
    tag = _tag(line["lang"])
    long = " long" if len(line["hit"]) > _LONG_HIT else ""
    opened, opens = as_html(page_href("reader", target)), as_html(say("keywords.open", ui))
    shown = (
        f'<tr><td class="where"><a href="{opened}" title="{opens}">'
        f"{where}</a></td>"
        f'<td class="left" lang="{tag}"><bdi>{as_html(line["left"])}</bdi></td>'
        f'<td class="hit{long}" lang="{tag}"><mark>{as_html(line["hit"])}</mark></td>'
        f'<td class="right" lang="{tag}"><bdi>{as_html(line["right"])}</bdi></td></tr>'
    )
    if line["counterpart"] is not None:
        other = _tag("en" if line["lang"] == "zh" else "zh")
        shown += (
            f'<tr class="counterpart"><td></td><td colspan="3" lang="{other}">'
            f"<div>{as_html(line['counterpart'])}</div></td></tr>"
        )
    return shown


def _tag(lang: str) -> str:
    return "zh-Hans" if lang == "zh" else "en"
