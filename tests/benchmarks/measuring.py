"""Run a command in a fresh process; measure its time, memory and the bytes it leaves (Linux)."""

from __future__ import annotations

import itertools
import os
import subprocess
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

INTERVAL = 0.05
"""Seconds between two looks at the memory, at least."""
_SHARE = 0.02
"""Of a core that looking may take: of large processes a look takes 30 ms."""
_LOOKS = 200
"""After so many looks processes that were others are looked at again: ids are used again."""
_PROC = Path("/proc")
_SESSION = 3
"""Place of the session's id among the fields behind the name in /proc/N/stat."""


@dataclass(frozen=True, slots=True)
class Cost:
    """
    What a command took.

    Attributes:
        seconds: From start to end, all processes.
        cpu_seconds: User and system time of all its processes.
        peak_bytes: Largest sum over its processes of proportional set sizes (PSS), which count
            a page that several share once. File pages of the page cache are not counted, pages
            mapped from files are.
        disk_bytes: Of the files it left.

    """

    seconds: float
    cpu_seconds: float
    peak_bytes: int
    disk_bytes: int


def measure(
    command: Sequence[str], output: Path, environment: Mapping[str, str] | None = None
) -> Cost:
    """
    Run a command that writes to a folder.

    Raises:
        RuntimeError: It failed; the message is what it said.

    """
    log = output.with_name(f"{output.name}.log")
    started = time.perf_counter()
    with log.open("wb") as said:
        process = subprocess.Popen(
            command, stdout=said, stderr=said, env=environment, start_new_session=True
        )
        watch = _Watch(process.pid)
        watch.start()
        # Not process.wait(), which does not tell the time that the processes used.
        _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - started
    watch.stop()
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        msg = f"{' '.join(command)} failed:\n{log.read_text(encoding='utf-8', errors='replace')}"
        raise RuntimeError(msg)
    log.unlink()
    return Cost(seconds, usage.ru_utime + usage.ru_stime, watch.peak, disk_bytes(output))


def disk_bytes(folder: Path) -> int:
    """Sum up the files below a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


class _Watch(threading.Thread):
    """
    Looks at the memory of all processes of a session until told to stop.

    The session holds the command and all that it started, also what outlived its parent.
    """

    def __init__(self, session: int) -> None:
        super().__init__(daemon=True)
        self._session = str(session)
        self._over = threading.Event()
        self._others: set[str] = set()
        self.peak = 0

    def run(self) -> None:
        """Look every INTERVAL, or less often where looking takes long."""
        pause = INTERVAL
        for look in itertools.count():
            if self._over.wait(pause):
                break
            started = time.thread_time()
            if look % _LOOKS == 0:
                self._others.clear()
            self.peak = max(self.peak, self._bytes())
            pause = max(INTERVAL, (time.thread_time() - started) / _SHARE)

    def stop(self) -> None:
        """End, once the last look is over."""
        self._over.set()
        self.join()

    def _bytes(self) -> int:
        return sum(_pss(place) for place in _PROC.iterdir() if self._is_member(place))

    def _is_member(self, place: Path) -> bool:
        if not place.name.isdecimal() or place.name in self._others:
            return False
        try:
            # The name, in brackets, may itself hold blanks and brackets.
            fields = (place / "stat").read_text(encoding="utf-8", errors="replace")
        except OSError:
            return False  # it has ended
        if fields.rpartition(")")[2].split()[_SESSION] == self._session:
            return True
        # Looked at once only: looking takes time from what is measured.
        self._others.add(place.name)
        return False


def _pss(place: Path) -> int:
    """Read a process's proportional set size, in bytes; 0 where it has ended meanwhile."""
    try:
        lines = (place / "smaps_rollup").read_text(encoding="utf-8").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)
