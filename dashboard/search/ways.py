"""The ways in which a term lies on the words of one corpus."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from dashboard.language.words import script_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

    from dashboard.search.terms import Edge, Term
    from dashboard.search.vocabulary import Vocabulary


_COST_OF_WORD = 20_000
"""Reading one more word costs as much as so many places: 0.2 ms (a million articles, 2026)."""


class Way(NamedTuple):
    """
    Words of the corpus that hold a part of a term, all in the same manner.

    Attributes:
        first: Unit of the term that the words begin with.
        last: Unit behind them.
        ids: Of the words; empty where a break stands.
        inside: Characters of each word before the part; more than one where it stands in it
            several times.
        rows: Articles that each word stands in, added up.
        occurrences: Of all words.

    """

    first: int
    last: int
    ids: NDArray[np.int64]
    inside: tuple[int, ...]
    rows: int
    occurrences: int

    @property
    def is_break(self) -> bool:
        """Whether no word stands here, but a break."""
        return not len(self.ids)


class Ways:
    """
    All ways of a term that lead from its first unit to its last, over words that there are.

    Attributes:
        whole: Those of single words that hold the whole term.
        parts: The others.

    """

    def __init__(self, vocabulary: Vocabulary, term: Term) -> None:
        self.units = term.units
        found = [way for edge in term.edges for way in _ways_of(vocabulary, edge, term.lang)]
        is_whole = [way.first == 0 and way.last == term.units for way in found]
        self.whole = [way for way, whole in zip(found, is_whole, strict=True) if whole]
        self.parts = self._leading_through(
            [way for way, whole in zip(found, is_whole, strict=True) if not whole]
        )

    def rarest(self) -> list[Way]:
        """Give the ways over the unit whose words are rarest; none if there are none."""
        over = [
            [way for way in self.parts if way.first <= unit < way.last]
            for unit in range(self.units)
        ]
        candidates = [ways for ways in over if ways and not any(way.is_break for way in ways)]
        return min(candidates, key=_cost, default=[])

    def ending_at(self, unit: int) -> list[list[Way]]:
        """Give the ways that end before a unit, those over the same units together."""
        return _by_span(way for way in self.parts if way.last == unit)

    def beginning_at(self, unit: int) -> list[list[Way]]:
        """Give the ways that begin with a unit, likewise."""
        return _by_span(way for way in self.parts if way.first == unit)

    def _leading_through(self, ways: list[Way]) -> list[Way]:
        from_start, to_end = {0}, {self.units}
        for way in sorted(ways, key=lambda way: way.first):
            if way.first in from_start:
                from_start.add(way.last)
        for way in sorted(ways, key=lambda way: -way.last):
            if way.last in to_end:
                to_end.add(way.first)
        return [way for way in ways if way.first in from_start and way.last in to_end]


def _by_span(ways: Iterable[Way]) -> list[list[Way]]:
    spans: dict[tuple[int, int], list[Way]] = {}
    for way in ways:
        spans.setdefault((way.first, way.last), []).append(way)
    return list(spans.values())


def _cost(ways: list[Way]) -> int:
    return sum(way.occurrences + _COST_OF_WORD * len(way.ids) for way in ways)


def _ways_of(vocabulary: Vocabulary, edge: Edge, lang: str) -> Iterator[Way]:
    if edge.kind == "break":
        yield Way(edge.first, edge.last, np.zeros(0, np.int64), (0,), 0, 0)
        return
    ids = vocabulary.ids(edge.kind, edge.text, "zh" if lang == "zh" else "en")
    by_inside: dict[tuple[int, ...], list[int]] = {}
    if edge.kind in ("exact", "prefix") or script_of(edge.text) == "en":
        # A star stands for letters of the word, which is found as a whole.
        by_inside[0,] = ids.tolist()
    else:
        for number in ids.tolist():
            inside = _inside(str(vocabulary.terms[number]), edge)
            by_inside.setdefault(inside, []).append(number)
    for inside, numbers in by_inside.items():
        if numbers:
            some = np.array(numbers, np.int64)
            rows, occurrences = vocabulary.articles[some], vocabulary.occurrences[some]
            yield Way(edge.first, edge.last, some, inside, int(rows.sum()), int(occurrences.sum()))


def _inside(word: str, edge: Edge) -> tuple[int, ...]:
    if edge.kind == "suffix":
        return (len(word) - len(edge.text),)
    return tuple(at for at in range(len(word)) if word.startswith(edge.text, at))
