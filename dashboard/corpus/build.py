"""The build: files -> shards -> one verified corpus file -> CURRENT. The only writer."""

from __future__ import annotations

import hashlib
import platform
import shutil
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import duckdb

from dashboard import __version__
from dashboard.archive.files import list_files
from dashboard.corpus.changes import attach_previous, attach_workbench, find_changes, source_digest
from dashboard.corpus.comments import comment_statements
from dashboard.corpus.database import SCHEMA
from dashboard.corpus.enrich import Shard
from dashboard.corpus.location import NoCorpusError, clear_unpublished, current_corpus, publish
from dashboard.corpus.lock import locked
from dashboard.corpus.memory import database_memory
from dashboard.corpus.promises import verify
from dashboard.corpus.recipe import recipe
from dashboard.corpus.reduce import ROWS_A_GROUP, reduce
from dashboard.corpus.room import room_in
from dashboard.corpus.shard_tables import write_no_rows
from dashboard.corpus.shards import run_shards

if TYPE_CHECKING:
    from collections.abc import Iterator
    from concurrent.futures import Executor

SHARD_FILES = 5_000
_UNFINISHED = ".building-"
# What can be checked only while the list of files is at hand.
_OF_THIS_BUILD = {
    "every file that was found is in sources or in rejects": """
        SELECT count(*)
        FROM work.found AS found
        FULL JOIN (SELECT path FROM sources UNION ALL SELECT path FROM rejects) AS known
            USING (path)
        WHERE found.path IS NULL OR known.path IS NULL""",
}


class Progress(Protocol):
    """Is told what the build is doing: files read, then steps of the reduce."""

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Take `done` of `total` in `stage` ("files", "tables")."""


@dataclass(frozen=True, slots=True)
class BuildReport:
    """
    What a build made.

    Attributes:
        path: The corpus file that is served now.
        build_id: Its id.
        articles: In the corpus.
        sources: Files accepted, in the corpus; more than articles where copies are.
        rejects: Files refused, in the corpus.
        read: Files that were read, because they are new or changed.
        promises: Verified; 0 where nothing was built.
        seconds: From start to end.
        is_new: False where nothing had changed, so that nothing was built.

    """

    path: Path
    build_id: str
    articles: int
    sources: int
    rejects: int
    read: int
    promises: int
    seconds: float
    is_new: bool


def build(
    source: Path,
    data: Path,
    *,
    jobs: int | Executor | None = None,
    full: bool = False,
    progress: Progress = lambda _stage, _done, _total: None,
) -> BuildReport:
    """
    Build a corpus file from all articles below `source`, verify it and publish it.

    What the corpus before has of the same files is taken from there. A build that fails or
    is stopped leaves the served corpus as it was.

    Args:
        source: Folder of article files, or one file.
        data: Folder of corpora.
        jobs: Processes of this machine, one a core if None; or an executor that runs the
            shards, whose workers must see `source` and `data` under the same names.
        full: Do not look at the corpus before.
        progress: Is told how far the build is.

    Raises:
        DashboardError: there is no such source, another build is at work here, disk or
            memory ran out, or a promise is broken.

    """
    started = time.perf_counter()
    listed_at = time.time_ns() // 1_000
    found = list_files(source)
    data.mkdir(parents=True, exist_ok=True)
    with locked(data), room_in(data), _workshop(data) as folder:
        previous = None if full else _previous(data)
        unfinished = folder / "corpus.duckdb"
        with _writing(unfinished, folder, previous) as connection:
            changes = find_changes(connection, source, found)
            if changes.is_none and previous is not None:
                return _report(connection, previous, "old.", started)
            shards = [
                Shard(number, source, first, changes.read[first : first + SHARD_FILES], folder)
                for number, first in enumerate(range(0, len(changes.read), SHARD_FILES))
            ]
            seconds = {"files": time.perf_counter()}
            done = changes.kept
            progress("files", done, len(found))
            for report in run_shards(shards, jobs):
                done += report.accepted + report.rejected
                progress("files", done, len(found))
            seconds["files"] = time.perf_counter() - seconds["files"]
            numbers = [shard.number for shard in shards] or [write_no_rows(folder)]
            seconds |= reduce(
                connection,
                folder,
                numbers,
                lambda done, total: progress("tables", done, total),
            )
            seconds["promises"] = time.perf_counter()
            promises = verify(connection, _OF_THIS_BUILD)
            seconds["promises"] = time.perf_counter() - seconds["promises"]
            _sign(
                connection,
                listed_at_us=listed_at,
                source=source.name,
                source_digest=source_digest(source),
                files_read=len(changes.read),
                files_kept=changes.kept,
                promises_verified=promises,
                **{f"seconds_{name}": round(taken, 3) for name, taken in seconds.items()},
            )
            built = _report(connection, unfinished, "", started)
        path = publish(unfinished, data, built.build_id)
    return replace(
        built,
        path=path,
        read=len(changes.read),
        promises=promises,
        seconds=time.perf_counter() - started,
        is_new=True,
    )


def _previous(data: Path) -> Path | None:
    """Give the corpus that this build can take articles from, if there is one."""
    try:
        path = current_corpus(data)
        with duckdb.connect(str(path), read_only=True) as connection:
            made_by = connection.execute("SELECT value FROM build_info WHERE key = 'recipe'")
            return path if made_by.fetchall() == [(recipe(),)] else None
    except (NoCorpusError, duckdb.Error):
        # None, of an older form, or damaged: everything is read anew.
        return None


@contextmanager
def _workshop(data: Path) -> Iterator[Path]:
    """Give a folder for unfinished things, and clear away those of builds that were killed."""
    clear_unpublished(data)
    for left in data.glob(f"{_UNFINISHED}*"):
        shutil.rmtree(left)
    with tempfile.TemporaryDirectory(prefix=_UNFINISHED, dir=data) as name:
        yield Path(name)


@contextmanager
def _writing(
    path: Path, folder: Path, previous: Path | None
) -> Iterator[duckdb.DuckDBPyConnection]:
    config: dict[str, Any] = {
        "memory_limit": f"{database_memory()}B",
        "temp_directory": str(folder / "spill"),
    }
    quoted = str(path).replace("'", "''")
    connection = duckdb.connect(config=config)
    try:
        connection.execute(f"ATTACH '{quoted}' AS corpus (ROW_GROUP_SIZE {ROWS_A_GROUP})")
        connection.execute("USE corpus")
        connection.execute(SCHEMA)
        for statement in comment_statements(SCHEMA):
            connection.execute(statement)
        attach_workbench(connection)
        attach_previous(connection, previous)
        yield connection
    finally:
        connection.close()


def _sign(connection: duckdb.DuckDBPyConnection, **facts: object) -> None:
    """Write build_info: the id, which is the time and a digest of all sources, and the facts."""
    digest = hashlib.sha256()
    for path, sha256 in connection.execute(
        "SELECT path, sha256 FROM sources ORDER BY path"
    ).fetchall():
        digest.update(f"{path}\0{sha256}\n".encode())
    now = datetime.now(UTC)
    signed: dict[str, object] = {
        "build_id": f"{now:%Y%m%dT%H%M%S%f}-{digest.hexdigest()[:8]}",
        "built_at": now.isoformat(timespec="seconds"),
        "corpus_digest": digest.hexdigest(),
        "recipe": recipe(),
        "program_version": __version__,
        "duckdb_version": duckdb.__version__,
        "python_version": platform.python_version(),
    }
    connection.executemany(
        "INSERT INTO build_info VALUES (?, ?)",
        [(key, str(fact)) for key, fact in (signed | facts).items()],
    )


def _report(
    connection: duckdb.DuckDBPyConnection, path: Path, schema: str, started: float
) -> BuildReport:
    """Count what stands in a corpus that is open: this one, or the one before ("old.")."""
    row = connection.execute(
        f"""
        SELECT
            (SELECT value FROM {schema}build_info WHERE key = 'build_id'),
            (SELECT count(*) FROM {schema}articles),
            (SELECT count(*) FROM {schema}sources),
            (SELECT count(*) FROM {schema}rejects)"""
    ).fetchall()[0]
    build_id, articles, sources, rejects = row
    return BuildReport(
        path=path,
        build_id=build_id,
        articles=articles,
        sources=sources,
        rejects=rejects,
        read=0,
        promises=0,
        seconds=time.perf_counter() - started,
        is_new=False,
    )
