"""The words beside hits: neighbours for sorting, and windows for collocates."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from dashboard.language.compiled import compiled, loop
from dashboard.search.numbers import different
from dashboard.search.streams import NO_WORD, texts

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dashboard.corpus.database import Corpus
    from dashboard.corpus.patience import Patience
    from dashboard.language.words import Lang
    from dashboard.search.finding import Hits
    from dashboard.search.streams import Texts

_WORTH_COMPILING = 100_000
"""Steps from word to word: 50 ms as Python."""


class Window(NamedTuple):
    """
    What stands around hits.

    Attributes:
        counts: How often each word stands in a window, by id; what stands in the windows of
            several hits counts once. Shape (terms,).
        left: How often to the left of a hit, likewise.
        right: To the right.
        hits_with: In how many windows each word stands. Shape (terms,).
        words: In all windows, each once.

    """

    counts: NDArray[np.int32]
    left: NDArray[np.int32]
    right: NDArray[np.int32]
    hits_with: NDArray[np.int32]
    words: int


def words_beside(
    corpus: Corpus, lang: Lang, hits: Hits, side: str, many: int, patience: Patience
) -> NDArray[np.int32]:
    """
    Give the words nearest to hits, punctuation left out.

    Args:
        corpus: To ask.
        lang: Of the hits.
        hits: In order.
        side: "left" or "right".
        many: How many words.
        patience: How long it may take.

    Returns:
        Ids, the nearest first; NO_WORD where the text has no more. Shape (hits, many).

    """
    read = texts(corpus, lang, different(hits.articles), patience)
    give = compiled(_beside, len(hits.articles) * many, worth=_WORTH_COMPILING)
    from_place = hits.positions if side == "left" else hits.lasts
    step = -1 if side == "left" else 1
    return give(*_starts_and_ends(read, hits.articles), read.ids, from_place, step, many)


def window(
    read: Texts, hits: Hits, terms: int, left: int, right: int, patience: Patience
) -> Window:
    """
    Count the words around hits, punctuation left out; the hit's own words are not around it.

    Args:
        read: The texts of all hits, or more.
        hits: In order.
        terms: How many words the corpus has.
        left: Words to the left of each hit that are looked at.
        right: To the right.
        patience: How long it may take.

    """
    patience.left()
    count = compiled(_count, len(hits.articles) * (left + right), worth=_WORTH_COMPILING)
    counts, on_left, on_right, hits_with = (np.zeros(terms, np.int32) for _ in range(4))
    starts, ends = _starts_and_ends(read, hits.articles)
    words = count(
        counts,
        on_left,
        on_right,
        hits_with,
        starts,
        ends,
        read.ids,
        hits.positions,
        hits.lasts,
        left,
        right,
    )
    return Window(counts, on_left, on_right, hits_with, int(words))


def _starts_and_ends(
    read: Texts, articles: NDArray[np.int32]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Give where in the ids each article's text starts and ends. Shape (articles,)."""
    highest = int(max(read.articles.max(initial=0), articles.max(initial=0))) + 1
    starts, ends = np.zeros(highest, np.int64), np.zeros(highest, np.int64)
    starts[read.articles], ends[read.articles] = read.starts, read.ends
    return starts[articles], ends[articles]


@loop
def _beside(
    starts: NDArray[np.int64],
    ends: NDArray[np.int64],
    ids: NDArray[np.int32],
    from_place: NDArray[np.int32],
    step: int,
    many: int,
) -> NDArray[np.int32]:
    found = np.full((len(starts), many), NO_WORD, np.int32)
    for hit in range(len(starts)):
        at = starts[hit] + from_place[hit] + step
        seen = 0
        while seen < many and starts[hit] <= at < ends[hit]:
            if ids[at] != NO_WORD:
                found[hit, seen] = ids[at]
                seen += 1
            at += step
    return found


@loop
def _count(
    counts: NDArray[np.int32],
    on_left: NDArray[np.int32],
    on_right: NDArray[np.int32],
    hits_with: NDArray[np.int32],
    starts: NDArray[np.int64],
    ends: NDArray[np.int64],
    ids: NDArray[np.int32],
    positions: NDArray[np.int32],
    lasts: NDArray[np.int32],
    left: int,
    right: int,
) -> int:
    words = 0
    last_hit = np.full(len(on_left), -1, np.int32)
    # Of the text at hand: to which sides of hits each place was counted; 1 left, 2 right.
    # Four times the text's number are added, so that nothing needs to be wiped off.
    marks = np.zeros(np.max(ends - starts) if len(starts) else 0, np.int64)
    text = 0
    for hit in range(len(starts)):
        if hit == 0 or starts[hit] != starts[hit - 1]:
            text += 4
        for step in (-1, 1):
            many = left if step < 0 else right
            at = starts[hit] + (positions[hit] - 1 if step < 0 else lasts[hit] + 1)
            seen = 0
            while seen < many and starts[hit] <= at < ends[hit]:
                word = ids[at]
                if word != NO_WORD:
                    place, side = at - starts[hit], 1 if step < 0 else 2
                    mark = max(marks[place], text)
                    if not mark & side:
                        marks[place] = mark | side
                        if step < 0:
                            on_left[word] += 1
                        else:
                            on_right[word] += 1
                        if mark == text:
                            counts[word] += 1
                            words += 1
                    if last_hit[word] != hit:
                        last_hit[word] = hit
                        hits_with[word] += 1
                    seen += 1
                at += step
    return words
