"""
Read the numbers of a text, as anchors between the two languages.

Good enough to see that two paragraphs speak of the same figures. Left out on
purpose: 一 and "one", which are mostly parts of words and phrases; fractions
(三分之一, "one-third"); approximations (二三十, 几百, "hundreds of").
"""

import math
import re
import unicodedata
from typing import Final

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
_ARABIC: Final = r"\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?"
_PART: Final = re.compile(rf"{_ARABIC}|[{_DIGIT}]+(?:点[{_DIGIT}]+)?|[{_UNIT}万亿]")
_CHINESE: Final = re.compile(
    # Fractions are matched only to be passed over; 十分 means "very", 几十 is vague.
    rf"[{_DIGIT}十\d][{_DIGIT}{_UNIT}\d]*分之[{_DIGIT}{_UNIT}万亿\d.]+"
    rf"|(?<![几数])(?P<numeral>(?:{_ARABIC}|[{_DIGIT}]|[十拾](?!分))"
    rf"(?:{_ARABIC}|[{_DIGIT}{_UNIT}万亿]|(?<=[{_DIGIT}])点(?=[{_DIGIT}]))*)"
)

_SMALL: Final = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen "
    "fourteen fifteen sixteen seventeen eighteen nineteen"
)
_TENS: Final = "twenty thirty forty fifty sixty seventy eighty ninety"
_WORD_TO_VALUE: Final = {
    **{word: value for value, word in enumerate(_SMALL.split())},
    **{word: 10 * tens for tens, word in enumerate(_TENS.split(), start=2)},
}
_WORD_TO_SCALE: Final = {
    "hundred": 100,
    "thousand": 1_000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
    "trillion": 1_000_000_000_000,
}
_VALUE: Final = "|".join(sorted(_WORD_TO_VALUE, key=len, reverse=True))
_SCALE: Final = "|".join(_WORD_TO_SCALE)
_ENGLISH: Final = re.compile(
    rf"(?<![\w.])(?P<digits>{_ARABIC})(?:st|nd|rd|th)?(?P<scales>(?:[ -](?:{_SCALE})\b){{0,2}})"
    rf"|\b(?P<words>(?:{_VALUE})\b(?:(?:[ -]|(?<=hundred) and )(?:{_VALUE}|{_SCALE})\b)*)"
    r"(?!-\w+(?:st|nd|rd|th)\b)"
)


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
    plain = _plain(text)
    return _chinese_numbers(plain) if lang == "zh" else _english_numbers(plain.lower())


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
    plain = _plain(text)
    rest = plain.removeprefix("百分之")
    if rest != plain and rest == "百":
        return 100.0
    parts = _PART.findall(rest)
    return _value(parts) if parts and "".join(parts) == rest else None


def _plain(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).replace("廿", "二十").replace("卅", "三十")
    return plain.replace("萬", "万").replace("億", "亿")


def _chinese_numbers(plain: str) -> list[float]:
    numerals = (match["numeral"] for match in _CHINESE.finditer(plain))
    values = (parse_chinese_numeral(numeral) for numeral in numerals if numeral not in {None, "一"})
    return [value for value in values if value is not None]


def _english_numbers(plain: str) -> list[float]:
    found: list[float] = []
    for match in _ENGLISH.finditer(plain):
        if match["digits"]:
            scales = re.findall(r"\w+", match["scales"])
            factor = math.prod(_WORD_TO_SCALE[scale] for scale in scales)
            found.append(round(float(match["digits"].replace(",", "")) * factor, 6))
        elif match["words"] != "one":
            found.append(_value_of_words(match["words"]))
    return found


def _value_of_words(phrase: str) -> float:
    total = current = 0.0
    for word in re.findall(r"\w+", phrase):
        if word == "hundred":
            current *= 100
        elif word in _WORD_TO_SCALE:
            total, current = total + current * _WORD_TO_SCALE[word], 0
        else:
            current += _WORD_TO_VALUE.get(word, 0)  # "and" adds nothing
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
    Tell 二三 in 二三十 (twenty or thirty) from 零五 in 一百零五.
    """
    return len(part) > 1 and part[0] in _SIGN_TO_DIGIT and part[0] not in "零〇○"


def _digits(part: str) -> float:
    figures = (str(_SIGN_TO_DIGIT.get(sign, sign)) for sign in part.replace("点", "."))
    return float("".join(figures).replace(",", ""))
