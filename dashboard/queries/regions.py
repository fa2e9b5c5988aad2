"""What the regions page shows beside its counts, and the names of places."""

from __future__ import annotations

from dashboard.corpus.query import Query
from dashboard.queries.filters import Filters, selection


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
    Count the selected articles that name each foreign country, continent, or the United Nations.

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
WHERE level = 'country' OR kind IN ('world_region', 'international')
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


def named_as_a_whole(filters: Filters, place_id: str) -> Query:
    """
    Count the selected articles that name a unit and no place directly below it.

    One row, column articles.
    """
    return selection(filters).query(
        """
, naming AS (
    SELECT article_id, bool_or(place_id = $place_id) AS has_it, bool_or(parent_id = $place_id)
        AS has_part
    FROM article_places
    WHERE place_id = $place_id OR parent_id = $place_id
    GROUP BY article_id
)
SELECT count(*) AS articles
FROM selected
JOIN naming USING (article_id)
WHERE has_it AND NOT coalesce(has_part, false)""",
        place_id=place_id,
    )


def units_of_figures(*, limit: int = 60) -> Query:
    """
    List the units that quantities with a place are counted in, the most frequent first.

    Columns: unit, figures.
    """
    return Query.of(
        "SELECT unit, count(*) AS figures FROM figures"
        " WHERE place_id IS NOT NULL AND value IS NOT NULL AND NOT is_rate"
        " GROUP BY unit ORDER BY figures DESC, unit LIMIT $limit",
        limit=limit,
    )


def figures_with_a_place(filters: Filters, unit: str) -> Query:
    """
    Count the figures of a unit in the selected articles that a sum could hold.

    One row. Columns: figures (neither rates nor vague), placed (those that have a place).
    """
    return selection(filters).query(
        """
SELECT count(*) AS figures, count(place_id) AS placed
FROM selected
JOIN figures USING (article_id)
WHERE unit = $unit AND value IS NOT NULL AND NOT is_rate""",
        unit=unit,
    )
