"""
Read the numbers of a text, as anchors between the two languages.

Good enough to see that two paragraphs speak of the same figures. Left out on
purpose: 一 and "one", which are mostly parts of words and phrases; fractions
(三分之一, "one-third"); approximations (二三十, 几百, "hundreds of").
"""

import math
import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import Final

from ahocorasick_rs import AhoCorasick, MatchKind

from dashboard.language.words import Lang

_SIGN_TO_DIGIT: Final = {
    **{sign: digit for digit, sign in enumerate("〇一二三四五六七八九")},
    **{sign: digit for digit, sign in enumerate("零壹贰叁肆伍陆柒捌玖")},
    "○": 0,
    "两": 2,
    "兩": 2,
}
_SIGN_TO_UNIT: Final = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1_000, "仟": 1_000}
_WAN: Final = 10_000
_YI: Final = 100_000_000
_SIGN_TO_GROUP: Final = {"万": _WAN, "亿": _YI}
_DIGIT: Final = "".join(_SIGN_TO_DIGIT)
_UNIT: Final = "".join(_SIGN_TO_UNIT)
ARABIC: Final = r"\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?"
_PART: Final = re.compile(rf"{ARABIC}|[{_DIGIT}]*点[{_DIGIT}]+|[{_DIGIT}]+|[{_UNIT}万亿]")
_MORE: Final = rf"(?<=[{_DIGIT}{_UNIT}])[多余](?=[万亿])"
_CHINESE: Final = re.compile(
    # Fractions are matched only to be passed over; 十分 means "very", 几十 is vague.
    rf"[{_DIGIT}十\d][{_DIGIT}{_UNIT}\d]*分之[{_DIGIT}{_UNIT}万亿\d.]+"
    rf"|(?<![几数])(?P<numeral>(?:{ARABIC}|[{_DIGIT}]|[十拾](?!分))"
    rf"(?:{ARABIC}|[{_DIGIT}{_UNIT}万亿]|(?<=[{_DIGIT}])点(?=[{_DIGIT}])|{_MORE})*)"
)

_SMALL: Final = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen "
    "fourteen fifteen sixteen seventeen eighteen nineteen"
)
_TENS: Final = "twenty thirty forty fifty sixty seventy eighty ninety"
SMALL_NUMBERS: Final = {
    **{word: value for value, word in enumerate(_SMALL.split())},
    **{word: 10 * tens for tens, word in enumerate(_TENS.split(), start=2)},
}
SCALES: Final = {
    "hundred": 100,
    "thousand": 1_000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
    "trillion": 1_000_000_000_000,
}
_FIGURES: Final = 10
_VALUE: Final = "|".join(sorted(SMALL_NUMBERS, key=len, reverse=True))
_SCALE: Final = "|".join(SCALES)
ORDINAL: Final = (
    "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|hundredth|thousandth"
)
"""What makes an ordinal of the number before its hyphen: twenty-fifth, but not twelve-pound."""
_ENGLISH: Final = re.compile(
    rf"(?<![\w.])(?P<digits>{ARABIC})(?:st|nd|rd|th)?(?P<scales>(?:[ -](?:{_SCALE})\b){{0,2}})"
    rf"|\b(?P<words>(?:{_VALUE})\b(?:(?:[ -]|(?<=hundred) and )(?:{_VALUE}|{_SCALE})\b)*)"
    rf"(?!-(?:{ORDINAL})\b)"
)


_UNUSUAL: Final = {
    "zh": re.compile(r"[^\x00-\x7f·×–—‘’“”…\u2500-\u25ff\u3000-\u3015・\u4e00-\u9fff！-～]"),
    "en": re.compile(r"[^\x00-\x7f×À-ÖØ-įơưȘ-țạ-ỹ–—‘’“”\u3001-\u3015\u4e00-\u9fff]"),
}
"""
Signs that may turn into others, or into several, when a text is normalised.

A text without them can be read as it stands: of the rest, only full-width signs and
the ellipsis change, each for itself. Normalising took 56 of the 126 us that the Chinese
of an article took; this test takes 2 (mean of 51 articles, 2026).
"""
_OF_NUMERALS: Final = rf"0-9０-９{_DIGIT}{_UNIT}萬億万亿廿卅点分之.．,"
_RUN: Final = re.compile(
    rf"[几数{_OF_NUMERALS}][多余{_OF_NUMERALS}]*(?:，[0-9０-９][多余{_OF_NUMERALS}]*)*"
)
"""Where usual Chinese text may have numerals; all that they are told by is in the run."""
_TO_PLAIN: Final = str.maketrans(
    dict(zip("０１２３４５６７８９．，萬億", "0123456789.,万亿", strict=True))
    | {"廿": "二十", "卅": "三十"}
)
"""What makes a run plain: of its signs, normalising changes the full-width ones only."""


def numbers(text: str, lang: Lang) -> list[float]:
    """
    List the numbers that a text mentions, in order, repeated as often as said.

    Percentages count as their number (百分之二十 and "20 percent" are 20), days
    and years as well (三十日 and "30th" are 30).

    >>> numbers("三百七十四人，产７３．８万吨", "zh")
    [374.0, 738000.0]
    >>> numbers("374 people, 2.18 million tons, twenty-five cadres", "en")
    [374.0, 2180000.0, 25.0]
    """
    return numbers_in(text, [(0, len(text))], lang)[0]


def numbers_in(text: str, spans: Sequence[tuple[int, int]], lang: Lang) -> list[list[float]]:
    r"""
    List the numbers of each span of a text; the spans cover it but for line ends.

    Takes 17 us for the Chinese of an article and 26 us for the English (mean of 51
    articles, one core, 2026).

    >>> numbers_in("十五人\n三吨，二十担", [(0, 3), (4, 10)], "zh")
    [[15.0], [3.0, 20.0]]
    """
    if not text.isascii() and _UNUSUAL[lang].search(text):
        read = _chinese_numbers if lang == "zh" else _english_numbers
        return [list(read(_plain(text[start:end]))) for start, end in spans]
    found: list[list[float]] = [[] for _ in spans]
    span = 0
    for place, values in _in_chinese(text) if lang == "zh" else _in_english(text.lower()):
        while place >= spans[span][1]:
            span += 1
        found[span] += values
    return found


def parse_chinese_numeral(text: str) -> float | None:
    """
    Read one Chinese numeral; None when the text is anything else or vague.

    Knows units (三百七十四), digits in a row (二○六), 万 and 亿 also after Arabic
    figures of any width (７３．８万), 廿 and 卅, decimals (三点五), percentages
    (百分之二十 is 20) and the short form 三万五 (35,000). A numeral begins with
    a digit or 十: 百 and 千万 alone are mostly words.

    >>> parse_chinese_numeral("一亿二千万")
    120000000.0
    >>> parse_chinese_numeral("二三十") is None
    True
    """
    return _value_of_numeral(_plain(text))


def _value_of_numeral(plain: str) -> float | None:
    if plain.isascii() and plain.isdigit():
        return float(plain)
    rest = plain.removeprefix("百分之")
    if rest != plain and rest == "百":
        return 100.0
    parts = _PART.findall(rest)
    return _value(parts) if parts and "".join(parts) == rest else None


def _plain(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).replace("廿", "二十").replace("卅", "三十")
    return plain.replace("萬", "万").replace("億", "亿")


def _in_chinese(text: str) -> list[tuple[int, tuple[float, ...]]]:
    """
    Give place and numbers of each run of a usual text that may hold numerals.
    """
    found: list[tuple[int, tuple[float, ...]]] = []
    for match in _RUN.finditer(text):
        values = _numbers_of_run(match[0])
        if values:
            found.append((match.start(), values))
    return found


@lru_cache(maxsize=100_000)
def _numbers_of_run(run: str) -> tuple[float, ...]:
    return tuple(_chinese_numbers(run.translate(_TO_PLAIN)))


def _chinese_numbers(plain: str) -> Iterator[float]:
    for match in _CHINESE.finditer(plain):
        numeral = match["numeral"]
        if numeral and numeral != "一":
            # 一千四百多万 is fourteen million and something, not 1,400.
            value = _value_of_numeral(re.sub(_MORE, "", numeral))
            if value is not None:
                yield value


def _in_english(plain: str) -> list[tuple[int, tuple[float, ...]]]:
    """
    Give place and value of each number of a usual text in lower case.

    The pattern is tried only where a figure or a word for a number begins.
    """
    found: list[tuple[int, tuple[float, ...]]] = []
    previous_end, previous_figure = 0, -2
    for word, start, _ in _english_starts().find_matches_as_indexes(plain):
        if word < _FIGURES:
            is_inside = start - 1 == previous_figure
            previous_figure = start
        else:
            is_inside = plain[start - 1 : start].isalnum()
        if is_inside or start < previous_end:
            continue
        match = _ENGLISH.match(plain, start)
        if match:
            previous_end = match.end()
            found.append((start, _english_value(match[0])))
    return found


def _english_numbers(plain: str) -> Iterator[float]:
    for match in _ENGLISH.finditer(plain.lower()):
        yield from _english_value(match[0])


@cache
def _english_starts() -> AhoCorasick:
    words = [*map(str, range(_FIGURES)), *SMALL_NUMBERS]
    return AhoCorasick(words, matchkind=MatchKind.LeftmostLongest)


@lru_cache(maxsize=100_000)
def _english_value(number: str) -> tuple[float, ...]:
    """
    Give the value of what the pattern has matched; none for "one".
    """
    value = None if number == "one" else english_number(number)
    return () if value is None else (value,)


def english_number(number: str) -> float | None:
    """
    Read one English number in lower case, in figures or words; None when it is anything else.

    >>> english_number("2.18 million"), english_number("one hundred and eighty")
    (2180000.0, 180.0)
    """
    figures = number.replace(",", "")
    if figures.isdigit():  # most: the pattern takes 4 us, this 0.5
        return float(figures)
    match = _ENGLISH.fullmatch(number)
    if match is None:
        return None
    if match["words"]:
        return _value_of_words(match["words"])
    scales = re.findall(r"\w+", match["scales"])
    factor = math.prod(SCALES[scale] for scale in scales)
    return round(float(match["digits"].replace(",", "")) * factor, 6)


def _value_of_words(phrase: str) -> float:
    total = current = 0.0
    for word in re.findall(r"\w+", phrase):
        if word == "hundred":
            current *= 100
        elif word in SCALES:
            total, current = total + current * SCALES[word], 0
        else:
            current += SMALL_NUMBERS.get(word, 0)  # "and" adds nothing
    return total + current


def _value(parts: list[str]) -> float | None:
    """
    Add up a numeral: what stands before 亿, before 万, and after both.
    """
    high = low = 0.0
    rest: list[str] = []
    for part in parts:
        if part not in _SIGN_TO_GROUP:
            rest.append(part)
            continue
        section = _section(rest)
        if section is None or high + low + section == 0:
            return None
        if part == "万":
            low = low + section * _WAN if rest else low * _WAN  # 四万万
        else:
            high, low = (high + low + section) * _YI if low else high + section * _YI, 0.0
        rest = []
    section = _section(rest)
    if section is None:
        return None
    if high + low and len(rest) == 1 and len(rest[0]) == 1:
        section *= _SIGN_TO_GROUP[parts[-2]] / 10  # 三万五
    return round(high + low + section, 6)


def _section(parts: list[str]) -> float | None:
    """
    Add up thousands, hundreds and tens; None for what is vague or no numeral.
    """
    total, smallest = 0.0, math.inf
    pending: float | None = None
    for part in parts:
        unit = _SIGN_TO_UNIT.get(part)
        if unit is None:
            if pending is not None or (len(parts) > 1 and _is_vague(part)):
                return None
            pending = _digits(part)
        else:
            if unit >= smallest or (pending is None and unit > 10):
                return None
            total += unit if pending is None else unit * pending
            smallest, pending = unit, None
    if pending and len(parts[-1]) == 1 and 10 < smallest < math.inf:
        pending *= smallest / 10  # 一百五
    return total + (pending or 0)


def _is_vague(part: str) -> bool:
    """
    Tell 二三 in 二三十 (twenty or thirty) from 零五 in 一百零五 and 一点五 in 十一点五.
    """
    is_row = len(part) > 1 and part[0] in _SIGN_TO_DIGIT and "点" not in part
    return is_row and part[0] not in "零〇○"


def _digits(part: str) -> float:
    digit = _SIGN_TO_DIGIT.get(part)
    if digit is not None:
        return float(digit)
    figures = (str(_SIGN_TO_DIGIT.get(sign, sign)) for sign in part.replace("点", "."))
    return float("".join(figures).replace(",", ""))
