"""Time, memory and disk of a command and of all that it starts."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from benchmarks.measuring import measure

if TYPE_CHECKING:
    from pathlib import Path

_CHILD = "b = bytearray(60_000_000)\nfor i in range(0, len(b), 4096): b[i] = 1\nimport time"
_PARENT = """
import pathlib, subprocess, sys
for _ in range(2):
    subprocess.Popen([sys.executable, "-c", sys.argv[2] + "; time.sleep(1)"])
subprocess.run([sys.executable, "-c", sys.argv[2] + "; time.sleep(1)"])
pathlib.Path(sys.argv[1], "left").write_bytes(b"1234567")
"""


def test_memory_is_summed_over_all_processes(tmp_path: Path) -> None:
    """
    What children take counts as much as what the command itself takes.
    """
    output = tmp_path / "output"
    output.mkdir()
    cost = measure([sys.executable, "-c", _PARENT, str(output), _CHILD], output)
    assert 180_000_000 < cost.peak_bytes < 400_000_000
    assert cost.seconds > 1
    assert cost.cpu_seconds > 0
    assert cost.disk_bytes == 7
    assert list(tmp_path.iterdir()) == [output]


def test_a_command_that_fails_says_why(tmp_path: Path) -> None:
    """
    A contender that fails stops the benchmark with its own words.
    """
    with pytest.raises(RuntimeError, match="no such thing"):
        measure([sys.executable, "-c", "raise SystemExit('no such thing')"], tmp_path / "output")
