"""What is said beside a figure: its value, what its parts come to, how it was translated."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dashboard.labels import amount, say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dashboard.labels import Ui

_MOST_PARTS = 6
"""Parts that are written out in a sum."""
_ROUNDING = 1e-9
"""Of a total: decimal fractions do not add up to the last bit."""


def value_of(row: Mapping[str, Any]) -> str:
    """
    Write the value of a figure: ≈ where it is inexact, both ends of a range, 几十 as printed.

    >>> value_of({"value": 3.0, "value_max": 4.0, "is_inexact": True, "surface_zh": "约三四个"})
    '≈ 3–4'
    """
    if row["value"] is None:
        return str(row["surface_zh"])
    ends = [row["value"], row["value_max"]]
    value = "–".join(amount(end) for end in ends if end is not None)
    return f"≈ {value}" if row["is_inexact"] else value


def about_parts(row: Mapping[str, Any], ui: Ui) -> str:
    """Say what the parts of a total come to, or which total a figure is a part of."""
    if row["total_value"] is not None:
        return say("quantities.part", ui, total=amount(row["total_value"]))
    if row["parts_sum"] is None or row["value"] is None:
        return ""
    values = [float(part) for part in (row["parts"] or "").split(" + ") if part]
    shown = [amount(value) for value in values[:_MOST_PARTS]]
    summed = " + ".join(shown if len(values) <= _MOST_PARTS else [*shown, "…"])
    gap = row["value"] - row["parts_sum"]
    parts = amount(row["parts_sum"])
    if abs(gap) <= _ROUNDING * row["value"]:
        return say("quantities.adds_up", ui, sum=summed, total=amount(row["value"]))
    if len(values) == 1:
        return say("quantities.one_part", ui, parts=parts)
    key = "quantities.short" if gap > 0 else "quantities.over"
    return say(key, ui, sum=summed, parts=parts, gap=amount(abs(gap)))


def about_translation(row: Mapping[str, Any], ui: Ui) -> str:
    """Say whether the translation gives a figure as the original does; nothing of a vague one."""
    if row["translation"] == "vague":
        return ""
    value = ""
    if row["value_en"] is not None:
        ends = (row["value_en"], row["value_max_en"])
        value = "–".join(amount(end) for end in ends if end is not None)
    return say(f"quantities.translation.{row['translation']}", ui, value=value)
