"""
Which figures are parts of which total, and what the parts add up to.

Parts stand

- behind their total and a word that says so (其中, 包括), up to the end of the sentence: figures in
  the same unit, each less than the total; of measure words for anything (个), those that name no
  other thing: 一千零两个社，其中云南省在六十九个县内办二百五十九个;
- before it, where it says that it is one (共, 合计) and the figures before it add up to it exactly;
- behind it without such a word, where the next figures of the sentence add up to it exactly.

What is so much for each (平均每亩) is neither, nor are shares: a sum of percentages says nothing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.figures.quantity import Quantity

_CUES: Final = ("其中", "包括", "计有", "内有", "内计", "分别是", "分别为")
_END: Final = re.compile("[。！？\n]|另[有外]|此外|其中")
_SAYS_SUM: Final = re.compile("(?:[共计]|合计|总数|总计|连同).{0,4}$")
_FOR_ANYTHING: Final = frozenset("个处家种项件所座只条台部")
_NEVER: Final = frozenset({"%", "分数", "比", "倍", "成", "年", "岁"})
_NOUN: Final = re.compile(r"[\u4e00-\u9fff、]{1,12}")
_PEOPLE: Final = frozenset("名位员")
_LEAST: Final = 10
"""A smaller total may be a sum by chance."""


def unit_class(unit: str) -> str:
    """Give the unit in which parts and totals are compared: 名 and 位 are people as 人 are."""
    return "人" if unit in _PEOPLE else unit


class _Sums:
    """
    The parts and totals of one body, as they are found.

    Attributes:
        totals: For each quantity the index of its total, or None.

    """

    def __init__(
        self, text: str, quantities: Sequence[Quantity], are_rates: Sequence[bool]
    ) -> None:
        self.text = text
        self.quantities = quantities
        self.classes = [
            "" if is_rate or q.value is None or q.unit in _NEVER else unit_class(q.unit)
            for q, is_rate in zip(quantities, are_rates, strict=True)
        ]
        self.totals: list[int | None] = [None] * len(quantities)

    def after_cues(self) -> None:
        """Find the parts behind 其中 and its like."""
        used = [cue for cue in _CUES if cue in self.text]
        if not used:  # most texts
            return
        for cue in re.finditer("|".join(used), self.text):
            end = _END.search(self.text, cue.end())
            group = self._between(cue.end(), end.start() if end else len(self.text))
            if group:
                total = self._total_before(cue.start(), group)
                if total is not None:
                    self._join(total, group)

    def sums(self) -> None:
        """Find the figures that add up to the one before them, or to one that says so."""
        for total, quantity in enumerate(self.quantities):
            value, unit = quantity.value, self.classes[total]
            if not unit or value is None or value < _LEAST or total in self.totals:
                continue
            if quantity.value_max is not None:
                continue
            if self._is_less(total - 1, total) and _SAYS_SUM.search(
                self.text, max(0, quantity.start - 8), quantity.start
            ):
                self._adding_up(total, range(total - 1, -1, -1), "\n")
            if not quantity.is_inexact and self._is_less(total + 1, total):
                self._adding_up(total, range(total + 1, len(self.quantities)), "。！？\n")

    def _is_less(self, index: int, total: int) -> bool:
        """Say whether a neighbour may be the first part of a total."""
        return 0 <= index < len(self.quantities) and self._is_part(total, index)

    def _between(self, start: int, stop: int) -> list[int]:
        return [
            index
            for index, quantity in enumerate(self.quantities)
            if start <= quantity.start < stop and self.classes[index]
        ]

    def _total_before(self, cue: int, group: Sequence[int]) -> int | None:
        """Find the nearest figure before a cue, in its sentence, that may be the total."""
        begin = max(self.text.rfind(sign, 0, max(cue - 1, 0)) for sign in "。！？\n")
        for index in range(group[0] - 1, -1, -1):
            quantity = self.quantities[index]
            if quantity.start < begin:
                return None
            if quantity.start < cue and any(self._is_part(index, part) for part in group):
                return index
        return None

    def _is_part(self, total: int, part: int) -> bool:
        whole, value = self.quantities[total].value, self.quantities[part].value
        return (
            self.totals[part] is None
            and self.classes[part] == self.classes[total] != ""
            and (value or 0) < (whole or 0)
        )

    def _join(self, total: int, group: Sequence[int]) -> None:
        parts = [index for index in group if self._is_part(total, index)]
        if self.classes[total] in _FOR_ANYTHING:
            of_total = self._noun(total)
            parts = [
                index
                for index in parts
                if not (noun := self._noun(index)) or not of_total or noun[-1] == of_total[-1]
            ]
        for index in parts:
            self.totals[index] = total

    def _noun(self, index: int) -> str:
        noun = _NOUN.match(self.text, self.quantities[index].end)
        return noun[0].rstrip("、") if noun and noun[0][0] != "、" else ""

    def _adding_up(self, total: int, others: Sequence[int], ends: str) -> None:
        """Make parts of the next figures, if they add up to the total exactly; two at least."""
        left, parts = self.quantities[total].value or 0.0, []
        for index in others:
            first, second = sorted((index, total))
            between = self.text[self.quantities[first].end : self.quantities[second].start]
            if any(sign in between for sign in ends):
                return
            if self.classes[index] != self.classes[total] or self.totals[index] is not None:
                continue
            left -= self.quantities[index].value or 0.0
            parts.append(index)
            if left <= 0:
                break
        if left == 0 and len(parts) > 1:
            for index in parts:
                self.totals[index] = total


def parts_of(
    text: str, quantities: Sequence[Quantity], are_rates: Sequence[bool]
) -> list[int | None]:
    """
    Give for each quantity the index of the total that it is a part of, or None.

    Args:
        text: The Chinese body.
        quantities: In order.
        are_rates: Whether each is so much for each of something.

    """
    if len(quantities) < 2:  # a total and a part
        return [None] * len(quantities)
    found = _Sums(text, quantities, are_rates)
    found.after_cues()
    found.sums()
    return found.totals


def sums_of(quantities: Sequence[Quantity], totals: Sequence[int | None]) -> list[float | None]:
    """Add up the parts of each total; None for what has none."""
    sums: list[float | None] = [None] * len(quantities)
    for quantity, total in zip(quantities, totals, strict=True):
        if total is not None and quantity.value is not None:
            sums[total] = (sums[total] or 0.0) + quantity.value
    return sums
