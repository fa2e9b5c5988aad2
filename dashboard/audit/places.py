"""Whether the places that an original names are in its translation, and under which name."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple

from dashboard.audit.english import Stretch
from dashboard.audit.renderings import RANK_WORDS, rendering_of, without_sides
from dashboard.audit.sounds import distance
from dashboard.audit.unexplained import unexplained_names
from dashboard.language.words import HAN
from dashboard.places.gazetteer import FEATURE, load_gazetteer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dashboard.audit.check import Check, Row, Span, Verdict
    from dashboard.audit.reading import Reading
    from dashboard.audit.renderings import Rendering
    from dashboard.audit.unexplained import Unexplained
    from dashboard.places.mention import Mention

# Set by reading what was found in 51 articles; shares of a passage's length.
_ALIKE_WITHIN: Final = 0.4
_SAME_RANK_WITHIN: Final = 0.3
_ONLY_WITHIN: Final = 0.5
_NEAR: Final = 0.15
_NEAR_CHARACTERS: Final = 60
_LETTERS_ALIKE: Final = 0.34
_SHORTEST_ALIKE: Final = 4
_MOST_FOUND: Final = 100
"""Of one place in a row: looking for more takes as long for each as for all before."""
_SURE: Final = 0.5
"""Of a row's confidence; passages less sure to belong together are not accused."""
_MANY: Final = 3
"""Names that a row lacks, and more than it has: it is aligned wrongly, or hardly translated."""
_LEVELS_MISSED: Final = frozenset({"country", "province", "prefecture", "county"})
_OF_LANDSCAPE: Final = tuple("原河江湖海洋湾峡岛山")
_LONGEST_PART: Final = 6
_PART_BEFORE: Final = re.compile(f"[{HAN}·]{{1,{_LONGEST_PART}}}$")
_PART_BEHIND: Final = re.compile(f"[{HAN}·]{{1,{_LONGEST_PART}}}")


class _Named(NamedTuple):
    """
    A place named in a passage, and where its translation has it.

    Attributes:
        mention: The first.
        starts: Of all its mentions there, offsets in the original.
        rendering: How it may be named.
        found: Where it is.

    """

    mention: Mention
    starts: list[int]
    rendering: Rendering
    found: Span | None

    @property
    def span(self) -> Span:
        return self.mention.start, self.mention.end


def check_places(reading: Reading, mentions: Sequence[Mention]) -> list[Check]:
    """
    Look for each place of an original in the passage beside it.

    One check for each name and place in a row, whatever its repetitions there; where the
    translation has it fewer times, and a place of another name instead, it differs. Names that
    say 全省 or 该县, foreign ones whose English no table has, and names in a row without
    partner have none. A name that stands in the next row counts as there; one that is only
    farther off has no check, for the row may say "the province" instead.

    Args:
        reading: Of title or body.
        mentions: Of places in it, in order.

    """
    in_row: dict[int, list[Mention]] = {}
    for mention in mentions:
        if not mention.refers_back:
            in_row.setdefault(reading.row_at(mention.start), []).append(mention)
    rows = reading.bitext.rows
    return [
        check
        for at, named in in_row.items()
        if rows[at].end_en > rows[at].start_en
        for check in _check_row(reading, at, named)
    ]


def _check_row(reading: Reading, at: int, mentions: Sequence[Mention]) -> Iterator[Check]:
    stretch = reading.stretch(at, at)
    seen: dict[tuple[str | None, str], list[int]] = {}
    named: list[_Named] = []
    for mention in mentions:
        key = (mention.place_id, mention.surface)
        starts = seen.setdefault(key, [])
        starts.append(mention.start)
        if len(starts) > 1:
            continue
        if _is_in_foreign_name(reading.bitext.zh, mention) or _is_completed(
            reading.bitext.zh, mention
        ):
            continue
        ids = (mention.place_id,) if mention.place_id else tuple(mention.candidates or ())
        rendering = rendering_of(ids, mention.surface)
        if rendering is not None:
            named.append(_Named(mention, starts, rendering, find(stretch, rendering)))
    different = {each.rendering.names for each in named}
    if len(different) == len(mentions) and all(each.found for each in named):
        for each in named:
            yield _checked(reading, each, "agrees", each.found)
    else:
        yield from _check_left(reading, at, named)


def _shared_out(spans: dict[Mention, list[Span]]) -> dict[Mention, list[Span]]:
    """Leave each stretch to the longest name: South Vietnam is not Vietnam once more."""
    everything = [span for found in spans.values() for span in found]
    return {
        mention: [
            (start, end)
            for start, end in found
            if not any(s <= start and end <= e and e - s > end - start for s, e in everything)
        ]
        for mention, found in spans.items()
    }


def _all(stretch: Stretch, rendering: Rendering) -> Iterator[Span]:
    """Find every stretch of a passage that names a place, in order."""
    singly = [rendering._replace(names=(name,), cased=()) for name in rendering.names]
    singly += [rendering._replace(names=(), cased=(name,)) for name in rendering.cased]
    for _ in range(_MOST_FOUND):
        found = [span for one in singly if (span := find(stretch, one)) is not None]
        if not found:
            return
        first = min(found, key=lambda span: (span[0], -span[1]))
        yield first
        stretch = Stretch(stretch.folded, stretch.lowered, first[1], stretch.end)


def _is_in_foreign_name(text: str, mention: Mention) -> bool:
    """Say whether a name is part of a transcribed one: 西安 in 沙基安·甘比西安."""
    begin, end = max(0, mention.start - _LONGEST_PART), mention.end + _LONGEST_PART
    if "·" not in text[begin:end]:
        return False
    before = _PART_BEFORE.search(text[begin : mention.start])
    behind = _PART_BEHIND.match(text, mention.end)
    return bool(before and "·" in before[0]) or bool(behind and "·" in behind[0])


def _is_completed(text: str, mention: Mention) -> bool:
    """Say whether an unlisted name is the rest of one that begins before a bracket: 碧（色寨）."""
    start, end = mention.start, mention.end
    is_within = text[start - 1 : start] in ("（", "(") and text[end : end + 1] in ("）", ")")
    is_begun = _PART_BEFORE.search(text[max(0, start - 2) : max(0, start - 1)]) is not None
    return is_within and is_begun and mention.place_id not in load_gazetteer().places


def _check_left(reading: Reading, at: int, named: Sequence[_Named]) -> Iterator[Check]:
    """Check the names of a row not all of which were found, or not as often."""
    first, last = max(0, at - 1), min(at + 1, len(reading.bitext.rows) - 1)
    lacking = sum(each.found is None for each in named)
    said: Counter[tuple[str, ...]] = Counter()
    for each in named:  # 越南 and 南越 are Vietnam both
        said[each.rendering.names] += len(each.starts)
    stretch = reading.stretch(at, at)
    spans = _shared_out(
        {
            each.mention: list(_all(stretch, each.rendering))
            if said[each.rendering.names] > 1
            else [span for span in (each.found,) if span]
            for each in named
        }
    )
    is_rarer = {
        each.mention: len(spans[each.mention]) < said[each.rendering.names] for each in named
    }
    taken = [span for found in spans.values() for span in found]
    wanted = any(is_rarer.values())
    left = unexplained_names(reading, (at, first, last), taken) if wanted else []
    if reading.bitext.rows[at].confidence < _SURE or (
        lacking >= _MANY and lacking > len(named) / 2
    ):
        yield from _found_around(reading, named, (first, last))
        return
    is_only = lacking == 1 and sum(other.is_known for other in left) == 1
    for each in named:
        other = None
        if is_rarer[each.mention]:
            # Where a name stands elsewhere in the row, only that of another place tells.
            names = [name for name in left if name.is_known or not each.found]
            other = _stand_in(
                each, names, reading.bitext.rows[at], is_only=is_only and not each.found
            )
        if not each.found and _is_side_of(each.rendering, stretch):
            continue
        if other is not None:
            left.remove(other)
            yield _checked(reading, each, "differs", (other.start, other.end))
        elif each.found:
            yield _checked(reading, each, "agrees", each.found)
        elif beside := find(reading.stretch(first, last), each.rendering):
            yield _checked(reading, each, "agrees", beside)
        elif _is_missed(each.mention) and not _is_anywhere(reading, each.rendering):
            yield _checked(reading, each, "missing", None)


def _is_side_of(rendering: Rendering, stretch: Stretch) -> bool:
    """Say whether a passage has the province of which a place is a side: 滇南, Yunnan Southern."""
    return any(
        stretch.find(name, rendering.fits, rendering.is_other, is_capital=True)
        for name in without_sides(rendering.names)
    )


def _found_around(
    reading: Reading, named: Sequence[_Named], rows: tuple[int, int]
) -> Iterator[Check]:
    """Check only what is there, of a row whose passages hardly belong together."""
    around = reading.stretch(*rows)
    for each in named:
        found = each.found or find(around, each.rendering)
        if found:
            yield _checked(reading, each, "agrees", found)


def _is_anywhere(reading: Reading, rendering: Rendering) -> bool:
    return find(reading.whole, rendering) is not None


def _checked(reading: Reading, named: _Named, verdict: Verdict, found: Span | None) -> Check:
    return reading.bitext.check(
        "place", verdict, zh=named.span, en=found, expected=named.rendering.expected
    )


def find(stretch: Stretch, rendering: Rendering) -> Span | None:
    """
    Find a place in a passage under any of its names.
    """
    for name in rendering.names:
        found = stretch.find(
            name, rendering.fits, rendering.is_other, is_capital=rendering.is_prefix
        )
        if found:
            return found
    for name in rendering.cased:
        found = stretch.find_cased(name)
        if found:
            return found
    for name in rendering.names:
        found = stretch.find_loosely(
            name, rendering.fits, rendering.is_other, is_capital=rendering.is_prefix
        )
        if found:
            return found
    if rendering.ranks and rendering.names and len(rendering.names[0].split()) > 1:
        return _in_list(stretch, rendering)
    return None


def _in_list(stretch: Stretch, rendering: Rendering) -> Span | None:
    """Find a name of one character that shares its rank with others: Song, Yu and Shan counties."""
    if not any(word in stretch.lowered[stretch.start : stretch.end] for word in rendering.ranks):
        return None
    for name in rendering.names:
        bare = name.split()[0]
        found = stretch.find_cased(bare.capitalize()) if bare not in RANK_WORDS else None
        if found:
            return found
    return None


def _stand_in(
    named: _Named, left: Sequence[Unexplained], row: Row, *, is_only: bool
) -> Unexplained | None:
    """
    Choose the unexplained name that stands where a place should be.

    Args:
        named: The place.
        left: Names that nothing explains, in order.
        row: The passage that they are in.
        is_only: There is one place without a name, and one name of a place left.

    """
    best: tuple[float, Unexplained] | None = None
    if not named.rendering.sound and named.mention.surface.endswith(_OF_LANDSCAPE):
        return None  # abroad, and no town: it is the towns that are left over
    length_zh, length_en = row.end_zh - row.start_zh, row.end_en - row.start_en
    shares = [(start - row.start_zh) / max(length_zh, 1) for start in named.starts]
    for other in left:
        at_en = (other.start - row.start_en) / max(length_en, 1)
        apart = min(abs(at_en - at_zh) for at_zh in shares)
        is_near = apart <= _NEAR or apart * length_en <= _NEAR_CHARACTERS
        is_alike = _is_alike(named.rendering.sound, other.letters)
        has_rank = bool(set(other.ranks) & set(named.rendering.ranks))
        fits = (
            (is_alike and apart <= _ALIKE_WITHIN)
            or (has_rank and (apart <= _SAME_RANK_WITHIN or is_near))
            or (other.is_known and (is_near or (is_only and apart <= _ONLY_WITHIN)))
        )
        if fits:
            cost = apart - 0.5 * is_alike - 0.2 * has_rank
            if best is None or cost < best[0]:
                best = (cost, other)
    return best[1] if best else None


def _is_alike(sound: str, letters: str) -> bool:
    if min(len(sound), len(letters)) < _SHORTEST_ALIKE:
        return False
    most = max(1, int(_LETTERS_ALIKE * max(len(sound), len(letters))))
    return sound[0] == letters[0] and distance(sound, letters) <= most


def _is_missed(mention: Mention) -> bool:
    """
    Say whether a name's absence tells anything.

    Not of 晋, of the Northeast or of a village; nor of a banner, whose Mongolian name is spelled
    in more ways than tables have: Horqin, Korqin, Khorchin.
    """
    place_id = mention.place_id
    if place_id is None or len(mention.surface) == 1 or place_id.startswith(FEATURE):
        return False
    if mention.surface.endswith(("旗", "盟")):
        return False
    place = load_gazetteer().places.get(place_id)
    return place is not None and place.level in _LEVELS_MISSED
