"""Search terms: reading them, finding them in the index, finding them in a text."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from dashboard.language.words import Lang, is_word, script_of, stream

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dashboard.language.words import Token

MAX_SERIES = 8
# A Chinese phrase of n characters can lie across the words of the index in 1.5**n to
# 1.7**n ways: 10 characters gave 95 to 205 patterns (40,000 articles: 1.5 to 4 s).
MAX_HAN = 12

SlotKind = Literal["exact", "prefix", "suffix", "infix"]


class Slot(NamedTuple):
    """What the word at `offset` from a pattern's start must look like."""

    offset: int
    kind: SlotKind
    text: str


Pattern = tuple[Slot, ...]


@dataclass(frozen=True, slots=True)
class Series:
    """
    One search term, and the ways in which it can lie on the index's words.

    A Chinese term is a sequence of characters, wherever the segmenter cut it; an
    English term is one word or several that follow each other.
    """

    label: str
    lang: Lang
    patterns: tuple[Pattern, ...]


ProblemKind = Literal["no_words", "two_scripts", "too_long", "too_many"]


class Problem(NamedTuple):
    """A part of the search that could not be taken as it stands, and why."""

    kind: ProblemKind
    part: str


class Search(NamedTuple):
    """A search as read: its series, and what is to be said about the rest."""

    series: tuple[Series, ...]
    problems: tuple[Problem, ...]


class Span(NamedTuple):
    """A hit in a text: word position, and character offsets, end exclusive."""

    position: int
    start: int
    end: int


@lru_cache(maxsize=512)
def parse_search(written: str) -> Search:
    """
    Read search terms: terms are parted by commas, words side by side are a phrase.

    Never raises: what makes no sense becomes a Problem.

    >>> [series.label for series in parse_search("合作社, cooperative").series]
    ['合作社', 'cooperative']
    >>> parse_search('",!').series
    ()
    """
    series: dict[tuple[str, Lang], Series] = {}
    problems: list[Problem] = []
    for piece in written.replace("，", ",").replace("、", ",").split(","):
        part = " ".join(piece.replace('"', " ").replace("“", " ").replace("”", " ").split())
        if not part:
            continue
        if _mixes_scripts(part):
            problems.append(Problem("two_scripts", part))
        lang = script_of(part)
        words = stream(part, lang)
        if not any(words):
            problems.append(Problem("no_words", part))
        elif _han_count(part) > MAX_HAN:
            problems.append(Problem("too_long", part))
        else:
            patterns = tuple(_patterns(words, lang))
            series.setdefault((part.lower(), lang), Series(part, lang, patterns))
    if len(series) > MAX_SERIES:
        problems.append(Problem("too_many", written))
    return Search(tuple(series.values())[:MAX_SERIES], tuple(problems))


def _is_han(character: str) -> bool:
    return script_of(character) == "zh"


def _han_count(part: str) -> int:
    return sum(map(_is_han, part))


def _mixes_scripts(part: str) -> bool:
    """Whether Chinese and Latin words stand in one term, parted by a space."""
    return len({script_of(word) for word in part.split() if any(map(str.isalpha, word))}) > 1


def _patterns(words: list[Token | None], lang: Lang) -> Iterator[Pattern]:
    """Give every way in which a term can be cut into words of the index."""
    runs: list[tuple[str, bool]] = []  # (text, is Chinese); "" stands for a break
    for word in words:
        if word is None:
            runs.append(("", False))
            continue
        is_chinese = lang == "zh" and all(map(_is_han, word.term))
        if is_chinese and runs and runs[-1][1]:
            runs[-1] = (runs[-1][0] + word.term, True)
        else:
            runs.append((word.term, is_chinese))
    # Punctuation at the ends of a term is not part of it.
    while runs and not runs[0][0]:
        runs.pop(0)
    while runs and not runs[-1][0]:
        runs.pop()
    last = len(runs) - 1
    partial: list[list[tuple[SlotKind, str]]] = [[]]
    for number, (text, is_chinese) in enumerate(runs):
        ways: list[list[tuple[SlotKind, str]]]
        if is_chinese:
            ways = list(_cuts(text, open_left=number == 0, open_right=number == last))
        else:
            ways = [[("exact", text)]]
        partial = [[*before, *way] for before in partial for way in ways]
    for pattern in partial:
        yield tuple(Slot(offset, kind, text) for offset, (kind, text) in enumerate(pattern) if text)


def _cuts(text: str, *, open_left: bool, open_right: bool) -> Iterator[list[tuple[SlotKind, str]]]:
    """
    Cut a run of Chinese into the words that can hold it.

    The outer words may go on beyond the run where it is open to that side; the
    inner ones are whole, so they must be words the segmenter knows.
    """
    for inner in _segmentations(text):
        kinds: list[SlotKind] = ["exact"] * len(inner)
        if len(inner) == 1:
            kinds[0] = _outer_kind(open_left=open_left, open_right=open_right)
        else:
            kinds[0] = "suffix" if open_left else "exact"
            kinds[-1] = "prefix" if open_right else "exact"
        whole = zip(kinds, inner, strict=True)
        if all(kind != "exact" or len(word) == 1 or is_word(word) for kind, word in whole):
            yield list(zip(kinds, inner, strict=True))


def _outer_kind(*, open_left: bool, open_right: bool) -> SlotKind:
    if open_left and open_right:
        return "infix"
    if open_left:
        return "suffix"
    return "prefix" if open_right else "exact"


def _segmentations(text: str, first: bool = True) -> Iterator[list[str]]:  # noqa: FBT001, FBT002
    """Give every cut of `text` whose inner pieces are single characters or known words."""
    yield [text]
    for end in range(1, len(text)):
        head = text[:end]
        if first or end == 1 or is_word(head):
            for rest in _segmentations(text[end:], first=False):
                yield [head, *rest]


def break_offsets(pattern: Pattern) -> list[int]:
    """
    Give the places of a pattern at which a break must stand, not a word.

    >>> break_offsets(parse_search("U.S.").series[0].patterns[0])
    [1]
    """
    taken = {slot.offset for slot in pattern}
    return [offset for offset in range(pattern[-1].offset) if offset not in taken]


def find_spans(series: Series, text: str) -> list[Span]:
    """
    Find a series in a text, exactly as the index does.

    The one definition of a hit: highlighting and concordance lines use it on
    the text, and tests hold the SQL against it.
    """
    words = stream(text, series.lang)
    # A long Chinese term has thousands of patterns, but they begin in few ways.
    by_start: dict[Slot, list[Pattern]] = {}
    for pattern in series.patterns:
        by_start.setdefault(pattern[0], []).append(pattern)
    found: set[Span] = set()
    for position, first in enumerate(words):
        for slot, patterns in by_start.items():
            if first is None or not _fits(first, slot):
                continue
            for pattern in patterns:
                last = _last_word(words, position, pattern)
                if last is not None:
                    start, end = _edges(first, pattern[0]), _edges(last, pattern[-1])
                    found.add(Span(position, start[0], end[1]))
    return sorted(found)


def _last_word(words: list[Token | None], position: int, pattern: Pattern) -> Token | None:
    """Give the word at a pattern's end if the pattern lies at `position`, breaks included."""
    end = position + pattern[-1].offset
    if end >= len(words) or not all(_fits(words[position + s.offset], s) for s in pattern):
        return None
    return None if any(words[position + at] for at in break_offsets(pattern)) else words[end]


def _fits(word: Token | None, slot: Slot) -> bool:
    if word is None:
        return False
    match slot.kind:
        case "exact":
            return word.term == slot.text
        case "prefix":
            return word.term.startswith(slot.text)
        case "suffix":
            return word.term.endswith(slot.text)
        case "infix":
            return slot.text in word.term


def _edges(word: Token, slot: Slot) -> tuple[int, int]:
    """Give the characters of `word` that the slot covers."""
    if slot.kind == "exact" or len(word.term) != word.end - word.start:
        return word.start, word.end
    within = word.term.rfind(slot.text) if slot.kind == "suffix" else word.term.find(slot.text)
    start = word.start + within
    return start, start + len(slot.text)
