"""
Every question of every page, with the answer counted by hand on five articles.

Those about words are in `test_queries_by_hand.py`.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import polars as pl
import pytest
from fixtures.archive.five_articles import FILES

from dashboard.queries import methods, overview, reader, regions, timeline
from dashboard.queries.filters import Filters, first_day, last_day
from dashboard.queries.listing import Catalogue, listed_ids

if TYPE_CHECKING:
    from dashboard.corpus.database import Corpus
    from dashboard.corpus.query import Question

ALL = Filters()
SHANXI = "1954-03-30-p2-5fb56522"
MARCH, APRIL, MAY = date(1954, 3, 1), date(1954, 4, 1), date(1954, 5, 1)


def answer(corpus: Corpus, question: Question, *columns: str) -> list[tuple[Any, ...]]:
    """
    Give the named columns of the answer, or all of them.
    """
    frame = question.answer(corpus)
    return frame.select(columns or frame.columns).rows()


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        pytest.param(Filters(), [0, 1, 2, 3, 4], id="no filter"),
        pytest.param(Filters(q="rain"), [0, 2, 3], id="an English word"),
        pytest.param(Filters(q="RAIN"), [0, 2, 3], id="case does not matter"),
        pytest.param(Filters(q="cooperatives"), [1], id="a word is a whole word"),
        pytest.param(Filters(q="rain fell"), [0], id="a phrase"),
        pytest.param(Filters(q="hunan rain"), [], id="no phrase from title into body"),
        pytest.param(Filters(q="cooperative a"), [], id="no phrase over a comma"),
        pytest.param(Filters(q="雨"), [0, 2, 3], id="a character, alone and inside words"),
        pytest.param(Filters(q="合作"), [1, 2], id="the beginning of a word"),
        pytest.param(Filters(q="作社"), [1, 2], id="the end of a word"),
        pytest.param(Filters(q="西合"), [1], id="across two words"),
        pytest.param(Filters(q="西合社"), [], id="characters that do not stand together"),
        pytest.param(Filters(q="了下"), [], id="characters in another order"),
        pytest.param(Filters(q="春雨, Moscow"), [0, 3], id="either of two terms"),
        pytest.param(Filters(q="新年好, new year"), [4], id="in both languages once"),
        pytest.param(Filters(q="snow, rain"), [0, 2, 3], id="an absent term adds nothing"),
        pytest.param(Filters(q='",!'), [0, 1, 2, 3, 4], id="no word at all is no filter"),
        pytest.param(Filters(region=("shanxi",)), [1, 2], id="a province"),
        pytest.param(Filters(region=("shanxi", "hunan")), [0, 1, 2], id="either province"),
        pytest.param(Filters(region=("ga_north",)), [1, 2], id="a greater area holds Shanxi"),
        pytest.param(Filters(region=("ussr",)), [3], id="a country"),
        pytest.param(Filters(region=("abroad",)), [3], id="abroad"),
        pytest.param(Filters(region=("unplaced",)), [4], id="no place named"),
        pytest.param(Filters(region=("unplaced", "hunan")), [0, 2, 4], id="code and place"),
        pytest.param(Filters(region=("henan",)), [], id="a province that nobody names"),
        pytest.param(Filters(date_from="1954-03-07"), [1, 2, 3, 4], id="from a day on"),
        pytest.param(Filters(date_to="1954-03-07"), [0, 1], id="to a day, included"),
        pytest.param(Filters(date_from="1954-05", date_to="1954-05"), [2, 3], id="a month"),
        pytest.param(Filters(date_from="1954", date_to="1954"), [0, 1, 2, 3], id="a year"),
        pytest.param(Filters(date_from="1954-04", date_to="1954-04"), [], id="a missing month"),
        pytest.param(Filters(page=2), [1, 2], id="a page"),
        pytest.param(Filters(author="li"), [1, 2], id="part of an author, in English"),
        pytest.param(Filters(author="李"), [1, 2], id="part of an author, in Chinese"),
        pytest.param(Filters(author="%"), [], id="a wildcard is a character"),
        pytest.param(Filters(q="rain", region=("hunan",), page=2), [2], id="all filters at once"),
        pytest.param(
            Filters(q="rain", date_from="1954-05", author="wang"), [3], id="and three others"
        ),
    ],
)
def test_filters_select_the_articles_a_reader_expects(
    five: Corpus, filters: Filters, found: list[int]
) -> None:
    """
    Terms are alternatives, filters are conditions, and each means what its name says.
    """
    assert found == listed_ids(five, filters).tolist()
    assert len(found) == five.run(overview.selection_size(filters))["articles"].item()


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("1954", date(1954, 1, 1), date(1954, 12, 31)),
        ("1954-02", date(1954, 2, 1), date(1954, 2, 28)),
        ("1952-02", date(1952, 2, 1), date(1952, 2, 29)),
        ("1954-03-27", date(1954, 3, 27), date(1954, 3, 27)),
        ("9999", date(9999, 1, 1), date(9999, 12, 31)),
        ("1954-02-30", None, None),
        ("1954-13", None, None),
        ("0000", None, None),
        ("54", None, None),
        ("1954-3", None, None),
        ("１９５４", None, None),
        ("1954-03-27\n", None, None),
        ("", None, None),
    ],
)
def test_a_written_date_spans_its_days(written: str, first: date | None, last: date | None) -> None:
    """
    A day, month or year has a first and a last day; all else has neither.
    """
    assert (first, last) == (first_day(written), last_day(written))


# Overview


def test_corpus_facts(five: Corpus) -> None:
    """
    The corpus is counted in one row: five articles, one reject, four issues in three months.
    """
    assert five.run(overview.corpus_facts()).row(0, named=True) == {
        "articles": 5,
        "rejects": 1,
        "issues": 4,
        "months": 3,
        "first_day": date(1954, 3, 5),
        "last_day": date(1955, 1, 2),
        "words_en": 5 + 7 + 8 + 2 + 2,
        "words_zh": 4 + 5 + 7 + 2 + 2,
        "authors": 2,
        "untranslated": 1,
        "unoriginal": 0,
        "unplaced": 1,
    }


def test_selection_size(five: Corpus) -> None:
    """
    Two articles are Li Ming's, of 7 and 8 English and 5 and 7 Chinese words.
    """
    found = answer(five, overview.selection_size(Filters(author="Li Ming")))

    assert [(2, 15, 12, date(1954, 3, 7), date(1954, 5, 1))] == found


def test_leading_places(five: Corpus) -> None:
    """
    Of the articles with rain, two name Hunan and one Shanxi; the Soviet Union is no province.
    """
    query = overview.leading_places(Filters(q="rain"), level="province", limit=9)

    assert answer(five, query, "place_id", "articles") == [("hunan", 2), ("shanxi", 1)]


def test_leading_places_are_as_many_as_asked_for(five: Corpus) -> None:
    """
    Of two provinces that tie, the first of the alphabet is shown.
    """
    query = overview.leading_places(ALL, level="province", limit=1)

    assert answer(five, query, "place_id", "articles") == [("hunan", 2)]


def test_coverage(five: Corpus) -> None:
    """
    Every month between the first and the last is a row, the missing eight with no articles.
    """
    found = answer(five, overview.coverage("month"))

    assert found[:3] == [(MARCH, 2), (APRIL, 0), (MAY, 2)]
    assert [(date(1954, month, 1), 0) for month in range(6, 13)] == found[3:-1]
    assert [(date(1955, 1, 1), 1)] == found[-1:]


@pytest.mark.parametrize(
    ("by", "bins"),
    [
        ("year", [(date(1954, 1, 1), 4), (date(1955, 1, 1), 1)]),
        (
            "quarter",
            [
                (date(1954, 1, 1), 2),
                (date(1954, 4, 1), 2),
                (date(1954, 7, 1), 0),
                (date(1954, 10, 1), 0),
                (date(1955, 1, 1), 1),
            ],
        ),
    ],
)
def test_coverage_by_coarser_bins(five: Corpus, by: Any, bins: list[tuple[date, int]]) -> None:
    """
    Quarters and years add up their months.
    """
    assert bins == answer(five, overview.coverage(by))


def test_a_week_begins_on_monday(five: Corpus) -> None:
    """
    Friday 5 and Sunday 7 March 1954 are in the week of Monday 1 March.
    """
    assert (date(1954, 3, 1), 2) == answer(five, overview.coverage("week"))[0]


# Timeline


def test_articles_per_period(five: Corpus) -> None:
    """
    Months of the dates asked for are counted, against all articles of the month.
    """
    query = timeline.articles_per_period(
        Filters(q="cooperative", date_from="1954-03", date_to="1954-05"), by="month"
    )

    found = answer(five, query, "bin", "articles", "words_zh", "archive_articles", "share_pct")

    assert found == [(MARCH, 1, 5, 2, 50.0), (APRIL, 0, 0, 0, None), (MAY, 1, 7, 2, 50.0)]


def test_a_period_asked_for_in_part_is_measured_against_that_part(five: Corpus) -> None:
    """
    From 7 March on, the archive has one article of March and not two.
    """
    query = timeline.articles_per_period(
        Filters(date_from="1954-03-07", date_to="1954-03"), by="month"
    )

    assert answer(five, query, "bin", "articles", "archive_articles", "share_pct") == [
        (MARCH, 1, 1, 100.0)
    ]


@pytest.mark.parametrize(
    ("stack", "parts"),
    [
        pytest.param("none", [("", 5)], id="none"),
        pytest.param(
            "region",
            [("abroad", 1), ("hunan", 1), ("several", 1), ("shanxi", 1), ("unplaced", 1)],
            id="region",
        ),
        pytest.param("page", [("1", 2), ("2", 2), ("4", 1)], id="page"),
        pytest.param("author", [("", 2), ("李明", 2), ("王芳", 1)], id="author"),
    ],
)
def test_the_parts_of_a_bar_add_up_to_the_bar(
    five: Corpus, stack: Any, parts: list[tuple[str, int]]
) -> None:
    """
    Every article is filed under exactly one key.
    """
    frame = five.run(timeline.articles_per_period(ALL, by="year", stack=stack))

    counted = frame.group_by("key").agg(pl.col("articles").sum()).sort("key").rows()
    assert parts == counted


def test_small_parts_are_put_together(five: Corpus) -> None:
    """
    Beyond the largest keys all are "other", and a tie is broken by the alphabet.
    """
    query = timeline.articles_per_period(ALL, by="year", stack="page", top=1)

    assert [
        (date(1954, 1, 1), "other", 3),
        (date(1954, 1, 1), "1", 1),
        (date(1955, 1, 1), "1", 1),
    ] == answer(five, query, "bin", "key", "articles")


def test_a_part_is_named_in_both_languages(five: Corpus) -> None:
    """
    Provinces carry their names; what is no place has none.
    """
    query = timeline.articles_per_period(Filters(date_to="1954-03-05"), by="day", stack="region")

    assert answer(five, query, "key", "key_en", "key_zh") == [("hunan", "Hunan", "湖南")]


# Regions


def test_selection_by_scope(five: Corpus) -> None:
    """
    The scopes part the selection without a rest.
    """
    assert answer(five, regions.selection_by_scope(ALL)) == [
        ("domestic", 3),
        ("abroad", 1),
        ("unplaced", 1),
    ]
    assert answer(
        five, regions.selection_by_scope(Filters(date_from="1954-05", date_to="1954-05"))
    ) == [("abroad", 1), ("domestic", 1)]


def test_countries(five: Corpus) -> None:
    """
    The Soviet Union is named in one of two articles of May; provinces are no countries.
    """
    query = regions.countries(Filters(date_from="1954-05", date_to="1954-05"))

    assert answer(five, query, "place_id", "name_en", "articles", "mentions", "share_pct") == [
        ("ussr", "Soviet Union", 1, 1, 50.0)
    ]


def test_named_places(five: Corpus) -> None:
    """
    Only places that the corpus names can be filtered by, provinces first.
    """
    assert answer(five, regions.named_places(), "place_id", "level", "articles") == [
        ("hunan", "province", 2),
        ("shanxi", "province", 2),
        ("ga_central-south", "area", 2),
        ("ga_north", "area", 2),
        ("ussr", "country", 1),
    ]


def test_gazetteer_names(five: Corpus) -> None:
    """
    Provinces are shown short, other places in full, whether the corpus names them or not.
    """
    names = {row[0]: row[1:] for row in answer(five, regions.gazetteer_names())}

    assert names["shanxi"] == ("Shanxi", "山西")
    assert names["shanxi-yuci_special_district"] == ("Yuci Special District", "榆次专区")


def test_middle_day(five: Corpus) -> None:
    """
    The third of five articles appeared on 1 May; of nothing there is no middle.
    """
    assert answer(five, regions.middle_day(ALL)) == [(MAY,)]
    assert answer(five, regions.middle_day(Filters(page=99))) == [(None,)]


# Reader


def test_article(five: Corpus) -> None:
    """
    A permalink gives its one article, and an unknown one gives none.
    """
    slug = Catalogue(Filters(region=("ussr",))).answer(five)["slug"].item()

    found = answer(five, reader.article(slug), "article_id", "title_en", "author_zh")

    assert found == [(3, "Moscow", "王芳")]
    assert answer(five, reader.article("1954-05-01-p4-00000000")) == []


def test_aligned_rows(seeds: Corpus) -> None:
    """
    The Shanxi seed has two rows, that of Henan, which must not show up, one.
    """
    zh, en = answer(seeds, reader.article(SHANXI), "body_zh", "body_en")[0]

    found = answer(seeds, reader.aligned_rows(1))

    assert [row[0] for row in found] == [0, 1]
    assert [(zh[a:b], en[c:d]) for _, a, b, c, d, *_ in found] == list(
        zip(zh.split("\n"), en.split("\n"), strict=True)
    )


def test_article_checks(seeds: Corpus) -> None:
    """
    What differs in the seed on Shanxi is its county; the other seed's checks are its own.
    """
    columns = ("kind", "verdict", "part", "surface_zh", "expected_en", "found_en")

    found = answer(seeds, reader.article_checks(1), *columns)

    assert [row for row in found if row[1] != "agrees"] == [
        ("place", "differs", "body", "盂县", "Yu County", "Meng County")
    ]
    assert ("figure", "agrees", "body", "三百七十四人", "374 people", "374") in found
    assert answer(seeds, reader.article_checks(9)) == []


def test_article_figures(seeds: Corpus) -> None:
    """
    The quantities of one article stand in its order, each with the number that renders it.
    """
    [(zh, en)] = answer(seeds, reader.article("1954-03-30-p2-5fb56522"), "body_zh", "body_en")

    found = answer(seeds, reader.article_figures(1))

    assert [(value, unit, zh[a:b], en[c:d]) for value, unit, a, b, c, d in found][:2] == [
        (374.0, "人", "三百七十四人", "374"),
        (88.0, "人", "八十八人", "88"),
    ]
    assert len(found) == 7


def test_article_mentions(five: Corpus) -> None:
    """
    The places of one article are listed as read: the title's first.
    """
    columns = ("place_id", "role", "start", "end", "surface")

    assert answer(five, reader.article_mentions(1), *columns) == [
        ("shanxi", "title", 0, 2, "山西"),
        ("shanxi", "body", 0, 2, "山西"),
    ]


def test_article_units(five: Corpus) -> None:
    """
    An article's provinces and countries are named, greater areas are not.
    """
    columns = ("place_id", "level", "mentions")

    assert answer(five, reader.ArticleUnits(2), *columns) == [
        ("hunan", "province", 1),
        ("shanxi", "province", 1),
    ]
    assert answer(five, reader.ArticleUnits(3), *columns) == [("ussr", "country", 1)]


def test_article_source(five: Corpus) -> None:
    """
    Behind every article is the text of its file.
    """
    assert [("b-abroad.md", FILES["b-abroad.md"])] == answer(
        five, reader.article_source(3), "path", "text"
    )
    assert answer(five, reader.article_files(3)) == [("b-abroad.md",)]


# Methods


def test_build_report(five: Corpus) -> None:
    """
    The build's notes name the source folder.
    """
    assert ("source", "in") in answer(five, methods.build_report())


def test_rejects(five: Corpus) -> None:
    """
    The one file that is no article is listed with its reason, and counted under it.
    """
    assert answer(five, methods.rejects(), "path", "reason", "line") == [
        ("undated.md", "no date", None)
    ]
    assert answer(five, methods.rejects_by_reason()) == [("no date", 1)]


def test_table_sizes(five: Corpus) -> None:
    """
    Sizes are rows: five sources, two streams of words for each article, six mentions.
    """
    sizes = dict(answer(five, methods.table_sizes(), "table_name", "rows"))

    assert (sizes["sources"], sizes["token_streams"], sizes["mentions"]) == (5, 10, 6)


def test_tables_say_what_a_row_is(five: Corpus) -> None:
    """
    The schema's comments are in the file, for those who open it without this program.
    """
    meanings = dict(answer(five, methods.table_sizes(), "table_name", "meaning"))

    assert meanings["articles"].startswith("One row per article.")
    assert all(meanings.values())


def test_dictionary(five: Corpus) -> None:
    """
    Every table that has a size has columns, in the order of the schema, with their meaning.
    """
    listed = answer(five, methods.dictionary())

    sizes = answer(five, methods.table_sizes(), "table_name")
    assert {name for (name,) in sizes} == {row[0] for row in listed}
    assert [row[1:3] for row in listed if row[0] == "rejects"] == [
        ("path", "VARCHAR"),
        ("reason", "VARCHAR"),
        ("line", "INTEGER"),
        ("detail", "VARCHAR"),
        ("size", "UBIGINT"),
        ("modified_at", "TIMESTAMP"),
    ]
    assert ("sources", "size", "UBIGINT", "bytes") in listed
