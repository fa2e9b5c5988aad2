"""
Following candidates along the ways of a term.

A term's ways to lie on words are not tried one by one: a Chinese term of ten characters has
hundreds. One of its units is chosen whose words are rarest; every hit has exactly one word
over that unit. The places of those words are the only candidates, and are followed along the
ways to both ends of the term, so that a frequent word costs its reading, never a join.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from dashboard.language.compiled import compiled, loop
from dashboard.search.numbers import are_among, different
from dashboard.search.postings import Places, articles_at, places, text_begins
from dashboard.search.streams import NO_TEXT, NO_WORD, breaks_at, texts_in_memory
from dashboard.search.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from dashboard.corpus.database import Corpus
    from dashboard.corpus.patience import Patience
    from dashboard.language.words import Lang
    from dashboard.search.ways import Way, Ways

_WORTH_COMPILING = 50_000
"""Places of words: 20 ms as Python."""
_FEW = 0.03
"""Of the articles of some words: fewer are looked for one by one."""
INSIDE = 64
"""More than a Chinese word has characters."""


class Found(NamedTuple):
    """
    Hits, in any order.

    Attributes:
        keys: Address of the first word times INSIDE, and the characters of it before the hit.
            An article and a position are one number, an address.
        lengths: Places from the first word to the last.

    """

    keys: NDArray[np.int64]
    lengths: NDArray[np.int32]


def addresses_of(read: Places, begins: NDArray[np.int64]) -> NDArray[np.int64]:
    """Give each place as an address. Shape (places,)."""
    give = compiled(_address_of_places, len(read.positions), worth=_WORTH_COMPILING)
    return give(read.articles, read.begins, read.positions, begins)


class Walk:
    """Follows candidates to both ends of a term."""

    def __init__(self, corpus: Corpus, lang: Lang, ways: Ways, patience: Patience) -> None:
        self._corpus = corpus
        self._lang = lang
        self._ways = ways
        self._patience = patience
        self._begins = text_begins(corpus, lang)
        self._texts = texts_in_memory(corpus, lang)
        self._read: dict[tuple[int, int], Places] = {}

    def all_hits(self) -> Iterator[Found]:
        """Yield the hits of each way through the term."""
        anchors = self._ways.rarest()
        if not anchors:
            return
        ids = different(np.concatenate([way.ids for way in anchors]))
        read = places(self._corpus, ids, None, self._patience)
        row_lengths = np.diff(read.begins)
        addresses = addresses_of(read, self._begins)
        for way in anchors:
            mine = addresses
            if len(anchors) > 1:
                mine = addresses[np.repeat(_are_of(read, way.ids), row_lengths)]
            yield from self._to_start(mine, way, 0, ())

    def _to_start(
        self,
        anchors: NDArray[np.int64],
        reached: Way,
        before: int,
        breaks: tuple[int, ...],
        anchor: Way | None = None,
    ) -> Iterator[Found]:
        """Follow anchors to the left, `before` words so far, then to the right."""
        anchor = anchor or reached
        if not len(anchors):
            return
        if reached.first == 0:
            for found, after in self._to_end(anchors, anchor, 0, breaks):
                for inside in reached.inside:
                    yield Found(
                        (found - before) * INSIDE + inside,
                        np.full(len(found), before + after, np.int32),
                    )
            return
        for ways in self._ways.ending_at(reached.first):
            at = before + 1
            if ways[0].is_break:
                kept, unproved = self._where_breaks(anchors, -at, breaks)
                yield from self._to_start(kept, ways[0], at, unproved, anchor)
                continue
            for way, kept in self._where(anchors, ways, -at):
                yield from self._to_start(kept, way, at, breaks, anchor)

    def _to_end(
        self,
        anchors: NDArray[np.int64],
        reached: Way,
        after: int,
        breaks: tuple[int, ...],
    ) -> Iterator[tuple[NDArray[np.int64], int]]:
        if not len(anchors):
            return
        if reached.last == self._ways.units:
            kept = anchors
            for at in breaks:
                kept = kept[breaks_at(self._corpus, self._lang, kept + at, self._patience)]
            yield kept, after
            return
        for ways in self._ways.beginning_at(reached.last):
            at = after + 1
            if ways[0].is_break:
                kept, unproved = self._where_breaks(anchors, at, breaks)
                yield from self._to_end(kept, ways[0], at, unproved)
                continue
            for way, kept in self._where(anchors, ways, at):
                yield from self._to_end(kept, way, at, breaks)

    def _where(
        self, anchors: NDArray[np.int64], ways: Sequence[Way], at: int
    ) -> Iterator[tuple[Way, NDArray[np.int64]]]:
        """
        Give the anchors that have a word of each way so many places behind them.

        The ways are over the same units; their words are read at one go.
        """
        if self._texts is not None:
            words = self._texts[anchors + at]
            for way in ways:
                yield way, anchors[self._is_of(way)[words]]
            return
        if len(anchors) < _FEW * sum(way.rows for way in ways):
            ids = np.concatenate([way.ids for way in ways])
            articles = different(articles_at(anchors, self._begins))
            read = places(self._corpus, ids, articles, self._patience)
        else:
            read = self._all_places(ways)
        kept = anchors[_are_among(anchors + at, read, self._begins)]
        for way in ways:
            mine = kept
            if len(ways) > 1 and len(kept):
                mine = kept[_are_among(kept + at, _of_words(read, way.ids), self._begins)]
            yield way, mine

    def _where_breaks(
        self, anchors: NDArray[np.int64], at: int, breaks: tuple[int, ...]
    ) -> tuple[NDArray[np.int64], tuple[int, ...]]:
        """Give the anchors with a break so many places behind them, or note that for the end."""
        if self._texts is None:
            return anchors, (*breaks, at)
        return anchors[self._texts[anchors + at] == NO_WORD], breaks

    def _is_of(self, way: Way) -> NDArray[np.bool_]:
        """Tell for each id whether it is a word of the way; behind them, breaks and gaps."""
        is_of = np.zeros(len(vocabulary(self._corpus).occurrences) - NO_TEXT, np.bool_)
        is_of[way.ids] = True
        return is_of

    def _all_places(self, ways: Sequence[Way]) -> Places:
        key = ways[0].first, ways[0].last
        if key not in self._read:
            ids = np.concatenate([way.ids for way in ways])
            self._read[key] = places(self._corpus, ids, None, self._patience)
        return self._read[key]


def _are_of(read: Places, ids: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Tell of each row whether it is one of some words."""
    return are_among(read.term_ids, different(ids).astype(np.int32))


def _of_words(read: Places, ids: NDArray[np.int64]) -> Places:
    """Give the places of some words of those read."""
    rows = _are_of(read, ids)
    lengths = np.diff(read.begins)
    begins = np.concatenate(([0], np.cumsum(lengths[rows]))).astype(np.int32)
    positions = read.positions[np.repeat(rows, lengths)]
    return Places(read.term_ids[rows], read.articles[rows], begins, positions)


def _are_among(
    wanted: NDArray[np.int64], read: Places, begins: NDArray[np.int64]
) -> NDArray[np.bool_]:
    """Tell for each address whether it is one of the places."""
    steps = len(read.positions) + len(wanted)
    if steps < _WORTH_COMPILING:
        return are_among(wanted, different(addresses_of(read, begins)))
    # A bit a place of all texts: set and asked in one look each, in any order.
    first = int(wanted.min(initial=0)) & ~7
    bits = np.zeros((int(wanted.max(initial=0)) - first) // 8 + 1, np.uint8)
    mark = compiled(_mark, steps, worth=_WORTH_COMPILING)
    mark(bits, first, read.articles, read.begins, read.positions, begins)
    ask = compiled(_are_marked, steps, worth=_WORTH_COMPILING)
    return ask(bits, first, wanted)


@loop
def _address_of_places(
    articles: NDArray[np.int32],
    begins: NDArray[np.int32],
    positions: NDArray[np.int32],
    text_begins: NDArray[np.int64],
) -> NDArray[np.int64]:
    addresses = np.empty(len(positions), np.int64)
    done = 0
    for row in range(len(articles)):
        begin = text_begins[articles[row]]
        for at in range(begins[row], begins[row + 1]):
            addresses[done] = begin + positions[at]
            done += 1
    return addresses[:done]


@loop
def _mark(
    bits: NDArray[np.uint8],
    first: int,
    articles: NDArray[np.int32],
    begins: NDArray[np.int32],
    positions: NDArray[np.int32],
    text_begins: NDArray[np.int64],
) -> None:
    """Set the bits of places; the first bit is that of address `first`."""
    for row in range(len(articles)):
        begin = text_begins[articles[row]] - first
        for at in range(begins[row], begins[row + 1]):
            place = begin + positions[at]
            if 0 <= place >> 3 < len(bits):
                bits[place >> 3] |= np.uint8(1 << (place & 7))


@loop
def _are_marked(
    bits: NDArray[np.uint8], first: int, addresses: NDArray[np.int64]
) -> NDArray[np.bool_]:
    marked = np.empty(len(addresses), np.bool_)
    for number in range(len(addresses)):
        place = addresses[number] - first
        marked[number] = bits[place >> 3] >> (place & 7) & 1
    return marked
