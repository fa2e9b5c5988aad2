"""The reduce of the build: shards, and what is kept of the corpus before -> the public tables."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl
import pyarrow as pa

from dashboard.archive.files import PASSING_REASONS
from dashboard.audit.check import FAULTS
from dashboard.corpus.inversion import Rows, count_articles, count_pairs, invert
from dashboard.corpus.shard_tables import LANGS, shard_file
from dashboard.corpus.steps import Steps
from dashboard.corpus.streams import BREAK_ID, StreamReader
from dashboard.language.pinyin import pinyin
from dashboard.places.gazetteer import load_gazetteer
from dashboard.places.naming import names_en

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import duckdb
    from numpy.typing import NDArray

    from dashboard.corpus.streams import Streams

_SQL = (Path(__file__).parent / "reduce.sql").read_text(encoding="utf-8")
_STEPS = dict(re.findall(r"^-- (\w+)\n(.*?;)\s*$", _SQL, flags=re.MULTILINE | re.DOTALL))
_FIRST = ("places", "accepted", "numbering", "order", "runs")
_LONG = {"articles": "records", "sources": "files"}
"""The tables of texts, and the shards' tables that they are made of."""
_INDEX = ("words", "postings", "token_streams", "terms")
_SHORT: dict[str, tuple[str, ...]] = {
    "rejects": (),
    "mentions": (),
    "article_places": (),
    "unlisted": ("article_places",),
    "alignments": (),
    "figures": (),
    "figure_sums": (),
    "checks": (),
    "check_counts": ("checks",),
    "periods": ("articles", "article_places"),
    "by_id": ("articles",),
}
"""The other steps of the SQL, and the steps that each of them needs."""
_TEXTS_AT_ONCE = 20_000
ROWS_A_GROUP = 61_440
"""
Rows that are compressed and read together; DuckDB's own number is 122,880.

Texts of fewer rows than that go through its log, and are written twice: 2.1 of 8 s for the
tables of 100,000 articles (2 cores, 2026). With 30,720 a corpus takes a sixth more room.
"""
_ROWS_A_RUN = 2 * ROWS_A_GROUP
"""
Rows of texts that are sorted at once: all of a million went to disk and back for it.

Of an archive whose paths are in the order of its dates a run is in a few shards. Runs that
fill no group of rows are written twice, and leave holes in the file.
"""

_PLACE_COLUMNS: dict[str, Any] = {
    "place_id": pl.String,
    "name_zh": pl.String,
    "short_zh": pl.String,
    "name_en": pl.String,
    "kind": pl.String,
    "level": pl.String,
    "parent_id": pl.String,
    "valid_from": pl.String,
    "valid_to": pl.String,
    "lat": pl.Float64,
    "lon": pl.Float64,
}


def reduce(
    connection: duckdb.DuckDBPyConnection,
    folder: Path,
    shards: list[int],
    progress: Callable[[int, int], None],
) -> dict[str, float]:
    """
    Fill the public tables.

    Args:
        connection: The new corpus, its tables empty; the one before attached as `old`; the
            tables `work.found` and `work.kept` say which files there are and which `old` has.
        folder: Of the shards' Parquet files.
        shards: Their numbers.
        progress: Is told how many steps of how many are done.

    Returns:
        Seconds that the tables and the word index took; both were at work at the same time.

    """
    _write_places(folder)
    for name in _FIRST:
        _fill(connection, name, folder)
    words = _Words()
    steps = Steps(connection)
    # The longest first, and the word index as early as its words are there.
    steps.add("words", lambda cursor: words.read(StreamReader(cursor, folder, shards)))
    for name in _LONG:
        steps.add(name, partial(_fill_in_runs, name=name, folder=folder, shards=shards))
    steps.add("postings", lambda cursor: _insert_postings(cursor, *words.counted), "words")
    steps.add("token_streams", lambda cursor: _insert_streams(cursor, words.counted[0]), "words")
    for name, after in _SHORT.items():
        steps.add(name, partial(_fill, name=name, folder=folder), *after)
    steps.add("unlisted_places", _insert_unlisted, "unlisted")
    steps.add("terms", lambda cursor: _insert_terms(cursor, *words.counted), "words", "alignments")
    steps.run(progress)
    index = sum(seconds for name, seconds in steps.seconds.items() if name in _INDEX)
    return {"tables": sum(steps.seconds.values()) - index, "index": index}


class _Words:
    """The words of all texts, which several steps need, once they are read."""

    counted: tuple[Streams, NDArray[np.int32]]

    def read(self, reader: StreamReader) -> None:
        """Read them, and count the articles that each stands in."""
        streams = reader.gather()
        self.counted = streams, count_articles(streams)


def _fill(connection: duckdb.DuckDBPyConnection, name: str, folder: Path) -> None:
    """Take one step of the SQL."""
    values = {
        "folder": str(folder),
        "passing_reasons": PASSING_REASONS,
        "rows_a_run": _ROWS_A_RUN,
        "faults": FAULTS,
    }
    sql = _STEPS[name]
    connection.execute(sql, {key: value for key, value in values.items() if f"${key}" in sql})


def _fill_in_runs(
    connection: duckdb.DuckDBPyConnection, name: str, folder: Path, shards: list[int]
) -> None:
    """Take one step of the SQL for each run of rows, with the shards that it is in."""
    runs = connection.execute(
        "SELECT * EXCLUDE (name) FROM work.runs WHERE name = ? ORDER BY first", [name]
    ).fetchall()
    for first, last, in_shards, old_first, old_last in runs:
        # A run that is all of the corpus before looks for its articles in any shard, in vain.
        files = [shard_file(folder, _LONG[name], shard) for shard in in_shards or shards[:1]]
        values = {"first": first, "last": last, "old_first": old_first, "old_last": old_last}
        connection.execute(_STEPS[name], values | {"files": [str(file) for file in files]})


def _write_places(folder: Path) -> None:
    places = [
        tuple(getattr(place, column) for column in _PLACE_COLUMNS)
        for place in load_gazetteer().places.values()
    ]
    frame = pl.DataFrame(places, schema=_PLACE_COLUMNS, orient="row")
    frame.write_parquet(folder / "places.parquet")


def _insert_unlisted(connection: duckdb.DuckDBPyConnection) -> None:
    """Insert the places that no table holds, with names in pinyin for those who read English."""
    found = connection.sql("FROM work.unlisted").to_arrow_table()
    names = found["name_zh"].to_pylist()
    in_english = names_en(names, found["kind"].to_pylist())
    nothing = pa.nulls(found.num_rows, pa.string())
    nowhere = pa.nulls(found.num_rows, pa.float64())
    is_listed = pa.array([False] * found.num_rows)
    columns = [found["place_id"], names, names, in_english]
    columns += [found[column] for column in ("kind", "level", "parent_id")]
    columns += [nothing, nothing, nowhere, nowhere, is_listed]
    _insert(connection, "places", pa.table(columns, [*_PLACE_COLUMNS, "is_listed"]))


def _insert_streams(connection: duckdb.DuckDBPyConnection, streams: Streams) -> None:
    """Insert the texts, at one go: in several, rows would be written again with those behind."""
    schema = pa.schema({"a": pa.int32(), "l": pa.string(), "t": pa.list_(pa.int32())})
    names = pa.array(LANGS)

    def batches() -> Iterator[pa.RecordBatch]:
        for first in range(0, len(streams.articles), _TEXTS_AT_ONCE):
            texts = slice(first, first + _TEXTS_AT_ONCE)
            begins = streams.begins[first : first + _TEXTS_AT_ONCE + 1]
            ids = streams.ids[begins[0] : begins[-1]]
            lists = pa.ListArray.from_arrays(
                pa.array(begins - begins[0], pa.int32()), pa.array(ids, mask=ids == BREAK_ID)
            )
            langs = names.take(pa.array(streams.langs[texts]))
            columns = [pa.array(streams.articles[texts]), langs, lists]
            yield pa.record_batch(columns, schema=schema)

    _insert(connection, "token_streams", pa.RecordBatchReader.from_batches(schema, batches()))


def _insert_terms(
    connection: duckdb.DuckDBPyConnection, streams: Streams, articles: NDArray[np.int32]
) -> None:
    """Insert the terms, with the articles and the paragraph pairs that each stands in."""
    terms = connection.sql(
        "SELECT * EXCLUDE (index) FROM work.numbered_terms ORDER BY term_id"
    ).to_arrow_table()
    rows = connection.sql(
        "SELECT article_id, place_zh, place_en FROM alignments ORDER BY article_id, row_no"
    ).to_arrow_table()
    paired = count_pairs(streams, Rows(*(column.to_numpy() for column in rows.columns)))
    is_zh = terms["lang"].to_numpy() == "zh"
    words = terms["term"].to_pylist()
    sounds = iter(pinyin([word for word, zh in zip(words, is_zh, strict=True) if zh]))
    terms = terms.append_column("articles", pa.array(articles))
    terms = terms.append_column("pairs", pa.array(paired))
    _insert(
        connection,
        "terms",
        terms.append_column("pinyin", pa.array(next(sounds) if zh else None for zh in is_zh)),
    )


def _insert_postings(
    connection: duckdb.DuckDBPyConnection, streams: Streams, articles: NDArray[np.int32]
) -> None:
    """Insert the places of all words."""
    occurrences = connection.sql(
        "SELECT occurrences FROM work.numbered_terms ORDER BY term_id"
    ).to_arrow_table()[0]
    for postings in invert(streams, occurrences.to_numpy(), articles):
        lists = pa.ListArray.from_arrays(pa.array(postings.begins), pa.array(postings.positions))
        columns = [postings.term_ids, postings.article_ids, np.diff(postings.begins), lists]
        _insert(connection, "postings", pa.table(columns, ["t", "a", "n", "p"]))


def _insert(
    connection: duckdb.DuckDBPyConnection, table: str, rows: pa.Table | pa.RecordBatchReader
) -> None:
    connection.register("new_rows", rows)
    connection.execute(f"INSERT INTO {table} SELECT * FROM new_rows")
    connection.unregister("new_rows")
