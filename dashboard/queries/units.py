"""
Units in the address: short ASCII codes for the common ones, code points for all others.

亩 is `mu`, % is `percent`; 普特, which has no code of its own, is `u666e-7279`.
"""

from __future__ import annotations

import re

from dashboard.figures.totals import unit_class
from dashboard.figures.units import UNITS

CODE_TO_UNIT = {
    "ren": "人", "renci": "人次", "hu": "户",
    "percent": "%", "permille": "‰", "fraction": "分数", "ratio": "比", "cheng": "成", "bei": "倍",
    "mu": "亩", "qing": "顷", "shang": "垧", "gongqing": "公顷",
    "jin": "斤", "liang": "两", "dan": "担", "shi": "石", "dou": "斗", "sheng": "升",
    "gongjin": "公斤", "dun": "吨",
    "li": "里", "gongli": "公里", "zhang": "丈", "chi": "尺", "cun": "寸", "gongchi": "公尺",
    "mi": "米", "gongfen": "公分", "gongli-mm": "公厘", "haili": "海里",
    "pingfanggongli": "平方公里", "pingfanggongchi": "平方公尺", "pingfangmi": "平方米",
    "lifanggongchi": "立方公尺", "lifangmi": "立方米", "tufang": "土方",
    "yuan": "元", "jiao": "角", "lubu": "卢布", "meiyuan": "美元", "yingbang": "英镑",
    "mali": "马力", "qianwa": "千瓦", "du": "度", "shading": "纱锭",
    "nian": "年", "geyue": "个月", "xingqi": "星期", "tian": "天", "xiaoshi": "小时",
    "fenzhong": "分钟", "sui": "岁", "ci": "次", "hui": "回",
    "ge": "个", "zhi": "只", "tiao": "条", "tou": "头", "pi": "匹", "ke": "棵", "zhu": "株",
    "jian": "件", "tai": "台", "tao": "套", "jia": "架", "liang-vehicles": "辆", "sou": "艘",
    "zuo": "座", "suo": "所", "jian-rooms": "间", "chu": "处", "jia-firms": "家", "zhong": "种",
    "xiang": "项", "pi-batches": "批", "zhang-sheets": "张", "ce": "册", "ben": "本", "fen": "份",
    "bu": "部", "pian": "篇", "kuai": "块", "zu": "组", "dui": "对", "ting": "挺", "men": "门",
    "guo": "国", "sheng-provinces": "省", "shi-cities": "市", "xian": "县", "xiang-townships": "乡",
    "cun-villages": "村", "she": "社", "chang": "厂",
}  # fmt: skip
"""What is written in addresses, for good: links in papers go on working."""
_UNIT_TO_CODE = {unit: code for code, unit in CODE_TO_UNIT.items()}

_SPELT = re.compile(r"u([0-9a-f]{4,5})((?:-[0-9a-f]{4,5}){0,7})", re.ASCII)
_HAN = re.compile("[\u3400-\u9fff\U00020000-\U0002ffff]+")


def code_of(unit: str) -> str:
    """
    Give the code of a unit, as the table of figures writes units.

    >>> code_of("人"), code_of("普特")
    ('ren', 'u666e-7279')
    """
    return _UNIT_TO_CODE.get(unit) or "u" + "-".join(f"{ord(sign):04x}" for sign in unit)


def unit_of(code: str) -> str | None:
    """
    Give the unit of a code; None for what is none.

    >>> unit_of("ren"), unit_of("u666e-7279"), unit_of("u0041"), unit_of("人")
    ('人', '普特', None, None)
    """
    if code in CODE_TO_UNIT:
        return CODE_TO_UNIT[code]
    match = _SPELT.fullmatch(code)
    if match is None:
        return None
    points = [int(part, 16) for part in code[1:].split("-")]
    unit = "".join(map(chr, points)) if max(points) < 0x30000 else ""
    return unit if _HAN.fullmatch(unit) else None


def units_alike(unit: str) -> tuple[str, ...]:
    """
    List the units that are counted as one with a unit, itself first: people, by any measure word.

    >>> units_alike("亩"), units_alike("人")
    (('亩',), ('人', '位', '名', '员'))
    """
    names = {each.name for each in UNITS.values() if unit_class(each.name) == unit}
    return (unit, *sorted(names - {unit}))
