"""Articles and words over time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from dashboard.queries.bins import binned
from dashboard.queries.filters import Filters, selection

if TYPE_CHECKING:
    from dashboard.corpus.query import Query
    from dashboard.queries.bins import Width

Stack = Literal["none", "region", "page", "author"]

# What an article is filed under, so that the parts of a bar add up to the bar.
# Chinese and English words cannot be added: the original counts.
_KEYS: dict[Stack, str] = {
    "none": "''",
    "region": """coalesce(main_place_id, CASE scope
        WHEN 'abroad' THEN 'abroad' WHEN 'unplaced' THEN 'unplaced' ELSE 'several' END)""",
    "page": "coalesce(page::VARCHAR, '')",
    "author": "coalesce(author_zh, author_en, '')",
}
OTHER = "other"


def articles_per_period(
    filters: Filters, *, by: Width, stack: Stack = "none", top: int = 7
) -> Query:
    """
    Count the selected articles of each bin, parted by a key.

    One row per (bin, key) with at least one article, and one row with articles 0
    for every other bin of the span. Named keys beyond the `top` largest are OTHER.
    Region keys are the article's main province, or "several", "abroad",
    "unplaced"; page and author keys are "" where unknown.

    Columns:
        bin: first day of the bin.
        key: see above.
        key_en, key_zh: the province's names; null for other keys.
        articles: of the selection.
        words_zh: words of the original of these articles.
        archive_articles: all articles of the bin; 0 where the archive lacks it.
        share_pct: 0-100, articles of archive_articles; null where there are none.
    """
    return (
        selection(filters)
        .and_then(binned(filters, by))
        .query(
            f"""
, filed AS (
    SELECT date_trunc('{by}', issue_date)::DATE AS bin, {_KEYS[stack]} AS key, words_zh
    FROM selected
),
ranked AS (
    SELECT
        key,
        CASE
            WHEN key IN ('', 'several', 'abroad', 'unplaced') THEN 0
            ELSE row_number() OVER (
                PARTITION BY key IN ('', 'several', 'abroad', 'unplaced')
                ORDER BY count(*) DESC, key
            )
        END AS rank
    FROM filed
    GROUP BY key
),
counted AS (
    SELECT
        bin,
        CASE WHEN rank <= $top THEN key ELSE '{OTHER}' END AS key,
        count(*) AS articles,
        sum(words_zh)::BIGINT AS words_zh
    FROM filed
    JOIN ranked USING (key)
    GROUP BY 1, 2
)
SELECT
    bins.bin,
    coalesce(key, '') AS key,
    places.name_en AS key_en,
    places.short_zh AS key_zh,
    coalesce(articles, 0) AS articles,
    coalesce(words_zh, 0) AS words_zh,
    archive_articles,
    100.0 * coalesce(articles, 0) / nullif(archive_articles, 0) AS share_pct
FROM bins
LEFT JOIN counted USING (bin)
LEFT JOIN places ON places.place_id = key
ORDER BY bins.bin, articles DESC, key""",
            top=top,
        )
    )
