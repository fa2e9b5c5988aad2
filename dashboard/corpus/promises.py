"""What every corpus file promises, as SQL that counts the breaches."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from dashboard.audit.check import FAULTS
from dashboard.corpus.database import cursor_beside
from dashboard.corpus.summing import IS_SUMMED, UNIT_COUNTED
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
    "the sums of an article are those of its figures, each counted once": f"""
        SELECT count(*) FROM (FROM figure_sums WHERE place_id IS NULL) FULL JOIN (
            SELECT article_id, {UNIT_COUNTED} AS unit, sum(value) AS expected, count(*) AS n
            FROM figures WHERE part_of IS NULL AND {IS_SUMMED} GROUP BY ALL)
        USING (article_id, unit)
        WHERE figures IS DISTINCT FROM n OR abs(value_sum - expected) > 1e-6 * abs(expected)""",
    "a sum is of a unit of its article, and there is one of each": """
        SELECT
            (SELECT count(*) FROM figure_sums ANTI JOIN article_places USING (article_id, place_id)
                WHERE place_id IS NOT NULL)
            + (SELECT count(*) - count(DISTINCT (unit, place_id, article_id)) FROM figure_sums)""",
    "what is summed for an article is summed for the places of its figures": f"""
        SELECT count(*) FROM (
            SELECT article_id, place_id, {UNIT_COUNTED} AS unit, sum(value) AS least
            FROM figures WHERE part_of IS NULL AND place_id IS NOT NULL AND {IS_SUMMED}
            GROUP BY ALL)
        LEFT JOIN figure_sums USING (article_id, place_id, unit)
        WHERE value_sum IS NULL OR value_sum < least - 1e-6 * abs(least)""",
    "checks are numbered from 0, and each is the text it points to, or the beginning of it": """
        SELECT count(*) FROM (
            FROM checks SELECT *, lag(check_no::INTEGER, 1, -1) OVER in_order AS before
            WINDOW in_order AS (PARTITION BY article_id ORDER BY check_no))
        JOIN articles USING (article_id)
        WHERE check_no <> before + 1
            OR NOT starts_with(substring(
                CASE part WHEN 'title' THEN title_zh ELSE body_zh END,
                start_zh + 1, end_zh - start_zh), surface_zh)
            OR NOT starts_with(substring(
                CASE part WHEN 'title' THEN title_en ELSE body_en END,
                start_en + 1, end_en - start_en), found_en)""",
    "what a check has found stands there, and what is missing does not": """
        SELECT count(*) FROM checks
        WHERE (verdict = 'missing') <> (found_en IS NULL)""",
    "articles count their checks": """
        SELECT count(*) FROM articles LEFT JOIN (
            SELECT
                article_id,
                count(*) FILTER (verdict = 'agrees') AS agree,
                count(*) FILTER (verdict = 'differs') AS differ,
                count(*) FILTER (verdict = 'missing') AS missing
            FROM checks GROUP BY article_id) USING (article_id)
        WHERE checks_agree <> coalesce(agree, 0) OR checks_differ <> coalesce(differ, 0)
            OR checks_missing <> coalesce(missing, 0)""",
    "checks are counted by kind and article, each pair once": """
        SELECT
            (SELECT count(*) FROM (FROM check_counts WHERE kind IS NOT NULL) FULL JOIN (
                SELECT
                    kind, article_id,
                    count(*) FILTER (verdict = 'agrees') AS agree,
                    count(*) FILTER (verdict = 'differs') AS differ,
                    count(*) FILTER (verdict = 'missing') AS not_found
                FROM checks GROUP BY kind, article_id) USING (kind, article_id)
            WHERE agrees IS DISTINCT FROM agree OR differs IS DISTINCT FROM differ
                OR missing IS DISTINCT FROM not_found)
            + (SELECT count(*) - count(DISTINCT (kind, article_id)) FROM check_counts)""",
    "checks of the kinds that can agree are counted together": f"""
        SELECT count(*) FROM (FROM check_counts WHERE kind IS NULL) AS whole FULL JOIN (
            SELECT
                article_id, sum(agrees) AS agree, sum(differs) AS differ, sum(missing) AS not_found
            FROM check_counts WHERE kind NOT IN ({", ".join(f"'{kind}'" for kind in FAULTS)})
            GROUP BY article_id) USING (article_id)
        WHERE agrees IS DISTINCT FROM agree OR differs IS DISTINCT FROM differ
            OR missing IS DISTINCT FROM not_found""",
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
    "an aligned row has text, is of a known kind, and its confidence is a chance": """
        SELECT count(*) FROM alignments
        WHERE (start_zh = end_zh AND start_en = end_en)
            OR kind NOT IN ('body', 'heading', 'byline', 'dateline', 'signature')
            OR NOT (confidence BETWEEN 0 AND 1)""",
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
