"""Figures one by one, each with its sentence in both languages."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, get_args

import numpy as np
import polars as pl

from dashboard.corpus.patience import Patience
from dashboard.corpus.query import Query
from dashboard.language.sentences import sentence_around, sentence_ends
from dashboard.queries.quantities import TRANSLATION, Choice, chosen

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from dashboard.corpus.database import Corpus
    from dashboard.language.words import Lang
    from dashboard.queries.filters import Filters

LINES = 50
Sort = Literal["date", "newest", "high", "low"]
SORTS: tuple[Sort, ...] = get_args(Sort)
# What figures lie in order of; those of one article, or one value, in order of the newspaper.
# A figure without a value comes last.
_KEYS: dict[Sort, str] = {
    "date": "article_id::DOUBLE",
    "newest": "-article_id::DOUBLE",
    "high": "coalesce(-value, 'Infinity'::DOUBLE)",
    "low": "coalesce(value, 'Infinity'::DOUBLE)",
}
_LONGEST: dict[Lang, int] = {"zh": 600, "en": 1_500}
"""Characters of a sentence: lists and tables may go on for pages without a full stop."""
_TEXTS_AT_ONCE = 1_000
"""Articles whose texts are read in one go: the database holds them all before it gives any."""
_SHORTENED = 300
"""Characters of a paragraph whose sentence is not known."""

_Article = dict[str, Any]
_SCHEMA = {
    "slug": pl.String,
    "issue_date": pl.Date,
    "page": pl.UInt16,
    "title_en": pl.String,
    "title_zh": pl.String,
    "figure_no": pl.Int32,
    "value": pl.Float64,
    "value_max": pl.Float64,
    "unit": pl.String,
    "is_inexact": pl.Boolean,
    "is_rate": pl.Boolean,
    "noun_zh": pl.String,
    "place_id": pl.String,
    "place_en": pl.String,
    "place_zh": pl.String,
    "part_of": pl.Int32,
    "total_value": pl.Float64,
    "parts": pl.String,
    "parts_sum": pl.Float64,
    "translation": pl.String,
    "value_en": pl.Float64,
    "value_max_en": pl.Float64,
    "surface_zh": pl.String,
    "surface_en": pl.String,
    "sentence_zh": pl.String,
    "sentence_en": pl.String,
    "start_zh": pl.Int64,
    "start_en": pl.Int64,
    "at_zh": pl.Int64,
    "at_en": pl.Int64,
    "row": pl.Int64,
}


@dataclass(frozen=True, slots=True)
class Quantities:
    """
    Give one page of figures, each with its sentence.

    Columns of the answer: slug, issue_date, page, title_en, title_zh (of the article),
    figure_no, value, value_max, unit, is_inexact, is_rate, noun_zh, part_of, parts_sum,
    value_en, value_max_en, surface_zh, surface_en (of the table of figures), place_id, place_en,
    place_zh (the place it belongs to), total_value (of the figure that it is a part of), parts
    (of a total: "88 + 286"), translation (agrees, differs, missing: the number is not found;
    vague: there is none to be found), sentence_zh, sentence_en (where the number is not found,
    the beginning of the paragraphs that render it), start_zh, start_en (where the sentences
    begin in the bodies), at_zh, at_en (offsets of the figure in its sentences; at_en is null
    where the number is not found), row (of the aligned rows, from 1), total (figures of all
    pages).

    Attributes:
        filters: Which articles are selected.
        choice: Which of their figures are looked at.
        sort: The order of the newspaper, the newest article first, or by value, the greatest
            or the least first.
        page: Of the figures, from 1.
        page_size: Figures a page.
        seconds: How long it may take.

    """

    filters: Filters
    choice: Choice
    sort: Sort = "date"
    page: int = 1
    page_size: int = LINES
    seconds: float = 3.0

    def answer(self, corpus: Corpus) -> pl.DataFrame:
        """Find the figures of the page, then read the texts that they stand in."""
        patience = Patience(self.seconds)
        total, figures = self._on_page(corpus, patience)
        articles = np.unique(np.array([figure["article_id"] for figure in figures], np.int32))
        texts = {
            article["article_id"]: article
            for first in range(0, len(articles), _TEXTS_AT_ONCE)
            for article in _articles(corpus, articles[first : first + _TEXTS_AT_ONCE], patience)
        }
        lines = [_line(figure, texts[figure["article_id"]]) for figure in figures]
        return pl.DataFrame(lines, schema=_SCHEMA).with_columns(
            pl.lit(total, pl.Int64).alias("total")
        )

    def _on_page(self, corpus: Corpus, patience: Patience) -> tuple[int, list[dict[str, Any]]]:
        """
        Count the figures of each article, or of each value, and read those of the page only.

        Sorting ten million figures to show the last fifty would take seconds.
        """
        among, key = chosen(self.filters, self.choice), _KEYS[self.sort]
        counted = corpus.columns(
            among.query(
                f"SELECT {key} AS key, count(*) AS figures FROM chosen GROUP BY key ORDER BY key"
            ),
            patience=patience,
        )
        up_to = np.cumsum(counted["figures"])
        total = int(up_to[-1]) if len(up_to) else 0
        skipped = (self.page - 1) * self.page_size
        if skipped >= total:
            return total, []
        first = int(np.searchsorted(up_to, skipped, side="right"))
        last = int(np.searchsorted(up_to, min(total, skipped + self.page_size), side="left"))
        before = int(up_to[first - 1]) if first else 0
        rows = corpus.lists(
            among.query(
                f"""
, listed AS (
    SELECT *, {key} AS key
    FROM chosen
    WHERE {key} BETWEEN $first AND $last
    ORDER BY key, article_id, figure_no
    LIMIT $page_size OFFSET $skipped
)
SELECT
    listed.* EXCLUDE (key),
    {TRANSLATION} AS translation,
    name_en AS place_en,
    CASE level WHEN 'province' THEN short_zh ELSE name_zh END AS place_zh
FROM listed LEFT JOIN places USING (place_id)
ORDER BY key, article_id, figure_no""",
                first=float(counted["key"][first]),
                last=float(counted["key"][last]),
                page_size=self.page_size,
                skipped=skipped - before,
            ),
            patience=patience,
        )
        return total, rows.to_pylist()


def _articles(corpus: Corpus, articles: NDArray[np.int32], patience: Patience) -> list[_Article]:
    """
    Read articles with their texts, aligned rows, and all figures of which one may be a part.

    A text of an article costs the unpacking of those before it, 1.5 ms a language.
    """
    query = Query(
        """
SELECT article_id, slug, issue_date, page, title_en, title_zh, body_en, body_zh, rows, figures
FROM (FROM articles WHERE article_id IN (SELECT article_id FROM these))
LEFT JOIN (
    SELECT article_id, list([start_zh, start_en, end_en] ORDER BY row_no) AS rows
    FROM alignments
    WHERE article_id IN (SELECT article_id FROM these)
    GROUP BY article_id
) USING (article_id)
LEFT JOIN (
    SELECT
        article_id,
        list({'figure_no': figure_no, 'value': value, 'part_of': part_of} ORDER BY figure_no)
            AS figures
    FROM figures
    WHERE article_id IN (SELECT article_id FROM these)
    GROUP BY article_id
) USING (article_id)"""
    )
    found: list[_Article] = corpus.lists(query, patience=patience, articles=articles).to_pylist()
    for article in found:
        article["ends_zh"] = sentence_ends(article["body_zh"], "zh")
        article["ends_en"] = sentence_ends(article["body_en"], "en")
    return found


def _line(figure: Mapping[str, Any], article: _Article) -> dict[str, Any]:
    start, sentence = _sentence(article, "zh", figure["start_zh"], figure["end_zh"])
    rows = article["rows"] or []
    row = bisect_right([each[0] for each in rows], figure["start_zh"])
    start_en, sentence_en = _rendering(figure, article, rows[row - 1] if row else None)
    is_found = figure["start_en"] is not None
    own = {name: figure[name] for name in _SCHEMA if name in figure}
    return own | {
        "slug": article["slug"],
        "issue_date": article["issue_date"],
        "page": article["page"],
        "title_en": article["title_en"],
        "title_zh": article["title_zh"],
        **_relations(figure, article["figures"]),
        "sentence_zh": sentence,
        "sentence_en": sentence_en,
        "start_zh": start,
        "start_en": start_en,
        "at_zh": figure["start_zh"] - start,
        "at_en": figure["start_en"] - start_en if is_found and start_en is not None else None,
        "row": row or None,
    }


def _sentence(article: _Article, lang: Lang, start: int, end: int) -> tuple[int, str]:
    body = article[f"body_{lang}"]
    first, last = sentence_around(body, article[f"ends_{lang}"], start, end, most=_LONGEST[lang])
    return first, body[first:last].replace("\n", " ")


def _rendering(
    figure: Mapping[str, Any], article: _Article, row: list[int] | None
) -> tuple[int | None, str | None]:
    """Give the English sentence of a figure, or the beginning of what its row renders it by."""
    if figure["start_en"] is not None:
        return _sentence(article, "en", figure["start_en"], figure["end_en"])
    if row is None or row[1] == row[2]:
        return None, None
    text = article["body_en"][row[1] : row[2]].replace("\n", " ")
    return row[1], text if len(text) <= _SHORTENED else f"{text[:_SHORTENED]}…"


def _relations(figure: Mapping[str, Any], figures: list[dict[str, Any]]) -> dict[str, Any]:
    """Give the total that a figure is a part of, and the parts that it has."""
    parts = [each["value"] for each in figures if each["part_of"] == figure["figure_no"]]
    totals = [each["value"] for each in figures if each["figure_no"] == figure["part_of"]]
    return {
        "total_value": totals[0] if totals else None,
        "parts": " + ".join(f"{value:.15g}" for value in parts if value is not None) or None,
    }
