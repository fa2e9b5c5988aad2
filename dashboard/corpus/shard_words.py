"""The words of a shard: its texts as numbers, from 1, and how often each word occurs."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from dashboard.language.lexicon import BREAK, Lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

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
        line_ends: Of each line end of all texts, how many places of its text lie before what
            follows it. Shape (line ends,).
        terms: The words by number, from 1.
        occurrences: Of each word. Shape (terms,).

    """

    numbers: NDArray[np.int32]
    places: NDArray[np.int64]
    words: NDArray[np.int64]
    line_ends: NDArray[np.int32]
    terms: list[str]
    occurrences: NDArray[np.int64]


def count_words(texts: list[str], lang: Lang) -> ShardWords:
    """Cut texts, number their words as they are numbered in this shard alone, and count them."""
    lexicon = _lexicon(lang)
    numbers, begins, line_ends = lexicon.number(texts)
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
        line_ends=line_ends,
        terms=[lexicon.terms[number - 1] for number in used.tolist()],
        occurrences=occurrences[used],
    )


def places_before(
    titles: Sequence[str],
    bodies: Sequence[str],
    words: ShardWords,
    articles: NDArray[np.int64],
    ends: NDArray[np.int64],
) -> NDArray[np.int64]:
    r"""
    Give how many places of its text lie before what follows the end of a paragraph.

    Args:
        titles: Of the texts.
        bodies: Of the texts, each behind its title and a line end.
        words: What `count_words` gave for these texts.
        articles: Index of the text that each end is in. Shape (ends,).
        ends: Offset in its body behind the last character of a paragraph; 0 for the title.

    >>> words = count_words(["Rain\nIt rains.\nStill."], "en")
    >>> texts = ["Rain"], ["It rains.\nStill."]
    >>> places_before(*texts, words, np.array([0, 0, 0]), np.array([0, 9, 16])).tolist()
    [2, 5, 7]

    """
    joined = "\n".join(bodies)
    signs = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), np.uint32)
    lengths = np.fromiter(map(len, bodies), np.int64, len(bodies))
    starts = np.cumsum(lengths + 1) - lengths - 1
    is_line_end = signs == ord("\n")
    is_line_end[starts[1:] - 1] = False  # there only because the bodies were joined
    up_to = np.concatenate(([0], np.cumsum(is_line_end)))
    in_titles = np.fromiter((title.count("\n") + 1 for title in titles), np.int64, len(titles))
    in_bodies = up_to[starts + lengths] - up_to[starts]
    first_of_body = np.cumsum(in_titles + in_bodies) - in_bodies
    line = up_to[starts[articles] + ends] - up_to[starts[articles]]
    line = first_of_body[articles] + np.where(ends == 0, -1, line)
    is_last = (ends == lengths[articles]) & (ends > 0)
    line_ends = np.append(words.line_ends, 0)
    return np.where(is_last, words.places[articles], line_ends[np.where(is_last, -1, line)])


def _lexicon(lang: Lang) -> Lexicon:
    known = _LEXICONS.get(lang)
    if known is None or len(known) > _MOST_SPELLINGS:
        known = _LEXICONS[lang] = Lexicon(lang)
    return known
