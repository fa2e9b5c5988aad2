"""Find the paragraphs of many bodies, and how each closes."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

CLOSES: Final = ("open", "sentence", "colon", "comma")
"""How a paragraph closes; "open" as a heading does, with none of the signs of the others."""
_CLOSE_TO_SIGNS: Final = {"sentence": "。！？…．；.!?;", "colon": "：:", "comma": "，、,"}
_AFTER_CLOSE: Final = "\"'”’」』）)】]》 \t\u3000"
"""Signs behind the one that closes a paragraph."""
_IS_AFTER_CLOSE: Final = len(CLOSES)
_SIGNS: Final = 2**16
_LINE_END: Final = ord("\n")


class Paragraphs(NamedTuple):
    r"""
    The paragraphs of some bodies, those of one body behind those of the one before.

    A paragraph is a line without its end; lines without characters are none.

    Attributes:
        begins: First paragraph of each body, and how many there are. Shape (bodies + 1,).
        starts: 0-based offset in its body of each paragraph's first character.
        ends: Offset behind its last one.
        closes: How it closes: index into CLOSES, by the last sign that is no quotation mark,
            bracket or blank.

    >>> found = paragraphs(["甲。”\n乙", "", "\n\nC:"])
    >>> found.begins.tolist(), found.starts.tolist(), found.ends.tolist()
    ([0, 2, 2, 3], [0, 4, 2], [3, 5, 4])
    >>> [CLOSES[close] for close in found.closes]
    ['sentence', 'open', 'colon']

    """

    begins: NDArray[np.int64]
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    closes: NDArray[np.int8]

    def spans(self, body: int) -> list[tuple[int, int]]:
        """Give start and end of each paragraph of one body."""
        mine = slice(self.begins[body], self.begins[body + 1])
        return list(zip(self.starts[mine].tolist(), self.ends[mine].tolist(), strict=True))


def paragraphs(bodies: Sequence[str]) -> Paragraphs:
    """Find the paragraphs of all bodies at once: 2 us a thousand characters."""
    joined = "\n".join(bodies)
    signs = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), np.uint32)
    ends = np.append(np.flatnonzero(signs == _LINE_END), len(signs))
    starts = np.append(0, ends[:-1] + 1)
    is_filled = ends > starts
    starts, ends = starts[is_filled], ends[is_filled]
    lengths = np.fromiter(map(len, bodies), np.int64, len(bodies))
    body_starts = np.cumsum(lengths + 1) - lengths - 1
    begins = np.searchsorted(starts, np.append(body_starts, len(joined) + 1))
    offsets = np.repeat(body_starts, np.diff(begins))
    return Paragraphs(begins, starts - offsets, ends - offsets, _closes(signs, starts, ends))


def _closes(
    signs: NDArray[np.uint32], starts: NDArray[np.int64], ends: NDArray[np.int64]
) -> NDArray[np.int8]:
    kind_of = _kind_of_sign()
    last = ends - 1
    closes = kind_of[np.minimum(signs[last], _SIGNS - 1)]
    while len(undecided := np.flatnonzero(closes == _IS_AFTER_CLOSE)):
        last[undecided] -= 1
        is_through = last[undecided] < starts[undecided]
        closes[undecided[is_through]] = CLOSES.index("open")
        left = undecided[~is_through]
        closes[left] = kind_of[np.minimum(signs[last[left]], _SIGNS - 1)]
    return closes


@cache
def _kind_of_sign() -> NDArray[np.int8]:
    kinds = np.full(_SIGNS, CLOSES.index("open"), np.int8)
    for close, signs in _CLOSE_TO_SIGNS.items():
        kinds[[ord(sign) for sign in signs]] = CLOSES.index(close)
    kinds[[ord(sign) for sign in _AFTER_CLOSE]] = _IS_AFTER_CLOSE
    return kinds
