"""
The place that a figure belongs to.

The nearest place named before it in its sentence; where none is, the next one in its clause; where that has
none either, the last one named before in the paragraph; and where the paragraph has none, the
main place of the article. A place that a dispatch was sent from (【新华社太原三十日电】) governs nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.figures.quantities import Quantity
    from dashboard.places.mentions import Mention

_SENTENCE_END: Final = re.compile("[。！？；\n]")
_CLAUSE_END: Final = re.compile("[，。！？；：\n]")
_DATELINE: Final = re.compile(r"[^，。！？；\n]{0,12}[电讯】]")


def places_of(
    text: str,
    quantities: Sequence[Quantity],
    mentions: Sequence[Mention],
    main_place_id: str | None,
) -> list[str | None]:
    """
    Give the id of the place that each quantity belongs to; None where nothing says it.

    Args:
        text: The Chinese body.
        quantities: In order.
        mentions: Of the body, in order.
        main_place_id: Of the article.

    """
    governing = [m for m in mentions if not _is_dateline(text, m)]
    starts = [m.start for m in governing]
    return [_place(text, quantity, governing, starts, main_place_id) for quantity in quantities]


def _place(
    text: str,
    quantity: Quantity,
    mentions: Sequence[Mention],
    starts: Sequence[int],
    main_place_id: str | None,
) -> str | None:
    at = bisect_right(starts, quantity.start)
    before = mentions[at - 1] if at else None
    if before and not _SENTENCE_END.search(text, before.end, quantity.start):
        return before.place_id
    if at < len(mentions):
        after = mentions[at]
        if not _CLAUSE_END.search(text, quantity.end, after.start):
            return after.place_id
    if before and text.find("\n", before.end, quantity.start) < 0:
        return before.place_id
    return main_place_id


def _is_dateline(text: str, mention: Mention) -> bool:
    line = text.rfind("\n", 0, mention.start) + 1
    if mention.start - line > 16:  # noqa: PLR2004  # 【新华社晋冀鲁豫总分社邯郸讯】
        return False
    opening = text[line : mention.start].lstrip()
    return opening.startswith(("【", "（新华社", "新华社", "据新华社")) and bool(
        _DATELINE.match(text, mention.end)
    )
