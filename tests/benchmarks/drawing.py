"""Draw what is asked from a corpus: the same words, phrases and regions for the same seed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pyarrow.compute as pc

from dashboard.corpus.patience import Patience
from dashboard.corpus.query import Query
from dashboard.search.grammar import parse_search
from dashboard.search.terms import terms_of
from dashboard.search.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from numpy.typing import NDArray

    from dashboard.corpus.database import Corpus
    from dashboard.language.words import Lang
    from dashboard.search.terms import Series

LANGS: tuple[Lang, ...] = ("en", "zh")
PLAIN = {"en": re.compile("[a-z]{2,}"), "zh": re.compile("[\u4e00-\u9fff]+")}
"""
Words that are written in one way only, so that a scan of the texts meets what an index does.

A single letter is none: to a scan the last one of Hóa is a word.
"""
_MOST = 2**31
_LONG = 600.0
"""Seconds that a draw may take."""
_SOME = 4
"""Places looked at for each that is wanted: not all are of use."""
_TRIES = 8


@dataclass(frozen=True, slots=True)
class Words:
    """
    Words in a row that a reader looks for.

    Attributes:
        terms: As indexed.
        lang: Of the texts.
        occurrences: Of the rarest of them.

    """

    terms: tuple[str, ...]
    lang: Lang
    occurrences: int

    @property
    def text(self) -> str:
        """The words as written, Chinese without blanks."""
        return (" " if self.lang == "en" else "").join(self.terms)

    @property
    def typed(self) -> str:
        """The search as a reader types it: quoted, and with its language where it needs one."""
        forced = "zh:" if self.lang == "zh" and not PLAIN["zh"].search(self.text) else ""
        return f'"{forced}{self.text}"'

    @property
    def series(self) -> tuple[Series, ...]:
        """The search as the dashboard reads it."""
        return parse_search(self.typed).series

    @property
    def can_be_typed(self) -> bool:
        """Whether the search finds these words: a lone 's is read as the letter s."""
        if len(self.series) != 1 or self.series[0].lang != self.lang:
            return False
        edges = {edge.text for edge in terms_of(self.series[0].node)[0].edges}
        return {*self.terms} <= edges or self.text in edges

    @property
    def are_plain(self) -> bool:
        """Whether each is written in one way only, and none is followed by itself."""
        is_plain = all(PLAIN[self.lang].fullmatch(term) for term in self.terms)
        return is_plain and len(set(self.terms)) == len(self.terms)


class Draws:
    """
    All that is drawn from one corpus.

    Each draw gives different things, and fewer than asked for where the corpus has no more.
    """

    def __init__(self, corpus: Corpus, seed: int) -> None:
        self._corpus = corpus
        self._vocabulary = vocabulary(corpus)
        self._chance = np.random.default_rng(seed)

    def by_token(
        self, lang: Lang, many: int, *, in_a_row: int = 1, plain: bool = False
    ) -> list[Words]:
        """Draw words at places of the texts, so that a frequent word comes often."""
        found: dict[Words, None] = {}
        for _ in range(_TRIES):
            for ids in self._runs(lang, _SOME * many, in_a_row):
                words = self._words(ids, lang)
                if words.can_be_typed and (words.are_plain or not plain):
                    found.setdefault(words)
            if len(found) >= many:
                break
        return list(found)[:many]

    def by_type(
        self,
        lang: Lang,
        many: int,
        least: int = 5,
        most: int = _MOST,
        keep: Callable[[Words], bool] = lambda _: True,
    ) -> list[Words]:
        """Draw words that occur so often, each with the same chance."""
        occurrences = self._vocabulary.occurrences
        is_meant = (occurrences >= least) & (occurrences <= most)
        ids = np.flatnonzero(is_meant & (self._vocabulary.langs == (lang == "zh")))
        return self._first(self._chance.permutation(ids), many, keep)

    def most_frequent(
        self, lang: Lang, many: int, keep: Callable[[Words], bool] = lambda _: True
    ) -> list[Words]:
        """Give the most frequent words of a language."""
        ids = np.flatnonzero(self._vocabulary.langs == (lang == "zh"))
        return self._first(ids, many, keep)

    def in_a_row(self, lang: Lang) -> Words:
        """Put the two most frequent words of a language in a row, whether or not a text does."""
        words = self.most_frequent(lang, 2)
        return Words(tuple(one.text for one in words), lang, 0)

    def nearest(self, occurrences: int, many: int) -> list[Words]:
        """Give the words of both languages that occur about so often, the nearest first."""
        away = np.abs(self._vocabulary.occurrences - occurrences)
        return self._first(np.argsort(away, kind="stable"), many)

    def substrings(self, many: int) -> list[Words]:
        """Cut 2 to 6 characters out of the Chinese texts, wherever words begin and end."""
        articles = self._chance.integers(len(self._places("zh")), size=_SOME * many)
        query = Query(
            "SELECT title_zh || chr(10) || body_zh AS text FROM articles"
            " WHERE article_id IN (SELECT article_id FROM these) ORDER BY article_id"
        )
        wanted = np.unique(articles).astype(np.int32)
        rows = self._corpus.lists(query, patience=Patience(_LONG), articles=wanted)[
            "text"
        ].to_pylist()
        found: dict[Words, None] = {}
        for text in self._chance.permutation(np.array(rows, object)).tolist():
            start, length = self._chance.integers(len(text)), self._chance.integers(2, 7)
            cut = text[start : start + length]
            if len(cut) == length and PLAIN["zh"].fullmatch(cut):
                found.setdefault(Words((cut,), "zh", 0))
        return list(found)[:many]

    def beginnings(self, many: int) -> list[str]:
        """Give the first 1 to 4 letters or characters of words drawn by token, and of pinyin."""
        each = -(-many // 12)
        found: dict[str, None] = {}
        for kind in ("en", "zh", "pinyin"):
            for letters in (1, 2, 3, 4):
                drawn = self.by_token("en" if kind == "en" else "zh", _SOME * each)
                texts_of = [words.text for words in drawn]
                if kind == "pinyin":
                    texts_of = [self._pinyin(text) for text in texts_of]
                some = dict.fromkeys(text[:letters] for text in texts_of if len(text) >= letters)
                found.update(dict.fromkeys(list(some)[:each]))
        return list(found)

    def regions(self, many: int) -> list[str]:
        """Give the places that most articles name."""
        query = Query.of(
            "SELECT place_id FROM article_places GROUP BY place_id"
            " ORDER BY count(*) DESC, place_id LIMIT $many",
            many=many,
        )
        return list(self._corpus.lists(query, patience=Patience(_LONG))["place_id"].to_pylist())

    def _first(
        self,
        ids: Iterable[np.int64],
        many: int,
        keep: Callable[[Words], bool] = lambda _: True,
    ) -> list[Words]:
        found: list[Words] = []
        for number in ids:
            lang: Lang = "zh" if self._vocabulary.langs[number] else "en"
            words = self._words(np.array([number]), lang)
            if len(found) < many and words.can_be_typed and keep(words):
                found.append(words)
            if len(found) == many:
                break
        return found

    def _words(self, ids: NDArray[np.integer], lang: Lang) -> Words:
        terms = tuple(self._vocabulary.terms[int(number)].as_py() for number in ids)
        return Words(terms, lang, int(self._vocabulary.occurrences[ids].min()))

    def _runs(self, lang: Lang, many: int, in_a_row: int) -> Iterator[NDArray[np.int64]]:
        """Give words in a row, from places of all texts, each with the same chance."""
        ends = np.cumsum(self._places(lang), dtype=np.int64)
        places = self._chance.integers(ends[-1], size=many)
        articles = np.searchsorted(ends, places, side="right").astype(np.int32)
        query = Query.of(
            "SELECT article_id, term_ids FROM token_streams"
            " WHERE lang = $lang AND article_id IN (SELECT article_id FROM these)",
            lang=lang,
        )
        read = self._corpus.lists(query, patience=Patience(_LONG), articles=np.unique(articles))
        ids_of = dict(
            zip(read["article_id"].to_pylist(), read["term_ids"].to_pylist(), strict=True)
        )
        for article, to_end in zip(
            articles.tolist(), (ends[articles] - places).tolist(), strict=True
        ):
            text = ids_of[article]
            ids = text[len(text) - to_end :][:in_a_row]
            # A break is no word.
            if len(ids) == in_a_row and None not in ids:
                yield np.array(ids)

    def _places(self, lang: Lang) -> NDArray[np.int32]:
        """Give the places of each text: words and breaks."""
        query = Query(f"SELECT places_{lang} AS places FROM articles ORDER BY article_id")
        return self._corpus.columns(query, patience=Patience(_LONG))["places"]

    def _pinyin(self, text: str) -> str:
        """Give the sound of a Chinese word."""
        ids = self._vocabulary.ids("exact", text, "zh")
        return self._vocabulary.suggest(text, 1)[0].pinyin if len(ids) else ""


def joined_by_apostrophes(corpus: Corpus) -> set[str]:
    """Give the parts of English words such as don't: a scan would find them, an index does not."""
    terms = vocabulary(corpus).terms
    with_one = terms.filter(pc.match_substring(terms, "'")).to_pylist()
    return {part for term in with_one for part in term.split("'")}
