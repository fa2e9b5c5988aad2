"""
Engines that are asked the same, over the same articles.

product    The dashboard: `FrequencyOverTime` by month and a page of `Lines` (by date, 50 hits with
         their context and how many there are in all). Counts occurrences and articles, words and
         months of all articles, and intervals; Chinese as characters, wherever words begin.
fts5       SQLite FTS5, indexed as `contenders` does, then optimised; months in a table of their
         own. Counts articles, not occurrences; Chinese words only where they were cut so. First 50:
         articles by date with their text; not how many there are.
fts5vocab  The same index through an `instance` table: counts occurrences and articles, of single
         words only.
tantivy    Indexed as `contenders` does, and article and month as fast fields. Counts articles, not
         occurrences (a histogram); Chinese words only where they were cut so. First 50: articles
         by date with their text, and how many there are.
duckdb     The dashboard's own file, titles and bodies scanned by regular expression (English) or
         as text (Chinese). Counts occurrences and articles. First 50: articles with their text.
ripgrep    `rg --count-matches` over the files, added up by the month in a file's name. Counts
         occurrences and files: copies of an article, heads of files and the other language too;
         of files in other encodings than UTF-8, nothing. First 50: lines of files in order of path.

The breaks between words (punctuation) are indexed by fts5 and tantivy as a word, so that no phrase
reaches across a comma. All read warm files; indexing is not timed.
"""

from __future__ import annotations

import re
import shutil
import sqlite3
import subprocess
from collections import Counter
from contextlib import closing
from itertools import islice
from typing import TYPE_CHECKING, Any, Literal, Protocol

import tantivy

from benchmarks import contenders
from benchmarks.indexing import index_with_fts5, index_with_tantivy
from dashboard.corpus.database import Corpus
from dashboard.corpus.memory import memory_for_texts
from dashboard.corpus.patience import Patience
from dashboard.corpus.query import Query
from dashboard.queries.concordance import Lines
from dashboard.queries.filters import Filters
from dashboard.queries.keywords import FrequencyOverTime
from dashboard.search.warm import warm

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import polars as pl

    from benchmarks.drawing import Words

FIRST = 50
_SECONDS = 3_600.0
_ALL = Filters()
_BETWEEN = r"(?:[^\S\n]|[-\x{2010}-\x{2015}_'\x{2019}])+"
"""What stands between two words in a row."""
_CACHES = "PRAGMA cache_size = -262144; PRAGMA mmap_size = 17179869184;"

Count = tuple[int | None, int]
"""Occurrences, where they are counted, and articles."""
Rule = Literal["characters", "words", "files"]
"""Where Chinese is found and what is counted: see above."""


class Engine(Protocol):
    """
    Something that can be asked.

    Attributes:
        name: See above.
        rule: By which it counts.

    """

    name: str
    rule: Rule

    def trend(self, words: Words) -> Any:
        """Count by month; None where the engine cannot."""

    def by_month(self, trend: Any) -> Mapping[str, Count]:
        """Give what was counted, months without hits left out."""

    def first(self, words: Words) -> Any:
        """Give the first 50 hits or articles with text; None where the engine cannot."""

    def articles(self, first: Any) -> list[int] | None:
        """Give the articles of these, by id; None where that is not known."""

    def close(self) -> None:
        """Let go of files."""


class Product:
    """The dashboard."""

    name = "product"
    rule: Rule = "characters"

    def __init__(self, corpus: Path) -> None:
        self.corpus = Corpus(corpus, room_for_texts=memory_for_texts())
        warm(self.corpus)
        self.close = self.corpus.close

    def trend(self, words: Words) -> pl.DataFrame:
        """Ask as the page of keywords does."""
        return FrequencyOverTime(_ALL, words.series, "month").answer(self.corpus)

    def by_month(self, trend: pl.DataFrame) -> Mapping[str, Count]:
        """Read the answer."""
        months = trend["bin"].dt.strftime("%Y-%m").to_list()
        counts = zip(trend["occurrences"].to_list(), trend["articles"].to_list(), strict=True)
        return {month: count for month, count in zip(months, counts, strict=True) if count[1]}

    def first(self, words: Words) -> pl.DataFrame:
        """Ask as the page of lines does."""
        return Lines(_ALL, words.series).answer(self.corpus)

    def articles(self, first: pl.DataFrame) -> list[int]:
        """Look the articles up."""
        slugs = tuple(first["slug"].unique().to_list())
        query = Query.of(
            "SELECT article_id FROM articles WHERE slug IN (SELECT unnest($slugs::VARCHAR[]))"
            " ORDER BY article_id",
            slugs=slugs,
        )
        return [int(number) for number in self.corpus.columns(query)["article_id"]]


class Fts5:
    """SQLite."""

    name = "fts5"
    rule: Rule = "words"

    def __init__(self, corpus: Path, indexes: Path) -> None:
        folder = index_with_fts5(corpus, indexes)
        self._connection = sqlite3.connect(folder / "words.sqlite")
        self._connection.executescript(
            f"{_CACHES} CREATE VIRTUAL TABLE temp.places USING fts5vocab(main, words, instance);"
        )
        self.close = self._connection.close

    def trend(self, words: Words) -> list[Any]:
        """Count the articles that match."""
        return self._connection.execute(
            "SELECT month, NULL, count(*) FROM words JOIN months ON id = words.rowid"
            " WHERE words MATCH ? GROUP BY month",
            [_match(words)],
        ).fetchall()

    def by_month(self, trend: list[Any]) -> Mapping[str, Count]:
        """Read the rows."""
        return {month: (occurrences, articles) for month, occurrences, articles in trend}

    def first(self, words: Words) -> list[Any] | None:
        """Fetch the first articles that match."""
        return self._connection.execute(
            "SELECT articles.* FROM words JOIN articles ON id = words.rowid"
            " WHERE words MATCH ? ORDER BY words.rowid LIMIT ?",
            [_match(words), FIRST],
        ).fetchall()

    def articles(self, first: list[Any]) -> list[int]:
        """Number them from 0."""
        return [row[0] - 1 for row in first]


class Fts5Vocabulary(Fts5):
    """SQLite, through the table of all places of words."""

    name = "fts5vocab"

    def trend(self, words: Words) -> list[Any] | None:
        """Count the places of one word."""
        if words.text not in words.terms:
            return None
        return self._connection.execute(
            "SELECT month, count(*), count(DISTINCT doc) FROM temp.places JOIN months ON id = doc"
            " WHERE term = ? AND col = ? GROUP BY month",
            [words.text, words.lang],
        ).fetchall()

    def first(self, words: Words) -> None:
        """Nothing that `Fts5` does not do."""


class Tantivy:
    """The library behind Quickwit."""

    name = "tantivy"
    rule: Rule = "words"

    def __init__(self, corpus: Path, indexes: Path) -> None:
        self._index = tantivy.Index.open(str(index_with_tantivy(corpus, indexes)))
        self._index.register_tokenizer("blanks", contenders._blanks())
        self._searcher = self._index.searcher()

    def trend(self, words: Words) -> dict[str, Any]:
        """Count the articles that match, in a histogram of months."""
        months = {"histogram": {"field": "month", "interval": 1, "min_doc_count": 1}}
        return self._searcher.aggregate(self._query(words), {"months": months})

    def by_month(self, trend: dict[str, Any]) -> Mapping[str, Count]:
        """Read the histogram."""
        months = [(divmod(int(one["key"]), 12), one) for one in trend["months"]["buckets"]]
        return {
            f"{year:04}-{month + 1:02}": (None, one["doc_count"]) for (year, month), one in months
        }

    def first(self, words: Words) -> list[tuple[int, bytes]]:
        """Fetch the first articles that match."""
        found = self._searcher.search(
            self._query(words), FIRST, order_by_field="article", order=tantivy.Order.Asc
        )
        return [
            (key, self._searcher.doc(address).get_first("stored")) for key, address in found.hits
        ]

    def articles(self, first: list[tuple[int, bytes]]) -> list[int]:
        """Read the numbers they were ordered by."""
        return [number for number, _ in first]

    def close(self) -> None:
        """Forget the index."""
        del self._searcher, self._index

    def _query(self, words: Words) -> tantivy.Query:
        schema = self._index.schema
        if len(words.terms) == 1:
            return tantivy.Query.term_query(schema, words.lang, words.text)
        return tantivy.Query.phrase_query(schema, words.lang, list(words.terms))


class Scan:
    """DuckDB, without an index."""

    name = "duckdb"
    rule: Rule = "characters"

    def __init__(self, corpus: Path) -> None:
        self._corpus = Corpus(corpus)
        self.close = self._corpus.close

    def trend(self, words: Words) -> Mapping[str, Any]:
        """Read all texts."""
        times = "len(regexp_extract_all(text, $sought))"
        if words.lang == "zh":
            times = "(length(text) - length(replace(text, $sought, ''))) // length($sought)"
        return self._ask(
            "SELECT strftime(issue_date, '%Y-%m') AS month, sum(times)::BIGINT AS occurrences,"
            f" count(*) AS articles FROM (SELECT issue_date, {times} AS times FROM"
            f" ({self._texts(words)})) WHERE times > 0 GROUP BY month",
            words,
        )

    def by_month(self, trend: Mapping[str, Any]) -> Mapping[str, Count]:
        """Read the columns."""
        counts = zip(trend["occurrences"].tolist(), trend["articles"].tolist(), strict=True)
        return dict(zip(trend["month"].tolist(), counts, strict=True))

    def first(self, words: Words) -> Mapping[str, Any]:
        """Read texts until 50 are found."""
        holds = "regexp_matches" if words.lang == "en" else "contains"
        return self._ask(
            f"SELECT * FROM ({self._texts(words)}) WHERE {holds}(text, $sought) LIMIT {FIRST}",
            words,
        )

    def articles(self, first: Mapping[str, Any]) -> list[int]:
        """Read the ids."""
        return [int(number) for number in first["article_id"]]

    def _texts(self, words: Words) -> str:
        text = f"title_{words.lang} || chr(10) || body_{words.lang}"
        return f"SELECT article_id, issue_date, {text} AS text FROM articles"

    def _ask(self, sql: str, words: Words) -> Mapping[str, Any]:
        sought = words.text if words.lang == "zh" else f"(?i){_pattern(words)}"
        return self._corpus.columns(Query.of(sql, sought=sought), patience=Patience(_SECONDS))


class Ripgrep:
    """ripgrep over the files."""

    name = "ripgrep"
    rule: Rule = "files"

    def __init__(self, source: Path) -> None:
        self._source = source

    def trend(self, words: Words) -> tuple[dict[str, int], dict[str, Count]]:
        """Count by file, and then by month."""
        counted = subprocess.run(
            ["rg", "--count-matches", "--null", *self._sought(words)],
            check=False,
            capture_output=True,
            cwd=self._source,
        )
        if counted.returncode > 1:
            raise RuntimeError(counted.stderr.decode(errors="replace"))
        lines = counted.stdout.decode(errors="surrogateescape").splitlines()
        parted = (line.removeprefix("./").partition("\0") for line in lines)
        by_file = {path: int(number) for path, _, number in parted}
        occurrences: Counter[str] = Counter()
        files: Counter[str] = Counter()
        for path, number in by_file.items():
            month = path.rpartition("/")[2][:7]
            occurrences[month] += number
            files[month] += 1
        return by_file, {month: (occurrences[month], files[month]) for month in files}

    def by_month(self, trend: tuple[dict[str, int], dict[str, Count]]) -> Mapping[str, Count]:
        """Take the second half."""
        return trend[1]

    def first(self, words: Words) -> list[bytes]:
        """Read lines until there are 50."""
        command = ["rg", "--sort", "path", "--no-heading", *self._sought(words)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=self._source) as process:
            found = list(islice(process.stdout or (), FIRST))
            process.kill()
        return found

    def articles(self, first: list[bytes]) -> None:
        """Lines are not articles."""

    def close(self) -> None:
        """Nothing is open."""

    def _sought(self, words: Words) -> list[str]:
        if words.lang == "zh":
            return ["-uu", "--fixed-strings", "--regexp", words.text, "."]
        return ["-uu", "--ignore-case", "--regexp", _pattern(words), "."]


NAMES = ("product", "fts5", "fts5vocab", "tantivy", "duckdb", "ripgrep")


def is_there(name: str) -> bool:
    """Tell whether an engine is installed."""
    return name != "ripgrep" or shutil.which("rg") is not None


def opened(name: str, corpus: Path, source: Path, indexes: Path) -> closing[Engine]:
    """Open an engine, having built its index if need be."""
    make = {
        "product": lambda: Product(corpus),
        "fts5": lambda: Fts5(corpus, indexes),
        "fts5vocab": lambda: Fts5Vocabulary(corpus, indexes),
        "tantivy": lambda: Tantivy(corpus, indexes),
        "duckdb": lambda: Scan(corpus),
        "ripgrep": lambda: Ripgrep(source),
    }
    return closing(make[name]())


def _match(words: Words) -> str:
    return f'{words.lang} : "{" ".join(words.terms)}"'


def _pattern(words: Words) -> str:
    between = _BETWEEN.join(map(re.escape, words.terms))
    return rf"\b{between}\b"
