"""
What a row of an alignment costs: so many paragraphs of one body with so many of the other.

Costs are in nats; alignment says what they are made of.
"""

from __future__ import annotations

import math
import sys
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from dashboard.language.paragraphs import CLOSES

if TYPE_CHECKING:
    from numpy.typing import NDArray

ENGLISH_PER_CHINESE: Final = 4.4
"""
Characters of translation per character of original.

Mean over 256 pairs of single paragraphs in 53 articles of 1946-1968: 4.38.
"""

VARIANCE: Final = 20.0
"""
Variance of the length of a translation, per character of the original.

Measured on the same pairs: 15 below 20 characters, 24 at 50-100, but 77 at
200-400; hence a second part that grows with the length, SPREAD.
"""

SPREAD: Final = 0.1
"""
Standard deviation of a long translation's length, as a share of that length.
"""

# Set by reading the alignments of the same 53 articles; in nats where no share.
_MERGED: Final = 0.01  # share of rows that merge two paragraphs of one side
_ALONE: Final = 0.02  # share of paragraphs without partner
_SURPLUS: Final = 0.4  # added to both, per paragraph that one side has more
ALONE_PER_CHARACTER: Final = 0.15  # headings are left out, long passages seldom
_CLOSE_DIFFERS: Final = 3.0
_VERSE_CLOSE_DIFFERS: Final = 1.5  # verse often has full stops in the translation only
HEADING_MERGED: Final = 2.0
SHARED_NUMBER: Final = 2.0
SMALLEST_NUMBER: Final = 10  # smaller ones are in every paragraph, often as idioms

MOST_MERGED: Final = 16

STEPS_PER_DEVIATION: Final = 1_000
"""Entries of `Costs.of_lengths` for each square root of 2 deviations."""


class Priors(NamedTuple):
    """
    How improbable the shapes of rows are, in nats, for bodies of so many paragraphs.

    Attributes:
        one_to_one: One paragraph of either side. Shape (articles,), as all of them.
        alone_zh: A Chinese paragraph without partner.
        alone_en: An English one.
        merged_zh: Two Chinese paragraphs with an English one; each more costs log(2).
        merged_en: Two English paragraphs with a Chinese one; likewise.
        most_zh: Chinese paragraphs in a row, at most.
        most_en: English ones.

    """

    one_to_one: NDArray[np.float64]
    alone_zh: NDArray[np.float64]
    alone_en: NDArray[np.float64]
    merged_zh: NDArray[np.float64]
    merged_en: NDArray[np.float64]
    most_zh: NDArray[np.int64]
    most_en: NDArray[np.int64]


def priors(paragraphs_zh: NDArray[np.int64], paragraphs_en: NDArray[np.int64]) -> Priors:
    """
    Give the priors for bodies of so many paragraphs: the more one side has, the likelier it merges.
    """
    surplus_zh = _surplus(paragraphs_zh, paragraphs_en)
    surplus_en = _surplus(paragraphs_en, paragraphs_zh)
    return Priors(
        one_to_one=-np.log(0.9 - _SURPLUS * 2 * (surplus_zh + surplus_en)),
        alone_zh=-np.log(_ALONE + _SURPLUS * surplus_zh),
        alone_en=-np.log(_ALONE + _SURPLUS * surplus_en),
        merged_zh=-np.log(_MERGED + _SURPLUS * surplus_zh),
        merged_en=-np.log(_MERGED + _SURPLUS * surplus_en),
        most_zh=_most_merged(paragraphs_zh, paragraphs_en),
        most_en=_most_merged(paragraphs_en, paragraphs_zh),
    )


def _surplus(mine: NDArray[np.int64], other: NDArray[np.int64]) -> NDArray[np.float64]:
    surplus: NDArray[np.float64] = np.clip((mine - other) / np.maximum(other, 1), 0.0, 1.0)
    return surplus


def _most_merged(mine: NDArray[np.int64], other: NDArray[np.int64]) -> NDArray[np.int64]:
    wanted = np.maximum(3, -(-2 * mine // np.maximum(other, 1)))
    most: NDArray[np.int64] = np.minimum(np.minimum(wanted, mine), MOST_MERGED)
    return most


class Costs(NamedTuple):
    """
    Costs that are looked up, in nats.

    Attributes:
        of_lengths: -log(erfc(x)), of lengths that are x times the square root of 2 deviations
            apart; an entry for each step of x. Up to where erfc is too small for a float, from
            where on it stays as it is. Read between entries it errs by 2.5e-7 at most, and
            alike on every machine. Shape (entries,).
        of_closes: The penalty for a row whose two sides close so, by indices into CLOSES.
            Shape (Chinese closes, English closes).

    """

    of_lengths: NDArray[np.float64]
    of_closes: NDArray[np.float64]


@cache
def costs() -> Costs:
    """Tabulate the costs, once a process (5 ms)."""
    steps = range(27 * STEPS_PER_DEVIATION)
    chances = [math.erfc(step / STEPS_PER_DEVIATION) for step in steps]
    of_lengths = [-math.log(max(chance, sys.float_info.min)) for chance in chances]
    of_closes = np.full((len(CLOSES), len(CLOSES)), _CLOSE_DIFFERS)
    np.fill_diagonal(of_closes, 0.0)
    of_closes[CLOSES.index("open"), CLOSES.index("sentence")] = _VERSE_CLOSE_DIFFERS
    return Costs(np.array(of_lengths), of_closes)
