"""The value of a quantity, and whether a number of a translation says it."""

from __future__ import annotations

from math import isclose
from typing import TYPE_CHECKING, Final, NamedTuple

from dashboard.audit.units import is_about

if TYPE_CHECKING:
    from collections.abc import Sequence

_ROUNDED: Final = 0.01
"""Share by which a number of fewer places may be off: 2.2 million for 218万."""
_ROUNDED_FROM: Final = 10_000


class Figure(NamedTuple):
    """
    A quantity, and the number of the translation that it was paired with.

    Attributes as in the table of figures.
    """

    value: float | None
    value_max: float | None
    unit: str
    start_zh: int
    end_zh: int
    surface_zh: str
    start_en: int | None
    end_en: int | None
    surface_en: str | None
    value_en: float | None
    value_max_en: float | None


def as_english(value: float | None, unit: str) -> float | None:
    """五成 are 50 percent."""
    return 10 * value if unit == "成" and value is not None else value


def is_same(figure: Figure) -> bool:
    """Compare the values; a range may be said by its lower end alone."""
    ends = ((figure.value, figure.value_en), (figure.value_max, figure.value_max_en))
    for value, said in ends:
        expected = as_english(value, figure.unit)
        if said is not None and (
            expected is None or not (isclose(expected, said) or _is_rounded(expected, said))
        ):
            return False
    return True


def is_change(figure: Figure, others: Sequence[Figure]) -> bool:
    """
    Say whether a range of the translation is two figures, of which this is the first.

    从96.9％提高到97.3％: from 96.9% to 97.3%.
    """
    return (
        figure.value_max is None
        and figure.value_max_en is not None
        and is_same(figure._replace(value_max_en=None))
        and any(
            other.unit == figure.unit
            and other.start_en is None
            and is_same(other._replace(value_en=figure.value_max_en, value_max_en=None))
            for other in others
        )
    )


def _is_rounded(value: float, said: float) -> bool:
    """
    Tell a rounded number from another one: fewer places, and almost the value.

    >>> _is_rounded(2_180_000, 2_200_000), _is_rounded(15_000, 15_100)
    (True, False)
    """
    return (
        value >= _ROUNDED_FROM
        and abs(value - said) <= _ROUNDED * value
        and _places(said) < _places(value)
    )


def _places(number: float) -> int:
    return len(figures_of(number))


def figures_of(number: float) -> str:
    """
    Give the figures of a number without its zeros at the ends.

    >>> figures_of(118_900_000_000.0), figures_of(11.89)
    ('1189', '1189')
    """
    return f"{number:.6f}".replace(".", "").strip("0")


def is_converted(figure: Figure, factor: float | None) -> bool:
    """Say whether the translation has another unit, and the number for it."""
    if factor is None or figure.value is None or figure.value_en is None:
        return False
    return is_about(figure.value_en, figure.value * factor)
