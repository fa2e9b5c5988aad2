"""Where the shards of a build are worked on: in this process, in several, or on a cluster."""

from __future__ import annotations

import os
from concurrent.futures import Executor, ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import TYPE_CHECKING, Any

from dashboard.corpus.enrich import ShardReport, enrich
from dashboard.errors import DashboardError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dashboard.corpus.enrich import Shard

ANSWER_SECONDS = 10


class ClusterError(DashboardError):
    """The cluster cannot be used."""


def run_shards(
    shards: Sequence[Shard], jobs: int | Executor | None = None
) -> Iterator[ShardReport]:
    """
    Enrich every shard and yield the reports as they come.

    Args:
        shards: What to do.
        jobs: Processes of this machine, one a core if None; or the executor that does it.

    """
    if isinstance(jobs, Executor):
        yield from _in(jobs, shards)
        return
    processes = min(jobs or os.cpu_count() or 1, len(shards))
    if processes <= 1:
        yield from map(enrich, shards)
        return
    # "spawn": the server that builds its first corpus has threads, and forking those deadlocks.
    with ProcessPoolExecutor(
        processes, mp_context=get_context("spawn"), initializer=_die_with_parent
    ) as executor:
        yield from _in(executor, shards)


def _die_with_parent() -> None:
    """
    End this process when the build that started it ends, even if that was killed.

    Else it would wait for work forever, and write where the next build clears up.
    """

    def wait() -> None:
        if (parent := parent_process()) is not None:
            parent.join()
            os._exit(1)

    Thread(target=wait, daemon=True).start()


def _in(executor: Executor, shards: Sequence[Shard]) -> Iterator[ShardReport]:
    futures = [executor.submit(enrich, shard) for shard in shards]
    try:
        for future in as_completed(futures):
            yield future.result()
    finally:
        for future in futures:
            future.cancel()


@contextmanager
def cluster(scheduler: str) -> Iterator[Executor]:
    """
    Connect to a Dask scheduler ("tcp://host:8786") as an executor.

    A shard whose worker dies is given to another one by the scheduler.

    Raises:
        ClusterError: Dask is not installed, or nobody answers at this address.

    """
    try:
        from distributed import Client  # noqa: PLC0415  # an extra, of no use to most
    except ImportError as error:
        msg = (
            "--scheduler needs Dask, which is not installed.\n"
            "Hint: .venv/bin/python -m pip install -c constraints.txt -e '.[cluster]'"
        )
        raise ClusterError(msg) from error
    try:
        client: Any = Client(scheduler, timeout=ANSWER_SECONDS)  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:
        msg = (
            f"No Dask scheduler answers at {scheduler!r}: {error}\n"
            "Hint: start one with `dask scheduler`, and name it as it names itself, "
            "for example tcp://host:8786."
        )
        raise ClusterError(msg) from error
    with client:
        yield client.get_executor(pure=False)
