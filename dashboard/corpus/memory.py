"""How much memory a build may take of the machine it runs on."""

from __future__ import annotations

import os
from pathlib import Path

_CGROUP = Path("/sys/fs/cgroup/memory.max")
_MOST = 2 * 2**30
_SHARE = 4


def database_memory() -> int:
    """
    Give the bytes that the database may take in a build: a quarter of the machine, 2 GiB at most.

    What does not fit is written to a temporary folder beside the corpus. A container's limit
    counts as the machine's.
    """
    machine = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    try:
        limit = _CGROUP.read_text(encoding="ascii").strip()
    except OSError:
        limit = "max"
    if limit.isdecimal():
        machine = min(machine, int(limit))
    return min(_MOST, machine // _SHARE)
