"""
The table of the dynamic programming: which cells there are, and what is known of each.

Loops over arrays (see compiled). One table is used for all texts, so that memory does not grow
with their number; nor with the square of a long one's passages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from dashboard.language.compiled import lean, loop

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dashboard.language.row_costs import Texts

WHOLE_TABLE: Final = 2_000
"""Cells, passages by passages, up to which all of the table is searched."""
BAND: Final = 30
"""Passages to either side of the expected place that are searched beyond that."""


class Table(NamedTuple):
    """
    What is known of each cell (i, j): the first i passages paired with the first j.

    Cells lie in rows of i, each from its first column to its last.

    Attributes:
        first: First column that is searched, by row. Shape (rows,), as the next two.
        last: Last one.
        offsets: Where column 0 of each row lies, or would lie.
        costs: Of the cheapest way to each cell, in nats; infinite where none is known.
            Shape (cells,), as the next four.
        shapes: Of the last row on that way, as Chinese passages * 256 + English ones.
        rest: What the cheapest way from each cell to the end costs, or at least.
        ways_to: Logarithm of the chances of all ways to each cell, added up.
        ways_from: Likewise of all ways from it to the end.
        unmet: How often each anchor is still to be met; zeros between two looks.

    """

    first: NDArray[np.int64]
    last: NDArray[np.int64]
    offsets: NDArray[np.int64]
    costs: NDArray[np.float64]
    shapes: NDArray[np.int64]
    rest: NDArray[np.float64]
    ways_to: NDArray[np.float64]
    ways_from: NDArray[np.float64]
    unmet: NDArray[np.int64]


@loop
def table_for(zh: Texts, en: Texts, different_anchors: int) -> Table:
    """Make a table in which there is room for each text."""
    rows = 1
    for text in range(len(zh.begins) - 1):
        rows = max(rows, zh.begins[text + 1] - zh.begins[text] + 1)
    first, last = np.zeros(rows, np.int64), np.zeros(rows, np.int64)
    offsets, no_numbers, no_costs = np.zeros(rows, np.int64), np.empty(0, np.int64), np.empty(0)
    table = Table(
        first, last, offsets, no_costs, no_numbers, no_costs, no_costs, no_costs, no_numbers
    )
    cells = 1
    for text in range(len(zh.begins) - 1):
        set_columns(table, zh, en, text)
        end = zh.begins[text + 1] - zh.begins[text]
        cells = max(cells, offsets[end] + last[end] + 1)
    return Table(
        first,
        last,
        offsets,
        np.empty(cells),
        np.empty(cells, np.int64),
        np.empty(cells),
        np.empty(cells),
        np.empty(cells),
        np.zeros(different_anchors, np.int64),
    )


@lean
def set_columns(table: Table, zh: Texts, en: Texts, text: int) -> None:
    """Choose the columns to search, by row."""
    begin_zh, end_zh = zh.begins[text], zh.begins[text + 1]
    begin_en, end_en = en.begins[text], en.begins[text + 1]
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
    cells = 0
    for i in range(rows + 1):
        table.offsets[i] = cells - table.first[i]
        cells += table.last[i] - table.first[i] + 1
