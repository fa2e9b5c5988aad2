"""What is read at a look, because it is written as in the archive, is what the rule reads."""

from __future__ import annotations

import re
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from dashboard.archive import bodies, halves, headers, headings
from dashboard.archive.headings import Heading, letters

BLANKS = st.sampled_from(["", "", "", " ", "\t", "\u3000", "\xa0"])
ENGLISH = [
    *("Title: Snow", "Title:", "Author:", "Author: Li", "Date: 1954-03-03", "Page: 1", "Page: x"),
    *("Edition: 2", "Page: 0", "Page: 1234", "", "Note: a", "It snows.", "date： 1954-03-03"),
]
CHINESE = [
    *("### 雪", "###", "", "李四", "1954-03-03", "1954年3月3日", "第1版()", "第0版(副刊)", "第1版"),
    *("专栏：", "专栏：简讯", "專欄:x", "    正文。", "# y", "<hr />"),
]


def near(usual: list[str], lines: list[str]) -> st.SearchStrategy[list[str]]:
    """
    Headers of the usual form, most of them with a line or two put in, taken out or changed.
    """
    line = st.builds("".join, st.tuples(BLANKS, st.sampled_from(lines), BLANKS))
    change = st.tuples(st.integers(0, len(usual)), st.integers(0, 1), st.lists(line, max_size=1))
    return st.lists(change, max_size=3).map(lambda changes: changed(usual, changes))


def changed(usual: list[str], changes: list[tuple[int, int, list[str]]]) -> list[str]:
    made = list(usual)
    for at, taken, put in changes:
        made[at : at + taken] = put
    return made


@given(near(["Title: a", "Author:", "Date: 1954-03-03", "Page: 1", "", "It snows."], ENGLISH))
def test_a_usual_keyed_header_is_what_the_rule_reads(lines: list[str]) -> None:
    """
    The header on top that is read by position is the one that is read by its keys.
    """
    usual = headers._usual_english_header(lines)

    assert usual is None or usual == headers._any_english_header(lines)


@given(near(["", "### 雪", "", "1954-03-03", "第1版()", "专栏：", "", "    正文。"], CHINESE))
def test_a_usual_header_of_the_original_is_what_the_rule_reads(lines: list[str]) -> None:
    """
    The original's header that is read by position is the one that is searched for.
    """
    usual = headers._usual_chinese_header(lines)

    assert usual is None or usual == headers._any_chinese_header(lines)


FILE = ["Title: a", "", "It snows.", "", "<hr /> ", "", "Original: ", "", "### 雪", "", "正文。"]
MARKS = [
    *(
        "<hr /> ",
        "<hr />",
        "<HR>",
        "Original: ",
        "Original:",
        "original：",
        "",
        "### 雪",
        "第1版()",
    ),
    *("**Named Entities**", "**Named Entities**:", "# b", "* b", "a < b", "1954-03-03", "a"),
]


@given(near(FILE, MARKS))
def test_usual_halves_are_those_of_the_rule(lines: list[str]) -> None:
    """
    A file that is cut at marks written as in the archive is cut there by the rule, too.
    """
    usual = halves._usual_halves("\n".join(lines))

    assert usual is None or usual == halves._any_halves(lines)


WORDS = [
    "雪",
    "普遍降雪",
    "Snow",
    "Snow falls",
    "李四",
    "Li Si",
    "by Li Si",
    "photo",
    "（图）",
    "a",
]
SAID = st.lists(
    st.tuples(BLANKS, st.sampled_from([*WORDS, "。", "：", "-", "一"])), max_size=3
).map(lambda pairs: "".join(part for pair in pairs for part in pair))
HEADINGS = st.builds(Heading, SAID, st.one_of(st.none(), SAID), st.one_of(st.none(), SAID))


@given(st.lists(SAID.filter(str.strip), max_size=4), HEADINGS)
def test_usual_repeated_lines_are_those_of_the_rule(lines: list[str], heading: Heading) -> None:
    """
    Lines that are known by their first letters to repeat the heading repeat it by the rule.
    """
    usual = headings._usual_repeated_lines(lines, heading)

    assert usual is None or usual == headings._any_repeated_lines(lines, heading)


@given(st.text(st.sampled_from("ab1雪降，,— é①\u3000"), max_size=12))
def test_a_chinese_line_has_at_least_half_chinese_letters(line: str) -> None:
    """
    However a line is told to be Chinese, half of its letters and digits are.
    """
    chinese = sum("\u4e00" <= sign <= "\u9fff" for sign in line)

    assert bodies._is_chinese(line) == (len(letters(line)) < 2 * chinese)


TEXTS = st.text(st.one_of(st.characters(), st.sampled_from("aeAZ19 雪龥\u3000\u0301\u2460（）Ａé")))


@given(TEXTS)
def test_letters_taken_one_by_one_are_those_of_the_whole(text: str) -> None:
    """
    However a line is reduced to its letters, they are those of NFKC and casefold.
    """
    whole = re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text).casefold())

    assert letters(text) == whole


@given(TEXTS)
def test_the_first_letter_is_surely_the_first(text: str) -> None:
    """
    A first letter that is told without reducing the line is the one that it is reduced to.
    """
    assert letters(text).startswith(headings._first_letter(text))
