"""Everything that may lie in a folder of articles, built: each file an article or a reject."""

from __future__ import annotations

import subprocess
import sys
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from corpus_tables import differing_tables
from corpus_tables import rows as ask
from fixtures.archive import bad_inputs

from dashboard.archive.files import list_files, stored_path
from dashboard.corpus.build import build
from dashboard.corpus.database import Corpus
from dashboard.corpus.location import current_corpus
from dashboard.export import export_sources
from dashboard.queries.filters import Filters

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="pipes, devices and such names are Linux's"
)


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """
    Give a folder with every kind of input, each in a folder of its own.
    """
    folder = tmp_path_factory.mktemp("all kinds")
    for number, row in enumerate(bad_inputs.rows()):
        (folder / f"{number:03}").mkdir()
        row.put(folder / f"{number:03}")
    return folder


@pytest.fixture(scope="module")
def data(source: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """
    Build it.
    """
    folder = tmp_path_factory.mktemp("data")
    build(source, folder)
    return folder


def test_every_file_is_in_one_of_the_two_tables(source: Path, data: Path) -> None:
    """
    What was found is in sources or in rejects, with reason and detail, and once.
    """
    found = sorted(stored_path(file.path) for file in list_files(source))

    known = ask(data, "SELECT path FROM sources UNION ALL SELECT path FROM rejects ORDER BY path")
    assert found == [path for (path,) in known]
    assert ask(data, "SELECT count(*) FROM rejects WHERE reason = '' OR detail = ''") == [(0,)]


def test_what_was_accepted_comes_out_as_it_went_in(
    source: Path, data: Path, tmp_path: Path
) -> None:
    """
    Whatever its encoding, line ends and name, byte for byte.
    """
    with closing(Corpus(current_corpus(data))) as corpus:
        assert list(export_sources(corpus, Filters(), tmp_path))

    paths = [path for (path,) in ask(data, "SELECT path FROM sources")]
    assert len(paths) > 50
    for path in paths:
        assert (source / path).read_bytes() == (tmp_path / path).read_bytes(), path


def test_a_second_build_finds_nothing_changed(source: Path, data: Path) -> None:
    """
    Also what could not be read is known again.
    """
    assert not build(source, data).is_new


def test_a_build_upon_it_equals_a_full_one(source: Path, data: Path, tmp_path: Path) -> None:
    """
    Rejects and articles are taken over alike.
    """
    (source / "new.md").write_text("Title: New\nDate: 1954-03-30\n\nNew.\n", encoding="utf-8")
    assert build(source, data).read == 1
    build(source, tmp_path / "full")

    assert differing_tables(data, tmp_path / "full") == []


@pytest.mark.parametrize("command", ["check", "build"])
def test_no_kind_of_input_gives_a_traceback(source: Path, tmp_path: Path, command: str) -> None:
    """
    The command line says what it found, line by line, and ends.
    """
    arguments = [str(source)] + (["--data", str(tmp_path)] if command == "build" else [])
    run = subprocess.run(
        [sys.executable, "-m", "dashboard", command, *arguments],
        check=False, capture_output=True, timeout=120,
    )  # fmt: skip

    said = (run.stdout + run.stderr).decode()
    assert run.returncode == (1 if command == "check" else 0), said
    assert "Traceback" not in said
    rejects = sum(row.reason is not None for row in bad_inputs.rows())
    assert f"{rejects} rejects" in said
    if command == "check":
        assert len(said.splitlines()) == rejects + 1
