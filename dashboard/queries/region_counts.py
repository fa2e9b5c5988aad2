"""Articles by place: as they stand, against a baseline, and over time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

import polars as pl

from dashboard.figures.totals import unit_class
from dashboard.measures.intervals import wilson
from dashboard.queries.bins import binned
from dashboard.queries.filters import Filters, first_day, last_day, selection

if TYPE_CHECKING:
    from dashboard.corpus.database import Corpus
    from dashboard.corpus.query import Query
    from dashboard.queries.bins import Width

Level = Literal["area", "province", "place"]
Measure = Literal["articles", "about", "words", "mentions", "figures"]
MEASURES: tuple[Measure, ...] = get_args(Measure)
OF_ARTICLES: frozenset[Measure] = frozenset({"articles", "about"})
"""Measures that are a share of articles, each of which counts or does not: these have intervals."""
PEOPLE = "人"
"""The unit that most figures are in."""
THIN_ARTICLES = 5
"""With fewer articles a share says little of what others would have said."""

_LEVELS: dict[Level, str] = {
    "area": "level = 'area' AND kind <> 'world_region'",
    "province": "level = 'province'",
    "place": "level IN ('prefecture', 'county', 'other') AND kind <> 'international'",
}
# An article is about the province that most of its mentions lie in, and about the area that
# this province was in on the day; about anything smaller if the title names it.
_ABOUT: dict[Level, str] = {
    "area": "about_areas.place_id IS NOT NULL",
    "province": "coalesce(main_place_id = found.place_id, false)",
    "place": "CASE level WHEN 'province' THEN coalesce(main_place_id = found.place_id, false)"
    " ELSE in_title END",
}
COMPARED = (
    "share_pct",
    "share_low",
    "share_high",
    "baseline_pct",
    "ratio",
    "ratio_low",
    "ratio_high",
)
"""Columns of counted units that say how much of something a value is."""
_VALUES: dict[Measure, str] = {"figures": "figure_sum"}
"""Columns of counted units that are not named as their measure."""
_SUMS: dict[Measure, str] = {
    "articles": "count(*)",
    "about": "count(*) FILTER (is_about)",
    "words": "sum(words_zh)::BIGINT",
    "mentions": "sum(mentions)::BIGINT",
    "figures": "coalesce(sum(figure_sum), 0)",
}
# What a measure is a share of; mentions and figures are one of those of all units listed.
_WHOLES: dict[Measure, str] = {
    "articles": "count(*)",
    "about": "count(*)",
    "words": "coalesce(sum(words_zh), 0)",
}


def baseline(filters: Filters) -> Filters | None:
    """
    Give what a selection is compared with; None for everything, which is its own baseline.

    All articles of the same dates; where only dates are filtered, the whole archive.

    >>> baseline(Filters(q="雨", date_from="1954"))
    Filters(q='', region=(), date_from='1954', date_to='', page=None, author='', audit='')
    >>> baseline(Filters(date_from="1954")) == Filters()
    True
    """
    if filters.are_empty:
        return None
    dates = Filters(date_from=filters.date_from, date_to=filters.date_to)
    return Filters() if filters == dates else dates


@dataclass(frozen=True, slots=True)
class Regions:
    """
    Count the selected articles by the units that they name, as these were on the day.

    One row per unit, the largest first. An article that names two provinces counts for both,
    so that rows add up to more than the selection.

    Columns of the answer:
        place_id, name_en, name_zh, short_zh, level, kind, lat, lon: of the gazetteer.
        articles: that name the unit, or a place in it.
        about: articles about it: the province that more than half of the placed mentions lie
            in, the area of this province; of smaller units those that the title names.
        words: of the Chinese texts of `articles`.
        mentions: of the unit and of places in it.
        figures: figures in `unit` that are summed; null for the other measures.
        value: the measure asked for, above 0. Of figures the sum of those whose place lies in
            the unit, as `figures.sums` has them: no rates, no vague numbers, and no part whose
            total is in the sum.
        share_pct: 0-100, value of all selected articles, or of their words; of mentions and
            figures, of those of all units of the level.
        share_low, share_high: 95 % interval of share_pct (Wilson); null for words, mentions
            and figures, which come in lumps, by article.
        baseline_value, baseline_pct: the same of `baseline(filters)`, or of everything.
        ratio: share_pct / baseline_pct: 2 is twice the unit's usual share; null where the
            selection is its own baseline.
        ratio_low, ratio_high: the interval of share_pct over baseline_pct, this taken as known.
        is_thin: the value is of fewer than THIN_ARTICLES articles.

    Attributes:
        filters: Which articles are selected.
        level: Of the units; with `within`, what the units directly below it are called does
            not matter.
        measure: What `value` is.
        within: Id of a unit: its units directly below on the article's day are counted; "" for
            all of the level.
        unit: What is counted by the figures that are summed.
        limit: Rows at most.

    """

    filters: Filters
    level: Level
    measure: Measure = "articles"
    within: str = ""
    unit: str = PEOPLE
    limit: int = 500

    def answer(self, corpus: Corpus) -> pl.DataFrame:
        """Count, then compare."""
        counted = corpus.run(self._query())
        is_all = baseline(self.filters) is None
        frame = with_share(counted, self.measure).with_columns(
            baseline_pct=100.0 * pl.col("baseline_value") / pl.col("baseline_whole"),
            is_thin=pl.col("value" if self.measure in OF_ARTICLES else "articles") < THIN_ARTICLES,
        )
        usual = pl.lit(None, pl.Float64) if is_all else pl.col("baseline_pct")
        return frame.with_columns(
            ratio=pl.col("share_pct") / usual,
            ratio_low=pl.col("share_low") / usual,
            ratio_high=pl.col("share_high") / usual,
        ).drop("whole", "baseline_whole")

    def _query(self) -> Query:
        whole, whole_of_all = (
            f"sum({column}) OVER ()"
            if self.measure not in _WHOLES
            else f"(SELECT {_WHOLES[self.measure]} FROM {table})"
            for column, table in (("value", "selected"), ("baseline_value", "weighed"))
        )
        return selection(self.filters).query(
            f"""
, {_weighed(self.filters)},
{_named(self.level, self.within, among="weighed", has_figures=self.measure == "figures")},
counted AS (
    SELECT
        place_id,
        count(*) FILTER (is_selected) AS articles,
        count(*) FILTER (is_selected AND is_about) AS about,
        coalesce(sum(words_zh) FILTER (is_selected), 0)::BIGINT AS words,
        coalesce(sum(mentions) FILTER (is_selected), 0)::BIGINT AS mentions,
        (sum(figures) FILTER (is_selected))::BIGINT AS figures,
        coalesce(sum(figure_sum) FILTER (is_selected), 0) AS figure_sum,
        ({_SUMS[self.measure]})::DOUBLE AS baseline_value
    FROM named
    GROUP BY place_id
),
valued AS (SELECT *, {_VALUES.get(self.measure, self.measure)}::DOUBLE AS value FROM counted)
SELECT
    place_id, name_en, name_zh, short_zh, level, kind, lat, lon,
    articles, about, words, mentions, figures,
    value, ({whole})::DOUBLE AS whole,
    baseline_value, ({whole_of_all})::DOUBLE AS baseline_whole
FROM valued
JOIN places USING (place_id)
WHERE value > 0
ORDER BY value DESC, articles DESC, mentions DESC, place_id
LIMIT $limit""",
            limit=self.limit,
            **_parameters(self.within, self.measure, self.unit),
        )


@dataclass(frozen=True, slots=True)
class RegionsOverTime:
    """
    Follow the units with the largest values through the periods.

    One row per unit and period of the dates asked for, also those without; units by their
    value in all periods, the largest first.

    Columns of the answer:
        bin: first day of the period.
        place_id, name_en, name_zh, short_zh: of the unit.
        articles: of the selection, in the period, that name the unit.
        value: the measure, 0 where there is none.
        rank: 1 for the largest value of all units of the level in the period, the same for
            equal ones; null where the value is 0.
        whole: selected articles of the period, or their words, or mentions of all units.
        share_pct: 0-100, value of whole; null where that is 0.
        share_low, share_high: 95 % interval as of Regions.
        archive_articles: all articles of the period; 0 where the archive lacks it.

    Attributes:
        filters: Which articles are selected.
        by: Width of a period.
        level: Of the units, as for `Regions`.
        measure: What `value` is.
        within: Only units directly below this one on the article's day; "" for all.
        unit: What is counted by the figures that are summed.
        top: Units at most.

    """

    filters: Filters
    by: Width
    level: Level
    measure: Measure = "articles"
    within: str = ""
    unit: str = PEOPLE
    top: int = 8

    def answer(self, corpus: Corpus) -> pl.DataFrame:
        """Count, and rank."""
        return with_share(corpus.run(self._query()), self.measure)

    def _query(self) -> Query:
        wholes = (
            "SELECT bin, sum(value) AS whole FROM counted GROUP BY bin"
            if self.measure not in _WHOLES
            else f"SELECT date_trunc('{self.by}', issue_date)::DATE AS bin,"
            f" {_WHOLES[self.measure]} AS whole FROM selected GROUP BY bin"
        )
        periods = selection(self.filters).and_then(binned(self.filters, self.by))
        return periods.query(
            f"""
, {_named(self.level, self.within, among="selected", has_figures=self.measure == "figures")},
counted AS (
    SELECT
        date_trunc('{self.by}', issue_date)::DATE AS bin,
        place_id,
        count(*) AS articles,
        ({_SUMS[self.measure]})::DOUBLE AS value
    FROM named
    GROUP BY 1, 2
),
ranked AS (
    SELECT *, rank() OVER (PARTITION BY bin ORDER BY value DESC)::INTEGER AS rank
    FROM counted
    WHERE value > 0
),
wholes AS ({wholes}),
foremost AS (
    SELECT place_id, sum(value) AS total
    FROM ranked
    GROUP BY place_id
    ORDER BY total DESC, place_id
    LIMIT $top
)
SELECT
    bins.bin, place_id, name_en, name_zh, short_zh,
    coalesce(articles, 0) AS articles,
    coalesce(value, 0) AS value,
    rank,
    coalesce(whole, 0)::DOUBLE AS whole,
    archive_articles
FROM bins
CROSS JOIN foremost
LEFT JOIN ranked USING (bin, place_id)
LEFT JOIN wholes USING (bin)
JOIN places USING (place_id)
ORDER BY total DESC, place_id, bins.bin""",
            top=self.top,
            **_parameters(self.within, self.measure, self.unit),
        )


def with_share(frame: pl.DataFrame, measure: Measure) -> pl.DataFrame:
    """Add share_pct, share_low and share_high to the columns value and whole."""
    value, whole = (frame[column].cast(pl.Float64).to_numpy() for column in ("value", "whole"))
    limits = wilson(value, whole)
    is_known = measure in OF_ARTICLES
    return frame.with_columns(
        (100.0 * pl.col("value") / pl.col("whole")).fill_nan(None).alias("share_pct"),
        *(
            pl.Series(name, 100 * limit if is_known else [None] * len(frame), pl.Float64).fill_nan(
                None
            )
            for name, limit in (("share_low", limits.low), ("share_high", limits.high))
        ),
    )


def _parameters(within: str, measure: Measure, unit: str) -> dict[str, str]:
    given = {"within": within} if within else {}
    return given | {"figure_unit": unit_class(unit)} if measure == "figures" else given


def _weighed(filters: Filters) -> str:
    """Give the CTE of the baseline's articles, with is_selected; behind that of `selected`."""
    compared = baseline(filters) or Filters()
    where = []
    if first_day(compared.date_from):
        where.append("issue_date >= $first_day")
    if last_day(compared.date_to):
        where.append("issue_date <= $last_day")
    return (
        "weighed AS (\n"
        "    SELECT a.article_id, a.words_zh, a.main_place_id,"
        " s.article_id IS NOT NULL AS is_selected\n"
        "    FROM articles AS a LEFT JOIN selected AS s USING (article_id)\n"
        + (f"    WHERE {' AND '.join('a.' + each for each in where)}\n" if where else "")
        + ")"
    )


def _named(level: Level, within: str, *, among: str, has_figures: bool) -> str:
    """
    Give the CTE of the units that articles name: a row for each, with the article's columns.

    `among` is the table of articles: article_id, words_zh, main_place_id, and what else it has.
    """
    areas, join = "", ""
    figures = "NULL::DOUBLE AS figure_sum, NULL::BIGINT AS figures"
    if has_figures:
        figures = "summed.value_sum AS figure_sum, summed.figures"
        join = (
            " LEFT JOIN figure_sums AS summed ON summed.unit = $figure_unit"
            " AND summed.article_id = found.article_id AND summed.place_id = found.place_id"
        )
    if level == "area" and not within:
        areas = """about_areas AS (
    SELECT article_id, parent_id AS place_id
    FROM article_places JOIN articles USING (article_id)
    WHERE place_id = main_place_id AND parent_id IS NOT NULL
),
"""
        join += (
            " LEFT JOIN about_areas ON about_areas.article_id = found.article_id"
            " AND about_areas.place_id = found.place_id"
        )
    about = _ABOUT["place" if within else level]
    where = "found.parent_id = $within" if within else _LEVELS[level]
    return f"""{areas}named AS (
    SELECT {among}.*, found.place_id, found.mentions, {about} AS is_about, {figures}
    FROM article_places AS found
    JOIN places ON places.place_id = found.place_id
    JOIN {among} ON {among}.article_id = found.article_id{join}
    WHERE {where}
)"""
