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
from dashboard.search.postings import Tally, added_up, places, tallies, text_begins
from dashboard.search.streams import breaks_at
from dashboard.search.terms import AnyOf, Near, Term, Total, Without
from dashboard.search.vocabulary import vocabulary
from dashboard.search.ways import Ways

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from dashboard.corpus.database import Corpus
    from dashboard.language.words import Lang
    from dashboard.search.patience import Patience
    from dashboard.search.postings import Places
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
    articles = _articles(keys, begins)
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
            counted = [_tally_whole(corpus, way, patience) for way in ways.whole]
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


def _tally_whole(corpus: Corpus, way: Way, patience: Patience) -> Tally:
    counted = tallies(corpus, way.ids, patience)
    return Tally(counted.articles, counted.counts * len(way.inside))


def _total(counted: Sequence[Tally]) -> Tally:
    if len(counted) == 1:
        return counted[0]
    return added_up(
        np.concatenate([np.zeros(0, np.int32), *(each.articles for each in counted)]),
        np.concatenate([np.zeros(0, np.int64), *(each.counts for each in counted)]),
    )


def _by_article(found: _Found, begins: NDArray[np.int64]) -> Tally:
    articles = _articles(found.keys, begins)
    return added_up(articles, np.ones(len(articles), np.int64))


def _articles(keys: NDArray[np.int64], begins: NDArray[np.int64]) -> NDArray[np.int32]:
    return (np.searchsorted(begins, keys // _INSIDE, side="right") - 1).astype(np.int32)


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
            kept = _are_near(found, other, node.places, text_begins(corpus, lang_of(node)))
            return _Found(found.keys[kept], found.lengths[kept])
        case Without():
            found = _find(corpus, node.node, patience)
            out = articles_with(corpus, node.excluded, patience)
            kept = ~np.isin(_articles(found.keys, text_begins(corpus, lang_of(node))), out)
            return _Found(found.keys[kept], found.lengths[kept])


def _joined(parts: Sequence[_Found]) -> _Found:
    return _Found(
        np.concatenate([part.keys for part in parts]),
        np.concatenate([part.lengths for part in parts]),
    )


def _are_near(
    found: _Found, other: _Found, most: int, begins: NDArray[np.int64]
) -> NDArray[np.bool_]:
    """Tell for each hit whether one of the others is within so many places, in its article."""
    if not len(found.keys) or not len(other.keys):
        return np.zeros(len(found.keys), np.bool_)
    starts, ends = found.keys // _INSIDE, found.keys // _INSIDE + found.lengths
    articles = _articles(found.keys, begins)
    text_starts, text_ends = begins[articles], begins[articles + 1] - 1
    other_starts = np.sort(other.keys // _INSIDE)
    other_ends = np.sort(other.keys // _INSIDE + other.lengths)
    behind = np.searchsorted(other_starts, ends, side="right")
    next_start = np.append(other_starts, np.iinfo(np.int64).max)[behind]
    before = np.searchsorted(other_ends, starts, side="left") - 1
    last_end = np.where(before >= 0, other_ends[before], np.iinfo(np.int64).min)
    is_behind = next_start <= np.minimum(ends + most, text_ends)
    is_before = last_end >= np.maximum(starts - most, text_starts)
    return is_behind | is_before


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
        self._read: dict[tuple[int, ...], Places] = {}

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
            yield from self._to_start(mine, way, way.inside[0], 0, ())

    def _to_start(
        self,
        anchors: NDArray[np.int64],
        reached: Way,
        inside: int,
        before: int,
        breaks: tuple[int, ...],
        anchor: Way | None = None,
    ) -> Iterator[_Found]:
        """Follow anchors to the left, `before` words so far, then to the right."""
        anchor = anchor or reached
        if not len(anchors):
            return
        if reached.first == 0:
            for found, after in self._to_end(anchors, anchor, 0, breaks, -before):
                yield _Found(
                    (found - before) * _INSIDE + inside,
                    np.full(len(found), before + after, np.int32),
                )
            return
        for way in self._ways.ending_at(reached.first):
            at = before + 1
            if way.is_break:
                yield from self._to_start(anchors, way, 0, at, (*breaks, -at), anchor)
            else:
                kept = self._where(anchors, way, -at)
                yield from self._to_start(kept, way, way.inside[0], at, breaks, anchor)

    def _to_end(
        self,
        anchors: NDArray[np.int64],
        reached: Way,
        after: int,
        breaks: tuple[int, ...],
        first: int,
    ) -> Iterator[tuple[NDArray[np.int64], int]]:
        if not len(anchors):
            return
        if reached.last == self._ways.units:
            kept = anchors
            for at in breaks:
                kept = kept[breaks_at(self._corpus, self._lang, kept + at, self._patience)]
            yield kept, after
            return
        for way in self._ways.beginning_at(reached.last):
            at = after + 1
            if way.is_break:
                yield from self._to_end(anchors, way, at, (*breaks, at), first)
            else:
                yield from self._to_end(self._where(anchors, way, at), way, at, breaks, first)

    def _where(self, anchors: NDArray[np.int64], way: Way, at: int) -> NDArray[np.int64]:
        """Give the anchors that have a word of the way so many places behind them."""
        wanted = anchors + at
        if len(anchors) < _FEW * way.rows:
            # Where a text ends, the place behind it is one of the next text.
            articles = np.unique(_articles(wanted * _INSIDE, self._begins))
            read = places(self._corpus, way.ids, articles, self._patience)
        else:
            key = (way.first, way.last, *way.inside)
            if key not in self._read:
                self._read[key] = places(self._corpus, way.ids, None, self._patience)
            read = self._read[key]
        inside_text = _articles(wanted * _INSIDE, self._begins) == _articles(
            anchors * _INSIDE, self._begins
        )
        return anchors[_are_among(wanted, read, self._begins) & inside_text]


def _are_among(
    wanted: NDArray[np.int64], read: Places, begins: NDArray[np.int64]
) -> NDArray[np.bool_]:
    """Tell for each address whether it is one of the places."""
    if len(read.positions) < _WORTH_COMPILING:
        is_among: NDArray[np.bool_] = np.isin(wanted, _addresses(read, begins))
        return is_among
    # A bit a place of all texts: set and asked in one look each, in any order.
    bits = np.zeros(int(begins[-1]) // 8 + 1, np.uint8)
    mark = compiled(_mark, len(read.positions), worth=_WORTH_COMPILING)
    mark(bits, read.articles, read.begins, read.positions, begins)
    marked: NDArray[np.bool_] = (bits[wanted >> 3] >> (wanted & 7) & 1).astype(np.bool_)
    return marked


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
    articles: NDArray[np.int32],
    begins: NDArray[np.int32],
    positions: NDArray[np.int32],
    text_begins: NDArray[np.int64],
) -> None:
    for row in range(len(articles)):
        begin = text_begins[articles[row]]
        for at in range(begins[row], begins[row + 1]):
            address = begin + positions[at]
            bits[address >> 3] |= np.uint8(1 << (address & 7))
