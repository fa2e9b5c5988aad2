"""Reading the index: where words stand, as arrays of numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from dashboard.corpus.query import Query

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dashboard.corpus.database import Corpus
    from dashboard.corpus.patience import Patience
    from dashboard.language.words import Lang


GAP = 1
"""Places between two texts, and before the first: neither word nor break stands there."""
_RARE = 64
"""Occurrences of words whose places are held in memory."""
_SPARSE = 4
"""Of so many articles one: fewer are sorted, not looked through."""


class Tally(NamedTuple):
    """How often something stands in articles: their ids in order, and a count each."""

    articles: NDArray[np.int32]
    counts: NDArray[np.int64]


class Occurrences(NamedTuple):
    """How often words stand in articles: one row a word and article, in any order."""

    term_ids: NDArray[np.int32]
    articles: NDArray[np.int32]
    counts: NDArray[np.int64]


class Places(NamedTuple):
    """
    Where some words stand: one row a word and article.

    Attributes:
        term_ids: Shape (rows,).
        articles: Shape (rows,).
        begins: Where each row's positions begin, and the end of the last. Shape (rows + 1,).
        positions: In the article's indexed text. Shape (places,).

    """

    term_ids: NDArray[np.int32]
    articles: NDArray[np.int32]
    begins: NDArray[np.int32]
    positions: NDArray[np.int32]


def text_begins(corpus: Corpus, lang: Lang) -> NDArray[np.int64]:
    """
    Give where each indexed text of a language begins, were they one behind the other.

    An article and a position are one number in it, an address. Before each text lies a gap, so
    that no term reaches from one into the next. Shape (articles + 1,).
    """
    return corpus.once(_begins_zh if lang == "zh" else _begins_en)


def text_lengths(corpus: Corpus, lang: Lang) -> NDArray[np.int64]:
    """Give the places of each indexed text of a language. Shape (articles,)."""
    return np.diff(text_begins(corpus, lang)) - GAP


def articles_at(addresses: NDArray[np.int64], begins: NDArray[np.int64]) -> NDArray[np.int32]:
    """Give the article of each address."""
    return (np.searchsorted(begins, addresses, side="right") - 1).astype(np.int32)


def _begins_en(corpus: Corpus) -> NDArray[np.int64]:
    return _begins(corpus.columns(Query("SELECT places_en AS n FROM articles"))["n"])


def _begins_zh(corpus: Corpus) -> NDArray[np.int64]:
    return _begins(corpus.columns(Query("SELECT places_zh AS n FROM articles"))["n"])


def _begins(lengths: NDArray[np.int32]) -> NDArray[np.int64]:
    return GAP + np.concatenate(([0], np.cumsum(lengths.astype(np.int64) + GAP)))


def tallies(corpus: Corpus, ids: NDArray[np.int64], patience: Patience) -> Tally:
    """Count, for each article, the occurrences of some words together."""
    rare = corpus.once(_Rare)
    parts = [rare.tally(ids[ids >= rare.first])]
    frequent = ids[ids < rare.first]
    if len(frequent):
        found = corpus.columns(_where(frequent, "article_id, occurrences"), patience=patience)
        parts.append(Tally(found["article_id"], found["occurrences"].astype(np.int64)))
    if len(ids) == 1:
        return parts[-1]
    return added_up(*(np.concatenate(column) for column in zip(*parts, strict=True)))


def occurrences(corpus: Corpus, ids: NDArray[np.int64], patience: Patience) -> Occurrences:
    """Count the occurrences of some words, each for itself, in every article."""
    rare = corpus.once(_Rare)
    frequent, of_rare = ids[ids < rare.first], rare.occurrences(ids[ids >= rare.first])
    if not len(frequent):
        return of_rare
    found = corpus.columns(_where(frequent, "term_id, article_id, occurrences"), patience=patience)
    return Occurrences(
        np.concatenate([found["term_id"], of_rare.term_ids]),
        np.concatenate([found["article_id"], of_rare.articles]),
        np.concatenate([found["occurrences"].astype(np.int64), of_rare.counts]),
    )


def added_up(articles: NDArray[np.int32], counts: NDArray[np.int64]) -> Tally:
    """Add up counts by article."""
    if not len(articles):
        return Tally(articles, counts)
    if len(articles) > int(articles.max()) // _SPARSE:
        by_article = np.bincount(articles, weights=counts)
        different = np.flatnonzero(by_article)
        return Tally(different.astype(np.int32), by_article[different].astype(np.int64))
    order = np.argsort(articles, kind="stable")
    in_order = articles[order]
    firsts = np.flatnonzero(np.append(True, in_order[1:] != in_order[:-1]))
    return Tally(in_order[firsts], np.add.reduceat(counts[order], firsts))


def places(
    corpus: Corpus,
    ids: NDArray[np.int64],
    articles: NDArray[np.int32] | None,
    patience: Patience,
) -> Places:
    """Read where some words stand, in these articles or in all, in any order of rows."""
    rare = corpus.once(_Rare)
    frequent = ids[ids < rare.first]
    of_rare = rare.places(ids[ids >= rare.first])
    if not len(frequent):
        return of_rare
    query = _where(frequent, "term_id, article_id, positions")
    if articles is not None:
        query = Query(f"{query.sql} AND article_id IN (SELECT article_id FROM these)", query.params)
    table = corpus.lists(query, patience=patience, articles=articles)
    lists = table["positions"].combine_chunks()
    found = Places(
        table["term_id"].to_numpy(),
        table["article_id"].to_numpy(),
        lists.offsets.to_numpy(),
        lists.values.to_numpy(),
    )
    return _joined(found, of_rare) if len(of_rare.articles) else found


def _joined(one: Places, other: Places) -> Places:
    begins = (one.begins[-1] + other.begins[1:]).astype(np.int32)
    return Places(
        np.concatenate([one.term_ids, other.term_ids]),
        np.concatenate([one.articles, other.articles]),
        np.concatenate([one.begins, begins]),
        np.concatenate([one.positions[: one.begins[-1]], other.positions]),
    )


class _Rare:
    """
    The places of all rare words, in memory: reading one more word of the index costs 0.2 ms.

    Most words are rare: of a million articles, 160,000 of 290,000 words, with 2 million places.

    Attributes:
        first: Id of the first rare word; all that follow are rare.

    """

    def __init__(self, corpus: Corpus) -> None:
        counted = corpus.columns(
            Query.of("SELECT count(*) AS n FROM terms WHERE occurrences > $most", most=_RARE)
        )
        self.first = int(counted["n"][0])
        table = corpus.lists(
            Query.of(
                "SELECT term_id, article_id, positions FROM postings WHERE term_id >= $first",
                first=self.first,
            )
        )
        lists = table["positions"].combine_chunks()
        self._term_ids = table["term_id"].to_numpy()
        self._articles = table["article_id"].to_numpy()
        self._begins = lists.offsets.to_numpy()
        self._positions = lists.values.to_numpy()

    def tally(self, ids: NDArray[np.int64]) -> Tally:
        """Count the occurrences of rare words by word and article."""
        _, articles, counts = self.occurrences(ids)
        return Tally(articles, counts)

    def occurrences(self, ids: NDArray[np.int64]) -> Occurrences:
        """Count the occurrences of rare words by word and article, and say of which word."""
        rows = self._rows(ids)
        counts = self._begins[rows + 1] - self._begins[rows]
        return Occurrences(self._term_ids[rows], self._articles[rows], counts.astype(np.int64))

    def places(self, ids: NDArray[np.int64]) -> Places:
        """Give where rare words stand."""
        rows = self._rows(ids)
        lengths = self._begins[rows + 1] - self._begins[rows]
        begins = np.concatenate(([0], np.cumsum(lengths))).astype(np.int32)
        at = np.repeat(self._begins[rows] - begins[:-1], lengths) + np.arange(begins[-1])
        return Places(self._term_ids[rows], self._articles[rows], begins, self._positions[at])

    def _rows(self, ids: NDArray[Any]) -> NDArray[np.int64]:
        # Of the same type, or numpy copies all places into the other one first: 2 ms of 20,000
        # articles.
        ids = ids.astype(self._term_ids.dtype)
        firsts = np.searchsorted(self._term_ids, ids)
        lengths = np.searchsorted(self._term_ids, ids, side="right") - firsts
        before = np.cumsum(lengths) - lengths
        return np.repeat(firsts - before, lengths) + np.arange(int(lengths.sum()))


def read_rare(corpus: Corpus) -> None:
    """Read the places of rare words into memory, ahead of the first question."""
    corpus.once(_Rare)


def _where(ids: NDArray[np.int64], columns: str) -> Query:
    if len(ids) == 1:
        return Query.of(f"SELECT {columns} FROM postings WHERE term_id = $id", id=int(ids[0]))
    return Query.of(
        f"SELECT {columns} FROM postings WHERE term_id IN (SELECT unnest($ids::INTEGER[]))",
        ids=tuple(ids.tolist()),
    )
