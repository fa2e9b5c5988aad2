"""One shard of files -> rows of every table, as Parquet: the map of the build."""

from __future__ import annotations

import gc
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from dashboard.archive.files import Reject, SourceFile, read_article
from dashboard.language.alignment import align
from dashboard.language.lexicon import BREAK, Lexicon
from dashboard.places.gazetteer import load_gazetteer
from dashboard.places.mentions import Mention, find_mentions
from dashboard.places.regions import units_at
from dashboard.places.scope import main_place, scope_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from numpy.typing import NDArray

    from dashboard.archive.article import Article
    from dashboard.language.words import Lang

LANGS: tuple[Lang, ...] = ("en", "zh")

_STREAM: dict[str, pa.DataType] = {
    "record_no": pa.int64(),
    "places": pa.int64(),
    "local_ids": pa.list_(pa.int32()),
}

# Column types of the Parquet files. A record is an article as one file has it; the
# reduce makes articles of records, and gives them their numbers.
SHARD_SCHEMAS: dict[str, dict[str, pa.DataType]] = {
    "files": {
        "path": pa.string(),
        "sha256": pa.string(),
        "size": pa.uint64(),
        "modified_at": pa.timestamp("us"),
        "encoding": pa.string(),
        "content_digest": pa.string(),
        "record_no": pa.int64(),
        "text": pa.string(),
    },
    "records": {
        "record_no": pa.int64(),
        "slug_stem": pa.string(),
        "issue_date": pa.date32(),
        "page": pa.uint16(),
        "section_zh": pa.string(),
        "column_zh": pa.string(),
        "title_en": pa.string(),
        "title_zh": pa.string(),
        "author_en": pa.string(),
        "author_zh": pa.string(),
        "body_en": pa.string(),
        "body_zh": pa.string(),
        "named_entities": pa.string(),
        "scope": pa.string(),
        "main_place_id": pa.string(),
        "words_en": pa.int32(),
        "words_zh": pa.int32(),
    },
    "rejects": {
        "path": pa.string(),
        "reason": pa.string(),
        "line": pa.int32(),
        "detail": pa.string(),
    },
    "mentions": {
        "record_no": pa.int64(),
        "place_id": pa.string(),
        "lang": pa.string(),
        "role": pa.string(),
        "start": pa.int32(),
        "end": pa.int32(),
        "surface": pa.string(),
    },
    "places_of": {"record_no": pa.int64(), "place_id": pa.string(), "mentions": pa.int32()},
    "alignments": {
        "record_no": pa.int64(),
        "row_no": pa.int32(),
        "start_zh": pa.int32(),
        "end_zh": pa.int32(),
        "start_en": pa.int32(),
        "end_en": pa.int32(),
    },
    # Words are numbered by shard and language, from 1.
    "words_en": {"term": pa.string(), "occurrences": pa.int64()},
    "words_zh": {"term": pa.string(), "occurrences": pa.int64()},
    "streams_en": _STREAM,
    "streams_zh": _STREAM,
}


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


# Words met for the first time cost as much as all others together, so that a process
# remembers those of the shards before: up to half a million spellings, some 100 MB.
_MOST_SPELLINGS = 500_000
_LEXICONS: dict[Lang, Lexicon] = {}


def _lexicon(lang: Lang) -> Lexicon:
    known = _LEXICONS.get(lang)
    if known is None or len(known) > _MOST_SPELLINGS:
        known = _LEXICONS[lang] = Lexicon(lang)
    return known


class _Cut(NamedTuple):
    """
    The texts of a shard in one language.

    Attributes:
        numbers: Of the words of all texts, from 1; 0 is a break. Shape (places,).
        begins: Where each text begins in them, and the end of the last. Shape (texts + 1,).
        words: Of each text. Shape (texts,).
        terms: The words by number, from 1.
        occurrences: Of each word. Shape (terms,).

    """

    numbers: NDArray[np.int32]
    begins: NDArray[np.int64]
    words: NDArray[np.int64]
    terms: list[str]
    occurrences: NDArray[np.int64]


def _cut(texts: list[str], lang: Lang) -> _Cut:
    lexicon = _lexicon(lang)
    numbers, begins = lexicon.number(texts)
    # The process's numbers become the shard's own, without gaps.
    occurrences = np.bincount(numbers, minlength=len(lexicon.terms) + 1)
    occurrences[BREAK] = 0
    used = np.flatnonzero(occurrences)
    own_number = np.zeros(len(occurrences), np.int32)
    own_number[used] = np.arange(1, len(used) + 1)
    words_before = np.concatenate(([0], np.cumsum(numbers != BREAK)))
    return _Cut(
        numbers=own_number[numbers],
        begins=begins,
        words=np.diff(words_before[begins]),
        terms=[lexicon.terms[number - 1] for number in used.tolist()],
        occurrences=occurrences[used],
    )


@dataclass(slots=True)
class _Rows:
    """Rows of one shard, gathered by table."""

    tables: dict[str, list[tuple[Any, ...]]] = field(
        default_factory=lambda: {
            name: [] for name in SHARD_SCHEMAS if not name.startswith(("streams", "words"))
        }
    )
    texts: dict[Lang, list[str]] = field(default_factory=lambda: {lang: [] for lang in LANGS})

    def write(self, shard: Shard) -> None:
        """Write every table of SHARD_SCHEMAS as `<table>-<shard>.parquet`."""
        record_nos = pa.array([row[0] for row in self.tables["records"]], pa.int64())
        cut = {lang: _cut(texts, lang) for lang, texts in self.texts.items()}
        word_counts = [pa.array(each.words, pa.int32()) for each in cut.values()]
        tables = {
            name: _table(name, rows, word_counts if name == "records" else [])
            for name, rows in self.tables.items()
        }
        for lang, each in cut.items():
            lists = pa.ListArray.from_arrays(pa.array(each.begins, pa.int32()), each.numbers)
            texts = [record_nos, pa.array(np.diff(each.begins)), lists]
            tables[f"streams_{lang}"] = _of_columns(f"streams_{lang}", texts)
            columns = [pa.array(each.terms, pa.string()), pa.array(each.occurrences)]
            tables[f"words_{lang}"] = _of_columns(f"words_{lang}", columns)
        for name, table in tables.items():
            # Read once and thrown away: packing it hard costs more than it saves.
            pq.write_table(
                table,
                shard_file(shard.folder, name, shard.number),
                compression="lz4",
                use_dictionary=False,
                write_statistics=False,
            )


def shard_file(folder: Path, table: str, number: int) -> Path:
    """Name the Parquet file of one table and shard."""
    return folder / f"{table}-{number:06d}.parquet"


def write_no_rows(folder: Path) -> int:
    """Write the tables of a shard without files, and give its number: nothing is an archive too."""
    _Rows().write(Shard(0, folder, 0, (), folder))
    return 0


def _table(name: str, rows: list[tuple[Any, ...]], last_columns: list[pa.Array]) -> pa.Table:
    schema = pa.schema(SHARD_SCHEMAS[name].items())
    types = schema.types[: len(schema) - len(last_columns)]
    columns = zip(*rows, strict=True) if rows else [()] * len(types)
    arrays = [pa.array(column, kind) for column, kind in zip(columns, types, strict=True)]
    return _of_columns(name, [*arrays, *last_columns])


def _of_columns(name: str, columns: list[pa.Array]) -> pa.Table:
    return pa.table(columns, schema=pa.schema(SHARD_SCHEMAS[name].items()))


def indexed_text(title: str, body: str) -> str:
    """
    Join what the word index covers: the title, a line break, the body.

    An offset into the body is an offset into this text less `len(title) + 1`.
    """
    return f"{title}\n{body}"


def enrich(shard: Shard) -> ShardReport:
    """
    Read, parse, cut, pair and place the files of a shard.

    Pure but for the Parquet files that it writes, so that a shard that was lost with its
    worker can simply be run again.
    """
    load_gazetteer()
    rows = _Rows()
    with _no_collection():
        _read(rows, shard)
    rows.write(shard)
    return ShardReport(shard.number, len(rows.tables["records"]), len(rows.tables["rejects"]))


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


def _read(rows: _Rows, shard: Shard) -> None:
    for record_no, path in enumerate(shard.paths, start=shard.first_record_no):
        result = read_article(shard.source, path)
        if isinstance(result, Reject):
            rows.tables["rejects"].append((result.path, result.reason, result.line, result.detail))
        else:
            _add_record(rows, record_no, *result)


def _add_record(rows: _Rows, record_no: int, file: SourceFile, article: Article) -> None:
    tables = rows.tables
    rows.texts["en"].append(indexed_text(article.title_en, article.body_en))
    rows.texts["zh"].append(indexed_text(article.title_zh, article.body_zh))
    in_title = find_mentions(article.title_zh, article.issue_date)
    in_body = find_mentions(
        article.body_zh,
        article.issue_date,
        context=[mention.place_id for mention in in_title],
    )
    mentioned = Counter([mention.place_id for mention in (*in_title, *in_body)])
    _add_mentions(rows, record_no, "title", in_title)
    _add_mentions(rows, record_no, "body", in_body)
    units: dict[str, int] = {}
    for place_id, mentions in mentioned.items():
        for unit in units_at(place_id, article.issue_date):
            units[unit] = units.get(unit, 0) + mentions
    tables["places_of"] += [(record_no, unit, mentions) for unit, mentions in units.items()]
    tables["alignments"] += [
        (record_no, row_no, *pair)
        for row_no, pair in enumerate(align(article.body_zh, article.body_en))
    ]
    tables["files"].append(
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
    tables["records"].append(
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
            scope_of(mentioned),
            main_place(mentioned, article.issue_date),
        )
    )


def _add_mentions(rows: _Rows, record_no: int, role: str, found: list[Mention]) -> None:
    rows.tables["mentions"] += [
        (record_no, m.place_id, "zh", role, m.start, m.end, m.surface) for m in found
    ]
