"""What searching needs in memory and as machine code, made ahead of the first question."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from dashboard.corpus.patience import Patience
from dashboard.search.beside import window, words_beside
from dashboard.search.counting import count_grams, count_passages
from dashboard.search.finding import find
from dashboard.search.numbers import different
from dashboard.search.pairs import count_pairs, pairs_of
from dashboard.search.postings import read_rare, text_begins
from dashboard.search.streams import texts, texts_in_memory
from dashboard.search.terms import Edge, Term
from dashboard.search.vocabulary import vocabulary

if TYPE_CHECKING:
    from dashboard.corpus.database import Corpus
    from dashboard.language.words import Lang

_LARGE = 100_000
"""Articles from which on loops are worth compiling: 3 s once a machine, 0.5 s once a process."""
_FREQUENT = 200_000
_ARTICLES = 5_000


def warm(corpus: Corpus) -> None:
    """Read words, rare places and, where there is room, texts: 5 s of a million articles."""
    corpus.once(_warm)


def _warm(corpus: Corpus) -> bool:
    _ = vocabulary(corpus).ranks
    read_rare(corpus)
    texts_in_memory(corpus, "en")
    texts_in_memory(corpus, "zh")
    if len(text_begins(corpus, "en")) > _LARGE:
        _compile(corpus)
    return True


def _compile(corpus: Corpus) -> None:
    """Ask one small question of each loop."""
    words, patience = vocabulary(corpus), Patience(60)
    number = int(np.searchsorted(-words.occurrences, -_FREQUENT))
    lang: Lang = "zh" if words.langs[number] else "en"
    text = str(words.terms[number])
    hits = find(corpus, Term(text, lang, 1, (Edge(0, 1, "exact", text),)), patience)
    some = np.arange(_ARTICLES, dtype=np.int32)
    read = texts(corpus, lang, different(hits.articles), patience)
    terms = len(words.occurrences)
    window(read, hits, terms, 1, 1, patience)
    words_beside(corpus, lang, hits, "left", 1, patience)
    read = texts(corpus, lang, some, patience)
    count_passages(read, terms)
    count_grams(read, 2, terms, 100, patience)
    pairs = pairs_of(corpus, some, patience)
    count_pairs(pairs, np.flatnonzero(pairs.are_whole), lang, read, terms)
