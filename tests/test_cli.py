"""The command line: every verb, every format, and mistakes that are answered in a sentence."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from command_line import rows

from dashboard.cli import main
from dashboard.corpus.location import CURRENT

if TYPE_CHECKING:
    from collections.abc import Callable

    from command_line import Said

ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "seeds"
HENAN = "1954-03-27-p2-a4704729"
SHANXI = "1954-03-30-p2-5fb56522"


# A command, and what its first row must say.
ANSWERS = [
    pytest.param(["info"], {"fact": "corpus"}, id="info"),
    pytest.param(
        ["timeline", "--by", "day"],
        {"bin": "1954-03-27", "articles": "1", "archive_articles": "1"},
        id="timeline",
    ),
    pytest.param(
        ["timeline", "--by", "year", "--stack", "region", "--region", "henan"],
        {"bin": "1954-01-01", "key": "henan", "articles": "1", "archive_articles": "2"},
        id="timeline by region",
    ),
    pytest.param(
        ["timeline", "--measure", "people", "--by", "month"],
        {"bin": "1954-03-01", "people": "584.0", "figures": "3", "articles": "2"},
        id="timeline of people",
    ),
    pytest.param(
        ["regions", "--q", "手工业"], {"place_id": "shanxi", "articles": "1"}, id="regions"
    ),
    pytest.param(
        ["regions", "--level", "place", "--limit", "1"],
        {"place_id": "shanxi-yuci_special_district", "mentions": "4"},
        id="regions, places",
    ),
    pytest.param(
        ["search", "--q", "Luohe"], {"slug": HENAN, "page": "2", "total": "1"}, id="search"
    ),
    pytest.param(
        ["search", "--author", "焦", "--from", "1954-03", "--to", "1954", "--page", "2"],
        {"slug": HENAN, "author_en": "Jiao Shuzhen"},
        id="search with filters",
    ),
    pytest.param(
        ["search", "--sort", "newest"],
        {"slug": SHANXI, "page": "2", "total": "2"},
        id="search, the newest first",
    ),
    pytest.param(
        ["search", "--sort", "relevance", "--q", "许昌, 干部"],
        {"slug": HENAN, "total": "2"},
        id="search, the most relevant first",
    ),
    pytest.param(
        ["quantities", "--unit", "人"],
        {"value": "374.0", "unit": "人", "parts": "88 + 286", "translation": "agrees"},
        id="quantities",
    ),
    pytest.param(
        ["quantities", "--unit", "ren", "--kind", "parts", "--min", "100", "--sort", "high"],
        {"value": "286.0", "noun_zh": "骨干", "total_value": "374.0"},
        id="quantities, chosen",
    ),
    pytest.param(["article", HENAN], {"slug": HENAN, "issue_date": "1954-03-27"}, id="article"),
]


@pytest.mark.parametrize("form", ["csv", "json"])
@pytest.mark.parametrize(("arguments", "expected"), ANSWERS)
def test_an_answer_can_be_read_by_a_program(
    run: Callable[..., Said], arguments: list[str], expected: dict[str, str], form: str
) -> None:
    """
    CSV and JSON hold the same rows, and the first of them is the right one.
    """
    found = rows(run(*arguments, "--format", form), form)

    assert expected.items() <= found[0].items()
    assert [list(row) for row in found] == [list(found[0])] * len(found)


@pytest.mark.parametrize(("arguments", "expected"), ANSWERS)
def test_an_answer_can_be_read_by_a_person(
    run: Callable[..., Said], arguments: list[str], expected: dict[str, str]
) -> None:
    """
    The table that is printed without --format has the same values (long ones may be wrapped).
    """
    said = run(*arguments)

    assert (said.code, said.err) == (0, "")
    assert all(value in said.out for value in expected.values() if len(value) < 25)


def test_an_answer_has_no_more_rows_than_asked_for(run: Callable[..., Said]) -> None:
    """
    --limit cuts every list.
    """
    for command in ("timeline", "regions", "search"):
        found = rows(run(command, "--limit", "1", "--format", "csv"), "csv")

        assert len(found) == 1


@pytest.mark.parametrize(
    ("form", "first"),
    [
        (
            "chicago",
            "Jiao Shuzhen 焦树榛. “开展手工业合作化工作 河南许昌专区训练干部” [Carrying out",
        ),
        ("note", "Jiao Shuzhen 焦树榛, “开展手工业合作化工作 河南许昌专区训练干部” [Carrying out"),
        ("bibtex", f"@article{{rmrb-{HENAN},"),
        ("ris", "TY  - NEWS"),
        ("csljson", "["),
    ],
)
def test_an_article_is_cited(run: Callable[..., Said], form: str, first: str) -> None:
    """
    Every form begins as it must, names the address that is given, and says who translated.
    """
    said = run("article", HENAN, "--cite", form, "--base", "https://archive.example")

    assert said.code == 0
    assert said.out.startswith(first)
    assert f"https://archive.example/reader?article={HENAN}" in said.out
    assert "English machine translation, not checked by a human" in said.out


def test_nothing_found_is_no_error(run: Callable[..., Said]) -> None:
    """
    A word that no article holds gives an empty list, and the exit code of success.
    """
    for command in ("search", "regions"):
        assert rows(run(command, "--q", "zyzzyva", "--format", "json"), "json") == []


@pytest.mark.parametrize("command", ["info", "timeline", "regions", "search"])
def test_an_empty_corpus_is_no_error(
    run: Callable[..., Said], empty_corpus: Path, command: str
) -> None:
    """
    What can be asked of a corpus can be asked of one without articles.
    """
    for form in ("table", "csv", "json"):
        assert run(command, "--format", form, data=empty_corpus).code == 0


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        pytest.param(["search", "--from", "soon"], "This makes no sense: --from 'soon'", id="date"),
        pytest.param(["search", "--from", "1955", "--to", "1954"], "--to '1954'", id="backwards"),
        pytest.param(["regions", "--region", "atlantis"], "--region 'atlantis'", id="region"),
        pytest.param(["timeline", "--page", "first"], "--page 'first'", id="page"),
        pytest.param(["regions", "--unit", "%"], "Figures in it are not added up", id="unit"),
        pytest.param(["quantities", "--unit", "人人"], "--unit is '人人'", id="no unit"),
        pytest.param(["quantities", "--min", "few"], "--min is 'few'", id="no value"),
        pytest.param(["quantities", "--max", "nan"], "--max is 'nan'", id="not a number"),
        pytest.param(
            ["article", HENAN, "--cite", "ris", "--base", "here"],
            "'here' is no address of a dashboard",
            id="base",
        ),
        pytest.param(["search", "--audit", "dirty"], "--audit is differs or clean", id="audit"),
        pytest.param(
            ["search", "--sort", "relevance"], "--q is '', which holds no word", id="no search"
        ),
        pytest.param(["search", "--limit", "-1"], "--limit is '-1'", id="negative limit"),
        pytest.param(["search", "--limit", "0"], "--limit is '0'", id="no limit"),
        pytest.param(["search", "--limit", "9" * 30], "from 1 to 999999999", id="huge limit"),
        pytest.param(["search", "--limit", "many"], "--limit is 'many'", id="limit in words"),
        pytest.param(["search", "--q", "？"], "“？” holds no word to search for", id="no word"),
        pytest.param(
            ["export", "--format", "csv", "-o", "never", "--q", ","],
            "--q is ','",
            id="nothing but a comma",
        ),
        pytest.param(["article", "nowhere"], "There is no article 'nowhere'", id="article"),
        pytest.param(["article", "'; --"], "There is no article", id="SQL"),
        pytest.param(["build", "nowhere"], "nowhere does not exist", id="source"),
        pytest.param(["build", str(SEEDS), "--jobs", "0"], "--jobs is 0", id="jobs"),
    ],
)
def test_a_mistake_is_answered_in_a_sentence(
    run: Callable[..., Said], arguments: list[str], sentence: str
) -> None:
    """
    The exit code is 1, the sentence names what was written, and nothing is printed as an answer.
    """
    said = run(*arguments)

    assert (said.code, said.out) == (1, "")
    assert sentence in said.err
    assert "Traceback" not in said.err


def test_a_source_that_does_not_exist_is_named_by_check(run: Callable[..., Said]) -> None:
    """
    Check reads no corpus, and needs a source that is there.
    """
    said = run("check", "nowhere", data=None)

    assert said.code == 1
    assert "nowhere does not exist" in said.err


@pytest.mark.parametrize("command", ["info", "timeline", "search", "regions"])
def test_without_a_corpus_the_way_to_build_one_is_said(
    run: Callable[..., Said], tmp_path: Path, command: str
) -> None:
    """
    An empty data folder, one that is not there, and one that is a file are answered alike.
    """
    (tmp_path / "file").touch()
    for name in (".", "absent", "file"):
        said = run(command, data=tmp_path / name)

        assert said.code == 1
        assert "python -m dashboard build" in said.err


def test_a_torn_corpus_is_named(run: Callable[..., Said], tmp_path: Path) -> None:
    """
    A damaged file is answered in a sentence that names it.
    """
    (tmp_path / "corpus-torn.duckdb").write_text("torn", encoding="utf-8")
    (tmp_path / CURRENT).write_text("corpus-torn.duckdb\n", encoding="utf-8")

    said = run("info", data=tmp_path)

    assert (said.code, said.out) == (1, "")
    assert "corpus-torn.duckdb cannot be opened" in said.err


def test_a_data_folder_that_cannot_be_made_is_named(
    run: Callable[..., Said], tmp_path: Path
) -> None:
    """
    What the system refuses is passed on with the path, not as a traceback.
    """
    (tmp_path / "file").touch()

    said = run("build", str(SEEDS), data=tmp_path / "file")

    assert said.code == 1
    assert str(tmp_path / "file") in said.err


@pytest.mark.parametrize("arguments", [[], ["dance"], ["timeline", "--by", "decade"]])
def test_an_unknown_command_shows_the_usage(
    capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    """
    Argparse's own exit code is 2, with the commands or choices that there are.
    """
    with pytest.raises(SystemExit) as left:
        main(arguments)

    assert left.value.code == 2
    assert "usage: python -m dashboard" in capsys.readouterr().err


def test_check_finds_nothing_wrong_with_the_seeds(run: Callable[..., Said]) -> None:
    """
    Two articles, no rejects, exit code 0.
    """
    said = run("check", str(SEEDS), data=None)

    assert (said.code, said.out) == (0, "2 articles, 0 rejects\n")


def test_check_names_each_reject(run: Callable[..., Said], tmp_path: Path) -> None:
    """
    The path, the line where there is one, and the reason of each; exit code 1.
    """
    shutil.copy(next(SEEDS.iterdir()), tmp_path / "good.md")
    (tmp_path / "gb.md").write_bytes("Title: Rain\n标题：雨".encode("gb18030"))
    (tmp_path / "void.md").touch()

    said = run("check", str(tmp_path), data=None)

    *lines, last = said.out.splitlines()
    assert said.code == 1
    assert [line[:19] for line in lines] == ["gb.md:2: unknown en", "void.md: empty. It "]
    assert last == "1 articles, 2 rejects"


def test_build_says_what_it_built(run: Callable[..., Said], tmp_path: Path) -> None:
    """
    Articles, rejects and the file; where something was rejected, how to see why.
    """
    source = tmp_path / "in"
    shutil.copytree(SEEDS, source)
    (source / "void.md").touch()

    said = run("build", str(source), "--jobs", "1", data=tmp_path / "data")

    served = (tmp_path / "data" / CURRENT).read_text(encoding="utf-8").strip()
    assert said.code == 0
    assert said.out.startswith("2 articles, 1 rejects; 3 files read in ")
    assert str(tmp_path / "data" / served) in said.out
    assert "python -m dashboard check" in said.out


def test_folders_can_be_named_by_the_environment(
    run: Callable[..., Said], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    DASHBOARD_SOURCE and DASHBOARD_DATA stand in for the arguments.
    """
    monkeypatch.setenv("DASHBOARD_SOURCE", str(SEEDS))
    monkeypatch.setenv("DASHBOARD_DATA", str(tmp_path / "data"))

    assert run("build", data=None).code == 0
    assert rows(run("search", "--format", "json", data=None), "json")[0]["slug"] == HENAN


# The program itself, started as people start it.


def start(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """
    Run `python -m dashboard …` in a folder of its own, in a plain locale.
    """
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8"}
    return subprocess.run(
        [sys.executable, "-m", "dashboard", *arguments],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=600,
        check=False,
    )


def test_the_program_runs_anywhere_on_any_folder_name(tmp_path: Path) -> None:
    """
    From another folder, on a source with a blank and Chinese in its name: build, then ask.
    """
    source = tmp_path / "人民 日报 1954"
    shutil.copytree(SEEDS, source)

    built = start("build", source.name, "--data", "数据 data", folder=tmp_path)
    asked = start(
        "search", "--q", "手工业", "--data", "数据 data", "--format", "csv", folder=tmp_path
    )

    assert (built.returncode, built.stderr) == (0, "")
    assert built.stdout.startswith("2 articles, 0 rejects")
    assert (asked.returncode, asked.stderr) == (0, "")
    assert asked.stdout.count("\n") == 3
    assert "焦树榛" in asked.stdout


def test_the_program_ends_with_its_exit_code(tmp_path: Path) -> None:
    """
    A mistake is 1 with a sentence on the error stream alone.
    """
    asked = start("search", "--from", "soon", "--data", "nowhere", folder=tmp_path)

    assert (asked.returncode, asked.stdout) == (1, "")
    assert asked.stderr.startswith("There is no corpus in nowhere.")
    assert "Traceback" not in asked.stderr


def test_whoever_reads_may_leave(tmp_path: Path, seeds_corpus: Path) -> None:
    """
    `… | head -1` ends without a word on the error stream.
    """
    command = f'"{sys.executable}" -m dashboard article {HENAN} --data "{seeds_corpus}" | true'

    ended = subprocess.run(  # the shell's own pipe, whose reader leaves at once
        ["/bin/sh", "-c", command],
        cwd=tmp_path,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)},
        capture_output=True,
        timeout=600,
        check=False,
    )

    assert ended.stderr == b""
