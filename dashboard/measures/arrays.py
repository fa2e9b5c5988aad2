"""What all measures do with their arguments and with observed and expected counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray


def floats(*values: ArrayLike) -> tuple[NDArray[np.float64], ...]:
    """
    Give numbers as float64 arrays, broadcast to one shape; they are to be read only.

    Whole numbers up to 2**53 stay exact.
    """
    return np.broadcast_arrays(*(np.asarray(value, dtype=np.float64) for value in values))


@np.errstate(divide="ignore", invalid="ignore")
def surprise(observed: NDArray[np.float64], expected: NDArray[np.float64]) -> NDArray[np.float64]:
    """
    Give what one cell of a table adds to a likelihood ratio, in nats: O ln(O / E).

    0 where nothing was observed, which is its limit.
    """
    nats: NDArray[np.float64] = np.where(observed == 0, 0.0, observed * np.log(observed / expected))
    return nats
