"""Trends with the noise of single bins taken out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from dashboard.measures.arrays import floats

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray


@np.errstate(divide="ignore", invalid="ignore")
def moving_average(
    numerators: ArrayLike, denominators: ArrayLike, half: int
) -> NDArray[np.float64]:
    """
    Smooth a rate over time by what stands in the bins around each.

        Σ numerators / Σ denominators, each over the bins from i - half to i + half

    It is the ratio of the sums, not the mean of the bins' ratios: the rate that the text of
    the window has as a whole. A mean of ratios would give a bin of a hundred words, whose rate
    is mostly chance, the weight of one with a million. So the sums are also the n and the
    denominator of the rate shown.

    Args:
        numerators: Counts, such as occurrences. Shape (..., bins), in order of time.
        denominators: What they are out of, such as words. Shape likewise, or one that
            broadcasts with it.
        half: Bins on each side, 0 or more; 0 leaves the rates as they are. At either end the
            window is cut, and not centred any more.

    Returns:
        Rates per 1. Shape (..., bins). Bins with a denominator of 0, or without a number (NaN),
        add nothing to any window and are NaN themselves: what was not there is not filled from
        its neighbours.

    Errors:
        None.

    Source:
        The ratio estimate of Cochran, W. G. (1977). Sampling Techniques, 3rd edition. Wiley,
        chapter 6, in a centred moving average.

    """
    above, below = floats(numerators, denominators)
    is_there = (below > 0) & np.isfinite(above)
    sums = [_window_sums(np.where(is_there, values, 0.0), half) for values in (above, below)]
    return np.where(is_there, sums[0] / sums[1], np.nan)


def _window_sums(values: NDArray[np.float64], half: int) -> NDArray[np.float64]:
    """Add up the bins from `half` before to `half` behind each, along the last axis."""
    bins = values.shape[-1]
    at = np.arange(bins)
    until = np.zeros((*values.shape[:-1], bins + 1))
    np.cumsum(values, axis=-1, out=until[..., 1:])
    sums: NDArray[np.float64] = (
        until[..., np.minimum(at + half + 1, bins)] - until[..., np.maximum(at - half, 0)]
    )
    return sums
