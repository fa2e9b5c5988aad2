"""
How strongly two things attract each other: two words, or a word and its translation.

Everything is said by four counts over the places (words, or paragraphs) where either can be:

                    second here   second not here
    first here      o11           f1 - o11          f1
    first not here  f2 - o11      rest              n - f1
                    f2            n - f2            n

Counts need not be whole: for collocates within a span, f1 is how often the first occurs times
the places of the span. E below is what chance would give, f1 f2 / n. All arguments broadcast
together; all results are of that shape, and without unit where none is said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from dashboard.measures.arrays import floats, surprise

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray


@np.errstate(divide="ignore", invalid="ignore")
def log_likelihood(
    o11: ArrayLike, f1: ArrayLike, f2: ArrayLike, n: ArrayLike
) -> NDArray[np.float64]:
    """
    Give how much evidence there is that the two do not meet by chance: G².

        2 Σ O ln(O / E) over the four cells

    with E of each cell its row's sum times its column's sum by n. It grows with the counts and
    says nothing of direction: too seldom together counts like too often. Under chance it is
    distributed like chi-square with 1 degree of freedom (`keyness.critical_value`).

    Returns:
        0 or more; 0 where f1 or f2 is 0 or n. NaN where n is 0 or a cell would be negative, as
        when overlapping spans count a collocate more often than it occurs.

    Errors:
        None.

    Source:
        Dunning, T. (1993). Accurate methods for the statistics of surprise and coincidence.
        Computational Linguistics 19, 61-74.

    """
    together, first, second, places = floats(o11, f1, f2, n)
    rows = np.stack([first, places - first])[:, np.newaxis]
    columns = np.stack([second, places - second])
    only_first = first - together
    observed = np.stack([[together, only_first], [second - together, places - second - only_first]])
    nats = surprise(observed, rows * columns / places).sum(axis=(0, 1))
    is_table = (places > 0) & (observed.min(axis=(0, 1)) >= 0)
    # Rounding can leave something below 0 where the cells are as expected.
    return np.where(is_table, np.maximum(0.0, 2 * nats), np.nan)


@np.errstate(divide="ignore", invalid="ignore")
def mutual_information(
    o11: ArrayLike, f1: ArrayLike, f2: ArrayLike, n: ArrayLike
) -> NDArray[np.float64]:
    """
    Give how much oftener the two meet than by chance, as a power of two: MI.

        log2(o11 / E) = log2(o11 n / (f1 f2))

    Rare words get the highest values; take it together with a least count.

    Returns:
        Bits; 0 at chance, minus infinity where they never meet. NaN where f1 or f2 is 0.

    Errors:
        None.

    Source:
        Church, K. W. and Hanks, P. (1990). Word association norms, mutual information, and
        lexicography. Computational Linguistics 16, 22-29.

    """
    together, first, second, places = floats(o11, f1, f2, n)
    return np.asarray(np.log2(together / (first * second / places)))


@np.errstate(divide="ignore", invalid="ignore")
def t_score(o11: ArrayLike, f1: ArrayLike, f2: ArrayLike, n: ArrayLike) -> NDArray[np.float64]:
    """
    Give by how many standard deviations the two meet oftener than by chance.

        (o11 - E) / √o11

    with o11 in place of its variance. Frequent pairs get the highest values.

    Returns:
        Standard deviations; below 0 where they meet less than by chance. NaN where they never
        meet, which leaves nothing to estimate the deviation from.

    Errors:
        None.

    Source:
        Church, K., Gale, W., Hanks, P. and Hindle, D. (1991). Using statistics in lexical
        analysis. In U. Zernik (ed.), Lexical Acquisition: Exploiting On-Line Resources to Build
        a Lexicon. Lawrence Erlbaum, 115-164.

    """
    together, first, second, places = floats(o11, f1, f2, n)
    score = (together - first * second / places) / np.sqrt(together)
    return np.where(together > 0, score, np.nan)


@np.errstate(divide="ignore", invalid="ignore")
def dice(o11: ArrayLike, f1: ArrayLike, f2: ArrayLike) -> NDArray[np.float64]:
    """
    Give which share of their occurrences the two have together: the Dice coefficient.

        2 o11 / (f1 + f2)

    Returns:
        0, never together, to 1, never apart. NaN where neither occurs.

    Errors:
        None.

    Source:
        Dice, L. R. (1945). Measures of the amount of ecologic association between species.
        Ecology 26, 297-302.

    """
    together, first, second = floats(o11, f1, f2)
    return np.asarray(2 * together / (first + second))


@np.errstate(divide="ignore", invalid="ignore")
def log_dice(o11: ArrayLike, f1: ArrayLike, f2: ArrayLike) -> NDArray[np.float64]:
    """
    Give the Dice coefficient on a scale that reads well, and compares across corpora: logDice.

        14 + log2(2 o11 / (f1 + f2))

    It does not depend on n: one more is twice as close, whatever the size of the corpus.

    Returns:
        At most 14, never apart; 0 is once together in 16,384 occurrences of either; minus
        infinity where they never meet. NaN where neither occurs.

    Errors:
        None.

    Source:
        Rychlý, P. (2008). A lexicographer-friendly association score. Proceedings of Recent
        Advances in Slavonic Natural Language Processing, RASLAN 2008, 6-9.

    """
    return np.asarray(14 + np.log2(dice(o11, f1, f2)))
