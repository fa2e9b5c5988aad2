"""Whether an article's translation calls one institution by one name."""

from __future__ import annotations

import csv
import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final, NamedTuple

from dashboard.audit.english import fold, small
from dashboard.language.words import HAN

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dashboard.audit.check import Bitext, Check, Row, Span

_TELLING: Final = 2
"""Characters before the end of a name that tell institutions apart: 生产合作社, 供销合作社."""
_ITSELF: Final = frozenset({"参政会", "政务院", "国务院"})
"""Ends that are a name by themselves."""
_NO_NAME: Final = frozenset(
    "的和与及在由向对从各该本这那个两三四五六七八九十百千万第某全每是有为了等并到把被让给将同跟"
    "以其他她它们"
)
_SHORTENED: Final = {"coop": "cooperative"}
_OPEN: Final = re.compile(r"(?:[A-Z][\w'.-]*(?: (?:of|for|and|the|on))? ){0,6}$")


class _Said(NamedTuple):
    """
    One row's rendering of an institution.

    Attributes:
        zh: Where the original names it.
        head: The word that heads its translation.
        en: Where that stands, with the words in capitals before it.

    """

    zh: Span
    head: str
    en: Span


def check_terms(bitext: Bitext) -> list[Check]:
    r"""
    Look at the institutions that an original names in two rows and more.

    Only the word that heads a translation is compared (Committee, Senate), and only in rows
    where nothing else could be meant: one institution with such an ending, and one such
    word. Where all rows agree there is one check; where a row has another word than the
    first, that row differs.

    >>> from dashboard.audit.check import Bitext, Row
    >>> zh = "国民参政会开会。\n参政会闭会。"
    >>> en = "The Political Council met.\nThe Senate closed."
    >>> rows = [Row(0, 8, 0, 26, "body", 1.0), Row(9, 15, 27, 45, "body", 1.0)]
    >>> [(each.verdict, each.expected_en, each.found_en)
    ...  for each in check_terms(Bitext("body", zh, en, rows))]
    [('differs', 'The Political Council', 'The Senate')]

    """
    if len(_endings().findall(bitext.zh)) <= 1:
        return []
    said: dict[str, list[_Said]] = {}
    lowered = small(fold(bitext.en))
    for row in bitext.rows:
        for key, each in _said_in(bitext, row, lowered):
            said.setdefault(key, []).append(each)
    return [check for each in said.values() if len(each) > 1 for check in _compared(bitext, each)]


def _said_in(bitext: Bitext, row: Row, lowered: str) -> Iterator[tuple[str, _Said]]:
    """List the institutions of a row whose translation is plain."""
    named: dict[str, dict[str, Span]] = {}
    for match in _endings().finditer(bitext.zh, row.start_zh, row.end_zh):
        key, start = _key(bitext.zh, match.start(), match[0], row.start_zh)
        named.setdefault(match[0], {}).setdefault(key, (start, match.end()))
    for ending, names in named.items():
        if ending == "国务院" and "美" in bitext.zh:
            continue  # ours is a council, theirs a department
        (key, span), *others = names.items()
        if others or not key:
            continue
        head = _only_head(lowered, ending, (row.start_en, row.end_en))
        if head is not None:
            at, end = head
            en = _with_capitals(bitext.en, at, end, row.start_en)
            yield key, _Said(span, _singular(lowered[at:end]), en)


def _compared(bitext: Bitext, said: Sequence[_Said]) -> list[Check]:
    first = said[0]
    expected = bitext.en[first.en[0] : first.en[1]]
    return [
        bitext.check("term", "differs", zh=each.zh, en=each.en, expected=expected)
        for each in said
        if each.head != first.head
    ]


def _key(text: str, start: int, ending: str, first: int) -> tuple[str, int]:
    """Give the end of an institution's name, enough to tell it; "" of one without a name."""
    if ending in _ITSELF:
        return ending, start
    begin = start - _TELLING
    before = text[max(begin, first) : start]
    is_name = len(before) == _TELLING and not set(before) & _NO_NAME
    return (before + ending, begin) if is_name and _ALL_HAN.fullmatch(before) else ("", start)


_ALL_HAN: Final = re.compile(f"[{HAN}]+")


def _only_head(lowered: str, ending: str, span: Span) -> Span | None:
    """Find the word that heads a translation, if the row has one kind of it only."""
    heads: dict[str, Span] = {}
    for match in _heads()[ending].finditer(lowered, *span):
        heads.setdefault(_singular(match[0]), match.span())
    return next(iter(heads.values())) if len(heads) == 1 else None


def _singular(word: str) -> str:
    """
    Write a head as all its spellings are compared.

    >>> [_singular(word) for word in ("societies", "co-operatives", "co-op", "council")]
    ['society', 'cooperative', 'cooperative', 'council']
    """
    plain = word.replace("-", "")
    single = f"{plain[:-3]}y" if plain.endswith("ies") else plain.removesuffix("s")
    return _SHORTENED.get(single, single)


def _with_capitals(text: str, start: int, end: int, first: int) -> Span:
    before = _OPEN.search(text[first:start])
    return (first + before.start() if before else start), end


@cache
def _heads() -> Mapping[str, re.Pattern[str]]:
    """Map the ends of names to what finds the words that may head their translation."""
    table = files("dashboard.audit") / "reference" / "institutions.csv"
    with table.open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    return {row["ending"]: _pattern(row["heads_en"].split("|")) for row in rows}


def _pattern(heads: Sequence[str]) -> re.Pattern[str]:
    plurals = [f"{head[:-1]}(?:y|ies)" if head.endswith("y") else f"{head}s?" for head in heads]
    return re.compile(rf"(?<![a-z-])(?:{'|'.join(plurals)})(?![a-z-])")


@cache
def _endings() -> re.Pattern[str]:
    return re.compile("|".join(sorted(_heads(), key=len, reverse=True)))
