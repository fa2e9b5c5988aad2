"""How long a reader waits for an answer."""

from __future__ import annotations

import time

from dashboard.corpus.database import QueryTooLongError

SECONDS = 3.0


class Patience:
    """
    The time that all steps of one answer may take together.

    >>> Patience(60.0).left() > 0
    True

    """

    def __init__(self, seconds: float = SECONDS) -> None:
        self._seconds = seconds
        self._ends = time.monotonic() + seconds

    def left(self) -> float:
        """
        Give the seconds that are left; called between steps, it ends those that take too long.

        Raises:
            QueryTooLongError: none are left.

        """
        left = self._ends - time.monotonic()
        if left <= 0:
            raise QueryTooLongError.after(self._seconds)
        return left
