"""Word lists and runs of words, against a count of them in the texts."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest
from plain_articles import NARROWINGS, selected, size

from dashboard.language.stopwords import stop_words
from dashboard.queries import wordlist
from dashboard.queries.filters import Filters
from dashboard.queries.wordlist import WordList
from dashboard.search import counting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plain_articles import Article, Plain

    from dashboard.language.words import Lang

    Run = tuple[str, ...]

FEW = [*NARROWINGS[:2], NARROWINGS[4], NARROWINGS[6]]


def runs(article: Article, lang: Lang, n: int) -> Iterator[Run]:
    """
    Give all runs of n words that no break parts.
    """
    words = article.stream(lang)
    for at in range(len(words) - n + 1):
        run = tuple(word.term for word in words[at : at + n] if word)
        if len(run) == n:
            yield run


def written(run: Run, lang: Lang) -> str:
    """
    Write a run as the list does.
    """
    return (" " if lang == "en" else "").join(run)


def counted(articles: list[Article], lang: Lang, n: int) -> dict[Run, tuple[int, int]]:
    """
    Count runs, and the articles that they are in.
    """
    occurrences: Counter[Run] = Counter()
    holding: Counter[Run] = Counter()
    for article in articles:
        found = list(runs(article, lang, n))
        occurrences.update(found)
        holding.update(set(found))
    return {run: (occurrences[run], holding[run]) for run in occurrences}


def answered(plain: Plain, filters: Filters, lang: Lang, n: int, **more: Any) -> list[Any]:
    """
    Ask for everything, function words and all.
    """
    settings = {"minimum": 1, "with_stop_words": True, "limit": 10_000_000} | more
    return WordList(filters, lang, n, **settings).answer(plain.corpus).rows()


@pytest.mark.parametrize("n", [1, 2, 3, 4])
@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("filters", FEW)
def test_all_runs_are_counted(plain: Plain, filters: Filters, lang: Lang, n: int) -> None:
    """
    Each run of the selection is a row, with its occurrences, articles and rate; no other is.
    """
    among = selected(plain.articles, filters)
    words = size(among, lang)
    expected = [
        (written(run, lang), times, articles, pytest.approx(1e6 * times / words), 1)
        for run, (times, articles) in counted(among, lang, n).items()
    ]

    found = answered(plain, filters, lang, n)

    # Of Chinese words, other runs may be written alike: they are rows of their own.
    assert sorted(found, key=by_name) == sorted(expected, key=by_name)
    assert [row[1] for row in found] == sorted((row[1] for row in found), reverse=True)


def by_name(row: tuple[Any, ...]) -> tuple[Any, ...]:
    """
    Order rows by what tells them apart.
    """
    return row[:3]


@pytest.mark.parametrize("n", [1, 2])
def test_the_search_is_a_filter(plain: Plain, n: int) -> None:
    """
    Words are those of the articles with a hit.
    """
    holding = [article for article in plain.articles if article.hits("合作社", "zh")]

    found = answered(plain, Filters(q="合作社"), "en", n)

    assert {row[0]: row[1:3] for row in found} == {
        written(run, "en"): counts for run, counts in counted(holding, "en", n).items()
    }


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("n", [1, 2, 3])
def test_rare_runs_and_function_words_can_be_left_out(plain: Plain, lang: Lang, n: int) -> None:
    """
    A run goes if it is too rare, or if it begins or ends with a function word.
    """
    everything = counted(plain.articles, lang, n)
    stop = set(stop_words(lang))

    found = answered(plain, Filters(), lang, n, minimum=3, with_stop_words=False)

    expected = [
        (written(run, lang), *counts)
        for run, counts in everything.items()
        if counts[0] >= 3 and run[0] not in stop and run[-1] not in stop
    ]
    assert sorted(row[:3] for row in found) == sorted(expected) != []


@pytest.mark.parametrize("n", [1, 3])
def test_a_limit_leaves_the_most_frequent(plain: Plain, n: int) -> None:
    """
    Equals are in the same order every time.
    """
    assert answered(plain, Filters(), "en", n, limit=9) == answered(plain, Filters(), "en", n)[:9]


def test_of_too_many_words_every_kth_article_is_counted(
    plain: Plain, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    The row says which, and rates are out of the words that were counted.
    """
    most = size(plain.articles, "en") // 3
    monkeypatch.setattr(wordlist, "MOST_WORDS", most)
    every = -(-size(plain.articles, "en") // most)
    sample = plain.articles[::every]
    words = size(sample, "en")

    found = answered(plain, Filters(), "en", 2)

    assert every > 2
    assert {row[0]: row[1:] for row in found} == {
        written(run, "en"): (times, articles, pytest.approx(1e6 * times / words), every)
        for run, (times, articles) in counted(sample, "en", 2).items()
    }


def test_runs_of_many_words_that_do_not_fit_into_a_number_lose_the_rare(
    plain: Plain, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    The least number is doubled until they fit; what is listed is right, and has that number.
    """
    monkeypatch.setattr(counting, "_MOST_BITS", 18)
    expected = counted(plain.articles, "en", 2)

    found = answered(plain, Filters(), "en", 2)

    least = min(row[1] for row in found)
    assert least > 1
    assert {row[0]: row[1:3] for row in found} == {
        written(run, "en"): counts for run, counts in expected.items() if counts[0] >= least
    }
