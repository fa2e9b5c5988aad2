"""Figures with units, written alike in both languages in the ways of their year."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random import Random

_DIGITS = "〇一二三四五六七八九"
_FULL_WIDTH = str.maketrans("0123456789.", "０１２３４５６７８９．")
_ARABIC_FROM, _MOSTLY_ARABIC_FROM = 1957, 1989
_ZEROS = "〇○零"

_UNITS = (
    ("人", "people"),
    ("户", "households"),
    ("亩", "mu"),
    ("斤", "jin"),
    ("元", "yuan"),
    ("公里", "kilometers"),
    ("台", "machines"),
    ("头", "head"),
    ("棵", "trees"),
    ("处", "sites"),
    ("件", "pieces"),
)
_UNITS_OF_WAN = (("吨", "tons"), ("亩", "mu"), ("人", "people"), ("斤", "jin"), ("元", "yuan"))
_PARTS = (
    ("干部", "clerks"),
    ("妇女", "women"),
    ("青年", "young people"),
    ("学员", "trainees"),
    ("工人", "workers"),
)


@dataclass(frozen=True, slots=True)
class Figure:
    """
    One figure of a text.

    Attributes:
        kind: count | wan | percent | total | part | year.
        value: The number; of percentages the percentage, 20 for 20%.
        unit_zh: As written behind the numeral; "" for percentages.
        unit_en: Likewise.
        surface_zh: Numeral and unit as they stand in the original.
        surface_en: As they stand in the translation.

    """

    kind: str
    value: float
    unit_zh: str
    unit_en: str
    surface_zh: str
    surface_en: str


def chinese_numeral(value: int) -> str:
    """
    Write a whole number from 1 to 99,999,999.

    >>> [chinese_numeral(value) for value in (12, 374, 205, 10_040, 2_180_000)]
    ['十二', '三百七十四', '二百〇五', '一万〇四十', '二百一十八万']
    """
    high, low = divmod(value, 10_000)
    if not high:
        text = _section(low)
        return text.removeprefix("一") if 10 <= value < 20 else text
    if not low:
        return f"{_section(high)}万"
    return f"{_section(high)}万{'〇' if low < 1_000 else ''}{_section(low)}"


def _section(value: int) -> str:
    text, pending = "", False
    for unit, sign in ((1_000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, value = divmod(value, unit)
        if digit:
            text += ("〇" if pending else "") + _DIGITS[digit] + sign
            pending = False
        else:
            pending = bool(text)
    return text


@dataclass(frozen=True, slots=True)
class Style:
    """
    How one article writes its numbers.

    Attributes:
        digits: "chinese", "arabic" or "full width".
        zero: The sign for zero among Chinese digits.

    """

    digits: str
    zero: str

    def write(self, value: int) -> str:
        """Write a whole number."""
        if self.digits == "chinese":
            return chinese_numeral(value).replace("〇", self.zero)
        return self.arabic(str(value))

    def arabic(self, digits: str) -> str:
        """Give Arabic digits their width."""
        return digits.translate(_FULL_WIDTH) if self.digits == "full width" else digits


def draw_style(random: Random, year: int) -> Style:
    """Choose as the paper did: Arabic digits from 1957 on, in a minority at first."""
    share = 0.0 if year < _ARABIC_FROM else 0.35 if year < _MOSTLY_ARABIC_FROM else 0.85
    zero = random.choices(_ZEROS, (1, 4, 2))[0]
    if random.random() >= share:
        return Style("chinese", zero)
    return Style("full width" if random.random() < 0.25 else "arabic", zero)


def draw_figures(random: Random, year: int, style: Style) -> tuple[list[Figure], str, str]:
    """
    Draw one clause with its figures: the figures, the clause in Chinese, in English.

    Mostly one figure; one clause in ten is a total with its parts (其中), which add up.
    """
    pick = random.random()
    if pick < 0.1:
        return _total(random, style)
    if pick < 0.3:
        figure = _percent(random, style)
        return [figure], f"增加{figure.surface_zh}", f"up {figure.surface_en}"
    if pick < 0.5:
        figure = _wan(random, style)
        return [figure], f"达{figure.surface_zh}", f"reaching {figure.surface_en}"
    if pick < 0.6:
        value = random.randint(year - 30, year)
        digits = style.arabic(str(value))
        if style.digits == "chinese":
            digits = "".join(_DIGITS[int(digit)] for digit in digits).replace(
                "〇", style.zero.replace("零", "○")
            )
        figure = Figure("year", value, "年", "", f"{digits}年", str(value))
        return [figure], f"在{digits}年", f"in {value}"
    figure = _count("count", _magnitude(random), *random.choice(_UNITS), style)
    return [figure], f"共{figure.surface_zh}", f"in all {figure.surface_en}"


def _magnitude(random: Random) -> int:
    """Draw a number of people, trees or yuan: 2 to 50,000, small ones more often."""
    return int(2 * 25_000 ** random.random())


def _count(kind: str, value: int, unit_zh: str, unit_en: str, style: Style) -> Figure:
    return Figure(
        kind, value, unit_zh, unit_en, f"{style.write(value)}{unit_zh}", f"{value:,} {unit_en}"
    )


def _percent(random: Random, style: Style) -> Figure:
    value = random.randint(2, 99)
    if style.digits != "chinese" and random.random() < 0.6:
        return Figure("percent", value, "", "", f"{style.arabic(str(value))}％", f"{value}%")
    return Figure("percent", value, "", "", f"百分之{style.write(value)}", f"{value} percent")


def _wan(random: Random, style: Style) -> Figure:
    """A number of ten thousands: 73.8万吨, which is 738,000 tons."""
    tenths = random.randint(11, 9_999)
    unit_zh, unit_en = random.choice(_UNITS_OF_WAN)
    value = tenths * 1_000
    if style.digits == "chinese":
        value = max(1, tenths // 10) * 10_000
        numeral = style.write(value)
    else:
        numeral = style.arabic(f"{tenths / 10:.1f}") + "万"
    written = f"{value / 1_000_000:g} million" if value >= 1_000_000 else f"{value:,}"
    return Figure("wan", value, unit_zh, unit_en, f"{numeral}{unit_zh}", f"{written} {unit_en}")


def _total(random: Random, style: Style) -> tuple[list[Figure], str, str]:
    total = max(20, _magnitude(random))
    first = random.randint(2, total - 10)
    parts = random.sample(_PARTS, 2)
    values = (first, total - first)
    figures = [_count("total", total, "人", "people", style)]
    for (name_zh, name_en), value in zip(parts, values, strict=True):
        numeral = style.write(value)
        figures.append(
            Figure("part", value, "人", name_en, f"{name_zh}{numeral}人", f"{value:,} {name_en}")
        )
    whole, one, two = figures
    return (
        figures,
        f"共{whole.surface_zh}，其中{one.surface_zh}，{two.surface_zh}",
        f"totalling {whole.surface_en}, including {one.surface_en} and {two.surface_en}",
    )
