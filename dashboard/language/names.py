"""
Find the names that original and translation share: 榆次 and Yuci.

A capitalised English word that parts into syllables of pinyin (Yu-ci; Xi'an as well) is looked
for among the sounds of the characters. What is looked for are pairs of neighbouring syllables:
two of one word, or the last of one and the first of the next (Jiao Shuzhen: jiao-shu, shu-zhen).
Loops over arrays (see compiled).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from dashboard.language.compiled import lean, loop
from dashboard.language.sounds import MOST_SYLLABLES

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dashboard.language.paragraphs import Passages
    from dashboard.language.sounds import Sounds

_LONGEST: Final = 24
"""Letters of a word that may be a name."""
_SYLLABLE: Final = 6
"""Letters of the longest syllables."""
_FIRST_ROOM: Final = 1_024
_PAIRS: Final = MOST_SYLLABLES**2
_A, _Z, _CAPITAL_A, _CAPITAL_Z = ord("a"), ord("z"), ord("A"), ord("Z")
_APOSTROPHE, _RAISED_COMMA, _BLANK, _S = ord("'"), ord("’"), ord(" "), ord("s")
_UMLAUT, _U = ord("ü"), ord("u")


class _Word(NamedTuple):
    """
    A word that is read, and what is known of its parts; room for the longest.

    Attributes:
        letters: From 0.
        may_end: Whether the letters from here on part into syllables.
        may_begin: Whether those before do.
        pairs: Of neighbouring syllables.

    """

    letters: NDArray[np.int64]
    may_end: NDArray[np.bool_]
    may_begin: NDArray[np.bool_]
    pairs: NDArray[np.int64]


@loop
def spelled_names(en: Passages, sounds: Sounds) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """
    List the pairs of syllables that English passages have in their names.

    Returns:
        Passages, in order, and a pair of each: syllable * MOST_SYLLABLES + the next; a passage
        is there as often as it has different ones.

    """
    word = _Word(
        np.zeros(_LONGEST, np.int64),
        np.zeros(_LONGEST + 1, np.bool_),
        np.zeros(_LONGEST + 1, np.bool_),
        np.zeros(_LONGEST * _SYLLABLE**2 + _SYLLABLE, np.int64),
    )
    last_met = np.full(_PAIRS, -1, np.int32)
    passages, pairs = np.zeros(_FIRST_ROOM, np.int64), np.zeros(_FIRST_ROOM, np.int64)
    found = 0
    for passage in range(len(en.starts)):
        at, tail = en.places[passage], -1
        stop = at + en.ends[passage] - en.starts[passage]
        while at < stop:
            if _CAPITAL_A <= en.signs[at] <= _CAPITAL_Z:
                at, length = _read_word(word, en.signs, at, stop)
                count, tail = _pairs_of_word(word, length, sounds, tail)
                for number in range(count):
                    pair = word.pairs[number]
                    if last_met[pair] != passage:
                        last_met[pair] = passage
                        if found == len(passages):
                            passages, pairs = _wider(passages), _wider(pairs)
                        passages[found], pairs[found] = passage, pair
                        found += 1
            else:
                if en.signs[at] != _BLANK:
                    tail = -1
                while at < stop and _is_letter(en.signs[at]):
                    at += 1
                at += 1
    return passages[:found], pairs[:found]


@loop
def heard_names(
    zh: Passages, sounds: Sounds, pairs_en: NDArray[np.int64], begins_en: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """
    List likewise the pairs of syllables of Chinese passages that their translations spell.

    Args:
        zh: The passages.
        sounds: Of characters.
        pairs_en: Those of the translations.
        begins_en: First of them of each text, and how many there are. Shape (texts + 1,).

    """
    is_spelled_in = np.full(_PAIRS, -1, np.int32)
    last_met = np.full(_PAIRS, -1, np.int32)
    passages, pairs = np.zeros(_FIRST_ROOM, np.int64), np.zeros(_FIRST_ROOM, np.int64)
    found = 0
    for text in range(len(zh.begins) - 1):
        if begins_en[text] == begins_en[text + 1]:
            continue
        is_spelled_in[pairs_en[begins_en[text] : begins_en[text + 1]]] = text
        for passage in range(zh.begins[text], zh.begins[text + 1]):
            first = zh.places[passage]
            for at in range(first, first + zh.ends[passage] - zh.starts[passage] - 1):
                one = min(zh.signs[at], len(sounds.begins) - 2)
                other = min(zh.signs[at + 1], len(sounds.begins) - 2)
                for a in range(sounds.begins[one], sounds.begins[one + 1]):
                    for b in range(sounds.begins[other], sounds.begins[other + 1]):
                        pair = sounds.readings[a] * MOST_SYLLABLES + sounds.readings[b]
                        if is_spelled_in[pair] == text and last_met[pair] != passage:
                            last_met[pair] = passage
                            if found == len(passages):
                                passages, pairs = _wider(passages), _wider(pairs)
                            passages[found], pairs[found] = passage, pair
                            found += 1
    return passages[:found], pairs[:found]


@lean
def _read_word(word: _Word, signs: NDArray[np.uint32], at: int, stop: int) -> tuple[int, int]:
    """
    Read the letters of a word; give the place behind it, and how many there are.

    An apostrophe parts syllables (Xi'an) or is left out with the s behind it. Of a word with
    more letters than there is room for none are given.
    """
    length = 0
    while at < stop:
        sign = signs[at]
        if _is_letter(sign):
            if length < _LONGEST:
                word.letters[length] = _plain(sign)
            length += 1
        elif sign in (_APOSTROPHE, _RAISED_COMMA) and at + 1 < stop and _is_letter(signs[at + 1]):
            if signs[at + 1] == _S and (at + 2 == stop or not _is_letter(signs[at + 2])):
                at += 2
                break
        else:
            break
        at += 1
    return at, length if length <= _LONGEST else 0


@lean
def _pairs_of_word(word: _Word, length: int, sounds: Sounds, tail: int) -> tuple[int, int]:
    """
    Note the pairs of a word, in every way to part it, and that with the name before it.

    Args:
        word: Read.
        length: Its letters.
        sounds: Of syllables.
        tail: Last syllable of the name right before it; -1 without one.

    Returns:
        How many pairs, and its own last syllable; 0 and -1 if it is no name.

    """
    if length == 0 or not _parts(word, length, sounds):
        return 0, -1
    found, last = 0, -1
    word.may_begin[0] = True
    word.may_begin[1 : length + 1] = False
    for start in range(length):
        if not word.may_begin[start]:
            continue
        for middle in range(start + 1, min(start + _SYLLABLE, length) + 1):
            one = _syllable(word, start, middle, sounds) if word.may_end[middle] else -1
            if one < 0:
                continue
            word.may_begin[middle] = True
            if start == 0 and tail >= 0:
                word.pairs[found] = tail * MOST_SYLLABLES + one
                found += 1
            if middle == length and last < 0:
                last = one
            for stop in range(middle + 1, min(middle + _SYLLABLE, length) + 1):
                other = _syllable(word, middle, stop, sounds) if word.may_end[stop] else -1
                if other >= 0:
                    word.pairs[found] = one * MOST_SYLLABLES + other
                    found += 1
    return found, last


@lean
def _parts(word: _Word, length: int, sounds: Sounds) -> bool:
    """Note from which letters on a word parts into syllables; tell whether the whole does."""
    word.may_end[length] = True
    for start in range(length - 1, -1, -1):
        word.may_end[start] = False
        for stop in range(start + 1, min(start + _SYLLABLE, length) + 1):
            if word.may_end[stop] and _syllable(word, start, stop, sounds) >= 0:
                word.may_end[start] = True
    return bool(word.may_end[0])


@lean
def _syllable(word: _Word, start: int, stop: int, sounds: Sounds) -> int:
    """Give the syllable that some letters spell; -1 if they spell none."""
    node = 0
    for at in range(start, stop):
        node = sounds.children[node, word.letters[at]]
        if node == 0:
            return -1
    syllable: int = sounds.syllables[node]
    return syllable


@lean
def _is_letter(sign: int) -> bool:
    return _A <= sign <= _Z or _CAPITAL_A <= sign <= _CAPITAL_Z or sign == _UMLAUT


@lean
def _plain(sign: int) -> int:
    """Give the number of a letter, whatever its case; ü is u."""
    if sign == _UMLAUT:
        return _U - _A
    return sign - _CAPITAL_A if sign <= _CAPITAL_Z else sign - _A


@loop
def _wider(numbers: NDArray[np.int64]) -> NDArray[np.int64]:
    """Give the same numbers with room for twice as many."""
    return np.append(numbers, np.zeros(len(numbers), np.int64))
