"""Opening a corpus file, and asking it."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import duckdb
import pyarrow as pa

from dashboard.corpus.patience import Patience, QueryTooLongError, Watch
from dashboard.errors import DashboardError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    import numpy as np
    import polars as pl
    from numpy.typing import NDArray

    from dashboard.corpus.query import Query

SCHEMA = (Path(__file__).parent / "schema.sql").read_text(encoding="utf-8")
QUERY_SECONDS = 10.0
_ROOM_FOR_TEXTS = 64 * 2**20
_WATCH = Watch()
"""One for all corpora, so that one that is closed leaves no thread behind."""

_Made = TypeVar("_Made")


class CorpusFileError(DashboardError):
    """A file is no corpus, or is damaged."""


class Corpus:
    """
    One corpus file, open for reading.

    Safe to share between threads: every question runs on a cursor of its own.
    The connection can reach nothing but this file, whatever SQL it is given.

    Attributes:
        path: Of the file.
        room_for_texts: Bytes that texts as numbers may take in memory; questions about more
            are answered from the file.

    Raises:
        CorpusFileError: there is no such file, or it is no corpus.

    """

    def __init__(
        self,
        path: Path,
        *,
        memory_limit: str = "2GB",
        room_for_texts: int = _ROOM_FOR_TEXTS,
    ) -> None:
        self.path = path
        self.room_for_texts = room_for_texts
        self._made: dict[object, Any] = {}
        self._making = threading.RLock()
        try:
            self._connection = duckdb.connect(
                str(path),
                read_only=True,
                config={
                    "memory_limit": memory_limit,
                    "enable_external_access": "false",
                    "lock_configuration": "true",
                },
            )
        except duckdb.Error as error:
            msg = (
                f"The corpus {path} cannot be opened: {error}\n"
                "Hint: build it anew with: python -m dashboard build [SOURCE] --data DIR"
            )
            raise CorpusFileError(msg) from error

    @property
    def name(self) -> str:
        """The file's name, which no two builds share."""
        return self.path.name

    def run(self, query: Query, *, seconds: float = QUERY_SECONDS) -> pl.DataFrame:
        """
        Answer a query as a polars frame.

        Raises:
            QueryTooLongError: it ran longer than `seconds` and was stopped.

        """
        with self._asking(query, Patience(seconds), None) as cursor:
            frame: pl.DataFrame = cursor.sql(query.sql, params=dict(query.params)).pl()
        return frame

    def columns(
        self,
        query: Query,
        *,
        patience: Patience | None = None,
        articles: NDArray[np.int32] | None = None,
    ) -> Mapping[str, NDArray[Any]]:
        """
        Answer a query as numpy arrays, one a column: the fastest way for numbers.

        Args:
            query: Its columns are numbers without gaps.
            patience: How long it may take, if not as long as others.
            articles: Is the table `these` (article_id) of the query, if given.

        Raises:
            QueryTooLongError: it ran too long and was stopped.

        """
        with self._asking(query, patience or Patience(QUERY_SECONDS), articles) as cursor:
            found: Mapping[str, NDArray[Any]] = cursor.sql(
                query.sql, params=dict(query.params)
            ).fetchnumpy()
        return found

    def lists(
        self,
        query: Query,
        *,
        patience: Patience | None = None,
        articles: NDArray[np.int32] | None = None,
    ) -> pa.Table:
        """Answer a query that has columns of lists as an Arrow table; as `columns` otherwise."""
        with self._asking(query, patience or Patience(QUERY_SECONDS), articles) as cursor:
            return cursor.sql(query.sql, params=dict(query.params)).to_arrow_table()

    @contextmanager
    def _asking(
        self, query: Query, patience: Patience, articles: NDArray[np.int32] | None
    ) -> Iterator[duckdb.DuckDBPyConnection]:
        found = query.found.articles(self) if query.found else None
        with self._connection.cursor() as cursor, _WATCH.over(cursor, patience.left()):
            if found is not None:
                cursor.register("found", pa.table({"article_id": found}))
            if articles is not None:
                cursor.register("these", pa.table({"article_id": articles}))
            try:
                yield cursor
            except duckdb.InterruptException as stopped:
                raise QueryTooLongError(patience.seconds) from stopped

    def batches(self, query: Query, rows: int) -> Iterator[pa.RecordBatch]:
        """Answer a query that has many rows as Arrow batches, in order."""
        with self._connection.cursor() as cursor:
            yield from cursor.sql(query.sql, params=dict(query.params)).to_arrow_reader(rows)

    def once(self, make: Callable[[Corpus], _Made]) -> _Made:
        """Give what `make` works out of this corpus: at its first call only, then from memory."""
        with self._making:
            if make not in self._made:
                self._made[make] = make(self)
            made: _Made = self._made[make]
            return made

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()


def cursor_beside(connection: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    """Give a second connection to the same databases, with the same one as its own."""
    (own,) = connection.execute("SELECT replace(current_database(), '\"', '\"\"')").fetchall()[0]
    cursor = connection.cursor()
    cursor.execute(f'USE "{own}"')
    return cursor


def empty_corpus(path: Path) -> Path:
    """Write a corpus file with all tables and no rows, and return its path."""
    with duckdb.connect(str(path)) as connection:
        connection.execute(SCHEMA)
    return path
