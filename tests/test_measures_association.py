"""Measures of association, against nltk, scipy and the papers they come from."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nltk.metrics.association import BigramAssocMeasures
from scipy.stats import chi2_contingency

from dashboard.measures.association import (
    dice,
    log_dice,
    log_likelihood,
    mutual_information,
    t_score,
)


class Table(NamedTuple):
    """
    Counts of two things: together, of the first, of the second, of all places.
    """

    o11: int
    f1: int
    f2: int
    n: int


@st.composite
def tables(draw: st.DrawFn, *, least: int = 1) -> Table:
    """
    Draw a table in which each cell is at least so much.
    """
    cells = [draw(st.integers(least, most)) for most in (10**4, 10**6, 10**6, 10**9)]
    return Table(cells[0], cells[0] + cells[1], cells[0] + cells[2], sum(cells))


@given(tables())
def test_all_are_those_of_nltk(table: Table) -> None:
    """
    Evidence, mutual information, t and Dice are what nltk makes of the same counts.
    """
    o11, f1, f2, n = table
    nltk = BigramAssocMeasures

    assert nltk.pmi(o11, (f1, f2), n) == pytest.approx(
        mutual_information(*table), rel=1e-9, abs=1e-9
    )
    assert nltk.student_t(o11, (f1, f2), n) == pytest.approx(t_score(*table), rel=1e-9, abs=1e-9)
    assert nltk.dice(o11, (f1, f2), n) == pytest.approx(dice(o11, f1, f2))
    # nltk adds 1e-20 in each logarithm, and rounds where n is large.
    assert nltk.likelihood_ratio(o11, (f1, f2), n) == pytest.approx(
        log_likelihood(*table), rel=1e-6, abs=1e-5
    )


@given(tables())
def test_evidence_is_that_of_a_contingency_table(table: Table) -> None:
    """
    The log-likelihood is scipy's G-test of the four cells, without correction.
    """
    o11, f1, f2, n = table
    cells = [[o11, f1 - o11], [f2 - o11, n - f1 - f2 + o11]]
    expected = chi2_contingency(cells, correction=False, lambda_="log-likelihood").statistic

    assert expected == pytest.approx(log_likelihood(*table), rel=1e-6, abs=1e-5)


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        pytest.param((110, 2442, 111, 29114), 270.72, id="the swiss"),
        pytest.param((29, 13, 123, 31612), 263.90, id="can be"),
        pytest.param((31, 23, 139, 31584), 256.84, id="previous year"),
        pytest.param((10, 0, 3, 31764), 167.23, id="mineral water, an empty cell"),
    ],
)
def test_evidence_is_that_of_dunning(cells: tuple[int, int, int, int], expected: float) -> None:
    """
    The log-likelihoods that Dunning (1993) prints come out of his counts.
    """
    both, first, second, _ = cells

    found = log_likelihood(both, both + first, both + second, sum(cells))

    assert expected == pytest.approx(float(found), abs=0.005)


@pytest.mark.parametrize(
    ("together", "first", "second", "expected"),
    [
        pytest.param(12, 111, 621, 11.3, id="honorary doctor"),
        pytest.param(8, 1105, 44, 11.3, id="doctors, dentists"),
        pytest.param(30, 1105, 241, 10.7, id="doctors, nurses"),
        pytest.param(6, 275, 621, 9.0, id="examined, doctor"),
    ],
)
def test_mutual_information_is_that_of_church_and_hanks(
    together: int, first: int, second: int, expected: float
) -> None:
    """
    The values that Church and Hanks (1990) print for 15 million words come out of their counts.
    """
    found = mutual_information(together, first, second, 15_000_000)

    assert expected == pytest.approx(float(found), abs=0.055)


@pytest.mark.parametrize(
    ("together", "first", "second", "expected"),
    [
        pytest.param(7, 7, 7, 14, id="never apart"),
        pytest.param(1, 16_384, 16_384, 0, id="once in 16,384"),
        pytest.param(2, 16_384, 16_384, 1, id="twice as often"),
        pytest.param(128, 16_384, 16_384, 7, id="a hundred times, about"),
        pytest.param(1, 1, 3, 13, id="half the occurrences"),
    ],
)
def test_log_dice_reads_as_rychly_says(
    together: int, first: int, second: int, expected: float
) -> None:
    """
    14 is never apart, 0 once in 16,384 of either, and each 1 between twice as often.
    """
    assert expected == pytest.approx(float(log_dice(together, first, second)))


@given(tables(), st.integers(2, 50))
def test_only_evidence_and_t_grow_with_the_corpus(table: Table, times: int) -> None:
    """
    A corpus several times as large in all counts has more evidence, but no closer pairs.
    """
    o11, f1, f2, n = table
    larger = Table(*(count * times for count in table))

    assert mutual_information(*table) == pytest.approx(mutual_information(*larger), abs=1e-9)
    assert dice(o11, f1, f2) == pytest.approx(dice(*larger[:3]))
    assert log_dice(o11, f1, f2) == pytest.approx(log_dice(*larger[:3]))
    assert t_score(*larger) == pytest.approx(t_score(*table) * np.sqrt(times), rel=1e-6, abs=1e-6)
    assert log_likelihood(*larger) == pytest.approx(
        log_likelihood(*table) * times, rel=1e-6, abs=1e-4
    )
    assert n < larger.n


@given(tables(least=0))
def test_none_asks_which_came_first(table: Table) -> None:
    """
    Two things attract each other alike, whichever is named first; evidence is never below 0.
    """
    o11, f1, f2, n = table
    turned = Table(o11, f2, f1, n)

    for measure in (log_likelihood, mutual_information, t_score):
        assert measure(*table) == pytest.approx(measure(*turned), rel=1e-9, abs=1e-5, nan_ok=True)
    for measure in (dice, log_dice):
        assert measure(*table[:3]) == pytest.approx(measure(*turned[:3]), nan_ok=True)
    assert not log_likelihood(*table) < 0


def test_more_together_is_closer() -> None:
    """
    With the same occurrences, each measure grows with those together; evidence beyond chance.
    """
    together = np.arange(1, 41)
    beyond_chance = together[together > 40 * 50 / 1000]

    for measure in (mutual_information, t_score):
        assert (np.diff(measure(together, 40, 50, 1000)) > 0).all()
    for measure in (dice, log_dice):
        assert (np.diff(measure(together, 40, 50)) > 0).all()
    assert (np.diff(log_likelihood(beyond_chance, 40, 50, 1000)) > 0).all()


def test_chance_is_no_evidence() -> None:
    """
    Two that meet exactly as often as by chance have 0 of everything but Dice.
    """
    for measure in (log_likelihood, mutual_information, t_score):
        assert measure(20, 100, 200, 1000) == pytest.approx(0, abs=1e-12)


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        pytest.param(Table(0, 5, 7, 100), (None, -np.inf, np.nan, 0, -np.inf), id="never meet"),
        pytest.param(Table(0, 0, 7, 100), (0, np.nan, np.nan, 0, -np.inf), id="one is missing"),
        pytest.param(Table(0, 0, 0, 100), (0, np.nan, np.nan, np.nan, np.nan), id="both are"),
        pytest.param(Table(7, 100, 7, 100), (0, 0, 0, None, None), id="one is everywhere"),
        pytest.param(Table(0, 0, 0, 0), (np.nan,) * 5, id="no places"),
        pytest.param(Table(9, 20, 7, 100), (np.nan, None, None, None, None), id="too often"),
        pytest.param(Table(9, 120, 107, 100), (np.nan, None, None, None, None), id="too many"),
    ],
)
def test_what_is_undefined_is_nan(table: Table, expected: tuple[float | None, ...]) -> None:
    """
    Measures that ask for something divided by nothing are NaN; the logarithm of 0 is -infinity.
    """
    found = [
        *(measure(*table) for measure in (log_likelihood, mutual_information, t_score)),
        *(measure(*table[:3]) for measure in (dice, log_dice)),
    ]

    for value, should_be in zip(found, expected, strict=True):
        if should_be is None:
            assert np.isfinite(value)
        else:
            assert should_be == pytest.approx(float(value), nan_ok=True)


def test_shapes_are_kept() -> None:
    """
    Results are float64 arrays of the arguments' common shape, scalars included.
    """
    counts = np.array([[1, 2, 3], [0, 1, 2]], dtype=np.int32)

    for measure in (log_likelihood, mutual_information, t_score):
        assert measure(counts, 10, np.array([5, 6, 7]), 100).shape == (2, 3)
        assert isinstance(measure(1, 2, 3, 10), np.ndarray)
    for measure in (dice, log_dice):
        assert measure(counts, 10, np.array([5, 6, 7])).dtype == np.float64
        assert isinstance(measure(1, 2, 3), np.ndarray)
