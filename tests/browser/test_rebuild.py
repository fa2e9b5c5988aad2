"""A build beside a running dashboard: readers get the new corpus, and notice nothing else."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from fixtures.archive.archive_text import text_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from pathlib import Path

    from dashboard_page import Dashboard


def build(source: Path, data: Path) -> None:
    """
    Build as a person does, in a process of its own.
    """
    command = [sys.executable, "-m", "dashboard", "build", str(source), "--data", str(data)]
    subprocess.run(command, check=True, capture_output=True, timeout=600)


def test_a_running_dashboard_takes_up_every_new_corpus(
    tmp_path: Path,
    serve: Callable[[Path], AbstractContextManager[str]],
    elsewhere: Callable[..., Dashboard],
) -> None:
    """
    The next click shows the articles that were added, build after build; no session fails.
    """
    source, data = tmp_path / "in", tmp_path / "data"
    source.mkdir()
    data.mkdir()
    write(source, 1)
    build(source, data)
    with serve(data) as address:
        dashboard = elsewhere("/reader", to=address)
        dashboard.says("All 1 articles")
        for articles in range(2, 5):
            write(source, articles)
            build(source, data)

            dashboard.follow("Timeline")
            dashboard.follow("Reader")

            dashboard.says(f"All {articles} articles")
        assert dashboard.failures == []
        assert len(list(data.glob("corpus-*.duckdb"))) == 2


def write(source: Path, number: int) -> None:
    """
    Add an article to the archive.
    """
    text = text_of(english=f"    Rain fell {number} times.")
    (source / f"{number}.md").write_text(text, encoding="utf-8")
