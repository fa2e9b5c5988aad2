"""Which figures are added up, and in which unit, as conditions on the table of figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dashboard.figures.units import COUNTED_IN, NOT_SUMMED

if TYPE_CHECKING:
    from collections.abc import Iterable


def _listed(words: Iterable[str]) -> str:
    return ", ".join(f"'{word}'" for word in sorted(words))


UNIT_COUNTED: Final = (
    "CASE"
    + "".join(
        f" WHEN unit IN ({_listed(unit for unit, of in COUNTED_IN.items() if of == alike)})"
        f" THEN '{alike}'"
        for alike in sorted(set(COUNTED_IN.values()))
    )
    + " ELSE unit END"
)
"""The unit that the sums of a figure are in: `figures.totals.unit_class`."""
IS_SUMMED: Final = f"value IS NOT NULL AND NOT is_rate AND unit NOT IN ({_listed(NOT_SUMMED)})"
"""Whether a figure is in a sum, parts among them."""
