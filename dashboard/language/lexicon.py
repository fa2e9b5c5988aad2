"""
Number the words of many texts: `words.stream`, as fast as a build needs it.

`stream` looks for each word's offsets; an index only needs the order. So texts are cut in
few calls of C or Rust, every different piece is looked at once, and what is left are arrays
of numbers. Both cut alike: a test compares them.
"""

from __future__ import annotations

import re
from array import array
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np
import rjieba

from dashboard.language import words
from dashboard.language.compiled import compiled, loop
from dashboard.language.pieces import find_pieces, kinds_of_signs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from dashboard.language.words import Lang

BREAK: Final = 0
"""Number of a break between words; words are numbered from 1."""
_SKIP: Final = -1
"""Number of what is neither word nor break: blanks, hyphens, lone apostrophes."""

# What the segmenter would take together with the Han characters beside it.
_NOT_HAN: Final = re.compile(rf"[^\W{words.HAN}]|[+#&.%\-]")
_TO_SEGMENTER: Final = str.maketrans("+#&.%-_", "。。。。。\u2010’")
_WORD: Final = re.compile(f"({words.WORD})")
_PART: Final = "\0"
"""Parts the pieces of a text."""
_LINE_END: Final = 2**31 - 1
"""Code of a line end, which is a break, and is counted."""
_CHARACTERS_AT_ONCE: Final = 4_000_000
_FOLDED: Final = re.compile(
    "[○\u2e80-\u2fdf\u3021-\u3029\u3038-\u303b\uf900-\ufaff\U0002f800-\U0002fa1f]"
)


_WORTH_COMPILING: Final = 500_000
"""Characters: a third of a second as Python."""


class Numbered(NamedTuple):
    """
    Some texts as numbers of words.

    Attributes:
        numbers: Of all texts, one behind the other; BREAK is a break, one where several
            meet, and none where a text begins. Shape (places,).
        begins: Where each text begins, and the end of the last. Shape (texts + 1,).
        line_ends: Of each line end of all texts, in order, how many numbers of its text lie
            before what follows it. Shape (line ends,).

    """

    numbers: NDArray[np.int32]
    begins: NDArray[np.int64]
    line_ends: NDArray[np.int32]


class Lexicon:
    """
    The words of one language, numbered in order of appearance.

    Attributes:
        lang: The language.
        terms: The words as indexed; `terms[number - 1]`.

    >>> lexicon = Lexicon("en")
    >>> lexicon.number(["Snow, and SNOW!", "and so on"]).numbers.tolist()
    [1, 0, 2, 1, 0, 2, 3, 4]
    >>> lexicon.terms
    ['snow', 'and', 'so', 'on']

    """

    def __init__(self, lang: Lang) -> None:
        self.lang: Lang = lang
        self.terms: list[str] = []
        self._number_of: dict[str, int] = {}
        self._pieces = _Pieces(self)

    def __len__(self) -> int:
        """Count the different pieces met, which is what takes memory."""
        return len(self._pieces)

    def number(self, texts: Sequence[str]) -> Numbered:
        """Cut texts and number their words."""
        parts = [self._number_some(some) for some in _batches(texts)]
        lengths = np.concatenate([[0], *(np.diff(part.begins) for part in parts)])
        none = np.zeros(0, np.int32)
        numbers = np.concatenate([none, *(part.numbers for part in parts)])
        line_ends = np.concatenate([none, *(part.line_ends for part in parts)])
        return Numbered(numbers, np.cumsum(lengths), line_ends)

    def _number_some(self, texts: Sequence[str]) -> Numbered:
        cut = _parted_zh if self.lang == "zh" else _parted_en
        parted = [cut(text) for text in texts]
        joined = _PART.join([*parted, ""])
        signs = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), np.int32)
        ends = np.cumsum(np.fromiter(map(len, parted), np.int64, len(parted)) + 1)
        find = compiled(find_pieces, len(signs), worth=_WORTH_COMPILING)
        pieces, pieces_before, starts, stops = find(signs, ends, kinds_of_signs())
        spans = zip(starts.tolist(), stops.tolist(), strict=True)
        known = map(self._pieces.__getitem__, [joined[start:stop] for start, stop in spans])
        codes = np.append(np.fromiter(known, np.int32, len(starts)), np.int32(BREAK))
        join = compiled(_join, len(signs), worth=_WORTH_COMPILING)
        return Numbered(*join(codes[pieces], pieces_before, *self._pieces.sequences()))

    def number_piece(self, piece: str) -> tuple[int, ...]:
        """Number the words and breaks of a piece as texts are parted into."""
        if piece.isascii() and piece.isalpha():
            # Most new pieces are plain words, whose form as indexed is plain as well.
            return (self._number(piece.lower()),)
        numbers = []
        # The segmenter's pieces are words already; an English one may hold several.
        for part in (piece,) if self.lang == "zh" else words.pieces_of(piece, "en"):
            term = words.term_of(part, self.lang)
            if term:
                numbers.append(self._number(term))
            elif term is not None:
                numbers.append(BREAK)
        return tuple(numbers) or (_SKIP,)

    def _number(self, term: str) -> int:
        number = self._number_of.setdefault(term, len(self.terms) + 1)
        if number > len(self.terms):
            self.terms.append(term)
        return number


class _Pieces(dict[str, int]):
    """
    Every piece met, as the number in it, or as a code of several.

    Code -2 stands for the first sequence of several numbers, -3 for the second, and so on.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__({"\n": _LINE_END})
        self._lexicon = lexicon
        self._begins = array("q", [0])
        self._numbers = array("i")

    def __missing__(self, piece: str) -> int:
        numbers = self._lexicon.number_piece(piece)
        if len(numbers) == 1:
            code = numbers[0]
        else:
            code = _SKIP - len(self._begins)
            self._numbers.extend(numbers)
            self._begins.append(len(self._numbers))
        self[piece] = code
        return code

    def sequences(self) -> tuple[NDArray[np.int64], NDArray[np.int32]]:
        """
        Give where each sequence begins, and the end of the last, and the numbers of all.
        """
        return np.array(self._begins, np.int64), np.array(self._numbers, np.int32)


def _batches(texts: Sequence[str]) -> Iterator[Sequence[str]]:
    """Part texts into runs of some length, for memory; a text is never parted."""
    first = characters = 0
    for number, text in enumerate(texts):
        if characters > _CHARACTERS_AT_ONCE:
            yield texts[first:number]
            first, characters = number, 0
        characters += len(text)
    yield texts[first:]


def _parted_en(text: str) -> str:
    """Cut at blanks, which no word or break ever reaches across; a line end is a break."""
    return _without_parts(text).replace("\n", " \n ").replace(" ", _PART)


def _parted_zh(text: str) -> str:
    """Cut with the segmenter, which parts signs and blanks from words as well."""
    return _PART.join(_pieces_zh(_without_parts(text)))


def _without_parts(text: str) -> str:
    """Put another break sign for that which parts pieces here; no file of the archive has it."""
    return text.replace(_PART, "\x01") if _PART in text else text


def _pieces_zh(text: str) -> list[str]:
    if "——" in text:
        text = text.replace("——", "。")
    if not _NOT_HAN.search(text):
        return _segments(text)
    cut: list[str] = []
    for number, part in enumerate(_WORD.split(text)):
        if number % 2:
            cut.append(part)
        elif part:
            cut += _segments(part.translate(_TO_SEGMENTER))
    return cut


def _segments(text: str) -> list[str]:
    if _FOLDED.search(text):
        text = _FOLDED.sub(lambda sign: words.fold_han(sign[0]), text)
    cut: list[str] = rjieba.cut(text, hmm=False)
    return cut


@loop
def _join(
    codes: NDArray[np.int32],
    pieces_before: NDArray[np.int64],
    sequence_begins: NDArray[np.int64],
    sequences: NDArray[np.int32],
) -> tuple[NDArray[np.int32], NDArray[np.int64], NDArray[np.int32]]:
    """
    Write the numbers of all pieces behind each other, without blanks and breaks that say nothing.

    Args:
        codes: Of the pieces of all texts: a number, or that of a sequence.
        pieces_before: Pieces before each text, and in all.
        sequence_begins: Where each sequence begins, and the end of the last.
        sequences: Their numbers.

    Returns:
        As Numbered has them.

    """
    most = len(codes)
    lines = 0
    for code in codes:
        if code < _SKIP:
            most += sequence_begins[_SKIP - code] - sequence_begins[_SKIP - code - 1]
        lines += code == _LINE_END
    numbers = np.empty(most, np.int32)
    line_ends = np.empty(lines, np.int32)
    lines = 0
    begins = np.zeros(len(pieces_before), np.int64)
    place = 0
    for text in range(len(pieces_before) - 1):
        for code in codes[pieces_before[text] : pieces_before[text + 1]]:
            first, last = 0, 1
            if code < _SKIP:
                first, last = sequence_begins[_SKIP - code - 1], sequence_begins[_SKIP - code]
            for at in range(first, last):
                number = sequences[at] if code < _SKIP else code
                number = BREAK if number == _LINE_END else number
                says_nothing = number == BREAK and (
                    place == begins[text] or numbers[place - 1] == BREAK
                )
                if number != _SKIP and not says_nothing:
                    numbers[place] = number
                    place += 1
            if code == _LINE_END:
                line_ends[lines] = place - begins[text]
                lines += 1
        begins[text + 1] = place
    return numbers[:place].copy(), begins, line_ends
