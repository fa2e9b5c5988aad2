"""Pair the figures of a shard with the numbers of its translations."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from dashboard.figures.english import english_numbers
from dashboard.figures.pairing import Said, pair

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from dashboard.language.alignment import Alignment

PAIRED: Final = ("start_en", "end_en", "surface_en", "value_en", "value_max_en")
"""The columns of figures that are known when the paragraphs are paired."""
_NONE: Final = (None,) * len(PAIRED)
_LONGEST_BODY: Final = 2**32


def pair_figures(
    columns: Mapping[str, Sequence[Any]], records: Mapping[str, Sequence[Any]], rows: Alignment
) -> list[list[Any]]:
    """
    Give the columns of PAIRED for all figures of a shard.

    Args:
        columns: Of the figures by name, in order of record and text.
        records: Columns of the shard's records by name, in the same order.
        rows: The aligned paragraphs; articles are counted as the records lie.

    """
    article_of = {record_no: at for at, record_no in enumerate(records["record_no"])}
    articles = [article_of[record_no] for record_no in columns["record_no"]]
    row_of = _rows_of(np.array(articles, np.int64), columns["start_zh"], rows).tolist()
    starts, ends = rows.starts_en.tolist(), rows.ends_en.tolist()
    said = list(map(Said, columns["value"], columns["value_max"], columns["unit"]))
    paired: list[tuple[Any, ...]] = [_NONE] * len(articles)
    for row, group in groupby(range(len(articles)), row_of.__getitem__):
        figures = list(group)
        body, start = records["body_en"][articles[figures[0]]], starts[row]
        text = body[start : ends[row]]
        numbers = english_numbers(text)
        if numbers:
            partners = pair([said[at] for at in figures], numbers, text)
            for at, partner in zip(figures, partners, strict=True):
                if partner is not None:
                    number = numbers[partner]
                    value = number.loosely if number.loosely == said[at].value else number.value
                    surface = text[number.start : number.end]
                    first, last = start + number.start, start + number.end
                    paired[at] = (first, last, surface, value, number.value_max)
    return [list(column) for column in zip(*paired, strict=True)] or [[] for _ in PAIRED]


def _rows_of(
    articles: NDArray[np.int64], starts_zh: Sequence[int], rows: Alignment
) -> NDArray[np.int64]:
    """Give the row that each figure lies in, of all rows. Shape (figures,)."""
    begins = rows.articles * _LONGEST_BODY + rows.starts_zh
    places = articles * _LONGEST_BODY + np.array(starts_zh, np.int64)
    return np.searchsorted(begins, places, side="right") - 1
