"""Lines, their order and their counterparts, and the words beside hits, against brute force."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from plain_articles import NARROWINGS, OTHER, lang_of, selected, series_of

from dashboard.corpus.query import Query
from dashboard.queries import concordance
from dashboard.queries.concordance import Lines, TooManyLinesError, WordsBeside
from dashboard.queries.filters import Filters
from dashboard.search.grammar import parse_search

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from plain_articles import Article, Hit, Plain

    from dashboard.corpus.database import Corpus
    from dashboard.language.words import Lang
    from dashboard.queries.concordance import Side, Sort

    Key = tuple[tuple[str, str], ...]

TERMS = ("合作社", "作", "cooperat*", "of the", "人民", "zyzzyva")
CONTEXT: dict[Lang, int] = {"en": 90, "zh": 40}
COLUMNS = (
    "series", "lang", "slug", "issue_date", "page", "left", "hit", "right", "row", "counterpart",
)  # fmt: skip


class Place(NamedTuple):
    """
    A hit of a term in an article.
    """

    article: Article
    series: int
    lang: Lang
    hit: Hit


def places(articles: Iterable[Article], terms: Sequence[str]) -> Iterator[Place]:
    """
    Find all hits in the order of the newspaper, in each article term by term.
    """
    for article in articles:
        for number, term in enumerate(terms):
            for hit in article.hits(term, lang_of(term)):
                yield Place(article, number, lang_of(term), hit)


def line(place: Place) -> tuple[Any, ...]:
    """
    Cut a line out of its text, and find its aligned row.
    """
    article, series, lang, hit = place
    text = article.text(lang).replace("\n", " ")
    offset = hit.start - len(article.title(lang)) - 1
    row, counterpart = None, article.title(OTHER[lang])
    for number, each in enumerate(article.rows, 1):
        if getattr(each, f"start_{lang}") <= offset < getattr(each, f"end_{lang}"):
            start, end = (getattr(each, f"{edge}_{OTHER[lang]}") for edge in ("start", "end"))
            row, counterpart = number, article.body(OTHER[lang])[start:end].replace("\n", " ")
    return (
        series,
        lang,
        article.slug,
        article.issue_date,
        article.page,
        text[max(0, hit.start - CONTEXT[lang]) : hit.start],
        text[hit.start : hit.end],
        text[hit.end : hit.end + CONTEXT[lang]],
        row,
        counterpart,
    )


def all_pages(corpus: Corpus, question: Lines) -> list[tuple[Any, ...]]:
    """
    Turn the pages until one is empty; all but the last are full, and all know the total.
    """
    rows: list[tuple[Any, ...]] = []
    totals = []
    for number in count(1):
        page = replace(question, page=number).answer(corpus)
        if page.is_empty():
            break
        assert len(rows) == (number - 1) * question.page_size
        rows += page.select(COLUMNS).rows()
        totals += page["total"].to_list()
    assert totals == [len(rows)] * len(rows)
    return rows


@pytest.mark.parametrize(
    ("filters", "size"),
    [(NARROWINGS[4], 7), (NARROWINGS[2], 50), (NARROWINGS[1], 200), (Filters(), 100_000)],
)
def test_all_pages_together_are_all_hits(plain: Plain, filters: Filters, size: int) -> None:
    """
    No line is lost between two pages and none is there twice; the newspaper's order is kept.
    """
    question = Lines(filters, series_of(*TERMS), page_size=size, counterpart=True)

    found = all_pages(plain.corpus, question)

    expected = [line(place) for place in places(selected(plain.articles, filters), TERMS)]
    assert expected == found
    assert {row[8] for row in found} > {None, 1, 2} or filters.date_to  # titles, and rows


def test_counterparts_are_given_only_where_asked_for(plain: Plain) -> None:
    """
    Without it the column is empty, and all else is the same.
    """
    with_it, without = (
        Lines(Filters(), series_of(*TERMS), counterpart=wanted).answer(plain.corpus)
        for wanted in (True, False)
    )

    assert with_it.drop("counterpart").equals(without.drop("counterpart"))
    assert without["counterpart"].null_count() == len(without) > with_it["counterpart"].null_count()


def reader_of_keys(corpus: Corpus, side: str) -> Callable[[Place], Key]:
    """
    Give what reads the words beside a hit: the nearest first, Chinese ones by their sound.
    """
    terms = corpus.run(Query("SELECT term, pinyin FROM terms WHERE lang = 'zh'"))
    sounds = dict(terms.iter_rows())

    def key(place: Place) -> Key:
        words = [
            (word.term if place.lang == "en" else sounds[word.term] or word.term, word.term)
            for word in beside(place, side)
        ]
        return tuple([*words, ("", ""), ("", ""), ("", "")][:3])

    return key


def beside(place: Place, side: str) -> list[Any]:
    """
    Give all words to a side of a hit, the nearest first.
    """
    words = place.article.stream(place.lang)
    at_side = words[place.hit.last + 1 :] if side == "right" else words[: place.hit.first][::-1]
    return [word for word in at_side if word]


@pytest.mark.parametrize("sort", ["left", "right"])
@pytest.mark.parametrize("terms", [("合作社", "作", "人民"), ("cooperat*", "people")])
@pytest.mark.parametrize("filters", NARROWINGS[:2])
def test_lines_are_sorted_by_the_words_beside(
    plain: Plain, filters: Filters, terms: tuple[str, ...], sort: Sort
) -> None:
    """
    Three words decide, punctuation is passed over, the end of a text comes first.
    """
    question = Lines(filters, series_of(*terms), sort, page_size=300, counterpart=True)
    key = reader_of_keys(plain.corpus, sort)
    found = places(selected(plain.articles, filters), terms)
    expected = sorted(sorted(found, key=lambda place: place.series), key=key)

    assert [line(place) for place in expected] == all_pages(plain.corpus, question)


@pytest.mark.parametrize("sort", ["left", "right"])
def test_lines_of_two_languages_are_sorted_together(plain: Plain, sort: Sort) -> None:
    """
    The sound of a Chinese word stands among the letters of English ones.
    """
    terms = ("人民", "people")
    key = reader_of_keys(plain.corpus, sort)
    keys = {line(place): key(place) for place in places(plain.articles, terms)}

    found = all_pages(
        plain.corpus, Lines(Filters(), series_of(*terms), sort, page_size=300, counterpart=True)
    )

    in_order = [keys[row] for row in found]
    assert Counter(found) == Counter(map(line, places(plain.articles, terms)))
    assert in_order == sorted(in_order)
    assert {row[0] for row in found[: len(found) // 2]} == {0, 1}


LEAVING = [
    pytest.param("合作社 -农民", id="left out"),
    pytest.param("(合作社 -农民) | 人民", id="left out of one of two"),
    pytest.param("(合作社 -农民) + 人民", id="left out of one added"),
    pytest.param("人民 NEAR/20 (合作社 -农民)", id="left out of what is near"),
    pytest.param("people -农民, (people -农民) | government", id="left out by the original"),
]


@pytest.mark.parametrize("written", LEAVING)
@pytest.mark.parametrize("sort", ["date", "left"])
def test_lines_are_as_many_as_hits(plain: Plain, written: str, sort: Sort) -> None:
    """
    What leaves articles out leaves out their lines, however deep in a search it stands.
    """
    question = Lines(Filters(), parse_search(written).series, sort, page_size=40)

    found = all_pages(plain.corpus, question)

    by_date = all_pages(plain.corpus, replace(question, sort="date", page_size=10_000))
    assert sorted(map(str, found)) == sorted(map(str, by_date))
    for slug in {row[2] for row in found}:
        (article,) = [each for each in plain.articles if each.slug == slug]
        if article.hits("农民", "zh"):
            mine = {row[6] for row in found if row[2] == slug}
            assert mine <= {"人民", "government", "Government"}


def test_two_hits_that_begin_together_are_two_lines(plain: Plain) -> None:
    """
    Added up, a word and a longer one that begins at the same place have a line each.
    """
    series = parse_search("合作 + 合作社").series
    hits = [len(article.hits("合作社", "zh")) for article in plain.articles]

    for sort in ("date", "left", "right"):
        found = all_pages(plain.corpus, Lines(Filters(), series, sort))
        assert Counter(row[6] for row in found)["合作社"] == sum(hits) > 0, sort


@pytest.mark.parametrize("side", ["left", "right"])
@pytest.mark.parametrize("filters", NARROWINGS)
def test_words_beside_hits_are_counted(plain: Plain, filters: Filters, side: Side) -> None:
    """
    Every line counts under the next word, or under "" where the text ends; most lines first.
    """
    found = WordsBeside(filters, series_of(*TERMS), side, limit=10_000).answer(plain.corpus)

    for number, _ in enumerate(TERMS):
        mine = found.filter(series=number)
        nearest = [
            beside(place, side)[:1]
            for place in places(selected(plain.articles, filters), TERMS)
            if place.series == number
        ]
        expected = Counter(words[0].term if words else "" for words in nearest)
        assert dict(mine.select("term", "lines").iter_rows()) == expected
        assert mine["lines"].to_list() == sorted(expected.values(), reverse=True)
        assert mine["share_pct"].to_list() == pytest.approx(
            [100 * lines / len(nearest) for lines in mine["lines"]]
        )


def test_a_limit_cuts_the_words_of_each_term(plain: Plain) -> None:
    """
    The most frequent ones stay.
    """
    terms = series_of("人民", "the")
    whole, cut = (
        WordsBeside(Filters(), terms, "right", limit).answer(plain.corpus) for limit in (10_000, 2)
    )

    assert cut.rows() == whole.group_by("series", maintain_order=True).head(2).rows()


def test_too_many_lines_are_not_sorted(plain: Plain, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    A sentence says how many there are; in the order of the newspaper they are shown.
    """
    monkeypatch.setattr(concordance, "MOST_SORTED", 10)
    series = series_of("the")

    with pytest.raises(TooManyLinesError, match="lines are too many to sort"):
        Lines(Filters(), series, "left").answer(plain.corpus)
    with pytest.raises(TooManyLinesError, match="up to 10 can be"):
        WordsBeside(Filters(), series, "left").answer(plain.corpus)
    assert len(Lines(Filters(), series).answer(plain.corpus)) == 50
