"""The command about figures: every quantity of the selected articles, with its sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.commands.arguments import (
    UsageError,
    add_data,
    add_filters,
    add_format,
    add_limit,
    corpus_of,
    filters_of,
    first_rows,
    read_unit,
    show,
)
from dashboard.queries.quantities import KINDS, Choice
from dashboard.queries.quantity_lines import SORTS, Quantities

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    import polars as pl

_SECONDS = 120.0
_FOR_PEOPLE = (
    "issue_date", "value", "value_max", "unit", "noun_zh", "place_en", "parts", "total_value",
    "translation", "sentence_zh", "sentence_en",
)  # fmt: skip
"""Columns that a terminal has room for; the other forms have all."""


def add_commands(add: Callable[..., argparse.ArgumentParser]) -> None:
    """Describe the command to a parser, by its method `add_parser`."""
    one = add("quantities", help="the figures of the articles, each with its sentence")
    add_data(one)
    add_format(one)
    add_filters(one)
    one.add_argument("--unit", default="", help="人, 亩, …, or its code in addresses; default: all")
    one.add_argument("--kind", choices=KINDS, default="all", help="default: all")
    one.add_argument("--min", type=_value("--min"), metavar="VALUE", help="least value")
    one.add_argument("--max", type=_value("--max"), metavar="VALUE", help="greatest value")
    one.add_argument("--sort", choices=SORTS, default="date", help="default: date")
    add_limit(one, 1_000)
    one.set_defaults(command=_quantities)


def _value(option: str) -> Callable[[str], float]:
    def read(written: str) -> float:
        try:
            value = float(written)
        except ValueError:
            value = -1.0
        if 0 <= value < float("inf"):
            return value
        msg = f"{option} is {written!r}. It is a number of 0 or more."
        raise UsageError(msg)

    return read


def _quantities(asked: argparse.Namespace) -> int:
    corpus = corpus_of(asked)
    filters = filters_of(asked, corpus)
    choice = Choice(read_unit(asked.unit), asked.kind, asked.min, asked.max)

    def page(number: int, size: int) -> pl.DataFrame:
        question = Quantities(filters, choice, asked.sort, number, size, _SECONDS)
        return question.answer(corpus)

    # The texts of a page are in memory at once.
    answer = first_rows(asked.limit, page)
    show(answer.select(_FOR_PEOPLE) if asked.format == "table" else answer, asked.format)
    return 0
