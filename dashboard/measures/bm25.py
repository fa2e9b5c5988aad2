"""Relevance: how much an article is about a search."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

K1 = 1.2
"""How soon more hits of the same say little more: with 1.2 ten weigh less than twice as one."""
B = 0.75
"""How much of an article's length is held against it: 0 nothing, 1 all."""


def inverse_frequency(articles_with: int, articles: int) -> float:
    """
    Give the weight of a term that so many of all articles hold: the rarer, the more.

    The form that is never negative, as Lucene has it: of a term in more than half of all
    articles the original weight is.

    >>> round(inverse_frequency(1, 3), 4), round(inverse_frequency(3, 3), 4)
    (0.9808, 0.1335)
    """
    return float(np.log1p((articles - articles_with + 0.5) / (articles_with + 0.5)))


def bm25(
    counts: NDArray[np.int64],
    lengths: NDArray[np.int32],
    mean_length: float | NDArray[np.float64],
    weight: float | NDArray[np.float64],
) -> NDArray[np.float64]:
    """
    Score articles by how often they hold a term, or each its own.

    Source: Robertson, S., and Zaragoza, H. (2009): The Probabilistic Relevance Framework: BM25
    and Beyond. Foundations and Trends in Information Retrieval 3 (4), equation 3.15 with the
    factor k1 + 1, which changes no order; k1 and b are the usual ones.

    Args:
        counts: Occurrences of the term in each article that holds it. Shape (articles,).
        lengths: Words of each. Shape (articles,).
        mean_length: Words of an article of the whole corpus, on average; one for all, or one each.
        weight: Of the term, from `inverse_frequency`; one for all, or one each.

    Returns:
        Above 0, and below weight * (k1 + 1). Shape (articles,).

    """
    against = K1 * (1 - B + B * lengths / mean_length)
    scores: NDArray[np.float64] = weight * counts * (K1 + 1) / (counts + against)
    return scores
