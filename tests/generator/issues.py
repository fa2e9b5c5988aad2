"""How many articles each day of the paper has, and which articles are special."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

BLOCK = 1_000
"""Articles that one seed makes, about: a block ends with a day."""

# Articles a month, counted in the archive; straight lines between.
_COUNTED = {
    (1946, 5): 820,  # 446 from the 15th on
    (1948, 7): 692,
    (1949, 2): 1137,
    (1951, 5): 629,
    (1953, 3): 1072,
    (1954, 3): 1123,
    (1955, 8): 1402,
    (1957, 4): 2008,
    (1958, 8): 2457,
    (1959, 10): 1817,
    (1966, 9): 946,
    (1968, 11): 793,
    (1972, 3): 793,
    (1989, 1): 1700,
    (1989, 12): 1700,
}
_MISSING = {(1959, 5), (1960, 4), (1971, 1)}
_FIRST_DAY = date(1946, 5, 15)

# Rare variants: one article in so many. Fixed distances, so that a thousand articles
# have them as surely as a million.
RARE: dict[str, int] = {
    "no original": 500,
    "no translation": 800,
    "blank page": 300,
    "no page": 600,
    "date only in the file name": 700,
    "CRLF": 400,
    "BOM": 650,
    "GB18030": 4_000,
    "title twice in a day": 90,
    "copy": 1_500,
    "folder of the next month": 1_200,
    "section": 900,
    "broken paragraph": 60,
    "blank line in the original": 350,
    "Markdown emphasis": 250,
    "B-52": 700,
}
# Only in a hostile archive. The last three are articles all the same.
HOSTILE: dict[str, int] = {
    "empty": 61,
    "not a text": 67,
    "no title": 71,
    "no date": 73,
    "impossible date": 79,
    "file name not UTF-8": 83,
    "strange text": 11,
    "UTF-16": 89,
    "odd header": 13,
}


@dataclass(frozen=True, slots=True)
class Block:
    """A run of days whose articles one seed makes."""

    number: int
    first: int
    days: tuple[date, ...]
    """The day of each article, in order."""


def blocks(articles: int, seed: int) -> Iterator[Block]:
    """
    Spread the articles over the days that the archive covers, as densely as it does.
    """
    days, weights = _days()
    rng = np.random.default_rng([seed, 0])
    counts = rng.multinomial(articles, weights)
    number = first = 0
    held: list[date] = []
    for day, count in zip(days, counts.tolist(), strict=True):
        held.extend([day] * count)
        if len(held) >= BLOCK:
            yield Block(number, first, tuple(held))
            number, first = number + 1, first + len(held)
            held = []
    if held:
        yield Block(number, first, tuple(held))


def is_chosen(variant: str, index: int, seed: int, every: dict[str, int]) -> bool:
    """Say whether article `index` is one of those with a rare variant."""
    distance = every[variant]
    # Multipliers without a common divisor keep the variants from falling together.
    offset = (seed * 7_919 + list(every).index(variant) * 104_729) % distance
    return index % distance == offset


def _days() -> tuple[list[date], np.ndarray]:
    months = [(year, month) for year in range(1946, 1973) for month in range(1, 13)]
    months = [month for month in months if (1946, 5) <= month <= (1972, 3)]
    months += [(1989, month) for month in range(1, 13)]
    places = [12 * year + month for year, month in _COUNTED]
    days: list[date] = []
    weights: list[float] = []
    for year, month in months:
        if (year, month) in _MISSING:
            continue
        length = calendar.monthrange(year, month)[1]
        a_month = float(np.interp(12 * year + month, places, list(_COUNTED.values())))
        for number in range(length):
            day = date(year, month, 1) + timedelta(days=number)
            if day >= _FIRST_DAY:
                days.append(day)
                weights.append(a_month / length)
    return days, np.array(weights) / sum(weights)
