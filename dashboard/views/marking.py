"""Marks in archive text: escaped text with hits and places around their characters."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from dashboard.views.escaping import as_html

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

HIT = "hit"
FIGURE = "figure"
DIFFERS = "differs"
"""A figure of a translation that says something else than the original."""
_OPENINGS = {
    HIT: ("<mark>", "</mark>"),
    FIGURE: ('<b class="figure">', "</b>"),
    DIFFERS: ('<b class="figure differs">', "</b>"),
}


def marked(text: str, spans: Mapping[str, Sequence[tuple[int, int]]]) -> str:
    """
    Escape a text and mark spans of it, whichever way they overlap.

    `spans` maps HIT, FIGURE, DIFFERS, or the address that a place's name leads to, to character
    spans, end exclusive; what lies outside the text is cut off.

    >>> marked("a<盂县>", {"/regions?place=shanxi-yu_county": [(2, 4)]})
    'a&lt;<a class="place" href="/regions?place=shanxi-yu_county">盂县</a>&gt;'
    """
    edges = {0, len(text)}
    kinds = [
        (max(0, start), min(len(text), end), kind)
        for kind, found in spans.items()
        for start, end in found
        if start < len(text) and end > 0
    ]
    for start, end, _ in kinds:
        edges |= {start, end}
    places = sorted(edges)
    pieces = []
    for start, end in itertools.pairwise(places):
        # Hits first, so that they lie inside links: a name is one link, however much is hit.
        here = sorted(
            {kind for a, b, kind in kinds if a <= start and end <= b},
            key=lambda kind: kind not in _OPENINGS,
        )
        piece = as_html(text[start:end])
        for kind in here:
            before, after = _OPENINGS.get(
                kind, (f'<a class="place" href="{as_html(kind)}">', "</a>")
            )
            piece = f"{before}{piece}{after}"
        pieces.append(piece)
    return "".join(pieces)
