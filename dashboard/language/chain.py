"""
The cheapest chain of rows through two bodies: dynamic programming, for many articles at once.

Loops over arrays (see compiled). One table is used for all articles, so that memory does not
grow with their number.
"""

from __future__ import annotations

from math import log, sqrt
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from dashboard.language.compiled import loop
from dashboard.language.rows import (
    ALONE_PER_CHARACTER,
    ENGLISH_PER_CHINESE,
    HEADING_MERGED,
    SHARED_NUMBER,
    SPREAD,
    STEPS_PER_DEVIATION,
    VARIANCE,
)

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dashboard.language.rows import Costs, Priors

WHOLE_TABLE: Final = 2_000
"""Cells, paragraphs by paragraphs, up to which all of the table is searched."""
BAND: Final = 30
"""Paragraphs to either side of the expected place that are searched beyond that."""

_FIRST_LIMIT: Final = 0.5
"""Nats a paragraph that the first search goes; doubled until the end is in reach."""
_ROUNDING: Final = 1e-6

_HALVED: Final = log(2)
_SHARE_OF_VARIANCE: Final = VARIANCE / ENGLISH_PER_CHINESE**2
_STEPS: Final = STEPS_PER_DEVIATION / sqrt(2)


class Bodies(NamedTuple):
    """
    All that the cost of a row asks of the bodies of one language.

    Attributes:
        begins: First paragraph of each body, and how many there are. Shape (bodies + 1,).
        lengths_before: Characters of the paragraphs before each, and of all.
            Shape (paragraphs + 1,), as the two below.
        headings_before: How many of those close as a heading does.
        numbers_before: How many numbers those mention.
        closes: How each closes: index into CLOSES. Shape (paragraphs,).
        numbers: What the paragraphs mention, as indices that both languages share.

    """

    begins: NDArray[np.int64]
    lengths_before: NDArray[np.int64]
    headings_before: NDArray[np.int64]
    numbers_before: NDArray[np.int64]
    closes: NDArray[np.int64]
    numbers: NDArray[np.int64]


class _Table(NamedTuple):
    """
    What is known of each cell (i, j): the first i paragraphs paired with the first j.

    Attributes:
        costs: Of the cheapest way there, in nats; infinite where none is known.
        shapes: Of the last row on that way, as Chinese paragraphs * 256 + English ones.
        first: First column that is searched, by row. Shape (rows,).
        last: Last one.
        unmet: How often each number is still to be met; zeros between two looks.

    """

    costs: NDArray[np.float64]
    shapes: NDArray[np.int64]
    first: NDArray[np.int64]
    last: NDArray[np.int64]
    unmet: NDArray[np.int64]


_CHINESE: Final = 256


@loop
def cheapest_chains(
    zh: Bodies, en: Bodies, priors: Priors, costs: Costs, different_numbers: int
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """
    Find for each article the rows that cost least together.

    Of ways to a cell that cost the same, that with the smallest shape at its end is taken. In a
    long article only a band is searched, around the English place that lies as far into its
    body as the Chinese paragraph lies into its own.

    Args:
        zh: The originals.
        en: Their translations.
        priors: Of the shapes, by article.
        costs: Of lengths and closes.
        different_numbers: How many numbers there are to be an index of.

    Returns:
        By row, in order: the article, and behind which Chinese and which English paragraph of
        it the row ends. It begins where the one before it has ended.

    """
    rows, columns = _longest(zh) + 1, _longest(en) + 1
    table = _Table(
        np.full((rows, columns), np.inf),
        np.zeros((rows, columns), np.int64),
        np.zeros(rows, np.int64),
        np.zeros(rows, np.int64),
        np.zeros(different_numbers, np.int64),
    )
    most = len(zh.closes) + len(en.closes)
    articles, ends_zh, ends_en = (
        np.empty(most, np.int64),
        np.empty(most, np.int64),
        np.empty(most, np.int64),
    )
    found = 0
    for article in range(len(zh.begins) - 1):
        first = found
        i = zh.begins[article + 1] - zh.begins[article]
        j = en.begins[article + 1] - en.begins[article]
        _set_columns(table, zh, en, article)
        limit = _FIRST_LIMIT * (max(i, j) + 1)
        _search(table, zh, en, priors, costs, article, limit)
        while table.costs[i, j] > limit:
            limit *= 2
            _search(table, zh, en, priors, costs, article, limit)
        while i or j:
            articles[found], ends_zh[found], ends_en[found] = article, i, j
            found += 1
            shape = table.shapes[i, j]
            i, j = i - shape // _CHINESE, j - shape % _CHINESE
        ends_zh[first:found] = ends_zh[first:found][::-1].copy()
        ends_en[first:found] = ends_en[first:found][::-1].copy()
    return articles[:found], ends_zh[:found], ends_en[:found]


@loop
def _longest(bodies: Bodies) -> int:
    """Count the paragraphs of the body that has the most."""
    most = 0
    for body in range(len(bodies.begins) - 1):
        most = max(most, bodies.begins[body + 1] - bodies.begins[body])
    return most


@loop
def _set_columns(table: _Table, zh: Bodies, en: Bodies, article: int) -> None:
    """Choose the columns to search, by row."""
    begin_zh, end_zh = zh.begins[article], zh.begins[article + 1]
    begin_en, end_en = en.begins[article], en.begins[article + 1]
    rows, columns = end_zh - begin_zh, end_en - begin_en
    table.first[: rows + 1] = 0
    table.last[: rows + 1] = columns
    if rows * columns > WHOLE_TABLE:
        before_zh, before_en = zh.lengths_before[begin_zh:], en.lengths_before[begin_en:]
        scale = (before_en[columns] - before_en[0]) / (before_zh[rows] - before_zh[0])
        centre = 0
        for i in range(rows + 1):
            expected = (before_zh[i] - before_zh[0]) * scale
            while centre < columns and before_en[centre] - before_en[0] < expected:
                centre += 1
            if i == rows:
                centre = columns
            table.first[i] = max(0, centre - BAND)
            # Neighbouring bands overlap, so that a way through always exists.
            table.last[max(0, i - 1)] = min(columns, centre + BAND)


@loop
def _search(
    table: _Table,
    zh: Bodies,
    en: Bodies,
    priors: Priors,
    costs: Costs,
    article: int,
    limit: float,
) -> None:
    """
    Find the cheapest way to each cell: from each that is reached, try every shape of a row.

    Cells from which the whole is bound to cost more than the limit are left out: what is left
    to pay is no less than what the numbers of the Chinese that is left can save. So the cost
    of the whole is right if it is within the limit.
    """
    end_zh, end_en = zh.begins[article + 1], en.begins[article + 1]
    rows = end_zh - zh.begins[article]
    for i in range(rows + 1):
        table.costs[i, table.first[i] : table.last[i] + 1] = np.inf
    table.costs[0, 0] = 0.0
    for i in range(rows + 1):
        at_zh = zh.begins[article] + i
        numbers_left = zh.numbers_before[end_zh] - zh.numbers_before[at_zh]
        keep = limit + SHARED_NUMBER * numbers_left + _ROUNDING
        for j in range(table.first[i], table.last[i] + 1):
            at_en = en.begins[article] + j
            if table.costs[i, j] > keep:
                continue
            if at_zh < end_zh:
                alone = zh.lengths_before[at_zh + 1] - zh.lengths_before[at_zh]
                _reach(table, i, j, 1, 0, priors.alone_zh[article] + ALONE_PER_CHARACTER * alone)
            if at_en < end_en:
                alone = en.lengths_before[at_en + 1] - en.lengths_before[at_en]
                cost = ALONE_PER_CHARACTER / ENGLISH_PER_CHINESE * alone
                _reach(table, i, j, 0, 1, priors.alone_en[article] + cost)
            if at_zh < end_zh and at_en < end_en:
                _try_one_chinese(table, zh, en, priors, costs, article, i, j)
                _try_one_english(table, zh, en, priors, costs, article, i, j)


@loop
def _try_one_chinese(
    table: _Table,
    zh: Bodies,
    en: Bodies,
    priors: Priors,
    costs: Costs,
    article: int,
    i: int,
    j: int,
) -> None:
    """Pair one Chinese paragraph with one English and with more, from a cell on."""
    at_zh, at_en = zh.begins[article] + i, en.begins[article] + j
    _expect(table.unmet, zh, at_zh)
    shared = 0
    for more in range(min(priors.most_en[article], en.begins[article + 1] - at_en)):
        shared += _meet(table.unmet, en, at_en + more)
        prior = priors.one_to_one[article]
        if more:
            prior = priors.merged_en[article] + (more - 1) * _HALVED
        cost = _cost(zh, en, costs, at_zh, at_zh + 1, at_en, at_en + 1 + more)
        _reach(table, i, j, 1, 1 + more, prior + cost - SHARED_NUMBER * shared)
    _forget(table.unmet, zh, at_zh)


@loop
def _try_one_english(
    table: _Table,
    zh: Bodies,
    en: Bodies,
    priors: Priors,
    costs: Costs,
    article: int,
    i: int,
    j: int,
) -> None:
    """Pair one English paragraph with two Chinese and with more, from a cell on."""
    at_zh, at_en = zh.begins[article] + i, en.begins[article] + j
    _expect(table.unmet, en, at_en)
    shared = _meet(table.unmet, zh, at_zh)
    for more in range(1, min(priors.most_zh[article], zh.begins[article + 1] - at_zh)):
        shared += _meet(table.unmet, zh, at_zh + more)
        prior = priors.merged_zh[article] + (more - 1) * _HALVED
        cost = _cost(zh, en, costs, at_zh, at_zh + 1 + more, at_en, at_en + 1)
        _reach(table, i, j, 1 + more, 1, prior + cost - SHARED_NUMBER * shared)
    _forget(table.unmet, en, at_en)


@loop
def _reach(table: _Table, i: int, j: int, a: int, b: int, cost: float) -> None:
    """Note the way from a cell by a row of a Chinese and b English paragraphs."""
    to_i, to_j = i + a, j + b
    if table.first[to_i] <= to_j <= table.last[to_i]:
        total, shape = table.costs[i, j] + cost, a * _CHINESE + b
        known = table.costs[to_i, to_j]
        if total < known or (total == known and shape < table.shapes[to_i, to_j]):
            table.costs[to_i, to_j] = total
            table.shapes[to_i, to_j] = shape


@loop
def _cost(
    zh: Bodies, en: Bodies, costs: Costs, from_zh: int, to_zh: int, from_en: int, to_en: int
) -> float:
    """Compute the cost of a row from its lengths and closes."""
    long_zh = zh.lengths_before[to_zh] - zh.lengths_before[from_zh]
    long_en = (en.lengths_before[to_en] - en.lengths_before[from_en]) / ENGLISH_PER_CHINESE
    mean = (long_zh + long_en) / 2
    spread = sqrt(mean * _SHARE_OF_VARIANCE + (SPREAD * mean) ** 2)
    off = min(abs(long_en - long_zh) / spread * _STEPS, len(costs.of_lengths) - 2.0)
    entry = int(off)
    low, high = costs.of_lengths[entry], costs.of_lengths[entry + 1]
    of_row: float = low + (off - entry) * (high - low)
    of_row += costs.of_closes[zh.closes[to_zh - 1], en.closes[to_en - 1]]
    if (
        zh.headings_before[to_zh - 1] > zh.headings_before[from_zh]
        or en.headings_before[to_en - 1] > en.headings_before[from_en]
    ):
        of_row += HEADING_MERGED
    return of_row


@loop
def _expect(unmet: NDArray[np.int64], bodies: Bodies, paragraph: int) -> None:
    """Note the numbers of a paragraph as to be met."""
    for place in range(bodies.numbers_before[paragraph], bodies.numbers_before[paragraph + 1]):
        unmet[bodies.numbers[place]] += 1


@loop
def _meet(unmet: NDArray[np.int64], bodies: Bodies, paragraph: int) -> int:
    """Count the numbers of a paragraph that are to be met, each as often as it is."""
    met = 0
    for place in range(bodies.numbers_before[paragraph], bodies.numbers_before[paragraph + 1]):
        if unmet[bodies.numbers[place]] > 0:
            unmet[bodies.numbers[place]] -= 1
            met += 1
    return met


@loop
def _forget(unmet: NDArray[np.int64], bodies: Bodies, paragraph: int) -> None:
    """Expect the numbers of a paragraph no longer."""
    for place in range(bodies.numbers_before[paragraph], bodies.numbers_before[paragraph + 1]):
        unmet[bodies.numbers[place]] = 0
