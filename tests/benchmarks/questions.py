"""
How long does a reader wait for an answer, and how long with other engines?

    PYTHONPATH=tests python -m benchmarks.questions --corpus DIR [--corpus DIR ...]
    PYTHONPATH=tests python -m benchmarks.questions --corpus DIR --source FOLDER --beside

The first asks the dashboard's own questions of each corpus (a data folder, as `python -m
dashboard build` leaves it) and prints a table for each; of several, also one that shows how times
grow. A corpus is opened anew and warmed as a server does and by one question, and every kind of
question by one more, the heaviest of them, which is not counted but stands in the table as
"first": it also loads machine code, or compiles it where that was not done before. No answer is
remembered, and no filter is asked with twice. Words are drawn by token (at places of the texts,
so that frequent ones come often) or by type (each word that occurs five times or more with the
same chance), with a seed: the same corpus is asked the same. "stopped" counts questions that took
longer than a reader is let wait (3 seconds).

The second asks the dashboard, SQLite FTS5, tantivy, a scan with DuckDB and ripgrep the same, over
the same articles: `engines` says what each does, `side_by_side` what is compared. Counts are
checked against each other, and what does not agree ends the run.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
import time
from contextlib import closing
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import side_by_side
from benchmarks.asking import Asked, all_timed, say, summary, table
from benchmarks.drawing import Draws, Words
from benchmarks.engines import NAMES
from benchmarks.kinds import TREND_EN, TREND_ZH, Suggestions, kinds, trend
from dashboard.corpus.database import Corpus
from dashboard.corpus.location import current_corpus
from dashboard.corpus.memory import memory_for_texts
from dashboard.queries.selected import days
from dashboard.search.warm import warm

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dashboard.corpus.query import Question

_HEAD = ("question", "first, ms", "n", "median, ms", "95 %, ms", "worst, ms", "worst", "stopped")
_TREND = "trend, a word of either language"


@dataclass(frozen=True, slots=True)
class Run:
    """
    All that was asked of one corpus.

    Attributes:
        corpus: Name of its file.
        articles: In it.
        opened_seconds: To open the file.
        warmed_seconds: To read words and, where the machine has room, texts into memory, as a
            server does, and to answer the first question.
        kinds: Of question, in order, also those that the corpus is too small for.
        asked: In order.

    """

    corpus: str
    articles: int
    opened_seconds: float
    warmed_seconds: float
    kinds: list[str] = field(default_factory=list)
    asked: list[Asked] = field(default_factory=list)


def ask_all(path: Path, seed: int, most: int) -> Run:
    """Ask a corpus everything; at most so many of each draw."""
    started = time.perf_counter()
    with closing(Corpus(path, room_for_texts=memory_for_texts())) as corpus:
        opened = time.perf_counter()
        warm(corpus)
        trend(Words(("people",), "en", 0)).answer(corpus)
        warmed = time.perf_counter()
        run = Run(path.name, days(corpus).articles, opened - started, warmed - opened)
        for kind in kinds(corpus, Draws(corpus, seed), most):
            run.kinds.append(kind.name)
            asks = [(text, _ask(corpus, question)) for text, question in kind.questions]
            run.asked.extend(all_timed(kind.name, asks))
    return run


def report(run: Run) -> str:
    """Set the answers' times of one corpus in a table."""
    rows = []
    for name in run.kinds:
        rows.append(summary(name, [one for one in run.asked if one.kind == name]))
        if name == TREND_ZH:
            both = [one for one in run.asked if one.kind in (TREND_EN, TREND_ZH)]
            rows.append(summary(_TREND, both))
    return (
        f"### {run.articles:,} articles\n\n{table(_HEAD, rows, ['worst'])}\n\n"
        f"Opened in {run.opened_seconds:.2f} s; warmed in {run.warmed_seconds:.2f} s."
    )


def growth(runs: Sequence[Run]) -> str:
    """Set medians and 95th percentiles of several corpora side by side."""
    runs = sorted(runs, key=lambda run: run.articles)
    rows = [
        (name, *(_middle_and_high([one for one in run.asked if one.kind == name]) for run in runs))
        for name in runs[0].kinds
    ]
    head = ("median (95 %), ms", *(f"{run.articles:,} articles" for run in runs))
    return f"### Growth\n\n{table(head, rows)}"


def _middle_and_high(asked: Sequence[Asked]) -> str:
    row = dict(zip(_HEAD, summary("", asked), strict=True))
    return f"{row['median, ms']} ({row['95 %, ms']})" if row["median, ms"] else ""


def _ask(corpus: Corpus, question: Question | Suggestions) -> Callable[[], object]:
    return lambda: question.answer(corpus)


def _beside(asked: argparse.Namespace) -> str:
    """Compare engines over one corpus; give what they have taken."""
    folder = asked.keep_indexes or Path(tempfile.mkdtemp(prefix="indexes-"))
    folder.mkdir(parents=True, exist_ok=True)
    try:
        found = side_by_side.compare(
            current_corpus(asked.corpus[0]),
            asked.source.resolve(),
            folder,
            names=asked.engines,
            seed=asked.seed,
            most=asked.most,
            asks=asked.asks,
        )
    finally:
        if not asked.keep_indexes:
            shutil.rmtree(folder)
    sys.stdout.write(f"{side_by_side.report(found)}\n")
    return json.dumps(asdict(found), ensure_ascii=False, indent=1)


def _alone(asked: argparse.Namespace) -> str:
    """Ask each corpus; give all that was asked."""
    runs = []
    for data in asked.corpus:
        say(f"asking {data}")
        runs.append(ask_all(current_corpus(data), asked.seed, asked.most))
        sys.stdout.write(f"{report(runs[-1])}\n\n")
        sys.stdout.flush()
    if len(runs) > 1:
        sys.stdout.write(f"{growth(runs)}\n")
    return json.dumps([asdict(run) for run in runs], ensure_ascii=False, indent=1)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print one table, or one a corpus."""
    parser = argparse.ArgumentParser(
        prog="benchmarks.questions",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--corpus", type=Path, action="append", required=True, metavar="DIR")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--most", type=int, default=150, help="of each draw, for a short run")
    parser.add_argument("--json", type=Path, help="write every question to this file, too")
    parser.add_argument("--beside", action="store_true", help="with other engines")
    parser.add_argument("--source", type=Path, help="files that the corpus was built from")
    parser.add_argument("--engines", nargs="+", choices=NAMES, default=NAMES)
    parser.add_argument("--asks", type=int, default=1, help="of each question, --beside")
    parser.add_argument("--keep-indexes", type=Path, metavar="DIR", help="and use those kept")
    asked = parser.parse_args(arguments)
    if asked.beside and (len(asked.corpus) > 1 or not asked.source):
        parser.error("--beside wants one --corpus, and --source with its files")
    written = _beside(asked) if asked.beside else _alone(asked)
    if asked.json:
        asked.json.write_text(written, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
