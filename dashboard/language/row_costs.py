"""
What one row costs, of its lengths, closes, signs and anchors.

Loops over arrays (see compiled). Tuples are passed as they are: taking one out of another counts
the references of all its arrays, which doubled the time of a row.
"""

from __future__ import annotations

from math import log, sqrt
from typing import TYPE_CHECKING, Final, NamedTuple

from dashboard.language.compiled import lean

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from dashboard.language.rows import Costs, Priors

_HALVED: Final = log(2)


class Texts(NamedTuple):
    """
    All that the cost of a row asks of the texts of one language.

    Attributes:
        begins: First passage of each text, and how many there are. Shape (texts + 1,).
        lengths_before: Characters of the passages before each, and of all.
            Shape (passages + 1,), as the three below.
        headings_before: How many of those close as a heading does.
        anchors_before: How many anchors those have.
        worth_before: What these are worth, in nats.
        signs_before: How many signs of each kind they have. Shape (passages + 1, kinds).
        closes: How each closes: index into CLOSES. Shape (passages,).
        anchors: Of the passages, as indices that both languages share.

    """

    begins: NDArray[np.int64]
    lengths_before: NDArray[np.int64]
    headings_before: NDArray[np.int64]
    anchors_before: NDArray[np.int64]
    worth_before: NDArray[np.float64]
    signs_before: NDArray[np.int64]
    closes: NDArray[np.int64]
    anchors: NDArray[np.int64]


@lean
def prior_of(priors: Priors, text: int, a: int, b: int) -> float:
    """Give what a row of a Chinese and b English passages costs for its shape."""
    cost: float = priors.one_to_one[text]
    if a > 1 and b > 1:
        cost = priors.several[text] + (a + b - 4) * _HALVED
    elif a > 1:
        cost = priors.merged_zh[text] + (a - 2) * _HALVED
    elif b > 1:
        cost = priors.merged_en[text] + (b - 2) * _HALVED
    return cost


@lean
def cost_alone(texts: Texts, costs: Costs, passage: int, per_zh: float) -> float:
    """Compute what a passage without partner costs, of its length and how it closes."""
    length = texts.lengths_before[passage + 1] - texts.lengths_before[passage]
    cost: float = min(costs.alone_per_character * length / per_zh, costs.most_alone)
    cost += costs.of_alone[texts.closes[passage]]
    return cost


@lean
def cost_of(
    zh: Texts,
    en: Texts,
    costs: Costs,
    per_zh: float,
    from_zh: int,
    to_zh: int,
    from_en: int,
    to_en: int,
) -> float:
    """Compute the cost of a row from its lengths, closes and signs."""
    long_zh = zh.lengths_before[to_zh] - zh.lengths_before[from_zh]
    long_en = (en.lengths_before[to_en] - en.lengths_before[from_en]) / per_zh
    mean = (long_zh + long_en) / 2
    deviation = sqrt(mean * costs.variance + (costs.spread * mean) ** 2)
    off = min(abs(long_en - long_zh) / deviation * costs.steps, len(costs.of_lengths) - 2.0)
    entry = int(off)
    low, high = costs.of_lengths[entry], costs.of_lengths[entry + 1]
    of_row: float = low + (off - entry) * (high - low)
    of_row += costs.of_closes[zh.closes[to_zh - 1], en.closes[to_en - 1]]
    if (
        zh.headings_before[to_zh - 1] > zh.headings_before[from_zh]
        or en.headings_before[to_en - 1] > en.headings_before[from_en]
    ):
        of_row += costs.heading_merged
    for kind in range(len(costs.of_signs)):
        signs_zh = zh.signs_before[to_zh, kind] - zh.signs_before[from_zh, kind]
        signs_en = en.signs_before[to_en, kind] - en.signs_before[from_en, kind]
        of_row += costs.of_signs[kind] * min(abs(signs_zh - signs_en), costs.most_signs)
    return of_row


@lean
def expect(unmet: NDArray[np.int64], texts: Texts, passage: int) -> None:
    """Note the anchors of a passage as to be met."""
    for place in range(texts.anchors_before[passage], texts.anchors_before[passage + 1]):
        unmet[texts.anchors[place]] += 1


@lean
def meet(
    unmet: NDArray[np.int64], worths: NDArray[np.float64], texts: Texts, passage: int
) -> float:
    """Give the worth of those anchors of a passage that are to be met, each as often as it is."""
    worth = 0.0
    for place in range(texts.anchors_before[passage], texts.anchors_before[passage + 1]):
        anchor = texts.anchors[place]
        if unmet[anchor] > 0:
            unmet[anchor] -= 1
            worth += worths[anchor]
    return worth


@lean
def forget(unmet: NDArray[np.int64], texts: Texts, passage: int) -> None:
    """Expect the anchors of a passage no longer."""
    for place in range(texts.anchors_before[passage], texts.anchors_before[passage + 1]):
        unmet[texts.anchors[place]] = 0
