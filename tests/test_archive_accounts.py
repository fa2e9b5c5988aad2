"""No line of a file is lost: each is a field, body, or says again what one of them says."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from fixtures.archive.archive_text import text_of, with_original
from hypothesis import given
from hypothesis import strategies as st

from dashboard.archive.accounts import Part, account
from dashboard.archive.article import Article, ArticleFormatError
from dashboard.archive.headings import letters
from dashboard.archive.parse import lines_of, parse_article

ROOT = Path(__file__).parent.parent
CORPUS = Path(os.environ.get("SAMPLE_CORPUS", ROOT.parent / "shared" / "corpus"))
FILES = [*sorted((ROOT / "seeds").glob("*.txt")), *sorted(CORPUS.glob("rmrb/*/*.md"))]


def of_part(text: str, *wanted: Part) -> list[str]:
    """
    Take the lines that are one of these parts, stripped.
    """
    return [line.strip() for line, part in account(text) if part in wanted]


def assert_nothing_is_lost(text: str, article: Article) -> None:
    """
    Hold a file's lines against the article that was made of them.
    """
    accounted = account(text)
    assert [line for line, _ in accounted] == lines_of(text)
    assert all((part is Part.BLANK) == (not line.strip()) for line, part in accounted)
    for part, body in ((Part.BODY_EN, article.body_en), (Part.BODY_ZH, article.body_zh)):
        lines = of_part(text, part)
        said = body.replace("\n", "")
        if "".join(lines) == said:
            continue
        # Only the original's first line may have lost its beginning: the title.
        assert part is Part.BODY_ZH
        kept = next(at for at in range(len(lines)) if said.endswith("".join(lines[at + 1 :])))
        text_left = said.removeprefix("".join(lines[:kept])).removesuffix(
            "".join(lines[kept + 1 :])
        )
        title = lines[kept].removesuffix(text_left)
        assert title != lines[kept]
        assert letters(title) in letters(article.title_zh)
    names = article.named_entities or ""
    assert of_part(text, Part.NAMED_ENTITIES) == [
        line.strip() for line in names.split("\n") if line.strip()
    ]
    for part, field in (
        (Part.TITLE_EN, article.title_en),
        (Part.AUTHOR_EN, article.author_en),
        (Part.TITLE_ZH, article.title_zh),
        (Part.AUTHOR_ZH, article.author_zh),
        (Part.COLUMN_ZH, article.column_zh),
    ):
        assert all((field or "") in line for line in of_part(text, part))
    original = letters("".join(line for line, part in accounted if part is not Part.ORIGINAL))
    assert all(letters(line) in original for line in of_part(text, Part.ORIGINAL))


def says_heading(line: str, article: Article) -> bool:
    """
    Tell whether a line says nothing but title, author and column, in one language.
    """
    for title, author in (
        (article.title_en, article.author_en),
        (article.title_zh, article.author_zh),
    ):
        by = letters(author or "")
        said = letters(line).removeprefix("by").rstrip("作摄").removesuffix(by)
        if said in letters(title) or said == letters(article.column_zh or ""):
            return True
    return False


@pytest.mark.parametrize("file", [pytest.param(file, id=file.stem) for file in FILES])
def test_every_line_of_a_real_file_is_accounted_for(file: Path) -> None:
    """
    What is neither field nor body says title, author or column again, or a line of the original.
    """
    text = file.read_text(encoding="utf-8")
    article = parse_article(text, file.name)

    assert_nothing_is_lost(text, article)
    loose = [
        line
        for line in of_part(text, Part.HEADING, Part.SIGNATURE)
        if not says_heading(line, article)
    ]
    # The name of the column in English is the one thing that no field keeps in that language.
    assert len(loose) <= (article.column_zh is not None), loose
    assert of_part(text, Part.MARK)[-2:] == ["<hr />", "Original:"]


LINES = st.one_of(
    st.text(alphabet=st.characters(exclude_characters="\r\n", exclude_categories=["Cs"])),
    st.text(alphabet=" \t　#-:：春雨Title", max_size=12),
    st.sampled_from(
        [
            *("Title: Rain: A Report", "Title: Snow", "Author: Li", "Author: Wu", "Translator: Wu"),
            *("Date: 1954-03-05", "Date: soon", "Date: 1954-03-06", "Page: 2", "Page: four"),
            *("Page: 0", "Edition: 999999", "**Named Entities**", "湖南  Hunan", "<hr /> ", "<hr>"),
            *(
                "Original: ",
                "### 春雨  夏收（图片）",
                "李华",
                "1954-03-05",
                "第2版()",
                "第2版(副刊)",
            ),
            *("专栏：来信", "    春雨", "    春雨各位同志：", "Rain", "    A Report", "By Li", ""),
            *(
                "Letters",
                "三月五日",
                "    李华作",
                "    春雨已经降了很多很多。",
                "\u2028",
                "\x0c雨",
            ),
        ],
    ),
)


@given(st.lists(LINES, max_size=25), st.sampled_from(["\n", "\r\n", "\r"]))
def test_every_line_of_any_file_is_accounted_for(lines: list[str], end: str) -> None:
    """
    Whatever is put together of headers, marks and text: a line is lost in no article.
    """
    text = end.join(["Title: Rain", *lines])
    try:
        article = parse_article(text, "1954-03-05.md")
    except ArticleFormatError:
        return

    assert_nothing_is_lost(text, article)


@pytest.mark.parametrize(
    ("text", "lost_before"),
    [
        pytest.param(
            text_of(header="Title: T\nDate: 1954-03-05\nDate: 1954-03-06\nPage: 2"),
            "Date: 1954-03-06",
            id="key twice with another value",
        ),
        pytest.param(
            text_of(header="Title: T\nTranslator: Wu\nDate: 1954-03-05\nPage: 2"),
            "Translator: Wu",
            id="unknown key",
        ),
        pytest.param(
            text_of(header="Title: T\nDate: 1954-03-05\nPage: four"), "Page: four", id="page"
        ),
        pytest.param(
            text_of(header="Title: T\nDate: spring\nPage: 2"), "Date: spring", id="date in words"
        ),
        pytest.param(
            text_of(original="Translated by Wu.\n" + with_original()),
            "Translated by Wu.",
            id="above the original's heading",
        ),
        pytest.param(
            text_of(english="    Rain fell.\n\n<hr />\n\nBetween two rules."),
            "Between two rules.",
            id="between two rules",
        ),
        pytest.param(
            text_of().replace("\nOriginal:", "\nBetween the marks.\n\nOriginal:"),
            "Between the marks.",
            id="between rule and Original",
        ),
        pytest.param(
            text_of(original="### 春雨\n\n1954-03-05\n第999999版()\n专栏："),
            "第999999版()",
            id="page of the original",
        ),
    ],
)
def test_what_fits_no_field_is_body(text: str, lost_before: str) -> None:
    """
    A line that says what no field can hold stays where it can be read; the rest is as usual.
    """
    article = parse_article(text, "a.md")

    assert lost_before in (article.body_en + "\n" + article.body_zh).split("\n")
    assert article.body_zh.endswith("春雨已降。")
    assert (article.issue_date.isoformat(), article.title_zh != "") == ("1954-03-05", True)
    assert article.page == 2 or "999999" in lost_before


@pytest.mark.parametrize(
    "cut",
    ["<hr />\n\n<hr />\n\nOriginal:", "<hr />\n\nOriginal:\n\nOriginal:", "Original:\n\n<hr />"],
)
def test_a_mark_may_stand_twice(cut: str) -> None:
    """
    Marks side by side are one mark, and none of them is body.
    """
    text = text_of().replace("<hr /> \n\nOriginal:", cut)

    assert parse_article(text, "a.md") == parse_article(text_of(), "a.md")
