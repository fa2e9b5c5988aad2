"""Places found in the paper's Chinese, dated, counted and drawn."""

import os
import re
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from dashboard.places import regions
from dashboard.places.boundaries import (
    ATTRIBUTION,
    BoundaryYear,
    boundaries,
    boundary_year,
    outlines,
)
from dashboard.places.gazetteer import load_gazetteer
from dashboard.places.mentions import find_mentions
from dashboard.places.regions import Stretch, history_of, province_at, units_at
from dashboard.places.scope import main_place, scope_of

REPOSITORY = Path(__file__).parents[1]
CORPUS = Path(os.environ.get("SAMPLE_CORPUS", REPOSITORY.parent / "shared" / "corpus"))
MARCH_1954 = date(1954, 3, 30)


def ids(text: str, on: date = MARCH_1954, context: Sequence[str] = ()) -> list[str | None]:
    return [mention.place_id for mention in find_mentions(text, on, context=context)]


def chinese_of(path: Path) -> str:
    return path.read_text(encoding="utf-8").split("Original:")[-1]


@pytest.mark.parametrize(
    ("seed", "found"),
    [
        (
            "000_31b56a8581d978a3.txt",
            {
                "shanxi",
                "shanxi-yuci_special_district",
                "shanxi-changzhi_special_district",
                "shanxi-yu_county",
            },
        ),
        (
            "001_58f6000fe3ef28b2.txt",
            {
                "henan",
                "henan-xuchang_special_district",
                "henan-xuchang_city",
                "henan-luohe_city",
            },
        ),
    ],
)
def test_seeds_name_the_places_a_reader_finds(seed: str, found: set[str]) -> None:
    """
    In each seed exactly the units that a reader marks are found, each under one id.
    """
    text = chinese_of(REPOSITORY / "seeds" / seed)

    assert found == set(ids(text))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("中共同安县委", ["fujian-tongan_county"], id="a guard before a name"),
        pytest.param("共同安排生产", [], id="a name between two words"),
        pytest.param("隆重庆祝五一节", [], id="Chongqing between two words"),
        pytest.param("为和平、解放和太平生活而斗争", [], id="ordinary words"),
        pytest.param("广东省和平县", ["guangdong", "guangdong-heping_county"], id="with its rank"),
        pytest.param("省和县联社召开县委会，全县", [], id="the end of a word and 县"),
        pytest.param("受训干部从盂回来", [], id="one character without 县"),
        pytest.param(
            "安徽省和县、滁县", ["anhui", "anhui-he_county", "anhui-chu_county"], id="和县"
        ),
        pytest.param("越南河南省和北宁省的敌军", ["vietnam"], id="Vietnam has a 河南省"),
        pytest.param("河南省许昌市", ["henan", "henan-xuchang_city"], id="Henan's own"),
        pytest.param("印度尼西亚和印度", ["indonesia", "india"], id="the longer name first"),
        pytest.param("在内蒙古的蒙古族", ["neimenggu"], id="a nationality is no country"),
        pytest.param("加强海防，参加纳税，沿海地区", [], id="foreign names in Chinese words"),
        pytest.param("莫斯科的工人", ["ussr"], id="a foreign city stands for its country"),
        pytest.param("平原上种棉花，松江一带", [], id="a plain and a river"),
        pytest.param("六月二十二日本报发表", [], id="a day and this paper, not Japan"),
        pytest.param("关长海同志", [], id="a county's bare name inside a person's"),
        pytest.param("湖南的龙山乡", ["hunan"], id="a village of a county's name"),
        pytest.param("黄河北岸", ["feature-yellow_river"], id="a bank, not Hebei"),
        pytest.param(
            "榆次地委和长治地委",
            ["shanxi-yuci_special_district", "shanxi-changzhi_special_district"],
            id="an office names its district",
        ),
        pytest.param(
            "湖南常德、益阳地委",
            ["hunan", "hunan-changde_special_district", "hunan-yiyang_special_district"],
            id="the rank of a list goes back to its first name",
        ),
        pytest.param(
            "北京市海淀区和丰台区",
            ["beijing", "beijing-haidian_district", "beijing-fengtai_district"],
            id="districts after their city",
        ),
        pytest.param("徐州附近", ["jiangsu-xuzhou_prefecture_city"], id="州 is no rank here"),
        pytest.param("中共榆次地委", ["shanxi-yuci_special_district"], id="the party is no place"),
        pytest.param(
            "松江、吉林、热河三省",
            ["songjiang", "jilin", "rehe"],
            id="a province among provinces",
        ),
        pytest.param("海淀区", [], id="a district without its city"),
        pytest.param("从江西、从江苏来", ["jiangxi", "jiangsu"], id="from Jiangxi, not 从江"),
        pytest.param(
            "湖南从江华、从江永两县",
            ["hunan", "hunan-jianghua_county", "hunan-jiangyong_county"],
            id="from 江华, not 从江",
        ),
        pytest.param(
            "贵州从江县",
            ["guizhou", "guizhou-congjiang_county"],
            id="the county 从江 itself",
        ),
        pytest.param("广东省从化县", ["guangdong", "guangdong-conghua_county"], id="从化县"),
        pytest.param(
            "海南的橡胶", ["guangdong-hainandao_informal_region"], id="Hainan is an island"
        ),
    ],
)
def test_a_name_is_taken_only_where_it_is_one(text: str, found: list[str]) -> None:
    """
    A string of the gazetteer counts when it stands as a name, and then in full length.
    """
    assert found == ids(text)


def test_an_office_is_no_part_of_the_surface() -> None:
    """
    榆次地委 is marked as 榆次: the office stands for its district, but is none.
    """
    assert [
        (mention.surface, mention.start, mention.end)
        for mention in find_mentions("中共榆次地委", MARCH_1954)
    ] == [("榆次", 2, 4)]


def test_a_name_of_two_provinces_stays_open_until_one_is_named() -> None:
    """
    绥阳县 lies in Guizhou and in Songjiang: the sentence or the context decides, else nobody.
    """
    (mention,) = find_mentions("绥阳县的干部", MARCH_1954)
    assert mention.place_id is None
    assert {province_at(unit, MARCH_1954) for unit in mention.candidates} == {
        "guizhou",
        "songjiang",
    }
    assert ids("贵州省绥阳县的干部") == ["guizhou", "guizhou-suiyang_county"]
    assert ids("绥阳县的干部", context=["guizhou"]) == ["guizhou-suiyang_county"]


@pytest.mark.parametrize(
    ("on", "place_id"),
    [(date(1954, 3, 30), "wuhan"), (date(1955, 8, 2), "hubei-wuhan_prefecture_city")],
)
def test_a_city_has_the_rank_of_its_day(on: date, place_id: str) -> None:
    """
    Wuhan is a unit of its own to June 1954 and a city of Hubei after.
    """
    assert [place_id] == ids("武汉市的工人", on)


@pytest.mark.parametrize(
    ("place_id", "on", "province"),
    [
        ("neimenggu-guisui_city", date(1950, 6, 1), "suiyuan"),
        ("neimenggu-guisui_city", date(1954, 3, 30), "neimenggu"),
        ("henan-anyang_county", date(1946, 5, 15), "henan"),
        ("henan-anyang_county", date(1950, 6, 1), "pingyuan"),
        ("henan-anyang_county", date(1954, 6, 1), "henan"),
        ("hebei-chengde_county", date(1954, 3, 1), "rehe"),
        ("hebei-chengde_county", date(1957, 3, 1), "hebei"),
        ("liaoning-luda_prefecture_city", date(1954, 3, 1), "lvda"),
        ("liaoning-luda_prefecture_city", date(1955, 3, 1), "liaoning"),
        ("shaanxi-xian_prefecture_city", date(1954, 3, 1), "xian"),
        ("hubei-wuhan_prefecture_city", date(1955, 8, 2), "hubei"),
        ("wuhan", date(1955, 8, 2), "hubei"),
        ("tianjin", date(1960, 1, 1), "hebei"),
        ("tianjin", date(1968, 1, 1), "tianjin"),
        ("jiangsu-huaian_county", date(1946, 5, 15), "jiangsu"),
        ("jiangsu-huaian_county", date(1951, 5, 15), "subei"),
        ("rehe", date(1956, 3, 1), "rehe"),
        ("suiyuan", date(1955, 6, 1), "neimenggu"),
        ("hainan", date(1954, 3, 1), "guangdong"),
        ("hongkong", date(1954, 3, 1), "hongkong"),
        ("sichuan", date(1951, 6, 1), None),
        ("ussr", date(1954, 3, 1), None),
    ],
)
def test_a_place_lies_in_the_province_of_its_day(
    place_id: str, on: date, province: str | None
) -> None:
    """
    A place belongs to the province-level unit that held it when the paper was printed.
    """
    assert province == province_at(place_id, on)


@pytest.mark.parametrize(
    ("place_id", "on", "units"),
    [
        pytest.param(
            "shanxi-yu_county",
            date(1954, 3, 30),
            ("shanxi-yu_county", "shanxi-yuci_special_district", "shanxi", "ga_north"),
            id="special district, province, greater area",
        ),
        pytest.param(
            "shanxi-yu_county",
            date(1954, 6, 20),
            ("shanxi-yu_county", "shanxi-yuci_special_district", "shanxi"),
            id="no greater area after 19 June 1954",
        ),
        pytest.param("lvda", date(1954, 3, 1), ("lvda", "ga_northeast"), id="a unit once"),
        pytest.param("ussr", date(1954, 3, 1), ("ussr",), id="a country alone"),
        pytest.param("jizhong", date(1948, 3, 1), ("jizhong",), id="a base region alone"),
        pytest.param(
            "beijing-haidian_district",
            date(1954, 3, 1),
            ("beijing-haidian_district", "beijing", "ga_north"),
            id="a district of a municipality",
        ),
    ],
)
def test_units_at_rolls_up_through_the_units_of_the_day(
    place_id: str, on: date, units: tuple[str, ...]
) -> None:
    """
    A mention counts for the place and for everything that held it on that day.
    """
    assert units == units_at(place_id, on)


@pytest.mark.parametrize(
    ("place_ids", "scope"),
    [
        ([], "unplaced"),
        (["shanxi", "shanxi-yu_county"], "domestic"),
        (["ussr"], "abroad"),
        (["un"], "abroad"),
        (["shanxi", "un"], "domestic"),
        (["shanxi", "ussr"], "mixed"),
    ],
)
def test_scope_tells_home_from_abroad(place_ids: list[str], scope: str) -> None:
    """
    Countries make an article foreign; continents and the United Nations only alone.
    """
    assert scope == scope_of(place_ids)


def test_main_place_needs_more_than_half() -> None:
    """
    The main province has more mentions than all others together, at a tie there is none.
    """
    counts = {"shanxi-yu_county": 1, "shanxi": 1, "henan": 2}

    assert main_place(counts, MARCH_1954) is None
    assert main_place({**counts, "shanxi-yuci_special_district": 1}, MARCH_1954) == "shanxi"
    assert main_place({"ussr": 3}, MARCH_1954) is None


def test_every_reference_row_is_a_place_with_a_plain_id() -> None:
    """
    Each row of the four tables is one place, its id fit for a link, its parent known.
    """
    places = load_gazetteer().places

    rows = sum(
        (REPOSITORY / "dashboard/places/reference" / name).read_text(encoding="utf-8").count("\n")
        - 1
        for name in ("provinces.csv", "places.csv", "features.csv", "foreign.csv")
    )
    assert rows == len(places)
    assert all(re.fullmatch(r"[a-z0-9_-]+", place_id) for place_id in places)
    assert all(place.parent_id in places for place in places.values() if place.parent_id)


def test_names_for_display_carry_their_rank() -> None:
    """
    Below the province an English name ends in its rank.
    """
    places = load_gazetteer().places

    assert places["shanxi"].name_en == "Shanxi"
    assert places["shanxi-yuci_special_district"].name_en == "Yuci Special District"
    assert places["shanxi-yu_county"].name_en == "Yu County"
    assert places["henan-luohe_city"].name_en == "Luohe City"


@pytest.mark.parametrize(
    ("on", "year"),
    [
        (date(1946, 5, 15), "1950"),
        (date(1952, 11, 30), "1950"),
        (date(1952, 12, 1), "1954"),
        (date(1954, 7, 31), "1954"),
        (date(1955, 3, 1), "modern"),
        (date(1957, 3, 1), "1957"),
        (date(1968, 3, 1), "modern"),
    ],
)
def test_boundary_year_follows_the_calendar(on: date, year: str) -> None:
    """
    A day is drawn on the map whose provinces come nearest to its own.
    """
    assert year == boundary_year(on)


@pytest.mark.parametrize("name", ["1950", "1954", "1957", "modern"])
def test_boundaries_are_places_wound_clockwise(name: BoundaryYear) -> None:
    """
    Every outline bears the id of a province-level place and runs clockwise.
    """
    places = load_gazetteer().places
    features = boundaries(name)["features"]

    for feature in features:
        assert places[feature["properties"]["id"]].level == "province"
        for polygon in polygons(feature["geometry"]):
            ring = polygon[0]
            twice_area = sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring))
            assert twice_area < 0
    assert "Tianditu" in ATTRIBUTION


@pytest.mark.parametrize("name", ["1950", "1954", "1957", "modern"])
def test_the_name_of_a_unit_stands_inside_its_outline(name: BoundaryYear) -> None:
    """
    Every outline has a point for its name, in itself and in no other outline.
    """
    features = {f["properties"]["id"]: f["geometry"] for f in boundaries(name)["features"]}

    for outline in outlines(name):
        around = {
            place_id
            for place_id, geometry in features.items()
            if any(holds(polygon[0], outline.lon, outline.lat) for polygon in polygons(geometry))
            and not any(
                holds(hole, outline.lon, outline.lat)
                for polygon in polygons(geometry)
                for hole in polygon[1:]
            )
        }
        assert around == {outline.place_id}
    assert [outline.place_id for outline in outlines(name)] == list(features)


def holds(ring: list[list[float]], lon: float, lat: float) -> bool:
    """
    Tell whether a point lies in a ring: a line to the east crosses it an odd number of times.
    """
    crossings = [
        (a, b)
        for a, b in pairwise(ring)
        if (a[1] > lat) != (b[1] > lat)
        and lon < a[0] + (lat - a[1]) / (b[1] - a[1]) * (b[0] - a[0])
    ]
    return len(crossings) % 2 == 1


def test_what_held_a_place() -> None:
    """
    Xinxiang County: in Pingyuan from August 1949, in Henan again from December 1952.
    """
    found = history_of("henan-xinxiang_county", date(1949, 1, 1), date(1955, 1, 1))
    province = [(stretch.first, stretch.units[-1]) for stretch in found]

    assert found[0].first == date(1949, 1, 1)
    assert found[-1].last == date(1955, 1, 1)
    for before, after in pairwise(found):
        assert after.first - before.last == timedelta(days=1)
        assert after.units != before.units
    assert province[:2] == [(date(1949, 1, 1), "henan"), (date(1949, 8, 20), "pingyuan")]
    units_of_1950 = next(s.units for s in found if s.first <= date(1950, 5, 1) <= s.last)
    assert units_of_1950 == ("henan-xinxiang_special_district", "pingyuan", "ga_north")
    assert found[-1].units == ("henan-xinxiang_special_district", "henan")


def test_what_held_a_place_on_one_day() -> None:
    """
    One stretch, of one day.
    """
    day = date(1954, 3, 30)

    assert history_of("shanxi", day, day) == (Stretch(day, day, ("ga_north",)),)


def polygons(geometry: dict[str, Any]) -> list[list[list[list[float]]]]:
    if geometry["type"] == "Polygon":
        return [geometry["coordinates"]]
    coordinates: list[list[list[list[float]]]] = geometry["coordinates"]
    return coordinates


def test_mentions_cut_their_surface_out_of_any_text() -> None:
    """
    In every article of the sample, offsets give back the surface, in order, without overlap.
    """
    paths = sorted(CORPUS.glob("rmrb/*/*.md"))
    if not paths:
        pytest.skip("No sample corpus: set SAMPLE_CORPUS to a folder of articles.")
    for path in paths:
        text = chinese_of(path)
        mentions = find_mentions(text, date.fromisoformat(path.name[:10]))

        assert [m.surface for m in mentions] == [text[m.start : m.end] for m in mentions]
        assert all(a.end <= b.start for a, b in pairwise(mentions))


@pytest.mark.parametrize("place_id", ["rehe", "wuhan", "shanxi-yu_county", "hainan", "tianjin"])
@pytest.mark.parametrize("step", [29, 365])
def test_a_day_is_like_the_last_day_of_change(place_id: str, step: int) -> None:
    """
    What is remembered by the day of the last change is what any later day asks for.
    """
    assert place_id in load_gazetteer().places
    for number in range(date(1946, 1, 1).toordinal(), date(2004, 1, 1).toordinal(), step):
        on = date.fromordinal(number)

        assert regions._province_at.__wrapped__(place_id, on) == province_at(place_id, on)
        assert regions._units_at.__wrapped__(place_id, on) == units_at(place_id, on)
