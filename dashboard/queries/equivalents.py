"""
What a word is translated by, and how steadily: association over pairs of paragraphs.

After W. A. Gale and K. W. Church, "Identifying word correspondences in parallel texts", *DARPA
Speech and Natural Language Workshop* (1991), and I. D. Melamed, "Models of translational
equivalence among words", *Computational Linguistics* 26 (2000): words that are translations of
each other stand in the same pairs. A pair is a row of aligned paragraphs with text on both
sides, or a title and its translation.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from dashboard.corpus.patience import Patience
from dashboard.corpus.query import Query
from dashboard.measures import association
from dashboard.measures.intervals import wilson
from dashboard.queries.selected import days, selected
from dashboard.search.counting import ids_of_stop_words
from dashboard.search.finding import find
from dashboard.search.numbers import are_among, different
from dashboard.search.pairs import Pairs, count_pairs, pairs_of, pairs_with, total_pairs
from dashboard.search.streams import texts
from dashboard.search.vocabulary import vocabulary

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dashboard.corpus.database import Corpus
    from dashboard.language.words import Lang
    from dashboard.queries.bins import Width
    from dashboard.queries.filters import Filters
    from dashboard.search.terms import Series

_OTHER: dict[Lang, Lang] = {"en": "zh", "zh": "en"}


@dataclass(frozen=True, slots=True)
class Equivalents:
    """
    Rank the words of the other language by their association with the hits of a series.

    Columns of the answer: term, pairs (in which both stand), with_word (pairs with a hit),
    with_term (pairs with the term), share_pct (pairs of with_word), dice, log_likelihood. Only
    words that stand with the hits more often than chance would have it.

    Attributes:
        filters: Which articles are selected.
        one: Whose equivalents are sought.
        minimum: Pairs that both stand in at least.
        with_stop_words: Whether function words are listed.
        limit: Rows at most.

    """

    filters: Filters
    one: Series
    minimum: int = 2
    with_stop_words: bool = False
    limit: int = 20

    def answer(self, corpus: Corpus) -> pl.DataFrame:
        """Count and rank."""
        patience = Patience()
        words, other = vocabulary(corpus), _OTHER[self.one.lang]
        terms = len(words.occurrences)
        among = selected(corpus, self.filters.without_search())
        hits = among.hits(find(corpus, self.one.node, patience))
        wanted = different(hits.articles) if among.is_in is None else among.ids
        pairs = pairs_of(corpus, wanted, patience)
        with_word = pairs_with(pairs, self.one.lang, hits)
        read = texts(corpus, other, wanted, patience)
        together = count_pairs(pairs, with_word, other, read, terms)
        if among.is_in is None:
            with_term, n = words.pairs.astype(np.int64), total_pairs(corpus)
        else:
            whole = np.flatnonzero(pairs.are_whole)
            with_term, n = count_pairs(pairs, whole, other, read, terms), len(whole)
        chance = len(with_word) * with_term / max(1, n)
        ids = np.flatnonzero((together >= max(1, self.minimum)) & (together > chance))
        if not self.with_stop_words:
            ids = ids[~are_among(ids, ids_of_stop_words(corpus, other))]
        both, f1, f2 = together[ids], len(with_word), with_term[ids]
        frame = pl.DataFrame(
            {
                "id": ids,
                "pairs": both,
                "with_word": np.full(len(ids), f1),
                "with_term": f2,
                "share_pct": 100 * both / max(1, f1),
                "dice": association.dice(both, f1, f2),
                "log_likelihood": association.log_likelihood(both, f1, f2, n),
            }
        )
        best = frame.sort("log_likelihood", "id", descending=[True, False]).head(self.limit)
        names = [words.terms[number].as_py() for number in best["id"].to_list()]
        return best.select(pl.Series("term", names, dtype=pl.String), pl.exclude("id"))


@dataclass(frozen=True, slots=True)
class AgreementOverTime:
    """
    Count in each bin the pairs with the one and with the other, and with both.

    One row a bin. Columns of the answer: bin, with_word, with_other, pairs (with both),
    archive_articles, agreement_pct (pairs of with_word; null without any), agreement_pct_low,
    agreement_pct_high (95 %, Wilson), return_pct (pairs of with_other).

    Attributes:
        filters: Which articles are selected.
        one: A series of one language.
        other: Its equivalent in the other.
        by: Width of the bins.

    """

    filters: Filters
    one: Series
    other: Series
    by: Width

    def answer(self, corpus: Corpus) -> pl.DataFrame:
        """Count."""
        patience = Patience()
        bins, bounds = days(corpus).bins(self.by, self.filters)
        found = _Pairing(corpus, self.filters, self.one, self.other, patience)
        counted = {
            name: np.diff(np.searchsorted(found.pairs.articles[chosen], bounds))
            for name, chosen in (
                ("with_word", found.with_one),
                ("with_other", found.with_other),
                ("pairs", found.with_both),
            )
        }
        low, high = wilson(counted["pairs"], counted["with_word"])
        with np.errstate(divide="ignore", invalid="ignore"):
            shares = {
                "agreement_pct": 100 * counted["pairs"] / counted["with_word"],
                "return_pct": 100 * counted["pairs"] / counted["with_other"],
            }
        frame = pl.DataFrame(
            {
                **counted,
                "archive_articles": np.diff(bounds),
                **shares,
                "agreement_pct_low": 100 * low,
                "agreement_pct_high": 100 * high,
            },
            nan_to_null=True,
        )
        return frame.select(pl.Series("bin", bins, pl.Date), pl.all())


@dataclass(frozen=True, slots=True)
class ExamplePairs:
    """
    Give pairs in which a hit of the one and one of the other stand, the shortest first.

    Columns of the answer: slug, issue_date, page, row (from 1; null for titles), text_en,
    text_zh, total (pairs with both).

    Attributes:
        filters, one, other: As of AgreementOverTime.
        limit: Rows at most.

    """

    filters: Filters
    one: Series
    other: Series
    limit: int = 3

    def answer(self, corpus: Corpus) -> pl.DataFrame:
        """Find them."""
        patience = Patience()
        found = _Pairing(corpus, self.filters, self.one, self.other, patience)
        pairs, both = found.pairs, found.with_both
        lengths = pairs.zh.ends[both] - pairs.zh.starts[both]
        chosen = both[np.argsort(lengths, kind="stable")[: self.limit]]
        # A pair is an article and a row, and both are plain numbers.
        wanted = [
            f"({article}, {row}, {order})"
            for order, (article, row) in enumerate(
                zip(pairs.articles[chosen].tolist(), pairs.rows[chosen].tolist(), strict=True)
            )
        ]
        if not wanted:
            return pl.DataFrame(schema=_EXAMPLES)
        query = Query(
            f"""
SELECT
    slug, issue_date, page,
    CASE WHEN wanted.row_no >= 0 THEN (wanted.row_no + 1)::BIGINT END AS row,
    CASE WHEN wanted.row_no < 0 THEN title_en
        ELSE substring(body_en, start_en + 1, end_en - start_en) END AS text_en,
    CASE WHEN wanted.row_no < 0 THEN title_zh
        ELSE substring(body_zh, start_zh + 1, end_zh - start_zh) END AS text_zh
FROM (VALUES {", ".join(wanted)}) AS wanted (article_id, row_no, place)
JOIN articles USING (article_id)
LEFT JOIN alignments USING (article_id, row_no)
ORDER BY place"""
        )
        rows = corpus.run(query, seconds=patience.left())
        return rows.with_columns(pl.lit(len(both), pl.Int64).alias("total"))


_EXAMPLES = {
    "slug": pl.String,
    "issue_date": pl.Date,
    "page": pl.UInt16,
    "row": pl.Int64,
    "text_en": pl.String,
    "text_zh": pl.String,
    "total": pl.Int64,
}


class _Pairing:
    """The pairs with hits of two series, as indices of `pairs`."""

    pairs: Pairs
    with_one: NDArray[np.int64]
    with_other: NDArray[np.int64]
    with_both: NDArray[np.int64]

    def __init__(
        self, corpus: Corpus, filters: Filters, one: Series, other: Series, patience: Patience
    ) -> None:
        among = selected(corpus, filters.without_search())
        hits = [among.hits(find(corpus, each.node, patience)) for each in (one, other)]
        articles = different(np.concatenate([each.articles for each in hits]))
        self.pairs = pairs_of(corpus, articles, patience)
        self.with_one, self.with_other = (
            pairs_with(self.pairs, each.lang, its)
            for each, its in zip((one, other), hits, strict=True)
        )
        self.with_both = self.with_one[are_among(self.with_one, self.with_other)]
