"""Time cut into bins: which width suits a span, and which bins the archive has."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, get_args

from dashboard.queries.filters import Filters, first_day, last_day
from dashboard.queries.fragment import Fragment

if TYPE_CHECKING:
    from datetime import date

    from dashboard.corpus.query import Value

Width = Literal["day", "week", "month", "quarter", "year"]
WIDTHS: tuple[Width, ...] = get_args(Width)
_DAYS: dict[Width, float] = {"day": 1, "week": 7, "month": 30.4, "quarter": 91.3, "year": 365.25}

# More bins than this are neither readable nor drawable; fewer than the other look empty.
MAX_BINS = 1_200
GOOD_BINS = 90


def span(filters: Filters, first: date, last: date) -> tuple[date, date]:
    """Clip the corpus' first and last day by the date filters."""
    start = max(first, first_day(filters.date_from) or first)
    end = min(last, last_day(filters.date_to) or last)
    return start, max(start, end)


def fit(asked: str, first: date, last: date, *, good: int = GOOD_BINS) -> Width:
    """
    Choose the bin width: the one asked for unless it gives too many bins.

    Without a wish ("") the finest width that still gives a readable picture, of about
    `good` bins at most.

    >>> from datetime import date
    >>> fit("", date(1954, 3, 27), date(1954, 3, 30))
    'day'
    >>> fit("day", date(1946, 5, 15), date(1989, 12, 31))
    'month'
    """
    days = (last - first).days + 1
    limit = MAX_BINS if asked in WIDTHS else good
    wished = WIDTHS.index(asked) if asked in WIDTHS else 0
    for width in WIDTHS[wished:]:
        if days / _DAYS[width] <= limit:
            return width
    return "year"


def binned(filters: Filters, by: Width) -> Fragment:
    """
    Give the CTE `bins`: what the archive holds in each bin of the dates asked for.

    One row per bin from the first to the last that has an issue, the empty ones
    between them included. Columns: bin (its first day), archive_articles,
    archive_words_en, archive_words_zh; 0 articles mean that the archive lacks
    the bin, so that charts can draw a gap there.
    """
    where = ["place_id IS NULL"]
    params: dict[str, Value] = {}
    if start := first_day(filters.date_from):
        params["bins_from"] = start
        where.append("issue_date >= $bins_from")
    if end := last_day(filters.date_to):
        params["bins_to"] = end
        where.append("issue_date <= $bins_to")
    return Fragment(
        f"""held AS (
    SELECT
        date_trunc('{by}', issue_date)::DATE AS bin,
        sum(articles)::BIGINT AS archive_articles,
        sum(words_en)::BIGINT AS archive_words_en,
        sum(words_zh)::BIGINT AS archive_words_zh
    FROM periods
    WHERE {" AND ".join(where)}
    GROUP BY bin
),
bins AS (
    SELECT
        calendar.bin,
        coalesce(archive_articles, 0) AS archive_articles,
        coalesce(archive_words_en, 0) AS archive_words_en,
        coalesce(archive_words_zh, 0) AS archive_words_zh
    FROM (
        SELECT unnest(generate_series(min(bin), max(bin), INTERVAL 1 {by}))::DATE AS bin FROM held
    ) AS calendar
    LEFT JOIN held USING (bin)
)""",
        params,
    )
