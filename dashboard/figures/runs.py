"""
Read the numerals of a run of characters that Chinese numbers are written with.

A run is all that numerals can be told by without a look at what stands around it, so
that each spelling is read once. Ranges (三、四; 二三十), shares (百分之二十, 三分之二), halves, and
the words for more or less inside of a number (七千多万) are read here; units are not.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, Literal, NamedTuple

from dashboard.language.numerals import parse_chinese_numeral

Form = Literal["number", "digits", "pair", "percent", "fraction", "half", "great", "vague"]
"""
How a number is written:

number    374, 三百七十四, 十, 两.
digits    Chinese digits in a row, 二○六: a year, a name, or a count.
pair      two digits in a row, the second one more: 五六, five or six.
percent   百分之二十.
fraction  三分之二, 1/4.
half      半, 一半.
great     百, 千, 万, 百万 without a digit before it.
vague     几十, 数百, 十几: has no value.
"""

_DIGIT: Final = "〇○零一二三四五六七八九两壹贰叁肆伍陆柒捌玖"
_TENS: Final = "十拾百佰千仟万亿"
_START: Final = rf"0-9０-９{_DIGIT}{_TENS}萬億廿卅半几数"
_ON: Final = rf"0-9０-９{_DIGIT}{_TENS}萬億廿卅半几多余来"
_POINT: Final = rf"(?<=[0-9０-９{_DIGIT}十百千])[点.．·](?=[0-9０-９{_DIGIT}])"
_COMMA: Final = r"(?<=[0-9０-９])[,，](?=[0-9０-９]{3})"
_OVER: Final = r"(?<=[0-9０-９])[/／](?=[0-9０-９])"
_WHOLE: Final = rf"[{_START}](?:[{_ON}]+|{_POINT}|{_COMMA}|{_OVER}|分之)*"
RUN: Final = re.compile(rf"{_WHOLE}(?:、{_WHOLE})*")
"""
Where a Chinese text may have numbers, those of an enumeration together.

It begins with a set of characters and nothing else, so that the rest of a text is passed over
quickly: with a look ahead behind 几 and 数 (几十, not 几乎) it took three times as long.
"""

_TO_PLAIN: Final = str.maketrans("０１２３４５６７８９．·，／萬億○〇", "0123456789..,/万亿零零")
_NUMBER: Final = (
    # Atomic: a row of digits can be cut in as many ways as it likes, and is read in one.
    rf"(?>(?:\d[\d,]*(?:\.\d+)?|[{_DIGIT}廿卅]|[{_TENS}])"
    rf"(?:\d[\d,]*(?:\.\d+)?|[{_DIGIT}{_TENS}廿卅几]|(?<=[{_DIGIT}十百千])[点.](?=[{_DIGIT}])"
    rf"|[多余来](?=[万亿]))*)"
)
_PIECE: Final = re.compile(
    r"(?<![\d/])(?P<part>\d{1,2})/(?P<whole>(?!0+(?!\d))\d{1,3})(?![\d/])"  # 3/0 is a score
    rf"|(?P<share>[十百千万]?{_NUMBER}分之)(?P<of>{_NUMBER})|(?P<vague>[几数][{_TENS}几]+(?!分之))"
    rf"|(?P<half>一?半)|(?P<number>{_NUMBER})"
)
_PAIR: Final = re.compile(
    r"(?P<head>|.*[十百千万亿])(?P<low>[一两二三四五六七八])(?P<high>[二三四五六七八九])"
    r"(?P<tail>|[十百千万亿].*)"
)
_ONLY_DIGITS: Final = re.compile(rf"[{_DIGIT}]{{2,}}")
_GROUPED: Final = re.compile(rf"([{_DIGIT}]{{1,3}}(?:、[{_DIGIT}]{{3}})+)[多余]?")
"""一、七一八、二四六: a 、 between thousands."""
_VALUE_OF: Final = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"两": 2}
_LAST_DIGIT: Final = re.compile(r"(?:^|[^一二三四五六七八九\d])([一两二三四五六七八]|[1-8])$")
_MOST: Final = 1e16
"""A number past it is a row of digits, and no quantity."""
_GREAT: Final = frozenset({"百", "千", "万", "百万"})


class Piece(NamedTuple):
    """
    One number of a run.

    Attributes:
        start: 0-based offset in the run.
        end: Offset behind it; a word for more behind it (十多) is not part of it.
        value: None where it is vague.
        value_max: The higher one of a range.
        is_inexact: Whether the writer says that it is not exact.
        form: How it is written.

    """

    start: int
    end: int
    value: float | None
    value_max: float | None
    is_inexact: bool
    form: Form


@lru_cache(maxsize=100_000)
def pieces(run: str) -> tuple[Piece, ...]:
    """
    List the numbers of a run, in order.

    >>> [(p.value, p.value_max, p.form) for p in pieces("十三、四")]
    [(13.0, 14.0, 'number')]
    >>> [(p.value, p.is_inexact) for p in pieces("七千多万")]
    [(70000000.0, True)]
    """
    plain = run.translate(_TO_PLAIN)
    grouped = _GROUPED.fullmatch(plain)
    if grouped:
        value = _plain(grouped[1].replace("、", ""))
        return (Piece(0, grouped.end(1), value, None, grouped.end(1) < len(plain), "number"),)
    found: list[Piece] = []
    items = _items(plain)
    at = 0
    while at < len(items):
        start, item = items[at]
        both = _either(item, items[at + 1][1]) if at + 1 < len(items) else None
        if both:
            at += 1
            found.append(both._replace(start=start, end=items[at][0] + both.end))
        else:
            found += [p._replace(start=start + p.start, end=start + p.end) for p in _read(item)]
        at += 1
    return tuple(found)


def _items(plain: str) -> list[tuple[int, str]]:
    """
    Part an enumeration into its items, and where each begins.

    The number of items behind the last of three and more is no part of it: 七、八、九三个月.
    """
    items: list[tuple[int, str]] = []
    start = 0
    for item in plain.split("、"):
        items.append((start, item))
        start += len(item) + 1
    at, last = items[-1]
    if len(items) > 2 and len(last) == 2 and _VALUE_OF.get(last[1]) == len(items):
        items[-1:] = [(at, last[0]), (at + 1, last[1])]
    return items


def _either(low: str, high: str) -> Piece | None:
    """
    Read 三、四 and 二、三十 as one range; None where it is an enumeration.
    """
    last = _LAST_DIGIT.search(low)
    first = high[:1]
    if last is None or not first:
        return None
    one, other = _digit(last[1]), _digit(first)
    if other is None or one is None or not (other == one + 1 or (one, other) == (3, 5)):
        return None
    if high[1:2] and _digit(high[1]) is not None:
        if high[1] != "两":
            return None
        high = high[:1]  # 一、二两: the ounce
    highest = _one(low[:-1] + high)
    lowest = _one(low + high[1:])
    if highest is None or lowest is None or lowest.value is None or highest.value is None:
        return None
    end = highest.end - len(low) + 1
    return lowest._replace(value_max=highest.value, end=end, start=0)


def _digit(sign: str) -> int | None:
    return int(sign) if sign.isascii() and sign.isdigit() else _VALUE_OF.get(sign)


def _one(part: str) -> Piece | None:
    found = _read(part)
    return found[0] if len(found) == 1 else None


def _read(part: str) -> list[Piece]:
    found = []
    for match in _PIECE.finditer(part):
        more = part[match.end() : match.end() + 1] in ("多", "余", "来")
        piece = _piece(match, more)
        if piece:
            found.append(piece)
    return found


def _piece(match: re.Match[str], is_inexact: bool) -> Piece | None:  # noqa: FBT001  # inner
    start, end = match.span()
    if match["half"]:
        return Piece(start, end, 0.5, None, is_inexact, "half")
    number = match["number"] or ""
    if match["vague"] or "几" in number:
        return Piece(start, end, None, None, True, "vague")
    if match["share"]:
        return _share(match, is_inexact)
    if match["whole"]:
        value = int(match["part"]) / int(match["whole"])
        return Piece(start, end, value, None, is_inexact, "fraction")
    exact = re.sub("[多余来]", "", number)
    is_inexact |= len(exact) < len(number)
    if number[-1] == "两" and len(number) > 1 and number[-2] != "零" and number != "一两":
        exact, end = exact[:-1], end - 1  # 五两: the ounce
    low, high, form = _value(exact)
    if low is None:
        return None
    return Piece(start, end, low, high, is_inexact, form)


def _value(number: str) -> tuple[float | None, float | None, Form]:
    pair = _PAIR.fullmatch(number)
    if pair:
        low, high = _VALUE_OF[pair["low"]], _VALUE_OF[pair["high"]]
        if high == low + 1 or (low, high) == (3, 5):
            head, tail = pair["head"], pair["tail"]
            values = [_plain(head + pair[which] + tail) for which in ("low", "high")]
            return values[0], values[1], "pair"
    if number[0] == "零" and len(number) == 2:  # 一年零三个月
        number = number[1]
    form: Form = "digits" if _ONLY_DIGITS.fullmatch(number) else "number"
    if number[0] in "百千万亿":
        return (_plain("一" + number), None, "great") if number in _GREAT else (None, None, form)
    if number in ("零", "0"):
        return None, None, form  # 零件, 零下
    if number == "一两":
        return 1.0, 2.0, "pair"
    return _plain(number), None, form


def _share(match: re.Match[str], is_inexact: bool) -> Piece | None:  # noqa: FBT001  # inner
    start, end = match.span()
    of = match["share"][:-2]
    if of == "百":
        low, high, _ = (100.0, None, "") if match["of"] == "百" else _value(match["of"])
        return None if low is None else Piece(start, end, low, high, is_inexact, "percent")
    whole = _plain(of if of[0] not in "百千万" else "一" + of)
    low, high, _ = _value(match["of"])
    if not whole or low is None:
        return None
    return Piece(start, end, low / whole, high and high / whole, is_inexact, "fraction")


def _plain(number: str) -> float | None:
    if not number.isascii() and not number[:1].isascii():
        number = number.replace(".", "点")  # 七三·八万
    value = parse_chinese_numeral(number)
    return value if value is not None and value < _MOST else None
