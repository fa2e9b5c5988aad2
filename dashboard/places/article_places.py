"""All places of one article: named in its title, its dateline and its body, listed or not."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
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
        main_place_id: The one province-level unit that the article is about.

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
    mentions += [(_role(m, datelines), m) for m in in_body]
    # Listed places, with the unlisted ones counted where they lie.
    listed = [
        (role, record.parent_id if (record := unlisted.get(place_id)) else place_id)
        for role, mention in mentions
        if (place_id := mention.place_id)
    ]
    in_text = Counter([place_id for role, place_id in listed if role != "dateline"])
    return ArticlePlaces(
        mentions,
        list(unlisted.values()),
        _units(mentions, unlisted, on),
        scope_of(place_id for _, place_id in listed),
        main_place(in_text or Counter([place_id for _, place_id in listed]), on),
    )


def _units(
    mentions: Sequence[tuple[Role, Mention]], unlisted: Mapping[str, Unlisted], on: date
) -> list[UnitNamed]:
    named = Counter([mention.place_id for _, mention in mentions])
    counts: dict[str, int] = {}
    above: dict[str, str | None] = {}
    for place_id, n in named.items():
        if place_id is None:
            continue
        chain = _chain(place_id, unlisted, on)
        for unit, parent in zip(chain, (*chain[1:], None), strict=True):
            counts[unit] = counts.get(unit, 0) + n
            above.setdefault(unit, parent)
    titled = {
        unit
        for role, mention in mentions
        if role == "title" and mention.place_id
        for unit in _chain(mention.place_id, unlisted, on)
    }
    return [UnitNamed(unit, n, above[unit], unit in titled) for unit, n in counts.items()]


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
