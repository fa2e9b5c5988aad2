"""
The place that a figure belongs to.

The nearest place named before it in its sentence; where none is, the next one in its clause; where that has
none either, the last one named before in the paragraph; and where the paragraph has none, the
main place of the article. Two kinds of names govern nothing: the place that a dispatch was sent from
(【新华社太原三十日电】), and a country that only says whose something is (美国飞机). Where the nearest
place ends a list (耒阳、永兴等县), the figure belongs to all of it: to the smallest unit that
holds them all, or to none where that is no province or part of one.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Final

from dashboard.places.gazetteer import load_gazetteer
from dashboard.places.regions import units_at

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from dashboard.figures.quantities import Quantity
    from dashboard.places.mentions import Mention

_SENTENCE_END: Final = re.compile("[。！？；\n]")
_CLAUSE_END: Final = re.compile("[，。！？；：\n]")
_DATELINE: Final = re.compile(r"[^，。！？；\n]{0,12}[电讯】]")
_OPENINGS: Final = ("【", "新华社", "（新华社", "据新华社", "本报", "（本报")
_LONGEST_OPENING: Final = 16
_LINKS: Final = frozenset({"、", "和", "及", "与", "以及"})
_WHOSE: Final = frozenset("侵帝强飞军战空海部货式制")
"""What follows a country where it says whose: 美国飞机, 美国侵略军."""


def places_of(
    text: str,
    quantities: Sequence[Quantity],
    mentions: Sequence[Mention],
    *,
    main_place_id: str | None,
    on: date,
) -> list[str | None]:
    """
    Give the id of the place that each quantity belongs to; None where nothing says it.

    Args:
        text: The Chinese body.
        quantities: In order.
        mentions: Of the body, in order.
        main_place_id: Of the article.
        on: Day of the issue; the units that hold a list of places are those of that day.

    """
    governing = [m for m in mentions if _governs(text, m)]
    starts = [m.start for m in governing]
    return [
        _place(text, quantity, governing, bisect_right(starts, quantity.start), main_place_id, on)
        for quantity in quantities
    ]


def _place(  # noqa: PLR0913, PLR0917  # inner
    text: str,
    quantity: Quantity,
    mentions: Sequence[Mention],
    at: int,
    main_place_id: str | None,
    on: date,
) -> str | None:
    before = mentions[at - 1] if at else None
    if before and not _SENTENCE_END.search(text, before.end, quantity.start):
        return _with_list(text, mentions, at - 1, on)
    if at < len(mentions):
        after = mentions[at]
        if not _CLAUSE_END.search(text, quantity.end, after.start):
            return after.place_id
    if before and text.find("\n", before.end, quantity.start) < 0:
        return _with_list(text, mentions, at - 1, on)
    return main_place_id


def _with_list(text: str, mentions: Sequence[Mention], last: int, on: date) -> str | None:
    """Give the place of a mention, or what holds all places of the list that it ends."""
    first = last
    while first and text[mentions[first - 1].end : mentions[first].start] in _LINKS:
        first -= 1
    places = {mention.place_id for mention in mentions[first : last + 1]}
    if len(places) == 1:
        return places.pop()
    if None in places:
        return None
    known = load_gazetteer().places
    chains = [units_at(place, on) for place in places if place in known]
    if len(chains) < len(places):
        return None
    shared = set(chains[0]).intersection(*chains[1:])
    return next(
        (unit for unit in chains[0] if unit in shared and known[unit].level != "area"), None
    )


def _is_country(place_id: str | None) -> bool:
    place = load_gazetteer().places.get(place_id or "")
    return place is not None and place.level == "country"


def _governs(text: str, mention: Mention) -> bool:
    if text[mention.end : mention.end + 1] in _WHOSE and _is_country(mention.place_id):
        return False
    line = text.rfind("\n", 0, mention.start) + 1
    if mention.start - line > _LONGEST_OPENING:
        return True
    is_dispatch = text[line : mention.start].lstrip().startswith(_OPENINGS)
    return not (is_dispatch and _DATELINE.match(text, mention.end))
