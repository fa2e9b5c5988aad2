"""One place: what the gazetteer says of it, and the articles that name it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, get_args

from dashboard.corpus.query import Query
from dashboard.queries.filters import selection

if TYPE_CHECKING:
    from dashboard.queries.filters import Filters

Order = Literal["mentions", "newest", "oldest"]
ORDERS: tuple[Order, ...] = get_args(Order)
_ORDERS: dict[Order, str] = {
    "mentions": "mentions DESC, article_id",
    "newest": "article_id DESC",
    "oldest": "article_id",
}


def place(place_id: str) -> Query:
    """
    Fetch one place: one row, or none where the gazetteer has no such id.

    All columns of `places`.
    """
    return Query.of("SELECT * FROM places WHERE place_id = $place_id", place_id=place_id)


def names_in_print(place_id: str, *, limit: int = 12) -> Query:
    """
    Count the forms in which the whole corpus writes a place, the most frequent first.

    Columns: surface, mentions.
    """
    return Query.of(
        "SELECT surface, count(*) AS mentions FROM mentions WHERE place_id = $place_id"
        " GROUP BY surface ORDER BY mentions DESC, surface LIMIT $limit",
        place_id=place_id,
        limit=limit,
    )


def articles_naming(
    filters: Filters, place_id: str, *, order: Order = "mentions", limit: int = 5
) -> Query:
    """
    List the selected articles that name a place, or a place in it.

    Columns: article_id, slug, issue_date, page, title_en, title_zh, author_en, author_zh,
    column_zh, body_en, body_zh, mentions (of the place and of places in it), total (all such
    articles).
    """
    return selection(filters).query(
        f"""
, listed AS (
    SELECT article_id, mentions, count(*) OVER () AS total
    FROM selected
    JOIN article_places USING (article_id)
    WHERE place_id = $place_id
    ORDER BY {_ORDERS[order]}
    LIMIT $limit
)
SELECT
    article_id, slug, issue_date, page, title_en, title_zh, author_en, author_zh,
    column_zh, body_en, body_zh, mentions, total
FROM listed
JOIN articles USING (article_id)
ORDER BY {_ORDERS[order]}""",
        place_id=place_id,
        limit=limit,
    )


def naming_days(place_id: str) -> Query:
    """
    Find when the corpus names a place, or a place in it.

    One row. Columns: articles, first_day, middle_day, last_day (null when none does).
    """
    return Query.of(
        """
SELECT
    count(*) AS articles,
    min(issue_date) AS first_day,
    quantile_disc(issue_date, 0.5) AS middle_day,
    max(issue_date) AS last_day
FROM article_places
JOIN articles USING (article_id)
WHERE place_id = $place_id""",
        place_id=place_id,
    )
