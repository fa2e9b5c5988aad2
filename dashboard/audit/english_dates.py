"""Find the dates of a translation: days with or without their month, months, years."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

if TYPE_CHECKING:
    from collections.abc import Iterator

MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
YEARS: Final = range(1800, 2000)
"""Four figures that are read as a year wherever they stand alone."""
_MONTH: Final = (
    "|".join(f"{name[:3]}(?:{name[3:]})?" for name in MONTHS if name != "May") + "|May|Sept"
)
_ORDINALS: Final = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"),
    *("tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth"),
    *("seventeenth", "eighteenth", "nineteenth", "twentieth", "twenty-first", "twenty-second"),
    *("twenty-third", "twenty-fourth", "twenty-fifth", "twenty-sixth", "twenty-seventh"),
    *("twenty-eighth", "twenty-ninth", "thirtieth", "thirty-first"),
)
_WORD: Final = "|".join(sorted(_ORDINALS, key=len, reverse=True))
_DAY: Final = rf"(?:\d{{1,2}}(?!\d|[.,]\d|:\d)(?:st|nd|rd|th)?|{_WORD})"
_JOINT: Final = r"(?:\s?[-–—]\s?|,? and |, | to (?:the )?| & |,? and the | through (?:the )?)"
_MORE: Final = rf"(?:{_JOINT}{_DAY}\b){{0,30}}"
"""Days of a month; a list of all numbers is looked through once, not from each of them."""
_DATE: Final = re.compile(
    rf"\b(?P<month>{_MONTH})\b\.?(?: the)? (?P<days>{_DAY}{_MORE})(?!\d)\b"
    rf"|\b(?P<days_before>{_DAY}{_MORE})(?: day)?(?: of)?"
    rf" (?P<month_behind>{_MONTH})\b"
    rf"|\b(?P<day>\d{{1,2}}(?:st|nd|rd|th)|{_WORD})\b"
    rf"|\b(?P<month_alone>{_MONTH})\b(?!\.[a-z])"
    r"|(?<![\d,.])(?P<year>1[89]\d\d)(?![\d,]\d|\d)(?:[-–/](?P<to>\d\d)(?!\d))?"
)
_COUNTED: Final = re.compile(
    r"[ -](?:[A-Z]|anniversar|birthday|centur|session|congress|conference|meeting|plenary|round"
    r"|grade|class|floor|parallel|district|division|army|corps|regiment|brigade|company|time|place"
    r"|term|issue|batch|year|month|day\b|lunar|largest|most|best)"
)
"""What an ordinal counts where it is no day: the 17th anniversary, the 7th Fleet."""
_ONE_DAY: Final = re.compile(_DAY)


class EnglishDate(NamedTuple):
    """
    A date as a translation says it; a year is one by itself.

    Attributes:
        start: 0-based offset of the first character.
        end: Offset behind it.
        year: None where it is not said, as month and day.
        month: From 1.
        day: From 1.
        is_doubtful: What is read as a day may be none: the second, the 17th anniversary.

    """

    start: int
    end: int
    year: int | None
    month: int | None
    day: int | None
    is_doubtful: bool = False


def english_dates(text: str) -> list[EnglishDate]:
    """
    List the dates of an English text; each day of several is one, years stand by themselves.

    >>> [date[2:5] for date in english_dates("On March 3rd and 5th, 1954; on the 7th; in May")]
    [(None, 3, 3), (None, 3, 5), (1954, None, None), (None, None, 7), (None, 5, None)]
    """
    found: list[EnglishDate] = []
    for match in _matches(text):
        if match["year"]:
            year = int(match["year"])
            found.append(EnglishDate(*match.span(), year, None, None))
            if match["to"]:  # 1953-54
                found.append(
                    EnglishDate(*match.span(), year // 100 * 100 + int(match["to"]), None, None)
                )
            continue
        name = match["month"] or match["month_behind"] or match["month_alone"]
        month = _month(name) if name else None
        group = next((g for g in ("days", "days_before", "day") if match[g]), None)
        if group is None:
            found.append(EnglishDate(*match.span(), None, month, None))
            continue
        days = list(_ONE_DAY.finditer(text, match.start(group), match.end(group)))
        for at, day in enumerate(days):
            start = match.start() if at == 0 else day.start()
            end = match.end() if at == len(days) - 1 else day.end()
            is_doubtful = day[0] in _ORDINALS or (
                month is None and _COUNTED.match(text, end) is not None
            )
            found.append(EnglishDate(start, end, None, month, _day(day[0]), is_doubtful))
    return found


def ordinal(day: int) -> str:
    """
    Write a day of the month.

    >>> ordinal(1), ordinal(12), ordinal(23)
    ('1st', '12th', '23rd')
    """
    ending = "th" if 10 < day < 14 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"{day}{ending}"


def _matches(text: str) -> Iterator[re.Match[str]]:
    """
    Match the pattern where a month, a figure or an ordinal begins: 3 us a row
    instead of 240 (285 rows of 51 articles, one core, 2026).
    """
    end = 0
    for _, start, _ in _starts().find_matches_as_indexes(text):
        if start >= end and not (start and text[start - 1].isalnum()):
            match = _DATE.match(text, start)
            if match:
                end = match.end()
                yield match


@cache
def _starts() -> AhoCorasick:
    words = [*map(str, range(10)), *(month[:3] for month in MONTHS), *_ORDINALS]
    return AhoCorasick(words, matchkind=MatchKind.LeftmostLongest)


def _month(name: str) -> int:
    return next(at for at, month in enumerate(MONTHS, start=1) if month.startswith(name[:3]))


def _day(said: str) -> int:
    if said in _ORDINALS:
        return _ORDINALS.index(said) + 1
    return int(re.sub(r"\D", "", said))
