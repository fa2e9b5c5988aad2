"""Every question about words, with the answer counted by hand on five articles."""

from __future__ import annotations

from datetime import date
from math import log2
from typing import TYPE_CHECKING, Any

import pytest

from dashboard.queries.collocates import Collocates
from dashboard.queries.concordance import Lines, WordsBeside
from dashboard.queries.equivalents import AgreementOverTime, Equivalents, ExamplePairs
from dashboard.queries.filters import Filters
from dashboard.queries.keyness import Keyness
from dashboard.queries.keywords import (
    FrequencyByRegion,
    FrequencyOverTime,
    RatioOverTime,
    Totals,
)
from dashboard.queries.wordlist import WordList
from dashboard.search.grammar import parse_search

if TYPE_CHECKING:
    from dashboard.corpus.database import Corpus
    from dashboard.corpus.query import Question
    from dashboard.queries.concordance import Side, Sort
    from dashboard.search.terms import Series

ALL = Filters()
MARCH, APRIL, MAY = date(1954, 3, 1), date(1954, 4, 1), date(1954, 5, 1)
YEAR, NEXT_YEAR = date(1954, 1, 1), date(1955, 1, 1)


def series_of(written: str) -> tuple[Series, ...]:
    """
    Read search terms.
    """
    return parse_search(written).series


def answer(corpus: Corpus, question: Question, *columns: str) -> list[tuple[Any, ...]]:
    """
    Give the named columns of the answer, or all of them.
    """
    frame = question.answer(corpus)
    return frame.select(columns or frame.columns).rows()


# Over time


def test_totals(five: Corpus) -> None:
    """
    Occurrences, articles and words are of the selection and of the term's own language.

    Rain is one word of eight, and one of two; 合作社 is one of seven, and none of two.
    """
    in_may = Filters(date_from="1954-05", date_to="1954-05")
    question = Totals(in_may, series_of("rain, 合作社, snow"))

    columns = ("occurrences", "articles", "words", "selected_articles", "per_million", "dispersion")
    assert answer(five, question, *columns) == [
        (2, 2, 10, 2, 1e6 * 2 / 10, pytest.approx(0.3 / 0.8)),
        (1, 1, 9, 2, 1e6 * 1 / 9, pytest.approx(2 / 7)),
        (0, 0, 10, 2, 0.0, None),
    ]


def test_totals_do_not_depend_on_the_search_filter(five: Corpus) -> None:
    """
    The denominator is every article that the other filters leave.
    """
    series = series_of("rain")

    assert answer(five, Totals(ALL, series)) == answer(five, Totals(Filters(q="rain"), series))


def test_totals_of_nothing(five: Corpus) -> None:
    """
    Where no article is selected, a rate is absent and not zero.
    """
    question = Totals(Filters(page=99), series_of("rain"))

    assert answer(five, question) == [(0, 0, 0, 0, 0, None, None, None, None)]


def test_frequency_over_time(five: Corpus) -> None:
    """
    Each term has a row for each month; a month that the archive lacks has no rate.
    """
    question = FrequencyOverTime(Filters(date_to="1954-05"), series_of("rain, 合作社"), "month")
    columns = (
        "bin", "series", "occurrences", "articles", "words", "selected_articles",
        "archive_articles", "per_million", "share_pct",
    )  # fmt: skip

    assert answer(five, question, *columns) == [
        (MARCH, 0, 2, 1, 12, 2, 2, 1e6 * 2 / 12, 50.0),
        (APRIL, 0, 0, 0, 0, 0, 0, None, None),
        (MAY, 0, 2, 2, 10, 2, 2, 1e6 * 2 / 10, 100.0),
        (MARCH, 1, 2, 1, 9, 2, 2, 1e6 * 2 / 9, 50.0),
        (APRIL, 1, 0, 0, 0, 0, 0, None, None),
        (MAY, 1, 1, 1, 9, 2, 2, 1e6 * 1 / 9, 50.0),
    ]


def test_smoothing(five: Corpus) -> None:
    """
    March and May lend each other nothing over one missing month, and all over two.
    """
    series = series_of("rain")
    near, far = (
        answer(five, FrequencyOverTime(Filters(date_to="1954-05"), series, "month", n), "smoothed")
        for n in (1, 2)
    )

    both = pytest.approx(1e6 * 4 / 22)
    assert near == [(pytest.approx(1e6 * 2 / 12),), (None,), (pytest.approx(1e6 * 2 / 10),)]
    assert far == [(both,), (None,), (both,)]


def test_ratio_over_time(five: Corpus) -> None:
    """
    In 1954 there is four times rain to three times cooperative, in as many words.
    """
    question = RatioOverTime(ALL, series_of("rain, cooperative"), "year")
    columns = ("bin", "occurrences", "other_occurrences", "words", "other_words", "ratio")

    assert answer(five, question, *columns) == [
        (YEAR, 4, 3, 22, 22, pytest.approx(4 / 3)),
        (NEXT_YEAR, 0, 0, 2, 2, None),
    ]


def test_frequency_by_region(five: Corpus) -> None:
    """
    An article on Hunan and Shanxi counts for both; the Soviet Union is no province.
    """
    question = FrequencyByRegion(ALL, series_of("rain"), "year")
    columns = ("bin", "place_id", "occurrences", "articles", "words", "selected_articles")

    assert answer(five, question, *columns) == [
        (YEAR, "hunan", 3, 2, 13, 2),
        (NEXT_YEAR, "hunan", 0, 0, 0, 0),
        (YEAR, "shanxi", 1, 1, 15, 2),
        (NEXT_YEAR, "shanxi", 0, 0, 0, 0),
    ]


def test_a_term_in_no_province_is_split_into_nothing(five: Corpus) -> None:
    """
    The table is empty, with all its columns.
    """
    columns = FrequencyByRegion(ALL, series_of("rain"), "year").answer(five).columns

    found = FrequencyByRegion(ALL, series_of("moscow"), "year").answer(five)

    assert found.is_empty()
    assert found.columns == columns


# Concordance


def test_lines(five: Corpus) -> None:
    """
    A line shows the hit as it is written, what stands around it, and its row of the article.
    """
    question = Lines(Filters(date_to="1954-03-05"), series_of("雨, rain fell"), counterpart=True)
    columns = ("series", "lang", "left", "hit", "right", "row", "counterpart", "total")

    assert answer(five, question, *columns) == [
        (0, "zh", "湖南春", "雨", " 下雨了。", None, "Rain in Hunan", 3),
        (0, "zh", "湖南春雨 下", "雨", "了。", 1, "Rain fell.", 3),
        (1, "en", "Rain in Hunan ", "Rain fell", ".", 1, "下雨了。", 3),
    ]


def test_lines_are_paged(five: Corpus) -> None:
    """
    Hits are listed in the order of the newspaper, page by page, with the total of all.
    """
    series = series_of("rain, 合作社")
    first, second, third = (
        answer(five, Lines(ALL, series, page=page, page_size=4), "issue_date", "series", "total")
        for page in (1, 2, 3)
    )

    assert first == [
        (date(1954, 3, 5), 0, 7),
        (date(1954, 3, 5), 0, 7),
        (date(1954, 3, 7), 1, 7),
        (date(1954, 3, 7), 1, 7),
    ]
    assert second == [(MAY, 0, 7), (MAY, 1, 7), (MAY, 0, 7)]
    assert third == []


@pytest.mark.parametrize(
    ("sort", "lines"),
    [
        pytest.param("date", ["山西", "山西合作社 山西办", "山西和湖南 雨中的"], id="date"),
        # ban, de, shanxi
        pytest.param("left", ["山西合作社 山西办", "山西和湖南 雨中的", "山西"], id="left"),
        # The end of a text, twice, and 山西 behind the line break.
        pytest.param("right", ["山西合作社 山西办", "山西和湖南 雨中的", "山西"], id="right"),
    ],
)
def test_lines_are_sorted(five: Corpus, sort: Sort, lines: list[str]) -> None:
    """
    By date, or by what stands beside the hit: Chinese by its sound, ends of texts first.
    """
    found = answer(five, Lines(ALL, series_of("合作社"), sort), "left")

    assert found == [(line,) for line in lines]


def test_rows_count_from_the_first_paragraph(seeds: Corpus) -> None:
    """
    盂县 stands in the second paragraph of the Shanxi seed, and so does its translation.
    """
    question = Lines(ALL, series_of("盂县, Meng County"))

    assert answer(seeds, question, "hit", "row") == [("盂县", 2), ("Meng County", 2)]


@pytest.mark.parametrize("sort", ["date", "left", "right"])
def test_lines_of_nothing(five: Corpus, sort: Sort) -> None:
    """
    No hit is an empty table with all its columns.
    """
    found = Lines(ALL, series_of("snow, 雪"), sort).answer(five)

    assert found.is_empty()
    assert {"left", "hit", "right", "row", "counterpart", "total"} <= set(found.columns)


@pytest.mark.parametrize(
    ("side", "words"),
    [
        ("left", [("山西", 1), ("的", 1), ("办", 1)]),
        ("right", [("", 2), ("山西", 1)]),
    ],
)
def test_words_beside(five: Corpus, side: Side, words: list[tuple[str, int]]) -> None:
    """
    Each line counts once, under "" where the text ends.
    """
    found = answer(five, WordsBeside(ALL, series_of("合作社"), side), "term", "lines")

    assert sorted(found) == sorted(words)


# Collocates


def test_collocates(five: Corpus) -> None:
    """
    One word to each side: 山西 before a title's 合作社, and behind it, over the line break.

    There are four words around three hits, and 20 in all articles.
    """
    (one,) = series_of("合作社")
    question = Collocates(ALL, one, 1, 1, minimum=1, with_stop_words=True)
    columns = ("term", "together", "left", "right", "hits_with", "occurrences")

    found = {row[0]: row[1:] for row in answer(five, question, *columns)}
    measures = {row[0]: row[1:] for row in answer(five, question, "term", "log_dice",
                "mutual_information", "t_score")}  # fmt: skip

    assert found == {"山西": (2, 1, 1, 1, 3), "办": (1, 1, 0, 1, 1), "的": (1, 1, 0, 1, 1)}
    assert measures["山西"] == pytest.approx(
        (14 + log2(2 * 1 / (3 + 3)), log2(2 * 20 / (4 * 3)), (2 - 4 * 3 / 20) / 2**0.5)
    )


def test_a_word_between_two_hits_is_around_both_and_counts_once(five: Corpus) -> None:
    """
    Between two cooperatives stand a comma and an article.
    """
    (one,) = series_of("cooperative")
    question = Collocates(Filters(date_to="1954-03"), one, 3, 3, minimum=1, with_stop_words=True)
    columns = ("together", "left", "right", "hits_with", "occurrences")

    found = dict(zip(*question.answer(five).select("term", "together"), strict=True))
    a = question.answer(five).filter(term="a").select(columns).row(0)

    assert found == {"a": 2, "cooperative": 2, "shanxi": 1, "in": 1}
    assert a == (2, 2, 1, 2, 2)


def test_without_words_to_look_at_there_are_no_collocates(five: Corpus) -> None:
    """
    An empty table, not an error.
    """
    (one,) = series_of("rain")

    assert Collocates(ALL, one, 0, 0, minimum=1).answer(five).is_empty()


# Keyness, word lists


def test_keyness(five: Corpus) -> None:
    """
    The articles with rain have 13 Chinese words, the others seven.
    """
    question = Keyness(Filters(q="rain"), "zh", minimum=2, with_stop_words=True)
    columns = ("term", "occurrences", "rest_occurrences", "per_million", "is_positive")

    found = {row[0]: row[1:] for row in answer(five, question, *columns)}

    assert found == {
        "雨": (2, 0, 1e6 * 2 / 13, True),
        "湖南": (2, 0, 1e6 * 2 / 13, True),
        "合作社": (1, 2, 1e6 * 1 / 13, False),
        "山西": (1, 2, 1e6 * 1 / 13, False),
    }


def test_word_list(five: Corpus) -> None:
    """
    Words of all articles, the most frequent first.
    """
    question = WordList(ALL, "en", minimum=3, with_stop_words=True)

    assert sorted(answer(five, question, "term", "occurrences", "articles")) == [
        ("a", 3, 2),
        ("cooperative", 3, 2),
        ("in", 3, 3),
        ("rain", 4, 3),
    ]


def test_runs_of_words(five: Corpus) -> None:
    """
    A comma and a line end part runs; "a cooperative" is there three times in two articles.
    """
    question = WordList(ALL, "en", n=2, minimum=1, with_stop_words=True)

    found = answer(five, question, "term", "occurrences", "articles")

    assert found[0] == ("a cooperative", 3, 2)
    assert sorted(row[0] for row in found[1:]) == [
        "and hunan",
        "cooperative in",
        "cooperatives in",
        "in hunan",
        "in shanxi",
        "in the",
        "new year",
        "rain fell",
        "rain in",
        "shanxi and",
        "the rain",
    ]


# Equivalents


def test_equivalents(five: Corpus) -> None:
    """
    Two paragraphs have "cooperative", both with 合作社, which a title has as well.
    """
    (one,) = series_of("cooperative")
    columns = ("term", "pairs", "with_word", "with_term", "share_pct", "dice")

    assert answer(five, Equivalents(ALL, one), *columns) == [("合作社", 2, 2, 3, 100.0, 0.8)]


def test_agreement_over_time(five: Corpus) -> None:
    """
    A title and a paragraph of March, and a paragraph of May; the article of 1955 has neither.
    """
    one, other = series_of("cooperat*, 合作社")
    question = AgreementOverTime(Filters(date_to="1954"), one, other, "month")
    columns = ("bin", "with_word", "with_other", "pairs", "archive_articles", "agreement_pct")

    assert answer(five, question, *columns) == [
        (MARCH, 2, 2, 2, 2, 100.0),
        (APRIL, 0, 0, 0, 0, None),
        (MAY, 1, 1, 1, 2, 100.0),
    ]


def test_example_pairs(five: Corpus) -> None:
    """
    Titles and paragraphs as they are written, the shortest first.
    """
    one, other = series_of("cooperat*, 合作社")

    assert answer(five, ExamplePairs(ALL, one, other), "row", "text_en", "text_zh", "total") == [
        (None, "Cooperatives in Shanxi", "山西合作社", 3),
        (1, "A cooperative, a cooperative.", "山西办合作社。", 3),
        (1, "A cooperative in the rain.", "雨中的合作社。", 3),
    ]
