"""How far translations can be trusted: rates of what differs, by kind, year and region."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, get_args

import polars as pl

from dashboard.audit.check import FAULTS, Kind
from dashboard.measures.intervals import Clusters, Interval, wilson, wilson_clustered
from dashboard.queries.bins import binned
from dashboard.queries.filters import ABROAD, UNPLACED, Filters, selection
from dashboard.queries.fragment import Fragment

if TYPE_CHECKING:
    from dashboard.corpus.database import Corpus
    from dashboard.corpus.query import Query, Value

KINDS: tuple[Kind, ...] = get_args(Kind)
ALL: Final = "all"
THIN_ARTICLES: Final = 10
"""Of fewer articles an interval holds the truth more rarely than it says (`wilson_clustered`)."""

_VERDICTS = ("differs", "missing")
_NUMBERS = {
    "checked": "count(checks)",
    "checks": "sum(checks)::BIGINT",
    "differs": "sum(differs)::BIGINT",
    "missing": "sum(missing)::BIGINT",
    "articles_differs": "count(*) FILTER (has_differs)",
    "articles_missing": "count(*) FILTER (has_missing)",
    "checks_squared": "sum(checks * checks)",
    "checks_by_differs": "sum(checks * differs)",
    "checks_by_missing": "sum(checks * missing)",
    "differs_squared": "sum(differs * differs)",
    "missing_squared": "sum(missing * missing)",
}
"""SQL: what rates need of a group of rows of `told`."""
_ADDED = ", ".join(f"{sql} AS {name}" for name, sql in _NUMBERS.items())
_NONE_IF_ABSENT = ", ".join(f"coalesce({name}, 0) AS {name}" for name in _NUMBERS)
# Squares of counts go beyond small integers, and sums of doubles are the faster ones.
_COUNTS = """agrees::DOUBLE + differs + missing AS checks,
        differs::DOUBLE AS differs, missing::DOUBLE AS missing"""


@dataclass(frozen=True, slots=True)
class RatesByKind:
    """
    Say of each kind of check how often translations differ.

    One row per kind that has checks in the selection, and per kind of which only faults are
    noted, in the order of KINDS; last one for all kinds, where kind is ALL. No row where no
    article has both languages.

    Columns of the answer:
        kind: of the checks.
        articles: selected articles that have both languages.
        checked: of these, those that have a check of a kind that can agree.
        checks: of these kinds; null for a kind of FAULTS.
        differs, missing: of these checks, or of a kind of FAULTS.
        differs_pct, differs_low, differs_high: 0-100, of `checks`, with the 95 % interval that
            lets checks of one article hang together (`intervals.wilson_clustered`); null
            where there are no checks.
        missing_pct, missing_low, missing_high: likewise.
        is_thin: fewer than THIN_ARTICLES articles are checked.
        articles_differs, articles_missing: articles with at least one such check, of any kind.
        articles_differs_pct, articles_differs_low, articles_differs_high: 0-100, of `articles`,
            with its 95 % interval (Wilson); null where there are none.
        articles_missing_pct, articles_missing_low, articles_missing_high: likewise.
        has_few: fewer than THIN_ARTICLES articles.

    Attributes:
        filters: Which articles are selected.

    """

    filters: Filters

    def answer(self, corpus: Corpus) -> pl.DataFrame:
        """Count, then estimate."""
        return with_rates(corpus.run(self._query()), pl.col("kind").is_in(FAULTS))

    def _query(self) -> Query:
        # Without filters every article is selected, and those in one language have no checks.
        join = "" if self.filters.are_empty else " SEMI JOIN bilingual USING (article_id)"
        return _told(self.filters, ALL).query(
            f"""
, by_kind AS (
    SELECT kind, {_COUNTS}, differs > 0 AS has_differs, missing > 0 AS has_missing
    FROM check_counts{join}
    WHERE kind IS NOT NULL
    UNION ALL
    SELECT '{ALL}', checks, differs, missing, has_differs, has_missing FROM told
),
summed AS (SELECT kind, {_ADDED} FROM by_kind GROUP BY kind),
listed AS (
    SELECT kind FROM summed
    UNION
    SELECT unnest($faults::VARCHAR[])
)
SELECT kind, articles, {_NONE_IF_ABSENT}
FROM listed
LEFT JOIN summed USING (kind)
CROSS JOIN (SELECT count(*) AS articles FROM bilingual)
WHERE articles > 0
ORDER BY list_position($kinds::VARCHAR[], kind) NULLS LAST, kind""",
            faults=FAULTS,
            kinds=KINDS,
        )


@dataclass(frozen=True, slots=True)
class RatesByYear:
    """
    Say of each year how often translations differ.

    One row per year of the dates asked for, also those without articles.

    Columns of the answer: bin (first day of the year), year, archive_articles (all articles of
    the year; 0 where the archive lacks it), and those as of RatesByKind but for its kind; where a
    kind of FAULTS is asked for, checks are null.

    Attributes:
        filters: Which articles are selected.
        kind: Of the checks; ALL for all kinds, of which only those that can agree make shares
            of checks.

    """

    filters: Filters
    kind: str = ALL

    def answer(self, corpus: Corpus) -> pl.DataFrame:
        """Count, then estimate."""
        return with_rates(corpus.run(self._query()), pl.lit(self.kind in FAULTS))

    def _query(self) -> Query:
        return (
            _told(self.filters, self.kind)
            .and_then(binned(self.filters, "year"))
            .query(
                f"""
, summed AS (
    SELECT
        date_trunc('year', issue_date)::DATE AS bin,
        count(*) AS articles,
        {_ADDED}
    FROM told
    GROUP BY bin
)
SELECT
    bins.bin, year(bins.bin)::INTEGER AS year, archive_articles,
    coalesce(articles, 0) AS articles, {_NONE_IF_ABSENT}
FROM bins
LEFT JOIN summed USING (bin)
ORDER BY bins.bin"""
            )
        )


@dataclass(frozen=True, slots=True)
class RatesByRegion:
    """
    Say of each province how often translations of the articles that name it differ.

    One row per province-level unit of the article's day, and for articles about foreign
    countries (ABROAD) and without any place (UNPLACED), those with most articles first. An
    article that names two provinces counts for both.

    Columns of the answer: place_id, name_en, name_zh, short_zh (null for ABROAD and UNPLACED),
    and those as of RatesByKind but for its kind; where a kind of FAULTS is asked for, checks
    are null.

    Attributes:
        filters: Which articles are selected.
        kind: As of RatesByYear.

    """

    filters: Filters
    kind: str = ALL

    def answer(self, corpus: Corpus) -> pl.DataFrame:
        """Count, then estimate."""
        return with_rates(corpus.run(self._query()), pl.lit(self.kind in FAULTS))

    def _query(self) -> Query:
        return _told(self.filters, self.kind).query(
            f"""
, filed AS (
    SELECT article_id, place_id
    FROM article_places
    WHERE place_id IN (SELECT place_id FROM places WHERE level = 'province')
    UNION ALL
    SELECT article_id, '{ABROAD}' FROM bilingual WHERE scope IN ('abroad', 'mixed')
    UNION ALL
    SELECT article_id, '{UNPLACED}' FROM bilingual WHERE scope = 'unplaced'
),
summed AS (
    SELECT place_id, count(*) AS articles, {_ADDED}
    FROM filed
    JOIN told USING (article_id)
    GROUP BY place_id
)
SELECT place_id, name_en, name_zh, short_zh, articles, {_NONE_IF_ABSENT}
FROM summed
LEFT JOIN places USING (place_id)
ORDER BY articles DESC, place_id"""
        )


def with_rates(frame: pl.DataFrame, is_fault: pl.Expr) -> pl.DataFrame:
    """
    Add shares and their intervals to counts of checks and articles; sums of squares go.

    Of rows where `is_fault` holds there is nothing that checks are a share of.
    """
    frame = frame.with_columns(pl.when(~is_fault).then(pl.col("checked", "checks")))
    added: dict[str, pl.Series] = {}
    for verdict in _VERDICTS:
        clusters = (
            frame[name].cast(pl.Float64).to_numpy()
            for name in ("checked", "checks", verdict, "checks_squared", f"checks_by_{verdict}",
                         f"{verdict}_squared")
        )  # fmt: skip
        added |= _share(
            verdict, frame[verdict], frame["checks"], wilson_clustered(Clusters(*clusters))
        )
        counts = frame[f"articles_{verdict}"], frame["articles"]
        added |= _share(
            f"articles_{verdict}", *counts, wilson(*(each.to_numpy() for each in counts))
        )
    return frame.with_columns(
        **added,
        is_thin=pl.col("checked") < THIN_ARTICLES,
        has_few=pl.col("articles") < THIN_ARTICLES,
    ).drop(pl.selectors.ends_with("_squared"), "checks_by_differs", "checks_by_missing")


def _share(name: str, part: pl.Series, whole: pl.Series, limits: Interval) -> dict[str, pl.Series]:
    low, high = (pl.Series(100.0 * limit, dtype=pl.Float64) for limit in limits)
    shares = {"pct": 100.0 * part / whole, "low": low, "high": high}
    # Nothing of nothing is not a number; an answer has a gap there.
    return {f"{name}_{key}": share.fill_nan(None) for key, share in shares.items()}


def _told(filters: Filters, kind: str) -> Fragment:
    """
    Give the CTEs `bilingual`, the selected articles in both languages, and `told`, their checks.

    Articles without a check of the kind have nulls there; those in one language have no checks.
    """
    params: dict[str, Value] = {} if kind == ALL else {"kind": kind}
    where = "kind IS NULL" if kind == ALL else "kind = $kind"
    # All kinds together may differ in what no share of checks can be taken of.
    differs, missing = ("checks_differ", "checks_missing") if kind == ALL else _VERDICTS
    told = Fragment(
        f"""bilingual AS (FROM selected WHERE words_en > 0 AND words_zh > 0),
told AS (
    SELECT
        article_id, issue_date, scope, {_COUNTS},
        {differs} > 0 AS has_differs, {missing} > 0 AS has_missing
    FROM bilingual LEFT JOIN (FROM check_counts WHERE {where}) USING (article_id)
)""",
        params,
    )
    return selection(filters).and_then(told)
