"""How long a reader waits for an answer."""

from __future__ import annotations

import heapq
import threading
import time
from contextlib import contextmanager
from itertools import count
from typing import TYPE_CHECKING, Protocol

from dashboard.errors import DashboardError

if TYPE_CHECKING:
    from collections.abc import Iterator

SECONDS = 3.0
_AGAIN_SECONDS = 0.05


class QueryTooLongError(DashboardError):
    """A question took longer than a reader should wait."""

    def __init__(self, seconds: float) -> None:
        super().__init__(
            f"This question was stopped after {seconds:g} seconds.\n"
            "Hint: narrow the dates or the region, or ask for fewer or rarer terms."
        )


class Patience:
    """
    The time that all steps of one answer may take together.

    Attributes:
        seconds: In all.

    >>> Patience(60.0).left() > 0
    True

    """

    def __init__(self, seconds: float = SECONDS) -> None:
        self.seconds = seconds
        self._ends = time.monotonic() + seconds

    def left(self) -> float:
        """
        Give the seconds that are left; called between steps, it ends those that take too long.

        Raises:
            QueryTooLongError: none are left.

        """
        left = self._ends - time.monotonic()
        if left <= 0:
            raise QueryTooLongError(self.seconds)
        return left


class Stoppable(Protocol):
    """What can be told to stop from another thread."""

    def interrupt(self) -> None:
        """Stop."""


class Watch:
    """
    Stops what takes longer than it may, from one thread for all of it.

    A timer of its own for every question costs a new thread each, 0.5 ms where questions take
    one (duckdb 2.0, November 2026).
    """

    def __init__(self) -> None:
        self._numbers = count()
        self._running: dict[int, Stoppable] = {}
        self._due: list[tuple[float, int]] = []
        self._sooner = threading.Condition()
        self._wakes_at = float("inf")
        self._thread: threading.Thread | None = None

    @contextmanager
    def over(self, work: Stoppable, seconds: float) -> Iterator[None]:
        """
        Stop this after so many seconds, unless it has ended by then.

        It is told again and again until it ends: what has not begun yet does not hear, and a
        busy machine may take so long to begin a question.
        """
        due = time.monotonic() + seconds
        number = next(self._numbers)
        with self._sooner:
            self._running[number] = work
            heapq.heappush(self._due, (due, number))
            if self._thread is None:
                self._thread = threading.Thread(target=self._watch, daemon=True)
                self._thread.start()
            elif due < self._wakes_at:
                self._sooner.notify()
        try:
            yield
        finally:
            with self._sooner:
                del self._running[number]

    def _watch(self) -> None:
        with self._sooner:
            while True:
                while self._due and self._due[0][1] not in self._running:
                    heapq.heappop(self._due)
                now = time.monotonic()
                while self._due and self._due[0][0] <= now:
                    _, number = heapq.heappop(self._due)
                    if number in self._running:
                        self._running[number].interrupt()
                        heapq.heappush(self._due, (now + _AGAIN_SECONDS, number))
                self._wakes_at = self._due[0][0] if self._due else float("inf")
                self._sooner.wait(self._wakes_at - now if self._due else None)
