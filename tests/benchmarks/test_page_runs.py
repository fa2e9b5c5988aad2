"""Every kind of page is asked for through a real server; how fast is not a matter of tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.page_runs import main

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

KINDS = 9


def test_every_kind_of_page_is_asked_for(
    sample_corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """
    The table has a row for each kind of page, with the runs that are counted and their times.
    """
    assert main(["--corpus", str(sample_corpus), "--runs", "2"]) == 0

    head, _, *rows = capsys.readouterr().out.strip().split("\n")
    assert head.startswith("| page | first, ms | n |")
    assert len(rows) == KINDS
    for row in rows:
        cells = [cell.strip() for cell in row.strip("|").split(" | ")]
        assert cells[2] == "2"
        assert 0 < float(cells[3].replace(",", "")) <= float(cells[5].replace(",", ""))
