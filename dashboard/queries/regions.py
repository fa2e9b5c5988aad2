"""Articles by place."""

from __future__ import annotations

from typing import Literal

from dashboard.corpus.query import Query
from dashboard.queries.filters import Filters, selection

Level = Literal["area", "province", "place"]

_LEVELS: dict[Level, str] = {
    "area": "level = 'area'",
    "province": "level = 'province'",
    "place": "level IN ('prefecture', 'county', 'other')",
}


def articles_by_region(filters: Filters, *, level: Level, limit: int = 500) -> Query:
    """
    Count the selected articles that name each place of a level.

    One row per place named, the most articles first. An article that names two
    provinces counts for both, so the rows add up to more than the selection.

    Columns:
        place_id, name_en, name_zh, short_zh, kind, lat, lon: of the gazetteer.
        articles: that name the place, or a place in it, in units of their date.
        mentions: of the place and of places in it.
        share_pct: 0-100, of the selected articles.
        archive_articles: articles of the whole corpus that name the place.
        baseline_pct: 0-100, of all articles of the corpus.
    """
    return selection(filters).query(
        f"""
, named AS (
    SELECT place_id, count(*) AS articles, sum(mentions)::BIGINT AS mentions
    FROM selected
    JOIN article_places USING (article_id)
    GROUP BY place_id
),
whole AS (
    SELECT place_id, count(*) AS archive_articles FROM article_places GROUP BY place_id
)
SELECT
    place_id, name_en, name_zh, short_zh, kind, lat, lon,
    articles,
    mentions,
    100.0 * articles / (SELECT count(*) FROM selected) AS share_pct,
    archive_articles,
    100.0 * archive_articles / (SELECT count(*) FROM articles) AS baseline_pct
FROM named
JOIN places USING (place_id)
JOIN whole USING (place_id)
WHERE {_LEVELS[level]}
ORDER BY articles DESC, mentions DESC, place_id
LIMIT $limit""",
        limit=limit,
    )


def selection_by_scope(filters: Filters) -> Query:
    """
    Part the selection by whether it can be placed, so that nothing is hidden.

    One row per scope present. Columns: scope (domestic | mixed | abroad |
    unplaced), articles.
    """
    return selection(filters).query(
        "SELECT scope, count(*) AS articles FROM selected"
        " GROUP BY scope ORDER BY articles DESC, scope"
    )


def countries(filters: Filters, *, limit: int = 50) -> Query:
    """
    Count the selected articles that name each foreign country.

    Columns: place_id, name_en, name_zh, short_zh, articles, mentions, share_pct.
    """
    return selection(filters).query(
        """
SELECT
    place_id, name_en, name_zh, short_zh,
    count(*) AS articles,
    sum(mentions)::BIGINT AS mentions,
    100.0 * count(*) / (SELECT count(*) FROM selected) AS share_pct
FROM selected
JOIN article_places USING (article_id)
JOIN places USING (place_id)
WHERE level = 'country'
GROUP BY ALL
ORDER BY articles DESC, mentions DESC, place_id
LIMIT $limit""",
        limit=limit,
    )


def named_places() -> Query:
    """
    List the places that a region filter can name: those the corpus names.

    One row per place, provinces first, then by articles. Columns: place_id,
    name_en, name_zh, short_zh, level, kind, articles.
    """
    return Query.of("""
SELECT place_id, name_en, name_zh, short_zh, level, kind, articles
FROM (SELECT place_id, count(*) AS articles FROM article_places GROUP BY place_id)
JOIN places USING (place_id)
ORDER BY
    list_position(['province', 'area', 'prefecture', 'county', 'other', 'country'], level),
    articles DESC, place_id""")


def gazetteer_names() -> Query:
    """
    List the names of every place of the gazetteer.

    Columns: place_id, name_en, shown_zh (provinces short, 山西; others in full, 榆次专区).
    """
    return Query.of(
        "SELECT place_id, name_en, CASE level WHEN 'province' THEN short_zh ELSE name_zh END"
        " AS shown_zh FROM places"
    )


def middle_day(filters: Filters) -> Query:
    """
    Find the day on which the middle one of the selected articles appeared.

    One row, column day (null when nothing is selected): the day whose borders
    the map shows.
    """
    return selection(filters).query("SELECT quantile_disc(issue_date, 0.5) AS day FROM selected")
