"""The two headers of a file: the keyed one on top, and the original's, by position."""

from __future__ import annotations

import re
import unicodedata
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_KEYS = {key: key for key in ("title", "author", "date", "page")} | {"edition": "page"}
_AS_USUAL = {key.title(): field for key, field in _KEYS.items()}
_OTHER_KEY = re.compile(r"\s*[A-Za-z][A-Za-z ]{0,30}[:：]")
_PAGE = re.compile(r"(?<!\d)\d{1,3}(?!\d)")
_DASH = "-‐‑‒–—―−－"  # hyphens, dashes and minus signs, however a date was typed
_YMD = rf"(\d{{4}})\s*[{_DASH}/.／．年]\s*(\d{{1,2}})\s*[{_DASH}/.／．月]\s*(\d{{1,2}})"
DATE = re.compile(rf"(?<!\d){_YMD}(?!\d)")
"""A date of numbers within a text: year, month and day, not checked."""
_DATE_LINE = re.compile(rf"{_YMD}\s*日?")
_PAGE_LINE = re.compile(r"第\s*(\d{1,3})\s*版\s*(?:[(（](.*)[)）])?")
_COLUMN_LINE = re.compile(r"[专專][栏欄]\s*[:：](.*)")
_ORDER = ("date", "page", "column_zh")
_LONGEST_KEY = 40
"""Characters, blanks before it and the colon included."""
_LINES_LOOKED_AT = 20
"""How many lines more are searched for a "###" that is not the first."""


class Header(NamedTuple):
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
        fields: Index of each line that is a field -> the field's name.
        loose: Indexes of lines among them that are none, and so belong to the body.
        ends_at: Index of the first line behind the header.

    """

    title: str
    author: str | None
    date: str
    date_at: int | None
    page: int | None
    section: str | None
    column: str | None
    fields: dict[int, str]
    loose: list[int]
    ends_at: int


def read_english_header(lines: Sequence[str]) -> Header:
    """
    Read the keys Title, Author, Date, and Page or Edition at the top.

    Blank lines may stand anywhere between them. A line with another key, or with
    another value for the same key, ends the header unless the next line is a key
    still missing. It belongs to the body, as does a date or page that is no number:
    nothing else keeps it.

    >>> lines = ["Title: Snow", "", "Date: 1954-03-03", "Page: 1", "It snows."]
    >>> header = read_english_header(lines)
    >>> header.title, header.author, header.date, header.page, header.ends_at
    ('Snow', None, '1954-03-03', 1, 4)
    """
    return _usual_english_header(lines) or _any_english_header(lines)


def _usual_english_header(lines: Sequence[str]) -> Header | None:
    """
    Read the same header with a look at six lines, if it is written as in the archive.

    That is a quarter of the time of the general rule.
    """
    second = 1 if len(lines) > 1 and lines[1] else 2  # one title of ten has a blank line below it
    if len(lines) < second + 3:
        return None
    title, (author, day, page) = lines[0], lines[second : second + 3]
    if not (title.startswith("Title:") and author.startswith("Author:") and day[:5] == "Date:"):
        return None
    key, _, number = page.partition(":")
    date, number = day[5:].strip(), number.strip()
    if (
        _AS_USUAL.get(key) != "page"
        or DATE.search(date) is None
        or not (number.isascii() and number.isdigit() and len(number) <= 3)
    ):
        return None
    below = next(filter(None, islice(lines, second + 3, None)), "")
    if below.isspace() or _key_and_value(below)[0] is not None:
        return None
    return Header(
        title[6:].strip(),
        author[7:].strip() or None,
        date,
        second + 1,
        int(number) or None,
        None,
        None,
        {0: "title", second: "author", second + 1: "date", second + 2: "page"},
        [],
        second + 3,
    )


def _any_english_header(lines: Sequence[str]) -> Header:
    values: dict[str, str] = {}
    places: dict[str, int] = {}
    fields: dict[int, str] = {}
    passed: list[int] = []
    loose: list[int] = []
    ends_at = 0
    for number, line in enumerate(lines):
        if not line or line.isspace():
            continue
        key, value = _key_and_value(line)
        if key is None or values.get(key, value) != value:
            if passed or len(values) == 4 or _OTHER_KEY.match(line) is None:
                break
            passed.append(number)
            continue
        if passed and key in values:
            break
        loose += passed
        passed = []
        values[key] = value
        places.setdefault(key, number)
        fields[number] = key
        ends_at = number + 1
    page = _read_page(values.get("page", ""))
    written = values.get("page")
    if written and page is None and written.strip("0０"):
        loose += _released(fields, "page")
    if values.get("date") and DATE.search(values["date"]) is None:
        loose += _released(fields, "date")
    return Header(
        title=values.get("title", ""),
        author=values.get("author") or None,
        date=values.get("date", ""),
        date_at=places.get("date"),
        page=page,
        section=None,
        column=None,
        fields=fields,
        loose=sorted(loose) if loose else loose,
        ends_at=ends_at,
    )


def read_chinese_header(lines: Sequence[str]) -> Header:
    """
    Read the original's header: ### title, author, date, 第N版(section), 专栏：column.

    The author's line is empty where there is none. A title may have lost its
    "###" if the rest of the header follows; without any header, all is body. So are
    lines above the "###".

    >>> lines = ["### 普遍降雪", "", "1954-03-03", "第1版()", "专栏：", "", "    据新华社讯"]
    >>> header = read_chinese_header(lines)
    >>> header.title, header.author, header.date, header.page, header.ends_at
    ('普遍降雪', None, '1954-03-03', 1, 5)
    """
    return _usual_chinese_header(lines) or _any_chinese_header(lines)


def _usual_chinese_header(lines: Sequence[str]) -> Header | None:
    """
    Read the same header by the positions that its lines have in the archive.

    That is a third of the time of the general rule.
    """
    at = 0
    while at < len(lines) and not lines[at]:
        at += 1
    if at + 5 > len(lines) or not lines[at].startswith("###"):
        return None
    title, author, date, page, column = (line.strip() for line in lines[at : at + 5])
    title = title.lstrip("#").strip()
    on_page = _PAGE_LINE.fullmatch(page)
    if (
        not title
        or on_page is None
        or not column.startswith("专栏：")
        or _DATE_LINE.fullmatch(date) is None
        or _match(author) is not None
    ):
        return None
    fields = {at: "title_zh", at + 2: "date", at + 3: "page", at + 4: "column_zh"}
    if author:
        fields[at + 1] = "author_zh"
    number, section = on_page.groups()
    return Header(
        title,
        author or None,
        date,
        at + 2,
        int(number) or None,
        section.strip() or None if section else None,
        column[3:].strip() or None,
        fields,
        [],
        at + 5,
    )


def _any_chinese_header(lines: Sequence[str]) -> Header:
    found_lines = _filled(lines)
    rest = list(islice(found_lines, 6))
    loose: list[int] = []
    if rest and rest[0][1][0] != "#":
        rest += islice(found_lines, _LINES_LOOKED_AT)
        above = _lines_above_heading(rest)
        loose = [number for number, _ in rest[:above]]
        rest = rest[above:]
    fields: dict[int, str] = {}
    title = ""
    if rest and _is_title(rest):
        title = rest[0][1].lstrip("#").strip()
        fields[rest[0][0]] = "title_zh"
        rest = rest[1:]
    matches = [_match(line) for _, line in rest[:4]]
    author = None
    if title and len(matches) > 1 and matches[0] is None and matches[1] is not None:
        author = rest[0][1]
        fields[rest[0][0]] = "author_zh"
        del rest[0], matches[0]
    date, date_at, page, section, column = "", None, None, None, None
    kinds = iter(_ORDER)
    for (number, line), matched in zip(rest, matches[:3], strict=False):
        # Each kind once, and in the usual order: "in" uses the iterator up to where it finds it.
        if matched is None or matched[0] not in kinds:
            break
        kind, found = matched
        fields[number] = kind
        if kind == "date":
            date, date_at = line, number
        elif kind == "page":
            page, section = _read_page(found[1]), (found[2] or "").strip() or None
        else:
            column = found[1].strip() or None
    ends_at = max(fields, default=-1) + 1
    return Header(
        title,
        author,
        date,
        date_at,
        page,
        section,
        column,
        fields,
        loose if ends_at else [],
        ends_at,
    )


def is_header_line(line: str) -> bool:
    """
    Tell whether a line, stripped, is the date, page or column of an original's header.
    """
    return _match(line) is not None


def _key_and_value(line: str) -> tuple[str | None, str]:
    """
    Part a line at its first colon; None instead of a key that is not one of ours.
    """
    head, colon, _ = line[:_LONGEST_KEY].partition(":")
    if "：" in head:
        head, colon, _ = head.partition("：")
    if not colon:
        return None, ""
    key = _AS_USUAL.get(head)
    if key is None:
        said = head if head.isascii() else unicodedata.normalize("NFKC", head)
        key = _KEYS.get(said.strip().lower())
        if key is None:
            return None, ""
    return key, line[len(head) + 1 :].strip()


def _released(fields: dict[int, str], field: str) -> list[int]:
    """
    Take away the lines of a field that could not be read.
    """
    numbers = [number for number, name in fields.items() if name == field]
    for number in numbers:
        del fields[number]
    return numbers


def _filled(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(lines):
        if line and (text := line.strip()):
            yield number, text


def _lines_above_heading(filled: list[tuple[int, str]]) -> int:
    """
    Count the lines above a "###" that has the rest of the header right below it.
    """
    for above, (_, line) in enumerate(filled):
        if line[0] == "#":
            below = filled[above + 1 : above + 4]
            if any(is_header_line(each) for _, each in below):
                return above
        elif is_header_line(line):
            break
    return 0


def _is_title(filled: list[tuple[int, str]]) -> bool:
    first = filled[0][1]
    return first[0] == "#" or (
        not is_header_line(first) and any(is_header_line(line) for _, line in filled[1:3])
    )


def _match(line: str) -> tuple[str, re.Match[str]] | None:
    """
    Match a stripped line with the one form that its first character allows.
    """
    first = line[:1]
    if first == "第":
        kind, found = "page", _PAGE_LINE.fullmatch(line)
    elif first in {"专", "專"}:
        kind, found = "column_zh", _COLUMN_LINE.fullmatch(line)
    elif first.isdigit():
        kind, found = "date", _DATE_LINE.fullmatch(line)
    else:
        return None
    return None if found is None else (kind, found)


def _read_page(written: str) -> int | None:
    found = _PAGE.search(written)
    return int(found[0]) or None if found else None
