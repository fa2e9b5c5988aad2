"""Pieces of SQL that several questions share."""

from __future__ import annotations

from dataclasses import dataclass, field

from dashboard.corpus.query import Query, Value


@dataclass(frozen=True, slots=True)
class Fragment:
    """Common table expressions, to stand behind WITH, and the parameters they use."""

    ctes: str
    params: dict[str, Value] = field(default_factory=dict)

    def and_then(self, other: Fragment) -> Fragment:
        """Give both fragments' expressions, these first."""
        ctes = ",\n".join(part for part in (self.ctes, other.ctes) if part)
        return Fragment(ctes, self.params | other.params)

    def query(self, sql: str, **params: Value) -> Query:
        """Put a SELECT behind the expressions."""
        return Query.of(f"WITH {self.ctes}\n{sql}", **self.params, **params)
