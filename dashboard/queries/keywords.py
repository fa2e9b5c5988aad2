"""Words over time: how often, in how many articles, against what, and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl

from dashboard.corpus.patience import Patience
from dashboard.corpus.query import Query
from dashboard.measures.dispersion import Parts, normalised_deviation_of_proportions
from dashboard.measures.intervals import rate, rate_ratio, wilson
from dashboard.measures.smoothing import moving_average
from dashboard.queries.selected import days, selected
from dashboard.search.finding import tally

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dashboard.corpus.database import Corpus
    from dashboard.queries.bins import Width
    from dashboard.queries.filters import Filters
    from dashboard.queries.selected import Selected
    from dashboard.search.postings import Tally
    from dashboard.search.terms import Series

MOST_SMOOTHING = 12
"""Bins to either side that a moving average may reach."""


class _Counted:
    """What is counted of some hits in each bin. Arrays of shape (bins,)."""

    def __init__(self, counted: Tally, among: Selected, bounds: NDArray[np.int64]) -> None:
        within = among.of(counted)
        at = np.searchsorted(within.articles, bounds)
        up_to = np.concatenate(([0], np.cumsum(within.counts)))
        self.occurrences = np.diff(up_to[at])
        self.articles = np.diff(at)


@dataclass(frozen=True, slots=True)
class FrequencyOverTime:
    """
    Count each series in each bin, against the words of the articles selected.

    The search itself does not select here: the denominator is every article that
    the other filters leave. One row per (series, bin), the bins without issues
    included.

    Columns of the answer:
        bin: first day of the bin.
        series: number of the series, from 0.
        occurrences, articles: of the series.
        words: of the selected articles, in the language of the series.
        selected_articles: articles that the other filters leave.
        archive_articles: all articles of the bin; 0 where the archive lacks it.
        per_million: occurrences per million words; null where there are no words.
        per_million_low, per_million_high: 95 % interval, if occurrences were independent.
        share_pct: 0-100, articles of selected_articles; null where there are none.
        share_pct_low, share_pct_high: 95 % interval (Wilson).
        smoothed: per_million as moving average; null without smoothing.
        smoothed_pct: share_pct likewise.

    Attributes:
        filters: Which articles are selected.
        series: What is counted.
        by: Width of the bins.
        smooth: Bins to either side that are averaged; 0 for no smoothing.

    """

    filters: Filters
    series: tuple[Series, ...]
    by: Width
    smooth: int = 0

    def answer(self, corpus: Corpus) -> pl.DataFrame:
        """Count."""
        patience = Patience()
        among = selected(corpus, self.filters.without_search())
        bins, bounds = days(corpus).bins(self.by, self.filters)
        frames = [
            _over_time(
                _Counted(tally(corpus, one.node, patience), among, bounds),
                among.words_before(one.lang),
                among,
                bounds,
                self.smooth,
            ).with_columns(pl.Series("bin", bins, pl.Date), pl.lit(number).alias("series"))
            for number, one in enumerate(self.series)
        ]
        return pl.concat(frames).select("bin", "series", pl.exclude("bin", "series"))


def _over_time(
    found: _Counted,
    words_before: NDArray[np.int64],
    among: Selected,
    bounds: NDArray[np.int64],
    smooth: int,
) -> pl.DataFrame:
    words = np.diff(words_before[bounds])
    articles = np.diff(among.up_to[bounds])
    low, high = rate(found.occurrences, words)
    share_low, share_high = wilson(found.articles, articles)
    columns: dict[str, Any] = {
        "occurrences": found.occurrences,
        "articles": found.articles,
        "words": words,
        "selected_articles": articles,
        "archive_articles": np.diff(bounds),
        "per_million": 1e6 * _ratio(found.occurrences, words),
        "per_million_low": low,
        "per_million_high": high,
        "share_pct": 100 * _ratio(found.articles, articles),
        "share_pct_low": 100 * share_low,
        "share_pct_high": 100 * share_high,
        "smoothed": np.full(len(words), np.nan),
        "smoothed_pct": np.full(len(words), np.nan),
    }
    if smooth:
        columns["smoothed"] = 1e6 * moving_average(found.occurrences, words, smooth)
        columns["smoothed_pct"] = 100 * moving_average(found.articles, articles, smooth)
    return pl.DataFrame(columns, nan_to_null=True)


def _ratio(numerators: NDArray[Any], denominators: NDArray[Any]) -> NDArray[np.float64]:
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(denominators > 0, numerators / denominators, np.nan)


@dataclass(frozen=True, slots=True)
class RatioOverTime:
    """
    Divide the frequency of the first series by that of the second, in each bin.

    Columns of the answer: bin, occurrences, other_occurrences, words, other_words,
    archive_articles, ratio, ratio_low, ratio_high (95 %; null where it cannot be said).

    Attributes: as of FrequencyOverTime; of the series only two are looked at.

    """

    filters: Filters
    series: tuple[Series, ...]
    by: Width

    def answer(self, corpus: Corpus) -> pl.DataFrame:
        """Count."""
        patience = Patience()
        among = selected(corpus, self.filters.without_search())
        bins, bounds = days(corpus).bins(self.by, self.filters)
        found = [
            _Counted(tally(corpus, one.node, patience), among, bounds) for one in self.series[:2]
        ]
        words = [np.diff(among.words_before(one.lang)[bounds]) for one in self.series[:2]]
        ratio, low, high = rate_ratio(
            found[0].occurrences, words[0], found[1].occurrences, words[1]
        )
        frame = pl.DataFrame(
            {
                "occurrences": found[0].occurrences,
                "other_occurrences": found[1].occurrences,
                "words": words[0],
                "other_words": words[1],
                "archive_articles": np.diff(bounds),
                "ratio": ratio,
                "ratio_low": low,
                "ratio_high": high,
            },
            nan_to_null=True,
        )
        finite = [
            pl.when(pl.col(name).is_finite()).then(pl.col(name)).alias(name)
            for name in ("ratio", "ratio_low", "ratio_high")
        ]
        return frame.with_columns(*finite, pl.Series("bin", bins, pl.Date)).select(
            "bin", pl.exclude("bin")
        )


@dataclass(frozen=True, slots=True)
class FrequencyByRegion:
    """
    Count one series in each bin, in the articles that name each of some provinces.

    An article that names two counts for both. The provinces are those that most of the
    articles with a hit name, or those of the region filter.

    Columns of the answer: as of FrequencyOverTime, and place_id; `series` numbers the
    provinces.

    Attributes:
        filters: Which articles are selected.
        series: What is counted; the first of them.
        by: Width of the bins.
        top: How many provinces.
        smooth: As of FrequencyOverTime.

    """

    filters: Filters
    series: tuple[Series, ...]
    by: Width
    top: int = 6
    smooth: int = 0

    def answer(self, corpus: Corpus) -> pl.DataFrame:
        """Count."""
        one = self.series[0]
        patience = Patience()
        filters = self.filters.without_search()
        among = selected(corpus, filters)
        bins, bounds = days(corpus).bins(self.by, self.filters)
        found = among.of(tally(corpus, one.node, patience))

        def in_place(number: int, place: str, there: Selected) -> pl.DataFrame:
            patience.left()
            frame = _over_time(
                _Counted(found, there, bounds),
                there.words_before(one.lang),
                there,
                bounds,
                self.smooth,
            )
            return frame.select(
                pl.Series("bin", bins, pl.Date),
                pl.lit(number).alias("series"),
                pl.lit(place).alias("place_id"),
                pl.all(),
            )

        places = self.filters.region or self._places(corpus, found.articles)
        frames = [
            in_place(number, place, selected(corpus, filters.in_region(place)))
            for number, place in enumerate(places[: self.top])
        ]
        return pl.concat(frames or [in_place(0, "", among).clear()])

    def _places(self, corpus: Corpus, articles: NDArray[np.int32]) -> tuple[str, ...]:
        query = Query.of(
            "SELECT place_id FROM article_places JOIN these USING (article_id)"
            " JOIN places USING (place_id) WHERE level = 'province'"
            " GROUP BY place_id ORDER BY count(*) DESC, place_id LIMIT $top",
            top=self.top,
        )
        return tuple(corpus.lists(query, articles=articles)["place_id"].to_pylist())


@dataclass(frozen=True, slots=True)
class Totals:
    """
    Count each series over the whole selection.

    One row per series, found or not. Columns of the answer: series, occurrences, articles,
    words (of the selection, in the language of the series), selected_articles, per_million,
    per_million_low, per_million_high (null where there are no words), dispersion (deviation of
    proportions over the selected articles, normalised; 0 even, 1 in one article; null where
    not found).

    Attributes:
        filters: Which articles are selected.
        series: What is counted.

    """

    filters: Filters
    series: tuple[Series, ...]

    def answer(self, corpus: Corpus) -> pl.DataFrame:
        """Count."""
        patience = Patience()
        among = selected(corpus, self.filters.without_search())
        rows = []
        for number, one in enumerate(self.series):
            found = among.of(tally(corpus, one.node, patience))
            words = among.words(one.lang)
            occurrences = int(found.counts.sum())
            low, high = rate(occurrences, words)
            rows.append(
                {
                    "series": number,
                    "occurrences": occurrences,
                    "articles": len(found.articles),
                    "words": words,
                    "selected_articles": int(among.up_to[-1]),
                    "per_million": 1e6 * occurrences / words if words else None,
                    "per_million_low": float(low) if words else None,
                    "per_million_high": float(high) if words else None,
                    "dispersion": _dispersion(found, days(corpus).words(one.lang), among),
                }
            )
        return pl.DataFrame(rows, schema=_TOTALS)


_TOTALS = {
    "series": pl.Int32,
    "occurrences": pl.Int64,
    "articles": pl.Int64,
    "words": pl.Int64,
    "selected_articles": pl.Int64,
    "per_million": pl.Float64,
    "per_million_low": pl.Float64,
    "per_million_high": pl.Float64,
    "dispersion": pl.Float64,
}


def _dispersion(found: Tally, words: NDArray[np.int32], among: Selected) -> float | None:
    """Tell how unevenly hits lie over the selected articles that have words."""
    if not len(found.articles):
        return None
    sizes = words if among.is_in is None else words[among.is_in]
    sizes = sizes[sizes > 0]
    parts = Parts(number=len(sizes), size=float(sizes.sum()), smallest=float(sizes.min()))
    value = normalised_deviation_of_proportions(found.counts, words[found.articles], parts)
    return None if np.isnan(value) else float(value)
