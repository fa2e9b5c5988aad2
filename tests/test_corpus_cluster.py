"""A build over a cluster: a real Dask scheduler with two worker processes."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from corpus_tables import differing_tables
from generator.archive import generate

from dashboard.corpus import build as build_room
from dashboard.corpus import shards
from dashboard.corpus.build import build
from dashboard.corpus.shards import ClusterError, cluster

if TYPE_CHECKING:
    from collections.abc import Iterator

SECONDS = 60


class Cluster:
    """
    A scheduler and two workers, each a process of this machine.
    """

    def __init__(self, folder: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.address = f"tcp://127.0.0.1:{port}"
        self._folder = folder
        self._scheduler = self._start(
            "scheduler", "--host", "127.0.0.1", "--port", str(port), "--no-dashboard"
        )
        self.workers = [
            self._start("worker", self.address, "--no-nanny", "--nthreads", "1", "--no-dashboard")
            for _ in range(2)
        ]

    def _start(self, kind: str, *arguments: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", f"distributed.cli.dask_{kind}", *arguments]
        with (self._folder / f"{kind}.log").open("ab") as log:
            return subprocess.Popen(command, cwd=self._folder, stdout=log, stderr=log)

    def wait(self) -> None:
        """Return when both workers have reported to the scheduler."""
        from distributed import Client  # noqa: PLC0415

        deadline = time.monotonic() + SECONDS
        while True:
            try:
                with Client(self.address, timeout=5) as client:
                    client.wait_for_workers(2, timeout=SECONDS)
                    return
            except OSError:
                if time.monotonic() > deadline:
                    raise

    def stop(self) -> None:
        """End all processes."""
        for process in (*self.workers, self._scheduler):
            process.kill()
            process.wait()


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """
    Give an archive that is more than one shard.
    """
    folder = tmp_path_factory.mktemp("archive") / "in"
    generate(folder, 400, 3)
    return folder


@pytest.fixture(scope="module")
def dask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """
    Give a cluster of two workers; the last test leaves one of them.
    """
    started = Cluster(tmp_path_factory.mktemp("cluster"))
    try:
        started.wait()
        yield started
    finally:
        started.stop()


def test_the_command_line_builds_on_a_cluster(
    tmp_path: Path, seeds_corpus: Path, dask: Cluster
) -> None:
    """
    `build --scheduler` is all it takes to get the tables of a local build.
    """
    seeds = Path(__file__).parent.parent / "seeds"
    run = subprocess.run(
        [sys.executable, "-m", "dashboard", "build", str(seeds), "--data", str(tmp_path / "data"),
         "--scheduler", dask.address],
        check=False, capture_output=True, text=True, env=os.environ, timeout=SECONDS,
    )  # fmt: skip

    assert run.returncode == 0, run.stderr
    assert "2 articles" in run.stdout
    assert differing_tables(seeds_corpus, tmp_path / "data") == []


def test_a_worker_that_dies_costs_a_retry(
    tmp_path: Path, archive: Path, dask: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    Its shards are worked on elsewhere, and every table is that of the local build.
    """
    build(archive, tmp_path / "local")
    monkeypatch.setattr(build_room, "SHARD_FILES", 20)
    done: list[int] = []

    def watch(stage: str, files: int, _total: int) -> None:
        if stage == "files":
            done.append(files)
            if len(done) == 4:
                dask.workers[0].kill()

    with cluster(dask.address) as executor:
        report = build(archive, tmp_path / "cluster", jobs=executor, progress=watch)

    assert report.read == done[-1] >= 400
    assert len(done) > 20
    assert dask.workers[0].poll() is not None
    assert differing_tables(tmp_path / "local", tmp_path / "cluster") == []


def test_an_address_where_nobody_answers_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    The message says which address, and how to start a scheduler there.
    """
    monkeypatch.setattr(shards, "ANSWER_SECONDS", 1)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{free.getsockname()[1]}"

        with (
            pytest.raises(ClusterError, match=rf"No Dask scheduler answers at '{address}'"),
            cluster(address),
        ):
            pass
