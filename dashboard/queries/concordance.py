"""The lines in which words stand (key word in context), sorted and grouped."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
import polars as pl

from dashboard.corpus.patience import Patience
from dashboard.corpus.query import Query
from dashboard.errors import DashboardError
from dashboard.queries.selected import selected
from dashboard.search.beside import words_beside
from dashboard.search.finding import Hits, find, tally, total_of
from dashboard.search.holding import Holding
from dashboard.search.numbers import are_among, different
from dashboard.search.spans import find_spans
from dashboard.search.streams import NO_WORD
from dashboard.search.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from dashboard.corpus.database import Corpus
    from dashboard.language.words import Lang
    from dashboard.queries.filters import Filters
    from dashboard.search.spans import Span
    from dashboard.search.terms import Series

LINES = 50
Sort = Literal["date", "left", "right"]
Side = Literal["left", "right"]
MOST_SORTED = 300_000
"""Lines that are sorted by what stands beside them: the texts of all have to be read."""
_WORDS_SORTED_BY = 3
_CONTEXT: dict[Lang, int] = {"en": 90, "zh": 40}

_LINE_SCHEMA = {
    "series": pl.Int32,
    "lang": pl.String,
    "slug": pl.String,
    "issue_date": pl.Date,
    "page": pl.UInt16,
    "left": pl.String,
    "hit": pl.String,
    "right": pl.String,
    "row": pl.Int64,
    "counterpart": pl.String,
}

_Article = dict[str, Any]
_Place = tuple[int, int, "Span"]
"""Number of the series, article, hit."""


class TooManyLinesError(DashboardError):
    """More lines than can be sorted while a reader waits."""

    def __init__(self, lines: int) -> None:
        super().__init__(
            f"{lines:,} lines are too many to sort or group by the words beside them;"
            f" up to {MOST_SORTED:,} can be.\n"
            "Hint: sort them by date, or narrow the dates or the region."
        )


@dataclass(frozen=True, slots=True)
class Lines:
    """
    Give one page of lines, a hit a line.

    Columns of the answer: series, lang, slug, issue_date, page, left, hit, right (context is
    90 characters of English or 40 of Chinese on each side), row (of the aligned rows, from 1,
    in which the hit stands; null where it stands in the title), counterpart (text of the row,
    or of the title, in the other language; null unless asked for), total (lines of all pages).

    Attributes:
        filters: Which articles are selected; the search in them does not select.
        series: Whose hits are shown.
        sort: By date, or by the words to the left or to the right, the nearest first: Chinese
            ones by their pinyin.
        page: Of the lines, from 1.
        page_size: Lines a page.
        counterpart: Whether the other language's text is given.

    """

    filters: Filters
    series: tuple[Series, ...]
    sort: Sort = "date"
    page: int = 1
    page_size: int = LINES
    counterpart: bool = False

    def answer(self, corpus: Corpus) -> pl.DataFrame:
        """
        Find the lines and cut them.

        Raises:
            TooManyLinesError: They cannot be sorted.

        """
        patience = Patience()
        skipped = (self.page - 1) * self.page_size
        if self.sort == "date":
            places, texts, total = self._by_date(corpus, skipped, patience)
        else:
            places, texts, total = self._by_context(corpus, skipped, patience)
        lines = [
            _line(self.series[number], number, span, texts[article], counterpart=self.counterpart)
            for number, article, span in places
        ]
        frame = pl.DataFrame(lines, schema=_LINE_SCHEMA, orient="row")
        return frame.with_columns(pl.lit(total, pl.Int64).alias("total"))

    @property
    def _langs(self) -> tuple[Lang, ...]:
        return ("en", "zh") if self.counterpart else tuple(one.lang for one in self.series)

    def _by_date(
        self, corpus: Corpus, skipped: int, patience: Patience
    ) -> tuple[list[_Place], dict[int, _Article], int]:
        """Count hits by article, and look for them only in the texts of the page."""
        among = selected(corpus, self.filters.without_search())
        found = [among.of(tally(corpus, one.node, patience)) for one in self.series]
        articles, counts = total_of(found)
        up_to = np.cumsum(counts)
        total = int(up_to[-1]) if len(up_to) else 0
        first = int(np.searchsorted(up_to, skipped, side="right"))
        last = int(np.searchsorted(up_to, skipped + self.page_size, side="left")) + 1
        on_page = articles[first:last]
        texts = _texts(corpus, on_page, self._langs, patience)
        spans = _Spans(corpus, self.series, on_page, patience)
        are_in = [set(on_page[are_among(on_page, each.articles)].tolist()) for each in found]
        places = [
            (number, article, span)
            for article in on_page.tolist()
            for number in range(len(self.series))
            if article in are_in[number]
            for span in spans.of(number, texts[article])
        ]
        before = int(up_to[first - 1]) if first else 0
        return places[skipped - before :][: self.page_size], texts, total

    def _by_context(
        self, corpus: Corpus, skipped: int, patience: Patience
    ) -> tuple[list[_Place], dict[int, _Article], int]:
        side: Side = "left" if self.sort == "left" else "right"
        ranks = np.append(vocabulary(corpus).ranks, -1)  # where there is no word
        keys, numbers, hits = [], [], []
        for number, one in enumerate(self.series):
            mine = _hits(corpus, self.filters, one, patience)
            words = words_beside(corpus, one.lang, mine, side, _WORDS_SORTED_BY, patience)
            keys.append(ranks[words])
            numbers.append(np.full(len(words), number))
            hits.append((*mine, _nth(mine)))
        total = sum(len(each[0]) for each in hits)
        columns = np.concatenate(keys).T
        order = np.lexsort(columns[::-1])[skipped : skipped + self.page_size]
        all_numbers = np.concatenate(numbers)[order].tolist()
        every = [np.concatenate(column)[order].tolist() for column in zip(*hits, strict=True)]
        on_page = different(np.array(every[0], np.int32))
        texts = _texts(corpus, on_page, self._langs, patience)
        spans = _Spans(corpus, self.series, on_page, patience)
        places = [
            (number, article, spans.at(number, texts[article], place, nth))
            for number, article, *place, nth in zip(all_numbers, *every, strict=True)
        ]
        return places, texts, total


@dataclass(frozen=True, slots=True)
class WordsBeside:
    """
    Group the lines by the word beside the hit, the most lines first.

    Columns of the answer: series, term ("" where the text ends), lines, share_pct (of the
    lines of the series).

    Attributes:
        filters, series: As of Lines.
        side: Of the hit.
        limit: Rows at most of each series.

    """

    filters: Filters
    series: tuple[Series, ...]
    side: Side
    limit: int = 200

    def answer(self, corpus: Corpus) -> pl.DataFrame:
        """
        Count.

        Raises:
            TooManyLinesError: There are too many to group.

        """
        patience = Patience()
        terms = vocabulary(corpus).terms
        frames = []
        for number, one in enumerate(self.series):
            hits = _hits(corpus, self.filters, one, patience)
            beside = words_beside(corpus, one.lang, hits, self.side, 1, patience)[:, 0]
            every = np.bincount(beside - NO_WORD, minlength=1)  # none beside it comes first
            ids = np.flatnonzero(every)
            counts = every[ids]
            order = np.argsort(-counts, kind="stable")[: self.limit]
            words = [terms[i - 1].as_py() if i else "" for i in ids[order].tolist()]
            frames.append(
                pl.DataFrame(
                    {
                        "series": np.full(len(order), number, np.int32),
                        "term": pl.Series(words, dtype=pl.String),
                        "lines": counts[order],
                        "share_pct": 100 * counts[order] / max(1, len(beside)),
                    }
                )
            )
        return pl.concat(frames)


class _Spans:
    """Finds hits in the texts of some articles: those that the index has, to the character."""

    def __init__(
        self,
        corpus: Corpus,
        series: tuple[Series, ...],
        articles: NDArray[np.int32],
        patience: Patience,
    ) -> None:
        self._series = series
        self._holding = Holding(corpus, series, articles, patience)

    def of(self, number: int, article: _Article) -> list[Span]:
        """Find the hits of a series, in order."""
        one = self._series[number]
        node = self._holding.left(one.node, article["article_id"])
        return find_spans(node, _indexed(article, one.lang)) if node else []

    def at(self, number: int, article: _Article, place: list[int], nth: int) -> Span:
        """Find the nth hit with this position, characters before it, and last word."""
        return [span for span in self.of(number, article) if [*span[:3]] == place][nth]


def _nth(hits: Hits) -> NDArray[np.int64]:
    """Number hits on the very same words, from 0: of 合作 + 合作社 some are."""
    order = np.lexsort(hits[::-1])
    same = np.all([column[order][1:] == column[order][:-1] for column in hits], axis=0)
    numbers = np.arange(len(order))
    firsts = np.maximum.accumulate(np.where(np.append(False, same)[: len(order)], 0, numbers))
    nth = np.empty(len(order), np.int64)
    nth[order] = numbers - firsts
    return nth


def _hits(corpus: Corpus, filters: Filters, one: Series, patience: Patience) -> Hits:
    """Find the hits in selected articles, if they are not too many to look beside them all."""
    among = selected(corpus, filters.without_search())
    expected = int(among.of(tally(corpus, one.node, patience)).counts.sum())
    if expected > MOST_SORTED:
        raise TooManyLinesError(expected)
    return among.hits(find(corpus, one.node, patience))


def _texts(
    corpus: Corpus, articles: NDArray[np.int32], langs: Iterable[Lang], patience: Patience
) -> dict[int, _Article]:
    """
    Read articles in these languages, and where each aligned row begins.

    A text of an article costs the unpacking of those before it, 1.5 ms a language.
    """
    bodies = "".join(f", body_{lang}" for lang in sorted(set(langs)))
    query = Query(
        f"""
SELECT article_id, slug, issue_date, page, title_en, title_zh, rows{bodies}
FROM (FROM articles WHERE article_id IN (SELECT article_id FROM these))
LEFT JOIN (
    SELECT
        article_id,
        list([start_en, end_en, start_zh, end_zh] ORDER BY row_no) AS rows
    FROM alignments
    WHERE article_id IN (SELECT article_id FROM these)
    GROUP BY article_id
) USING (article_id)"""
    )
    found = corpus.lists(query, patience=patience, articles=articles).to_pylist()
    return {row["article_id"]: row for row in found}


def _indexed(article: _Article, lang: Lang) -> str:
    return f"{article[f'title_{lang}']}\n{article[f'body_{lang}']}"


def _line(
    one: Series, number: int, span: Span, article: _Article, *, counterpart: bool
) -> tuple[Any, ...]:
    text = _indexed(article, one.lang)
    context = _CONTEXT[one.lang]
    offset = span.start - len(article[f"title_{one.lang}"]) - 1
    rows = article["rows"] or []
    at = 0 if one.lang == "en" else 2
    row = bisect_right([each[at] for each in rows], offset)
    return (
        number,
        one.lang,
        article["slug"],
        article["issue_date"],
        article["page"],
        text[max(0, span.start - context) : span.start].replace("\n", " "),
        text[span.start : span.end].replace("\n", " "),
        text[span.end : span.end + context].replace("\n", " "),
        row or None,
        _counterpart(article, one.lang, rows[row - 1] if row else None) if counterpart else None,
    )


def _counterpart(article: _Article, lang: Lang, row: Iterable[int] | None) -> str:
    other = "zh" if lang == "en" else "en"
    if row is None:
        return str(article[f"title_{other}"])
    start_en, end_en, start_zh, end_zh = row
    start, end = (start_zh, end_zh) if lang == "en" else (start_en, end_en)
    return str(article[f"body_{other}"][start:end]).replace("\n", " ")
