"""What was read in comes out again: files byte for byte, articles as rows."""

from __future__ import annotations

import json
from contextlib import closing
from typing import TYPE_CHECKING

import polars as pl
import pytest
import rispy
from conftest import ROOT, SAMPLE
from corpus_tables import rows
from fixtures.archive.archive_text import text_of
from generator.archive import generate
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pybtex.database import parse_string as parse_bibtex

from dashboard.archive.files import stored_path
from dashboard.cli import main
from dashboard.corpus.build import build
from dashboard.corpus.database import Corpus
from dashboard.export import export_citations
from dashboard.queries.filters import Filters

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def exported(data: Path, folder: Path, *more: str) -> dict[str, bytes]:
    """
    Export the files of a corpus, and read them.
    """
    assert (
        main(["export", "--format", "source", "-o", str(folder), "--data", str(data), *more]) == 0
    )
    return contents(folder)


def contents(folder: Path) -> dict[str, bytes]:
    """
    Read all files below a folder.
    """
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_the_seeds_come_out_as_they_went_in(tmp_path: Path, seeds_corpus: Path) -> None:
    """
    Two files, byte for byte.
    """
    assert exported(seeds_corpus, tmp_path / "out") == contents(ROOT / "seeds")


def test_the_sample_comes_out_as_it_went_in(tmp_path: Path, sample_corpus: Path) -> None:
    """
    51 files of all formats, in their folders, byte for byte.
    """
    assert exported(sample_corpus, tmp_path / "out") == contents(SAMPLE)


def test_files_of_all_variants_come_out_as_they_went_in(tmp_path: Path) -> None:
    """
    What was refused apart, every file is there again: copies, encodings and line ends as well.
    """
    generate(tmp_path / "in", 400, 11, hostile=True)
    build(tmp_path / "in", tmp_path / "data")
    refused = {path for (path,) in rows(tmp_path / "data", "SELECT path FROM rejects")}

    found = exported(tmp_path / "data", tmp_path / "out")

    went_in = contents(tmp_path / "in")
    assert found == {
        path: content for path, content in went_in.items() if stored_path(path) not in refused
    }
    assert len(found) + len(refused) == len(went_in)


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.one_of(
            st.binary(max_size=200),
            st.tuples(
                st.text(st.characters(exclude_categories=["Cs"]), max_size=200),
                st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "gb18030", "utf-32"]),
            ).map(lambda given: text_of(english=given[0]).encode(given[1])),
        ),
        min_size=1,
        max_size=6,
    )
)
def test_any_bytes_come_out_as_they_went_in_or_are_refused(
    tmp_path_factory: pytest.TempPathFactory, files: list[bytes]
) -> None:
    """
    No file is lost, changed or in both tables, whatever is in it.
    """
    home = tmp_path_factory.mktemp("bytes")
    (home / "in").mkdir()
    for number, content in enumerate(files):
        (home / "in" / f"{number}.md").write_bytes(content)
    report = build(home / "in", home / "data")

    found = exported(home / "data", home / "out") if report.articles else {}

    went_in = contents(home / "in")
    assert len(found) == report.sources == len(files) - report.rejects
    assert found == {path: went_in[path] for path in found}


def test_filters_choose_what_is_exported(tmp_path: Path, seeds_corpus: Path) -> None:
    """
    Files and rows are those of the articles that the filters leave.
    """
    out = tmp_path / "shanxi.parquet"
    assert list(exported(seeds_corpus, tmp_path / "out", "--region", "henan")) == [
        "001_58f6000fe3ef28b2.txt"
    ]
    code = main(
        ["export", "--format", "parquet", "-o", str(out), "--data", str(seeds_corpus),
         "--region", "shanxi"]
    )  # fmt: skip

    assert code == 0
    assert pl.read_parquet(out)["path"].to_list() == ["000_31b56a8581d978a3.txt"]


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_the_table_of_articles_is_exported_whole(
    tmp_path: Path, seeds_corpus: Path, form: str
) -> None:
    """
    Every column and every row, also for the corpus file's own readers.
    """
    out = tmp_path / f"articles.{form}"
    assert main(["export", "--format", form, "-o", str(out), "--data", str(seeds_corpus)]) == 0

    frame = pl.read_csv(out) if form == "csv" else pl.read_parquet(out)
    expected = rows(seeds_corpus, "SELECT body_zh FROM articles ORDER BY article_id")

    assert frame["body_zh"].to_list() == [body for (body,) in expected]
    assert frame.columns == [name for name, *_ in rows(seeds_corpus, "DESCRIBE articles")]


CITED = [
    "rmrb-1954-03-27-p2-a4704729",
    "rmrb-1954-03-30-p2-5fb56522",
]
# How a program that did not write a file of citations reads their keys.
READERS: dict[str, Callable[[str], list[str]]] = {
    "bibtex": lambda text: list(parse_bibtex(text, "bibtex").entries),
    "ris": lambda text: [record["id"] for record in rispy.loads(text)],
    "csljson": lambda text: [item["id"] for item in json.loads(text)],
}


@pytest.mark.parametrize("form", READERS)
def test_citations_are_exported(tmp_path: Path, seeds_corpus: Path, form: str) -> None:
    """
    One of each article that the filters leave, in order, with the address that was given.
    """
    out = tmp_path / "new" / "cited"
    arguments = ["export", "--format", form, "-o", str(out), "--data", str(seeds_corpus)]

    assert main([*arguments, "--base", "https://archive.example/rmrb/"]) == 0
    text = out.read_text(encoding="utf-8")
    assert READERS[form](text) == CITED
    assert "https://archive.example/rmrb/reader?article=1954-03-27-p2-a4704729" in text
    assert "开展手工业合作化工作" in text
    assert main([*arguments, "--region", "henan"]) == 0
    text = out.read_text(encoding="utf-8")
    assert READERS[form](text) == CITED[:1]
    assert "http" not in text


def test_citations_of_many_articles_are_one_file(tmp_path: Path) -> None:
    """
    What is written in parts is read as a whole; of nothing, it is an empty file of its kind.
    """
    generate(tmp_path / "in", 1_100, 7, jobs=1)
    report = build(tmp_path / "in", tmp_path / "data")
    found = rows(tmp_path / "data", "SELECT slug FROM articles ORDER BY article_id")
    out = tmp_path / "cited"
    with closing(Corpus(report.path)) as corpus:
        for form, read in READERS.items():
            parts = list(export_citations(corpus, Filters(), out, form, ""))
            assert parts == [1_000, len(found)]
            assert read(out.read_text(encoding="utf-8")) == [f"rmrb-{slug}" for (slug,) in found]

            assert list(export_citations(corpus, Filters(date_to="1901"), out, form, "")) == []
            assert read(out.read_text(encoding="utf-8")) == []


def test_another_file_is_not_overwritten(
    tmp_path: Path, seeds_corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """
    Whoever exports into a folder in use is told so.
    """
    (tmp_path / "001_58f6000fe3ef28b2.txt").write_text("mine", encoding="utf-8")

    code = main(["export", "--format", "source", "-o", str(tmp_path), "--data", str(seeds_corpus)])

    assert code == 1
    assert "is there already, with other content" in capsys.readouterr().err
    assert (tmp_path / "001_58f6000fe3ef28b2.txt").read_text(encoding="utf-8") == "mine"
