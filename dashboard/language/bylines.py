"""The names in a Chinese byline, apart from each other and from what their bearers did."""

from __future__ import annotations

import re
from itertools import groupby
from typing import Final

_STOPS: Final = re.compile(r"[、，,；;/]+")
_ROLE_BEFORE: Final = re.compile(
    r"^(?:[（(\[〔【][^）)\]〕】]*[）)\]〕】])?"
    r"(?:(?:本报|新华社)?(?:特约|随军|驻\w{1,6})?(?:记者|通讯员)[：:]?)?"
)
_ROLE_BEHIND: Final = re.compile(
    r"(?:[（(].*|摄影?|插?图|绘画?|作?画|译|作[词曲]?|词|曲|等|整理|同志|辑|口述)$"
)
_PADDED: Final = 2
"""Characters of a name that is set as wide as one of three: 李　明."""


def names_in(byline: str) -> list[str]:
    """
    Part a byline into names, roles and all.

    >>> names_in("王凤龄 郑书奇"), names_in("李　明、王　中 郑书奇"), names_in("")
    (['王凤龄', '郑书奇'], ['李明', '王中', '郑书奇'], [])
    """
    names: list[str] = []
    for stretch in _STOPS.split(byline):
        for is_single, group in groupby(stretch.split(), lambda part: len(part) == 1):
            parts = list(group)
            if is_single and len(parts) % _PADDED == 0:
                parts = ["".join(parts[at : at + _PADDED]) for at in range(0, len(parts), _PADDED)]
            names += parts
    return names


def without_role(name: str) -> str:
    """
    Take from a name what its bearer did; of 王宏图 too, who is only called so.

    >>> without_role("新华社记者焦树榛摄"), without_role("焦树榛")
    ('焦树榛', '焦树榛')
    """
    return _ROLE_BEHIND.sub("", _ROLE_BEFORE.sub("", name))


def without_role_before(name: str) -> str:
    """
    Take from a name only what stands before it.

    >>> without_role_before("本报记者王宏图")
    '王宏图'
    """
    return _ROLE_BEFORE.sub("", name)
