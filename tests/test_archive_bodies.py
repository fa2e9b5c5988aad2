"""What of a file is body, and what only says the header again."""

from __future__ import annotations

import pytest
from fixtures.archive.archive_text import parsed, with_header, with_original


@pytest.mark.parametrize(
    ("title", "chinese", "expected"),
    [
        pytest.param("春雨", "　　春雨\n    已降。", "已降。", id="one line"),
        pytest.param("春雨  夏收", "    春雨\n    夏收\n    已降。", "已降。", id="two parts"),
        pytest.param("春雨  夏收  秋种", "春雨\n夏收\n秋种\n已降。", "已降。", id="three parts"),
        pytest.param("春雨  夏收", "    春雨\n    已降。", "已降。", id="first part only"),
        pytest.param("春雨——来信", "    春雨\n    ——来信\n    已降。", "已降。", id="dash"),
        pytest.param(
            "春雨", "    春雨\n    ——一组图\n    已降。", "——一组图\n已降。", id="new subtitle"
        ),
        pytest.param("春雨（图片）", "    春雨\n    已降。", "已降。", id="bracket dropped"),
        pytest.param("“春雨”Ｂ—52", "    春雨B－52\n    已降。", "已降。", id="other punctuation"),
        pytest.param(
            "春雨", "    各社、各通讯员：\n    已降。", "各社、各通讯员：\n已降。", id="absent"
        ),
        pytest.param(
            "春雨", "    春雨各社、各通讯员：\n    已降。", "各社、各通讯员：\n已降。", id="glued"
        ),
        pytest.param(
            "春雨", "    春雨已经下了。\n    已降。", "春雨已经下了。\n已降。", id="sentence"
        ),
        pytest.param("春雨", "    春雨如下：\n    已降。", "春雨如下：\n已降。", id="list"),
        pytest.param("春雨", "    春雨", "", id="nothing else"),
        pytest.param("春雨", "    春雨\n    春天。\n    春雨", "春天。\n春雨", id="not at the end"),
        pytest.param("春雨", "", "", id="no body"),
    ],
)
def test_a_repeated_chinese_title_is_not_body(title: str, chinese: str, expected: str) -> None:
    """
    Lines at the start that say the title again go; in doubt a line stays.
    """
    article = parsed(original=with_original(title=title), chinese=chinese)

    assert expected == article.body_zh


@pytest.mark.parametrize(
    ("title", "english", "expected"),
    [
        pytest.param("Rain in Hunan", "    Rain in Hunan\n    It fell.", "It fell.", id="spaces"),
        pytest.param("Rain in Hunan", "　　Rain in Hunan\nIt fell.", "It fell.", id="ideographic"),
        pytest.param("Rain in Hunan", "\tRain in Hunan\n\n\tIt fell.", "It fell.", id="tab"),
        pytest.param("Rain in Hunan", "RAIN IN HUNAN.\n\nIt fell.", "It fell.", id="capitals"),
        pytest.param("Rain: A Report", "Rain\nA Report\nIt fell.", "It fell.", id="colon"),
        pytest.param("Rain; A Report", "Rain\n\nA Report\n\nIt fell.", "It fell.", id="semicolon"),
        pytest.param("Rain--A Report", "Rain\n--A Report\nIt fell.", "It fell.", id="two hyphens"),
        pytest.param("Rain—A Report", "Rain\n—A Report\nIt fell.", "It fell.", id="dash"),
        pytest.param("Rain: A Report", "Rain\nIt fell.", "It fell.", id="first part only"),
        pytest.param("Rain in Hunan", "Rain in\nHunan\nIt fell.", "It fell.", id="broken anywhere"),
        pytest.param("Rain (Picture)", "    Rain\n    It fell.", "It fell.", id="bracket dropped"),
        pytest.param("Rain in Hunan", "It fell.", "It fell.", id="not repeated"),
        pytest.param("Rain", "Rain has fallen.\nAgain.", "Rain has fallen.\nAgain.", id="sentence"),
    ],
)
def test_a_repeated_english_title_is_not_body(title: str, english: str, expected: str) -> None:
    """
    The title is known again by its letters, over any number of lines.
    """
    article = parsed(header=with_header(title=title), english=english)

    assert expected == article.body_en


@pytest.mark.parametrize(
    ("column", "english", "expected"),
    [
        pytest.param(
            "来信", "Letters\n\nRain in Hunan\n\nIt fell.", "It fell.", id="above the title"
        ),
        pytest.param("来信", "Letters\n\nIt fell.", "Letters\nIt fell.", id="cannot be known"),
        pytest.param(
            "",
            "Letters\n\nRain in Hunan\n\nIt fell.",
            "Letters\nRain in Hunan\nIt fell.",
            id="no column",
        ),
    ],
)
def test_a_loose_column_line_goes_only_if_it_is_known(
    column: str, english: str, expected: str
) -> None:
    """
    The line above the repeated title is the column's name if there is a column.
    """
    article = parsed(original=with_original(column=column), english=english)

    assert expected == article.body_en


@pytest.mark.parametrize(
    "chinese",
    [
        pytest.param("    来信\n    湖南普降春雨\n    已降。", id="above the title"),
        pytest.param("    湖南普降春雨\n    来信\n    已降。", id="below the title"),
    ],
)
def test_the_column_in_the_original_is_not_body(chinese: str) -> None:
    """
    A line that only says the column's name is header.
    """
    article = parsed(original=with_original(column="来信"), chinese=chinese)

    assert article.body_zh == "已降。"


@pytest.mark.parametrize(
    ("chinese", "expected"),
    [
        pytest.param("    李华\n    已降。", "已降。", id="at the start"),
        pytest.param("    湖南普降春雨\n    李华  作\n    已降。", "已降。", id="below the title"),
        pytest.param("    已降。\n                李华", "已降。", id="signature"),
        pytest.param("    已降。\n    （李华）", "已降。", id="in brackets"),
        pytest.param("    已降。　\n　　李华摄", "已降。", id="photographer"),
        pytest.param(
            "    已降。\n        李华\n            三月五日", "已降。\n三月五日", id="dated"
        ),
        pytest.param("    湖南普降春雨　李华", "", id="behind the title"),
        pytest.param("    已降。（李华）", "已降。（李华）", id="in running text"),
        pytest.param("    已降。\n　　农民李华", "已降。\n农民李华", id="more than the name"),
        pytest.param(
            "    李华说。\n    李华\n    已降。", "李华说。\n李华\n已降。", id="in the middle"
        ),
    ],
)
def test_a_chinese_byline_is_not_body(chinese: str, expected: str) -> None:
    """
    The header's author alone on a line, at the start or the end, is header.
    """
    article = parsed(original=with_original(author="李华"), chinese=chinese)

    assert expected == article.body_zh


@pytest.mark.parametrize(
    ("english", "expected"),
    [
        pytest.param("    By Li Hua and Wu Di\n\n    It fell.", "It fell.", id="by"),
        pytest.param("It fell.\n\n    Li Hua, Wu Di", "It fell.", id="signature"),
        pytest.param("It fell.\n\tLi Hua & Wu Di, photographers", None, id="unknown word"),
        pytest.param("It fell.\n\tLi Hua, Wu Di, photo", "It fell.", id="photo"),
        pytest.param("It fell.\n  Li Hua, Wu Di\n  March 5th", "It fell.\nMarch 5th", id="dated"),
        pytest.param("It fell. (Li Hua, Wu Di)", None, id="in running text"),
    ],
)
def test_an_english_byline_is_not_body(english: str, expected: str | None) -> None:
    """
    The same holds for the translation; None stands for "nothing goes".
    """
    article = parsed(header=with_header(author="Li Hua, Wu Di"), english=english)
    untouched = "\n".join(line.strip() for line in english.split("\n"))

    assert (untouched if expected is None else expected) == article.body_en


@pytest.mark.parametrize(
    "english",
    [
        pytest.param("    One.\n    Two.", id="indented"),
        pytest.param("One.\n\nTwo.", id="blank lines"),
        pytest.param("    One.\n\n\n    Two.", id="both"),
        pytest.param("　　One.\n\n　　Two.　", id="ideographic spaces"),
        pytest.param("\tOne.\n\tTwo. \t", id="tabs"),
        pytest.param("One.\n　　　　\n \t　Two.", id="a line of blanks"),
    ],
)
def test_a_paragraph_is_a_line_with_something_on_it(english: str) -> None:
    """
    Indentation, blank lines and trailing blanks all mean the same.
    """
    assert parsed(english=english).body_en == "One.\nTwo."


def test_text_inside_a_paragraph_is_unchanged() -> None:
    """
    Blanks, tabs and marks within a line are the archive's business.
    """
    article = parsed(english="    Two *liang*\t\t　　 of  rain", chinese="    春雨　　已\t降")

    assert article.body_en == "Two *liang*\t\t　　 of  rain"
    assert article.body_zh == "春雨　　已\t降"


LONG = "春雨" * 20


@pytest.mark.parametrize(
    ("chinese", "paragraphs"),
    [
        pytest.param(f"    {LONG}\n  （计算在内）”。\n    已降。", 2, id="broken off"),
        pytest.param(f"    {LONG}\n{LONG}\n  已降。\n    已降。", 2, id="broken off twice"),
        pytest.param(f"    {LONG}。\n   已降。", 2, id="the sentence has ended"),
        pytest.param(f"    {LONG}\n    已降。", 2, id="the next one is indented"),
        pytest.param("    春雨的消息\n   已降。", 2, id="a heading"),
        pytest.param(f"                {LONG}\n  已降。", 2, id="a signature"),
        pytest.param(f"{LONG}\n{LONG}", 2, id="no indentation at all"),
    ],
)
def test_a_paragraph_broken_in_mid_sentence_is_one(chinese: str, paragraphs: int) -> None:
    """
    A long line without an end and a line further left belong together.
    """
    body = parsed(chinese=chinese).body_zh

    assert paragraphs == len(body.split("\n"))
    assert "".join(chinese.split()) == body.replace("\n", "")
