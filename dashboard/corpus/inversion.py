"""
The inverted index: streams of words -> for every word, where it stands.

Source of the method: sort-based inversion in runs (Witten, Moffat and Bell, *Managing
Gigabytes*, 2nd ed., chapter 5), with the runs cut by word instead of by text, so that what
comes out is in order and nothing has to be merged. 32 million places sort in 0.4 s.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from dashboard.corpus.streams import Streams

PLACES_A_RUN = 24_000_000
"""Places of words that are sorted at once: about 1 GB of memory. One word alone may need more."""
_TEXTS_A_LOOK = 20_000


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


def invert(
    streams: Streams, occurrences: NDArray[np.int64], places_a_run: int = PLACES_A_RUN
) -> Iterator[Postings]:
    """
    Yield the postings of all words, the words in order of id.

    Args:
        streams: All texts.
        occurrences: Of each word, by id. Shape (terms,).
        places_a_run: How many places one result holds at most, if no word alone has more.

    """
    for first, last in _runs(occurrences, places_a_run):
        yield _postings(streams, first, last)


def _runs(occurrences: NDArray[np.int64], places: int) -> Iterator[tuple[int, int]]:
    """Cut the words into runs, end exclusive, of as many places as fit."""
    up_to = np.cumsum(occurrences)
    first = 0
    while first < len(occurrences):
        before = up_to[first - 1] if first else 0
        last = max(first + 1, int(np.searchsorted(up_to, before + places, side="right")))
        yield first, last
        first = last


def _postings(streams: Streams, first: int, last: int) -> Postings:
    terms, articles, positions = _places(streams, first, last)
    # The place in reading order, in the lower half, keeps articles and positions ascending.
    keys = (terms - first).astype(np.uint64) << np.uint64(32)
    keys |= np.arange(len(terms), dtype=np.uint64)
    keys.sort()
    order = (keys & np.uint64(0xFFFF_FFFF)).astype(np.int64)
    terms = (keys >> np.uint64(32)).astype(np.int32) + np.int32(first)
    articles = articles[order]
    is_new = np.ones(len(terms), np.bool_)
    is_new[1:] = (terms[1:] != terms[:-1]) | (articles[1:] != articles[:-1])
    starts = np.flatnonzero(is_new)
    begins = np.append(starts, len(terms)).astype(np.int32)
    return Postings(terms[starts], articles[starts], begins, positions[order])


def _places(
    streams: Streams, first: int, last: int
) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.int32]]:
    """Look through all texts for words of a run: their ids, articles and positions."""
    found: list[tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.int32]]] = []
    texts = len(streams.articles)
    for text in range(0, texts, _TEXTS_A_LOOK):
        begins = streams.begins[text : text + _TEXTS_A_LOOK + 1]
        ids = streams.ids[begins[0] : begins[-1]]
        places = np.flatnonzero((ids >= first) & (ids < last))
        text_of = np.repeat(np.arange(len(begins) - 1, dtype=np.int32), np.diff(begins))[places]
        positions = (places + begins[0] - begins[:-1][text_of]).astype(np.int32)
        found.append((ids[places], streams.articles[text:][text_of], positions))
    terms, articles, positions = zip(*found, strict=True)
    return np.concatenate(terms), np.concatenate(articles), np.concatenate(positions)
