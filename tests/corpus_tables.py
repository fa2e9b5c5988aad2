"""Read whole corpora, to compare them table by table."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, Any

from dashboard.corpus.database import Corpus
from dashboard.corpus.location import current_corpus
from dashboard.corpus.query import Query

if TYPE_CHECKING:
    from pathlib import Path

TABLES = (
    "articles", "sources", "rejects", "places", "mentions", "article_places", "alignments",
    "figures", "figure_sums", "checks", "check_counts", "terms", "postings", "token_streams",
    "periods",
)  # fmt: skip


def rows(data: Path, sql: str) -> list[tuple[Any, ...]]:
    """
    Ask the corpus that is served in a data folder.
    """
    with closing(Corpus(current_corpus(data))) as corpus:
        return corpus.run(Query(sql)).rows()


def facts(data: Path) -> dict[str, str]:
    """
    Read what a corpus notes of its build.
    """
    return dict(rows(data, "SELECT key, value FROM build_info"))


def differing_tables(one: Path, other: Path) -> list[str]:
    """
    Name the tables of two data folders' corpora that differ in rows or in their order.

    Only `build_info` is left out: it tells when a corpus was built.
    """
    with (
        closing(Corpus(current_corpus(one))) as first,
        closing(Corpus(current_corpus(other))) as second,
    ):
        return [
            table
            for table in TABLES
            if not first.run(Query(f"FROM {table}")).equals(second.run(Query(f"FROM {table}")))
        ]
