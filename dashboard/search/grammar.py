"""
The query language: what a reader types -> series.

    search  = series { "," series }
    series  = union { "+" union }            added up
    union   = clause { "|" clause }          either
    clause  = near { "-" near }              articles that hold the second are left out
    near    = phrase { "NEAR/" number phrase }
    phrase  = ( word | '"' words '"' ) { word | '"' words '"' }  |  "(" series ")"
    word    = [ "en:" | "zh:" ] [ "*" ] text [ "*" ]

Words side by side are a phrase. A term is in the language of its script unless it says
otherwise. `*` at an end of a word stands for any letters; a Chinese term is found inside words
without it, and with it only where a word ends. "-" is a sign of the language only before a
word and behind a blank: "self-criticism" is a word. In quotation marks no sign but `*` is one.
Chinese commas, quotation marks and brackets do as well. Terms in traditional characters also
meet simplified ones.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from dashboard.language.simplified import simplified
from dashboard.language.words import Lang, script_of, stream
from dashboard.search.terms import (
    AnyOf,
    Edge,
    Near,
    Node,
    Problem,
    ProblemKind,
    Search,
    Series,
    Term,
    Total,
    Without,
    terms_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dashboard.search.terms import EdgeKind

MAX_SERIES = 8
MAX_UNITS = 40
"""Characters or words of a term: a sentence."""
MAX_NEAR = 100
_LONGEST_WORD = 16
"""Characters of a Chinese word; the segmenter's dictionary has a few longer ones, all names."""

_OPEN_QUOTES = {'"': '"', "“": "”", "「": "」"}
_TOKEN = re.compile(
    r"""(?P<quote>["“「])
    |(?P<comma>[,，、](?!\d{3}(?!\d))|(?<!\d)[,，])
    |(?P<either>\|)
    |(?P<plus>\+)
    |(?P<open>[(（])
    |(?P<close>[)）])
    |(?P<near>NEAR(?:/(?P<places>\d*))?(?=[\s(（"“「]|$))
    |(?P<without>(?<!\S)-(?=[^\s-]))
    |(?P<word>(?:(?!["“「|+()（）\s])(?:[^,，、]|(?<=\d)[,，、](?=\d{3}(?!\d))))+)
    |(?P<blank>\s+)
    |(?P<other>.)""",
    re.VERBOSE,
)


class _Token(NamedTuple):
    kind: str
    text: str
    at: int


class _Atom(NamedTuple):
    """A word as typed, without its stars."""

    text: str
    open_left: bool
    open_right: bool


class _QueryError(Exception):
    """A series that makes no sense."""

    def __init__(self, kind: ProblemKind, part: str, at: int) -> None:
        super().__init__(kind)
        self.problem = Problem(kind, part, at)


@lru_cache(maxsize=512)
def parse_search(written: str) -> Search:
    """
    Read a search.

    Never raises: what makes no sense becomes a Problem, and the other series are read.

    >>> [series.label for series in parse_search("合作社, cooperative*").series]
    ['合作社', 'cooperative*']
    >>> parse_search("rain |").problems
    (Problem(kind='nothing_after', part='|', at=5),)
    """
    series: dict[tuple[Node, Lang], Series] = {}
    problems: list[Problem] = []
    tokens, problems_of_quotes = _tokens(written)
    problems += problems_of_quotes
    for run in _parted(tokens):
        label = _label(written, run)
        try:
            reader = _Reader(run, written)
            node = reader.read()
        except _QueryError as error:
            problems.append(error.problem)
            continue
        problems += reader.problems
        series.setdefault((node, reader.lang), Series(label, reader.lang, node))
    if len(series) > MAX_SERIES:
        cut = list(series.values())[MAX_SERIES].label
        problems.append(Problem("too_many", cut, written.find(cut)))
    return Search(tuple(series.values())[:MAX_SERIES], tuple(problems))


def _tokens(written: str) -> tuple[list[_Token], list[Problem]]:
    """Cut a search into signs, words and quoted phrases."""
    tokens: list[_Token] = []
    problems = []
    at = 0
    while at < len(written):
        match = _TOKEN.match(written, at)
        if match is None:  # a line end, which "." does not take
            at += 1
            continue
        kind = str(match.lastgroup if match.lastgroup != "places" else "near")
        end = match.end()
        if kind == "quote":
            closing = _OPEN_QUOTES[match.group()]
            end = written.find(closing, at + 1)
            if end < 0:
                problems.append(Problem("open_quote", match.group(), at))
                end = len(written)
            tokens.append(_Token("quoted", written[at + 1 : end], at))
            at = end + 1
            continue
        if kind not in ("blank", "other"):
            tokens.append(_Token(kind, match.group(), at))
        at = end
    return tokens, problems


def _parted(tokens: list[_Token]) -> Iterator[list[_Token]]:
    """Part the tokens at commas that stand in no brackets; empty runs are left out."""
    run: list[_Token] = []
    depth = 0
    for token in tokens:
        depth += (token.kind == "open") - (token.kind == "close")
        if token.kind == "comma" and depth <= 0:
            if run:
                yield run
            run, depth = [], 0
        elif token.kind != "comma" and (token.kind != "quoted" or token.text.strip()):
            run.append(token)
    if run:
        yield run


def _label(written: str, run: list[_Token]) -> str:
    last = run[-1]
    end = last.at + len(last.text) + (2 if last.kind == "quoted" else 0)
    label = " ".join(written[run[0].at : end].split())
    is_plain = len(run) == 1 and last.kind == "quoted"
    return " ".join(last.text.split()) if is_plain else label


class _Reader:
    """Reads one series by recursive descent; a method a rule of the grammar."""

    def __init__(self, tokens: list[_Token], written: str) -> None:
        self._tokens = tokens
        self._next = 0
        self._written = written
        self.problems: list[Problem] = []

    @property
    def lang(self) -> Lang:
        """The language whose words the series is counted against, once it is read."""
        return self._lang

    def read(self) -> Node:
        """Read all tokens; what is left over is an error."""
        node = self._series()
        if self._kind() is not None:
            token = self._tokens[self._next]
            raise _QueryError("stray_bracket", token.text, token.at)
        found = terms_of(node)
        self._lang = found[0].lang
        for term in found:
            if term.lang != self._lang:
                at = max(self._written.find(term.text), self._tokens[0].at)
                raise _QueryError("two_languages", term.text, at)
        return node

    def _kind(self) -> str | None:
        return self._tokens[self._next].kind if self._next < len(self._tokens) else None

    def _take(self) -> _Token:
        self._next += 1
        return self._tokens[self._next - 1]

    def _series(self) -> Node:
        parts = [self._union()]
        while self._kind() == "plus":
            self._sign()
            parts.append(self._union())
        return parts[0] if len(parts) == 1 else Total(tuple(dict.fromkeys(parts)))

    def _union(self) -> Node:
        parts = [self._clause()]
        while self._kind() == "either":
            self._sign()
            parts.append(self._clause())
        different = tuple(dict.fromkeys(parts))
        return different[0] if len(different) == 1 else AnyOf(different)

    def _clause(self) -> Node:
        node = self._near()
        while self._kind() == "without":
            self._sign()
            node = Without(node, self._near())
        return node

    def _near(self) -> Node:
        node = self._phrase()
        while self._kind() == "near":
            token = self._sign()
            places = token.text.partition("/")[2]
            if not places or len(places) > 3 or not 1 <= int(places) <= MAX_NEAR:
                raise _QueryError("near_number", token.text, token.at)
            node = Near(node, self._phrase(), int(places))
        return node

    def _sign(self) -> _Token:
        """Take a sign that wants something behind it."""
        token = self._take()
        if self._kind() in (None, "close"):
            raise _QueryError("nothing_after", token.text, token.at)
        return token

    def _phrase(self) -> Node:
        kind = self._kind()
        if kind == "open":
            bracket = self._take()
            if self._kind() is None:
                raise _QueryError("open_bracket", bracket.text, bracket.at)
            node = self._series()
            if self._kind() != "close":
                raise _QueryError("open_bracket", bracket.text, bracket.at)
            self._take()
            return node
        if kind not in ("word", "quoted"):
            token = self._tokens[min(self._next, len(self._tokens) - 1)]
            wrong: ProblemKind = {"without": "only_without", "close": "stray_bracket"}.get(  # type: ignore[assignment]
                token.kind, "nothing_before"
            )
            raise _QueryError(wrong, token.text, token.at)
        taken = [self._take()]
        while self._kind() in ("word", "quoted"):
            taken.append(self._take())
        return self._term(taken)

    def _term(self, taken: list[_Token]) -> Node:
        start = taken[0].at
        last = taken[-1]
        part = self._written[start : last.at + len(last.text) + (last.kind == "quoted") * 2]
        forced, words = _forced([word for token in taken for word in token.text.split()])
        atoms = [_atom(word) for word in words]
        text = " ".join(atom.text for atom in atoms)
        if any(not atom.text and (atom.open_left or atom.open_right) for atom in atoms):
            raise _QueryError("lone_star", part, start)
        if forced is None and len(_scripts(words)) > 1:
            self.problems.append(Problem("two_scripts", part, start))
        lang = forced or script_of(text)
        nodes = [
            _as_term(" ".join(words), lang, variant)
            for variant in dict.fromkeys((tuple(atoms), tuple(_simplified(atoms))))
        ]
        if not all(node.edges for node in nodes):
            raise _QueryError("no_words", part, start)
        if nodes[0].units > MAX_UNITS:
            raise _QueryError("too_long", part, start)
        return nodes[0] if len(nodes) == 1 else AnyOf(tuple(nodes))


def _forced(words: list[str]) -> tuple[Lang | None, list[str]]:
    """Take the language off the words: "zh:GDP 增长"."""
    head = words[0] if words else ""
    for lang in ("en", "zh"):
        if head.lower().startswith(f"{lang}:") or head.lower().startswith(f"{lang}："):
            rest = [head[3:], *words[1:]]
            return lang, [word for word in rest if word]  # type: ignore[return-value]
    return None, words


def _atom(word: str) -> _Atom:
    return _Atom(word.strip("*"), word.startswith("*"), word.endswith("*"))


def _scripts(words: list[str]) -> set[Lang]:
    return {script_of(word) for word in words if any(map(str.isalpha, word))}


def _simplified(atoms: list[_Atom]) -> Iterator[_Atom]:
    for atom in atoms:
        yield atom._replace(text=simplified(atom.text))


class _Run(NamedTuple):
    """Chinese characters in a row, or one other word, or a break ("")."""

    text: str
    is_han: bool
    open_left: bool
    open_right: bool


def _as_term(written: str, lang: Lang, atoms: tuple[_Atom, ...]) -> Term:
    """Work out the ways in which words in a row can lie on the words of the index."""
    runs: list[_Run] = []
    for atom in atoms:
        for run in _runs_of(atom, lang):
            before = runs[-1] if runs else None
            # Blanks part no Chinese; a star does.
            if before and before.is_han and run.is_han and not (before.open_right or run.open_left):
                runs[-1] = before._replace(text=before.text + run.text, open_right=run.open_right)
            elif run.text or (before and before.text):
                runs.append(run)
    while runs and not runs[-1].text:
        runs.pop()
    edges: list[Edge] = []
    unit = 0
    for number, run in enumerate(runs):
        found = _edges_of(run, unit, is_first=number == 0, is_last=number == len(runs) - 1)
        edges += found
        unit = max(edge.last for edge in found)
    return Term(written, lang, unit, tuple(edges))


def _runs_of(atom: _Atom, lang: Lang) -> Iterator[_Run]:
    words = stream(atom.text, lang)
    for number, word in enumerate(words):
        if word is None:
            yield _Run("", False, False, False)
            continue
        open_left = atom.open_left and number == 0
        open_right = atom.open_right and number == len(words) - 1
        is_han = all(script_of(sign) == "zh" for sign in word.term)
        yield _Run(word.term, is_han, open_left, open_right)


def _edges_of(run: _Run, unit: int, *, is_first: bool, is_last: bool) -> list[Edge]:
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
