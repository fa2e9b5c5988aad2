"""
One run of one page: its state, taken from the address and written back to it.

The codec's three steps around every page: `arrive` reads the address (first load,
Back, a typed link), widgets change the state through `bind`, `depart` writes it.
Widgets are not bound to the address by Streamlit, because a bound widget writes its
translated label there and cannot be undone with Back.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

import streamlit as st

from dashboard.queries.address import OF_PAGE, SHARED, Notice, State, decode, encode, parameters
from dashboard.queries.filters import ABROAD, UNPLACED, Filters
from dashboard.views import corpus as served_corpus

if TYPE_CHECKING:
    from collections.abc import Callable

    import polars as pl

    from dashboard.charts.palette import Scheme
    from dashboard.corpus.database import Corpus
    from dashboard.corpus.query import Question
    from dashboard.labels import Ui

_VISIT, _ADDRESS, _MEANING, _NOTICES = "visit", "address", "meaning", "notices"
_WIDGET = "widget:"
_ALL_NAMES = frozenset(p.name for p in SHARED) | {p.name for ps in OF_PAGE.values() for p in ps}


@dataclass(slots=True)
class Visit:
    """What a page needs to know: where it is, what it shows, whom it can ask."""

    page: str
    corpus: Corpus
    state: State
    notices: tuple[Notice, ...]
    scheme: Scheme

    @property
    def ui(self) -> Ui:
        """The interface language."""
        return cast("Ui", self.state["ui"])

    @property
    def filters(self) -> Filters:
        """The shared filters."""
        return Filters.from_state(self.state)

    def ask(self, question: Question) -> pl.DataFrame:
        """Answer a question from the corpus of this visit."""
        return served_corpus.ask(self.corpus, question)

    def address(self, page: str, /, **changes: str) -> dict[str, str]:
        """
        Give the parameters of a link: the shared ones of this visit, and `changes`.

        What belongs to this page alone is kept only for links to itself.
        """
        kept = self.state if page == self.page else {p.name: self.state[p.name] for p in SHARED}
        return encode({**kept, **_with_article(changes)}, page)


def visit() -> Visit:
    """Give the visit of this run; pages call it first."""
    return cast("Visit", st.session_state[_VISIT])


def arrive(page: str, corpus: Corpus) -> Visit:
    """Take up the address, if it is not the one this session saw last."""
    ours = _own_parameters()
    known = st.session_state.get(_ADDRESS)
    if known != (page, ours):
        if known and known[0] == page:
            # A link within a page tells the script its parameters, but not the address bar.
            st.query_params.from_dict(st.query_params.to_dict())
        state, notices = decode(ours, page, is_place=lambda code: _is_region(corpus, code))
        st.session_state[_ADDRESS] = (page, ours)
        st.session_state[_MEANING] = encode(state, page)
        st.session_state[_NOTICES] = notices
        for key in [k for k in st.session_state if str(k).startswith(_WIDGET)]:
            del st.session_state[key]
    else:
        state = visit().state
    scheme: Scheme = "dark" if st.context.theme.type == "dark" else "light"
    here = Visit(page, corpus, state, st.session_state.get(_NOTICES, ()), scheme)
    st.session_state[_VISIT] = here
    return here


def depart(here: Visit) -> None:
    """
    Write the state into the address: one step of history, if the reader changed anything.

    An address that only says it otherwise (`ui=en`, a value left out) stays as it came:
    to put it right would be one more step, which Back undoes without anything to see.
    """
    new = encode(here.state, here.page)
    if new == st.session_state[_MEANING]:
        return
    foreign = {k: v for k, v in st.query_params.to_dict().items() if k not in _ALL_NAMES}
    st.query_params.from_dict({**foreign, **new})
    st.session_state[_ADDRESS] = (here.page, new)
    st.session_state[_MEANING] = new


def _with_article(changes: dict[str, str]) -> dict[str, str]:
    """Leave row and part of a text behind with the article that they belong to."""
    return {"row": "", "part": ""} | changes if "article" in changes else changes


def _is_region(corpus: Corpus, code: str) -> bool:
    return code in (ABROAD, UNPLACED) or code in served_corpus.place_names(corpus)


def _own_parameters() -> dict[str, str]:
    return {k: v for k, v in st.query_params.to_dict().items() if k in _ALL_NAMES}


def change(**values: str) -> None:
    """Change the state from a callback; the widgets concerned are seeded afresh."""
    st.session_state[_NOTICES] = ()
    state = visit().state
    if "at" in state:  # a list that was paged starts over
        values = {"at": "1"} | values
    state.update(_with_article(values))
    for key in [str(k) for k in st.session_state]:
        if key.startswith(_WIDGET) and key.split(":")[1] in values:
            del st.session_state[key]


def take(name: str, written: str) -> bool:
    """Change a parameter to what a reader has written; if that makes no sense, note it."""
    parameter = next(p for p in parameters(visit().page) if p.name == name)
    code = parameter.read(written) if written else parameter.default
    if code is None:
        st.session_state[_NOTICES] = (Notice(name, written),)
        return False
    change(**{name: code})
    return True


def bind(
    name: str,
    *,
    show: Callable[[str], Any] = lambda code: code,
    read: Callable[[Any], str] = lambda value: value,
    place: str = "",
) -> dict[str, Any]:
    """
    Give the keyword arguments that tie a widget to a parameter: `key`, `on_change`.

    `show` turns the canonical code into the widget's value, `read` turns it back.
    The key carries the interface language, so that a change of language seeds the
    widget afresh from the state. `place` tells two widgets of one parameter apart.
    """
    here = visit()
    key = f"{_WIDGET}{name}:{here.ui}:{place}"
    if key not in st.session_state:
        st.session_state[key] = show(here.state[name])

    def changed() -> None:
        if key not in st.session_state:
            return  # Back was pressed twice in haste: a run that was cut short cleared it.
        if not take(name, read(st.session_state[key])):
            del st.session_state[key]

    return {"key": key, "on_change": changed}
