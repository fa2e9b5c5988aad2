"""The capitalised names of an English text, and where a name stands in it."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING, Final, NamedTuple

from dashboard.audit.sounds import parse

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_TONED: Final = "āáǎàăēéěèĕīíǐìĭōóǒòŏūúǔùŭĀÁǍÀĒÉĚÈŌÓǑÒ"
_UNTONED: Final = "aaaaaeeeeeiiiiiooooouuuuuAAAAEEEEOOOO"
_SIGNS: Final = "’‘ʼ`´ǖǘǚǜüÜ‐‑‒–—－\u00a0"
_PLAIN_SIGNS: Final = "'''''vvvvvV------ "
_PLAIN: Final = str.maketrans(_TONED + _SIGNS, _UNTONED + _PLAIN_SIGNS)

_CAPITALISED: Final = re.compile(r"(?<![A-Za-z])[A-Z][a-z']+(?:[A-Z][a-z]+)?")

NO_NAMES: Final = frozenset(
    """
    an and are can he her here she the they there then this these those their them to we were was
    you your me my men man women woman human page name names some same long longer since line mine
    nine once one are be being change base house huge large late leading made make main male more
    most name nature note none on or our out over place police same see seeing side six ten time
    two use wage wages what when while who why yes here china chinese dance guide language league
    machine manage message mobile minute people race ride rise sale sea sense size song songs tea
    than then tie title tune wide wise wine wage bank ban bang bing can canada panama pan fan gun
    sun sunday june dude ode are ease age aid an ape ate lee ma pa ha la de le se te re ne di da
    en ya yo si na mi san santa sir sang sing tan ten tong tongue pen pin ping pang men gang hang
    juan julian maria anna ana lu guinea lenin malaya manila cuba asia india china lima java
    havana geneva ghana laos haiti kenya nigeria samoa tonga sudan libya lebanon senate marine
    marines engine engines fire gene ocean range defense defence dean queen pope duke nazi nation
    medicine alliance military militia sample mo age nanhai heping minister league
    """.split()  # noqa: SIM905 - a list of words reads better in lines
)
"""Words that could be pinyin by their letters and, with a capital, mostly are none."""


class Word(NamedTuple):
    """
    A capitalised word that may be pinyin.

    Attributes:
        start: 0-based offset of its first letter.
        end: Offset behind its last.
        letters: Small, without tones and apostrophes.
        codes: Its syllables, as `sounds.parse` gives them.

    """

    start: int
    end: int
    letters: str
    codes: tuple[str, ...]


def fold(text: str) -> str:
    """
    Take tones and typographic signs from a text, letter by letter: offsets stay.

    >>> fold("Xi’an, Lǚda")
    "Xi'an, Lvda"
    """
    return text if text.isascii() else text.translate(_PLAIN)


def small(folded: str) -> str:
    """Write a text in small letters, letter by letter: offsets stay."""
    lowered = folded.lower()
    return lowered if len(lowered) == len(folded) else "".join(s.lower()[0] for s in folded)


def pinyin_words(folded: str, start: int = 0, end: int = sys.maxsize) -> list[Word]:
    """
    Find the words that may be pinyin.

    >>> [word.letters for word in pinyin_words("Chen Lianbiao, a cadre from Meng County")]
    ['chen', 'lianbiao', 'meng']
    """
    found = []
    for match in _CAPITALISED.finditer(folded, start, end):
        written = match[0]
        known = _KNOWN.get(written) or _learn(written)
        if known[2]:
            begin = match.start()
            found.append(Word(begin, begin + known[0], known[1], known[2]))
    return found


def word_at(folded: str, start: int) -> Word | None:
    """
    Read the capitalised word at an offset as pinyin, even if it is mostly another word.

    >>> word_at("Sun Long went", 0).letters, word_at("Stalin", 0)
    ('sun', None)
    """
    match = _CAPITALISED.match(folded, start)
    if match is None:
        return None
    length, letters, codes = _spelled(match[0])
    return Word(start, start + length, letters, codes) if codes else None


def _learn(written: str) -> tuple[int, str, tuple[str, ...]]:
    length, letters, codes = _spelled(written)
    learnt = (length, letters, () if letters in NO_NAMES else codes)
    if len(_KNOWN) < _MOST_KNOWN:
        _KNOWN[written] = learnt
    return learnt


def _spelled(written: str) -> tuple[int, str, tuple[str, ...]]:
    """Work out of a word how long it is without 's, its letters and its syllables."""
    kept = written.removesuffix("'s").removesuffix("'")
    letters = kept.replace("'", "").lower()
    return len(kept), letters, parse(kept.lower()) or parse(letters)


_MOST_KNOWN: Final = 200_000
_KNOWN: Final[dict[str, tuple[int, str, tuple[str, ...]]]] = {}
"""Words seen so far: a look-up takes a tenth of the time of cutting one."""


def runs(words: Sequence[Word], folded: str) -> list[list[Word]]:
    """
    Join words that stand side by side, with one blank or hyphen between.

    >>> text = "Su Guo Xi and Li Fu-yong"
    >>> [[word.letters for word in run] for run in runs(pinyin_words(text), text)]
    [['su', 'guo', 'xi'], ['li', 'fu']]
    """
    joined: list[list[Word]] = []
    for word in words:
        if joined and word.start == joined[-1][-1].end + 1 and folded[word.start - 1] in " -":
            joined[-1].append(word)
        else:
            joined.append([word])
    return joined


class Stretch:
    """
    A part of an English text in which names are looked for.

    Attributes:
        folded: The whole text, as `fold` gives it.
        lowered: The same in small letters.

    """

    __slots__ = ("_squeezed", "end", "folded", "lowered", "start")

    def __init__(self, folded: str, lowered: str, start: int, end: int) -> None:
        """Take the characters from start to end of a text."""
        self.folded, self.lowered = folded, lowered
        self.start, self.end = start, end
        self._squeezed: str | None = None

    def find(
        self,
        name: str,
        fits: Callable[[str, str], bool],
        is_other: Callable[[str], bool],
        *,
        is_capital: bool,
    ) -> tuple[int, int] | None:
        """
        Find a name in small letters, its words whole: Xinxian and Tibetan are Xin and Tibet too.

        Args:
            name: In small letters.
            fits: Told the name and the longer word that begins with it, says whether they mean
                the same.
            is_other: Told the name with the word before it, says whether they mean another place.
            is_capital: It is written with a capital; without, it is another word: polish.

        """
        text, at = self.lowered, self.lowered.find(name, self.start, self.end)
        while at >= 0:
            if at == 0 or not text[at - 1].isalpha():
                end = at + len(name)
                last = self._word_end(end)
                is_whole = last == end or fits(name, text[at:last])
                if is_whole and self._is_name(at, last, is_other, is_capital=is_capital):
                    return at, last
            at = text.find(name, at + 1, self.end)
        return None

    def _word_end(self, end: int) -> int:
        while end < self.end and self.lowered[end].isalpha():
            end += 1
        return end

    def _is_name(
        self, start: int, end: int, is_other: Callable[[str], bool], *, is_capital: bool
    ) -> bool:
        if is_capital and self.folded[start:end].islower():
            return False
        before = _WORD_BEFORE.search(self.lowered, max(self.start, start - _LONGEST_WORD), start)
        return before is None or not is_other(self.lowered[before.start() : end])

    def find_apart(self, name: str) -> bool:
        """Say whether a name stands by itself, however it is cut: Jiao Shu-zhen, no Shuzheng."""
        if self._squeezed is None:
            self._squeezed = squeeze(self.lowered[self.start : self.end])
        if name not in self._squeezed:
            return False
        cut = re.compile(rf"(?<![a-z]){_CUT.join(name)}(?![a-z])")
        return cut.search(self.lowered, self.start, self.end) is not None

    def find_cased(self, name: str) -> tuple[int, int] | None:
        """Find an abbreviation in the case that it is given in: US, not us."""
        text, at = self.folded, self.folded.find(name, self.start, self.end)
        while at >= 0:
            end = at + len(name)
            is_whole = not text[at - 1 : at].isalnum() and not text[end : end + 1].isalnum()
            if is_whole:
                return at, end
            at = text.find(name, at + 1, self.end)
        return None

    def find_loosely(
        self,
        name: str,
        fits: Callable[[str, str], bool],
        is_other: Callable[[str], bool],
        *,
        is_capital: bool,
    ) -> tuple[int, int] | None:
        """Find a name however it is cut: Xin Hailian, Chang-jiang, XuShui; as `find` otherwise."""
        letters = squeeze(name)
        if len(letters) < _SHORTEST_LOOSE:
            return None
        if self._squeezed is None:
            self._squeezed = squeeze(self.lowered[self.start : self.end])
        if letters not in self._squeezed:
            return None
        cut = re.compile(_CUT.join(letters))
        for match in cut.finditer(self.lowered, self.start, self.end):
            start, end = match.span()
            if start and self.lowered[start - 1].isalpha():
                continue
            last = self._word_end(end)
            is_whole = last == end or fits(letters, letters + self.lowered[end:last])
            if is_whole and self._is_name(start, last, is_other, is_capital=is_capital):
                return start, end
        return None


_SHORTEST_LOOSE: Final = 5
_WORD_BEFORE: Final = re.compile(r"(?<![a-z])[a-z]+[ -]$")
_LONGEST_WORD: Final = 20
_CUT: Final = "[ '-]{0,2}"
_SQUEEZED: Final = str.maketrans("", "", " '-")


def squeeze(lowered: str) -> str:
    """Take blanks, hyphens and apostrophes out."""
    return lowered.translate(_SQUEEZED)
