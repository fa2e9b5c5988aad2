"""What leaves the corpus whole: articles as rows, and files as they came."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.corpus.query import Query
from dashboard.queries.filters import selection

if TYPE_CHECKING:
    from dashboard.queries.filters import Filters


def selected_ids(filters: Filters) -> Query:
    """List the articles that the filters leave, in order: one column, article_id."""
    return selection(filters).query("SELECT article_id FROM selected ORDER BY article_id")


def articles(first: int, last: int) -> Query:
    """
    Fetch whole rows of the table of articles with ids from `first` to `last`, in order.

    Columns: article_id, slug, path, issue_date, page, section_zh, column_zh, title_en,
    title_zh, author_en, author_zh, body_en, body_zh, words_en, words_zh, places_en,
    places_zh, scope, main_place_id, checks_agree, checks_differ, checks_missing,
    named_entities, content_digest.
    """
    return Query.of(
        "SELECT * FROM articles WHERE article_id BETWEEN $first AND $last ORDER BY article_id",
        first=first,
        last=last,
    )


def cited(first: int, last: int) -> Query:
    """
    Fetch what citations are made of, of articles with ids from `first` to `last`, in order.

    Columns: article_id, slug, issue_date, page, section_zh, column_zh, title_en, title_zh,
    author_en, author_zh, words_en. Bodies are not read.
    """
    return Query.of(
        """
SELECT
    article_id, slug, issue_date, page, section_zh, column_zh, title_en, title_zh,
    author_en, author_zh, words_en
FROM articles
WHERE article_id BETWEEN $first AND $last
ORDER BY article_id""",
        first=first,
        last=last,
    )


def sources(first: int, last: int) -> Query:
    """
    Fetch the files of articles with ids from `first` to `last`, in order of id and path.

    Columns: article_id, path, encoding, text. A file is its text in its encoding.
    """
    return Query.of(
        "SELECT article_id, path, encoding, text FROM sources"
        " WHERE article_id BETWEEN $first AND $last ORDER BY article_id, path",
        first=first,
        last=last,
    )
