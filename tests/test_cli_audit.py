"""The command about the audit: rates, articles and checks, as the page has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from command_line import rows

from dashboard.audit.check import FAULTS
from dashboard.commands import arguments
from dashboard.queries.audit import KINDS, RatesByKind, RatesByRegion, RatesByYear
from dashboard.queries.audit_lines import Checks
from dashboard.queries.filters import Filters

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import polars as pl
    from command_line import Said

    from dashboard.corpus.database import Corpus

SHANXI = "1954-03-30-p2-5fb56522"

# A command, and what its first row must say.
ANSWERS = [
    pytest.param(
        ["--by", "kind", "--kind", "place"],
        {"kind": "place", "articles": "2", "checks": "16", "differs": "1", "missing": "0"},
        id="a kind",
    ),
    pytest.param([], {"kind": "figure", "checks": "7", "differs": "0"}, id="every kind"),
    pytest.param(
        ["--by", "year", "--kind", "figure"],
        {"bin": "1954-01-01", "year": "1954", "articles": "2", "checks": "7", "differs": "0"},
        id="a year",
    ),
    pytest.param(
        ["--by", "region", "--region", "shanxi"],
        {"place_id": "shanxi", "name_en": "Shanxi", "articles": "1", "differs": "1"},
        id="a region",
    ),
    pytest.param(
        ["--by", "article"],
        {"slug": SHANXI, "issue_date": "1954-03-30", "differs": "1", "missing": "0"},
        id="an article",
    ),
    pytest.param(
        ["--by", "none", "--verdict", "differs"],
        {"slug": SHANXI, "issue_date": "1954-03-30", "kind": "place", "verdict": "differs",
         "surface_zh": "盂县", "expected_en": "Yu County", "found_en": "Meng County"},
        id="a check",
    ),
    pytest.param(
        ["--by", "none", "--kind", "figure", "--limit", "1"],
        {"surface_zh": "三百七十四人", "found_en": "374", "verdict": "agrees", "start_zh": "59",
         "end_zh": "65", "start_en": "260", "end_en": "263", "total": "7"},
        id="a figure",
    ),
]  # fmt: skip


@pytest.mark.parametrize("form", ["csv", "json"])
@pytest.mark.parametrize(("asked", "expected"), ANSWERS)
def test_an_answer_can_be_read_by_a_program(
    run: Callable[..., Said], asked: list[str], expected: dict[str, str], form: str
) -> None:
    """
    CSV and JSON hold the same rows, and the first of them is the right one.
    """
    found = rows(run("audit", *asked, "--format", form), form)

    assert expected.items() <= found[0].items()


def test_rates_are_told_with_their_intervals(run: Callable[..., Said]) -> None:
    """
    A share and its limits stand in one column; what has no share has none.
    """
    said = run("audit", "--kind", "place")
    faults = run("audit", "--kind", "leftover").out

    assert "(1.11-28.33)" in said.out  # behind 6.25, on a line of its own where there is no room
    assert "differs_pct" not in faults.replace("articles_differs_pct", "")


@pytest.mark.parametrize("written", [{}, {"region": "shanxi"}, {"from": "1954", "page": "2"}])
def test_the_command_says_what_the_page_says(
    run: Callable[..., Said], sample: Corpus, sample_corpus: Path, written: dict[str, str]
) -> None:
    """
    Command and page ask the same questions, with the same filters.
    """
    page = written.get("page")
    filters = Filters(
        region=tuple(filter(None, [written.get("region")])),
        date_from=written.get("from", ""),
        page=int(page) if page else None,
    )
    given = [part for name, value in written.items() for part in (f"--{name}", value)]

    def told(*asked: str) -> list[dict[str, str]]:
        command = ("audit", *given, *asked, "--format", "json", "--limit", "100000")
        return rows(run(*command, data=sample_corpus), "json")

    def answered(frame: pl.DataFrame) -> list[dict[str, str]]:
        return [
            {name: "" if value is None else str(value) for name, value in row.items()}
            for row in frame.to_dicts()
        ]

    every = Checks(filters, page_size=100_000).answer(sample).drop("total")
    assert told("--by", "kind") == answered(RatesByKind(filters).answer(sample))
    assert told("--by", "year") == answered(RatesByYear(filters).answer(sample))
    assert told("--by", "region") == answered(RatesByRegion(filters).answer(sample))
    listed = [{k: v for k, v in row.items() if k != "total"} for row in told("--by", "none")]
    assert listed == answered(every)


def test_checks_come_page_by_page_and_stop_at_the_limit(
    run: Callable[..., Said], monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    However few rows are in memory at once, the answer is the same.
    """
    whole = run("audit", "--by", "none", "--format", "csv").out
    monkeypatch.setattr(arguments, "_ROWS_AT_ONCE", 4)

    paged = run("audit", "--by", "none", "--format", "csv").out
    cut = rows(run("audit", "--by", "none", "--limit", "6", "--format", "csv"), "csv")

    assert paged == whole
    assert len(cut) == 6


def test_every_kind_can_be_asked_for(run: Callable[..., Said]) -> None:
    """
    No kind is refused; those of which only faults are noted have no share of checks.
    """
    for kind in KINDS:
        (found,) = rows(run("audit", "--kind", kind, "--format", "csv"), "csv")

        assert (found["kind"], found["differs_pct"] == "") == (kind, kind in FAULTS)


def test_a_verdict_is_of_single_checks(run: Callable[..., Said]) -> None:
    """
    A rate is of all verdicts: to choose one is answered with the way to do it.
    """
    said = run("audit", "--verdict", "differs")

    assert (said.code, said.out) == (1, "")
    assert "--by none" in said.err


@pytest.mark.parametrize("by", ["kind", "year", "region", "article", "none"])
def test_nothing_is_no_error(run: Callable[..., Said], empty_corpus: Path, by: str) -> None:
    """
    Without articles there are no rows.
    """
    said = run("audit", "--by", by, "--format", "csv", data=empty_corpus)

    assert rows(said, "csv") == []
