"""
The sound of Chinese names, and which Latin words may spell them.

Syllables are numbered, and a text's sounds are strings of as many signs as the text has
characters, each the number of a reading of its character: so that a spelled name is looked for
by a search of strings, and found where its characters stand.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from itertools import islice, product
from typing import TYPE_CHECKING, Final

import numpy as np
from pypinyin.pinyin_dict import pinyin_dict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

_MOST_READINGS: Final = 16
"""Ways to read a name that are tried; 朴解繁 have 5 x 3 x 3, but two at most are in use."""

_READ_IN_NAMES: Final = {
    "六": ("lu", "liu"), "蔚": ("yu", "wei"), "朴": ("piao", "pu"), "仇": ("qiu", "chou"),
    "区": ("qu", "ou"), "查": ("cha", "zha"), "单": ("shan", "dan"), "解": ("xie", "jie"),
    "曾": ("zeng", "ceng"), "长": ("chang", "zhang"), "重": ("chong", "zhong"),
    "乐": ("le", "yue", "lao"), "番": ("pan", "fan"), "尉": ("wei", "yu"), "覃": ("qin", "tan"),
    "盛": ("sheng", "cheng"), "莎": ("sha", "suo"), "铅": ("qian", "yan"),
    "堡": ("bao", "pu", "bu"), "浒": ("hu", "xu"), "荥": ("xing", "ying"), "行": ("xing", "hang"),
    "宁": ("ning",), "大": ("da", "dai"), "厦": ("xia", "sha"), "会": ("hui", "kuai", "gui"),
    "台": ("tai",), "石": ("shi",), "阿": ("a", "e"), "车": ("che", "ju"), "都": ("du", "dou"),
    "什": ("shi", "shen"), "克": ("ke",), "色": ("se",), "的": ("de", "di"), "了": ("liao", "le"),
    "黑": ("hei",), "贾": ("jia",), "沈": ("shen",), "种": ("zhong", "chong"), "尹": ("yin",),
    "藏": ("zang", "cang"), "员": ("yuan", "yun"), "郇": ("xun", "huan"),
    "万": ("wan",), "那": ("na",), "冼": ("xian",),
}  # fmt: skip
"""Characters whose first reading in the dictionary of single characters is not that of names."""

_LATIN: Final = str.maketrans("üÜ", "vv")
_NO_SOUND: Final = 1
_READINGS_HEARD: Final = 3
_FIRST_NUMBER: Final = 2


def plain(spelling: str) -> str:
    """
    Take the tones from pinyin, and write ü as v.

    >>> plain("lǚ"), plain("Rénmín")
    ('lv', 'Renmin')
    """
    kept = unicodedata.normalize("NFD", spelling).replace("u\u0308", "v").replace("U\u0308", "v")
    return "".join(sign for sign in kept if not unicodedata.combining(sign))


@cache
def _readings() -> dict[str, tuple[str, ...]]:
    """List the readings of every character, without tones; 0.3 s, once a process."""
    readings: dict[str, tuple[str, ...]] = {}
    for number, spelled in pinyin_dict.items():
        if 0x3400 <= number <= 0x9FFF:
            spelled_plainly = dict.fromkeys(plain(sound) for sound in spelled.split(","))
            readings[chr(number)] = tuple(s for s in spelled_plainly if s.isascii() and s.isalpha())
    readings |= _READ_IN_NAMES
    for character, sounds in readings.items():
        umlauts = [sound for sound in sounds if sound in ("lv", "nv")]
        if umlauts:  # mostly spelled without the dots
            readings[character] = (*sounds, *(sound.replace("v", "u") for sound in umlauts))
    return readings


def readings(character: str) -> tuple[str, ...]:
    """
    Give the ways to read a character, the usual one first; none of what is no character.

    >>> readings("盂"), readings("六"), readings("x")
    (('yu',), ('lu', 'liu'), ())
    """
    return _readings().get(character, ())


@lru_cache(maxsize=100_000)
def spellings(name: str) -> tuple[str, ...]:
    """
    Spell a Chinese name in pinyin without blanks, in every way that it may be read.

    >>> spellings("六安"), spellings("A城")
    (('luan', 'liuan'), ())
    """
    ways = [readings(character) for character in name]
    if not all(ways):
        return ()
    read = islice(product(*(way[:3] for way in ways)), _MOST_READINGS)
    found = dict.fromkeys("".join(way) for way in read)
    return tuple(dict.fromkeys([*found, *(each.replace("v", "yu") for each in found)]))


@cache
def _numbers() -> dict[str, int]:
    """Number the syllables in use."""
    sounds = {sound for ways in _readings().values() for sound in ways}
    usual = sorted(sound for sound in sounds if sound[0] != "v" and re.search("[aeiouv]", sound))
    return {sound: _FIRST_NUMBER + at for at, sound in enumerate(usual)}


@cache
def _tables() -> tuple[NDArray[np.uint16], ...]:
    """Number the first, the second and the third reading of every character."""
    numbers = _numbers()
    tables = tuple(np.full(65_536, _NO_SOUND, np.uint16) for _ in range(_READINGS_HEARD))
    for character, ways in _readings().items():
        known = [numbers[way] for way in ways if way in numbers]
        for at, table in enumerate(tables[: len(known)] if known else ()):
            table[ord(character)] = known[at]
        for table in tables[len(known) :] if known else ():
            table[ord(character)] = known[0]
    return tables


class Sounds:
    """The sounds of a Chinese text, to look for spelled names in."""

    __slots__ = ("_first", "_numbers", "_others")

    def __init__(self, text: str) -> None:
        """Hear a text: 5 us for 400 characters."""
        coded = text.encode("utf-16-le", errors="surrogatepass")
        if len(coded) != 2 * len(text):  # rare signs beyond the first plane have no sound here
            text = "".join(sign if sign < "\U00010000" else "?" for sign in text)
            coded = text.encode("utf-16-le", errors="surrogatepass")
        self._numbers = np.frombuffer(coded, np.uint16)
        self._first = self._read(_tables()[0])
        self._others: tuple[str, ...] = ()

    def _read(self, table: NDArray[np.uint16]) -> str:
        return table[self._numbers].tobytes().decode("utf-16-le")

    def find(self, code: str, start: int, end: int) -> int:
        """
        Find where syllables are heard, each by any reading of its character; -1 if nowhere.

        >>> heard = Sounds("六安专区")
        >>> [max(heard.find(code, 0, 4) for code in parse(word)) for word in ("luan", "zhuanqu")]
        [0, 2]
        """
        found = self._first.find(code, start, end)
        if found >= 0:
            return found
        if not self._others:
            self._others = tuple(self._read(table) for table in _tables()[1:])
        layers = (self._first, *self._others)
        heard = [sum(layer.count(sign, start, end) for layer in layers) for sign in code]
        rarest = heard.index(min(heard))
        if not heard[rarest]:
            return -1
        for layer in layers:
            at = layer.find(code[rarest], start + rarest, end) - rarest
            while start <= at <= end - len(code):
                if all(
                    any(each[at + behind] == sign for each in layers)
                    for behind, sign in enumerate(code)
                ):
                    return at
                at = layer.find(code[rarest], at + rarest + 1, end) - rarest
        return -1


_LONGEST_SYLLABLE: Final = 6
_LONGEST_WORD: Final = 24
"""Letters; the ways to cut a word double with every few."""
_MOST_WAYS: Final = 64
"""Xian'anan has 4, liaoyuanxian 16."""


@lru_cache(maxsize=200_000)
def parse(word: str) -> tuple[str, ...]:
    """
    Cut a Latin word, in small letters, into syllables of pinyin, in every way: codes of sounds.

    None of a word that is too long for a name, or can be cut in too many ways.

    >>> [syllables(code) for code in parse("xian")], parse("stalin")
    ([['xian'], ['xi', 'an']], ())
    """
    if len(word) > _LONGEST_WORD:
        return ()
    ways = _parse(word.translate(_LATIN))
    return tuple(map("".join, ways)) if len(ways) <= _MOST_WAYS else ()


def _parse(letters: str) -> list[list[str]]:
    if not letters:
        return [[]]
    numbers = _numbers()
    ways: list[list[str]] = []
    for length in range(min(_LONGEST_SYLLABLE, len(letters)), 0, -1):
        number = numbers.get(letters[:length])
        if number is not None:
            ways += [[chr(number), *rest] for rest in _parse(letters[length:].lstrip("'"))]
    return ways


@cache
def _sounds() -> dict[str, str]:
    return {chr(number): sound for sound, number in _numbers().items()}


def syllables(code: str) -> list[str]:
    """Spell the syllables of a code."""
    return [_sounds()[sign] for sign in code]


@lru_cache(maxsize=100_000)
def distance(one: str, other: str) -> int:
    """
    Count the letters to be changed, added or left out to make one word of another (Levenshtein).

    >>> distance("lushan", "lushun"), distance("zhang", "zhuang")
    (1, 1)
    """
    row: Sequence[int] = range(len(other) + 1)
    for at, letter in enumerate(one, start=1):
        new = [at]
        for index, there in enumerate(other, start=1):
            new.append(min(row[index] + 1, new[-1] + 1, row[index - 1] + (letter != there)))
        row = new
    return row[-1]
