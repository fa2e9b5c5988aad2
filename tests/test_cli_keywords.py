"""The commands about words: what they print, and what they answer to mistakes."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, get_args

import pytest
from command_line import rows

from dashboard.cli import _parser
from dashboard.commands import arguments as common
from dashboard.commands import keywords as commands
from dashboard.search.grammar import parse_search
from dashboard.search.terms import Problem, ProblemKind, Search

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from command_line import Said

SHANXI = "1954-03-30-p2-5fb56522"

# A command, and what its first row must say.
ANSWERS = [
    pytest.param(
        ["trend", "--q", "合作社"],
        {"bin": "1954-03-27", "series": "0", "label": "合作社", "occurrences": "5"},
        id="trend",
    ),
    pytest.param(
        ["trend", "--q", "合作社", "--by", "year", "--smooth", "1"],
        {"occurrences": "10", "articles": "2", "words": "356"},
        id="smoothed trend",
    ),
    pytest.param(
        ["trend", "--q", "合作社, 干部", "--by", "year", "--ratio"],
        {"occurrences": "10", "other_occurrences": "8", "ratio": "1.25"},
        id="ratio",
    ),
    pytest.param(
        ["trend", "--q", "合作社", "--by", "year", "--split", "region"],
        {"place_id": "henan", "occurrences": "5", "words": "176"},
        id="trend by region",
    ),
    pytest.param(
        ["concordance", "--q", "盂县"],
        {"hit": "盂县", "row": "2", "lang": "zh", "label": "盂县", "slug": SHANXI, "total": "1"},
        id="concordance",
    ),
    pytest.param(
        ["concordance", "--q", "Meng County", "--counterpart", "--sort", "left"],
        {"hit": "Meng County", "row": "2"},
        id="concordance with the original",
    ),
    pytest.param(
        ["concordance", "--q", "合作社", "--group", "left"],
        {"term": "生产", "lines": "6", "share_pct": "60.0"},
        id="words beside",
    ),
    pytest.param(
        ["collocates", "--q", "合作社", "--left", "1", "--right", "0"],
        {"label": "合作社", "term": "生产", "together": "6", "left": "6", "right": "0"},
        id="collocates",
    ),
    pytest.param(
        ["collocates", "--q", "合作社", "--measure", "count", "--stop-words", "--minimum", "1"],
        {"term": "生产", "together": "10", "left": "9", "right": "3", "occurrences": "12"},
        id="collocates by count",
    ),
    pytest.param(
        ["keyness", "--region", "shanxi", "--lang", "zh"],
        {"occurrences": "5", "rest_occurrences": "0", "is_positive": "true"},
        id="keyness",
    ),
    pytest.param(
        ["words", "--q", "Luohe", "--n", "2"],
        {"term": "out handicraft", "occurrences": "3", "articles": "1", "every": "1"},
        id="words",
    ),
    pytest.param(
        ["equivalents", "--q", "合作社"],
        {"label": "合作社", "term": "cooperatives", "pairs": "4", "with_word": "4"},
        id="equivalents",
    ),
    pytest.param(
        ["equivalents", "--q", "合作社", "--with", "cooperative*", "--by", "year"],
        {"bin": "1954-01-01", "with_word": "4", "with_other": "5", "pairs": "4"},
        id="agreement",
    ),
    pytest.param(
        ["equivalents", "--q", "合作社", "--with", "cooperative*", "--examples"],
        {"slug": SHANXI, "page": "2", "total": "4"},
        id="examples",
    ),
    pytest.param(
        ["suggest", "hezuo"],
        {"term": "合作社", "lang": "zh", "occurrences": "10", "pinyin": "hezuoshe"},
        id="suggest",
    ),
    pytest.param(["suggest", "Coop"], {"term": "cooperatives", "lang": "en"}, id="suggest English"),
]
NAMES = ("trend", "concordance", "collocates", "keyness", "words", "equivalents")


@pytest.mark.parametrize("form", ["csv", "json"])
@pytest.mark.parametrize(("arguments", "expected"), ANSWERS)
def test_an_answer_can_be_read_by_a_program(
    run: Callable[..., Said], arguments: list[str], expected: dict[str, str], form: str
) -> None:
    """
    CSV and JSON hold the same rows, and the first of them is the right one.
    """
    found = rows(run(*arguments, "--format", form), form)

    first = {name: value.lower() if form == "json" else value for name, value in found[0].items()}
    lowered = {k: v.lower() if form == "json" else v for k, v in expected.items()}
    assert lowered.items() <= first.items()
    assert [list(row) for row in found] == [list(found[0])] * len(found)


@pytest.mark.parametrize(("arguments", "expected"), ANSWERS)
def test_an_answer_can_be_read_by_a_person(
    run: Callable[..., Said], arguments: list[str], expected: dict[str, str]
) -> None:
    """
    The table that is printed without --format has the same values, numbers rounded.
    """
    said = run(*arguments)

    assert (said.code, said.err) == (0, "")
    assert all(value in said.out for value in expected.values() if len(value) < 25)


def test_a_table_leaves_out_what_is_empty(run: Callable[..., Said]) -> None:
    """
    Without smoothing there is no smoothed column for a person, and there is one for a program.
    """
    asked = ("concordance", "--q", "合作社")
    assert "counterpart" not in run(*asked).out
    assert "counterpart" in run(*asked, "--format", "csv").out
    assert "counterpart" in run("concordance", "--q", "zyzzyva").out  # of an empty table all


@pytest.mark.parametrize(
    "arguments",
    [
        ["trend", "--q", "合作社"],
        ["concordance", "--q", "合作社"],
        ["concordance", "--q", "合作社", "--group", "right"],
        ["collocates", "--q", "合作社"],
        ["words"],
        ["equivalents", "--q", "合作社"],
        ["equivalents", "--q", "合作社", "--with", "the"],
        ["equivalents", "--q", "合作社", "--with", "the", "--examples"],
        ["suggest", "h"],
    ],
)
def test_an_answer_has_no_more_rows_than_asked_for(
    run: Callable[..., Said], arguments: list[str]
) -> None:
    """
    --limit cuts every list, and leaves the first rows.
    """
    whole = rows(run(*arguments, "--format", "csv"), "csv")

    assert rows(run(*arguments, "--limit", "1", "--format", "csv"), "csv") == whole[:1]
    assert len(whole) > 1


def test_a_limit_is_one_of_each_direction_and_of_each_term(run: Callable[..., Said]) -> None:
    """
    Keyness goes both ways; of two terms each has its collocates.
    """
    ways = rows(run("keyness", "--region", "shanxi", "--limit", "2", "--format", "csv"), "csv")
    both = rows(
        run("collocates", "--q", "合作社, cooperatives", "--limit", "2", "--format", "csv"), "csv"
    )

    assert [row["is_positive"] for row in ways] == ["true", "true", "false", "false"]
    assert [row["label"] for row in both] == ["合作社"] * 2 + ["cooperatives"] * 2
    assert [row["series"] for row in both] == ["0", "0", "1", "1"]


@pytest.mark.parametrize("sort", ["date", "left", "right"])
def test_all_lines_are_printed_however_many_at_once(
    run: Callable[..., Said], monkeypatch: pytest.MonkeyPatch, sort: str
) -> None:
    """
    The lines of several pages are those of one, in the same order.
    """
    arguments = ["concordance", "--q", "的, the", "--sort", sort, "--format", "csv"]
    at_once = rows(run(*arguments), "csv")

    monkeypatch.setattr(commands, "_LINES_AT_ONCE", 7)

    assert rows(run(*arguments), "csv") == at_once
    assert rows(run(*arguments, "--limit", "14"), "csv") == at_once[:14]
    assert len(at_once) == int(at_once[0]["total"]) > 14


@pytest.mark.parametrize("command", NAMES)
def test_the_filters_select(run: Callable[..., Said], command: str) -> None:
    """
    Where nothing is selected there is nothing to print; keyness says so.
    """
    said = run(command, "--q", "合作社", "--page", "99", "--format", "json")

    assert said.code == 0
    assert (said.out.startswith("[]"), bool(said.err)) == (command != "trend", command == "keyness")
    if command == "trend":
        assert '"selected_articles":0' in said.out


@pytest.mark.parametrize("command", ["concordance", "collocates", "equivalents", "words"])
def test_nothing_found_is_no_error(run: Callable[..., Said], command: str) -> None:
    """
    A word that no article holds gives an empty list, and the exit code of success.
    """
    assert rows(run(command, "--q", "zyzzyva", "--format", "json"), "json") == []


@pytest.mark.parametrize("command", [*NAMES, "suggest"])
def test_an_empty_corpus_is_no_error(
    run: Callable[..., Said], empty_corpus: Path, command: str
) -> None:
    """
    What can be asked of a corpus can be asked of one without articles.
    """
    asked = ["rain"] if command == "suggest" else ["--q", "rain"]
    for form in ("table", "csv", "json"):
        assert run(command, *asked, "--format", form, data=empty_corpus).code == 0


@pytest.mark.parametrize("command", ["trend", "concordance", "collocates", "equivalents"])
@pytest.mark.parametrize(
    ("searched", "sentence"),
    [
        ([], "--q is '', which holds no word.\nHint: --q"),
        (["--q", ","], "--q is ',', which holds no word.\nHint: --q"),
        (["--q", "？"], "--q: “？” holds no word to search for.\n  ？\n  ^^\n"),
        (["--q", "合作社 |"], "Behind | a term is missing.\n  合作社 |\n         ^\n"),
        (["--q", "rain | 合作社"], "in another language"),
        (["--q=-rain"], "- leaves articles out"),
        (["--q", "rain NEAR/0 snow"], "\n  rain NEAR/0 snow\n       ^^^^^^\n"),
    ],
)
def test_a_search_without_a_term_is_answered_in_a_sentence(
    run: Callable[..., Said], command: str, searched: list[str], sentence: str
) -> None:
    """
    It says what is missing and points at the place; nothing is printed as an answer.
    """
    said = run(command, *searched)

    assert (said.code, said.out) == (1, "")
    assert sentence in said.err


@pytest.mark.parametrize("command", [*NAMES, "search", "regions", "timeline"])
def test_what_of_a_search_is_left_out_is_said_beside_the_answer(
    run: Callable[..., Said], command: str
) -> None:
    """
    The rest is searched; the answer is alone on its stream.
    """
    whole = run(command, "--q", "合作社", "--format", "csv")
    said = run(command, "--q", "合作社, rain |", "--format", "csv")

    assert (said.code, said.out) == (0, whole.out)
    assert "--q: Behind | a term is missing.\n" in said.err


@pytest.mark.parametrize("kind", get_args(ProblemKind))
def test_every_problem_has_a_sentence(
    kind: ProblemKind, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """
    Whatever is wrong with a search can be said, in full sentences, and its place be marked.
    """
    (one,) = parse_search("合作社").series
    problem = Problem(kind, "rain", 3)
    monkeypatch.setattr(common, "parse_search", lambda _: Search((), (problem,)))
    with pytest.raises(common.UsageError) as said:
        common.read_search("--q", "合作 rain")

    sentence, *mark = str(said.value).splitlines()
    assert sentence.startswith("--q: ")
    assert not set(sentence) & set("{}")
    assert mark == ["  合作 rain", "       ^^^^"]

    monkeypatch.setattr(common, "parse_search", lambda _: Search((one,), (problem,)))
    assert common.read_search("--q", "合作 rain") == (one,)
    assert capsys.readouterr() == ("", f"{sentence}\n")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        pytest.param(["trend", "--q", "a", "--smooth", "13"], "--smooth is '13'", id="smooth"),
        pytest.param(["trend", "--q", "a", "--smooth", "x"], "from 0 to 12", id="in words"),
        pytest.param(["trend", "--q", "雨", "--ratio"], "--q has 1.", id="ratio of one"),
        pytest.param(["trend", "--q", "a,b,c", "--ratio"], "--q has 3.", id="ratio of three"),
        pytest.param(
            ["trend", "--q", "a,b", "--ratio", "--smooth", "2"], "without", id="smooth ratio"
        ),
        pytest.param(
            ["trend", "--q", "a,b", "--split", "region"], "shows one term", id="split of two"
        ),
        pytest.param(["concordance", "--q", "a", "--limit", "0"], "--limit is '0'", id="limit"),
        pytest.param(
            ["concordance", "--q", "a", "--group", "left", "--sort", "left"],
            "--group counts lines",
            id="sorted groups",
        ),
        pytest.param(["collocates", "--q", "a", "--left", "11"], "from 0 to 10", id="left"),
        pytest.param(["collocates", "--q", "a", "--right", "-1"], "--right is '-1'", id="right"),
        pytest.param(
            ["collocates", "--q", "a", "--left", "0", "--right", "0"], "no word to look", id="none"
        ),
        pytest.param(["collocates", "--q", "a", "--minimum", "0"], "--minimum is '0'", id="least"),
        pytest.param(["words", "--n", "5"], "--n is '5'. It is a number from 1 to 4", id="n"),
        pytest.param(["keyness", "--region", "atlantis"], "--region 'atlantis'", id="region"),
        pytest.param(["equivalents", "--q", "雨", "--examples"], "--with TERM", id="examples"),
        pytest.param(
            ["equivalents", "--q", "雨", "--with", "合作社"], "the other language", id="same"
        ),
        pytest.param(
            ["equivalents", "--q", "雨, 雪", "--with", "rain"], "one term of --q", id="two"
        ),
        pytest.param(["equivalents", "--q", "雨", "--with", "a,b"], "compares one", id="with two"),
        pytest.param(["equivalents", "--q", "雨", "--with", ""], "--with is ''", id="with none"),
        pytest.param(
            ["equivalents", "--q", "雨", "--with", "a |"], "--with: Behind |", id="with half"
        ),
        pytest.param(["suggest", "a", "--limit", "many"], "--limit is 'many'", id="suggest"),
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


@pytest.mark.parametrize(
    "arguments",
    [
        ["suggest"],
        ["trend", "--by", "decade"],
        ["concordance", "--sort", "up"],
        ["collocates", "--measure", "love"],
        ["keyness", "--lang", "fr"],
    ],
)
def test_an_unknown_choice_shows_the_usage(
    capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    """
    Argparse's own exit code is 2, with the choices that there are.
    """
    with pytest.raises(SystemExit) as left:
        _parser().parse_args(arguments)

    assert left.value.code == 2
    assert "usage: python -m dashboard" in capsys.readouterr().err


def test_every_option_is_explained() -> None:
    """
    Commands say what they do, and options of the commands about words what they mean.
    """
    (subparsers,) = (
        action for action in _parser()._actions if isinstance(action, argparse._SubParsersAction)
    )
    assert {*NAMES, "suggest"} <= set(subparsers.choices)
    for name in NAMES:
        text = " ".join(subparsers.choices[name].format_help().split())
        assert "default: data/" in text
        assert "rows at most" in text
