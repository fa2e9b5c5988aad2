"""What sets articles apart, against a count of all words in both halves."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from plain_articles import NARROWINGS, count_words, selected
from scipy.special import xlogy

from dashboard.language.stopwords import stop_words
from dashboard.queries.filters import Filters
from dashboard.queries.keyness import Keyness

if TYPE_CHECKING:
    from plain_articles import Article, Plain

    from dashboard.language.words import Lang

WITH_SEARCH = [
    *NARROWINGS,
    Filters(q="合作社"),
    Filters(q="the"),
    Filters(q="合作社, people", date_from="1953"),
]


def left(plain: Plain, filters: Filters) -> list[Article]:
    """
    Select by hand: the terms of the search are alternatives.
    """
    articles = selected(plain.articles, filters)
    if not filters.q:
        return articles
    terms = [term.strip() for term in filters.q.split(",")]
    return [
        article
        for article in articles
        if any(article.hits(term, "en" if term.isascii() else "zh") for term in terms)
    ]


def answered(plain: Plain, filters: Filters, lang: Lang, **more: Any) -> list[dict[str, Any]]:
    """
    Ask for everything, function words and all.
    """
    settings = {"minimum": 1, "with_stop_words": True, "limit": 1_000_000} | more
    return Keyness(filters, lang, **settings).answer(plain.corpus).rows(named=True)


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("filters", WITH_SEARCH)
def test_both_halves_are_counted(plain: Plain, filters: Filters, lang: Lang) -> None:
    """
    Every word of the corpus is in the list, with its rates in the selection and in the rest.
    """
    among = left(plain, filters)
    here = count_words(among, lang)
    everywhere = count_words(plain.articles, lang)
    size, whole = here.total(), everywhere.total()

    found = {row["term"]: row for row in answered(plain, filters, lang)}

    assert set(found) == (set(everywhere) if 0 < size < whole else set())
    for word, row in found.items():
        one, other = here[word], everywhere[word] - here[word]
        rates = one / size, other / (whole - size)
        assert (row["occurrences"], row["rest_occurrences"]) == (one, other)
        assert row["per_million"] == pytest.approx(1e6 * rates[0])
        assert row["rest_per_million"] == pytest.approx(1e6 * rates[1])
        assert row["is_positive"] == (rates[0] > rates[1])
        assert row["log_likelihood"] == pytest.approx(
            evidence(one, size, other, whole - size), abs=1e-6
        )
        bits = math.log2(max(one, 0.5) / size) - math.log2(max(other, 0.5) / (whole - size))
        assert row["log_ratio"] == pytest.approx(bits)


def evidence(one: int, size: int, other: int, rest: int) -> float:
    """
    Compute Rayson's log-likelihood from its two cells, as SciPy's x log y.
    """
    each = (one + other) / (size + rest)
    cells = ((one, size * each), (other, rest * each))
    return 2 * sum(float(xlogy(o, o) - xlogy(o, e)) for o, e in cells)


@pytest.mark.parametrize("filters", [Filters(q="合作社"), Filters(date_from="1950")])
def test_words_are_ranked_in_two_directions(plain: Plain, filters: Filters) -> None:
    """
    First those more frequent here, then those less frequent, each by log-likelihood.
    """
    found = answered(plain, filters, "zh")
    cut = answered(plain, filters, "zh", limit=5)

    more, less = ([row for row in found if row["is_positive"] is more] for more in (True, False))
    assert found == more + less
    assert cut == more[:5] + less[:5]
    for rows in (more, less):
        ranks = [row["log_likelihood"] for row in rows]
        assert ranks == sorted(ranks, reverse=True)


def test_rare_words_and_function_words_can_be_left_out(plain: Plain) -> None:
    """
    The least number is that of both halves together.
    """
    filters = Filters(date_from="1954", date_to="1966")
    everything = answered(plain, filters, "en")

    frequent = answered(plain, filters, "en", minimum=9)
    full = answered(plain, filters, "en", with_stop_words=False)

    assert frequent == [
        row for row in everything if row["occurrences"] + row["rest_occurrences"] >= 9
    ]
    assert full == [row for row in everything if row["term"] not in stop_words("en")]


def test_halves_mirror_each_other(plain: Plain) -> None:
    """
    What is more frequent from a day on is less frequent before it, with the same evidence.
    """
    since = answered(plain, Filters(date_from="1954-03-03"), "zh")
    before = answered(plain, replace(Filters(), date_to="1954-03-02"), "zh")

    one, other = ({row["term"]: row for row in rows} for rows in (since, before))
    assert set(one) == set(other) != set()
    for word, row in one.items():
        assert row["occurrences"] == other[word]["rest_occurrences"]
        assert row["log_ratio"] == pytest.approx(-other[word]["log_ratio"])
        assert row["log_likelihood"] == pytest.approx(other[word]["log_likelihood"])
