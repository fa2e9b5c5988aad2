"""What parse_article makes of one text: its two headers and halves, and what is refused."""

from __future__ import annotations

import pickle
from datetime import date
from pathlib import Path

import pytest
from fixtures.archive.archive_text import parsed, text_of, with_header, with_original
from hypothesis import given
from hypothesis import strategies as st

from dashboard.archive.article import ArticleFormatError
from dashboard.archive.parse import parse_article

SEEDS = Path(__file__).parent.parent / "seeds"


@pytest.mark.parametrize(
    ("name", "expected", "paragraphs", "starts"),
    [
        pytest.param(
            "000_31b56a8581d978a3.txt",
            (date(1954, 3, 30), None, None, "中共山西榆次地委和长治地委  训练手工业合作社的骨干"),
            2,
            (
                "The CCP Yuci and Changzhi District Committees of Shanxi Province recently",
                "中共山西省",
            ),
            id="two paragraphs, no author",
        ),
        pytest.param(
            "001_58f6000fe3ef28b2.txt",
            (
                date(1954, 3, 27),
                "Jiao Shuzhen",
                "焦树榛",
                "开展手工业合作化工作  河南许昌专区训练干部",
            ),
            1,
            ("In mid-February to early March", "河南省许昌专区于二月中旬"),
            id="one paragraph, title repeated in both languages",
        ),
    ],
)
def test_a_seed_becomes_the_article_a_reader_sees(
    name: str,
    expected: tuple[date, str | None, str | None, str],
    paragraphs: int,
    starts: tuple[str, str],
) -> None:
    """
    The two files that come with the project are read without a rest.
    """
    article = parse_article((SEEDS / name).read_text(encoding="utf-8"), name)

    assert expected == (
        article.issue_date,
        article.author_en,
        article.author_zh,
        article.title_zh,
    )
    assert article.page == 2
    assert (article.section_zh, article.column_zh, article.named_entities) == (None, None, None)
    assert [paragraphs] * 2 == [
        len(body.split("\n")) for body in (article.body_en, article.body_zh)
    ]
    assert article.body_en.startswith(starts[0])
    assert article.body_zh.startswith(starts[1])


def test_a_signature_in_running_text_stays() -> None:
    """
    The author in brackets at the end of a paragraph is part of the paragraph.
    """
    text = (SEEDS / "001_58f6000fe3ef28b2.txt").read_text(encoding="utf-8")
    article = parse_article(text, "001.txt")

    assert article.body_zh.endswith("回到工作岗位。　（焦树榛）")
    assert article.body_en.endswith("with full confidence. (Jiao Shuzhen)")


@pytest.mark.parametrize(
    "header",
    [
        pytest.param("Title: T\nAuthor: A\nDate: 1954-03-05\nPage: 11", id="Page"),
        pytest.param("Title: T\nAuthor: A\nDate: 1954-03-05\nEdition: 11", id="Edition"),
        pytest.param("Title: T\n\nAuthor: A\n\n\nDate: 1954-03-05\nPage: 11", id="blank lines"),
        pytest.param("\n\nTitle: T\nAuthor: A\nDate: 1954-03-05\nPage: 11", id="blank line first"),
        pytest.param("Date: 1954-03-05\nPage: 11\nAuthor: A\nTitle: T", id="another order"),
        pytest.param("title : T \nAUTHOR:A\nDate:1954-03-05\nPage:11 ", id="case and blanks"),
        pytest.param("Title: T\nAuthor: A\nDate: 1954/3/5\nPage: 11", id="slashes, no zeros"),
        pytest.param("Title: T\nAuthor: A\nDate: 1954年3月5日\nPage: 11", id="Chinese date"),
        pytest.param("\ufeffTitle: T\nAuthor: A\nDate: 1954-03-05\nPage: 11", id="byte order mark"),
        pytest.param(
            "Title: T\nAuthor: A\nDate: 1954-03-05\nPage: 11\n\n"
            "Title: T\nAuthor: A\nDate: 1954-03-05\nPage: 11",
            id="header twice",
        ),
    ],
)
def test_a_header_may_be_written_in_many_ways(header: str) -> None:
    """
    Key names, their order and the blanks around them do not matter.
    """
    article = parsed(header=header)

    assert (article.title_en, article.author_en) == ("T", "A")
    assert (article.issue_date, article.page) == (date(1954, 3, 5), 11)
    assert article.body_en == "Rain fell."


def test_the_body_may_follow_the_header_at_once() -> None:
    """
    No blank line is needed below the page.
    """
    article = parsed(header="Title: T\nAuthor:\nDate: 1954-03-05\nPage: 2\nRain fell at once.")

    assert article.body_en == "Rain fell at once.\nRain fell."


@pytest.mark.parametrize("line", ["Title", "Date", "Author is unknown: so it goes", "T: x"])
def test_a_word_that_is_no_key_is_body(line: str) -> None:
    """
    A key ends with its colon, and stands alone before it.
    """
    article = parsed(header=f"{with_header()}\n{line}")

    assert article.body_en == f"{line}\nRain fell."


@pytest.mark.parametrize("ending", ["\r\n", "\r"], ids=["Windows", "old Mac"])
def test_line_ends_do_not_matter(ending: str) -> None:
    """
    A file is the same article whichever system saved it.
    """
    text = text_of()

    assert parse_article(text.replace("\n", ending), "a.md") == parse_article(text, "a.md")


@pytest.mark.parametrize(
    ("english", "chinese", "expected"),
    [
        pytest.param("", "", (None, None), id="none"),
        pytest.param(" ", "", (None, None), id="blank"),
        pytest.param("Li Hua", "李华", ("Li Hua", "李华"), id="one"),
        pytest.param("Li Hua, Wu Di", "李华　吴迪", ("Li Hua, Wu Di", "李华　吴迪"), id="two"),
        pytest.param("", "长沙市公司", (None, "长沙市公司"), id="Chinese only"),
    ],
)
def test_authors_stay_as_stored(
    english: str, chinese: str, expected: tuple[str | None, str | None]
) -> None:
    """
    Several authors are one string; no author is None.
    """
    article = parsed(
        header=with_header(author=english),
        original=with_original(author=chinese),
    )

    assert expected == (article.author_en, article.author_zh)


@pytest.mark.parametrize(
    ("original", "expected"),
    [
        pytest.param("### 雨\n\n1954-03-05\n第8版(副刊)\n专栏：", (None, 8, "副刊"), id="section"),
        pytest.param(
            "### 雨\n\n1954-03-05\n第8版（副刊）\n专栏：", (None, 8, "副刊"), id="full width"
        ),
        pytest.param(
            "### 雨\n\n1954-03-05\n第8版()\n专栏：读者来信", ("读者来信", 8, None), id="column"
        ),
        pytest.param("### 雨\n1954-03-05\n第8版\n专栏:", (None, 8, None), id="no author's line"),
        pytest.param("雨\n\n1954-03-05\n第8版()\n专栏：", (None, 8, None), id="no heading mark"),
        pytest.param("### 雨\n\n\n第8版()", (None, 8, None), id="page only"),
    ],
)
def test_the_originals_header_gives_column_page_and_section(
    original: str, expected: tuple[str | None, int, str | None]
) -> None:
    """
    The lines below the Chinese title are known by their form.
    """
    article = parsed(header="Title: Rain\nDate: 1954-03-05", original=original)

    assert expected == (article.column_zh, article.page, article.section_zh)
    assert article.title_zh == "雨"
    assert article.body_zh == "湖南普降春雨\n春雨已降。"


def test_the_keyed_header_wins() -> None:
    """
    Where the halves disagree about date and page the top of the file is right.
    """
    original = "### 雨\n\n1954-03-06\n第3版()\n专栏："

    article = parsed(original=original)

    assert (article.issue_date, article.page) == (date(1954, 3, 5), 2)


@pytest.mark.parametrize(
    ("header", "original", "path", "expected"),
    [
        pytest.param("Title: T", "### 雨\n\n1954-03-06\n第3版()", "a.md", (6, 3), id="original"),
        pytest.param(
            "Title: T\nDate: spring", "### 雨\n\n1954-03-06", "a", (6, None), id="no words"
        ),
        pytest.param(
            "Title: T\nPage: 0", "### 雨", "x/1954-03-07_雨.md", (7, None), id="file name"
        ),
    ],
)
def test_what_the_header_lacks_is_looked_for_elsewhere(
    header: str, original: str, path: str, expected: tuple[int, int | None]
) -> None:
    """
    Date and page may come from the original, the date from the file's name.
    """
    article = parse_article(text_of(header=header, original=original), path)

    assert expected == (article.issue_date.day, article.page)
    assert (article.issue_date.year, article.issue_date.month) == (1954, 3)


@pytest.mark.parametrize(
    ("text", "path", "reason", "line"),
    [
        pytest.param(
            "Date: 1954-03-05\nAuthor: A\n\nRain.", "a.md", "no title", None, id="no title"
        ),
        pytest.param("", "1954-03-05.md", "no title", None, id="empty"),
        pytest.param("Title: T\n\nRain.", "a.md", "no date", None, id="no date"),
        pytest.param("Title: T\nDate: soon\n", "a.md", "no date", 2, id="date in words"),
        pytest.param(
            "Title: T\nDate: 1954-02-30\n", "a.md", "impossible date", 2, id="30 February"
        ),
        pytest.param("Title: T\nDate: 0000-01-01\n", "a.md", "impossible date", 2, id="year 0"),
        pytest.param(
            "Title: T\n<hr />\nOriginal:\n### 雨\n\n1954-13-01\n",
            "a.md",
            "impossible date",
            6,
            id="month 13 in the original",
        ),
    ],
)
def test_a_text_that_is_no_article_says_why(
    text: str, path: str, reason: str, line: int | None
) -> None:
    """
    Without a title, or without a possible date, there is no article.
    """
    with pytest.raises(ArticleFormatError) as caught:
        parse_article(text, path)

    assert (path, reason, line) == (caught.value.path, caught.value.reason, caught.value.line)
    assert caught.value.detail.endswith(".")


def test_an_error_says_where_what_and_what_to_do() -> None:
    """
    The message is complete, and survives the way back from another process.
    """
    error = ArticleFormatError("1954/a.md", 3, "no date", "Add it.")

    assert str(error) == "1954/a.md:3: no date. Add it."
    assert str(pickle.loads(pickle.dumps(error))) == str(error)  # noqa: S301  # our own bytes


@pytest.mark.parametrize(
    "heading",
    ["**Named Entities**", "**Named Entities:**", "## Named Entities", " **named entities** "],
)
def test_named_entities_are_kept_apart(heading: str) -> None:
    """
    The list of names below its heading is stored raw, and is not body.
    """
    article = parsed(english=f"It fell.\n\n\n\n{heading}\n\n\n湖南  Hunan\n\n法币  fǎbì")

    assert article.body_en == "It fell."
    assert article.named_entities == "湖南  Hunan\n\n法币  fǎbì"


def test_an_empty_list_of_names_is_none() -> None:
    """
    A heading without names says nothing.
    """
    article = parsed(english="It fell.\n\n**Named Entities**\n")

    assert (article.body_en, article.named_entities) == ("It fell.", None)


def test_the_original_inside_the_translation_is_dropped() -> None:
    """
    Lines of the original go; Chinese words that are no such line stay.
    """
    english = (
        "　　湖南普降春雨\n    春雨已降。\n          李华\n\nRain in Hunan\n"
        "    一、Rain fell.\n    【本市消息】\n    Paid in 法币."
    )

    article = parsed(english=english, original=with_original(author="李华"))

    assert article.body_en == "一、Rain fell.\n【本市消息】\nPaid in 法币."


@pytest.mark.parametrize(
    "cut",
    [
        pytest.param("<hr /> \n\nOriginal: \n", id="as usual"),
        pytest.param("<hr>\nOriginal:\n", id="without a slash"),
        pytest.param("  <HR/>\t\n\n\noriginal：\n", id="case and blanks"),
        pytest.param("<hr />\n", id="no Original"),
        pytest.param("Original:\n", id="no rule"),
        pytest.param("", id="neither"),
    ],
)
def test_the_halves_are_parted_by_any_of_the_marks(cut: str) -> None:
    """
    Rule, "Original:" or the Chinese header: one of them is enough.
    """
    text = f"Title: T\nDate: 1954-03-05\n\nRain.\n\n{cut}\n{with_original()}\n\n    已降。\n"

    article = parse_article(text, "a.md")

    assert (article.body_en, article.title_zh) == ("Rain.", "湖南普降春雨")
    assert article.body_zh == "已降。"


def test_a_rule_inside_the_translation_does_not_end_it() -> None:
    """
    Only the rule above "Original:" counts, wherever else one stands.
    """
    article = parsed(english="Rain.\n\n<hr />\n\nMore rain.")

    assert article.body_en == "Rain.\n<hr />\nMore rain."
    assert article.body_zh == "春雨已降。"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Title: T\nDate: 1954-03-05\n\nRain.\n", ("T", "", "Rain.", ""), id="English"),
        pytest.param(
            "Title: T\nDate: 1954-03-05\n\nRain.\n\n<hr />\n\nOriginal: \n",
            ("T", "", "Rain.", ""),
            id="nothing below Original",
        ),
        pytest.param(
            "Title: T\nDate: 1954-03-05\n\nRain.\n\n<hr />\n",
            ("T", "", "Rain.", ""),
            id="nothing below the rule",
        ),
        pytest.param(
            "### 雨\n李华\n1954-03-05\n第2版()\n专栏：\n\n    已降。\n",
            ("", "雨", "", "已降。"),
            id="Chinese",
        ),
        pytest.param("Title: T\nDate: 1954-03-05\n", ("T", "", "", ""), id="header alone"),
    ],
)
def test_one_half_is_enough(text: str, expected: tuple[str, str, str, str]) -> None:
    """
    A missing half leaves its title and body empty.
    """
    article = parse_article(text, "a.md")

    assert expected == (article.title_en, article.title_zh, article.body_en, article.body_zh)


def test_the_slug_stem_does_not_depend_on_the_translation() -> None:
    """
    Date, page and Chinese title make the permalink; sha256 worked out apart.
    """
    one = parsed(header=with_header(title="Rain"))
    other = parsed(header=with_header(title="Spring Rain"), english="Other words.")

    assert one.slug_stem == other.slug_stem
    assert one.slug_stem == "1954-03-05-p2-1f085cdb"


def test_the_slug_stem_of_an_untitled_original_uses_the_english_title() -> None:
    """
    Without a Chinese title the English one is taken; without a page, 0.
    """
    article = parse_article("Title: Rain\nDate: 1954-03-05\n\nRain.", "a.md")

    assert article.slug_stem == "1954-03-05-p0-e21362a0"


PIECES = st.one_of(
    st.text(),
    st.text(alphabet=" \t　#-:：\n春雨Title", max_size=12),
    st.sampled_from(
        [
            *("Title: Rain: A Report (Picture)", "Title:", "Author: Li", "Date: 1954-03-05"),
            *("Date: 1954-02-30", "Page: 2", "Edition: 99999", "**Named Entities**", "<hr /> "),
            *(
                "Original: ",
                "### 春雨  夏收（图片）",
                "李华",
                "1954-03-05",
                "第2版()",
                "专栏：来信",
            ),
            *(
                "    春雨",
                "春雨各位同志：",
                "Rain",
                "A Report",
                "   ",
                "　　　　",
                "\x0c",
                "\u2028",
            ),
        ],
    ),
)


@given(st.lists(PIECES).map("\n".join))
def test_any_text_is_an_article_or_an_article_format_error(text: str) -> None:
    """
    Nothing else is ever raised, and a body never holds a blank line.
    """
    try:
        article = parse_article(text, "1954-03-05.md")
    except ArticleFormatError:
        return

    assert article.title_en or article.title_zh
    for body in (article.body_en, article.body_zh):
        paragraphs = body.split("\n") if body else []
        assert "\r" not in body
        assert all(line and line == line.strip() for line in paragraphs)
