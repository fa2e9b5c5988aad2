"""The words around hits, counted place by place, with measures by NLTK."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from nltk.metrics import BigramAssocMeasures
from plain_articles import NARROWINGS, count_words, lang_of, selected, series_of, size

from dashboard.language.stopwords import stop_words
from dashboard.queries.collocates import MEASURES, Collocates
from dashboard.queries.filters import Filters

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plain_articles import Article, Plain

    from dashboard.queries.collocates import Measure

    Places = set[tuple[int, int]]

COLUMN: dict[Measure, str] = {
    "logdice": "log_dice",
    "loglikelihood": "log_likelihood",
    "mi": "mutual_information",
    "tscore": "t_score",
    "count": "together",
}
SPANS = [(5, 5), (1, 0), (0, 1), (0, 10), (3, 1)]


class Windows(NamedTuple):
    """
    What stands around the hits of a term, as (article, position).

    Attributes:
        left: Places of each word to the left of a hit.
        right: To the right.
        hits_with: In how many windows each word stands.
        hits: How many there are.

    """

    left: defaultdict[str, Places]
    right: defaultdict[str, Places]
    hits_with: Counter[str]
    hits: int


def windows(among: list[Article], term: str, left: int, right: int) -> Windows:
    """
    Walk from each hit to both sides; punctuation is no word, the ends of a text are the end.
    """
    found = Windows(defaultdict(set), defaultdict(set), Counter(), 0)
    hits = 0
    for article in among:
        words = article.stream(lang_of(term))
        for hit in article.hits(term, lang_of(term)):
            hits += 1
            before = [at for at in range(hit.first - 1, -1, -1) if words[at]][:left]
            behind = [at for at in range(hit.last + 1, len(words)) if words[at]][:right]
            here = set()
            for places, side in ((before, found.left), (behind, found.right)):
                for at in places:
                    word = words[at]
                    assert word is not None
                    side[word.term].add((article.article_id, at))
                    here.add(word.term)
            found.hits_with.update(here)
    return found._replace(hits=hits)


def expected(
    among: list[Article], term: str, left: int, right: int
) -> Iterator[tuple[str, dict[str, float]]]:
    """
    Compute all columns for each word in a window.
    """
    found = windows(among, term, left, right)
    frequencies, n = count_words(among, lang_of(term)), size(among, lang_of(term))
    together = {word: len(found.left[word] | found.right[word]) for word in found.hits_with}
    in_windows = sum(together.values())
    for word, o in together.items():
        f, with_it = frequencies[word], found.hits_with[word]
        table = (o, (in_windows, f), n)
        yield (
            word,
            {
                "together": o,
                "left": len(found.left[word]),
                "right": len(found.right[word]),
                "hits_with": with_it,
                "occurrences": f,
                "log_dice": 14 + math.log2(2 * min(o, with_it) / (found.hits + f)),
                "log_likelihood": BigramAssocMeasures.likelihood_ratio(*table),
                "mutual_information": BigramAssocMeasures.pmi(*table),
                "t_score": BigramAssocMeasures.student_t(*table),
            },
        )


def answered(plain: Plain, filters: Filters, term: str, **more: Any) -> list[dict[str, Any]]:
    """
    Ask for everything, function words and all.
    """
    (one,) = series_of(term)
    settings = {"minimum": 1, "with_stop_words": True, "limit": 1_000_000} | more
    return Collocates(filters, one, **settings).answer(plain.corpus).rows(named=True)


@pytest.mark.parametrize(("left", "right"), SPANS)
@pytest.mark.parametrize("term", ["合作社", "人民", "cooperat*", "of the", "zyzzyva"])
@pytest.mark.parametrize("filters", [NARROWINGS[0], NARROWINGS[1], NARROWINGS[6]])
def test_words_around_hits_are_counted(
    plain: Plain, filters: Filters, term: str, left: int, right: int
) -> None:
    """
    Each place counts once, however many hits are near; measures are those of the counts.
    """
    among = selected(plain.articles, filters)
    by_hand = dict(expected(among, term, left, right))

    found = {row.pop("term"): row for row in answered(plain, filters, term, left=left, right=right)}

    assert set(found) == set(by_hand)
    for word, row in found.items():
        # NLTK adds a little to each cell before it takes logarithms.
        assert row == pytest.approx(by_hand[word], rel=1e-6, abs=1e-6), word
        assert row["log_dice"] <= 14


@pytest.mark.parametrize("measure", MEASURES)
@pytest.mark.parametrize("term", ["人民", "the"])
def test_words_are_ranked_by_the_measure(plain: Plain, measure: Measure, term: str) -> None:
    """
    The highest come first, and a limit leaves them; every word has a value.
    """
    found = answered(plain, Filters(), term, measure=measure)
    cut = answered(plain, Filters(), term, measure=measure, limit=7)

    values = [row[COLUMN[measure]] for row in found]
    assert values == sorted(values, reverse=True)
    assert cut == found[:7]


def test_rare_words_and_function_words_can_be_left_out(plain: Plain) -> None:
    """
    Both are what is listed, not what is counted.
    """
    everything = answered(plain, Filters(), "人民")

    frequent = answered(plain, Filters(), "人民", minimum=3)
    full = answered(plain, Filters(), "人民", with_stop_words=False)

    assert frequent == [row for row in everything if row["together"] >= 3]
    assert full == [row for row in everything if row["term"] not in stop_words("zh")]
    assert len(everything) > len(full) > len(frequent) > 0


def test_the_search_of_the_filters_selects_nothing(plain: Plain) -> None:
    """
    Collocates are those in all articles that the other filters leave.
    """
    assert answered(plain, Filters(q="合作社"), "人民") == answered(plain, Filters(), "人民")
