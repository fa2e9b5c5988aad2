"""Articles that share rare words and places with one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import polars as pl

from dashboard.corpus.patience import Patience
from dashboard.corpus.query import Query
from dashboard.measures.bm25 import bm25, inverse_frequency
from dashboard.queries.around import in_print
from dashboard.queries.selected import days
from dashboard.search.counting import ids_of_stop_words
from dashboard.search.numbers import are_among, different
from dashboard.search.postings import occurrences
from dashboard.search.streams import NO_WORD, texts
from dashboard.search.vocabulary import vocabulary

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dashboard.corpus.database import Corpus
    from dashboard.language.words import Lang

WORDS = 25
"""Words of each language that an article is compared by, as Lucene's MoreLikeThis has it."""
LEAST_SHARED = 3
"""Words and places in common that make articles related: 图片 and picture are one thing."""
_MOST_ARTICLES = 5_000
"""Of a word, or of a place: what more articles share tells little, and costs more to read."""
_SHORTEST: dict[Lang, int] = {"en": 3, "zh": 2}
_TOLD = 3


class _Shared(NamedTuple):
    """
    What articles share with one, and how much it counts: a row for each sharer and thing.

    Attributes:
        kinds: Number of the word, or of the place behind the last word.
        articles: That shares it.
        scores: What that adds to the article's score.

    """

    kinds: NDArray[np.int64]
    articles: NDArray[np.int32]
    scores: NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Related:
    """
    Find the articles that share the most telling words and places with one.

    One row an article that shares LEAST_SHARED of them or more, the nearest first; of those
    equally near the first in the newspaper.
    Columns of the answer: slug, issue_date, page, title_en, title_zh, likeness (0-1: its score,
    as a part of what the article itself would score), words_en, words_zh, places (what is
    shared, by what it adds to the score: three at most of each).

    The article becomes a search for its own words: in each language those WORDS with the
    highest tf-idf, (1 + ln tf) ln(1 + (N - n + 0.5) / (n + 0.5)), without function words,
    numbers and words of one sign, and its places. Articles are ranked by Okapi BM25 (k1 1.2,
    b 0.75) with these weights; a place that is named counts as a word of average frequency
    does. Sources: S. Robertson, H. Zaragoza, "The Probabilistic Relevance Framework: BM25 and
    Beyond", Foundations and Trends in Information Retrieval 3 (2009); the choice of words is
    that of Apache Lucene's MoreLikeThis.

    Attributes:
        article_id: Of the article.
        limit: Rows at most.

    """

    article_id: int
    limit: int = 5

    def answer(self, corpus: Corpus) -> pl.DataFrame:
        """Rank."""
        patience = Patience()
        if not 0 <= self.article_id < days(corpus).articles:
            return pl.DataFrame(schema=_SCHEMA)
        places, of_places = _by_places(corpus, self.article_id, patience)
        of_words = _by_words(corpus, self.article_id, patience)
        shared = _Shared(
            np.concatenate([of_words.kinds, of_places.kinds]),
            np.concatenate([of_words.articles, of_places.articles]),
            np.concatenate([of_words.scores, of_places.scores]),
        )
        scores = np.bincount(shared.articles, shared.scores, minlength=self.article_id + 1)
        own, scores[self.article_id] = float(scores[self.article_id]), 0
        found = np.flatnonzero(scores)
        found = found[np.bincount(shared.articles, minlength=len(scores))[found] >= LEAST_SHARED]
        nearest = found[np.lexsort((found, -scores[found]))][: self.limit]
        return _told(corpus, shared, nearest, scores[nearest] / own, places)


_SCHEMA: dict[str, pl.DataType | type[pl.DataType]] = {
    "slug": pl.String,
    "issue_date": pl.Date,
    "page": pl.UInt16,
    "title_en": pl.String,
    "title_zh": pl.String,
    "likeness": pl.Float64,
    "words_en": pl.List(pl.String),
    "words_zh": pl.List(pl.String),
    "places": pl.List(pl.String),
}


def _weights(counts: NDArray[Any], among: int) -> NDArray[np.float64]:
    """Weigh what stands in so many of all articles each."""
    return np.array([inverse_frequency(n, among) for n in counts.tolist()], np.float64)


def _by_words(corpus: Corpus, article_id: int, patience: Patience) -> _Shared:
    """Find who shares the telling words of an article."""
    words, calendar = vocabulary(corpus), days(corpus)
    told = [_telling_words(corpus, article_id, lang, patience) for lang in ("en", "zh")]
    ids, weights = map(np.concatenate, zip(*told, strict=True))
    order = np.argsort(ids)
    ids, weights = ids[order], weights[order]
    found = occurrences(corpus, ids, patience)
    at = np.searchsorted(ids, found.term_ids.astype(np.int64))
    is_zh = words.langs[ids][at] == 1
    scores = bm25(
        found.counts,
        np.where(is_zh, calendar.words_zh[found.articles], calendar.words_en[found.articles]),
        np.where(is_zh, calendar.with_text("zh")[1], calendar.with_text("en")[1]),
        weights[at],
    )
    return _Shared(ids[at], found.articles, scores)


def _telling_words(
    corpus: Corpus, article_id: int, lang: Lang, patience: Patience
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Give the words of an article that tell most, in one language, and their weights."""
    words = vocabulary(corpus)
    read = texts(corpus, lang, np.array([article_id], np.int32), patience)
    stream = np.sort(read.ids[read.starts[0] : read.ends[0]].astype(np.int64))
    stream = stream[stream != NO_WORD]
    ids = different(stream)
    counts = np.diff(np.append(np.searchsorted(stream, ids), len(stream)))
    articles = words.articles[ids]
    kept = (articles > 1) & (articles <= _MOST_ARTICLES)
    kept &= ~are_among(ids, ids_of_stop_words(corpus, lang))
    kept &= np.array([_tells(words.terms[number].as_py(), lang) for number in ids], np.bool_)
    ids, counts, articles = ids[kept], counts[kept], articles[kept]
    weights = (1 + np.log(counts)) * _weights(articles, days(corpus).with_text(lang)[0])
    best = np.argsort(-weights, kind="stable")[:WORDS]
    return ids[best], weights[best]


def _tells(word: str, lang: Lang) -> bool:
    return len(word) >= _SHORTEST[lang] and not any(sign.isdigit() for sign in word)


def _by_places(corpus: Corpus, article_id: int, patience: Patience) -> tuple[list[str], _Shared]:
    """Give the places of an article that few enough name, and who shares them."""
    table = corpus.lists(
        Query.of(
            """
SELECT place_id, list(article_id) AS articles
FROM article_places
WHERE place_id IN (
    SELECT place_id FROM article_places JOIN places USING (place_id)
    WHERE article_id = $article_id AND level <> 'area'
        AND NOT list_contains($common::VARCHAR[], place_id)
)
GROUP BY place_id
HAVING count(*) > 1
ORDER BY place_id""",
            article_id=article_id,
            common=corpus.once(_common_places),
        ),
        patience=patience,
    ).combine_chunks()
    lists = table["articles"].combine_chunks()
    counts = np.diff(lists.offsets.to_numpy())
    kinds = np.repeat(np.arange(len(counts)), counts)
    shared = _Shared(
        kinds + len(vocabulary(corpus).occurrences),
        lists.values.to_numpy(),
        _weights(counts, days(corpus).articles)[kinds],
    )
    return table["place_id"].to_pylist(), shared


def _common_places(corpus: Corpus) -> tuple[str, ...]:
    counted = corpus.run(
        Query.of(
            "SELECT place_id FROM article_places GROUP BY place_id HAVING count(*) > $most"
            " ORDER BY place_id",
            most=_MOST_ARTICLES,
        )
    )
    return tuple(counted["place_id"])


def _told(
    corpus: Corpus,
    shared: _Shared,
    nearest: NDArray[np.int64],
    likeness: NDArray[np.float64],
    places: list[str],
) -> pl.DataFrame:
    """Say of each article what it is, and what it shares."""
    words, printed = vocabulary(corpus), in_print(corpus, nearest.tolist())
    rows = []
    for article_id, like in zip(nearest.tolist(), likeness.tolist(), strict=True):
        of_article = np.flatnonzero(shared.articles == article_id)
        by_score = of_article[np.argsort(-shared.scores[of_article], kind="stable")]
        kinds = shared.kinds[by_score]
        is_word = kinds < len(words.occurrences)
        ids = kinds[is_word]
        is_zh = words.langs[ids] == 1
        rows.append(
            {
                **printed[article_id],
                "likeness": like,
                "words_en": [words.terms[n].as_py() for n in ids[~is_zh][:_TOLD].tolist()],
                "words_zh": [words.terms[n].as_py() for n in ids[is_zh][:_TOLD].tolist()],
                "places": [places[n - len(words.occurrences)] for n in kinds[~is_word][:_TOLD]],
            }
        )
    return pl.DataFrame(rows, schema=_SCHEMA)
