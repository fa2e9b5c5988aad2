"""
The words of all shards, numbered alike and put in the order of the articles.

Every shard numbers its words for itself. Here they are counted, given their ids (the most
frequent first), and written as one file of numbers, article behind article: what the index
is inverted from. Memory: the vocabulary of all shards (12 bytes a word and shard) and 24
bytes an article and language; the numbers themselves, 4 bytes a word, lie on disk.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from dashboard.corpus.enrich import LANGS, shard_file
from dashboard.language.lexicon import BREAK

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import duckdb
    from numpy.typing import NDArray

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
    """The texts of one language in one shard, or in the previous corpus."""

    numbers: NDArray[np.int32]
    lengths: NDArray[np.int64]
    record_nos: NDArray[np.int64]
    lang: int
    terms: pa.Array


class StreamReader:
    """
    Reads the streams of this build's shards and of the corpus before it, as often as needed.

    The connection has the corpus before it attached as `old`, and a table `numbering` that
    gives the article of every record that is to be used.
    """

    def __init__(
        self, connection: duckdb.DuckDBPyConnection, folder: Path, shards: list[int]
    ) -> None:
        self._connection = connection
        self._folder = folder
        self._shards = shards
        table = connection.sql(
            "SELECT record_no, article_id FROM numbering ORDER BY record_no"
        ).to_arrow_table()
        self._record_nos = table["record_no"].to_numpy()
        self._article_ids = table["article_id"].to_numpy()

    def gather(self) -> Streams:
        """
        Count, number and order all words.

        Leaves the table `numbered_terms` (term_id, lang, term, occurrences).
        """
        self._connection.execute(
            "CREATE TEMP TABLE counted (unit INTEGER, local_id INTEGER, lang VARCHAR,"
            " term VARCHAR, occurrences BIGINT)"
        )
        articles, langs, lengths = [], [], []
        for number, unit in enumerate(self._units()):
            self._count(number, unit)
            articles.append(self._articles_of(unit))
            langs.append(np.full(len(unit.lengths), unit.lang, np.int8))
            lengths.append(unit.lengths)
        article_of = np.concatenate(articles)
        lang_of = np.concatenate(langs)
        length_of = np.concatenate(lengths)
        order = np.lexsort((lang_of, article_of))
        begins = np.concatenate(([0], np.cumsum(length_of[order])))
        begin_of = np.empty(len(order), np.int64)
        begin_of[order] = begins[:-1]
        ids = np.memmap(
            self._folder / "streams.int32", np.int32, mode="w+", shape=(max(1, int(begins[-1])),)
        )[: begins[-1]]
        terms = self._number_terms()
        self._place(ids, begin_of)
        return Streams(ids, begins, article_of[order], lang_of[order], terms)

    def _count(self, number: int, unit: _Unit) -> None:
        occurrences = np.bincount(unit.numbers, minlength=1)
        occurrences[BREAK] = 0
        local_ids = np.flatnonzero(occurrences)
        used = pa.array(local_ids - 1)
        lang = LANGS[unit.lang]
        rows = pa.table(
            {
                "unit": pa.repeat(pa.scalar(number, pa.int32()), len(local_ids)),
                "local_id": local_ids.astype(np.int32),
                "lang": pa.repeat(pa.scalar(lang, pa.string()), len(local_ids)),
                "term": unit.terms.take(used),
                "occurrences": occurrences[local_ids],
            }
        )
        self._connection.register("rows_of_unit", rows)
        self._connection.execute("INSERT INTO counted SELECT * FROM rows_of_unit")
        self._connection.unregister("rows_of_unit")

    def _number_terms(self) -> int:
        self._connection.execute(
            """
            CREATE TEMP TABLE numbered_terms AS
            SELECT
                (row_number() OVER (ORDER BY sum(occurrences) DESC, lang, term) - 1)::INTEGER
                    AS term_id,
                lang, term, sum(occurrences)::BIGINT AS occurrences
            FROM counted GROUP BY lang, term"""
        )
        counted = self._connection.execute("SELECT count(*) FROM numbered_terms").fetchall()
        return int(counted[0][0])

    def _place(self, ids: NDArray[np.int32], begin_of: NDArray[np.int64]) -> None:
        """Write every text, with its words' ids, to its place."""
        known = self._connection.sql(
            "SELECT unit, local_id, term_id FROM counted JOIN numbered_terms USING (lang, term)"
            " ORDER BY unit"
        ).to_arrow_table()
        units = known["unit"].to_numpy()
        local_ids = known["local_id"].to_numpy()
        term_ids = known["term_id"].to_numpy()
        done = 0
        for number, unit in enumerate(self._units()):
            mine = slice(*np.searchsorted(units, [number, number + 1]))
            id_of = np.full(len(unit.terms) + 1, BREAK_ID, np.int32)
            id_of[local_ids[mine]] = term_ids[mine]
            shift = begin_of[done : done + len(unit.lengths)] - _begins(unit.lengths)[:-1]
            places = np.arange(len(unit.numbers)) + np.repeat(shift, unit.lengths)
            ids[places] = id_of[unit.numbers]
            done += len(unit.lengths)

    def _units(self) -> Iterator[_Unit]:
        for shard in self._shards:
            streams = pq.read_table(shard_file(self._folder, "streams", shard))
            words = pq.read_table(shard_file(self._folder, "words", shard))
            for number, lang in enumerate(LANGS):
                mine = streams.filter(pc.equal(streams["lang"], lang))
                terms = words.filter(pc.equal(words["lang"], lang))["term"]
                yield self._unit(mine, number, terms.combine_chunks())
        # On a cursor: rows are fetched while the connection is put to other uses.
        old = self._connection.cursor()
        terms = old.sql("SELECT term FROM old.terms ORDER BY term_id").to_arrow_table()
        for number, lang in enumerate(LANGS):
            # As in a shard: words count from 1, and 0 is a break.
            batches = old.sql(
                "SELECT -1 - article_id AS record_no,"
                " list_transform(term_ids, lambda i: coalesce(i + 1, 0))::INTEGER[] AS local_ids"
                " FROM old.token_streams WHERE lang = $lang ORDER BY article_id",
                params={"lang": lang},
            ).to_arrow_reader(20_000)
            for batch in batches:
                table = pa.Table.from_batches([batch])
                yield self._unit(table, number, terms["term"].combine_chunks())

    def _unit(self, table: pa.Table, lang: int, terms: pa.Array) -> _Unit:
        """Take the texts of the records that are used."""
        record_nos = table["record_no"].to_numpy()
        is_used = np.isin(record_nos, self._record_nos)
        if not is_used.all():
            table = table.filter(pa.array(is_used))
            record_nos = record_nos[is_used]
        lists = table["local_ids"].combine_chunks()
        return _Unit(
            numbers=lists.flatten().to_numpy(),
            lengths=lists.value_lengths().to_numpy().astype(np.int64),
            record_nos=record_nos,
            lang=lang,
            terms=terms,
        )

    def _articles_of(self, unit: _Unit) -> NDArray[np.int32]:
        found: NDArray[np.int32] = self._article_ids[
            np.searchsorted(self._record_nos, unit.record_nos)
        ]
        return found


def _begins(lengths: NDArray[np.int64]) -> NDArray[np.int64]:
    return np.concatenate(([0], np.cumsum(lengths)))
