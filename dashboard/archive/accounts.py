"""What became of every line of a file: nothing is left out without a name for it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from dashboard.archive.bodies import Fate, chinese_fates, english_fates
from dashboard.archive.halves import split_halves
from dashboard.archive.headers import read_chinese_header, read_english_header
from dashboard.archive.headings import Heading
from dashboard.archive.parse import lines_of, with_line_feeds

if TYPE_CHECKING:
    from collections.abc import Callable

    from dashboard.archive.headers import Header


class Part(StrEnum):
    """
    What a line of a file is.
    """

    TITLE_EN = "title_en"
    AUTHOR_EN = "author_en"
    TITLE_ZH = "title_zh"
    AUTHOR_ZH = "author_zh"
    COLUMN_ZH = "column_zh"
    DATE = "date"
    PAGE = "page"
    BODY_EN = "body_en"
    BODY_ZH = "body_zh"
    NAMED_ENTITIES = "named_entities"
    MARK = "mark between the parts"
    HEADING = "says title, column or author again"
    SIGNATURE = "says the author again"
    ORIGINAL = "says a line of the original again"
    BLANK = "blank"


_ENGLISH = {
    "title": Part.TITLE_EN,
    "author": Part.AUTHOR_EN,
    "date": Part.DATE,
    "page": Part.PAGE,
}
_AGAIN = {
    Fate.HEADING: Part.HEADING,
    Fate.SIGNATURE: Part.SIGNATURE,
    Fate.ORIGINAL: Part.ORIGINAL,
}


def account(text: str) -> list[tuple[str, Part]]:
    r"""
    Give each line of a file, without its end, and what parse_article takes it for.

    A line that is BODY_EN or BODY_ZH is in that body, but for blanks around it and, in
    the original's first line, for a title that the text follows without a break.

    >>> text = "Title: Snow\nDate: 1954-03-03\n\n    Snow\n    It fell.\n"
    >>> [str(part) for _, part in account(text)]
    ['title_en', 'date', 'blank', 'says title, column or author again', 'body_en', 'blank']
    """
    lines = lines_of(text)
    halves = split_halves(with_line_feeds(text))
    english = read_english_header(halves.english)
    chinese = read_chinese_header(halves.chinese)
    parts = [Part.MARK] * len(lines)
    _enter(
        parts,
        halves.english,
        english,
        _ENGLISH,
        Part.BODY_EN,
        lambda filled: english_fates(
            filled, Heading(english.title, english.author, chinese.column), halves.chinese
        ),
    )
    original = [Part.MARK] * len(halves.chinese)
    _enter(
        original,
        halves.chinese,
        chinese,
        {name: Part(name) for name in ("title_zh", "author_zh", "column_zh", "date", "page")},
        Part.BODY_ZH,
        lambda filled: chinese_fates(
            filled, Heading(chinese.title, chinese.author, chinese.column)
        ),
    )
    parts[halves.chinese_from :] = original
    if halves.entities_from is not None:
        names = range(halves.entities_from + 1, halves.english_to)
        parts[names.start : names.stop] = [Part.NAMED_ENTITIES] * len(names)
    return [
        (line, part if line and not line.isspace() else Part.BLANK)
        for line, part in zip(lines, parts, strict=True)
    ]


def _enter(  # noqa: PLR0913, PLR0917  # one half, and how its lines are named
    parts: list[Part],
    lines: list[str],
    header: Header,
    fields: dict[str, Part],
    body: Part,
    fates_of: Callable[[list[str]], list[Fate]],
) -> None:
    """
    Enter the lines of one half.
    """
    for number, name in header.fields.items():
        parts[number] = fields[name]
    for number in header.loose:
        parts[number] = body
    places = [
        number
        for number in range(header.ends_at, len(lines))
        if lines[number] and not lines[number].isspace()
    ]
    fates = fates_of([lines[number] for number in places])
    for number, fate in zip(places, fates, strict=True):
        parts[number] = _AGAIN.get(fate, body)
