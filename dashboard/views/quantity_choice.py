"""Which figures are looked at: by unit, kind and value; and what to do when none is left."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

import streamlit as st

from dashboard.labels import count_articles, count_figures, say, unit_name
from dashboard.queries.quantities import KINDS, Choice, unit_counts
from dashboard.queries.quantity_lines import SORTS
from dashboard.queries.units import code_of, unit_of
from dashboard.views.choices import choose
from dashboard.views.escaping import as_markdown
from dashboard.views.selection import FILTERS, size
from dashboard.views.visit import bind, change

if TYPE_CHECKING:
    from dashboard.queries.quantities import Kind
    from dashboard.views.visit import Visit

_MOST_UNITS = 300
_VALUE = 88  # pixels of a field for a value


def choice_of(here: Visit) -> Choice:
    """Read from the address which figures are looked at."""
    low, high = here.state["min"], here.state["max"]
    return Choice(
        unit=unit_of(here.state["unit"]) or "",
        kind=cast("Kind", here.state["kind"]),
        low=float(low) if low else None,
        high=float(high) if high else None,
    )


def choose_figures(here: Visit) -> None:
    """Offer the units that there are, the most common first, kinds, limits and orders."""
    ui = here.ui
    among = replace(choice_of(here), unit="")
    counts = dict(here.ask(unit_counts(here.filters, among)).iter_rows())
    codes = [code_of(unit) for unit in list(counts)[:_MOST_UNITS]]
    asked = here.state["unit"]

    def named(code: str) -> str:
        n = counts.get(unit_of(code) or "", 0) if code else sum(counts.values())
        return f"{_unit_name(here, code)} · {n:,}"

    with st.container(horizontal=True, gap="small", vertical_alignment="bottom", key="choices"):
        st.selectbox(
            say("quantities.unit", ui),
            list(dict.fromkeys(["", *codes, *([asked] if asked else [])])),
            format_func=named,
            width=225,
            **bind("unit"),
        )
        choose("kind", "quantities.kind", "quantities.kind", KINDS, width=165)
        for name in ("min", "max"):
            st.text_input(
                say(f"quantities.{name}", ui),
                max_chars=22,
                width=_VALUE,
                **bind(name, read=lambda written: written.strip().replace(",", "")),
            )
        choose("sort", "quantities.sort", "quantities.sort", SORTS, width=140)


def stop_if_none(here: Visit, choice: Choice) -> None:
    """End the page with a sentence that names the choice to relax, if no figure is left."""
    if _count(here, choice):
        return
    ui = here.ui
    st.subheader(say("quantities.none", ui), anchor=False)
    relaxed = {
        names: n for names, other in _relaxations(choice).items() if (n := _count(here, other))
    }
    for names, n in relaxed.items():
        said = ", ".join(_said(here, name) for name in names)
        st.markdown(as_markdown(say("quantities.relax", ui, choice=said, n=count_figures(n, ui))))
        st.button(
            as_markdown(say("quantities.relax.button", ui, choice=said)),
            key=f"relax:{'.'.join(names)}",
            on_click=change,
            kwargs={name: "all" if name == "kind" else "" for name in names},
        )
    if not relaxed:
        articles = count_articles(size(here, here.filters), ui)
        st.markdown(as_markdown(say("quantities.none.selection", ui, articles=articles)))
        if not here.filters.are_empty:
            everything = dict.fromkeys((*FILTERS, "unit", "min", "max"), "") | {"kind": "all"}
            st.button(
                say("quantities.all", ui), key="relax:all", on_click=change, kwargs=everything
            )
    st.stop()


def _relaxations(choice: Choice) -> dict[tuple[str, ...], Choice]:
    """Give the choice without each part of it that is made, and without all of them."""
    single: dict[tuple[str, ...], Choice] = {}
    if choice.unit:
        single["unit",] = replace(choice, unit="")
    if choice.kind != "all":
        single["kind",] = replace(choice, kind="all")
    limits = tuple(
        name for name, limit in (("min", choice.low), ("max", choice.high)) if limit is not None
    )
    if limits:
        single[limits] = replace(choice, low=None, high=None)
    if len(single) > 1:
        single[tuple(name for names in single for name in names)] = Choice()
    return single


def _count(here: Visit, choice: Choice) -> int:
    return int(here.ask(unit_counts(here.filters, choice))["figures"].sum())


def _said(here: Visit, name: str) -> str:
    """Say a choice that is made, as its widget does."""
    value = here.state[name]
    if name == "unit":
        value = _unit_name(here, value)
    if name == "kind":
        value = say(f"quantities.kind.{value}", here.ui)
    return f"{say(f'quantities.{name}', here.ui)}: {value}"


def _unit_name(here: Visit, code: str) -> str:
    return unit_name(code, unit_of(code) or "", here.ui) if code else say("unit.", here.ui)
