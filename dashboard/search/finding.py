"""Finding a search in the index: all hits of it, or how many an article has."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from dashboard.search.numbers import are_among
from dashboard.search.postings import (
    Tally,
    added_up,
    articles_at,
    places,
    tallies,
    text_begins,
)
from dashboard.search.terms import AnyOf, Near, Term, Total, Without
from dashboard.search.vocabulary import vocabulary
from dashboard.search.walk import INSIDE, Found, Walk, addresses_of
from dashboard.search.ways import Ways

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from dashboard.corpus.database import Corpus
    from dashboard.corpus.patience import Patience
    from dashboard.language.words import Lang
    from dashboard.search.terms import Node
    from dashboard.search.ways import Way


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
    articles = articles_at(keys // INSIDE, begins)
    positions = (keys // INSIDE - begins[articles]).astype(np.int32)
    inside = (keys % INSIDE).astype(np.int32)
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
            return total_of(counted)
        case Total():
            return total_of([tally(corpus, part, patience) for part in node.parts])
        case Without():
            kept = tally(corpus, node.node, patience)
            is_in = are_among(kept.articles, articles_with(corpus, node.excluded, patience))
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


def total_of(counted: Sequence[Tally]) -> Tally:
    """Add up tallies by article."""
    if len(counted) == 1:
        return counted[0]
    return added_up(
        np.concatenate([np.zeros(0, np.int32), *(each.articles for each in counted)]),
        np.concatenate([np.zeros(0, np.int64), *(each.counts for each in counted)]),
    )


def _by_article(found: Found, begins: NDArray[np.int64]) -> Tally:
    articles = articles_at(found.keys // INSIDE, begins)
    return added_up(articles, np.ones(len(articles), np.int64))


def _find(corpus: Corpus, node: Node, patience: Patience) -> Found:
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
            keys = found.keys[order]
            is_first = np.append(True, keys[1:] != keys[:-1])[: len(keys)]
            return Found(keys[is_first], found.lengths[order][is_first])
        case Near():
            found, other = (_find(corpus, part, patience) for part in (node.node, node.other))
            begins = text_begins(corpus, lang_of(node))
            kept = _are_near(found, other, node.places, begins)
            return Found(found.keys[kept], found.lengths[kept])
        case Without():
            found = _find(corpus, node.node, patience)
            out = articles_with(corpus, node.excluded, patience)
            begins = text_begins(corpus, lang_of(node))
            kept = ~are_among(articles_at(found.keys // INSIDE, begins), out)
            return Found(found.keys[kept], found.lengths[kept])


def _joined(parts: Sequence[Found]) -> Found:
    return Found(
        np.concatenate([part.keys for part in parts]),
        np.concatenate([part.lengths for part in parts]),
    )


def _are_near(
    found: Found, other: Found, most: int, begins: NDArray[np.int64]
) -> NDArray[np.bool_]:
    """Tell for each hit whether one of the others is within so many places, in its text."""
    if not len(found.keys) or not len(other.keys):
        return np.zeros(len(found.keys), np.bool_)
    starts = found.keys // INSIDE
    ends = starts + found.lengths
    articles = articles_at(starts, begins)
    other_starts = np.sort(other.keys // INSIDE)
    other_ends = np.sort(other.keys // INSIDE + other.lengths)
    behind = np.searchsorted(other_starts, ends, side="right")
    next_start = np.append(other_starts, np.iinfo(np.int64).max)[behind]
    before = np.searchsorted(other_ends, starts, side="left") - 1
    last_end = np.where(before >= 0, other_ends[before], np.iinfo(np.int64).min)
    is_behind = next_start <= np.minimum(ends + most, begins[articles + 1] - 1)
    is_before = last_end >= np.maximum(starts - most, begins[articles])
    are_near: NDArray[np.bool_] = is_behind | is_before
    return are_near


def _whole(corpus: Corpus, lang: Lang, way: Way, patience: Patience) -> Found:
    read = places(corpus, way.ids, None, patience)
    addresses = addresses_of(read, text_begins(corpus, lang))
    keys = np.concatenate([addresses * INSIDE + inside for inside in way.inside])
    return Found(keys, np.zeros(len(keys), np.int32))


def _along(corpus: Corpus, lang: Lang, ways: Ways, patience: Patience) -> Found:
    """Find the hits that lie on several words."""
    walk = Walk(corpus, lang, ways, patience)
    return _joined([Found(np.zeros(0, np.int64), np.zeros(0, np.int32)), *walk.all_hits()])
