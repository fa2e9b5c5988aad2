"""Every kind of file is an article or a reject that a person can act on; nothing is neither."""

from __future__ import annotations

import os
import re
import sys
import time
from typing import TYPE_CHECKING

import pytest
from fixtures.archive.archive_text import text_of
from fixtures.archive.bad_inputs import TEXT, Row, markdown, rows

from dashboard.archive.article import Article
from dashboard.archive.files import Reject, SourceFile, list_files, read_article, read_file

if TYPE_CHECKING:
    from pathlib import Path

ADVICE = re.compile(
    r"\b(Add|Build|build|Convert|convert|Correct|correct|delete|fetch|Fetch|Make|Put|Rename|Save"
    r"|Split|Take|take it out)\b",
)
linux = pytest.mark.skipif(sys.platform != "linux", reason="it has no /proc and other names")


@linux
@pytest.mark.parametrize("row", [pytest.param(row, id=row.kind) for row in rows()])
def test_each_kind_of_input_is_an_article_or_a_reject(row: Row, tmp_path: Path) -> None:
    """
    Nothing is raised, as many come out as were found, and each says what it must.
    """
    row.put(tmp_path)

    found = [file.path for file in list_files(tmp_path)]
    read = [read_article(tmp_path, path) for path in found]

    if row.is_folder:
        assert [path[-1] for path in found] == ["/"]
    else:
        assert found == list((row.path,) if row.listed is None else row.listed)
    assert len(read) == len(found)
    for each in read:
        if isinstance(each, Reject):
            assert (each.reason, each.line) == (row.reason, row.line)
            assert row.found in each.detail
            assert ADVICE.search(each.detail), each.detail
            assert each.detail.endswith(".")
            assert each.path.encode()
            assert len(each.detail) < 400
        else:
            file, article = each
            assert row.reason is None
            assert (file.path, file.encoding) == (row.path, row.encoding)
            assert row.content == file.text.encode(file.encoding) or callable(row.content)
            said = {name: getattr(article, name) for name in row.fields}
            assert row.fields == said | (
                {"issue_date": article.issue_date.isoformat()} if "issue_date" in said else {}
            )


@linux
def test_all_kinds_in_one_folder_are_all_accounted_for(tmp_path: Path) -> None:
    """
    One bad file spoils no other: articles and rejects are as many as files.
    """
    kinds = list(rows())
    for number, row in enumerate(kinds):
        (tmp_path / f"{number:03}").mkdir()
        row.put(tmp_path / f"{number:03}")

    found = list_files(tmp_path)
    read = [read_article(tmp_path, file.path) for file in found]

    assert [file.path for file in found] == sorted(file.path for file in found)
    articles = [each for each in read if not isinstance(each, Reject)]
    rejects = [each for each in read if isinstance(each, Reject)]
    assert len(articles) + len(rejects) == len(found)
    assert len(articles) == sum(row.reason is None and row.listed is None for row in kinds)
    assert len(rejects) == sum(row.reason is not None for row in kinds)
    assert len(kinds) == len({row.kind for row in kinds}) >= 45


@linux
def test_the_table_can_be_printed() -> None:
    """
    It has a line for each kind.
    """
    assert len(markdown().split("\n")) == 2 + len(list(rows()))


def test_the_same_article_in_any_encoding_is_the_same(tmp_path: Path) -> None:
    """
    The digest of the content ignores encoding, byte order mark, line ends and path.
    """
    contents = {
        "utf-8.md": TEXT.encode(),
        "mark.md": ("\ufeff" + TEXT).encode(),
        "windows.md": TEXT.replace("\n", "\r\n").encode(),
        "utf-16.txt": TEXT.encode("utf-16"),
        "utf-16-be.txt": TEXT.encode("utf-16-be"),
        "gb18030.txt": TEXT.encode("gb18030"),
    }
    for name, content in contents.items():
        (tmp_path / name).write_bytes(content)

    read = [read_article(tmp_path, name) for name in contents]

    digests = {each[1].content_digest for each in read if not isinstance(each, Reject)}
    assert [isinstance(each, Reject) for each in read] == [False] * len(contents)
    assert len(digests) == 1
    assert re.fullmatch(r"[0-9a-f]{32}", digests.pop())


def test_articles_that_differ_in_any_field_have_other_digests(tmp_path: Path) -> None:
    """
    Also if a text moves from one field to its neighbour, or is "" and not None.
    """
    (tmp_path / "a.md").write_text(text_of(), encoding="utf-8")
    read = read_article(tmp_path, "a.md")
    assert not isinstance(read, Reject)
    fields = {name: getattr(read[1], name) for name in Article._fields}
    others = [
        {**fields, name: value}
        for name in Article._fields[1:]
        for value in (("x", "") if name != "page" else (3, None))
    ]
    others += [
        {**fields, "author_en": "-", "author_zh": None},
        {**fields, "author_en": None, "author_zh": "-"},
        {**fields, "title_en": "ab", "title_zh": "c"},
        {**fields, "title_en": "a", "title_zh": "bc"},
    ]

    digests = [Article(**each).content_digest for each in others]

    assert len(set(digests)) == len(digests)


def test_a_file_that_is_written_to_is_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    What is read is one moment's file: here the one after the writer has ended.
    """
    place = tmp_path / "a.md"
    place.write_bytes(TEXT.encode())
    writes = iter([b"More.\n"])
    read = os.read

    def write_and_read(handle: int, size: int) -> bytes:
        content = read(handle, size)
        with place.open("ab") as file:
            file.write(next(writes, b""))
        return content

    monkeypatch.setattr(os, "read", write_and_read)

    file = read_file(tmp_path, "a.md")

    assert isinstance(file, SourceFile)
    assert file.text == TEXT + "More.\n"


def test_a_file_that_does_not_stop_changing_is_a_reject(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    No half of one version is joined to half of another.
    """
    place = tmp_path / "a.md"
    place.write_bytes(TEXT.encode())
    read = os.read

    def write_and_read(handle: int, size: int) -> bytes:
        content = read(handle, size)
        with place.open("ab") as file:
            file.write(b"More.\n")
        return content

    monkeypatch.setattr(os, "read", write_and_read)

    reject = read_file(tmp_path, "a.md")

    assert isinstance(reject, Reject)
    assert reject.reason == "changed while it was read"
    assert "Build again when nothing writes to it" in reject.detail


def test_a_file_that_vanishes_is_a_reject(tmp_path: Path) -> None:
    """
    Between listing and reading files may go.
    """
    (tmp_path / "a.md").write_bytes(TEXT.encode())
    found = list_files(tmp_path)
    (tmp_path / "a.md").unlink()

    reject = read_file(tmp_path, found[0].path)

    assert isinstance(reject, Reject)
    assert (reject.reason, "It is gone" in reject.detail) == ("not a file", True)


@pytest.mark.parametrize("text", ["Rain fell on Hunan ", "春雨已降下来了，"])
def test_a_line_of_50_megabytes_is_read_in_linear_time(tmp_path: Path, text: str) -> None:
    """
    Ten seconds of one core are enough, whatever the line is made of.
    """
    line = text * (50_000_000 // len(text.encode()))
    (tmp_path / "a.md").write_text(text_of(english=line), encoding="utf-8")
    started = time.process_time()

    read = read_article(tmp_path, "a.md")

    assert not isinstance(read, Reject)
    assert read[1].body_en == line.strip()
    assert time.process_time() - started < 10
