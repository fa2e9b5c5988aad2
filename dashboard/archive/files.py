"""The files of the archive: which there are, and each one's text or why it has none."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from dashboard.archive.article import Article, ArticleFormatError
from dashboard.archive.parse import parse_article
from dashboard.errors import DashboardError

if TYPE_CHECKING:
    from collections.abc import Iterator

_SUFFIXES = (".md", ".txt")


@dataclass(frozen=True, slots=True)
class SourceFile:
    """
    One file that could be read.

    Attributes:
        path: POSIX, relative to the source folder.
        sha256: Of the bytes, in hexadecimal.
        size: In bytes.
        modified_at: UTC, without a time zone.
        text: As decoded, nothing changed: encoded in UTF-8 it is the file again.

    """

    path: str
    sha256: str
    size: int
    modified_at: datetime
    text: str


@dataclass(frozen=True, slots=True)
class Reject:
    """
    One file that is no article.

    Attributes:
        path: POSIX, relative to the source folder.
        reason: Short stable phrase to group and count by.
        line: Line of the file, from 1; None where no single line is at fault.
        detail: What was found, what was expected, what to do.

    """

    path: str
    reason: str
    line: int | None
    detail: str


def list_files(source: Path) -> list[str]:
    """
    List the *.md and *.txt files below a folder, sorted by codepoint.

    Paths are POSIX and relative to the folder. Hidden files and folders are left
    out; links to files count, links to folders are not followed, so that nothing
    is read twice. A single file as source is the list of its name.

    Raises:
        DashboardError: The source, or a folder in it, cannot be listed.

    """
    if source.is_file():
        return [source.name]
    if not source.is_dir():
        found = "is neither a file nor a folder" if source.exists() else "does not exist"
        msg = f"The source {source} {found}. Expected a folder of *.md and *.txt files; name one."
        raise DashboardError(msg)
    return sorted(path.relative_to(source).as_posix() for path in _walk(source))


def read_file(source: Path, path: str) -> SourceFile | Reject:
    """
    Read one file that list_files named.

    A byte order mark and Windows line ends stay in the text.
    """
    if not _is_text(path):
        detail = "Its name has other bytes than UTF-8 (as GB18030 names do). Rename it."
        return _reject(path, "file name not UTF-8", detail)
    place = source if source.is_file() else source / path
    try:
        if not place.is_file():
            return _reject(path, "not a file", "It is gone or no regular file. Build again.")
        content = place.read_bytes()
        modified_at = datetime.fromtimestamp(place.stat().st_mtime, tz=UTC).replace(tzinfo=None)
    except (OSError, ValueError) as error:
        detail = f"The system says: {error}. Make it readable, or take it out, and build again."
        return _reject(path, "unreadable", detail)
    if (fault := _fault_of_content(path, content)) is not None:
        return fault
    return SourceFile(
        path=path,
        sha256=hashlib.sha256(content).hexdigest(),
        size=len(content),
        modified_at=modified_at,
        text=content.decode(),
    )


def read_article(source: Path, path: str) -> tuple[SourceFile, Article] | Reject:
    """
    Read and parse one file: an article, or the reason why not.
    """
    file = read_file(source, path)
    if isinstance(file, Reject):
        return file
    try:
        return file, parse_article(file.text, path)
    except ArticleFormatError as error:
        return _reject(path, error.reason, error.detail, line=error.line)


def _walk(source: Path) -> Iterator[Path]:
    for folder, folders, names in os.walk(source, onerror=_cannot_list):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            place = Path(folder, name)
            if not name.startswith(".") and name.endswith(_SUFFIXES) and place.is_file():
                yield place


def _cannot_list(error: OSError) -> NoReturn:
    msg = f"The folder {error.filename} cannot be listed: {error.strerror}. Make it readable."
    raise DashboardError(msg) from error


def _is_text(path: str) -> bool:
    return not any("\ud800" <= character <= "\udfff" for character in path)


def _fault_of_content(path: str, content: bytes) -> Reject | None:
    """
    Say why these bytes are no text; None if they are one.
    """
    if b"\0" in content:
        line = content.count(b"\n", 0, content.index(b"\0")) + 1
        detail = "It holds a zero byte, which no text does (UTF-16 does). Save it as UTF-8."
        return _reject(path, "not a text", detail, line=line)
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        detail = (
            f"Byte {error.start} (0x{content[error.start]:02x}) is not UTF-8. "
            "Old Chinese files are often GB18030: iconv -f GB18030 -t UTF-8 converts them."
        )
        return _reject(path, "not UTF-8", detail, line=line)
    if not text.removeprefix("\ufeff").strip():
        return _reject(path, "empty", "Nothing is in it. Fetch it again or delete it.")
    return None


def _reject(path: str, reason: str, detail: str, *, line: int | None = None) -> Reject:
    """
    Make a reject whose path can be stored even if the file's name is not UTF-8.
    """
    return Reject(path.encode(errors="backslashreplace").decode(), reason, line, detail)
