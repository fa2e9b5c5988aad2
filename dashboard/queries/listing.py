"""The selected articles as a list: in which order, and a page of them with snippets."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Any, Literal, get_args

import numpy as np
import polars as pl

from dashboard.corpus.patience import Patience
from dashboard.corpus.query import Query
from dashboard.measures.bm25 import bm25, inverse_frequency
from dashboard.queries.kept import Kept
from dashboard.queries.selected import days, selected
from dashboard.queries.snippets import SNIPPET, Snippets
from dashboard.search.finding import tally
from dashboard.search.grammar import parse_search

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from dashboard.corpus.database import Corpus
    from dashboard.queries.filters import Filters
    from dashboard.search.terms import Series

PAGE_SIZE = 25
Sort = Literal["date", "newest", "relevance", "length", "differs"]
SORTS: tuple[Sort, ...] = get_args(Sort)
_AT_ONCE = 2
_MOST_KEPT = 16
"""Orders in memory: up to 4 MB each of a million articles."""
_FACTS = {
    "article_id": pl.Int32,
    "slug": pl.String,
    "issue_date": pl.Date,
    "page": pl.UInt16,
    "title_en": pl.String,
    "title_zh": pl.String,
    "author_en": pl.String,
    "author_zh": pl.String,
    "column_zh": pl.String,
    "words_en": pl.Int32,
    "words_zh": pl.Int32,
    "checks_agree": pl.UInt16,
    "checks_differ": pl.UInt16,
    "checks_missing": pl.UInt16,
}
_HITS = pl.List(pl.List(pl.Int32))
_FOUND = {
    "title_hits_en": _HITS,
    "title_hits_zh": _HITS,
    "snippet_en": SNIPPET,
    "snippet_zh": SNIPPET,
}
_LOW = np.uint64(2**32 - 1)
_HIGH = np.uint64(32)


@dataclass(frozen=True, slots=True)
class Listing:
    """
    Give one page of the selected articles.

    Columns of the answer: article_id, slug, issue_date, page, title_en, title_zh, author_en,
    author_zh, column_zh, words_en, words_zh, checks_agree, checks_differ, checks_missing,
    title_hits_en, title_hits_zh (spans of what was searched for), snippet_en, snippet_zh (text,
    hits, is_cut_before, is_cut_after; null where the paragraph that the other snippet is of has
    no partner), total (articles of all pages).

    Attributes:
        filters: Which articles are selected.
        sort: As of `listed_ids`.
        page: Of the list, from 1.
        page_size: Articles a page.

    """

    filters: Filters
    sort: Sort = "date"
    page: int = 1
    page_size: int = PAGE_SIZE

    def answer(self, corpus: Corpus) -> pl.DataFrame:
        """
        Order all, read those of the page.

        Raises:
            QueryTooLongError: The search takes too long.

        """
        listed = listed_ids(corpus, self.filters, self.sort)
        skipped = (self.page - 1) * self.page_size
        on_page = listed[skipped : skipped + self.page_size]
        rows = entries(corpus, on_page, parse_search(self.filters.q).series)
        return rows.with_columns(pl.lit(len(listed), pl.Int64).alias("total"))


@dataclass(frozen=True, slots=True)
class Catalogue:
    """
    Give the first of the selected articles without what they say: columns as of Listing.

    Of titles and texts neither hits nor snippets.

    Attributes:
        filters, sort: As of Listing.
        limit: Articles at most.

    """

    filters: Filters
    sort: Sort = "date"
    limit: int = 1_000

    def answer(self, corpus: Corpus) -> pl.DataFrame:
        """
        Order all, read the first.

        Raises:
            QueryTooLongError: The search takes too long.

        """
        listed = listed_ids(corpus, self.filters, self.sort)
        rows = _read(corpus, listed[: self.limit], columns=_FACTS, patience=Patience())
        return pl.DataFrame(rows, schema=_FACTS).with_columns(
            pl.lit(len(listed), pl.Int64).alias("total")
        )


def entries(corpus: Corpus, ids: NDArray[np.int32], series: tuple[Series, ...]) -> pl.DataFrame:
    """Give articles with their snippets, in this order: columns as of Listing, but for total."""
    patience = Patience()
    columns = (*_FACTS, "body_en", "body_zh", "places_en", "places_zh")
    # Unpacking texts is most of the work: 50 ms with both cores at it, 76 with one.
    with ThreadPoolExecutor(_AT_ONCE) as readers:
        read = partial(_read, corpus, columns=columns, patience=patience)
        articles = [*chain.from_iterable(readers.map(read, np.array_split(ids, _AT_ONCE)))]
    rows = _aligned(corpus, ids, patience) if series else {}
    snippets = Snippets(corpus, series, ids, patience)
    shown = []
    for article in articles:
        found = snippets.of(article | {"rows": rows.get(article["article_id"])})
        shown.append(
            {name: article[name] for name in _FACTS}
            | {f"title_hits_{lang}": found.titles[lang] for lang in found.titles}
            | {
                f"snippet_{lang}": snippet and snippet._asdict()
                for lang, snippet in found.snippets.items()
            }
        )
    return pl.DataFrame(shown, schema={**_FACTS, **_FOUND})


def _read(
    corpus: Corpus, ids: NDArray[np.int32], *, columns: Iterable[str], patience: Patience
) -> list[dict[str, Any]]:
    """Read columns of articles, in the order of their ids."""
    query = Query(
        f"SELECT {', '.join(columns)} FROM articles"
        " WHERE article_id IN (SELECT article_id FROM these)"
    )
    found = corpus.lists(query, patience=patience, articles=ids).to_pylist()
    by_id = {row["article_id"]: row for row in found}
    return [by_id[one] for one in ids.tolist()]


def _aligned(
    corpus: Corpus, ids: NDArray[np.int32], patience: Patience
) -> dict[int, list[dict[str, int]]]:
    """Read where the aligned rows of articles are, in their order."""
    query = Query(
        """
SELECT article_id, start_en, end_en, start_zh, end_zh, place_en, place_zh
FROM alignments
WHERE article_id IN (SELECT article_id FROM these)
ORDER BY article_id, row_no"""
    )
    rows: dict[int, list[dict[str, int]]] = {}
    for row in corpus.lists(query, patience=patience, articles=ids).to_pylist():
        rows.setdefault(row["article_id"], []).append(row)
    return rows


def listed_ids(corpus: Corpus, filters: Filters, sort: Sort = "date") -> NDArray[np.int32]:
    """
    Give the articles that filters leave, in the order of a list; from memory if asked lately.

    Articles of the same rank stand in the order of the newspaper. Orders:
        date: of the newspaper.
        newest: the newest day first.
        relevance: BM25 of the search in the whole corpus, its series added up; without a
            search as `date`.
        length: the most Chinese words first.
        differs: the most checks of the translation that differ first, then the most that miss.

    Returns:
        Ids. Shape (articles,). Not to be written to.

    Raises:
        QueryTooLongError: the search takes too long.

    """
    return corpus.once(_orders).give((filters, sort))


def _orders(corpus: Corpus) -> Kept[tuple[Filters, Sort], NDArray[np.int32]]:
    return Kept(partial(_listed, corpus), _MOST_KEPT)


def _listed(corpus: Corpus, asked: tuple[Filters, Sort]) -> NDArray[np.int32]:
    filters, sort = asked
    ids = selected(corpus, filters).ids
    match sort:
        case "date":
            return ids
        case "newest":
            return _highest_first(ids, np.searchsorted(days(corpus).firsts, ids, side="right"))
        case "relevance":
            # Of numbers that are not negative the bits are in the order of the numbers.
            scores = relevance(corpus, filters)[ids].astype(np.float32)
            return _highest_first(ids, scores.view(np.uint32))
        case "length":
            return _highest_first(ids, days(corpus).words_zh[ids])
        case "differs":
            return _highest_first(ids, corpus.once(_found_wrong)[ids])


def _highest_first(ids: NDArray[np.int32], ranks: NDArray[Any]) -> NDArray[np.int32]:
    """
    Sort ids, which are in order, by ranks of 0 to 2^32 - 1, the highest first.

    Rank and id are one number: sorting numbers takes a tenth of sorting places by two keys.
    """
    keys = ((_LOW - ranks.astype(np.uint64)) << _HIGH) | ids.astype(np.uint64)
    keys.sort()
    return (keys & _LOW).astype(np.int32)


def _found_wrong(corpus: Corpus) -> NDArray[np.uint32]:
    """Give of each article the checks that differ, and behind them those that miss."""
    found = corpus.columns(Query("SELECT checks_differ, checks_missing FROM articles"))
    differ, missing = (np.asarray(column).astype(np.uint32) for column in found.values())
    return differ << np.uint32(16) | missing


def relevance(corpus: Corpus, filters: Filters) -> NDArray[np.float64]:
    """
    Score all articles by the search of the filters. Shape (articles,).

    The sum over its series of BM25 among the articles that have text in the series' language;
    0 where there is no hit.
    """
    patience = Patience()
    scores = np.zeros(days(corpus).articles)
    for one in parse_search(filters.q).series:
        found = tally(corpus, one.node, patience)
        lengths = days(corpus).words(one.lang)
        with_text, mean = days(corpus).with_text(one.lang)
        weight = inverse_frequency(len(found.articles), with_text)
        scores[found.articles] += bm25(found.counts, lengths[found.articles], mean, weight)
    return scores
