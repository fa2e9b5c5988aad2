"""The words of a corpus, in memory: which of them a piece of a term can be, and how often."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from dashboard.corpus.query import Query
from dashboard.language.simplified import simplified
from dashboard.language.words import fold
from dashboard.search.numbers import different

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from dashboard.corpus.database import Corpus
    from dashboard.language.words import Lang
    from dashboard.search.terms import EdgeKind

_LAST_SIGN = "\U0010ffff"
"""Behind every word that begins alike."""


class Suggestion(NamedTuple):
    """A word of the corpus that a reader may mean: the word, its language, its occurrences."""

    term: str
    lang: Lang
    occurrences: int
    pinyin: str


class Vocabulary:
    """
    All words of a corpus.

    Some 60 bytes a word and language; a million words take half a second to read.

    Attributes:
        terms: By id. Shape (words,).
        occurrences: By id.
        articles: That each stands in, by id.
        pairs: Of paragraphs that each stands in, by id.
        langs: By id: 0 English, 1 Chinese.

    """

    def __init__(self, corpus: Corpus) -> None:
        rows = corpus.lists(
            Query("SELECT term, lang, occurrences, articles, pairs, pinyin FROM terms")
        ).combine_chunks()
        columns = {name: rows[name].combine_chunks() for name in rows.column_names}
        self.terms: pa.StringArray = columns["term"]
        self.occurrences: NDArray[np.int64] = columns["occurrences"].to_numpy()
        self.articles: NDArray[np.int32] = columns["articles"].to_numpy()
        self.pairs: NDArray[np.int32] = columns["pairs"].to_numpy()
        is_zh = pc.equal(columns["lang"], "zh").to_numpy(zero_copy_only=False)
        self.langs = is_zh.astype(np.int8)
        self._of_lang = {
            "en": _Sorted(self.terms, np.flatnonzero(~is_zh)),
            "zh": _Sorted(self.terms, np.flatnonzero(is_zh)),
        }
        self._sounds = _Sorted(
            columns["pinyin"], np.flatnonzero(columns["pinyin"].is_valid().to_numpy(False))
        )

    def ids(self, kind: EdgeKind, text: str, lang: Lang) -> NDArray[np.int64]:
        """Give the ids of the words that are, begin with, end with or hold a text, in order."""
        words = self._of_lang[lang]
        match kind:
            case "exact":
                return words.exactly(text)
            case "prefix":
                return words.beginning_with(text)
            case "suffix":
                return words.where(partial(pc.ends_with, pattern=text))
            case "infix":
                return words.where(partial(pc.match_substring, pattern=text))
            case "break":
                return np.zeros(0, np.int64)

    @cached_property
    def ranks(self) -> NDArray[np.int32]:
        """Places of the words in alphabetical order, Chinese ones by pinyin. Shape (words,)."""
        keys = pc.coalesce(self._sounds.all, self.terms)
        order = pc.sort_indices(
            pa.table({"key": keys, "term": self.terms}),
            sort_keys=[("key", "ascending"), ("term", "ascending")],
        ).to_numpy()
        ranks = np.empty(len(order), np.int32)
        ranks[order] = np.arange(len(order), dtype=np.int32)
        return ranks

    def suggest(self, typed: str, limit: int = 8) -> list[Suggestion]:
        """
        Give the words that begin with what is typed, or sound like it, the most frequent first.

        Args:
            typed: Letters of a word in either language, in any case, or pinyin without tones.
            limit: How many of each kind at most.

        """
        typed = typed.strip()
        if not typed:
            return []
        # No word holds a blank, which folding would take out.
        begin = typed if len(typed.split()) > 1 else fold(simplified(typed))
        found = [self._most_frequent(words.beginning_with(begin), limit) for words in self._both()]
        sounds = _sounds(typed)
        if sounds.isascii() and sounds.isalpha():
            found.append(self._most_frequent(self._sounds.beginning_with(sounds), limit))
        ids = different(np.concatenate(found))
        return [self._suggestion(int(number)) for number in self._most_frequent(ids, 2 * limit)]

    def sounding(self, typed: str) -> list[Suggestion]:
        """Give the Chinese words that sound exactly as typed, the most frequent first."""
        ids = self._sounds.exactly(_sounds(typed))
        return [self._suggestion(int(number)) for number in self._most_frequent(ids, 8)]

    def _both(self) -> tuple[_Sorted, _Sorted]:
        return self._of_lang["en"], self._of_lang["zh"]

    def _suggestion(self, number: int) -> Suggestion:
        return Suggestion(
            self.terms[number].as_py(),
            "zh" if self.langs[number] else "en",
            int(self.occurrences[number]),
            self._sounds.text(number) or "",
        )

    def _most_frequent(self, ids: NDArray[np.int64], limit: int) -> NDArray[np.int64]:
        # Ids count from the most frequent word on.
        if len(ids) > limit:
            ids = np.partition(ids, limit - 1)[:limit]
        return np.sort(ids)


def _sounds(typed: str) -> str:
    """Give what is typed as the pinyin of the corpus is written."""
    return "".join(typed.lower().split()).replace("'", "").replace("ü", "v")


def vocabulary(corpus: Corpus) -> Vocabulary:
    """Give the words of a corpus, from memory after the first time."""
    return corpus.once(Vocabulary)


class _Sorted:
    """Some words in alphabetical order."""

    def __init__(self, texts: pa.StringArray, ids: NDArray[np.int64]) -> None:
        mine = texts.take(pa.array(ids))
        order = pc.sort_indices(mine)
        self._texts: pa.StringArray = mine.take(order)
        self._ids: NDArray[np.int64] = ids[order.to_numpy()]
        self.all = texts

    def text(self, number: int) -> str | None:
        """Give the text of a word by its id."""
        text: str | None = self.all[number].as_py()
        return text

    def exactly(self, text: str) -> NDArray[np.int64]:
        """Give the ids of the words that are the text."""
        return self._between(text, text + "\0")

    def beginning_with(self, text: str) -> NDArray[np.int64]:
        """Give the ids of the words that begin with the text."""
        return self._between(text, text + _LAST_SIGN)

    def where(self, holds: Callable[[pa.StringArray], Any]) -> NDArray[np.int64]:
        """Give the ids of the words for which something holds."""
        return np.sort(self._ids[holds(self._texts).to_numpy(zero_copy_only=False)])

    def _between(self, first: str, last: str) -> NDArray[np.int64]:
        start = bisect_left(self._texts, first, key=_as_py)
        end = bisect_left(self._texts, last, lo=start, key=_as_py)
        return np.sort(self._ids[start:end])


def _as_py(scalar: pa.StringScalar) -> str:
    text: str = scalar.as_py()
    return text
