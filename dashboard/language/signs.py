"""Count the signs that translations mostly keep: question marks, quotation marks, brackets."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dashboard.language.paragraphs import Passages

SIGNS: Final = ("?？", "!！", '"“”「」『』', "()（）【】[]〔〕", ":：")
"""Of each kind those of either language."""
_CODES: Final = 2**16


def signs_before(found: Passages) -> NDArray[np.int64]:
    """
    Count the signs of each kind in the passages before each, and in all.

    Shape (passages + 1, kinds of SIGNS).
    """
    kinds = _kinds()[np.minimum(found.signs, _CODES - 1)]
    at = np.flatnonzero(kinds)
    passages = np.searchsorted(found.places, at, side="right") - 1
    shape = len(found.places) + 1, len(SIGNS)
    counts = np.bincount((passages + 1) * len(SIGNS) + kinds[at] - 1, minlength=shape[0] * shape[1])
    before: NDArray[np.int64] = counts.reshape(shape).cumsum(axis=0)
    return before


@cache
def _kinds() -> NDArray[np.int8]:
    """Give the kind of each codepoint, counted from 1; 0 of those that are not counted."""
    kinds = np.zeros(_CODES, np.int8)
    for kind, signs in enumerate(SIGNS):
        kinds[[ord(sign) for sign in signs]] = kind + 1
    return kinds
