"""Index a corpus's texts as `contenders` index files: the same words, read from the corpus."""

from __future__ import annotations

import shutil
import sqlite3
from typing import TYPE_CHECKING

import numpy as np
import tantivy

from benchmarks import contenders
from benchmarks.asking import progress
from benchmarks.cutting import Cut
from dashboard.corpus.database import Corpus
from dashboard.corpus.patience import Patience
from dashboard.corpus.query import Query
from dashboard.search.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from numpy.typing import NDArray

    from dashboard.language.words import Lang

BREAK = "\N{PILCROW SIGN}"
"""Stands for punctuation between words: no text has it as a word."""
_RUN = 2_000
"""Articles at a time."""
_LONG = 3_600.0
_MONTHS = """
CREATE TABLE months (id INTEGER PRIMARY KEY, month TEXT);
INSERT INTO months SELECT id, substr(day, 1, 7) FROM articles;
INSERT INTO words(words) VALUES ('optimize');
"""


def index_with_fts5(corpus: Path, indexes: Path) -> Path:
    """Give the folder of SQLite's index of a corpus, built now or before."""
    return _once(corpus, indexes / f"{corpus.stem}-fts5", _fts5)


def index_with_tantivy(corpus: Path, indexes: Path) -> Path:
    """Give the folder of tantivy's index of a corpus, built now or before."""
    return _once(corpus, indexes / f"{corpus.stem}-tantivy", _tantivy)


def _once(path: Path, folder: Path, write: Callable[[Corpus, Path], None]) -> Path:
    if folder.is_dir():
        return folder
    unfinished = folder.with_name(f"{folder.name}.unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir()
    corpus = Corpus(path)
    try:
        write(corpus, unfinished)
    finally:
        corpus.close()
    return unfinished.rename(folder)


def _fts5(corpus: Corpus, folder: Path) -> None:
    script = contenders._UNSAFE_BUT_FAST + contenders._FTS5 + contenders._LARGE_HASH_TABLE
    contenders._load(_cut(corpus, "indexing with SQLite"), folder, script)
    connection = sqlite3.connect(folder / "words.sqlite")
    connection.executescript(_MONTHS)
    connection.close()


def _tantivy(corpus: Corpus, folder: Path) -> None:
    builder = tantivy.SchemaBuilder()
    for name in ("zh", "en"):
        builder.add_text_field(name, stored=False, tokenizer_name="blanks", index_option="position")
    builder.add_bytes_field("stored", stored=True, indexed=False)
    builder.add_unsigned_field("article", fast=True)
    builder.add_unsigned_field("month", fast=True)
    index = tantivy.Index(builder.build(), path=str(folder))
    index.register_tokenizer("blanks", contenders._blanks())
    writer = index.writer(contenders._HEAP, contenders.THREADS)
    number = 0
    for chunk in _cut(corpus, "indexing with tantivy"):
        for cut in chunk:
            document = tantivy.Document()
            document.add_text("zh", cut.words_zh)
            document.add_text("en", cut.words_en)
            stored = (cut.path, cut.day, str(cut.page or ""), *cut.text)
            document.add_bytes("stored", "\0".join(stored).encode())
            document.add_unsigned("article", number)
            document.add_unsigned("month", 12 * int(cut.day[:4]) + int(cut.day[5:7]) - 1)
            writer.add_document(document)
            number += 1
    writer.commit()
    writer.wait_merging_threads()


def _cut(corpus: Corpus, what: str) -> Iterator[list[Cut]]:
    """Give all articles in order, a run at a time."""
    terms = np.array([*vocabulary(corpus).terms.to_pylist(), BREAK], object)
    (articles,) = corpus.columns(Query("SELECT count(*) AS n FROM articles"))["n"].tolist()
    for first in progress(range(0, articles, _RUN), what):
        query = Query.of(
            "SELECT path, issue_date::VARCHAR AS day, page, title_zh, title_en, body_zh, body_en"
            " FROM articles WHERE article_id >= $first AND article_id < $last ORDER BY article_id",
            first=first,
            last=first + _RUN,
        )
        rows = corpus.lists(query, patience=Patience(_LONG)).to_pylist()
        zh, en = (_words(corpus, lang, first, terms) for lang in ("zh", "en"))
        yield [
            Cut(
                row["path"],
                row["day"],
                row["page"],
                (row["title_zh"], row["title_en"], row["body_zh"], row["body_en"]),
                zh.get(number, ""),
                en.get(number, ""),
            )
            for number, row in enumerate(rows, start=first)
        ]


def _words(corpus: Corpus, lang: Lang, first: int, terms: NDArray[np.object_]) -> dict[int, str]:
    """Give the words and breaks of a run of articles, parted by blanks, by article."""
    query = Query.of(
        "SELECT article_id, term_ids FROM token_streams WHERE lang = $lang"
        " AND article_id >= $first AND article_id < $last",
        lang=lang,
        first=first,
        last=first + _RUN,
    )
    found = corpus.lists(query, patience=Patience(_LONG))
    lists = found["term_ids"].combine_chunks()
    begins = lists.offsets.to_numpy()
    # The last of the terms is the break.
    words = terms[lists.values.fill_null(len(terms) - 1).to_numpy()]
    return {
        article: " ".join(words[begins[row] : begins[row + 1]])
        for row, article in enumerate(found["article_id"].to_pylist())
    }
