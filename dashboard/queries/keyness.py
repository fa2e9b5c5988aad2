"""The words that set some articles apart from all others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from dashboard.corpus.patience import Patience
from dashboard.measures import keyness
from dashboard.queries.filters import Filters
from dashboard.queries.selected import days, selected
from dashboard.search.counting import count_words, ids_of_stop_words
from dashboard.search.numbers import are_among
from dashboard.search.vocabulary import vocabulary

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dashboard.corpus.database import Corpus
    from dashboard.language.words import Lang


@dataclass(frozen=True, slots=True)
class Keyness:
    """
    Compare the words of the selected articles with those of all others, or of others of a kind.

    The search is one of the filters: articles with a hit against those without.

    One row a word: first those more frequent in the selection, then those less frequent, each
    by log-likelihood. Empty where the selection is nothing or everything.

    Columns of the answer: term, occurrences, per_million (in the selection), rest_occurrences,
    rest_per_million, log_ratio (one more is twice as frequent), log_likelihood, is_positive.

    Attributes:
        filters: Which articles are selected.
        lang: Whose words are compared.
        minimum: Occurrences that a word has at least, in both together.
        with_stop_words: Whether words without much meaning are listed.
        limit: Rows at most, of each direction.
        among: Which articles the others are taken from: filters that leave all that `filters`
            leaves, and more; None for the whole corpus.

    """

    filters: Filters
    lang: Lang
    minimum: int = 5
    with_stop_words: bool = False
    limit: int = 50
    among: Filters | None = None

    def answer(self, corpus: Corpus) -> pl.DataFrame:
        """Count and rank."""
        patience = Patience()
        chosen, words = selected(corpus, self.filters), vocabulary(corpus)
        all_of_them = selected(corpus, self.among or Filters())
        size, whole = chosen.words(self.lang), all_of_them.words(self.lang)
        if not 0 < size < whole:
            return pl.DataFrame(schema=_SCHEMA)
        counts = self._counts(corpus, chosen.ids, patience)
        both = self._counts(corpus, all_of_them.ids, patience)
        is_of_lang = words.langs == (self.lang == "zh")
        ids = np.flatnonzero(is_of_lang & (both >= max(1, self.minimum)))
        if not self.with_stop_words:
            ids = ids[~are_among(ids, ids_of_stop_words(corpus, self.lang))]
        here, rest = counts[ids], both[ids] - counts[ids]
        frame = pl.DataFrame(
            {
                "id": ids,
                "occurrences": here,
                "per_million": 1e6 * here / size,
                "rest_occurrences": rest,
                "rest_per_million": 1e6 * rest / (whole - size),
                "log_ratio": keyness.log_ratio(here, size, rest, whole - size),
                "log_likelihood": keyness.log_likelihood(here, size, rest, whole - size),
            }
        ).with_columns((pl.col("per_million") > pl.col("rest_per_million")).alias("is_positive"))
        ranked = frame.sort("log_likelihood", "id", descending=[True, False])
        best = pl.concat(
            [
                ranked.filter("is_positive").head(self.limit),
                ranked.filter(~pl.col("is_positive")).head(self.limit),
            ]
        )
        names = [words.terms[number].as_py() for number in best["id"].to_list()]
        return best.select(pl.Series("term", names, dtype=pl.String), pl.exclude("id"))

    def _counts(
        self, corpus: Corpus, ids: NDArray[np.int32], patience: Patience
    ) -> NDArray[np.int64]:
        """Count the words of articles, in their texts or in those of the rest."""
        articles = days(corpus).articles
        if 2 * len(ids) <= articles:
            return count_words(corpus, self.lang, ids, patience)
        is_rest = np.ones(articles, np.bool_)
        is_rest[ids] = False
        if not is_rest.any():
            return vocabulary(corpus).occurrences
        rest = np.flatnonzero(is_rest).astype(np.int32)
        return vocabulary(corpus).occurrences - count_words(corpus, self.lang, rest, patience)


_SCHEMA = {
    "term": pl.String,
    "occurrences": pl.Int64,
    "per_million": pl.Float64,
    "rest_occurrences": pl.Int64,
    "rest_per_million": pl.Float64,
    "log_ratio": pl.Float64,
    "log_likelihood": pl.Float64,
    "is_positive": pl.Boolean,
}
