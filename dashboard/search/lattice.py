"""The lattice of a term: every way in which it can lie on the words of the index."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dashboard.language.simplified import simplified
from dashboard.language.words import Lang, script_of, stream
from dashboard.search.terms import Edge, Term

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dashboard.search.terms import EdgeKind

_LONGEST_WORD = 16
"""Characters of a Chinese word; the segmenter's dictionary has a few longer ones, all names."""


class Atom(NamedTuple):
    """A word as typed, without its stars."""

    text: str
    open_left: bool
    open_right: bool


class Run(NamedTuple):
    """Chinese characters in a row, or one other word, or a break ("")."""

    text: str
    is_han: bool
    open_left: bool
    open_right: bool


def as_atom(word: str) -> Atom:
    """Take the stars off a word."""
    return Atom(word.strip("*"), word.startswith("*"), word.endswith("*"))


def in_simplified(atoms: tuple[Atom, ...]) -> Iterator[Atom]:
    """Give the same words in simplified characters."""
    for atom in atoms:
        yield atom._replace(text=simplified(atom.text))


def as_term(written: str, lang: Lang, runs: list[Run]) -> Term:
    """Work out the ways in which runs can lie on the words of the index."""
    edges: list[Edge] = []
    unit = 0
    for number, run in enumerate(runs):
        found = _edges_of(run, unit, is_first=number == 0, is_last=number == len(runs) - 1)
        edges += found
        unit = max(edge.last for edge in found)
    return Term(written, lang, unit, tuple(edges))


def runs_of(atoms: tuple[Atom, ...], lang: Lang) -> list[Run]:
    """Cut words in a row as texts are cut; breaks at the ends are no part of a term."""
    text = " ".join(atom.text for atom in atoms)
    open_left, open_right = set(), set()
    at = 0
    for atom in atoms:
        if atom.open_left:
            open_left.add(at)
        at += len(atom.text)
        if atom.open_right:
            open_right.add(at)
        at += 1
    runs: list[Run] = []
    for word in stream(text, lang):
        if word is None:
            runs.append(Run("", False, False, False))
            continue
        is_han = all(script_of(sign) == "zh" for sign in word.term)
        run = Run(word.term, is_han, word.start in open_left, word.end in open_right)
        before = runs[-1] if runs else None
        # Blanks part no Chinese; a star does.
        if before and before.is_han and is_han and not (before.open_right or run.open_left):
            run = run._replace(text=before.text + run.text, open_left=before.open_left)
            runs.pop()
        runs.append(run)
    while runs and not runs[-1].text:
        runs.pop()
    while runs and not runs[0].text:
        runs.pop(0)
    return runs


def _edges_of(run: Run, unit: int, *, is_first: bool, is_last: bool) -> list[Edge]:
    """Give the words that can hold a part of a run that begins with `unit`."""
    if not run.text:
        return [Edge(unit, unit + 1, "break", "")]
    if not run.is_han:
        kind = _kind(left=run.open_left, right=run.open_right)
        return [Edge(unit, unit + 1, kind, run.text)]
    # At the ends of a term the Chinese goes on, unless a star says that the other end does.
    has_star = run.open_left or run.open_right
    open_left = run.open_left or (is_first and not has_star)
    open_right = run.open_right or (is_last and not has_star)
    if is_first and not is_last and run.open_right and not run.open_left:
        open_left = False
    length = len(run.text)
    return [
        Edge(
            unit + start,
            unit + end,
            _kind(left=start == 0 and open_left, right=end == length and open_right),
            run.text[start:end],
        )
        for start in range(length)
        for end in range(start + 1, min(length, start + _LONGEST_WORD) + 1)
    ]


def _kind(*, left: bool, right: bool) -> EdgeKind:
    if left and right:
        return "infix"
    if left:
        return "suffix"
    return "prefix" if right else "exact"
