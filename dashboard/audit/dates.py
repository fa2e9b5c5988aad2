"""
Check the dates of an original against those of its translation.

The archive warns of one fault above all: 七日, the 7th of the month that the issue is of, given
as "July 7th".
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

from dashboard.audit.english_dates import MONTHS, YEARS, EnglishDate, english_dates, ordinal
from dashboard.figures.english import english_numbers
from dashboard.language.numerals import parse_chinese_numeral

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet
    from datetime import date

    from dashboard.audit.check import Bitext, Check, Span, Verdict

_DIGIT: Final = "〇○零一二三四五六七八九0-9０-９"
_NUMBER: Final = rf"[{_DIGIT}十廿卅]{{1,3}}"
_YEAR: Final = (
    rf"(?P<year>[一二1-2１２][{_DIGIT}]{{3}}|(?<![{_DIGIT}十百千万])[四五六七4-7４-７][{_DIGIT}])年"
)
_DATE: Final = re.compile(
    rf"(?:{_YEAR})?"
    rf"(?:(?<![{_DIGIT}十百千万第几数])(?P<month>正|{_NUMBER})月(?:份)?)?"
    rf"(?:(?<![{_DIGIT}十百千万第几数近前])(?:(?P<first>{_NUMBER})日?[、至到—－-])?"
    rf"(?P<day>{_NUMBER})日(?![内间报游程来用]|千里|三餐|不|之间|之内|以内|夜夜))?"
)
_MONTH_BEFORE: Final = re.compile(rf"[{_DIGIT}十]、$")
_TWO_DIGITS: Final = re.compile("[一二三四五六七八九]{2}")
_MONTHS_BESIDE: Final = {"上月": -1, "本月": 0, "这月": 0, "下月": 1}
_OF_DISPATCH: Final = re.compile("[电讯]")
_NAMED_DAYS: Final[Mapping[tuple[int | None, int | None], tuple[str, ...]]] = {
    (5, 1): ("May Day", "May First"), (5, 4): ("May Fourth", "May 4th"),
    (10, 1): ("National Day",), (8, 1): ("Army Day", "August First"),
    (3, 8): ("Women's Day", "Women’s Day", "March Eighth"), (6, 1): ("Children's Day",),
    (1, 1): ("New Year's Day", "New Year’s Day"), (7, 7): ("July Seventh", "Double Seventh"),
    (10, 10): ("Double Ten",), (12, 9): ("December Ninth",),
}  # fmt: skip
"""Days that are said by a name, by month and day."""
_BEGINS: Final = re.compile(rf"[正{_DIGIT}十廿卅]")
_LUNAR: Final = re.compile(r"(?:阴历|农历|旧历|夏历|古历)(?:\D{0,4}年)?$")
_NO_DATE_BEFORE: Final = frozenset("每满逾超隔第几数")
_DAYS: Final = re.compile(r"[ -]days?\b", re.IGNORECASE)
_RELATIVE: Final = re.compile(
    r"\b(?:yesterday|today|tonight|(?:last|this|that|the same|the previous|the following|the next)"
    r" (?:day|night|morning|afternoon|evening))\b",
    re.IGNORECASE,
)
_DAYS_BESIDE: Final = 2
_OTHER_DAY: Final = re.compile("昨|前[天日晚夜]|明[天日晚]")
_LAST_DAY: Final = 31
_MOST_TRIED: Final = 250_000
"""Pairs of dates of a row that are tried: with a table of dates in a row a build would not end."""
_DECEMBER: Final = 12


class ChineseDate(NamedTuple):
    """
    A date as the original says it: a year by itself, or a month, a day, or both.

    Attributes:
        start: 0-based offset of the first character.
        end: Offset behind it.
        year: With its century; None where it is not said.
        month: From 1; likewise.
        day: From 1; likewise.

    """

    start: int
    end: int
    year: int | None
    month: int | None
    day: int | None


def chinese_dates(text: str) -> list[ChineseDate]:
    """
    List the dates of a Chinese text: a year is one by itself, and 七、八日 are two days.

    >>> [date[2:] for date in chinese_dates("一九五三年十月，三月五日和七、八日，十日内")]
    [(1953, None, None), (None, 10, None), (None, 3, 5), (None, None, 7), (None, None, 8)]
    """
    found: list[ChineseDate] = []
    end = 0
    for begin in _BEGINS.finditer(text):
        if begin.start() < end:
            continue
        match = _DATE.match(text, begin.start())
        if match and match[0]:
            if not _is_none(text, match):
                found += _read(match)
            end = match.end()
    return found


def _is_none(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - 12) : match.start()]
    is_span = before[-1:] in _NO_DATE_BEFORE or bool(_LUNAR.search(before))
    # 十一、二月 and 一二月 are two months, and may be said as one stretch of time.
    month = match["month"] or ""
    if _TWO_DIGITS.fullmatch(month) or (
        month and not match["year"] and _MONTH_BEFORE.search(before)
    ):
        return True
    # 五年 is a span, 五三年 a year; 三月 behind 这 or before 来 is one, too.
    is_month_alone = match["month"] and not match["year"] and not match["day"]
    return is_span or bool(
        is_month_alone
        and match[0][-1] == "月"
        and (
            text[match.end() : match.end() + 1] in {"来", "多", "余", "有", "之"}
            or before[-1:] == "个"
        )
    )


def _read(match: re.Match[str]) -> Iterator[ChineseDate]:
    year = _value(match["year"])
    if year is not None and year < 100:
        if not match["month"] and year % 10 == year // 10 + 1:
            return  # 五六年 are five or six years
        year += 1900
    month = 1 if match["month"] == "正" else _value(match["month"])
    day, first = _value(match["day"]), _value(match["first"])
    if (month is not None and not 1 <= month <= _DECEMBER) or (
        day is not None and not 1 <= day <= _LAST_DAY
    ):
        return
    if year is month is day is None:
        return
    start, end = match.span()
    if year is not None:
        cut = match.end("year") + 1
        yield ChineseDate(start, cut, year, None, None)
        start = cut
    if first is not None and 1 <= first <= _LAST_DAY:
        cut = match.end("first")
        cut += match.string.startswith("日", cut)
        yield ChineseDate(start, cut, None, month, first)
        start = match.start("day")
    if month is not None or day is not None:
        yield ChineseDate(start, end, None, month, day)


def _value(numeral: str | None) -> int | None:
    value = parse_chinese_numeral(numeral) if numeral else None
    return None if value is None else int(value)


def check_dates(bitext: Bitext, *, on: date, spans: Sequence[Span]) -> list[Check]:
    """
    Check the dates of one text, in order.

    Args:
        bitext: The text.
        on: Day of the issue: the month of a day that is said without one.
        spans: Of quantities, in order: 十日 may be ten days.

    """
    found_zh = [_with_month(each, bitext.zh, on) for each in chinese_dates(bitext.zh)]
    of_dispatches = _of_dispatches(found_zh, bitext.zh, on)
    by_row: dict[int, list[ChineseDate]] = {}
    for each in found_zh:
        if not _overlaps(each, spans):
            by_row.setdefault(bitext.row_at(each.start), []).append(each)
    checks: list[Check] = []
    months: AbstractSet[int] = frozenset()
    for row_no, group in by_row.items():
        start, end = bitext.rows[row_no][2:4]
        named, before = [], []
        for each in group:
            named.append(months | {on.month})
            before.append(months)
            months = months | {each.month} if each.month else months
        may_be = [
            known | _months_of(each, of_dispatches, on)
            for each, known in zip(group, before, strict=True)
        ]
        passage = bitext.en[start:end]
        offered = english_dates(passage) + _other_years(group, passage)
        if len(group) * len(offered) > _MOST_TRIED:
            continue
        row_zh = bitext.zh[slice(*bitext.rows[row_no][:2])]
        has_relative = _OTHER_DAY.search(row_zh) is not None
        pairs = _pair(group, offered, named, may_be, has_relative=has_relative)
        spans_en = _days_said(passage) if any(not found for _, found, _ in pairs) else ()
        for each, found, verdict in pairs:
            if verdict != "agrees" and each.year and each.year not in YEARS:
                continue
            if found is None and (
                _may_be_a_span(each, spans_en)
                or _may_be_relative(each, passage)
                or any(name in passage for name in _NAMED_DAYS.get((each.month, each.day), ()))
            ):
                continue
            en = None if found is None else (start + found.start, start + found.end)
            zh = (each.start, each.end)
            checks.append(bitext.check("date", verdict, zh=zh, en=en, expected=_expected(each)))
    return checks


def _with_month(each: ChineseDate, text: str, on: date) -> ChineseDate:
    """Give a day behind 上月, 本月 or 下月 its month."""
    beside = _MONTHS_BESIDE.get(text[max(0, each.start - 2) : each.start])
    if beside is None or each.day is None or each.month is not None:
        return each
    return each._replace(start=each.start - 2, month=(on.month - 1 + beside) % _DECEMBER + 1)


def _of_dispatches(dates: Sequence[ChineseDate], text: str, on: date) -> dict[int, int]:
    """Map the days of dispatches, 三十一日电, to their months: none is of the future."""
    return {
        each.day: on.month if each.day <= on.day else (on.month - 2) % _DECEMBER + 1
        for each in dates
        if each.day is not None and each.month is None and _OF_DISPATCH.match(text, each.end)
    }


def _months_of(each: ChineseDate, of_dispatches: Mapping[int, int], on: date) -> AbstractSet[int]:
    """
    Give the months which a day without a month may be of, if the text has named none.

    That of the issue; a day that this month has not come to yet may be one of the month before,
    and one that is past one of the next. The day of a dispatch is of the same month throughout.
    """
    if each.day is None or each.month is not None or each.day == on.day:
        return {on.month}
    if each.day in of_dispatches:
        return {of_dispatches[each.day]}
    beside = -1 if each.day > on.day else 1
    return {on.month, (on.month - 1 + beside) % _DECEMBER + 1}


def _other_years(dates: Sequence[ChineseDate], passage: str) -> list[EnglishDate]:
    """Find the years that are no years to whoever does not look for them: 1644, 2000."""
    years = {each.year for each in dates if each.year} - {*YEARS}
    return [
        EnglishDate(*match.span(), year, None, None)
        for year in sorted(years)
        for match in re.finditer(rf"(?<![\d,.]){year}(?![\d,]\d|\d)", passage)
    ]


def _overlaps(each: ChineseDate, spans: Sequence[Span]) -> bool:
    at = bisect_right(spans, (each.end - 1, sys.maxsize)) - 1
    return at >= 0 and spans[at][1] > each.start


def _pair(
    dates: Sequence[ChineseDate],
    offered: Sequence[EnglishDate],
    named: Sequence[AbstractSet[int]],
    may_be: Sequence[AbstractSet[int]],
    *,
    has_relative: bool,
) -> list[tuple[ChineseDate, EnglishDate | None, Verdict]]:
    """
    Give for each date what renders it: the same first, then the only one that may be meant.

    Args:
        dates: Of a row of the original, in order.
        offered: Of its translation.
        named: For each date the month of the issue, and those that the original has named
            before.
        may_be: All months that it may be of.
        has_relative: The original says yesterday or tomorrow, and the translation may say the day.

    """
    free = list(offered)
    partners: list[tuple[EnglishDate | None, Verdict]] = [(None, "missing")] * len(dates)
    # 八月二日 before 二日电, which may be left out.
    for at in sorted(range(len(dates)), key=lambda at: dates[at].month is None):
        each = dates[at]
        fitting = [found for found in free if _says(each, found, may_be[at])]
        same = min(fitting, key=partial(_unlikeness, each), default=None)
        if same is not None:
            partners[at] = same, "agrees"
            if each.year is None:
                free.remove(same)  # a year may be meant twice and said once
    said = {each.year for each in dates}
    free = [found for found in free if found.year is None or found.year not in said]
    for at, each in enumerate(dates):
        if partners[at][0] is None:
            other = _other(each, free, named[at])
            if other is not None and not (has_relative and _is_beside(each, other)):
                free.remove(other)
                partners[at] = other, "differs"
    _straighten(dates, partners)
    return [(each, *partner) for each, partner in zip(dates, partners, strict=True)]


def _is_beside(each: ChineseDate, other: EnglishDate) -> bool:
    """Say whether two dates are a day or two apart, as yesterday is."""
    return (
        each.day is not None and other.day is not None and abs(each.day - other.day) <= _DAYS_BESIDE
    )


def _straighten(
    dates: Sequence[ChineseDate], partners: list[tuple[EnglishDate | None, Verdict]]
) -> None:
    """Put what renders the same date several times in the order of the translation."""
    places: dict[tuple[int | None, ...], list[int]] = {}
    for at, each in enumerate(dates):
        if partners[at][0] is not None:
            places.setdefault(each[2:], []).append(at)
    for same in places.values():
        in_order = sorted((partners[at] for at in same), key=_start)
        for at, partner in zip(same, in_order, strict=True):
            partners[at] = partner


def _start(partner: tuple[EnglishDate | None, Verdict]) -> int:
    return partner[0].start if partner[0] is not None else -1


def _may_be_a_span(each: ChineseDate, days: Collection[float]) -> bool:
    """Say whether 三日 may be three days after all; and of a month alone there are many words."""
    return each.day in days if each.day is not None else each.month is not None


def _may_be_relative(each: ChineseDate, passage: str) -> bool:
    """Say whether a day may be said from that of the dispatch: last night, yesterday."""
    return each.day is not None and _RELATIVE.search(passage) is not None


def _days_said(passage: str) -> set[float]:
    """List how many days a passage speaks of: three days, a ten-day meeting."""
    numbers = english_numbers(passage)
    return {number.value for number in numbers if _DAYS.match(passage, number.end)}


def _says(each: ChineseDate, found: EnglishDate, months: AbstractSet[int]) -> bool:
    """Say whether a date of the translation is that of the original."""
    if each.year is not None:
        return found.year == each.year
    if each.day is None:
        return found.month == each.month
    if found.day != each.day:
        return False
    if each.month is not None:
        return found.month in {None, each.month}
    return found.month is None or found.month in months


def _unlikeness(each: ChineseDate, found: EnglishDate) -> tuple[bool, bool]:
    """Rank what may say a date: "the second" may count, and what has no month is of any."""
    return found.is_doubtful, found.month != each.month


def _other(
    each: ChineseDate, free: Sequence[EnglishDate], months: AbstractSet[int]
) -> EnglishDate | None:
    """
    Give what a translation has instead of a date, if only one thing may be that.

    The same day of another month; else another day, another month or another year, as it is.
    """
    if each.year is not None:
        alike = [found for found in free if found.year]
    elif each.day is None:
        alike = [found for found in free if found.month and found.month not in months]
    else:
        same_day = [found for found in free if found.day == each.day and found.month]
        if same_day:
            return same_day[0]
        alike = [
            found
            for found in free
            if found.day and not found.is_doubtful and found.month in {None, each.month, *months}
        ]
    return alike[0] if len(alike) == 1 else None


def _expected(each: ChineseDate) -> str:
    """Say a date in English: March 7, the 7th, March, 1953."""
    if each.year is not None:
        return str(each.year)
    month = MONTHS[each.month - 1] if each.month else ""
    if each.day is None:
        return month
    return f"{month} {each.day}" if month else f"the {ordinal(each.day)}"
