"""Counting the words, and runs of words, of many texts."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from dashboard.language.compiled import compiled, loop
from dashboard.language.stopwords import stop_words
from dashboard.search.numbers import different
from dashboard.search.streams import NO_WORD, texts
from dashboard.search.vocabulary import vocabulary

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dashboard.corpus.database import Corpus
    from dashboard.corpus.patience import Patience
    from dashboard.language.words import Lang
    from dashboard.search.streams import Texts

_WORTH_COMPILING = 100_000
"""Words: 50 ms as Python."""
_MOST_BITS = 63


class Grams(NamedTuple):
    """
    Runs of words.

    Attributes:
        ids: Of the words of each run. Shape (runs, n).
        counts: How often each occurs. Shape (runs,).
        articles: In how many articles.

    """

    ids: NDArray[np.int64]
    counts: NDArray[np.int64]
    articles: NDArray[np.int64]


def count_words(
    corpus: Corpus, lang: Lang, articles: NDArray[np.int32], patience: Patience
) -> NDArray[np.int64]:
    """Count the words of a language in some articles, by id. Shape (terms,)."""
    read = texts(corpus, lang, articles, patience)
    return occurrences_in(read, len(vocabulary(corpus).occurrences))


def occurrences_in(read: Texts, terms: int) -> NDArray[np.int64]:
    """Count the words of texts, by id. Shape (terms,)."""
    count = compiled(_count_occurrences, read.places, worth=_WORTH_COMPILING)
    return count(read.starts, read.ends, read.ids, terms)


def count_passages(read: Texts, terms: int) -> NDArray[np.int64]:
    """Count the texts, or parts of texts, that each word stands in, by id. Shape (terms,)."""
    count = compiled(_count_passages, read.places, worth=_WORTH_COMPILING)
    return count(read.starts, read.ends, read.ids, terms)


def count_grams(read: Texts, n: int, terms: int, minimum: int, patience: Patience) -> Grams:
    """
    Count runs of n words that no punctuation parts.

    Args:
        read: The texts.
        n: 2 to 4.
        terms: How many words the corpus has.
        minimum: How often a run occurs at least; runs of rarer words are not looked at.
        patience: How long it may take.

    """
    frequencies = occurrences_in(read, terms)
    # Words that are frequent enough are numbered anew, so that n of them fit into one number.
    frequent = np.flatnonzero(frequencies >= minimum)
    bits = max(1, len(frequent).bit_length())
    while bits * n > _MOST_BITS:
        minimum *= 2
        frequent = np.flatnonzero(frequencies >= minimum)
        bits = max(1, len(frequent).bit_length())
    number_of = np.full(terms + 1, NO_WORD, np.int64)
    number_of[frequent] = np.arange(len(frequent))
    patience.left()
    pack = compiled(_pack, read.places * n, worth=_WORTH_COMPILING)
    runs, texts_of = pack(read.starts, read.ends, read.ids, number_of, n, bits)
    patience.left()
    order = np.argsort(runs, kind="stable")
    patience.left()
    runs, texts_of = runs[order], texts_of[order]
    is_new = np.append(True, runs[1:] != runs[:-1])[: len(runs)]
    firsts = np.flatnonzero(is_new)
    counts = np.diff(np.append(firsts, len(runs)))
    is_new_text = is_new | np.append(True, texts_of[1:] != texts_of[:-1])[: len(runs)]
    articles = np.add.reduceat(is_new_text.astype(np.int64), firsts) if len(firsts) else counts
    kept = counts >= minimum
    different, mask = runs[firsts[kept]], (1 << bits) - 1
    shifts = [bits * (n - 1 - place) for place in range(n)]
    ids = np.stack([frequent[(different >> shift) & mask] for shift in shifts], axis=1)
    return Grams(ids, counts[kept], articles[kept])


def ids_of_stop_words(corpus: Corpus, lang: Lang) -> NDArray[np.int64]:
    """Give the ids of the function words of a language that the corpus has."""
    return corpus.once(_STOP_WORDS[lang])


def _ids_of_stop_words(lang: Lang, corpus: Corpus) -> NDArray[np.int64]:
    words = vocabulary(corpus)
    found = [words.ids("exact", word, lang) for word in stop_words(lang)]
    return different(np.concatenate([np.zeros(0, np.int64), *found]))


_STOP_WORDS = {"en": partial(_ids_of_stop_words, "en"), "zh": partial(_ids_of_stop_words, "zh")}


@loop
def _count_occurrences(
    starts: NDArray[np.int64], ends: NDArray[np.int64], ids: NDArray[np.int32], terms: int
) -> NDArray[np.int64]:
    counts = np.zeros(terms, np.int64)
    for text in range(len(starts)):
        for word in ids[starts[text] : ends[text]]:
            if word != NO_WORD:
                counts[word] += 1
    return counts


@loop
def _count_passages(
    starts: NDArray[np.int64], ends: NDArray[np.int64], ids: NDArray[np.int32], terms: int
) -> NDArray[np.int64]:
    counts = np.zeros(terms, np.int64)
    last_passage = np.full(terms, -1, np.int64)
    for passage in range(len(starts)):
        for word in ids[starts[passage] : ends[passage]]:
            if word != NO_WORD and last_passage[word] != passage:
                last_passage[word] = passage
                counts[word] += 1
    return counts


@loop
def _pack(
    starts: NDArray[np.int64],
    ends: NDArray[np.int64],
    ids: NDArray[np.int32],
    number_of: NDArray[np.int64],
    n: int,
    bits: int,
) -> tuple[NDArray[np.int64], NDArray[np.int32]]:
    """Write each run of n frequent words as one number, and the text that it is in."""
    places = 0
    for text in range(len(starts)):
        places += ends[text] - starts[text]
    runs = np.empty(places, np.int64)
    texts_of = np.empty(places, np.int32)
    mask = (1 << (bits * n)) - 1
    found = 0
    for text in range(len(starts)):
        value, length = 0, 0
        for word in ids[starts[text] : ends[text]]:
            number = number_of[word] if word != NO_WORD else NO_WORD
            if number == NO_WORD:
                value, length = 0, 0
                continue
            value = ((value << bits) | number) & mask
            length += 1
            if length >= n:
                runs[found], texts_of[found] = value, text
                found += 1
    return runs[:found].copy(), texts_of[:found].copy()
