"""The corpus that is served: opened once a file, asked through one cache."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

import streamlit as st
from tqdm import tqdm

from dashboard.corpus.build import build
from dashboard.corpus.database import Corpus
from dashboard.corpus.location import (
    NoCorpusError,
    current_corpus,
    data_folder,
    source_folder,
)
from dashboard.corpus.memory import memory_for_texts
from dashboard.corpus.query import Query
from dashboard.labels import Ui, say
from dashboard.queries.filters import ABROAD, UNPLACED
from dashboard.queries.regions import gazetteer_names, named_places
from dashboard.search.warm import warm

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import polars as pl

    from dashboard.corpus.query import Question

_BUILDING = threading.Lock()
# More options make the filter slow to draw; any other place comes through a link or a click.
MAX_OPTIONS = 1_500


# Not closed when it leaves the cache: a session may be in the middle of a question. The
# connection goes with the last one that holds it.
@st.cache_resource(max_entries=3, show_spinner=False)
def _open(path: Path) -> Corpus:
    corpus = Corpus(path, room_for_texts=memory_for_texts())
    threading.Thread(target=warm, args=(corpus,), daemon=True).start()
    return corpus


def served(ui: Ui) -> Corpus:
    """
    Give the current corpus; build it first, with progress on the page, if there is none.

    Sessions that arrive while one builds wait for it.
    """
    data = data_folder()
    try:
        return _open(current_corpus(data))
    except NoCorpusError:
        with _BUILDING:
            try:
                return _open(current_corpus(data))
            except NoCorpusError:
                return _open(_build(ui))


def _build(ui: Ui) -> Path:
    source = source_folder()
    title = say("build.running", ui, source=source.name)
    bar = st.progress(0.0, text=title)
    started = time.monotonic()

    def show(stage: str, done: int, total: int) -> None:
        share = done / total if total else 1.0
        rate = done / max(time.monotonic() - started, 0.001)
        left = tqdm.format_interval((total - done) / rate) if rate else "?"
        words = say(
            f"build.{stage}",
            ui,
            done=f"{done:,}",
            total=f"{total:,}",
            rate=f"{rate:,.0f}",
            left=left,
        )
        bar.progress(share / 2 + (0.5 if stage == "tables" else 0.0), text=f"{title} · {words}")

    try:
        return build(source, data_folder(), progress=show).path
    finally:
        bar.empty()


def ask(corpus: Corpus, question: Question) -> pl.DataFrame:
    """Answer a question, from the cache where this build has answered it before."""
    return _answer(corpus.path, repr(question), question)


# A question's repr says all of it; Streamlit cannot hash the question itself.
@st.cache_data(max_entries=512, show_spinner=False)
def _answer(path: Path, written: str, _question: Question) -> pl.DataFrame:  # noqa: ARG001
    corpus = _open(path)
    if not isinstance(_question, Query) or _question.found:
        warm(corpus)  # what a question may take does not begin before
    return _question.answer(corpus)


def _place_names(corpus: Corpus) -> dict[str, tuple[str, str]]:
    rows = corpus.run(gazetteer_names()).iter_rows()
    return {place_id: (name_en, shown_zh) for place_id, name_en, shown_zh in rows}


def place_names(corpus: Corpus) -> Mapping[str, tuple[str, str]]:
    """Give the English and the Chinese name of every place of the gazetteer."""
    # Kept by the corpus: Streamlit's cache takes 0.15 ms to find it, and the sidebar asks for
    # hundreds of names in each run (November 2026).
    return corpus.once(_place_names)


@st.cache_resource(max_entries=2, show_spinner=False)
def _region_options(path: Path) -> tuple[str, ...]:
    named = _open(path).run(named_places())["place_id"].to_list()
    return (*named[:MAX_OPTIONS], ABROAD, UNPLACED)


def region_options(corpus: Corpus) -> tuple[str, ...]:
    """Give the codes that the region filter offers: what the corpus names most, by level."""
    return _region_options(corpus.path)
