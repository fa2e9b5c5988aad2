"""Short passages of articles: around the first hit, and the same place in the other language."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Any, NamedTuple

import polars as pl

from dashboard.language.sentences import sentence_around, sentence_ends
from dashboard.search.finding import find
from dashboard.search.holding import Holding
from dashboard.search.spans import marks

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from dashboard.corpus.database import Corpus
    from dashboard.corpus.patience import Patience
    from dashboard.language.words import Lang
    from dashboard.search.terms import Node, Series

SNIPPET = pl.Struct(
    {
        "text": pl.String,
        "hits": pl.List(pl.List(pl.Int32)),
        "is_cut_before": pl.Boolean,
        "is_cut_after": pl.Boolean,
    }
)
LENGTHS: dict[Lang, int] = {"en": 180, "zh": 80}
"""Characters of a snippet, but for a hit that is longer."""
_OTHER: dict[Lang, Lang] = {"en": "zh", "zh": "en"}
_LOOKED_AT = 20_000
"""Characters of a text that are cut into words: 10-20 ms. Further hits come from the index."""

_PARTING: dict[Lang, str] = {"en": " \n", "zh": "，。；：！？\n"}
_CLOSING = "”’」』）"

_Spans = list[tuple[int, int]]


class Snippet(NamedTuple):
    """
    A passage of a body.

    Attributes:
        text: On one line.
        hits: Offsets in it.
        is_cut_before: Whether the body begins before it.
        is_cut_after: Whether the body goes on.

    """

    text: str
    hits: _Spans
    is_cut_before: bool
    is_cut_after: bool


class Found(NamedTuple):
    """
    Where a search is found in one article.

    Attributes:
        titles: Spans in each title.
        snippets: Of each body; None where the paragraph that is shown of the other language
            has no partner.

    """

    titles: Mapping[Lang, _Spans]
    snippets: Mapping[Lang, Snippet | None]


class Snippets:
    """
    Cuts snippets of some articles.

    Args:
        corpus: That they are of.
        series: What was searched for; none of it in any title or body gives beginnings.
        articles: Their ids.
        patience: How long it may take.

    """

    def __init__(
        self,
        corpus: Corpus,
        series: tuple[Series, ...],
        articles: NDArray[np.int32],
        patience: Patience,
    ) -> None:
        self._corpus = corpus
        self._series = series
        self._patience = patience
        self._holding = Holding(corpus, series, articles, patience)

    def of(self, article: Mapping[str, Any]) -> Found:
        """
        Look into an article.

        Args:
            article: article_id, title_en, title_zh, body_en, body_zh, places_en, places_zh, and
                rows: of each aligned row start_en, end_en, start_zh, end_zh, place_en, place_zh;
                None for no row.

        """
        nodes: dict[Lang, list[Node]] = {"en": [], "zh": []}
        for one in self._series:
            if node := self._holding.left(one.node, article["article_id"]):
                nodes[one.lang].append(node)
        titles = {lang: _marks(nodes[lang], article[f"title_{lang}"]) for lang in nodes}
        bodies = {lang: _marks(nodes[lang], article[f"body_{lang}"]) for lang in nodes}
        if not any(titles.values()) and not any(bodies.values()):
            bodies = {lang: self._further(nodes[lang], article, lang) for lang in nodes}
        return Found(titles, {lang: _snippet(article, lang, bodies) for lang in nodes})

    def _further(self, nodes: Iterable[Node], article: Mapping[str, Any], lang: Lang) -> _Spans:
        """Find the first hit of a body that was not looked at to its end."""
        body, rows = article[f"body_{lang}"], article["rows"] or []
        if len(body) <= _LOOKED_AT or not rows:
            return []
        for node in nodes:
            hits = find(self._corpus, node, self._patience)
            positions = hits.positions[hits.articles == article["article_id"]]
            if not len(positions):
                continue
            ends = [row[f"place_{lang}"] for row in rows[1:]] + [article[f"places_{lang}"]]
            near = max(0, _offset(rows, lang, int(positions[0]), ends) - _LOOKED_AT // 2)
            within = _marks([node], body[near : near + _LOOKED_AT])
            return [(near + start, near + end) for start, end in within]
        return []


def _marks(nodes: Iterable[Node], text: str) -> _Spans:
    """Find what is to be marked in the beginning of a text, in order."""
    looked_at = text[:_LOOKED_AT]
    return sorted({(s.start, s.end) for node in nodes for s in marks(node, looked_at)})


def _offset(
    rows: Sequence[Mapping[str, int]], lang: Lang, position: int, ends: Sequence[int]
) -> int:
    """Guess the offset in a body of a position in the indexed text: the row's part that is past."""
    number = min(bisect_right(ends, position), len(ends) - 1)
    row = rows[number]
    start, end, place = row[f"start_{lang}"], row[f"end_{lang}"], row[f"place_{lang}"]
    past = max(0, position - place) / max(1, ends[number] - place)
    return int(start + min(1.0, past) * (end - start))


def _snippet(
    article: Mapping[str, Any], lang: Lang, found: Mapping[Lang, _Spans]
) -> Snippet | None:
    body, other = article[f"body_{lang}"], _OTHER[lang]
    if found[lang]:
        first, last = found[lang][0]
        start = max(0, first - LENGTHS[lang] // 3)
        return _cut(body, lang, start, max(last, start + LENGTHS[lang]), found[lang])
    if found[other] and article["rows"]:
        passage = _partner(article, other, found[other][0][0])
        return _cut(body, lang, *passage, []) if passage else None
    return _cut(body, lang, 0, LENGTHS[lang], [])


def _partner(article: Mapping[str, Any], lang: Lang, offset: int) -> tuple[int, int] | None:
    """
    Give the span of the other body that renders what stands at an offset of a body.

    Of the aligned row the sentence as far on as the offset is in its own, and what follows.
    """
    rows, other = article["rows"], _OTHER[lang]
    number = max(0, bisect_right([row[f"start_{lang}"] for row in rows], offset) - 1)
    row = rows[number]
    start, end = row[f"start_{other}"], row[f"end_{other}"]
    if start == end:
        return None
    share = (offset - row[f"start_{lang}"]) / max(1, row[f"end_{lang}"] - row[f"start_{lang}"])
    at = start + int(min(share, 1.0) * (end - start - 1))
    near = max(start, at - _LOOKED_AT // 2)
    text = article[f"body_{other}"][near : min(end, at + _LOOKED_AT // 2)]
    ends = sentence_ends(text, other)
    first, _ = sentence_around(text, ends, at - near, at - near + 1, most=LENGTHS[other])
    return near + first, near + first + LENGTHS[other]


def _cut(body: str, lang: Lang, start: int, end: int, hits: _Spans) -> Snippet:
    """Cut a snippet out: English between words; Chinese begins behind a comma, if one is near."""
    end = min(end, len(body))
    first, last = hits[0] if hits else (start + LENGTHS[lang] // 3, start)
    parting = _PARTING[lang]
    if start and body[start - 1] not in parting + _CLOSING:
        found = (body.find(sign, start, first) for sign in parting)
        start = min((at for at in found if at >= 0), default=start - 1) + 1
    if lang == "en" and end < len(body) and not body[end].isspace():
        blank = max(body.rfind(sign, last, end) for sign in parting)
        end = blank if blank > start else end
    text = body[start:end].replace("\n", " ")
    within = [(a - start, min(b, end) - start) for a, b in hits if start <= a < end]
    return Snippet(text, within, start > 0, end < len(body))
