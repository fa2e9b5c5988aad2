"""
The inverted index: streams of words -> for every word, where it stands.

A counting sort: it is known how often each word occurs, and so where its places begin; one
look through all texts in order writes every place to where it belongs, and leaves the places
of a word in order. Memory is bounded by taking a run of words at a time, which costs a look
through the texts each: 0.5 s for a million articles. Source: Knuth, *The Art of Computer
Programming*, vol. 3, 2nd ed., section 5.2, algorithm D.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from dashboard.language.compiled import compiled, loop

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from dashboard.corpus.streams import Streams

PLACES_A_RUN = 64_000_000
"""Places of words that are sorted at once: up to 0.8 GB. One word alone may need more."""
_WORTH_COMPILING = 1_000_000
"""Words in all texts: half a second as Python."""


class Postings(NamedTuple):
    """
    Where some words stand: one row per word and article, in that order.

    Attributes:
        term_ids: Shape (rows,).
        article_ids: Shape (rows,).
        begins: Where each row's positions begin, and the end of the last. Shape (rows + 1,).
        positions: Words and breaks before this one in its text. Shape (places,).

    """

    term_ids: NDArray[np.int32]
    article_ids: NDArray[np.int32]
    begins: NDArray[np.int32]
    positions: NDArray[np.int32]


def count_articles(streams: Streams) -> NDArray[np.int32]:
    """Count the articles that each word stands in, by id. Shape (terms,)."""
    count = compiled(_count_articles, len(streams.ids), worth=_WORTH_COMPILING)
    return count(streams.ids, streams.begins, streams.articles, streams.terms)


def invert(
    streams: Streams,
    occurrences: NDArray[np.int64],
    articles: NDArray[np.int32],
    places_a_run: int = PLACES_A_RUN,
) -> Iterator[Postings]:
    """
    Yield the postings of all words, the words in order of id.

    Args:
        streams: All texts.
        occurrences: Of each word, by id. Shape (terms,).
        articles: That each word stands in, likewise.
        places_a_run: How many places one result holds at most, if no word alone has more.

    """
    sort = compiled(_sort, len(streams.ids), worth=_WORTH_COMPILING)
    for first, last in _runs(occurrences, places_a_run):
        places_before = _before(occurrences[first:last])
        rows_before = _before(articles[first:last])
        found = sort(
            streams.ids, streams.begins, streams.articles, first, places_before, rows_before
        )
        term_ids = np.repeat(np.arange(first, last, dtype=np.int32), articles[first:last])
        yield Postings(term_ids, *found)


def _runs(occurrences: NDArray[np.int64], places: int) -> Iterator[tuple[int, int]]:
    """Cut the words into runs, end exclusive, of as many places as fit."""
    up_to = np.cumsum(occurrences)
    first = 0
    while first < len(occurrences):
        before = up_to[first - 1] if first else 0
        last = max(first + 1, int(np.searchsorted(up_to, before + places, side="right")))
        yield first, last
        first = last


def _before(counts: NDArray[np.int64] | NDArray[np.int32]) -> NDArray[np.int64]:
    return np.concatenate(([0], np.cumsum(counts, dtype=np.int64)))


@loop
def _count_articles(
    ids: NDArray[np.int32], begins: NDArray[np.int64], articles: NDArray[np.int32], terms: int
) -> NDArray[np.int32]:
    counts = np.zeros(terms, np.int32)
    last_article = np.full(terms, -1, np.int32)
    for text in range(len(articles)):
        article = articles[text]
        for term in ids[begins[text] : begins[text + 1]]:
            if term >= 0 and last_article[term] != article:
                last_article[term] = article
                counts[term] += 1
    return counts


@loop
def _sort(
    ids: NDArray[np.int32],
    begins: NDArray[np.int64],
    articles: NDArray[np.int32],
    first: int,
    places_before: NDArray[np.int64],
    rows_before: NDArray[np.int64],
) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.int32]]:
    """
    Sort the places of a run of words.

    Args:
        ids: Of all texts.
        begins: Where each text begins, and the end of the last.
        articles: Of each text.
        first: Id of the first word of the run.
        places_before: Places of the words of the run before each, and of all.
        rows_before: Rows of them, likewise.

    Returns:
        As Postings has them: article_ids, begins, positions.

    """
    words = len(places_before) - 1
    next_place, next_row = places_before.copy(), rows_before.copy()
    last_article = np.full(words, -1, np.int32)
    article_ids = np.empty(rows_before[words], np.int32)
    row_begins = np.empty(rows_before[words] + 1, np.int32)
    row_begins[rows_before[words]] = places_before[words]
    positions = np.empty(places_before[words], np.int32)
    for text in range(len(articles)):
        article = articles[text]
        for position in range(begins[text + 1] - begins[text]):
            word = ids[begins[text] + position] - first
            if word < 0 or word >= words:
                continue
            place = next_place[word]
            if last_article[word] != article:
                last_article[word] = article
                article_ids[next_row[word]] = article
                row_begins[next_row[word]] = place
                next_row[word] += 1
            positions[place] = position
            next_place[word] = place + 1
    return article_ids, row_begins, positions
