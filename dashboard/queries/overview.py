"""What this corpus is: its counts, its coverage, where to start."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.corpus.query import Query
from dashboard.queries.bins import binned
from dashboard.queries.filters import Filters, selection

if TYPE_CHECKING:
    from dashboard.queries.bins import Width


def corpus_facts() -> Query:
    """
    Count the corpus, in one row.

    Columns: articles, rejects, issues (days), months, first_day, last_day,
    words_en, words_zh, authors (distinct, Chinese form where there is one),
    untranslated (no English body), unoriginal (no Chinese body), unplaced.
    first_day and last_day are null in an empty corpus.
    """
    return Query.of("""
SELECT
    count(*) AS articles,
    (SELECT count(*) FROM rejects) AS rejects,
    count(DISTINCT issue_date) AS issues,
    count(DISTINCT date_trunc('month', issue_date)) AS months,
    min(issue_date) AS first_day,
    max(issue_date) AS last_day,
    coalesce(sum(words_en), 0)::BIGINT AS words_en,
    coalesce(sum(words_zh), 0)::BIGINT AS words_zh,
    count(DISTINCT coalesce(author_zh, author_en)) AS authors,
    count(*) FILTER (body_en = '') AS untranslated,
    count(*) FILTER (body_zh = '') AS unoriginal,
    count(*) FILTER (scope = 'unplaced') AS unplaced
FROM articles""")


def selection_size(filters: Filters) -> Query:
    """
    Count what the filters leave, in one row.

    Columns: articles, words_en, words_zh, first_day, last_day (null when none).
    """
    return selection(filters).query("""
SELECT
    count(*) AS articles,
    coalesce(sum(words_en), 0)::BIGINT AS words_en,
    coalesce(sum(words_zh), 0)::BIGINT AS words_zh,
    min(issue_date) AS first_day,
    max(issue_date) AS last_day
FROM selected""")


def leading_places(filters: Filters, *, level: str, limit: int) -> Query:
    """
    Rank the places of a level by the articles that name them.

    Columns: place_id, name_en, name_zh, short_zh, articles. An article that
    names several counts for each.
    """
    return selection(filters).query(
        """
SELECT place_id, name_en, name_zh, short_zh, count(*) AS articles
FROM selected
JOIN article_places USING (article_id)
JOIN places USING (place_id)
WHERE level = $level
GROUP BY ALL
ORDER BY articles DESC, place_id
LIMIT $limit""",
        level=level,
        limit=limit,
    )


def coverage(by: Width) -> Query:
    """
    Count what the archive holds, bin by bin, the empty ones between included.

    Columns: bin (first day), archive_articles (0 where the archive lacks the bin).
    """
    return binned(Filters(), by).query("SELECT bin, archive_articles FROM bins ORDER BY bin")
