"""
The words of all shards, numbered alike and put in the order of the articles.

Every shard numbers its words for itself. Here they are counted, given their ids (the most
frequent first), and written as one file of numbers, article behind article: what the index
is inverted from. Memory: 12 bytes a word and shard (of its vocabulary), and 40 bytes an
article and language; the numbers themselves, 4 bytes a word, lie on disk.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from dashboard.corpus.enrich import LANGS, shard_file
from dashboard.language.lexicon import BREAK

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    import duckdb
    from numpy.typing import NDArray

_TEXTS_A_PART = 20_000
_UNITS_AT_ONCE = 32
_BLOCK = 2**24
BREAK_ID = -1
"""Stands for a break where ids of words count from 0."""


@dataclass(frozen=True, slots=True)
class Streams:
    """
    All texts as ids of words, one behind the other, in order of article and language.

    Attributes:
        ids: Of all texts, on disk; BREAK_ID for a break. Shape (words and breaks,).
        begins: Where each text begins in ids, and the end of the last. Shape (texts + 1,).
        articles: Article of each text. Shape (texts,).
        langs: Index into LANGS of each text. Shape (texts,).
        terms: How many words there are.

    """

    ids: NDArray[np.int32]
    begins: NDArray[np.int64]
    articles: NDArray[np.int32]
    langs: NDArray[np.int8]
    terms: int


class _Part(NamedTuple):
    """Some texts, one behind the other, and how long each is."""

    numbers: NDArray[np.int32]
    lengths: NDArray[np.int64]


class _Unit(NamedTuple):
    """
    The texts of one language in one shard, or in the corpus before.

    Attributes:
        number: Of the unit.
        lang: Index into LANGS.
        record_nos: Record of each text that is used. Shape (texts,).
        lengths: Words and breaks of each of them. Shape (texts,).
        terms: How many words the unit has; they are numbered from 1.
        words: Gives the words by number, and how often each occurs in these texts.
        read: Gives the numbers of these texts, BREAK for a break, and their lengths, in parts.

    """

    number: int
    lang: int
    record_nos: NDArray[np.int64]
    lengths: NDArray[np.int64]
    terms: int
    words: Callable[[], tuple[pa.Array, NDArray[np.int64]]]
    read: Callable[[], Iterable[_Part]]


class StreamReader:
    """
    Reads the streams of this build's shards and of the corpus before it.

    The connection has the corpus before it attached as `old`, and a table `work.numbering`
    that gives the article of every record that is to be used.
    """

    def __init__(
        self, connection: duckdb.DuckDBPyConnection, folder: Path, shards: list[int]
    ) -> None:
        self._connection = connection
        self._folder = folder
        self._shards = shards
        table = connection.sql(
            "SELECT record_no, article_id FROM work.numbering ORDER BY record_no"
        ).to_arrow_table()
        self._record_nos = table["record_no"].to_numpy()
        self._article_ids = table["article_id"].to_numpy()

    def gather(self) -> Streams:
        """
        Count, number and order all words.

        Leaves the table `work.numbered_terms` (term_id, lang, term, occurrences).
        """
        units = list(self._units())
        terms = self._number_terms(units)
        article_of = np.concatenate([self._articles_of(unit) for unit in units])
        lang_of = np.repeat(
            np.array([unit.lang for unit in units], np.int8), [len(unit.lengths) for unit in units]
        )
        length_of = np.concatenate([unit.lengths for unit in units])
        order = np.lexsort((lang_of, article_of))
        begins = np.concatenate(([0], np.cumsum(length_of[order])))
        begin_of = np.empty(len(order), np.int64)
        begin_of[order] = begins[:-1]
        ids = _on_disk(self._folder / "streams.int32", int(begins[-1]))
        self._place(units, ids, begin_of)
        return Streams(ids, begins, article_of[order], lang_of[order], terms)

    def _number_terms(self, units: list[_Unit]) -> int:
        """Add up the words of all units, and give the most frequent the smallest id."""
        self._connection.execute(
            "CREATE TABLE work.counted (unit INTEGER, local_id INTEGER, lang VARCHAR,"
            " term VARCHAR, occurrences BIGINT)"
        )
        for first in range(0, len(units), _UNITS_AT_ONCE):
            rows = pa.concat_tables(map(_counted, units[first : first + _UNITS_AT_ONCE]))
            self._connection.register("rows_of_units", rows)
            self._connection.execute("INSERT INTO work.counted SELECT * FROM rows_of_units")
            self._connection.unregister("rows_of_units")
        self._connection.execute(
            """
            CREATE TABLE work.numbered_terms AS
            SELECT
                (row_number() OVER (ORDER BY sum(occurrences) DESC, lang, term) - 1)::INTEGER
                    AS term_id,
                lang, term, sum(occurrences)::BIGINT AS occurrences
            FROM work.counted GROUP BY lang, term"""
        )
        counted = self._connection.execute("SELECT count(*) FROM work.numbered_terms").fetchall()
        return int(counted[0][0])

    def _place(
        self, units: list[_Unit], ids: NDArray[np.int32], begin_of: NDArray[np.int64]
    ) -> None:
        """Write every text, with its words' ids, to its place."""
        known = self._connection.sql(
            "SELECT unit, local_id, term_id"
            " FROM work.counted JOIN work.numbered_terms USING (lang, term) ORDER BY unit"
        ).to_arrow_table()
        unit_of = known["unit"].to_numpy()
        local_ids = known["local_id"].to_numpy()
        term_ids = known["term_id"].to_numpy()
        done = 0
        for unit in units:
            mine = slice(*np.searchsorted(unit_of, [unit.number, unit.number + 1]))
            id_of = np.full(unit.terms + 1, BREAK_ID, np.int32)
            id_of[local_ids[mine]] = term_ids[mine]
            for numbers, lengths in unit.read():
                shift = begin_of[done : done + len(lengths)] - (np.cumsum(lengths) - lengths)
                ids[np.arange(len(numbers)) + np.repeat(shift, lengths)] = id_of[numbers]
                done += len(lengths)

    def _units(self) -> Iterator[_Unit]:
        for place, shard in enumerate(self._shards):
            for lang in range(len(LANGS)):
                yield self._of_shard(len(LANGS) * place + lang, lang, shard)
        for lang in range(len(LANGS)):
            yield self._of_corpus_before(len(LANGS) * len(self._shards) + lang, lang)

    def _of_shard(self, number: int, lang: int, shard: int) -> _Unit:
        path = shard_file(self._folder, f"streams_{LANGS[lang]}", shard)
        path_of_words = shard_file(self._folder, f"words_{LANGS[lang]}", shard)
        terms = pq.read_metadata(path_of_words).num_rows
        texts = pq.read_table(path, columns=["record_no", "places"])
        record_nos = texts["record_no"].to_numpy()
        is_used = np.isin(record_nos, self._record_nos)

        def words() -> tuple[pa.Array, NDArray[np.int64]]:
            table = pq.read_table(path_of_words)
            occurrences = table["occurrences"].to_numpy()
            if not is_used.all():
                occurrences = _occurrences(read(), terms)
            return table["term"].combine_chunks(), occurrences

        def read() -> Iterator[_Part]:
            lists = pq.read_table(path, columns=["local_ids"])["local_ids"].combine_chunks()
            used = lists if is_used.all() else lists.filter(pa.array(is_used))
            yield _Part(used.flatten().to_numpy(), _lengths(used))

        places = texts["places"].to_numpy()
        return _Unit(number, lang, record_nos[is_used], places[is_used], terms, words, read)

    def _of_corpus_before(self, number: int, lang: int) -> _Unit:
        """
        Take the texts of the corpus before; it has counted its words, so that only those of
        texts that are gone are counted here, and taken off.
        """
        # On a cursor: rows are fetched while the connection is put to other uses.
        old = self._connection.cursor()
        named = {"lang": LANGS[lang]}
        terms = int(old.execute("SELECT count(*) FROM old.terms").fetchall()[0][0])
        texts = old.sql(
            "SELECT -1 - article_id AS record_no, len(term_ids) AS places,"
            " article_id IN (SELECT -1 - record_no FROM work.numbering) AS is_used"
            " FROM old.token_streams WHERE lang = $lang ORDER BY article_id",
            params=named,
        ).to_arrow_table()
        is_used = texts["is_used"].to_numpy()

        def read(*, used: bool = True) -> Iterator[_Part]:
            reader = old.sql(
                "SELECT term_ids FROM old.token_streams WHERE lang = $lang"
                " AND $used = (article_id IN (SELECT -1 - record_no FROM work.numbering))"
                " ORDER BY article_id",
                params=named | {"used": used},
            ).to_arrow_reader(_TEXTS_A_PART)
            for batch in reader:
                lists = batch["term_ids"]
                # As in a shard: words count from 1, and 0 is a break.
                yield _Part(lists.flatten().fill_null(BREAK - 1).to_numpy() + 1, _lengths(lists))

        def words() -> tuple[pa.Array, NDArray[np.int64]]:
            table = old.sql(
                "SELECT term, CASE lang WHEN $lang THEN occurrences ELSE 0 END AS occurrences"
                " FROM old.terms ORDER BY term_id",
                params=named,
            ).to_arrow_table()
            gone = _occurrences(read(used=False), terms)
            return table["term"].combine_chunks(), table["occurrences"].to_numpy() - gone

        record_nos = texts["record_no"].to_numpy()[is_used]
        places = texts["places"].to_numpy()[is_used]
        return _Unit(number, lang, record_nos, places, terms, words, read)

    def _articles_of(self, unit: _Unit) -> NDArray[np.int32]:
        found: NDArray[np.int32] = self._article_ids[
            np.searchsorted(self._record_nos, unit.record_nos)
        ]
        return found


def _counted(unit: _Unit) -> pa.Table:
    terms, occurrences = unit.words()
    used = np.flatnonzero(occurrences)
    return pa.table(
        {
            "unit": pa.repeat(pa.scalar(unit.number, pa.int32()), len(used)),
            "local_id": pa.array((used + 1).astype(np.int32)),
            "lang": pa.repeat(pa.scalar(LANGS[unit.lang], pa.string()), len(used)),
            "term": terms.take(pa.array(used)),
            "occurrences": pa.array(occurrences[used].astype(np.int64)),
        }
    )


def _occurrences(parts: Iterable[_Part], terms: int) -> NDArray[np.int64]:
    counts = np.zeros(terms + 1, np.int64)
    for part in parts:
        counts += np.bincount(part.numbers, minlength=terms + 1)
    return counts[1:]


def _lengths(lists: pa.ListArray) -> NDArray[np.int64]:
    lengths: NDArray[np.int64] = lists.value_lengths().to_numpy().astype(np.int64)
    return lengths


def _on_disk(path: Path, length: int) -> NDArray[np.int32]:
    """
    Give an array of numbers that lies on disk.

    Its room is taken at once: a file with holes, on a disk that fills up later, would end the
    process without a word (SIGBUS).
    """
    size = max(1, length) * np.dtype(np.int32).itemsize
    with path.open("wb") as file:
        if hasattr(os, "posix_fallocate"):
            os.posix_fallocate(file.fileno(), 0, size)
        else:
            for begin in range(0, size, _BLOCK):
                file.write(bytes(min(_BLOCK, size - begin)))
    return np.memmap(path, np.int32, mode="r+", shape=(max(1, length),))[:length]
