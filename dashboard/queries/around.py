"""What stands around an article: before and after it, on its day, in its place at the time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl

from dashboard.corpus.query import Query
from dashboard.queries.listing import listed_ids
from dashboard.queries.selected import days, selected

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from numpy.typing import NDArray

    from dashboard.corpus.database import Corpus
    from dashboard.queries.filters import Filters
    from dashboard.queries.listing import Sort
    from dashboard.queries.selected import Days, Selected

AROUND = ("issue", "related", "time")
"""What the reader can show around an article."""
SPAN = 7
"""Days to either side that are "at the time"."""


@dataclass(frozen=True, slots=True)
class Steps:
    """
    Find where one can turn to from an article, among the selected, over the edges of days.

    One row for the article and for each step that there is; none where there is no such
    article. An article that is not selected has neighbours where the list is by date.

    Columns of the answer:
        step: here | previous | next (article of the list), earlier | later (the first article
            of the nearest day that has selected ones, whatever the order of the list).
        slug, issue_date, page, title_en, title_zh: of the article that the step leads to.
        place: of the article itself in the list, from 1; null where it is not in it.
        total: articles of the list.
        days_between: calendar days between the article's day and that of the step.
        days_missing: how many of these the archive lacks.

    From arrays in memory: of a million articles 0.1 ms and a look at five rows, where counting
    in SQL takes 20 ms and more.

    Attributes:
        filters: Which articles are selected.
        article_id: Of the article.
        sort: Order of the list.

    """

    filters: Filters
    article_id: int
    sort: Sort = "date"

    def answer(self, corpus: Corpus) -> pl.DataFrame:
        """Look."""
        calendar, among = days(corpus), selected(corpus, self.filters)
        if not 0 <= self.article_id < calendar.articles:
            return pl.DataFrame(schema=_STEPS)
        listed = listed_ids(corpus, self.filters, self.sort)
        place = self._place(among, listed)
        targets = {"here": self.article_id}
        targets |= self._neighbours(among, listed, place)
        targets |= _days_beside(calendar, among, self.article_id)
        printed = in_print(corpus, targets.values())
        here = calendar.day_of(self.article_id)
        rows = [
            {
                **printed[target],
                "step": step,
                "place": place,
                "total": len(listed),
                **_between(calendar, here, calendar.day_of(target)),
            }
            for step, target in targets.items()
        ]
        return pl.DataFrame(rows, schema=_STEPS)

    def _place(self, among: Selected, listed: NDArray[np.int32]) -> int | None:
        """Give the article's place in the list, from 1: by date a look, else by looking through."""
        if among.up_to[self.article_id + 1] == among.up_to[self.article_id]:
            return None
        if self.sort == "date":
            return int(among.up_to[self.article_id + 1])
        return int(np.flatnonzero(listed == self.article_id)[0]) + 1

    def _neighbours(
        self, among: Selected, listed: NDArray[np.int32], place: int | None
    ) -> dict[str, int]:
        """Give the articles before and after this one in the list, as far as there are any."""
        if place is not None:
            before, after = place - 2, place
        elif self.sort == "date":
            after = int(among.up_to[self.article_id])
            before = after - 1
        else:
            return {}
        targets = {}
        if before >= 0:
            targets["previous"] = int(listed[before])
        if after < len(listed):
            targets["next"] = int(listed[after])
        return targets


_STEPS = {
    "step": pl.String,
    "slug": pl.String,
    "issue_date": pl.Date,
    "page": pl.UInt16,
    "title_en": pl.String,
    "title_zh": pl.String,
    "place": pl.Int64,
    "total": pl.Int64,
    "days_between": pl.Int64,
    "days_missing": pl.Int64,
}


def _days_beside(calendar: Days, among: Selected, article_id: int) -> dict[str, int]:
    """Give the first selected articles of the nearest days before and after an article's own."""
    ids, up_to = among.ids, among.up_to
    day = calendar.day_of(article_id)
    of_day, behind_day = int(up_to[calendar.firsts[day]]), int(up_to[calendar.firsts[day + 1]])
    targets = {}
    if of_day > 0:
        nearest = calendar.day_of(int(ids[of_day - 1]))
        targets["earlier"] = int(ids[up_to[calendar.firsts[nearest]]])
    if behind_day < len(ids):
        targets["later"] = int(ids[behind_day])
    return targets


def _between(calendar: Days, one: int, other: int) -> dict[str, int]:
    """Count the calendar days between two issues, and those of them without an issue."""
    first, last = sorted((one, other))
    apart = int((calendar.dates[last] - calendar.dates[first]) / np.timedelta64(1, "D"))
    between = max(0, apart - 1)
    issues = max(0, last - first - 1)
    return {"days_between": between, "days_missing": between - issues}


def in_print(corpus: Corpus, article_ids: Collection[int]) -> dict[int, dict[str, Any]]:
    """
    Fetch what a list says of some articles, by id.

    Values: slug, issue_date, page, title_en, title_zh.
    """
    found = corpus.run(
        Query.of(
            "SELECT article_id, slug, issue_date, page, title_en, title_zh FROM articles"
            " WHERE article_id IN (SELECT unnest($ids::INTEGER[]))",
            ids=tuple(article_ids),
        )
    )
    return {row.pop("article_id"): row for row in found.iter_rows(named=True)}


def issue(day: date) -> Query:
    """
    List the articles of a day in the order of the newspaper, whatever the filters.

    Columns: slug, page (null where unknown), title_en, title_zh.
    """
    return Query.of(
        "SELECT slug, page, title_en, title_zh FROM articles WHERE issue_date = $day"
        " ORDER BY article_id",
        day=day,
    )


def days_around(place_id: str, day: date, *, span: int = SPAN) -> Query:
    """
    Count the articles that name a province or country, or a place in it, on the days around one.

    One row a calendar day, from `span` days before to `span` days after. Columns: bin (the
    day), articles, archive_articles (all of the day; 0 where the archive lacks it).
    """
    return Query.of(
        """
WITH held AS (
    SELECT
        issue_date,
        max(articles) FILTER (place_id = $place_id) AS articles,
        max(articles) FILTER (place_id IS NULL) AS archive_articles
    FROM periods
    WHERE issue_date BETWEEN $day::DATE - $span::INTEGER AND $day::DATE + $span::INTEGER
        AND (place_id IS NULL OR place_id = $place_id)
    GROUP BY issue_date
)
SELECT
    bin,
    coalesce(articles, 0) AS articles,
    coalesce(archive_articles, 0) AS archive_articles
FROM (
    SELECT $day::DATE + unnest(range(-$span::INTEGER, $span::INTEGER + 1))::INTEGER AS bin
)
LEFT JOIN held ON issue_date = bin
ORDER BY bin""",
        place_id=place_id,
        day=day,
        span=span,
    )


def articles_around(
    place_id: str, day: date, article_id: int, *, span: int = SPAN, limit: int = 8
) -> Query:
    """
    List the articles about a province on the days around one, the nearest first.

    Of a country, which no article is said to be about, those that name it or a place in it.
    The article itself is left out. Columns: slug, issue_date, page, title_en, title_zh, total
    (all such articles).
    """
    return Query.of(
        """
SELECT slug, issue_date, page, title_en, title_zh, count(*) OVER () AS total
FROM articles
WHERE issue_date BETWEEN $day::DATE - $span::INTEGER AND $day::DATE + $span::INTEGER
    AND (
        main_place_id = $place_id
        OR article_id IN (
            SELECT article_id FROM article_places JOIN places USING (place_id)
            WHERE place_id = $place_id AND level = 'country'
        )
    )
    AND article_id <> $article_id
ORDER BY abs(issue_date - $day::DATE), article_id
LIMIT $limit""",
        place_id=place_id,
        day=day,
        article_id=article_id,
        span=span,
        limit=limit,
    )
