"""All places of one article: named in its title, its dateline and its body, listed or not."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from typing import Literal, NamedTuple

from dashboard.places.abbreviations import find_abbreviations, uncovered
from dashboard.places.anaphora import refer_back
from dashboard.places.contexts import places_by_grammar
from dashboard.places.mention import Mention
from dashboard.places.mentions import find_mentions, is_at_war
from dashboard.places.regions import units_at
from dashboard.places.scope import Scope, main_place, scope_of
from dashboard.places.unlisted import Unlisted, find_unlisted

Role = Literal["title", "dateline", "body"]

_DATELINE = re.compile(
    r"^[\s\u3000]*(?:【[^】\n]{2,40}】|(?:据)?(?:新华社|本报)[\u4e00-\u9fff０-９0-9]{1,16}?[电讯](?=[\s\u3000：:]))",
    re.MULTILINE,
)


_SHARE_OF_DIVIDED = 0.6
"""What the main province needs of an article whose dispatches are about several."""


class UnitNamed(NamedTuple):
    """
    A place, or a unit that held one, as an article of a day names it.

    Attributes:
        place_id: Of the place or the unit.
        mentions: Of it and of places in it.
        parent_id: The unit directly above it on the day; None at the top.
        in_title: It, or a place in it, is named in the title.

    """

    place_id: str
    mentions: int
    parent_id: str | None
    in_title: bool


class ArticlePlaces(NamedTuple):
    """
    What an article says of places.

    Attributes:
        mentions: With the role of each; offsets into the title, or into the body.
        unlisted: Places named that no table has.
        units: Places named and the units that held them on the day, each once.
        scope: At home or abroad.
        main_place_id: The one province-level unit that the article is about; None where
            several share it.

    """

    mentions: Sequence[tuple[Role, Mention]]
    unlisted: Sequence[Unlisted]
    units: Sequence[UnitNamed]
    scope: Scope
    main_place_id: str | None


def places_of_article(title: str, body: str, on: date) -> ArticlePlaces:
    """
    Find the places of an article, and what follows from them.

    Args:
        title: In Chinese.
        body: In Chinese, without title and byline lines.
        on: Day of the issue.

    """
    in_title, unlisted = _places_of_text(title, on, context=())
    context = [m.place_id for m in in_title if m.place_id and m.place_id not in unlisted]
    in_body, unlisted_in_body = _places_of_text(body, on, context=context)
    unlisted |= unlisted_in_body
    datelines = [match.span() for match in _DATELINE.finditer(body)]
    mentions: list[tuple[Role, Mention]] = [("title", m) for m in in_title]
    if datelines:
        mentions += [(_role(m, datelines), m) for m in in_body]
    else:
        mentions += [("body", m) for m in in_body]
    counts: Counter[str | None] = Counter([mention.place_id for _, mention in mentions])
    del counts[None]
    titled = {m.place_id for m in in_title}
    weighed = counts
    if datelines:
        weighed = Counter([m.place_id for role, m in mentions if role != "dateline"])
        del weighed[None]
    is_divided = len(datelines) > 1 and _is_divided(in_body, datelines, unlisted, on)
    share = _SHARE_OF_DIVIDED if is_divided else 0.5
    main = main_place(_listed(weighed or counts, unlisted), on, share=share)
    return ArticlePlaces(
        mentions,
        list(unlisted.values()),
        _units(counts, titled, unlisted, on),
        scope_of(_listed(counts, unlisted)),
        main,
    )


def _is_divided(
    mentions: Sequence[Mention],
    datelines: Sequence[tuple[int, int]],
    unlisted: Mapping[str, Unlisted],
    on: date,
) -> bool:
    """
    Say whether the dispatches of one article are about different provinces.
    """
    parts: list[Counter[str | None]] = [Counter() for _ in datelines]
    starts = [start for start, _ in datelines]
    for mention in mentions:
        part = bisect_right(starts, mention.start) - 1
        if mention.place_id and part >= 0 and mention.start >= datelines[part][1]:
            parts[part][mention.place_id] += 1
    mains = {main_place(_listed(part, unlisted), on) for part in parts} - {None}
    return len(mains) > 1


def _listed(
    counts: Mapping[str | None, int], unlisted: Mapping[str, Unlisted]
) -> Mapping[str, int]:
    """
    Count places that no table holds where they lie.
    """
    listed: dict[str, int] = {}
    for place_id, n in counts.items():
        if place_id is not None:
            record = unlisted.get(place_id)
            at = record.parent_id if record else place_id
            listed[at] = listed.get(at, 0) + n
    return listed


def _units(
    counts: Mapping[str | None, int],
    titled: AbstractSet[str | None],
    unlisted: Mapping[str, Unlisted],
    on: date,
) -> list[UnitNamed]:
    mentions: dict[str, int] = {}
    above: dict[str, str | None] = {}
    in_title: set[str] = set()
    for place_id, n in counts.items():
        if place_id is None:
            continue
        chain = _chain(place_id, unlisted, on)
        before = None
        for unit in chain:
            mentions[unit] = mentions.get(unit, 0) + n
            if before is not None:
                above[before] = unit
            before = unit
        if place_id in titled:
            in_title.update(chain)
    return [UnitNamed(unit, n, above.get(unit), unit in in_title) for unit, n in mentions.items()]


def _chain(place_id: str, unlisted: Mapping[str, Unlisted], on: date) -> tuple[str, ...]:
    record = unlisted.get(place_id)
    return (place_id, *units_at(record.parent_id, on)) if record else units_at(place_id, on)


def _places_of_text(
    text: str, on: date, *, context: Sequence[str]
) -> tuple[list[Mention], dict[str, Unlisted]]:
    spans = places_by_grammar(text, is_at_war=is_at_war(on))
    short = find_abbreviations(text, on)
    context = [*context, *(m.place_id for m in short if m.place_id)]
    listed = find_mentions(text, on, context=context, spans=spans)
    listed = sorted([*listed, *uncovered(short, listed)], key=lambda mention: mention.start)
    others, records = find_unlisted(text, listed, spans, on=on, context=context)
    found = sorted([*listed, *others], key=lambda mention: mention.start)
    return refer_back(text, found, on=on, context=context), records


def _role(mention: Mention, datelines: Sequence[tuple[int, int]]) -> Role:
    is_in = any(start <= mention.start < end for start, end in datelines)
    return "dateline" if is_in else "body"
