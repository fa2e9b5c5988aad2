"""Answers by place, against what can be counted by hand in the five articles and the seeds."""

from __future__ import annotations

import shutil
from contextlib import closing
from datetime import date
from typing import TYPE_CHECKING, Any

import duckdb
import pytest

from dashboard.corpus.database import Corpus
from dashboard.figures.figure import Figure
from dashboard.figures.sums import sums_by_place
from dashboard.queries import place, regions
from dashboard.queries.filters import Filters
from dashboard.queries.keyness import Keyness
from dashboard.queries.region_counts import Regions, RegionsOverTime, baseline

if TYPE_CHECKING:
    from pathlib import Path

    from dashboard.corpus.query import Question

ALL = Filters()
OF_1954 = Filters(date_to="1954")
MARCH, APRIL, MAY = date(1954, 3, 1), date(1954, 4, 1), date(1954, 5, 1)
YUCI, CHANGZHI = "shanxi-yuci_special_district", "shanxi-changzhi_special_district"


def answer(corpus: Corpus, question: Question, *columns: str) -> list[tuple[Any, ...]]:
    """
    Give the named columns of the answer, or all of them.
    """
    frame = question.answer(corpus)
    return frame.select(columns or frame.columns).rows()


# Counts


def test_the_measures_of_a_province(five: Corpus) -> None:
    """
    An article that names two provinces counts for both, and is about neither.
    """
    found = answer(
        five, Regions(ALL, "province"), "place_id", "articles", "about", "words", "mentions"
    )

    assert found == [("shanxi", 2, 1, 5 + 7, 3), ("hunan", 2, 1, 4 + 7, 2)]


@pytest.mark.parametrize(
    ("measure", "expected"),
    [
        ("articles", [("shanxi", 2, 50.0), ("hunan", 2, 50.0)]),
        ("about", [("shanxi", 1, 25.0), ("hunan", 1, 25.0)]),
        ("words", [("shanxi", 12, 100 * 12 / 18), ("hunan", 11, 100 * 11 / 18)]),
        ("mentions", [("shanxi", 3, 60.0), ("hunan", 2, 40.0)]),
    ],
)
def test_a_value_and_its_share(
    five: Corpus, measure: Any, expected: list[tuple[str, int, float]]
) -> None:
    """
    Of 1954 there are four articles of 18 Chinese words, with five mentions of provinces.
    """
    found = answer(five, Regions(OF_1954, "province", measure), "place_id", "value", "share_pct")

    assert found == [(unit, value, pytest.approx(share)) for unit, value, share in expected]


def test_only_shares_of_articles_have_an_interval(five: Corpus) -> None:
    """
    Two of four: Wilson's limits are 15.0 and 85.0 %. Words come in lumps, by article.
    """
    of_articles = answer(five, Regions(OF_1954, "province"), "share_low", "share_high")
    of_words = answer(five, Regions(OF_1954, "province", "words"), "share_low", "ratio_high")

    assert of_articles[0] == (pytest.approx(15.0, abs=0.01), pytest.approx(85.0, abs=0.01))
    assert of_words[0] == (None, None)


@pytest.mark.parametrize(
    ("filters", "compared"),
    [
        (Filters(), None),
        (Filters(date_from="1954"), Filters()),
        (Filters(q="rain"), Filters()),
        (Filters(q="rain", date_to="1954-03"), Filters(date_to="1954-03")),
        (Filters(region=("henan",), page=1, date_from="1950"), Filters(date_from="1950")),
    ],
)
def test_what_a_selection_is_compared_with(filters: Filters, compared: Filters | None) -> None:
    """
    All articles of its dates, or of the archive where only dates are filtered.
    """
    assert baseline(filters) == compared


def test_times_the_usual_share(five: Corpus) -> None:
    """
    Both articles with 合作社 name Shanxi, which two of all five do; one of them names Hunan.
    """
    columns = ("place_id", "share_pct", "baseline_value", "baseline_pct", "ratio")
    found = answer(five, Regions(Filters(q="合作社"), "province"), *columns)

    assert found == [("shanxi", 100.0, 2, 40.0, 2.5), ("hunan", 50.0, 2, 40.0, 1.25)]


def test_the_baseline_is_of_the_same_dates(five: Corpus) -> None:
    """
    From May on there are three articles, of which one names Shanxi, and has the word.
    """
    question = Regions(Filters(q="合作社", date_from="1954-05"), "province")

    ratio, low, high = answer(five, question, "ratio", "ratio_low", "ratio_high")[1]
    assert ratio == pytest.approx(3.0)
    assert low < ratio <= high


def test_everything_has_its_usual_share(five: Corpus) -> None:
    """
    There is nothing to compare everything with.
    """
    assert set(answer(five, Regions(ALL, "province"), "ratio", "ratio_low")) == {(None, None)}


def test_few_articles_are_thin(five: Corpus, sample: Corpus) -> None:
    """
    Fewer than five articles are marked.
    """
    assert set(answer(five, Regions(ALL, "province"), "is_thin")) == {(True,)}
    about = answer(sample, Regions(ALL, "province", "about"), "about", "is_thin")
    found = about + answer(sample, Regions(ALL, "province"), "articles", "is_thin")
    assert {is_thin for articles, is_thin in found if articles >= 5} == {False}
    assert {is_thin for articles, is_thin in found if articles < 5} == {True}


# Levels


def test_greater_areas(five: Corpus) -> None:
    """
    Provinces roll up to the areas of 1954, articles about them too; the limit cuts the list.
    """
    columns = ("place_id", "articles", "about", "mentions")

    assert answer(five, Regions(ALL, "area"), *columns) == [
        ("ga_north", 2, 1, 3),
        ("ga_central-south", 2, 1, 2),
    ]
    assert answer(five, Regions(ALL, "area", limit=1), "place_id") == [("ga_north",)]


def test_smaller_places(seeds: Corpus) -> None:
    """
    Of the Shanxi seed, the special districts stand in the title, the county does not.
    """
    question = Regions(Filters(region=("shanxi",)), "place")

    assert sorted(answer(seeds, question, "place_id", "articles", "about")) == [
        (CHANGZHI, 1, 1),
        ("shanxi-yu_county", 1, 0),
        (YUCI, 1, 1),
    ]


@pytest.mark.parametrize(
    ("within", "expected"),
    [
        ("ga_north", [("shanxi", 1)]),
        ("shanxi", [(CHANGZHI, 1), (YUCI, 1)]),
        (YUCI, [("shanxi-yu_county", 0)]),
        ("shanxi-yu_county", []),
        ("hunan", []),
    ],
)
def test_drill_down(seeds: Corpus, within: str, expected: list[tuple[str, int]]) -> None:
    """
    Area, province, special district, county: each has the units directly below it on the day.
    """
    for level in ("area", "province", "place"):
        question = Regions(ALL, level, within=within)  # type: ignore[arg-type]

        assert sorted(answer(seeds, question, "place_id", "about")) == expected


# Figures


def sum_again(connection: duckdb.DuckDBPyConnection) -> None:
    """
    Add up the figures of the one seed that has some, as the build does.
    """
    columns = ", ".join(Figure._fields)
    read = f"SELECT {columns} FROM figures WHERE article_id = 1 ORDER BY figure_no"
    figures = [Figure(*row) for row in connection.execute(read).fetchall()]
    units = "SELECT place_id, parent_id FROM article_places WHERE article_id = 1"
    parents = dict(connection.execute(units).fetchall())
    connection.execute("DELETE FROM figure_sums")
    connection.executemany(
        "INSERT INTO figure_sums (unit, place_id, value_sum, figures, article_id)"
        " VALUES (?, ?, ?, ?, 1)",
        sums_by_place(figures, parents),
    )


@pytest.mark.parametrize(
    ("within", "expected"),
    [
        ("ga_north", [("shanxi", 374 + 180 + 30, 3)]),
        ("shanxi", [(YUCI, 374, 1), (CHANGZHI, 180 + 30, 2)]),
    ],
)
def test_parts_of_a_total_are_not_counted_twice(
    seeds: Corpus, within: str, expected: list[tuple[str, int, int]]
) -> None:
    """
    Yuci trained 374 people, 88 and 286 of whom are told apart; Changzhi 180, and 30 cadres.
    """
    question = Regions(ALL, "place", "figures", within)

    assert answer(seeds, question, "place_id", "value", "figures") == expected


def test_a_part_counts_where_its_total_does_not(tmp_path: Path, seeds: Corpus) -> None:
    """
    A county's share of a province's total is the county's, and the province's only once.
    """
    copy = tmp_path / "copy.duckdb"
    shutil.copy(seeds.path, copy)
    with duckdb.connect(str(copy)) as connection:
        connection.execute(
            "UPDATE figures SET place_id = 'shanxi-yu_county' WHERE part_of = 0 AND value = 88"
        )
        connection.execute("UPDATE figures SET is_rate = true WHERE value = 30")
        connection.execute("UPDATE figures SET value = NULL WHERE value = 180")
        sum_again(connection)
    with closing(Corpus(copy)) as damaged:
        found = {
            within: answer(damaged, Regions(ALL, "place", "figures", within), "place_id", "value")
            for within in ("ga_north", "shanxi", YUCI)
        }

    assert found == {
        "ga_north": [("shanxi", 374)],
        "shanxi": [(YUCI, 374)],
        YUCI: [("shanxi-yu_county", 88)],
    }


def test_figures_in_another_unit(seeds: Corpus) -> None:
    """
    Changzhi's 22 industries are no people; a unit that no figure has gives nothing.
    """
    things = Regions(ALL, "place", "figures", "shanxi", unit="个")

    assert answer(seeds, things, "place_id", "value") == [(CHANGZHI, 22)]
    assert answer(seeds, Regions(ALL, "province", "figures", unit="龘")) == []
    polite = Regions(ALL, "province", "figures", unit="名")
    assert answer(seeds, polite, "place_id", "value") == [("shanxi", 584)]
    assert answer(seeds, regions.figures_with_a_place(ALL, "人")) == [(5, 5)]
    assert answer(seeds, regions.units_of_figures()) == [("人", 5), ("个", 2)]


def test_figures_over_time(seeds: Corpus) -> None:
    """
    The sum of a day; the day without a figure has none.
    """
    question = RegionsOverTime(Filters(date_from="1954-03-29"), "day", "province", "figures")

    assert answer(seeds, question, "bin", "place_id", "value", "whole") == [
        (date(1954, 3, 30), "shanxi", 584, 584)
    ]


# Over time


def test_regions_over_time(five: Corpus) -> None:
    """
    Equal values share a rank; a month that the archive lacks has neither rank nor share.
    """
    question = RegionsOverTime(Filters(date_to="1954-05"), "month", "province")
    columns = ("place_id", "bin", "value", "rank", "whole", "share_pct", "archive_articles")

    assert answer(five, question, *columns) == [
        ("hunan", MARCH, 1, 1, 2, 50.0, 2),
        ("hunan", APRIL, 0, None, 0, None, 0),
        ("hunan", MAY, 1, 1, 2, 50.0, 2),
        ("shanxi", MARCH, 1, 1, 2, 50.0, 2),
        ("shanxi", APRIL, 0, None, 0, None, 0),
        ("shanxi", MAY, 1, 1, 2, 50.0, 2),
    ]


def test_ranks_are_among_all_units(five: Corpus) -> None:
    """
    By words of March Shanxi is first and Hunan second, also where only one is shown.
    """
    question = RegionsOverTime(Filters(date_to="1954-03"), "month", "province", "words", top=1)

    assert answer(five, question, "place_id", "value", "rank", "whole") == [("shanxi", 5, 1, 9)]
    both = RegionsOverTime(Filters(date_to="1954-03"), "month", "province", "words")
    assert answer(five, both, "place_id", "rank") == [("shanxi", 1), ("hunan", 2)]


# Beside


def test_named_as_a_whole(five: Corpus, seeds: Corpus) -> None:
    """
    The five articles name provinces without any place in them; the seeds name places.
    """
    assert answer(five, regions.named_as_a_whole(ALL, "shanxi")) == [(2,)]
    assert answer(seeds, regions.named_as_a_whole(ALL, "shanxi")) == [(0,)]
    assert answer(seeds, regions.named_as_a_whole(ALL, "hunan")) == [(0,)]


def test_words_against_the_rest_of_a_selection(five: Corpus) -> None:
    """
    In March Shanxi has 合作社 twice in five words, and the other article never in four.
    """
    march = Filters(date_to="1954-03")
    question = Keyness(
        march.in_region("shanxi"), "zh", minimum=2, with_stop_words=True, among=march
    )
    columns = ("term", "occurrences", "per_million", "rest_occurrences", "rest_per_million")

    assert sorted(answer(five, question, *columns)) == [
        ("合作社", 2, 1e6 * 2 / 5, 0, 0.0),
        ("山西", 2, 1e6 * 2 / 5, 0, 0.0),
    ]


# One place


def test_a_place_is_found_by_its_id(seeds: Corpus) -> None:
    """
    One row, or none.
    """
    assert answer(seeds, place.place("shanxi"), "name_en", "name_zh") == [("Shanxi", "山西省")]
    assert answer(seeds, place.place("atlantis")) == []


def test_how_a_place_is_written(seeds: Corpus) -> None:
    """
    The county stands once in the seeds, under its full name.
    """
    assert answer(seeds, place.names_in_print("shanxi-yu_county")) == [("盂县", 1)]


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("mentions", [(1, 2, 2), (2, 1, 2)]),
        ("oldest", [(1, 2, 2), (2, 1, 2)]),
        ("newest", [(2, 1, 2), (1, 2, 2)]),
    ],
)
def test_articles_naming_a_place(
    five: Corpus, order: place.Order, expected: list[tuple[int, int, int]]
) -> None:
    """
    The first article on Shanxi names it twice, the later one once.
    """
    found = place.ArticlesNaming(ALL, "shanxi", order).answer(five)

    assert found.select("article_id", "mentions", "total").rows() == expected


def test_when_a_place_is_named(five: Corpus) -> None:
    """
    Shanxi from 7 March to 1 May; a place that no article names has no days.
    """
    assert answer(five, place.naming_days("shanxi")) == [
        (2, date(1954, 3, 7), date(1954, 3, 7), date(1954, 5, 1))
    ]
    assert answer(five, place.naming_days("henan")) == [(0, None, None, None)]
