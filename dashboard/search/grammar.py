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

from dashboard.language.words import Lang, script_of
from dashboard.search.lattice import as_atom, as_term, in_simplified, runs_of
from dashboard.search.terms import (
    AnyOf,
    Near,
    Node,
    Problem,
    ProblemKind,
    Search,
    Series,
    Total,
    Without,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_SERIES = 8
MAX_UNITS = 40
"""Characters or words of a term: a sentence."""
MAX_NEAR = 100
MAX_SIGNS = 200
"""Words and signs of a series."""
_MOST_BRACKETS = 20
"""Within each other."""

_OPEN_QUOTES = {'"': '"', "“": "”", "「": "」"}
_TOKEN = re.compile(
    r"""(?P<quote>["“「])
    |(?P<comma>、|[,，](?!\d{3}(?!\d))|(?<!\d)[,，])
    |(?P<either>\|)
    |(?P<plus>\+)
    |(?P<open>[(（])
    |(?P<close>[)）])
    |(?P<near>NEAR(?:/(?P<places>\d*))?(?=[\s(（"“「)）|+,，、]|$))
    |(?P<without>(?<!\S)-(?=[^\s-]))
    |(?P<word>(?:(?!["“「|+()（）\s])(?:[^,，、]|(?<=\d)[,，](?=\d{3}(?!\d))))+)
    |(?P<blank>\s+)
    |(?P<other>.)""",
    re.VERBOSE,
)


class _Token(NamedTuple):
    kind: str
    text: str
    at: int


class _QueryError(Exception):
    """A series that makes no sense."""

    def __init__(self, kind: ProblemKind, part: str, at: int) -> None:
        super().__init__(str(kind))
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
    series: dict[tuple[Node, Lang], tuple[Series, list[_Token]]] = {}
    # Half a pair of surrogates is no character; no text holds one.
    written = "".join(" " if "\ud800" <= sign <= "\udfff" else sign for sign in written)
    tokens, problems = _tokens(written)
    for run in _parted(tokens):
        label = _label(written, run)
        try:
            reader = _Reader(run, written)
            node = reader.read()
        except _QueryError as error:
            problems.append(error.problem)
            continue
        problems += reader.problems
        series.setdefault((node, reader.lang), (Series(label, reader.lang, node), run))
    found = list(series.values())
    if len(found) > MAX_SERIES:
        _, cut = found[MAX_SERIES]
        problems.append(Problem("too_many", _part(written, cut), cut[0].at))
    return Search(tuple(one for one, _ in found[:MAX_SERIES]), tuple(problems))


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
        elif token.kind != "quoted" or token.text.strip():
            run.append(token)
    if run:
        yield run


def _part(written: str, run: list[_Token]) -> str:
    """Give tokens as they were typed."""
    last = run[-1]
    return written[run[0].at : last.at + len(last.text) + 2 * (last.kind == "quoted")]


def _label(written: str, run: list[_Token]) -> str:
    is_plain = len(run) == 1 and run[0].kind == "quoted"
    return " ".join((run[0].text if is_plain else _part(written, run)).split())


class _Reader:
    """Reads one series by recursive descent; a method a rule of the grammar."""

    def __init__(self, tokens: list[_Token], written: str) -> None:
        self._tokens = tokens
        self._next = 0
        self._depth = 0
        self._written = written
        self._read: list[tuple[Lang, str, int]] = []  # language, part and place of each term
        self.problems: list[Problem] = []

    @property
    def lang(self) -> Lang:
        """The language whose words the series is counted against, once it is read."""
        return self._read[0][0]

    def read(self) -> Node:
        """Read all tokens; what is left over is an error."""
        if len(self._tokens) > MAX_SIGNS:
            raise _wrong("too_long", self._tokens[MAX_SIGNS])
        node = self._series()
        if self._next < len(self._tokens):
            token = self._tokens[self._next]
            kinds: dict[str, ProblemKind] = {"close": "stray_bracket", "comma": "stray_comma"}
            raise _wrong(kinds.get(token.kind, "no_sign"), token)
        for lang, part, at in self._read:
            if lang != self.lang:
                raise _QueryError("two_languages", part, at)
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
        different = tuple(dict.fromkeys(parts))
        return different[0] if len(different) == 1 else Total(different)

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
            terms_before = len(self._read)
            node = Without(node, self._near())
            # What is excluded may be in the other language.
            del self._read[terms_before:]
        return node

    def _near(self) -> Node:
        node = self._phrase()
        while self._kind() == "near":
            token = self._sign()
            places = token.text.partition("/")[2]
            if not places or len(places) > 3 or not 1 <= int(places) <= MAX_NEAR:
                raise _wrong("near_number", token)
            node = Near(node, self._phrase(), int(places))
        return node

    def _sign(self) -> _Token:
        """Take a sign that wants something behind it."""
        token = self._take()
        if self._kind() in (None, "close", "comma"):
            raise _wrong("nothing_after", token)
        return token

    def _phrase(self) -> Node:
        if self._kind() == "open":
            return self._bracket()
        if self._kind() not in ("word", "quoted"):
            token = self._tokens[min(self._next, len(self._tokens) - 1)]
            kinds: dict[str, ProblemKind] = {
                "without": "only_without",
                "close": "stray_bracket",
                "comma": "stray_comma",
            }
            raise _wrong(kinds.get(token.kind, "nothing_before"), token)
        taken = [self._take()]
        while self._kind() in ("word", "quoted"):
            taken.append(self._take())
        return self._term(taken)

    def _bracket(self) -> Node:
        bracket = self._take()
        self._depth += 1
        if self._depth > _MOST_BRACKETS:
            raise _wrong("too_deep", bracket)
        if self._kind() is None:
            raise _wrong("open_bracket", bracket)
        node = self._series()
        if self._kind() == "comma":
            raise _wrong("stray_comma", self._tokens[self._next])
        if self._kind() is None:
            raise _wrong("open_bracket", bracket)
        if self._kind() != "close":
            raise _wrong("no_sign", self._tokens[self._next])
        self._take()
        self._depth -= 1
        return node

    def _term(self, taken: list[_Token]) -> Node:
        start, part = taken[0].at, _part(self._written, taken)
        words = [word for token in taken for word in token.text.split()]
        forced: Lang | None = None
        if taken[0].kind == "word":
            forced, words = _forced(words)
        atoms = tuple(map(as_atom, words))
        if any(not atom.text and (atom.open_left or atom.open_right) for atom in atoms):
            raise _QueryError("lone_star", part, start)
        if forced is None and len(_scripts(words)) > 1:
            self.problems.append(Problem("two_scripts", part, start))
        lang = forced or script_of(" ".join(words))
        self._read.append((lang, part, start))
        variants = dict.fromkeys((atoms, tuple(in_simplified(atoms))))
        runs = [runs_of(variant, lang) for variant in variants]
        if not all(runs):
            raise _QueryError("no_words", part, start)
        if sum(len(run.text) if run.is_han else 1 for run in runs[0]) > MAX_UNITS:
            raise _QueryError("too_long", part, start)
        nodes = tuple(as_term(" ".join(words), lang, each) for each in runs)
        return nodes[0] if len(nodes) == 1 else AnyOf(nodes)


def _wrong(kind: ProblemKind, token: _Token) -> _QueryError:
    return _QueryError(kind, token.text, token.at)


def _forced(words: list[str]) -> tuple[Lang | None, list[str]]:
    """Take the language off the words: "zh:GDP 增长"."""
    langs: tuple[Lang, ...] = ("en", "zh")
    for lang in langs:
        if words[0].lower().startswith((f"{lang}:", f"{lang}：")):
            return lang, [word for word in (words[0][3:], *words[1:]) if word]
    return None, words


def _scripts(words: list[str]) -> set[Lang]:
    return {script_of(word) for word in words if any(map(str.isalpha, word))}
