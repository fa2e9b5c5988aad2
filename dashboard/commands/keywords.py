"""The commands about words: over time, in their lines, beside others, and in two languages."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import polars as pl

from dashboard.commands.arguments import (
    UsageError,
    add_data,
    add_filters,
    add_format,
    add_limit,
    corpus_of,
    filters_of,
    read_search,
    searched,
    show,
    whole,
    width_of,
)
from dashboard.queries.bins import WIDTHS
from dashboard.queries.collocates import MEASURES, MOST_WORDS, Collocates
from dashboard.queries.concordance import Lines, WordsBeside
from dashboard.queries.equivalents import AgreementOverTime, Equivalents, ExamplePairs
from dashboard.queries.keyness import Keyness
from dashboard.queries.keywords import (
    MOST_SMOOTHING,
    FrequencyByRegion,
    FrequencyOverTime,
    RatioOverTime,
)
from dashboard.queries.wordlist import WordList
from dashboard.search.vocabulary import Suggestion, vocabulary

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterable
    from typing import TypeAlias

    from dashboard.corpus.database import Corpus
    from dashboard.corpus.query import Question
    from dashboard.search.terms import Series

    _Add: TypeAlias = Callable[..., argparse.ArgumentParser]

_LINES_AT_ONCE = 500
"""Each answer may take three seconds; an article's text costs some milliseconds."""


def add_commands(add: _Add) -> None:
    """Describe the commands to a parser, by its method `add_parser`."""
    one = _command(add, "trend", _trend, "the terms of --q over time")
    _add_by(one)
    one.add_argument(
        "--smooth",
        type=whole("--smooth", 0, MOST_SMOOTHING),
        default=0,
        metavar="BINS",
        help="average over so many bins to either side",
    )
    one.add_argument("--ratio", action="store_true", help="divide the first term by the second")
    one.add_argument(
        "--split", choices=("none", "region"), default="none", help="by the provinces named"
    )
    add_limit(one, None)

    one = _command(add, "concordance", _concordance, "the lines that the terms of --q are in")
    one.add_argument("--sort", choices=("date", "left", "right"), help="default: date")
    one.add_argument("--counterpart", action="store_true", help="with the other language's text")
    one.add_argument("--group", choices=("left", "right"), help="count the words beside instead")
    add_limit(one, 1_000)

    one = _command(add, "collocates", _collocates, "the words around each term of --q")
    for side in ("left", "right"):
        one.add_argument(
            f"--{side}",
            type=whole(f"--{side}", 0, MOST_WORDS),
            default=5,
            metavar="WORDS",
            help=f"to the {side}, up to {MOST_WORDS}; default: 5",
        )
    one.add_argument("--measure", choices=MEASURES, default="logdice", help="default: logdice")
    _add_minimum(one, 3)
    add_limit(one, 100, " of each term")

    one = _command(add, "keyness", _keyness, "the words that set what is selected apart")
    _add_lang(one)
    _add_minimum(one, 5)
    add_limit(one, 50, " of each direction")

    one = _command(add, "words", _words, "the words of what is selected, or runs of them")
    _add_lang(one)
    one.add_argument("--n", type=whole("--n", 1, 4), default=1, help="words a row, 1 to 4")
    _add_minimum(one, 2)
    add_limit(one, 200)

    one = _command(add, "equivalents", _equivalents, "what each term of --q is translated by")
    one.add_argument("--with", dest="other", metavar="TERM", help="how steadily, over time")
    one.add_argument("--examples", action="store_true", help="pairs of paragraphs with both")
    _add_by(one)
    _add_minimum(one, 2)
    one.add_argument(
        "--limit",
        type=whole("--limit", 1, 999_999_999),
        help="rows at most; default: 20 words of each term, 3 examples, all of a time",
    )

    one = add("suggest", help="words of the corpus that begin, or sound, like TEXT")
    one.add_argument("text", metavar="TEXT")
    add_data(one)
    add_format(one)
    add_limit(one, 8)
    one.set_defaults(command=_suggest)


def _command(
    add: _Add, name: str, command: Callable[[argparse.Namespace], int], words: str
) -> argparse.ArgumentParser:
    one = add(name, help=words)
    add_data(one)
    add_format(one)
    add_filters(one)
    one.set_defaults(command=command)
    return one


def _add_by(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--by", choices=("auto", *WIDTHS), default="auto")


def _add_lang(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--lang", choices=("en", "zh"), default="en", help="default: en")


def _add_minimum(parser: argparse.ArgumentParser, default: int) -> None:
    parser.add_argument(
        "--minimum",
        type=whole("--minimum", 1, 999_999_999),
        default=default,
        help=f"occurrences at least; default: {default}",
    )
    parser.add_argument("--stop-words", action="store_true", help="list function words as well")


def _trend(asked: argparse.Namespace) -> int:
    corpus = corpus_of(asked)
    filters = filters_of(asked, corpus)
    series, by = searched(filters), width_of(asked, filters, corpus)
    question: Question
    if asked.ratio:
        if len(series) != 2 or asked.split != "none" or asked.smooth:
            msg = (
                f"--ratio divides one term by another, and nothing else; --q has {len(series)}.\n"
                "Hint: --q 'cooperative, peasant' --ratio, without --split and --smooth"
            )
            raise UsageError(msg)
        question = RatioOverTime(filters, series, by)
    elif asked.split == "region":
        if len(series) != 1:
            msg = f"--split region shows one term; --q has {len(series)}.\nHint: --q '合作社'"
            raise UsageError(msg)
        question = FrequencyByRegion(filters, series, by, smooth=asked.smooth)
    else:
        question = FrequencyOverTime(filters, series, by, asked.smooth)
    answer = question.answer(corpus)
    if isinstance(question, FrequencyOverTime):
        answer = _labelled(answer, series)
    show(_head(answer, asked.limit), asked.format)
    return 0


def _concordance(asked: argparse.Namespace) -> int:
    corpus = corpus_of(asked)
    filters = filters_of(asked, corpus)
    series = searched(filters)
    if asked.group:
        if asked.sort or asked.counterpart:
            msg = "--group counts lines and shows none: leave out --sort and --counterpart."
            raise UsageError(msg)
        answer = WordsBeside(filters, series, asked.group, asked.limit).answer(corpus)
    else:
        lines = Lines(filters, series, asked.sort or "date", counterpart=asked.counterpart)
        answer = _first(asked.limit, lines, corpus)
    show(_labelled(answer, series), asked.format)
    return 0


def _first(limit: int, lines: Lines, corpus: Corpus) -> pl.DataFrame:
    """Give the first lines, page by page."""
    size = min(limit, _LINES_AT_ONCE)
    pages = [replace(lines, page_size=size).answer(corpus)]
    while len(pages) * size < limit and len(pages[-1]) == size:
        pages.append(replace(lines, page=len(pages) + 1, page_size=size).answer(corpus))
    return pl.concat(pages).head(limit)


def _collocates(asked: argparse.Namespace) -> int:
    if not asked.left and not asked.right:
        msg = "--left 0 --right 0 leaves no word to look at."
        raise UsageError(msg)
    corpus = corpus_of(asked)
    filters = filters_of(asked, corpus)
    questions = [
        (
            one,
            Collocates(
                filters,
                one,
                asked.left,
                asked.right,
                asked.measure,
                asked.minimum,
                asked.stop_words,
                asked.limit,
            ),
        )
        for one in searched(filters)
    ]
    show(_each(questions, corpus), asked.format)
    return 0


def _keyness(asked: argparse.Namespace) -> int:
    corpus = corpus_of(asked)
    filters = filters_of(asked, corpus)
    answer = Keyness(filters, asked.lang, asked.minimum, asked.stop_words, asked.limit).answer(
        corpus
    )
    if answer.is_empty():
        print(
            "No word to show: the filters leave no articles or all of them, or no word is as"
            " frequent as --minimum wants.",
            file=sys.stderr,
        )
    show(answer, asked.format)
    return 0


def _words(asked: argparse.Namespace) -> int:
    corpus = corpus_of(asked)
    filters = filters_of(asked, corpus)
    question = WordList(filters, asked.lang, asked.n, asked.minimum, asked.stop_words, asked.limit)
    show(question.answer(corpus), asked.format)
    return 0


def _equivalents(asked: argparse.Namespace) -> int:
    corpus = corpus_of(asked)
    filters = filters_of(asked, corpus)
    series = searched(filters)
    if asked.other is None:
        if asked.examples:
            msg = "--examples are pairs with two terms; the other is missing.\nHint: --with TERM"
            raise UsageError(msg)
        questions = [
            (one, Equivalents(filters, one, asked.minimum, asked.stop_words, asked.limit or 20))
            for one in series
        ]
        show(_each(questions, corpus), asked.format)
        return 0
    others = read_search("--with", " ".join(asked.other.split()))
    if len(series) != 1 or len(others) != 1 or series[0].lang == others[0].lang:
        msg = (
            "--with compares one term of --q with one of the other language.\n"
            "Hint: --q '合作社' --with 'cooperative*'"
        )
        raise UsageError(msg)
    question: Question
    if asked.examples:
        question = ExamplePairs(filters, series[0], others[0], asked.limit or 3)
    else:
        by = width_of(asked, filters, corpus)
        question = AgreementOverTime(filters, series[0], others[0], by)
    show(_head(question.answer(corpus), asked.limit), asked.format)
    return 0


def _suggest(asked: argparse.Namespace) -> int:
    found = vocabulary(corpus_of(asked)).suggest(asked.text, asked.limit)[: asked.limit]
    columns = {name: [getattr(each, name) for each in found] for name in Suggestion._fields}
    schema = {"term": pl.String, "lang": pl.String, "occurrences": pl.Int64, "pinyin": pl.String}
    show(pl.DataFrame(columns, schema=schema), asked.format)
    return 0


def _head(frame: pl.DataFrame, limit: int | None) -> pl.DataFrame:
    return frame if limit is None else frame.head(limit)


def _each(questions: Iterable[tuple[Series, Question]], corpus: Corpus) -> pl.DataFrame:
    """Answer a question for each series, one below the other."""
    asked = list(questions)
    frames = [
        question.answer(corpus).select(pl.lit(number).alias("series"), pl.all())
        for number, (_, question) in enumerate(asked)
    ]
    return _labelled(pl.concat(frames), [one for one, _ in asked])


def _labelled(frame: pl.DataFrame, series: Iterable[Series]) -> pl.DataFrame:
    """Put the series' terms behind their numbers."""
    labels = pl.Series("label", [one.label for one in series], pl.String)
    return frame.insert_column(frame.get_column_index("series") + 1, labels.gather(frame["series"]))
