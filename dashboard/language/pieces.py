"""Telling the pieces of parted texts apart: a hash table over codepoints."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from dashboard.language.compiled import loop

if TYPE_CHECKING:
    from numpy.typing import NDArray

_ENDS: Final = ',.;:!?)"]'
"""Break signs that most often stand right behind a word."""
_LETTER: Final = 1
_END: Final = 2
_FIRST_ROOM: Final = 2**14
"""Different pieces that there is room for at first; the table doubles."""
_FACTOR: Final = 1_000_003
_MOST: Final = 2**38 - 1
_PIECE_BITS: Final = 24
"""More different pieces than there can be in a file (64 MiB) and a batch."""
_PIECE: Final = 2**_PIECE_BITS - 1


class _Different(NamedTuple):
    """
    The different pieces met in some texts: a hash table with open addressing.

    Attributes:
        slots: Hash of the piece that lies here, and behind it, in the last _PIECE_BITS bits,
            which piece it is; -1 where none lies. Twice as many as there may be pieces.
        starts: Where each piece starts in the texts, where first met.
            Shape (pieces there is room for,).
        stops: Where it stops.

    """

    slots: NDArray[np.int64]
    starts: NDArray[np.int64]
    stops: NDArray[np.int64]


@loop
def find_pieces(
    signs: NDArray[np.int32], ends: NDArray[np.int64], kinds: NDArray[np.int8]
) -> tuple[NDArray[np.int32], NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """
    Find the pieces of parted texts, and which of them are the same.

    Where break signs end a piece of letters, as in "snow,", they are a break of their own.

    Args:
        signs: Codepoints of all texts, a part behind each piece and each text.
        ends: Behind the part that ends each text.
        kinds: Of the first codepoints: _LETTER, _END or neither.

    Returns:
        By piece, which of the different ones it is, -1 for a break; pieces before each text,
        and in all; and of each different piece, where it starts and stops where first met.

    """
    known = _Different(
        np.full(2 * _FIRST_ROOM, -1, np.int64),
        np.zeros(_FIRST_ROOM, np.int64),
        np.zeros(_FIRST_ROOM, np.int64),
    )
    pieces = np.empty(len(signs), np.int32)
    pieces_before = np.zeros(len(ends) + 1, np.int64)
    different = found = at = 0
    for text in range(len(ends)):
        while at < ends[text]:
            start, value = at, 0
            while signs[at] < len(kinds) and kinds[signs[at]] == _LETTER:
                value = (value * _FACTOR + int(signs[at])) & _MOST
                at += 1
            stop, value_of_letters, is_end = at, value, True
            while signs[at] != 0:
                is_end = is_end and signs[at] < len(kinds) and kinds[signs[at]] == _END
                value = (value * _FACTOR + int(signs[at])) & _MOST
                at += 1
            if stop == start or not is_end:
                stop, value_of_letters = at, value
            if stop > start:
                if different == len(known.starts):
                    known = _with_room(known)
                slot = _find_slot(signs, known, start, stop, value_of_letters)
                if known.slots[slot] < 0:
                    known.slots[slot] = value_of_letters << _PIECE_BITS | different
                    known.starts[different], known.stops[different] = start, stop
                    different += 1
                pieces[found] = known.slots[slot] & _PIECE
                found += 1
                if stop < at:
                    pieces[found] = -1
                    found += 1
            at += 1
        pieces_before[text + 1] = found
    return (
        pieces[:found].copy(),
        pieces_before,
        known.starts[:different].copy(),
        known.stops[:different].copy(),
    )


@loop
def _find_slot(
    signs: NDArray[np.int32], known: _Different, start: int, stop: int, value: int
) -> int:
    """Find the slot of a piece, or the free one where it would lie."""
    last = len(known.slots) - 1
    slot = (value ^ (value >> 16)) & last
    while known.slots[slot] >= 0:
        if known.slots[slot] >> _PIECE_BITS == value:
            piece = known.slots[slot] & _PIECE
            first, same = known.starts[piece], 0
            while start + same < stop and signs[first + same] == signs[start + same]:
                same += 1
            if start + same == stop and first + same == known.stops[piece]:
                return slot
        slot = (slot + 1) & last
    return slot


@loop
def _with_room(known: _Different) -> _Different:
    """Give the same pieces with room for twice as many."""
    pieces = len(known.starts)
    none = np.zeros(pieces, np.int64)
    wider = _Different(
        np.full(4 * pieces, -1, np.int64),
        np.append(known.starts, none),
        np.append(known.stops, none),
    )
    last = len(wider.slots) - 1
    for entry in known.slots:
        if entry >= 0:
            value = entry >> _PIECE_BITS
            slot = (value ^ (value >> 16)) & last
            while wider.slots[slot] >= 0:
                slot = (slot + 1) & last
            wider.slots[slot] = entry
    return wider


@cache
def kinds_of_signs() -> NDArray[np.int8]:
    """Tell what each of the first codepoints is: _LETTER, _END or neither."""
    kinds = [
        _LETTER if sign.isalpha() else _END if sign in _ENDS else 0 for sign in map(chr, range(128))
    ]
    return np.array(kinds, np.int8)
