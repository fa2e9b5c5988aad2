"""What a reader's question can do to a corpus: be answered, and nothing else."""

from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import duckdb
import numpy as np
import pytest

from dashboard.corpus.database import Corpus, CorpusFileError, empty_corpus
from dashboard.corpus.patience import QueryTooLongError, Watch
from dashboard.corpus.query import Query

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

# Half a million million rows: many minutes, if nobody stops it.
ENDLESS = Query(
    "SELECT sum(a.range * b.range % 7) AS n FROM range(700000) AS a, range(700000) AS b"
)


@pytest.mark.parametrize(
    "sql",
    [
        pytest.param("SELECT * FROM read_csv('/etc/hostname')", id="read a table"),
        pytest.param("SELECT * FROM read_text('/etc/hostname')", id="read a text"),
        pytest.param("SELECT * FROM '/etc/hostname'", id="read by name"),
        pytest.param("SELECT * FROM glob('/etc/*')", id="list a folder"),
        pytest.param("ATTACH '/tmp/other.duckdb'", id="open another file"),
        pytest.param("COPY articles TO '/tmp/stolen.csv'", id="write a file"),
        pytest.param("EXPORT DATABASE '/tmp/stolen'", id="export"),
        pytest.param("INSTALL httpfs", id="install an extension"),
        pytest.param("SELECT * FROM 'https://example.org/x.csv'", id="reach the network"),
        pytest.param("SET memory_limit = '64GB'", id="take memory"),
        pytest.param("SET enable_external_access = true", id="open the door"),
        pytest.param("RESET lock_configuration", id="unlock the settings"),
        pytest.param("INSERT INTO build_info VALUES ('a', 'b')", id="insert"),
        pytest.param("UPDATE articles SET title_en = ''", id="update"),
        pytest.param("DELETE FROM articles", id="delete"),
        pytest.param("DROP TABLE articles", id="drop"),
        pytest.param("CREATE TABLE notes (note VARCHAR)", id="create"),
    ],
)
def test_a_question_reaches_nothing_but_the_corpus(seeds: Corpus, sql: str) -> None:
    """
    No file, no setting and no row changes hands, and the corpus answers as before.
    """
    with pytest.raises(duckdb.Error):
        seeds.run(Query(sql))

    assert seeds.run(Query("SELECT count(*) AS n FROM articles")).item() == 2


def test_a_question_that_takes_too_long_is_stopped(seeds: Corpus) -> None:
    """
    It ends soon after its time with a sentence, and the next question is answered.
    """
    started = time.monotonic()

    with pytest.raises(QueryTooLongError, match=r"stopped after 0\.2 seconds"):
        seeds.run(ENDLESS, seconds=0.2)

    assert time.monotonic() - started < 5
    assert seeds.run(Query("SELECT count(*) AS n FROM articles")).item() == 2


def test_stopping_one_question_leaves_the_others(seeds: Corpus) -> None:
    """
    While one reader's question is stopped, another's is answered in full.
    """
    slow = Query("SELECT sum(a.range % 7) AS n FROM range(3000) AS a, range(3000) AS b")
    expected = seeds.run(slow).item()

    with ThreadPoolExecutor(2) as pool:
        endless = pool.submit(seeds.run, ENDLESS, seconds=0.1)
        answers = [seeds.run(slow).item() for _ in range(20)]

        with pytest.raises(QueryTooLongError):
            endless.result()

    assert [expected] * 20 == answers


class LateToHear:
    """
    Work that has not begun yet when it is first told to stop, as a question on a busy machine.
    """

    def __init__(self) -> None:
        self.told = 0
        self.has_stopped = threading.Event()

    def interrupt(self) -> None:
        """Stop when told for the third time."""
        self.told += 1
        if self.told == 3:
            self.has_stopped.set()


def test_what_does_not_hear_is_told_again_until_it_ends() -> None:
    """
    A question that begins after its time is stopped all the same, and then left alone.
    """
    work = LateToHear()

    with Watch().over(work, 0.01):
        assert work.has_stopped.wait(timeout=60)
    told = work.told
    time.sleep(0.2)

    assert work.told == told


def test_many_threads_ask_at_once(seeds: Corpus) -> None:
    """
    Each of eight readers gets the answer to the question they asked.
    """
    gate = threading.Barrier(8)

    def ask(number: int) -> list[int]:
        gate.wait(timeout=60)
        question = Query.of("SELECT $n + count(*) AS n FROM articles", n=number)
        return [seeds.run(question).item() for _ in range(25)]

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(ask, range(8)))

    assert [[number + 2] * 25 for number in range(8)] == answers


def test_the_time_of_an_answered_question_stops_no_other(seeds: Corpus) -> None:
    """
    One thread watches all questions, and forgets those that are answered.
    """
    seeds.run(Query("SELECT 1 AS n"))
    before = threading.active_count()
    slow = Query("SELECT sum(a.range % 7) AS n FROM range(10000) AS a, range(10000) AS b")

    for _ in range(20):
        seeds.run(Query("SELECT 1 AS n"), seconds=0.05)
    started = time.monotonic()
    seeds.run(slow, seconds=60)

    assert time.monotonic() - started > 0.05
    assert threading.active_count() <= before


def test_a_question_with_less_time_is_stopped_before_an_earlier_one(seeds: Corpus) -> None:
    """
    The watch does not sleep until the time of what was asked first.
    """
    with ThreadPoolExecutor(2) as pool:
        patient = pool.submit(seeds.run, ENDLESS, seconds=2.0)
        time.sleep(0.1)
        with pytest.raises(QueryTooLongError, match=r"stopped after 0\.1 seconds"):
            seeds.run(ENDLESS, seconds=0.1)

        assert not patient.done()
        with pytest.raises(QueryTooLongError, match=r"stopped after 2 seconds"):
            patient.result()


@pytest.mark.parametrize(
    "prepare",
    [
        pytest.param(lambda _path: None, id="absent"),
        pytest.param(lambda path: path.write_bytes(b""), id="empty"),
        pytest.param(lambda path: path.write_text("no corpus"), id="another kind of file"),
    ],
)
def test_what_is_no_corpus_is_named(tmp_path: Path, prepare: Callable[[Path], object]) -> None:
    """
    Opening names the file and the command that makes a new one, and creates nothing.
    """
    prepare(tmp_path / "corpus-x.duckdb")
    before = list(tmp_path.iterdir())

    with pytest.raises(CorpusFileError, match=r"corpus-x\.duckdb cannot be opened(.|\n)*build"):
        Corpus(tmp_path / "corpus-x.duckdb")

    assert before == list(tmp_path.iterdir())


def test_an_empty_corpus_has_every_table_of_a_built_one(tmp_path: Path, seeds: Corpus) -> None:
    """
    The schema that queries are tried on is the schema that the build fills.
    """
    columns = Query(
        "SELECT table_name, column_name, data_type FROM duckdb_columns() WHERE NOT internal"
        " ORDER BY ALL"
    )
    unbuilt = Corpus(empty_corpus(tmp_path / "unbuilt.duckdb"))

    assert seeds.run(columns).rows() == unbuilt.run(columns).rows()
    unbuilt.close()


@pytest.mark.parametrize(
    "ids", ["IN (SELECT article_id FROM these)", "= (SELECT max(article_id) FROM these)"]
)
def test_texts_are_fetched_by_their_index(seeds: Corpus, ids: str) -> None:
    """
    The ways in which texts of some articles are asked for do not unpack those of the others.
    """
    query = Query(f"EXPLAIN ANALYZE SELECT body_en FROM articles WHERE article_id {ids}")

    plan = seeds.lists(query, articles=np.array([1], np.int32))["explain_value"][0].as_py()

    assert "Type: Index Scan" in plan


def test_a_query_is_its_own_key() -> None:
    """
    Equal questions are equal and hash alike, in whatever order they were bound.
    """
    one = Query.of("SELECT $a, $b", a=1, b=("x",))
    same = Query.of("SELECT $a, $b", b=("x",), a=1)

    assert {one} == {same}
    assert one != Query.of("SELECT $a, $b", a=2, b=("x",))
