"""Bins for the values of figures, which may span one decade or nine."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

SPAN_OF_LOG = 100.0
"""Where the greatest value is more than so many times the least, bins are of the logarithm."""
FEWEST, MOST = 5, 30
_STEPS = (1.0, 2.0, 5.0, 10.0)


def bin_edges(values: NDArray[Any], counts: NDArray[Any]) -> tuple[NDArray[np.float64], bool]:
    """
    Give the edges of bins that hold all values, and whether they are of the logarithm.

    As many as Rice's rule wants, twice the cube root of the number of figures, within FEWEST
    and MOST. Edges are round numbers; whole values that lie close together have a bin each.

    Args:
        values: Different ones, 0 or more, in order.
        counts: How many figures have each.

    >>> import numpy as np
    >>> bin_edges(np.array([30.0, 180.0]), np.array([1, 1]))
    (array([  0.,  50., 100., 150., 200.]), False)
    >>> bin_edges(np.array([1.0, 2.0, 4.0]), np.array([5, 1, 1]))
    (array([0.5, 1.5, 2.5, 3.5, 4.5]), False)
    >>> bin_edges(np.array([0.0, 3.0, 40_000.0]), np.array([1, 1, 1]))
    (array([1.e+00, 1.e+01, 1.e+02, 1.e+03, 1.e+04, 1.e+05]), True)

    """
    if not len(values):
        return np.zeros(1), False
    wanted = min(MOST, max(FEWEST, round(2 * float(counts.sum()) ** (1 / 3))))
    above = values[values > 0]
    if len(above) and above[-1] > SPAN_OF_LOG * above[0]:
        return _of_logarithm(float(above[0]), float(above[-1]), wanted), True
    return _of_equal_width(values, wanted), False


def _of_logarithm(least: float, greatest: float, wanted: int) -> NDArray[np.float64]:
    per_decade = min(5, max(1, round(wanted / math.log10(greatest / least))))
    first = math.floor(math.log10(least) * per_decade)
    last = math.floor(math.log10(greatest) * per_decade) + 1
    # Whole decades come out exact: 10.0 ** 2, not 100.00000000000001.
    return np.array(
        [
            10.0 ** (n // per_decade) * 10.0 ** ((n % per_decade) / per_decade)
            for n in range(first, last + 1)
        ]
    )


def _of_equal_width(values: NDArray[Any], wanted: int) -> NDArray[np.float64]:
    least, greatest = float(values[0]), float(values[-1])
    are_whole = bool(np.all(values == np.round(values)))
    if are_whole and greatest - least < max(wanted, 2 * FEWEST):
        return np.arange(least, greatest + 2) - 0.5
    raw = (greatest - least) / wanted or abs(greatest) / wanted or 1.0
    scale = 10.0 ** math.floor(math.log10(raw))
    step = next(step * scale for step in _STEPS if step * scale >= raw * (1 - 1e-9))
    if are_whole:
        step = max(1.0, step)
    first = math.floor(least / step + 1e-9)
    last = math.floor(greatest / step + 1e-9) + 1
    return np.array([round(n * step, 12) for n in range(first, last + 1)])
