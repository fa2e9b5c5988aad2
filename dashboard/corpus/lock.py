"""One build at a time in a data folder, and who it is."""

from __future__ import annotations

import os
import platform
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from dashboard.errors import DashboardError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_LOCK, _HOLDER = ".build.lock", ".build.holder"


class BuildLockedError(DashboardError):
    """Another build is at work in the same data folder."""


@contextmanager
def locked(data: Path) -> Iterator[None]:
    """
    Hold the data folder for one build; the system lets go of it when the process ends.

    Raises:
        BuildLockedError: names the process that holds it.

    """
    lock = FileLock(data / _LOCK)
    holder = data / _HOLDER
    try:
        lock.acquire(timeout=0)
    except Timeout:
        try:
            who = holder.read_text(encoding="utf-8").strip()
        except FileNotFoundError:
            who = "that has only just begun"
        msg = (
            f"Another build is at work in {data}: one {who}.\n"
            "Hint: wait until it is done, or stop that process; the corpus is served meanwhile."
        )
        raise BuildLockedError(msg) from None
    try:
        now = datetime.now(UTC).isoformat(sep=" ", timespec="seconds")
        holder.write_text(
            f"by process {os.getpid()} on {platform.node()}, since {now}\n", encoding="utf-8"
        )
        yield
    finally:
        holder.unlink(missing_ok=True)
        lock.release()
