"""What engines have to count, and whether they do: fast counts of something else are no contest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from benchmarks.asking import progress
from benchmarks.engines import FIRST, Product
from dashboard.corpus.patience import QueryTooLongError
from dashboard.corpus.query import Query
from dashboard.search.found import AnyHit

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from benchmarks.drawing import Words
    from benchmarks.engines import Count, Engine


class DisagreementError(RuntimeError):
    """An engine counts what another counts, and differently: nothing can be compared."""


class Truth:
    """
    What is in a corpus, counted in several ways.

    The dashboard's counts of one English word have to be those of its index, read with plain
    SQL; its counts of anything else are what a scan of all texts has to find. Engines that know
    words alone have to count the index's words, the dashboard's English words in a row. Files
    in UTF-8 that hold what the dashboard finds have to be found by who reads files.
    """

    def __init__(self, product: Product) -> None:
        self._product = product
        self._corpus = product.corpus
        found = self._corpus.lists(
            Query(
                "SELECT articles.path, encoding = 'utf-8' AS is_utf8"
                " FROM articles JOIN sources USING (path) ORDER BY articles.article_id"
            )
        )
        self._paths = np.array(found["path"].to_pylist(), object)
        self._is_utf8 = found["is_utf8"].to_numpy()

    @property
    def articles(self) -> int:
        """How many there are."""
        return len(self._paths)

    def check(self, engine: Engine, drawn: Sequence[Words]) -> list[str]:
        """
        Compare what an engine says of each with what is so.

        Returns:
            A sentence on what it finds besides, if it finds anything.

        Raises:
            DisagreementError: It is not so.

        """
        more: dict[str, int] = {}
        stopped = []
        for words in progress(drawn, f"{engine.name}: checking"):
            try:
                more[words.text] = self._check(engine, words)
            except QueryTooLongError:
                stopped.append(words.text)
        said = self._said_of_files(engine, {text: files for text, files in more.items() if files})
        if stopped:
            said.append(f"{engine.name} is not checked where product is stopped: {stopped}.")
        return said

    def _check(self, engine: Engine, words: Words) -> int:
        """Compare one; give how many files hold it besides."""
        counted = engine.trend(words)
        if engine.rule == "files":
            return self._check_files(engine, words, set(counted[0]))
        if counted is not None:
            self._check_months(engine, words, engine.by_month(counted))
        first = engine.first(words)
        if first is not None:
            self._check_first(engine, words, first)
        return 0

    def _check_months(self, engine: Engine, words: Words, by_month: Mapping[str, Count]) -> None:
        if self._is_word(engine, words):
            expected = self._months_of_word(words)
        else:
            expected = self._product.by_month(self._product.trend(words))
        for month in sorted({*expected, *by_month}):
            occurrences, articles = by_month.get(month, (0, 0))
            wanted = expected.get(month, (0, 0))
            if articles != wanted[1] or occurrences not in (None, wanted[0]):
                msg = (
                    f"{words.typed} in {month}: {engine.name} counts {articles} articles and"
                    f" {occurrences} occurrences, expected {wanted[1]} and {wanted[0]}.\n"
                    "Hint: look at these texts; another --seed draws other words."
                )
                raise DisagreementError(msg)

    def _check_first(self, engine: Engine, words: Words, first: Any) -> None:
        articles = engine.articles(first)
        expected = self._product.articles(self._product.first(words))
        if self._is_word(engine, words):
            expected = self._articles_of_word(words)
        # Fifty hits stand in fifty articles or fewer.
        many = len(articles) if engine.name == Product.name else len(expected)
        if not articles or articles[:many] != expected[:many]:
            msg = f"{words.typed}: {engine.name} gives articles {articles}, expected {expected}."
            raise DisagreementError(msg)

    def _check_files(self, engine: Engine, words: Words, files: set[str]) -> int:
        """Look for the dashboard's articles among files; give how many files are none of them."""
        holding = AnyHit(words.series).articles(self._corpus)
        expected = set(self._paths[holding[self._is_utf8[holding]]])
        if not expected <= files:
            msg = f"{words.typed}: {engine.name} does not find {sorted(expected - files)[:3]}."
            raise DisagreementError(msg)
        return len(files - set(self._paths[holding]))

    def _said_of_files(self, engine: Engine, more: Mapping[str, int]) -> list[str]:
        if not more:
            return []
        worst = max(more, key=lambda text: more[text])
        said = (
            f"{engine.name} finds {len(more)} of the words and phrases in files besides"
            f" ({sum(more.values()):,} in all; most of them hold {worst}: {more[worst]:,}):"
            " copies, or files that hold them in their heads or in the other language."
        )
        return [said]

    def _is_word(self, engine: Engine, words: Words) -> bool:
        """Tell whether the index's own counts of a word are the ones to be met."""
        is_one = len(words.terms) == 1
        return is_one and (engine.rule == "words" or words.lang == "en")

    def _months_of_word(self, words: Words) -> Mapping[str, Count]:
        query = _of_word("strftime(issue_date, '%Y-%m') AS month, occurrences", words)
        found = self._corpus.columns(query)
        months, at = np.unique(np.asarray(found["month"], str), return_inverse=True)
        occurrences = np.bincount(at, weights=found["occurrences"], minlength=len(months))
        counts = zip(occurrences.astype(int).tolist(), np.bincount(at).tolist(), strict=True)
        return dict(zip(months.tolist(), counts, strict=True))

    def _articles_of_word(self, words: Words) -> list[int]:
        query = _of_word("article_id", words, f" ORDER BY article_id LIMIT {FIRST}")
        return [int(number) for number in self._corpus.columns(query)["article_id"]]


def _of_word(columns: str, words: Words, rest: str = "") -> Query:
    """Ask for one word where it was cut so."""
    return Query.of(
        f"SELECT {columns} FROM articles JOIN postings USING (article_id)"
        f" WHERE term_id = (SELECT term_id FROM terms WHERE term = $term AND lang = $lang){rest}",
        term=words.text,
        lang=words.lang,
    )
