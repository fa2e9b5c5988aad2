"""The tables of a shard: rows gathered from its files, written as Parquet files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from dashboard.corpus.shard_checks import VERDICTS, check_records
from dashboard.corpus.shard_figures import PAIRED, pair_figures
from dashboard.corpus.shard_words import count_words, places_before
from dashboard.language.alignment import align
from dashboard.language.kinds import KINDS

if TYPE_CHECKING:
    from pathlib import Path

    from dashboard.language.words import Lang

LANGS: tuple[Lang, ...] = ("en", "zh")

# Column types of the Parquet files. A record is an article as one file has it; the
# reduce makes articles of records, and gives them their numbers.
SCHEMAS: dict[str, dict[str, pa.DataType]] = {
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
        # Counted when all files are read: words, and words and breaks.
        "words_en": pa.int32(),
        "words_zh": pa.int32(),
        "places_en": pa.int32(),
        "places_zh": pa.int32(),
        # Counted when the translations are checked.
        "checks_agree": pa.uint16(),
        "checks_differ": pa.uint16(),
        "checks_missing": pa.uint16(),
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
        "candidates": pa.list_(pa.string()),
        "refers_back": pa.bool_(),
    },
    "unlisted": {
        "place_id": pa.string(),
        "name_zh": pa.string(),
        "kind": pa.string(),
        "level": pa.string(),
        "parent_id": pa.string(),
    },
    "places_of": {
        "record_no": pa.int64(),
        "place_id": pa.string(),
        "mentions": pa.int32(),
        "parent_id": pa.string(),
        "in_title": pa.bool_(),
    },
    "alignments": {
        "record_no": pa.int64(),
        "row_no": pa.int32(),
        "kind": pa.string(),
        "start_zh": pa.int32(),
        "end_zh": pa.int32(),
        "start_en": pa.int32(),
        "end_en": pa.int32(),
        "confidence": pa.float32(),
        "place_zh": pa.int32(),
        "place_en": pa.int32(),
    },
    "figures": {
        "record_no": pa.int64(),
        "figure_no": pa.int32(),
        "value": pa.float64(),
        "value_max": pa.float64(),
        "unit": pa.string(),
        "is_inexact": pa.bool_(),
        "is_rate": pa.bool_(),
        "noun_zh": pa.string(),
        "start_zh": pa.int32(),
        "end_zh": pa.int32(),
        "surface_zh": pa.string(),
        "place_id": pa.string(),
        "part_of": pa.int32(),
        "parts_sum": pa.float64(),
        # Known when the paragraphs are paired.
        "start_en": pa.int32(),
        "end_en": pa.int32(),
        "surface_en": pa.string(),
        "value_en": pa.float64(),
        "value_max_en": pa.float64(),
    },
    "figure_sums": {
        "record_no": pa.int64(),
        "unit": pa.string(),
        "place_id": pa.string(),
        "value_sum": pa.float64(),
        "figures": pa.int32(),
    },
    "checks": {
        "record_no": pa.int64(),
        "check_no": pa.uint16(),
        "kind": pa.string(),
        "verdict": pa.string(),
        "part": pa.string(),
        "surface_zh": pa.string(),
        "expected_en": pa.string(),
        "found_en": pa.string(),
        "start_zh": pa.int32(),
        "end_zh": pa.int32(),
        "start_en": pa.int32(),
        "end_en": pa.int32(),
    },
    # Words are numbered by shard and language, from 1.
    "words_en": {"term": pa.string(), "occurrences": pa.int64()},
    "words_zh": {"term": pa.string(), "occurrences": pa.int64()},
    # The indexed texts of the records, in their order, one behind the other.
    "streams_en": {"local_id": pa.int32()},
    "streams_zh": {"local_id": pa.int32()},
}
_GATHERED = (
    "files", "records", "rejects", "mentions", "unlisted", "places_of", "figures", "figure_sums",
)  # fmt: skip
_OF_NUMBERS = ("alignments", "streams_en", "streams_zh")


class ShardTables:
    """
    Rows of one shard, gathered by table, in order of record.

    Attributes:
        rows: By table of `_GATHERED`; those of records and figures lack the columns that are
            counted and paired later.

    """

    def __init__(self) -> None:
        self.rows: dict[str, list[tuple[Any, ...]]] = {name: [] for name in _GATHERED}

    def write(self, folder: Path, number: int) -> None:
        """Count words, pair paragraphs, and write every table of SCHEMAS."""
        columns: dict[str, list[Any]] = {
            name: list(zip(*rows, strict=True)) if rows else _empty(name)
            for name, rows in self.rows.items()
        }
        records = dict(zip(SCHEMAS["records"], columns["records"], strict=False))
        found = align(records["body_zh"], records["body_en"])
        record_nos = np.array(records["record_no"], np.int64)
        kinds = np.array(KINDS, object)[found.kinds]
        columns["alignments"] = [record_nos[found.articles], found.row_nos, kinds, *found[3:]]
        figures = dict(zip(SCHEMAS["figures"], columns["figures"], strict=False))
        columns["figures"] += pair_figures(figures, records, found)
        mentions, figures = (
            dict(zip(SCHEMAS[name], columns[name], strict=True)) for name in ("mentions", "figures")
        )
        checked = check_records(records, mentions, figures, found)
        columns["checks"] = checked.columns
        ends = {"en": found.ends_en, "zh": found.ends_zh}
        counted, places = [], {}
        is_first = found.row_nos == 0
        for lang in LANGS:
            titles, bodies = records[f"title_{lang}"], records[f"body_{lang}"]
            words = count_words(list(map(indexed_text, titles, bodies)), lang)
            columns[f"words_{lang}"] = [words.terms, words.occurrences]
            columns[f"streams_{lang}"] = [words.numbers]
            counted.append((words.words, words.places))
            before = np.where(is_first, 0, np.roll(ends[lang], 1))
            places[lang] = places_before(titles, bodies, words, found.articles, before)
        columns["records"] += [column for pair in zip(*counted, strict=True) for column in pair]
        columns["records"] += checked.counts
        columns["alignments"] += [places["zh"], places["en"]]
        for name, schema in SCHEMAS.items():
            arrays = [
                pa.array(column, kind)
                for column, kind in zip(columns[name], schema.values(), strict=True)
            ]
            # Read once and thrown away: packing it hard costs more than it saves.
            pq.write_table(
                pa.table(arrays, schema=pa.schema(schema.items())),
                shard_file(folder, name, number),
                compression="none" if name in _OF_NUMBERS else "lz4",
                use_dictionary=False,
                write_statistics=False,
            )


def _empty(name: str) -> list[tuple[Any, ...]]:
    later = {"records": 2 * len(LANGS) + len(VERDICTS), "figures": len(PAIRED)}
    return [()] * (len(SCHEMAS[name]) - later.get(name, 0))


def indexed_text(title: str, body: str) -> str:
    """
    Join what the word index covers: the title, a line break, the body.

    An offset into the body is an offset into this text less `len(title) + 1`.
    """
    return f"{title}\n{body}"


def shard_file(folder: Path, table: str, number: int) -> Path:
    """Name the Parquet file of one table and shard."""
    return folder / f"{table}-{number:06d}.parquet"


def write_no_rows(folder: Path) -> int:
    """Write the tables of a shard without files, and give its number: nothing is an archive too."""
    ShardTables().write(folder, 0)
    return 0
