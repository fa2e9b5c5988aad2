"""How much memory a build, and a server, may take of the machine they run on."""

from __future__ import annotations

import os
from pathlib import Path

_CGROUP = Path("/sys/fs/cgroup/memory.max")
_MOST = 2 * 2**30
_SHARE = 4
_SHARE_OF_TEXTS = 6


def database_memory() -> int:
    """
    Give the bytes that the database may take in a build: a quarter of the machine, 2 GiB at most.

    What does not fit is written to a temporary folder beside the corpus.
    """
    return min(_MOST, _machine() // _SHARE)


def memory_for_texts() -> int:
    """
    Give the bytes that a server may take for the texts as numbers: a sixth of the machine.

    They take 2.3 GB of a million articles; without them, questions read the corpus file.
    """
    return _machine() // _SHARE_OF_TEXTS


def _machine() -> int:
    """Give the machine's memory; a container's limit counts as the machine's."""
    machine = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    try:
        limit = _CGROUP.read_text(encoding="ascii").strip()
    except OSError:
        limit = "max"
    return min(machine, int(limit)) if limit.isdecimal() else machine
