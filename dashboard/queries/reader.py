"""Lists of articles, and one article with everything that the reader shows of it."""

from __future__ import annotations

from dashboard.corpus.query import Query
from dashboard.queries.filters import Filters, selection

PAGE_SIZE = 25


def article_list(filters: Filters, *, page: int = 1, page_size: int = PAGE_SIZE) -> Query:
    """
    List the selected articles in the order of the newspaper.

    One row per article of the result page (from 1). Columns: article_id, slug,
    issue_date, page, title_en, title_zh, author_en, author_zh, column_zh, body_en
    and body_zh (whole; snippets are cut from them), total (articles selected).
    """
    return selection(filters).query(
        """
, listed AS (
    SELECT article_id, count(*) OVER () AS total
    FROM selected
    ORDER BY article_id
    LIMIT $page_size OFFSET $skipped
)
SELECT
    article_id, slug, issue_date, page, title_en, title_zh, author_en, author_zh,
    column_zh, body_en, body_zh, total
FROM listed
JOIN articles USING (article_id)
ORDER BY article_id""",
        page_size=page_size,
        skipped=(page - 1) * page_size,
    )


def article(slug: str) -> Query:
    """
    Fetch one article by its permalink: one row, or none where there is no such slug.

    All columns of `articles`.
    """
    return Query.of("SELECT * FROM articles WHERE slug = $slug", slug=slug)


def neighbours(filters: Filters, slug: str) -> Query:
    """
    Find the articles before and after one, among the selected, over day edges.

    One row. Columns: previous_slug, next_slug (null at the ends), place_in_list
    (from 1; counts the article itself only if it is selected), total, is_selected.
    """
    return selection(filters).query(
        """
, here AS (SELECT article_id FROM articles WHERE slug = $slug)
SELECT
    (SELECT slug FROM articles WHERE article_id = before_id) AS previous_slug,
    (SELECT slug FROM articles WHERE article_id = after_id) AS next_slug,
    place_in_list, total, is_selected
FROM (
    SELECT
        max(s.article_id) FILTER (s.article_id < here.article_id) AS before_id,
        min(s.article_id) FILTER (s.article_id > here.article_id) AS after_id,
        count(*) FILTER (s.article_id <= here.article_id) AS place_in_list,
        count(*) AS total,
        coalesce(bool_or(s.article_id = here.article_id), false) AS is_selected
    FROM here, selected AS s
)""",
        slug=slug,
    )


def aligned_rows(article_id: int) -> Query:
    """
    Fetch the rows of paragraphs that belong together, in order.

    Columns: row_no, start_zh, end_zh, start_en, end_en (into the bodies); a side
    without partner is an empty span.
    """
    return Query.of(
        "SELECT row_no, start_zh, end_zh, start_en, end_en FROM alignments"
        " WHERE article_id = $article_id ORDER BY row_no",
        article_id=article_id,
    )


def article_mentions(article_id: int) -> Query:
    """
    Fetch the names of places in an article, title first, in order of the text.

    Columns: place_id, name_en, name_zh, level (null where nothing decides which place is
    meant), role (title | dateline | body), start, end (in the title, else in the body),
    surface, candidates (place_ids, where place_id is null; null otherwise).
    """
    return Query.of(
        'SELECT place_id, name_en, name_zh, level, role, start, "end", surface, candidates'
        " FROM mentions LEFT JOIN places USING (place_id)"
        " WHERE article_id = $article_id ORDER BY role <> 'title', start",
        article_id=article_id,
    )


def article_units(article_id: int) -> Query:
    """
    Fetch the provinces and countries that an article's mentions roll up to.

    Columns: place_id, name_en, short_zh, level, mentions; most mentions first.
    """
    return Query.of(
        """
SELECT place_id, name_en, short_zh, level, mentions
FROM article_places
JOIN places USING (place_id)
WHERE article_id = $article_id AND level IN ('country', 'province')
ORDER BY level <> 'province', mentions DESC, place_id""",
        article_id=article_id,
    )


def article_source(article_id: int) -> Query:
    """
    Fetch the files that hold an article: columns path, sha256, encoding, text.

    One row, or one for each copy, the article's own path first.
    """
    return Query.of(
        "SELECT path, sha256, encoding, text FROM sources WHERE article_id = $article_id"
        " ORDER BY path",
        article_id=article_id,
    )
