"""One shard of files -> rows of every table, as Parquet: the map of the build."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.archive.files import Reject, SourceFile, read_article
from dashboard.corpus.shard_tables import ShardTables
from dashboard.figures.figure import find_figures
from dashboard.figures.sums import sums_by_place
from dashboard.places.article_places import places_of_article
from dashboard.places.gazetteer import load_gazetteer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from dashboard.archive.article import Article


@dataclass(frozen=True, slots=True)
class Shard:
    """
    A run of files that one worker turns into Parquet files of its own.

    Attributes:
        number: Names the Parquet files.
        first_record_no: Number of the first file's record; the others follow.

    """

    number: int
    source: Path
    first_record_no: int
    paths: tuple[str, ...]
    folder: Path


@dataclass(frozen=True, slots=True)
class ShardReport:
    """What came of a shard, in files."""

    number: int
    accepted: int
    rejected: int


def enrich(shard: Shard) -> ShardReport:
    """
    Read, parse, cut, pair and place the files of a shard.

    Pure but for the Parquet files that it writes, so that a shard that was lost with its
    worker can simply be run again.
    """
    load_gazetteer()
    tables = ShardTables()
    with _no_collection():
        _read(tables, shard)
        tables.write(shard.folder, shard.number)
    return ShardReport(shard.number, len(tables.rows["records"]), len(tables.rows["rejects"]))


@contextmanager
def _no_collection() -> Iterator[None]:
    """
    Put off garbage collection: rows only grow, and looking them through took a fifth of the time.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _read(tables: ShardTables, shard: Shard) -> None:
    for record_no, path in enumerate(shard.paths, start=shard.first_record_no):
        result = read_article(shard.source, path)
        if isinstance(result, Reject):
            tables.rows["rejects"].append((result.path, result.reason, result.line, result.detail))
        else:
            _add_record(tables, record_no, *result)


def _add_record(tables: ShardTables, record_no: int, file: SourceFile, article: Article) -> None:
    rows = tables.rows
    found = places_of_article(article.title_zh, article.body_zh, article.issue_date)
    rows["mentions"] += [
        (record_no, m.place_id, "zh", role, *m[1:4], m.candidates or None, m.refers_back)
        for role, m in found.mentions
    ]
    parents = {unit.place_id: unit.parent_id for unit in found.units}
    figures = find_figures(
        article.body_zh,
        [mention for role, mention in found.mentions if role == "body"],
        parents=parents,
        main_place_id=found.main_place_id,
        on=article.issue_date,
    )
    rows["figures"] += [(record_no, figure_no, *figure) for figure_no, figure in enumerate(figures)]
    rows["figure_sums"] += [(record_no, *each) for each in sums_by_place(figures, parents)]
    rows["unlisted"] += found.unlisted
    rows["places_of"] += [(record_no, *unit) for unit in found.units]
    rows["files"].append(
        (
            file.path,
            file.sha256,
            file.size,
            file.modified_ns // 1_000,
            file.encoding,
            article.content_digest,
            record_no,
            file.text,
        )
    )
    rows["records"].append(
        (
            record_no,
            article.slug_stem,
            article.issue_date,
            article.page,
            article.section_zh,
            article.column_zh,
            article.title_en,
            article.title_zh,
            article.author_en,
            article.author_zh,
            article.body_en,
            article.body_zh,
            article.named_entities,
            found.scope,
            found.main_place_id,
        )
    )
