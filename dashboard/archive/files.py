"""The files of the archive: which there are, and each one's text or why it has none."""

from __future__ import annotations

import hashlib
import os
import stat
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from dashboard.archive.article import Article, ArticleFormatError
from dashboard.archive.encodings import Undecodable, decode
from dashboard.archive.parse import parse_article
from dashboard.errors import DashboardError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MAX_BYTES = 64 * 2**20
"""The largest file that is read: some 500 times a whole issue of the newspaper."""

PASSING_REASONS = ("unreadable", "not a file", "changed while it was read")
"""Reasons of rejects that may pass without a trace in the file's own size and time."""

_SUFFIXES = (".md", ".txt")
_READINGS = 3
_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001  # UTC, without a zone
_MICROSECOND = timedelta(microseconds=1)
# Not to wait for the other end of a pipe; not to translate line ends. Some systems lack some.
_FLAGS = os.O_RDONLY | sum(
    getattr(os, name, 0) for name in ("O_NONBLOCK", "O_NOCTTY", "O_CLOEXEC", "O_BINARY")
)


class FoundFile(NamedTuple):
    """
    One file of a source, as the system lists it.

    Attributes:
        path: POSIX, relative to the source folder. With "/" at its end it is a folder
            that could not be listed; reading it gives the reject that says why.
        size: In bytes; 0 where unknown.
        modified_ns: Nanoseconds since 1970, UTC; 0 where unknown.

    """

    path: str
    size: int
    modified_ns: int


class SourceFile(NamedTuple):
    """
    One file that could be read.

    Attributes:
        path: POSIX, relative to the source folder.
        sha256: Of the bytes, in hexadecimal.
        size: In bytes.
        modified_at: UTC, without a time zone; the nearest year Python knows (1-9999).
        modified_ns: The same as nanoseconds since 1970, as FoundFile has it.
        encoding: Python's name of the encoding, "utf-8", "utf-16-le", "gb18030".
        text: As decoded, nothing changed: encoded in `encoding` it is the file again.

    """

    path: str
    sha256: str
    size: int
    modified_at: datetime
    modified_ns: int
    encoding: str
    text: str


@dataclass(frozen=True, slots=True)
class Reject:
    """
    One file that is no article, or one folder that cannot be listed.

    Attributes:
        path: POSIX, relative to the source folder; a folder's ends with "/".
        reason: Short stable phrase to group and count by.
        line: Line of the file, from 1; None where no single line is at fault.
        detail: What was found, what was expected, what to do.

    """

    path: str
    reason: str
    line: int | None
    detail: str


def list_files(source: Path) -> list[FoundFile]:
    """
    List the *.md and *.txt files (in any case) below a folder, by the codepoints of their paths.

    Hidden files and folders (".name") are left out. Links to files count, also dead
    ones; links to folders are not followed, so that nothing is read twice. Whatever
    else has such a name (a pipe, say) is listed too: each is an article or a reject.
    So is a folder that cannot be listed. A single file as source is the list of
    itself, whatever its name.

    Raises:
        DashboardError: The source itself does not exist or cannot be listed.

    """
    if source.is_file():
        return [_found(source.name, source)]
    if not source.is_dir():
        found = "is neither a file nor a folder" if source.exists() else "does not exist"
        msg = f"The source {source} {found}. Expected a folder of *.md and *.txt files; name one."
        raise DashboardError(msg)
    return sorted(_walk(source))


def stored_path(path: str) -> str:
    """
    Give the path as it can be stored: bytes of a name that are not UTF-8 are escaped.
    """
    return path.encode(errors="backslashreplace").decode()


def read_file(source: Path, path: str) -> SourceFile | Reject:
    """
    Read one file that list_files named; never raises, and never waits for a pipe.

    A byte order mark and all line ends stay in the text. The bytes are those of one
    moment: a file that changes meanwhile is read again, and then given up.
    """
    try:
        path.encode()
    except UnicodeEncodeError:
        detail = (
            "Its path has other bytes than UTF-8 (as GB18030 names do), which cannot be stored. "
            "Rename it: convmv -f gb18030 -t utf-8 --notest does so for a whole folder."
        )
        return _reject(path, "file name not UTF-8", detail)
    if path.endswith("/"):
        return _unlisted(source, path)
    try:
        content, status = _read_steadily(_place(source, path))
    except _UnfitError as error:
        return _reject(path, error.reason, error.detail)
    except (OSError, ValueError) as error:
        detail = f"The system says: {error}. Make it readable, or take it out, and build again."
        return _reject(path, "unreadable", detail)
    decoded = decode(content)
    if isinstance(decoded, Undecodable):
        return _reject(path, decoded.reason, decoded.detail, line=decoded.line)
    text, encoding = decoded
    return SourceFile(
        path=path,
        sha256=hashlib.sha256(content).hexdigest(),
        size=len(content),
        modified_at=_moment(status.st_mtime_ns),
        modified_ns=status.st_mtime_ns,
        encoding=encoding,
        text=text,
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


class _UnfitError(Exception):
    """
    What stands at a path is nothing to read; reason and detail as Reject has them.
    """

    def __init__(self, detail: str, *, reason: str) -> None:
        super().__init__(detail)
        self.reason = reason
        self.detail = detail


def _walk(source: Path) -> Iterator[FoundFile]:
    """
    Yield in no order; a list of open folders, not recursion, so that depth is no limit.
    """
    root = str(source)
    folders = [""]
    while folders:
        folder = folders.pop()
        try:
            with os.scandir(f"{root}/{folder}") as entries:
                listed = list(entries)
        except OSError as error:
            if not folder:
                msg = f"The folder {root} cannot be listed: {error.strerror}. Make it readable."
                raise DashboardError(msg) from error
            yield FoundFile(folder, 0, 0)
            continue
        for entry in listed:
            name = entry.name
            if name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                folders.append(f"{folder}{name}/")
            elif name.lower().endswith(_SUFFIXES) and not _is_folder(entry):
                yield _found(folder + name, entry)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link that leads in a circle
        return False


def _found(path: str, file: os.DirEntry[str] | Path) -> FoundFile:
    try:
        status = file.stat()
    except OSError:
        return FoundFile(path, 0, 0)
    return FoundFile(path, status.st_size, status.st_mtime_ns)


def _unlisted(source: Path, path: str) -> Reject:
    try:
        os.scandir(f"{source}/{path}").close()
    except OSError as error:
        found = f"The folder cannot be listed: {error.strerror}"
    else:
        found = "The folder could not be listed a moment ago, now it can"
    detail = (
        f"{found}. What is in it is missing. Make it readable, or take it out, and build again."
    )
    return _reject(path, "unreadable", detail)


def _place(source: Path, path: str) -> str:
    """
    Where the file is; a source that is a file itself is the file of its own name.
    """
    root = str(source)
    if root.endswith(path) and path == source.name and source.is_file():
        return root
    return f"{root}/{path}"


def _read_steadily(place: str) -> tuple[bytes, os.stat_result]:
    """
    Read a regular file, and what the system says of it while it did not change.

    Raises:
        OSError: The system cannot read it.
        _UnfitError: It is no file, too large, or does not stop changing.

    """
    for _ in range(_READINGS):
        _must_be_file(place, _status(place))  # before it is opened: opening a device may act
        handle = os.open(place, _FLAGS)
        try:
            before = os.fstat(handle)
            _must_be_file(place, before)
            content = _read_all(handle, before.st_size)
            after = os.fstat(handle)
        finally:
            os.close(handle)
        # A size of 0 with content is a file that the system makes up, as below /proc.
        if _signature(before) == _signature(after) and after.st_size in {len(content), 0}:
            return content, after
    detail = (
        f"It was read {_READINGS} times and changed each time ({after.st_size:,} bytes at last). "
        "Build again when nothing writes to it any more."
    )
    raise _UnfitError(detail, reason="changed while it was read")


def _status(place: str) -> os.stat_result:
    try:
        return os.stat(place)  # noqa: PTH116  # a Path costs more than the call
    except FileNotFoundError:
        if not os.path.islink(place):  # noqa: PTH114  # likewise
            found = "It is gone: it was listed, and then deleted or renamed"
        else:
            found = f"It is a link to {os.readlink(place)!r}, which does not exist"  # noqa: PTH115
        detail = f"{found}. Expected a regular file. Put it back or take it out, and build again."
        raise _UnfitError(detail, reason="not a file") from None


_KINDS = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


def _must_be_file(place: str, status: os.stat_result) -> None:
    if not stat.S_ISREG(status.st_mode):
        kind = next((name for test, name in _KINDS if test(status.st_mode)), "something else")
        link = " behind a link" if os.path.islink(place) else ""  # noqa: PTH114
        detail = f"It is {kind}{link}. Expected a regular file. Take it out, and build again."
        raise _UnfitError(detail, reason="not a file")
    if status.st_size > MAX_BYTES:
        detail = (
            f"It has {status.st_size:,} bytes; at most {MAX_BYTES:,} are read, and no article has "
            "as many. Split it into one file an article, or take it out."
        )
        raise _UnfitError(detail, reason="too large")


def _read_all(handle: int, size: int) -> bytes:
    """
    Read to the end, even if that is not where it was.
    """
    content = os.read(handle, size + 1)
    if len(content) == size:
        return content
    pieces = [content]
    total = len(content)
    while pieces[-1] and total <= MAX_BYTES:
        pieces.append(os.read(handle, 2**20))
        total += len(pieces[-1])
    return b"".join(pieces)


def _signature(status: os.stat_result) -> tuple[int, int, int]:
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns


def _moment(nanoseconds: int) -> datetime:
    try:
        return _EPOCH + nanoseconds // 1000 * _MICROSECOND
    except OverflowError:
        return datetime.max if nanoseconds > 0 else datetime.min  # noqa: DTZ901


def _reject(path: str, reason: str, detail: str, *, line: int | None = None) -> Reject:
    return Reject(stored_path(path), reason, line, detail)
