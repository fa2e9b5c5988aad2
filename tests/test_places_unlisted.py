"""Places that no table holds: where they hang, and under which id."""

from datetime import date

import pytest

from dashboard.places.article_places import ArticlePlaces, places_of_article
from dashboard.places.naming import names_en

MARCH_1954 = date(1954, 3, 30)


def unlisted(body: str, on: date = MARCH_1954, title: str = "") -> dict[str, tuple[str, str]]:
    """
    Give kind and parent of each place that no table holds, by its name.
    """
    found = places_of_article(title, body, on)
    return {place.name_zh: (place.kind, place.parent_id) for place in found.unlisted}


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            "河北省饶阳县五公村成立拖拉机站。",
            {"五公村": ("village", "hebei-raoyang_county")},
            id="behind its county",
        ),
        pytest.param(
            "江苏省泰兴县杼青区倪浒庄小学来信。",
            {
                "杼青区": ("small_district", "jiangsu-taixing_county"),
                "倪浒庄": ("village", "jiangsu-taixing_county"),
            },
            id="a district and its village hang side by side",
        ),
        pytest.param(
            "河北省饶阳、沅棠、晋县等地",
            {"沅棠": ("village", "hebei")},
            id="in a list of counties: beside them",
        ),
        pytest.param(
            "河北省晋县第三区周家庄",
            {"周家庄": ("village", "hebei-jin_county")},
            id="a number between",
        ),
        pytest.param(
            "内蒙古自治区鄂伦春自治旗的诺敏、甘奎努图克召开大会",
            {
                "诺敏": ("small_district", "neimenggu-oroqen_banner"),
                "甘奎努图克": ("small_district", "neimenggu-oroqen_banner"),
            },
            id="one ending for a list",
        ),
        pytest.param("河南省沅棠县马店乡", {
            "沅棠县": ("county", "henan"),
            "马店乡": ("township", "henan"),
        }, id="a county that no table has, and what is in it"),
        pytest.param("朝鲜元山市龙田里的农民在高山村开会", {}, id="abroad"),
        pytest.param("在五里庄开会", {}, id="nowhere"),
        pytest.param("河北省的先进村、各村和全村，下乡的干部", {}, id="words"),
    ],
)  # fmt: skip
def test_a_place_hangs_below_the_listed_place_before_it(
    body: str, expected: dict[str, tuple[str, str]]
) -> None:
    """
    Kind by ending; parent by position, in lists beside the place before.
    """
    assert expected == unlisted(body)


def test_the_title_says_where_a_body_without_places_plays() -> None:
    """
    A village in the body hangs below the county of the title.
    """
    assert unlisted("民兵攻克八里庄。", date(1948, 7, 2), title="静海县民兵") == {
        "八里庄": ("village", "tianjin-jinghai_county")
    }


def _place_id(found: ArticlePlaces) -> str:
    (place,) = found.unlisted
    return place.place_id


def test_a_village_has_one_id_in_every_article_that_puts_it_there() -> None:
    """
    The id depends on parent, kind and name, not on the article, the day or what stands between.
    """
    first = places_of_article("", "河北省饶阳县五公村", MARCH_1954)
    second = places_of_article("饶阳县第二区五公村", "", date(1957, 1, 1))

    assert _place_id(first) == _place_id(second)
    assert _place_id(first).startswith("hebei-raoyang_county-village_")


def test_an_unlisted_place_counts_for_the_units_above_it() -> None:
    """
    The article of a village is one of its county, its special district and its province.
    """
    found = places_of_article("", "五公村在饶阳县五公村", MARCH_1954)
    units = {unit.place_id: (unit.mentions, unit.parent_id) for unit in found.units}

    village = _place_id(found)
    assert units[village] == (2, "hebei-raoyang_county")
    assert units["hebei-raoyang_county"][0] == 3
    assert units["hebei"][0] == 3
    assert found.main_place_id == "hebei"


def test_roles_are_title_dateline_and_body() -> None:
    """
    What a dateline names is marked, and does not make the article one about that place.
    """
    found = places_of_article(
        "山西的合作社", "【新华社天津三十日电】榆次专区训练干部。", MARCH_1954
    )

    assert [(role, mention.surface) for role, mention in found.mentions] == [
        ("title", "山西"),
        ("dateline", "天津"),
        ("body", "榆次专区"),
    ]
    assert found.main_place_id == "shanxi"


def test_names_in_english_say_the_kind() -> None:
    """
    Pinyin for the name; the ending is translated where it is a rank, else it is part of the name.
    """
    assert names_en(["杼青区", "倪浒庄", "成安公社"], ["small_district", "village", "commune"]) == [
        "Zhuqing District",
        "Nihuzhuang",
        "Chengan Commune",
    ]
