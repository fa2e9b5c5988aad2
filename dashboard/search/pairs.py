"""Pairs of paragraphs, and of titles, as places in the two texts of an article."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from dashboard.corpus.patience import Patience
from dashboard.corpus.query import Query
from dashboard.search.counting import count_passages
from dashboard.search.numbers import different
from dashboard.search.postings import text_begins, text_lengths
from dashboard.search.streams import Texts

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dashboard.corpus.database import Corpus
    from dashboard.language.words import Lang
    from dashboard.search.finding import Hits


class Side(NamedTuple):
    """Places of each pair in one of its texts, end exclusive. Shapes (pairs,)."""

    starts: NDArray[np.int32]
    ends: NDArray[np.int32]


class Pairs(NamedTuple):
    """
    The pairs of some articles, in order: of each article its title, then its rows.

    Attributes:
        articles: Shape (pairs,).
        rows: Number of the aligned row; -1 for the title. Shape (pairs,).
        en: Places in the translation.
        zh: Places in the original.

    """

    articles: NDArray[np.int32]
    rows: NDArray[np.int32]
    en: Side
    zh: Side

    def side(self, lang: Lang) -> Side:
        """Give the places in a language."""
        return self.zh if lang == "zh" else self.en

    @property
    def are_whole(self) -> NDArray[np.bool_]:
        """Whether each has text on both sides. Shape (pairs,)."""
        return (self.en.starts < self.en.ends) & (self.zh.starts < self.zh.ends)


def pairs_of(corpus: Corpus, articles: NDArray[np.int32], patience: Patience) -> Pairs:
    """
    Read the pairs of some articles, given in order.

    Raises:
        QueryTooLongError: that takes too long.

    """
    sql = "SELECT article_id, row_no, place_en, place_zh FROM alignments"
    is_all = len(articles) == len(text_begins(corpus, "en")) - 1
    if not is_all:
        sql += " WHERE article_id IN (SELECT article_id FROM these)"
    sql += " ORDER BY article_id, row_no"
    found = corpus.columns(Query(sql), patience=patience, articles=None if is_all else articles)
    # Each article's title stands before its rows.
    before = np.searchsorted(found["article_id"], articles)
    of = np.insert(found["article_id"], before, articles).astype(np.int32)
    rows = np.insert(found["row_no"], before, -1).astype(np.int32)
    sides = []
    for lang in ("en", "zh"):
        starts = np.insert(found[f"place_{lang}"], before, 0)
        lengths = text_lengths(corpus, "zh" if lang == "zh" else "en")
        is_last = np.append(of[1:] != of[:-1], True)[: len(of)]
        ends = np.where(is_last, lengths[of], np.append(starts[1:], 0)[: len(of)])
        sides.append(Side(starts, ends.astype(np.int32)))
    return Pairs(of, rows, *sides)


def pairs_with(pairs: Pairs, lang: Lang, hits: Hits) -> NDArray[np.int64]:
    """
    Give the pairs that hold a hit and have text on both sides, as indices, in order.

    Hits in articles whose pairs are not given are left out.
    """
    if not len(pairs.articles):
        return np.zeros(0, np.int64)
    keys = pairs.articles.astype(np.int64) << 32 | pairs.side(lang).starts
    wanted = hits.articles.astype(np.int64) << 32 | hits.positions
    at = np.searchsorted(keys, wanted, side="right") - 1
    at = different(at[at >= 0][pairs.articles[at[at >= 0]] == hits.articles[at >= 0]])
    return at[pairs.are_whole[at]]


def count_pairs(
    pairs: Pairs, chosen: NDArray[np.int64], lang: Lang, read: Texts, terms: int
) -> NDArray[np.int64]:
    """
    Count for each word the chosen pairs that it stands in, in one language, by id.

    Args:
        pairs: Of which some are chosen.
        chosen: Their indices.
        lang: In whose text.
        read: The texts of these articles in this language, or more.
        terms: How many words the corpus has.

    Returns:
        Shape (terms,).

    """
    side = pairs.side(lang)
    highest = int(max(read.articles.max(initial=0), pairs.articles.max(initial=0)))
    begin_of = np.zeros(highest + 1, np.int64)
    begin_of[read.articles] = read.starts
    begins = begin_of[pairs.articles[chosen]]
    passages = Texts(
        pairs.articles[chosen], begins + side.starts[chosen], begins + side.ends[chosen], read.ids
    )
    return count_passages(passages, terms)


def total_pairs(corpus: Corpus) -> int:
    """Count the pairs of a corpus that have text on both sides, once."""
    return corpus.once(_total_pairs)


def _total_pairs(corpus: Corpus) -> int:
    articles = np.arange(len(text_begins(corpus, "en")) - 1, dtype=np.int32)
    return int(np.count_nonzero(pairs_of(corpus, articles, Patience(60)).are_whole))
