"""Find the numbers of a translation, with their places: figures, words, fractions, multiples."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from dashboard.language.numerals import ARABIC, SCALES, SMALL_NUMBERS, english_number

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
    "fivefold": 5.0,
    "tenfold": 10.0,
}
_VALUE: Final = "|".join(sorted(SMALL_NUMBERS, key=len, reverse=True))
_SCALE: Final = "|".join(SCALES)
_PART: Final = "|".join(sorted(_PART_TO_WHOLE, key=len, reverse=True))
_MULTIPLE: Final = "|".join(sorted(_MULTIPLE_TO_VALUE, key=len, reverse=True))
_NUMBER: Final = re.compile(
    rf"(?:(?P<one>\d+)/(?P<other>\d+)(?![\d/])"
    rf"|(?P<number>(?:{ARABIC})(?P<ordinal>st\b|nd\b|rd\b|th\b)?(?:[ -](?:{_SCALE})\b){{0,2}}"
    rf"|(?:{_VALUE}|an? (?=(?:{_SCALE}))(?:{_SCALE}))\b"
    rf"(?:(?:[ -]|(?<=hundred) and )(?:{_VALUE}|{_SCALE})\b)*)"
    rf"(?:(?P<half>[ -]and[ -](?:a|one)[ -]half)(?:[ -](?P<scale>{_SCALE})\b)?"
    rf"|[ -](?P<part>{_PART})(?P<parts>s)?\b)?"
    rf"|(?P<multiple>{_MULTIPLE})\b"
    rf"|(?P<half_a>half a (?P<half_of>{_SCALE}))\b"
    rf"|(?:an? )?(?P<share>{_PART})\b"
    rf"|(?:an? )?(?P<dozen>dozen)\b)"
    r"(?!-(?!and\b)\w+(?:st|nd|rd|th)\b)(?P<percent>%| percent\b| per cent\b)?"
)
_STARTS: Final = (
    *map(str, range(10)),
    *SMALL_NUMBERS,
    *_MULTIPLE_TO_VALUE,
    *(f"a {scale}" for scale in SCALES),
    *("half", "a quarter", "quarter", "a third", "a fifth", "a tenth", "dozen", "a dozen"),
)
_FIGURES: Final = 10
_DOZEN: Final = 12.0
_WORD_TO_LOOSELY: Final = {
    **dict.fromkeys(("dozen", "a dozen"), 10.0),
    **dict.fromkeys(("double", "doubled", "doubling", "twofold"), 1.0),
    **dict.fromkeys(("tripled", "threefold"), 2.0),
    **dict.fromkeys(("quadrupled", "fourfold"), 3.0),
}
_MONTH: Final = (
    "january|february|march|april|may|june|july|august|september|october|november|december"
    "|jan|feb|mar|apr|aug|sept?|oct|nov|dec"
)
_MONTH_BEFORE: Final = re.compile(rf"(?:{_MONTH})\.? (?:the )?$")
_MONTH_AFTER: Final = re.compile(rf"(?: of)? (?:{_MONTH})\b")
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
            increase by one time (增加一倍).

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
    for start, end in _spans(lower):
        value = _value(lower[start:end])
        if value is None or _is_label(lower, start, end):
            continue
        last = found[-1] if found else None
        between = lower[last.end : start] if last else ""
        is_range = between in _RANGE or (
            between == " and "
            and lower.startswith("between ", max(0, last.start - 8) if last else 0)
        )
        if last is None or not is_range or last.value_max or last.end == ratio_end:
            found.append(
                EnglishNumber(start, end, value, None, _WORD_TO_LOOSELY.get(lower[start:end]))
            )
        elif last.value < value:
            found[-1] = last._replace(end=end, value_max=value)
        elif value == 1 and between == " to ":
            found[-1], ratio_end = last._replace(end=end), end  # 50 to 1
        else:
            found.append(EnglishNumber(start, end, value, None, None))
    return found


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
            previous_end = match.end()
            yield start, previous_end


@cache
def _starts() -> AhoCorasick:
    return AhoCorasick(list(_STARTS), matchkind=MatchKind.LeftmostLongest)


def _goes_on(text: str, start: int) -> bool:
    """Tell "B-52" and "stone" from a number that begins a word."""
    before = text[start - 1]
    return before.isalnum() or before == "." or (before == "-" and text[start - 2].isalpha())


def _is_label(text: str, start: int, end: int) -> bool:
    """Tell a day, "March 30" and "30 March", and the number of an item, "(1)", from a number."""
    if end - start > 2 or not text[start].isdecimal():  # they have two digits
        return False
    if text[start - 1 : start] == "(" and text[end : end + 1] == ")":
        return True
    return bool(
        _MONTH_BEFORE.search(text, max(0, start - 15), start) or _MONTH_AFTER.match(text, end)
    )


@lru_cache(maxsize=100_000)
def _value(number: str) -> float | None:
    """Give the value of what the pattern has matched; None for an ordinal."""
    if number.isdecimal():
        return float(number)
    match = _NUMBER.fullmatch(number)
    if match is None or match["ordinal"]:
        return None
    return _value_of_number(match) if match["number"] else _value_of_word(match)


def _value_of_word(match: re.Match[str]) -> float | None:
    """Read 1/3, "twice", "half a million", "a quarter", "a dozen"."""
    if match["one"]:
        other = int(match["other"])
        return int(match["one"]) / other if other else None
    if match["multiple"]:
        return _MULTIPLE_TO_VALUE[match["multiple"]]
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
