"""A figure: title, subtitle, picture with its text alternative, and the table behind it."""

from __future__ import annotations

from types import FunctionType
from typing import TYPE_CHECKING, Any, NamedTuple

import streamlit as st

from dashboard.charts.finish import Picture, specification
from dashboard.labels import LABELS, say
from dashboard.views.escaping import as_html
from dashboard.views.pages import go, notes

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping, Sequence
    from pathlib import Path

    import polars as pl

    from dashboard.corpus.query import Question
    from dashboard.labels import Ui
    from dashboard.views.visit import Visit


def caption(title: str, subtitle: str) -> None:
    """Set a figure's title and subtitle as text, which wraps on a phone."""
    st.html(
        f'<h3 class="figure-title">{as_html(title)}</h3>'
        f'<p class="figure-subtitle">{as_html(subtitle)}</p>'
    )


def legend(names: Sequence[str], colours: Sequence[str], strokes: Sequence[str] = ()) -> None:
    """
    Name the colours of a picture, as text that wraps on a phone.

    Strokes (solid, dashed, dotted) tell lines of one colour apart.
    """
    items = "".join(
        f'<span><i class="{stroke}" style="color:{colour}"></i>{as_html(name)}</span>'
        for name, colour, stroke in zip(
            names, colours, strokes or ["solid"] * len(names), strict=True
        )
    )
    st.html(f'<p class="legend">{items}</p>')


def picture(
    here: Visit,
    chart: Callable[..., Picture],
    question: Question,
    options: Mapping[str, Hashable],
    *,
    alt_text: str,
    click: str | None = None,
) -> list[dict[str, object]]:
    """
    Draw a chart of a question's answer and give what was clicked: fields of the parameter `click`.

    A chart is a function of an answer and of `options`, so it is described once for
    each; ui and scheme are added here. Empty where nothing was clicked. The key
    carries the state, so that a click is answered once.
    """
    whole = {"ui": here.ui, "scheme": here.scheme, **options}
    spec = _specification(
        here.corpus.path, repr(question), chart, tuple(whole.items()), here, question
    )
    key = f"{chart.__name__}:{'.'.join(here.address(here.page).values())}"
    if click is None:
        st.vega_lite_chart(spec=spec, alt=alt_text, key=key)
        return []
    event = st.vega_lite_chart(
        spec=spec, alt=alt_text, key=key, on_select="rerun", selection_mode=click
    )
    return list(event["selection"].get(click, []))


@st.cache_data(
    max_entries=256,
    show_spinner=False,
    hash_funcs={FunctionType: lambda chart: f"{chart.__module__}.{chart.__qualname__}"},
)
def _specification(
    path: Path,  # noqa: ARG001
    written: str,  # noqa: ARG001  # the whole question, which Streamlit cannot hash
    chart: Callable[..., Picture],
    options: tuple[tuple[str, Hashable], ...],
    _here: Visit,
    _question: Question,
) -> dict[str, Any]:
    # Describing a chart costs 50-100 ms, reading the description back 1 ms (2 cores, 2026).
    return specification(chart(_here.ask(_question), **dict(options)))


def table(
    here: Visit,
    frame: pl.DataFrame,
    columns: Mapping[str, str],
    *,
    name: str,
    opened: bool = False,
    whole: Callable[[], pl.DataFrame] | None = None,
    read: Callable[[dict[str, Any]], dict[str, str]] | None = None,
) -> None:
    """
    Offer the table behind a figure, and its CSV and JSON.

    `columns` maps columns of the frame to label keys, in the order of display; `whole` gives
    what the downloads hold instead, worked out when it is asked for. `read` gives the filters
    of a row's articles: who ticks the row is led to their list; none leave it as it is.
    """
    own = frame.select(list(columns))
    shown = own.rename({c: say(k, here.ui) for c, k in columns.items()})
    with st.expander(say("table.show", here.ui), expanded=opened):
        options: dict[str, Any] = {
            "hide_index": True,
            "column_config": {
                say(label, here.ui): st.column_config.NumberColumn(format=_FORMATS[column])
                for column, label in columns.items()
                if column in _FORMATS
            },
        }
        if read is None:
            st.dataframe(shown, key=f"table:{name}", **options)
        else:
            notes(say("table.read", here.ui))
            _lead_on(here, frame, shown, read, name=name, **options)
        downloads(here, name, whole or (lambda: own), "table.download")


def _lead_on(
    here: Visit,
    frame: pl.DataFrame,
    shown: pl.DataFrame,
    read: Callable[[dict[str, Any]], dict[str, str]],
    *,
    name: str,
    **options: Any,
) -> None:
    """Show a table whose rows lead to their articles; the key answers a tick once."""
    event = st.dataframe(
        shown,
        key=f"table:{name}:{'.'.join(here.address(here.page).values())}",
        on_select="rerun",
        selection_mode="single-row",
        **options,
    )
    for ticked in event["selection"]["rows"]:
        if filters := read(frame.row(ticked, named=True)):
            go(here, "reader", **filters)


_MIME = {"csv": "text/csv", "json": "application/json"}


def downloads(here: Visit, name: str, frame: Callable[[], pl.DataFrame], label: str) -> None:
    """Offer rows as CSV and JSON, worked out when they are asked for; `label` takes the form."""

    def data(form: str) -> Callable[[], bytes]:
        def written() -> bytes:
            rows = frame()
            return (rows.write_csv() if form == "csv" else rows.write_json()).encode()

        return written

    with st.container(horizontal=True, key=f"downloads:{name}"):
        for form, mime in _MIME.items():
            st.download_button(
                say(label, here.ui, form=form.upper()),
                data=data(form),
                file_name=f"{name}.{form}",
                mime=mime,
                key=f"{form}:{name}",
                on_click="ignore",
            )


# Of a table of places.
_OF_PLACES = {
    "value": "localized",
    "share_pct": "%.1f",
    "share_low": "%.1f",
    "share_high": "%.1f",
    "baseline_pct": "%.1f",
    "ratio": "%.2f",
    "ratio_low": "%.2f",
    "ratio_high": "%.2f",
}
# Measures are compared to two places or three; more would pretend to precision.
_FORMATS = {
    "log_dice": "%.2f",
    "log_likelihood": "%.1f",
    "mutual_information": "%.2f",
    "t_score": "%.2f",
    "log_ratio": "%.2f",
    "dice": "%.3f",
    "per_million": "%.2f",
    "per_million_low": "%.2f",
    "per_million_high": "%.2f",
    "rest_per_million": "%.2f",
    "smoothed": "%.2f",
    "ratio": "%.3f",
    "ratio_low": "%.3f",
    "ratio_high": "%.3f",
    "agreement_pct": "%.1f",
    "agreement_pct_low": "%.1f",
    "agreement_pct_high": "%.1f",
    "return_pct": "%.1f",
    "share_pct": "%.1f",
}


class Picked(NamedTuple):
    """A cell of a table of places that was clicked: whose row, and which column."""

    place_id: str
    column: str


def picked_cell(
    here: Visit,
    frame: pl.DataFrame,
    columns: Mapping[str, str],
    *,
    name: str,
    whole: Callable[[], pl.DataFrame] | None = None,
) -> Picked | None:
    """
    Show places as a table and give the cell that was clicked.

    `whole` gives what the downloads hold instead of the frame. The key carries the state, so
    that a click is answered once.
    """
    shown = frame.select(list(columns)).rename({c: say(k, here.ui) for c, k in columns.items()})
    event = st.dataframe(
        shown,
        hide_index=True,
        key=f"pick:{name}:{'.'.join(here.address(here.page).values())}",
        on_select="rerun",
        # A click anywhere in a row; rows would want a click into a box beside them.
        selection_mode="single-cell",
        column_config={
            say(label, here.ui): _column(column, label, here.ui)
            for column, label in columns.items()
        },
    )
    downloads(here, name, whole or (lambda: frame), "table.download")
    cells = event["selection"]["cells"]
    if not cells:
        return None
    row, clicked = cells[0]
    column = next(c for c, label in columns.items() if say(label, here.ui) == clicked)
    return Picked(str(frame.item(row, "place_id")), column)


def _column(column: str, label: str, ui: Ui) -> Any:
    """Give a number of a place the decimals it needs, and its heading an explanation."""
    told = f"{label}.help"
    explained = say(told, ui) if told in LABELS else None
    if column in _OF_PLACES:
        return st.column_config.NumberColumn(format=_OF_PLACES[column], width=66, help=explained)
    width = 185 if column == "place" else 140 if column.endswith("_told") else 72
    return st.column_config.Column(width=width, help=explained)
