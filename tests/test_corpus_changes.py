"""A second build: it reads what changed, and makes what a full build would have made."""

from __future__ import annotations

import ast
import os
import shutil
import time
from typing import TYPE_CHECKING

import pytest
from corpus_tables import differing_tables, facts, rows
from fixtures.archive.archive_text import text_of
from generator.archive import generate
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.corpus.build import build
from dashboard.corpus.location import current_corpus
from dashboard.corpus.recipe import _PACKAGE as PACKAGE
from dashboard.corpus.recipe import _ROOMS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LONG_AGO = time.time() - 86_400


def write(path: Path, content: str | bytes, *, at: float = LONG_AGO) -> Path:
    """
    Write a file as one that has lain there for a while.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    os.utime(path, (at, at))
    return path


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """
    Give four articles, a copy of one, a namesake of another, and a file that is none.
    """
    folder = tmp_path / "in"
    for name in "abd":
        write(folder / f"{name}.md", text_of(english=f"    Rain fell on {name}, 374 mm."))
    write(folder / "later" / "c.md", text_of(header="Title: Snow\nDate: 1954-03-06\nPage: 1"))
    write(folder / "later" / "copy of a.md", (folder / "a.md").read_bytes())
    write(folder / "none.md", "nothing to see")
    return folder


def add(folder: Path) -> None:
    """Put a new file before all others."""
    write(folder / "A.md", text_of(header="Title: Hail\nDate: 1954-03-01", original=""))


def change(folder: Path) -> None:
    """Give an article another text of the same length."""
    write(folder / "b.md", text_of(english="    Snow lay on b, 999 mm."), at=LONG_AGO + 9)


def touch(folder: Path) -> None:
    """Give an article another time."""
    os.utime(folder / "b.md", (LONG_AGO + 9, LONG_AGO + 9))


def delete(folder: Path) -> None:
    """Take an article away."""
    (folder / "d.md").unlink()


def delete_the_first_of_two_copies(folder: Path) -> None:
    """Leave the copy, which now gives the article its path."""
    (folder / "a.md").unlink()


def copy(folder: Path) -> None:
    """Add a copy that stands before the article in order of path."""
    write(folder / "0.md", (folder / "b.md").read_bytes())


def rename(folder: Path) -> None:
    """Give an article another path."""
    (folder / "b.md").rename(folder / "z.md")


def mend(folder: Path) -> None:
    """Make an article of what was none."""
    write(folder / "none.md", text_of(english="    It cleared up."), at=LONG_AGO + 9)


def spoil(folder: Path) -> None:
    """Make an article unreadable."""
    write(folder / "d.md", b"\x00\x01", at=LONG_AGO + 9)


def delete_all(folder: Path) -> None:
    """Take everything away."""
    shutil.rmtree(folder)
    folder.mkdir()


def nothing(_folder: Path) -> None:
    """Leave all as it is."""


DEEDS: dict[Callable[[Path], None], int] = {
    add: 1, change: 1, touch: 0, delete: 0, delete_the_first_of_two_copies: 0, copy: 1,
    rename: 1, mend: 1, spoil: 1, delete_all: 0,
}  # fmt: skip
"""What may happen to an archive, and how many files then have to be read."""


@pytest.mark.parametrize(
    ("deed", "read"), DEEDS.items(), ids=lambda each: getattr(each, "__name__", "")
)
def test_an_incremental_build_equals_a_full_one(
    tmp_path: Path, source: Path, deed: Callable[[Path], None], read: int
) -> None:
    """
    After any change, only what changed is read, and every table is that of a full build.
    """
    build(source, tmp_path / "data")
    deed(source)

    report = build(source, tmp_path / "data")
    full = build(source, tmp_path / "full")

    assert (report.read, report.is_new) == (read, True)
    assert differing_tables(tmp_path / "data", tmp_path / "full") == []
    assert (report.articles, report.sources, report.rejects) == (
        full.articles, full.sources, full.rejects,
    )  # fmt: skip


def test_without_changes_nothing_is_built(tmp_path: Path, source: Path) -> None:
    """
    The corpus stays, also where files were refused.
    """
    first = build(source, tmp_path / "data")
    again = build(source, tmp_path / "data")

    assert (again.path, again.is_new, again.read) == (first.path, False, 0)
    assert (again.articles, again.sources, again.rejects) == (4, 5, 1)


def test_full_reads_everything(tmp_path: Path, source: Path) -> None:
    """
    `full` does not look at the corpus before, and makes the same.
    """
    build(source, tmp_path / "data")
    again = build(source, tmp_path / "data", full=True)
    build(source, tmp_path / "other")

    assert (again.read, again.is_new) == (6, True)
    assert differing_tables(tmp_path / "data", tmp_path / "other") == []


def test_a_file_written_while_it_was_read_is_looked_at_again(tmp_path: Path, source: Path) -> None:
    """
    Two writes within one tick of the clock leave the same size and time: bytes decide.
    """
    now = time.time()
    write(source / "b.md", text_of(english="    Rain fell on b, 374 mm."), at=now)
    build(source, tmp_path / "data")
    write(source / "b.md", text_of(english="    Snow lay on b, 374 mm."), at=now)

    assert build(source, tmp_path / "data").read == 1
    assert rows(tmp_path / "data", "SELECT count(*) FROM articles WHERE body_en LIKE 'Snow%'") == [
        (1,)
    ]


def test_another_folder_with_the_same_names_is_told_apart(tmp_path: Path, source: Path) -> None:
    """
    Path, size and time may agree by chance in another archive: bytes decide.
    """
    build(source, tmp_path / "data")
    other = tmp_path / "other"
    shutil.copytree(source, other)  # keeps the times
    write(other / "b.md", text_of(english="    Snow lay on b, 374 mm."))

    assert build(other, tmp_path / "data").read == 1
    build(other, tmp_path / "full")
    assert differing_tables(tmp_path / "data", tmp_path / "full") == []


def test_other_rules_read_everything_anew(
    tmp_path: Path, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    What was cut by an older program is not mixed with what this one cuts.
    """
    build(source, tmp_path / "data")
    monkeypatch.setattr("dashboard.corpus.build.recipe", lambda: "other rules")

    assert build(source, tmp_path / "data").read == 6


def test_every_room_that_a_build_reads_with_is_in_its_recipe() -> None:
    """
    What makes rows of a corpus makes its recipe too: else a build would keep rows of older rules.
    """
    rooms, found = {"corpus"}, set[str]()
    while rooms - found:
        found |= rooms
        for path in (room for name in found for room in (PACKAGE / name).rglob("*.py")):
            rooms |= {
                str(node.module).split(".")[1]
                for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
                if isinstance(node, ast.ImportFrom) and str(node.module).startswith("dashboard.")
            }

    assert found - {"errors"} == set(_ROOMS)


@pytest.mark.parametrize("harm", ["torn", "of an older form"])
def test_a_corpus_that_cannot_be_built_upon_is_left_aside(
    tmp_path: Path, source: Path, harm: str
) -> None:
    """
    A damaged corpus costs the time of a full build, no more.
    """
    build(source, tmp_path / "data")
    content = b"torn" if harm == "torn" else (tmp_path / "data" / "CURRENT").read_bytes()
    current_corpus(tmp_path / "data").write_bytes(content)

    assert build(source, tmp_path / "data").read == 6


def test_the_build_notes_what_it_read_and_kept(tmp_path: Path, source: Path) -> None:
    """
    build_info tells a full build from one that took over what it could.
    """
    build(source, tmp_path / "data")
    assert (facts(tmp_path / "data")["files_read"], facts(tmp_path / "data")["files_kept"]) == (
        "6", "0",
    )  # fmt: skip
    add(source)
    build(source, tmp_path / "data")
    assert (facts(tmp_path / "data")["files_read"], facts(tmp_path / "data")["files_kept"]) == (
        "1", "6",
    )  # fmt: skip


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """
    Generate files of all formats to put into an archive and take out again.
    """
    folder = tmp_path_factory.mktemp("store") / "in"
    generate(folder, 60, 7)
    return folder


@settings(max_examples=3, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(st.integers(0, 10**6), max_size=8), min_size=1, max_size=3))
def test_any_history_ends_in_the_same_corpus(
    tmp_path_factory: pytest.TempPathFactory, store: Path, history: list[list[int]]
) -> None:
    """
    Whatever comes and goes between builds, the last one equals a full build of what is there.
    """
    home = tmp_path_factory.mktemp("history")
    source = home / "in"
    files = sorted(path for path in store.rglob("*") if path.is_file())
    shutil.copytree(store, source)
    build(source, home / "data")

    for number, deeds in enumerate(history):
        for deed in deeds:
            file = files[deed % len(files)]
            place = source / file.relative_to(store)
            if place.exists() and deed % 3:
                place.unlink()
            else:
                other = files[(deed // 7) % len(files)]
                write(place, other.read_bytes(), at=LONG_AGO + number + 1)
        build(source, home / "data")
    build(source, home / "full")

    assert differing_tables(home / "data", home / "full") == []
