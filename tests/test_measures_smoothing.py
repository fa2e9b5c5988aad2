"""Moving averages, against scipy's convolution and calculation by hand."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.ndimage import convolve1d

from dashboard.measures.smoothing import moving_average

BINS = st.lists(
    st.tuples(st.integers(0, 10**6), st.one_of(st.just(0), st.integers(1, 10**9))),
    min_size=1,
    max_size=60,
)


@given(BINS, st.integers(0, 40))
def test_windows_are_sums_by_sums(drawn: list[tuple[int, int]], half: int) -> None:
    """
    Every bin with text has the sum of its window's counts by the sum of its words, as by scipy.
    """
    words = np.array([pair[1] for pair in drawn], dtype=np.float64)
    counts = np.array([pair[0] for pair in drawn]) * (words > 0)
    window = np.ones(2 * half + 1)
    above, below = (convolve1d(values, window, mode="constant") for values in (counts, words))

    found = moving_average(counts, words, half)

    has_text = words > 0
    assert found[has_text] == pytest.approx(above[has_text] / below[has_text], rel=1e-9)
    assert np.isnan(found[~has_text]).all()


@pytest.mark.parametrize(
    ("half", "expected"),
    [
        pytest.param(0, [0.1, 0.4, np.nan, 0.25, 0], id="not smoothed"),
        pytest.param(1, [9 / 30, 9 / 30, np.nan, 0.2, 0.2], id="three bins"),
        pytest.param(2, [9 / 30, 10 / 34, np.nan, 9 / 25, 1 / 5], id="five bins"),
        pytest.param(9, [10 / 35, 10 / 35, np.nan, 10 / 35, 10 / 35], id="all of them"),
    ],
)
def test_windows_by_hand(half: int, expected: list[float]) -> None:
    """
    Windows are cut at the edges, and a bin without text stays a gap and adds nothing.
    """
    found = moving_average([1, 8, 7, 1, 0], [10, 20, 0, 4, 1], half)

    assert expected == pytest.approx(found, nan_ok=True)


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        pytest.param([1, np.nan, 3], [10, 10, 20], id="count"),
        pytest.param([1, 2, 3], [10, np.nan, 20], id="denominator"),
    ],
)
def test_what_is_missing_does_not_spread(counts: list[float], words: list[float]) -> None:
    """
    A bin without a number is a gap like one without text, and its neighbours are none the worse.
    """
    assert [0.1, np.nan, 0.15] == pytest.approx(moving_average(counts, words, 1), nan_ok=True)


def test_a_small_bin_weighs_little() -> None:
    """
    One hit among ten words hardly moves the rate of the two thousand around it.
    """
    found = moving_average([2, 1, 2], [1000, 10, 1000], 1)

    assert found[1] == pytest.approx(5 / 2010)


@given(BINS, st.integers(0, 40))
def test_a_constant_rate_stays(drawn: list[tuple[int, int]], half: int) -> None:
    """
    Bins that all have the same rate have it smoothed, however much text is in each.
    """
    words = np.array([pair[1] for pair in drawn], dtype=np.float64)

    found = moving_average(words * 3, words, half)

    assert found[words > 0] == pytest.approx(3)


def test_series_are_smoothed_side_by_side() -> None:
    """
    Several series, with one row of denominators, are each smoothed as alone.
    """
    counts, words = np.array([[1, 2, 3, 4], [9, 0, 0, 1]]), [10, 0, 10, 20]

    found = moving_average(counts, words, 1)

    for row, alone in zip(found, counts, strict=True):
        assert row == pytest.approx(moving_average(alone, words, 1), nan_ok=True)
    assert found.dtype == np.float64


def test_no_bins_are_smoothed_to_none() -> None:
    """
    An axis without bins gives an array without values.
    """
    assert moving_average([], [], 3).shape == (0,)
