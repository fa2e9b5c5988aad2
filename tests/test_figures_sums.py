"""Sums of figures: by hand on a few, and against a recursive join on whole corpora."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from corpus_tables import rows

from dashboard.figures.figure import Figure
from dashboard.figures.sums import sums_by_place

if TYPE_CHECKING:
    from pathlib import Path

PARENTS = {"county": "prefecture", "prefecture": "province", "province": None, "other": None}


def figure(
    value: float | None,
    place: str | None = None,
    *,
    unit: str = "人",
    part_of: int | None = None,
    is_rate: bool = False,
    value_max: float | None = None,
) -> Figure:
    """
    Make a figure with what matters to a sum.
    """
    return Figure(
        value, value_max, unit, value is None, is_rate, None, 0, 1, "", place, part_of, None
    )


def sums(*figures: Figure) -> dict[tuple[str, str | None], tuple[float, int]]:
    """
    Add up, and give sum and number by unit and place.
    """
    found = sums_by_place(figures, PARENTS)
    by_key = {(each.unit, each.place_id): (each.value_sum, each.figures) for each in found}

    assert len(by_key) == len(found)
    return by_key


def test_a_figure_counts_for_all_that_holds_its_place() -> None:
    """
    The county, the prefecture, the province, and the article.
    """
    found = sums(figure(7, "county"), figure(2, "province"), figure(1))

    assert found == {
        ("人", None): (10, 3),
        ("人", "county"): (7, 1),
        ("人", "prefecture"): (7, 1),
        ("人", "province"): (9, 2),
    }


def test_a_part_counts_only_where_its_total_does_not() -> None:
    """
    Of 100 of the province the county has 30, and another province has 20.
    """
    found = sums(
        figure(100, "province"),
        figure(30, "county", part_of=0),
        figure(20, "other", part_of=0),
    )

    assert found == {
        ("人", None): (100, 1),
        ("人", "province"): (100, 1),
        ("人", "prefecture"): (30, 1),
        ("人", "county"): (30, 1),
        ("人", "other"): (20, 1),
    }


def test_a_part_of_a_part_counts_where_neither_total_does() -> None:
    """
    The total of its total is enough to leave it out.
    """
    found = sums(
        figure(100, "province"), figure(60, "other", part_of=0), figure(10, "county", part_of=1)
    )

    assert found == {
        ("人", None): (100, 1),
        ("人", "province"): (100, 1),
        ("人", "other"): (60, 1),
        ("人", "prefecture"): (10, 1),
        ("人", "county"): (10, 1),
    }


def test_people_are_one_count() -> None:
    """
    名, 位 and 员 are people as 人 are, also as parts; 口 and 个 may count anything.
    """
    found = sums(
        figure(50),
        figure(20, unit="名", part_of=0),
        figure(3, unit="位"),
        figure(4, unit="员"),
        figure(5, unit="口"),
        figure(6, unit="个"),
    )

    assert found == {("人", None): (57, 3), ("口", None): (5, 1), ("个", None): (6, 1)}


@pytest.mark.parametrize(
    "left_out",
    [
        pytest.param(figure(None, "county"), id="vague"),
        pytest.param(figure(8, "county", is_rate=True), id="a rate"),
        *(
            pytest.param(figure(8, "county", unit=unit), id=unit)
            for unit in ("%", "分数", "比", "倍", "成", "年", "岁")
        ),
    ],
)
def test_what_is_not_added_up(left_out: Figure) -> None:
    """
    It is in no sum, and keeps nothing out of one.
    """
    assert sums(left_out) == {}
    assert sums(left_out, figure(2, part_of=0)) == {("人", None): (2, 1)}


def test_the_lower_end_of_a_range_counts() -> None:
    """
    Three or four are three.
    """
    assert sums(figure(3, value_max=4)) == {("人", None): (3, 1)}


def test_nothing_adds_up_to_nothing() -> None:
    """
    An article without figures has no sums.
    """
    assert sums() == {}


def test_the_sums_of_the_seeds(seeds_corpus: Path) -> None:
    """
    Yuci 374, Changzhi 180 and 30, Shanxi and the area all of them, as the article.
    """
    found = rows(
        seeds_corpus,
        "SELECT place_id, value_sum, figures, path FROM figure_sums"
        " JOIN articles USING (article_id) WHERE unit = '人'",
    )

    path = "000_31b56a8581d978a3.txt"
    assert found == [
        (None, 584, 3, path),
        ("ga_north", 584, 3, path),
        ("shanxi", 584, 3, path),
        ("shanxi-changzhi_special_district", 210, 2, path),
        ("shanxi-yuci_special_district", 374, 1, path),
    ]


# Another way to the same sums: every figure with each unit that holds it, less the parts whose
# total, or the total of that, is held by the same unit.
BY_JOINS = """
WITH RECURSIVE counted AS (
    SELECT
        article_id, figure_no, part_of, value, place_id,
        CASE WHEN unit IN ('名', '位', '员') THEN '人' ELSE unit END AS unit
    FROM figures
    WHERE value IS NOT NULL AND NOT is_rate
        AND unit NOT IN ('%', '分数', '比', '倍', '成', '年', '岁')
),
held AS (
    SELECT article_id, figure_no, place_id FROM counted WHERE place_id IS NOT NULL
    UNION ALL
    SELECT held.article_id, figure_no, parent_id
    FROM held JOIN article_places USING (article_id, place_id)
    WHERE parent_id IS NOT NULL
),
everywhere AS (
    FROM held
    UNION ALL
    SELECT article_id, figure_no, NULL FROM counted
),
above AS (
    SELECT article_id, figure_no, part_of AS total FROM counted WHERE part_of IS NOT NULL
    UNION ALL
    SELECT above.article_id, above.figure_no, part_of
    FROM above JOIN figures ON figures.article_id = above.article_id
        AND figures.figure_no = above.total
    WHERE part_of IS NOT NULL
)
SELECT unit, everywhere.place_id, article_id, round(sum(value), 6), count(*)
FROM everywhere JOIN counted USING (article_id, figure_no)
WHERE NOT EXISTS (
    FROM above JOIN everywhere AS of_total
        ON of_total.article_id = above.article_id AND of_total.figure_no = above.total
    WHERE above.article_id = everywhere.article_id AND above.figure_no = everywhere.figure_no
        AND of_total.place_id IS NOT DISTINCT FROM everywhere.place_id
)
GROUP BY ALL
ORDER BY ALL NULLS FIRST"""


def test_sums_are_those_that_joins_give(sample_corpus: Path) -> None:
    """
    In the real archive every sum is the same by another way, and some parts are left out.
    """
    expected = rows(sample_corpus, BY_JOINS)

    found = rows(
        sample_corpus,
        "SELECT unit, place_id, article_id, round(value_sum, 6), figures FROM figure_sums"
        " ORDER BY ALL NULLS FIRST",
    )

    assert len(found) > 200
    assert found == expected
    ((parts,),) = rows(sample_corpus, "SELECT count(*) FROM figures WHERE part_of IS NOT NULL")
    assert parts >= 5


def test_sums_lie_in_the_order_in_which_they_are_asked_for(sample_corpus: Path) -> None:
    """
    By unit, place and article, whole articles first: a question for one unit reads little.
    """
    columns = "unit, place_id, article_id"

    lying = rows(sample_corpus, f"SELECT {columns} FROM figure_sums")

    ordered = f"SELECT {columns} FROM figure_sums ORDER BY unit, place_id NULLS FIRST, article_id"
    assert lying == rows(sample_corpus, ordered)
