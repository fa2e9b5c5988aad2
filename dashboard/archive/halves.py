"""Where the translation ends, and where the Chinese original begins."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from dashboard.archive.headers import is_header_line

if TYPE_CHECKING:
    from collections.abc import Sequence

_RULE = re.compile(r"\s*<hr\s*/?>\s*", re.IGNORECASE)
_ORIGINAL = re.compile(r"\s*Original\s*[:：]\s*", re.IGNORECASE)
_HEADING = re.compile(r"\s*#{1,6}\s*\S.*")
_ENTITIES = re.compile(
    r"\s*(?:\*\*\s*|#{1,6}\s*)Named Entities\s*[:：]?\s*(?:\*\*)?\s*[:：]?\s*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Halves:
    """
    The lines of a file, sorted into its three parts.

    Attributes:
        english: Header and translation.
        entities: What follows the heading "**Named Entities**"; None without one.
        chinese: Everything behind "Original:".
        chinese_from: Index, in the file, of the first Chinese line.

    """

    english: list[str]
    entities: str | None
    chinese: list[str]
    chinese_from: int


def split_halves(lines: Sequence[str]) -> Halves:
    """
    Cut a file at the rule that is followed by "Original:".

    Where one of the two marks is missing, a Markdown heading must follow the
    other; where both are, a heading with the original's own header (date, page,
    column) below it. A mark at the very end is dropped; a file without any of
    these is all translation.
    """
    ends_at, starts_at = _find_cut(lines)
    english = list(lines[:ends_at])
    entities = None
    for number, line in enumerate(english):
        if _ENTITIES.fullmatch(line):
            entities = "\n".join(english[number + 1 :]).strip() or None
            english = english[:number]
            break
    return Halves(
        english=english,
        entities=entities,
        chinese=list(lines[starts_at:]),
        chinese_from=starts_at,
    )


def _find_cut(lines: Sequence[str]) -> tuple[int, int]:
    """
    Find the end of the translation and the start of the original.

    Only lines with something on them are looked at: blank lines part everything.
    """
    filled = [number for number, line in enumerate(lines) if line.strip()]
    for number, after in pairwise(filled):
        if _RULE.fullmatch(lines[number]) and _ORIGINAL.fullmatch(lines[after]):
            return number, after + 1
    for number, after in pairwise(filled):
        if _is_mark(lines[number]) and _HEADING.fullmatch(lines[after]):
            return number, after
    for position, number in enumerate(filled):
        below = filled[position + 1 : position + 4]
        if _HEADING.fullmatch(lines[number]) and any(is_header_line(lines[each]) for each in below):
            return number, number
    if filled and _is_mark(lines[filled[-1]]):
        return filled[-1], len(lines)
    return len(lines), len(lines)


def _is_mark(line: str) -> bool:
    return bool(_RULE.fullmatch(line) or _ORIGINAL.fullmatch(line))
