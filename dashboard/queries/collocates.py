"""The words that stand near a word more often than chance would have it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np
import polars as pl

from dashboard.corpus.patience import Patience
from dashboard.measures import association
from dashboard.queries.selected import selected
from dashboard.search.beside import window
from dashboard.search.counting import ids_of_stop_words, occurrences_in
from dashboard.search.finding import find
from dashboard.search.numbers import are_among, different
from dashboard.search.streams import texts
from dashboard.search.vocabulary import vocabulary

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dashboard.corpus.database import Corpus
    from dashboard.queries.filters import Filters
    from dashboard.search.terms import Series

Measure = Literal["logdice", "loglikelihood", "mi", "tscore", "count"]
_COLUMNS: dict[Measure, str] = {
    "logdice": "log_dice",
    "loglikelihood": "log_likelihood",
    "mi": "mutual_information",
    "tscore": "t_score",
    "count": "together",
}
MEASURES: tuple[Measure, ...] = tuple(_COLUMNS)
MOST_WORDS = 10
"""To either side."""


@dataclass(frozen=True, slots=True)
class Collocates:
    """
    Rank the words around the hits of one series.

    One row a word. With N the words of the selected articles, R the words in all windows, f
    the word's occurrences and o those in a window, o is expected to be R * f / N; what stands
    in the windows of two hits counts once. logDice takes hits and f for its two frequencies,
    and for both together o or the windows that hold the word, whichever is less.

    Columns of the answer: term, together (o), left, right (o by side; what stands between two
    hits may be on both), hits_with (windows that hold the word), occurrences (f), log_dice,
    log_likelihood, mutual_information, t_score.
    Log-likelihood does not tell whether o is above or below what is expected; the sign of
    mutual information does.

    Attributes:
        filters: Which articles are selected.
        one: Whose hits are looked at.
        left: Words to the left of a hit, 0 to MOST_WORDS; punctuation does not count.
        right: Words to the right.
        measure: Rank by it.
        minimum: Windows' occurrences that a word has at least.
        with_stop_words: Whether words without much meaning are listed.
        limit: Rows at most.

    """

    filters: Filters
    one: Series
    left: int = 5
    right: int = 5
    measure: Measure = "logdice"
    minimum: int = 3
    with_stop_words: bool = False
    limit: int = 100

    def answer(self, corpus: Corpus) -> pl.DataFrame:
        """Count and rank."""
        patience = Patience()
        lang = self.one.lang
        words = vocabulary(corpus)
        among = selected(corpus, self.filters.without_search())
        hits = among.hits(find(corpus, self.one.node, patience))
        # Frequencies in a selection are counted in its texts; those of the corpus are known.
        wanted = different(hits.articles) if among.is_in is None else among.ids
        read = texts(corpus, lang, wanted, patience)
        terms = len(words.occurrences)
        around = window(read, hits, terms, self.left, self.right, patience)
        counts = around.counts.astype(np.int64)
        frequencies: NDArray[np.int64] = words.occurrences
        if among.is_in is not None:
            frequencies = occurrences_in(read, terms)
        ids = np.flatnonzero(counts >= max(1, self.minimum))
        if not self.with_stop_words:
            ids = ids[~are_among(ids, ids_of_stop_words(corpus, lang))]
        together, f = counts[ids], frequencies[ids]
        at_most_once = np.minimum(together, around.hits_with[ids])
        n = among.words(lang)
        frame = pl.DataFrame(
            {
                "id": ids,
                "together": together,
                "left": around.left[ids],
                "right": around.right[ids],
                "hits_with": around.hits_with[ids],
                "occurrences": f,
                "log_dice": association.log_dice(at_most_once, len(hits.articles), f),
                "log_likelihood": association.log_likelihood(together, around.words, f, n),
                "mutual_information": association.mutual_information(together, around.words, f, n),
                "t_score": association.t_score(together, around.words, f, n),
            },
            nan_to_null=True,
        )
        best = frame.sort(
            [_COLUMNS[self.measure], "together", "id"], descending=[True, True, False]
        )
        best = best.head(self.limit)
        names = [words.terms[number].as_py() for number in best["id"].to_list()]
        return best.select(pl.Series("term", names, dtype=pl.String), pl.exclude("id"))
