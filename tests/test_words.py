"""Words are cut once, here, for the index and for the reader's query alike."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.language.lexicon import BREAK, Lexicon
from dashboard.language.words import Lang, fold, script_of, stream, terms, tokenise

NEWSPAPER = st.text(
    alphabet=st.one_of(
        st.characters(),
        st.sampled_from("中国人民有县○〇三百 a'’sS-,.，．0１２Ａé\u0301\u3000\n\ufdfa𠀀豈"),
    )
)
LANGS = st.sampled_from(["en", "zh"])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("The Party's line", ["the", "party", "'s", "line"], id="possessive"),
        pytest.param("the peasants' land", ["the", "peasants", "land"], id="plural possessive"),
        pytest.param("We don’t", ["we", "don't"], id="curly apostrophe"),
        pytest.param("Xi'an's 'old' city", ["xi'an", "'s", "old", "city"], id="pinyin apostrophe"),
        pytest.param("self-criticism", ["self", "criticism"], id="hyphen"),
        pytest.param("2,715,000 tons, 8.5%", ["2715000", "tons", "8.5"], id="numbers"),
        pytest.param("1,2 and 3.", ["1", "2", "and", "3"], id="a list is no number"),
        pytest.param("the 30th", ["the", "30th"], id="ordinal"),
        pytest.param("B-52s", ["b", "52s"], id="letters and digits"),
        pytest.param("Long Châu, Ioniță", ["long", "chau", "ionita"], id="precomposed accents"),
        pytest.param("Cha\u0302u", ["chau"], id="combining accent"),
        pytest.param("paid in 法币 (fabi)", ["paid", "in", "法币", "fabi"], id="Chinese left over"),
        pytest.param("snake_case ○ —", ["snake", "case"], id="signs are no words"),
        pytest.param(" \n\t", [], id="blank"),
    ],
)
def test_english_words(text: str, found: list[str]) -> None:
    """
    English is cut at everything but letters, digits and apostrophes within words.
    """
    assert found == terms(text, "en")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("手工业合作社", ["手工业", "合作社"], id="dictionary"),
        pytest.param(
            "其中有县、区干部", ["其中", "有", "县", "区", "干部"], id="no guessing: 有县"
        ),
        pytest.param("陈连彪等", ["陈", "连", "彪", "等"], id="no guessing: names"),
        pytest.param("一九五○年", ["一九五", "〇", "年"], id="white circle is zero"),
        pytest.param("产７３．８吨", ["产", "73.8", "吨"], id="full-width decimals"),
        pytest.param("２，７１５，０００元", ["2715000", "元"], id="full-width thousands"),
        pytest.param("B—52型", ["b", "52", "型"], id="Latin letters"),
        pytest.param("１０３", ["103"], id="full-width digits are one number"),
        pytest.param("𠀀中国", ["𠀀", "中国"], id="beyond the basic plane"),
        pytest.param("　　“好。”", ["好"], id="signs are no words"),
    ],
)
def test_chinese_words(text: str, found: list[str]) -> None:
    """
    Han characters are cut by the dictionary alone, everything else as in English.
    """
    assert found == terms(text, "zh")


def test_offsets_count_characters() -> None:
    """
    Offsets are characters of the text as given, also behind one outside the basic plane.
    """
    text = "𠀀　Ｂ—５２型"

    assert [(token.start, token.end) for token in tokenise(text, "zh")] == [
        (0, 1),
        (2, 3),
        (4, 6),
        (6, 7),
    ]


@pytest.mark.parametrize(
    ("word", "lang"),
    [("法币", "zh"), ("B—52型", "zh"), ("二○六", "zh"), ("", "en"), ("fabi", "en"), ("1954", "en")],
)
def test_script_of_a_query_word(word: str, lang: Lang) -> None:
    """
    A word with a Han character is looked up in the original, any other in the translation.
    """
    assert lang == script_of(word)


@given(NEWSPAPER, LANGS)
def test_tokens_are_ordered_and_apart(text: str, lang: Lang) -> None:
    """
    Tokens follow each other without overlap, are never empty and stay inside the text.
    """
    end = 0
    for token in tokenise(text, lang):
        assert end <= token.start < token.end <= len(text)
        end = token.end


@given(NEWSPAPER, LANGS)
def test_tokens_are_their_text_folded(text: str, lang: Lang) -> None:
    """
    What stands at a token's offsets folds to its term, which has no white space.
    """
    for term, start, end in tokenise(text, lang):
        assert term
        assert not re.search(r"\s", term)
        assert fold(text[start:end]) == fold(term)


def is_encodable(text: str) -> bool:
    """
    Tell what can stand in a file: no half of a surrogate pair can.
    """
    return not any("\ud800" <= sign <= "\udfff" for sign in text)


def numbered(text: str, lang: Lang) -> list[str | None]:
    """
    Cut as a build does, and turn the numbers back: None is a break, several are one.
    """
    lexicon = Lexicon(lang)
    numbers, begins, _ = lexicon.number(["before.", text, "after"])
    return [
        lexicon.terms[number - 1] if number != BREAK else None
        for number in numbers[begins[1] : begins[2]]
    ]


# Few signs, so that the rules about neighbours meet.
TANGLES = st.lists(
    st.sampled_from(
        list("aB1sSß2,.'’，．—-_ \n○〇合作社二é\u0301ñ。“”…·%#+&\u3000\xa0٣ｓ一九⼀㈠①×/\x01")
    ),
    max_size=14,
).map("".join)


@settings(max_examples=2_000)
@given(st.one_of(NEWSPAPER.filter(is_encodable), TANGLES), LANGS)
def test_a_build_cuts_as_a_search_does(text: str, lang: Lang) -> None:
    """
    The fast way to cut finds the same words and breaks as the one that knows the offsets.
    """
    assert numbered(text, lang) == [token and token.term for token in stream(text, lang)]


@given(NEWSPAPER, LANGS)
def test_no_letter_is_lost(text: str, lang: Lang) -> None:
    """
    Every letter and digit of a text is inside a token, in either language.
    """
    inside = {place for token in tokenise(text, lang) for place in range(token.start, token.end)}

    assert not [sign for place, sign in enumerate(text) if sign.isalnum() and place not in inside]


def test_a_line_of_a_million_characters_is_cut() -> None:
    """
    Time grows with the length alone, also where a line never ends.
    """
    assert len(terms("人民" * 500_000, "zh")) == 500_000
    assert len(terms("a" * 1_000_000, "en")) == 1
    assert len(terms("1" * 1_000_000, "zh")) == 1
    assert len(numbered("人民" * 500_000, "zh")) == 500_000
    assert len(numbered("it's 1,5 " * 100_000, "en")) == 500_000


@settings(max_examples=1_000)
@given(st.lists(st.one_of(NEWSPAPER.filter(is_encodable), TANGLES), max_size=4), LANGS)
def test_line_ends_are_counted_in_places(texts: list[str], lang: Lang) -> None:
    """
    Before what follows a line end lie as many places as the text up to there has of its own.
    """
    expected = [
        len(stream(text[: at + 1], lang))
        for text in texts
        for at, sign in enumerate(text)
        if sign == "\n"
    ]

    assert expected == Lexicon(lang).number(texts).line_ends.tolist()
