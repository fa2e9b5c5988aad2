"""Where the translation ends, and where the Chinese original begins."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from dashboard.archive.headers import is_header_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_RULE = re.compile(r"\s*<hr\s*/?>\s*", re.IGNORECASE)
_ORIGINAL = re.compile(r"\s*Original\s*[:：]\s*", re.IGNORECASE)
_HEADING = re.compile(r"\s*#{1,6}\s*\S.*")
_ENTITIES = re.compile(
    r"\s*(?:\*\*\s*|#{1,6}\s*)Named Entities\s*[:：]?\s*(?:\*\*)?\s*[:：]?\s*",
    re.IGNORECASE,
)
_USUAL_MARKS = "\n<hr /> \n\nOriginal: \n"
_LONG = 120
_LONGEST_MARK = 80
"""Characters; longer lines are text, whatever they start with."""


class Halves(NamedTuple):
    """
    The lines of a file, sorted into its three parts.

    Attributes:
        english: Header and translation.
        entities: What follows the heading "**Named Entities**"; None without one.
        chinese: Everything behind "Original:".
        entities_from: Index, in the file, of that heading; None without one.
        english_to: Index, in the file, of the line behind the translation's last.
        chinese_from: Index, in the file, of the first Chinese line.

    """

    english: list[str]
    entities: str | None
    chinese: list[str]
    entities_from: int | None
    english_to: int
    chinese_from: int


def split_halves(text: str) -> Halves:
    """
    Cut a text, whose lines end with LF, at the rule that is followed by "Original:".

    Where one of the two marks is missing, a Markdown heading must follow the
    other; where both are, a heading with the original's own header (date, page,
    column) below it. A mark at the very end is dropped; a file without any of
    these is all translation.
    """
    return _usual_halves(text) or _any_halves(text.split("\n"))


def _usual_halves(text: str) -> Halves | None:
    """
    Cut at the same place without a look at each line, if it is marked as in the archive.
    """
    ends_at = text.find("<") - 1
    if not text.startswith(_USUAL_MARKS, ends_at):
        return None
    translation = text[:ends_at]
    english = translation.split("\n")
    chinese = text[ends_at + len(_USUAL_MARKS) :].split("\n")
    if _begins_with_mark(reversed(english)) or _begins_with_mark(chinese):
        return None
    # One look at a text costs a tenth of one at each of its lines.
    if "*" in translation or "#" in translation:
        return _with_entities(english, chinese, len(english) + 3)
    return Halves(english, None, chinese, None, len(english), len(english) + 3)


def _any_halves(lines: list[str]) -> Halves:
    ends_at, starts_at = _find_cut(lines)
    return _with_entities(lines[:ends_at], lines[starts_at:], starts_at)


def _with_entities(english: list[str], chinese: list[str], chinese_from: int) -> Halves:
    """
    Part the list of names from the translation that it ends.
    """
    number = _entities_heading(english)
    if number is None:
        return Halves(english, None, chinese, None, len(english), chinese_from)
    entities = "\n".join(english[number + 1 :]).strip() or None
    return Halves(english[:number], entities, chinese, number, len(english), chinese_from)


def _entities_heading(english: Sequence[str]) -> int | None:
    for number, line in enumerate(english):
        if (
            len(line) <= _LONGEST_MARK
            and ("*" in line or "#" in line)
            and _ENTITIES.fullmatch(line)
        ):
            return number
    return None


def _find_cut(lines: Sequence[str]) -> tuple[int, int]:
    """
    Find the end of the translation and the start of the original.

    Only lines with something on them are looked at: blank lines part everything.
    Marks that stand next to the one that cuts are marks too.
    """
    filled = list(_filled(lines))
    for (number, text), (below, next_text) in pairwise(filled):
        if text[0] == "<" and _RULE.fullmatch(text) and _ORIGINAL.fullmatch(next_text):
            return _with_neighbours(lines, number, below + 1)
    for (number, text), (below, next_text) in pairwise(filled):
        if next_text[0] == "#" and _HEADING.fullmatch(next_text) and _is_mark(text):
            return _with_neighbours(lines, number, below)
    for position, (number, text) in enumerate(filled):
        if (
            text[0] == "#"
            and _HEADING.fullmatch(text)
            and any(is_header_line(each) for _, each in filled[position + 1 : position + 4])
        ):
            return number, number
    if filled and _is_mark(filled[-1][1]):
        return _with_neighbours(lines, filled[-1][0], len(lines))
    return len(lines), len(lines)


def _filled(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """
    Strip the lines; of a long one the beginning is enough to know it by.
    """
    for number, line in enumerate(lines):
        if line:
            text = line[:_LONG].strip()
            if len(text) <= _LONGEST_MARK and len(line) > _LONG:
                text = line.strip()
            if text:
                yield number, text


def _with_neighbours(lines: Sequence[str], ends_at: int, starts_at: int) -> tuple[int, int]:
    """
    Widen the cut over marks right above and right below it.
    """
    for number in range(ends_at - 1, -1, -1):
        if text := lines[number].strip():
            if not _is_mark(text):
                break
            ends_at = number
    for number in range(starts_at, len(lines)):
        if text := lines[number].strip():
            if not _is_mark(text):
                break
            starts_at = number + 1
    return ends_at, starts_at


def _begins_with_mark(lines: Iterable[str]) -> bool:
    first = next(filter(str.strip, lines), "").strip()
    return first != "" and _is_mark(first)


def _is_mark(text: str) -> bool:
    """
    Tell whether a stripped line is a rule or "Original:".
    """
    return text[0] in "<Oo" and bool(_RULE.fullmatch(text) or _ORIGINAL.fullmatch(text))
