"""Steps of a work on one database: two at a time, each behind those that it needs."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

from dashboard.corpus.database import cursor_beside

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

    import duckdb

    Work = Callable[[duckdb.DuckDBPyConnection], object]

_AT_ONCE = 2
"""Each step keeps a core busy for most of its time, and the database has threads of its own."""


class Steps:
    """
    Steps in the order in which they are begun.

    Attributes:
        seconds: That each step done has taken, by name.

    """

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection
        self._works: dict[str, tuple[Work, tuple[str, ...]]] = {}
        self.seconds: dict[str, float] = {}

    def add(self, name: str, work: Work, *after: str) -> None:
        """
        Add a step.

        Args:
            name: Of the step.
            work: What to do, given a connection of the step's own.
            after: Steps added before, which must be done before it is begun.

        """
        self._works[name] = work, after

    def run(self, progress: Callable[[int, int], None]) -> None:
        """
        Do all steps, and tell how many of how many are done.

        Raises:
            Exception: whatever a step raises; those that are not begun are not done.

        """
        progress(0, len(self._works))
        begun: dict[str, Future[Any]] = {}
        with ExitStack() as opened:
            cursors = [opened.enter_context(cursor_beside(self._connection)) for _ in self._works]
            workers = opened.enter_context(ThreadPoolExecutor(_AT_ONCE))
            for cursor, (name, (_, after)) in zip(cursors, self._works.items(), strict=True):
                before = [begun[each] for each in after]
                begun[name] = workers.submit(self._do, name, cursor, before)
            try:
                for done, future in enumerate(as_completed(begun.values()), start=1):
                    future.result()
                    progress(done, len(self._works))
            finally:
                for future in begun.values():
                    future.cancel()

    def _do(self, name: str, cursor: duckdb.DuckDBPyConnection, before: list[Future[Any]]) -> None:
        for step in before:
            step.result()
        started = time.perf_counter()
        work, _ = self._works[name]
        work(cursor)
        self.seconds[name] = round(time.perf_counter() - started, 3)
