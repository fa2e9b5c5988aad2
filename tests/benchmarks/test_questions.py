"""Every question is asked and every engine counts the same; how fast is not a matter of tests."""

from __future__ import annotations

import json
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from generator.archive import generate

from benchmarks.agreeing import DisagreementError, Truth
from benchmarks.drawing import Draws, Words
from benchmarks.engines import NAMES, Product, is_there
from benchmarks.questions import main
from dashboard.corpus.build import build
from dashboard.corpus.database import Corpus
from dashboard.corpus.location import current_corpus

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from benchmarks.engines import Count

KINDS = 24
KINDS_BESIDE = 6
SINGLE_WORDS = {"fts5vocab": 2}
"""Kinds of question for an engine that is asked for single words by month alone."""


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """
    Give a folder with an archive, in/, and its corpus, data/.
    """
    folder = tmp_path_factory.mktemp("archive")
    generate(folder / "in", 300, seed=1, jobs=1)
    build(folder / "in", folder / "data")
    return folder


def test_every_kind_of_question_is_asked(
    archive: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """
    A table has a row for each kind and one for all words; of two corpora a third has both.
    """
    data, written = str(archive / "data"), tmp_path / "asked.json"
    code = main(["--corpus", data, "--corpus", data, "--most", "3", "--json", str(written)])
    tables = capsys.readouterr().out.split("###")[1:]

    assert code == 0
    assert len(tables) == 3
    assert [table.count("\n| ") for table in tables] == [2 + KINDS, 2 + KINDS, 1 + KINDS]
    for run in json.loads(written.read_text(encoding="utf-8")):
        kinds = {one["kind"] for one in run["asked"] if not one["is_first"]}
        assert len(run["kinds"]) == KINDS - 1
        assert kinds <= set(run["kinds"])
        assert {"suggestions, 1-4 letters", 'trend, "of the"'} <= kinds
        assert not any(one["is_stopped"] for one in run["asked"])
        assert run["articles"] == 300


def test_engines_agree(archive: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """
    All engines that are there answer, and count what the dashboard counts; indexes are kept.
    """
    indexes, written = tmp_path / "indexes", tmp_path / "asked.json"
    asked = ["--corpus", str(archive / "data"), "--source", str(archive / "in"), "--beside"]
    asked += ["--most", "3", "--keep-indexes", str(indexes), "--json", str(written)]

    assert main(asked) == 0
    table = capsys.readouterr().out
    found = json.loads(written.read_text(encoding="utf-8"))
    assert list(found["asked"]) == [name for name in NAMES if is_there(name)]
    for name, questions in found["asked"].items():
        kinds = {one["kind"] for one in questions}
        assert len(kinds) == SINGLE_WORDS.get(name, KINDS_BESIDE)
        assert all(f"| {kind} | {name} |" in table for kind in kinds)
    assert len(list(indexes.iterdir())) == 2

    assert main([*asked, "--engines", "product", "fts5"]) == 0


def test_wrong_counts_end_the_comparison(archive: Path) -> None:
    """
    An engine that misses a month, or an article among the first, is not compared.
    """

    class Forgetful(Product):
        def by_month(self, trend: object) -> Mapping[str, Count]:
            return dict(list(super().by_month(trend).items())[1:])

    class Late(Product):
        def articles(self, first: object) -> list[int]:
            return super().articles(first)[1:]

    path = current_corpus(archive / "data")
    words = [Words(("the",), "en", 0)]
    with closing(Product(path)) as product:
        truth = Truth(product)
        assert truth.check(product, words) == []
        for wrong in (Forgetful, Late):
            with closing(wrong(path)) as engine, pytest.raises(DisagreementError, match="the"):
                truth.check(engine, words)


def test_draws_are_seeded_and_can_be_typed(archive: Path) -> None:
    """
    The same seed draws the same, another seed something else; every word is found as drawn.
    """
    with closing(Corpus(current_corpus(archive / "data"))) as corpus:
        drawn = [
            (
                *draws.by_token("en", 10, in_a_row=2),
                *draws.by_type("zh", 10),
                *draws.substrings(10),
                *draws.most_frequent("en", 10),
            )
            for draws in (Draws(corpus, 1), Draws(corpus, 1), Draws(corpus, 2))
        ]

    assert drawn[0] == drawn[1] != drawn[2]
    assert len(drawn[0]) == len(set(drawn[0])) == 40
    assert all(words.can_be_typed for words in drawn[0])
    assert Words(("people", "'s"), "en", 0).can_be_typed is False
