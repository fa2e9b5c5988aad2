"""Where the source lies and which corpus file is served."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard.errors import DashboardError

if TYPE_CHECKING:
    from collections.abc import Mapping

PROJECT_ROOT = Path(__file__).resolve().parents[2]
CURRENT = "CURRENT"
_NEXT = ".CURRENT.next"
_PREFIX, _SUFFIX = "corpus-", ".duckdb"


class NoCorpusError(DashboardError):
    """No corpus has been built in the data folder."""

    @classmethod
    def from_folder(cls, data: Path) -> NoCorpusError:
        """Say where was looked, and which command builds one."""
        msg = (
            f"There is no corpus in {data}.\n"
            "Hint: build one with: python -m dashboard build [SOURCE] --data DIR"
        )
        return cls(msg)


def source_folder(environ: Mapping[str, str] = os.environ) -> Path:
    """Give the archive's folder: DASHBOARD_SOURCE, or the project's seeds/."""
    return Path(environ.get("DASHBOARD_SOURCE") or PROJECT_ROOT / "seeds")


def data_folder(environ: Mapping[str, str] = os.environ) -> Path:
    """Give the folder of built corpora: DASHBOARD_DATA, or the project's data/."""
    return Path(environ.get("DASHBOARD_DATA") or PROJECT_ROOT / "data")


def corpus_path(data: Path, build_id: str) -> Path:
    """Name the file of one build."""
    return data / f"{_PREFIX}{build_id}{_SUFFIX}"


def current_corpus(data: Path) -> Path:
    """
    Give the file that CURRENT points to.

    Raises:
        NoCorpusError: CURRENT is missing, or names a file that is not there.

    """
    try:
        name = (data / CURRENT).read_text(encoding="utf-8").strip()
    except (FileNotFoundError, NotADirectoryError):
        raise NoCorpusError.from_folder(data) from None
    path = data / name
    if name != path.name or not path.is_file():
        raise NoCorpusError.from_folder(data)
    return path


def clear_unpublished(data: Path) -> None:
    """
    Delete what a build that was killed while it published has left.

    Names of corpora ascend with time, and CURRENT moves to each in turn: a later one than
    CURRENT's was finished, but never served.
    """
    (data / _NEXT).unlink(missing_ok=True)
    try:
        current = current_corpus(data).name
    except NoCorpusError:
        return
    for path in data.glob(f"{_PREFIX}*{_SUFFIX}"):
        if path.name > current:
            path.unlink()


def publish(finished: Path, data: Path, build_id: str) -> Path:
    """
    Move a finished file into place, then CURRENT onto it, and drop older corpora.

    Both moves are atomic renames inside `data`, so a reader sees the old corpus
    or the new one. The corpus served until now stays, for sessions that hold it.
    """
    try:
        previous = current_corpus(data)
    except NoCorpusError:
        previous = None
    path = corpus_path(data, build_id)
    finished.replace(path)
    pointer = data / _NEXT
    with pointer.open("w", encoding="utf-8") as file:
        file.write(path.name + "\n")
        file.flush()
        os.fsync(file.fileno())
    pointer.replace(data / CURRENT)
    for old in data.glob(f"{_PREFIX}*{_SUFFIX}"):
        if old not in (path, previous):
            old.unlink(missing_ok=True)
    return path
