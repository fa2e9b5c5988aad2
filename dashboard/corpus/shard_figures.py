"""Pair the figures of a shard with the numbers of its translations."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from dashboard.figures.english import english_numbers
from dashboard.figures.pairing import Said, pair

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dashboard.language.alignment import Alignment

PAIRED: Final = ("start_en", "end_en", "surface_en", "value_en", "value_max_en")
"""The columns of figures that are known when the paragraphs are paired."""
_NONE: Final = (None,) * len(PAIRED)


def pair_figures(
    columns: Sequence[Sequence[Any]], records: Mapping[str, Sequence[Any]], rows: Alignment
) -> list[list[Any]]:
    """
    Give the columns of PAIRED for all figures of a shard.

    Args:
        columns: Of the figures, in the order of the table; those of an article together.
        records: Columns of the shard's records by name; rows count them from 0.
        rows: The aligned paragraphs.

    """
    record_nos, _, value, value_max, unit, *_ = columns
    starts_zh = columns[8]
    article_of = {record_no: at for at, record_no in enumerate(records["record_no"])}
    firsts = np.searchsorted(rows.articles, np.arange(len(article_of) + 1))
    paired: list[tuple[Any, ...]] = [_NONE] * len(record_nos)
    for record_no, group in groupby(range(len(record_nos)), record_nos.__getitem__):
        article = article_of[record_no]
        mine = slice(firsts[article], firsts[article + 1])
        body = records["body_en"][article]
        figures = list(group)
        starts = [starts_zh[at] for at in figures]
        row_of = np.searchsorted(rows.starts_zh[mine], starts, side="right") - 1
        for row, in_row in groupby(range(len(figures)), row_of.tolist().__getitem__):
            start, end = int(rows.starts_en[mine][row]), int(rows.ends_en[mine][row])
            numbers = english_numbers(body[start:end])
            if not numbers:
                continue
            ats = [figures[i] for i in in_row]
            said = [Said(value[at], value_max[at], unit[at]) for at in ats]
            for at, partner in zip(ats, pair(said, numbers, body[start:end]), strict=True):
                if partner is not None:
                    n = numbers[partner]
                    first, last = start + n.start, start + n.end
                    said_en = n.loosely if n.loosely == value[at] else n.value
                    paired[at] = (first, last, body[first:last], said_en, n.value_max)
    return [list(column) for column in zip(*paired, strict=True)] or [[] for _ in PAIRED]
