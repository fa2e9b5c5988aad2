"""Words over time and over a selection, against counts by hand."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

import pytest
from plain_articles import (
    NARROWINGS,
    Article,
    first_of_period,
    is_in_dates,
    lang_of,
    periods,
    selected,
    series_of,
    size,
)
from scipy.stats import chi2
from statsmodels.stats.proportion import proportion_confint

from dashboard.corpus.query import Query
from dashboard.queries.bins import WIDTHS
from dashboard.queries.filters import Filters
from dashboard.queries.keywords import (
    FrequencyByRegion,
    FrequencyOverTime,
    RatioOverTime,
    Totals,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from plain_articles import Plain

    from dashboard.corpus.database import Corpus
    from dashboard.queries.bins import Width

TERMS = ("合作社", "the", "作", "of the", "cooperat*", "人民", "zyzzyva", "龘")
SPLIT = ("合作社", "the", "人民", "zyzzyva")


def times(articles: Iterable[Article], term: str) -> int:
    """
    Count all hits.
    """
    return sum(len(article.hits(term, lang_of(term))) for article in articles)


def holding(articles: Iterable[Article], term: str) -> list[Article]:
    """
    Give the articles with a hit.
    """
    return [article for article in articles if article.hits(term, lang_of(term))]


def counted(
    plain: Plain, among: list[Article], filters: Filters, term: str, by: Width
) -> list[Any]:
    """
    Count a term in each period among some articles; the archive is that of the dates.
    """
    archive = [a for a in plain.articles if is_in_dates(a.issue_date, filters)]
    here, of_archive = by_period(among, by), by_period(archive, by)
    lang = lang_of(term)
    counts = {
        first: (times(found, term), len(holding(found, term)), size(found, lang), len(found))
        for first, found in here.items()
    }
    return [
        (first, *counts.get(first, (0, 0, 0, 0)), len(of_archive.get(first, ())))
        for first in periods(plain.articles, filters, by)
    ]


def by_period(articles: Iterable[Article], by: Width) -> dict[date, list[Article]]:
    """
    Put the articles of a period together.
    """
    together = defaultdict(list)
    for article in articles:
        together[first_of_period(article.issue_date, by)].append(article)
    return together


COUNTS = ("bin", "occurrences", "articles", "words", "selected_articles", "archive_articles")


@pytest.mark.parametrize("filters", NARROWINGS)
@pytest.mark.parametrize("by", WIDTHS)
def test_a_trend_counts_each_period(plain: Plain, by: Width, filters: Filters) -> None:
    """
    Hits, their articles and words are of the selection; a period without issues is a row too.
    """
    among = selected(plain.articles, filters)

    found = FrequencyOverTime(filters, series_of(*TERMS), by).answer(plain.corpus)

    for number, term in enumerate(TERMS):
        rows = found.filter(series=number).select(COUNTS).rows()
        assert counted(plain, among, filters, term, by) == rows, term
    assert list(found["series"]) == sorted(found["series"])


def test_what_is_searched_selects_nothing(plain: Plain) -> None:
    """
    The denominator is every article that the other filters leave.
    """
    without, with_search = (
        FrequencyOverTime(Filters(q=q, page=1), series_of("合作社"), "year").answer(plain.corpus)
        for q in ("", "合作社")
    )

    assert without.equals(with_search)


def test_a_rate_is_out_of_its_words_and_a_share_out_of_its_articles(plain: Plain) -> None:
    """
    Rates are per million, shares per cent, with the intervals that statsmodels and chi-square give.
    """
    found = FrequencyOverTime(Filters(page=1), series_of("the", "合作社"), "year").answer(
        plain.corpus
    )

    for row in found.iter_rows(named=True):
        check_rate(row)
        check_share(row)
    assert found["per_million"].null_count() > 0
    assert found["occurrences"].max() >= 5


def check_rate(row: dict[str, Any]) -> None:
    """
    Compare with the exact limits of a Poisson count, which Byar's come near from 5 on.
    """
    columns = ("per_million", "per_million_low", "per_million_high")
    rate, low, high = (row[column] for column in columns)
    if not row["words"]:
        assert (rate, low, high) == (None, None, None)
        return
    times, million = row["occurrences"], row["words"] / 1e6
    assert rate == pytest.approx(times / million)
    assert high == pytest.approx(chi2.ppf(0.975, 2 * (times + 1)) / 2 / million, rel=0.01)
    if times == 0:
        assert low == 0
    if times >= 5:
        assert low == pytest.approx(chi2.ppf(0.025, 2 * times) / 2 / million, rel=0.01)


def check_share(row: dict[str, Any]) -> None:
    """
    Compare with Wilson's interval.
    """
    share, low, high = (row[c] for c in ("share_pct", "share_pct_low", "share_pct_high"))
    articles, of = row["articles"], row["selected_articles"]
    if not of:
        assert (share, low, high) == (None, None, None)
        return
    assert share == pytest.approx(100 * articles / of)
    limits = proportion_confint(articles, of, method="wilson")
    assert (low, high) == pytest.approx([100 * limit for limit in limits], abs=1e-9)


@pytest.mark.parametrize("smooth", [1, 3])
def test_a_smoothed_rate_is_that_of_the_periods_around(plain: Plain, smooth: int) -> None:
    """
    Sums over so many periods to either side are divided; gaps stay gaps.
    """
    found = FrequencyOverTime(Filters(), series_of("the"), "month", smooth).answer(plain.corpus)

    for rate, above, below, per in (
        ("smoothed", "occurrences", "words", 1e6),
        ("smoothed_pct", "articles", "selected_articles", 100),
    ):
        counts, of = found[above].to_list(), found[below].to_list()
        for at, value in enumerate(found[rate]):
            around = slice(max(0, at - smooth), at + smooth + 1)
            expected = per * sum(counts[around]) / sum(of[around]) if of[at] else None
            assert value == (expected and pytest.approx(expected))
    assert found["smoothed"].null_count() > 0


def test_without_smoothing_there_is_no_smoothed_rate(plain: Plain) -> None:
    """
    The columns are there, and empty.
    """
    found = FrequencyOverTime(Filters(), series_of("the"), "month").answer(plain.corpus)

    assert found["smoothed"].null_count() == found["smoothed_pct"].null_count() == len(found)


@pytest.mark.parametrize("filters", NARROWINGS)
@pytest.mark.parametrize("terms", [("the", "合作社"), ("人民", "作"), ("cooperat*", "zyzzyva")])
def test_a_ratio_divides_two_rates(plain: Plain, terms: tuple[str, str], filters: Filters) -> None:
    """
    Each term counts by the words of its language; where the second is missing nothing is said.
    """
    among = selected(plain.articles, filters)
    one, other = (counted(plain, among, filters, term, "year") for term in terms)

    found = RatioOverTime(filters, series_of(*terms), "year").answer(plain.corpus)

    assert found.select(COUNTS[0], "occurrences", "words", "archive_articles").rows() == [
        (row[0], row[1], row[3], row[5]) for row in one
    ]
    assert found.select("other_occurrences", "other_words").rows() == [
        (row[1], row[3]) for row in other
    ]
    for row in found.iter_rows(named=True):
        check_ratio(row)


def check_ratio(row: dict[str, Any]) -> None:
    """
    Compute a ratio from its counts.
    """
    ratio, low, high = row["ratio"], row["ratio_low"], row["ratio_high"]
    if row["other_occurrences"] and row["words"] and row["other_words"]:
        rates = row["occurrences"] / row["words"], row["other_occurrences"] / row["other_words"]
        assert ratio == pytest.approx(rates[0] / rates[1])
        assert low <= ratio <= high
    else:
        assert ratio is None
        assert high is None


@pytest.mark.parametrize("term", SPLIT)
@pytest.mark.parametrize("filters", NARROWINGS)
def test_a_split_counts_in_the_articles_of_each_province(
    plain: Plain, filters: Filters, term: str
) -> None:
    """
    An article that names two counts for both; provinces are those most named beside the term.
    """
    among = selected(plain.articles, filters)
    question = FrequencyByRegion(filters, series_of(term), "year")

    found = question.answer(plain.corpus)

    places = found.select("series", "place_id").unique(maintain_order=True)
    assert places["series"].to_list() == list(range(len(places)))
    assert places["place_id"].to_list() == expected_places(plain, holding(among, term), question)
    for number, place in places.iter_rows():
        there = [article for article in among if names(article, place)]
        rows = found.filter(series=number).select(COUNTS).rows()
        assert counted(plain, there, filters, term, "year") == rows, place


def names(article: Article, place: str) -> bool:
    """
    Tell whether an article is in a place, or in what the codes of the filter stand for.
    """
    if place in ("abroad", "unplaced"):
        return article in selected([article], Filters(region=(place,)))
    return place in article.places


def expected_places(plain: Plain, found: list[Article], question: FrequencyByRegion) -> list[str]:
    """
    Give the places of the filter, or the provinces that most articles name.
    """
    if question.filters.region:
        return list(question.filters.region)
    provinces = provinces_of(plain.corpus)
    named = {place for article in found for place in article.places} & provinces
    most = {place: sum(place in article.places for article in found) for place in named}
    return sorted(most, key=lambda place: (-most[place], place))[: question.top]


def provinces_of(corpus: Corpus) -> set[str]:
    """
    Ask the gazetteer which places are provinces.
    """
    found = corpus.run(Query("SELECT place_id FROM places WHERE level = 'province'"))
    return set(found["place_id"])


@pytest.mark.parametrize("filters", NARROWINGS)
def test_totals_are_those_of_the_selection(plain: Plain, filters: Filters) -> None:
    """
    A row a term, found or not, with occurrences, articles, words and how unevenly it lies.
    """
    among = selected(plain.articles, filters)

    found = Totals(filters, series_of(*TERMS)).answer(plain.corpus)

    assert found["series"].to_list() == list(range(len(TERMS)))
    for term, row in zip(TERMS, found.iter_rows(named=True), strict=True):
        words = size(among, lang_of(term))
        assert row["occurrences"] == times(among, term)
        assert row["articles"] == len(holding(among, term))
        assert (row["words"], row["selected_articles"]) == (words, len(among))
        check_rate(row)
        expected = dispersion(among, term)
        assert row["dispersion"] == (expected and pytest.approx(expected))


def dispersion(among: list[Article], term: str) -> float | None:
    """
    Compute the normalised deviation of proportions over all articles with words, one by one.
    """
    parts = [article for article in among if article.words(lang_of(term))]
    hits = [len(article.hits(term, lang_of(term))) for article in parts]
    sizes = [len(article.words(lang_of(term))) for article in parts]
    if not sum(hits) or len(parts) < 2:
        return None
    shares = [size / sum(sizes) for size in sizes]
    apart = sum(abs(hit / sum(hits) - share) for hit, share in zip(hits, shares, strict=True)) / 2
    return apart / (1 - min(shares))
