"""How long a reader waits for an answer."""

from __future__ import annotations

import time

from dashboard.errors import DashboardError

SECONDS = 3.0


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
