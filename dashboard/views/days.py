"""Days in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.charts.axes import bin_label
from dashboard.labels import Ui, say

if TYPE_CHECKING:
    from datetime import date


def day_name(day: date, ui: Ui) -> str:
    """
    Write a day as the reader's language does.

    >>> from datetime import date
    >>> day_name(date(1954, 3, 27), "en"), day_name(date(1954, 3, 27), "zh")
    ('27 March 1954', '1954年3月27日')
    """
    return f"{day.day} {day:%B} {day.year}" if ui == "en" else bin_label(day, "day", ui)


def where_printed(day: date, page: int | None, ui: Ui) -> str:
    """Say on which day and page an article stood."""
    on_page = say("reader.page", ui, page=page) if page else say("reader.nopage", ui)
    return f"{day_name(day, ui)}, {on_page}" if ui == "en" else f"{day_name(day, ui)} {on_page}"
