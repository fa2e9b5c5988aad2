"""What the audit of a translation reads, and what it says of each thing that it looked for."""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date
from typing import Final, Literal, NamedTuple

Kind = Literal[
    "figure", "place", "person", "author", "date", "term", "leftover", "length", "paragraph"
]
"""
What a check is about.

figure     a quantity of the original, its value and its unit.
place      a name of a place.
person     a person's Chinese name in the text.
author     the author that the header or a byline names.
date       a day, a month or a year.
term       an institution that the article names several times, translated in two ways.
leftover   Chinese or Korean writing in the translation.
length     a passage whose translation is much too long or too short.
paragraph  a paragraph of one text that has none beside it in the other.
"""
FAULTS: Final[tuple[Kind, ...]] = ("term", "leftover", "length", "paragraph")
"""Kinds of which only what is found wrong has a check: no share can be taken of them."""
Verdict = Literal["agrees", "differs", "missing"]
"""
agrees   the translation says what the original says.
differs  it says something else in that place.
missing  it was not found there.
"""
Part = Literal["title", "author", "body"]
RowKind = Literal["body", "heading", "byline", "dateline", "signature"]

Span = tuple[int, int]
"""0-based offset of the first character, and the offset behind the last."""
_MOST_QUOTED: Final = 40
"""Characters: of a longer passage the beginning stands in the check."""


class Row(NamedTuple):
    """
    An aligned row: offsets into the two bodies, 0-based, end exclusive.

    Attributes:
        kind: Only "body" is running text.
        confidence: From 0 to 1, that the two belong together.

    """

    start_zh: int
    end_zh: int
    start_en: int
    end_en: int
    kind: RowKind
    confidence: float


class Texts(NamedTuple):
    """The parts of an article that are checked, as the table of articles has them."""

    issue_date: date
    title_zh: str
    title_en: str
    author_zh: str | None
    author_en: str | None
    body_zh: str
    body_en: str


class Check(NamedTuple):
    """
    One thing that was looked for in a translation.

    Attributes:
        kind: What it is.
        verdict: What came of it.
        part: The text that the offsets are into: titles, or bodies; of authors there are none.
        surface_zh: What the original says, or how it begins; None where only the translation
            has something.
        expected_en: How a translation may say it; None where it should say nothing.
        found_en: What stands there; None where nothing does.
        start_zh: 0-based offset of the surface's first character, or None.
        end_zh: Offset behind it.
        start_en: Of what was found.
        end_en: Likewise.

    """

    kind: Kind
    verdict: Verdict
    part: Part
    surface_zh: str | None
    expected_en: str | None
    found_en: str | None
    start_zh: int | None
    end_zh: int | None
    start_en: int | None
    end_en: int | None


class Bitext(NamedTuple):
    """
    A text and its translation: two titles, or two bodies.

    Attributes:
        part: Which.
        zh: The original.
        en: The translation.
        rows: What belongs together; they cover both.

    """

    part: Part
    zh: str
    en: str
    rows: Sequence[Row]

    def row_at(self, start_zh: int) -> int:
        """Give the index of the row that a character of the original is in."""
        at = bisect_right(self.rows, start_zh, key=lambda row: row.start_zh) - 1
        return max(0, at)

    def check(
        self,
        kind: Kind,
        verdict: Verdict,
        *,
        zh: Span | None = None,
        en: Span | None = None,
        expected: str | None = None,
    ) -> Check:
        """
        Make a check of what stands at two places of the text and its translation.

        Args:
            kind: What it is about.
            verdict: What came of it.
            zh: What of the original.
            en: What of the translation was found.
            expected: How the translation may say it.

        """
        start_zh, end_zh = zh or (None, None)
        start_en, end_en = en or (None, None)
        return Check(
            kind,
            verdict,
            self.part,
            None if zh is None else self.zh[zh[0] : zh[1]][:_MOST_QUOTED],
            expected,
            None if en is None else self.en[en[0] : en[1]][:_MOST_QUOTED],
            start_zh,
            end_zh,
            start_en,
            end_en,
        )
