"""Words, names and phrases that only look like quantities."""

from __future__ import annotations

from typing import Final

IDIOMS: Final = frozenset(
    """
三头六臂 四分五裂 三天两头 三番五次 两面三刀 三三两两 半斤八两 三年五载 千家万户 千方百计 百年大计 三位一体
八门 四面 八面 四方 八方 四季 三座门 两手 两眼 两脚 两腿 两口子 两边 两面 两头 两旁 两侧 两岸 两端 两翼 两极 两性
两样 两下 两班 两栖 两用 两全 两利 两者 两广 两湖 两淮 两河 两条腿走路 两点论 三步走 三面红旗
四声 五谷 五脏 五官 五金 五香 五星 六畜 七星 三军 三字 八股 六合 五行 八字 三点水 四言 五言 七言 五经 四书
三八节 五一节 八一节 七一节 三八妇女节 十月革命 八国联军 四国会议 三国演义 二十四史 三十六计 七十二变
八项注意 五项原则 四个现代化 五年计划 二元论 二元化 一元化 多元化 三轮 三伏 三台 九台 三环路 四环路 八仙 四海
万里长征 万里长城 万人坑 百人团 一中全会 二中全会 三中全会 四中全会 五中全会 六中全会 七中全会 八中全会
二等 三等 二线 三线 二郎 三门峡 三角债
""".split()
)
"""Phrases of two to five characters that begin with the number."""
IDIOM_LENGTHS: Final = tuple(sorted({len(phrase) for phrase in IDIOMS}))

NAMED_YEARS: Final = frozenset(
    "公元 民国 光绪 宣统 同治 咸丰 道光 乾隆 康熙 昭和 大正 明治 主体 农历 旧历".split()
)
"""What stands before a year that is counted from a beginning: 民国三十五年 is a date."""
