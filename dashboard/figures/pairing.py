"""Pair the figures of an original with the numbers of its translation, paragraph by paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.figures.english import EnglishNumber

_DECIMALS: Final = 6


class Said(NamedTuple):
    """
    What pairing needs to know of a Chinese figure.

    Attributes:
        value: None where it is vague: such a one has no partner.
        value_max: The higher end of a range.
        unit: As in the table of figures.

    """

    value: float | None
    value_max: float | None
    unit: str


def pair(figures: Sequence[Said], numbers: Sequence[EnglishNumber]) -> list[int | None]:
    """
    Give for each figure the index of the number that renders it, or None.

    Equal values are paired, those said several times in the order of the texts. No number is the partner
    of two figures.
    """
    partners: list[int | None] = [None] * len(figures)
    open_numbers: dict[float, list[int]] = {}
    for index, number in enumerate(numbers):
        open_numbers.setdefault(round(number.value, _DECIMALS), []).append(index)
    asking: dict[float, list[int]] = {}
    for index, figure in enumerate(figures):
        if figure.value is not None:
            value = figure.value * 10 if figure.unit == "成" else figure.value
            key = round(value, _DECIMALS)
            if key in open_numbers:
                asking.setdefault(key, []).append(index)
    for key, mine in asking.items():
        theirs = open_numbers[key]
        if len(mine) == len(theirs):
            for figure_index, number_index in zip(mine, theirs, strict=True):
                partners[figure_index] = number_index
        else:
            _nearest(mine, theirs, len(figures) / len(numbers), partners)
    return partners


def _nearest(mine: list[int], theirs: list[int], ratio: float, partners: list[int | None]) -> None:
    """Pair as many as there are on the scarcer side, those that lie alike in their texts."""
    costs = sorted(
        (abs(figure - ratio * number), figure, number) for figure in mine for number in theirs
    )
    taken: set[int] = set()
    for _, figure, number in costs:
        if partners[figure] is None and number not in taken:
            partners[figure] = number
            taken.add(number)
