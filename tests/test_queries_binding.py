"""Every question that can be asked, found by itself: it is answered on any corpus."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from dataclasses import is_dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from dashboard import queries
from dashboard.corpus.query import Query
from dashboard.queries.filters import Filters
from dashboard.queries.quantities import Choice
from dashboard.search.grammar import parse_search

if TYPE_CHECKING:
    from collections.abc import Callable

    from dashboard.corpus.database import Corpus
    from dashboard.corpus.query import Question

NARROW = Filters(
    q="合作社, cooperative, U.S., 县（市）",
    region=("shanxi", "abroad", "unplaced"),
    date_from="1954-03",
    date_to="1954",
    page=2,
    author="Jiao'; DROP TABLE articles; --",
    audit="differs",
)
ZH, EN = parse_search("手工业 | 合作社, handicraft* -rain").series
ABSENT, NOWHERE = parse_search("龘龘, zyzzyva").series
# What to call a question with; a parameter that is not here fails its test by name.
SAMPLES: dict[str, list[Any]] = {
    "filters": [Filters(), NARROW, Filters(region=("shanxi",)), Filters(page=99)],
    "series": [(ZH, EN), (EN, ZH, NOWHERE), (ABSENT, NOWHERE)],
    "one": [ZH, EN, ABSENT, ZH, NOWHERE],
    "other": [EN, ZH, EN, NOWHERE, ABSENT],
    "by": ["day", "week", "month", "quarter", "year"],
    "smooth": [0, 2],
    "stack": ["none", "region", "page", "author"],
    "level": ["area", "province", "place"],
    "limit": [1, 50],
    "top": [3],
    "page": [1, 2],
    "page_size": [10],
    "slug": ["1954-03-27-p2-a4704729", "'"],
    "article_id": [0, -1],
    "first": [0, 5],
    "last": [-1, 9],
    "sort": ["date", "left", "right"],
    "counterpart": [True, False],
    "side": ["left", "right"],
    "left": [0, 5, 10],
    "right": [5, 0],
    "measure": ["logdice", "loglikelihood", "mi", "tscore", "count"],
    "minimum": [1, 0, 3],
    "with_stop_words": [True, False],
    "lang": ["zh", "en"],
    "n": [1, 2, 3, 4],
    "among": [None, Filters(), Filters(date_from="1954")],
    "within": ["", "shanxi", "ga_north", "'; DROP TABLE places; --"],
    "place_id": ["shanxi", "'; DROP TABLE places; --"],
    "unit": ["人", "亩", "'"],
    "order": ["mentions", "newest", "oldest"],
    "choice": [
        Choice(),
        Choice("人", "all", 3.0, 400.0),
        Choice("'; DROP TABLE figures; --", "totals"),
        Choice("个", "parts", high=0.0),
        Choice(kind="differs", low=1.0),
    ],
    "seconds": [30.0],
    "listing.sort": ["date", "newest", "relevance", "length", "differs"],
    "day": [date(1954, 3, 27), date(1946, 1, 1)],
    "span": [7, 0],
    "around.sort": ["date", "newest", "relevance", "length", "differs"],
    "kind": ["all", "figure", "leftover", "'; DROP TABLE checks; --"],
    "verdict": ["all", "differs", "missing", "agrees"],
    "quantity_lines.sort": ["date", "newest", "high", "low"],
    # What another question means by the same name.
    "timeline.measure": ["articles", "people", "words", "people"],
    "region_counts.measure": ["articles", "about", "words", "mentions", "figures"],
}


def builders() -> dict[str, Callable[..., Question]]:
    """
    Find what dashboard.queries offers: functions that promise a Query, and classes that answer.
    """
    found: dict[str, Callable[..., Question]] = {}
    for module in pkgutil.iter_modules(queries.__path__):
        room = importlib.import_module(f"dashboard.queries.{module.name}")
        for name, thing in inspect.getmembers(room):
            is_its_own = getattr(thing, "__module__", "") == room.__name__
            if not is_its_own or name.startswith("_"):
                continue
            is_question = (
                is_dataclass(thing)
                if inspect.isclass(thing)
                else inspect.isfunction(thing) and returned(thing) == "Query"
            )
            if is_question and (inspect.isfunction(thing) or hasattr(thing, "answer")):
                found[f"{module.name}.{name}"] = thing
    return found


def returned(function: Callable[..., Any]) -> Any:
    """
    Give what a function promises to return.
    """
    return inspect.signature(function).return_annotation


def calls(builder: Callable[..., Question]) -> list[dict[str, Any]]:
    """
    Give calls in which each sample of each parameter occurs.
    """
    room = builder.__module__.rpartition(".")[2]
    samples = {
        name: SAMPLES.get(f"{room}.{name}") or SAMPLES[name]
        for name in inspect.signature(builder).parameters
    }
    widest = max(map(len, samples.values()), default=1)
    return [
        {name: values[turn % len(values)] for name, values in samples.items()}
        for turn in range(max(2, widest))
    ]


def test_the_questions_of_every_page_are_found() -> None:
    """
    The search below is not empty by mistake.
    """
    found = {name: inspect.isclass(builder) for name, builder in builders().items()}

    assert {name.split(".")[0] for name, is_class in found.items() if not is_class} == {
        "around", "audit_lines", "export", "methods", "overview", "place", "quantities", "reader",
        "regions", "timeline",
    }  # fmt: skip
    assert {name.split(".")[0] for name, is_class in found.items() if is_class} == {
        "around", "audit", "audit_lines", "collocates", "concordance", "equivalents", "keyness",
        "keywords", "listing", "place", "quantities", "quantity_lines", "reader", "region_counts",
        "related", "wordlist",
    }  # fmt: skip


@pytest.mark.parametrize("name", builders())
def test_a_question_is_answered_alike_everywhere(empty: Corpus, seeds: Corpus, name: str) -> None:
    """
    It runs without articles, whatever the filters; names and types are always the same.
    """
    schemas = {
        str(question.answer(corpus).schema)
        for question in (builders()[name](**arguments) for arguments in calls(builders()[name]))
        for corpus in (empty, seeds)
    }

    assert len(schemas) == 1


@pytest.mark.parametrize("name", builders())
def test_a_question_is_a_value(name: str) -> None:
    """
    The same arguments give the same question, others another; a cache can hold it.
    """
    asked = [builders()[name](**arguments) for arguments in calls(builders()[name])]

    again = [builders()[name](**arguments) for arguments in calls(builders()[name])]
    assert asked == again
    assert [hash(question) for question in asked] == [hash(question) for question in again]
    assert len({repr(question) for question in asked}) == len(set(asked))


@pytest.mark.parametrize("name", builders())
def test_nothing_a_reader_writes_is_in_the_sql(name: str) -> None:
    """
    Values are parameters.
    """
    for arguments in calls(builders()[name]):
        question = builders()[name](**arguments)
        if isinstance(question, Query):
            assert not any(
                word in question.sql for word in ("DROP", "合作社", "handicraft", "1954")
            )


@pytest.mark.parametrize("name", builders())
def test_a_question_says_which_columns_it_answers_with(empty: Corpus, name: str) -> None:
    """
    Every column of an answer is named in the docstring ("All columns of" a table counts).
    """
    builder = builders()[name]
    columns = builder(**calls(builder)[0]).answer(empty).columns
    documented = inspect.getdoc(builder) or ""
    room, _, _ = name.partition(".")
    for other in re.findall(r"as of (\w+)", documented):
        documented += inspect.getdoc(builders().get(f"{room}.{other}")) or ""

    assert "All columns of" in documented or not [c for c in columns if c not in documented]
