"""All that the dashboard is asked, drawn from a corpus."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.drawing import LANGS, Draws, Words
from dashboard.corpus.patience import QueryTooLongError
from dashboard.corpus.query import Query
from dashboard.queries.collocates import Collocates
from dashboard.queries.concordance import LINES, Lines
from dashboard.queries.equivalents import AgreementOverTime, Equivalents
from dashboard.queries.filters import Filters
from dashboard.queries.keyness import Keyness
from dashboard.queries.keywords import FrequencyOverTime
from dashboard.queries.listing import PAGE_SIZE, Listing
from dashboard.queries.reader import aligned_rows, article
from dashboard.queries.selected import days
from dashboard.queries.wordlist import WordList
from dashboard.search.vocabulary import Suggestion, vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dashboard.corpus.database import Corpus
    from dashboard.corpus.query import Question

ALL = Filters()
HITS = 50_000
"""Of words whose collocates are sought; more are not sorted by context here."""
TREND_EN, TREND_ZH = "trend, an English word", "trend, a Chinese word"
_TIMES = 5
"""A question that is a kind of its own is asked so often."""


@dataclass(frozen=True, slots=True)
class Suggestions:
    """What is offered to a reader who types."""

    typed: str

    def answer(self, corpus: Corpus) -> list[Suggestion]:
        """Give words that begin so, or sound so."""
        return vocabulary(corpus).suggest(self.typed)


class Kind(NamedTuple):
    """Questions of one kind and what a table calls each; the first warms up."""

    name: str
    questions: Sequence[tuple[str, Question | Suggestions]]


def kinds(corpus: Corpus, draws: Draws, most: int) -> Iterator[Kind]:
    """Draw the questions, a kind at a time: before it is asked, not before the first."""
    yield from _of_trends(draws, most)
    yield from _of_lines(draws, most)
    near = draws.nearest(HITS, min(20, most))
    collocates = [(words.text, Collocates(ALL, words.series[0])) for words in near]
    yield Kind(f"collocates, the word nearest to {HITS:,} hits", collocates[:1] * (1 + _TIMES))
    yield Kind("collocates, the 20 words nearest to it", [*collocates[:1], *collocates])
    yield from _of_lists(corpus, draws, most)
    yield from _of_regions(draws, most)
    yield from _of_pairs(corpus, draws, most)
    beginnings = draws.beginnings(min(120, 12 * most))
    suggestions = [(text, Suggestions(text)) for text in beginnings]
    yield Kind("suggestions, 1-4 letters", [*suggestions[:1], *suggestions])


def trend(words: Words) -> FrequencyOverTime:
    return FrequencyOverTime(ALL, words.series, "month")


def _trends(drawn: Sequence[Words]) -> list[tuple[str, FrequencyOverTime]]:
    return [(words.text, trend(words)) for words in drawn]


def _of_trends(draws: Draws, most: int) -> Iterator[Kind]:
    many = min(150, most)
    heaviest = {lang: draws.in_a_row(lang) for lang in LANGS}
    for lang, name in zip(LANGS, (TREND_EN, TREND_ZH), strict=True):
        drawn = (*draws.by_token(lang, many), *draws.by_type(lang, many))
        always = draws.most_frequent(lang, 10)
        yield Kind(name, _trends([heaviest[lang], *dict.fromkeys((*drawn, *always))]))
    many = min(100, most)
    phrases = draws.by_token("en", many, in_a_row=2)
    yield Kind("trend, two English words in a row", _trends([heaviest["en"], *phrases]))
    of_the = Words(("of", "the"), "en", 0)
    yield Kind('trend, "of the"', _trends([of_the] * (1 + _TIMES)))
    cut = draws.substrings(many)
    yield Kind("trend, 2-6 Chinese characters", _trends([heaviest["zh"], *cut]))


def _of_lines(draws: Draws, most: int) -> Iterator[Kind]:
    many = min(25, most)
    drawn = [
        words
        for lang in LANGS
        for words in dict.fromkeys((*draws.by_token(lang, many), *draws.by_type(lang, many)))
    ]
    asked = [_Asked(words, Lines(ALL, words.series)) for words in drawn]
    yield Kind("lines by date, page 1", _heaviest_first(asked))
    middle = [
        _Asked(words, replace(question, page=page), f", page {page:,}")
        for words, question, _ in asked
        if (page := 1 + words.occurrences // LINES // 2) > 1
    ]
    yield Kind("lines by date, a middle page", _heaviest_first(middle))
    by_left = [
        _Asked(words, replace(question, sort="left"))
        for words, question, _ in asked
        if words.occurrences <= HITS
    ]
    yield Kind(f"lines by left context, up to {HITS:,}", _heaviest_first(by_left))


def _of_lists(corpus: Corpus, draws: Draws, most: int) -> Iterator[Kind]:
    """A page of a list with its snippets, and an article with its rows."""
    many = min(25, most)
    articles = days(corpus).articles
    pages = [1 + number * (articles // PAGE_SIZE) // many for number in range(many)]
    for sort in ("date", "length", "differs"):
        whole = [(f"page {page:,}", Listing(ALL, sort, page)) for page in dict.fromkeys(pages)]
        yield Kind(f"list of all, by {sort}", [*whole[:1], *whole])
    # Words of their own for each order: who asked for one has its selection in memory.
    drawn = [
        words
        for lang in LANGS
        for words in dict.fromkeys((*draws.by_token(lang, many), *draws.by_type(lang, many)))
    ]
    for sort, some in (("date", drawn[::2]), ("relevance", drawn[1::2])):
        found = [_Asked(words, Listing(Filters(q=words.typed), sort)) for words in some]
        yield Kind(f"list of a search, by {sort}", _heaviest_first(found))
    ids = [number * articles // many for number in range(many)]
    slugs = [(slug, article(slug)) for slug in slugs_of(corpus, ids)]
    yield Kind("reader, an article", [*slugs[:1], *slugs])
    rows = [(str(one), aligned_rows(one)) for one in ids]
    yield Kind("reader, the rows of an article", [*rows[:1], *rows])


def slugs_of(corpus: Corpus, ids: Sequence[int]) -> list[str]:
    """Give the permalinks of articles."""
    query = Query.of(
        "SELECT slug FROM articles WHERE list_contains($ids::INTEGER[], article_id)"
        " ORDER BY article_id",
        ids=tuple(ids),
    )
    return corpus.run(query)["slug"].to_list()


def _of_regions(draws: Draws, most: int) -> Iterator[Kind]:
    met: Counter[str] = Counter()

    def only(region: str) -> Filters:
        """Give a filter that was never asked for: a region named twice is the region."""
        met[region] += 1
        return Filters(region=(region,) * met[region])

    regions = draws.regions(min(10, most))
    pairs = [(region, lang) for region in (*regions[:1], *regions) for lang in LANGS][1:]
    yield Kind(
        "keyness, a region against the rest",
        [(f"{region}, {lang}", Keyness(only(region), lang)) for region, lang in pairs],
    )
    for n, name in ((1, "word list of a region"), (2, "word pairs of a region")):
        yield Kind(
            name,
            [(f"{region}, {lang}", WordList(only(region), lang, n)) for region, lang in pairs],
        )


def _of_pairs(corpus: Corpus, draws: Draws, most: int) -> Iterator[Kind]:
    many = min(20, most)
    drawn = [words for lang in LANGS for words in draws.by_type(lang, many, 1_000, HITS)]
    asked = [_Asked(words, Equivalents(ALL, words.series[0])) for words in drawn]
    yield Kind(f"equivalents, 1,000-{HITS:,} hits", _heaviest_first(asked))
    agreements = []
    for words, question, _ in asked:
        with suppress(QueryTooLongError):
            best = question.answer(corpus)["term"].to_list()
            other = Words(tuple(best[:1]), "zh" if words.lang == "en" else "en", 0)
            if best and other.can_be_typed:
                one = AgreementOverTime(ALL, words.series[0], other.series[0], "month")
                agreements.append(_Asked(words, one, f", {other.text}"))
    yield Kind("agreement with the first equivalent", _heaviest_first(agreements))


class _Asked(NamedTuple):
    """A question about words, and what a table adds to them."""

    words: Words
    question: Question
    more: str = ""


def _heaviest_first(asked: Sequence[_Asked]) -> list[tuple[str, Question]]:
    """Give questions, and before them once more the one whose words occur most often."""
    heaviest = sorted(asked, key=lambda one: -one.words.occurrences)[:1]
    return [
        (f"{words.text} ({words.occurrences:,}){more}", question)
        for words, question, more in (*heaviest, *asked)
    ]
