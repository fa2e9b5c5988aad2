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

from dashboard.corpus.shard_tables import LANGS
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


class Rows(NamedTuple):
    """
    The rows of paragraphs of all articles, in order.

    Attributes:
        articles: Of each row. Shape (rows,).
        places_zh: Places of the article's original before the row. Shape (rows,).
        places_en: Likewise of its translation.

    """

    articles: NDArray[np.int32]
    places_zh: NDArray[np.int32]
    places_en: NDArray[np.int32]


def count_articles(streams: Streams) -> NDArray[np.int32]:
    """Count the articles that each word stands in, by id. Shape (terms,)."""
    count = compiled(_count_articles, len(streams.ids), worth=_WORTH_COMPILING)
    return count(streams.ids, streams.begins, streams.articles, streams.terms)


def count_pairs(streams: Streams, rows: Rows) -> NDArray[np.int32]:
    """
    Count the pairs that each word stands in, by id. Shape (terms,).

    A pair is an article's title and its translation, or a row with text on both sides.
    """
    count = compiled(_count_pairs, len(streams.ids), worth=_WORTH_COMPILING)
    articles = int(streams.articles.max(initial=-1)) + 1
    # Text number of each article, in both languages.
    texts = np.full((len(LANGS), articles), -1, np.int64)
    texts[streams.langs, streams.articles] = np.arange(len(streams.articles))
    rows_before = np.searchsorted(rows.articles, np.arange(articles + 1))
    counts = np.zeros(streams.terms, np.int32)
    count(
        counts,
        streams.ids,
        streams.begins,
        texts,
        rows_before,
        (rows.places_en, rows.places_zh),
    )
    return counts


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
def _count_pairs(
    counts: NDArray[np.int32],
    ids: NDArray[np.int32],
    begins: NDArray[np.int64],
    texts: NDArray[np.int64],
    rows_before: NDArray[np.int64],
    places: tuple[NDArray[np.int32], NDArray[np.int32]],
) -> None:
    """
    Add up the pairs that each word stands in.

    Args:
        counts: Of each word; is added to.
        ids: Of all texts.
        begins: Where each text begins, and the end of the last.
        texts: Number of the text of each language and article.
        rows_before: Rows before those of each article, and in all.
        places: In each language, places of its text before each row.

    """
    last_pair = np.full(len(counts), -1, np.int64)
    for article in range(texts.shape[1]):
        first_row, last_row = rows_before[article], rows_before[article + 1]
        # The title is before the first row.
        for row in range(first_row - 1, last_row):
            starts, ends = np.zeros(2, np.int64), np.zeros(2, np.int64)
            for lang in range(2):
                begin, end = begins[texts[lang, article]], begins[texts[lang, article] + 1]
                starts[lang] = begin if row < first_row else begin + places[lang][row]
                ends[lang] = end if row + 1 == last_row else begin + places[lang][row + 1]
            if starts[0] < ends[0] and starts[1] < ends[1]:
                # Another number for each pair: those of titles lie before those of rows.
                pair = row + article + 1
                for lang in range(2):
                    for term in ids[starts[lang] : ends[lang]]:
                        if term >= 0 and last_pair[term] != pair:
                            last_pair[term] = pair
                            counts[term] += 1


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
