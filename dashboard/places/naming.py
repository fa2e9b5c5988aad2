"""English names of places that no table holds: pinyin, and the word for their kind."""

from collections.abc import Sequence

from dashboard.language.pinyin import pinyin
from dashboard.places.settlements import ENDING_TO_KIND, KIND_TO_SUFFIX_EN, UNIT_TO_KIND

_GENERIC = {"乡", "镇", "区", "公社", "人民公社", "努图克", "苏木", *UNIT_TO_KIND}
"""Endings that are translated; the others (庄, 屯, 寨) are part of the name."""


def names_en(names_zh: Sequence[str], kinds: Sequence[str]) -> list[str]:
    """
    Write names of unlisted places in pinyin, with the English for their kind.

    >>> names_en(["五公村", "龙山乡", "周家庄"], ["village", "township", "village"])
    ['Wugong Village', 'Longshan Township', 'Zhoujiazhuang']
    """
    stems = [_stem(name) for name in names_zh]
    sounds = pinyin(stems)
    return [
        f"{(sound or stem).capitalize()}{_kind_en(name, stem, kind)}"
        for name, stem, sound, kind in zip(names_zh, stems, sounds, kinds, strict=True)
    ]


def _stem(name: str) -> str:
    ending = next((e for e in (*_ENDINGS, "村") if name.endswith(e) and len(name) > len(e)), "")
    return name.removesuffix(ending)


_ENDINGS = sorted(_GENERIC.intersection([*ENDING_TO_KIND, *UNIT_TO_KIND]), key=len, reverse=True)


def _kind_en(name: str, stem: str, kind: str) -> str:
    if name == stem:
        return ""
    return " Village" if kind == "village" else f" {KIND_TO_SUFFIX_EN[kind]}"
