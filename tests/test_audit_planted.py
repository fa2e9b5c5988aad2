"""What the audit finds in the seeds, in known faults of the archive, and of planted errors."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from planted.planting import KINDS, plant
from planted.recall import outcomes

from dashboard.corpus.query import Query

if TYPE_CHECKING:
    from pathlib import Path

    from dashboard.corpus.database import Corpus

_ERRORS = 80
"""As `python -m planted` plants 200; fewer, so that the tests do not wait."""


def test_the_seeds_have_one_fault(seeds: Corpus) -> None:
    """
    In the seeds every figure, date and author agrees, and 盂县 is given as another county.
    """
    found = seeds.run(Query("SELECT kind, verdict, surface_zh, found_en FROM checks")).rows()

    assert [row for row in found if row[1] != "agrees"] == [
        ("place", "differs", "盂县", "Meng County")
    ]
    assert {kind for kind, verdict, _, _ in found if verdict == "agrees"} == {
        "author", "date", "figure", "person", "place",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("slug", "kind", "surface", "said"),
    [
        ("1954-03-02", "place", "炉山", "Lushun"),
        ("1966-09-05", "person", "庄则栋", "Zhang Xueliang"),
        ("1948-07-02", "figure", "百余名", "a hundred times"),
        ("1954-03-02", "figure", "二、三十分钟", "two or thirty"),
        ("1946-05-15", "leftover", None, "法币"),
    ],
)
def test_known_faults_of_the_archive_are_found(
    sample: Corpus, slug: str, kind: str, surface: str | None, said: str
) -> None:
    """
    A fault that readers have found in the sample is found by the audit.
    """
    query = Query.of(
        "SELECT surface_zh, found_en FROM checks JOIN articles USING (article_id)"
        " WHERE starts_with(slug, $day) AND kind = $kind AND verdict = 'differs'",
        day=slug,
        kind=kind,
    )

    assert (surface, said) in sample.run(query).rows()


def test_planted_errors_are_found(sample: Corpus, tmp_path: Path) -> None:
    """
    Of errors planted in clean translations, nine of ten have a check that does not agree.
    """
    planted = plant(sample, _ERRORS, seed=7)
    found = outcomes(planted, tmp_path)

    assert {each.planted.error for each in found} == set(KINDS)
    assert sum(bool(each.verdicts) for each in found) >= 0.9 * _ERRORS
