"""People over time: counted by hand in the seeds, and in five articles written for it."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from typing import TYPE_CHECKING, Any

import polars as pl
import pytest
from fixtures.archive.five_articles import article

from dashboard.corpus.build import build
from dashboard.corpus.database import Corpus
from dashboard.queries.filters import Filters
from dashboard.queries.region_counts import Regions
from dashboard.queries.timeline import articles_per_period

if TYPE_CHECKING:
    from collections.abc import Iterator

ALL = Filters()
MARCH, APRIL, MAY = date(1954, 3, 1), date(1954, 4, 1), date(1954, 5, 1)

# Day, page, title, body. People: 300, of whom 100 are told apart; 20 and 5; 7; some; and so many
# for each, beside what are no people.
TEXTS = (
    ("1954-03-05", 1, "湖南训练干部", "湖南训练三百人，其中妇女一百名。"),
    ("1954-03-07", 2, "山西开会", "山西到会代表二十名，湖南五位。"),
    ("1954-05-01", 2, "山西和湖南", "两省派出七人。"),
    ("1954-05-01", 4, "苏联来客", "苏联来了几十人。"),
    ("1955-01-02", 1, "新年", "平均每户五人，养牛三头。"),
)


@pytest.fixture(scope="module")
def people(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Corpus]:
    """
    Open the corpus of the five texts.
    """
    folder = tmp_path_factory.mktemp("people")
    (folder / "in").mkdir()
    for number, (day, page, title, body) in enumerate(TEXTS):
        text = article(day, page, titles=(f"Title {number}", title), bodies=("", body))
        (folder / "in" / f"{number}.md").write_text(text, encoding="utf-8")
    report = build(folder / "in", folder / "data")
    with closing(Corpus(report.path)) as corpus:
        yield corpus


def counted(corpus: Corpus, filters: Filters, *columns: str, **asked: Any) -> list[tuple[Any, ...]]:
    """
    Give the named columns of the people over time.
    """
    query = articles_per_period(filters, measure="people", **asked)
    return corpus.run(query).select(columns).rows()


def test_the_people_of_the_seeds(seeds: Corpus) -> None:
    """
    March 1954 has 374 in Yuci, 180 and 30 in Changzhi, all of them in the article on Shanxi.
    """
    assert counted(seeds, ALL, "bin", "people", "figures", "articles", by="month") == [
        (MARCH, 374 + 180 + 30, 3, 2)
    ]
    assert counted(seeds, ALL, "key", "people", "figures", by="month", stack="region") == [
        ("henan", 0, 0),
        ("shanxi", 584, 3),
    ]
    henan = Filters(region=("henan",))
    assert counted(seeds, henan, "bin", "people", by="month") == [(MARCH, 0)]


def test_people_over_time(people: Corpus) -> None:
    """
    A part is in its total, whatever its unit; a month that the archive lacks is told from a zero.
    """
    found = counted(people, ALL, "bin", "people", "figures", "archive_articles", by="month")

    assert found[:3] == [(MARCH, 300 + 20 + 5, 3, 2), (APRIL, 0, 0, 0), (MAY, 7, 1, 2)]
    assert found[-1] == (date(1955, 1, 1), 0, 0, 1)


@pytest.mark.parametrize(
    ("stack", "parts"),
    [
        ("none", {"": 332}),
        ("region", {"hunan": 300, "shanxi": 25, "several": 7, "abroad": 0, "unplaced": 0}),
        ("page", {"1": 300, "2": 32, "4": 0}),
        ("author", {"": 332}),
    ],
)
def test_the_parts_of_a_bar_of_people_add_up_to_it(
    people: Corpus, stack: Any, parts: dict[str, int]
) -> None:
    """
    All people of an article are filed as the article is, wherever they are.
    """
    query = articles_per_period(ALL, by="year", stack=stack, measure="people")

    sums = people.run(query).group_by("key").agg(pl.col("people").sum())

    assert dict(sums.rows()) == parts


def test_by_region_people_are_where_they_are(people: Corpus) -> None:
    """
    The five of Hunan at the meeting are Hunan's on the regions page, where both have a place.
    """
    found = Regions(Filters(date_to="1954-03"), "province", "figures").answer(people)

    assert found.select("place_id", "value").rows() == [("hunan", 305), ("shanxi", 20)]


def test_filters_select_articles_and_not_people(people: Corpus) -> None:
    """
    Three articles name Hunan, and all their people are counted.
    """
    hunan = Filters(region=("hunan",))

    assert counted(people, hunan, "articles", "people", by="year") == [(3, 332), (0, 0)]


def test_the_largest_parts_are_those_with_most_people(people: Corpus) -> None:
    """
    Page 2 has more articles of 1954, page 1 more people.
    """
    of_1954 = Filters(date_to="1954")
    by_people = counted(people, of_1954, "key", "people", by="year", stack="page", top=1)
    by_articles = articles_per_period(of_1954, by="year", stack="page", top=1)

    assert sorted(by_people) == [("1", 300), ("other", 32)]
    assert sorted(people.run(by_articles)["key"]) == ["2", "other"]


def test_people_are_looked_up_only_where_they_are_asked_for(people: Corpus) -> None:
    """
    Articles and words are counted without them.
    """
    query = articles_per_period(ALL, by="year")

    assert "figure_sums" not in query.sql
    assert set(people.run(query).select("people", "figures").rows()) == {(None, None)}
