"""The two texts of an article: marks in each other, parts of long texts, checks in words."""

from __future__ import annotations

import itertools
import re
from html import unescape
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.language.pinyin import syllables
from dashboard.views.article_parts import Passage, part_of, parts
from dashboard.views.check_words import findings, sign, summary, told
from dashboard.views.marking import Mark, beside, layer, layered
from dashboard.views.ruby import pinyin_writer
from dashboard.views.sentence_marks import sentence_marks, sentence_rules

spans = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), max_size=5)
TAGS = ("i", "b", "u")


def marks_of(spans: list[tuple[int, int]], tag: str) -> list[Mark]:
    """
    Make marks of a layer; each has a tail that names it.
    """
    return [
        Mark(start, end, f"<{tag}>", f"</{tag}>", f"[{tag}{at}]")
        for at, (start, end) in enumerate(spans)
    ]


def is_nested(html: str) -> bool:
    """
    Tell whether every tag is closed within those that were open before it.
    """
    is_open: list[str] = []
    for closing, tag in re.findall(r"<(/?)([a-z]+)>", html):
        if not closing:
            is_open.append(tag)
        elif not is_open or is_open.pop() != tag:
            return False
    return not is_open


def covered(html: str, tag: str) -> list[bool]:
    """
    Tell of each character of the text whether it stands within a tag.
    """
    found, depth = [], 0
    for piece in re.findall(r"</?[a-z]+>|&[a-z]+;|.", html):
        if piece == f"<{tag}>":
            depth += 1
        elif piece == f"</{tag}>":
            depth -= 1
        elif not piece.startswith("<") or len(piece) == 1:
            found.append(depth > 0)
    return found


@given(st.text("a<&合", min_size=12, max_size=12), spans, spans, spans)
def test_marks_nest_in_whatever_way_they_overlap(
    text: str,
    first: list[tuple[int, int]],
    second: list[tuple[int, int]],
    third: list[tuple[int, int]],
) -> None:
    """
    Each character is in the marks that cover it and in no other, tags are closed in turn.
    """
    of_layers = (first, second, third)
    layers = [
        layer(mark._replace(tail="") for mark in marks_of(each, tag))
        for tag, each in zip(TAGS, of_layers, strict=True)
    ]

    html = layered(text, layers)

    assert is_nested(html)
    assert unescape(re.sub(r"</?[a-z]+>", "", html)) == text
    for tag, each in zip(TAGS, of_layers, strict=True):
        assert covered(html, tag) == [any(a <= at < b for a, b in each) for at in range(12)]
    assert not re.search(r"<([a-z]+)></\1>", html)


@given(spans)
def test_every_mark_has_its_tail_once(marked: list[tuple[int, int]]) -> None:
    """
    The sign of a mark stands behind its last piece, also where another mark cuts or hides it.
    """
    kept = [span for span in marked if span[0] < span[1]]

    html = layered("x" * 12, [[Mark(3, 7, "<i>", "</i>")], layer(marks_of(kept, "b"))])

    assert sorted(re.findall(r"\[b\d+\]", html)) == sorted(f"[b{at}]" for at in range(len(kept)))


@given(spans, spans)
def test_links_do_not_stand_in_links(
    first: list[tuple[int, int]], second: list[tuple[int, int]]
) -> None:
    """
    What overlaps a link already there is left out, whole; the links there stay as they are.
    """
    links = layer(marks_of(first, "i"))

    both = beside(links, marks_of([span for span in second if span[0] < span[1]], "b"))

    assert [mark for mark in both if mark.opening == "<i>"] == links
    assert all(a.end <= b.start for a, b in itertools.pairwise(both))


def test_a_part_of_a_text_is_marked_as_the_whole_is() -> None:
    """
    Offsets are into the whole text; marks that reach out of the part are cut at its edge.
    """
    mark = Mark(1, 4, "<i>", "</i>", "!")

    assert layered("abcdef", [[mark]], start=2, end=6) == "<i>cd</i>!ef"
    assert layered("abcdef", [[mark]], start=0, end=3) == "a<i>bc</i>"


def passage(number: int, zh: tuple[int, int], en: tuple[int, int]) -> Passage:
    """
    Make a row of running text.
    """
    return Passage(number, *zh, *en, "body", 1.0)


@given(
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 200)), max_size=8),
    st.integers(20, 1_000),
    st.randoms(use_true_random=False),
)
def test_parts_hold_every_character_once(
    lengths: list[tuple[int, int]], most: int, chance: Any
) -> None:
    """
    Parts follow each other in both languages without a gap, and none is too long for a page.
    """
    body_zh = "".join(chance.choice("合作社。\n") for _ in range(sum(a for a, _ in lengths)))
    body_en = "".join(chance.choice("abc. \n") for _ in range(sum(b for _, b in lengths)))
    rows, at_zh, at_en = [], 0, 0
    for number, (zh, en) in enumerate(lengths, start=1):
        rows.append(passage(number, (at_zh, at_zh + zh), (at_en, at_en + en)))
        at_zh, at_en = at_zh + zh, at_en + en

    divided = parts(rows, body_zh, body_en, most=most)

    flat = [row for part in divided for row in part]
    for lang, length in (("zh", at_zh), ("en", at_en)):
        edges = [row.span(lang) for row in flat]  # type: ignore[arg-type]
        assert [0, *(end for _, end in edges)] == [*(start for start, _ in edges), length]
    assert all(part for part in divided) or not rows
    longest = max((len(part) > 1 and sum(map(size, part)) for part in divided), default=0)
    assert longest <= most
    assert all(size(row) <= most + 2 * 300 + 2 for row in flat)


def size(row: Passage) -> int:
    """
    Count the characters of both sides.
    """
    return row.end_zh - row.start_zh + row.end_en - row.start_en


def test_a_paragraph_of_ten_million_characters_is_cut_at_sentences() -> None:
    """
    Its pieces have the size of a page, end where sentences end, and are found by their row.
    """
    body_zh, body_en = "合作社成立了。" * 400_000, "The society was founded. " * 400_000
    rows = [passage(1, (0, 0), (0, 0)), passage(2, (0, len(body_zh)), (0, len(body_en)))]

    divided = parts(rows, body_zh, body_en)

    assert max(sum(map(size, part)) for part in divided) <= 60_000
    pieces = [row for part in divided for row in part if row.number == 2]
    assert all(body_zh[row.end_zh - 1] == "。" for row in pieces)
    assert all(body_en[row.end_en - 2] == "." for row in pieces)
    assert part_of(divided, 2) == (1 if divided[0][-1].number == 2 else 2)
    assert part_of(divided, 99) == 1


def check(kind: str, verdict: str, zh: str | None, en: str | None, **more: Any) -> dict[str, Any]:
    """
    Make a row of the table of checks.
    """
    nowhere = dict.fromkeys(("start_zh", "end_zh", "start_en", "end_en", "expected_en"))
    found = {"kind": kind, "verdict": verdict, "surface_zh": zh, "found_en": en, "part": "body"}
    return nowhere | found | more


@pytest.mark.parametrize(
    ("row", "english", "chinese"),
    [
        pytest.param(
            check("figure", "differs", "三百七十四人", "384", expected_en="374 people"),
            "Figure: the original says “三百七十四人” (374 people); the translation says “384”.",
            "数字：原文为“三百七十四人”（374 people），译文为“384”。",
            id="a figure that differs",
        ),
        pytest.param(
            check("date", "missing", "七日", None, expected_en="the 7th"),
            "Date: the original says “七日” (the 7th); nothing like it was found in the"
            " translation.",
            "日期：原文为“七日”（the 7th），译文中未找到。",
            id="a date that is missing",
        ),
        pytest.param(
            check("person", "differs", "庄则栋", "Zhuang Zidong"),
            "Person: the original says “庄则栋”; the translation says “Zhuang Zidong”.",
            "人名：原文为“庄则栋”，译文为“Zhuang Zidong”。",
            id="nothing expected",
        ),
        pytest.param(
            check("leftover", "differs", None, "法币"),
            "Left untranslated: “法币” stands in the translation as it was.",
            "未译文字：译文中保留了“法币”。",
            id="left over",
        ),
        pytest.param(
            check(
                "length", "differs", "甲", "b", start_en=0, end_en=9, expected_en="1,234 letters"
            ),
            "Length: the translation of this passage has 9 characters; about 1,234 would be usual.",
            "篇幅：本段译文有 9 个字符，通常约为 1,234 个。",
            id="too short",
        ),
        pytest.param(
            check("paragraph", "missing", "大会一致", None),
            "Passage: no translation of “大会一致” was found.",
            "段落：未找到“大会一致”的译文。",
            id="a passage without a translation",
        ),
        pytest.param(
            check("paragraph", "differs", None, "Xinhua"),
            "Passage: “Xinhua” has no original beside it.",
            "段落：“Xinhua”没有对应的原文。",
            id="a passage without an original",
        ),
        pytest.param(
            check("term", "differs", "供销社", "supply club", expected_en="supply co-op"),
            "Name of an institution: “供销社” is translated as “supply club” here, and as"
            " “supply co-op” elsewhere in the article.",
            "机构名称：“供销社”此处译为“supply club”，文中他处译为“supply co-op”。",
            id="two names of one institution",
        ),
        pytest.param(
            check("figure", "differs", "<b>{x}", "<i>\u202e", expected_en="<u>"),
            "Figure: the original says “<b>{x}” (<u>); the translation says “<i>\ufffd”.",
            "数字：原文为“<b>{x}”（<u>），译文为“<i>\ufffd”。",
            id="hostile",
        ),
    ],
)
def test_a_check_is_said_in_words(row: dict[str, Any], english: str, chinese: str) -> None:
    """
    What the original says, what was expected and what stands there, in either language.
    """
    (finding,) = findings([row], [])

    assert as_read(told(finding, "en")) == english
    assert as_read(told(finding, "zh")) == chinese


def as_read(html: str) -> str:
    """
    Read HTML as a browser shows it, quotation marks of <q> included.
    """
    quoted = re.sub(r"<q[^>]*>", "“", html).replace("</q>", "”")
    return unescape(re.sub(r"</?(?:b|span)(?: lang=\"en\")?>", "", quoted))


def test_findings_are_numbered_in_the_order_of_the_text() -> None:
    """
    The title's come first, then the body's by row; in a row what the original has comes first.
    """
    rows = [
        passage(1, (0, 10), (0, 30)),
        passage(2, (10, 10), (30, 40)),
        passage(3, (10, 20), (40, 90)),
    ]
    checks = [
        check("figure", "agrees", "三", "3", start_zh=0),
        check("leftover", "differs", None, "法", start_en=31),
        check("figure", "differs", "五", "6", start_zh=12),
        check("leftover", "differs", None, "币", start_en=3),
        check("date", "missing", "七日", None, start_zh=4),
        check("author", "differs", "焦", "Jao", part="author"),
        check("figure", "missing", "九", None, part="title", start_zh=4),
    ]

    found = findings(checks, rows)

    assert [each.number for each in found] == [1, 2, 3, 4, 5, 6]
    said = [each.check["surface_zh"] or each.check["found_en"] for each in found]
    assert said == ["九", "焦", "七日", "币", "法", "五"]
    assert [each.row for each in found] == [None, None, 1, 1, 2, 3]


@pytest.mark.parametrize(
    ("verdicts", "english", "chinese"),
    [
        pytest.param(
            {"agrees": 12, "differs": 1, "missing": 1},
            "14 checks: 12 agree, 1 differs, 1 not found.",
            "核对 14 处：12 处一致，1 处不同，1 处未找到。",
            id="all three",
        ),
        pytest.param({"differs": 1}, "1 check: 1 differs.", "核对 1 处：1 处不同。", id="one"),
        pytest.param(
            {"agrees": 1},
            "The one thing that was checked agrees.",
            "核对 1 处，一致。",
            id="agrees",
        ),
        pytest.param(
            {},
            "Nothing here could be checked: no figure, date or name was found to compare.",
            "没有可核对之处：未发现可供比对的数字、日期或名称。",
            id="none",
        ),
    ],
)
def test_checks_are_counted_in_a_line(verdicts: dict[str, int], english: str, chinese: str) -> None:
    """
    What there is none of is not said.
    """
    checks = [{"verdict": verdict} for verdict, n in verdicts.items() for _ in range(n)]

    assert summary(checks, "en") == english
    assert summary(checks, "zh") == chinese


def test_signs_are_all_different() -> None:
    """
    A number has one sign, however many there are.
    """
    assert len({sign(number) for number in range(1, 200)}) == 199


@pytest.mark.parametrize(
    ("text", "read"),
    [
        pytest.param("焦", "<ruby>焦<rt>jiāo</rt></ruby>", id="a character"),
        pytest.param(
            "银行行动",
            "<ruby>银<rt>yín</rt>行<rt>háng</rt></ruby><ruby>行<rt>xíng</rt>动<rt>dòng</rt></ruby>",
            id="sounds of a character by its word",
        ),
        pytest.param("B52，<b>", "B52，&lt;b&gt;", id="what has no sound"),
        pytest.param("\u202e社", "\ufffd<ruby>社<rt>shè</rt></ruby>", id="a sign that turns"),
    ],
)
def test_pinyin_stands_over_each_character(text: str, read: str) -> None:
    """
    A word is one ruby with a syllable a character; everything else is escaped as ever.
    """
    assert pinyin_writer(text, 0, len(text))(0, len(text)) == read


def test_a_mark_cuts_a_word_and_its_pinyin() -> None:
    """
    Either piece keeps its syllables, read as in the whole word.
    """
    text = "银行"

    html = layered(text, [[Mark(1, 2, "<mark>", "</mark>")]], write=pinyin_writer(text, 0, 2))

    assert html == ("<ruby>银<rt>yín</rt></ruby><mark><ruby>行<rt>háng</rt></ruby></mark>")


@given(
    st.text(st.one_of(st.sampled_from("银行长乐女B<。\u202e〇龘"), st.characters()), max_size=20)
)
def test_pinyin_loses_no_character(text: str) -> None:
    """
    Without its annotations a text with pinyin is the text.
    """
    html = pinyin_writer(text, 0, len(text))(0, len(text))

    without = re.sub(r"<rt>[^<]*</rt>|</?ruby>", "", html)
    turned = re.sub("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]", "\ufffd", text)
    assert unescape(without) == turned


def test_words_twice_are_read_twice() -> None:
    """
    Each word has its own syllables, in the order given; what has no sound has none.
    """
    assert syllables(["长", "成长", "B", "长"]) == [["zhǎng"], ["chéng", "zhǎng"], None, ["zhǎng"]]


def test_sentences_have_the_class_of_their_partner() -> None:
    """
    In a row of several sentences each stands in a span, without the blanks around it.
    """
    body_zh, body_en = "他走了。她来了。", "He left. She came."

    found = sentence_marks([passage(1, (0, 8), (0, 18))], body_zh, body_en)

    assert found.most == 2
    assert [mark[:3] for mark in found.layers["zh"]] == [
        (0, 4, '<span class="s1">'),
        (4, 8, '<span class="s2">'),
    ]
    assert [body_en[mark.start : mark.end] for mark in found.layers["en"]] == [
        "He left.",
        "She came.",
    ]
    assert sentence_rules(2).count(".row:has(.s2") == 1


def test_a_row_of_one_sentence_needs_no_mark() -> None:
    """
    The row itself is the pair; nor has a row without a partner any.
    """
    rows = [passage(1, (0, 4), (0, 8)), passage(2, (4, 8), (8, 8))]

    found = sentence_marks(rows, "他走了。她来了。", "He left.")

    assert found == ({"zh": [], "en": []}, 0)
    assert sentence_rules(0) == ""
