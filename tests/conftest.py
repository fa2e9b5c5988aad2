"""Corpora that several tests read: built once a run, each in a data folder of its own."""

from __future__ import annotations

import os
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from command_line import Said
from fixtures.archive.five_articles import write_files
from generator.archive import generate
from hypothesis import settings
from plain_articles import Plain, read_articles

from dashboard.cli import main
from dashboard.corpus.build import build
from dashboard.corpus.database import Corpus
from dashboard.corpus.location import current_corpus

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parent.parent
SAMPLE = Path(os.environ.get("SAMPLE_CORPUS", ROOT.parent / "shared" / "corpus")) / "rmrb"

# The same examples on every machine, and no test that fails because a machine is slow.
settings.register_profile("house", derandomize=True, deadline=None)
settings.load_profile("house")


@pytest.fixture(scope="session")
def seeds_corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """
    Give a data folder with the project's two seeds.
    """
    data = tmp_path_factory.mktemp("seeds")
    build(ROOT / "seeds", data)
    return data


@pytest.fixture(scope="session")
def sample_corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """
    Give a data folder with a sample of the archive, if there is one on this machine.
    """
    if not SAMPLE.is_dir():
        pytest.skip(f"no sample was found in {SAMPLE}; SAMPLE_CORPUS names the folder above rmrb/")
    data = tmp_path_factory.mktemp("sample")
    build(SAMPLE, data)
    return data


@pytest.fixture(scope="session")
def empty_corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """
    Give a data folder built from a folder without files.
    """
    data = tmp_path_factory.mktemp("empty")
    build(tmp_path_factory.mktemp("nothing"), data)
    return data


@pytest.fixture(scope="session")
def seeds(seeds_corpus: Path) -> Iterator[Corpus]:
    """
    Open the two seeds.
    """
    with closing(Corpus(current_corpus(seeds_corpus))) as corpus:
        yield corpus


@pytest.fixture(scope="session")
def sample(sample_corpus: Path) -> Iterator[Corpus]:
    """
    Open the sample of the archive.
    """
    with closing(Corpus(current_corpus(sample_corpus))) as corpus:
        yield corpus


@pytest.fixture(scope="session")
def empty(empty_corpus: Path) -> Iterator[Corpus]:
    """
    Open the corpus without articles.
    """
    with closing(Corpus(current_corpus(empty_corpus))) as corpus:
        yield corpus


@pytest.fixture(scope="session")
def five(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Corpus]:
    """
    Open the corpus of the five articles.
    """
    folder = tmp_path_factory.mktemp("five")
    report = build(write_files(folder / "in"), folder / "data")
    with closing(Corpus(report.path)) as corpus:
        yield corpus


@pytest.fixture(scope="session")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Corpus]:
    """
    Open a corpus of 200 articles of chance.
    """
    folder = tmp_path_factory.mktemp("generated")
    generate(folder / "rmrb", 200, seed=1954, jobs=1)
    report = build(folder / "rmrb", folder / "data", jobs=1)
    with closing(Corpus(report.path)) as corpus:
        yield corpus


@pytest.fixture(scope="session", params=["sample", "generated"])
def plain(request: pytest.FixtureRequest) -> Plain:
    """
    Give the sample, then the generated archive, and all their articles to count by hand.
    """
    corpus = request.getfixturevalue(request.param)
    return Plain(corpus, read_articles(corpus))


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], seeds_corpus: Path) -> Callable[..., Said]:
    """
    Run a command on the seeds' corpus, without a process of its own.
    """

    def command(*arguments: str, data: Path | None = seeds_corpus) -> Said:
        place = [] if data is None else ["--data", str(data)]
        code = main([*arguments, *place])
        return Said(code, *capsys.readouterr())

    return command
