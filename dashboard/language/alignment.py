"""
Pair the paragraphs of an original with those of its translation.

After W. A. Gale and K. W. Church, "A Program for Aligning Sentences in
Bilingual Corpora", Computational Linguistics 19 (1993): the longer a passage,
the longer its translation, and the cheapest chain of rows is found by dynamic
programming. The cost of a row, in nats, is

- the prior of its shape: one to one, one to several, or alone;
- how improbable its lengths are as those of a passage and its translation;
- a penalty where the two close differently, one as a sentence and the other as
  a heading, or where a heading is merged with what stands below it;
- less a bonus for each number that both sides mention (374 and 三百七十四).

The original method has rows of two to two; here one paragraph may stand for up
to sixteen (a song printed in one line, its translation in sixteen), and where
one body has more paragraphs than the other such rows become more likely.

Most articles are settled without a table: one to one, and no other way can be
cheaper. For the others a lower bound of what is left to pay, from each cell to
the end, keeps the search near the cheapest way. Filling the whole table took
1.7 ms for the average of 51 articles (one core, 2026).
"""

import math
from bisect import bisect_left
from functools import lru_cache
from typing import Final, NamedTuple

from dashboard.language.rest import Bounds, rest_by_costs, rest_by_prices
from dashboard.language.rows import (
    SHARED_NUMBER,
    Shape,
    Side,
    cost,
    count_shared,
    find_shared_numbers,
    shapes,
)

_WHOLE_TABLE: Final = 2_000
"""Cells, paragraphs by paragraphs, up to which all of the table is searched."""
_BAND: Final = 30
"""Paragraphs to either side of the expected place that are searched beyond that."""

_FEW_CELLS: Final = 400
"""Cells up to which counting paragraphs is a good enough bound: there it halves the time."""
_SLACK: Final = 12.0
"""Nats above that bound that the first search goes; the fastest of 6, 12, 18 and 24."""
_ROUNDING: Final = 1e-5
"""Nats for each paragraph that the bounds may err by."""

_Way = tuple[float, Shape]
"""The cheapest way to a cell: its cost in nats, and the shape of its last row."""


class _Guide(NamedTuple):
    """
    What keeps the search of a table near its cheapest way.

    Attributes:
        columns: Columns to search, by row.
        rest: Least cost of the rest, but for the savings, by row and searched column.
        savings: What the numbers of the Chinese that is left may save, by row, in nats.

    """

    columns: list[range]
    rest: Bounds
    savings: list[float]


class Pair(NamedTuple):
    """
    One row of an alignment: a passage and its translation.

    0-based character offsets into the two bodies, end exclusive. A passage
    without partner has an empty span on the other side, where it would stand.
    """

    start_zh: int
    end_zh: int
    start_en: int
    end_en: int


def align(body_zh: str, body_en: str) -> list[Pair]:
    r"""
    Pair two bodies, paragraph by paragraph, in order.

    Every paragraph of either body is in exactly one row; a row of several
    paragraphs spans from the first to the last, newlines included. No rows
    when both bodies are empty.

    Long bodies are searched along a band only, so that time grows with the
    number of paragraphs: 0.26 ms for the average of 51 articles, 50 ms for 500
    paragraphs, 0.36 s for 2,000 (one core, 2026).

    >>> [tuple(pair) for pair in align("甲。\n乙。", "First.\nSecond.")]
    [(0, 2, 0, 6), (3, 5, 7, 14)]
    """
    zh, en = Side(body_zh), Side(body_en)
    limit = _cost_of_one_to_one(zh, en)
    if limit is None:
        return [Pair(*of_zh, *of_en) for of_zh, of_en in zip(zh.spans, en.spans, strict=True)]
    return [
        Pair(*zh.span(from_zh, to_zh), *en.span(from_en, to_en))
        for from_zh, to_zh, from_en, to_en in _cheapest_rows(zh, en, limit)
    ]


def _cheapest_rows(zh: Side, en: Side, limit: float) -> list[tuple[int, int, int, int]]:
    """
    Search below a limit of cost, raised until the end is in reach; walk back.

    The limit given is the cost of a known way, or infinite.
    """
    columns = _columns(zh, en)
    savings = [SHARED_NUMBER * (len(zh.numbers) - before) for before in zh.numbers_before]
    if len(zh) * len(en) <= _FEW_CELLS:
        rest = rest_by_prices(len(zh), len(en))
        slack = _SLACK
    else:
        rest = rest_by_costs(zh, en, columns, savings)
        slack = _ROUNDING * (len(zh) + len(en))
    guide = _Guide(columns, rest, savings)
    least = rest[0][0] - savings[0]
    while (table := _search(zh, en, guide, min(limit, least + slack))) is None:
        slack = 4 * slack + 1
    rows: list[tuple[int, int, int, int]] = []
    i, j = len(zh), len(en)
    while i or j:
        a, b = table[i][j][1]
        rows.append((i - a, i, j - b, j))
        i, j = i - a, j - b
    return rows[::-1]


def _cost_of_one_to_one(zh: Side, en: Side) -> float | None:
    """
    Compute what one to one costs, or None where every other way costs more; find the numbers.

    Through bodies of equally many paragraphs every other way has a row of more Chinese and
    one of more English paragraphs. Only better lengths and closes, or more shared numbers,
    make up for what these cost. Settles 33 of 51 articles without a table.
    """
    count = len(zh)
    if count != len(en) or not 0 < count * count <= _WHOLE_TABLE:
        find_shared_numbers(zh, en)
        return math.inf
    costs = sum([cost(zh, en, i, i, (1, 1)) for i in range(count)])
    spare = _least_detour(count) - costs - _ROUNDING * 2 * count
    if spare > 0 and count == 1:
        return None  # alone, paragraphs share no numbers
    find_shared_numbers(zh, en, fewest=spare / SHARED_NUMBER)
    shared = 0
    if zh.numbers:
        shared = sum([count_shared(zh, en, i, i, (1, 1)) for i in range(count)])
    if SHARED_NUMBER * (min(len(zh.numbers), len(en.numbers)) - shared) < spare:
        return None
    prior = dict(shapes(count, count))[1, 1]
    return costs + count * prior - SHARED_NUMBER * shared + _ROUNDING * count


@lru_cache(maxsize=1_000)
def _least_detour(count: int) -> float:
    """
    Compute what two unequal rows cost more than one to one, at least, in nats.
    """
    known = dict(shapes(count, count))
    more = {(a, b): prior - (a + b) / 2 * known[1, 1] for (a, b), prior in known.items()}
    return min(more[a, b] for a, b in more if a > b) + min(more[a, b] for a, b in more if a < b)


def _search(zh: Side, en: Side, guide: _Guide, limit: float) -> list[dict[int, _Way]] | None:
    """
    Find for each cell the cheapest way there and the shape of its last row.

    A cell (i, j) stands for the first i paragraphs paired with the first j. Rows
    with which the whole would cost more than the limit are left out. Of ways that
    cost the same, that with the smallest shape at its end is taken.

    Returns:
        Ways by i and j, or None where the whole costs more than the limit.

    """
    columns, rest, savings = guide
    last_zh, last_en = len(zh), len(en)
    known = shapes(last_zh, last_en)
    keep = limit + _ROUNDING * (last_zh + last_en)
    table: list[dict[int, _Way]] = [{} for _ in columns]
    table[0][0] = (0.0, (0, 0))
    for i, here in enumerate(table):
        keep_here = keep + savings[i]
        moves = [
            (i + a, b, shape, prior, columns[i + a], rest[i + a], table[i + a])
            for shape, prior in known
            for a, b in [shape]
            if i + a <= last_zh
        ]
        queue = sorted(here, reverse=True)
        while queue:
            j = queue.pop()
            reached = here[j][0]
            for to_i, b, shape, prior, within, bounds, ahead in moves:
                to_j = j + b
                if to_j not in within:
                    continue
                before = reached + prior
                left = bounds[to_j - within.start]
                if before + left > keep_here:
                    continue
                total = before + cost(zh, en, i, j, shape)
                if total + left > keep + savings[to_i]:
                    continue
                known_way = ahead.get(to_j)
                if known_way is None and to_i == i:
                    queue.append(to_j)
                if known_way is None or (total, shape) < known_way:
                    ahead[to_j] = total, shape
    end = table[last_zh].get(last_en)
    return table if end is not None and end[0] <= limit else None


def _columns(zh: Side, en: Side) -> list[range]:
    """
    Give for each row of the table the columns to search.

    In a long article a band around the English place that lies as far into its
    body as the Chinese paragraph lies into its own. Neighbouring bands overlap,
    so that a way through always exists.
    """
    if len(zh) * len(en) <= _WHOLE_TABLE:
        return [range(len(en) + 1)] * (len(zh) + 1)
    scale = en.length_before[-1] / zh.length_before[-1]
    centres = [bisect_left(en.length_before, length * scale) for length in zh.length_before]
    centres[-1] = len(en)
    return [
        range(max(0, centre - _BAND), min(len(en), following + _BAND) + 1)
        for centre, following in zip(centres, [*centres[1:], len(en)], strict=True)
    ]
