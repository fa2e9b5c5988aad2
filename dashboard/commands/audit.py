"""The command about the audit: rates of what differs, or the checks themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from dashboard.commands.arguments import (
    UsageError,
    add_data,
    add_filters,
    add_format,
    add_limit,
    corpus_of,
    filters_of,
    first_rows,
    show,
)
from dashboard.queries.audit import ALL, KINDS, RatesByKind, RatesByRegion, RatesByYear
from dashboard.queries.audit_lines import VERDICTS, Checks, checked_articles

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from dashboard.corpus.database import Corpus
    from dashboard.queries.filters import Filters

_SECONDS = 120.0
# What a terminal has room for; the other forms have all columns.
_COUNTED = ("articles", "checks", "differs", "missing", "articles_differs", "articles_missing")
_KEYS = {"kind": "kind", "year": "year", "region": "place_id"}
_OF_LINES = (
    "slug", "issue_date", "kind", "verdict", "part", "surface_zh", "expected_en", "found_en",
    "start_zh", "start_en",
)  # fmt: skip


def add_commands(add: Callable[..., argparse.ArgumentParser]) -> None:
    """Describe the command to a parser, by its method `add_parser`."""
    one = add("audit", help="how often translations say something else than the original")
    add_data(one)
    add_format(one)
    add_filters(one)
    one.add_argument("--kind", choices=(ALL, *KINDS), default=ALL, help="default: all")
    one.add_argument(
        "--by",
        choices=(*_KEYS, "article", "none"),
        default="kind",
        help="rates of what differs, or the checks of each article; none: the checks themselves",
    )
    one.add_argument(
        "--verdict", choices=(ALL, *VERDICTS), default=ALL, help="of the checks themselves"
    )
    add_limit(one, 1_000)
    one.set_defaults(command=_audit)


def _audit(asked: argparse.Namespace) -> int:
    if asked.verdict != ALL and asked.by != "none":
        msg = f"--verdict chooses among single checks, and --by is {asked.by}.\nHint: --by none"
        raise UsageError(msg)
    corpus = corpus_of(asked)
    filters = filters_of(asked, corpus)
    if asked.by == "none":

        def page(number: int, size: int) -> pl.DataFrame:
            question = Checks(filters, asked.kind, asked.verdict, number, size, _SECONDS)
            return question.answer(corpus)

        found = first_rows(asked.limit, page)
        show(found.select(_OF_LINES) if asked.format == "table" else found, asked.format)
    elif asked.by == "article":
        query = checked_articles(filters, asked.kind, limit=asked.limit)
        show(corpus.run(query, seconds=_SECONDS), asked.format)
    else:
        found = _rates(filters, asked.by, asked.kind, corpus).head(asked.limit)
        show(_for_people(found, asked.by) if asked.format == "table" else found, asked.format)
    return 0


def _rates(filters: Filters, by: str, kind: str, corpus: Corpus) -> pl.DataFrame:
    if by == "kind":
        found = RatesByKind(filters).answer(corpus)
        return found if kind == ALL else found.filter(pl.col("kind") == kind)
    question = RatesByYear if by == "year" else RatesByRegion
    return question(filters, kind).answer(corpus)


def _for_people(found: pl.DataFrame, by: str) -> pl.DataFrame:
    """Put each share and its interval into one column, behind the count that it is of."""
    columns = [pl.col(_KEYS[by])]
    for name in _COUNTED:
        columns.append(pl.col(name))
        if f"{name}_pct" in found.columns:
            share, low, high = (pl.col(f"{name}_{at}").round(2) for at in ("pct", "low", "high"))
            columns.append(pl.format("{} ({}-{})", share, low, high).alias(f"{name}_pct"))
    return found.select(columns)
