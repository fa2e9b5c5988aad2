"""What a figure counts, where it stands beside it, and whether it is so much for each of something."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from dashboard.figures.quantities import Quantity

_STOPS: Final = "，。；、！？：（）()「」『』“”《》\n \u3000的了在到已都就被把向从由和及与是有将着过也不又再去来为以能可会参进并等共占达约每只而使其这那从于"
_AFTER: Final = re.compile(rf"(?:新的|大型的|主要的)?([^{_STOPS}]{{1,10}})")
_BEFORE: Final = re.compile(rf"([^{_STOPS}]{{1,10}})$")
_CLAUSE: Final = re.compile("[，。；：！？\n]")
_EACH: Final = ("每", "平均", "亩产")
_COUNTED_BEHIND: Final = frozenset(
    {"人", "名", "个", "位", "户", "件", "斤", "吨", "亩", "担", "元"}
)


def noun_of(text: str, quantity: Quantity) -> str | None:
    """
    Give the noun that stands behind a quantity, or else before it; None where none does.

    Without grammar: the characters up to the next sign or function word.
    """
    if quantity.is_noun or quantity.unit in ("%", "分数", "比", "倍", "成"):
        return None
    after = _AFTER.match(text, quantity.end)
    if after:
        return after[1]
    before = _BEFORE.search(text, max(0, quantity.start - 11), quantity.start)
    return before[1] if before else None


def is_rate(text: str, start: int) -> bool:
    """Say whether the clause before a figure speaks of each of something: 平均每亩, 亩产."""
    begin = max(text.rfind(sign, 0, start) for sign in "，。；：！？\n") + 1
    clause = text[begin:start]
    return any(word in clause for word in _EACH)
