"""Words that a reader may mean, against a list of all words of the texts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import pytest
from plain_articles import count_words
from pypinyin import lazy_pinyin

from dashboard.language.words import is_word
from dashboard.search.lattice import _LONGEST_WORD
from dashboard.search.vocabulary import Suggestion, vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plain_articles import Plain

    from dashboard.language.words import Lang

EVERYTHING = 1_000_000
HAN = re.compile("[\u4e00-\u9fff]+")


class Word(NamedTuple):
    """
    A word of a language as the texts have it.
    """

    term: str
    lang: Lang
    occurrences: int
    pinyin: str


@pytest.fixture(scope="module")
def words(plain: Plain) -> list[Word]:
    """
    Count all words; those of Chinese characters alone have a sound.
    """
    english = [Word(*each, "") for each in in_language(plain, "en")]
    return english + [
        Word(*each, "".join(lazy_pinyin([each[0]])) if HAN.fullmatch(each[0]) else "")
        for each in in_language(plain, "zh")
    ]


def in_language(plain: Plain, lang: Lang) -> list[tuple[str, Lang, int]]:
    """
    Count the words of a language.
    """
    return [(term, lang, n) for term, n in count_words(plain.articles, lang).items()]


def plainly(found: Iterable[Suggestion | Word]) -> set[tuple[str, Lang, int]]:
    """
    Leave the sound out.
    """
    return {(each.term, each.lang, each.occurrences) for each in found}


@pytest.mark.parametrize(
    ("typed", "begins", "sounds"),
    [
        pytest.param("coop", "coop", "coop", id="the beginning of an English word"),
        pytest.param("t", "t", "t", id="a letter"),
        pytest.param("Peop", "peop", "peop", id="in any case"),
        pytest.param("１９", "19", None, id="in any width"),
        pytest.param("hezuo", "hezuo", "hezuo", id="pinyin"),
        pytest.param("he zuo", None, "hezuo", id="pinyin with blanks"),
        pytest.param("xi'an", "xi'an", "xian", id="pinyin with an apostrophe"),
        pytest.param("nü", "nu", "nv", id="pinyin with dots"),
        pytest.param("合", "合", None, id="a character"),
        pytest.param("農", "农", None, id="a traditional character"),
        pytest.param(" 人民 ", "人民", None, id="blanks around a word"),
        pytest.param("zyzzyva", "zyzzyva", "zyzzyva", id="nothing of the kind"),
        pytest.param("the people", None, "thepeople", id="two words"),
    ],
)
def test_what_is_typed_finds_the_words_that_begin_so_or_sound_so(
    plain: Plain, words: list[Word], typed: str, begins: str | None, sounds: str | None
) -> None:
    """
    All of them, and no others; the most frequent first.
    """
    expected = [
        word
        for word in words
        if (begins is not None and word.term.startswith(begins))
        or (sounds is not None and word.pinyin.startswith(sounds))
    ]

    found = vocabulary(plain.corpus).suggest(typed, EVERYTHING)

    assert plainly(found) == plainly(expected)
    occurrences = [each.occurrences for each in found]
    assert occurrences == sorted(occurrences, reverse=True)


@pytest.mark.parametrize("typed", ["t", "h", "人", "sh"])
def test_the_most_frequent_of_each_kind_are_given(
    plain: Plain, words: list[Word], typed: str
) -> None:
    """
    No kind takes the room of another, and there are at most two kinds' worth.
    """
    found = vocabulary(plain.corpus).suggest(typed, 4)

    kinds = [
        [word for word in words if word.lang == "en" and word.term.startswith(typed)],
        [word for word in words if word.lang == "zh" and word.term.startswith(typed)],
        [word for word in words if word.pinyin.startswith(typed)],
    ]
    best = sorted(
        (n for kind in kinds for n in sorted((w.occurrences for w in kind), reverse=True)[:4]),
        reverse=True,
    )
    assert [each.occurrences for each in found] == best[:8]


@pytest.mark.parametrize("typed", ["", "  ", "\n"])
def test_nothing_typed_suggests_nothing(plain: Plain, typed: str) -> None:
    """
    Otherwise the whole vocabulary would begin so.
    """
    assert vocabulary(plain.corpus).suggest(typed) == []


def test_a_suggestion_says_how_a_word_sounds(plain: Plain) -> None:
    """
    Chinese words have pinyin, English ones have none.
    """
    found = vocabulary(plain.corpus).suggest("renmin") + vocabulary(plain.corpus).suggest("people")

    sounds = {each.term: each.pinyin for each in found}
    assert (sounds["人民"], sounds["people"]) == ("renmin", "")


def test_words_that_sound_exactly_so_are_found(plain: Plain, words: list[Word]) -> None:
    """
    The eight most frequent, whatever stands between the syllables.
    """
    expected = sorted((word.occurrences for word in words if word.pinyin == "shi"), reverse=True)

    found = vocabulary(plain.corpus).sounding("shi")

    assert {each.pinyin for each in found} == {"shi"}
    assert [each.occurrences for each in found] == expected[:8]
    assert vocabulary(plain.corpus).sounding("Ren min") == vocabulary(plain.corpus).sounding(
        "renmin"
    )


def test_words_of_several_characters_are_the_dictionary_s(words: list[Word]) -> None:
    """
    The grammar relies on it: a Chinese word is known, and not too long, or is one character.
    """
    several = [word.term for word in words if HAN.fullmatch(word.term) and len(word.term) > 1]

    assert [term for term in several if not is_word(term)] == []
    assert max(map(len, several)) <= _LONGEST_WORD
