"""The selected articles as arrays: what words are counted in, and against."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl

from dashboard.corpus.query import Query
from dashboard.queries.filters import Filters, first_day, last_day, selection
from dashboard.queries.kept import Kept

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dashboard.corpus.database import Corpus
    from dashboard.language.words import Lang
    from dashboard.queries.bins import Width
    from dashboard.search.finding import Hits
    from dashboard.search.postings import Tally

_MOST_KEPT = 16
"""Selections in memory: up to 25 MB each of a million articles."""


class Days:
    """
    The days of a corpus and its articles, in order: articles are numbered by day.

    Attributes:
        dates: Of each issue. Shape (days,).
        firsts: First article of each day, and how many there are. Shape (days + 1,).

    """

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        found = corpus.columns(
            Query(
                "SELECT issue_date, articles FROM periods WHERE place_id IS NULL"
                " ORDER BY issue_date"
            )
        )
        self.dates: NDArray[Any] = np.asarray(found["issue_date"]).astype("datetime64[D]")
        self.firsts = np.concatenate(([0], np.cumsum(found["articles"], dtype=np.int64)))

    @property
    def articles(self) -> int:
        """How many articles there are."""
        return int(self.firsts[-1])

    def day_of(self, article_id: int) -> int:
        """Give the number of an article's day, from 0."""
        return int(np.searchsorted(self.firsts, article_id, side="right")) - 1

    @cached_property
    def words_en(self) -> NDArray[np.int32]:
        """English words of each article."""
        return self._words("en")

    @cached_property
    def words_zh(self) -> NDArray[np.int32]:
        """Chinese words of each article."""
        return self._words("zh")

    def words(self, lang: Lang) -> NDArray[np.int32]:
        """Words of each article in a language. Shape (articles,)."""
        return self.words_zh if lang == "zh" else self.words_en

    @cached_property
    def _with_text(self) -> dict[Lang, tuple[int, float]]:
        found: dict[Lang, tuple[int, float]] = {}
        for lang in ("en", "zh"):
            lengths = self.words(lang)
            articles = int(np.count_nonzero(lengths))
            found[lang] = articles, int(lengths.sum(dtype=np.int64)) / max(1, articles)
        return found

    def with_text(self, lang: Lang) -> tuple[int, float]:
        """Count the articles that have text in a language, and give their words on average."""
        return self._with_text[lang]

    def _words(self, lang: Lang) -> NDArray[np.int32]:
        return self._corpus.columns(Query(f"SELECT words_{lang} AS n FROM articles"))["n"]

    def bins(self, by: Width, filters: Filters) -> tuple[NDArray[Any], NDArray[np.int64]]:
        """
        Part the days that the date filters leave into periods.

        Returns:
            The first day of each period, those without issues between them included; and the
            first article of each, and the end of the last. Shapes (bins,), (bins + 1,).

        """
        start, end = first_day(filters.date_from), last_day(filters.date_to)
        first = int(np.searchsorted(self.dates, np.datetime64(start))) if start else 0
        last = len(self.dates)
        if end:
            last = int(np.searchsorted(self.dates, np.datetime64(end), side="right"))
        if first >= last:
            return self.dates[:0], np.zeros(1, np.int64)
        starts = _truncated(self.dates[[first, last - 1]], by)
        bins = _calendar(starts[0], starts[1], by)
        within = np.searchsorted(self.dates[first:last], bins) + first
        return bins, np.append(self.firsts[within], self.firsts[last])


def _truncated(dates: NDArray[Any], by: Width) -> list[Any]:
    every = {"day": "1d", "week": "1w", "month": "1mo", "quarter": "1q", "year": "1y"}[by]
    return pl.Series(dates).cast(pl.Date).dt.truncate(every).to_list()


def _calendar(first: Any, last: Any, by: Width) -> NDArray[Any]:
    every = {"day": "1d", "week": "1w", "month": "1mo", "quarter": "1q", "year": "1y"}[by]
    return pl.date_range(first, last, every, eager=True).to_numpy().astype("datetime64[D]")


def days(corpus: Corpus) -> Days:
    """Give the days of a corpus from memory."""
    return corpus.once(Days)


class Selected:
    """
    The articles that filters leave.

    Attributes:
        is_in: Whether each article is among them; None for all. Shape (articles,).

    """

    def __init__(self, corpus: Corpus, filters: Filters) -> None:
        self._days = days(corpus)
        self.is_in: NDArray[np.bool_] | None = None
        if not filters.are_empty:
            query = selection(filters).query("SELECT article_id FROM selected")
            self.is_in = np.zeros(self._days.articles, np.bool_)
            self.is_in[corpus.columns(query)["article_id"]] = True

    @cached_property
    def ids(self) -> NDArray[np.int32]:
        """Ids of the articles, in order."""
        if self.is_in is None:
            return np.arange(self._days.articles, dtype=np.int32)
        return np.flatnonzero(self.is_in).astype(np.int32)

    @cached_property
    def up_to(self) -> NDArray[np.int64]:
        """Selected articles before each article, and in all. Shape (articles + 1,)."""
        if self.is_in is None:
            return np.arange(self._days.articles + 1)
        return _before(self.is_in)

    @cached_property
    def words_en(self) -> NDArray[np.int64]:
        """English words of the selected articles before each, and in all."""
        return self._words_before("en")

    @cached_property
    def words_zh(self) -> NDArray[np.int64]:
        """Chinese words likewise."""
        return self._words_before("zh")

    def words_before(self, lang: Lang) -> NDArray[np.int64]:
        """Words of the selected articles before each, and in all. Shape (articles + 1,)."""
        return self.words_zh if lang == "zh" else self.words_en

    def words(self, lang: Lang) -> int:
        """Words of all of them."""
        return int(self.words_before(lang)[-1])

    def of(self, tally: Tally) -> Tally:
        """Give what of a tally is in selected articles."""
        if self.is_in is None:
            return tally
        kept = self.is_in[tally.articles]
        return type(tally)(tally.articles[kept], tally.counts[kept])

    def hits(self, hits: Hits) -> Hits:
        """Give the hits that are in selected articles."""
        if self.is_in is None:
            return hits
        kept = self.is_in[hits.articles]
        return type(hits)(*(column[kept] for column in hits))

    def _words_before(self, lang: Lang) -> NDArray[np.int64]:
        words = self._days.words(lang)
        return _before(words if self.is_in is None else words * self.is_in)


def _before(counts: NDArray[Any]) -> NDArray[np.int64]:
    return np.concatenate(([0], np.cumsum(counts, dtype=np.int64)))


def _selections(corpus: Corpus) -> Kept[Filters, Selected]:
    return Kept(partial(Selected, corpus), _MOST_KEPT)


def selected(corpus: Corpus, filters: Filters) -> Selected:
    """Give the articles that filters leave, from memory if they were asked for lately."""
    return corpus.once(_selections).give(filters)
