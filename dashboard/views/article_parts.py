"""An article in parts that a page can show: rows of paragraphs, and pieces of very long rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import Any

    from dashboard.language.words import Lang

MOST: Final = 60_000
"""
Characters of both languages on one page; the longest speeches take two or three. So many are
0.1 MB of HTML; with every mark and pinyin 1.1 MB, which take the server 0.9 s (on 2 cores that
were busy otherwise, November 2026).
"""
_ENDS: Final[dict[Lang, tuple[str, ...]]] = {"zh": ("\n", "。"), "en": ("\n", ". ")}
_NEAR: Final = 300
"""Characters before a cut in which the end of a line or a sentence is looked for."""


class Passage(NamedTuple):
    """
    A row of an alignment, or a piece of one that is too long for a page.

    Attributes:
        number: Of the row, from 1.
        start_zh: 0-based offset into the body.
        end_zh: Offset behind the last character.
        start_en: Likewise.
        end_en: Likewise.
        kind: What the row is (language.kinds).
        confidence: The chance that the row is right, 0-1.

    """

    number: int
    start_zh: int
    end_zh: int
    start_en: int
    end_en: int
    kind: str
    confidence: float

    def span(self, lang: Lang) -> tuple[int, int]:
        """Give the offsets of one side."""
        return (self.start_zh, self.end_zh) if lang == "zh" else (self.start_en, self.end_en)


def passages(rows: Iterable[Mapping[str, Any]]) -> list[Passage]:
    """Take up rows of `queries.reader.aligned_rows`."""
    return [
        Passage(
            row["row_no"] + 1,
            *(row["start_zh"], row["end_zh"], row["start_en"], row["end_en"]),
            *(row["kind"], row["confidence"]),
        )
        for row in rows
    ]


def parts(
    rows: Iterable[Passage], body_zh: str, body_en: str, *, most: int = MOST
) -> list[list[Passage]]:
    """
    Divide rows among parts of at most so many characters of both bodies, in order.

    A row that is longer by itself is cut into pieces, at the ends of lines or sentences where
    there are any; both sides into the same number, so that pieces roughly correspond.
    """
    divided: list[list[Passage]] = [[]]
    room = most
    for row in rows:
        for piece in _pieces(row, body_zh, body_en, most):
            length = _length(piece)
            if length > room and divided[-1]:
                divided.append([])
                room = most
            divided[-1].append(piece)
            room -= length
    return divided


def _length(row: Passage) -> int:
    return row.end_zh - row.start_zh + row.end_en - row.start_en


def _pieces(row: Passage, body_zh: str, body_en: str, most: int) -> Iterator[Passage]:
    pieces = -(-_length(row) // most)
    if pieces <= 1:
        yield row
        return
    # Cuts move back to the ends of sentences, never forth: pieces grow by so much at most.
    pieces = -(-_length(row) // max(1, most - 2 * _NEAR))
    cuts_zh = _cuts(body_zh, row.span("zh"), pieces, "zh")
    cuts_en = _cuts(body_en, row.span("en"), pieces, "en")
    for at in range(pieces):
        yield row._replace(
            start_zh=cuts_zh[at],
            end_zh=cuts_zh[at + 1],
            start_en=cuts_en[at],
            end_en=cuts_en[at + 1],
        )


def _cuts(body: str, span: tuple[int, int], pieces: int, lang: Lang) -> list[int]:
    start, end = span
    even = [start + (end - start) * at // pieces for at in range(pieces + 1)]
    cuts = [start]
    for at in even[1:-1]:
        floor = max(cuts[-1], at - _NEAR)
        ends = [body.rfind(sign, floor, at) + len(sign) for sign in _ENDS[lang]]
        found = [cut for cut in ends if floor < cut <= at]
        cuts.append(max(found, default=at))
    return [*cuts, end]


def part_of(divided: list[list[Passage]], row: int) -> int:
    """Give the part, from 1, that a row begins in; 1 where there is no such row."""
    return next(
        (
            at
            for at, part in enumerate(divided, start=1)
            if any(passage.number == row for passage in part)
        ),
        1,
    )
