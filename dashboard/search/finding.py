"""
Finding a search in the index.

A term's ways to lie on words are not tried one by one: a Chinese term of ten characters has
hundreds. One of its units is chosen whose words are rarest; every hit has exactly one word
over that unit. The places of those words are the only candidates, and are followed along the
ways to both ends of the term, so that a frequent word costs its reading, never a join.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from dashboard.language.compiled import compiled, loop
from dashboard.search.postings import (
    Places,
    Tally,
    added_up,
    articles_at,
    places,
    tallies,
    text_begins,
)
from dashboard.search.streams import breaks_at
from dashboard.search.terms import AnyOf, Near, Term, Total, Without
from dashboard.search.vocabulary import vocabulary
from dashboard.search.ways import Ways

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from dashboard.corpus.database import Corpus
    from dashboard.corpus.patience import Patience
    from dashboard.language.words import Lang
    from dashboard.search.terms import Node
    from dashboard.search.ways import Way

_WORTH_COMPILING = 50_000
"""Places of words: 20 ms as Python."""
_FEW = 0.03
"""Of the articles of some words: fewer are looked for one by one."""
_INSIDE = 64
"""More than a Chinese word has characters."""


class Hits(NamedTuple):
    """
    Hits in the order of the newspaper.

    Attributes:
        articles: Shape (hits,).
        positions: Of each hit's first word, in the indexed text of its language.
        inside: Characters of that word before the hit, if it is Chinese.
        lasts: Position of its last word.

    """

    articles: NDArray[np.int32]
    positions: NDArray[np.int32]
    inside: NDArray[np.int32]
    lasts: NDArray[np.int32]


class _Found(NamedTuple):
    """
    Hits, in any order.

    Attributes:
        keys: Address of the first word times _INSIDE, and the characters of it before the hit.
            An article and a position are one number, an address.
        lengths: Places from the first word to the last.

    """

    keys: NDArray[np.int64]
    lengths: NDArray[np.int32]


def find(corpus: Corpus, node: Node, patience: Patience) -> Hits:
    """
    Find all hits of a search.

    Raises:
        QueryTooLongError: that takes too long.

    """
    found = _find(corpus, node, patience)
    order = np.argsort(found.keys, kind="stable")
    keys, lengths = found.keys[order], found.lengths[order]
    begins = text_begins(corpus, lang_of(node))
    articles = articles_at(keys // _INSIDE, begins)
    positions = (keys // _INSIDE - begins[articles]).astype(np.int32)
    inside = (keys % _INSIDE).astype(np.int32)
    return Hits(articles, positions, inside, positions + lengths)


def tally(corpus: Corpus, node: Node, patience: Patience) -> Tally:
    """
    Count the hits of a search by article, without their places where that is possible.

    Raises:
        QueryTooLongError: that takes too long.

    """
    match node:
        case Term():
            ways = Ways(vocabulary(corpus), node)
            counted = [
                _tally_whole(corpus, times, ids, patience) for times, ids in _by_times(ways.whole)
            ]
            if ways.parts:
                found = _along(corpus, node.lang, ways, patience)
                counted.append(_by_article(found, text_begins(corpus, node.lang)))
            return _total(counted)
        case Total():
            return _total([tally(corpus, part, patience) for part in node.parts])
        case Without():
            kept = tally(corpus, node.node, patience)
            is_in = np.isin(kept.articles, articles_with(corpus, node.excluded, patience))
            return Tally(kept.articles[~is_in], kept.counts[~is_in])
        case _:
            return _by_article(_find(corpus, node, patience), text_begins(corpus, lang_of(node)))


def articles_with(corpus: Corpus, node: Node, patience: Patience) -> NDArray[np.int32]:
    """Give the articles that hold a hit, in order."""
    return tally(corpus, node, patience).articles


def lang_of(node: Node) -> Lang:
    """Tell in the texts of which language a search finds its hits."""
    match node:
        case Term():
            return node.lang
        case AnyOf() | Total():
            return lang_of(node.parts[0])
        case Near() | Without():
            return lang_of(node.node)


def _by_times(whole: Sequence[Way]) -> Iterator[tuple[int, NDArray[np.int64]]]:
    """Put words together that hold the term as often."""
    for times in sorted({len(way.inside) for way in whole}):
        yield times, np.concatenate([way.ids for way in whole if len(way.inside) == times])


def _tally_whole(corpus: Corpus, times: int, ids: NDArray[np.int64], patience: Patience) -> Tally:
    counted = tallies(corpus, ids, patience)
    return Tally(counted.articles, counted.counts * times)


def _total(counted: Sequence[Tally]) -> Tally:
    if len(counted) == 1:
        return counted[0]
    return added_up(
        np.concatenate([np.zeros(0, np.int32), *(each.articles for each in counted)]),
        np.concatenate([np.zeros(0, np.int64), *(each.counts for each in counted)]),
    )


def _by_article(found: _Found, begins: NDArray[np.int64]) -> Tally:
    articles = articles_at(found.keys // _INSIDE, begins)
    return added_up(articles, np.ones(len(articles), np.int64))


def _find(corpus: Corpus, node: Node, patience: Patience) -> _Found:
    match node:
        case Term():
            ways = Ways(vocabulary(corpus), node)
            parts = [_whole(corpus, node.lang, way, patience) for way in ways.whole]
            return _joined([*parts, _along(corpus, node.lang, ways, patience)])
        case Total():
            return _joined([_find(corpus, part, patience) for part in node.parts])
        case AnyOf():
            found = _joined([_find(corpus, part, patience) for part in node.parts])
            # Of hits that begin at the same character the longest stays.
            order = np.lexsort((-found.lengths, found.keys))
            keys, first = np.unique(found.keys[order], return_index=True)
            return _Found(keys, found.lengths[order][first])
        case Near():
            found, other = (_find(corpus, part, patience) for part in (node.node, node.other))
            kept = _are_near(found, other, node.places)
            return _Found(found.keys[kept], found.lengths[kept])
        case Without():
            found = _find(corpus, node.node, patience)
            out = articles_with(corpus, node.excluded, patience)
            begins = text_begins(corpus, lang_of(node))
            kept = ~np.isin(articles_at(found.keys // _INSIDE, begins), out)
            return _Found(found.keys[kept], found.lengths[kept])


def _joined(parts: Sequence[_Found]) -> _Found:
    return _Found(
        np.concatenate([part.keys for part in parts]),
        np.concatenate([part.lengths for part in parts]),
    )


def _are_near(found: _Found, other: _Found, most: int) -> NDArray[np.bool_]:
    """Tell for each hit whether one of the others is within so many places."""
    if not len(found.keys) or not len(other.keys):
        return np.zeros(len(found.keys), np.bool_)
    starts = found.keys // _INSIDE
    ends = starts + found.lengths
    other_starts = np.sort(other.keys // _INSIDE)
    other_ends = np.sort(other.keys // _INSIDE + other.lengths)
    behind = np.searchsorted(other_starts, ends, side="right")
    next_start = np.append(other_starts, np.iinfo(np.int64).max)[behind]
    before = np.searchsorted(other_ends, starts, side="left") - 1
    last_end = np.where(before >= 0, other_ends[before], np.iinfo(np.int64).min)
    return (next_start <= ends + most) | (last_end >= starts - most)


def _whole(corpus: Corpus, lang: Lang, way: Way, patience: Patience) -> _Found:
    read = places(corpus, way.ids, None, patience)
    addresses = _addresses(read, text_begins(corpus, lang))
    keys = np.concatenate([addresses * _INSIDE + inside for inside in way.inside])
    return _Found(keys, np.zeros(len(keys), np.int32))


def _addresses(read: Places, begins: NDArray[np.int64]) -> NDArray[np.int64]:
    give = compiled(_address_of_places, len(read.positions), worth=_WORTH_COMPILING)
    return give(read.articles, read.begins, read.positions, begins)


def _along(corpus: Corpus, lang: Lang, ways: Ways, patience: Patience) -> _Found:
    """Find the hits that lie on several words."""
    walk = _Walk(corpus, lang, ways, patience)
    return _joined([_Found(np.zeros(0, np.int64), np.zeros(0, np.int32)), *walk.all_hits()])


class _Walk:
    """Follows candidates to both ends of a term."""

    def __init__(self, corpus: Corpus, lang: Lang, ways: Ways, patience: Patience) -> None:
        self._corpus = corpus
        self._lang = lang
        self._ways = ways
        self._patience = patience
        self._begins = text_begins(corpus, lang)
        self._read: dict[tuple[int, int], Places] = {}

    def all_hits(self) -> Iterator[_Found]:
        """Yield the hits of each way through the term."""
        anchors = self._ways.rarest()
        if not anchors:
            return
        ids = np.unique(np.concatenate([way.ids for way in anchors]))
        read = places(self._corpus, ids, None, self._patience)
        row_lengths = np.diff(read.begins)
        addresses = _addresses(read, self._begins)
        for way in anchors:
            mine = addresses
            if len(anchors) > 1:
                mine = addresses[np.repeat(np.isin(read.term_ids, way.ids), row_lengths)]
            yield from self._to_start(mine, way, 0, ())

    def _to_start(
        self,
        anchors: NDArray[np.int64],
        reached: Way,
        before: int,
        breaks: tuple[int, ...],
        anchor: Way | None = None,
    ) -> Iterator[_Found]:
        """Follow anchors to the left, `before` words so far, then to the right."""
        anchor = anchor or reached
        if not len(anchors):
            return
        if reached.first == 0:
            for found, after in self._to_end(anchors, anchor, 0, breaks):
                for inside in reached.inside:
                    yield _Found(
                        (found - before) * _INSIDE + inside,
                        np.full(len(found), before + after, np.int32),
                    )
            return
        for ways in self._ways.ending_at(reached.first):
            at = before + 1
            if ways[0].is_break:
                yield from self._to_start(anchors, ways[0], at, (*breaks, -at), anchor)
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
                yield from self._to_end(anchors, ways[0], at, (*breaks, at))
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
        if len(anchors) < _FEW * sum(way.rows for way in ways):
            ids = np.concatenate([way.ids for way in ways])
            articles = np.unique(articles_at(anchors, self._begins))
            read = places(self._corpus, ids, articles, self._patience)
        else:
            read = self._all_places(ways)
        kept = anchors[_are_among(anchors + at, read, self._begins)]
        for way in ways:
            mine = kept
            if len(ways) > 1 and len(kept):
                mine = kept[_are_among(kept + at, _of_words(read, way.ids), self._begins)]
            yield way, mine

    def _all_places(self, ways: Sequence[Way]) -> Places:
        key = ways[0].first, ways[0].last
        if key not in self._read:
            ids = np.concatenate([way.ids for way in ways])
            self._read[key] = places(self._corpus, ids, None, self._patience)
        return self._read[key]


def _of_words(read: Places, ids: NDArray[np.int64]) -> Places:
    """Give the places of some words of those read."""
    rows = np.isin(read.term_ids, ids)
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
        is_among: NDArray[np.bool_] = np.isin(wanted, _addresses(read, begins))
        return is_among
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
