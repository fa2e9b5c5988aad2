"""Names in a translated passage that render nothing of the original: what stands for another."""

from __future__ import annotations

import re
from math import prod
from typing import TYPE_CHECKING, Final, NamedTuple

from dashboard.audit.english import runs, squeeze
from dashboard.audit.renderings import RANK_WORDS, known_names, signs_of_country
from dashboard.audit.sounds import parse, readings, syllables

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from dashboard.audit.check import Span
    from dashboard.audit.english import Stretch, Word
    from dashboard.audit.reading import Reading

_NAME: Final = re.compile(r"(?<![A-Za-z])[A-Z][A-Za-z'-]+(?: [A-Z][A-Za-z'-]+)?")
_RANK: Final = re.compile(
    rf"(?: (?:{'|'.join(word.capitalize() for word in sorted(RANK_WORDS))}))+(?![a-z])"
)
_OF_LINE: Final = re.compile(r"[ -](?:[A-Z][a-z]+[ -])?(?:[Rr]ailway|[Hh]ighway|[Ll]ine|[Rr]oad)\b")
"""What follows the places at the ends of a line; 道清路 names them by a character each."""
_RANK_CHARACTERS: Final = frozenset("县省市区旗盟专地州乡镇村庄屯社街河江山湖岛大公")
_MOST_JOINED: Final = 4
"""Words of one name; the ways to read them double with every one."""
_MOST_WAYS: Final = 256
_NO_PLACES: Final = frozenset(
    {
        *("xinhua", "renmin", "communist", "china", "republic"),
        *("yuan", "mu", "jin", "dan", "li"),
        *("mao", "chiang", "marx", "lenin", "stalin"),
    }
)
"""The news agency, the paper, units of measure, leaders."""


class Unexplained(NamedTuple):
    """
    A name that nothing in the original explains.

    Attributes:
        start: Offset in the translation.
        end: Offset behind it, and behind a rank that follows.
        letters: Small, without blanks.
        ranks: The words of rank behind it.
        is_known: Tables of places have it.

    """

    start: int
    end: int
    letters: str
    ranks: tuple[str, ...]
    is_known: bool


def unexplained_names(
    reading: Reading, rows: tuple[int, int, int], taken: Sequence[Span]
) -> list[Unexplained]:
    """
    Find the names in the translation of a row that no name of the original can account for.

    Args:
        reading: Of the text.
        rows: The row, and the first and the last one that may account for a name.
        taken: Stretches of the translation that render names already.

    """
    row, first, last = rows
    stretch = reading.stretch(row, row)
    span_zh = reading.span_zh(first, last)
    words = reading.words_in(stretch.start, stretch.end)
    found = [
        (word.start, word.end, word.letters, word.letters in known_names())
        for run in runs(words, reading.folded)
        for word in unheard(reading, run, span_zh)
    ]
    begun = {word.start for word in words}
    found += [
        (start, end, squeeze(name), True)
        for start, end, name in _known(stretch)
        if start not in begun
        and not _is_said(known_names()[name], reading, span_zh)
        and not _is_said(signs_of_country(name), reading, span_zh)
        and not is_heard(reading, parse(squeeze(name)), span_zh)  # 宋世荣 is no Song County
    ]
    return [
        _with_rank(reading, Unexplained(*each[:3], (), each[3]))
        for each in sorted(found)
        if each[2] not in _NO_PLACES
        and not _OF_LINE.match(reading.folded, each[1])
        and not any(each[0] < behind and before < each[1] for before, behind in taken)
    ]


def _with_rank(reading: Reading, name: Unexplained) -> Unexplained:
    rank = _RANK.match(reading.folded, name.end)
    if rank is None:
        return name
    return name._replace(end=rank.end(), ranks=tuple(rank[0].lower().split()))


def unheard(reading: Reading, run: Sequence[Word], span_zh: Span) -> list[Word]:
    """
    List the words of a run that spell nothing in a stretch of the original.

    A syllable before a rank needs both: 孟 alone does not explain Meng County.
    """
    if 1 < len(run) <= _MOST_JOINED and is_heard(reading, joined(run), span_zh):
        return []
    return [word for word in run if not _is_explained(reading, word, span_zh)]


def _is_explained(reading: Reading, word: Word, span_zh: Span) -> bool:
    names = known_names().get(word.letters)
    if names and _is_said(names, reading, span_zh):
        return True
    if word.letters in ("shanxi", "shaanxi"):
        return False  # 山西 and 陕西 sound alike
    if all(len(code) == 1 for code in word.codes) and _RANK.match(reading.folded, word.end):
        return _is_ranked(word.codes, reading.bitext.zh, span_zh)
    return is_heard(reading, word.codes, span_zh)


def joined(run: Sequence[Word]) -> list[str]:
    """
    Give the codes of words read as one, in every way; none of what has too many to be a name.

    >>> from dashboard.audit.english import pinyin_words
    >>> [len(joined(pinyin_words(text))) for text in ("Xian Anan", "Anananananan Anananananan")]
    [4, 0]
    """
    if prod(len(word.codes) for word in run) > _MOST_WAYS:
        return []
    codes = [""]
    for word in run:
        codes = [before + code for before in codes for code in word.codes]
    return codes


def is_heard(reading: Reading, codes: Sequence[str], span_zh: Span) -> bool:
    """Say whether syllables sound in a stretch of the original."""
    return any(reading.sounds.find(code, *span_zh) >= 0 for code in codes)


def _is_ranked(codes: Sequence[str], text_zh: str, span: Span) -> bool:
    """Say whether a syllable is heard before a rank: 孟县."""
    sounds = {syllables(code)[0] for code in codes}
    return any(
        text_zh[at + 1] in _RANK_CHARACTERS and not sounds.isdisjoint(readings(text_zh[at]))
        for at in range(span[0], span[1] - 1)
    )


def _is_said(names: AbstractSet[str], reading: Reading, span: Span) -> bool:
    return any(reading.bitext.zh.find(name, *span) >= 0 for name in names)


def _known(stretch: Stretch) -> Iterator[tuple[int, int, str]]:
    """Find names that the tables know: Korea, Inner Mongolia, Harbin."""
    known = known_names()
    for match in _NAME.finditer(stretch.folded, stretch.start, stretch.end):
        start = match.start()
        written = stretch.lowered[start : match.end()].removesuffix("'s")
        if written in known:
            yield start, start + len(written), written
            continue
        first, *rest = written.split(" ")
        if first in known:
            yield start, start + len(first), first
        if rest and rest[0] in known:
            behind = start + len(written)
            yield behind - len(rest[0]), behind, rest[0]
