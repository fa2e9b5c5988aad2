"""The lines in which terms stand, each a link to its place in the reader."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import streamlit as st

from dashboard.labels import say
from dashboard.queries import keywords as queries
from dashboard.views.escaping import as_html
from dashboard.views.visit import bind

if TYPE_CHECKING:
    from dashboard.queries.matching import Series
    from dashboard.views.visit import Visit

_LONG_HIT = 16


def show_concordance(here: Visit, series: tuple[Series, ...]) -> None:
    """Show one page of key-word-in-context lines."""
    ui = here.ui
    at = int(here.state["at"])
    found = here.ask(queries.hit_positions(here.filters, series, page=at))
    if found.is_empty():
        at = 1
        here.state["at"] = "1"
        found = here.ask(queries.hit_positions(here.filters, series))
    if found.is_empty():
        st.info(say("keywords.lines.none", ui))
        return
    total = int(found.item(0, "total"))
    first = (at - 1) * queries.LINES + 1
    last = first + found.height - 1
    st.html(
        f'<p class="figure-subtitle">'
        f"{say('keywords.lines', ui, first=f'{first:,}', last=f'{last:,}', total=f'{total:,}')}</p>"
    )
    lines = queries.concordance(found, series)
    heads = "".join(
        f'<th scope="col" class="{name}">{say(f"column.{label}", ui)}</th>'
        for name, label in (("where", "date"), ("left", "left"), ("hit", "hit"), ("right", "right"))
    )
    body = "".join(_line(here, line) for line in lines.iter_rows(named=True))
    st.html(f'<table class="lines"><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>')
    pages = -(-total // queries.LINES)
    if pages > 1:
        st.pagination(pages, **bind("at", show=int, read=str))
    st.download_button(
        say("table.download", ui),
        data=lambda: lines.write_csv().encode(),
        file_name="concordance.csv",
        mime="text/csv",
        key="csv:concordance",
        on_click="ignore",
    )


def _line(here: Visit, line: dict[str, Any]) -> str:
    ui = here.ui
    target = here.address("reader", article=line["slug"], row=str(line["row"] or ""))
    where = f"{line['issue_date']:%Y-%m-%d}" + (f", p. {line['page']}" if line["page"] else "")
    tag = "zh-Hans" if line["lang"] == "zh" else "en"
    long = " long" if len(line["hit"]) > _LONG_HIT else ""
    opens = as_html(say("keywords.open", ui))
    return (
        f'<tr><td class="where"><a href="/reader?{as_html(urlencode(target))}" title="{opens}">'
        f"{where}</a></td>"
        f'<td class="left" lang="{tag}"><bdi>{as_html(line["left"])}</bdi></td>'
        f'<td class="hit{long}" lang="{tag}"><mark>{as_html(line["hit"])}</mark></td>'
        f'<td class="right" lang="{tag}"><bdi>{as_html(line["right"])}</bdi></td></tr>'
    )
