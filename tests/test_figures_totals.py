"""What a figure belongs to: its total, its noun, its place."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.figures.figure import Figure, find_figures
from dashboard.places.article_places import places_of_article

DAY = date(1954, 3, 30)


def figures(body: str, on: date = DAY) -> list[Figure]:
    """
    Find the figures of a body with the places that it names.
    """
    found = places_of_article("", body, on)
    return find_figures(
        body,
        [mention for role, mention in found.mentions if role == "body"],
        parents={unit.place_id: unit.parent_id for unit in found.units},
        main_place_id=found.main_place_id,
        on=on,
    )


@pytest.mark.parametrize(
    ("body", "parts", "sums"),
    [
        pytest.param(
            "训练了三百七十四人，其中有县、区干部八十八人，新社和老社的骨干二百八十六人。",
            [None, 0, 0],
            [374, None, None],
            id="parts that add up",
        ),
        pytest.param(
            "参加受训的有二十二个行业的建社骨干一百八十人，有干部三十人。",
            [None, None, None],
            [None, None, None],
            id="no total is given, and none is made up",
        ),
        pytest.param(
            "办好一千零两个社，其中四川省办四百五十八个，云南省在六十九个县内办二百五十九个，其他省办二百八十五个。",
            [None, 0, None, 0, 0],
            [1_002, None, None, None, None],
            id="other things among the parts",
        ),
        pytest.param(
            "工人三千二百名，其中女工八百五十人。",
            [None, 0],
            [850, None],
            id="one part, counted in another measure word of people",
        ),
        pytest.param(
            "共有社员九百户。其中贫农五百户。",
            [None, 0],
            [500, None],
            id="a sentence that begins with the word",
        ),
        pytest.param(
            "棉田十万亩，平均每亩收二百斤，其中丰产方每亩收三百斤。",
            [None, None, None],
            [None, None, None],
            id="so much for each is no part",
        ),
        pytest.param(
            "党员三十人，团员四十五人，群众二十五人，共一百人。",
            [3, 3, 3, None],
            [None, None, None, 100],
            id="a total behind its parts",
        ),
        pytest.param(
            "党员三十人，团员四十五人，共一百人。",
            [None, None, None],
            [None, None, None],
            id="what does not add up to it is no part of it",
        ),
        pytest.param(
            "发展社员三百人，男二百人，女一百人。",
            [None, 0, 0],
            [300, None, None],
            id="parts without a word for it",
        ),
        pytest.param(
            "产品五百吨，其中甲等三百吨，另有废品二十吨。",
            [None, 0, None],
            [300, None, None],
            id="what is another thing ends the parts",
        ),
        pytest.param(
            "干部三百人，其中妇女一百人，其中党员四十人。",
            [None, 0, 1],
            [100, 40, None],
            id="parts of a part",
        ),
        pytest.param(
            "产量增加百分之三十，其中棉花增加百分之二十。",
            [None, None],
            [None, None],
            id="shares are no parts",
        ),
        pytest.param(
            "价值五亿卢布的设备，其中包括一百种以上的机器。",
            [None, None],
            [None, None],
            id="another unit",
        ),
    ],
)
def test_parts_know_their_total(
    body: str, parts: list[int | None], sums: list[float | None]
) -> None:
    """
    Parts are joined to their total, and the total has their sum.
    """
    found = figures(body)

    assert parts == [figure.part_of for figure in found]
    assert sums == [figure.parts_sum for figure in found]


@pytest.mark.parametrize(
    ("body", "nouns"),
    [
        ("有县、区干部八十八人，", ["县、区干部"]),
        ("来自二十二个行业的建社骨干", ["行业"]),
        ("修成新房一百七十五间。", ["新房"]),
        ("拆毁碉堡三十七个，", ["碉堡"]),
        ("选派了三百五十四名技术员参加", ["技术员"]),
        ("一百种以上的新式机器", ["机器"]),
        ("每盒九千八百元", [None]),
        ("七县", [None]),
        ("三年来", [None]),
        ("增产百分之二十", [None]),
    ],
)
def test_what_is_counted(body: str, nouns: list[str | None]) -> None:
    """
    The noun beside a figure is what it counts, where one stands there.
    """
    assert nouns == [figure.noun_zh for figure in figures(body)]


@pytest.mark.parametrize(
    ("body", "are_rates"),
    [
        ("平均每亩一百斤，全社一万斤。", [True, False]),
        ("亩产皮棉二百斤", [True]),
        ("每人每月不得超过十二小时", [True]),
        ("产棉二百斤", [False]),
    ],
)
def test_what_is_so_much_for_each(body: str, are_rates: list[bool]) -> None:
    """
    A rate is known by its clause, so that nobody adds it up.
    """
    assert are_rates == [figure.is_rate for figure in figures(body)]


@pytest.mark.parametrize(
    ("body", "places"),
    [
        pytest.param("山西省训练三百人，", ["shanxi"], id="named before"),
        pytest.param(
            "其中四川省办四十个，云南省办三十个。", ["sichuan", "yunnan"], id="each its own"
        ),
        pytest.param("三百人在太原市集会。", ["shanxi-taiyuan_prefecture_city"], id="named behind"),
        pytest.param(
            "太原市召开大会。三百人出席。",
            ["shanxi-taiyuan_prefecture_city"],
            id="the sentence before",
        ),
        pytest.param(
            "太原市召开大会。\n三百人出席。", ["shanxi"], id="another paragraph: the main place"
        ),
        pytest.param(
            "湖南省耒阳、平江、吉首等县恢复七万亩。", ["hunan"], id="all places of a list"
        ),
        pytest.param("山东省和河南省各有三十人。", [None], id="a list across provinces"),
        pytest.param("【新华社太原三十日电】三百人集会。", ["shanxi"], id="a dateline"),
        pytest.param("越南人民击落美国飞机十一架。", ["vietnam"], id="whose something is"),
        pytest.param("到会三百人。", [None], id="no place at all"),
    ],
)
def test_the_place_of_a_figure(body: str, places: list[str | None]) -> None:
    """
    A figure belongs to the place that governs it, by the rule that stands in `belonging`.
    """
    assert places == [figure.place_id for figure in figures(body)]


def test_a_figure_knows_its_text() -> None:
    """
    Offsets and surface are those of the body, and the reform of 1959 is heeded.
    """
    body = "每户三斤八两"
    old, new = figures(body)[0], figures(body, on=date(1959, 10, 1))[0]

    assert body[old.start_zh : old.end_zh] == old.surface_zh == "三斤八两"
    assert (old.value, new.value) == (3.5, 3.8)
