"""The articles that a search finds, for questions in SQL."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from dashboard.corpus.patience import Patience
from dashboard.search.finding import articles_with
from dashboard.search.numbers import different

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dashboard.corpus.database import Corpus
    from dashboard.search.terms import Series


@dataclass(frozen=True, slots=True)
class AnyHit:
    """Articles that hold a hit of any of the series."""

    series: tuple[Series, ...]

    def articles(self, corpus: Corpus) -> NDArray[np.int32]:
        """Give their ids, in order."""
        patience = Patience()
        found = [articles_with(corpus, one.node, patience) for one in self.series]
        return found[0] if len(found) == 1 else different(np.concatenate(found))
