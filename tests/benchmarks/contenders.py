"""
The contenders, each run in a fresh process: `python -m benchmarks.contenders NAME SOURCE OUTPUT`.

All read the same files with the build's own reader and parser, and index the same words: those
of title and body in both languages, cut and folded by the build's own cutter. Two processes
(--jobs) read and cut, but for fts5-plain. What each does besides:

build    `python -m dashboard build`: all tables of the dashboard. Word index with positions in
         both directions, place mentions and their roll-up, paragraph pairs, parsed articles,
         the text of every file, periods; then its promises are verified.
fts5     SQLite. One more process writes: a table with path, date, page and the text of titles
         and bodies, and a contentless FTS5 index with positions over the words (detail=full). One
         transaction, journal and synchronous off, exclusive lock, 256 MB of page cache, 64 MB of
         hash table. No `optimize` at the end.
fts5-plain  The same tables as a script of twenty lines would load them: one process that reads,
         cuts and writes in one transaction, with SQLite's defaults.
tantivy  The process that adds the documents, and two threads that index (256 MB each): words
         with positions, and as stored bytes path, date, page, titles and bodies (LZ4). One commit,
         then waits for merges.
floor    Reads and cuts, writes nothing: no index can be built from files in less.
"""

from __future__ import annotations

import argparse
import json
import os
import sqlite3
import sys
from collections import Counter
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import tantivy

from benchmarks.cutting import CHUNK, count_articles, cut_articles, in_processes
from dashboard.archive.files import list_files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from benchmarks.cutting import Cut

NAMES = ("build", "fts5", "fts5-plain", "tantivy", "floor")
THREADS = 2
CHECKED = (
    *("合作社", "红卫兵", "缝纫机", "富裕"),
    *("cooperative", "handicraft", "cadre", "tractors"),
)
"""Words that every contender is asked for after its run: all of them are planted."""
_HEAP = 512 * 2**20
_UNSAFE_BUT_FAST = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA locking_mode = EXCLUSIVE;
PRAGMA temp_store = MEMORY;
PRAGMA cache_size = -262144;
"""
_LARGE_HASH_TABLE = "INSERT INTO words(words, rank) VALUES ('hashsize', 67108864);"
_FTS5 = """
CREATE TABLE articles (
    id INTEGER PRIMARY KEY, path TEXT, day TEXT, page INTEGER,
    title_zh TEXT, title_en TEXT, body_zh TEXT, body_en TEXT
);
CREATE VIRTUAL TABLE words USING fts5(
    zh, en, content='', detail=full, tokenize="ascii tokenchars '''.'"
);
"""


def command(name: str, source: Path, output: Path, jobs: int) -> list[str]:
    """Give the command line that runs a contender."""
    if name == "build":
        module = [sys.executable, "-m", "dashboard", "build", str(source), "--data", str(output)]
    else:
        module = [sys.executable, "-m", "benchmarks.contenders", name, str(source), str(output)]
    return [*module, "--jobs", str(jobs)]


def fts5(source: Path, output: Path, jobs: int) -> None:
    """Index with SQLite, as fast as it goes."""
    _load(
        in_processes(cut_articles, source, jobs),
        output,
        _UNSAFE_BUT_FAST + _FTS5 + _LARGE_HASH_TABLE,
    )


def fts5_plain(source: Path, output: Path, jobs: int) -> None:  # noqa: ARG001  # like the others
    """Index with SQLite, in one process."""
    paths = [file.path for file in list_files(source)]
    chunks = (paths[first : first + CHUNK] for first in range(0, len(paths), CHUNK))
    _load((cut_articles(source, chunk) for chunk in chunks), output, _FTS5)


def _load(chunks: Iterable[list[Cut]], output: Path, script: str) -> None:
    connection = sqlite3.connect(output / "words.sqlite", isolation_level=None)
    connection.executescript(script)
    connection.execute("BEGIN")
    first = 1
    for chunk in chunks:
        connection.executemany(
            "INSERT INTO articles VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (number, cut.path, cut.day, cut.page, *cut.text)
                for number, cut in enumerate(chunk, start=first)
            ],
        )
        connection.executemany(
            "INSERT INTO words(rowid, zh, en) VALUES (?, ?, ?)",
            [(number, cut.words_zh, cut.words_en) for number, cut in enumerate(chunk, start=first)],
        )
        first += len(chunk)
    connection.execute("COMMIT")
    connection.close()


def index_with_tantivy(source: Path, output: Path, jobs: int) -> None:
    """Index with tantivy."""
    index = tantivy.Index(_schema(), path=str(output))
    index.register_tokenizer("blanks", _blanks())
    writer = index.writer(_HEAP, THREADS)
    for chunk in in_processes(cut_articles, source, jobs):
        for cut in chunk:
            document = tantivy.Document()
            document.add_text("zh", cut.words_zh)
            document.add_text("en", cut.words_en)
            stored = (cut.path, cut.day, str(cut.page or ""), *cut.text)
            document.add_bytes("stored", "\0".join(stored).encode())
            writer.add_document(document)
    writer.commit()
    writer.wait_merging_threads()


def floor(source: Path, output: Path, jobs: int) -> None:
    """Read and cut; leave the counts behind that the check asks for."""
    counts: Counter[str] = Counter()
    for chunk in in_processes(partial(count_articles, words=CHECKED), source, jobs):
        counts.update(chunk)
    (output / "counts.json").write_text(json.dumps(counts), encoding="utf-8")


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    for name in ("zh", "en"):
        builder.add_text_field(name, stored=False, tokenizer_name="blanks", index_option="position")
    builder.add_bytes_field("stored", stored=True, indexed=False)
    return builder.build()


def _blanks() -> tantivy.TextAnalyzer:
    return tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()


_RUN: dict[str, Callable[[Path, Path, int], None]] = {
    "fts5": fts5,
    "fts5-plain": fts5_plain,
    "tantivy": index_with_tantivy,
    "floor": floor,
}


def main() -> None:
    """Run one contender."""
    parser = argparse.ArgumentParser(prog="benchmarks.contenders")
    parser.add_argument("name", choices=sorted(_RUN))
    parser.add_argument("source", type=Path)
    parser.add_argument("output", type=Path, help="an empty folder")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    asked = parser.parse_args()
    _RUN[asked.name](asked.source, asked.output, asked.jobs)


if __name__ == "__main__":
    main()
