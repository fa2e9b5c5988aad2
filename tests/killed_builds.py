"""Builds that are killed, or have no room: what is left of them, and what comes after."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import duckdb
from corpus_tables import rows

from dashboard.corpus.location import current_corpus
from dashboard.corpus.promises import verify

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def command(source: Path, data: Path, *more: str) -> list[str]:
    """
    Give the command line of a build.
    """
    return [sys.executable, "-m", "dashboard", "build", str(source), "--data", str(data), *more]


def change(source: Path, number: int) -> None:
    """
    Add an article, so that the next build has something to do.
    """
    text = f"Title: Round {number}\nDate: 1972-03-31\nPage: 9\n\nNumber {number} came.\n"
    (source / f"round-{number:03d}.md").write_text(text, encoding="utf-8")


def corpus_is_whole(data: Path) -> int:
    """
    Verify every promise of the corpus that is served, and count its articles.
    """
    with duckdb.connect(str(current_corpus(data)), read_only=True) as connection:
        verify(connection)
    return int(rows(data, "SELECT count(*) FROM articles")[0][0])


def litter(data: Path) -> list[str]:
    """
    List what is in a data folder besides the corpus that is served and the one before it.
    """
    names = {path.name for path in data.iterdir()} - {"CURRENT", ".build.lock"}
    corpora = sorted(name for name in names if name.startswith("corpus-"))
    return sorted(names - set(corpora[-2:]))


def kill_a_build(source: Path, data: Path, after: float, *more: str) -> bool:
    """
    Start a build, kill it after some seconds, and tell whether it was still at work.
    """
    process = subprocess.Popen(
        command(source, data, *more), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        process.wait(after)
    except subprocess.TimeoutExpired:
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        return True
    return False


def build_well(source: Path, data: Path, *more: str) -> None:
    """
    Build, and raise if that fails.
    """
    done = subprocess.run(command(source, data, *more), check=False, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(done.stderr)


def kill_rounds(source: Path, data: Path, rounds: int, seed: int, *more: str) -> dict[str, int]:
    """
    Kill builds at random moments, and look after each at what is served and what comes next.

    Every round adds an article and kills the build of it; every other round lets the next
    build do its work. Raises if the served corpus is not whole, or the next build not good.

    Returns:
        Rounds, builds that were killed at work, and builds that followed well.

    """
    moments = random.Random(seed)
    build_well(source, data, *more)
    started = time.perf_counter()
    change(source, 0)
    build_well(source, data, *more)
    longest = time.perf_counter() - started
    counts = {"rounds": rounds, "killed at work": 0, "good builds after": 0}
    served = corpus_is_whole(data)
    expected = served
    for number in range(1, rounds + 1):
        change(source, number)
        expected += 1
        counts["killed at work"] += kill_a_build(
            source, data, moments.uniform(0, 1.1 * longest), *more
        )
        found = corpus_is_whole(data)
        if found not in {served, expected}:
            message = f"round {number}: {found} articles are served, not {served} or {expected}"
            raise AssertionError(message)
        served = found
        if number % 2 == 0 or number == rounds:
            build_well(source, data, *more)
            served = corpus_is_whole(data)
            if served != expected or litter(data):
                message = f"round {number}: {served} of {expected} articles; left: {litter(data)}"
                raise AssertionError(message)
            counts["good builds after"] += 1
    return counts


@contextmanager
def small_disk(folder: Path, mebibytes: int) -> Iterator[Path]:
    """
    Give a file system of its own, of a given size. Needs root.
    """
    folder.mkdir()
    subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={mebibytes}m", "tmpfs", str(folder)], check=True
    )
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)
