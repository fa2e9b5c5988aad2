"""
What tells two corpora apart: words oftener in one than in the other.

A word is counted in both, count_1 of size_1 words and count_2 of size_2. Evidence
(`log_likelihood`) and size of the difference (`log_ratio`) are two things, to be shown together.
All arguments broadcast together; all results are of that shape.
"""

from __future__ import annotations

from statistics import NormalDist
from typing import TYPE_CHECKING

import numpy as np

from dashboard.measures.arrays import floats, surprise

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray


@np.errstate(divide="ignore", invalid="ignore")
def log_likelihood(
    count_1: ArrayLike, size_1: ArrayLike, count_2: ArrayLike, size_2: ArrayLike
) -> NDArray[np.float64]:
    """
    Give how much evidence there is that a word's two rates differ: G², of two cells.

        2 (c₁ ln(c₁ / E₁) + c₂ ln(c₂ / E₂)) with Eᵢ = sᵢ (c₁ + c₂) / (s₁ + s₂)

    It is the likelihood ratio of two Poisson counts. The four cells of a contingency table
    (`association.log_likelihood`) would give a little more for a word that is a large part of
    all. It says nothing of direction; under equal rates it is distributed like chi-square with
    1 degree of freedom (`critical_value`).

    Returns:
        0 or more, without unit; 0 where neither has the word. NaN where a size is 0 or a count
        is negative.

    Errors:
        None.

    Source:
        Rayson, P. and Garside, R. (2000). Comparing corpora using frequency profiling.
        Proceedings of the Workshop on Comparing Corpora, ACL 2000, 1-6.

    """
    c1, s1, c2, s2 = floats(count_1, size_1, count_2, size_2)
    each = (c1 + c2) / (s1 + s2)
    nats = surprise(c1, s1 * each) + surprise(c2, s2 * each)
    # Rounding can leave something below 0 where the rates are equal.
    is_known = (np.minimum(s1, s2) > 0) & (np.minimum(c1, c2) >= 0)
    return np.where(is_known, np.maximum(0.0, 2 * nats), np.nan)


@np.errstate(divide="ignore", invalid="ignore")
def log_ratio(
    count_1: ArrayLike, size_1: ArrayLike, count_2: ArrayLike, size_2: ArrayLike
) -> NDArray[np.float64]:
    """
    Give how many times a word is oftener in the first corpus, as a power of two: Log Ratio.

        log2((c₁ / s₁) / (c₂ / s₂)), with 0.5 in place of a count of 0

    The 0.5 keeps words that one corpus lacks comparable with each other, and finite.

    Returns:
        Bits: 0 as often, 1 twice as often, -1 half as often. NaN where a size is 0 or a count
        negative, and where neither has the word: the halves would compare the sizes.

    Errors:
        None.

    Source:
        Hardie, A. (2014). Log Ratio: an informal introduction. ESRC Centre for Corpus
        Approaches to Social Science (CASS), Lancaster, 28 April 2014.

    """
    c1, s1, c2, s2 = floats(count_1, size_1, count_2, size_2)
    here, there = (np.where(count == 0, 0.5, count) for count in (c1, c2))
    is_known = (np.minimum(s1, s2) > 0) & (np.maximum(c1, c2) > 0)
    return np.where(is_known, np.log2((here / s1) / (there / s2)), np.nan)


def critical_value(p: float) -> float:
    """
    Give the log-likelihood that chance reaches with the probability p.

        (Φ⁻¹(p / 2))², chi-square with 1 degree of freedom being a squared normal deviate

    For one word looked at; who looks through m words divides p by m.

    >>> [round(critical_value(p), 2) for p in (0.05, 0.01, 0.001, 0.0001)]
    [3.84, 6.63, 10.83, 15.14]

    Args:
        p: Probability, above 0, to 1.

    Returns:
        Without unit, 0 for a p of 1.

    Errors:
        statistics.StatisticsError for a p of 0 or less.

    Source:
        Abramowitz, M. and Stegun, I. A. (1964). Handbook of Mathematical Functions. National
        Bureau of Standards, 26.4. The thresholds themselves: Rayson, P., Berridge, D. and
        Francis, B. (2004). Extending the Cochran rule for the comparison of word frequencies
        between corpora. Proceedings of JADT 2004, 926-936.

    """
    return NormalDist().inv_cdf(p / 2) ** 2
