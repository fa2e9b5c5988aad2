"""What commands have in common: arguments, filters, and how an answer is printed."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING
from unicodedata import east_asian_width

import polars as pl

from dashboard.citation.permalink import VARIABLE
from dashboard.corpus.database import Corpus
from dashboard.corpus.location import current_corpus, data_folder
from dashboard.errors import DashboardError
from dashboard.figures.units import UNITS
from dashboard.labels import say
from dashboard.queries import regions
from dashboard.queries.address import SHARED, decode
from dashboard.queries.bins import fit, span
from dashboard.queries.filters import ABROAD, UNPLACED, Filters
from dashboard.queries.selected import days
from dashboard.queries.units import unit_of
from dashboard.search.grammar import MAX_NEAR, MAX_UNITS, parse_search

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from dashboard.queries.bins import Width
    from dashboard.search.terms import Problem, Series

_ROWS_AT_ONCE = 20_000
_FILTERS = tuple(parameter.name for parameter in SHARED if parameter.name != "ui")


class UsageError(DashboardError):
    """An argument makes no sense."""


def add_data(parser: argparse.ArgumentParser) -> None:
    """Let a command be asked of another data folder."""
    parser.add_argument("--data", type=Path, help="default: data/, or DASHBOARD_DATA")


def add_format(parser: argparse.ArgumentParser) -> None:
    """Let an answer be printed in several forms."""
    parser.add_argument("--format", choices=("table", "csv", "json"), default="table")


def add_filters(parser: argparse.ArgumentParser) -> None:
    """Take the filters that all pages share."""
    for name in _FILTERS:
        parser.add_argument(f"--{name}", default="", dest=name)


def add_base(parser: argparse.ArgumentParser) -> None:
    """Take the address that citations name."""
    parser.add_argument(
        "--base",
        default="",
        metavar="URL",
        help=f"address of the dashboard, for citations; default: {VARIABLE}, or none",
    )


def add_limit(parser: argparse.ArgumentParser, default: int | None, words: str = "") -> None:
    """Take a number of rows; no default is all of them, unless the words say otherwise."""
    parser.add_argument(
        "--limit",
        type=whole("--limit", 1, 999_999_999),
        default=default,
        help=f"rows at most{words}; default: {f'{default:,}' if default else 'all'}",
    )


def whole(option: str, low: int, high: int) -> Callable[[str], int]:
    """Give a reader of whole numbers, limits included."""

    def read(written: str) -> int:
        if re.fullmatch(r"\d{1,9}", written, re.ASCII) and low <= int(written) <= high:
            return int(written)
        msg = f"{option} is {written!r}. It is a number from {low} to {high}."
        raise UsageError(msg)

    return read


def corpus_of(asked: argparse.Namespace) -> Corpus:
    """Open the corpus that is asked."""
    return Corpus(current_corpus(asked.data or data_folder()))


def filters_of(asked: argparse.Namespace, corpus: Corpus) -> Filters:
    """
    Read the filters as the address bar does; here a value that makes no sense is an error.

    What is wrong with a part of the search is said on the error stream.

    Raises:
        UsageError: A filter makes no sense, or nothing of the search does.

    """
    known = set(corpus.run(regions.gazetteer_names())["place_id"]) | {ABROAD, UNPLACED}
    written = {name: getattr(asked, name) for name in _FILTERS}
    state, notices = decode(written, "overview", is_place=known.__contains__)
    if notices:
        wrong = "; ".join(f"--{n.parameter} {n.value!r}" for n in notices)
        msg = (
            f"This makes no sense: {wrong}.\nDates are 1954, 1954-03 or 1954-03-27, in order; "
            "regions are place ids such as shanxi or shanxi-yu_county, several parted by '.'; "
            "--audit is differs or clean."
        )
        raise UsageError(msg)
    if state["q"]:
        read_search("--q", state["q"])
    return Filters.from_state(state)


def searched(filters: Filters) -> tuple[Series, ...]:
    """
    Give the series of the search, where a command is about nothing else.

    Raises:
        UsageError: There is none.

    """
    series = parse_search(filters.q).series
    if not series:
        raise _no_word(filters.q)
    return series


def read_search(option: str, written: str) -> tuple[Series, ...]:
    """
    Read a search that must hold something; what of it does not is said on the error stream.

    Raises:
        UsageError: There is nothing to search for.

    """
    series, problems = parse_search(written)
    if series:
        for problem in problems:
            print(f"{option}: {_sentence(problem)}", file=sys.stderr)
        return series
    if not problems:
        raise _no_word(written, option)
    raise UsageError(
        "\n".join(f"{option}: {_sentence(each)}\n{_marked(written, each)}" for each in problems)
    )


def _no_word(written: str, option: str = "--q") -> UsageError:
    return UsageError(
        f"{option} is {written!r}, which holds no word.\nHint: {option} '合作社, cooperative'"
    )


def _sentence(problem: Problem) -> str:
    return say(
        f"search.{problem.kind}", "en", part=problem.part, most=MAX_UNITS, most_near=MAX_NEAR
    )


def _marked(written: str, problem: Problem) -> str:
    """Put a line below the search that points at a part of it."""
    before, part = written[: problem.at], written[problem.at :][: len(problem.part)]
    return f"  {written}\n  {' ' * _columns(before)}{'^' * max(1, _columns(part))}"


def _columns(text: str) -> int:
    """Give how wide a terminal shows a text: Chinese characters take two columns."""
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in text)


def width_of(asked: argparse.Namespace, filters: Filters, corpus: Corpus) -> Width:
    """Give the width of the bins that is asked for, or one that suits."""
    dates = days(corpus).dates
    if not len(dates):
        return "day"
    return fit(asked.by, *span(filters, dates[0].item(), dates[-1].item()))


def show(frame: pl.DataFrame, form: str) -> None:
    """Print an answer; a table for people leaves out columns without any value."""
    if form == "csv":
        sys.stdout.write(frame.write_csv())
    elif form == "json":
        print(frame.write_json())
    else:
        with pl.Config(
            tbl_rows=-1,
            tbl_cols=-1,
            fmt_str_lengths=60,
            tbl_hide_dataframe_shape=True,
            tbl_hide_column_data_types=True,
            tbl_width_chars=160,
            float_precision=2,
        ):
            print(frame.select(c for c in frame if frame.is_empty() or c.count()))


def first_rows(limit: int, page: Callable[[int, int], pl.DataFrame]) -> pl.DataFrame:
    """
    Give the first rows of an answer that comes in pages, which bounds what is in memory at once.

    `page` takes the number of a page, from 1, and its size.
    """
    size = min(limit, _ROWS_AT_ONCE)
    pages = [page(1, size)]
    while len(pages) * size < limit and len(pages[-1]) == size:
        pages.append(page(len(pages) + 1, size))
    return pl.concat(pages).head(limit)


def read_unit(written: str) -> str:
    """
    Read a unit as it is written in Chinese, or its code.

    Raises:
        UsageError: it is neither.

    """
    if not written:
        return ""
    known = {unit.name for unit in UNITS.values()} | {"分数", "比"}
    unit = written if written in known else unit_of(written)
    if unit is None:
        msg = f"--unit is {written!r}, which is no unit.\nHint: --unit 人, or its code: --unit ren"
        raise UsageError(msg)
    return unit
