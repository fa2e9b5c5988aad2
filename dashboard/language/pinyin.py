"""The sound of Chinese words in Latin letters: without tones, as readers type it, or with them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pypinyin import Style, lazy_pinyin
from pypinyin.pinyin_dict import pinyin_dict

if TYPE_CHECKING:
    from collections.abc import Sequence

_HAN = re.compile("[\u4e00-\u9fff]+")


def pinyin(words: Sequence[str]) -> list[str | None]:
    """
    Give the pinyin of words, syllable behind syllable; None where a character has none.

    Characters of several sounds are read as in the word (pypinyin's dictionary of phrases):
    14 us a word.

    >>> pinyin(["合作社", "银行", "女", "B52"])
    ['hezuoshe', 'yinhang', 'nv', None]
    """
    return [None if sound is None else "".join(sound) for sound in _read(words, Style.NORMAL)]


def syllables(words: Sequence[str]) -> list[list[str] | None]:
    """
    Give the syllables of words with their tones, one a character; None as of `pinyin`.

    >>> syllables(["银行", "行动", "，"])
    [['yín', 'háng'], ['xíng', 'dòng'], None]
    """
    return _read(words, Style.TONE)


def _read(words: Sequence[str], style: Style) -> list[list[str] | None]:
    read = [word for word in words if _has_sound(word)]
    # Given as a list, words are not cut again; every character has one syllable.
    found = iter(lazy_pinyin(read, style=style))
    sounds = {word: [next(found) for _ in word] for word in read}
    return [sounds.get(word) for word in words]


def _has_sound(word: str) -> bool:
    return _HAN.fullmatch(word) is not None and all(ord(sign) in pinyin_dict for sign in word)
