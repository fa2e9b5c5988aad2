"""The build: files -> shards -> one verified corpus file -> CURRENT. The only writer."""

from __future__ import annotations

import hashlib
import os
import platform
import re
import tempfile
import time
from concurrent.futures import Executor, ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import duckdb
import polars as pl

from dashboard import __version__
from dashboard.archive.files import list_files
from dashboard.corpus.comments import comment_statements
from dashboard.corpus.database import SCHEMA
from dashboard.corpus.enrich import SHARD_SCHEMAS, Shard, ShardReport, enrich
from dashboard.corpus.location import publish
from dashboard.corpus.promises import verify
from dashboard.places.gazetteer import load_gazetteer

if TYPE_CHECKING:
    from collections.abc import Iterator

SHARD_FILES = 2_000
_REDUCE = (Path(__file__).parent / "reduce.sql").read_text(encoding="utf-8")
_STEPS = re.findall(r"^-- (\w+)\n(.*?;)\s*$", _REDUCE, flags=re.MULTILINE | re.DOTALL)

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


class Progress(Protocol):
    """Is told what the build is doing: files read, then steps of the reduce."""

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Take `done` of `total` in `stage` ("files", "tables")."""


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build made: counts in files, time in seconds."""

    path: Path
    build_id: str
    articles: int
    rejects: int
    promises: int
    seconds: float


def build(
    source: Path,
    data: Path,
    *,
    jobs: int | None = None,
    progress: Progress = lambda _stage, _done, _total: None,
) -> BuildReport:
    """
    Build a corpus file from all articles below `source`, verify it and publish it.

    A build that fails or is stopped leaves the served corpus as it was.

    Raises:
        DashboardError: there is no such source, or a promise is broken.

    """
    started = time.perf_counter()
    paths = [found.path for found in list_files(source)]
    data.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".building-", dir=data) as name:
        folder = Path(name)
        shards = [
            Shard(number, source, first, tuple(paths[first : first + SHARD_FILES]), folder)
            for number, first in enumerate(range(0, len(paths), SHARD_FILES))
        ]
        reports = _map(shards, len(paths), jobs or os.cpu_count() or 1, progress)
        mapped = time.perf_counter()
        _write_absent_tables(folder, shards)
        unfinished = folder / "corpus.duckdb"
        with _writing(unfinished) as connection:
            _reduce(connection, folder, progress)
            build_id = _sign(connection, source)
            promises = verify(connection)
            _note(
                connection,
                promises_verified=promises,
                seconds_files=round(mapped - started, 3),
                seconds_tables=round(time.perf_counter() - mapped, 3),
            )
        path = publish(unfinished, data, build_id)
    return BuildReport(
        path,
        build_id,
        sum(report.articles for report in reports),
        sum(report.rejects for report in reports),
        promises,
        time.perf_counter() - started,
    )


def _map(shards: list[Shard], files: int, jobs: int, progress: Progress) -> list[ShardReport]:
    """Enrich every shard, in processes where there is more than one shard."""
    progress("files", 0, files)
    if jobs == 1 or len(shards) <= 1:
        reports = []
        for shard in shards:
            reports.append(enrich(shard))
            progress("files", sum(r.articles + r.rejects for r in reports), files)
        return reports
    # "spawn": the server that builds its first corpus has threads, and forking those deadlocks.
    with ProcessPoolExecutor(min(jobs, len(shards)), mp_context=get_context("spawn")) as executor:
        return _map_in(executor, shards, files, progress)


def _map_in(
    executor: Executor, shards: list[Shard], files: int, progress: Progress
) -> list[ShardReport]:
    reports = []
    for future in as_completed([executor.submit(enrich, shard) for shard in shards]):
        reports.append(future.result())
        progress("files", sum(r.articles + r.rejects for r in reports), files)
    return reports


def _write_absent_tables(folder: Path, shards: list[Shard]) -> None:
    """An archive without files still has tables, with no rows."""
    if not shards:
        for name, schema in SHARD_SCHEMAS.items():
            pl.DataFrame(schema=schema).write_parquet(folder / f"{name}-000000.parquet")


@contextmanager
def _writing(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    connection = duckdb.connect(str(path))
    try:
        connection.execute(SCHEMA)
        for statement in comment_statements(SCHEMA):
            connection.execute(statement)
        yield connection
    finally:
        connection.close()


def _reduce(connection: duckdb.DuckDBPyConnection, folder: Path, progress: Progress) -> None:
    places = [
        tuple(getattr(place, column) for column in _PLACE_COLUMNS)
        for place in load_gazetteer().places.values()
    ]
    frame = pl.DataFrame(places, schema=_PLACE_COLUMNS, orient="row")
    frame.write_parquet(folder / "places.parquet")
    for done, (_name, sql) in enumerate(_STEPS):
        progress("tables", done, len(_STEPS))
        connection.execute(sql, {"folder": str(folder)} if "$folder" in sql else {})
    progress("tables", len(_STEPS), len(_STEPS))


def _sign(connection: duckdb.DuckDBPyConnection, source: Path) -> str:
    """Derive the build id: the time, and a digest of all source texts."""
    digest = hashlib.sha256()
    for path, sha256 in connection.execute(
        "SELECT path, sha256 FROM sources ORDER BY path"
    ).fetchall():
        digest.update(f"{path}\0{sha256}\n".encode())
    now = datetime.now(UTC)
    build_id = f"{now:%Y%m%dT%H%M%S%f}-{digest.hexdigest()[:8]}"
    _note(
        connection,
        build_id=build_id,
        built_at=now.isoformat(timespec="seconds"),
        corpus_digest=digest.hexdigest(),
        source=source.name,
        program_version=__version__,
        duckdb_version=duckdb.__version__,
        python_version=platform.python_version(),
    )
    return build_id


def _note(connection: duckdb.DuckDBPyConnection, **facts: object) -> None:
    connection.executemany(
        "INSERT INTO build_info VALUES (?, ?)", [(key, str(fact)) for key, fact in facts.items()]
    )
