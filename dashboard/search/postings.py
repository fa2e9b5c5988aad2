"""Reading the index: where words stand, as arrays of numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from dashboard.corpus.query import Query

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dashboard.corpus.database import Corpus
    from dashboard.corpus.patience import Patience
    from dashboard.language.words import Lang


GAP = 128
"""Places between two texts: more than a term or the reach of NEAR has."""


class Tally(NamedTuple):
    """How often something stands in articles: their ids in order, and a count each."""

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

    An article and a position are one number in it, an address. Between two texts lies a gap
    of GAP places, so that no term reaches from one into the next. Shape (articles + 1,).
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
    return np.concatenate(([0], np.cumsum(lengths.astype(np.int64) + GAP)))


def tallies(corpus: Corpus, ids: NDArray[np.int64], patience: Patience) -> Tally:
    """Count, for each article, the occurrences of some words together."""
    found = corpus.columns(_where(ids, "article_id, occurrences"), patience=patience)
    articles, counts = found["article_id"], found["occurrences"].astype(np.int64)
    if len(ids) == 1:
        return Tally(articles, counts)
    return added_up(articles, counts)


def added_up(articles: NDArray[np.int32], counts: NDArray[np.int64]) -> Tally:
    """Add up counts by article."""
    if not len(articles):
        return Tally(articles, counts)
    by_article = np.bincount(articles, weights=counts)
    different = np.flatnonzero(by_article)
    return Tally(different.astype(np.int32), by_article[different].astype(np.int64))


def places(
    corpus: Corpus,
    ids: NDArray[np.int64],
    articles: NDArray[np.int32] | None,
    patience: Patience,
) -> Places:
    """Read where some words stand, in these articles or in all, in any order of rows."""
    query = _where(ids, "term_id, article_id, positions")
    if articles is not None:
        query = Query(f"{query.sql} AND article_id IN (SELECT article_id FROM these)", query.params)
    table = corpus.lists(query, patience=patience, articles=articles)
    lists = table["positions"].combine_chunks()
    begins = lists.offsets.to_numpy()
    return Places(
        table["term_id"].to_numpy(),
        table["article_id"].to_numpy(),
        begins,
        lists.values.to_numpy(),
    )


def _where(ids: NDArray[np.int64], columns: str) -> Query:
    if len(ids) == 1:
        return Query.of(f"SELECT {columns} FROM postings WHERE term_id = $id", id=int(ids[0]))
    return Query.of(
        f"SELECT {columns} FROM postings WHERE term_id IN (SELECT unnest($ids::INTEGER[]))",
        ids=tuple(ids.tolist()),
    )
