"""The reduce of the build: shards, and what is kept of the corpus before -> the public tables."""

from __future__ import annotations

import re
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import polars as pl
import pyarrow as pa

from dashboard.archive.files import PASSING_REASONS
from dashboard.corpus.database import cursor_beside
from dashboard.corpus.inversion import count_articles, invert
from dashboard.corpus.shard_tables import LANGS
from dashboard.corpus.streams import BREAK_ID, StreamReader
from dashboard.places.gazetteer import load_gazetteer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    import duckdb

    from dashboard.corpus.streams import Streams

_SQL = (Path(__file__).parent / "reduce.sql").read_text(encoding="utf-8")
_STEPS = dict(re.findall(r"^-- (\w+)\n(.*?;)\s*$", _SQL, flags=re.MULTILINE | re.DOTALL))
_FIRST_STEPS = ("places", "accepted", "numbering")
_INDEX_STEPS = ("words", "token_streams", "postings")
_TEXTS_AT_ONCE = 40_000

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

    The tables of texts and the word index are made side by side, in two threads: each of
    them leaves a core idle for most of its time.

    Args:
        connection: The new corpus, its tables empty; the one before attached as `old`; the
            tables `work.found` and `work.kept` say which files there are and which `old` has.
        folder: Of the shards' Parquet files.
        shards: Their numbers.
        progress: Is told how many steps of how many are done.

    Returns:
        Seconds that the tables and the word index took, within the same time.

    """
    watch = Stopwatch()
    _write_places(folder)
    steps = len(_STEPS) + len(_INDEX_STEPS)
    done: list[str] = []
    values = {"folder": str(folder), "passing_reasons": PASSING_REASONS}

    def run(cursor: duckdb.DuckDBPyConnection, names: Iterable[str]) -> None:
        for name in names:
            with watch.time("tables"):
                sql = _STEPS[name]
                used = {key: value for key, value in values.items() if f"${key}" in sql}
                cursor.execute(sql, used)
            done.append(name)

    def note(name: str) -> None:
        done.append(name)
        progress(len(done), steps)

    progress(0, steps)
    run(connection, _FIRST_STEPS)
    with cursor_beside(connection) as other, ThreadPoolExecutor(1) as beside:
        tables = beside.submit(run, other, [name for name in _STEPS if name not in _FIRST_STEPS])
        with watch.time("index"):
            streams = StreamReader(connection, folder, shards).gather()
            note("words")
            # Behind the tables, which are done sooner than the postings.
            rest = beside.submit(_insert_streams, other, streams)
            _insert_postings(connection, streams)
            note("postings")
            tables.result()
            rest.result()
            note("token_streams")
    progress(steps, steps)
    return watch.seconds


class Stopwatch:
    """
    Notes how long the parts of a work take, those of one name together.

    Attributes:
        seconds: By name, in order.

    """

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    @contextmanager
    def time(self, name: str) -> Iterator[None]:
        """Time what is done inside."""
        started = time.perf_counter()
        yield
        taken = self.seconds.get(name, 0.0) + time.perf_counter() - started
        self.seconds[name] = round(taken, 3)


def _write_places(folder: Path) -> None:
    places = [
        tuple(getattr(place, column) for column in _PLACE_COLUMNS)
        for place in load_gazetteer().places.values()
    ]
    frame = pl.DataFrame(places, schema=_PLACE_COLUMNS, orient="row")
    frame.write_parquet(folder / "places.parquet")


def _insert_streams(connection: duckdb.DuckDBPyConnection, streams: Streams) -> None:
    names = pa.array(LANGS)
    for first in range(0, len(streams.articles), _TEXTS_AT_ONCE):
        texts = slice(first, first + _TEXTS_AT_ONCE)
        begins = streams.begins[first : first + _TEXTS_AT_ONCE + 1]
        ids = streams.ids[begins[0] : begins[-1]]
        lists = pa.ListArray.from_arrays(
            pa.array(begins - begins[0], pa.int32()), pa.array(ids, mask=ids == BREAK_ID)
        )
        langs = names.take(pa.array(streams.langs[texts]))
        rows = pa.table([pa.array(streams.articles[texts]), langs, lists], ["a", "l", "t"])
        _insert(connection, "token_streams", rows)


def _insert_postings(connection: duckdb.DuckDBPyConnection, streams: Streams) -> None:
    """Insert the terms, with the articles that each stands in, and the postings."""
    terms = connection.sql(
        "SELECT * EXCLUDE (index) FROM work.numbered_terms ORDER BY term_id"
    ).to_arrow_table()
    articles = count_articles(streams)
    _insert(connection, "terms", terms.append_column("articles", pa.array(articles)))
    for postings in invert(streams, terms["occurrences"].to_numpy(), articles):
        lists = pa.ListArray.from_arrays(pa.array(postings.begins), pa.array(postings.positions))
        columns = [pa.array(postings.term_ids), pa.array(postings.article_ids), lists]
        _insert(connection, "postings", pa.table(columns, ["t", "a", "p"]))


def _insert(connection: duckdb.DuckDBPyConnection, table: str, rows: pa.Table) -> None:
    connection.register("new_rows", rows)
    connection.execute(f"INSERT INTO {table} SELECT * FROM new_rows")
    connection.unregister("new_rows")
