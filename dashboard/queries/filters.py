"""What the shared filters mean: which articles they select."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from dashboard.places.regions import ranks_of
from dashboard.queries.fragment import Fragment
from dashboard.search.found import AnyHit
from dashboard.search.grammar import parse_search

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dashboard.corpus.query import Value

# Codes beside place ids in the region filter.
ABROAD, UNPLACED = "abroad", "unplaced"
# Codes of the filter by the checks of the translation.
DIFFERS, CLEAN = "differs", "clean"

_AUDITED = {
    DIFFERS: "checks_differ > 0",
    CLEAN: "checks_differ = 0 AND checks_missing = 0",
}
_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Filters:
    """
    The filters that all pages share, as the address writes them.

    Attributes:
        q: search terms; an article matches if it contains any of them.
        region: place ids, ABROAD or UNPLACED; an article matches if it names,
            in a unit of its own date, any of them.
        date_from: first day, month or year: 1954, 1954-03 or 1954-03-27; "" for none.
        date_to: last day, month or year, included; "" for none.
        page: page of the newspaper.
        author: part of an author's name in either language.
        audit: DIFFERS for articles whose translation says something else than the original in
            any place that was checked, CLEAN for those where nothing differs or is missing;
            "" for all.

    """

    q: str = ""
    region: tuple[str, ...] = ()
    date_from: str = ""
    date_to: str = ""
    page: int | None = None
    author: str = ""
    audit: str = ""

    @classmethod
    def from_state(cls, state: Mapping[str, str]) -> Filters:
        """
        Read the shared filters out of a decoded address.

        A city comes under each of the ranks that it had: who asks for Wuhan means the
        municipality and the city of Hubei that it was from June 1954.
        """
        codes = (code for code in state["region"].split(".") if code)
        return cls(
            q=state["q"],
            region=tuple(dict.fromkeys(row for code in codes for row in ranks_of(code))),
            date_from=state["from"],
            date_to=state["to"],
            page=int(state["page"]) if state["page"] else None,
            author=state["author"],
            audit=state["audit"],
        )

    def without_search(self) -> Filters:
        """Give the same filters without the search terms: what they are counted against."""
        return replace(self, q="")

    def in_region(self, place: str) -> Filters:
        """Give the same filters with one place alone as region."""
        return replace(self, region=(place,))

    @property
    def are_empty(self) -> bool:
        """Whether every article of the corpus is selected."""
        return self == Filters()


def first_day(written: str) -> date | None:
    """
    Give the first day of a day, month or year; None if it is not one.

    >>> first_day("1954-03")
    datetime.date(1954, 3, 1)
    >>> first_day("1954-02-30") is None
    True
    """
    match = _DAY.fullmatch(written)
    if not match:
        return None
    try:
        return date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    except ValueError:
        return None


def last_day(written: str) -> date | None:
    """
    Give the last day of a day, month or year; None if it is not one.

    >>> last_day("1954-02")
    datetime.date(1954, 2, 28)
    """
    first = first_day(written)
    if first is None:
        return None
    precision = len(written.split("-"))
    month = 12 if precision == 1 else first.month
    day = calendar.monthrange(first.year, month)[1] if precision < 3 else first.day
    return date(first.year, month, day)


def selection(filters: Filters) -> Fragment:
    """
    Give the CTE `selected`: the articles that the filters leave.

    One row per article: article_id, issue_date, page, scope, main_place_id,
    author_zh, author_en, words_en, words_zh, checks_differ, checks_missing. Only the
    filters that are set appear in the SQL.
    """
    ctes: list[str] = []
    where: list[str] = []
    params: dict[str, Value] = {}
    series = parse_search(filters.q).series
    if series:
        where.append("article_id IN (SELECT article_id FROM found)")
    if filters.region:
        params["region"] = filters.region
        where.append(
            "(article_id IN (SELECT article_id FROM article_places"
            " WHERE place_id IN (SELECT unnest($region::VARCHAR[])))"
            f" OR (list_contains($region::VARCHAR[], '{ABROAD}') AND scope IN ('abroad', 'mixed'))"
            f" OR (list_contains($region::VARCHAR[], '{UNPLACED}') AND scope = 'unplaced'))"
        )
    if start := first_day(filters.date_from):
        params["first_day"] = start
        where.append("issue_date >= $first_day")
    if end := last_day(filters.date_to):
        params["last_day"] = end
        where.append("issue_date <= $last_day")
    if filters.page is not None:
        params["page"] = filters.page
        where.append("page = $page")
    if filters.author:
        params["author"] = filters.author
        where.append("(contains(lower(author_en), lower($author)) OR contains(author_zh, $author))")
    if filters.audit:
        where.append(_AUDITED[filters.audit])
    ctes.append(
        "selected AS (\n"
        "    SELECT article_id, issue_date, page, scope, main_place_id,"
        " author_zh, author_en, words_en, words_zh, checks_differ, checks_missing\n"
        "    FROM articles" + (f"\n    WHERE {' AND '.join(where)}" if where else "") + "\n)"
    )
    return Fragment(",\n".join(ctes), params, AnyHit(series) if series else None)
