"""Chinese persons' names in pinyin, family name first (GB/T 28039-2011)."""

from __future__ import annotations

from functools import lru_cache

from pypinyin import lazy_pinyin

from dashboard.language.surnames import DOUBLE_SURNAMES

# pypinyin reads these as the words that they also are.
_SOUNDS = {
    "单": "shan", "解": "xie", "仇": "qiu", "曾": "zeng", "任": "ren", "区": "ou", "查": "zha",
    "盖": "ge", "翟": "zhai", "乐": "yue", "缪": "miao", "朴": "piao", "覃": "qin", "冼": "xian",
    "尉迟": "yuchi", "长孙": "zhangsun",
}  # fmt: skip


def parted(name: str) -> tuple[str, str]:
    """
    Cut a person's name, of two characters or more, into family and given name.

    >>> parted("焦树榛"), parted("欧阳山"), parted("欧阳")
    (('焦', '树榛'), ('欧阳', '山'), ('欧', '阳'))
    """
    length = 2 if len(name) > 2 and name[:2] in DOUBLE_SURNAMES else 1
    return name[:length], name[length:]


@lru_cache(maxsize=10_000)
def romanised(name: str) -> tuple[str, str]:
    """
    Write family and given name of a person in pinyin.

    >>> romanised("王逐萍"), romanised("欧阳山"), romanised("张爱安"), romanised("单吕")
    (('Wang', 'Zhuping'), ('Ouyang', 'Shan'), ('Zhang', "Ai'an"), ('Shan', 'Lü'))
    """
    family, given = parted(name)
    sound = _SOUNDS.get(family) or "".join(lazy_pinyin(family, v_to_u=True))
    first, *rest = lazy_pinyin(given, v_to_u=True) or [""]
    joined = "".join((first, *(f"'{each}" if each[0] in "aoe" else each for each in rest)))
    return sound.capitalize(), joined.capitalize()


def in_pinyin(name: str) -> str:
    """
    Write a person's whole name in pinyin.

    >>> in_pinyin("焦树榛")
    'Jiao Shuzhen'
    """
    return " ".join(romanised(name))
