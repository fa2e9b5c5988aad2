"""
The words of all shards, numbered alike and put in the order of the articles.

Every shard numbers its words for itself. Here they are counted, given their ids (the most
frequent first), and written as one file of numbers, article behind article: what the index
is inverted from. Memory: some 200 bytes a different word, 8 bytes a word of each shard's
vocabulary, and 40 bytes an article and language; the numbers themselves, 4 bytes a word, lie
on disk.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from dashboard.corpus.shard_tables import LANGS, shard_file
from dashboard.language.compiled import compiled, loop
from dashboard.language.lexicon import BREAK

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    import duckdb
    from numpy.typing import NDArray

    from dashboard.language.words import Lang

_TEXTS_A_PART = 20_000
_WORTH_COMPILING = 1_000_000
"""Words to be written: a quarter of a second as Python."""
_BLOCK = 2**24
BREAK_ID = -1
"""Stands for a break where ids of words count from 0."""
_NOT_USED = -1


@dataclass(frozen=True, slots=True)
class Streams:
    """
    All texts as ids of words, one behind the other, in order of language and article.

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
        articles: Article of each text; -1 where it is not used. Shape (texts,).
        lengths: Words and breaks of each text. Shape (texts,).
        terms: How many words the unit has; they are numbered from 1.
        words: Gives the words by number, and how often each occurs in the texts used.
        read: Gives the numbers of all texts, BREAK for a break, and their lengths, in parts.

    """

    number: int
    lang: int
    articles: NDArray[np.int32]
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
        # One record behind all others, so that each that is looked for has a place.
        self._record_nos = np.append(table["record_no"].to_numpy(), np.iinfo(np.int64).max)
        self._article_ids = np.append(table["article_id"].to_numpy(), np.int32(_NOT_USED))

    def gather(self) -> Streams:
        """
        Count, number and order all words.

        Leaves the table `work.numbered_terms` (term_id, lang, term, occurrences).
        """
        units = list(self._units())
        ids_of_units, terms = self._number_terms(units)
        article_of = np.concatenate([unit.articles for unit in units])
        lang_of = np.repeat(
            np.array([unit.lang for unit in units], np.int8), [len(unit.lengths) for unit in units]
        )
        length_of = np.concatenate([unit.lengths for unit in units])
        order = np.lexsort((article_of, lang_of))
        order = order[article_of[order] != _NOT_USED]
        begins = np.concatenate(([0], np.cumsum(length_of[order])))
        begin_of = np.full(len(article_of), _NOT_USED, np.int64)
        begin_of[order] = begins[:-1]
        ids = _on_disk(self._folder / "streams.int32", int(begins[-1]))
        write = compiled(_write, len(ids), worth=_WORTH_COMPILING)
        done = 0
        for unit, id_of in zip(units, ids_of_units, strict=True):
            for numbers, lengths in unit.read():
                write(ids, begin_of[done : done + len(lengths)], numbers, lengths, id_of)
                done += len(lengths)
        return Streams(ids, begins, article_of[order], lang_of[order], terms)

    def _number_terms(self, units: list[_Unit]) -> tuple[list[NDArray[np.int32]], int]:
        """
        Add up the words of all units, and give the most frequent the smallest id.

        Returns:
            The ids of each unit's words, by their numbers there; and how many words there are.

        """
        vocabularies = [_Vocabulary() for _ in LANGS]
        indices_of_units = [vocabularies[unit.lang].add(*unit.words()) for unit in units]
        rows = pa.concat_tables(
            each.table(lang) for lang, each in zip(LANGS, vocabularies, strict=True)
        )
        self._connection.register("counted", rows)
        self._connection.execute(
            """
            CREATE TABLE work.numbered_terms AS
            SELECT
                (row_number() OVER (ORDER BY occurrences DESC, lang, term) - 1)::INTEGER
                    AS term_id,
                lang, term, occurrences, index
            FROM counted"""
        )
        self._connection.unregister("counted")
        ids_of_langs = [
            self._connection.sql(
                "SELECT term_id FROM work.numbered_terms WHERE lang = $lang ORDER BY index",
                params={"lang": lang},
            )
            .to_arrow_table()["term_id"]
            .to_numpy()
            for lang in LANGS
        ]
        ids_of_units = [
            np.append(ids_of_langs[unit.lang], np.int32(BREAK_ID))[indices]
            for unit, indices in zip(units, indices_of_units, strict=True)
        ]
        return ids_of_units, len(rows)

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
        texts = pq.read_table(
            shard_file(self._folder, "records", shard),
            columns=["record_no", f"places_{LANGS[lang]}"],
        )
        lengths = texts[1].to_numpy().astype(np.int64)
        articles = self._articles_of(texts[0].to_numpy())

        def words() -> tuple[pa.Array, NDArray[np.int64]]:
            table = pq.read_table(path_of_words)
            occurrences = table["occurrences"].to_numpy()
            if (articles == _NOT_USED).any():
                is_used = np.repeat(articles != _NOT_USED, lengths)
                numbers = next(read()).numbers[is_used]
                occurrences = np.bincount(numbers, minlength=terms + 1)[1:]
            return table["term"].combine_chunks(), occurrences

        def read() -> Iterator[_Part]:
            yield _Part(pq.read_table(path)["local_id"].to_numpy(), lengths)

        return _Unit(number, lang, articles, lengths, terms, words, read)

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
            "SELECT -1 - article_id AS record_no, len(term_ids) AS places"
            " FROM old.token_streams WHERE lang = $lang ORDER BY article_id",
            params=named,
        ).to_arrow_table()
        articles = self._articles_of(texts["record_no"].to_numpy())

        def read(where: str = "") -> Iterator[_Part]:
            reader = old.sql(
                f"SELECT term_ids FROM old.token_streams WHERE lang = $lang {where}"
                " ORDER BY article_id",
                params=named,
            ).to_arrow_reader(_TEXTS_A_PART)
            for batch in reader:
                lists = batch["term_ids"]
                # As in a shard: words count from 1, and 0 is a break.
                numbers = lists.flatten().fill_null(BREAK - 1).to_numpy() + np.int32(1)
                yield _Part(numbers, lists.value_lengths().to_numpy().astype(np.int64))

        def words() -> tuple[pa.Array, NDArray[np.int64]]:
            table = old.sql(
                "SELECT term, CASE lang WHEN $lang THEN occurrences ELSE 0 END AS occurrences"
                " FROM old.terms ORDER BY term_id",
                params=named,
            ).to_arrow_table()
            occurrences = table["occurrences"].to_numpy().copy()
            is_gone = "AND article_id NOT IN (SELECT -1 - record_no FROM work.numbering)"
            for part in read(is_gone):
                occurrences -= np.bincount(part.numbers, minlength=terms + 1)[1:]
            return table["term"].combine_chunks(), occurrences

        lengths = texts["places"].to_numpy()
        return _Unit(number, lang, articles, lengths, terms, words, read)

    def _articles_of(self, record_nos: NDArray[np.int64]) -> NDArray[np.int32]:
        places = np.searchsorted(self._record_nos, record_nos)
        is_used = self._record_nos[places] == record_nos
        articles: NDArray[np.int32] = np.where(is_used, self._article_ids[places], _NOT_USED)
        return articles


class _Vocabulary(dict[str, int]):
    """
    The words of one language in all units, by order of appearance, and how often they occur.
    """

    def __init__(self) -> None:
        super().__init__()
        self._occurrences = np.zeros(0, np.int64)

    def __missing__(self, term: str) -> int:
        index = self[term] = len(self)
        return index

    def add(self, terms: pa.Array, occurrences: NDArray[np.int64]) -> NDArray[np.int32]:
        """
        Add the words of a unit.

        Returns:
            The index of each, by number from 1; the last index, -1, for a break and for words
            that do not occur.

        """
        used = np.flatnonzero(occurrences)
        found = map(self.__getitem__, terms.take(pa.array(used)).to_pylist())
        indices = np.full(len(terms) + 1, -1, np.int32)
        indices[used + 1] = np.fromiter(found, np.int32, len(used))
        grown = np.zeros(len(self), np.int64)
        grown[: len(self._occurrences)] = self._occurrences
        grown[indices[used + 1]] += occurrences[used]
        self._occurrences = grown
        return indices

    def table(self, lang: Lang) -> pa.Table:
        """Give all words with their indices."""
        return pa.table(
            {
                "index": pa.array(range(len(self)), pa.int32()),
                "lang": pa.repeat(pa.scalar(lang, pa.string()), len(self)),
                "term": pa.array(self.keys(), pa.string()),
                "occurrences": self._occurrences,
            }
        )


@loop
def _write(
    ids: NDArray[np.int32],
    begin_of: NDArray[np.int64],
    numbers: NDArray[np.int32],
    lengths: NDArray[np.int64],
    id_of: NDArray[np.int32],
) -> None:
    """
    Write texts to where they belong.

    Args:
        ids: Is written to.
        begin_of: Where in ids each text begins; -1 where it is not used.
        numbers: Of the texts, one behind the other.
        lengths: Of each text.
        id_of: What to write for each number.

    """
    done = 0
    for text in range(len(lengths)):
        begin = begin_of[text]
        if begin >= 0:
            for place in range(lengths[text]):
                ids[begin + place] = id_of[numbers[done + place]]
        done += lengths[text]


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
    return np.asarray(np.memmap(path, np.int32, mode="r+", shape=(max(1, length),)))[:length]
