"""The words on screen: complete in both languages, and each of them in use."""

from __future__ import annotations

import ast
import re
import string
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dashboard.labels import (
    BUILD_FACTS,
    LABELS,
    around,
    audit,
    checks,
    citation,
    count_articles,
    count_figures,
    count_mentions,
    count_times,
    figures,
    house,
    keywords,
    listing,
    place,
    quantities,
    reader,
    regions,
    say,
    texts,
    units,
)
from dashboard.queries.methods import build_report

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from dashboard.corpus.database import Corpus

ROOT = Path(__file__).parent.parent / "dashboard"
TABLES = {
    ROOT / "labels" / f"{name}.py"
    for name in (
        *("audit", "checks", "figures", "house", "listing", "place", "quantities", "reader"),
        *("regions", "texts", "units"),
    )
}
EVERY = LABELS | {f"build fact {key}": words for key, words in BUILD_FACTS.items()}


def sources() -> Iterator[tuple[Path, ast.Module]]:
    """
    Give every module but the tables of words themselves.
    """
    for path in sorted(ROOT.rglob("*.py")):
        if path not in TABLES:
            yield path, ast.parse(path.read_text(encoding="utf-8"))


def pattern(node: ast.JoinedStr) -> str:
    """
    Turn an f-string into a regular expression for what it can become.
    """
    return "".join(
        re.escape(part.value) if isinstance(part, ast.Constant) else ".*" for part in node.values
    )


def written() -> tuple[set[str], set[str]]:
    """
    Give all strings of the program, and the patterns of all its f-strings.
    """
    plain, patterns = set(), set()
    for _, tree in sources():
        for node in ast.walk(tree):
            if isinstance(node, ast.JoinedStr):
                patterns.add(pattern(node))
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                plain.add(node.value)
    return plain, patterns


def calls() -> Iterator[tuple[str, ast.Call]]:
    """
    Give every call of say() with the place it stands at.
    """
    for path, tree in sources():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "say":
                yield f"{path.relative_to(ROOT)}:{node.lineno}", node


def keys_of(node: ast.expr) -> Iterator[str]:
    """
    Give the keys that the first argument of say() writes out, either side of an "if" too.
    """
    if isinstance(node, ast.Constant):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from keys_of(node.body)
        yield from keys_of(node.orelse)


def places_for_values(text: str) -> set[str]:
    """
    Give the names in braces.
    """
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_a_label_has_words_in_both_languages() -> None:
    """
    Neither is empty, and neither begins or ends in blanks (one that is joined to another aside).
    """
    empty = [key for key, words in EVERY.items() if not all(map(str.strip, words))]
    ragged = [key for key, words in EVERY.items() if any(text != text.strip() for text in words)]

    assert empty == []
    assert set(ragged) <= {"timeline.alt.gaps"}


def test_the_languages_of_a_label_say_the_same_values() -> None:
    """
    A number or name that English fills in, Chinese fills in as well.
    """
    uneven = [
        key
        for key, (english, chinese) in EVERY.items()
        if places_for_values(english) != places_for_values(chinese)
    ]

    assert uneven == []


def test_labels_are_calm() -> None:
    """
    No exclamation marks, no pictures, no typewriter quotes.
    """
    loud = [
        (key, character)
        for key, words in EVERY.items()
        for character in "".join(words)
        if character in "!！'\"…" or unicodedata.category(character) == "So"
    ]

    assert loud == []


def test_chinese_labels_are_chinese() -> None:
    """
    A label with letters has Chinese characters in its Chinese half, with known exceptions.
    """
    foreign = {
        key
        for key, (_, chinese) in EVERY.items()
        if re.search("[a-z]", chinese) and not re.search("[\u4e00-\u9fff]", chinese)
    }

    # Measures keep the names that they have in the literature.
    measures = {"column.dice", "column.log_dice", "keywords.measure.logdice"}

    # A share with its interval is numbers and signs.
    assert foreign == {"ui.en", "audit.share"} | measures


def test_no_key_is_in_two_tables() -> None:
    """
    The tables are joined; a key in two of them would say what the last one says.
    """
    rooms = (
        *(house, figures, regions, place, quantities, units, texts, keywords, listing, around),
        *(audit, citation, reader, checks),
    )

    assert len(LABELS) == sum(len(room.LABELS) for room in rooms)


def test_what_is_said_has_a_label() -> None:
    """
    Each key that say() is given, written out or put together, has words.
    """
    missing = []
    for where, call in calls():
        missing += [(where, key) for key in keys_of(call.args[0]) if key not in LABELS]
        if isinstance(call.args[0], ast.JoinedStr):
            wanted = re.compile(pattern(call.args[0]))
            if not any(map(wanted.fullmatch, LABELS)):
                missing.append((where, wanted.pattern))

    assert missing == []


def test_what_is_said_is_given_its_values() -> None:
    """
    A label's places for values are filled in wherever it is said: no brace is ever shown.
    """
    wrong = []
    for where, call in calls():
        given = {keyword.arg for keyword in call.keywords}
        for key in keys_of(call.args[0]):
            wanted = places_for_values(LABELS[key][0])
            if None not in given and not wanted <= given:
                wrong.append((where, key, wanted, given))

    assert wrong == []


def test_every_label_is_said_somewhere() -> None:
    """
    A key stands in the program as it is, fits one of its f-strings, or is a prefix and a code.
    """
    plain, patterns = written()
    telling = [re.compile(p) for p in patterns if re.match(r"[a-z_.\\]+\.\*|\.\*\\\.[a-z]", p)]

    unsaid = [
        key
        for key in LABELS
        if key not in plain
        and not any(fits.fullmatch(key) for fits in telling)
        and key.rpartition(".")[0] not in plain
    ]

    assert unsaid == []


def test_every_fact_of_the_build_has_a_name(seeds: Corpus) -> None:
    """
    What the build notes, the methods page can name.
    """
    assert set(seeds.run(build_report())["key"]) == set(BUILD_FACTS)


@pytest.mark.parametrize(
    ("count", "one", "many"),
    [
        (count_articles, ("1 article", "1 篇"), ("2,000 articles", "2,000 篇")),
        (count_figures, ("1 figure", "1 个数字"), ("2,000 figures", "2,000 个数字")),
        (count_mentions, ("1 mention", "1 次"), ("2,000 mentions", "2,000 次")),
        (count_times, ("once", "1 次"), ("2,000 times", "2,000 次")),
    ],
)
def test_one_is_not_many(
    count: Callable[..., str], one: tuple[str, str], many: tuple[str, str]
) -> None:
    """
    English counts one thing and several things; thousands are parted.
    """
    assert (count(1, "en"), count(1, "zh")) == one
    assert (count(2_000, "en"), count(2_000, "zh")) == many


def test_values_are_put_in_as_they_are() -> None:
    """
    Braces in a value are no places for further values.
    """
    assert say("search.no_words", "en", part="{0}") == "“{0}” holds no word to search for."
