"""The figures of the selected articles: which there are, what they come to, and their values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

import numpy as np
import polars as pl

from dashboard.corpus.patience import Patience
from dashboard.queries.filters import selection
from dashboard.queries.fragment import Fragment
from dashboard.queries.units import units_alike
from dashboard.queries.value_bins import bin_edges

if TYPE_CHECKING:
    from dashboard.corpus.database import Corpus
    from dashboard.corpus.query import Query, Value
    from dashboard.queries.filters import Filters

Kind = Literal["all", "totals", "parts", "differs"]
KINDS: tuple[Kind, ...] = get_args(Kind)

# 五成 are 50 percent in English; ranges agree if both ends do. Pairing rounds to six decimals.
_SAID = "CASE unit WHEN '成' THEN 10 ELSE 1 END"
_SAME = "abs({zh} * {said} - {en}) <= 1e-6 * greatest(abs({en}), 1)"
_AGREES = (
    f"{_SAME.format(zh='value', said=_SAID, en='value_en')}"
    " AND (value_max IS NULL AND value_max_en IS NULL"
    f" OR coalesce({_SAME.format(zh='value_max', said=_SAID, en='value_max_en')}, false))"
)
TRANSLATION = f"""CASE
        WHEN value IS NULL THEN 'vague'
        WHEN value_en IS NULL THEN 'missing'
        WHEN {_AGREES} THEN 'agrees'
        ELSE 'differs'
    END"""
"""SQL: how the translation gives a figure; a vague one (几十) is not looked for in it."""
_KINDS: dict[Kind, str] = {
    "all": "",
    "totals": "parts_sum IS NOT NULL",
    "parts": "part_of IS NOT NULL",
    "differs": f"{TRANSLATION} = 'differs'",
}
_PEOPLE = units_alike("人")
NOT_ADDED = frozenset({"%", "‰", "分数", "比", "倍", "成", "番", "百分点", "岁", "周岁", "年"})
"""Units of which a sum says nothing: shares, multiples, ages."""


@dataclass(frozen=True, slots=True)
class Choice:
    """
    Which figures of an article are looked at.

    Attributes:
        unit: That they are in, as the table of figures writes it; "人" is people by whatever
            measure word; "" for all units.
        kind: All, totals that have parts, parts of a total, or those that the translation
            gives otherwise.
        low: Least value, in the unit as written; None for no limit.
        high: Greatest value; likewise.

    """

    unit: str = ""
    kind: Kind = "all"
    low: float | None = None
    high: float | None = None


def chosen(filters: Filters, choice: Choice) -> Fragment:
    """
    Give the CTE `chosen`: the figures of the selected articles that are looked at.

    All columns of `figures`.
    """
    where: list[str] = []
    params: dict[str, Value] = {}
    if choice.unit:
        where.append("unit IN (SELECT unnest($units::VARCHAR[]))")
        params["units"] = units_alike(choice.unit)
    if choice.kind != "all":
        where.append(_KINDS[choice.kind])
    if choice.low is not None:
        where.append("value >= $low")
        params["low"] = choice.low
    if choice.high is not None:
        where.append("value <= $high")
        params["high"] = choice.high
    # Without filters every article is selected: then there is nothing to join.
    join = "" if filters.are_empty else " SEMI JOIN selected USING (article_id)"
    condition = f"\n    WHERE {' AND '.join(where)}" if where else ""
    cte = f"chosen AS (\n    SELECT * FROM figures{join}{condition}\n)"
    return selection(filters).and_then(Fragment(cte, params))


def unit_counts(filters: Filters, choice: Choice) -> Query:
    """
    Count the figures in each unit, the most frequent first.

    One row per unit; people are one, whatever their measure word. Columns: unit, figures.
    """
    return chosen(filters, choice).query(
        """
, counted AS (SELECT unit, count(*) AS figures FROM chosen GROUP BY unit)
SELECT
    CASE WHEN list_contains($people::VARCHAR[], unit) THEN '人' ELSE unit END AS unit,
    sum(figures)::BIGINT AS figures
FROM counted
GROUP BY 1
ORDER BY figures DESC, unit""",
        people=_PEOPLE,
    )


def summary(filters: Filters, choice: Choice) -> Query:
    """
    Say what figures of one unit come to.

    One row. Columns: figures, articles (that have any), valued (figures with a value),
    ranges (of these, with two ends; counted by the lower), rates (so much for each of
    something), parts (of a total), lowest, median, highest (of the values, as written; of an
    even number of values the lower of the two in the middle), added (figures that are neither
    rates nor parts), total (sum of the added: no part counts twice).
    """
    return chosen(filters, choice).query(
        """
SELECT
    count(*) AS figures,
    count(DISTINCT article_id) AS articles,
    count(value) AS valued,
    count(value_max) AS ranges,
    count(*) FILTER (is_rate) AS rates,
    count(part_of) AS parts,
    min(value) AS lowest,
    quantile_disc(value, 0.5) AS median,
    max(value) AS highest,
    count(value) FILTER (part_of IS NULL AND NOT is_rate) AS added,
    sum(value) FILTER (part_of IS NULL AND NOT is_rate) AS total
FROM chosen"""
    )


@dataclass(frozen=True, slots=True)
class ValueBins:
    """
    Count the values of figures of one unit by size: what a histogram draws.

    One row per bin, in order; empty bins between others are rows too. Bins are equally wide, or
    where the values span more than two decades, equally wide in their logarithm. No row where
    no figure has a value.

    Columns of the answer:
        start, end: of the bin, end exclusive; in the unit.
        figures: with a value in it; of a range by its lower end.
        lowest, highest: values that it holds; null where it is empty.
        is_log: Whether the bins are equally wide in their logarithm; values of 0 are left
            out then.

    Attributes:
        filters: Which articles are selected.
        choice: Which of their figures are looked at.

    """

    filters: Filters
    choice: Choice

    def answer(self, corpus: Corpus) -> pl.DataFrame:
        """Count figures by value, then values by bin."""
        found = corpus.columns(
            chosen(self.filters, self.choice).query(
                "SELECT value, count(*) AS figures FROM chosen WHERE value IS NOT NULL"
                " GROUP BY value ORDER BY value"
            ),
            patience=Patience(),
        )
        values = np.asarray(found["value"], np.float64)
        counts = np.asarray(found["figures"], np.int64)
        edges, is_log = bin_edges(values, counts)
        # A bin's values are those from its start up to the next one's.
        within = np.searchsorted(values, edges, side="left")
        up_to = np.concatenate(([0], np.cumsum(counts)))
        figures = np.diff(up_to[within])
        is_filled = figures > 0
        lowest = values[np.minimum(within[:-1], max(len(values) - 1, 0))] if len(values) else edges
        highest = values[np.maximum(within[1:] - 1, 0)] if len(values) else edges
        return pl.DataFrame(
            {
                "start": edges[:-1],
                "end": edges[1:],
                "figures": figures,
                "lowest": lowest[: len(figures)],
                "highest": highest[: len(figures)],
                "is_log": np.full(len(figures), is_log),
            }
        ).with_columns(
            pl.when(pl.Series(is_filled)).then(pl.col(name)).alias(name)
            for name in ("lowest", "highest")
        )
