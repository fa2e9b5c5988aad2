"""What stands around an article, counted by hand and looked for by brute force."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from fixtures.archive.five_articles import article
from plain_articles import NARROWINGS, selected

from dashboard.corpus.build import build
from dashboard.corpus.database import Corpus
from dashboard.queries.around import Steps, articles_around, days_around, issue
from dashboard.queries.filters import Filters
from dashboard.queries.listing import SORTS, listed_ids

if TYPE_CHECKING:
    from pathlib import Path

    from plain_articles import Article, Plain

    from dashboard.queries.listing import Sort

# Of the articles of a corpus every so many are looked at, beside the first and the last.
EVERY = 9


def steps(
    corpus: Corpus, filters: Filters, article_id: int, sort: Sort = "date"
) -> dict[str, dict[str, Any]]:
    """
    Give the rows of the answer by step.
    """
    rows = Steps(filters, article_id, sort).answer(corpus).iter_rows(named=True)
    return {row["step"]: row for row in rows}


def expected_targets(here: Article, chosen: list[Article]) -> dict[str, Article]:
    """
    Look through the selected articles for where one can turn to.
    """
    before = [a for a in chosen if a.article_id < here.article_id]
    after = [a for a in chosen if a.article_id > here.article_id]
    earlier = [a for a in before if a.issue_date < here.issue_date]
    later = [a for a in after if a.issue_date > here.issue_date]
    targets = {"here": here}
    if before:
        targets["previous"] = before[-1]
    if after:
        targets["next"] = after[0]
    if earlier:
        day = earlier[-1].issue_date
        targets["earlier"] = next(a for a in earlier if a.issue_date == day)
    if later:
        targets["later"] = later[0]
    return targets


@pytest.mark.parametrize("filters", NARROWINGS)
def test_steps_lead_to_the_nearest_selected_articles(plain: Plain, filters: Filters) -> None:
    """
    Whatever the filters: over the edges of days, and from articles that are not selected too.
    """
    chosen = selected(plain.articles, filters)
    for here in {*plain.articles[::EVERY], *plain.articles[:2], *plain.articles[-2:]}:
        expected = expected_targets(here, chosen)

        found = steps(plain.corpus, filters, here.article_id)

        assert {step: row["slug"] for step, row in found.items()} == {
            step: target.slug for step, target in expected.items()
        }
        place = chosen.index(here) + 1 if here in chosen else None
        assert {(row["place"], row["total"]) for row in found.values()} == {(place, len(chosen))}


@pytest.mark.parametrize("sort", SORTS)
def test_neighbours_are_those_of_the_list(plain: Plain, sort: Sort) -> None:
    """
    In whatever order the list is, from its first article one comes to its last, and back.
    """
    filters = Filters(q="工作, snow", date_to="1966")
    listed = [plain.articles[n] for n in listed_ids(plain.corpus, filters, sort)]
    assert len(listed) > 3

    for place, here in enumerate(listed):
        found = steps(plain.corpus, filters, here.article_id, sort)

        beside = {"previous": place - 1, "next": place + 1}
        assert {step: found[step]["slug"] for step in beside if step in found} == {
            step: listed[at].slug for step, at in beside.items() if 0 <= at < len(listed)
        }
        assert found["here"]["place"] == place + 1


@pytest.mark.parametrize(("sort", "expected"), [("date", ["next", "previous"]), ("length", [])])
def test_an_article_outside_the_list_is_in_no_other_order(
    five: Corpus, sort: Sort, expected: list[str]
) -> None:
    """
    By date it has its place between others, by length it has none; its days it has always.
    """
    found = steps(five, Filters(q="rain"), 1, sort)

    assert sorted({"previous", "next"} & found.keys()) == expected
    assert {"here", "earlier", "later"} <= found.keys()
    assert found["here"]["place"] is None


def test_days_without_an_issue_are_counted(plain: Plain) -> None:
    """
    Between an article's day and that of a step, the days that the archive lacks are told.
    """
    held = {a.issue_date for a in plain.articles}
    for here in plain.articles[::EVERY]:
        for row in steps(plain.corpus, Filters(page=1), here.article_id).values():
            first, last = sorted((here.issue_date, row["issue_date"]))
            between = [first + timedelta(n) for n in range(1, (last - first).days)]

            assert row["days_between"] == len(between)
            assert row["days_missing"] == len([day for day in between if day not in held])


def test_an_article_that_is_not_there_has_no_steps(five: Corpus, empty: Corpus) -> None:
    """
    Neither behind the last one nor in a corpus without articles.
    """
    assert steps(five, Filters(), 5) == {}
    assert steps(empty, Filters(), 0) == {}


def test_an_issue_is_the_articles_of_its_day(five: Corpus) -> None:
    """
    In the order of the newspaper, each with its page.
    """
    found = five.run(issue(date(1954, 5, 1)))

    assert found.select("page", "title_en").rows() == [(2, "Shanxi and Hunan"), (4, "Moscow")]


def test_the_days_around_tell_gaps_from_days_that_do_not_name_the_place(five: Corpus) -> None:
    """
    5 March has an issue that does not name Shanxi, 6 March none; 7 March names it.
    """
    found = five.run(days_around("shanxi", date(1954, 3, 6), span=2))

    assert found.rows() == [
        (date(1954, 3, 4), 0, 0),
        (date(1954, 3, 5), 0, 1),
        (date(1954, 3, 6), 0, 0),
        (date(1954, 3, 7), 1, 1),
        (date(1954, 3, 8), 0, 0),
    ]


def test_articles_about_the_place_stand_nearest_first(tmp_path: Path) -> None:
    """
    Those of the span alone, without the article itself and without those about another place.
    """
    (tmp_path / "in").mkdir()
    for number, (day, place) in enumerate(
        [
            ("1954-03-01", "山西"),
            ("1954-03-07", "山西"),
            ("1954-03-08", "山西"),
            ("1954-03-08", "湖南"),
            ("1954-03-10", "山西"),
            ("1954-03-16", "山西"),
        ]
    ):
        (tmp_path / "in" / f"{number}.md").write_text(
            article(
                day, 1, titles=(str(number), f"{place}春雨"), bodies=("Rain.", f"{place}下雨。")
            ),
            encoding="utf-8",
        )
    corpus = Corpus(build(tmp_path / "in", tmp_path / "data").path)
    here = corpus.run(issue(date(1954, 3, 8)))["title_zh"].to_list().index("山西春雨")

    found = corpus.run(articles_around("shanxi", date(1954, 3, 8), 2 + here, span=7))

    assert found.select("issue_date", "total").rows() == [
        (date(1954, 3, 7), 3),
        (date(1954, 3, 10), 3),
        (date(1954, 3, 1), 3),
    ]
    corpus.close()
