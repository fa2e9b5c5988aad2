"""
How long does a reader wait for an answer, and how long with other engines?

    PYTHONPATH=tests python -m benchmarks.questions --corpus DIR [--corpus DIR ...]
    PYTHONPATH=tests python -m benchmarks.questions --corpus DIR --source FOLDER --beside

The first asks the dashboard's own questions of each corpus (a data folder, as `python -m dashboard
build` leaves it) and prints a table for each; of several, also one that shows how times grow. A
corpus is opened anew and warmed by one question, and every kind of question by one more, the
heaviest of them, which is not counted but stands in the table as "first": it also loads machine
code, or compiles it where that was not done before. No answer is remembered, and no filter is
asked with twice. Words are drawn by token (at places of the texts, so that frequent ones come
often) or by type (each word that occurs five times or more with the same chance), with a seed:
the same corpus is asked the same. "stopped" counts questions that took longer than a reader is
let wait (3 seconds).

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
from collections import Counter
from contextlib import closing, suppress
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from benchmarks import side_by_side
from benchmarks.asking import Asked, all_timed, say, summary, table
from benchmarks.drawing import LANGS, Draws, Words
from benchmarks.engines import NAMES
from dashboard.corpus.database import Corpus
from dashboard.corpus.location import current_corpus
from dashboard.corpus.patience import QueryTooLongError
from dashboard.queries.collocates import Collocates
from dashboard.queries.concordance import LINES, Lines
from dashboard.queries.equivalents import AgreementOverTime, Equivalents
from dashboard.queries.filters import Filters
from dashboard.queries.keyness import Keyness
from dashboard.queries.keywords import FrequencyOverTime
from dashboard.queries.selected import days
from dashboard.queries.wordlist import WordList
from dashboard.search.vocabulary import Suggestion, vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from dashboard.corpus.query import Question

ALL = Filters()
HITS = 50_000
"""Of words whose collocates are sought; more are not sorted by context here."""
_TIMES = 5
"""A question that is a kind of its own is asked so often."""
_HEAD = ("question", "first, ms", "n", "median, ms", "95 %, ms", "worst, ms", "worst", "stopped")
_TREND_EN, _TREND_ZH = "trend, an English word", "trend, a Chinese word"
_TREND = "trend, a word of either language"


@dataclass(frozen=True, slots=True)
class Suggestions:
    """What is offered to a reader who types."""

    typed: str

    def answer(self, corpus: Corpus) -> list[Suggestion]:
        """Give words that begin so, or sound so."""
        return vocabulary(corpus).suggest(self.typed)


class Kind(NamedTuple):
    """Questions of one kind and what a table calls each; the first warms up."""

    name: str
    questions: Sequence[tuple[str, Question | Suggestions]]


@dataclass(frozen=True, slots=True)
class Run:
    """
    All that was asked of one corpus.

    Attributes:
        corpus: Name of its file.
        articles: In it.
        opened_seconds: To open the file.
        warmed_seconds: Of the first question, which reads words and lengths of texts.
        asked: In order.

    """

    corpus: str
    articles: int
    opened_seconds: float
    warmed_seconds: float
    asked: list[Asked] = field(default_factory=list)


def ask_all(path: Path, seed: int, most: int) -> Run:
    """Ask a corpus everything; at most so many of each draw."""
    started = time.perf_counter()
    with closing(Corpus(path)) as corpus:
        opened = time.perf_counter()
        _trend(Words(("people",), "en", 0)).answer(corpus)
        warmed = time.perf_counter()
        run = Run(path.name, days(corpus).articles, opened - started, warmed - opened)
        for kind in _kinds(corpus, Draws(corpus, seed), most):
            asks = [(text, _ask(corpus, question)) for text, question in kind.questions]
            run.asked.extend(all_timed(kind.name, asks))
    return run


def report(run: Run) -> str:
    """Set the answers' times of one corpus in a table."""
    rows = []
    for name in dict.fromkeys(one.kind for one in run.asked):
        rows.append(summary(name, [one for one in run.asked if one.kind == name]))
        if name == _TREND_ZH:
            both = [one for one in run.asked if one.kind in (_TREND_EN, _TREND_ZH)]
            rows.append(summary(_TREND, [replace(one, kind=_TREND) for one in both]))
    return (
        f"### {run.articles:,} articles\n\n{table(_HEAD, rows, ['worst'])}\n\n"
        f"Opened in {run.opened_seconds:.2f} s; warmed in {run.warmed_seconds:.2f} s."
    )


def growth(runs: Sequence[Run]) -> str:
    """Set medians and 95th percentiles of several corpora side by side."""
    runs = sorted(runs, key=lambda run: run.articles)
    names = dict.fromkeys(one.kind for run in runs for one in run.asked)
    rows = [
        (name, *(_middle_and_high([one for one in run.asked if one.kind == name]) for run in runs))
        for name in names
    ]
    head = ("median (95 %), ms", *(f"{run.articles:,} articles" for run in runs))
    return f"### Growth\n\n{table(head, rows)}"


def _middle_and_high(asked: Sequence[Asked]) -> str:
    row = dict(zip(_HEAD, summary("", asked), strict=True))
    return f"{row['median, ms']} ({row['95 %, ms']})" if row["median, ms"] else ""


def _ask(corpus: Corpus, question: Question | Suggestions) -> Callable[[], object]:
    return lambda: question.answer(corpus)


def _kinds(corpus: Corpus, draws: Draws, most: int) -> Iterator[Kind]:
    """Draw the questions, a kind at a time: before it is asked, not before the first."""
    yield from _of_trends(draws, most)
    yield from _of_lines(draws, most)
    near = draws.nearest(HITS, min(20, most))
    collocates = [(words.text, Collocates(ALL, words.series[0])) for words in near]
    yield Kind(f"collocates, the word nearest to {HITS:,} hits", collocates[:1] * (1 + _TIMES))
    yield Kind("collocates, the 20 words nearest to it", [*collocates[:1], *collocates])
    yield from _of_regions(draws, most)
    yield from _of_pairs(corpus, draws, most)
    beginnings = draws.beginnings(min(120, 12 * most))
    suggestions = [(text, Suggestions(text)) for text in beginnings]
    yield Kind("suggestions, 1-4 letters", [*suggestions[:1], *suggestions])


def _trend(words: Words) -> FrequencyOverTime:
    return FrequencyOverTime(ALL, words.series, "month")


def _trends(drawn: Sequence[Words]) -> list[tuple[str, FrequencyOverTime]]:
    return [(words.text, _trend(words)) for words in drawn]


def _of_trends(draws: Draws, most: int) -> Iterator[Kind]:
    many = min(150, most)
    heaviest = {lang: draws.in_a_row(lang) for lang in LANGS}
    for lang, name in zip(LANGS, (_TREND_EN, _TREND_ZH), strict=True):
        drawn = (*draws.by_token(lang, many), *draws.by_type(lang, many))
        always = draws.most_frequent(lang, 10)
        yield Kind(name, _trends([heaviest[lang], *dict.fromkeys((*drawn, *always))]))
    many = min(100, most)
    phrases = draws.by_token("en", many, in_a_row=2)
    yield Kind("trend, two English words in a row", _trends([heaviest["en"], *phrases]))
    of_the = Words(("of", "the"), "en", 0)
    yield Kind('trend, "of the"', _trends([of_the] * (1 + _TIMES)))
    cut = draws.substrings(many)
    yield Kind("trend, 2-6 Chinese characters", _trends([heaviest["zh"], *cut]))


def _of_lines(draws: Draws, most: int) -> Iterator[Kind]:
    many = min(25, most)
    drawn = [
        words
        for lang in LANGS
        for words in dict.fromkeys((*draws.by_token(lang, many), *draws.by_type(lang, many)))
    ]
    asked = [(words, Lines(ALL, words.series)) for words in drawn]
    yield Kind("lines by date, page 1", _heaviest_first(asked))
    middle = [
        (words, replace(page, page=1 + words.occurrences // LINES // 2))
        for words, page in asked
        if words.occurrences > 2 * LINES
    ]
    yield Kind("lines by date, a middle page", _heaviest_first(middle))
    by_left = [
        (words, replace(page, sort="left")) for words, page in asked if words.occurrences <= HITS
    ]
    yield Kind(f"lines by left context, up to {HITS:,}", _heaviest_first(by_left))


def _heaviest_first(asked: Sequence[tuple[Words, Question]]) -> list[tuple[str, Question]]:
    """Give questions about words, and once more before them the one with most occurrences."""
    heaviest = sorted(asked, key=lambda one: -one[0].occurrences)[:1]
    return [
        (f"{words.text} ({words.occurrences:,})", question)
        for words, question in (*heaviest, *asked)
    ]


def _of_regions(draws: Draws, most: int) -> Iterator[Kind]:
    met: Counter[str] = Counter()

    def only(region: str) -> Filters:
        """Give a filter that was never asked for: a region named twice is the region."""
        met[region] += 1
        return Filters(region=(region,) * met[region])

    regions = draws.regions(min(10, most))
    pairs = [(region, lang) for region in (*regions[:1], *regions) for lang in LANGS][1:]
    yield Kind(
        "keyness, a region against the rest",
        [(f"{region}, {lang}", Keyness(only(region), lang)) for region, lang in pairs],
    )
    for n, name in ((1, "word list of a region"), (2, "word pairs of a region")):
        yield Kind(
            name,
            [(f"{region}, {lang}", WordList(only(region), lang, n)) for region, lang in pairs],
        )


def _of_pairs(corpus: Corpus, draws: Draws, most: int) -> Iterator[Kind]:
    many = min(20, most)
    drawn = [words for lang in LANGS for words in draws.by_type(lang, many, 1_000, HITS)]
    asked = [(words, Equivalents(ALL, words.series[0])) for words in drawn]
    yield Kind(f"equivalents, 1,000-{HITS:,} hits", _heaviest_first(asked))
    agreements = []
    for words, question in asked:
        with suppress(QueryTooLongError):
            best = question.answer(corpus)["term"].to_list()
            other = Words(tuple(best[:1]), "zh" if words.lang == "en" else "en", 0)
            if best and other.can_be_typed:
                one = AgreementOverTime(ALL, words.series[0], other.series[0], "month")
                agreements.append((words, one))
    yield Kind("agreement with the first equivalent", _heaviest_first(agreements))


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
