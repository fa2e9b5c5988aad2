"""
What the rest of an alignment costs at least, from each cell of its table to the end.

With such bounds the search need not visit the cells that no cheapest way can pass. They
never change what is found, only how soon.
"""

import math
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import combinations, pairwise
from typing import Final

import numpy as np
import numpy.typing as npt
from numpy.lib.stride_tricks import sliding_window_view

from dashboard.language.rows import (
    ALONE_PER_CHARACTER,
    ENGLISH_PER_CHINESE,
    HEADING_MERGED,
    MOST_MERGED,
    SHARED_NUMBER,
    SPREAD,
    VARIANCE,
    Shape,
    Side,
    cost_of_close,
    cost_of_distance,
    shapes,
)

Bounds = list[list[float]]
"""By Chinese paragraphs before the cell, then by column from the first one searched; in nats."""

_Floats = npt.NDArray[np.float64]
_STEP: Final = 1e-3
"""Step of the table of -log(erfc(x)); read between its entries it errs by 2.5e-7 at most."""
_BLOCK: Final = 256
"""Chinese paragraphs whose rows are costed at once, so that memory stays small."""
_KINDS: Final = ("open", "sentence", "colon", "comma")
_KIND_TO_INDEX: Final = {kind: index for index, kind in enumerate(_KINDS)}


@lru_cache(maxsize=1_000)
def rest_by_prices(count_zh: int, count_en: int) -> Bounds:
    """
    Bound the rest by the number of paragraphs that are left on either side; numbers aside.

    Rough, and fast for the few paragraphs of most articles.
    """
    left_zh = np.arange(count_zh, -1, -1.0)[:, None]
    left_en = np.arange(count_en, -1, -1.0)
    (zh_a, en_a), (zh_b, en_b) = _both_prices(count_zh, count_en)
    bounds: Bounds = np.maximum(
        zh_a * left_zh + en_a * left_en, zh_b * left_zh + en_b * left_en
    ).tolist()
    return bounds


def _both_prices(paragraphs_zh: int, paragraphs_en: int) -> tuple[tuple[float, float], ...]:
    """
    Price the paragraphs for two cases: more Chinese is left than expected, or more English.
    """
    known = shapes(paragraphs_zh, paragraphs_en)
    return (
        _prices(known, 2 * paragraphs_zh, paragraphs_en),
        _prices(known, paragraphs_zh, 2 * paragraphs_en),
    )


def _prices(
    known: Sequence[tuple[Shape, float]], paragraphs_zh: int, paragraphs_en: int
) -> tuple[float, float]:
    """
    Price one paragraph of either side, in nats, so that so many cost the most.

    No shape may cost less than its paragraphs together: the dual of a linear program,
    that of the cheapest mixture of shapes. Two shapes bind at the best prices, and all
    pairs are tried.
    """
    best = (0.0, 0.0)
    for ((a, b), prior), ((c, d), other) in combinations(known, 2):
        if a * d == b * c:
            continue
        zh = (prior * d - other * b) / (a * d - b * c)
        en = (other * a - prior * c) / (a * d - b * c)
        is_better = (zh - best[0]) * paragraphs_zh + (en - best[1]) * paragraphs_en > 0
        if is_better and all(zh * a + en * b < prior + 1e-9 for (a, b), prior in known):
            best = (zh, en)
    return best


def rest_by_costs(zh: Side, en: Side, columns: list[range], savings: list[float]) -> Bounds:
    """
    Bound the rest by what it costs, so closely that little but the cheapest way is left.

    The table filled from its end, a row at a time. Only the numbers that rows of several
    share are taken from above, as the sum of what their paragraphs share.

    0.3 ms for 16 by 16 paragraphs, 2 ms for 78 by 78 (one core, 2026).
    """
    costs = _Costs(zh, en, columns)
    single = max(b for _, b in costs.shapes) + 1  # shapes of one Chinese paragraph
    size = max(a for a, _ in costs.shapes) + 1
    # The rows last filled, over all columns and past the last, where no way leads.
    filled = np.full((size, len(en) + single), math.inf)
    ahead_by = sliding_window_view(filled, len(en) + 1, axis=1)
    last = len(zh)
    bounds: Bounds = []
    for stop in range(len(columns), 0, -_BLOCK):
        block = range(max(0, stop - _BLOCK), stop)
        cost = costs.of(block)
        for i in reversed(block):
            columns_of_row = slice(columns[i].start, columns[i].stop)
            cost_of_row = cost[:, i - block.start, : len(columns[i])]
            row = filled[i % size]
            row.fill(math.inf)
            here = row[columns_of_row]
            if i == last:
                here[-1] = costs.alone[-1]
            else:
                ahead = ahead_by[(i + 1) % size, :, columns_of_row]
                np.minimum.reduce(cost_of_row[:single] + ahead, axis=0, out=here)
            for merged in range(2, min(size - 1, last - i) + 1):
                ahead = ahead_by[(i + merged) % size, 1, columns_of_row]
                np.minimum(here, cost_of_row[single + merged - 2] + ahead, out=here)
            here[::-1] = np.minimum.accumulate(here[::-1])
            bounds.append((here - costs.alone[columns_of_row] + savings[i]).tolist())
    return bounds[::-1]


class _Costs:
    """
    The costs of all rows that begin in a searched cell, priors included.

    They are counted from the cost of leaving all English alone, so that a row of one
    English paragraph is no step of its own: the best of all later columns is as good.

    Attributes:
        shapes: One Chinese paragraph with none, one and more; then more with one.
        alone: Cost of leaving alone the English before each column.

    """

    def __init__(self, zh: Side, en: Side, columns: list[range]) -> None:
        priors = dict(shapes(len(zh), len(en)))
        alone = priors.pop((0, 1))
        self.shapes = sorted(priors, key=lambda shape: (shape[0] > 1, shape))
        of_zh, of_en = np.array(self.shapes).T[:, :, None, None]
        self._of_zh, self._of_en = of_zh, of_en
        self._prior = np.array([priors[shape] for shape in self.shapes])[:, None, None]
        self._prior = self._prior - alone * of_en
        self._columns = columns
        self._first = np.array([row.start for row in columns])
        self._length_zh = np.array(zh.length_before, dtype=np.float64)
        self._length_en = np.array(en.length_before) / ENGLISH_PER_CHINESE
        self._opens_zh, self._opens_en = np.array(zh.opens_before), np.array(en.opens_before)
        self._closes_zh = np.array([_KIND_TO_INDEX[close] for close in zh.closes])
        self._closes_en = np.array([_KIND_TO_INDEX[close] for close in en.closes])
        self._shared = _shared_pairs(zh, en, columns)
        self.alone = alone * np.arange(len(en) + 1) + ALONE_PER_CHARACTER * self._length_en

    def of(self, block: range) -> _Floats:
        """
        Cost the rows that begin with some Chinese paragraphs.

        By shape, Chinese paragraph, and column from the first one searched; what reaches
        past an end holds anything finite.
        """
        i = np.arange(block.start, block.stop)[:, None]
        width = max(len(self._columns[row]) for row in block)
        j = np.minimum(self._first[i] + np.arange(width), len(self.alone) - 1)
        to_i = np.minimum(i + self._of_zh, len(self._length_zh) - 1)
        to_j = np.minimum(j + self._of_en, len(self.alone) - 1)
        zh = self._length_zh[to_i] - self._length_zh[i]
        en = self._length_en[to_j] - self._length_en[j]
        mean = np.maximum((zh + en) / 2, 0.5)
        spread = np.sqrt(mean * (2 * VARIANCE / ENGLISH_PER_CHINESE**2) + 2 * (SPREAD * mean) ** 2)
        cost = _minus_log_erfc(np.abs(en - zh) / spread)
        cost += _close_costs()[self._closes_zh[to_i - 1], self._closes_en[to_j - 1]]
        cost += HEADING_MERGED * (
            (self._opens_zh[to_i - 1] > self._opens_zh[i])
            | (self._opens_en[to_j - 1] > self._opens_en[j])
        )
        if len(self._shared):
            self._deduct_shared(cost, block)
        cost[0] = ALONE_PER_CHARACTER * zh[0]
        cost += self._prior - ALONE_PER_CHARACTER * en
        return cost

    def _deduct_shared(self, cost: _Floats, block: range) -> None:
        """
        Deduct from each row what its single paragraphs share, pair by pair.
        """
        single = int(self._of_en.max()) + 1
        # Places in a row: the first of both, later English ones, later Chinese ones.
        later = [(0, q, slice(q + 1, single)) for q in range(1, single - 1)]
        later += [(p, 0, slice(single + p - 1, None)) for p in range(1, int(self._of_zh.max()))]
        zh, en, shared = self._shared.T
        for before_zh, before_en, of_shapes in [(0, 0, slice(1, None)), *later]:
            i = zh - before_zh
            column = en - before_en - self._first[i]
            inside = (i >= block.start) & (i < block.stop)
            inside &= (column >= 0) & (column < cost.shape[2])
            cost[of_shapes, i[inside] - block.start, column[inside]] -= (
                SHARED_NUMBER * shared[inside]
            )


def _shared_pairs(zh: Side, en: Side, columns: list[range]) -> npt.NDArray[np.int64]:
    """
    List the pairs of single paragraphs that share numbers: Chinese, English, how many.

    Pairs too far apart for any row that is searched are left out.
    """
    places: defaultdict[float, list[int]] = defaultdict(list)
    counts = {j: Counter(values) for j, values in _with_numbers(en)}
    for j, count in counts.items():
        for value in count:
            places[value].append(j)
    shared: Counter[tuple[int, int]] = Counter()
    for i, values in _with_numbers(zh):
        for value, times in Counter(values).items():
            nearby = places[value]
            start = bisect_left(nearby, columns[max(0, i - MOST_MERGED)].start)
            stop = bisect_left(nearby, columns[i].stop + MOST_MERGED)
            for j in nearby[start:stop]:
                shared[i, j] += min(times, counts[j][value])
    pairs = np.array([(i, j, times) for (i, j), times in shared.items()], dtype=np.int64)
    return pairs.reshape(-1, 3)


def _with_numbers(side: Side) -> Iterator[tuple[int, list[float]]]:
    for k, (before, after) in enumerate(pairwise(side.numbers_before)):
        if before < after:
            yield k, side.numbers[before:after]


def _minus_log_erfc(x: _Floats) -> _Floats:
    table = _table_of_erfc()
    place = np.minimum(x / _STEP, len(table) - 2.0)
    entry = place.astype(np.int64)
    return table[entry] + (place - entry) * (table[entry + 1] - table[entry])


@cache
def _table_of_erfc() -> _Floats:
    """
    Tabulate -log(erfc(x)), up to where erfc is too small for a float.
    """
    return np.array([cost_of_distance(k * _STEP) for k in range(int(27 / _STEP))])


@cache
def _close_costs() -> _Floats:
    return np.array([[cost_of_close(zh, en) for en in _KINDS] for zh in _KINDS])
