"""The sounds of Chinese characters, and the English words that spell them, as arrays for loops."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np
from pypinyin.pinyin_dict import pinyin_dict

if TYPE_CHECKING:
    from numpy.typing import NDArray

_SIGNS: Final = 2**16
_LETTERS: Final = 26
_VOWELS: Final = frozenset("aeiou")
MOST_SYLLABLES: Final = 512


class Sounds(NamedTuple):
    """
    What characters sound like: toneless syllables, numbered. ü is u.

    Attributes:
        begins: First reading of each character below 65536, and how many there are.
            Shape (65537,).
        readings: Syllables of the characters, one behind the other.
        children: A trie of the syllables' spellings: the node that a letter leads to, 0 where
            to none. Shape (nodes, 26).
        syllables: The syllable that a node spells, -1 where none. Shape (nodes,).

    """

    begins: NDArray[np.int32]
    readings: NDArray[np.int64]
    children: NDArray[np.int64]
    syllables: NDArray[np.int64]


@cache
def sounds() -> Sounds:
    """Gather all readings of all characters, rare ones too: 60 ms, once a process."""
    readings: list[list[str]] = [[] for _ in range(_SIGNS)]
    for code, said in pinyin_dict.items():
        if code < _SIGNS:
            spelled = dict.fromkeys(map(_plain, said.split(",")))
            readings[code] = [each for each in spelled if _VOWELS & set(each)]
    spellings = sorted({each for said in readings for each in said})
    number_of = {spelling: number for number, spelling in enumerate(spellings)}
    counts = np.fromiter(map(len, readings), np.int32, _SIGNS)
    numbers = [number_of[each] for said in readings for each in said]
    begins = np.concatenate(([0], np.cumsum(counts))).astype(np.int32)
    return Sounds(begins, np.array(numbers, np.int64), *_trie(spellings))


@cache
def _plain(said: str) -> str:
    letters = unicodedata.normalize("NFD", said)
    return "".join(letter for letter in letters if "a" <= letter <= "z")


def _trie(spellings: list[str]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    children, syllables = [[0] * _LETTERS], [-1]
    for number, spelling in enumerate(spellings):
        node = 0
        for letter in spelling:
            at = ord(letter) - ord("a")
            if not children[node][at]:
                children[node][at] = len(children)
                children.append([0] * _LETTERS)
                syllables.append(-1)
            node = children[node][at]
        syllables[node] = number
    return np.array(children, np.int64), np.array(syllables, np.int64)
