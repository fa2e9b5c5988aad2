"""Marks in archive text: escaped text with tags around its characters, however they overlap."""

from __future__ import annotations

from bisect import bisect_right
from operator import attrgetter
from typing import TYPE_CHECKING, Final, NamedTuple

from dashboard.views.escaping import as_html

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

HIT: Final = "hit"
FIGURE: Final = "figure"
DIFFERS: Final = "differs"
"""A figure of a translation that says something else than the original."""
_TAGS: Final = {
    HIT: ("<mark>", "</mark>"),
    FIGURE: ('<b class="figure">', "</b>"),
    DIFFERS: ('<b class="figure differs">', "</b>"),
}


class Mark(NamedTuple):
    """
    Tags around a span of a text.

    Attributes:
        start: 0-based offset of the first character.
        end: Offset behind the last.
        opening: Tag before each piece of the span.
        closing: Tag behind each piece.
        tail: HTML behind the last piece, once.

    """

    start: int
    end: int
    opening: str
    closing: str
    tail: str = ""


Layer = list[Mark]
"""Marks in order that do not overlap."""


def layer(marks: Iterable[Mark]) -> Layer:
    """
    Make a layer: of two marks that overlap the earlier is whole, the later what is left of it.

    A mark of which nothing is left keeps its tail.

    >>> [mark[:2] for mark in layer([Mark(2, 5, "", ""), Mark(0, 3, "", "")])]
    [(0, 3), (3, 5)]
    """
    made: Layer = []
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end)):
        if made and mark.start < made[-1].end:
            last = made[-1]
            if mark.end <= last.end:
                made[-1] = last._replace(tail=last.tail + mark.tail)
                continue
            made.append(mark._replace(start=last.end))
        elif mark.start < mark.end:
            made.append(mark)
    return made


def beside(first: Layer, others: Iterable[Mark]) -> Layer:
    """Add to a layer the marks that overlap none of it: links do not stand in links."""
    free = [mark for mark in others if not _overlaps(first, mark)]
    return layer([*first, *free])


def _overlaps(marks: Layer, other: Mark) -> bool:
    at = bisect_right(marks, other.start, key=attrgetter("end"))
    return at < len(marks) and marks[at].start < other.end


def layered(
    text: str,
    layers: Sequence[Layer],
    *,
    start: int = 0,
    end: int | None = None,
    write: Callable[[int, int], str] | None = None,
) -> str:
    """
    Escape a part of a text and mark it, layer by layer from the outermost.

    Tags are always closed within those around them: where the edge of an outer mark cuts an
    inner one, that is closed and opened again.

    Args:
        text: The whole text; offsets of marks are into it.
        layers: Of marks.
        start: 0-based offset of the part's first character.
        end: Offset behind its last; by default the text's end.
        write: Gives the HTML of the characters between two offsets, if not `as_html`.

    >>> hit, link = Mark(0, 2, "<mark>", "</mark>"), Mark(1, 3, "<i>", "</i>")
    >>> layered("a<b", [[link], [hit]])
    '<mark>a</mark><i><mark>&lt;</mark>b</i>'

    """
    writer = write or (lambda a, b: as_html(text[a:b]))

    def within(first: int, last: int, depth: int) -> str:
        if first >= last:
            return ""
        if depth == len(layers):
            return writer(first, last)
        pieces = []
        marks = layers[depth]
        at = bisect_right(marks, first, key=attrgetter("end"))
        while at < len(marks) and marks[at].start < last:
            mark = marks[at]
            at += 1
            begin, stop = max(mark.start, first), min(mark.end, last)
            pieces += [
                within(first, begin, depth + 1),
                mark.opening,
                within(begin, stop, depth + 1),
                mark.closing,
                mark.tail if stop == mark.end else "",
            ]
            first = stop
        return "".join([*pieces, within(first, last, depth + 1)])

    return within(start, len(text) if end is None else end, 0)


def marked(text: str, spans: Mapping[str, Sequence[tuple[int, int]]]) -> str:
    """
    Escape a text and mark spans of it: HIT, FIGURE, DIFFERS, each to character spans.

    Spans are end exclusive; what lies outside the text is cut off.

    >>> marked("a<合作社>", {"hit": [(2, 4)]})
    'a&lt;<mark>合作</mark>社&gt;'
    """
    layers = [
        layer(
            Mark(max(0, start), min(len(text), end), *_TAGS[kind])
            for start, end in spans[kind]
            if start < len(text) and end > 0
        )
        for kind in (DIFFERS, FIGURE, HIT)
        if kind in spans
    ]
    return layered(text, layers)


def hits(spans: Iterable[tuple[int, int]]) -> Layer:
    """Make a layer of what was searched for."""
    return layer(Mark(start, end, *_TAGS[HIT]) for start, end in spans)
