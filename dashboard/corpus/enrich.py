"""One shard of files -> rows of every table, as Parquet: the map of the build."""

from __future__ import annotations

from array import array
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import polars as pl
import pyarrow as pa

from dashboard.archive.files import Reject, SourceFile, read_article
from dashboard.language.alignment import align
from dashboard.language.words import stream_terms
from dashboard.places.gazetteer import load_gazetteer
from dashboard.places.mentions import Mention, find_mentions
from dashboard.places.regions import units_at
from dashboard.places.scope import main_place, scope_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from dashboard.archive.article import Article
    from dashboard.language.words import Lang

# The local id of a break between words; words are numbered from 1.
BREAK = 0

# Column types of the Parquet files; source_no numbers the files of the whole
# source in order of path, until the reduce knows the articles' order.
SHARD_SCHEMAS: dict[str, dict[str, Any]] = {
    "articles": {
        "source_no": pl.Int64,
        "slug_stem": pl.String,
        "path": pl.String,
        "issue_date": pl.Date,
        "page": pl.UInt16,
        "section_zh": pl.String,
        "column_zh": pl.String,
        "title_en": pl.String,
        "title_zh": pl.String,
        "author_en": pl.String,
        "author_zh": pl.String,
        "body_en": pl.String,
        "body_zh": pl.String,
        "words_en": pl.Int32,
        "words_zh": pl.Int32,
        "scope": pl.String,
        "main_place_id": pl.String,
    },
    "sources": {
        "source_no": pl.Int64,
        "path": pl.String,
        "sha256": pl.String,
        "size": pl.UInt64,
        "modified_at": pl.Datetime("us"),
        "text": pl.String,
    },
    "rejects": {
        "path": pl.String,
        "reason": pl.String,
        "line": pl.Int32,
        "detail": pl.String,
    },
    "mentions": {
        "source_no": pl.Int64,
        "place_id": pl.String,
        "lang": pl.String,
        "role": pl.String,
        "start": pl.Int32,
        "end": pl.Int32,
        "surface": pl.String,
    },
    "article_places": {"source_no": pl.Int64, "place_id": pl.String, "mentions": pl.Int32},
    "alignments": {
        "source_no": pl.Int64,
        "row_no": pl.Int32,
        "start_zh": pl.Int32,
        "end_zh": pl.Int32,
        "start_en": pl.Int32,
        "end_en": pl.Int32,
    },
    "terms": {"shard": pl.Int32, "local_id": pl.Int32, "lang": pl.String, "term": pl.String},
    # The last column of these two holds lists: see _Lists.
    "postings": {
        "shard": pl.Int32,
        "local_id": pl.Int32,
        "source_no": pl.Int64,
        "positions": pl.List(pl.Int32),
    },
    "token_streams": {
        "shard": pl.Int32,
        "source_no": pl.Int64,
        "lang": pl.String,
        "local_ids": pl.List(pl.Int32),
    },
}


@dataclass(frozen=True, slots=True)
class Shard:
    """A run of files that one worker turns into Parquet files of its own."""

    number: int
    source: Path
    first_source_no: int
    paths: tuple[str, ...]
    folder: Path


@dataclass(frozen=True, slots=True)
class ShardReport:
    """What came of a shard, in files."""

    articles: int
    rejects: int


class _Lists:
    """
    A column of lists of numbers, kept flat as Arrow keeps it.

    A Python list a row took polars half of the whole shard's time (8.0 against 4.2 ms
    an article, 2026).
    """

    def __init__(self) -> None:
        self.values = array("i")
        self.offsets = array("i", [0])

    def append(self, numbers: Sequence[int]) -> None:
        """Add one list."""
        self.values.extend(numbers)
        self.offsets.append(len(self.values))

    def column(self, name: str) -> pl.Series:
        """Give the lists as a polars column."""
        lists = pa.ListArray.from_arrays(pa.array(self.offsets), pa.array(self.values))
        return pl.Series(name, lists, dtype=pl.List(pl.Int32))


@dataclass(slots=True)
class _Rows:
    """Rows of one shard, gathered by table; words numbered in order of appearance."""

    shard: int
    tables: dict[str, list[tuple[Any, ...]]] = field(
        default_factory=lambda: {name: [] for name in SHARD_SCHEMAS}
    )
    lists: dict[str, _Lists] = field(
        default_factory=lambda: {"postings": _Lists(), "token_streams": _Lists()}
    )
    term_ids: dict[tuple[Lang, str], int] = field(default_factory=dict)

    def add_words(self, source_no: int, lang: Lang, words: list[str | None]) -> int:
        """Number the words and keep both directions, stream and postings; count them."""
        known = self.term_ids
        local_ids = [
            BREAK if word is None else known.setdefault((lang, word), len(known) + 1)
            for word in words
        ]
        positions: dict[int, list[int]] = {}
        for position, local_id in enumerate(local_ids):
            if local_id != BREAK:
                positions.setdefault(local_id, []).append(position)
        self.tables["token_streams"].append((self.shard, source_no, lang))
        self.lists["token_streams"].append(local_ids)
        for local_id, where in positions.items():
            self.tables["postings"].append((self.shard, local_id, source_no))
            self.lists["postings"].append(where)
        return sum(map(len, positions.values()))

    def frame(self, name: str) -> pl.DataFrame:
        """Give the rows of a table as a frame of its schema."""
        schema = dict(SHARD_SCHEMAS[name])
        if name not in self.lists:
            return pl.DataFrame(self.tables[name], schema=schema, orient="row")
        last = schema.popitem()[0]
        frame = pl.DataFrame(self.tables[name], schema=schema, orient="row")
        return frame.with_columns(self.lists[name].column(last))


def indexed_text(title: str, body: str) -> str:
    """
    Join what the word index covers: the title, a line break, the body.

    An offset into the body is an offset into this text less `len(title) + 1`.
    """
    return f"{title}\n{body}"


def enrich(shard: Shard) -> ShardReport:
    """
    Read, parse, cut, pair and place the files of a shard.

    Writes `<table>-<shard>.parquet` for every table of SHARD_SCHEMAS. Pure but
    for those files, so that a shard that was lost can simply be run again.
    """
    load_gazetteer()
    rows = _Rows(shard.number)
    for source_no, path in enumerate(shard.paths, start=shard.first_source_no):
        result = read_article(shard.source, path)
        if isinstance(result, Reject):
            rows.tables["rejects"].append((result.path, result.reason, result.line, result.detail))
        else:
            _add_article(rows, source_no, *result)
    rows.tables["terms"] = [
        (shard.number, local_id, lang, term) for (lang, term), local_id in rows.term_ids.items()
    ]
    for name in SHARD_SCHEMAS:
        rows.frame(name).write_parquet(shard.folder / f"{name}-{shard.number:06d}.parquet")
    return ShardReport(len(rows.tables["articles"]), len(rows.tables["rejects"]))


def _add_article(rows: _Rows, source_no: int, file: SourceFile, article: Article) -> None:
    indexed: dict[Lang, str] = {
        "en": indexed_text(article.title_en, article.body_en),
        "zh": indexed_text(article.title_zh, article.body_zh),
    }
    words = {
        lang: rows.add_words(source_no, lang, stream_terms(text, lang))
        for lang, text in indexed.items()
    }
    in_title = find_mentions(article.title_zh, article.issue_date)
    in_body = find_mentions(
        article.body_zh,
        article.issue_date,
        context=[mention.place_id for mention in in_title],
    )
    mentioned = Counter(mention.place_id for mention in (*in_title, *in_body))
    _add_places(rows, source_no, {"title": in_title, "body": in_body})
    units: Counter[str] = Counter()
    for place_id, mentions in mentioned.items():
        for unit in units_at(place_id, article.issue_date):
            units[unit] += mentions
    rows.tables["article_places"].extend((source_no, unit, n) for unit, n in units.items())
    rows.tables["alignments"].extend(
        (source_no, row_no, *pair)
        for row_no, pair in enumerate(align(article.body_zh, article.body_en))
    )
    rows.tables["sources"].append(
        (source_no, file.path, file.sha256, file.size, file.modified_at, file.text)
    )
    rows.tables["articles"].append(
        (
            source_no,
            article.slug_stem,
            file.path,
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
            words["en"],
            words["zh"],
            scope_of(mentioned),
            main_place(mentioned, article.issue_date),
        )
    )


def _add_places(rows: _Rows, source_no: int, found: dict[str, list[Mention]]) -> None:
    for role, mentions in found.items():
        rows.tables["mentions"].extend(
            (source_no, m.place_id, "zh", role, m.start, m.end, m.surface) for m in mentions
        )
