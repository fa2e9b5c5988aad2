"""Bins as dates of the address, and the fullest of them in words."""

from __future__ import annotations

from datetime import date

import polars as pl


def bin_dates(first_day: str, by: str) -> tuple[str, str]:
    """
    Give the first and the last day of a bin as the address writes them.

    >>> bin_dates("1954-03-01", "month"), bin_dates("1954-01-01", "quarter")
    (('1954-03', '1954-03'), ('1954-01', '1954-03'))
    """
    day = date.fromisoformat(first_day)
    if by == "year":
        return f"{day.year}", f"{day.year}"
    if by == "month":
        return f"{day:%Y-%m}", f"{day:%Y-%m}"
    if by == "quarter":
        return f"{day:%Y-%m}", f"{day.year}-{day.month + 2:02d}"
    last = date.fromordinal(day.toordinal() + (6 if by == "week" else 0))
    return day.isoformat(), last.isoformat()


def peaks(frame: pl.DataFrame, column: str) -> tuple[list[date], int]:
    """Give the first days of the bins with the largest sum of a column, and that sum."""
    sums = frame.group_by("bin").agg(pl.col(column).sum()).sort("bin")
    most = int(sums[column].max() or 0)  # type: ignore[arg-type]
    return sums.filter(pl.col(column) == most)["bin"].to_list(), most
