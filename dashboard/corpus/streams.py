"""
The words of all shards, numbered alike and put in the order of the articles.

Every shard numbers its words for itself. Here they are counted, given their ids (the most
frequent first), and written as one file of numbers, article behind article: what the index
is inverted from. Memory: the vocabulary of all shards (12 bytes a word and shard) and 24
bytes an article and language; the numbers themselves, 4 bytes a word, lie on disk.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from dashboard.corpus.enrich import LANGS, shard_file

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import duckdb
    from numpy.typing import NDArray

_TEXTS_A_PART = 20_000
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


class _Unit(NamedTuple):
    """
    The texts of one language in one shard, or in a part of the corpus before.

    Attributes:
        number: Of the unit; a part of the corpus before has a number of its own.
        lang: Index into LANGS.
        lists: Numbers of words from 1, BREAK for a break: a list a text.
        record_nos: Record of each text. Shape (texts,).
        terms: The words by number.
        occurrences: Of the words, if that is known already.

    """

    number: int
    lang: int
    lists: pa.ListArray
    record_nos: NDArray[np.int64]
    terms: pa.Array
    occurrences: NDArray[np.int64] | None


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
        self._connection.execute(
            "CREATE TABLE work.counted (unit INTEGER, local_id INTEGER, lang VARCHAR,"
            " term VARCHAR, occurrences BIGINT)"
        )
        articles, langs, lengths = [], [], []
        for unit in self._units():
            self._count(unit)
            articles.append(self._articles_of(unit))
            langs.append(np.full(len(unit.lists), unit.lang, np.int8))
            lengths.append(unit.lists.value_lengths().to_numpy())
        article_of = np.concatenate(articles)
        lang_of = np.concatenate(langs)
        length_of = np.concatenate(lengths).astype(np.int64)
        order = np.lexsort((lang_of, article_of))
        begins = np.concatenate(([0], np.cumsum(length_of[order])))
        begin_of = np.empty(len(order), np.int64)
        begin_of[order] = begins[:-1]
        ids = _on_disk(self._folder / "streams.int32", int(begins[-1]))
        terms = self._number_terms()
        self._place(ids, begin_of)
        return Streams(ids, begins, article_of[order], lang_of[order], terms)

    def _count(self, unit: _Unit) -> None:
        occurrences = unit.occurrences
        if occurrences is None:
            counts = np.bincount(unit.lists.flatten().to_numpy(), minlength=len(unit.terms) + 1)
            occurrences = counts[1:]
        used = np.flatnonzero(occurrences)
        rows = pa.table(
            {
                "unit": pa.repeat(pa.scalar(unit.number, pa.int32()), len(used)),
                "local_id": (used + 1).astype(np.int32),
                "lang": pa.repeat(pa.scalar(LANGS[unit.lang], pa.string()), len(used)),
                "term": unit.terms.take(pa.array(used)),
                "occurrences": occurrences[used],
            }
        )
        self._connection.register("rows_of_unit", rows)
        self._connection.execute("INSERT INTO work.counted SELECT * FROM rows_of_unit")
        self._connection.unregister("rows_of_unit")

    def _number_terms(self) -> int:
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

    def _place(self, ids: NDArray[np.int32], begin_of: NDArray[np.int64]) -> None:
        """Write every text, with its words' ids, to its place."""
        known = self._connection.sql(
            "SELECT unit, local_id, term_id"
            " FROM work.counted JOIN work.numbered_terms USING (lang, term) ORDER BY unit"
        ).to_arrow_table()
        units = known["unit"].to_numpy()
        local_ids = known["local_id"].to_numpy()
        term_ids = known["term_id"].to_numpy()
        done = 0
        for unit in self._units():
            mine = slice(*np.searchsorted(units, [unit.number, unit.number + 1]))
            id_of = np.full(len(unit.terms) + 1, BREAK_ID, np.int32)
            id_of[local_ids[mine]] = term_ids[mine]
            numbers = unit.lists.flatten().to_numpy()
            lengths = unit.lists.value_lengths().to_numpy().astype(np.int64)
            shift = begin_of[done : done + len(lengths)] - (np.cumsum(lengths) - lengths)
            ids[np.arange(len(numbers)) + np.repeat(shift, lengths)] = id_of[numbers]
            done += len(lengths)

    def _units(self) -> Iterator[_Unit]:
        yield from self._of_shards()
        yield from self._of_corpus_before(2 * len(self._shards))

    def _of_shards(self) -> Iterator[_Unit]:
        for place, shard in enumerate(self._shards):
            for lang, name in enumerate(LANGS):
                streams = pq.read_table(shard_file(self._folder, f"streams_{name}", shard))
                words = pq.read_table(shard_file(self._folder, f"words_{name}", shard))
                yield self._unit(
                    2 * place + lang,
                    lang,
                    streams,
                    words["term"].combine_chunks(),
                    words["occurrences"].to_numpy(),
                )

    def _of_corpus_before(self, number: int) -> Iterator[_Unit]:
        # On a cursor: rows are fetched while the connection is put to other uses.
        old = self._connection.cursor()
        terms = old.sql("SELECT term FROM old.terms ORDER BY term_id").to_arrow_table()
        for lang, name in enumerate(LANGS):
            # As in a shard: words count from 1, and 0 is a break.
            batches = old.sql(
                "SELECT -1 - article_id AS record_no,"
                " list_transform(term_ids, lambda i: coalesce(i + 1, 0))::INTEGER[] AS local_ids"
                " FROM old.token_streams WHERE lang = $lang ORDER BY article_id",
                params={"lang": name},
            ).to_arrow_reader(_TEXTS_A_PART)
            for batch in batches:
                table = pa.Table.from_batches([batch])
                yield self._unit(number, lang, table, terms["term"].combine_chunks(), None)
                number += 1

    def _unit(
        self,
        number: int,
        lang: int,
        streams: pa.Table,
        terms: pa.Array,
        occurrences: NDArray[np.int64] | None,
    ) -> _Unit:
        """Take the texts of the records that are used."""
        record_nos = streams["record_no"].to_numpy()
        is_used = np.isin(record_nos, self._record_nos)
        if not is_used.all():
            streams = streams.filter(pa.array(is_used))
            record_nos = record_nos[is_used]
            occurrences = None
        lists = streams["local_ids"].combine_chunks()
        return _Unit(number, lang, lists, record_nos, terms, occurrences)

    def _articles_of(self, unit: _Unit) -> NDArray[np.int32]:
        found: NDArray[np.int32] = self._article_ids[
            np.searchsorted(self._record_nos, unit.record_nos)
        ]
        return found


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
