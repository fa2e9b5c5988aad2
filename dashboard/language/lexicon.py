"""
Number the words of many texts: `words.stream`, as fast as a build needs it.

`stream` looks for each word's offsets; an index only needs the order. So texts are cut in
few calls of C, C++ or Rust, every different piece is looked at once, and what is left are
arrays of numbers. Both cut alike: a test compares them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import rjieba

from dashboard.language import words

if TYPE_CHECKING:
    from collections.abc import Sequence

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
_FOLDED: Final = re.compile(
    "[○\u2e80-\u2fdf\u3021-\u3029\u3038-\u303b\uf900-\ufaff\U0002f800-\U0002fa1f]"
)


class Numbered(NamedTuple):
    """
    Some texts as numbers of words.

    Attributes:
        numbers: Of all texts, one behind the other; BREAK is a break, one where several
            meet, and none where a text begins. Shape (places,).
        begins: Where each text begins, and the end of the last. Shape (texts + 1,).

    """

    numbers: NDArray[np.int32]
    begins: NDArray[np.int64]


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
        cut = _cut_zh if self.lang == "zh" else _cut_en
        pieces, pieces_of_texts = cut(texts)
        encoded = pieces.dictionary_encode()
        sequences = [self._pieces[piece] for piece in encoded.dictionary.to_pylist()]
        numbers, lengths = _spread(sequences, encoded.indices.to_numpy())
        text_of = np.repeat(np.arange(len(texts)), pieces_of_texts)
        return _without_blanks(numbers, np.repeat(text_of, lengths), len(texts))

    def number_piece(self, piece: str) -> tuple[int, ...]:
        """Number the words and breaks of a piece as `_cut_en` or `_cut_zh` makes them."""
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


class _Pieces(dict[str, tuple[int, ...]]):
    """Every piece met, and the numbers in it."""

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__()
        self._lexicon = lexicon

    def __missing__(self, piece: str) -> tuple[int, ...]:
        found = self[piece] = self._lexicon.number_piece(piece)
        return found


def _cut_en(texts: Sequence[str]) -> tuple[pa.Array, NDArray[np.int64]]:
    """Cut at blanks, which no word or break ever reaches across; a line end is a break."""
    lines = pc.replace_substring(pa.array(texts, pa.large_string()), "\n", " \n ")
    lists = pc.split_pattern(lines, " ")
    return lists.flatten(), pc.list_value_length(lists).to_numpy().astype(np.int64)


def _cut_zh(texts: Sequence[str]) -> tuple[pa.Array, NDArray[np.int64]]:
    """Cut with the segmenter, which parts signs and blanks from words as well."""
    pieces: list[str] = []
    counts = []
    for text in texts:
        cut = _pieces_zh(text)
        pieces += cut
        counts.append(len(cut))
    return pa.array(pieces, pa.string()), np.array(counts, np.int64)


def _pieces_zh(text: str) -> list[str]:
    if "——" in text:
        text = text.replace("——", "\n")
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


def _spread(
    sequences: list[tuple[int, ...]], order: NDArray[np.int32]
) -> tuple[NDArray[np.int32], NDArray[np.int64]]:
    """
    Write sequences one behind the other.

    Args:
        sequences: Of numbers, none empty.
        order: Which sequence comes when. Shape (pieces,).

    Returns:
        All numbers, and how many of them each place in the order has given.

    """
    lengths = np.fromiter(map(len, sequences), np.int64, len(sequences))
    values = np.fromiter(
        (number for sequence in sequences for number in sequence), np.int32, int(lengths.sum())
    )
    if len(values) == len(sequences):
        return values[order], np.ones(len(order), np.int64)
    begins = np.cumsum(lengths) - lengths
    spread = lengths[order]
    shift = begins[order] - (np.cumsum(spread) - spread)
    return values[np.arange(int(spread.sum())) + np.repeat(shift, spread)], spread


def _without_blanks(numbers: NDArray[np.int32], text_of: NDArray[np.int64], texts: int) -> Numbered:
    """Drop what is no word, and all breaks but one between two words."""
    is_kept = numbers != _SKIP
    numbers, text_of = numbers[is_kept], text_of[is_kept]
    before = np.full(len(numbers), BREAK, np.int32)
    before[1:] = np.where(text_of[1:] == text_of[:-1], numbers[:-1], BREAK)
    is_kept = (numbers != BREAK) | (before != BREAK)
    numbers, text_of = numbers[is_kept], text_of[is_kept]
    begins = np.concatenate(([0], np.cumsum(np.bincount(text_of, minlength=texts))))
    return Numbered(numbers, begins)
