"""Words to be careful with: what looks like a place in the paper's prose and is none."""

from collections.abc import Mapping


def words(text: str) -> frozenset[str]:
    """Give the words of a text, parted by blanks."""
    return frozenset(text.split())


GUARDS = words("""
    中共 共同 隆重 庆祝 着重 东西 关东 中南海 孙中山 中山装 中山陵 印度洋 太平洋 大西洋
    西北风 东北风 西南风 东南风 西北部 东北部 西南部 西北角 东北角 西南角 西北面 东北面
    西南面 西北方 东北方 西南方 西北郊 东北郊 西南郊 中南半岛 西南亚 蒙古族 蒙古人 蒙古包
    蒙古语 蒙古文 蒙古民族 蒙古同胞 蒙古马 蒙古牛 朝鲜族 俄罗斯族 哈萨克族 塔吉克族
    日本脑炎 抗美援朝 大同小异 长治久安 四平方 平方 混合肥 复合肥 化合肥 普通化 安东尼
    大连长 保定期 沿海地 参加 一定 规定 决定 制定 确定 肯定 固定 稳定 拟定 订定 评定 安定
    安全 西安事变 大城市 西医 治安 保安 新会员 新会计 新会长 新会议 新民主 新民歌 中华
    武装 方面 和平原则 东方红 北京时间 高平均 南京路 四川路 北京路 河南路 山东路 西藏路
    巴拿马运河 巴尔喀什 捷克式 南越王 南越国 今天山 沿海河 如果阿 以前藏 以后藏 后藏族 鄂伦春族
    海口管理处 科斯特罗马 一个旧
    赞扬 表扬 发扬 颂扬 宣扬 飘扬 飞扬 农民和 人民和 居民和 市民和 牧民和 渔民和 军民和
    伟大理 重大理 强大理 大理想 大理论 大理石 大理由
    收成都 完成都 长成都 建成都 养成都 看成都
    利于 由于都市 对于 关于 属于 处于 等于 便于 善于 敢于 勇于 大于 小于 高于 低于 至于 终于
    总统贝鲁特 贝鲁特总统 贝鲁特同志 贝鲁特主席 主席贝鲁特 贝鲁特总理
""")
"""Longer words, or words that begin before a name and end in it: 隆重庆祝, 中共同安."""

ORDINARY_WORDS = words("""
    公安 互助 合作 和平 友谊 胜利 共和 民主 同心 资源 通道 建国 东方 平安
    温泉 金矿 长子 会同 民权 大方 无为 方正 富裕 灯塔 渔民 平民 南部 开通
    高明 新建 开化 中方 新和 清新 比如 民和 太平 解放 团结 中山 洞口 渡口
    延长 双城 高台 东海 黄山 新民 新兴 三元 大化 天台 安定 光泽 平原 松江
    明光 安全 中心 长寿 莲花 石棉 古田 水城 长城 民丰 民乐 万年 万全 永定
    华山 太白 太湖 红河 黑河 名山 东山 大通 大兴 大足 三门 石林 新城 新安
    南海 东平 富民 富源 朝阳 同江 石门 上林 白水 清水 合水 三台 台前 山阳
    海东 海西 海北 商城 太和 兴国 安国 信丰 顺义 九龙 渤海 太行 北岳 太岳
    沿河 同仁 四会 三水 来宾 全县
""")
"""Names that are words of daily use, or rivers and mountains: only with their rank."""

RISKY_FULL_FORMS = words("""
    全县 和县 开县 任县 定县 新县 成县 化县 理县 高县 达县 代县 道县 易县
    均县 应县 通县 兴县 连县 复县 单县 户县 安县 南县 林县 临县 息县 义县
    完县 文县 商县 金县 富县 古县 康县 环县 宁县 夏县 丰县 解县 房县 随县
    津市 沿河县 左县 象县 融县 郑县 会同县 公安县 共和县 通道县 友谊县 建国县 中心县
""")
"""The end of a word and 县 make these without any name: 省和县, 召开县, 建成县, 规定县."""

DIRECTIONS = words("东北 西北 东南 西南 华北 华东")
"""Sides of what stands before them, where a place does; else greater areas."""

ONLY_WITH_RANK = words("平原 松江")
"""Words that name a plain or a river even in a list of places."""

RISKY_FOREIGN = words("""
    海防 海地 里加 加纳 也门 万象 马累 多哥 马里 巴林 多哈 利马 阿曼 金边
    蒙古 波斯 巴库 东德 白俄 安南 基多 星洲 近东
""")
"""Foreign names that Chinese words hide: 海防 (coastal defence), 参加纳税, 沿海地区."""

_OF_KOREA = words("""
    平原 黄海 安州 平康 金化 海州 中和 江东 龙川 铁山 宣川 定州 永川 大田
    光州 全州 春川 原州 公州 清州 青阳 永兴 高原 通川 高城 金城 伊川 铁原
    延安 成川 开城 信川 长津 江原 兴南 清川 马山 晋州 江陵 襄阳 安东 丽水
    水原 天安 南海 南原 咸阳 河东 长兴 谷城 扶余 唐津 清原 丹阳 安城 始兴
    平昌 固城 平山 凤山 谷山 淮阳 三水 会宁 宁远 泰川 博川 宁边 云山 新溪
    青松 清道 长水 江华 洪川 横城
""")
"""Of the south and the north."""

COUNTRY_TO_HOMONYMS: Mapping[str, frozenset[str]] = {
    "vietnam": words("""
        河南 山西 太平 太原 和平 永福 北宁 广南 河东 兴安 海阳 南定 清化 宣光
        安沛 河江 高平 谅山 广宁 莱州 山罗 平顺 平定 新安 嘉定 永隆 宁平 海宁
        建安 承天 河静 富安 广安 北江 西宁 富寿 永安 河西 隆安 美荻 安江 河内
        福安 南河
    """),
    "korea": _OF_KOREA,
    "north_korea": _OF_KOREA,
    "south_korea": _OF_KOREA,
    "mongolia": words("库伦"),
    "japan": words("松江 福山 山口 福岛 高知 长崎 新城 大津 青山"),
}
"""Names in a country that China has too."""
