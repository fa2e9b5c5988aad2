"""A figure: title, subtitle, picture with its text alternative, and the table behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from dashboard.labels import say
from dashboard.views.escaping import as_html

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import polars as pl

    from dashboard.charts.axes import Picture
    from dashboard.views.visit import Visit


def caption(title: str, subtitle: str) -> None:
    """Set a figure's title and subtitle as text, which wraps on a phone."""
    st.html(
        f'<h3 class="figure-title">{as_html(title)}</h3>'
        f'<p class="figure-subtitle">{as_html(subtitle)}</p>'
    )


def legend(names: Sequence[str], colours: Sequence[str]) -> None:
    """Name the colours of a picture, as text that wraps on a phone."""
    items = "".join(
        f'<span><i style="background:{colour}"></i>{as_html(name)}</span>'
        for name, colour in zip(names, colours, strict=True)
    )
    st.html(f'<p class="legend">{items}</p>')


def picture(
    chart: Picture, *, alt_text: str, key: str, click: str | None = None
) -> list[dict[str, object]]:
    """
    Draw a chart and give what was clicked in it: the fields of the parameter `click`.

    Empty where nothing was clicked, or where there is nothing to click.
    """
    if click is None:
        st.altair_chart(chart, alt=alt_text, key=key)
        return []
    event = st.altair_chart(chart, alt=alt_text, key=key, on_select="rerun", selection_mode=click)
    return list(event["selection"].get(click, []))


def table(here: Visit, frame: pl.DataFrame, columns: Mapping[str, str], *, name: str) -> None:
    """
    Offer the table behind a figure, and its CSV.

    `columns` maps columns of the frame to label keys, in the order of display.
    """
    shown = frame.select(list(columns)).rename({c: say(k, here.ui) for c, k in columns.items()})
    with st.expander(say("table.show", here.ui)):
        st.dataframe(shown, hide_index=True, key=f"table:{name}")
        st.download_button(
            say("table.download", here.ui),
            data=lambda: frame.select(list(columns)).write_csv().encode(),
            file_name=f"{name}.csv",
            mime="text/csv",
            key=f"csv:{name}",
            on_click="ignore",
        )


def picked_row(
    here: Visit, frame: pl.DataFrame, columns: Mapping[str, str], *, name: str
) -> str | None:
    """
    Show places as a table and give the place_id of the row that was clicked.

    The key carries the state, so that a click is answered once.
    """
    shown = frame.select(list(columns)).rename({c: say(k, here.ui) for c, k in columns.items()})
    event = st.dataframe(
        shown,
        hide_index=True,
        key=f"pick:{name}:{'.'.join(here.address(here.page).values())}",
        on_select="rerun",
        selection_mode="single-row",
        column_config={
            say(label, here.ui): st.column_config.NumberColumn(
                format="%.1f", help=say(f"{label}.help", here.ui)
            )
            for column, label in columns.items()
            if column.endswith("_pct")
        },
    )
    st.download_button(
        say("table.download", here.ui),
        data=lambda: frame.write_csv().encode(),
        file_name=f"{name}.csv",
        mime="text/csv",
        key=f"csv:{name}",
        on_click="ignore",
        type="tertiary",
    )
    rows = event["selection"]["rows"]
    return str(frame.item(rows[0], "place_id")) if rows else None
