"""Who wrote an article, in both scripts: family and given name apart where a name is Chinese."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from dashboard.language.bylines import names_in, without_role, without_role_before
from dashboard.language.romanisation import parted, romanised
from dashboard.language.surnames import DOUBLE_SURNAMES, RARE_SURNAMES, SURNAMES

_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]{2,4}")
_PARTED_LATIN = re.compile(r"\s*(?:[,，、;；&]|\band\b)\s*")
_ROLE_LATIN = re.compile(
    r"^(?:photo(?:graph(?:s|ed)?)?|text|words|drawn|drawing|translated|compiled) by\s+"
    r"|\s*[(（\[][^)）\]]*[)）\]]$",
    re.IGNORECASE,
)
_FAMILY = SURNAMES | RARE_SURNAMES
_SAME_SOUND = re.compile("[^a-z]+")

# What an office, a paper's staff or a form of address ends with, and no person's name.
_NOT_PERSONS = (
    "社", "部", "局", "处", "科", "组", "厂", "队", "校", "委", "院", "团", "公司", "委员会",
    "编辑", "编者", "记者", "通讯员", "评论员", "观察员", "同志", "主席", "先生", "女士", "等",
    "协会", "学会", "工会", "银行", "政府", "大学", "中学", "小学", "本报",
)  # fmt: skip

_IN_DOUBT = ("图", "曲", "词", "画")
"""What may be a role or the end of a name: without a translation nothing tells."""


@dataclass(frozen=True, slots=True)
class Name:
    """
    One author. `latin` and `han` are the whole name in each script, "" where it has none.

    `family` and `given` are parts of the Latin form, `family_han` and `given_han` of the
    Chinese one; all are "" for whoever is no person, or is not known to be one.
    """

    latin: str
    han: str
    family: str = ""
    given: str = ""
    family_han: str = ""
    given_han: str = ""

    @property
    def whole(self) -> str:
        """The name in both scripts, family name first: Jiao Shuzhen 焦树榛."""
        return " ".join(filter(None, (self.latin, self.han)))

    @property
    def inverted(self) -> str:
        """The Latin form as lists sort it: Jiao, Shuzhen; whole where it has no parts."""
        return f"{self.family}, {self.given}" if self.family else self.latin or self.han


@lru_cache(maxsize=10_000)
def names(author_zh: str, author_en: str) -> tuple[Name, ...]:
    """
    Read a byline of both languages, each "" or a list of names, already on one line.

    Where the two languages list different numbers of names nobody knows who is who, and the
    bylines stay as they are: one name. A Chinese name without a translation is written in
    pinyin; an office without one keeps its Chinese name only. What a person did, 高粮摄 or
    "Gao Liang (Photo)", is no part of the name.

    >>> [name.whole for name in names("王凤龄 郑书奇", "Wang Fengling, Zheng Shuqi")]
    ['Wang Fengling 王凤龄', 'Zheng Shuqi 郑书奇']
    >>> names("焦树榛", "Jiao Shuzhen")[0].inverted, names("本报记者", "Our Reporter")[0].inverted
    ('Jiao, Shuzhen', 'Our Reporter')
    """
    in_han = names_in(author_zh)
    if not in_han:
        return (Name(author_en, ""),) if author_en else ()
    if not author_en:
        return tuple(_read(han, "") for han in in_han)
    in_latin = [part for part in _PARTED_LATIN.split(author_en) if part]
    if len(in_latin) != len(in_han):
        return (Name(author_en, author_zh),)
    return tuple(map(_read, in_han, in_latin))


def _read(han: str, latin: str) -> Name:
    """Read one author: without the role, or with what only looks like one, 王宏图."""
    bare_latin = _ROLE_LATIN.sub("", latin)
    bare, kept = without_role(han), without_role_before(han)
    is_called_so = bare != kept and _bare(bare_latin) == _bare("".join(romanised(kept)))
    is_in_doubt = not latin and kept.endswith(_IN_DOUBT)
    read = _person(kept if is_called_so or is_in_doubt else bare, bare_latin)
    return read or Name(latin, han)


def _person(han: str, latin: str) -> Name | None:
    """Read a person's name; None of who is none, or is not known to be the same in both."""
    parts = _parts(han)
    if parts is None:
        return None
    family_han, given_han = parts
    family, given = romanised(han)
    if not latin:
        return Name(f"{family} {given}", han, family, given, family_han, given_han)
    first, *rest = latin.split()
    if rest and _bare(first) == _bare(family):
        return Name(latin, han, first, " ".join(rest), family_han, given_han)
    if rest and _bare(rest[-1]) == _bare(family):
        # Shuzhen Jiao: the family name comes first in what is cited, as in Chinese.
        given = " ".join((first, *rest[:-1]))
        return Name(f"{rest[-1]} {given}", han, rest[-1], given, family_han, given_han)
    return None


def _parts(han: str) -> tuple[str, str] | None:
    """Give family and given name of a person, or None for who is none."""
    if not _HAN.fullmatch(han) or (len(han) > 2 and han.endswith(_NOT_PERSONS)):
        return None
    family, given = parted(han)
    is_family = family in DOUBLE_SURNAMES or (len(han) < 4 and family in _FAMILY)
    return (family, given) if is_family else None


def _bare(latin: str) -> str:
    """Give the letters that two spellings of one sound share: Lü and Lu."""
    return _SAME_SOUND.sub("", unicodedata.normalize("NFKD", latin).casefold())
