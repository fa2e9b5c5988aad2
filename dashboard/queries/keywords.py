"""Words over time, and the lines they stand in."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

import polars as pl

from dashboard.queries.bins import binned
from dashboard.queries.filters import Filters, selection
from dashboard.queries.fragment import Fragment
from dashboard.queries.hits import OCCURRENCES, POSITIONS, hits
from dashboard.queries.matching import find_spans

if TYPE_CHECKING:
    from dashboard.corpus.query import Query
    from dashboard.language.words import Lang
    from dashboard.queries.bins import Width
    from dashboard.queries.matching import Series

LINES = 50
_CONTEXT: dict[Lang, int] = {"en": 90, "zh": 40}


def frequency_over_time(filters: Filters, series: tuple[Series, ...], *, by: Width) -> Query:
    """
    Count each series in each bin, against the words of the articles selected.

    The search itself does not select here: the denominator is every article that
    the other filters leave. One row per (bin, series), the bins without issues
    included.

    Columns:
        bin: first day of the bin.
        series: number of the series, from 0.
        occurrences, articles: of the series.
        words: of the selected articles, in the language of the series.
        selected_articles: articles that the other filters leave.
        archive_articles: all articles of the bin; 0 where the archive lacks it.
        per_million: occurrences per million words; null where there are no words.
        share_pct: 0-100, articles of selected_articles; null where there are none.
    """
    return (
        _counted(filters, series)
        .and_then(binned(filters, by))
        .query(
            f"""
, found AS (
    SELECT
        date_trunc('{by}', issue_date)::DATE AS bin,
        series,
        sum(occurrences)::BIGINT AS occurrences,
        count(*) AS articles
    FROM occurrences
    JOIN selected USING (article_id)
    GROUP BY 1, 2
),
denominators AS (
    SELECT
        date_trunc('{by}', issue_date)::DATE AS bin,
        count(*) AS selected_articles,
        sum(words_en)::BIGINT AS words_en,
        sum(words_zh)::BIGINT AS words_zh
    FROM selected
    GROUP BY 1
),
asked AS (
    SELECT unnest($series::INTEGER[]) AS series, unnest($series_langs::VARCHAR[]) AS lang
),
rows AS (
    SELECT
        bins.bin,
        asked.series,
        coalesce(found.occurrences, 0) AS occurrences,
        coalesce(found.articles, 0) AS articles,
        coalesce(CASE lang WHEN 'en' THEN words_en ELSE words_zh END, 0) AS words,
        coalesce(selected_articles, 0) AS selected_articles,
        archive_articles
    FROM bins
    CROSS JOIN asked
    LEFT JOIN found USING (bin, series)
    LEFT JOIN denominators USING (bin)
)
SELECT
    *,
    1e6 * occurrences / nullif(words, 0) AS per_million,
    100.0 * articles / nullif(selected_articles, 0) AS share_pct
FROM rows
ORDER BY series, bin""",
            **_asked(series),
        )
    )


def totals(filters: Filters, series: tuple[Series, ...]) -> Query:
    """
    Count each series over the whole selection.

    One row per series, found or not. Columns: series, occurrences, articles,
    words (of the selection, in the language of the series), selected_articles,
    per_million (null where there are no words).
    """
    return _counted(filters, series).query(
        """
SELECT
    asked.series,
    coalesce(sum(occurrences), 0)::BIGINT AS occurrences,
    count(found.article_id) AS articles,
    any_value(CASE lang WHEN 'en' THEN words_en ELSE words_zh END) AS words,
    any_value(selected_articles) AS selected_articles,
    1e6 * coalesce(sum(occurrences), 0)
        / nullif(any_value(CASE lang WHEN 'en' THEN words_en ELSE words_zh END), 0) AS per_million
FROM (
    SELECT unnest($series::INTEGER[]) AS series, unnest($series_langs::VARCHAR[]) AS lang
) AS asked
CROSS JOIN (
    SELECT
        count(*) AS selected_articles,
        coalesce(sum(words_en), 0)::BIGINT AS words_en,
        coalesce(sum(words_zh), 0)::BIGINT AS words_zh
    FROM selected
)
LEFT JOIN (SELECT * FROM occurrences SEMI JOIN selected USING (article_id)) AS found
    USING (series)
GROUP BY asked.series
ORDER BY asked.series""",
        **_asked(series),
    )


def hit_positions(
    filters: Filters, series: tuple[Series, ...], *, page: int = 1, page_size: int = LINES
) -> Query:
    """
    Fetch one page of hits in the order of the newspaper, with the articles' texts.

    One row per hit. Columns: series, position (of the hit's first word in the
    indexed text), article_id, slug, issue_date, page, title_en, title_zh, body_en,
    body_zh, row_starts_en, row_starts_zh (where each aligned row begins, in order),
    total (hits of all pages).
    """
    return _counted(filters, series).query(
        f"""
, listed AS (
    SELECT series, article_id, position, count(*) OVER () AS total
    FROM ({POSITIONS})
    SEMI JOIN selected USING (article_id)
    ORDER BY article_id, series, position
    LIMIT $page_size OFFSET $skipped
)
SELECT
    series, position, article_id, slug, issue_date, page,
    title_en, title_zh, body_en, body_zh, row_starts_en, row_starts_zh, total
FROM listed
JOIN articles USING (article_id)
LEFT JOIN (
    SELECT
        article_id,
        list(start_en ORDER BY row_no) AS row_starts_en,
        list(start_zh ORDER BY row_no) AS row_starts_zh
    FROM alignments
    SEMI JOIN listed USING (article_id)
    GROUP BY article_id
) USING (article_id)
ORDER BY article_id, series, position""",
        page_size=page_size,
        skipped=(page - 1) * page_size,
    )


def concordance(found: pl.DataFrame, series: tuple[Series, ...]) -> pl.DataFrame:
    """
    Cut key-word-in-context lines from the rows of `hit_positions`.

    Columns: series, lang, slug, issue_date, page, left, hit, right (context is
    90 characters of English or 40 of Chinese on each side), row (of the aligned
    rows, from 1, in which the hit stands; null where it stands in the title).
    """
    lines = []
    for row in found.iter_rows(named=True):
        one = series[row["series"]]
        title, body = row[f"title_{one.lang}"], row[f"body_{one.lang}"]
        text = f"{title}\n{body}"
        spans = {span.position: span for span in find_spans(one, text)}
        span = spans[row["position"]]
        context = _CONTEXT[one.lang]
        offset = span.start - len(title) - 1
        starts = row[f"row_starts_{one.lang}"] or []
        lines.append(
            {
                "series": row["series"],
                "lang": one.lang,
                "slug": row["slug"],
                "issue_date": row["issue_date"],
                "page": row["page"],
                "left": text[max(0, span.start - context) : span.start].replace("\n", " "),
                "hit": text[span.start : span.end],
                "right": text[span.end : span.end + context].replace("\n", " "),
                "row": bisect_right(starts, offset) or None,
            }
        )
    return pl.DataFrame(lines, schema=_LINE_SCHEMA, orient="row")


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
}


def _counted(filters: Filters, series: tuple[Series, ...]) -> Fragment:
    """Give `selected` by all filters but the search, and `occurrences` of the series."""
    occurrences = Fragment(f"occurrences AS ({OCCURRENCES}\n)")
    return selection(replace(filters, q="")).and_then(hits(series)).and_then(occurrences)


def _asked(series: tuple[Series, ...]) -> dict[str, tuple[int, ...] | tuple[str, ...]]:
    return {
        "series": tuple(range(len(series))),
        "series_langs": tuple(one.lang for one in series),
    }
