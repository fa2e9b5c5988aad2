"""Read the hand-made alignments in fixtures/pairs, with the articles that they are of."""

from __future__ import annotations

import json
import os
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from dashboard.archive.parse import parse_article

ROOT = Path(__file__).parents[1]
PAIRS = Path(__file__).parent / "fixtures" / "pairs"
SAMPLE = Path(os.environ.get("SAMPLE_CORPUS", ROOT.parent / "shared" / "corpus")) / "rmrb"


class Span(NamedTuple):
    """
    A row: where its passages start and end; an empty side is at 0, wherever it would stand.
    """

    start_zh: int
    end_zh: int
    start_en: int
    end_en: int


class GoldArticle(NamedTuple):
    """
    An article and its rows as a labeller paired them.

    Attributes:
        rows: Paragraphs that belong together.
        kinds: What each row is.
        sentences: By the row that holds them, the sentences that belong together; offsets into
            the bodies. Only of rows with several sentences on both sides.

    """

    name: str
    body_zh: str
    body_en: str
    rows: list[Span]
    kinds: list[str]
    sentences: dict[Span, list[Span]]


def gold_articles() -> list[GoldArticle]:
    """
    Read all that is labelled and there; the sample's articles need the sample.
    """
    files = sorted(PAIRS.glob("*.json"))
    return [article for file in files if (article := _read(file)) is not None]


def without_place(span: Span) -> Span:
    """
    Forget where an empty side would stand.
    """
    zh, en = (span.start_zh, span.end_zh), (span.start_en, span.end_en)
    return Span(*(zh if zh[0] < zh[1] else (0, 0)), *(en if en[0] < en[1] else (0, 0)))


def _read(file: Path) -> GoldArticle | None:
    labels = json.loads(file.read_text("utf-8"))
    path = labels["path"]
    source = (SAMPLE if "/" in path else ROOT / "seeds") / path
    if not source.exists():
        return None
    article = parse_article(source.read_text("utf-8"), source.name)
    bodies = article.body_zh, article.body_en
    assert [len(body) for body in bodies] == labels["characters"], f"label {path} again"
    lines = [_lines(body) for body in bodies]
    rows = [
        Span(*_span(lines[0], group[0]), *_span(lines[1], group[1]))
        for group in labels["paragraph_pairs"]
    ]
    sentences = {
        rows[group["group"]]: _sentences(rows[group["group"]], group["pairs"])
        for group in labels["sentence_pairs"]
    }
    return GoldArticle(file.stem, *bodies, rows, labels["kinds"], sentences)


def _lines(body: str) -> list[tuple[int, int]]:
    breaks = [-1, *(at for at, sign in enumerate(body) if sign == "\n"), len(body)]
    return [(before + 1, after) for before, after in pairwise(breaks)]


def _span(lines: list[tuple[int, int]], group: list[int]) -> tuple[int, int]:
    return (lines[group[0]][0], lines[group[-1]][1]) if group else (0, 0)


def _sentences(row: Span, pairs: list[list[list[int]]]) -> list[Span]:
    spans = []
    for at, pair in enumerate(pairs):
        sides: list[int] = []
        for side, end in enumerate((row.end_zh, row.end_en)):
            behind = [later[side][0] for later in pairs[at + 1 :] if later[side]]
            sides += [pair[side][0], [*behind, end][0]] if pair[side] else [0, 0]
        spans.append(Span(*sides))
    return spans
