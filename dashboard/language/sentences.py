"""Where sentences end, in either language: what is quoted around a word or a figure."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.language.words import Lang

# A full stop behind a single capital, a title or another short form is no end of a sentence, nor
# one within a number.
_SHORT_FORMS: Final = (
    *("[A-Z]", "Mr", "Mrs", "Ms", "Dr", "St", "No", "Nos", "vs", "Gen", "Col", "Lt", "Capt", "Maj"),
    *("Prof", "Rev", "Sgt", "Adm", "Messrs", "Fig", "Vol", "cf", r"e\.g", r"i\.e"),
    *("Jan", "Feb", "Aug", "Sept", "Oct", "Nov", "Dec"),
)
_NOT_BEHIND: Final = "".join(rf"(?<!\b{word})" for word in _SHORT_FORMS)
_ENDS: Final[dict[Lang, re.Pattern[str]]] = {
    "zh": re.compile("[。！？]+[”’」』）]*|\n"),
    "en": re.compile(
        rf"(?:{_NOT_BEHIND}\.|[!?])[.!?]*[\"'”’)\]]*(?=\s+[\"'“‘(\[]?[A-Z0-9])|\n",
    ),
}


def sentence_ends(text: str, lang: Lang) -> list[int]:
    """
    List the offsets behind each sentence of a text, in order; the last is the text's end.

    >>> sentence_ends("来了三人。走了两人。", "zh")
    [5, 10]
    >>> sentence_ends("Mr. Li paid 1.5 yuan. All left.", "en")
    [21, 31]
    """
    ends = [end.end() for end in _ENDS[lang].finditer(text)]
    return ends if ends and ends[-1] == len(text) else [*ends, len(text)]


def sentence_around(
    text: str, ends: Sequence[int], start: int, end: int, *, most: int
) -> tuple[int, int]:
    """
    Give the span of the sentence, or sentences, that hold a span, without blanks around it.

    Args:
        text: The whole text.
        ends: Of its sentences.
        start: 0-based offset of the span's first character.
        end: Offset behind its last.
        most: Characters; a longer sentence is cut to so many around the span, half to each side.

    >>> text = "走了。来了三人。"
    >>> sentence_around(text, sentence_ends(text, "zh"), 5, 7, most=99)
    (3, 8)

    """
    before = bisect_right(ends, start)
    first = ends[before - 1] if before else 0
    last = ends[min(bisect_left(ends, end), len(ends) - 1)]
    if last - first > most:
        first, last = max(first, start - most // 2), min(last, end + most // 2)
    while first < start and text[first].isspace():
        first += 1
    while last > end and text[last - 1].isspace():
        last -= 1
    return first, last
