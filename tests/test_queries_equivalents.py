"""What words are translated by, against pairs of paragraphs that are looked through one by one."""

from __future__ import annotations

from collections import Counter
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from plain_articles import (
    NARROWINGS,
    OTHER,
    first_of_period,
    is_in_dates,
    lang_of,
    periods,
    selected,
    series_of,
)
from scipy.stats import chi2_contingency
from statsmodels.stats.proportion import proportion_confint

from dashboard.language.stopwords import stop_words
from dashboard.language.words import stream
from dashboard.language.words import terms as words_of
from dashboard.queries.bins import WIDTHS
from dashboard.queries.equivalents import AgreementOverTime, Equivalents, ExamplePairs
from dashboard.queries.filters import Filters

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plain_articles import Article, Plain

    from dashboard.language.words import Lang
    from dashboard.queries.bins import Width

TERMS = ("合作社", "人民", "作", "cooperat*", "of the", "zyzzyva")
PAIRED = [("合作社", "cooperat*"), ("people", "人民"), ("人民", "the"), ("作", "zyzzyva")]
FEW = [*NARROWINGS[:3], NARROWINGS[4], NARROWINGS[6]]


class Pair(NamedTuple):
    """
    A title or a row, with text on both sides.

    Attributes:
        article: That it is of.
        row: From 1; None for the title.
        edges: Where it begins and ends in the indexed text, by language.
        texts: By language.

    """

    article: Article
    row: int | None
    edges: dict[Lang, tuple[int, int]]
    texts: dict[Lang, str]


@cache
def pairs_of(article: Article) -> list[Pair]:
    """
    Give the pairs of an article that have words on both sides.
    """
    pairs = [(None, {lang: (0, len(article.title(lang))) for lang in OTHER})]
    for number, row in enumerate(article.rows, 1):
        edges = {"en": (row.start_en, row.end_en), "zh": (row.start_zh, row.end_zh)}
        pairs.append(
            (
                number,
                {
                    lang: tuple(len(article.title(lang)) + 1 + at for at in edges[lang])
                    for lang in OTHER
                },
            )
        )
    found = []
    for number, edges in pairs:
        texts = {lang: article.text(lang)[slice(*edges[lang])] for lang in OTHER}
        if all(words_of(texts[lang], lang) for lang in OTHER):
            found.append(Pair(article, number, edges, texts))
    return found


def all_pairs(articles: Iterable[Article]) -> list[Pair]:
    """
    Give the pairs of articles, in order.
    """
    return [pair for article in articles for pair in pairs_of(article)]


def has(pair: Pair, term: str) -> bool:
    """
    Tell whether a hit begins in a pair.
    """
    start, end = pair.edges[lang_of(term)]
    return any(start <= hit.start < end for hit in pair.article.hits(term, lang_of(term)))


def in_texts(pair: Pair, lang: Lang) -> set[str]:
    """
    Give the words of a pair in a language.
    """
    start, end = pair.edges[lang]
    return {word.term for word in pair.article.stream(lang) if word and start <= word.start < end}


def answered(plain: Plain, filters: Filters, term: str, **more: Any) -> list[dict[str, Any]]:
    """
    Ask for everything, function words and all.
    """
    (one,) = series_of(term)
    settings = {"minimum": 1, "with_stop_words": True, "limit": 1_000_000} | more
    return Equivalents(filters, one, **settings).answer(plain.corpus).rows(named=True)


@pytest.mark.parametrize("term", TERMS)
@pytest.mark.parametrize("filters", FEW)
def test_words_of_the_other_language_are_counted_in_pairs(
    plain: Plain, filters: Filters, term: str
) -> None:
    """
    All that stand with the term more often than by chance are listed; SciPy has their evidence.
    """
    pairs = all_pairs(selected(plain.articles, filters))
    texts = [in_texts(pair, OTHER[lang_of(term)]) for pair in pairs]
    with_word = [words for pair, words in zip(pairs, texts, strict=True) if has(pair, term)]
    expected = {}
    for word in set().union(*with_word):
        both = sum(word in words for words in with_word)
        with_term = sum(word in words for words in texts)
        if both * len(pairs) > len(with_word) * with_term:
            expected[word] = (both, with_term)

    found = {row["term"]: row for row in answered(plain, filters, term)}

    assert {word: (row["pairs"], row["with_term"]) for word, row in found.items()} == expected
    for row in found.values():
        check_measures(row, len(with_word), len(pairs))
    if filters == Filters():
        assert bool(found) == (term != "zyzzyva")


def check_measures(row: dict[str, Any], with_word: int, pairs: int) -> None:
    """
    Compute share, Dice and log-likelihood from the four counts.
    """
    both, with_term = row["pairs"], row["with_term"]
    assert row["with_word"] == with_word
    assert row["share_pct"] == pytest.approx(100 * both / with_word)
    assert row["dice"] == pytest.approx(2 * both / (with_word + with_term))
    table = [
        [both, with_word - both],
        [with_term - both, pairs - with_word - with_term + both],
    ]
    test = chi2_contingency(table, correction=False, lambda_="log-likelihood")
    assert row["log_likelihood"] == pytest.approx(test.statistic, abs=1e-6)


@pytest.mark.parametrize("term", ["合作社", "people"])
def test_equivalents_are_ranked_by_evidence(plain: Plain, term: str) -> None:
    """
    The least number, function words and the limit take rows away, and change none.
    """
    everything = answered(plain, Filters(), term)
    other = OTHER[lang_of(term)]

    evidence = [row["log_likelihood"] for row in everything]
    assert evidence == sorted(evidence, reverse=True)
    assert answered(plain, Filters(), term, limit=3) == everything[:3]
    assert answered(plain, Filters(), term, minimum=4) == [
        row for row in everything if row["pairs"] >= 4
    ]
    assert answered(plain, Filters(), term, with_stop_words=False) == [
        row for row in everything if row["term"] not in stop_words(other)
    ]


@pytest.mark.parametrize("by", WIDTHS)
@pytest.mark.parametrize("terms", PAIRED)
def test_agreement_is_counted_in_each_period(
    plain: Plain, terms: tuple[str, str], by: Width
) -> None:
    """
    Pairs with the one, with the other and with both; periods without issues are rows too.
    """
    filters = Filters(date_from="1953")
    compare_agreement(plain, filters, terms, by)


@pytest.mark.parametrize("filters", FEW)
def test_agreement_is_counted_in_what_is_selected(plain: Plain, filters: Filters) -> None:
    """
    The filters select articles, and the search among them does not.
    """
    compare_agreement(plain, filters, ("合作社", "cooperat*"), "year")
    compare_agreement(plain, Filters(q="rain", page=2), ("合作社", "cooperat*"), "year")


def compare_agreement(plain: Plain, filters: Filters, terms: tuple[str, str], by: Width) -> None:
    """
    Count by hand, and compare all columns.
    """
    archive = [article for article in plain.articles if is_in_dates(article.issue_date, filters)]
    issues = Counter(first_of_period(article.issue_date, by) for article in archive)
    with_one, with_other, with_both = (Counter[Any]() for _ in range(3))
    for pair in all_pairs(selected(plain.articles, filters)):
        period = first_of_period(pair.article.issue_date, by)
        one, other = (has(pair, term) for term in terms)
        with_one[period] += one
        with_other[period] += other
        with_both[period] += one and other

    found = AgreementOverTime(filters, *series_of(*terms), by).answer(plain.corpus)

    columns = ("bin", "with_word", "with_other", "pairs", "archive_articles")
    assert found.select(columns).rows() == [
        (period, with_one[period], with_other[period], with_both[period], issues[period])
        for period in periods(plain.articles, filters, by)
    ]
    for row in found.iter_rows(named=True):
        check_agreement(row)


def check_agreement(row: dict[str, Any]) -> None:
    """
    Compute the shares; where a term is missing there is none.
    """
    limits = row["agreement_pct_low"], row["agreement_pct_high"]
    if row["with_word"]:
        wilson = proportion_confint(row["pairs"], row["with_word"], method="wilson")
        assert row["agreement_pct"] == pytest.approx(100 * row["pairs"] / row["with_word"])
        assert limits == pytest.approx([100 * limit for limit in wilson], abs=1e-9)
    else:
        assert (row["agreement_pct"], *limits) == (None, None, None)
    if row["with_other"]:
        assert row["return_pct"] == pytest.approx(100 * row["pairs"] / row["with_other"])
    else:
        assert row["return_pct"] is None


@pytest.mark.parametrize("terms", PAIRED)
@pytest.mark.parametrize("filters", FEW)
def test_examples_are_pairs_with_both(
    plain: Plain, filters: Filters, terms: tuple[str, str]
) -> None:
    """
    All of them, once and as they are written, the shortest originals first.
    """
    pairs = [
        pair
        for pair in all_pairs(selected(plain.articles, filters))
        if all(has(pair, term) for term in terms)
    ]
    question = ExamplePairs(filters, *series_of(*terms), limit=10_000)

    found = question.answer(plain.corpus)

    columns = ("slug", "issue_date", "page", "row", "text_en", "text_zh")
    assert sorted(found.select(columns).rows(), key=str) == sorted(
        (
            (
                pair.article.slug,
                pair.article.issue_date,
                pair.article.page,
                pair.row,
                pair.texts["en"],
                pair.texts["zh"],
            )
            for pair in pairs
        ),
        key=str,
    )
    assert found["total"].to_list() == [len(pairs)] * len(pairs)
    # The break between a row and the next counts where the row does not end with one.
    lengths = [len(stream(text, "zh")) for text in found["text_zh"]]
    assert all(length <= following + 1 for length, following in pairwise(lengths))
    assert ExamplePairs(filters, *series_of(*terms), 2).answer(plain.corpus).equals(found.head(2))
