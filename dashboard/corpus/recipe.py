"""What a corpus depends on besides the archive: the rules by which it is made."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]
_ROOMS = ("archive", "language", "places", "figures", "audit", "corpus")
_LIBRARIES = ("rjieba", "ahocorasick-rs", "pypinyin")


@cache
def recipe() -> str:
    """
    Digest of the code and tables that make a corpus, and of the libraries that cut words.

    A corpus made by another recipe cannot be built upon: its words may be cut otherwise.
    """
    digest = hashlib.sha256()
    for room in _ROOMS:
        for path in sorted((_PACKAGE / room).rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                digest.update(f"{path.relative_to(_PACKAGE).as_posix()}\0".encode())
                digest.update(hashlib.sha256(path.read_bytes()).digest())
    for library in _LIBRARIES:
        digest.update(f"{library} {version(library)}\0".encode())
    return digest.hexdigest()
