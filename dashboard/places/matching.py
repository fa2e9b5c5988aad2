"""The strings of the gazetteer in a text: the longest match, where it is no part of other words."""

import re
from collections.abc import Iterator

import rjieba

from dashboard.places.surfaces import Surface, automaton

_WORK = re.compile("《[^》\n]{1,40}》")
_JOINTS = frozenset("和同及与")
_PARTICLES = frozenset("如从和同自由到在以经对向与及至")
_NUMERALS = frozenset("一二三四五六七八九十0123456789")  # 二十二日本报: a day, not Japan
_SHORTEST = 2
_LONGEST_NAME = 16

_Match = tuple[int, int, int]


def listed_strings(text: str) -> Iterator[tuple[Surface, int, int]]:
    """
    Yield each string of the gazetteer with its start and end, but for titles of works.

    Of names that overlap, the earlier and longer one is taken, unless it is cut from the
    words around it: 从 in 从江西, 达兰 in 到达兰州, 和丰 in 海淀和丰台区.

    Args:
        text: Chinese.

    """
    matcher, by_index = automaton()
    works = [match.span() for match in _WORK.finditer(text)] if "《" in text else []
    previous_end = -1
    for index, start, end in matcher.find_matches_as_indexes(text):
        surface = by_index[index]
        if start == previous_end or text[start] in _PARTICLES or (surface and surface.is_doubtful):
            better = _corrected(text, (index, start, end), surface, previous_end)
            if better is None:
                continue
            index, start, end = better  # noqa: PLW2901
            surface = by_index[index]
        if start < previous_end:
            continue  # 黄县 in 河|内黄县, which was taken for 河内 at first
        if surface is None or (text[start] == "日" and text[start - 1 : start] in _NUMERALS):
            continue
        if works and any(first < start < last for first, last in works):
            continue
        previous_end = end
        yield surface, start, end


def _corrected(
    text: str, match: _Match, surface: Surface | None, previous_end: int
) -> _Match | None:
    """
    Give the match, or the one that begins a sign later where that is the name; None if neither is.
    """
    _, start, end = match
    if start == previous_end and surface and text[start] in _JOINTS:
        return _match_at(text, start + 1) or match
    if end - start == _SHORTEST and text[start] in _PARTICLES:
        behind = _match_at(text, start + 1)  # 如西双版纳: the longer name behind, not 如西
        if behind and behind[2] - behind[1] > _SHORTEST:
            return behind
    if surface and surface.is_doubtful and not _is_a_word(text, start, end):
        return _match_at(text, start + 1)
    return match


def _is_a_word(text: str, start: int, end: int) -> bool:
    """
    Say whether the segmenter, too, cuts a stretch of a text from what stands around it.
    """
    return text[start:end] in rjieba.cut(text[max(0, start - 2) : end + 2])


def _match_at(text: str, start: int) -> tuple[int, int, int] | None:
    matcher, _ = automaton()
    window = text[start : start + _LONGEST_NAME]
    for index, offset, end in matcher.find_matches_as_indexes(window):
        if offset == 0:
            return index, start, start + end
    return None
