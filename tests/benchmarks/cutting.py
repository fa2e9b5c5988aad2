"""Read the files of an archive and cut their words, in the way and with the code of the build."""

from __future__ import annotations

from collections import Counter, deque
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import pairwise
from multiprocessing import get_context
from typing import TYPE_CHECKING, NamedTuple, TypeVar

import numpy as np

from dashboard.archive.files import Reject, list_files, read_article
from dashboard.language.lexicon import BREAK, Lexicon
from dashboard.language.words import script_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from dashboard.archive.article import Article
    from dashboard.language.words import Lang

CHUNK = 500
"""Files that a process reads before it hands them on."""

# One a process, as in the build: a spelling is folded when it is first met.
_LEXICONS: dict[Lang, Lexicon] = {"zh": Lexicon("zh"), "en": Lexicon("en")}
LANGS: tuple[Lang, ...] = ("zh", "en")
_Result = TypeVar("_Result")


class Cut(NamedTuple):
    """
    One article, ready for an index.

    Attributes:
        path: Relative to the archive.
        day: ISO.
        page: None where unknown.
        text: Plain text to be stored: title_zh, title_en, body_zh, body_en.
        words_zh: Words of title and body as the build folds them, parted by blanks.
        words_en: Likewise.

    """

    path: str
    day: str
    page: int | None
    text: tuple[str, str, str, str]
    words_zh: str
    words_en: str


def cut_articles(source: Path, paths: list[str]) -> list[Cut]:
    """Read, parse and cut some articles; rejects are left out."""
    articles = list(_articles(source, paths))
    words = {lang: _words([article for _, article in articles], lang) for lang in LANGS}
    return [
        Cut(
            path,
            article.issue_date.isoformat(),
            article.page,
            (article.title_zh, article.title_en, article.body_zh, article.body_en),
            zh,
            en,
        )
        for (path, article), zh, en in zip(articles, words["zh"], words["en"], strict=True)
    ]


def count_articles(source: Path, paths: list[str], words: tuple[str, ...]) -> Counter[str]:
    """
    Read, parse and cut, and keep nothing but how many articles there are (""), and with a word.
    """
    articles = [article for _, article in _articles(source, paths)]
    counts: Counter[str] = Counter({"": len(articles)})
    for lang in LANGS:
        numbers, begins, _ = _LEXICONS[lang].number(_indexed(articles, lang))
        terms = _LEXICONS[lang].terms
        for word in words:
            if script_of(word) == lang and word in terms:
                places = np.flatnonzero(numbers == terms.index(word) + 1)
                counts[word] += len(np.unique(np.searchsorted(begins, places, side="right")))
    return counts


def in_processes(
    work: Callable[[Path, list[str]], _Result], source: Path, jobs: int
) -> Iterator[_Result]:
    """
    Give the results of all chunks, in order, from a pool of `jobs` processes.

    A few chunks are worked on ahead, not all: what waits to be written takes memory.
    """
    paths = [file.path for file in list_files(source)]
    waiting: deque[Future[_Result]] = deque()
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as executor:
        for first in range(0, len(paths), CHUNK):
            waiting.append(executor.submit(work, source, paths[first : first + CHUNK]))
            if len(waiting) > 3 * jobs:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def _articles(source: Path, paths: list[str]) -> Iterator[tuple[str, Article]]:
    for path in paths:
        result = read_article(source, path)
        if not isinstance(result, Reject):
            yield path, result[1]


def _indexed(articles: list[Article], lang: Lang) -> list[str]:
    """Give the texts that the build's word index covers."""
    if lang == "zh":
        return [f"{article.title_zh}\n{article.body_zh}" for article in articles]
    return [f"{article.title_en}\n{article.body_en}" for article in articles]


def _words(articles: list[Article], lang: Lang) -> list[str]:
    """Give the words of each article, parted by blanks."""
    numbers, begins, _ = _LEXICONS[lang].number(_indexed(articles, lang))
    terms = _LEXICONS[lang].terms
    return [
        " ".join([terms[number - 1] for number in numbers[first:last].tolist() if number != BREAK])
        for first, last in pairwise(begins.tolist())
    ]
