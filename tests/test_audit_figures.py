"""What the audit says of quantities: value, unit, and what stands beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from audited import Case, audited

from dashboard.audit.figures import number_en

if TYPE_CHECKING:
    from pathlib import Path

CASES = {
    "hours and minutes": Case(
        "行车三小时五十三分。",
        "It took Three Hours and Fifty-Three Minutes.",
        ["agrees 三小时五十三分 -> Three Hours and Fifty-Three Minutes"],
    ),
    "hours and other minutes": Case(
        "行车三小时五十三分。",
        "It took three hours and fifty minutes.",
        ["differs 三小时五十三分 -> three hours and fifty minutes"],
    ),
    "several with a zero too few": Case(
        "收粮二十一点三亿吨，积累一千一百八十九亿元。",
        "2.13 billion tons were sold, and in all 11.89 billion yuan accumulated.",
        [
            "agrees 二十一点三亿吨 -> 2.13 billion",
            "differs 一千一百八十九亿元 -> 11.89 billion",
        ],
    ),
    "all with a zero too many": Case(
        "收粮二十一点三亿吨，积累一千一百八十九亿元。",
        "21.3 billion tons were sold, and in all 1,189 billion yuan accumulated.",
        [
            "differs 二十一点三亿吨 -> 21.3 billion",
            "differs 一千一百八十九亿元 -> 1,189 billion",
        ],
    ),
    "a change of percentages": Case(
        "从过去的96．9％提高到97．3％。",
        "It rose from a previous high of 96.9% to 97.3%.",
        ["agrees 96．9％ -> 96.9% to 97.3%", "agrees 97．3％ -> 96.9% to 97.3%"],
    ),
    "a change of hours": Case(
        "每天由九小时增加到十二小时，印一万二千印。",
        "The hours rose from nine to twelve a day, with 12,000 impressions.",
        ["agrees 九小时 -> nine to twelve", "agrees 十二小时 -> nine to twelve"],
    ),
    "one of something else": Case(
        "提高生产达计划的一倍。", "In one month they doubled the plan.", []
    ),
    "others beside those named": Case(
        "共有上窑头、段都等十个行政村。",
        "These were Shangyaotou, Duandu, and eight other administrative villages.",
        ["agrees 十个 -> eight"],
    ),
    "others beside one who is named": Case(
        "县委下放了王长发和其他得力干部等六人。",
        "The county committee sent Wang Changfa and five other capable cadres.",
        ["agrees 六人 -> five"],
    ),
    "all of them beside those named": Case(
        "意大利等六国提出了提案。",
        "Italy and six other countries made a proposal.",
        ["differs 六国 -> six other"],
    ),
    "feet for chang": Case(
        "城墙的高度是三丈。", "The wall was thirty feet high.", ["agrees 三丈 -> thirty"]
    ),
    "feet that are too few": Case(
        "城墙的高度是三丈。", "The wall was three feet high.", ["differs 三丈 -> three feet"]
    ),
    "a score is no quantity": Case(
        "胜了三球，十天后再赛。", "They won 3-0.", ["missing 十天 -> -"]
    ),
    "a share of ten thousand": Case(
        "可减至万分之十五。", "It falls to 15 in 10,000.", ["agrees 万分之十五 -> 15 in 10,000"]
    ),
    "days are no percentage": Case(
        "于二日三日四日三天减价。",
        "On the 2nd, 3rd and 4th, there is a discount of 5%.",
        ["missing 三天 -> -"],
    ),
    "a plan of several years": Case(
        "执行三年计划的最后一年。", "It is the final year of the three-year plan.", []
    ),
    "a list that is summed up": Case(
        "浙、苏、皖三省春茧可抽丝。", "The cocoons of Zhejiang, Jiangsu and Anhui give silk.", []
    ),
    "a list that is summed up, and the sum once more": Case(
        "新潟、长野、富山三个县的组织，号召三个县的人民。",
        "The organizations of Niigata, Nagano and Toyama called on the people of the three.",
        ["agrees 三个 -> three"],
    ),
    "past all bounds": Case("共有" + "九" * 400 + "人。", "There were many people.", []),
    "a table in a paragraph": Case(
        "".join(f"{n}吨。" for n in range(1_001, 1_501)),
        " ".join(f"{n} jars." for n in range(5_001, 5_501)),
        [],
    ),
    "feet of one and hours of the other": Case(
        "在三个钟头的时间内便作了三、四米长度。",
        "They did three to four meters of work in three hours.",
        ["agrees 三个钟头 -> three", "agrees 三、四米 -> three to four"],
    ),
    "mu and fen": Case(
        "代耕了十亩零五分秋田。",
        "They tilled ten mu and five fen of fields.",
        ["agrees 十亩零五分 -> ten mu and five fen"],
    ),
    "decimals behind two units": Case(
        "买入小米四石七斗四五。",
        "They bought 4.745 shi of millet.",
        ["agrees 四石七斗四五 -> 4.745"],
    ),
    "figures changed about, in another order": Case(
        "省费二百六十元，四个月中盈利十万零三千八百八十四元。",
        "It saved 260 yuan, with a profit of 100,384 yuan in four months.",
        [
            "agrees 二百六十元 -> 260",
            "agrees 四个月 -> four",
            "differs 十万零三千八百八十四元 -> 100,384",
        ],
    ),
    "hundreds are no millions": Case(
        "建立了三百个合作社。", "They set up 7,000,000 cooperatives.", ["missing 三百个 -> -"]
    ),
    "a percentage as a share": Case(
        "占百分之二十五、百分之五十和五成。",
        "They were a quarter, half and one half.",
        [
            "agrees 百分之二十五 -> a quarter",
            "agrees 百分之五十 -> half",
            "agrees 五成 -> one half",
        ],
    ),
    "ounces of a title": Case(
        "高产。",
        "High yields.",
        ["agrees 八斤四两 -> 8.4"],
        "亩产八斤四两",
        "8.4 Jin a Mu",
        on="1959-10-01",
    ),
    "ten ounces": Case(
        "亩产八斤四两。",
        "It yielded 8 jin 4 liang a mu.",
        ["agrees 八斤四两 -> 8 jin 4 liang"],
        on="1959-10-01",
    ),
    "jiao in yuan": Case(
        "每人加工资三角。", "A wage increase of 0.3 yuan.", ["agrees 三角 -> 0.3"]
    ),
    "miles for li": Case("走了四十里。", "They walked 40 miles.", ["differs 四十里 -> 40 miles"]),
    "pounds for jin": Case(
        "收了一百斤。", "They got 100 pounds.", ["differs 一百斤 -> 100 pounds"]
    ),
    "a year of the republic": Case(
        "至三十五年，生意无大发达。", "Until 1946, it did not develop.", ["agrees 三十五年 -> 1946"]
    ),
    "three continents": Case(
        "是欧亚非三洲的枢纽。", "It is the hub of Europe, Asia, and Africa.", []
    ),
    "same value": Case(
        "训练了三百七十四人。", "It trained 374 people.", ["agrees 三百七十四人 -> 374"]
    ),
    "a digit differs": Case(
        "训练了三百七十四人。", "It trained 384 people.", ["differs 三百七十四人 -> 384"]
    ),
    "wan converted": Case(
        "棉田七千三百万亩。", "73 million mu of cotton.", ["agrees 七千三百万亩 -> 73 million"]
    ),
    "a zero too few": Case(
        "棉田七千三百万亩。", "7.3 million mu of cotton.", ["differs 七千三百万亩 -> 7.3 million"]
    ),
    "yi converted": Case(
        "拨款八十五亿元。", "8.5 billion yuan.", ["agrees 八十五亿元 -> 8.5 billion"]
    ),
    "rounded": Case(
        "人口二百一十八万人。", "2.2 million people.", ["agrees 二百一十八万人 -> 2.2 million"]
    ),
    "tenths": Case("增产两成。", "Output rose by 20 percent.", ["agrees 两成 -> 20 percent"]),
    "percent": Case("增产百分之二十。", "Output rose by 20%.", ["agrees 百分之二十 -> 20%"]),
    "converted into another unit": Case(
        "每亩收了三百斤。", "Each mu yielded 150 kilograms.", ["agrees 三百斤 -> 150"]
    ),
    "another unit, the same number": Case(
        "每亩收了三百斤。", "Each mu yielded 300 kilograms.", ["differs 三百斤 -> 300 kilograms"]
    ),
    "times for people": Case(
        "毙伤敌百余名。",
        "The enemy were killed a hundred times.",
        ["differs 百余名 -> a hundred times"],
    ),
    "a range": Case(
        "用了二、三十分钟。",
        "It took twenty to thirty minutes.",
        ["agrees 二、三十分钟 -> twenty to thirty"],
    ),
    "a spoilt range": Case(
        "用了二、三十分钟。",
        "It took two or thirty minutes.",
        ["differs 二、三十分钟 -> two or thirty"],
    ),
    "a range whose lower end is spoilt": Case(
        "增产两三成。", "Output rose by 40% to 30%.", ["missing 两三成 -> -"]
    ),
    "a ratio": Case("按五十比一的比例。", "The rate was 50 to 1.", ["agrees 五十比一 -> 50 to 1"]),
    "a spoilt ratio": Case(
        "按五十比一的比例。", "The rate was 50 to 2.", ["differs 五十比一 -> 50 to 2"]
    ),
    "missing": Case("训练了三百七十四人。", "It trained people.", ["missing 三百七十四人 -> -"]),
    "a plural says two": Case("两国都同意。", "Both countries agreed.", []),
    "an article says one": Case("来了一个人。", "A man came.", []),
    "one more than all": Case(
        "徐水等八十四县。", "Xushui and 84 other counties.", ["differs 八十四县 -> 84 other"]
    ),
    "all of them": Case(
        "徐水等八十四县。", "84 counties, Xushui among them.", ["agrees 八十四县 -> 84"]
    ),
    "in another paragraph": Case(
        "他们训练了三百七十四人，都是县里的干部。\n大家都回到社里去了，工作做得很好。",
        "They were all cadres of the county, who were trained there together.\n"
        "All returned to their cooperatives, all 374 of them, and worked well.",
        ["agrees 三百七十四人 -> 374"],
    ),
    "in the title": Case(
        "报道如下。",
        "As follows.",
        ["differs 84县 -> 85"],
        "徐水等84县",
        "Xushui and others: 85 counties",
    ),
    "vague": Case("来了几十人。", "Dozens of people came.", []),
    "no quantity": Case("第三天他走了五里庄。", "On day three he went to Wulizhuang.", []),
}


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """
    Check all cases in one build.
    """
    folder: Path = tmp_path_factory.mktemp("figures")
    return dict(zip(CASES, audited(list(CASES.values()), ["figure"], folder), strict=True))


@pytest.mark.parametrize("name", CASES)
def test_a_quantity_is_judged_by_value_and_unit(name: str, found: dict[str, list[str]]) -> None:
    """
    Another way to write it agrees, another quantity differs, and what is not there is missing.
    """
    assert found[name] == CASES[name].found


@pytest.mark.parametrize(
    ("value", "written"), [(374.0, "374"), (2180000.0, "2,180,000"), (0.5, "0.5"), (1.5, "1.5")]
)
def test_expected_numbers_are_written_as_in_english(value: float, written: str) -> None:
    """
    Thousands are parted by commas, and nothing is added.
    """
    assert number_en(value) == written
