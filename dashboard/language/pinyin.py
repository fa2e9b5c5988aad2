"""The sound of Chinese words, in Latin letters without tones, as readers type it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pypinyin import lazy_pinyin
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
    read = [word for word in words if _has_sound(word)]
    # Given as a list, words are not cut again; every character has one syllable.
    syllables = iter(lazy_pinyin(read))
    sounds = {word: "".join(next(syllables) for _ in word) for word in read}
    return [sounds.get(word) for word in words]


def _has_sound(word: str) -> bool:
    return _HAN.fullmatch(word) is not None and all(ord(sign) in pinyin_dict for sign in word)
