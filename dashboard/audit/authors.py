"""Whether the authors that an article's header names are the same in both languages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from dashboard.audit.check import Check
from dashboard.audit.english import NO_NAMES, fold, small
from dashboard.audit.persons import is_surname
from dashboard.audit.sounds import distance, parse, spellings
from dashboard.language.bylines import names_in, without_role, without_role_before
from dashboard.language.romanisation import in_pinyin
from dashboard.language.words import HAN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.audit.check import Texts, Verdict

_PARTED_EN: Final = re.compile(r"\s*(?:[,;&、，/]|\band\b)\s*")
_NAME: Final = re.compile(f"[{HAN}]{{2,4}}")
_OTHER: Final = re.compile(
    "本报|新华|编者|编辑|评论|社论|记者|通讯|读者|集体|资料|"
    "[社局部厅院校厂会团组处队所室馆县市省区司行店站科系班连营军党]$"
)
"""What is no person's name: the paper, its agency, offices, firms."""
_LONGEST_NAME: Final = 3
_LETTERS: Final = re.compile(r"[^a-z]+")
_ALIKE: Final = 0.4
_NOWHERE: Final = (None,) * 4


def check_authors(texts: Texts) -> list[Check]:
    """
    Compare the authors of the two headers, name by name; offsets are blank.

    A name agrees if its pinyin is among the English authors, in either order and however it
    is cut. It differs from a name in pinyin that stands in its place. It is missing where
    the English header has none left and the translation does not name it either. Offices,
    and names spelled in other ways (foreigners, translated pen names), have no check.

    >>> from datetime import date
    >>> from dashboard.audit.check import Texts
    >>> texts = Texts(date(1954, 3, 30), "", "", "焦树榛", "Jiao Shuzheng", "", "")
    >>> [(check.verdict, check.expected_en) for check in check_authors(texts)]
    [('differs', 'Jiao Shuzhen')]
    """
    if not texts.author_zh:
        return []
    pieces = [p for p in _PARTED_EN.split(texts.author_en or "") if p]
    left = list(range(len(pieces)))
    names = [_bare(part, pieces) for part in names_in(texts.author_zh)]
    found: dict[int, str | None] = {}
    verdicts: dict[int, Verdict] = {}
    for at, name in enumerate(names):
        index = _rendered(name, pieces, left) if _is_name(name) else None
        if index is not None:
            left.remove(index)
            verdicts[at], found[at] = "agrees", pieces[index]
    for at, name in enumerate(names):
        if at in verdicts or not _is_person(name):
            continue
        index = _stand_in(name, at, pieces, left, is_aligned=len(names) == len(pieces))
        if index is not None:
            left.remove(index)
            verdicts[at], found[at] = "differs", pieces[index]
        elif not left and not _is_named(name, texts):
            verdicts[at], found[at] = "missing", None
    return [
        Check("author", verdicts[at], "author", name, in_pinyin(name), found[at], *_NOWHERE)
        for at, name in enumerate(names)
        if at in verdicts
    ]


def _bare(part: str, pieces: Sequence[str]) -> str:
    """Take from a name what its bearer did, 新华社记者焦树榛摄; 王宏图, if so named, keeps 图."""
    without = without_role_before(part)
    bare = without_role(part)
    if len(bare) < 2 or (
        bare != without
        and _is_name(without)
        and _rendered(without, pieces, range(len(pieces))) is not None
    ):
        return without
    return bare


def _is_name(name: str) -> bool:
    return _NAME.fullmatch(name) is not None and bool(spellings(name))


def _is_person(name: str) -> bool:
    """Say whether a name is a Chinese person's as it stands, and no office or foreigner."""
    if not _is_name(name) or _OTHER.search(name):
        return False
    return len(name) <= _LONGEST_NAME or is_surname(name[:2])


def _letters(written: str) -> str:
    return _LETTERS.sub("", small(fold(written)))


def _forms(name: str) -> list[str]:
    """Spell a name in pinyin, surname first and last."""
    split = 2 if is_surname(name[:2]) and len(name) > len("欧阳") else 1
    turned = [
        given + surname for given in spellings(name[split:]) for surname in spellings(name[:split])
    ]
    return [*spellings(name), *turned]


def _rendered(name: str, pieces: Sequence[str], left: Sequence[int]) -> int | None:
    forms = _forms(name)
    return next((index for index in left if _has_words(pieces[index], forms)), None)


def _has_words(piece: str, forms: Sequence[str]) -> bool:
    """Say whether whole words, read as one, are a form: Reporter Jiao Shu-zhen."""
    words = _words(piece)
    return any(
        "".join(words[first:last]) in forms
        for first in range(len(words))
        for last in range(first + 1, len(words) + 1)
    )


def _words(piece: str) -> list[str]:
    return [word for part in small(fold(piece)).split() if (word := _LETTERS.sub("", part))]


def _stand_in(
    name: str, at: int, pieces: Sequence[str], left: Sequence[int], *, is_aligned: bool
) -> int | None:
    """Choose the English name in pinyin that stands where a name should be."""
    for index in left:
        words = _words(pieces[index])
        if not words or not all(parse(word) and word not in NO_NAMES for word in words):
            continue
        letters = "".join(words)
        unlike = min(distance(form, letters) for form in _forms(name)) / len(letters)
        if unlike <= _ALIKE or (is_aligned and index == at and len(words) > 1):
            return index
    return None


def _is_named(name: str, texts: Texts) -> bool:
    named = _letters(texts.title_en + texts.body_en)
    return any(form in named for form in spellings(name))
