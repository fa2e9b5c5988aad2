"""Relevance: the formula of BM25, against numbers worked out by hand."""

from __future__ import annotations

import math

import numpy as np
import pytest

from dashboard.measures.bm25 import K1, bm25, inverse_frequency


def score(count: int, length: int, mean: float, weight: float = 1.0) -> float:
    """
    Score one article.
    """
    return float(bm25(np.array([count]), np.array([length], np.int32), mean, weight)[0])


@pytest.mark.parametrize(
    ("count", "length", "mean", "expected"),
    [
        # k1 = 1.2, b = 0.75: count * 2.2 / (count + 1.2 * (0.25 + 0.75 * length / mean)).
        pytest.param(1, 100, 100.0, 2.2 / 2.2, id="once in an article of usual length"),
        pytest.param(2, 100, 100.0, 4.4 / 3.2, id="twice is less than twice as much"),
        pytest.param(1, 200, 100.0, 2.2 / 3.1, id="a longer article"),
        pytest.param(1, 50, 100.0, 2.2 / 1.75, id="a shorter article"),
        pytest.param(5, 20, 80.0, 11.0 / 5.525, id="often in a short one"),
    ],
)
def test_scores_are_those_worked_out_by_hand(
    count: int, length: int, mean: float, expected: float
) -> None:
    """
    One term of weight 1: what the formula of Robertson and Zaragoza gives.
    """
    assert score(count, length, mean) == pytest.approx(expected, rel=1e-12)


def test_a_term_weighs_the_more_the_rarer_it_is() -> None:
    """
    The weight falls with every article that holds the term, and is above 0 to the last.
    """
    weights = [inverse_frequency(n, 10) for n in range(11)]

    assert weights[3] == pytest.approx(math.log(1 + 7.5 / 3.5), rel=1e-12)
    assert weights == sorted(weights, reverse=True)
    assert weights[-1] > 0


def test_no_count_outweighs_a_term_without_limit() -> None:
    """
    However often a term occurs, its score stays below weight * (k1 + 1), and grows all the same.
    """
    scores = [score(10**power, 1_000, 500.0, 3.0) for power in range(7)]

    assert scores == sorted(set(scores))
    assert scores[-1] < 3.0 * (K1 + 1)
