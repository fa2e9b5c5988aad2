"""From the text of a file to an article."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from dashboard.archive.article import Article, ArticleFormatError
from dashboard.archive.bodies import chinese_body, english_body
from dashboard.archive.halves import split_halves
from dashboard.archive.headers import DATE, Header, read_chinese_header, read_english_header
from dashboard.archive.headings import Heading

if TYPE_CHECKING:
    from collections.abc import Iterator

_YEARS = range(1900, 2100)
"""Years a newspaper's issue may have; any other is a slip that would stretch every chart."""


def parse_article(text: str, path: str) -> Article:
    """
    Read one file of the archive.

    Date and page are the keyed header's; where that has none, the original's;
    the date, at last, may be the one in the file's name. Where the two halves
    disagree the keyed header wins. One of the two halves may be missing.

    Lines end with LF, CR LF or CR and nothing else: a form feed or U+2028 is a blank
    within its line. Every line is a field, body, or says again what one of them says;
    dashboard.archive.accounts tells which.

    Args:
        text: The file as decoded; byte order marks at its start are fine.
        path: Where it came from, for the error and for a date in its name.

    Raises:
        ArticleFormatError: "no title", "no date" or "impossible date".

    """
    halves = split_halves(with_line_feeds(text))
    english = read_english_header(halves.english)
    chinese = read_chinese_header(halves.chinese)
    if not (english.title or chinese.title):
        raise ArticleFormatError(
            path,
            None,
            "no title",
            'Neither a line "Title: ..." at the top nor a line "### ..." below "Original:" '
            "names the article. Add one of them, or take the file out of the archive's folder.",
        )
    return Article(
        issue_date=_issue_date(path, english, chinese, halves.chinese_from),
        page=english.page or chinese.page,
        section_zh=chinese.section,
        column_zh=chinese.column,
        title_en=english.title,
        title_zh=chinese.title,
        author_en=english.author,
        author_zh=chinese.author,
        body_en=_with_loose(
            halves.english,
            english,
            english_body(
                halves.english[english.ends_at :],
                Heading(english.title, english.author, chinese.column),
                halves.chinese,
            ),
        ),
        body_zh=_with_loose(
            halves.chinese,
            chinese,
            chinese_body(
                halves.chinese[chinese.ends_at :],
                Heading(chinese.title, chinese.author, chinese.column),
            ),
        ),
        named_entities=halves.entities,
    )


def lines_of(text: str) -> list[str]:
    """
    Part a text into lines without their ends, as editors and grep number them.
    """
    return with_line_feeds(text).split("\n")


def with_line_feeds(text: str) -> str:
    """
    End all lines of a text alike, and take byte order marks off its start.
    """
    text = text.lstrip("\ufeff")
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _with_loose(lines: list[str], header: Header, body: str) -> str:
    """
    Put the lines that stand within a header, and are none of it, at the head of the body.
    """
    if not header.loose:
        return body
    loose = [lines[number].strip() for number in header.loose]
    return "\n".join([*loose, body] if body else loose)


def _issue_date(path: str, english: Header, chinese: Header, chinese_from: int) -> date:
    """
    Take the first date written; one that no calendar knows is refused, not passed over.
    """
    if (day := _usual_day(english.date)) is not None:
        return day
    for written, line in _dates_written(path, english, chinese, chinese_from):
        if (found := DATE.search(written)) is None:
            continue
        year, month, day_of_month = map(int, found.groups())
        try:
            day = date(year, month, day_of_month)
        except ValueError:
            fault = "is no day of the calendar"
        else:
            if year in _YEARS:
                return day
            fault = f"lies outside the years {_YEARS[0]} to {_YEARS[-1]}"
        raise ArticleFormatError(
            path,
            line,
            "impossible date",
            f"The date {found[0]!r} {fault}. Expected YYYY-MM-DD, for example 1954-03-30. "
            "Correct it after the printed issue.",
        )
    found_instead = f", only {english.date[:60]!r}" if english.date else ""
    raise ArticleFormatError(
        path,
        None if english.date_at is None else english.date_at + 1,
        "no date",
        f"Neither header nor the file's name holds a date{found_instead}. "
        'Expected a line "Date: YYYY-MM-DD" at the top. Add it, for example "Date: 1954-03-30".',
    )


def _usual_day(written: str) -> date | None:
    """
    Read YYYY-MM-DD, which nearly all dates are, in a fifth of the time of the general rule.
    """
    if written[4:5] != "-" or written[7:8] != "-":
        return None
    try:
        day = date.fromisoformat(written)
    except ValueError:
        return None
    return day if day.year in _YEARS else None


def _dates_written(
    path: str, english: Header, chinese: Header, chinese_from: int
) -> Iterator[tuple[str, int | None]]:
    """
    The places where a date may stand, best first, each with its line in the file.
    """
    yield english.date, None if english.date_at is None else english.date_at + 1
    yield chinese.date, None if chinese.date_at is None else chinese_from + chinese.date_at + 1
    yield path.rpartition("/")[2], None
