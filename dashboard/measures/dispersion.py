"""
How evenly a word is spread over the parts of a corpus, its articles.

Most words are in few of a million articles. The parts that lack the word all add the same
way, so the measures take the parts that have it, and a few totals over all: their cost is that
of the articles found, not of the corpus.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from dashboard.measures.arrays import floats

if TYPE_CHECKING:
    from numpy.typing import ArrayLike


class Parts(NamedTuple):
    """
    All parts of a corpus, those that lack the word included, and those without text left out.

    Attributes:
        number: Of parts.
        size: Words in all parts.
        smallest: Words in the smallest part.

    """

    number: int
    size: float
    smallest: float


def deviation_of_proportions(counts: ArrayLike, sizes: ArrayLike, parts: Parts) -> float:
    """
    Give which share of a word's occurrences is out of place, measured by the parts' sizes: DP.

        ½ Σ |vᵢ - sᵢ| over all parts

    with vᵢ the part's share of the word's occurrences and sᵢ its share of all words. Since both
    shares add up to 1 that is Σ max(0, vᵢ - sᵢ), to which parts that lack the word add nothing.

    Args:
        counts: Occurrences in the parts that have any. Shape (parts,); parts with 0 may be
            among them, and change nothing.
        sizes: Words of these parts. Shape (parts,).
        parts: What all parts are.

    Returns:
        Without unit: 0, spread like all words, to almost 1, all in the smallest part. A word
        that occurs less often than there are parts cannot come to 0. NaN for a word that does
        not occur.

    Errors:
        None.

    Source:
        Gries, St. Th. (2008). Dispersions and adjusted frequencies in corpora. International
        Journal of Corpus Linguistics 13, 403-437.

    """
    found, words = floats(counts, sizes)
    occurrences = float(found.sum())
    if not occurrences:
        return math.nan
    return float(np.maximum(0.0, found / occurrences - words / parts.size).sum())


def normalised_deviation_of_proportions(counts: ArrayLike, sizes: ArrayLike, parts: Parts) -> float:
    """
    Give DP as a share of the most that it can be in these parts: DPnorm.

        DP / (1 - min sᵢ), sᵢ the parts' shares of all words

    The arguments are those of `deviation_of_proportions`.

    Returns:
        Without unit: 0, spread like all words, to 1, all in the smallest part. NaN for a word
        that does not occur, and where there is one part only.

    Errors:
        None.

    Source:
        Lijffijt, J. and Gries, St. Th. (2012). Correction to Stefan Th. Gries' "Dispersions and
        adjusted frequencies in corpora". International Journal of Corpus Linguistics 17, 147-149.

    """
    if parts.number < 2:
        return math.nan
    most = 1 - parts.smallest / parts.size
    return deviation_of_proportions(counts, sizes, parts) / most


@np.errstate(divide="ignore", invalid="ignore")
def juilland_d(counts: ArrayLike, sizes: ArrayLike, parts: Parts) -> float:
    """
    Give how alike a word's rates in the parts are: Juilland's D.

        1 - V / √(n - 1), V = σ / μ

    of the n rates, count by size of each part, with σ their standard deviation over n, not
    n - 1, and μ their mean. The arguments are those of `deviation_of_proportions`.

    In many parts it says little (Biber et al. 2016): a word that k of them have at the same
    rate gets about 1 - 1 / √k, however many lack it. DP is the one to show.

    Returns:
        Without unit: 1, the same rate everywhere, to 0, all in one part. NaN for a word that
        does not occur, where there is one part only, and where a part given has no words.

    Errors:
        None.

    Source:
        Juilland, A., Brodin, D. and Davidovitch, C. (1970). Frequency Dictionary of French
        Words. Mouton. On rates, for parts of unequal sizes: Gries (2008), as for DP. - Biber,
        D., Reppen, R., Schnur, E. and Ghanem, R. (2016). On the (non)utility of Juilland's D to
        measure lexical dispersion in large corpora. International Journal of Corpus
        Linguistics 21, 439-464.

    """
    found, words = floats(counts, sizes)
    rates = found / words
    if parts.number < 2 or not rates.any():
        return math.nan
    mean = float(rates.sum()) / parts.number
    # The rates of the parts that lack the word are 0: each is as far from the mean as that is.
    lacking = parts.number - rates.size
    squares = float(np.square(rates - mean).sum()) + lacking * mean**2
    return 1 - math.sqrt(squares / parts.number) / mean / math.sqrt(parts.number - 1)
