"""Spans of time as the tables write them: `from..to|from..to`, of days, months or years."""

import calendar
from datetime import date, timedelta
from typing import NamedTuple

TABLES_BEGIN = date(1949, 10, 1)
"""A span that starts on this day is open to the past: the tables only begin here."""

YEARS_ALL = (-10_000, 10_000)
"""First and last year of a unit without known years."""


class Span(NamedTuple):
    """
    A stretch of days, both ends included.
    """

    first: date
    last: date

    def holds(self, on: date, *, grace: timedelta = timedelta()) -> bool:
        """
        Say whether a day lies in the span, or at most `grace` after its end.

        >>> Span(date(1949, 8, 20), date(1952, 11, 30)).holds(date(1952, 12, 24))
        False
        >>> Span(date(1949, 8, 20), date(1952, 11, 30)).holds(
        ...     date(1952, 12, 24), grace=timedelta(days=90)
        ... )
        True
        """
        return self.first <= on and (on <= self.last or on - self.last <= grace)


def first_day(text: str) -> date:
    """
    Read the first day of a day, month or year; blank is the beginning of time.

    >>> first_day("1949-04")
    datetime.date(1949, 4, 1)
    """
    if not text:
        return date.min
    year, month, day = ([int(part) for part in text.split("-")] + [1, 1])[:3]
    return date(year, month, day)


def last_day(text: str) -> date:
    """
    Read the last day of a day, month or year; blank is the end of time.

    >>> last_day("1949-04")
    datetime.date(1949, 4, 30)
    """
    if not text:
        return date.max
    numbers = [int(part) for part in text.split("-")]
    year, month = ([*numbers, 12])[:2]
    day = numbers[2] if len(numbers) == 3 else calendar.monthrange(year, month)[1]
    return date(year, month, day)


def read_spans(text: str) -> tuple[Span, ...]:
    """
    Read a `periods` cell, whose last days still belong to the unit.

    >>> [span.first.year for span in read_spans("1949-11-30..1954-06-19|1997-06-18..")]
    [1949, 1997]
    """
    spans = []
    for piece in filter(None, text.split("|")):
        start, _, end = piece.partition("..")
        first = first_day(start)
        spans.append(Span(date.min if first == TABLES_BEGIN else first, last_day(end)))
    return tuple(spans)


def read_history(text: str) -> tuple[tuple[str, Span], ...]:
    """
    Read a `province_history` cell: unit and span, where a day of change belongs to the new unit.

    >>> read_history("suiyuan:1949-10-01..1954-03-06|neimenggu:1954-03-06..")[0][1].last
    datetime.date(1954, 3, 5)
    """
    entries = []
    for piece in filter(None, text.split("|")):
        unit, _, span = piece.partition(":")
        start, _, end = span.partition("..")
        last = first_day(end) - timedelta(days=1) if end else date.max
        entries.append((unit, Span(first_day(start), last)))
    return tuple(entries)
