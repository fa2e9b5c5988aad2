"""
What a row of an alignment costs: so many passages of one text with so many of the other.

Costs are in nats; alignment says what they are made of.
"""

from __future__ import annotations

import math
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

LEAST_PER_CHINESE: Final = 3.0
MOST_PER_CHINESE: Final = 6.5
"""Where a text's own lengths tell, at least and at most."""
_PARTED: Final = 1.5
_FEWEST_PARTED: Final = 4

VARIANCE: Final = 20.0
"""
Variance of the length of a translation, per character of the original.

Measured on the same pairs: 15 below 20 characters, 24 at 50-100, but 77 at
200-400; hence a second part that grows with the length, SPREAD.
"""

SPREAD: Final = 0.08
"""
Standard deviation of a long translation's length, as a share of that length.
"""

_CLOSE_DIFFERS: Final = 3.0
_VERSE_CLOSE_DIFFERS: Final = 1.5  # verse often has full stops in the translation only
_HEADING_MERGED: Final = 2.0
_TEXT_ALONE: Final = 1.0  # a heading is sooner left out than text
_ALL_BUT_SEVERAL: Final = 0.96  # share of rows
_LEAST_ONE_TO_ONE: Final = 0.1  # share of rows, however many more passages one side has
MOST_MERGED: Final = 16

_STEPS: Final = 250
"""Entries of `Costs.of_lengths` for each square root of 2 deviations."""
_MOST_DEVIATIONS: Final = 3.0
_MOST_OF_LENGTHS: Final = 10.0
"""What lengths cost at most: a translation may be shortened, or run on, by any measure."""

_SIGN_COSTS: Final = (1.0, 0.7, 0.25, 0.25, 0.7)  # of each kind of signs.SIGNS
_MOST_SIGNS: Final = 4


class Rates(NamedTuple):
    """
    How often rows are of what shape, set by reading alignments; shares where nothing is said.

    Attributes:
        merged_zh: Of rows that merge two Chinese passages; each more halves it.
        merged_en: Likewise two English ones.
        alone: Of passages without partner.
        several: Of rows that merge two passages of either side; each more halves it.
        surplus_merged_zh: Added to merged_zh, per passage that the original has more.
        surplus_merged_en: Likewise to merged_en, per passage that the translation has more.
        surplus_alone_zh: Added for Chinese passages alone, per passage that the original has more.
        surplus_alone_en: Likewise for English ones.
        most_several: Passages of a side in rows that merge both, at most; 1 if there are none.
        alone_per_character: What a character of the original costs that has no partner, in nats:
            headings are left out, long passages seldom.
        most_alone: What a passage costs at most for its length.

    """

    merged_zh: float
    merged_en: float
    alone: float
    several: float
    surplus_merged_zh: float
    surplus_merged_en: float
    surplus_alone_zh: float
    surplus_alone_en: float
    most_several: int
    alone_per_character: float
    most_alone: float


OF_PARAGRAPHS: Final = Rates(
    merged_zh=0.003,
    merged_en=0.01,
    alone=0.02,
    several=0.001,
    surplus_merged_zh=0.1,
    surplus_merged_en=0.3,
    surplus_alone_zh=0.4,
    surplus_alone_en=0.4,
    most_several=3,
    alone_per_character=0.15,
    most_alone=3.5,
)
OF_SENTENCES: Final = Rates(
    merged_zh=0.02,
    merged_en=0.08,
    alone=0.01,
    several=0.003,
    surplus_merged_zh=0.4,
    surplus_merged_en=0.4,
    surplus_alone_zh=0.4,
    surplus_alone_en=0.4,
    most_several=3,
    alone_per_character=0.15,
    most_alone=4.0,
)


class Priors(NamedTuple):
    """
    How improbable the shapes of rows are, in nats, for texts of so many passages.

    Attributes:
        one_to_one: One passage of either side. Shape (texts,), as all of them.
        alone_zh: A Chinese passage without partner.
        alone_en: An English one.
        merged_zh: Two Chinese passages with an English one; each more costs log(2).
        merged_en: Two English passages with a Chinese one; likewise.
        several: Two Chinese passages with two English ones; likewise.
        most_zh: Chinese passages in a row with one English, at most.
        most_en: English ones.
        most_several: Passages of either side in a row with several of both; 1 if there are none.
        en_per_zh: Characters of translation per character of original.

    """

    one_to_one: NDArray[np.float64]
    alone_zh: NDArray[np.float64]
    alone_en: NDArray[np.float64]
    merged_zh: NDArray[np.float64]
    merged_en: NDArray[np.float64]
    several: NDArray[np.float64]
    most_zh: NDArray[np.int64]
    most_en: NDArray[np.int64]
    most_several: NDArray[np.int64]
    en_per_zh: NDArray[np.float64]


def priors(
    passages_zh: NDArray[np.int64],
    passages_en: NDArray[np.int64],
    rates: Rates,
    en_per_zh: NDArray[np.float64],
) -> Priors:
    """
    Give the priors for texts of so many passages: the more one side has, the likelier it merges.
    """
    surplus_zh = _surplus(passages_zh, passages_en)
    surplus_en = _surplus(passages_en, passages_zh)
    merged_zh = rates.merged_zh + rates.surplus_merged_zh * surplus_zh
    merged_en = rates.merged_en + rates.surplus_merged_en * surplus_en
    alone_zh = rates.alone + rates.surplus_alone_zh * surplus_zh
    alone_en = rates.alone + rates.surplus_alone_en * surplus_en
    others = merged_zh + merged_en + alone_zh + alone_en
    return Priors(
        one_to_one=-np.log(np.maximum(_ALL_BUT_SEVERAL - others, _LEAST_ONE_TO_ONE)),
        alone_zh=-np.log(alone_zh),
        alone_en=-np.log(alone_en),
        merged_zh=-np.log(merged_zh),
        merged_en=-np.log(merged_en),
        several=np.full(len(passages_zh), -math.log(rates.several)),
        most_zh=np.maximum(
            _most_merged(passages_zh, passages_en), np.minimum(passages_zh, rates.most_several)
        ),
        most_en=_most_merged(passages_en, passages_zh),
        most_several=np.full(len(passages_zh), rates.most_several),
        en_per_zh=en_per_zh,
    )


def en_per_zh(
    passages_zh: NDArray[np.int64],
    passages_en: NDArray[np.int64],
    lengths_zh: NDArray[np.int64],
    lengths_en: NDArray[np.int64],
) -> NDArray[np.float64]:
    """
    Give the characters of translation per character of original that are expected of each text.

    They are the same for all, but where the translation parts far more than the original: verse,
    of which there are more words than in prose.
    """
    is_parted = (passages_zh >= _FEWEST_PARTED) & (passages_en >= _PARTED * passages_zh)
    own = np.clip(lengths_en / np.maximum(lengths_zh, 1), LEAST_PER_CHINESE, MOST_PER_CHINESE)
    return np.where(is_parted, own, ENGLISH_PER_CHINESE)


def _surplus(mine: NDArray[np.int64], other: NDArray[np.int64]) -> NDArray[np.float64]:
    surplus: NDArray[np.float64] = np.clip((mine - other) / np.maximum(other, 1), 0.0, 1.0)
    return surplus


def _most_merged(mine: NDArray[np.int64], other: NDArray[np.int64]) -> NDArray[np.int64]:
    wanted = np.maximum(3, -(-2 * mine // np.maximum(other, 1)))
    most: NDArray[np.int64] = np.minimum(np.minimum(wanted, mine), MOST_MERGED)
    return most


class Costs(NamedTuple):
    """
    All costs but those of shapes and anchors, in nats.

    They are numbers that loops are given, not constants in them: compiled code is kept, and
    would not notice that a constant of another module has changed.

    Attributes:
        of_lengths: -log(erfc(x)), of lengths that are x times the square root of 2 deviations
            apart; an entry for each step of x, up to where it is _MOST_OF_LENGTHS. Read between
            entries it errs by 4e-6 at most, and alike on every machine. Shape (entries,).
        steps: Its entries for each deviation.
        of_closes: The penalty for a row whose two sides close so, by indices into CLOSES.
            Shape (Chinese closes, English closes).
        of_signs: For each sign that one side has more of, by kind. Shape (kinds of SIGNS,).
        most_signs: Such signs of a kind that are counted.
        heading_merged: Of a row in which a heading has something of its side below it.
        variance: Of lengths in characters of the original, per character.
        spread: See SPREAD.
        of_alone: For a passage without partner, by how it closes. Shape (closes,).
        alone_per_character: See Rates.
        most_alone: See Rates.

    """

    of_lengths: NDArray[np.float64]
    steps: float
    of_closes: NDArray[np.float64]
    of_signs: NDArray[np.float64]
    most_signs: float
    heading_merged: float
    variance: float
    spread: float
    of_alone: NDArray[np.float64]
    alone_per_character: float
    most_alone: float


@cache
def costs(rates: Rates) -> Costs:
    """Tabulate the costs, once a process."""
    steps = range(math.ceil(_MOST_DEVIATIONS * _STEPS))
    of_lengths = [min(-math.log(math.erfc(step / _STEPS)), _MOST_OF_LENGTHS) for step in steps]
    of_closes = np.full((len(CLOSES), len(CLOSES)), _CLOSE_DIFFERS)
    np.fill_diagonal(of_closes, 0.0)
    of_closes[CLOSES.index("open"), CLOSES.index("sentence")] = _VERSE_CLOSE_DIFFERS
    return Costs(
        of_lengths=np.array(of_lengths),
        steps=_STEPS / math.sqrt(2),
        of_closes=of_closes,
        of_signs=np.array(_SIGN_COSTS),
        most_signs=_MOST_SIGNS,
        heading_merged=_HEADING_MERGED,
        variance=VARIANCE / ENGLISH_PER_CHINESE**2,
        spread=SPREAD,
        of_alone=np.where(np.array(CLOSES) == "open", 0.0, _TEXT_ALONE),
        alone_per_character=rates.alone_per_character,
        most_alone=rates.most_alone,
    )
