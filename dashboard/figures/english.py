"""Find the numbers of a translation, with their places: figures, words, fractions, multiples."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import product
from math import isfinite
from typing import TYPE_CHECKING, Final, NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from dashboard.language.numerals import ARABIC, ORDINAL, SCALES, SMALL_NUMBERS, english_number

if TYPE_CHECKING:
    from collections.abc import Iterator

_PART_TO_WHOLE: Final = {
    "half": 2,
    "halves": 2,
    "quarter": 4,
    **{
        word: whole
        for whole, word in enumerate(
            ["third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"], start=3
        )
    },
    "twentieth": 20,
    "hundredth": 100,
    "thousandth": 1_000,
}
_MULTIPLE_TO_VALUE: Final = {
    **dict.fromkeys(("twice", "double", "doubled", "doubling", "twofold"), 2.0),
    **dict.fromkeys(("thrice", "triple", "tripled", "threefold"), 3.0),
    **dict.fromkeys(("quadruple", "quadrupled", "fourfold"), 4.0),
    **{f"{word}fold": float(value) for word, value in SMALL_NUMBERS.items() if 5 <= value <= 10},
    "hundredfold": 100.0,
}
_DECADES: Final = {
    word[:-1] + "ies": float(value) for word, value in SMALL_NUMBERS.items() if word.endswith("ty")
}
_VALUE: Final = "|".join(sorted(SMALL_NUMBERS, key=len, reverse=True))
_SCALE: Final = "|".join(SCALES)
_PART: Final = "|".join(sorted(_PART_TO_WHOLE, key=len, reverse=True))
_MULTIPLE: Final = "|".join(sorted(_MULTIPLE_TO_VALUE, key=len, reverse=True))
_NO_WORD: Final = r"(?!-(?!year|hour|month|day|century|price|time)[a-z])"
"""A half-year is one half, a half-track is not."""
_BARE: Final = rf"(?:(?<=past |last |next |each )|(?<=every |first )|(?<=per ))(?:{_SCALE})\b"
"""The past hundred years."""
_NUMBER: Final = re.compile(
    rf"(?:(?P<one>\d+)/(?P<other>\d+)(?![\d/])"
    rf"|(?P<number>(?:{ARABIC})(?P<ordinal>st\b|nd\b|rd\b|th\b)?(?:[ -](?:{_SCALE})\b){{0,2}}"
    rf"|(?:{_VALUE}|an? (?=(?:{_SCALE}))(?:{_SCALE}))\b"
    rf"(?:(?:[ -]|(?<=hundred) and )(?:{_VALUE}|{_SCALE})\b)*)"
    rf"(?:(?P<half>[ -]and[ -](?:a|one)[ -]half)(?:[ -](?P<scale>{_SCALE})\b)?"
    rf"|[ -](?P<part>{_PART})(?P<parts>s)?\b{_NO_WORD})?"
    rf"|(?P<multiple>{_MULTIPLE})\b"
    rf"|(?P<half_a>half a (?P<half_of>{_SCALE}))\b"
    rf"|(?:an? )?(?P<share>{_PART})\b{_NO_WORD}"
    rf"|(?P<decade>{'|'.join(_DECADES)})\b|(?P<bare>{_BARE})"
    rf"|(?:an? )?(?P<dozen>dozen)\b)"
    rf"(?!-(?:{ORDINAL})\b)(?P<percent>%| percent\b| per cent\b)?"
)
_ONES: Final = "|".join(word for word, value in SMALL_NUMBERS.items() if value < 20)
_TWO: Final = re.compile(rf"(?P<first>{_ONES}) (?:{_ONES})")
"""Four seven-character quatrains."""
_STARTS: Final = (
    *map(str, range(10)),
    *SMALL_NUMBERS,
    *_MULTIPLE_TO_VALUE,
    *(f"a {scale}" for scale in SCALES),
    *SCALES,
    *_DECADES,
    *("half", "a quarter", "quarter", "a third", "a fifth", "a tenth", "dozen", "a dozen"),
)
_FIGURES: Final = 10
_DOZEN: Final = 12.0
_WORD_TO_LOOSELY: Final = {
    **dict.fromkeys(("dozen", "a dozen"), 10.0),
    **dict.fromkeys(("double", "doubled", "doubling", "twofold"), 1.0),
    **dict.fromkeys(("tripled", "threefold"), 2.0),
    **dict.fromkeys(("quadrupled", "fourfold"), 3.0),
    **{word: value - 1 for word, value in _MULTIPLE_TO_VALUE.items() if value >= 5},
}
_MONTH: Final = (
    "january|february|march|april|may|june|july|august|september|october|november|december"
    "|jan|feb|mar|apr|aug|sept?|oct|nov|dec"
)
_MONTH_BEFORE: Final = re.compile(rf"(?:{_MONTH})\.? (?:the )?$")
_MONTH_AFTER: Final = re.compile(rf"(?: of)? (?:{_MONTH})\b")
_OF_AGE: Final = re.compile(
    r"\b(?:his|her|their|my|your|our|early|mid|late|middle)\b[a-z -]{0,25}$"
)
_WINDOW_OF_AGE: Final = 35
_FIRST: Final = re.compile(r"(?<![\d-])\d{1,2}$")
_SECOND: Final = re.compile(r"-(\d{1,2})(?![\d-]|,\d)")
_PLAN: Final = re.compile("-year plan")
_OF_MANY: Final = re.compile(r" (?:parts )?in (?:a |an |one )?$", re.IGNORECASE)
_MANY: Final = frozenset((100.0, 1_000.0, 10_000.0, 100_000.0))
_GREATER: Final = re.compile(
    r"[ -](?P<unit>day|hour|year|yuan|jiao|zhang|chi|foot|feet|shi|dou|mu|jin|catty|catties"
    r"|kilomet(?:er|re)|met(?:er|re)|ton)s?(?:,? and |, | )",
    re.IGNORECASE,
)
_LESSER: Final = re.compile(
    r"[ -](?P<unit>minute|hour|month|jiao|fen|chi|cun|inch|dou|sheng|liang|tael|kilogram"
    r"|centimet(?:er|re)|met(?:er|re))(?:e?s)?\b",
    re.IGNORECASE,
)
_OUNCES: Final = 16
"""Of a jin; since July 1959 ten, so that both are read."""
_TIMES: Final = {
    ("hour", "minute"): 60,
    ("day", "hour"): 24,
    **dict.fromkeys((("year", "month"), ("foot", "inch"), ("feet", "inch")), 12),
    **dict.fromkeys((("yuan", "jiao"), ("zhang", "chi"), ("chi", "cun")), 10),
    **dict.fromkeys((("shi", "dou"), ("dou", "sheng")), 10),
    ("yuan", "fen"): 100,
    **dict.fromkeys((("mu", "fen"), ("jiao", "fen")), 10),
    **dict.fromkeys(product(("jin", "catty", "catties"), ("liang", "tael")), 16),
    **dict.fromkeys(product(("kilometer", "kilometre"), ("meter", "metre")), 1_000),
    **dict.fromkeys(product(("meter", "metre"), ("centimeter", "centimetre")), 100),
    ("ton", "kilogram"): 1_000,
}
"""How many of the lesser unit the greater one has."""
_DECIMALS: Final = 6
_YEARS: Final = range(1840, 2000)
_IN_YEAR: Final = re.compile(r"\bin \d{4}$")
"""From 260,000 in 1957 to 150,000."""
_RANGE: Final = frozenset({" to ", " or ", "-", "–", "—", " - ", "-to-", "-or-"})


class EnglishNumber(NamedTuple):
    """
    A number of a translation.

    Attributes:
        start: 0-based offset of the first character.
        end: Offset behind the number, and behind the sign or word for a percentage.
        value: As written: 20 for "20 percent", 0.2 for "one-fifth", 2 for "twice".
        value_max: The higher end of a range, "four to eight".
        loosely: What it may mean as well: "more than a dozen" is said of ten, "doubled" of an
            increase by one time (增加一倍); and jin and liang, where a jin has ten of these.

    """

    start: int
    end: int
    value: float
    value_max: float | None
    loosely: float | None


def english_numbers(text: str) -> list[EnglishNumber]:
    """
    List the numbers of an English text, in order.

    Days of a month, ordinals and the numbers of items are left out.

    >>> [n.value for n in english_numbers("March 30, 374 people, one-fifth of 2.18 million")]
    [374.0, 0.2, 2180000.0]
    """
    lower = text.lower()
    if len(lower) != len(text):
        lower = text
    found: list[EnglishNumber] = []
    ratio_end = -1
    scores = _of_scores(lower)
    for start, end in _spans(lower):
        value = _value(lower[start:end])
        if value is None or start in scores or _is_label(lower, start, end):
            continue
        last = found[-1] if found else None
        between = lower[last.end : start] if last else ""
        is_range = between in _RANGE or (
            between == " and "
            and lower.startswith("between ", max(0, last.start - 8) if last else 0)
        )
        if last and is_range and last.value in _YEARS and value not in _YEARS:
            is_range = not _IN_YEAR.search(lower, max(0, last.start - 3), last.end)
        if last is None or not is_range or last.value_max or last.end == ratio_end:
            found.append(
                EnglishNumber(start, end, value, None, _WORD_TO_LOOSELY.get(lower[start:end]))
            )
        elif last.value < value:
            low = last.value * _scale_shared(
                lower[last.start : last.end], lower[start:end], last.value
            )
            found[-1] = last._replace(end=end, value=low, value_max=value)
        elif value == 1 and between == " to ":
            found[-1], ratio_end = last._replace(end=end), end  # 50 to 1
        else:
            found.append(EnglishNumber(start, end, value, None, None))
    return _compounded(found, text)


def _compounded(numbers: list[EnglishNumber], text: str) -> list[EnglishNumber]:
    """
    Make one number of two in a greater and a lesser unit, as 三小时五十三分 is one, and of a share.

    >>> text = "in three hours and fifty-three minutes, of two hours, 15 in 10,000"
    >>> [(n.value, text[n.start : n.end]) for n in english_numbers(text)]
    [(3.883333, 'three hours and fifty-three minutes'), (2.0, 'two'), (0.0015, '15 in 10,000')]
    """
    found: list[EnglishNumber] = []
    for number in numbers:
        both = None
        if found:
            both = _in_two_units(found[-1], number, text) or _share(found[-1], number, text)
        if both:
            found[-1] = both
        else:
            found.append(number)
    return found


def _in_two_units(first: EnglishNumber, second: EnglishNumber, text: str) -> EnglishNumber | None:
    greater = _GREATER.fullmatch(text, first.end, second.start)
    lesser = _LESSER.match(text, second.end) if greater else None
    if greater is None or lesser is None:
        return None
    times = _TIMES.get((greater["unit"].lower(), lesser["unit"].lower()), 0)
    if second.value >= times:
        return None
    value = round(first.value + second.value / times, _DECIMALS)
    of_ten = round(first.value + second.value / 10, _DECIMALS) if times == _OUNCES else None
    return first._replace(end=lesser.end(), value=value, loosely=of_ten)


def _share(first: EnglishNumber, second: EnglishNumber, text: str) -> EnglishNumber | None:
    is_share = second.value in _MANY and first.value < second.value
    if not is_share or _OF_MANY.fullmatch(text, first.end, second.start) is None:
        return None
    return first._replace(end=second.end, value=round(first.value / second.value, _DECIMALS))


def _scale_shared(first: str, second: str, value: float) -> float:
    """
    Give what the first number of a range is to be multiplied by: five or six hundred are 500-600.

    >>> _scale_shared("five", "six hundred", 5), _scale_shared("two", "thirty", 2)
    (100, 1)
    """
    number, _, scale = second.rpartition(" ")
    if scale not in SCALES or any(each in first for each in SCALES):
        return 1
    times = english_number(number)
    return SCALES[scale] if times is not None and value < times else 1


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """
    Give start and end of each number of a text in lower case.

    The pattern is tried only where a figure or a word for a number begins.
    """
    previous_end, previous_figure = 0, -2
    for word, start, _ in _starts().find_matches_as_indexes(text):
        if word < _FIGURES:
            is_inside = start - 1 == previous_figure
            previous_figure = start
            if is_inside:
                continue
        if start < previous_end or (start and _goes_on(text, start)):
            continue
        match = _NUMBER.match(text, start)
        if match:
            two = _TWO.fullmatch(text, start, match.end())
            previous_end = two.end("first") if two else match.end()
            yield start, previous_end


@cache
def _starts() -> AhoCorasick:
    return AhoCorasick(list(_STARTS), matchkind=MatchKind.LeftmostLongest)


def _goes_on(text: str, start: int) -> bool:
    """Tell "B-52" and "stone" from a number that begins a word."""
    before = text[start - 1]
    return before.isalnum() or before == "." or (before == "-" and text[start - 2].isalpha())


def _is_label(text: str, start: int, end: int) -> bool:
    """Tell "March 30", "30 March", "(1)", a five-year plan, and the thirties, but not "his"."""
    if _PLAN.match(text, end):
        return True
    if text[start:end] in _DECADES:
        return not _OF_AGE.search(text, max(0, start - _WINDOW_OF_AGE), start)
    if end - start > 2 or not text[start].isdecimal():  # they have two digits
        return False
    if text[start - 1 : start] == "(" and text[end : end + 1] == ")":
        return True
    return bool(
        _MONTH_BEFORE.search(text, max(0, start - 15), start) or _MONTH_AFTER.match(text, end)
    )


def _of_scores(text: str) -> set[int]:
    """Find where the numbers of scores begin, 3-0; in a range, 2-3, the second is higher."""
    found: set[int] = set()
    for second in _SECOND.finditer(text):  # a hyphen is rarer than a figure
        first = _FIRST.search(text, max(0, second.start() - 3), second.start())
        if first and int(first[0]) >= int(second[1]):
            found |= {first.start(), second.start(1)}
    return found


@lru_cache(maxsize=100_000)
def _value(number: str) -> float | None:
    """Give the value of what the pattern has matched; None for an ordinal, and past all bounds."""
    if number in SCALES:
        return float(SCALES[number])
    match = None if number.isdecimal() else _NUMBER.fullmatch(number)
    if match is None:
        value = float(number) if number.isdecimal() else None
    elif match["ordinal"]:
        value = None
    else:
        value = _value_of_number(match) if match["number"] else _value_of_word(match)
    return value if value is not None and isfinite(value) else None


def _value_of_word(match: re.Match[str]) -> float | None:
    """Read 1/3, "twice", "half a million", "a quarter", "a dozen", "his forties"."""
    if match["one"]:
        other = float(match["other"])
        return float(match["one"]) / other if other else None
    if match["multiple"]:
        return _MULTIPLE_TO_VALUE[match["multiple"]]
    if match["decade"]:
        return _DECADES[match["decade"]]
    if match["half_a"]:
        return SCALES[match["half_of"]] / 2
    return _DOZEN if match["dozen"] else 1 / _PART_TO_WHOLE[match["share"]]


def _value_of_number(match: re.Match[str]) -> float | None:
    number = re.sub("^an? ", "one ", match["number"])
    value = english_number(number)
    if value is None:
        return None
    if match["half"]:
        return (value + 0.5) * SCALES.get(match["scale"] or "", 1)
    if match["part"]:
        if not (match["parts"] or match["part"] == "halves" or value == 1):
            return None  # twenty-fifth
        return value / _PART_TO_WHOLE[match["part"]]
    return value
