"""Intervals of shares, counts, rates and ratios of rates, against scipy and statsmodels."""

from __future__ import annotations

from statistics import StatisticsError
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import chi2, norm
from statsmodels.regression.linear_model import OLS
from statsmodels.stats.proportion import proportion_confint
from statsmodels.stats.rates import confint_poisson_2indep

from dashboard.measures.intervals import (
    Clusters,
    poisson,
    rate,
    rate_ratio,
    wilson,
    wilson_clustered,
)

if TYPE_CHECKING:
    from numpy.typing import NDArray

CONFIDENCE = st.sampled_from([0.5, 0.8, 0.9, 0.95, 0.99, 0.999])
COUNT = st.integers(0, 10**9)
SIZE = st.integers(1, 10**9)


def garwood(
    count: NDArray[np.int64], confidence: float
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """
    Give the exact interval of a Poisson mean, from scipy's chi-square quantiles.
    """
    beyond = (1 - confidence) / 2
    low = np.where(count > 0, chi2.ppf(beyond, 2 * np.maximum(count, 1)) / 2, 0.0)
    return low, chi2.isf(beyond, 2 * (count + 1)) / 2


@given(SIZE, st.data(), CONFIDENCE)
def test_wilson_is_that_of_statsmodels(trials: int, data: st.DataObject, confidence: float) -> None:
    """
    The interval of a share is the one that statsmodels gives.
    """
    successes = data.draw(st.integers(0, trials))
    expected = proportion_confint(successes, trials, alpha=1 - confidence, method="wilson")

    found = wilson(successes, trials, confidence=confidence)

    # statsmodels takes the difference of two numbers that may be close, and loses digits.
    assert np.allclose(expected, found, rtol=1e-9, atol=1e-15)


def sums_of(trials: NDArray[np.int64], successes: NDArray[np.int64]) -> Clusters:
    """
    Add up clusters, which are the last axis.
    """
    m, x = trials.astype(np.float64), successes.astype(np.float64)
    parts = (m, x, m * m, m * x, x * x)
    return Clusters((m > 0).sum(-1), *(part.sum(-1) for part in parts))


def drawn_clusters(
    rng: np.random.Generator, draws: int, clusters: int, share: float, correlation: float
) -> Clusters:
    """
    Draw samples of clusters of 2 and more trials that hang together (beta-binomial).
    """
    trials = 1 + rng.geometric(1 / 5, size=(draws, clusters))
    weight = (1 - correlation) / correlation
    shares = rng.beta(share * weight, (1 - share) * weight, size=trials.shape)
    return sums_of(trials, rng.binomial(trials, shares))


@pytest.mark.parametrize("seed", range(5))
def test_clustered_trials_have_the_variance_that_statsmodels_gives(seed: int) -> None:
    """
    The trials that count are those that make the variance of independent ones the robust one.
    """
    rng = np.random.default_rng(seed)
    trials = rng.integers(1, 12, size=40)
    successes = rng.binomial(trials, rng.beta(0.6, 2.4, size=40))
    outcomes = np.concatenate([np.arange(m) < x for m, x in zip(trials, successes, strict=True)])
    robust = OLS(outcomes.astype(float), np.ones(len(outcomes))).fit(
        cov_type="cluster", cov_kwds={"groups": np.repeat(np.arange(40), trials)}
    )
    share = float(robust.params[0])
    effective = share * (1 - share) / float(robust.bse[0]) ** 2
    expected = wilson(share * effective, effective)

    found = wilson_clustered(sums_of(trials, successes))

    assert effective < trials.sum()
    assert np.array(found) == pytest.approx(np.array(expected), rel=1e-9)


def test_clustered_limits_are_about_those_of_samples_drawn_again() -> None:
    """
    Articles drawn again and again, with all their trials, spread as far as the interval.
    """
    rng = np.random.default_rng(3)
    trials = 1 + rng.geometric(1 / 5, size=400)
    successes = rng.binomial(trials, rng.beta(0.4, 3.6, size=400))
    again = rng.integers(0, 400, size=(4_000, 400))
    shares = successes[again].sum(-1) / trials[again].sum(-1)
    low, high = np.quantile(shares, [0.025, 0.975])

    found = wilson_clustered(sums_of(trials, successes))

    assert (float(found.low), float(found.high)) == pytest.approx((low, high), rel=0.06)


@pytest.mark.parametrize(
    ("clusters", "least", "independent"),
    [
        pytest.param(10, 0.87, 0.95, id="10"),
        pytest.param(30, 0.90, 0.95, id="30"),
        pytest.param(100, 0.87, 0.93, id="100"),
        pytest.param(1_000, 0.90, 0.93, id="1000"),
    ],
)
def test_clustered_intervals_hold_the_share_about_as_often_as_they_say(
    clusters: int, least: float, independent: float
) -> None:
    """
    Drawn again, in all cases of the documentation; an interval of independent trials seldomer.
    """
    rng = np.random.default_rng(1954)
    cases = [(0.01, 0.1), (0.02, 0.05), (0.1, 0.1), (0.3, 0.3), (0.01, 0.4)]
    for share, correlation in cases:
        sums = drawn_clusters(rng, 1_500, clusters, share, correlation)
        low, high = wilson_clustered(sums)
        plain = wilson(sums.successes, sums.trials)

        assert least <= np.mean((low <= share) & (share <= high)) <= 0.98
        assert np.mean((plain.low <= share) & (share <= plain.high)) <= independent


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 30)), min_size=1, max_size=30))
def test_a_clustered_interval_holds_its_share_and_is_never_narrower(
    clusters: list[tuple[int, int]],
) -> None:
    """
    It lies between 0 and 1, holds the share, and promises no more than independent trials do.
    """
    trials = np.array([m for _, m in clusters])
    successes = np.array([min(x, m) for x, m in clusters])
    sums = sums_of(trials, successes)
    share = successes.sum() / trials.sum()

    found, plain = wilson_clustered(sums), wilson(successes.sum(), trials.sum())

    assert 0 <= found.low <= share + 1e-12
    assert share - 1e-12 <= found.high <= 1
    assert found.high - found.low >= plain.high - plain.low - 1e-12


def test_one_article_is_one_trial() -> None:
    """
    Nothing tells how much the trials of one cluster, or those that all agree, hang together.
    """
    one = wilson_clustered(sums_of(np.array([7]), np.array([0])))
    two = wilson_clustered(sums_of(np.array([5, 5]), np.array([0, 0])))
    none = wilson_clustered(sums_of(np.array([0]), np.array([0])))

    assert np.array(one) == pytest.approx(np.array(wilson(0, 1)))
    assert np.array(two) == pytest.approx(np.array(wilson(0, 2)))
    assert np.isnan(none).all()


@given(SIZE, st.data(), CONFIDENCE)
def test_the_limits_of_a_share_are_where_the_score_test_turns(
    trials: int, data: st.DataObject, confidence: float
) -> None:
    """
    At either limit the share seen is as many deviations away as the confidence says.
    """
    successes = data.draw(st.integers(0, trials))
    found = wilson(successes, trials, confidence=confidence)

    for limit in (found.low, found.high):
        if 0 < limit < 1:
            away = abs(successes - trials * limit) / np.sqrt(trials * limit * (1 - limit))
            assert away == pytest.approx(norm.isf((1 - confidence) / 2), rel=1e-6)


@given(SIZE, st.data(), CONFIDENCE)
def test_the_interval_of_a_share_holds_it(
    trials: int, data: st.DataObject, confidence: float
) -> None:
    """
    The share seen lies in its interval, that lies between 0 and 1, and failures mirror successes.
    """
    successes = data.draw(st.integers(0, trials))
    low, high = wilson(successes, trials, confidence=confidence)
    mirrored = wilson(trials - successes, trials, confidence=confidence)

    assert 0 <= low <= successes / trials <= high <= 1
    assert np.array([1 - high, 1 - low]) == pytest.approx(np.array(mirrored), abs=1e-12)
    assert (low == 0) == (successes == 0)
    assert (high == 1) == (successes == trials)


def test_intervals_grow_with_the_count_and_the_confidence() -> None:
    """
    More successes move both limits up; more confidence moves them apart; more trials together.
    """
    counts = np.arange(101)
    narrow, wide = (wilson(counts, 100, confidence=confidence) for confidence in (0.9, 0.99))
    many = wilson(counts * 100, 10_000, confidence=0.9)

    assert all((np.diff(limit) > 0).all() for limit in (*narrow, *wide))
    assert ((wide.low <= narrow.low) & (narrow.high <= wide.high)).all()
    assert (many.high - many.low < narrow.high - narrow.low).all()


@pytest.mark.parametrize(
    ("successes", "trials"),
    [
        pytest.param(0, 0, id="no trial"),
        pytest.param(3, 2, id="more successes than trials"),
        pytest.param(-1, 2, id="fewer than none"),
        pytest.param(np.nan, 2, id="missing"),
    ],
)
def test_what_is_no_share_has_no_interval(successes: float, trials: float) -> None:
    """
    Where nothing was tried, or the counts make no share, both limits are NaN.
    """
    assert np.isnan(wilson(successes, trials)).all()


@pytest.mark.parametrize(
    ("confidence", "least", "low", "high"),
    [
        pytest.param(0.9, 1, 0.23, 0.0092, id="0.90"),
        pytest.param(0.9, 2, 0.029, 0.0092, id="0.90 from 2"),
        pytest.param(0.9, 5, 0.0023, 0.0092, id="0.90 from 5"),
        pytest.param(0.9, 10, 0.00036, 0.0092, id="0.90 from 10"),
        pytest.param(0.95, 1, 0.484, 0.0057, id="0.95"),
        pytest.param(0.95, 2, 0.073, 0.0057, id="0.95 from 2"),
        pytest.param(0.95, 5, 0.0076, 0.0057, id="0.95 from 5"),
        pytest.param(0.95, 10, 0.0017, 0.0057, id="0.95 from 10"),
        pytest.param(0.99, 1, 0.995, 0.0072, id="0.99"),
        pytest.param(0.99, 2, 0.26, 0.0072, id="0.99 from 2"),
        pytest.param(0.99, 5, 0.029, 0.0072, id="0.99 from 5"),
        pytest.param(0.99, 10, 0.0068, 0.0072, id="0.99 from 10"),
    ],
)
def test_byars_limits_are_as_near_the_exact_ones_as_is_said(
    confidence: float, least: int, low: float, high: float
) -> None:
    """
    The interval of a count differs from Garwood's by no more than its docstring states.
    """
    counts = np.concatenate([np.arange(20_000), np.geomspace(20_000, 1e9, 500).round()])
    found = poisson(counts, confidence=confidence)
    exact = garwood(counts, confidence)
    from_least = counts >= least

    of_low = np.abs(found.low[from_least] / exact[0][from_least] - 1).max()
    of_high = np.abs(found.high / exact[1] - 1).max()

    assert 0.95 * low < of_low <= low
    assert 0.95 * high < of_high <= high


@given(COUNT, CONFIDENCE)
def test_the_interval_of_a_count_holds_it(count: int, confidence: float) -> None:
    """
    The count lies in its interval, whose limits grow with it and are never below 0.
    """
    low, high = poisson([count, count + 1], confidence=confidence)

    assert (low >= 0).all()
    assert (low <= [count, count + 1]).all()
    assert (high > [count, count + 1]).all()
    assert low[0] <= low[1]
    assert high[0] < high[1]


def test_a_count_of_nothing_starts_at_0() -> None:
    """
    The interval of no occurrence starts at 0, and what is no count has none.
    """
    low, high = poisson([0, -1, np.nan])

    assert low[0] == 0
    assert high[0] == pytest.approx(3.689, rel=0.006)
    assert np.isnan([low[1:], high[1:]]).all()


def test_a_rate_has_the_interval_of_its_count() -> None:
    """
    The limits of a rate are those of the count, for the unit asked; without text there are none.
    """
    counted = poisson([0, 4, 100])

    found = rate([0, 4, 100, 3], [1000, 2000, 500_000, 0], per=1000)

    assert found.low[:3] == pytest.approx(counted.low / [1, 2, 500])
    assert found.high[:3] == pytest.approx(counted.high / [1, 2, 500])
    assert np.isnan([found.low[3], found.high[3]]).all()
    assert rate(4, 2000).low == pytest.approx(found.low[1] * 1000)


@given(st.integers(1, 10**6), SIZE, st.integers(1, 10**6), SIZE, CONFIDENCE)
def test_the_ratio_of_rates_has_the_odds_of_the_share(
    count_1: int, exposure_1: int, count_2: int, exposure_2: int, confidence: float
) -> None:
    """
    The limits are the odds of statsmodels' limits of the share of the first count in both.
    """
    shares = proportion_confint(count_1, count_1 + count_2, alpha=1 - confidence, method="wilson")
    expected = [share / (1 - share) * exposure_2 / exposure_1 for share in shares]

    found = rate_ratio(count_1, exposure_1, count_2, exposure_2, confidence=confidence)

    assert expected == pytest.approx(np.array([found.low, found.high]), rel=1e-6)
    assert found.ratio == pytest.approx((count_1 / exposure_1) / (count_2 / exposure_2))
    assert found.low <= found.ratio <= found.high


@pytest.mark.parametrize("counts", [(3, 5), (1, 1), (60, 20), (400, 1000)])
def test_the_ratio_of_rates_has_the_limits_of_the_score_test(counts: tuple[int, int]) -> None:
    """
    The limits are those that statsmodels finds by trying ratios in the score test.
    """
    expected = confint_poisson_2indep(
        counts[0], 2000, counts[1], 3000, method="score", compare="ratio"
    )

    found = rate_ratio(counts[0], 2000, counts[1], 3000)

    assert expected == pytest.approx(np.array([found.low, found.high]), rel=1e-6)


@given(COUNT, SIZE, COUNT, SIZE)
def test_a_ratio_the_other_way_round_is_its_inverse(
    count_1: int, exposure_1: int, count_2: int, exposure_2: int
) -> None:
    """
    Which rate comes first makes no difference but that all is turned over, 0 to infinity too.
    """
    one = rate_ratio(count_1, exposure_1, count_2, exposure_2)
    other = rate_ratio(count_2, exposure_2, count_1, exposure_1)

    with np.errstate(divide="ignore"):
        turned = 1 / np.array([other.ratio, other.high, other.low])
    assert turned == pytest.approx(np.array(one), rel=1e-9, nan_ok=True)


def test_ratios_with_counts_of_nothing() -> None:
    """
    Nothing against something is 0 to a limit, something against nothing a limit to infinity.
    """
    found = rate_ratio([0, 3, 0, 3, 3, -1], [100, 100, 100, 0, 100, 100], [3, 0, 0, 3, 3, 3], 100)
    found_of_no_text = rate_ratio(3, 100, 3, 0)

    assert (found.ratio[0], found.low[0]) == (0, 0)
    assert 0 < found.high[0] < np.inf
    assert (found.ratio[1], found.high[1]) == (np.inf, np.inf)
    assert 0 < found.low[1] < np.inf
    assert np.isnan(found)[:, [2, 3, 5]].all()
    assert np.isnan(found_of_no_text).all()


def test_nothing_is_sure() -> None:
    """
    A confidence of 1 would take the whole line, and is refused.
    """
    with pytest.raises(StatisticsError):
        wilson(1, 2, confidence=1)


def test_scalars_give_arrays() -> None:
    """
    Whatever the shape of the arguments, limits are arrays of float64 of that shape.
    """
    for found in (wilson(1, 2), poisson(1), rate(1, 2), rate_ratio(1, 2, 3, 4)):
        assert all(isinstance(limit, np.ndarray) for limit in found)
        assert {limit.shape for limit in found} == {()}
    assert wilson([[1], [2]], [4, 5, 6]).low.shape == (2, 3)
    assert poisson(np.array([1, 2], dtype=np.uint16)).low.dtype == np.float64
