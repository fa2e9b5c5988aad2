"""A question to the corpus as a value."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Protocol, TypeAlias

if TYPE_CHECKING:
    import numpy as np
    import polars as pl
    from numpy.typing import NDArray

    from dashboard.corpus.database import Corpus

Value: TypeAlias = str | int | float | date | tuple[str, ...] | tuple[int, ...] | None


class Question(Protocol):
    """
    What can be asked of a corpus.

    Immutable and hashable; its `repr` says all of it, so that it is its own cache key.
    """

    def answer(self, corpus: Corpus) -> pl.DataFrame:
        """Ask it."""


class Articles(Protocol):
    """Articles that have to be worked out before SQL can ask for them."""

    def articles(self, corpus: Corpus) -> NDArray[np.int32]:
        """Give their ids, in order."""


@dataclass(frozen=True, slots=True)
class Query:
    """
    SQL with named parameters; nothing runs until `Corpus.run`.

    Immutable and hashable: it is its own cache key, so that edited SQL can
    never show an old answer.

    Attributes:
        sql: One statement.
        params: Named values that it uses.
        found: Is the table `found` (article_id) of the statement, if given.

    """

    sql: str
    params: tuple[tuple[str, Value], ...] = field(default=())
    found: Articles | None = None

    @classmethod
    def of(cls, sql: str, *, found: Articles | None = None, **params: Value) -> Query:
        """Bind named parameters: `Query.of("SELECT $n", n=1)`."""
        return cls(sql, tuple(sorted(params.items())), found)

    def answer(self, corpus: Corpus) -> pl.DataFrame:
        """Run it."""
        return corpus.run(self)
