"""Words, names and phrases that only look like quantities."""

from __future__ import annotations

from typing import Final

IDIOMS: Final = frozenset(
    "三头六臂 四分五裂 三天两头 八门 四面 八面 四方 八方 三面红旗 三座门 四季 三番五次 两面三刀 两条腿走路 "
    "三位一体 两手 两眼 两脚 两腿 两口子 两边 两面 两头 两旁 两侧 两岸 两端 两翼 两极 两性 两样 两下 两班 "
    "三年五载 四声 五谷 五脏 五官 五金 五香 五星 六畜 七星 三军 三八节 三字经 八股 八角 六合 五行 八字 三角 四角 六角 五角星 "
    "三角形 三点水 八项注意 五项原则 三门峡 四个现代化 千家万户 千方百计 百年大计 二把手 一把手 三把手 三等 二等 "
    "三国演义 三步走 二十四史 三十六计 七十二变 四言 五言 七言 五经 四书 二线 三线 二元 三轮车 三轮 三伏 三角洲 "
    "两栖 两用 两全 两利 两者 两广 两湖 两淮 两河 二郎 三台 九台 三字 三环路 四环路 八仙 四海 八级工 四中全会 三中全会 "
    "二中全会 五中全会 六中全会 七中全会 八中全会 一中全会 五一节 八一节 七一节 三七开 二八开 十月革命 八国联军 四国会议 "
    "万里长征 万里长城 万人坑 百人团 五年计划 十二年 两点论".split()
)
"""Phrases of two to four characters that begin with the number."""
IDIOM_LENGTHS: Final = tuple(sorted({len(phrase) for phrase in IDIOMS}))

NAMED_YEARS: Final = frozenset(
    {
        "公元",
        "民国",
        "光绪",
        "宣统",
        "同治",
        "咸丰",
        "道光",
        "乾隆",
        "康熙",
        "昭和",
        "大正",
        "明治",
        "主义",
        "国历",
        "农历",
        "旧历",
    }
)
"""What a counted year (三十五年) is the year of; two characters that stand before it."""

BEFORE_ORDINAL: Final = frozenset("第初")
"""第三年, 初五."""
BEFORE_ARTICLE: Final = frozenset(
    "这那某每各另同哪任何唯统单万上下头前后整的有了是为成进逐划专如不之"
)
"""Before 一 and a measure word: 这一年 is this year, 同一天 the same day."""
