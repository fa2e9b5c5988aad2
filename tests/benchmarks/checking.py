"""What each contender has found, asked in its own way: a fast index of nothing is no contender."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from contextlib import redirect_stdout
from typing import TYPE_CHECKING

import tantivy

from dashboard.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

ALL = ""
"""Stands for the number of all articles, where counts are kept by word."""


def counts(name: str, output: Path, words: Sequence[str]) -> dict[str, int]:
    """
    Count the articles that a contender has, in all (ALL) and with each word.

    A word with Han characters is looked up in the originals, another in the translations.
    """
    return _COUNT[name](output, words)


def _of_build(output: Path, words: Sequence[str]) -> dict[str, int]:
    return {word: _listed(output, word) for word in (ALL, *words)}


def _listed(output: Path, word: str) -> int:
    """Ask the dashboard's command line, which outlives its tables."""
    said = io.StringIO()
    asked = ["search", "--data", str(output), "--format", "csv", "--limit", "1"]
    with redirect_stdout(said):
        code = main([*asked, *(("--q", word) if word else ())])
    if code:
        msg = f"The dashboard's search for {word!r} failed."
        raise RuntimeError(msg)
    rows = list(csv.DictReader(io.StringIO(said.getvalue())))
    return int(rows[0]["total"]) if rows else 0


def _of_fts5(output: Path, words: Sequence[str]) -> dict[str, int]:
    connection = sqlite3.connect(output / "words.sqlite")
    found = {ALL: connection.execute("SELECT count(*) FROM articles").fetchone()[0]}
    for word in words:
        column = "en" if word.isascii() else "zh"
        query = f'{column} : "{word}"'
        found[word] = connection.execute(
            "SELECT count(*) FROM words WHERE words MATCH ?", [query]
        ).fetchone()[0]
    connection.close()
    return found


def _of_tantivy(output: Path, words: Sequence[str]) -> dict[str, int]:
    index = tantivy.Index.open(str(output))
    searcher = index.searcher()
    found = {ALL: searcher.num_docs}
    for word in words:
        field = "en" if word.isascii() else "zh"
        query = tantivy.Query.term_query(index.schema, field, word)
        found[word] = searcher.search(query, limit=1, count=True).count or 0
    return found


def _of_floor(output: Path, words: Sequence[str]) -> dict[str, int]:
    kept = json.loads((output / "counts.json").read_text(encoding="utf-8"))
    return {word: kept.get(word, 0) for word in (ALL, *words)}


_COUNT: dict[str, Callable[[Path, Sequence[str]], dict[str, int]]] = {
    "build": _of_build,
    "fts5": _of_fts5,
    "fts5-plain": _of_fts5,
    "tantivy": _of_tantivy,
    "floor": _of_floor,
}
