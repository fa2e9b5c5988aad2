"""
The place that a figure belongs to.

The nearest place named before it in its sentence; where none is, the next one in its clause;
where that has none either, the last one named before in the paragraph; and where the paragraph
has none, the main place of the article. Names in a dateline (【新华社太原三十日电】) govern
nothing, nor does a country that only says whose something is (美国飞机). Where the nearest place
ends a list (耒阳、永兴等县), the figure belongs to all of it: to the smallest unit that holds them
all, or to none where that is greater than a province. None as well where the nearest name is
ambiguous.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Final

from dashboard.places.gazetteer import load_gazetteer

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dashboard.figures.quantity import Quantity
    from dashboard.places.mention import Mention

_SENTENCE_END: Final = re.compile("[。！？；\n]")
_CLAUSE_END: Final = re.compile("[，。！？；：\n]")
_LINKS: Final = frozenset({"、", "和", "及", "与", "以及"})
_WHOSE: Final = frozenset("侵帝强飞军战空海部货式制")
"""What follows a country where it says whose: 美国飞机, 美国侵略军."""


def places_of(
    text: str,
    quantities: Sequence[Quantity],
    mentions: Sequence[Mention],
    *,
    parents: Mapping[str, str | None],
    main_place_id: str | None,
) -> list[str | None]:
    """
    Give the id of the place that each quantity belongs to; None where nothing says it.

    Args:
        text: The Chinese body.
        quantities: In order.
        mentions: Of the body, in order, without datelines.
        parents: The unit directly above each place and each unit, None at the top.
        main_place_id: Of the article.

    """
    governing = [mention for mention in mentions if not _says_whose(text, mention)]
    if not governing:
        return [main_place_id] * len(quantities)
    starts = [mention.start for mention in governing]
    of_lists: dict[int, str | None] = {}
    places: list[str | None] = []
    for quantity in quantities:
        at = bisect_right(starts, quantity.start)
        mention = _governing(text, quantity, governing, at)
        if mention is None:
            places.append(main_place_id)
        elif at and mention is governing[at - 1]:
            if at not in of_lists:
                of_lists[at] = _of_list(text, governing, at - 1, parents)
            places.append(of_lists[at])
        else:
            places.append(mention.place_id)
    return places


def _governing(
    text: str, quantity: Quantity, mentions: Sequence[Mention], at: int
) -> Mention | None:
    before = mentions[at - 1] if at else None
    if before and not _SENTENCE_END.search(text, before.end, quantity.start):
        return before
    if at < len(mentions):
        after = mentions[at]
        if not _CLAUSE_END.search(text, quantity.end, after.start):
            return after
    if before and text.find("\n", before.end, quantity.start) < 0:
        return before
    return None


def _of_list(
    text: str, mentions: Sequence[Mention], last: int, parents: Mapping[str, str | None]
) -> str | None:
    """Give the place of a mention, or what holds all places of the list that it ends."""
    first = last
    while first and text[mentions[first - 1].end : mentions[first].start] in _LINKS:
        first -= 1
    if first == last:
        return mentions[last].place_id
    chains = [_chain(mention.place_id, parents) for mention in mentions[first : last + 1]]
    shared = set(chains[0]).intersection(*chains[1:])
    return next((unit for unit in chains[0] if unit in shared and not _is_area(unit)), None)


def _chain(place_id: str | None, parents: Mapping[str, str | None]) -> list[str]:
    chain: list[str] = []
    while place_id is not None:
        chain.append(place_id)
        place_id = parents[place_id]
    return chain


def _is_area(place_id: str) -> bool:
    place = load_gazetteer().places.get(place_id)  # unlisted ones are small
    return place is not None and place.level == "area"


def _says_whose(text: str, mention: Mention) -> bool:
    if text[mention.end : mention.end + 1] not in _WHOSE or mention.place_id is None:
        return False
    place = load_gazetteer().places.get(mention.place_id)
    return place is not None and place.level == "country"
