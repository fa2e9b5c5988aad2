"""What a search is made of once it is read: terms, and how they are put together."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable

    from dashboard.language.words import Lang

EdgeKind = Literal["exact", "prefix", "suffix", "infix", "break"]


class Edge(NamedTuple):
    """
    One word of the index that can hold a part of a term.

    Attributes:
        first: Unit of the term that the word begins with, from 0.
        last: Unit behind it.
        kind: Whether the word is the text, begins with it, ends with it or has it inside; or
            that a break stands here, not a word.
        text: As indexed; "" for a break.

    """

    first: int
    last: int
    kind: EdgeKind
    text: str


@dataclass(frozen=True, slots=True)
class Term:
    """
    One word or a sequence, and all ways in which it can lie on words of the index.

    A term is a row of units: Chinese characters, words of other scripts, breaks. Every way
    from unit 0 to the end along the edges is a way to meet it: the Chinese is a sequence of
    characters, wherever the segmenter cut it.

    Attributes:
        text: As typed.
        lang: Language of the texts that it is looked for in.
        units: How many there are.
        edges: All words that can hold a part of it.

    """

    text: str = field(compare=False)
    lang: Lang
    units: int
    edges: tuple[Edge, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Hits of any part; where two parts meet at the same place, one hit."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Total:
    """Hits of all parts, added up."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Near:
    """
    Hits of `node` with one of `other` so near that both are within `places` of each other.

    From the end of the one to the start of the other, whichever comes first; punctuation
    takes a place.
    """

    node: Node
    other: Node
    places: int


@dataclass(frozen=True, slots=True)
class Without:
    """Hits of `node` in articles that hold no hit of `excluded`, in either language."""

    node: Node
    excluded: Node


Node: TypeAlias = Term | AnyOf | Total | Near | Without


@dataclass(frozen=True, slots=True)
class Series:
    """
    One curve of a search.

    Attributes:
        label: As typed, blanks put in order.
        lang: Language whose words it is counted against.
        node: What is looked for.

    """

    label: str
    lang: Lang
    node: Node


ProblemKind = Literal[
    "no_words",
    "two_scripts",
    "two_languages",
    "too_long",
    "too_many",
    "open_quote",
    "open_bracket",
    "stray_bracket",
    "stray_comma",
    "too_deep",
    "no_sign",
    "nothing_before",
    "nothing_after",
    "only_without",
    "near_number",
    "lone_star",
]


class Problem(NamedTuple):
    """
    A part of the search that could not be taken as it stands.

    Attributes:
        kind: What is wrong.
        part: The part, as typed.
        at: Where in the search it begins, from 0.

    """

    kind: ProblemKind
    part: str
    at: int


class Search(NamedTuple):
    """A search as read: its series, and what is to be said about the rest."""

    series: tuple[Series, ...]
    problems: tuple[Problem, ...]


def terms_of(node: Node) -> tuple[Term, ...]:
    """Give the terms that hits can come from, in order: what is excluded is not among them."""
    match node:
        case Term():
            return (node,)
        case AnyOf() | Total():
            return tuple(term for part in node.parts for term in terms_of(part))
        case Near():
            return terms_of(node.node) + terms_of(node.other)
        case Without():
            return terms_of(node.node)


def exclusions(node: Node) -> tuple[Node, ...]:
    """Give what a search excludes, wherever in it."""
    match node:
        case Term():
            return ()
        case AnyOf() | Total():
            return tuple(out for part in node.parts for out in exclusions(part))
        case Near():
            return exclusions(node.node) + exclusions(node.other)
        case Without():
            return (*exclusions(node.node), node.excluded)


def left_of(node: Node, is_held: Callable[[Node], bool]) -> Node | None:
    """
    Give what an article can hold hits of: a search without the parts that it is excluded from.

    Args:
        node: The search.
        is_held: Whether the article holds a hit of something excluded.

    """
    match node:
        case Term():
            return node
        case AnyOf() | Total():
            parts = [left_of(part, is_held) for part in node.parts]
            left = tuple(part for part in parts if part is not None)
            return replace(node, parts=left) if left else None
        case Near():
            one, other = left_of(node.node, is_held), left_of(node.other, is_held)
            return Near(one, other, node.places) if one and other else None
        case Without():
            return None if is_held(node.excluded) else left_of(node.node, is_held)
