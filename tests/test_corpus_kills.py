"""A build may end at any moment, for any reason: the corpus before it serves on."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest
from corpus_tables import differing_tables
from generator.archive import generate
from killed_builds import (
    build_well,
    change,
    command,
    corpus_is_whole,
    kill_rounds,
    litter,
    small_disk,
)

from dashboard.corpus.build import build
from dashboard.corpus.location import current_corpus
from dashboard.corpus.lock import BuildLockedError, locked

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """
    Give an archive whose build takes about a second.
    """
    folder = tmp_path_factory.mktemp("archive") / "in"
    generate(folder, 300, 5)
    return folder


@pytest.fixture
def source(tmp_path: Path, archive: Path) -> Path:
    """
    Give a copy of it to change.
    """
    return shutil.copytree(archive, tmp_path / "in")


def test_a_killed_build_leaves_the_served_corpus_and_the_next_build_whole(
    tmp_path: Path, source: Path
) -> None:
    """
    Two kills at random moments; tests/benchmarks does the same fifty times.
    """
    counts = kill_rounds(source, tmp_path / "data", 2, 1)

    assert counts["good builds after"] == 1


@pytest.mark.skipif(
    not sys.platform.startswith("linux") or os.geteuid() != 0, reason="only root may mount a disk"
)
def test_a_full_disk_is_said_and_harms_nothing(tmp_path: Path, source: Path) -> None:
    """
    The message says what to do; the served corpus stays, and no litter.
    """
    with small_disk(tmp_path / "disk", 9) as disk:
        data = disk / "data"
        build(source / "1951.01" if (source / "1951.01").exists() else next(source.iterdir()), data)
        served = current_corpus(data)

        failed = subprocess.run(command(source, data), check=False, capture_output=True, text=True)

        assert failed.returncode == 1
        assert "is full" in failed.stderr
        assert "Hint: make room" in failed.stderr
        assert "Traceback" not in failed.stderr
        assert served == current_corpus(data)
        assert corpus_is_whole(data) > 0
        assert litter(data) == []


def test_a_killed_build_takes_its_workers_with_it(tmp_path: Path, source: Path) -> None:
    """
    No process is left that would write where the next build clears up.
    """
    program = (
        "import sys; from pathlib import Path; from dashboard.corpus import build as room;"
        "room.SHARD_FILES = 5;"
        "room.build(Path(sys.argv[1]), Path(sys.argv[2]), jobs=2)"
    )
    script = tmp_path / "many_shards.py"
    script.write_text(f"if __name__ == '__main__':\n    {program}\n", encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, str(script), str(source), str(tmp_path / "data")], start_new_session=True
    )
    deadline = time.monotonic() + 60
    while len(members(process.pid)) < 3 and time.monotonic() < deadline:
        time.sleep(0.05)
    workers = members(process.pid) - {process.pid}
    process.send_signal(signal.SIGKILL)
    process.wait()

    while members(process.pid) and time.monotonic() < deadline:
        time.sleep(0.05)

    assert len(workers) >= 2
    assert members(process.pid) == set()
    build_well(source, tmp_path / "data")


def members(session: int) -> set[int]:
    """
    List the processes of a session that are not dead yet.
    """
    listed = subprocess.run(
        ["ps", "-o", "pid=,stat=", "-s", str(session)], check=False, capture_output=True, text=True
    )
    rows = (line.split() for line in listed.stdout.splitlines())
    return {int(pid) for pid, state in rows if not state.startswith("Z")}


def test_of_two_builds_at_once_the_second_names_the_first(tmp_path: Path, source: Path) -> None:
    """
    It says which process holds the lock since when; afterwards the lock is free.
    """
    data = tmp_path / "data"
    data.mkdir()
    with locked(data), pytest.raises(BuildLockedError) as raised:
        build(source, data)

    assert f"by process {os.getpid()} on " in str(raised.value)
    assert ", since 2" in str(raised.value)
    assert build(source, data).is_new


def test_a_lock_ends_with_its_process(tmp_path: Path, source: Path) -> None:
    """
    Whoever was killed holds nothing, though it could not take its name away.
    """
    data = tmp_path / "data"
    data.mkdir()
    (data / ".build.holder").write_text("by process 1 on a machine long gone", encoding="utf-8")
    (data / ".build.lock").touch()

    assert build(source, data).is_new
    assert litter(data) == []


def test_what_killed_builds_left_is_cleared_away(tmp_path: Path, source: Path) -> None:
    """
    Unfinished folders, pointers and corpora that were never served go with the next build.
    """
    data = tmp_path / "data"
    served = build(source, data).path
    (data / ".building-old").mkdir()
    (data / ".building-old" / "corpus.duckdb").touch()
    (data / ".CURRENT.next").write_text("corpus-99990101T000000-00000000.duckdb", encoding="utf-8")
    (data / "corpus-99990101T000000-00000000.duckdb").touch()

    assert not build(source, data).is_new
    assert litter(data) == []
    assert served == current_corpus(data)


def test_a_file_that_vanishes_after_it_was_listed_is_a_reject(
    tmp_path: Path, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    It is accounted for like any other; the next build does not know it any more.
    """
    change(source, 1)
    from dashboard.corpus import build as room  # noqa: PLC0415

    listed = room.list_files(source)
    (source / "round-001.md").unlink()
    monkeypatch.setattr(room, "list_files", lambda _source: listed)
    first = build(source, tmp_path / "data")
    monkeypatch.undo()
    second = build(source, tmp_path / "data")
    build(source, tmp_path / "full")

    assert (first.rejects, second.rejects) == (1, 0)
    assert differing_tables(tmp_path / "data", tmp_path / "full") == []
