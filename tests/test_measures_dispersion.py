"""Measures of dispersion, against dense computation with scipy and published examples."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.spatial.distance import cityblock
from scipy.stats import variation

from dashboard.measures.dispersion import (
    Parts,
    deviation_of_proportions,
    juilland_d,
    normalised_deviation_of_proportions,
)

MEASURES = (deviation_of_proportions, normalised_deviation_of_proportions, juilland_d)
PARTS = st.lists(
    st.tuples(st.one_of(st.just(0), st.integers(0, 50)), st.integers(50, 5000)),
    min_size=2,
    max_size=40,
).filter(lambda drawn: any(count for count, _ in drawn))


def parts_of(sizes: list[int]) -> Parts:
    return Parts(number=len(sizes), size=sum(sizes), smallest=min(sizes))


def measured(counts: list[int], sizes: list[int]) -> list[float]:
    """
    Give all three measures, from the parts that have the word only.
    """
    has_any = [at for at, count in enumerate(counts) if count]
    found = [[values[at] for at in has_any] for values in (counts, sizes)]
    return [measure(*found, parts_of(sizes)) for measure in MEASURES]


@pytest.mark.parametrize(
    ("counts", "sizes", "expected"),
    [
        # Gries (2020), Analyzing dispersion: the word "a" in a corpus of 50 words.
        pytest.param([1, 2, 3, 4, 5], [9, 10, 10, 10, 11], (0.18, 0.2195, 0.7852), id="Gries"),
        pytest.param([0, 1, 2], [5, 5, 5], (1 / 3, 0.5, None), id="Lijffijt and Gries"),
        # Lyne (1985), the lemma ALLEMAND; D as the R package tlda gives it.
        pytest.param(
            [2, 0, 1, 1, 3, 0, 3, 0, 0, 0],
            [8143, 8058, 8271, 8125, 7959, 7941, 8146, 8001, 8003, 7930],
            (None, None, 0.6039),
            id="Lyne",
        ),
        pytest.param([2, 4, 6], [10, 20, 30], (0, 0, 1), id="like all words"),
        pytest.param([3, 0, 0, 0], [5, 5, 5, 5], (0.75, 1, 0), id="in one of four parts"),
        pytest.param([0, 0, 7], [60, 30, 10], (0.9, 1, 0), id="in the smallest part"),
        pytest.param([7, 0, 0], [60, 30, 10], (0.4, 4 / 9, 0), id="in the largest part"),
    ],
)
def test_dispersion_of_examples(
    counts: list[int], sizes: list[int], expected: tuple[float | None, ...]
) -> None:
    """
    Published examples, and corpora small enough to do by hand, have the values they should.
    """
    for value, should_be in zip(measured(counts, sizes), expected, strict=True):
        assert should_be is None or should_be == pytest.approx(value, abs=0.00005)


@given(PARTS)
def test_parts_that_lack_the_word_need_not_be_given(drawn: list[tuple[int, int]]) -> None:
    """
    From a few parts and the totals come the values that all parts give, computed densely.
    """
    counts, sizes = ([pair[at] for pair in drawn] for at in (0, 1))
    expected_shares = np.array(sizes) / sum(sizes)
    dp = cityblock(np.array(counts) / sum(counts), expected_shares) / 2
    rates = np.array(counts) / np.array(sizes)

    found = measured(counts, sizes)

    assert found == pytest.approx(
        [
            dp,
            dp / (1 - expected_shares.min()),
            1 - variation(rates) / math.sqrt(len(rates) - 1),
        ],
        abs=1e-9,
    )
    assert found == pytest.approx(
        [measure(counts, sizes, parts_of(sizes)) for measure in MEASURES], abs=1e-9
    )


@given(PARTS)
def test_dispersion_is_a_share(drawn: list[tuple[int, int]]) -> None:
    """
    All three lie from 0 to 1, whatever the counts, and do not ask for the order of the parts.
    """
    counts, sizes = ([pair[at] for pair in drawn] for at in (0, 1))

    found = measured(counts, sizes)

    assert all(-1e-9 <= value <= 1 + 1e-9 for value in found)
    assert found[0] <= found[1] + 1e-12
    assert found == pytest.approx(measured(counts[::-1], sizes[::-1]), abs=1e-9)


@given(PARTS, st.integers(2, 20))
def test_dispersion_does_not_depend_on_how_often(drawn: list[tuple[int, int]], times: int) -> None:
    """
    A word that is several times as frequent in every part is spread in the same way.
    """
    counts, sizes = ([pair[at] for pair in drawn] for at in (0, 1))

    assert measured(counts, sizes) == pytest.approx(
        measured([count * times for count in counts], sizes), abs=1e-9
    )


def test_a_word_that_gathers_is_less_even() -> None:
    """
    Moving occurrences into fewer of equal parts raises DP and lowers D.
    """
    spread = [measured([6 // had] * had + [0] * (6 - had), [10] * 6) for had in (6, 3, 2, 1)]
    dp, normalised, d = zip(*spread, strict=True)

    assert list(dp) == sorted(dp)
    assert list(normalised) == sorted(normalised)
    assert list(d) == sorted(d, reverse=True)
    assert (dp[0], normalised[-1], d[0]) == pytest.approx((0, 1, 1))


def test_a_million_parts_cost_what_has_the_word() -> None:
    """
    In a million articles, of which 100 have a word once, D is 0.9 all the same, and DP near 1.
    """
    parts = Parts(number=10**6, size=3 * 10**8, smallest=300)

    dp, normalised, d = (measure([1] * 100, [300] * 100, parts) for measure in MEASURES)

    assert dp == pytest.approx(1 - 1e-4)
    assert normalised == pytest.approx((1 - 1e-4) / (1 - 1e-6))
    assert d == pytest.approx(0.9, abs=1e-4)


@pytest.mark.parametrize(
    ("counts", "sizes", "parts", "are_nan"),
    [
        pytest.param([], [], Parts(3, 60, 10), (True, True, True), id="in no part"),
        pytest.param([0, 0], [10, 20], Parts(3, 60, 10), (True, True, True), id="counts of 0"),
        pytest.param([], [], Parts(0, 0, 0), (True, True, True), id="no parts"),
        pytest.param([4], [60], Parts(1, 60, 60), (False, True, True), id="one part"),
        pytest.param([4, 0], [60, 0], Parts(2, 60, 0), (False, False, True), id="part of nothing"),
    ],
)
def test_nothing_is_not_spread(
    counts: list[int], sizes: list[int], parts: Parts, are_nan: tuple[bool, ...]
) -> None:
    """
    A word that does not occur has no dispersion, and one part nothing to be spread over.
    """
    assert tuple(math.isnan(measure(counts, sizes, parts)) for measure in MEASURES) == are_nan
