"""Searches: how they are read, and where they are found in a text."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.language.words import stream
from dashboard.search.grammar import MAX_NEAR, MAX_SERIES, MAX_UNITS, parse_search
from dashboard.search.spans import find_spans, marks
from dashboard.search.terms import AnyOf, Near, ProblemKind, Term, Total, Without, terms_of

if TYPE_CHECKING:
    from dashboard.language.words import Lang
    from dashboard.search.terms import Node

TYPED = st.text(
    alphabet=st.one_of(
        st.characters(), st.sampled_from("合作社手工业生产中国人民〇○ abU.S.'’-—,，、\"“”1,0（）")
    ),
    max_size=40,
)
PIECES = (
    *("合作社", "合作", "手工業", "人", "rain", "Rain", "people's", "U.S.", "1,000", "７３．８"),
    *(" ", " ", " ", "  ", "|", "+", " -", "-", "(", ")", "（", "）", '"', "“", "”", "「", "」"),
    *("*", "NEAR/3 ", "NEAR", "NEAR/", "NEAR/999 ", "en:", "zh:", ",", ", ", "，", "、", "\n"),
)
SEARCHED = st.one_of(TYPED, st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
LINES = TYPED.filter(lambda text: not set(text) & set('"*\n\r'))


@pytest.mark.parametrize(
    ("written", "labels"),
    [
        pytest.param("合作社", ["合作社"], id="one term"),
        pytest.param("合作社, cooperative", ["合作社", "cooperative"], id="comma"),
        pytest.param("合作社，手工业、干部", ["合作社", "手工业", "干部"], id="Chinese commas"),
        pytest.param("  general   line ", ["general line"], id="blanks"),
        pytest.param("general\nline\t", ["general line"], id="line ends are blanks"),
        pytest.param('"general line"', ["general line"], id="quoted"),
        pytest.param("“总路线”", ["总路线"], id="Chinese quotes"),
        pytest.param("「总路线」", ["总路线"], id="corner quotes"),
        pytest.param('"general line" of', ['"general line" of'], id="partly quoted"),
        pytest.param('rain, "", “ ”', ["rain"], id="nothing quoted"),
        pytest.param('"rain, wind"', ["rain, wind"], id="quoted comma"),
        pytest.param("rain, rain", ["rain"], id="the same again"),
        pytest.param("Rain, rain, RAIN", ["Rain"], id="the same in other case"),
        pytest.param(",,rain,", ["rain"], id="stray commas"),
        pytest.param("people's", ["people's"], id="possessive"),
        pytest.param("B—52型", ["B—52型"], id="mixed inside one word"),
        pytest.param("1,000, 2，000", ["1,000", "2，000"], id="thousands"),
        pytest.param("1954,1955", ["1954", "1955"], id="years in a list"),
        pytest.param("合作社、100", ["合作社", "100"], id="Chinese comma before a figure"),
        pytest.param("100、200", ["100", "200"], id="Chinese comma between figures"),
        pytest.param("self-criticism", ["self-criticism"], id="hyphen"),
        pytest.param("rain - wind", ["rain - wind"], id="a dash between blanks"),
        pytest.param("rain+wind|*ow", ["rain+wind|*ow"], id="signs without blanks"),
        pytest.param("( rain  | wind )", ["( rain | wind )"], id="brackets"),
        pytest.param("near/3, nearly", ["near/3", "nearly"], id="NEAR in small letters"),
        pytest.param("zh:GDP", ["zh:GDP"], id="language"),
        pytest.param("", [], id="nothing"),
        pytest.param(' ", ！', [], id="signs only"),
    ],
)
def test_series_are_parted_by_commas(written: str, labels: list[str]) -> None:
    """
    A search is a list of series, each shown as it was typed.
    """
    assert labels == [series.label for series in parse_search(written).series]


def outline(node: Node) -> str:
    """
    Write a search with all its brackets.
    """
    match node:
        case Term():
            return node.text
        case AnyOf():
            return f"({' | '.join(map(outline, node.parts))})"
        case Total():
            return f"({' + '.join(map(outline, node.parts))})"
        case Near():
            return f"({outline(node.node)} ~{node.places} {outline(node.other)})"
        case Without():
            return f"({outline(node.node)} - {outline(node.excluded)})"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        pytest.param("a b", "a b", id="words side by side are a phrase"),
        pytest.param('"a" "b c" d', "a b c d", id="so are quoted ones"),
        pytest.param("a|b", "(a | b)", id="either"),
        pytest.param("a | b | c", "(a | b | c)", id="any"),
        pytest.param("a+b", "(a + b)", id="added"),
        pytest.param("a -b", "(a - b)", id="without"),
        pytest.param("a -b -c", "((a - b) - c)", id="without both"),
        pytest.param("a NEAR/3 b", "(a ~3 b)", id="near"),
        pytest.param("a NEAR/3 b NEAR/100 c", "((a ~3 b) ~100 c)", id="near both"),
        pytest.param("a b NEAR/3 c d", "(a b ~3 c d)", id="a phrase is closer than near"),
        pytest.param("a NEAR/3 b -c NEAR/4 d", "((a ~3 b) - (c ~4 d))", id="near than without"),
        pytest.param("a -b | c -d", "((a - b) | (c - d))", id="without than either"),
        pytest.param("a | b + c | d", "((a | b) + (c | d))", id="either than added"),
        pytest.param("a | (b + c)", "(a | (b + c))", id="brackets"),
        pytest.param("（a|b） -(c|d)", "((a | b) - (c | d))", id="Chinese brackets"),
        pytest.param("((a))", "a", id="brackets around one"),
        pytest.param("a NEAR/3 (b | c)", "(a ~3 (b | c))", id="brackets behind near"),
        pytest.param("a NEAR/3(b | c)", "(a ~3 (b | c))", id="brackets close behind near"),
        pytest.param('a NEAR/3"b c"', "(a ~3 b c)", id="quotes close behind near"),
        pytest.param("a | a", "a", id="either of the same"),
        pytest.param("a + a", "a", id="the same added"),
        pytest.param("rain + Rain", "rain", id="the same added in other case"),
        pytest.param("rain | RAIN", "rain", id="either of the same in other case"),
        pytest.param("a-b", "a-b", id="a hyphen is no sign"),
        pytest.param("(-b)", "-b", id="it is one only behind a blank"),
        pytest.param("a --b", "a --b", id="two are none"),
        pytest.param('"a | b -c NEAR/3 (d)"', "a | b -c NEAR/3 (d)", id="no signs in quotes"),
        pytest.param("農業", "(農業 | 農業)", id="also simplified"),
        pytest.param("農業* rain", "(農業* rain | 農業* rain)", id="in a phrase"),
    ],
)
def test_signs_bind_as_the_grammar_says(written: str, read: str) -> None:
    """
    A phrase binds closest, then NEAR, without, either, and adding up; brackets change that.
    """
    (series,) = parse_search(written).series

    assert read == outline(series.node)


def test_a_comma_in_brackets_does_not_part_a_search() -> None:
    """
    It adds up what it parts, or is said to make no sense: it never disappears.
    """
    search = parse_search("(rain, wind)")

    read = [outline(series.node) for series in search.series]

    assert read != ["rain wind"]
    assert read == ["(rain + wind)"] or search.problems


@pytest.mark.parametrize(
    ("written", "lang"),
    [
        pytest.param("rain", "en", id="letters"),
        pytest.param("合作社", "zh", id="characters"),
        pytest.param("B—52型", "zh", id="both"),
        pytest.param("1954", "en", id="figures"),
        pytest.param("一九五○", "zh", id="Chinese figures"),
        pytest.param("zh:GDP", "zh", id="zh"),
        pytest.param("ZH：1954", "zh", id="capitals, Chinese colon"),
        pytest.param("en:法币", "en", id="en"),
        pytest.param("zh: GDP", "zh", id="blank behind"),
        pytest.param("en:rain | en:合作社", "en", id="each of two"),
        pytest.param("rain -合作社", "en", id="without the other language"),
        pytest.param("合作社 -rain -(wind | snow)", "zh", id="without others"),
        pytest.param("rain + en:合作社", "en", id="added in one language"),
        pytest.param("zh:rain NEAR/3 合作社", "zh", id="near in one language"),
    ],
)
def test_a_series_is_in_the_language_of_its_script(written: str, lang: Lang) -> None:
    """
    Unless it says otherwise; what is left out may be in either.
    """
    search = parse_search(written)

    assert search.problems == ()
    assert [lang] == [series.lang for series in search.series]
    assert {term.lang for term in terms_of(search.series[0].node)} == {lang}


def test_in_quotation_marks_a_language_is_no_sign() -> None:
    """
    Only a star is one: what is quoted is looked for as it stands.
    """
    (series,) = parse_search('"en:合作社"').series

    assert series.lang == "zh"
    assert len(find_spans(series.node, "en：合作社")) == 1


PROBLEMS = [
    pytest.param("？！", "no_words", "？！", 0, id="no word"),
    pytest.param("rain, ？", "no_words", "？", 6, id="no word behind a comma"),
    pytest.param('rain | "。"', "no_words", '"。"', 7, id="no word in quotes"),
    pytest.param("zh:", "no_words", "zh:", 0, id="no word behind a language"),
    pytest.param("rain, 合作社 to", "two_scripts", "合作社 to", 6, id="two languages in a phrase"),
    pytest.param("合作 | rain", "two_languages", "rain", 5, id="either of two languages"),
    pytest.param("rain + 合作", "two_languages", "合作", 7, id="two languages added"),
    pytest.param("rain NEAR/3 合作", "two_languages", "合作", 12, id="near in two languages"),
    pytest.param("rain, 合作 | rain", "two_languages", "rain", 11, id="not the earlier word"),
    pytest.param("合作 | the  line", "two_languages", "the  line", 5, id="a phrase with blanks"),
    pytest.param("合作 | en:合作", "two_languages", "en:合作", 5, id="by a language named"),
    pytest.param("一" * (MAX_UNITS + 1), "too_long", "一" * (MAX_UNITS + 1), 0, id="too long"),
    pytest.param("a,b,c,d,e,f,g,h,i", "too_many", "i", 16, id="a series too many"),
    pytest.param("a,b,c,d,e,f,g,h,i  j", "too_many", "i  j", 16, id="a phrase too many"),
    pytest.param("a,b,c,ij,e,f,g,h,i", "too_many", "i", 17, id="not inside the earlier word"),
    pytest.param('the "line', "open_quote", '"', 4, id="quotation marks do not end"),
    pytest.param("“line", "open_quote", "“", 0, id="Chinese ones"),
    pytest.param('“line"', "open_quote", "“", 0, id="others than they began with"),
    pytest.param("(rain", "open_bracket", "(", 0, id="a bracket is not closed"),
    pytest.param("rain | (wind | snow", "open_bracket", "(", 7, id="one behind a sign"),
    pytest.param("(", "open_bracket", "(", 0, id="a bracket alone"),
    pytest.param("rain)", "stray_bracket", ")", 4, id="a bracket was not opened"),
    pytest.param("()", "stray_bracket", ")", 1, id="nothing in brackets"),
    pytest.param("rain (wind)", "no_sign", "(", 5, id="a phrase with a bracket"),
    pytest.param("(rain) wind", "no_sign", "wind", 7, id="a word behind a bracket"),
    pytest.param("(rain wind, snow)", "stray_comma", ",", 10, id="a comma in brackets"),
    pytest.param(f"{'(' * 21}rain", "too_deep", "(", 20, id="brackets within brackets"),
    pytest.param("| rain", "nothing_before", "|", 0, id="nothing before either"),
    pytest.param("+rain", "nothing_before", "+", 0, id="nothing before added"),
    pytest.param("NEAR/3 rain", "nothing_before", "NEAR/3", 0, id="nothing before near"),
    pytest.param("rain | | wind", "nothing_before", "|", 7, id="two signs"),
    pytest.param("rain |", "nothing_after", "|", 5, id="nothing after either"),
    pytest.param("(rain +)", "nothing_after", "+", 6, id="nothing after added"),
    pytest.param("a, rain NEAR/3, b", "nothing_after", "NEAR/3", 8, id="nothing after near"),
    pytest.param(
        "(rain NEAR/3)", "nothing_after", "NEAR/3", 6, id="nothing in brackets after near"
    ),
    pytest.param('rain | ""', "nothing_after", "|", 5, id="nothing in the quotes after"),
    pytest.param("-rain", "only_without", "-", 0, id="nothing to leave it out of"),
    pytest.param("rain, -wind", "only_without", "-", 6, id="nothing behind a comma"),
    pytest.param("rain NEAR wind", "near_number", "NEAR", 5, id="near without a number"),
    pytest.param("rain NEAR/ wind", "near_number", "NEAR/", 5, id="near with a stroke"),
    pytest.param("rain NEAR/0 wind", "near_number", "NEAR/0", 5, id="no place"),
    pytest.param(
        f"rain NEAR/{MAX_NEAR + 1} wind", "near_number", f"NEAR/{MAX_NEAR + 1}", 5, id="too far"
    ),
    pytest.param("*", "lone_star", "*", 0, id="a star alone"),
    pytest.param("a, the * line", "lone_star", "the * line", 3, id="a star as a word"),
    pytest.param("en:*", "lone_star", "en:*", 0, id="a star behind a language"),
]


@pytest.mark.parametrize(("written", "kind", "part", "at"), PROBLEMS)
def test_what_cannot_be_searched_is_said(
    written: str, kind: ProblemKind, part: str, at: int
) -> None:
    """
    What makes no sense becomes a problem with a name, the part as typed, and its place.
    """
    (problem,) = parse_search(written).problems

    assert (problem.kind, problem.part, problem.at) == (kind, part, at)


def test_all_that_can_be_wrong_is_tried() -> None:
    """
    Each kind of problem has its examples above.
    """
    assert {param.values[1] for param in PROBLEMS} == set(get_args(ProblemKind))


@pytest.mark.parametrize(
    ("written", "labels"),
    [
        pytest.param("rain,？", ["rain"], id="no words"),
        pytest.param("合作社 to", ["合作社 to"], id="in two scripts it is looked for"),
        pytest.param("rain, 合作 | wind, snow", ["rain", "snow"], id="two languages"),
        pytest.param("*, rain |, (snow", [], id="all are wrong"),
        pytest.param('rain, "snow', ["rain", "snow"], id="an open quotation ends with the search"),
        pytest.param("rain), snow", ["snow"], id="a stray bracket"),
        pytest.param("-rain, snow NEAR 1, wind", ["wind"], id="signs"),
        pytest.param("a,b,c,d,e,f,g,h", list("abcdefgh"), id="as many as may be"),
        pytest.param("a,b,c,d,e,f,g,h,i,j", list("abcdefgh"), id="the first of too many"),
        pytest.param("一" * MAX_UNITS, ["一" * MAX_UNITS], id="as long as may be"),
        pytest.param(" a" * MAX_UNITS, [("a " * MAX_UNITS).strip()], id="words as many as may be"),
    ],
)
def test_the_rest_is_searched(written: str, labels: list[str]) -> None:
    """
    A series that makes no sense costs the others nothing.
    """
    assert labels == [series.label for series in parse_search(written).series]
    assert MAX_SERIES == 8


@pytest.mark.parametrize(
    "written",
    [
        pytest.param("(" * 2_000 + "rain" + ")" * 2_000, id="brackets"),
        pytest.param("(" * 2_000, id="open brackets"),
        pytest.param("rain|" * 2_000 + "rain", id="either"),
        pytest.param("rain" + " -rain" * 2_000, id="without"),
        pytest.param("rain" + " NEAR/3 rain" * 2_000, id="near"),
        pytest.param("一" * 5_000, id="characters"),
        pytest.param("rain \ud800", id="half a character"),
    ],
)
def test_no_search_is_too_much_to_read(written: str) -> None:
    """
    A long search is read and followed, or is said to be a problem; it never fails.
    """
    search = parse_search(written)

    assert search.series or search.problems
    for series in search.series:
        assert find_spans(series.node, "no such word") == []


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
        pytest.param("合作 社会", "合作社会", ["合作社会"], id="a blank parts no Chinese"),
        pytest.param("合作社会", "合作 社会", ["合作 社会"], id="nor one in the text"),
        pytest.param("一九五〇", "一九五○年", ["一九五○"], id="two zeros are one"),
        pytest.param("七十三．八", "七十三．八万", ["七十三．八"], id="full-width point"),
        pytest.param("73.8", "产煤７３．８万吨", ["７３．８"], id="digits of both widths"),
        pytest.param("zh:3.8", "产煤７３．８万吨", [], id="a figure is whole"),
        pytest.param("B-52型", "Ｂ—５２型机", ["Ｂ—５２型"], id="letters and characters"),
        pytest.param("人𠀀人", "有人𠀀人人", ["人𠀀人"], id="a character of no dictionary"),
        pytest.param("人人", "人人人", ["人人", "人人"], id="overlapping"),
        pytest.param("農業", "农业、農業", ["农业", "農業"], id="traditional characters"),
        pytest.param("农业", "农业、農業", ["农业"], id="simplified ones"),
        pytest.param("乾隆", "乾隆、干隆", ["乾隆"], id="what is no other form stays"),
        pytest.param("cooperat*", "Cooperate, cooperat, uncooperative", ["Cooperate", "cooperat"],
                     id="prefix"),
        pytest.param("*ing", "Working, ing, wings", ["Working", "ing"], id="suffix"),
        pytest.param("*oper*", "cooperate, operator", ["cooperate", "operator"], id="infix"),
        pytest.param("co* *ing", "Coal mining; coal mines", ["Coal mining"], id="stars in a row"),
        pytest.param('"general lin*"', "general lines", ["general lines"], id="star in quotes"),
        pytest.param('"line (red"', "the line (red)", ["line (red"], id="a sign before a word"),
        pytest.param('"line (red"', "the line red", [], id="that sign must be there"),
        pytest.param("读 《人民》", "读《人民》", ["读《人民"], id="a sign between Chinese"),
        pytest.param("general* line", "generals line up", ["generals line"], id="star inside"),
        pytest.param("U.S*", "U.Seven", ["U.Seven"], id="star behind a sign inside"),
        pytest.param("people's*", "people's people'sx", ["people's"], id="star on a possessive"),
        pytest.param("73*", "73 737 7.3", ["73", "737"], id="star on figures"),
        pytest.param("合*", "合作社、合理、不合", ["合", "合"], id="words that begin with"),
        pytest.param("作*", "合作社、作风", ["作"], id="no word that has it inside"),
        pytest.param("*作", "合作社、工作、合作", ["作", "作"], id="a word that ends with"),
        pytest.param("*作*", "合作社、工作、作风", ["作", "作", "作"], id="both stars are none"),
        pytest.param("手工业合*", "手工业合作社", ["手工业合"], id="beginning with a word"),
        pytest.param("工业合*", "手工业合作社", [], id="not beginning inside one"),
        pytest.param("*业合作社", "手工业合作社", ["业合作社"], id="ending with a word"),
        pytest.param("*业合作", "手工业合作社", [], id="not ending inside one"),
        pytest.param("手工业 合*", "手工业合作社", ["手工业合"], id="a blank parts none here too"),
        pytest.param("工业 合*", "手工业合作社", [], id="so that the star is for both"),
        pytest.param("手* 合作社", "手工业合作社", ["手工业合作社"], id="a star between words"),
        pytest.param("手工业 *社", "手工业合作社", ["手工业合作社"], id="a star at the last word"),
        pytest.param("手工业 *作*", "手工业合作社", ["手工业合作"], id="stars at the last word"),
        pytest.param("手* 作社", "手工业合作社", [], id="a word begins behind a star"),
        pytest.param("rain | wind", "wind, rain", ["wind", "rain"], id="either"),
        pytest.param("rain | rain*", "rain, rains", ["rain", "rains"], id="the same place once"),
        pytest.param("red | red flag", "red flag", ["red flag"], id="of two the longer"),
        pytest.param("合 | 合作", "合作社", ["合作"], id="of two in a word the longer"),
        pytest.param("合作 | 作社", "合作社", ["合作", "作社"], id="two in one word"),
        pytest.param("rain + rain*", "rain", ["rain", "rain"], id="added up"),
        pytest.param("rain + rain", "rain", ["rain"], id="the same is not added"),
        pytest.param("rain + RAIN", "rain", ["rain"], id="nor is it in other case"),
        pytest.param("rain -wind", "rain and wind", ["rain"], id="whole articles are left out"),
        pytest.param("rain NEAR/2 wind", "rain and wind", ["rain"], id="near behind"),
        pytest.param("wind NEAR/2 rain", "rain and wind", ["wind"], id="near before"),
        pytest.param("rain NEAR/1 wind", "rain and wind", [], id="not so near"),
        pytest.param("rain NEAR/1 wind", "rain, wind", [], id="punctuation takes a place"),
        pytest.param("rain NEAR/2 wind", "rain, wind", ["rain"], id="two places"),
        pytest.param("red flag NEAR/1 of us", "red flag of us", ["red flag"], id="end to start"),
        pytest.param("rain NEAR/2 rain", "rain and rain", ["rain", "rain"], id="near itself"),
        pytest.param("rain NEAR/2 rain", "rain", [], id="not near where it is"),
        pytest.param("合作 NEAR/1 手工业", "手工业合作社", ["合作"], id="near inside a word"),
        pytest.param("合作 NEAR/1 社", "合作社", [], id="in one word nothing is near"),
        pytest.param("(rain | wind) NEAR/1 of", "rain of wind of", ["rain", "wind"], id="of two"),
        pytest.param("en:法币", "paid in 法币", ["法币"], id="Chinese among English"),
        pytest.param("zh:gdp", "中国GDP增长", ["GDP"], id="letters among Chinese"),
    ],
)  # fmt: skip
def test_a_search_is_found_as_a_reader_expects(term: str, text: str, hits: list[str]) -> None:
    """
    A hit is the text as it is written, whatever the form under which it is indexed.
    """
    (series,) = parse_search(term).series

    found = [text[span.start : span.end] for span in find_spans(series.node, text)]

    assert hits == found


@pytest.mark.parametrize(
    ("search", "text", "marked"),
    [
        pytest.param("rain", "rain, wind", ["rain"], id="a term"),
        pytest.param("rain NEAR/2 wind", "rain, wind; wind", ["rain", "wind"], id="both of near"),
        pytest.param("rain + rain*", "rain", ["rain"], id="once where it counts twice"),
        pytest.param("red | red flag", "red flag", ["red", "red flag"], id="each of two"),
        pytest.param("rain -wind", "rain, wind", ["rain"], id="not what is left out"),
    ],
)
def test_what_is_marked_is_what_was_looked_for(search: str, text: str, marked: list[str]) -> None:
    """
    A reader sees all words that made a hit.
    """
    (series,) = parse_search(search).series

    assert marked == [text[span.start : span.end] for span in marks(series.node, text)]


@given(SEARCHED)
def test_reading_a_search_never_fails(written: str) -> None:
    """
    Whatever is typed gives at most eight series, and problems that point into it.
    """
    search = parse_search(written)

    assert len(search.series) <= MAX_SERIES
    assert all(series.label for series in search.series)
    for problem in search.problems:
        assert problem.part
        assert 0 <= problem.at <= len(written)


@given(SEARCHED)
def test_each_edge_of_a_term_leads_from_its_start_to_its_end(written: str) -> None:
    """
    There is no dead end among the words that a term can lie on.
    """
    for series in parse_search(written).series:
        for term in terms_of(series.node):
            begins, ends = {0}, {term.units}
            for edge in sorted(term.edges, key=lambda edge: edge.first):
                assert 0 <= edge.first < edge.last <= term.units
                assert edge.first in begins
                begins.add(edge.last)
            for edge in sorted(term.edges, key=lambda edge: -edge.last):
                assert edge.last in ends
                ends.add(edge.first)
            assert term.units in begins
            assert 0 in ends
            assert all((edge.text == "") == (edge.kind == "break") for edge in term.edges)


@given(TYPED, LINES, TYPED)
def test_what_was_copied_from_a_line_is_found_in_it(before: str, line: str, after: str) -> None:
    """
    A line in quotation marks is found where it stands, with the same characters.
    """
    for series in parse_search(f'"{line}"').series:
        text = f"{before}\n{line}\n{after}"

        found = {text[span.start : span.end] for span in find_spans(series.node, text)}

        words = [word for word in stream(line, series.lang) if word]
        assert line[words[0].start : words[-1].end] in found


@given(SEARCHED, TYPED)
def test_hits_stand_in_order_and_inside_the_text(written: str, text: str) -> None:
    """
    Spans are sorted, not empty, and point into the text; those of a term differ.
    """
    for series in parse_search(written).series:
        spans = find_spans(series.node, text)
        words = stream(text, series.lang)

        assert spans == sorted(spans)
        for span in spans:
            assert 0 <= span.start < span.end <= len(text)
            assert 0 <= span.position <= span.last < len(words)
        if isinstance(series.node, Term | AnyOf):
            assert len(set(spans)) == len(spans)
