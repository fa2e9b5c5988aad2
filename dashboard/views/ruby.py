"""Pinyin above Chinese text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.language.pinyin import syllables
from dashboard.language.words import tokenise
from dashboard.views.escaping import as_html

if TYPE_CHECKING:
    from collections.abc import Callable


def pinyin_writer(text: str, start: int, end: int) -> Callable[[int, int], str]:
    """
    Give a function that writes the characters between two offsets as HTML, with their pinyin.

    A word is one <ruby>, each character with its syllable as in that word; where a mark cuts a
    word, either piece has its own.

    Args:
        text: A Chinese text.
        start: 0-based offset of the first character that may be written.
        end: Offset behind the last.

    >>> pinyin_writer("银行，", 0, 3)(0, 3)
    '<ruby>银<rt>yín</rt>行<rt>háng</rt></ruby>，'

    """
    words = tokenise(text[start:end], "zh")
    sounds: dict[int, str] = {}
    firsts = set()
    read = syllables([text[start + word.start : start + word.end] for word in words])
    for word, heard in zip(words, read, strict=True):
        first = start + word.start
        firsts.add(first)
        sounds |= {first + at: sound for at, sound in enumerate(heard or ())}

    def write(first: int, last: int) -> str:
        pieces = []
        is_open = False
        for at in range(first, last):
            sound = sounds.get(at)
            if is_open and (sound is None or at in firsts):
                pieces.append("</ruby>")
                is_open = False
            if sound is not None and not is_open:
                pieces.append("<ruby>")
                is_open = True
            pieces.append(as_html(text[at]))
            if sound is not None:
                pieces.append(f"<rt>{sound}</rt>")
        return "".join([*pieces, "</ruby>" if is_open else ""])

    return write
