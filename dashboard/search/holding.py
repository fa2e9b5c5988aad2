"""What some articles can hold hits of: a search without the parts that exclude them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.search.finding import articles_with
from dashboard.search.numbers import are_among
from dashboard.search.terms import exclusions, left_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy as np
    from numpy.typing import NDArray

    from dashboard.corpus.database import Corpus
    from dashboard.corpus.patience import Patience
    from dashboard.search.terms import Node, Series


class Holding:
    """
    Knows which of some articles hold what a search excludes.

    A text does not tell: `-` excludes articles, by either language.
    """

    def __init__(
        self,
        corpus: Corpus,
        series: Iterable[Series],
        articles: NDArray[np.int32],
        patience: Patience,
    ) -> None:
        self._excluded = {
            out: set(articles[are_among(articles, articles_with(corpus, out, patience))].tolist())
            for one in series
            for out in exclusions(one.node)
        }

    def left(self, node: Node, article: int) -> Node | None:
        """Give what of a search can be found in the texts of an article."""
        return left_of(node, lambda out: article in self._excluded[out])
