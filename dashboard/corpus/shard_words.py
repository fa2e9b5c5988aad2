"""The words of a shard: its texts as numbers, from 1, and how often each word occurs."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from dashboard.language.lexicon import BREAK, Lexicon

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dashboard.language.words import Lang

# Words met for the first time cost as much as all others together, so that a process
# remembers those of the shards before: up to half a million spellings, some 100 MB.
_MOST_SPELLINGS = 500_000
_LEXICONS: dict[Lang, Lexicon] = {}


class ShardWords(NamedTuple):
    """
    The texts of a shard in one language.

    Attributes:
        numbers: Of the words of all texts, from 1; 0 is a break. Shape (places,).
        places: Words and breaks of each text. Shape (texts,).
        words: Words of each text. Shape (texts,).
        terms: The words by number, from 1.
        occurrences: Of each word. Shape (terms,).

    """

    numbers: NDArray[np.int32]
    places: NDArray[np.int64]
    words: NDArray[np.int64]
    terms: list[str]
    occurrences: NDArray[np.int64]


def count_words(texts: list[str], lang: Lang) -> ShardWords:
    """Cut texts, number their words as they are numbered in this shard alone, and count them."""
    lexicon = _lexicon(lang)
    numbers, begins = lexicon.number(texts)
    # The process's numbers become the shard's own, without gaps.
    occurrences = np.bincount(numbers, minlength=len(lexicon.terms) + 1)
    occurrences[BREAK] = 0
    used = np.flatnonzero(occurrences)
    own_number = np.zeros(len(occurrences), np.int32)
    own_number[used] = np.arange(1, len(used) + 1)
    breaks_before = np.concatenate(([0], np.cumsum(numbers == BREAK)))
    places = np.diff(begins)
    return ShardWords(
        numbers=own_number[numbers],
        places=places,
        words=places - np.diff(breaks_before[begins]),
        terms=[lexicon.terms[number - 1] for number in used.tolist()],
        occurrences=occurrences[used],
    )


def _lexicon(lang: Lang) -> Lexicon:
    known = _LEXICONS.get(lang)
    if known is None or len(known) > _MOST_SPELLINGS:
        known = _LEXICONS[lang] = Lexicon(lang)
    return known
