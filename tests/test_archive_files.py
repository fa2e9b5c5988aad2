"""Which files are found, and what becomes of those that are no text."""

from __future__ import annotations

import hashlib
import os
from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from dashboard.archive.files import (
    FoundFile,
    Reject,
    SourceFile,
    list_files,
    read_article,
    read_file,
)
from dashboard.errors import DashboardError

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "Title: Rain\nAuthor:\nDate: 1954-03-05\nPage: 2\n\nRain fell.\n"


def write(folder: Path, *names: str) -> None:
    """
    Put the same article under each name.
    """
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(TEXT, encoding="utf-8")


def paths(source: Path) -> list[str]:
    """
    Name the files found.
    """
    return [found.path for found in list_files(source)]


def test_articles_are_found_in_every_folder_and_nothing_else_is(tmp_path: Path) -> None:
    """
    *.md and *.txt count at any depth, in codepoint order; hidden ones do not.
    """
    write(tmp_path, "b/雨.md", "b/雪.txt", "B.md", "a.md", "b/c/d.txt")
    write(tmp_path, "a.csv", ".a.md", ".git/a.md", "folder.md/.keep", "a.md.bak")

    assert paths(tmp_path) == ["B.md", "a.md", "b/c/d.txt", "b/雨.md", "b/雪.txt"]


def test_a_single_file_is_a_source_of_one(tmp_path: Path) -> None:
    """
    The list of a file is its own name, which reads it.
    """
    write(tmp_path, "a.md", "b.md")
    source = tmp_path / "a.md"

    assert paths(source) == ["a.md"]
    assert isinstance(read_file(source, "a.md"), SourceFile)


def test_links_do_not_multiply_articles(tmp_path: Path) -> None:
    """
    A linked file counts, a dead link is listed to be rejected; linked folders are not followed.
    """
    write(tmp_path, "in/a.md", "elsewhere/b.md")
    source = tmp_path / "in"
    (source / "loop").symlink_to(source, target_is_directory=True)
    (source / "folder").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    (source / "linked.md").symlink_to(tmp_path / "elsewhere" / "b.md")
    (source / "dead.md").symlink_to(tmp_path / "gone.md")

    assert paths(source) == ["a.md", "dead.md", "linked.md"]
    dead = read_file(source, "dead.md")
    assert isinstance(dead, Reject)
    assert (dead.reason, "gone.md" in dead.detail) == ("not a file", True)


def test_a_found_file_has_the_size_and_time_it_is_read_with(tmp_path: Path) -> None:
    """
    Whoever compares two listings sees every change; of a dead link nothing is known.
    """
    write(tmp_path, "a.md")
    os.utime(tmp_path / "a.md", ns=(0, 123_456_789))
    (tmp_path / "dead.md").symlink_to("gone.md")

    assert list_files(tmp_path) == [
        FoundFile("a.md", len(TEXT), 123_456_789),
        FoundFile("dead.md", 0, 0),
    ]
    file = read_file(tmp_path, "a.md")
    assert isinstance(file, SourceFile)
    assert (file.size, file.modified_ns) == (len(TEXT), 123_456_789)
    assert file.modified_at == datetime(1970, 1, 1, microsecond=123_456)  # noqa: DTZ001  # UTC


def test_a_source_that_does_not_exist_is_named(tmp_path: Path) -> None:
    """
    A wrong path is an error and not an empty archive.
    """
    with pytest.raises(DashboardError, match=r"nowhere does not exist\. Expected a folder"):
        list_files(tmp_path / "nowhere")


def test_a_source_that_is_no_folder_is_named(tmp_path: Path) -> None:
    """
    A pipe is neither a file nor a folder, and is not read.
    """
    os.mkfifo(tmp_path / "pipe")

    with pytest.raises(DashboardError, match="is neither a file nor a folder"):
        list_files(tmp_path / "pipe")


def test_a_source_that_cannot_be_listed_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    An archive of which nothing can be seen is no empty one.
    """

    def refuse(path: str) -> None:
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr(os, "scandir", refuse)

    with pytest.raises(DashboardError, match="cannot be listed: Permission denied"):
        list_files(tmp_path)


def test_a_folder_that_cannot_be_listed_is_a_reject_and_the_rest_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    Articles are never left out in silence, nor one folder's fault made everybody's.
    """
    write(tmp_path, "a.md", "b/c.md", "d.md")
    scandir = os.scandir

    def refuse(path: str) -> object:
        if path.rstrip("/").endswith("b"):
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)

    assert paths(tmp_path) == ["a.md", "b/", "d.md"]
    reject = read_article(tmp_path, "b/")
    assert isinstance(reject, Reject)
    assert (reject.path, reject.reason, reject.line) == ("b/", "unreadable", None)
    assert "cannot be listed: Permission denied" in reject.detail
    monkeypatch.undo()
    again = read_article(tmp_path, "b/")
    assert isinstance(again, Reject)
    assert "now it can" in again.detail


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(TEXT.encode(), id="plain"),
        pytest.param(b"\xef\xbb\xbf" + TEXT.encode(), id="byte order mark"),
        pytest.param(TEXT.replace("\n", "\r\n").encode(), id="Windows line ends"),
    ],
)
def test_a_text_is_its_file_again(tmp_path: Path, content: bytes) -> None:
    """
    Nothing is changed in decoding, and the file's own facts are right.
    """
    (tmp_path / "a.md").write_bytes(content)
    os.utime(tmp_path / "a.md", (0, 86_400))

    file = read_file(tmp_path, "a.md")

    assert isinstance(file, SourceFile)
    assert content == file.text.encode()
    assert (file.path, file.size) == ("a.md", len(content))
    assert file.sha256 == hashlib.sha256(content).hexdigest()
    assert file.modified_at == datetime(1970, 1, 2)  # noqa: DTZ001  # UTC, without a zone
    read = read_article(tmp_path, "a.md")
    assert not isinstance(read, Reject)
    assert (file, "Rain fell.") == (read[0], read[1].body_en)


@pytest.mark.parametrize(
    ("content", "reason", "line", "advice"),
    [
        pytest.param(b"", "empty", None, "Fetch it again", id="empty"),
        pytest.param(b"\xef\xbb\xbf \n\xe3\x80\x80\n", "empty", None, "Fetch it", id="blank"),
        pytest.param(b"Title: T\nDate:\0", "not a text", 2, "Save it as UTF-8", id="zero byte"),
        pytest.param(b"T\n" + "雨".encode("gb18030"), "unknown encoding", 2, "iconv", id="a word"),
        pytest.param("雨".encode()[:2], "not UTF-8", 1, "Byte 0", id="cut in a character"),
        pytest.param(b"Rain.", "no title", None, "Add one of them", id="no article"),
        pytest.param(b"Title: T\nDate: 1954-02-30", "impossible date", 2, "YYYY-MM-DD", id="date"),
    ],
)
def test_a_file_that_is_no_article_is_a_reject(
    tmp_path: Path, content: bytes, reason: str, line: int | None, advice: str
) -> None:
    """
    Bad input raises nothing: it says where, why and what to do.
    """
    (tmp_path / "a.md").write_bytes(content)

    reject = read_article(tmp_path, "a.md")

    assert isinstance(reject, Reject)
    assert ("a.md", reason, line) == (reject.path, reject.reason, reject.line)
    assert advice in reject.detail


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        pytest.param("gone.md", "not a file", id="gone"),
        pytest.param("folder.md", "not a file", id="a folder"),
        pytest.param("pipe.md", "not a file", id="a pipe"),
    ],
)
def test_a_file_that_went_is_a_reject(tmp_path: Path, path: str, reason: str) -> None:
    """
    What was listed a moment ago may be something else by now.
    """
    (tmp_path / "folder.md").mkdir()
    os.mkfifo(tmp_path / "pipe.md")

    reject = read_file(tmp_path, path)

    assert isinstance(reject, Reject)
    assert (path, reason) == (reject.path, reject.reason)


def test_a_file_that_may_not_be_read_is_a_reject(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    The system's own words say why.
    """
    write(tmp_path, "a.md")

    def refuse(path: str, flags: int) -> int:
        raise PermissionError(13, "Permission denied", path, flags)

    monkeypatch.setattr(os, "open", refuse)

    reject = read_file(tmp_path, "a.md")

    assert isinstance(reject, Reject)
    assert reject.reason == "unreadable"
    assert "Permission denied" in reject.detail


def test_a_name_that_is_not_utf_8_is_a_reject_that_can_be_stored(tmp_path: Path) -> None:
    """
    A reject's path is always a text that can be written to a database.
    """
    name = os.fsdecode(b"\xd3\xea.md")
    write(tmp_path, name)
    assert paths(tmp_path) == [name]

    reject = read_file(tmp_path, name)

    assert isinstance(reject, Reject)
    assert (reject.reason, reject.path) == ("file name not UTF-8", r"\udcd3\udcea.md")
