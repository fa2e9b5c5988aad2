"""Pieces of SQL that several questions share."""

from __future__ import annotations

from dataclasses import dataclass, field

from dashboard.corpus.query import Articles, Query, Value


@dataclass(frozen=True, slots=True)
class Fragment:
    """
    Common table expressions, to stand behind WITH, and what they use.

    Attributes:
        ctes: The expressions.
        params: Their parameters.
        found: Is the table `found` (article_id) of the expressions, if given.

    """

    ctes: str
    params: dict[str, Value] = field(default_factory=dict)
    found: Articles | None = None

    def and_then(self, other: Fragment) -> Fragment:
        """Give both fragments' expressions, these first."""
        ctes = ",\n".join(part for part in (self.ctes, other.ctes) if part)
        return Fragment(ctes, self.params | other.params, self.found or other.found)

    def query(self, sql: str, **params: Value) -> Query:
        """Put a SELECT behind the expressions."""
        return Query.of(f"WITH {self.ctes}\n{sql}", found=self.found, **self.params, **params)
