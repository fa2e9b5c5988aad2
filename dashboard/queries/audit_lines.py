"""Checks of translations one by one, and how many of them each article has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

from dashboard.audit.check import Verdict
from dashboard.queries.audit import ALL
from dashboard.queries.filters import selection

if TYPE_CHECKING:
    import polars as pl

    from dashboard.corpus.database import Corpus
    from dashboard.corpus.query import Query, Value
    from dashboard.queries.filters import Filters

LINES = 25
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
Asked = Literal["all", "agrees", "differs", "missing"]


@dataclass(frozen=True, slots=True)
class Checks:
    """
    Give one page of the checks of the selected articles, in the order of the newspaper.

    Columns of the answer: slug, issue_date, page, title_en, title_zh (of the article), check_no,
    kind, verdict, part, surface_zh, expected_en, found_en, start_zh, end_zh, start_en, end_en
    (of the table of checks), row (of the aligned rows, from 1, that a check of a body is in;
    else null), total (checks of all pages).

    Attributes:
        filters: Which articles are selected.
        kind: Of the checks; ALL for all.
        verdict: Likewise.
        page: Of the checks, from 1.
        page_size: Checks a page.
        seconds: How long it may take.

    """

    filters: Filters
    kind: str = ALL
    verdict: Asked = "all"
    page: int = 1
    page_size: int = LINES
    seconds: float = 3.0

    def answer(self, corpus: Corpus) -> pl.DataFrame:
        """Find them."""
        return corpus.run(self._query(), seconds=self.seconds)

    def _query(self) -> Query:
        where: dict[str, Value] = {"kind": self.kind, "verdict": self.verdict}
        params = {name: value for name, value in where.items() if value != ALL}
        condition = " AND ".join(f"{name} = ${name}" for name in params) or "true"
        of_kind = "kind IS NOT NULL" if self.kind == ALL else "kind = $kind"
        counted = "agrees::INTEGER + differs + missing" if self.verdict == ALL else self.verdict
        # Without filters every article is selected: then there is nothing to join.
        join = "" if self.filters.are_empty else " SEMI JOIN selected USING (article_id)"
        return selection(self.filters).query(
            f"""
, total AS (
    -- As the build has counted: of a million articles there are too many checks to look at.
    SELECT coalesce(sum({counted}), 0)::BIGINT AS total
    FROM check_counts{join}
    WHERE {of_kind}
),
listed AS (
    -- An expression of its own for all checks would be written out before any are left out.
    FROM checks{join}
    WHERE {condition}
    ORDER BY article_id, check_no
    LIMIT $page_size OFFSET $skipped
),
placed AS (
    SELECT article_id, check_no, (max(row_no) + 1)::INTEGER AS row
    FROM listed
    JOIN alignments USING (article_id)
    WHERE part = 'body' AND CASE
        WHEN listed.start_zh IS NULL THEN alignments.start_en <= listed.start_en
        ELSE alignments.start_zh <= listed.start_zh
    END
    GROUP BY article_id, check_no
)
SELECT
    slug, issue_date, page, title_en, title_zh,
    listed.* EXCLUDE (article_id),
    row,
    total
FROM listed
CROSS JOIN total
JOIN articles USING (article_id)
LEFT JOIN placed USING (article_id, check_no)
ORDER BY article_id, check_no""",
            page_size=self.page_size,
            skipped=(self.page - 1) * self.page_size,
            **params,
        )


def checked_articles(filters: Filters, kind: str, *, limit: int) -> Query:
    """
    Count the checks of each selected article that has any, most disagreements first.

    Columns: slug, issue_date, page, title_en, title_zh, agrees, differs, missing (checks of
    the kind, or of any for ALL).
    """
    params: dict[str, Value] = {} if kind == ALL else {"kind": kind}
    return selection(filters).query(
        f"""
, told AS (
    SELECT
        article_id,
        sum(agrees)::INTEGER AS agrees,
        sum(differs)::INTEGER AS differs,
        sum(missing)::INTEGER AS missing
    FROM check_counts SEMI JOIN selected USING (article_id)
    WHERE {"kind = $kind" if params else "kind IS NOT NULL"}
    GROUP BY article_id
)
SELECT slug, issue_date, page, title_en, title_zh, agrees, differs, missing
FROM told JOIN articles USING (article_id)
ORDER BY differs DESC, missing DESC, article_id
LIMIT $limit""",
        limit=limit,
        **params,
    )
