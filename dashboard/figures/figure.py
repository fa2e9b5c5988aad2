"""The figures of one article: its quantities with their nouns, places and totals."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

from dashboard.figures.belonging import places_of
from dashboard.figures.nouns import are_rates, noun_of
from dashboard.figures.quantities import find_quantities
from dashboard.figures.totals import parts_of, sums_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dashboard.places.mention import Mention

_OF_TEN_OUNCES: Final = date(1959, 7, 1)
"""The State Council made the 斤 one of ten 两, not sixteen, on 25 June 1959."""


class Figure(NamedTuple):
    """
    A quantity of a Chinese body, as the table of figures has it.

    Attributes:
        value: In the unit as written, 万 and 亿 expanded; None where it is vague (几十).
        value_max: The higher end of a range.
        unit: Measure word or unit; "%", "分数" (a decimal fraction), "比" (so many to one).
        is_inexact: The writer says more, less or about.
        is_rate: So much for each of something (每亩, 平均), which cannot be added up.
        noun_zh: What is counted, where it stands beside the number.
        start_zh: 0-based offset of the first character.
        end_zh: Offset behind the unit.
        surface_zh: The characters between.
        place_id: What it belongs to.
        part_of: Number of the figure that is its total.
        parts_sum: Sum of its own parts; None where it has none.

    """

    value: float | None
    value_max: float | None
    unit: str
    is_inexact: bool
    is_rate: bool
    noun_zh: str | None
    start_zh: int
    end_zh: int
    surface_zh: str
    place_id: str | None
    part_of: int | None
    parts_sum: float | None


def ounces_of(on: date) -> int:
    """
    Give how many 两 a 斤 has on a day.

    >>> ounces_of(date(1959, 6, 30)), ounces_of(date(1959, 7, 1))
    (16, 10)
    """
    return 16 if on < _OF_TEN_OUNCES else 10


def find_figures(
    body: str,
    mentions: Sequence[Mention],
    *,
    parents: Mapping[str, str | None],
    main_place_id: str | None,
    on: date,
) -> list[Figure]:
    """
    List the figures of a Chinese body in order; their numbers are their places in the list.

    Args:
        body: In simplified characters.
        mentions: The places that it names, in order, but for those of its datelines.
        parents: The unit directly above each place named and each unit, None at the top.
        main_place_id: Of the article.
        on: Day of the issue.

    """
    names = [(each.start, each.end) for each in mentions]
    found = find_quantities(body, names, ounces=ounces_of(on))
    if not found:
        return []
    rates = are_rates(body, found)
    places = places_of(body, found, mentions, parents=parents, main_place_id=main_place_id)
    totals = parts_of(body, found, rates)
    sums = sums_of(found, totals)
    return [
        Figure(
            quantity.value,
            quantity.value_max,
            quantity.unit,
            quantity.is_inexact,
            rate,
            noun_of(body, quantity),
            quantity.start,
            quantity.end,
            body[quantity.start : quantity.end],
            place,
            total,
            parts_sum,
        )
        for quantity, rate, place, total, parts_sum in zip(
            found, rates, places, totals, sums, strict=True
        )
    ]
