"""Places that no table holds: villages, townships, communes, streets, rivers."""

from bisect import bisect_right
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from functools import lru_cache
from hashlib import blake2s
from typing import NamedTuple

from dashboard.places.candidates import Search, is_wide
from dashboard.places.contexts import Span
from dashboard.places.gazetteer import load_gazetteer
from dashboard.places.mention import Mention
from dashboard.places.regions import province_at
from dashboard.places.settlements import KIND_TO_LEVEL

_FIRST_COMMUNES = date(1958, 7, 1)
_SHORTEST_AGAIN = 2
_JOINTS = frozenset({"、", "和", "及", "与", "以及", "，"})
_IN_NO_COUNTY = frozenset({"river", "mountain", "lake"})


class Unlisted(NamedTuple):
    """
    A place that an article names and no table has.

    Attributes:
        place_id: Id of the place it lies in, kind and a digest of its name: the same in
            every build, and the same village for every article that puts it there.
        name_zh: As written, with its ending.
        kind: village, township, town, commune, small_district, street, river ...
        level: "county" or "prefecture" for units that only the tables lack, else "other".
        parent_id: The listed place before it, in which it lies.

    """

    place_id: str
    name_zh: str
    kind: str
    level: str
    parent_id: str


def find_unlisted(
    text: str,
    mentions: Sequence[Mention],
    spans: Sequence[Span],
    *,
    on: date,
    context: Sequence[str],
) -> tuple[list[Mention], dict[str, Unlisted]]:
    """
    Find the places in a Chinese text that no table holds.

    Each hangs below the listed place before it: the one it directly follows, else the
    last one of its paragraph, else the one of the title. In a list of places it hangs
    beside the one before it, and units, rivers and mountains hang below the province.
    Nothing is found where that place lies abroad, or there is none.

    Args:
        text: A title or a body.
        mentions: Listed places of the text, in order.
        spans: Where its grammar expects a place.
        on: Day of the issue.
        context: Ids of places named in the title or before.

    Returns:
        Mentions, in order, and a record for each place, by its id.

    """
    search = Search(text, mentions, has_communes=on >= _FIRST_COMMUNES)
    search.behind_places()
    search.by_grammar(spans)
    search.by_ending()
    if not search.found:
        return [], {}
    hanging = _Hanging(text, mentions, on, context)
    found: list[Mention] = []
    records: dict[str, Unlisted] = {}
    names = {text[start:end] for start, end, _, _ in search.found}
    for start, end, kind, anchor in sorted(search.found):
        surface = _shortest(text[start:end], names)
        start = end - len(surface)  # noqa: PLW2901
        if anchor is not None and anchor.place_id is None:
            found.append(Mention(None, start, end, surface))
            continue
        parent = hanging.parent(start, end, kind, anchor)
        if parent is not None:
            record = _record(surface, kind, parent)
            records.setdefault(record.place_id, record)
            found.append(Mention(record.place_id, start, end, surface))
    return [*found, *_again(search, found)], records


def _shortest(name: str, names: AbstractSet[str]) -> str:
    """
    Take 温曲村 in 预伏温曲村 where the text has it elsewhere.
    """
    tails = (name[cut:] for cut in range(1, len(name) - 1))
    return next((tail for tail in tails if tail in names), name)


def _again(search: Search, mentions: Sequence[Mention]) -> list[Mention]:
    """
    Find the names that a text has told of once wherever else they stand in it.
    """
    names = {m.surface: m.place_id for m in reversed(mentions) if len(m.surface) > _SHORTEST_AGAIN}
    return [
        Mention(place_id, start, start + len(surface), surface)
        for surface, place_id in names.items()
        for start in search.again(surface)
    ]


class _Hanging:
    """
    Where the names of a text hang: below which of the listed places before them.
    """

    def __init__(
        self, text: str, mentions: Sequence[Mention], on: date, context: Sequence[str]
    ) -> None:
        self._text = text
        self._mentions = mentions
        self._ends = [mention.end for mention in mentions]
        self._on = on
        self._context = context
        self._last_unit: tuple[int, str | None] = (-1, None)

    def parent(self, start: int, end: int, kind: str, anchor: Mention | None) -> str | None:
        """
        Find the listed place that a name hangs below; None if that is abroad or unknown.
        """
        before = anchor or self._last_before(start)
        unit_end, of_unit = self._last_unit
        if of_unit and unit_end > (before.end if before else -1) and not anchor:
            return of_unit  # 公郎 in 蒙化县, which no table has: only the province is known
        parent = before.place_id if before else self._of_title()
        if parent is None or not self._is_at_home(parent):
            return None
        is_beside = before is not None and self._text[before.end : start] in _JOINTS
        is_unit = kind in KIND_TO_LEVEL
        if is_beside or is_unit or kind in _IN_NO_COUNTY:
            parent = province_at(parent, self._on)
        if is_unit:
            self._last_unit = end, parent
        return parent

    def _of_title(self) -> str | None:
        at_home = [place_id for place_id in self._context if self._is_at_home(place_id)]
        return next(filter(self._is_low, at_home), at_home[0] if at_home else None)

    def _last_before(self, start: int) -> Mention | None:
        """
        Find the place named last in the paragraph before a name, else the first of the text.
        """
        index = bisect_right(self._ends, start)
        for mention in reversed(self._mentions[:index]):
            if "\n" in self._text[mention.end : start]:
                break
            if mention.place_id and not self._is_area(mention.place_id):
                return mention
        at_home = (m for m in self._mentions if m.place_id and self._is_at_home(m.place_id))
        return next(at_home, None) if not self._context else None

    def _is_area(self, place_id: str) -> bool:
        place = load_gazetteer().places[place_id]
        return place.level != "country" and is_wide(place)

    def _is_at_home(self, place_id: str) -> bool:
        return load_gazetteer().places[place_id].level != "area" and (
            province_at(place_id, self._on) is not None
        )

    def _is_low(self, place_id: str) -> bool:
        place = load_gazetteer().places[place_id]
        return place.level in ("county", "prefecture") or place.kind == "municipality"


@lru_cache(maxsize=100_000)
def _record(name: str, kind: str, parent_id: str) -> Unlisted:
    digest = blake2s(name.encode(), digest_size=4).hexdigest()
    place_id = f"{parent_id}-{kind}_{digest}"
    return Unlisted(place_id, name, kind, KIND_TO_LEVEL.get(kind, "other"), parent_id)
