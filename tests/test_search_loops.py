"""Loops as machine code give what the same loops give as Python, for every question about words."""

from __future__ import annotations

import importlib
import pkgutil
from typing import TYPE_CHECKING

import pytest

from dashboard import search
from dashboard.corpus.patience import Patience
from dashboard.language import compiled
from dashboard.queries.collocates import Collocates
from dashboard.queries.concordance import Lines, WordsBeside
from dashboard.queries.equivalents import AgreementOverTime, Equivalents
from dashboard.queries.filters import Filters
from dashboard.queries.keyness import Keyness
from dashboard.queries.keywords import FrequencyOverTime
from dashboard.queries.wordlist import WordList
from dashboard.search.grammar import parse_search

if TYPE_CHECKING:
    from dashboard.corpus.database import Corpus
    from dashboard.corpus.query import Question

SOME = Filters(date_from="1950", date_to="1966")
ZH, EN = parse_search("工业合作 | 作 | 人民政府 -龘, people NEAR/9 the").series
QUESTIONS: list[Question] = [
    FrequencyOverTime(SOME, (ZH, EN), "year"),
    Lines(SOME, (ZH, EN), "left"),
    WordsBeside(SOME, (ZH, EN), "right"),
    Collocates(SOME, ZH, minimum=1),
    Collocates(Filters(), EN, 9, 2, minimum=1),
    Keyness(SOME, "zh", minimum=1),
    WordList(SOME, "en", 1, minimum=1),
    WordList(SOME, "zh", 3, minimum=1),
    Equivalents(SOME, ZH, minimum=1),
    AgreementOverTime(Filters(), ZH, EN, "year"),
]


def set_worth(patch: pytest.MonkeyPatch, steps: int) -> int:
    """
    Set from how many steps on loops are compiled, in all modules that have any.
    """
    patch.setattr(compiled, "_LOADED", set())  # what is loaded is used for ever so little
    found = 0
    for module in pkgutil.iter_modules(search.__path__):
        room = importlib.import_module(f"dashboard.search.{module.name}")
        if hasattr(room, "_WORTH_COMPILING"):
            patch.setattr(room, "_WORTH_COMPILING", steps)
            found += 1
    return found


@pytest.mark.parametrize("question", QUESTIONS)
def test_machine_code_and_python_give_the_same_answer(
    sample: Corpus, monkeypatch: pytest.MonkeyPatch, question: Question
) -> None:
    """
    However little there is to do, and however much.
    """
    # The compiler is at work within the question, however long the machine takes for it.
    monkeypatch.setattr(Patience.__init__, "__defaults__", (600.0,))
    assert set_worth(monkeypatch, 1_000_000_000) >= 3
    in_python = question.answer(sample)

    set_worth(monkeypatch, 0)

    assert question.answer(sample).equals(in_python)
    assert not in_python.is_empty()
