"""Measures of keyness, against scipy, statsmodels and calculation by hand."""

from __future__ import annotations

from statistics import StatisticsError

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import kl_div
from scipy.stats import chi2, power_divergence
from statsmodels.genmod.families import Poisson

from dashboard.measures.keyness import critical_value, log_likelihood, log_ratio

COUNT = st.integers(1, 10**6)
SIZE = st.integers(10**6, 10**9)


@given(COUNT, SIZE, COUNT, SIZE)
def test_evidence_is_that_of_two_cells(
    count_1: int, size_1: int, count_2: int, size_2: int
) -> None:
    """
    The log-likelihood is scipy's of the two counts, and the deviance of a Poisson model.
    """
    counts = np.array([count_1, count_2])
    sizes = np.array([size_1, size_2])
    expected = counts.sum() * sizes / sizes.sum()

    found = log_likelihood(count_1, size_1, count_2, size_2)

    scipys = power_divergence(counts, expected, lambda_="log-likelihood").statistic
    assert scipys == pytest.approx(found, rel=1e-6, abs=1e-6)
    assert Poisson().deviance(counts, expected) == pytest.approx(found, rel=1e-6, abs=1e-6)
    assert 2 * kl_div(counts, expected).sum() == pytest.approx(found, rel=1e-6, abs=1e-6)


@pytest.mark.parametrize(
    ("counts", "sizes", "expected"),
    [
        pytest.param((10, 0), (1000, 1000), 20 * np.log(2), id="all in one of two halves"),
        pytest.param((0, 10), (1000, 3000), 20 * np.log(4 / 3), id="all in the larger"),
        pytest.param((10, 30), (1000, 3000), 0, id="as often"),
        pytest.param((0, 0), (1000, 3000), 0, id="in neither"),
        pytest.param((5, 0), (1000, 0), np.nan, id="nothing to compare with"),
        pytest.param((0, 0), (0, 0), np.nan, id="no text"),
        pytest.param((-5, 2), (10, 10), np.nan, id="no count"),
        pytest.param((np.nan, 2), (10, 10), np.nan, id="missing"),
    ],
)
def test_evidence_with_empty_cells(
    counts: tuple[float, float], sizes: tuple[float, float], expected: float
) -> None:
    """
    A count of 0 adds nothing; without text there is no evidence to speak of.
    """
    found = log_likelihood(counts[0], sizes[0], counts[1], sizes[1])

    assert expected == pytest.approx(float(found), abs=1e-12, nan_ok=True)


@pytest.mark.parametrize(
    ("counts", "sizes", "expected"),
    [
        pytest.param((8, 2), (1000, 1000), 2, id="four times as often"),
        pytest.param((8, 2), (4000, 1000), 0, id="as often"),
        pytest.param((1, 2), (1000, 1000), -1, id="half as often"),
        pytest.param((8, 0), (1000, 1000), 4, id="a half for nothing"),
        pytest.param((0, 8), (2000, 1000), -5, id="a half for nothing in the first"),
        pytest.param((0, 0), (2000, 1000), np.nan, id="in neither"),
        pytest.param((8, 0), (1000, 0), np.nan, id="nothing to compare with"),
        pytest.param((8, -1), (1000, 1000), np.nan, id="no count"),
    ],
)
def test_log_ratio_by_hand(
    counts: tuple[int, int], sizes: tuple[int, int], expected: float
) -> None:
    """
    Each 1 is twice as often, with half an occurrence where there is none (Hardie 2014).
    """
    found = log_ratio(counts[0], sizes[0], counts[1], sizes[1])

    assert expected == pytest.approx(float(found), nan_ok=True)


@given(COUNT, SIZE, COUNT, SIZE)
def test_corpora_change_places(count_1: int, size_1: int, count_2: int, size_2: int) -> None:
    """
    Seen from the other corpus the evidence is the same and the difference turned round.
    """
    one = (count_1, size_1, count_2, size_2)
    other = (count_2, size_2, count_1, size_1)

    assert log_likelihood(*one) == pytest.approx(log_likelihood(*other), rel=1e-6, abs=1e-6)
    assert log_ratio(*one) == pytest.approx(-log_ratio(*other), abs=1e-9)
    assert log_ratio(*one) == pytest.approx(
        np.log2(count_1 / size_1) - np.log2(count_2 / size_2), abs=1e-9
    )


def test_more_occurrences_are_keyer() -> None:
    """
    Beyond equal rates, evidence and difference grow with the count; from 0 to 1 as well.
    """
    counts = np.arange(200)

    assert (np.diff(log_ratio(counts, 1000, 30, 3000)) > 0).all()
    assert (np.diff(log_likelihood(counts[10:], 1000, 30, 3000)) > 0).all()
    assert (np.diff(log_likelihood(counts[:11], 1000, 30, 3000)) < 0).all()


@given(st.floats(1e-15, 1))
def test_thresholds_are_quantiles_of_chi_square(p: float) -> None:
    """
    The critical value of a probability is scipy's quantile with one degree of freedom.
    """
    assert chi2.isf(p, 1) == pytest.approx(critical_value(p), rel=1e-9, abs=1e-12)


def test_nothing_is_impossible() -> None:
    """
    A probability of 0 would have an infinite threshold, and is refused.
    """
    with pytest.raises(StatisticsError):
        critical_value(0)


def test_shapes_are_kept() -> None:
    """
    Results are float64 arrays of the arguments' common shape, scalars included.
    """
    for measure in (log_likelihood, log_ratio):
        found = measure(np.array([[1], [2]]), 10, np.array([0, 1, 2], dtype=np.uint8), 20)
        assert found.shape == (2, 3)
        assert found.dtype == np.float64
        assert isinstance(measure(1, 2, 3, 4), np.ndarray)
