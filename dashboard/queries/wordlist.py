"""Word lists and n-grams of any selection."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from dashboard.corpus.patience import Patience
from dashboard.queries.selected import selected
from dashboard.search.counting import (
    count_grams,
    count_passages,
    ids_of_stop_words,
    occurrences_in,
)
from dashboard.search.numbers import are_among
from dashboard.search.streams import texts
from dashboard.search.vocabulary import vocabulary

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dashboard.corpus.database import Corpus
    from dashboard.language.words import Lang
    from dashboard.queries.filters import Filters

MOST_WORDS = 6_000_000
"""Words of a selection whose runs are all counted in two seconds; of more, every k-th article."""
_SCHEMA = {
    "term": pl.String,
    "occurrences": pl.Int64,
    "articles": pl.Int64,
    "per_million": pl.Float64,
    "every": pl.Int64,
}


@dataclass(frozen=True, slots=True)
class WordList:
    """
    List the words of the selected articles, or runs of 2 to 4 of them, the most frequent first.

    Runs are not parted by punctuation. The search is one of the filters.

    Columns of the answer: term (words of a run are parted by blanks in English), occurrences,
    articles, per_million (per million words), every (1; k where only every k-th of the
    selected articles was counted, because there are so many).

    Attributes:
        filters: Which articles are selected.
        lang: Whose words are listed.
        n: Words a row, 1 to 4.
        minimum: Occurrences at least.
        with_stop_words: Whether words without much meaning are listed, and runs that begin or
            end with one.
        limit: Rows at most.

    """

    filters: Filters
    lang: Lang
    n: int = 1
    minimum: int = 2
    with_stop_words: bool = False
    limit: int = 200

    def answer(self, corpus: Corpus) -> pl.DataFrame:
        """Count."""
        patience = Patience()
        among, words = selected(corpus, self.filters), vocabulary(corpus)
        size = among.words(self.lang)
        if not size:
            return pl.DataFrame(schema=_SCHEMA)
        every = 1
        if self.n == 1 and among.is_in is None:
            ids = np.flatnonzero(words.langs == (self.lang == "zh"))[:, None]
            counts = words.occurrences[ids[:, 0]]
            articles = words.articles[ids[:, 0]].astype(np.int64)
        else:
            every = 1 if self.n == 1 else -(-size // MOST_WORDS)
            ids, counts, articles, size = self._count(corpus, among.ids[::every], patience)
        kept = counts >= max(1, self.minimum)
        if not self.with_stop_words:
            stop = ids_of_stop_words(corpus, self.lang)
            kept &= ~are_among(ids[:, 0], stop) & ~are_among(ids[:, -1], stop)
        ids, counts, articles = ids[kept], counts[kept], articles[kept]
        order = np.lexsort((*ids.T[::-1], -counts))[: self.limit]
        blank = " " if self.lang == "en" else ""
        names = [
            blank.join(words.terms[number].as_py() for number in run) for run in ids[order].tolist()
        ]
        return pl.DataFrame(
            {
                "term": pl.Series(names, dtype=pl.String),
                "occurrences": counts[order],
                "articles": articles[order],
                "per_million": 1e6 * counts[order] / max(1, size),
                "every": np.full(len(order), every),
            },
            schema=_SCHEMA,
        )

    def _count(
        self, corpus: Corpus, articles: NDArray[np.int32], patience: Patience
    ) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64], int]:
        read = texts(corpus, self.lang, articles, patience)
        terms = len(vocabulary(corpus).occurrences)
        occurrences = occurrences_in(read, terms)
        size = int(occurrences.sum())
        if self.n > 1:
            grams = count_grams(read, self.n, terms, max(1, self.minimum), patience)
            return *grams, size
        ids = np.flatnonzero(occurrences)
        return ids[:, None], occurrences[ids], count_passages(read, terms)[ids], size
