"""How the names of small places end, and what ends alike and names nothing."""

from collections.abc import Mapping
from functools import lru_cache

import rjieba

from dashboard.places.cautions import DIRECTIONS, words

ENDING_TO_KIND: Mapping[str, str] = {
    "人民公社": "commune",
    "公社": "commune",
    "努图克": "small_district",
    "苏木": "township",
    "嘎查": "village",
    "大队": "village",
    "家庄": "village",
    "庄子": "village",
    "屯子": "village",
    **dict.fromkeys(("东路", "西路", "南路", "北路", "中路", "街"), "street"),
    "村": "village",
    "庄": "village",
    "屯": "village",
    "寨": "village",
    "堡": "village",
    "乡": "township",
    "镇": "town",
    "区": "small_district",
}
"""Endings that make a name of what stands before them, the longest first; and their kind."""

WEAK_ENDING_TO_KIND: Mapping[str, str] = {
    **dict.fromkeys(
        "店集营台坳沟口岭桥湾岗坝坪峪洼窑坡铺圩塘墩洞门城头岔埠甸圪疃坨套窝垴庙涧峡咀嘴", "village"
    ),
    **dict.fromkeys(("大街", "胡同", "巷"), "street"),
    **dict.fromkeys(("河", "江", "溪", "渠", "运河"), "river"),
    **dict.fromkeys(("湖", "泊", "淀", "水库", "海子"), "lake"),
    **dict.fromkeys(("山", "岭", "峰", "高原", "平原", "草原", "盆地"), "mountain"),
    **dict.fromkeys(("岛", "洲", "港", "渡", "滩"), "village"),
}
"""Endings that name a place only directly behind the place it lies in, or in a list of places."""

UNIT_TO_KIND: Mapping[str, str] = {
    "县": "county",
    "旗": "banner",
    "市": "city",
    "专区": "special_district",
    "盟": "league",
    "自治州": "autonomous_prefecture",
    "自治区": "autonomous_prefecture",
    "自治县": "county",
    "行政区": "admin_region",
}
"""Ranks that a place below the province may bear although no table has it."""

KIND_TO_LEVEL: Mapping[str, str] = {
    "county": "county",
    "banner": "county",
    "city": "county",
    "special_district": "prefecture",
    "league": "prefecture",
    "autonomous_prefecture": "prefecture",
    "admin_region": "prefecture",
}
"""Levels of the kinds that are not below the counties."""

KIND_TO_SUFFIX_EN: Mapping[str, str] = {
    "village": "village",
    "township": "Township",
    "town": "Town",
    "commune": "Commune",
    "small_district": "District",
    "street": "Street",
    "river": "River",
    "lake": "Lake",
    "mountain": "Mountains",
    "county": "County",
    "banner": "Banner",
    "city": "City",
    "special_district": "Special District",
    "league": "League",
    "autonomous_prefecture": "Autonomous Prefecture",
    "admin_region": "Administrative Region",
}

BOUNDARIES = frozenset(
    "在到向从由自至往于予郊距按就够仅和与及跟同的是为将把被让给对经沿离抵驻赴来去我即该各以如像据过进出入占了着之"
    "使有这那此其每某全本两几个位名只又也都已曾并且而或因当等被所称叫住派去返近率遭敌匪"
)
"""Characters that rather end the words before a small place's name than begin the name."""

_INSIDE = frozenset(
    "等述第顽伪匪的之了着们农个各每某该这那些许多和及或与是在有到从由被把将我你他她它为了以于其不没很都也"
)
"""Characters that no such name holds."""

_NO_NAMES = words("""
    农村 乡村 渔村 山村 新村 村庄 村镇 全村 本村 各村 邻村 外村 该村 某村 每村 自然村 行政村
    中心村 模范村 先进村 落后村 穷村 小村 大村 老村 城乡 下乡 回乡 返乡 还乡 离乡 入乡 同乡
    老乡 家乡 故乡 水乡 侨乡 外乡 他乡 异乡 怀乡 思乡 全乡 各乡 本乡 该乡 每乡 邻乡 区乡
    县乡 社乡 城镇 集镇 市镇 乡镇 村镇 小镇 重镇 坐镇 冰镇 古镇 全镇 各镇 本镇 该镇 农庄
    田庄 庄园 山庄 钱庄 布庄 茶庄 银庄 饭庄 票庄 碉堡 城堡 地堡 暗堡 桥头堡 古堡 山寨 营寨
    土寨 水寨 苗寨 驻屯 军屯 民屯 商屯 地区 山区 郊区 城区 市区 灾区 边区 军区 特区 矿区
    林区 牧区 专区 选区 老区 新区 苏区 产区 棉区 麦区 稻区 粮区 茶区 工区 防区 辖区 战区
    学区 库区 湖区 海区 灌区 垦区 禁区 苗区 藏区 彝区 回区 游击区 解放区 根据地区 国统区
    蒋管区 敌占区 沦陷区 收复区 白区 红区 半山区 高山区 深山区 老解放区 新解放区 行政区
    自治区 民族区 少数民族区 农业区 工业区 经济区 作业区 风景区 住宅区 平原区 丘陵区 分区
    军分区 大区 小区 各区 全区 本区 该区 邻区 中心区 重点区 边沿区 沿海区 蓄洪区 分洪区
    滞洪区 水网区 盐区 渔区 草原区 城郊区 市郊区 近郊区 远郊区 人民公社 农业公社 高级公社
    巴黎公社 全县 各县 该县 本县 每县 邻县 外县 专县 市县 区县 州县 地县 省县 自治县 全市
    各市 该市 本市 城市 省市 县市 大城市 中等城市 小城市 夜市 集市 门市 上市 米市 黑市 牛市
    股市 街市 都市 国旗 红旗 战旗 军旗 锦旗 彩旗 党旗 队旗 团旗 义旗 大旗 优胜红旗 八旗 全旗
    各旗 该旗 本旗 自治旗 联盟 同盟 各盟 全盟 该盟 结盟 大街 上街 沿街 全街 各街 该街
    过河 渡河 治河 决河 拦河 沿河 开河 修河 挖河 引河 小河 大河 两河 内河 护城河 江河 山河 渡江
    过江 沿江
""")

NO_PLACES = words("""
    独立营 自卫营 教导营 工兵营 骑兵营 炮兵营 兵营 军营 露营 突击营
    全国 全部 敌人 敌军 敌伪 我军 友军 据点 难关 堡垒 阵地 城市 农村 乡村 中国 大陆 祖国
    江南 该城 该地 该镇 该县 该市 县城 全城 全境 省城 内地 外地 当地 各地 本地 沿海 沿江
    边疆 边境 国外 国内 海外 山区 牧区 平原 工厂 矿山 学校 机关 部队 车站 码头 港口 前线
    后方 前方 人民 群众 农民 工人 世界 全球 市场 思想 生产 生产力 妇女 地方 地区 中央 以上
    以下 以来 左右 现在 目前 今年 去年 上海路 解放区 蒋管区 边区 老区 新区 铁路 公路 我区
    我县 我村 敌占区 敌后 匪军 蒋匪 蒋军 国民党 县境 省境 各县 各省 各市 各乡 各村 小麦 棉花
    粮食 城镇 集镇 市镇 村庄 集市
""")
"""What armies and lists name beside places."""

NO_ENDINGS = tuple(
    words("农村 乡村 城乡 家乡 故乡 老乡 下乡 村庄 集镇 城镇 十字街 碉堡 农庄 行政区 扎寨 地区")
)
"""Ends of words that no name of a small place has."""
_NOT_BEFORE_DISTRICT = frozenset(
    "山郊城市灾边军特矿林牧专选老新苏产棉麦稻粮茶工防辖战学库湖海灌垦禁分大小雨旱涝冻雪震"
)
_NAME_TAGS = ("ns", "nr", "nz", "nt", "x")
_NO_FIRST_SIGNS = frozenset("新老大小前后上下")
_RANKS = frozenset("省县市区乡社村镇旗盟")
_COMPOUND = 2
_LONGEST_PLAIN = 3
_TIMES = frozenset("旬月日年")
_ENDS_OF_OTHERS = frozenset("旬月日年军匪敌队部团师兵民人党员们者时后前中来")
_NUMERALS = frozenset("一二三四五六七八九十百千两几数○0123456789第")

_AFTER_ONE = ("村", "庄", "屯", "寨", "堡", "镇", "家庄", "庄子", "屯子")
_NAMED_BY_WORDS = ("人民公社", "公社", "大队", "乡", "镇", "村")
_NO_NAME_OF_COMMUNE = words("""
    农业 高级 初级 生产 人民 农村 手工业 社会 群众 农民 重点 先进 部分 多数 少数 广大 贫困
    山区 平原 城市 市郊 郊区 城郊 近郊 模范 中心 行政 自然 试点 典型 落后 民兵 勘测 工程
    突击 运输 基干 增产 减产 受灾 缺粮 余粮 办社 建社 合作化 基点 基层
""")


OFTEN_NAMES = words("""
    红旗 红星 东风 前进 胜利 和平 建国 团结 幸福 先锋 光明 星火 卫星 跃进 东方红 五星 曙光
    新华 建设 永丰 八一 五一 五里 十里 三里 七里 八里 大王 小王 大店 石门 南关 北关 东关
    西关 双桥 马家 李家 张家 王家 刘家 陈家 杨家 赵家 周家 郭家 高家 孙家 胡家 朱家 何家
    罗家 梁家 宋家 郑家 谢家 韩家 唐家 冯家 于家 董家 萧家 程家 曹家 袁家 邓家 许家 傅家
    沈家 曾家 彭家 吕家 苏家 卢家 蒋家 蔡家 贾家 丁家 魏家 薛家 叶家 阎家 余家 潘家 杜家
    戴家 夏家 钟家 汪家 田家 任家 姜家 范家 方家 石家 姚家 谭家 廖家 邹家 熊家 金家 陆家
    郝家 孔家 白家 崔家 康家 毛家 邱家 秦家 江家 史家 顾家 侯家 邵家 孟家 龙家 万家 段家
    雷家
""")

FOLLOWS_NOT: Mapping[str, frozenset[str]] = {
    "村": frozenset("庄镇子"),
    "乡": frozenset("村下亲里间土思音邻镇"),
    "镇": frozenset("压静定守痛反子"),
    "屯": frozenset("垦田积粮驻兵集"),
    "庄": frozenset("严稼园重户家员"),
    "堡": frozenset("垒"),
    "区": frozenset("别分域间划乡县"),
    "街": frozenset("道头上坊区"),
    "路": frozenset("军纵线"),
    "县": frozenset("区"),
    "市": frozenset("场民镇集价区县"),
    "队": frozenset("长部员"),
    "旗": frozenset("帜手号"),
    "盟": frozenset("国军约友"),
}
"""What makes another word of an ending: 村庄, 镇压, 庄稼."""


@lru_cache(maxsize=100_000)
def is_word(text: str) -> bool:
    """
    Say whether a string is a word of the segmenter's dictionary that names no place or person.

    >>> is_word("先进"), is_word("马店"), is_word("白露坳")
    (True, False, False)
    """
    if not rjieba.has_word(text):
        return False
    (_, tag), *_ = rjieba.tag(text)
    return not tag.startswith(_NAME_TAGS)


@lru_cache(maxsize=100_000)
def leads_to_name(text: str) -> bool:
    """
    Say whether a string is a verb, an adverb or a time of the dictionary, no part of a name.

    >>> leads_to_name("收复"), leads_to_name("目前"), leads_to_name("黄金")
    (True, True, False)
    """
    return rjieba.has_word(text) and rjieba.tag(text)[0][1].startswith(("v", "d", "t", "p", "c"))


@lru_cache(maxsize=100_000)
def is_likely_name(name: str) -> bool:
    """
    Say whether a string that stands where a place must stand may be a name no table has.

    >>> is_likely_name("南峤"), is_likely_name("交通方便"), is_likely_name("各地")
    (True, False, False)
    """
    if _is_other(name) or _is_of_army(name):
        return False
    tagged = rjieba.tag(name)
    if tagged[0][1] == "m" and len(tagged) > 1 and len(tagged[1][0]) < 3:
        return False  # 二吨提高
    if name[-1] in WEAK_ENDING_TO_KIND:
        return True
    return not all(len(word) > 1 and is_word(word) for word, _ in tagged)


def _is_other(name: str) -> bool:
    if name[0] in _RANKS or name[-1] in _ENDS_OF_OTHERS or not _INSIDE.isdisjoint(name):
        return True
    if name in NO_PLACES or name in _NO_NAMES or name.endswith(NO_ENDINGS):
        return True
    if (name[0] in "前后" and name[1] in _NUMERALS) or name[-2:] in DIRECTIONS:
        return True  # 后八小时, 城西北
    # 新工地
    return len(name) > _COMPOUND and is_word(name[1:]) and name[-1] not in WEAK_ENDING_TO_KIND


def _is_of_army(name: str) -> bool:
    """
    Tell 阎军六十 and 军伏击 from 军粮城.
    """
    return name[1] == "军" or (name[0] == "军" and leads_to_name(name[1:]))


@lru_cache(maxsize=100_000)
def may_be_name(stem: str, ending: str, *, is_anchored: bool = False) -> bool:
    """
    Say whether a stem and an ending can make the name of a place.

    A stem that is a word of daily use counts only directly behind the place that the
    name lies in (`is_anchored`), where townships and communes are named by such words.

    >>> may_be_name("龙山", "乡"), may_be_name("部分农", "村"), may_be_name("先进", "村")
    (True, False, False)
    >>> may_be_name("二十", "村"), may_be_name("五里", "庄"), may_be_name("灾", "区")
    (False, True, False)
    """
    if not stem or _is_no_name(stem, ending):
        return False
    if len(stem) == 1:
        is_plain = stem not in _NO_FIRST_SIGNS or ending in ("庄子", "屯子")
        return ending in _AFTER_ONE and is_plain and stem not in _NUMERALS
    if ending in _NAMED_BY_WORDS:
        if _NUMERALS.issuperset(stem):
            return stem in OFTEN_NAMES
        if is_anchored:
            return stem not in _NO_NAME_OF_COMMUNE
    return not is_word(stem) or stem in OFTEN_NAMES


def _is_no_name(stem: str, ending: str) -> bool:
    full = stem + ending
    if full in _NO_NAMES or full.endswith(NO_ENDINGS) or not _INSIDE.isdisjoint(stem):
        return True
    if stem[-1] in _TIMES:
        return True
    if ending == "区" and (len(stem) == 1 or stem[-1] in _NOT_BEFORE_DISTRICT):
        return True
    if stem[-1] in _NUMERALS and ending in ("区", "江", "河"):
        return True
    if len(stem) > _LONGEST_PLAIN and is_word(stem[-2:]):
        return True  # 修堤模范村
    is_number = _NUMERALS.issuperset(stem) and ending not in _NAMED_BY_WORDS
    return is_number or stem[0] in _RANKS or is_word(full)
