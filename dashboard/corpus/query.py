"""A question to the corpus as a value."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

Value: TypeAlias = str | int | float | date | tuple[str, ...] | tuple[int, ...] | None


@dataclass(frozen=True, slots=True)
class Query:
    """
    SQL with named parameters; nothing runs until `Corpus.run`.

    Immutable and hashable: it is its own cache key, so that edited SQL can
    never show an old answer.
    """

    sql: str
    params: tuple[tuple[str, Value], ...] = field(default=())

    @classmethod
    def of(cls, sql: str, **params: Value) -> Query:
        """Bind named parameters: `Query.of("SELECT $n", n=1)`."""
        return cls(sql, tuple(sorted(params.items())))
