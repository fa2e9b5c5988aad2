"""The two headers of a file: the keyed one on top, and the original's, by position."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_FIELD = re.compile(r"\s*(Title|Author|Date|Page|Edition)[ \t]*[:：](.*)", re.IGNORECASE)
_PAGE = re.compile(r"(?<!\d)\d{1,3}(?!\d)")
_DATE_LINE = re.compile(r"\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?")
_PAGE_LINE = re.compile(r"第\s*(\d{1,3})\s*版\s*(?:[(（](.*)[)）])?")
_COLUMN_LINE = re.compile(r"专栏\s*[:：](.*)")


@dataclass(frozen=True, slots=True)
class Header:
    """
    What one header says, as written.

    Attributes:
        title: "" where missing.
        author: None where blank.
        date: The date as written, not yet checked; "" where missing.
        date_at: Index of the date's line among the lines given.
        page: None where missing, 0, or no number.
        section: What stands in the brackets behind the page; only in the original.
        column: Name of the column; only in the original.
        ends_at: Index of the first line behind the header.

    """

    title: str
    author: str | None
    date: str
    date_at: int | None
    page: int | None
    section: str | None
    column: str | None
    ends_at: int


def read_english_header(lines: Sequence[str]) -> Header:
    """
    Read the keys Title, Author, Date, and Page or Edition at the top.

    Blank lines may stand anywhere between them. The header ends at the first
    other line, or where a key comes a second time with another value.

    >>> lines = ["Title: Snow", "", "Date: 1954-03-03", "Page: 1", "It snows."]
    >>> header = read_english_header(lines)
    >>> header.title, header.author, header.date, header.page, header.ends_at
    ('Snow', None, '1954-03-03', 1, 4)
    """
    values: dict[str, str] = {}
    places: dict[str, int] = {}
    ends_at = 0
    for number, line in enumerate(lines):
        if not line.strip():
            continue
        field = _FIELD.fullmatch(line)
        if field is None:
            break
        key = field[1].lower().replace("edition", "page")
        if values.setdefault(key, field[2].strip()) != field[2].strip():
            break
        places.setdefault(key, number)
        ends_at = number + 1
    return Header(
        title=values.get("title", ""),
        author=values.get("author") or None,
        date=values.get("date", ""),
        date_at=places.get("date"),
        page=_read_page(values.get("page", "")),
        section=None,
        column=None,
        ends_at=ends_at,
    )


def read_chinese_header(lines: Sequence[str]) -> Header:
    """
    Read the original's header: ### title, author, date, 第N版(section), 专栏：column.

    The author's line is empty where there is none. A title may have lost its
    "###" if the rest of the header follows; without any header, all is body.

    >>> lines = ["### 普遍降雪", "", "1954-03-03", "第1版()", "专栏：", "", "    据新华社讯"]
    >>> header = read_chinese_header(lines)
    >>> header.title, header.author, header.date, header.page, header.ends_at
    ('普遍降雪', None, '1954-03-03', 1, 5)
    """
    filled = [(number, line.strip()) for number, line in enumerate(lines) if line.strip()]
    title, rest = _take_title(filled)
    ends_at = filled[len(filled) - len(rest) - 1][0] + 1 if len(rest) < len(filled) else 0
    author = None
    if title and len(rest) > 1 and not is_header_line(rest[0][1]) and is_header_line(rest[1][1]):
        author = rest[0][1]
        rest = rest[1:]
    date, date_at, page, section, column = "", None, None, None, None
    for (number, line), pattern in _header_lines(rest):
        ends_at = number + 1
        if pattern is _DATE_LINE:
            date, date_at = line, number
        elif (found := _PAGE_LINE.fullmatch(line)) is not None:
            page, section = _read_page(found[1]), (found[2] or "").strip() or None
        elif (found := _COLUMN_LINE.fullmatch(line)) is not None:
            column = found[1].strip() or None
    return Header(title, author, date, date_at, page, section, column, ends_at)


def is_header_line(line: str) -> bool:
    """
    Tell whether a line is the date, page or column of an original's header.
    """
    return any(
        pattern.fullmatch(line.strip()) for pattern in (_DATE_LINE, _PAGE_LINE, _COLUMN_LINE)
    )


def _take_title(filled: list[tuple[int, str]]) -> tuple[str, list[tuple[int, str]]]:
    """
    Separate the title from the lines below it.
    """
    if not filled:
        return "", filled
    first = filled[0][1]
    is_marked = first.startswith("#")
    if is_marked or (
        not is_header_line(first) and any(is_header_line(line) for _, line in filled[1:3])
    ):
        return first.lstrip("#").strip(), filled[1:]
    return "", filled


def _header_lines(
    rest: list[tuple[int, str]],
) -> list[tuple[tuple[int, str], re.Pattern[str]]]:
    """
    The lines at the start that are date, page or column, each kind once, in that order.
    """
    taken = []
    order = [_DATE_LINE, _PAGE_LINE, _COLUMN_LINE]
    for numbered in rest[:3]:
        pattern = next((each for each in order if each.fullmatch(numbered[1])), None)
        if pattern is None:
            break
        taken.append((numbered, pattern))
        order = order[order.index(pattern) + 1 :]
    return taken


def _read_page(written: str) -> int | None:
    found = _PAGE.search(written)
    return int(found[0]) or None if found else None
