"""Traditional characters as simplified ones, which the archive is written in."""

from __future__ import annotations

from functools import cache

from opencc import OpenCC


@cache
def _converter() -> OpenCC:
    return OpenCC("t2s")


def simplified(text: str) -> str:
    """
    Give a text in simplified characters, by OpenCC's table of phrases; others stay.

    >>> simplified("農業合作社"), simplified("乾隆"), simplified("rain")
    ('农业合作社', '乾隆', 'rain')
    """
    return text if text.isascii() else str(_converter().convert(text))
