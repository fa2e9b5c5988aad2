"""Articles, words and people over time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, get_args

from dashboard.queries.bins import binned
from dashboard.queries.filters import Filters, selection
from dashboard.queries.region_counts import PEOPLE

if TYPE_CHECKING:
    from dashboard.corpus.query import Query
    from dashboard.queries.bins import Width

Stack = Literal["none", "region", "page", "author"]
Measure = Literal["articles", "words", "people"]
MEASURES: tuple[Measure, ...] = get_args(Measure)

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
# What an article adds to a bar besides itself; only people have to be looked up.
_PEOPLE_OF = """
    LEFT JOIN figure_sums AS summed ON summed.unit = $people
        AND summed.place_id IS NULL AND summed.article_id = selected.article_id"""


def articles_per_period(
    filters: Filters,
    *,
    by: Width,
    stack: Stack = "none",
    measure: Measure = "articles",
    top: int = 7,
) -> Query:
    """
    Count the selected articles of each bin, parted by a key.

    One row per (bin, key) with at least one article, and one row with articles 0
    for every other bin of the span. Named keys beyond the `top` largest are OTHER:
    those with most people where these are asked for, else with most articles.
    Region keys are the article's main province, or "several", "abroad",
    "unplaced"; page and author keys are "" where unknown.

    Columns:
        bin: first day of the bin.
        key: see above.
        key_en, key_zh: the province's names; null for other keys.
        articles: of the selection.
        words_zh: words of the original of these articles.
        people: sum of the figures of people in these articles, wherever their places
            lie, as `figures.sums` adds them up; null where they are not the measure.
        figures: that are in this sum; null likewise.
        archive_articles: all articles of the bin; 0 where the archive lacks it.
        share_pct: 0-100, articles of archive_articles; null where there are none.
    """
    with_people = measure == "people"
    people = "coalesce(value_sum, 0)" if with_people else "NULL::DOUBLE"
    figures = "coalesce(summed.figures, 0)" if with_people else "NULL::INTEGER"
    return (
        selection(filters)
        .and_then(binned(filters, by))
        .query(
            f"""
, filed AS (
    SELECT
        date_trunc('{by}', issue_date)::DATE AS bin, {_KEYS[stack]} AS key, words_zh,
        {people} AS people, {figures} AS figures
    FROM selected{_PEOPLE_OF if with_people else ""}
),
ranked AS (
    SELECT
        key,
        CASE
            WHEN key IN ('', 'several', 'abroad', 'unplaced') THEN 0
            ELSE row_number() OVER (
                PARTITION BY key IN ('', 'several', 'abroad', 'unplaced')
                ORDER BY {"sum(people)" if with_people else "count(*)"} DESC, key
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
        sum(words_zh)::BIGINT AS words_zh,
        sum(people) AS people,
        sum(figures)::BIGINT AS figures
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
    {"coalesce(people, 0)" if with_people else "people"} AS people,
    {"coalesce(figures, 0)" if with_people else "figures"} AS figures,
    archive_articles,
    100.0 * coalesce(articles, 0) / nullif(archive_articles, 0) AS share_pct
FROM bins
LEFT JOIN counted USING (bin)
LEFT JOIN places ON places.place_id = key
ORDER BY bins.bin, articles DESC, key""",
            top=top,
            **({"people": PEOPLE} if with_people else {}),
        )
    )
