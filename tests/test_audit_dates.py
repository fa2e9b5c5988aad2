"""What the audit says of dates: days, months, years, and months that nobody named."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from audited import Case, audited

if TYPE_CHECKING:
    from pathlib import Path

CASES = {
    "yesterday by its date": Case(
        "新华社北京三月三十一日电，伊朗队昨天取胜。",
        "The Iranian team won on March 30.",
        ["missing 三月三十一日 -> -"],
    ),
    "the next month's day": Case(
        "代表团将于五日到达。",
        "The delegation will arrive on April 5th.",
        ["agrees 五日 -> April 5th"],
        on="1954-03-30",
    ),
    "last month's day": Case(
        "上月二十日开会。", "They met on February 20.", ["agrees 上月二十日 -> February 20"]
    ),
    "next month's day": Case(
        "下月五日开会。", "They met on April 5.", ["agrees 下月五日 -> April 5"], on="1954-03-02"
    ),
    "this month's day in another month": Case(
        "本月七日开会。",
        "They met on July 7th.",
        ["differs 本月七日 -> July 7th"],
        on="1954-06-28",
    ),
    "a dispatch is of no day to come": Case(
        "【新华社北京七日电】会议结束。",
        "Beijing, July 7th: The meeting ended.",
        ["differs 七日 -> July 7th"],
        on="1954-06-08",
    ),
    "a dispatch's day is of one month throughout": Case(
        "新华社布加勒斯特三十一日电　代表团三十一日回国。",
        "The delegation departed for home on August 31.",
        ["differs 三十一日 -> August 31", "missing 三十一日 -> -"],
        on="1966-08-01",
    ),
    "a dateline that is left out": Case(
        "新华社二日讯　八月二日十时，飞机侵入领空。",
        "On August 2, at 10 o'clock, the aircraft intruded.",
        ["missing 二日 -> -", "agrees 八月二日 -> August 2"],
        on="1966-08-03",
    ),
    "a month that is named only behind": Case(
        "七日开会。七月十日闭会。",
        "It opened on July 7th, and closed on July 10.",
        ["differs 七日 -> July 7th", "agrees 七月十日 -> July 10"],
    ),
    "two months": Case("十一、二月间开会。", "They met in November and December.", []),
    "two months side by side": Case("一二月间开会。", "They met between January and February.", []),
    "days that have a name": Case(
        "五月一日和五月四日开会。",
        "They met on May Day and on the day of the May Fourth Movement.",
        [],
    ),
    "an anniversary is no day": Case(
        "二日电：使馆庆祝国庆十七周年。",
        "The embassy celebrated the 17th anniversary of the founding.",
        ["missing 二日 -> -"],
    ),
    "a day said from the dispatch": Case(
        "公报一日晚发表。", "The communiqué was released last night.", []
    ),
    "not for a day": Case("阎锡山一日不停止进攻。", "He does not stop even for a day.", []),
    "a figure of speech": Case("在一日千里的跃进中。", "In a leap of a thousand miles a day.", []),
    "a year of another century": Case(
        "一六四四年清兵入关，到2000年。",
        "In 1644 the Qing army came, by 2000.",
        ["agrees 一六四四年 -> 1644", "agrees 2000年 -> 2000"],
    ),
    "a year of another century, in words": Case(
        "到二○○○年翻两番。", "By the year two thousand, four times that of the 1980s.", []
    ),
    "the day alone": Case("七日开会。", "The meeting was on the 7th.", ["agrees 七日 -> 7th"]),
    "with the issue's month": Case(
        "七日开会。", "The meeting was on March 7th.", ["agrees 七日 -> March 7th"]
    ),
    "with a month that nobody named": Case(
        "七日开会。", "The meeting was on July 7th.", ["differs 七日 -> July 7th"]
    ),
    "in a dateline": Case(
        "【新华社北京七日电】会议结束。",
        "Xinhua News Agency, Beijing, July 7th: The meeting ended.",
        ["differs 七日 -> July 7th"],
    ),
    "a day of the month before": Case(
        "二十八日开会。",
        "The meeting was on February 28.",
        ["agrees 二十八日 -> February 28"],
        on="1954-03-02",
    ),
    "a month named before": Case(
        "会议在一月二日开始，七日结束。",
        "The meeting began on January 2nd and ended on January 7th.",
        ["agrees 一月二日 -> January 2nd", "agrees 七日 -> January 7th"],
    ),
    "another day": Case("十七日开会。", "The meeting was on the 18th.", ["differs 十七日 -> 18th"]),
    "month and day": Case("三月五日开会。", "On 5 March they met.", ["agrees 三月五日 -> 5 March"]),
    "another month": Case("三月五日开会。", "They met on May 5.", ["differs 三月五日 -> May 5"]),
    "two days": Case(
        "七、八日开会。", "They met on the 7th and 8th.", ["agrees 七 -> 7th", "agrees 八日 -> 8th"]
    ),
    "a range of days": Case(
        "三月五日至七日开会。",
        "They met on March 5-7.",
        ["agrees 三月五日 -> March 5", "agrees 七日 -> 7"],
    ),
    "a year": Case(
        "一九五三年丰收。", "The harvest of 1953 was good.", ["agrees 一九五三年 -> 1953"]
    ),
    "a short year": Case(
        "五三年丰收。", "The harvest of 1953 was good.", ["agrees 五三年 -> 1953"]
    ),
    "another year": Case(
        "一九五三年丰收。", "The harvest of 1935 was good.", ["differs 一九五三年 -> 1935"]
    ),
    "two years said in short": Case(
        "一九五三年至一九五四年丰收。",
        "The harvests of 1953-54 were good.",
        ["agrees 一九五三年 -> 1953-54", "agrees 一九五四年 -> 1953-54"],
    ),
    "a month": Case(
        "今年十月丰收。", "The harvest of October was good.", ["agrees 十月 -> October"]
    ),
    "no date found": Case("十七日开会。", "They met.", ["missing 十七日 -> -"]),
    "five or six years": Case("用了五六年时间。", "It took five or six years.", []),
    "days that passed": Case("十日内完成。", "Done within ten days.", []),
    "the lunar calendar": Case(
        "农历三月五日开会。", "They met on the fifth of the third month.", []
    ),
    "three days after all": Case("三日成绩公报。", "Results of three days.", []),
    "a daily paper": Case("人民日报。", "The People's Daily.", []),
}


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """
    Check all cases in one build.
    """
    folder: Path = tmp_path_factory.mktemp("dates")
    return dict(zip(CASES, audited(list(CASES.values()), ["date"], folder), strict=True))


@pytest.mark.parametrize("name", CASES)
def test_a_date_is_judged_by_what_it_says(name: str, found: dict[str, list[str]]) -> None:
    """
    A month may be added if it is the one meant; another day, month or year differs.
    """
    assert found[name] == CASES[name].found
