"""Archive text on the page: escaped for HTML and for Markdown, and marked where it is found."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.views.escaping import as_html, as_markdown
from dashboard.views.marking import marked

BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
SIGNS = "<>&\"'`*_[]()#$:\\|~!{}+-.@ \n"
texts = st.text(alphabet=st.one_of(st.sampled_from(SIGNS + BIDI + "a合社"), st.characters()))


class Reading(HTMLParser):
    """
    Read HTML as a browser does: its text, and the tags it opens.
    """

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.tags: list[str] = []
        self.feed(html)
        self.close()

    def handle_data(self, data: str) -> None:
        """Collect the text."""
        self.text += data

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Collect the tags, with their attributes."""
        self.tags.append(" ".join([tag, *(f"{name}={value}" for name, value in attrs)]))


def without_turning(text: str) -> str:
    """
    Write the sign for what cannot be shown in place of what turns a line around.
    """
    return re.sub(f"[{BIDI}]", "\ufffd", text)


@given(texts)
def test_html_shows_a_text_as_it_is(text: str) -> None:
    """
    Whatever a text holds, a browser reads it back from the HTML, and finds no tag in it.
    """
    read = Reading(as_html(text))

    assert read.tags == []
    assert read.text == without_turning(text)


@pytest.mark.parametrize("sign", BIDI)
def test_signs_that_turn_a_line_around_are_replaced(sign: str) -> None:
    """
    No override, isolate or direction mark reaches the page, in HTML or in Markdown.
    """
    assert as_html(f"a{sign}b") == "a\ufffdb"
    assert as_markdown(f"a{sign}b") == "a\ufffdb"


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        pytest.param("**a**", r"\*\*a\*\*", id="bold"),
        pytest.param("[a](b)", r"\[a\]\(b\)", id="a link"),
        pytest.param("$a_1$", r"\$a\_1\$", id="a formula"),
        pytest.param("<b>", r"\<b\>", id="HTML"),
        pytest.param("a\\*", r"a\\\*", id="a backslash before a sign"),
        pytest.param("1. a", r"1\. a", id="a list"),
        pytest.param("a\n\n# b", r"a \# b", id="lines become one"),
        pytest.param("&lt;", r"\&lt;", id="an entity"),
        pytest.param(":red[a]", "\\:\u2060red\\[a\\]", id="a colour"),
        pytest.param(":material/close:", "\\:\u2060material/close\\:", id="an icon"),
        pytest.param("a -> b", "a \\-\u2060\\> b", id="an arrow"),
        pytest.param("https://a.b", "https\\:\u2060//a\\.b", id="an address"),
        pytest.param("www.a.b", "www\u2060\\.a\\.b", id="an address without a scheme"),
        pytest.param("a@b.c", "a\u2060@b\\.c", id="an e-mail address"),
        pytest.param("训练班：“手工业”", "训练班：“手工业”", id="Chinese is left alone"),
    ],
)
def test_markdown_shows_a_text_as_it_is(text: str, escaped: str) -> None:
    """
    Signs that act are escaped; what acts by its characters alone is parted by a word joiner.
    """
    assert as_markdown(text) == escaped


@given(texts)
def test_no_sign_of_markdown_is_left_unescaped(text: str) -> None:
    r"""
    In escaped text every sign that Markdown knows stands behind a backslash, on one line.
    """
    escaped = as_markdown(text)

    assert re.search(r"[*_\[\]<>$:`#|~]", re.sub(r"\\.", "", escaped)) is None
    assert escaped.split("\n") == [escaped]


@pytest.mark.parametrize(
    ("spans", "html"),
    [
        pytest.param({}, "a&lt;b合作社", id="nothing to mark"),
        pytest.param({"hit": [(3, 6)]}, "a&lt;b<mark>合作社</mark>", id="a hit at the end"),
        pytest.param({"hit": [(0, 2)]}, "<mark>a&lt;</mark>b合作社", id="an escaped sign inside"),
        pytest.param(
            {"hit": [(3, 5)], "figure": [(4, 6)]},
            'a&lt;b<mark>合</mark><b class="figure"><mark>作</mark>社</b>',
            id="overlapping",
        ),
        pytest.param({"hit": [(3, 4), (3, 4)]}, "a&lt;b<mark>合</mark>作社", id="twice the same"),
        pytest.param({"hit": [(-5, 1)]}, "<mark>a</mark>&lt;b合作社", id="begins before the text"),
        pytest.param({"hit": [(5, 99)]}, "a&lt;b合作<mark>社</mark>", id="ends behind the text"),
        pytest.param({"hit": [(-3, 0), (6, 9)]}, "a&lt;b合作社", id="outside"),
    ],
)
def test_marks_stand_around_their_characters(
    spans: dict[str, list[tuple[int, int]]], html: str
) -> None:
    """
    A mark holds the characters of its span and no others, whatever else is marked.
    """
    assert marked("a<b合作社", spans) == html


spans_of = st.lists(st.tuples(st.integers(-3, 30), st.integers(-3, 30)), max_size=4)


@given(texts, spans_of, spans_of)
def test_marking_loses_no_character(
    text: str, hits: list[tuple[int, int]], figures: list[tuple[int, int]]
) -> None:
    """
    Marked text reads as the text itself, and opens marks only.
    """
    read = Reading(marked(text, {"hit": hits, "figure": figures}))

    assert read.text == without_turning(text)
    assert set(read.tags) <= {"mark", "b class=figure"}
