"""Quantities of Chinese texts: every form a number takes, and what only looks like one."""

from __future__ import annotations

import pytest
from generator.figures import chinese_numeral
from hypothesis import example, given
from hypothesis import strategies as st

from dashboard.figures.quantities import find_quantities
from dashboard.figures.runs import RUN, pieces
from dashboard.figures.units import UNITS

# What stands in the text, and the value and the unit that it says.
FORMS = [
    ("占世界近1／4人口", 0.25, "分数"),
    ("共三专区", 3, "专区"),
    ("打了三次", 3, "次"),
    ("训练了三百七十四人", 374, "人"),
    ("两千吨", 2_000, "吨"),
    ("三万五千亩", 35_000, "亩"),
    ("一亿二千万斤", 120_000_000, "斤"),
    ("四亿四千八百多万元", 448_000_000, "元"),
    ("三百一十九亿余元", 31_900_000_000, "元"),
    ("一千零两个社", 1_002, "个"),
    ("廿五件", 25, "件"),
    ("产量二○五斤", 205, "斤"),
    ("７３．８万吨", 738_000, "吨"),
    ("七三·八万吨", 738_000, "吨"),
    ("三点五吨", 3.5, "吨"),
    ("２，７１５，０００吨", 2_715_000, "吨"),
    ("374人", 374, "人"),
    ("二十万千瓦", 200_000, "千瓦"),
    ("五千千瓦", 5_000, "千瓦"),
    ("百分之二十", 20, "%"),
    ("百分之百", 100, "%"),
    ("百分之三点六", 3.6, "%"),
    ("２０％", 20, "%"),
    ("三分之二", 2 / 3, "分数"),
    ("千分之五", 0.005, "分数"),
    ("一半以上", 0.5, "分数"),
    ("增产五成", 5, "成"),
    ("增加一倍", 1, "倍"),
    ("增加一倍半", 1.5, "倍"),
    ("三年半", 3.5, "年"),
    ("半年", 0.5, "年"),
    ("一个半月", 1.5, "个月"),
    ("两个半小时", 2.5, "小时"),
    ("二个月", 2, "个月"),
    ("三个星期", 3, "星期"),
    ("由五十比一", 50, "比"),
    ("一亩五分田", 1.5, "亩"),
    ("高二丈三尺五寸", 2.35, "丈"),
    ("五百元八角九分", 500.89, "元"),
    ("八石四斗", 8.4, "石"),
    ("一年零三个月", 1.25, "年"),
    ("八十担", 80, "担"),
    ("三十里外", 30, "里"),
    ("三十垧地", 30, "垧"),
    ("五毛钱", 5, "角"),
    ("八分钱", 8, "分"),
    ("十二匹马力", 12, "马力"),
    ("十二匹马", 12, "匹"),
    ("七县", 7, "县"),
    ("一千多人口", 1_000, "人"),
    ("三千农民", 3_000, "人"),
    ("百万大军", 1_000_000, "人"),
    ("六亿人民", 600_000_000, "人"),
    ("万亩丰产方", 10_000, "亩"),
    ("百余名蒋匪", 100, "名"),
    ("十多条公路", 10, "条"),
    ("一个多连", 1, "个"),
    ("休养了五月有余", 5, "月"),
    ("十余日", 10, "日"),
    ("两月", 2, "月"),
    ("三年来", 3, "年"),
    ("一年来", 1, "年"),
    ("一昼夜", 1, "昼夜"),
    ("卖一担虾皮", 1, "担"),
    ("马一匹。", 1, "匹"),
    ("逮捕了示威者一人", 1, "人"),
    ("一两油", 1, "两"),
    ("十二两", 12, "两"),
    ("三点意见", 3, "点"),
    ("等四区", 4, "区"),
    ("两个师", 2, "个"),
    ("十余连", 10, "连"),
    ("四十八小时", 48, "小时"),
    ("三次会议", 3, "次"),
    ("百分之十一点五", 11.5, "%"),
    ("十点五吨", 10.5, "吨"),
    ("七百八十三点九亿元", 78_390_000_000, "元"),
    ("已有一、七一八、二四六人", 1_718_246, "人"),
    ("农业人口近五万万人", 500_000_000, "人"),
    ("大牲畜八四万头", 840_000, "头"),
    ("大小为一百与一之比", 100, "比"),
    ("成绩是十秒七。", 10.7, "秒"),
    ("跳高一公尺五十八。", 1.58, "公尺"),
    ("平均每户一头半，", 1.5, "头"),
    ("五小时十五分钟", 5.25, "小时"),
    ("毙伤五十余，", 50, "人"),
    ("十日内作战", 10, "日"),
    ("总数十五万亩", 150_000, "亩"),
    ("二十二具", 22, "具"),
    ("每人一两米", 1, "两"),
    ("一个多钟头", 1, "小时"),
    ("歼敌一个营", 1, "个"),
]

RANGES = [
    ("三、四个", 3, 4, "个"),
    ("二、三十分钟", 20, 30, "分钟"),
    ("十三、四个", 13, 14, "个"),
    ("一百二、三十人", 120, 130, "人"),
    ("两三成", 2, 3, "成"),
    ("二三十户", 20, 30, "户"),
    ("十七八岁", 17, 18, "岁"),
    ("三五天", 3, 5, "天"),
    ("二——四瓦", 2, 4, "瓦"),
    ("三至五万人", 30_000, 50_000, "人"),
    ("三到五百人", 300, 500, "人"),
    ("20—30万人", 200_000, 300_000, "人"),
    ("十至二十万亩", 100_000, 200_000, "亩"),
    ("二十至一百人", 20, 100, "人"),
    ("五、六百人参加", 500, 600, "人"),
    ("两、三天后", 2, 3, "天"),
    ("百分之一八——一九", 18, 19, "%"),
    ("五六年的时间", 5, 6, "年"),
    ("一两小时", 1, 2, "小时"),
    ("做成一、二两大小", 1, 2, "两"),
    ("百分之五、六十", 50, 60, "%"),
    ("百分之四到百分之八", 4, 8, "%"),
    ("七十公厘到一百公厘", 70, 100, "公厘"),
    ("二十至三十人", 20, 30, "人"),
    ("5—10人", 5, 10, "人"),
    ("占百分之七十至八十的土地", 70, 80, "%"),
    ("六十到一百天", 60, 100, "天"),
    ("一倍到一倍半", 1, 1.5, "倍"),
]

NOTHING = [
    *(
        "五专区之林县",
        "六次特别快车",
        "三次列车",
        "出口额之三又百分之二十七倍",
        "共九" + "9" * 400 + "人",
    ),
    *("那是三十四年春天的事", "三十四年八月", "三十四年八月份", "清雍正三年", "昭和十二年"),
    *("千株万株树", "响透四方八面", "老八路的传统", "诬为通八路", "三棵树机务段"),
    *("八里庄", "五里庄据点", "三门峡", "四川省", "董四留", "十里铺", "三家村"),
    *(
        "第一阶段",
        "第二、三组",
        "二分院",
        "二○六师",
        "一一五师",
        "三连",
        "二等",
        "八届八中全会",
        "三年级",
    ),
    *("三反五反", "八路军", "三八妇女节", "五一节", "四旧", "八国联军", "五项原则", "三面红旗"),
    *("一九五四年", "1957年", "57年", "五四年", "一九五五年和五六年", "民国三十五年", "二十世纪"),
    *("三月五日", "二十四日天津", "六月二十夜", "十日至十五日", "八时三十分", "上午九点", "五点钟"),
    *("五年计划", "两周年", "五十年代", "第一号公路", "22次列车", "三季度", "B—52型"),
    *(
        "一定",
        "一切",
        "进一步",
        "十分重要",
        "万一",
        "三三两两",
        "千方百计",
        "陆路",
        "去年十二月多次侵入",
        "一般",
        "百货",
        "零件",
        "一致",
    ),
    *(
        "百年大计",
        "万众一心",
        "四面八方",
        "一九",
        "半夜",
        "上半年",
        "多半",
        "五成立",
        "二次世界大战",
    ),
    *(
        "一个农民",
        "一种机器",
        "一批骨干",
        "这一年",
        "每一亩",
        "同一天",
        "一年四季",
        "一次火灾",
        "一片瓦砾",
    ),
    *(
        "（一）洛阳",
        "（１）查获",
        "\n一、积极",
        "三比二胜",
        "比赛成绩：三比一",
        "几年来",
        "数月",
        "好几倍",
        "人数",
    ),
]

VAGUE = ["几十人", "数百万亩", "十几个", "二十几户", "几十万听"]


@pytest.mark.parametrize(("text", "value", "unit"), FORMS, ids=[form[0] for form in FORMS])
def test_a_quantity_has_its_value_and_its_unit(text: str, value: float, unit: str) -> None:
    """
    Each form of a number reads as a reader of the paper reads it.
    """
    found = find_quantities(text)

    assert [(q.value, q.value_max, q.unit) for q in found] == [(pytest.approx(value), None, unit)]


@pytest.mark.parametrize(("text", "low", "high", "unit"), RANGES, ids=[r[0] for r in RANGES])
def test_a_range_has_two_ends(text: str, low: float, high: float, unit: str) -> None:
    """
    Two numbers that say from where to where are one quantity.
    """
    found = find_quantities(f"，{text}")

    assert [(q.value, q.value_max, q.unit) for q in found] == [(low, high, unit)]


@pytest.mark.parametrize("text", NOTHING)
def test_what_only_looks_like_a_quantity(text: str) -> None:
    """
    Names, dates, ordinals, items, matches and ordinary words are no quantities.
    """
    assert find_quantities(text) == []


@pytest.mark.parametrize("text", VAGUE)
def test_a_vague_number_has_no_value(text: str) -> None:
    """
    Tens and hundreds of something are kept as inexact, without a number.
    """
    assert [(q.value, q.is_inexact) for q in find_quantities(text)] == [(None, True)]


@pytest.mark.parametrize(
    ("text", "is_inexact"),
    [
        *(("约有三百人", True), ("超过了三百人", True), ("将近三百人", True), ("三百人以上", True)),
        *(("百把人", True), ("占百分之五强", True), ("上千人", True)),
        *(("三百人左右", True), ("三百多人", True), ("三百余人", True), ("十来个", True)),
        *(("三百人", False), ("最近三年", False), ("共有三百人", False), ("三百人以内", False)),
    ],
)
def test_what_the_writer_says_of_exactness(text: str, is_inexact: bool) -> None:
    """
    Words for more, less and about make a number inexact, before it, in it and behind it.
    """
    assert [q.is_inexact for q in find_quantities(text)] == [is_inexact]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("由二百元到三百元", [("二百元", 200), ("三百元", 300)]),
        ("男三百人、女二百人", [("三百人", 300), ("二百人", 200)]),
        ("两个专区一个市郊", [("两个", 2), ("一个", 1)]),
        ("在七、八、九三个月内", [("三个月", 3)]),
        ("在五、六两个月内", [("两个月", 2)]),
        ("一个县、三个区", [("一个", 1), ("三个", 3)]),
        ("百户以上的大社共有十一个", [("百户", 100), ("十一个", 11)]),
        ("五年内建立一百个", [("五年", 5), ("一百个", 100)]),
        ("今年三月二十日有三十人", [("三十人", 30)]),
        ("二、积极发展，共三十户", [("三十户", 30)]),
        ("七至八两月，工厂停工。", [("两月", 2)]),
        ("四、巩固社\n五、六百人参加", [("六百人", 600)]),
        ("比分是3/0。", []),
        ("中纺三厂、四厂、十二厂已先后响应", []),
        ("八面槽添设邮局，三门关守敌", []),
        ("小米四石七斗四五。", [("四石七斗四五", 4.745)]),
        ("成绩十九分七秒一）", [("七秒一", 7.1)]),
        ("东四社山的蒋军企图四出抢粮", []),
        (f"{'9' * 308}人", []),
    ],
)
def test_several_quantities_of_one_text(text: str, found: list[tuple[str, float]]) -> None:
    """
    Quantities are found in order, each with the characters that say it.
    """
    assert found == [(text[q.start : q.end], q.value) for q in find_quantities(text)]


def test_a_row_of_digits_is_read_at_once() -> None:
    """
    It could be cut in more ways than there is time for.
    """
    assert find_quantities(f"编号{'12' * 2_000}人") == []


def test_numbers_inside_a_place_name_are_none() -> None:
    """
    The spans of place names are left alone.
    """
    text = "九台县有三十户，五台县有六户"

    assert [q.value for q in find_quantities(text, [(0, 3), (8, 11)])] == [30, 6]


def test_a_jin_had_sixteen_liang_until_1959() -> None:
    """
    The same words are less after the reform of the measures.
    """
    old, new = (find_quantities("每户三斤八两", ounces=ounces)[0].value for ounces in (16, 10))

    assert (old, new) == (3.5, 3.8)


@given(st.integers(min_value=2, max_value=99_999_999))
def test_a_numeral_reads_as_it_was_written(value: int) -> None:
    """
    A whole number written in Chinese and read again is the same.
    """
    found = find_quantities(f"共{chinese_numeral(value)}斤，")

    assert [(q.value, q.value_max, q.unit) for q in found] == [(value, None, "斤")]


@given(
    st.lists(
        st.sampled_from(
            [
                *"〇零一二三九十百千万亿两半几数多余来廿点分之、到至比第",
                *"％%.,，１2/、 \n人个年月日亩斤元角石斗秒名岁",
                *("百分之", "三至五", "一、二", "五、六百", "两月", "半"),
            ]
        ),
        max_size=25,
    ).map("".join)
)
@example("半五、六百")
@example("一、二百分之2")
@example("五、六百来两岁")
@example("七至八两月")
def test_any_text_can_be_read(text: str) -> None:
    """
    However strange a text, its quantities lie in order, in it, and go up where they are ranges.
    """
    found = find_quantities(text)

    ends = [0, *(q.end for q in found)]
    assert all(
        before <= q.start < q.end <= len(text) for before, q in zip(ends, found, strict=False)
    )
    assert all(q.value is not None or q.is_inexact for q in found)
    assert all(q.value_max is None or q.value < q.value_max for q in found)


@given(st.text(alphabet="〇一二三九十百千万亿两半几多余廿点分之、.·１2", max_size=12))
def test_pieces_lie_in_their_run(text: str) -> None:
    """
    The numbers of a run lie behind each other.
    """
    for run in RUN.finditer(text):
        found = pieces(run[0])

        ends = [0, *(piece.end for piece in found)]
        assert all(
            before <= piece.start < piece.end <= len(run[0])
            for before, piece in zip(ends, found, strict=False)
        )


def test_the_table_of_units_is_sound() -> None:
    """
    No unit is named as one that does not exist, or is kept from itself by what follows it.
    """
    kinds = {"measure", "time", "person", "thing", "body", "date", "ordinal", "small"}

    assert {unit.kind for unit in UNITS.values()} == kinds
    assert all(len(set(unit.not_before)) == len(unit.not_before) for unit in UNITS.values())
