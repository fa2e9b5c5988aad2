"""The reference tables keep their promises: ids, dates, provinces, names and readings."""

import csv
from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from dashboard.places.gazetteer import load_gazetteer
from dashboard.places.periods import read_history, read_spans
from dashboard.places.regions import province_at, units_at

REFERENCE = Path(__file__).parents[1] / "dashboard" / "places" / "reference"
TABLES = ("provinces.csv", "places.csv", "features.csv", "foreign.csv")
CHINA = {"lat": (3.0, 54.0), "lon": (73.0, 136.0)}


def rows(table: str) -> list[dict[str, str]]:
    with (REFERENCE / table).open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


def split(cell: str) -> list[str]:
    return [piece for piece in cell.split("|") if piece]


def names_of(row: dict[str, str]) -> list[str]:
    cells = (row.get(column, "") for column in ("name_zh", "name_zh_full"))
    return [*filter(None, cells), *split(row["aliases_zh"])]


def names_at_home() -> Iterator[str]:
    for table in ("provinces.csv", "places.csv", "features.csv"):
        for row in rows(table):
            if row.get("gb_first") != "2024" and row["kind"] != "district":
                yield from names_of(row)


def test_every_id_is_given_once() -> None:
    """
    No id stands twice, in one table or in two.
    """
    counts = Counter(row["id"].replace(".", "-") for table in TABLES for row in rows(table))

    assert [place_id for place_id, count in counts.items() if count > 1] == []


@pytest.mark.parametrize("table", ["places.csv", "features.csv"])
def test_every_province_named_is_a_province(table: str) -> None:
    """
    Whatever column names a province-level unit names one of the first table.
    """
    known = {row["id"] for row in rows("provinces.csv")}
    single = ("province_id", "province_id_1950", "province_id_1954", "province_id_1957")

    for row in rows(table):
        named = {row.get(column, "") for column in single} | set(split(row.get("province_ids", "")))
        named |= {unit for unit, _ in read_history(row["province_history"])}
        assert named - {""} <= known, row["id"]


def test_every_special_district_named_is_one() -> None:
    """
    A county's special district is a unit of that rank: a district, a league, an office.
    """
    level_of = {place.place_id: place.level for place in load_gazetteer().places.values()}
    districts = {
        row[column].replace(".", "-")
        for row in rows("places.csv")
        for column in ("special_district_1950_id", "special_district_1954_id")
        if row[column]
    }

    assert districts
    assert {level_of[district] for district in districts} == {"prefecture"}


@pytest.mark.parametrize("table", ["places.csv", "features.csv"])
def test_a_history_runs_forward_without_overlap(table: str) -> None:
    """
    Each span of a history begins after the one before it has ended, and ends after it begins.
    """
    for row in rows(table):
        spans = [span for _, span in read_history(row["province_history"])]

        assert all(span.first <= span.last for span in spans), row["id"]
        assert all(a.last < b.first for a, b in pairwise(spans)), row["id"]


def test_periods_and_years_run_forward() -> None:
    """
    Periods of a province and years of a name can be read, and none ends before it begins.
    """
    for row in rows("provinces.csv"):
        spans = read_spans(row["periods"])
        assert all(span.first <= span.last for span in spans), row["id"]
        assert all(a.last < b.first for a, b in pairwise(spans)), row["id"]
    facts = load_gazetteer().facts
    assert [place_id for place_id, f in facts.items() if f.years[0] > f.years[1]] == []


@pytest.mark.parametrize("table", ["places.csv", "features.csv"])
def test_a_coordinate_is_whole_and_in_china(table: str) -> None:
    """
    Latitude and longitude stand together, inside a box around China; a source goes with them.
    """
    for row in rows(table):
        assert bool(row["lat"]) == bool(row["lon"]), row["id"]
        assert bool(row["lat"]) == bool(row.get("coord_source", row["lat"])), row["id"]
        for column, (low, high) in CHINA.items():
            assert not row[column] or low <= float(row[column]) <= high, row["id"]


@pytest.mark.parametrize("table", ["places.csv", "features.csv"])
def test_ambiguous_names_say_why(table: str) -> None:
    """
    A row is marked ambiguous exactly where it gives a reason.
    """
    marked = {row["id"] for row in rows(table) if row["ambiguous"] == "1"}

    assert {row["id"] for row in rows(table) if row["ambiguous_reason"]} == marked


def test_no_feature_bears_the_name_of_a_unit_unless_it_says_so() -> None:
    """
    A mountain and the city named for it share a name only where the feature's row tells.
    """
    units = [row for table in ("provinces.csv", "places.csv") for row in rows(table)]
    full_names = {row["name_zh_full"] for row in units}
    all_names = {name for row in units if row.get("gb_first") != "2024" for name in names_of(row)}

    for row in rows("features.csv"):
        told = {row["name_zh"]} if "place_name:" in row["ambiguous_reason"] else set()
        assert not full_names & set(names_of(row)), row["id"]
        assert set(names_of(row)) & all_names <= told, row["id"]


def test_features_are_no_units() -> None:
    """
    Every feature has a level of its own below the counties, a name in both languages, a kind.
    """
    places = load_gazetteer().places

    features = [places[row["id"].replace(".", "-")] for row in rows("features.csv")]
    assert {feature.level for feature in features} == {"other"}
    assert all(feature.name_zh and feature.name_en and feature.kind for feature in features)


def test_a_foreign_name_is_no_name_at_home() -> None:
    """
    A name abroad that a place of China bears as well is kept among the names in doubt.
    """
    at_home = set(names_at_home())

    for row in rows("foreign.csv"):
        own = [*names_of(row), *split(row["cities_zh"])]
        assert not set(own) & at_home, row["id"]
        assert not set(own) & set(split(row["ambiguous_zh"])), row["id"]


def test_a_foreign_name_stands_for_one_country() -> None:
    """
    No city and no other name stands in two rows, but for Kiev in the Union and in Ukraine.
    """
    counts = Counter(
        name
        for row in rows("foreign.csv")
        for name in {*names_of(row), *split(row["cities_zh"])}
        if len(name) > 1
    )

    assert [name for name, count in counts.items() if count > 1] == ["基辅"]


@pytest.mark.parametrize(
    ("place_id", "on", "province"),
    [
        ("yunnan-menghua_county", date(1954, 3, 30), "yunnan"),
        ("henan-gushu_county", date(1952, 5, 1), "henan"),
        ("henan-yuanwu_county", date(1949, 12, 1), "pingyuan"),
        ("shandong-chaocheng_county", date(1951, 5, 1), "pingyuan"),
        ("shandong-chaocheng_county", date(1953, 1, 15), "shandong"),
        ("guangxi-chongshan_county", date(1951, 1, 1), "guangxi"),
        ("anhui-lihuang_county", date(1946, 6, 1), "anhui"),
        ("sichuan-batang_county", date(1954, 3, 30), "xikang"),
        ("sichuan-baan_county", date(1950, 12, 1), "xikang"),
        ("heilongjiang-foshan_county", date(1954, 3, 30), "songjiang"),
        ("ningxia-hedong_hui_autonomous_area", date(1954, 9, 1), "gansu"),
        ("hubei-hankou_town", date(1953, 5, 1), "wuhan"),
        ("hubei-hankou_town", date(1956, 5, 1), "hubei"),
        ("tianjin-tanggu_town", date(1960, 5, 1), "hebei"),
        ("feature-foziling_reservoir", date(1951, 5, 1), "wanbei"),
        ("feature-foziling_reservoir", date(1954, 5, 1), "anhui"),
        ("feature-daqing_mountains", date(1953, 5, 1), "suiyuan"),
        ("feature-yellow_river", date(1954, 5, 1), None),
    ],
)
def test_added_rows_lie_in_the_province_of_their_day(
    place_id: str, on: date, province: str | None
) -> None:
    """
    Counties that are gone and features of one province follow the borders of the day.
    """
    assert province == province_at(place_id, on)


def test_a_feature_of_one_province_rolls_up_to_it() -> None:
    """
    What lies in one province counts for it and for its greater area.
    """
    assert units_at("feature-guanting_reservoir", date(1954, 3, 30)) == (
        "feature-guanting_reservoir",
    )
    assert units_at("feature-mount_tai", date(1954, 3, 30)) == (
        "feature-mount_tai",
        "shandong",
        "ga_east",
    )


@pytest.mark.parametrize(
    ("name", "reading"),
    [
        ("乐亭", "Laoting"),
        ("蚌埠", "Bengbu"),
        ("六安", "Lu'an"),
        ("铅山", "Yanshan"),
        ("亳州", "Bozhou"),
        ("洪洞", "Hongtong"),
        ("莘县", "Shen County"),
        ("蔚县", "Yu County"),
        ("涡阳", "Guoyang"),
        ("丽水", "Lishui"),
        ("东阿", "Dong'e"),
        ("尉犁", "Yuli"),
        ("枞阳", "Zongyang"),
        ("砀山", "Dangshan"),
        ("泌阳", "Biyang"),
        ("渑池", "Mianchi"),
        ("浚县", "Xun County"),
        ("柘城", "Zhecheng"),
        ("珲春", "Hunchun"),
        ("宕昌", "Tanchang"),
        ("吴旗", "Wuqi"),
        ("社旗", "Sheqi"),
        ("单县", "Shan County"),
        ("荥阳", "Xingyang"),
        ("汜水", "Sishui"),
        ("雒容", "Luorong"),
        ("榴江", "Liujiang"),
    ],
)
def test_names_are_read_as_their_people_do(name: str, reading: str) -> None:
    """
    A name of a county or city with a rare reading is spelled by it.
    """
    readings = {
        row["name_en"]
        for row in rows("places.csv")
        if row["name_zh"] == name and row["kind"] in ("county", "city", "prefecture_city")
    }

    assert readings == {reading}
