"""
Which figures are parts of which total, and whether they add up.

Parts stand behind their total and a word that says so (其中, 包括), in one sentence; or before it, where
it says that it is one (共, 合计) and they add up to it exactly.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.figures.quantities import Quantity

_CUE: Final = re.compile("其中|包括|计有|内有|内计")
_END: Final = re.compile("[。！？\n]")


def parts_of(
    text: str, quantities: Sequence[Quantity], are_rates: Sequence[bool]
) -> list[int | None]:
    """
    Give for each quantity the index of the total that it is a part of, or None.
    """
    totals: list[int | None] = [None] * len(quantities)
    if len(quantities) < 2:  # noqa: PLR2004  # a total and a part
        return totals
    for cue in _CUE.finditer(text):
        behind = [i for i, q in enumerate(quantities) if q.start >= cue.end()]
        end = _END.search(text, cue.end())
        stop = end.start() if end else len(text)
        group = [i for i in behind if quantities[i].start < stop and not are_rates[i]]
        begin = max(text.rfind(sign, 0, cue.start()) for sign in "。！？\n")
        for i in group:
            total = next(
                (
                    j
                    for j in range(group[0] - 1, -1, -1)
                    if quantities[j].start > begin
                    and quantities[j].unit == quantities[i].unit
                    and not are_rates[j]
                    and (quantities[j].value or 0) >= (quantities[i].value or 0)
                ),
                None,
            )
            totals[i] = total
    return totals


def sums_of(quantities: Sequence[Quantity], totals: Sequence[int | None]) -> list[float | None]:
    """Add up the parts of each total; None for what has none."""
    sums: list[float | None] = [None] * len(quantities)
    for quantity, total in zip(quantities, totals, strict=True):
        if total is not None and quantity.value is not None:
            sums[total] = (sums[total] or 0.0) + quantity.value
    return sums
