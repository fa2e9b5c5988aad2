"""What every corpus file promises, as SQL that counts the breaches."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from dashboard.corpus.database import cursor_beside
from dashboard.errors import DashboardError

if TYPE_CHECKING:
    from collections.abc import Mapping

    import duckdb

# Each query gives one number: how many rows break the promise.
PROMISES: dict[str, str] = {
    "article ids are dense, in order of date, page, path": """
        SELECT count(*) FROM (
            SELECT article_id,
                row_number() OVER (ORDER BY issue_date, page NULLS LAST, path) - 1 AS expected
            FROM articles)
        WHERE article_id <> expected""",
    "slugs are unique": "SELECT count(slug) - count(DISTINCT slug) FROM articles",
    "every article's path is that of a source, and every source has its article": """
        SELECT
            (SELECT count(*) FROM articles ANTI JOIN sources USING (article_id, path))
            + (SELECT count(*) FROM sources ANTI JOIN articles USING (article_id))""",
    "an article is in the corpus once, however many files hold it": """
        SELECT count(*) - count(DISTINCT content_digest) FROM articles""",
    "every file is in sources or in rejects once": """
        SELECT count(*) - count(DISTINCT path) FROM (
            SELECT path FROM sources UNION ALL SELECT path FROM rejects)""",
    "every mention is the text it points to": """
        SELECT count(*) FROM mentions JOIN articles USING (article_id)
        WHERE surface <> substring(
            CASE role WHEN 'title' THEN title_zh ELSE body_zh END, start + 1, "end" - start)""",
    "every place that is mentioned or rolled up to is in places": """
        SELECT count(*) FROM (
            SELECT place_id FROM mentions WHERE place_id IS NOT NULL
            UNION SELECT place_id FROM article_places
            UNION SELECT main_place_id FROM articles WHERE main_place_id IS NOT NULL)
        ANTI JOIN places USING (place_id)""",
    "a mentioned place counts its article": """
        SELECT count(*) FROM mentions ANTI JOIN article_places USING (article_id, place_id)
        WHERE place_id IS NOT NULL""",
    "a mention without a place says which it may be, or lies behind one that does": """
        SELECT count(*) FROM mentions WHERE place_id IS NULL AND candidates IS NULL
            AND NOT EXISTS (
                FROM mentions AS before
                WHERE before.article_id = mentions.article_id AND before.role = mentions.role
                    AND before.place_id IS NULL AND before."end" <= mentions.start)""",
    "a place that is not in the gazetteer lies in one that is, and is named": """
        SELECT count(*) FROM places AS found WHERE NOT is_listed AND (
            found.place_id NOT IN (SELECT place_id FROM article_places)
            OR found.parent_id NOT IN (SELECT place_id FROM places WHERE is_listed))""",
    "the unit above a unit is a unit of the same article": """
        SELECT count(*) FROM (
            SELECT article_id, parent_id AS place_id FROM article_places
            WHERE parent_id IS NOT NULL)
        ANTI JOIN article_places USING (article_id, place_id)""",
    "a place that the title mentions is marked so, and what holds it": """
        SELECT count(*) FROM (
            SELECT article_id, place_id FROM mentions
            WHERE role = 'title' AND place_id IS NOT NULL
            UNION ALL
            SELECT article_id, parent_id FROM article_places
            WHERE in_title AND parent_id IS NOT NULL)
        ANTI JOIN (FROM article_places WHERE in_title) USING (article_id, place_id)""",
    "every figure is the text it points to, in both languages": """
        SELECT count(*) FROM figures JOIN articles USING (article_id)
        WHERE surface_zh <> substring(body_zh, start_zh + 1, end_zh - start_zh)
            OR surface_en <> substring(body_en, start_en + 1, end_en - start_en)""",
    "figures are numbered in the order of the text, and none overlaps with another": """
        SELECT count(*) FROM (
            SELECT
                figure_no, start_zh,
                lag(figure_no, 1, -1) OVER in_order AS before,
                lag(end_zh, 1, 0) OVER in_order AS end_before
            FROM figures WINDOW in_order AS (PARTITION BY article_id ORDER BY figure_no))
        WHERE figure_no <> before + 1 OR start_zh < end_before""",
    "a figure without a value is inexact, and a range goes up": """
        SELECT count(*) FROM figures
        WHERE (value IS NULL AND NOT is_inexact) OR value_max <= value""",
    "parts of a figure have their total in the article, with the sum of its parts": """
        SELECT count(*) FROM figures AS total FULL JOIN (
            SELECT article_id, part_of AS figure_no, sum(value) AS expected
            FROM figures WHERE part_of IS NOT NULL GROUP BY ALL) USING (article_id, figure_no)
        WHERE abs(parts_sum - expected) > 1e-6 * expected
            OR (parts_sum IS NULL) <> (expected IS NULL)
            OR (expected IS NOT NULL AND total.value IS NULL)""",
    "no number of a translation renders two figures": """
        SELECT count(start_en) - count(DISTINCT (article_id, start_en)) FROM figures
        WHERE start_en IS NOT NULL""",
    "every place of a figure is in places": """
        SELECT count(*) FROM figures ANTI JOIN places USING (place_id)
        WHERE place_id IS NOT NULL""",
    "postings add up to the words of the articles": """
        SELECT count(*) FROM (
            SELECT lang, sum(postings.occurrences) AS found
            FROM postings JOIN terms USING (term_id) GROUP BY lang)
        FULL JOIN (
            SELECT 'en' AS lang, sum(words_en) AS expected FROM articles
            UNION ALL SELECT 'zh', sum(words_zh) FROM articles) USING (lang)
        WHERE coalesce(found, 0) <> coalesce(expected, 0)""",
    "token streams hold the words of their articles": """
        SELECT count(*) FROM token_streams FULL JOIN (
            SELECT article_id, 'en' AS lang, words_en AS words, places_en AS places FROM articles
            UNION ALL SELECT article_id, 'zh', words_zh, places_zh FROM articles)
        USING (article_id, lang)
        WHERE list_count(term_ids) IS DISTINCT FROM words
            OR len(term_ids) IS DISTINCT FROM places""",
    "terms count their postings": """
        SELECT count(*) FROM terms FULL JOIN (
            SELECT
                term_id,
                sum(postings.occurrences) AS found,
                count(*) AS found_articles,
                sum(len(positions)) AS found_places
            FROM postings GROUP BY term_id) AS counted USING (term_id)
        WHERE found IS DISTINCT FROM terms.occurrences
            OR found_places IS DISTINCT FROM found
            OR found_articles IS DISTINCT FROM articles""",
    "aligned rows lie one behind the other in their texts": """
        SELECT count(*) FROM (
            SELECT
                article_id, place_zh, place_en,
                lag(place_zh, 1, 0) OVER in_order AS before_zh,
                lag(place_en, 1, 0) OVER in_order AS before_en
            FROM alignments WINDOW in_order AS (PARTITION BY article_id ORDER BY row_no))
        JOIN articles USING (article_id)
        WHERE NOT (place_zh BETWEEN before_zh AND places_zh)
            OR NOT (place_en BETWEEN before_en AND places_en)""",
    "aligned rows cover both bodies to their ends": """
        SELECT count(*) FROM articles JOIN (
            SELECT article_id, max(end_zh) AS last_zh, max(end_en) AS last_en
            FROM alignments GROUP BY article_id) USING (article_id)
        WHERE last_zh <> length(body_zh) OR last_en <> length(body_en)""",
    "between aligned rows lies a line end at most": """
        SELECT count(*) FROM (
            SELECT
                start_zh - lag(end_zh, 1, 0) OVER in_order AS gap_zh,
                start_en - lag(end_en, 1, 0) OVER in_order AS gap_en
            FROM alignments WINDOW in_order AS (PARTITION BY article_id ORDER BY row_no))
        WHERE gap_zh NOT IN (0, 1) OR gap_en NOT IN (0, 1)""",
    "an article without aligned rows has no body": """
        SELECT count(*) FROM articles ANTI JOIN alignments USING (article_id)
        WHERE body_zh <> '' OR body_en <> ''""",
    "days add up to the articles": """
        SELECT abs(coalesce(sum(articles), 0) - (SELECT count(*) FROM articles))
        FROM periods WHERE place_id IS NULL""",
}


class BrokenPromiseError(DashboardError):
    """A freshly built corpus is not what it claims to be; it is not published."""


def verify(connection: duckdb.DuckDBPyConnection, more: Mapping[str, str] | None = None) -> int:
    """
    Check every promise, and more of the kind if given; return how many there are.

    Raises:
        BrokenPromiseError: names each broken promise and the number of rows.

    """
    promises = {**PROMISES, **(more or {})}

    def breaches(sql: str, cursor: duckdb.DuckDBPyConnection) -> int:
        with cursor:
            return int(cursor.execute(sql).fetchall()[0][0])

    cursors = [cursor_beside(connection) for _ in promises]
    # Each question keeps a core busy for most of its time, so two are asked at once.
    with ThreadPoolExecutor(2) as beside:
        found = zip(promises, beside.map(breaches, promises.values(), cursors), strict=True)
        broken = [f"{promise}: {rows} rows break it" for promise, rows in found if rows]
    if broken:
        msg = "The build is not published, because it broke what it promises:\n" + "\n".join(broken)
        raise BrokenPromiseError(msg)
    return len(promises)
