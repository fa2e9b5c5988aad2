"""Search terms: how they are read, and where they are found in a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.language.words import stream
from dashboard.queries.matching import MAX_HAN, MAX_SERIES, find_spans, parse_search

TYPED = st.text(
    alphabet=st.one_of(
        st.characters(), st.sampled_from("合作社手工业生产中国人民〇○ abU.S.'’-—,，、\"“”1,0（）")
    ),
    max_size=40,
)


@pytest.mark.parametrize(
    ("written", "labels"),
    [
        pytest.param("合作社", ["合作社"], id="one term"),
        pytest.param("合作社, cooperative", ["合作社", "cooperative"], id="comma"),
        pytest.param("合作社，手工业、干部", ["合作社", "手工业", "干部"], id="Chinese commas"),
        pytest.param("  general   line ", ["general line"], id="blanks"),
        pytest.param('"general line"', ["general line"], id="quoted"),
        pytest.param("“总路线”", ["总路线"], id="Chinese quotes"),
        pytest.param("Rain, rain, RAIN", ["Rain"], id="the same again"),
        pytest.param(",,rain,", ["rain"], id="stray commas"),
        pytest.param("people's", ["people's"], id="possessive"),
        pytest.param("B—52型", ["B—52型"], id="mixed inside one word"),
        pytest.param("", [], id="nothing"),
        pytest.param(' ", ！', [], id="signs only"),
    ],
)
def test_terms_are_parted_by_commas(written: str, labels: list[str]) -> None:
    """
    A search is a list of terms, each shown as it was typed.
    """
    assert labels == [series.label for series in parse_search(written).series]


@pytest.mark.parametrize(
    ("written", "kinds", "terms"),
    [
        pytest.param("rain", [], 1, id="nothing to say"),
        pytest.param("？！", ["no_words"], 0, id="no word"),
        pytest.param("合作社 cooperative", ["two_scripts"], 1, id="two languages in a phrase"),
        pytest.param("一" * MAX_HAN, [], 1, id="as long as may be"),
        pytest.param("一" * (MAX_HAN + 1), ["too_long"], 0, id="a character too long"),
        pytest.param("a,b,c,d,e,f,g,h", [], MAX_SERIES, id="as many as may be"),
        pytest.param("a,b,c,d,e,f,g,h,i", ["too_many"], MAX_SERIES, id="a term too many"),
        pytest.param("rain,？", ["no_words"], 1, id="the rest is searched"),
    ],
)
def test_what_cannot_be_searched_is_said(written: str, kinds: list[str], terms: int) -> None:
    """
    A term that makes no sense becomes a problem with a name, and costs the others nothing.
    """
    search = parse_search(written)

    assert kinds == [problem.kind for problem in search.problems]
    assert terms == len(search.series)


@pytest.mark.parametrize(
    ("term", "text", "hits"),
    [
        pytest.param("rain", "Rain, rain and RAIN", ["Rain", "rain", "RAIN"], id="case"),
        pytest.param("rain", "rains brain", [], id="whole words only"),
        pytest.param(
            "general line", "the general line, General\nline", ["general line"], id="line"
        ),
        pytest.param("self criticism", "self-criticism", ["self-criticism"], id="hyphen"),
        pytest.param("people's", "the people’s", ["people’s"], id="curly apostrophe"),
        pytest.param("people", "the people's", ["people"], id="before the possessive"),
        pytest.param("2715000", "2,715,000 tons", ["2,715,000"], id="thousands"),
        pytest.param("Chau", "Long Châu", ["Châu"], id="accent"),
        pytest.param("U.S.", "the U.S. and u; s", ["U.S", "u; s"], id="a sign inside"),
        pytest.param("U.S.", "u x s", [], id="a sign is no word"),
        pytest.param("U.S.", "us, u s", [], id="a sign must be there"),
        pytest.param("合作社", "合作社、合作社", ["合作社", "合作社"], id="twice"),
        pytest.param("作社", "手工业合作社", ["作社"], id="end of a word"),
        pytest.param("业合", "手工业合作社", ["业合"], id="across words"),
        pytest.param("工业合作", "手工业合作社", ["工业合作"], id="parts of two words"),
        pytest.param("合作社", "合作。社会", [], id="not across punctuation"),
        pytest.param("合作社", "合作\n社会", [], id="not across lines"),
        pytest.param("合作。社会", "合作。社会", ["合作。社会"], id="punctuation is kept"),
        pytest.param("合作。社会", "合作的社会", [], id="punctuation is no word"),
        pytest.param("合作。社会", "合作社会", [], id="punctuation must be there"),
        pytest.param("一九五〇", "一九五○年", ["一九五○"], id="two zeros are one"),
        pytest.param("七十三．八", "七十三．八万", ["七十三．八"], id="full-width point"),
        pytest.param("73.8", "产煤７３．８万吨", ["７３．８"], id="digits of both widths"),
        pytest.param("B-52型", "Ｂ—５２型机", ["Ｂ—５２型"], id="letters and characters"),
        pytest.param("人𠀀人", "有人𠀀人人", ["人𠀀人"], id="a character of no dictionary"),
        pytest.param("人人", "人人人", ["人人", "人人"], id="overlapping"),
    ],
)
def test_a_term_is_found_as_a_reader_expects(term: str, text: str, hits: list[str]) -> None:
    """
    A hit is the text as it is written, whatever the form under which it is indexed.
    """
    (series,) = parse_search(term).series

    found = [text[span.start : span.end] for span in find_spans(series, text)]

    assert hits == found


@given(TYPED)
def test_reading_a_search_never_fails(written: str) -> None:
    """
    Whatever is typed gives at most eight terms, each with a way to be found.
    """
    search = parse_search(written)

    assert len(search.series) <= MAX_SERIES
    assert all(series.patterns and all(series.patterns) for series in search.series)
    assert all(problem.part for problem in search.problems)


@given(TYPED, TYPED, TYPED)
def test_what_was_copied_from_a_text_is_found_in_it(before: str, part: str, after: str) -> None:
    """
    A term cut out of a line at word boundaries is found there, with the same characters.
    """
    for series in parse_search(part).series:
        text = f"{before}\n{series.label}\n{after}"

        found = {text[span.start : span.end] for span in find_spans(series, text)}

        words = [word for word in stream(series.label, series.lang) if word]
        assert series.label[words[0].start : words[-1].end] in found


@given(TYPED, TYPED)
def test_hits_stand_in_order_and_inside_the_text(term: str, text: str) -> None:
    """
    Spans are sorted, not empty, and point into the text.
    """
    for series in parse_search(term).series:
        spans = find_spans(series, text)

        assert spans == sorted(set(spans))
        assert all(0 <= span.start < span.end <= len(text) for span in spans)
