"""Every contender indexes the same articles and words; how fast is not a matter of tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.__main__ import archive, compare, table
from benchmarks.contenders import CHECKED, NAMES

if TYPE_CHECKING:
    from pathlib import Path


def test_contenders_find_the_same(tmp_path: Path) -> None:
    """
    Build, SQLite, tantivy and floor hold the same articles and count the planted words alike.
    """
    source = tmp_path / "archive"
    expected = archive(source, 120, jobs=1)
    assert all(expected[word] for word in CHECKED[:2])
    runs = compare(source, tmp_path, NAMES, rounds=1, jobs=2, expected=expected)
    assert {run.name for run in runs} == set(NAMES)
    assert {run.articles for run in runs} == {120}
    for run in runs:
        assert run.cost.seconds > 0
        assert run.cost.cpu_seconds > 0
        assert run.cost.peak_bytes > 10_000_000  # Python alone takes more
    written = table(runs, text_bytes=1_000_000)
    assert len(written.splitlines()) == 2 + len(NAMES)
    assert all(f"| {name} |" in written for name in NAMES)
