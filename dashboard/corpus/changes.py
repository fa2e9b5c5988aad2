"""What is new in the archive since the corpus before: which files to read, which to keep."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyarrow as pa

from dashboard.archive.files import Reject, SourceFile, read_article, read_file, stored_path
from dashboard.corpus.database import SCHEMA

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    import duckdb

    from dashboard.archive.files import FoundFile

# Two writes within one tick of a file system's clock cannot be told apart by time.
_TICK_US = 2_000_000


_KNOWN = "SELECT path FROM old.sources UNION ALL SELECT path FROM old.rejects"
_FOUND = pa.schema(
    [("path", pa.string()), ("size", pa.uint64()), ("modified_at", pa.timestamp("us"))]
)


@dataclass(frozen=True, slots=True)
class Changes:
    """
    What a build has to do.

    Attributes:
        read: Paths of files that are new or changed, in order.
        kept: Files whose articles or rejects the corpus before has already.
        dropped: Files of the corpus before that are gone.
        is_none: The corpus before is the one that would be built.

    """

    read: tuple[str, ...]
    kept: int
    dropped: int
    is_none: bool


def source_digest(source: Path) -> str:
    """Tell one source folder from another without writing its name down."""
    return hashlib.sha256(str(source.resolve()).encode(errors="surrogateescape")).hexdigest()


def attach_workbench(connection: duckdb.DuckDBPyConnection) -> None:
    """
    Attach a database for what only the build itself needs to know, as `work`.

    Unlike temporary tables, all cursors of the connection see it.
    """
    connection.execute("ATTACH ':memory:' AS work")


def attach_previous(connection: duckdb.DuckDBPyConnection, previous: Path | None) -> None:
    """
    Attach the corpus before as `old`: read-only, or empty where there is none to build upon.
    """
    if previous is None:
        connection.execute("ATTACH ':memory:' AS old")
        connection.execute("USE old")
        connection.execute(SCHEMA)
        connection.execute("USE corpus")
    else:
        quoted = str(previous).replace("'", "''")
        connection.execute(f"ATTACH '{quoted}' AS old (READ_ONLY)")


def facts_of(connection: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """Give the build_info of the corpus before."""
    return dict(connection.execute("SELECT key, value FROM old.build_info").fetchall())


def find_changes(
    connection: duckdb.DuckDBPyConnection, source: Path, found: Sequence[FoundFile]
) -> Changes:
    """
    Compare a source with the corpus before, and leave what is kept in the table `kept`.

    A file of the same path, size and time is the same file, if the corpus was built from
    this folder and the time lies well before its reading (else two writes within a tick of
    the clock pass for one). Any other file of a known path is read, and is the same if
    its bytes are.
    """
    listed = {stored_path(each.path): each for each in found}
    table = _table(found) if found else _FOUND.empty_table()
    facts = facts_of(connection)
    is_same_folder = facts.get("source_digest") == source_digest(source)
    trusted = int(facts["listed_at_us"]) - _TICK_US if is_same_folder else 0
    connection.register("listed", table)
    connection.execute("CREATE TABLE work.found AS SELECT * FROM listed")
    connection.unregister("listed")
    connection.execute(
        """
        CREATE TABLE work.kept AS
        SELECT path, size, modified_at
        FROM work.found
        JOIN (
            SELECT path, size, modified_at FROM old.sources
            UNION ALL
            SELECT path, size, modified_at FROM old.rejects
        ) USING (path, size, modified_at)
        WHERE epoch_us(modified_at) < $trusted""",
        {"trusted": trusted},
    )
    touched = [listed[path] for path in _unchanged(connection, source, listed)]
    if touched:
        connection.register("touched", _table(touched))
        connection.execute("INSERT INTO work.kept SELECT * FROM touched")
        connection.unregister("touched")
    read = connection.execute(
        "SELECT path FROM work.found ANTI JOIN work.kept USING (path)"
    ).fetchall()
    known = _count(connection, f"SELECT count(*) FROM ({_KNOWN})")
    kept = _count(connection, "SELECT count(*) FROM work.kept")
    retimed = _count(
        connection,
        "SELECT count(*) FROM work.kept JOIN old.sources AS was USING (path)"
        " WHERE kept.modified_at <> was.modified_at",
    )
    return Changes(
        read=tuple(sorted(listed[path].path for (path,) in read)),
        kept=kept,
        dropped=_count(
            connection, f"SELECT count(*) FROM ({_KNOWN}) ANTI JOIN work.found USING (path)"
        ),
        is_none=not read and kept == known and not retimed and bool(facts),
    )


def _unchanged(
    connection: duckdb.DuckDBPyConnection, source: Path, listed: Mapping[str, FoundFile]
) -> list[str]:
    """Read the known files whose size or time says nothing, and list those that are the same."""
    digests = connection.execute(
        "SELECT path, sha256 FROM work.found ANTI JOIN work.kept USING (path)"
        " JOIN old.sources USING (path)"
    ).fetchall()
    rejects = connection.execute(
        "SELECT path, reason, line, detail FROM work.found ANTI JOIN work.kept USING (path)"
        " JOIN old.rejects USING (path)"
    ).fetchall()
    same = []
    for path, sha256 in digests:
        file = read_file(source, listed[path].path)
        if isinstance(file, SourceFile) and file.sha256 == sha256:
            same.append(path)
    for row in rejects:
        again = read_article(source, listed[row[0]].path)
        if again == Reject(*row):
            same.append(row[0])
    return same


def _table(files: Iterable[FoundFile]) -> pa.Table:
    paths, sizes, times = zip(
        *((stored_path(each.path), each.size, each.modified_ns // 1_000) for each in files),
        strict=True,
    )
    columns = (paths, sizes, times)
    return pa.table(
        [pa.array(column, kind) for column, kind in zip(columns, _FOUND.types, strict=True)],
        schema=_FOUND,
    )


def _count(connection: duckdb.DuckDBPyConnection, sql: str) -> int:
    return int(connection.execute(sql).fetchall()[0][0])
