"""The two bodies, normalised: one paragraph a line, and nothing the header has said already."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dashboard.archive.headings import (
    Heading,
    is_byline,
    letters,
    repeated_lines,
    without_title,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_CJK = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")
_DATE_ZH = re.compile(r"[\s\d〇○零一二三四五六七八九十廿年月日，、于]*[年月日][\s日夜晨晚]*")
_DATE_EN = re.compile(
    r"\s*[(（]?(?:\d{1,2}(?:st|nd|rd|th)? )?"
    r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
    r"(?: \d{1,2}(?:st|nd|rd|th)?)?(?:,? \d{4})?[)）]?\.?\s*",
)
_FINAL = frozenset("。！？…；：”’』」》）】〉.!?;:)]\"'—")
_INDENT = range(4, 6)
"""Width in columns of the indentation of a Chinese paragraph; signatures have more."""
_LONG = 30
"""Characters from which a line without final punctuation is no heading but broken off."""


def chinese_body(lines: Iterable[str], heading: Heading) -> str:
    """
    Normalise the original.

    A paragraph that was broken in mid-sentence is joined again.

    >>> heading = Heading("普遍降雪", None, None)
    >>> chinese_body(["　　普遍降雪", "    二十五日起降雪。", "", "　　此外，"], heading).split()
    ['二十五日起降雪。', '此外，']
    """
    filled = [line for line in lines if line.strip()]
    repeated = repeated_lines(filled, heading)
    if filled and not repeated:
        filled[0] = without_title(filled[0], heading)
    return "\n".join(_joined(_unsigned(filled[repeated:], heading)))


def english_body(lines: Iterable[str], heading: Heading, original: Sequence[str]) -> str:
    """
    Normalise the translation, leaving out lines of the original that stand in it.
    """
    filled = [line for line in lines if line.strip()]
    if any(map(_is_chinese, filled)):
        filled = _without_original(filled, original)
    filled = filled[repeated_lines(filled, heading) :]
    return "\n".join(line.strip() for line in _unsigned(filled, heading))


def _without_original(lines: list[str], original: Sequence[str]) -> list[str]:
    """
    Drop the Chinese lines that are lines of the original, or long pieces of one.
    """
    said = {letters(line) for line in original}
    whole = "".join(map(letters, original))
    return [
        line
        for line in lines
        if not _is_chinese(line)
        or not (letters(line) in said or (len(letters(line)) >= 8 and letters(line) in whole))
    ]


def _is_chinese(line: str) -> bool:
    characters = len(_CJK.findall(line))
    return characters > 0 and 2 * characters > len(letters(line))


def _unsigned(lines: list[str], heading: Heading) -> list[str]:
    """
    Drop the byline at the end; a date below it stays, for the header has another.
    """
    last = len(lines) - 1
    while last > 0 and (_DATE_ZH.fullmatch(lines[last]) or _DATE_EN.fullmatch(lines[last])):
        last -= 1
    if last >= 0 and is_byline(lines[last], heading):
        return lines[:last] + lines[last + 1 :]
    return lines


def _joined(lines: list[str]) -> list[str]:
    """
    Join a line to the one above if that is a long paragraph without an end.

    Such a line stands further left than paragraphs do.
    """
    paragraphs: list[str] = []
    is_open = False
    for line in lines:
        text = line.strip()
        width = _indent_width(line)
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


def _indent_width(line: str) -> int:
    """
    Columns before the text: an ideographic space is two wide, a tab four.
    """
    blanks = line[: len(line) - len(line.lstrip())]
    return sum({"\u3000": 2, "\t": 4}.get(blank, 1) for blank in blanks)
