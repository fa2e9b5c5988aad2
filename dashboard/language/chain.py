"""
The cheapest chain of rows through two texts: dynamic programming, for many texts at once.

Loops over arrays (see compiled).
"""

from __future__ import annotations

from math import exp, inf, log1p
from typing import TYPE_CHECKING, Final

import numpy as np

from dashboard.language.compiled import lean, loop
from dashboard.language.row_costs import (
    cost_alone,
    cost_of,
    expect,
    forget,
    meet,
    prior_of,
)
from dashboard.language.table import set_columns, table_for

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dashboard.language.row_costs import Texts
    from dashboard.language.rows import Costs, Priors
    from dashboard.language.table import Table

_FIRST_REACH: Final = 1.2
"""Nats a passage that the first search goes; doubled until the end is in reach."""
_MARGIN: Final = 5.0
"""Nats that a chain may cost more than the cheapest and still count as another way."""
_NEGLIGIBLE: Final = 20.0
"""Nats by which a way is so much less likely than another that it is not added."""
_ROUNDING: Final = 1e-6


_CHINESE: Final = 256
_SEARCH, _BACK, _FORTH = 0, 1, 2


@loop
def cheapest_chains(
    zh: Texts, en: Texts, priors: Priors, costs: Costs, worths: NDArray[np.float64]
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]:
    """
    Find for each text the rows that cost least together, and how sure each of them is.

    Of ways to a cell that cost the same, that with the smallest shape at its end is taken. In a
    long text only a band is searched, around the English place that lies as far into its text
    as the Chinese passage lies into its own.

    A row's chance is that of all chains with it among all chains, each as likely as exp(-its
    cost); chains that cost _MARGIN more than the cheapest are left out.

    Args:
        zh: The originals.
        en: Their translations.
        priors: Of the shapes, by text.
        costs: Of all else.
        worths: Of each anchor, in nats. Shape (anchors,).

    Returns:
        By row, in order: the text, behind which Chinese and which English passage of it the row
        ends (it begins where the one before it has ended), and its chance.

    """
    table = table_for(zh, en, len(worths))
    most = len(zh.closes) + len(en.closes)
    texts, chances = np.empty(most, np.int64), np.empty(most)
    ends_zh, ends_en = np.empty(most, np.int64), np.empty(most, np.int64)
    found = 0
    for text in range(len(zh.begins) - 1):
        first = found
        i = zh.begins[text + 1] - zh.begins[text]
        j = en.begins[text + 1] - en.begins[text]
        set_columns(table, zh, en, text)
        end = table.offsets[i] + j
        _search(table, zh, en, priors, costs, worths, text)
        for stage in (_BACK, _FORTH):
            _look(table, zh, en, priors, costs, worths, text, table.costs[end] + _MARGIN, stage)
        while i or j:
            texts[found], ends_zh[found], ends_en[found] = text, i, j
            to = table.offsets[i] + j
            i, j = i - table.shapes[to] // _CHINESE, j - table.shapes[to] % _CHINESE
            cell = table.offsets[i] + j
            cost = table.costs[to] - table.costs[cell]
            chance = table.ways_to[cell] - cost + table.ways_from[to] - table.ways_to[end]
            chances[found] = exp(min(chance, 0.0))
            found += 1
        for column in (ends_zh, ends_en):
            column[first:found] = column[first:found][::-1].copy()
        chances[first:found] = chances[first:found][::-1].copy()
    return texts[:found], ends_zh[:found], ends_en[:found], chances[:found]


@lean
def _search(
    table: Table,
    zh: Texts,
    en: Texts,
    priors: Priors,
    costs: Costs,
    worths: NDArray[np.float64],
    text: int,
) -> None:
    """
    Find the cheapest way to each cell that lies on a chain within the margin.

    Each search follows only ways whose whole is not bound to cost more than a limit: what is
    left to pay is no less than what the anchors that are left can save. Once one has come to
    the end it is known what limit is enough; so the second search, if any, is the last but for
    texts that have little to do with one another.
    """
    rows = zh.begins[text + 1] - zh.begins[text]
    columns = en.begins[text + 1] - en.begins[text]
    end = table.offsets[rows] + columns
    _expect_savings(table, zh, en, text)
    reach = _FIRST_REACH * max(rows, columns)
    limit = table.rest[0] + reach + _MARGIN
    if rows == columns:
        limit = _one_to_one(table, zh, en, priors, costs, worths, text) + _MARGIN
    is_found = False
    while not is_found:
        _look(table, zh, en, priors, costs, worths, text, limit, _SEARCH)
        enough = table.costs[end] + _MARGIN
        is_found = enough <= limit
        limit = min(limit + reach, enough + _ROUNDING)
        reach *= 2


@lean
def _one_to_one(
    table: Table,
    zh: Texts,
    en: Texts,
    priors: Priors,
    costs: Costs,
    worths: NDArray[np.float64],
    text: int,
) -> float:
    """Compute what it costs to pair each passage with the one of the same number: mostly right."""
    total = _ROUNDING
    per_zh = priors.en_per_zh[text]
    for number in range(zh.begins[text + 1] - zh.begins[text]):
        at_zh, at_en = zh.begins[text] + number, en.begins[text] + number
        expect(table.unmet, zh, at_zh)
        total += prior_of(priors, text, 1, 1) - meet(table.unmet, worths, en, at_en)
        forget(table.unmet, zh, at_zh)
        total += cost_of(zh, en, costs, per_zh, at_zh, at_zh + 1, at_en, at_en + 1)
    return total


@lean
def _expect_savings(table: Table, zh: Texts, en: Texts, text: int) -> None:
    """Note of each cell the least that is left to pay: all anchors that are left are met."""
    begin_zh, end_zh = zh.begins[text], zh.begins[text + 1]
    begin_en, end_en = en.begins[text], en.begins[text + 1]
    for i in range(end_zh - begin_zh + 1):
        worth_zh = zh.worth_before[end_zh] - zh.worth_before[begin_zh + i]
        for j in range(table.first[i], table.last[i] + 1):
            worth_en = en.worth_before[end_en] - en.worth_before[begin_en + j]
            table.rest[table.offsets[i] + j] = -min(worth_zh, worth_en)


@lean
def _look(
    table: Table,
    zh: Texts,
    en: Texts,
    priors: Priors,
    costs: Costs,
    worths: NDArray[np.float64],
    text: int,
    limit: float,
    stage: int,
) -> None:
    """
    Try every shape of a row from each cell, where the whole may be within a limit.

    The first stage finds the cheapest way to each cell. The second goes back from the end: the
    cheapest way from each cell is known then, and with it all rows that lie on a chain within
    the limit. It adds up the ways to the end, and the third, over the same rows, those from the
    beginning.
    """
    rows = zh.begins[text + 1] - zh.begins[text]
    end = table.offsets[rows] + en.begins[text + 1] - en.begins[text]
    if stage == _SEARCH:
        table.costs[: end + 1] = inf
        table.costs[0] = 0.0
    elif stage == _BACK:
        table.rest[: end + 1] = inf
        table.ways_from[: end + 1] = -inf
        table.rest[end] = table.ways_from[end] = 0.0
    else:
        table.ways_to[: end + 1] = -inf
        table.ways_to[0] = 0.0
    for step in range(rows + 1):
        i = rows - step if stage == _BACK else step
        first, last = table.first[i], table.last[i]
        for step_j in range(last - first + 1):
            j = last - step_j if stage == _BACK else first + step_j
            cell = table.offsets[i] + j
            if table.costs[cell] < inf and (stage == _BACK or table.rest[cell] < inf):
                _try_cell(table, zh, en, priors, costs, worths, text, i, j, limit, stage)


@lean
def _try_cell(
    table: Table,
    zh: Texts,
    en: Texts,
    priors: Priors,
    costs: Costs,
    worths: NDArray[np.float64],
    text: int,
    i: int,
    j: int,
    limit: float,
    stage: int,
) -> None:
    """Try every shape of a row from a cell."""
    at_zh, at_en = zh.begins[text] + i, en.begins[text] + j
    if at_zh < zh.begins[text + 1]:
        cost = priors.alone_zh[text] + cost_alone(zh, costs, at_zh, 1.0)
        _reach(table, i, j, 1, 0, cost, limit, stage)
    if at_en == en.begins[text + 1]:
        return
    cost = priors.alone_en[text] + cost_alone(en, costs, at_en, priors.en_per_zh[text])
    _reach(table, i, j, 0, 1, cost, limit, stage)
    for a in range(1, min(priors.most_zh[text], zh.begins[text + 1] - at_zh) + 1):
        _try_rows(table, zh, en, priors, costs, worths, text, i, j, a, limit, stage)


@lean
def _try_rows(
    table: Table,
    zh: Texts,
    en: Texts,
    priors: Priors,
    costs: Costs,
    worths: NDArray[np.float64],
    text: int,
    i: int,
    j: int,
    a: int,
    limit: float,
    stage: int,
) -> None:
    """Pair so many Chinese passages with one English and with more, from a cell on."""
    at_zh, at_en = zh.begins[text] + i, en.begins[text] + j
    most = priors.most_en[text]
    if a > 1:
        most = priors.most_several[text] if a <= priors.most_several[text] else 1
    most = min(most, en.begins[text + 1] - at_en, table.last[i + a] - j)
    worth_zh = zh.worth_before[at_zh + a] - zh.worth_before[at_zh]
    # Rows that are too dear even if all their anchors meet need no closer look.
    spent = table.costs[table.offsets[i] + j]
    while most > 0:
        saved = min(worth_zh, en.worth_before[at_en + most] - en.worth_before[at_en])
        rest = inf
        if j + most >= table.first[i + a]:
            rest = table.rest[table.offsets[i + a] + j + most]
        if spent + prior_of(priors, text, a, most) - saved + rest <= limit:
            break
        most -= 1
    if most == 0:
        return
    for passage in range(at_zh, at_zh + a):
        expect(table.unmet, zh, passage)
    saved = 0.0
    per_zh = priors.en_per_zh[text]
    for b in range(1, most + 1):
        saved += meet(table.unmet, worths, en, at_en + b - 1)
        cost = prior_of(priors, text, a, b) - saved
        cost += cost_of(zh, en, costs, per_zh, at_zh, at_zh + a, at_en, at_en + b)
        _reach(table, i, j, a, b, cost, limit, stage)
    for passage in range(at_zh, at_zh + a):
        forget(table.unmet, zh, passage)


@lean
def _reach(
    table: Table, i: int, j: int, a: int, b: int, cost: float, limit: float, stage: int
) -> None:
    """Note the way from a cell by a row of a Chinese and b English passages, or back to it."""
    to_i, to_j = i + a, j + b
    if not table.first[to_i] <= to_j <= table.last[to_i]:
        return
    cell, to = table.offsets[i] + j, table.offsets[to_i] + to_j
    total = table.costs[cell] + cost
    if total + table.rest[to] > limit + _ROUNDING:
        return
    if stage == _BACK:
        table.rest[cell] = min(table.rest[cell], table.rest[to] + cost)
        table.ways_from[cell] = _added(table.ways_from[cell], table.ways_from[to] - cost)
    elif stage == _FORTH:
        table.ways_to[to] = _added(table.ways_to[to], table.ways_to[cell] - cost)
    else:
        shape, known = a * _CHINESE + b, table.costs[to]
        if total < known or (total == known and shape < table.shapes[to]):
            table.costs[to] = total
            table.shapes[to] = shape


@lean
def _added(one: float, other: float) -> float:
    """Add two chances that are given, and wanted, as logarithms."""
    high, low = max(one, other), min(one, other)
    if low == -inf or low < high - _NEGLIGIBLE:
        return high
    return high + log1p(exp(low - high))
