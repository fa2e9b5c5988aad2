"""
The words that say what a number counts: measures, coins, spans of time, measure words.

The measure words are those of modern Chinese and of the paper of the 1950s (垧, 担, 公厘, 挺,
折实单位). A unit keeps the name that the text gives it; only forms of one unit are made alike
(匹马力 is 马力, 三个小时 are 小时).
"""

from __future__ import annotations

from typing import Final, Literal, NamedTuple

Kind = Literal["measure", "time", "person", "thing", "body", "date", "ordinal", "small"]
"""
What a unit is to the rules of `quantities`:

measure  length, area, weight, money, shares, multiples: a number before it is a quantity.
time     a span of time.
person   a measure word of people.
thing    any other measure word; 一 before it is mostly an article.
body     a noun that is counted without a measure word: 七县, 三国.
date     more often a point of time than a span: 五月, 三日, 八时.
ordinal  more often a rank or a name than a count: 三连, 二等, 八届.
small    the lesser unit of a compound, which alone is mostly a word: 一亩五分, but 十分.
"""


class Unit(NamedTuple):
    """
    A unit as it stands behind a number.

    Attributes:
        name: As the table of figures has it.
        kind: See Kind.
        not_before: Characters that make another word of it: 成 is no tenth before 立.

    """

    name: str
    kind: Kind
    not_before: str


# 成!立功: the unit 成, but not in 成立 or 成功. 匹马力=马力: the former is named as the latter.
_TABLE: Final[dict[Kind, str]] = {
    "measure": """
亩 市亩 公亩 英亩 公顷 顷 垧 晌 日亩
斤 市斤 公斤 千克 克!服 毫克 两 市两 钱!财币塘 吨 公吨 英吨 长吨 短吨 磅!礴 盎司 普特 公担 市担
担!任负保架心 石!家油头山灰碑景工匠子桥门 市石 公石 斗!争志 升!学级旗降起高 公升 市升 毫升 斛 蒲式耳
加仑 克拉
里!庄铺店堡屯桥河沟镇墩岗面程边头应拉村营台湾坡 公里 华里 市里 英里 海里 浬 哩 公尺 米!粉丘 市尺 尺 英尺 呎 丈
市丈 寸 市寸 英寸 吋 公寸 公分 厘米 公厘 毫米 微米 千米 码!头
平方公里 平方里 平方公尺 平方米 平方市尺 平方尺 平方丈 平方寸 平方英里 平方英尺 平方公分 平方厘米
立方公尺 立方米 立方市尺 立方尺 立方丈 立方公分 立方厘米 立方英尺 立方 公方 土方 石方 土石方 方丈 方尺
吨公里 人公里 吨海里 车公里
千瓦 瓦!房窑匠 瓩 千瓦时 千瓦小时 度!过假量 度电=度 马力 匹马力=马力 伏!击 伏特 千伏 安培 卡!车片 大卡 千卡
大气压 锭 纱锭 枚纱锭=纱锭 千周 千吨 万吨
元!帅旦首素件老月气宵 块钱=元 角!度落色形洲帽楼 角钱=角 毛钱=角 分钱=分 文钱=文 吊钱=吊 贯!彻 银元 大洋 卢布 戈比 美元
美金=美元 英镑 镑 先令 便士 法郎 新法郎 马克!思 日元 日圆=日元 港元 港币 卢比 盾!牌 比索 里拉 克朗 福林 兹罗提
列弗 列伊 第纳尔 缅元 铢 圆=元
折实单位 工资分 工分 个工!作人程厂业会地种夫矿兵商=工 个劳动日=劳动日 劳动日 工日 人日 个百分点=百分点 百分点 ％=%
成!为立功员绩本果分熟长套品就交千百败群 倍!增加于 番!号茄薯 % ‰
""",
    "time": """
年!级代度轻青老制纪 个年头=年 年头=年 个整年=年 整年=年 个月 个多月=个月 周!围到恩年 星期 个星期=星期 礼拜=星期
个礼拜=星期 天!津气空然才文主平安 昼夜 个昼夜=昼夜 小时 个小时=小时 个多小时=小时 钟头=小时 个钟头=小时
个多钟头=小时 个多星期=星期 刻钟 分钟 秒 秒钟=秒 个世纪=世纪 个多世纪=世纪 个季度=季度 个学期=学期 学期
个学年=学年 个工作日=工作日 岁 周岁
""",
    "person": """
人!民员类 名!单称义字誉胜言词额次 位!于置 口人=人 人次 人口=人 员
""",
    "thing": """
个!别性体 只 隻=只 条!件约例令理 头!目脑等顶衔 匹 口!号岸径粮头 尾 峰 羽 窝 群!众岛 棵 株!洲 颗 粒 根!本据源治除
支!援持出付前书公社行线 枝 杆 竿 挺!进 门!口市户诊峡头巴 发!展生动现出表行给达挥言电明育起放布扬 枚 尊!敬重
座!谈位落 幢 栋 所!有以谓属在得需长 间!接 处!理分于长罚在所女方境 家!庄村屯店堡湾子沟河属具乡长 户!口籍 爿 孔 眼!前看睛光
道!路德理歉义沟河岭江 堵!塞住 扇 面!对貌积向临粉前 张!家 页 本!报社国市县省月年人届身来质地着队区案校厂院位色领能溪部
册 部!队门长委属署位落 篇 首!先都要长相次 幅 封!建锁闭 份 则 段 节!约日省制育奏 句 字!典街路架会形头口楼 项!目 宗!教旨派
起!来义飞草点初码到家源重 件 套 副!主总部省局社团县市区书司食业产刊教院厂队科处理 付!出 双!方 对!于象方外内敌手待立
台!湾北风阶胞 架 部分 辆 艘 架次 班次 车次 次!序要品大列 回!来到国答顾忆去头想信击 遍 趟 场!所地合长部
轮!船 局!面势部长 盘!据踞剥 批!评准判示发转复驳改 种!植子地籽族田麦棉上下的 类!型似 样!板子式 层 重!要大视点工新
阵!地线营容 通!过知讯常车信报 桩 笔 顶 把!握关守他她它这那 床 领!导 身!体 串!联 束!缚 捆 扎!根实 叠 打!击倒败破死伤下开仗成得
罗!马 令 箱 包!括围办产装工头子裹 袋 篓 筐 篮 桶 瓶 罐 听!取到说见众从 盒 缸 坛 壶 碗 杯 勺 车!间站 船!员长厂
节车厢=节 列!车宁举席为入 组!织成合长员建 股!长份东金 路!军线过上程局面基电 伙!食伴
片!面 丛 簇 堆!积 垛 滴 环!节境 点!火名心缀 行!动政为列使进军程李署营星人驶走业 格 款!待 条文 声!明称援 步!兵行伐骤
方面 方!面针式向法案便略才 季!度节 季度 期!间待望限工 单位 人次 丘 畦 垄 穴 铺 盏 顿!时 招!待收生 
代!表替理办价销号购数会 车皮 挂 疋=匹 支队 铧 票 卷!入土 出!发现生席版来去口 幕!后 集!体中会团合
门课 条船 块!地 块 组数 对子 孔井=孔 眼井=眼 口井=口
""",
    "body": """
国!际民务营防内外家庆 省!长委级 市!民场长委政郊 县!长委级 旗!帜 专区 地区 州 乡!长亲 镇!压长 村!民长 屯 社!会论 校!长舍
厂!长房矿 矿!工长区 店!员 站!在长立起 馆!长 党!员 族 城!市乡 港!口 岛 洲 关!于系心 行业 国家 民族 省区 县市 省市
公社!化
""",
    "date": """
月 日 时 号 点钟 时许 世纪 年代 旬 月份 月底 月初 月末 周年 更 秋 春 夏 冬 年级 年度 日夜 夜 晚
""",
    "ordinal": """
师 军!人民队事阀官衔 团!员结体长 旅!长客行 营!业养造长 连!续接系长 排!长 纵队 大队 中队 小队 分队 旅团 师团 区!别分域
届 等 级 楼 期工程 流 线 机部 军团 兵团 分院 分区 军分区 分局 分社 野战军 方面军 集团军 次大战 次世界大战 中全会 总部
班!长子级次禅会 队!长员伍 院!长 系!统列 科!学长 开 开本 式 型 把手 中 高地 车间
""",
    "small": "分 厘 毫 毛 合",
}


def _units() -> dict[str, Unit]:
    units: dict[str, Unit] = {}
    for kind, words in _TABLE.items():
        for entry in words.split():
            word, _, not_before = entry.partition("!")
            word, _, name = word.partition("=")
            units[word] = Unit(name or word, kind, not_before)
    return units


UNITS: Final = _units()
_LENGTHS: Final = {
    first: tuple(sorted({len(word) for word in UNITS if word[0] == first}, reverse=True))
    for first in {word[0] for word in UNITS}
}

PEOPLE: Final = frozenset(
    "人民 人员 人口 农民 工人 群众 学生 职工 干部 社员 民兵 青年 妇女 大军 党员 团员 战士 官兵 敌军 敌人 儿童 旅客 "
    "观众 选民 代表 居民 市民 军民 男女 教师 学员 矿工 渔民 牧民 猎民 难民 灾民 民工 民夫 志愿 听众 会员 队员 少年 "
    "同胞 华侨 侨胞 知识 雄师 健儿 农奴 奴隶 贫农 农户 红军 士兵 日军 伪军 蒋军 匪军 俘虏 劳动 技工 师生 员工 "
    "老人 孩子 乡民 村民 港胞 选手 罢工 失业 示威 壮丁 退伍 复员 转业 先进 英雄 模范".split()
)
"""How nouns of people begin that are counted without a measure word: 三千农民."""


def unit_at(text: str, start: int) -> tuple[Unit, int] | None:
    """
    Read the longest unit that stands at a place, and where it ends.

    >>> unit_at("三十里铺", 2) is None, unit_at("三十里外", 2)
    (True, (Unit(name='里', kind='measure', not_before='庄铺店堡屯桥河沟镇墩岗面程边头应拉村营台湾坡'), 3))
    """
    lengths = _LENGTHS.get(text[start : start + 1])
    if lengths is None:
        return None
    for length in lengths:
        word = text[start : start + length]
        unit = UNITS.get(word)
        if unit is not None:
            end = start + len(word)
            after = text[end : end + 1]
            if after and after in unit.not_before:
                continue
            return unit, end
    return None
