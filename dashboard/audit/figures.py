"""
Check the quantities of an original against the numbers of its translation.

Most were paired when the figures were read (figures.pairing); the others are looked for
(audit.unpaired_figures).
"""

from __future__ import annotations

import re
from math import isclose
from typing import TYPE_CHECKING, Final

from dashboard.audit.figure_values import Figure, as_english, is_change, is_converted, is_same
from dashboard.audit.units import unit_said, unit_word
from dashboard.audit.unpaired_figures import OTHERS, UNSAID, look_for
from dashboard.figures.english import english_numbers
from dashboard.figures.pairing import Said, pair
from dashboard.language.numerals import parse_chinese_numeral

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.audit.check import Bitext, Check, Span, Verdict
    from dashboard.figures.english import EnglishNumber
    from dashboard.figures.quantity import Quantity

_TO_ANOTHER: Final = re.compile(r"[\d,.]+(?: to |:)(?!(?:1|one)\b)\w+")
"""五十比一 is "50 to 1" or 50:1."""
_ROUND: Final = {"百": 100.0, "千": 1_000.0, "万": 10_000.0, "十万": 100_000.0}
"""What stands alone before 分之."""
_HUNDRED: Final = 100
_PRECISION: Final = 1e-6
"""Figures are kept with six decimals."""
_LESSER: Final = {"小时": ("minutes", 60), "年": ("months", 12)}


def check_figures(figures: Sequence[Figure], bitext: Bitext) -> list[Check]:
    """
    Check each quantity that has a value, in the order of the text.

    Quantities of one or two that nothing renders are left out: articles and plurals say them.
    """
    checks: list[Check] = []
    unpaired: list[Figure] = []
    for figure in figures:
        if figure.value is None:
            continue
        if figure.start_en is None:
            unpaired.append(figure)
        else:
            check = _of_paired(figure, figures, bitext)
            checks += [check] if check else []
    if unpaired:
        looked_for = look_for(unpaired, figures, bitext)
        checks += [_check(figure, verdict, bitext, en) for figure, verdict, en in looked_for]
        checks.sort(key=lambda check: check.start_zh or 0)
    return checks


def figures_of_title(quantities: Sequence[Quantity], title: Bitext) -> list[Figure]:
    """Pair the quantities of a title with the numbers of its translation."""
    if not quantities:
        return []
    numbers = english_numbers(title.en)
    said = [Said(each.value, each.value_max, each.unit) for each in quantities]
    return [
        Figure(
            each.value,
            each.value_max,
            each.unit,
            each.start,
            each.end,
            title.zh[each.start : each.end],
            *_columns(None if partner is None else numbers[partner], each.value, title.en),
        )
        for each, partner in zip(quantities, pair(said, numbers, title.en), strict=True)
    ]


def _columns(
    number: EnglishNumber | None, value: float | None, text: str
) -> tuple[int | None, int | None, str | None, float | None, float | None]:
    if number is None:
        return None, None, None, None, None
    said = number.loosely if number.loosely == value else number.value
    return number.start, number.end, text[number.start : number.end], said, number.value_max


def _check(figure: Figure, verdict: Verdict, bitext: Bitext, en: Span | None) -> Check:
    zh = (figure.start_zh, figure.end_zh)
    return bitext.check("figure", verdict, zh=zh, en=en, expected=_expected(figure))


def _expected(figure: Figure) -> str:
    """Say a quantity in English: 374 people, 20-30 minutes, 20%, 2/3, 50 to 1."""
    if (whole := _in_two_units(figure) or _in_parts(figure)) is not None:
        return whole
    value = as_english(figure.value, figure.unit)
    highest = as_english(figure.value_max, figure.unit)
    number = number_en(value or 0) + (f"\N{EN DASH}{number_en(highest)}" if highest else "")
    if figure.unit in {"%", "成"}:
        return f"{number}%"
    return counted(number, unit_word(figure.unit))


def counted(number: str, word: str) -> str:
    """
    Put a word in its plural behind a number.

    >>> counted("1", "people"), counted("1", "hours"), counted("1", "mu"), counted("7", "")
    ('1 person', '1 hour', '1 mu', '7')
    """
    if number == "1":
        word = "person" if word == "people" else word.removesuffix("s")
    return f"{number} {word}".rstrip()


def _in_two_units(figure: Figure) -> str | None:
    """Say 3.883333 hours as 3 hours 53 minutes, 1.25 as 1 hour 15; None where one unit will do."""
    unit, times = _LESSER.get(figure.unit, ("", 0))
    value = figure.value
    if not times or value is None or figure.value_max or (2 * value).is_integer():
        return None
    parts = zip(divmod(round(value * times), times), (unit_word(figure.unit), unit), strict=True)
    return " ".join(counted(f"{number:,}", word) for number, word in parts if number)


def _in_parts(figure: Figure) -> str | None:
    """Say a share as 2/3, and 五十比一 as 50 to 1; None for other quantities."""
    if figure.value is None or figure.value_max:
        return None
    if figure.unit == "比":
        return f"{number_en(figure.value)} to 1"
    return share_en(figure.surface_zh, figure.value) if figure.unit == "分数" else None


def share_en(surface: str, value: float) -> str | None:
    """
    Write a share as the original does; None where it names no parts.

    >>> share_en("三分之二", 0.666667), share_en("万分之十五", 0.0015), share_en("一半", 0.5)
    ('2/3', '15 in 10,000', 'half')
    """
    if surface in {"半", "一半"}:
        return "half"
    whole_zh, _, part_zh = surface.partition("分之")
    whole = _ROUND.get(whole_zh) or parse_chinese_numeral(whole_zh)
    part = parse_chinese_numeral(part_zh)
    if not whole or part is None or not isclose(part / whole, value, abs_tol=_PRECISION):
        return None
    between = "/" if whole <= _HUNDRED else " in "
    return f"{number_en(part)}{between}{number_en(whole)}"


def number_en(value: float) -> str:
    """
    Write a number as English does.

    >>> number_en(2180000.0), number_en(0.666667)
    ('2,180,000', '0.666667')
    """
    return f"{value:,.0f}" if value == int(value) else f"{value:,.6f}".rstrip("0")


def _of_paired(figure: Figure, figures: Sequence[Figure], bitext: Bitext) -> Check | None:
    """
    Judge a quantity by the number that it was paired with, and by what follows that.

    None where one or two of something met one or two of something else: 一倍 and "one month".
    """
    start, end = figure.start_en, figure.end_en
    if start is None or end is None:
        msg = f"{figure.surface_zh!r} is not paired."
        raise ValueError(msg)
    said = unit_said(figure.unit, bitext.en, end)
    if said is not None and said.is_other and not is_converted(figure, said.factor):
        if (figure.value or 0) <= UNSAID:
            return None
        return _check(figure, "differs", bitext, (start, said.end))
    if figure.unit == "比" and (ratio := _TO_ANOTHER.match(bitext.en, start)):
        return _check(figure, "differs", bitext, (start, ratio.end()))
    others = OTHERS.match(bitext.en, end)
    if others and bitext.zh[: figure.start_zh].rstrip().endswith("等"):
        return _check(figure, "differs", bitext, (start, others.end()))
    agrees = is_same(figure) or is_change(figure, figures)
    return _check(figure, "agrees" if agrees else "differs", bitext, (start, end))
