"""
The words that say what a number counts: measures, coins, spans of time, measure words.

The table (reference/units.csv) has the measure words of modern Chinese and of the paper of the
1950s (垧, 担, 公厘, 挺, 折实单位). A unit keeps the name that the text gives it; only forms of one
unit are made alike (匹马力 is 马力, 三个小时 are 小时).
"""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Final, Literal, NamedTuple, cast

Kind = Literal["measure", "time", "person", "thing", "body", "date", "ordinal", "small"]
"""
What a unit is to the rules of `telling`:

measure  length, area, weight, money, shares, multiples: a number before it is a quantity.
time     a span of time.
person   a measure word of people.
thing    any other measure word; 一 before it is mostly an article.
body     a noun that is counted without a measure word: 七县, 三国.
date     more often a point of time than a span: 五月, 三日, 八时.
ordinal  more often a rank or a name than a count: 三连, 二等, 八届.
small    the lesser unit of a compound, which alone is mostly a word: 一亩五分, but 十分.
"""

_REFERENCE: Final = Path(__file__).parent / "reference"


class Unit(NamedTuple):
    """
    A unit as it stands behind a number.

    Attributes:
        name: As the table of figures has it.
        kind: See Kind.
        not_before: Characters that make another word of it: 成 is no tenth before 立.

    """

    name: str
    kind: Kind
    not_before: str


def _units() -> dict[str, Unit]:
    with (_REFERENCE / "units.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    return {
        row["unit"]: Unit(row["name"] or row["unit"], cast("Kind", row["kind"]), row["not_before"])
        for row in rows
    }


def words_of(file: str) -> frozenset[str]:
    """Read a list of words, one a line."""
    return frozenset((_REFERENCE / file).read_text(encoding="utf-8").split())


UNITS: Final = _units()
_LENGTHS: Final = {
    first: tuple(sorted({len(word) for word in UNITS if word[0] == first}, reverse=True))
    for first in {word[0] for word in UNITS}
}
PEOPLE: Final = words_of("people.txt")
"""How nouns of people begin that are counted without a measure word: 三千农民."""
COUNTED_IN: Final = {"名": "人", "位": "人", "员": "人"}
"""
Units that count the same as another one: people are one count, however politely.

口 is not among them: it counts wells and pots as well as mouths; nor is 个, for anything.
"""
NOT_SUMMED: Final = frozenset({"%", "分数", "比", "倍", "成", "年", "岁"})
"""Shares, multiples, years and ages: a sum of them says nothing."""


def unit_at(text: str, start: int) -> tuple[Unit, int] | None:
    """
    Read the longest unit that stands at a place, and where it ends.

    >>> unit_at("五成立", 1) is None, unit_at("五成以上", 1)
    (True, (Unit(name='成', kind='measure', not_before='为立功员绩本果分熟长套品就交千百败群'), 2))
    """
    for length in _LENGTHS.get(text[start : start + 1], ()):
        word = text[start : start + length]
        unit = UNITS.get(word)
        if unit is not None:
            end = start + len(word)
            after = text[end : end + 1]
            if not after or after not in unit.not_before:
                return unit, end
    return None
