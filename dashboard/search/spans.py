"""Finding a search in one text: where its hits stand, to the character."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dashboard.language.words import script_of, stream
from dashboard.search.finding import lang_of
from dashboard.search.terms import AnyOf, Near, Term, Total, Without

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dashboard.language.words import Token
    from dashboard.search.terms import Edge, Node


class Span(NamedTuple):
    """
    A hit in a text.

    Attributes:
        position: Of its first word: words and breaks before it.
        inside: Characters of that word before the hit, if it is Chinese.
        last: Position of its last word.
        start: Offset of its first character.
        end: Offset behind its last.

    """

    position: int
    inside: int
    last: int
    start: int
    end: int


def find_spans(node: Node, text: str) -> list[Span]:
    """
    Find a search in a text, exactly as in the index, in order.

    What is excluded by `-` excludes whole articles, of which a text is a part: it is not
    looked for here.
    """
    return sorted(_spans(node, stream(text, lang_of(node))))


def marks(node: Node, text: str) -> list[Span]:
    """Find what is to be marked in a text: hits, and for NEAR also what they are near to."""
    match node:
        case Near():
            return sorted({*find_spans(node, text), *find_spans(_turned(node), text)})
        case AnyOf() | Total():
            return sorted({span for part in node.parts for span in marks(part, text)})
        case Without():
            return marks(node.node, text)
        case Term():
            return find_spans(node, text)


def _turned(node: Near) -> Near:
    return Near(node.other, node.node, node.places)


def _spans(node: Node, words: list[Token | None]) -> list[Span]:
    match node:
        case Term():
            return list(_of_term(node, words))
        case Total():
            return [span for part in node.parts for span in _spans(part, words)]
        case AnyOf():
            longest: dict[tuple[int, int], Span] = {}
            for part in node.parts:
                for span in _spans(part, words):
                    key = span.position, span.inside
                    if key not in longest or longest[key][2:] < span[2:]:
                        longest[key] = span
            return list(longest.values())
        case Near():
            others = _spans(node.other, words)
            return [
                span
                for span in _spans(node.node, words)
                if any(_are_near(span, other, node.places) for other in others)
            ]
        case Without():
            return _spans(node.node, words)


def _are_near(span: Span, other: Span, most: int) -> bool:
    is_behind = span.last < other.position <= span.last + most
    return is_behind or other.last < span.position <= other.last + most


def _of_term(term: Term, words: list[Token | None]) -> Iterator[Span]:
    starting: dict[int, list[Edge]] = {}
    for edge in term.edges:
        starting.setdefault(edge.first, []).append(edge)
    for position, word in enumerate(words):
        if word is None:
            continue
        for edge in starting.get(0, ()):
            if not _fits(word, edge):
                continue
            ends = list(_ends(term, starting, words, (position, edge)))
            for inside in _insides(word, edge):
                start, end_of_word = _characters(word, edge, inside)
                for last, end in ends:
                    # A term of one word ends where this hit in it does.
                    yield Span(
                        position, inside, last, start, end_of_word if last == position else end
                    )


def _ends(
    term: Term,
    starting: dict[int, list[Edge]],
    words: list[Token | None],
    here: tuple[int, Edge],
) -> Iterator[tuple[int, int]]:
    """Yield the last word of each way from here to the term's end, and the end in the text."""
    position, edge = here
    word = words[position]
    if edge.last == term.units:
        if word is not None:
            yield position, _characters(word, edge, _insides(word, edge)[-1])[1]
        return
    if position + 1 < len(words):
        for following in starting[edge.last]:
            if _fits(words[position + 1], following):
                yield from _ends(term, starting, words, (position + 1, following))


def _fits(word: Token | None, edge: Edge) -> bool:
    if word is None:
        return edge.kind == "break"
    match edge.kind:
        case "exact":
            return word.term == edge.text
        case "prefix":
            return word.term.startswith(edge.text)
        case "suffix":
            return word.term.endswith(edge.text)
        case "infix":
            return edge.text in word.term
        case "break":
            return False


def _insides(word: Token, edge: Edge) -> tuple[int, ...]:
    """Give where in a word the part stands; a word that a star is part of is found whole."""
    if script_of(edge.text) == "en" or edge.kind in ("exact", "prefix"):
        return (0,)
    if edge.kind == "suffix":
        return (len(word.term) - len(edge.text),)
    return tuple(at for at in range(len(word.term)) if word.term.startswith(edge.text, at))


def _characters(word: Token, edge: Edge, inside: int) -> tuple[int, int]:
    """Give the characters of `word` that the part covers."""
    is_whole = edge.kind == "exact" or script_of(edge.text) == "en"
    if is_whole or len(word.term) != word.end - word.start:
        return word.start, word.end
    start = word.start + inside
    return start, start + len(edge.text)
