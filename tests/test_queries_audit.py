"""Rates of what translations say otherwise, against checks that are counted one by one."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl
import pytest
from statsmodels.stats.proportion import proportion_confint

from dashboard.audit.check import FAULTS
from dashboard.corpus.query import Query
from dashboard.measures.intervals import Clusters, wilson_clustered
from dashboard.queries.audit import (
    ALL,
    KINDS,
    THIN_ARTICLES,
    RatesByKind,
    RatesByRegion,
    RatesByYear,
)
from dashboard.queries.audit_lines import VERDICTS, Checks, checked_articles
from dashboard.queries.export import selected_ids
from dashboard.queries.filters import Filters

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dashboard.corpus.database import Corpus

FILTERS = [
    pytest.param(Filters(), id="everything"),
    pytest.param(Filters(region=("shanxi",)), id="a region"),
    pytest.param(Filters(q="合作社, the", date_from="1950"), id="a search"),
    pytest.param(Filters(date_from="1954", date_to="1955", page=2), id="dates and a page"),
    pytest.param(Filters(page=99), id="nothing"),
]
ASKED = [ALL, "figure", "date", "leftover"]
CORPORA = ["sample", "generated"]


@pytest.fixture(scope="module", params=CORPORA)
def corpus(request: pytest.FixtureRequest) -> Corpus:
    """
    Give the sample, then the generated archive.
    """
    found: Corpus = request.getfixturevalue(request.param)
    return found


def articles_of(corpus: Corpus, filters: Filters) -> list[dict[str, Any]]:
    """
    Read the selected articles in both languages, each with its checks and its units.
    """
    ids = set(corpus.run(selected_ids(filters))["article_id"])
    checks = defaultdict(list)
    for check in corpus.run(Query("FROM checks")).to_dicts():
        checks[check["article_id"]].append(check)
    provinces = defaultdict(set)
    for article_id, place_id in corpus.run(
        Query(
            "SELECT article_id, place_id FROM article_places JOIN places USING (place_id)"
            " WHERE level = 'province'"
        )
    ).iter_rows():
        provinces[article_id].add(place_id)
    rows = corpus.run(
        Query("SELECT article_id, issue_date, scope, words_en, words_zh FROM articles")
    ).to_dicts()
    return [
        row | {"checks": checks[row["article_id"]], "places": provinces[row["article_id"]]}
        for row in rows
        if row["article_id"] in ids and row["words_en"] and row["words_zh"]
    ]


def counted(articles: Iterable[Mapping[str, Any]], kind: str) -> dict[str, Any]:
    """
    Count the checks of a kind in articles by hand, and give both shares of what differs.
    """
    articles = list(articles)
    of_kind = [
        [check for check in article["checks"] if kind in (ALL, check["kind"])]
        for article in articles
    ]
    shared = [
        [check for check in checks if kind != ALL or check["kind"] not in FAULTS]
        for checks in of_kind
    ]
    verdicts = Counter(check["verdict"] for checks in shared for check in checks)
    total = None if kind in FAULTS else verdicts.total()
    with_any = {
        verdict: sum(any(check["verdict"] == verdict for check in checks) for checks in of_kind)
        for verdict in ("differs", "missing")
    }
    return {
        "articles": len(articles),
        "checks": total,
        "checked": None if kind in FAULTS else sum(map(bool, shared)),
        "differs": verdicts["differs"],
        "missing": verdicts["missing"],
        "articles_differs": with_any["differs"],
        "articles_missing": with_any["missing"],
        "differs_pct": 100 * verdicts["differs"] / total if total else None,
        "missing_pct": 100 * verdicts["missing"] / total if total else None,
        "articles_differs_pct": 100 * with_any["differs"] / len(articles) if articles else None,
        "is_thin": None if kind in FAULTS else sum(map(bool, shared)) < THIN_ARTICLES,
        "has_few": len(articles) < THIN_ARTICLES,
    }


def rates(frame: pl.DataFrame, key: str) -> dict[Any, dict[str, Any]]:
    """
    Give the rows of an answer by their key, with the columns that are counted by hand.
    """
    names = list(counted([], ALL))
    return {row[key]: {n: row[n] for n in names} for row in frame.iter_rows(named=True)}


@pytest.mark.parametrize("filters", FILTERS)
def test_kinds_are_those_counted_one_by_one(corpus: Corpus, filters: Filters) -> None:
    """
    Each kind with checks has a row, and those that only have faults; all kinds together the last.
    """
    articles = articles_of(corpus, filters)
    present = {check["kind"] for article in articles for check in article["checks"]}
    listed = [kind for kind in KINDS if kind in present | set(FAULTS)]

    found = RatesByKind(filters).answer(corpus)

    assert found["kind"].to_list() == ([*listed, ALL] if articles else [])
    expected = {kind: counted(articles, kind) for kind in found["kind"]}
    assert rates(found, "kind") == expected


@pytest.mark.parametrize("kind", ASKED)
@pytest.mark.parametrize("filters", FILTERS)
def test_years_are_those_counted_one_by_one(corpus: Corpus, filters: Filters, kind: str) -> None:
    """
    Every year of the dates has a row; a year that the archive lacks has no rate, and not 0.
    """
    articles = articles_of(corpus, filters)

    found = RatesByYear(filters, kind).answer(corpus)

    expected = {
        year: counted((a for a in articles if a["issue_date"].year == year), kind)
        for year in found["year"]
    }
    assert rates(found, "year") == expected
    assert sum(found["articles"]) == len(articles)
    lacking = found.filter(pl.col("archive_articles") == 0)
    assert lacking["articles_differs_pct"].null_count() == len(lacking)


@pytest.mark.parametrize("kind", ASKED)
@pytest.mark.parametrize("filters", FILTERS)
def test_regions_are_those_counted_one_by_one(corpus: Corpus, filters: Filters, kind: str) -> None:
    """
    An article counts for each province that it names, as the filter of regions has it.
    """
    filed = defaultdict(list)
    for article in articles_of(corpus, filters):
        keys = set(article["places"])
        keys |= {"abroad"} if article["scope"] in ("abroad", "mixed") else set()
        keys |= {"unplaced"} if article["scope"] == "unplaced" else set()
        for key in keys:
            filed[key].append(article)

    found = RatesByRegion(filters, kind).answer(corpus)

    expected = {place: counted(articles, kind) for place, articles in filed.items()}
    assert rates(found, "place_id") == expected


def test_the_filter_of_a_row_selects_its_articles(corpus: Corpus) -> None:
    """
    A region's row has as many articles as the filter that a click on it sets.
    """
    found = RatesByRegion(Filters()).answer(corpus)

    for place_id, articles in found.select("place_id", "articles").iter_rows():
        assert len(articles_of(corpus, Filters(region=(place_id,)))) == articles


@pytest.mark.parametrize("verdict", ["differs", "missing"])
def test_intervals_are_those_of_articles_and_of_clusters(corpus: Corpus, verdict: str) -> None:
    """
    Shares of articles have Wilson's interval; those of checks the one with articles as clusters.
    """
    articles = articles_of(corpus, Filters())
    found = RatesByKind(Filters()).answer(corpus)

    for row in found.iter_rows(named=True):
        of_articles = proportion_confint(
            row[f"articles_{verdict}"], row["articles"], method="wilson"
        )
        shown = [row[f"articles_{verdict}_{end}"] / 100 for end in ("low", "high")]
        assert shown == pytest.approx(of_articles, rel=1e-9, abs=1e-12)
        if not row["checks"]:
            assert row[f"{verdict}_low"] is None
            continue
        kind = row["kind"]
        kept = [
            [c for c in a["checks"] if c["kind"] not in FAULTS and kind in (ALL, c["kind"])]
            for a in articles
        ]
        m = np.array([len(checks) for checks in kept if checks])
        x = np.array([sum(c["verdict"] == verdict for c in cs) for cs in kept if cs])
        sums = Clusters(len(m), m.sum(), x.sum(), (m * m).sum(), (m * x).sum(), (x * x).sum())
        expected = [100 * float(limit) for limit in wilson_clustered(sums)]
        shown = [row[f"{verdict}_{end}"] for end in ("low", "high")]
        assert shown == pytest.approx(expected, rel=1e-9, abs=1e-12)


@pytest.mark.parametrize("verdict", [ALL, *VERDICTS])
@pytest.mark.parametrize("kind", ASKED)
@pytest.mark.parametrize("filters", FILTERS)
def test_checks_are_listed_as_they_lie(
    corpus: Corpus, filters: Filters, kind: str, verdict: Any
) -> None:
    """
    Pages put together are the checks of the table that are chosen, in its order, each once.
    """
    ids = set(corpus.run(selected_ids(filters))["article_id"])
    rows = corpus.run(
        Query(
            "SELECT article_id, slug, check_no, kind, verdict, surface_zh, found_en, start_zh"
            " FROM checks JOIN articles USING (article_id) ORDER BY article_id, check_no"
        )
    ).rows()
    expected = [
        row[1:]
        for row in rows
        if row[0] in ids and kind in (ALL, row[3]) and verdict in (ALL, row[4])
    ]
    size = max(1, len(expected) // 2)

    pages = [Checks(filters, kind, verdict, page, size).answer(corpus) for page in (1, 2, 3, 4)]

    whole = pl.concat(pages)
    names = ("slug", "check_no", "kind", "verdict", "surface_zh", "found_en", "start_zh")
    assert whole.select(names).rows() == expected
    assert set(whole["total"]) <= {len(expected)}


def test_a_check_leads_to_its_row(corpus: Corpus) -> None:
    """
    The row of a check of a body is an aligned row that holds it.
    """
    rows = defaultdict(list)
    for article_id, *span in corpus.run(
        Query(
            "SELECT slug, start_zh, end_zh, start_en, end_en FROM alignments"
            " JOIN articles USING (article_id) ORDER BY article_id, row_no"
        )
    ).iter_rows():
        rows[article_id].append(span)

    found = Checks(Filters(), page_size=10_000).answer(corpus)

    assert found["row"].count()
    for check in found.iter_rows(named=True):
        is_placed = (
            check["part"] == "body" and (check["start_zh"], check["start_en"]) != (None,) * 2
        )
        assert (check["row"] is not None) == is_placed
        if not is_placed:
            continue
        start_zh, end_zh, start_en, end_en = rows[check["slug"]][check["row"] - 1]
        if check["start_zh"] is None:
            assert start_en <= check["start_en"] <= end_en
        else:
            assert start_zh <= check["start_zh"] <= end_zh


@pytest.mark.parametrize("kind", ASKED)
def test_articles_with_most_disagreements_come_first(corpus: Corpus, kind: str) -> None:
    """
    Every article with a check of the kind is listed with its counts, and no other.
    """
    by_slug: dict[str, Counter[str]] = defaultdict(Counter)
    for slug, of, verdict in corpus.run(
        Query("SELECT slug, kind, verdict FROM checks JOIN articles USING (article_id)")
    ).iter_rows():
        if kind in (ALL, of):
            by_slug[slug][verdict] += 1

    found = corpus.run(checked_articles(Filters(), kind, limit=100_000))

    assert {slug: Counter(dict(zip(VERDICTS, counts, strict=True))) for slug, *counts in
            found.select("slug", *VERDICTS).iter_rows()} == by_slug  # fmt: skip
    order = found.select("differs", "missing").rows()
    assert order == sorted(order, reverse=True)


def test_of_the_seeds_one_place_differs(seeds: Corpus) -> None:
    """
    盂县 is given as Meng County; every figure agrees.
    """
    (check,) = Checks(Filters(), ALL, "differs").answer(seeds).to_dicts()
    kinds = rates(RatesByKind(Filters()).answer(seeds), "kind")

    assert (check["surface_zh"], check["found_en"]) == ("盂县", "Meng County")
    assert (kinds["figure"]["checks"], kinds["figure"]["differs"]) == (7, 0)
    assert (kinds[ALL]["articles_differs"], kinds[ALL]["articles"]) == (1, 2)
