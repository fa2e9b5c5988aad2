"""
Articles as texts and words, in which tests count by hand what questions count by the index.

Of the program only the cutting of texts into words is used (`stream`), and the rows of the
corpus that hold texts, days, places and aligned rows.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from dashboard.corpus.query import Query
from dashboard.language.words import stream
from dashboard.queries.filters import Filters
from dashboard.search.grammar import parse_search

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dashboard.corpus.database import Corpus
    from dashboard.language.words import Lang, Token
    from dashboard.search.terms import Series

NARROWINGS = [
    Filters(),
    Filters(region=("shanxi", "henan", "beijing")),
    Filters(region=("abroad", "unplaced"), date_from="1950"),
    Filters(date_from="1950", date_to="1966", page=2),
    Filters(date_from="1953-03-02", date_to="1954-03"),
    Filters(author="焦", date_from="1954-03-27"),
    Filters(page=99),
    Filters(audit="differs", date_from="1950"),
    Filters(audit="clean"),
]
OTHER: dict[Lang, Lang] = {"en": "zh", "zh": "en"}


class Hit(NamedTuple):
    """Position of a hit's first word, characters of that before it, its last word, its offsets."""

    first: int
    inside: int
    last: int
    start: int
    end: int


class Row(NamedTuple):
    """Offsets of an aligned row in both bodies."""

    start_zh: int
    end_zh: int
    start_en: int
    end_en: int


@dataclass(eq=False)
class Article:
    """
    An article as the corpus holds it.
    """

    article_id: int
    slug: str
    issue_date: date
    page: int | None
    scope: str
    author_en: str | None
    author_zh: str | None
    title_en: str
    title_zh: str
    body_en: str
    body_zh: str
    places: frozenset[str]
    rows: tuple[Row, ...]
    verdicts: Counter[str]

    def title(self, lang: Lang) -> str:
        """
        Give the title in a language.
        """
        return self.title_zh if lang == "zh" else self.title_en

    def body(self, lang: Lang) -> str:
        """
        Give the body in a language.
        """
        return self.body_zh if lang == "zh" else self.body_en

    def text(self, lang: Lang) -> str:
        """
        Give the text as it was given to the index.
        """
        return f"{self.title(lang)}\n{self.body(lang)}"

    @cached_property
    def _streams(self) -> dict[Lang, list[Token | None]]:
        return {"en": stream(self.text("en"), "en"), "zh": stream(self.text("zh"), "zh")}

    @cached_property
    def _hits(self) -> dict[tuple[str, Lang], list[Hit]]:
        return {}

    @cached_property
    def _words(self) -> dict[Lang, list[str]]:
        return {
            lang: [word.term for word in words if word] for lang, words in self._streams.items()
        }

    def stream(self, lang: Lang) -> list[Token | None]:
        """
        Give its words, and None for breaks.
        """
        return self._streams[lang]

    def words(self, lang: Lang) -> list[str]:
        """
        Give its words without breaks.
        """
        return self._words[lang]

    def hits(self, term: str, lang: Lang) -> list[Hit]:
        """
        Find a Chinese sequence, or English words of which the last may end with a star.
        """
        if (term, lang) not in self._hits:
            words = self.stream(lang)
            found = _sequence(term, words) if lang == "zh" else _phrase(term.split(), words)
            self._hits[term, lang] = list(found)
        return self._hits[term, lang]


class Plain(NamedTuple):
    """
    A corpus, and its articles in order.
    """

    corpus: Corpus
    articles: list[Article]


def _sequence(term: str, words: Sequence[Token | None]) -> Iterator[Hit]:
    places = [
        (number, inside)
        for number, word in enumerate(words)
        for inside in range(len(word.term) if word else 1)
    ]
    string = "".join(word.term if word else "\n" for word in words)
    for at in range(len(string)):
        if not string.startswith(term, at):
            continue
        (first, inside), (last, end) = places[at], places[at + len(term) - 1]
        first_word, last_word = words[first], words[last]
        assert first_word is not None
        assert last_word is not None
        yield Hit(first, inside, last, first_word.start + inside, last_word.start + end + 1)


def _phrase(patterns: Sequence[str], words: Sequence[Token | None]) -> Iterator[Hit]:
    for at in range(len(words) - len(patterns) + 1):
        run = [word for word in words[at : at + len(patterns)] if word]
        if len(run) == len(patterns) and all(
            word.term.startswith(pattern[:-1]) if pattern.endswith("*") else word.term == pattern
            for word, pattern in zip(run, patterns, strict=True)
        ):
            yield Hit(at, 0, at + len(patterns) - 1, run[0].start, run[-1].end)


def read_articles(corpus: Corpus) -> list[Article]:
    """
    Read all articles of a corpus, in order.
    """
    places = _listed(corpus, "SELECT article_id, place_id FROM article_places")
    rows = _listed(
        corpus,
        "SELECT article_id, start_zh, end_zh, start_en, end_en FROM alignments"
        " ORDER BY article_id, row_no",
    )
    verdicts = _listed(corpus, "SELECT article_id, verdict FROM checks")
    found = corpus.run(
        Query(
            "SELECT article_id, slug, issue_date, page, scope, author_en, author_zh, title_en,"
            " title_zh, body_en, body_zh FROM articles ORDER BY article_id"
        )
    )
    return [
        Article(
            **row,
            places=frozenset(place for (place,) in places.get(row["article_id"], [])),
            rows=tuple(Row(*each) for each in rows.get(row["article_id"], [])),
            verdicts=Counter(verdict for (verdict,) in verdicts.get(row["article_id"], [])),
        )
        for row in found.iter_rows(named=True)
    ]


def _listed(corpus: Corpus, sql: str) -> dict[int, list[tuple[Any, ...]]]:
    listed: dict[int, list[tuple[Any, ...]]] = {}
    for article_id, *row in corpus.run(Query(sql)).iter_rows():
        listed.setdefault(article_id, []).append(tuple(row))
    return listed


def is_left(article: Article, filters: Filters) -> bool:
    """
    Decide whether the filters but for the search leave an article; dates compare as text.
    """
    region = set(filters.region)
    in_region = (
        not region
        or bool(region & article.places)
        or ("abroad" in region and article.scope in ("abroad", "mixed"))
        or ("unplaced" in region and article.scope == "unplaced")
    )
    return (
        in_region
        and is_in_dates(article.issue_date, filters)
        and (filters.page is None or article.page == filters.page)
        and (
            filters.author in (article.author_zh or "")
            or filters.author.lower() in (article.author_en or "").lower()
        )
        and (filters.audit != "differs" or article.verdicts["differs"] > 0)
        and (filters.audit != "clean" or article.verdicts["agrees"] == article.verdicts.total())
    )


def is_in_dates(day: date, filters: Filters) -> bool:
    """
    Compare dates as text, in ISO form.
    """
    written, last = day.isoformat(), filters.date_to
    return written >= filters.date_from and (not last or written[: len(last)] <= last)


def selected(articles: Iterable[Article], filters: Filters) -> list[Article]:
    """
    Give the articles that the filters but for the search leave.
    """
    return [article for article in articles if is_left(article, filters)]


def lang_of(term: str) -> Lang:
    """
    Tell a term's language by its first sign.
    """
    return "en" if term[0].isascii() else "zh"


def series_of(*terms: str) -> tuple[Series, ...]:
    """
    Give the series of several terms.
    """
    series = parse_search(",".join(terms)).series
    assert len(series) == len(terms)
    return series


def count_words(articles: Iterable[Article], lang: Lang) -> Counter[str]:
    """
    Count the words of articles, each for itself.
    """
    return Counter(word for article in articles for word in article.words(lang))


def size(articles: Iterable[Article], lang: Lang) -> int:
    """
    Count the words of articles, all together.
    """
    return sum(len(article.words(lang)) for article in articles)


def first_of_period(day: date, by: str) -> date:
    """
    Give the first day of the period that a day is in.
    """
    match by:
        case "week":
            return day - timedelta(days=day.weekday())
        case "month":
            return day.replace(day=1)
        case "quarter":
            return day.replace(day=1, month=1 + (day.month - 1) // 3 * 3)
        case "year":
            return day.replace(day=1, month=1)
    return day


def periods(articles: Sequence[Article], filters: Filters, by: str) -> list[date]:
    """
    Give the periods from the first issue to the last that the dates leave, without a gap.
    """
    days = [article.issue_date for article in articles if is_in_dates(article.issue_date, filters)]
    if not days:
        return []
    return list(_calendar(min(days), max(days), by))


@cache
def _calendar(first: date, last: date, by: str) -> tuple[date, ...]:
    all_days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return tuple(dict.fromkeys(first_of_period(day, by) for day in all_days))
