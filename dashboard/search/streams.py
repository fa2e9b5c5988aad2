"""Texts as numbers of words: in memory where there is room for them, else from the file."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from dashboard.corpus.query import Query
from dashboard.search.numbers import different
from dashboard.search.postings import GAP, articles_at, text_begins

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dashboard.corpus.database import Corpus
    from dashboard.corpus.patience import Patience
    from dashboard.language.words import Lang

NO_WORD = -1
"""Stands for a break where ids of words count from 0."""
NO_TEXT = -2
"""Stands between two texts."""
_BYTES = 4
_TEXTS_AT_ONCE = 20_000


class Texts(NamedTuple):
    """
    Some indexed texts of one language as ids of words.

    Attributes:
        articles: Of each text, in any order. Shape (texts,).
        starts: Where each begins in ids. Shape (texts,).
        ends: Where it ends.
        ids: Of the words of these texts, and perhaps of others; NO_WORD for a break.

    """

    articles: NDArray[np.int32]
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    ids: NDArray[np.int32]

    @property
    def places(self) -> int:
        """Words and breaks of all texts."""
        return int((self.ends - self.starts).sum())


def texts(corpus: Corpus, lang: Lang, articles: NDArray[np.int32], patience: Patience) -> Texts:
    """
    Read the texts of some articles.

    Raises:
        QueryTooLongError: that takes too long.

    """
    held = texts_in_memory(corpus, lang)
    if held is not None:
        begins = text_begins(corpus, lang)
        return Texts(articles, begins[articles], begins[articles + 1] - GAP, held)
    table = corpus.lists(
        Query.of(
            "SELECT article_id, term_ids FROM token_streams"
            " WHERE lang = $lang AND article_id IN (SELECT article_id FROM these)",
            lang=lang,
        ),
        patience=patience,
        articles=articles,
    )
    lists = table["term_ids"].combine_chunks()
    offsets = lists.offsets.to_numpy().astype(np.int64)
    ids = lists.values.fill_null(NO_WORD).to_numpy()
    return Texts(table["article_id"].to_numpy(), offsets[:-1], offsets[1:], ids)


def texts_in_memory(corpus: Corpus, lang: Lang) -> NDArray[np.int32] | None:
    """
    Give all texts of a language, by address, if the corpus has room for both languages.

    Read once, 2 s of a million articles; then a question about neighbours is a look.
    """
    needed = _BYTES * sum(int(text_begins(corpus, each)[-1]) for each in ("en", "zh"))
    if needed > corpus.room_for_texts:
        return None
    return corpus.once(_READ[lang])


def _read(lang: Lang, corpus: Corpus) -> NDArray[np.int32]:
    begins = text_begins(corpus, lang)
    ids = np.full(int(begins[-1]), NO_TEXT, np.int32)
    query = Query.of("SELECT article_id, term_ids FROM token_streams WHERE lang = $lang", lang=lang)
    for batch in corpus.batches(query, _TEXTS_AT_ONCE):
        lists = batch["term_ids"]
        numbers = lists.flatten().fill_null(NO_WORD).to_numpy()
        starts = begins[batch["article_id"].to_numpy()].tolist()
        ends = np.cumsum(lists.value_lengths().to_numpy()).tolist()
        for start, first, last in zip(starts, [0, *ends[:-1]], ends, strict=True):
            ids[start : start + last - first] = numbers[first:last]
    return ids


_READ = {"en": partial(_read, "en"), "zh": partial(_read, "zh")}


def breaks_at(
    corpus: Corpus, lang: Lang, addresses: NDArray[np.int64], patience: Patience
) -> NDArray[np.bool_]:
    """Tell for each address whether a break stands there, not a word."""
    begins = text_begins(corpus, lang)
    articles = articles_at(addresses, begins)
    read = texts(corpus, lang, different(articles), patience)
    start_of = np.zeros(len(begins), np.int64)
    start_of[read.articles] = read.starts
    is_inside = addresses < begins[articles + 1] - GAP
    at = start_of[articles] + addresses - begins[articles]
    found: NDArray[np.bool_] = is_inside & (read.ids[np.where(is_inside, at, 0)] == NO_WORD)
    return found
