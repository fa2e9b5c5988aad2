"""Reading texts as numbers of words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from dashboard.corpus.query import Query
from dashboard.search.postings import articles_at, text_begins

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dashboard.corpus.database import Corpus
    from dashboard.corpus.patience import Patience
    from dashboard.language.words import Lang

NO_WORD = -1
"""Stands for a break where ids of words count from 0."""
_MOST_LISTED = 0.5
"""Of all articles: more of them are not looked for, all texts are read."""


class Texts(NamedTuple):
    """
    Some indexed texts of one language as ids of words.

    Attributes:
        articles: Of each text, in any order. Shape (texts,).
        begins: Where each begins in ids, and the end of the last. Shape (texts + 1,).
        ids: Of all words; NO_WORD for a break. Shape (places,).

    """

    articles: NDArray[np.int32]
    begins: NDArray[np.int32]
    ids: NDArray[np.int32]


def texts(
    corpus: Corpus, lang: Lang, articles: NDArray[np.int32] | None, patience: Patience
) -> Texts:
    """
    Read the texts of some articles, or of all.

    Raises:
        QueryTooLongError: that takes too long.

    """
    sql = "SELECT article_id, term_ids FROM token_streams WHERE lang = $lang"
    if articles is not None:
        sql += " AND article_id IN (SELECT article_id FROM these)"
    table = corpus.lists(Query.of(sql, lang=lang), patience=patience, articles=articles)
    lists = table["term_ids"].combine_chunks()
    ids = lists.values
    return Texts(
        table["article_id"].to_numpy(),
        lists.offsets.to_numpy(),
        ids.fill_null(NO_WORD).to_numpy(),
    )


def breaks_at(
    corpus: Corpus, lang: Lang, addresses: NDArray[np.int64], patience: Patience
) -> NDArray[np.bool_]:
    """Tell for each address whether a break stands there, not a word."""
    begins = text_begins(corpus, lang)
    articles = articles_at(addresses, begins)
    read = texts(corpus, lang, np.unique(articles), patience)
    at_text = np.full(len(begins), -1, np.int64)
    at_text[read.articles] = read.begins[:-1]
    found: NDArray[np.bool_] = read.ids[at_text[articles] + addresses - begins[articles]] == NO_WORD
    return found
