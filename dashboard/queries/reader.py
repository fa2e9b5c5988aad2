"""One article with everything that the reader shows of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import polars as pl

from dashboard.corpus.query import Query

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dashboard.corpus.database import Corpus


def article(slug: str) -> Query:
    """
    Fetch one article by its permalink: one row, or none where there is no such slug.

    All columns of `articles`. Found by its id, which has an index: half the time of a search by
    slug alone, which unpacks the texts of 2,000 neighbours (7.6 ms instead of 15 of 100,000).
    """
    return Query.of(
        "SELECT * FROM articles"
        " WHERE article_id = (SELECT article_id FROM articles WHERE slug = $slug)",
        slug=slug,
    )


def aligned_rows(article_id: int) -> Query:
    """
    Fetch the rows of paragraphs that belong together, in order.

    Columns: row_no, start_zh, end_zh, start_en, end_en (into the bodies; a side without
    partner is an empty span), kind (body | heading | byline | dateline | signature),
    confidence (0-1).
    """
    return Query.of(
        "SELECT row_no, start_zh, end_zh, start_en, end_en, kind, confidence FROM alignments"
        " WHERE article_id = $article_id ORDER BY row_no",
        article_id=article_id,
    )


def article_checks(article_id: int) -> Query:
    """
    Fetch what was looked for in the translation of an article: title, author, body.

    One row per check. Columns: kind, verdict (agrees | differs | missing), part (title |
    author | body), surface_zh, expected_en, found_en, start_zh, end_zh, start_en, end_en
    (into the title or the body; null where there is no such place).
    """
    return Query.of(
        "SELECT kind, verdict, part, surface_zh, expected_en, found_en,"
        " start_zh, end_zh, start_en, end_en"
        " FROM checks WHERE article_id = $article_id ORDER BY check_no",
        article_id=article_id,
    )


def article_figures(article_id: int) -> Query:
    """
    Fetch the quantities of an article, in order of the original.

    Columns: value (null where vague), unit, start_zh, end_zh (in the Chinese body), start_en,
    end_en (of the number that renders it in the English one; null where none does).
    """
    return Query.of(
        "SELECT value, unit, start_zh, end_zh, start_en, end_en"
        " FROM figures WHERE article_id = $article_id ORDER BY figure_no",
        article_id=article_id,
    )


def article_mentions(article_id: int) -> Query:
    """
    Fetch the names of places in an article, title first, in order of the text.

    Columns: place_id (null where nothing decides which place is meant), role (title | dateline
    | body), start, end (in the title, else in the body), surface, candidates (place_ids, where
    place_id is null; null otherwise).
    """
    return Query.of(
        'SELECT place_id, role, start, "end", surface, candidates FROM mentions'
        " WHERE article_id = $article_id ORDER BY role <> 'title', start",
        article_id=article_id,
    )


@dataclass(frozen=True, slots=True)
class ArticleUnits:
    """
    Give the provinces and countries that an article's mentions roll up to.

    Columns of the answer: place_id, level (province | country), mentions; provinces first, of
    each level those with most mentions. From memory: the table lies in the order of places, and
    finding an article in it takes 5-10 ms of a million.

    Attributes:
        article_id: Of the article.

    """

    article_id: int

    def answer(self, corpus: Corpus) -> pl.DataFrame:
        """Look."""
        units = corpus.once(_units)
        span = slice(*np.searchsorted(units.articles, [self.article_id, self.article_id + 1]))
        rows = [
            (*units.places[number], mentions)
            for number, mentions in zip(
                units.numbers[span].tolist(), units.mentions[span].tolist(), strict=True
            )
        ]
        rows.sort(key=lambda row: (row[1] != "province", -row[2], row[0]))
        return pl.DataFrame(rows, schema=_UNITS, orient="row")


_UNITS = {"place_id": pl.String, "level": pl.String, "mentions": pl.Int32}


class _Units(NamedTuple):
    """
    Provinces and countries of all articles, in order of the articles.

    Attributes:
        articles: Id of each row's article. Shape (rows,).
        numbers: Of each row's place, an index of `places`. Shape (rows,).
        mentions: In the article. Shape (rows,).
        places: Id and level.

    """

    articles: NDArray[np.int32]
    numbers: NDArray[np.int16]
    mentions: NDArray[np.int32]
    places: list[tuple[str, str]]


_PLACES = (
    "SELECT place_id, level FROM places WHERE level IN ('country', 'province') ORDER BY place_id"
)


def _units(corpus: Corpus) -> _Units:
    places = corpus.run(Query(_PLACES))
    found = corpus.columns(
        Query(
            f"""
WITH numbered AS (
    SELECT place_id, (row_number() OVER (ORDER BY place_id) - 1)::SMALLINT AS number
    FROM ({_PLACES})
)
SELECT article_id, number, mentions
FROM article_places
JOIN numbered USING (place_id)
ORDER BY article_id"""
        )
    )
    return _Units(found["article_id"], found["number"], found["mentions"], places.rows())


def article_files(article_id: int) -> Query:
    """
    List the files that hold an article: column path, the article's own first.
    """
    return Query.of(
        "SELECT path FROM sources WHERE article_id = $article_id ORDER BY path",
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
