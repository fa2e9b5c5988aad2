"""The two bodies, normalised: one paragraph a line, and nothing the header has said already."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from dashboard.archive.headings import (
    NO_LETTERS,
    Heading,
    is_byline,
    letters,
    letters_up_to,
    repeated_lines,
    without_title,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_CJK = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]+")
_DATE_ZH = re.compile(r"[\s\d〇○零一二三四五六七八九十廿年月日，、于]*[年月日][\s日夜晨晚]*")
_DATE_EN = re.compile(
    r"\s*[(（]?(?:\d{1,2}(?:st|nd|rd|th)? )?"
    r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
    r"(?: \d{1,2}(?:st|nd|rd|th)?)?(?:,? \d{4})?[)）]?\.?\s*",
)
_LONGEST_DATE = 60
"""Characters of a line that is a date alone."""
_MOST_PIECES = 2_000
"""Chinese lines up to which pieces are looked for in a translation; beyond, whole lines only."""
_FINAL = frozenset("。！？…；：”’』」》）】〉.!?;:)]\"'—")
_INDENT = range(4, 6)
"""Width in columns of the indentation of a Chinese paragraph; signatures have more."""
_LONG = 30
"""Characters from which a line without final punctuation is no heading but broken off."""


class Fate(StrEnum):
    """
    What becomes of a line behind a header.
    """

    BODY = "body"
    HEADING = "repeats the heading"
    SIGNATURE = "repeats the author"
    ORIGINAL = "repeats the original"


def chinese_body(lines: Iterable[str], heading: Heading) -> str:
    """
    Normalise the original.

    A paragraph that was broken in mid-sentence is joined again.

    >>> heading = Heading("普遍降雪", None, None)
    >>> chinese_body(["　　普遍降雪", "    二十五日起降雪。", "", "　　此外，"], heading).split()
    ['二十五日起降雪。', '此外，']
    """
    filled = filled_lines(lines)
    again = _said_again(filled, heading)
    _take_title_off(filled, again, heading)
    return "\n".join(_joined(_others(filled, again)))


def chinese_fates(filled: list[str], heading: Heading) -> list[Fate]:
    """
    Tell what becomes of each line of the original that is not blank.

    A title that the text of the first line follows without a break is taken off it.
    """
    again = _said_again(filled, heading)
    _take_title_off(filled, again, heading)
    return _own_fates(filled, again)


class _Again(NamedTuple):
    """
    The lines that say the header again.

    Attributes:
        heading: How many of them are at the start.
        signature: Index of the byline at the end; None without one.

    """

    heading: int
    signature: int | None


def _said_again(filled: list[str], heading: Heading) -> _Again:
    repeated = repeated_lines(filled, heading)
    if not heading.author:
        return _Again(repeated, None)
    signature = _signature(filled[repeated:], heading)
    return _Again(repeated, None if signature is None else repeated + signature)


def _take_title_off(filled: list[str], again: _Again, heading: Heading) -> None:
    if filled and not again.heading and again.signature != 0:
        filled[0] = without_title(filled[0], heading)


def _own_fates(filled: list[str], again: _Again) -> list[Fate]:
    fates = [Fate.HEADING] * again.heading + [Fate.BODY] * (len(filled) - again.heading)
    if again.signature is not None:
        fates[again.signature] = Fate.SIGNATURE
    return fates


def _others(filled: list[str], again: _Again) -> list[str]:
    """
    Leave out the lines that say the header again.
    """
    if again.signature is None:
        return filled[again.heading :]
    return filled[again.heading : again.signature] + filled[again.signature + 1 :]


def english_body(lines: Iterable[str], heading: Heading, original: Sequence[str]) -> str:
    """
    Normalise the translation, leaving out lines of the original that stand in it.
    """
    own = filled_lines(lines)
    if said_below := set(_of_the_original(own, original)):
        own = [line for number, line in enumerate(own) if number not in said_below]
    return "\n".join([line.strip() for line in _others(own, _said_again(own, heading))])


def english_fates(filled: list[str], heading: Heading, original: Sequence[str]) -> list[Fate]:
    """
    Tell what becomes of each line of the translation that is not blank.
    """
    said_below = set(_of_the_original(filled, original))
    own = [line for number, line in enumerate(filled) if number not in said_below]
    fates = iter(_own_fates(own, _said_again(own, heading)))
    return [Fate.ORIGINAL if number in said_below else next(fates) for number in range(len(filled))]


def filled_lines(lines: Iterable[str]) -> list[str]:
    """
    Leave out what is blank.
    """
    return [line for line in lines if line and not line.isspace()]


def _of_the_original(lines: list[str], original: Sequence[str]) -> list[int]:
    """
    Find the Chinese lines that are lines of the original, or long pieces of one.
    """
    chinese = [
        number for number, line in enumerate(lines) if not line.isascii() and _is_chinese(line)
    ]
    if not chinese:
        return []
    said = [letters(line) for line in original]
    whole = "".join(said) if len(chinese) <= _MOST_PIECES else ""
    lines_said = set(said)
    return [
        number
        for number in chinese
        if (spoken := letters(lines[number])) in lines_said
        or (len(spoken) >= 8 and spoken in whole)
    ]


def _is_chinese(line: str) -> bool:
    latin = line.encode("ascii", "ignore")
    if len(latin.translate(None, NO_LETTERS)) >= len(line) - len(latin):
        return False  # it has as many Latin letters as there can be Chinese ones
    characters = len(line) - len(_CJK.sub("", line))
    return letters_up_to(2 * characters - 1, line) is not None


def _signature(lines: list[str], heading: Heading) -> int | None:
    """
    Find the byline at the end; a date below it stays, for the header has another.
    """
    last = len(lines) - 1
    while last > 0 and _is_date(lines[last]):
        last -= 1
    return last if last >= 0 and is_byline(lines[last], heading) else None


def _is_date(line: str) -> bool:
    text = line.strip()
    return len(text) <= _LONGEST_DATE and bool(_DATE_ZH.fullmatch(text) or _DATE_EN.fullmatch(text))


def _joined(lines: list[str]) -> list[str]:
    """
    Join a line to the one above if that is a long paragraph without an end.

    Such a line stands further left than paragraphs do.
    """
    paragraphs: list[str] = []
    is_open = False
    for line in lines:
        text = line.strip()
        if not is_open and (text[-1] in _FINAL or len(text) < _LONG):
            paragraphs.append(text)
            continue
        width = _indent_width(line, text)
        if is_open and width < _INDENT.start:
            paragraphs[-1] += text
        else:
            paragraphs.append(text)
        is_open = (
            (width in _INDENT or (is_open and width < _INDENT.start))
            and len(paragraphs[-1]) >= _LONG
            and text[-1] not in _FINAL
        )
    return paragraphs


def _indent_width(line: str, text: str) -> int:
    """
    Columns before the text: an ideographic space is two wide, a tab four.
    """
    blanks = line[: line.index(text[0])]
    if blanks.isascii() and "\t" not in blanks:
        return len(blanks)
    return len(blanks) + blanks.count("\u3000") + 3 * blanks.count("\t")
