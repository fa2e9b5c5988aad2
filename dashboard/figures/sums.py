"""What the figures of an article add up to, there and in every unit that held their places."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dashboard.figures.totals import unit_class
from dashboard.figures.units import NOT_SUMMED

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dashboard.figures.figure import Figure


class FigureSum(NamedTuple):
    """
    A sum of figures of one article.

    Attributes:
        unit: What is counted; people are 人, whatever measure word the figures have.
        place_id: That holds the places of the figures on the day; None for the whole article.
        value_sum: Sum of the values; the lower end of a range counts.
        figures: That are summed.

    """

    unit: str
    place_id: str | None
    value_sum: float
    figures: int


def sums_by_place(figures: Sequence[Figure], parents: Mapping[str, str | None]) -> list[FigureSum]:
    """
    Add up the figures of an article by unit, for each unit of land and for the whole article.

    A part counts where none of its totals does, so that nothing counts twice: a county's share of
    a province's total is the county's, and the province's only once. Rates and vague numbers are
    left out, and so is what NOT_SUMMED names.

    Args:
        figures: Of the article; their numbers are their places in the list.
        parents: The unit directly above each unit of the article on the day, None at the top.

    """
    sums: dict[tuple[str, str | None], tuple[float, int]] = {}
    for figure in figures:
        counted = _counted(figure)
        if counted is None:
            continue
        held = _held(figure, parents)
        if figure.part_of is not None:
            with_total = _held_by_totals(figure, figures, parents)
            held = [place for place in held if place not in with_total]
        unit = unit_class(figure.unit)
        for place in held:
            value, n = sums.get((unit, place), (0.0, 0))
            sums[unit, place] = value + counted, n + 1
    return [FigureSum(unit, place, value, n) for (unit, place), (value, n) in sums.items()]


def _counted(figure: Figure) -> float | None:
    return None if figure.is_rate or figure.unit in NOT_SUMMED else figure.value


def _held(figure: Figure, parents: Mapping[str, str | None]) -> list[str | None]:
    """List what a figure counts for: the article (None), its place, and what held that."""
    held: list[str | None] = [None]
    place = figure.place_id
    while place is not None:
        held.append(place)
        place = parents.get(place)
    return held


def _held_by_totals(
    part: Figure, figures: Sequence[Figure], parents: Mapping[str, str | None]
) -> set[str | None]:
    """Gather what the totals of a part count for: its own, the total of that, and so on."""
    held: set[str | None] = set()
    above = part.part_of
    while above is not None:
        total = figures[above]
        if _counted(total) is not None:
            held.update(_held(total, parents))
        above = total.part_of
    return held
