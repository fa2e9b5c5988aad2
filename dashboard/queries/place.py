"""One place: what the gazetteer says of it, and the articles that name it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

from dashboard.corpus.query import Query
from dashboard.queries.filters import selection
from dashboard.queries.listing import entries
from dashboard.search.grammar import parse_search

if TYPE_CHECKING:
    import polars as pl

    from dashboard.corpus.database import Corpus
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


@dataclass(frozen=True, slots=True)
class ArticlesNaming:
    """
    List the selected articles that name a place, or a place in it.

    Columns of the answer: article_id, slug, issue_date, page, title_en, title_zh, author_en,
    author_zh, column_zh, words_en, words_zh, checks_agree, checks_differ, checks_missing,
    title_hits_en, title_hits_zh, snippet_en, snippet_zh (as of `queries.listing.Listing`),
    mentions (of the place and of places in it), total (all such articles).

    Attributes:
        filters: Which articles are selected.
        place_id: The place.
        order: By mentions, or by date.
        limit: Articles at most.

    """

    filters: Filters
    place_id: str
    order: Order = "mentions"
    limit: int = 5

    def answer(self, corpus: Corpus) -> pl.DataFrame:
        """Find them, then read those that are listed."""
        listed = corpus.run(
            selection(self.filters).query(
                f"""
SELECT article_id, mentions, count(*) OVER () AS total
FROM selected
JOIN article_places USING (article_id)
WHERE place_id = $place_id
ORDER BY {_ORDERS[self.order]}
LIMIT $limit""",
                place_id=self.place_id,
                limit=self.limit,
            )
        )
        series = parse_search(self.filters.q).series
        shown = entries(corpus, listed["article_id"].to_numpy(), series)
        return shown.join(listed, on="article_id", maintain_order="left")


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
