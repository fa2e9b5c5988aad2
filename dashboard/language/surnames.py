"""
Chinese family names: what a person's name begins with.

From general knowledge and the 百家姓 (Song dynasty, public domain). A first character is no
proof: 华 begins 华君武 and 华北局.
"""

from __future__ import annotations

from typing import Final

SURNAMES: Final = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章苏潘葛奚范彭"
    "郎鲁韦昌马苗凤方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于傅皮卞齐康伍余顾孟平黄"
    "穆萧尹姚邵汪祁毛狄米贝臧戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季贾路娄江童颜郭梅盛林刁钟徐"
    "邱骆高夏蔡田樊胡凌霍虞万支柯管卢莫房缪解应宗丁宣邓郁单杭洪包诸左石崔吉龚程邢裴陆荣翁荀羊惠"
    "曲封储靳焦牧谷车侯全班仇宁甘厉祖武符刘景詹束龙叶黎薄白蒲卓蔺屠蒙池乔阴闻翟谭姬申冉桑桂牛边"
    "燕冀尚农温庄晏柴瞿阎连习艾容向古易戈廖庾步耿满匡文寇广欧利师巩聂辛简饶曾沙丰关查游竺权盖岳"
    "帅麦丘仉商佟佘佴伏朴栗柬楚楼肖闫覃粟郜郑郗郇邸党苑苟菅谌逄逯遆铁隋雍赖贡宫富巫弓丛乌"
)
"""The names of one character that most people have."""

RARE_SURNAMES: Final = frozenset(
    "水云花酆时元卜和湛禹明计成麻强危昝经裘干贲钮嵇滑於甄家芮羿汲邴糜松井段巴隗山宓蓬仰秋仲伊栾暴"
    "钭戎幸司韶蓟印宿怀邰从鄂索咸籍胥能苍双莘劳扶堵宰郦璩濮寿通扈郏浦别充慕茹宦鱼慎终暨居衡都弘国"
    "禄阙东殳沃蔚越夔隆厍晁勾敖融冷訾阚那空毋乜养鞠须巢蒯相后荆红益桓公付代英区冼仝占银阳雪鄢亓修"
)
"""The others, most of them words that begin much else: only for what is a name in any case."""

DOUBLE_SURNAMES: Final = frozenset(
    {
        *("欧阳", "司马", "上官", "诸葛", "夏侯", "皇甫", "尉迟", "公孙", "司徒"),
        *("令狐", "端木", "东方", "长孙", "宇文", "慕容", "呼延"),
    }
)
"""The names of two characters that are met."""
