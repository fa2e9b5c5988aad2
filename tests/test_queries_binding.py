"""Every function that builds a query, found by itself: its SQL binds on any corpus."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from typing import TYPE_CHECKING, Any

import pytest

from dashboard import queries
from dashboard.queries.filters import Filters
from dashboard.queries.matching import parse_search

if TYPE_CHECKING:
    from collections.abc import Callable

    from dashboard.corpus.database import Corpus
    from dashboard.corpus.query import Query

NARROW = Filters(
    q="合作社, cooperative, U.S., 县（市）",
    region=("shanxi", "abroad", "unplaced"),
    date_from="1954-03",
    date_to="1954",
    page=2,
    author="Jiao'; DROP TABLE articles; --",
)
# What to call a function with; a parameter that is not here fails its test by name.
SAMPLES: dict[str, list[Any]] = {
    "filters": [Filters(), NARROW],
    "series": [(), parse_search("合作社, handicraft cooperative, “U.S.”").series],
    "by": ["day", "week", "month", "quarter", "year"],
    "stack": ["none", "region", "page", "author"],
    "level": ["area", "province", "place"],
    "limit": [1],
    "top": [3],
    "page": [2],
    "page_size": [10],
    "slug": ["1954-03-27-p2-a4704729", "'"],
    "article_id": [0, -1],
    "first": [0, 5],
    "last": [-1, 9],
}


def builders() -> dict[str, Callable[..., Query]]:
    """
    Find the public functions of dashboard.queries that promise a Query.
    """
    found = {}
    for module in pkgutil.iter_modules(queries.__path__):
        room = importlib.import_module(f"dashboard.queries.{module.name}")
        for name, function in inspect.getmembers(room, inspect.isfunction):
            is_its_own = function.__module__ == room.__name__ and not name.startswith("_")
            if is_its_own and inspect.signature(function).return_annotation == "Query":
                found[f"{module.name}.{name}"] = function
    return found


def calls(builder: Callable[..., Query]) -> list[dict[str, Any]]:
    """
    Give calls in which each sample of each parameter occurs.
    """
    names = list(inspect.signature(builder).parameters)
    widest = max((len(SAMPLES[name]) for name in names), default=1)
    return [
        {name: SAMPLES[name][turn % len(SAMPLES[name])] for name in names}
        for turn in range(max(2, widest))
    ]


def test_the_questions_of_every_page_are_found() -> None:
    """
    The search below is not empty by mistake.
    """
    rooms = {name.split(".")[0] for name in builders()}

    assert {
        "export",
        "keywords",
        "methods",
        "overview",
        "reader",
        "regions",
        "timeline",
    } == rooms


@pytest.mark.parametrize("name", builders())
def test_a_question_is_answered_alike_everywhere(empty: Corpus, seeds: Corpus, name: str) -> None:
    """
    It binds and runs without articles, whatever the filters; names and types are always the same.
    """
    for arguments in calls(builders()[name]):
        query = builders()[name](**arguments)

        assert empty.run(query).schema == seeds.run(query).schema


@pytest.mark.parametrize("name", builders())
def test_a_question_is_a_value(name: str) -> None:
    """
    The same arguments give the same query, and nothing a reader writes is in its SQL.
    """
    for arguments in calls(builders()[name]):
        query = builders()[name](**arguments)

        assert query == builders()[name](**arguments)
        assert hash(query) == hash(builders()[name](**arguments))
        assert not any(word in query.sql for word in ("DROP", "合作社", "handicraft", "1954"))


@pytest.mark.parametrize("name", builders())
def test_a_question_says_which_columns_it_answers_with(empty: Corpus, name: str) -> None:
    """
    Every column of an answer is named in the docstring ("All columns of" a table counts).
    """
    builder = builders()[name]
    columns = empty.run(builder(**calls(builder)[0])).columns
    documented = inspect.getdoc(builder) or ""

    assert "All columns of" in documented or not [c for c in columns if c not in documented]
