"""
Ask several engines the same; compare what they counted, and how long they took.

The questions: how often by month (the most frequent words of both languages, words that occur
5-50 times in 1,000 articles, two English words in a row), and the first 50 hits. One engine
after the other is asked everything, so that none pushes another's pages out of memory; the
first question of each kind is asked once more, before, to warm up.
"""

from __future__ import annotations

from contextlib import closing, suppress
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from benchmarks.agreeing import Truth
from benchmarks.asking import Asked, ms, progress, say, table, timed
from benchmarks.drawing import LANGS, Draws, Words, joined_by_apostrophes
from benchmarks.engines import FIRST, Product, is_there, opened
from dashboard.corpus.patience import QueryTooLongError
from dashboard.corpus.query import Query

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from benchmarks.engines import Engine
    from dashboard.corpus.database import Corpus

_HEAD = ("question", "engine", "n", "median, ms", "95 %, ms", "median / product's", "counts")
_FREQUENT, _MEDIUM, _PHRASES = "frequent words", "medium words", "two words in a row"
_RARE, _COMMON = 0.005, 0.05
"""Times an article that a medium word occurs."""
_COUNTS = {
    "product": "occurrences, articles",
    "fts5": "articles",
    "fts5vocab": "occurrences, articles",
    "tantivy": "articles",
    "duckdb": "occurrences, articles",
    "ripgrep": "occurrences, files",
}
_FIRST = {
    "product": "50 hits in context, all hits counted",
    "fts5": "50 articles",
    "tantivy": "50 articles, all counted",
    "duckdb": "50 articles",
    "ripgrep": "50 lines",
}
_BY_NATURE = {
    "product": "Chinese as characters in a row, wherever words were cut.",
    "fts5": "Chinese words only where the text was cut so; no occurrences.",
    "fts5vocab": "Chinese words only where the text was cut so; no words in a row.",
    "tantivy": "Chinese words only where the text was cut so; no occurrences.",
    "duckdb": "as product, by reading every text.",
    "ripgrep": "files, not articles: copies, heads and the other language too; UTF-8 alone.",
}


@dataclass(frozen=True, slots=True)
class Comparison:
    """
    What was asked of all engines.

    Attributes:
        corpus: Name of its file.
        articles: In it.
        asked: Of each engine by name, in order.
        notes: What differs by nature, in sentences.

    """

    corpus: str
    articles: int
    asked: dict[str, list[Asked]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)


def compare(
    corpus: Path,
    source: Path,
    indexes: Path,
    *,
    names: Sequence[str],
    seed: int,
    most: int,
    asks: int,
) -> Comparison:
    """
    Ask all engines, and check what they say.

    Raises:
        DisagreementError: They count the same, and differently.

    """
    with closing(Product(corpus)) as product:
        truth = Truth(product)
        questions = _drawn(product.corpus, Draws(product.corpus, seed), most)
        found = Comparison(corpus.name, truth.articles)
        for name in names:
            if not is_there(name):
                found.notes.append(f"{name} is not installed.")
                continue
            with opened(name, corpus, source, indexes) as engine:
                say(f"asking {name}")
                found.asked[name] = _ask(engine, questions, asks)
                words = list(dict.fromkeys(one for kind in questions.values() for one in kind))
                found.notes.extend(truth.check(engine, words))
    return found


def report(found: Comparison) -> str:
    """Set times and ratios in a table, and what differs by nature below it."""
    rows = []
    for kind in dict.fromkeys(one.kind for asked in found.asked.values() for one in asked):
        mine = {
            name: [one for one in asked if one.kind == kind] for name, asked in found.asked.items()
        }
        times = {name: [one.ms for one in asked] for name, asked in mine.items() if asked}
        for name, its in times.items():
            middle, high = float(np.median(its)), float(np.percentile(its, 95))
            ours = times.get("product")
            ratio = _ratio(middle / float(np.median(ours))) if ours else ""
            stopped = sum(one.is_stopped for one in mine[name])
            many = f"{len(its)} ({stopped} stopped)" if stopped else str(len(its))
            counts = (_COUNTS if kind.startswith("trend") else _FIRST)[name]
            rows.append((kind, name, many, ms(middle), ms(high), ratio, counts))
    by_nature = [f"{name}: {_BY_NATURE[name]}" for name in found.asked]
    notes = "".join(f"\n- {note}" for note in (*by_nature, *found.notes))
    written = table(_HEAD, rows, ["engine", "counts"])
    return f"### {found.articles:,} articles, side by side\n\n{written}\n{notes}"


def _ratio(value: float) -> str:
    return f"{value:.1f}" if value >= 1 else f"{value:.2g}"


def _drawn(corpus: Corpus, draws: Draws, most: int) -> dict[str, list[Words]]:
    """Draw words that an index and a scan of texts find alike."""
    parts = joined_by_apostrophes(corpus)

    def is_alike(words: Words) -> bool:
        return words.are_plain and not parts.intersection(words.terms)

    (articles,) = corpus.columns(Query("SELECT count(*) AS n FROM articles"))["n"].tolist()
    many = min(10, most)
    least, most_often = int(_RARE * articles), int(_COMMON * articles)
    phrases = draws.by_token("en", 4 * min(20, most), in_a_row=2, plain=True)
    drawn = [one for one in phrases if is_alike(one) and one.terms != ("of", "the")]
    return {
        _FREQUENT: [one for lang in LANGS for one in draws.most_frequent(lang, many, is_alike)],
        _MEDIUM: [
            one for lang in LANGS for one in draws.by_type(lang, many, least, most_often, is_alike)
        ],
        _PHRASES: [*drawn[: min(20, most)], Words(("of", "the"), "en", 0)],
    }


def _can_be_asked(ask: Callable[[Words], object], words: Words) -> bool:
    """Warm up, and tell whether there was an answer, or would be one some time."""
    with suppress(QueryTooLongError):
        return ask(words) is not None
    return True


def _ask(engine: Engine, questions: Mapping[str, Sequence[Words]], asks: int) -> list[Asked]:
    """Ask an engine everything that it can be asked; the first of each kind once more, before."""
    asked = []
    for kind, drawn in questions.items():
        for what, ask in (
            (f"trend, {kind}", engine.trend),
            (f"first {FIRST}, {kind}", engine.first),
        ):
            if not drawn or not _can_be_asked(ask, drawn[0]):
                continue
            asked += [
                timed(what, words.text, partial(ask, words))
                for words in progress(list(drawn) * asks, f"{engine.name}: {what}")
            ]
    return asked
