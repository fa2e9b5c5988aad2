"""Time questions, and set the times in tables."""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from tqdm import tqdm

from dashboard.corpus.patience import QueryTooLongError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

_SHOWN = 40
"""Characters of a question in a table."""


@dataclass(frozen=True, slots=True)
class Asked:
    """
    One question and its answer's time.

    Attributes:
        kind: Of question.
        text: What was asked.
        ms: Until the answer, or until the question was stopped.
        is_stopped: Whether it took longer than a reader is let wait.
        is_first: Whether it was the first of its kind, which warms up and is not counted.

    """

    kind: str
    text: str
    ms: float
    is_stopped: bool = False
    is_first: bool = False


def timed(kind: str, text: str, ask: Callable[[], object], *, is_first: bool = False) -> Asked:
    """Ask once."""
    is_stopped = False
    started = time.perf_counter()
    try:
        ask()
    except QueryTooLongError:
        is_stopped = True
    return Asked(kind, text, 1e3 * (time.perf_counter() - started), is_stopped, is_first)


def all_timed(kind: str, questions: Iterable[tuple[str, Callable[[], object]]]) -> Iterator[Asked]:
    """Ask questions of one kind; the first of them is to warm up."""
    for number, (text, ask) in enumerate(progress(list(questions), kind)):
        yield timed(kind, text, ask, is_first=number == 0)


def progress(todo: Sequence, what: str) -> Iterable:
    """Show how far a loop is, if somebody looks; say what it does, if not."""
    if not sys.stderr.isatty():
        say(what)
    return tqdm(todo, desc=what, file=sys.stderr, leave=False, disable=not sys.stderr.isatty())


def summary(name: str, asked: Sequence[Asked]) -> tuple[str, ...]:
    """Give a row: kind, first, n, median, 95th percentile, worst, which that is, stopped."""
    first = [one.ms for one in asked if one.is_first]
    counted = [one for one in asked if not one.is_first]
    if not counted:
        return (name, "", "0", *[""] * 5)
    times = [one.ms for one in counted]
    worst = max(counted, key=lambda one: one.ms)
    return (
        name,
        ms(first[0]) if first else "",
        f"{len(times):,}",
        ms(float(np.median(times))),
        ms(float(np.percentile(times, 95))),
        ms(worst.ms),
        worst.text.replace("|", "\\|")[:_SHOWN],
        str(sum(one.is_stopped for one in counted) or ""),
    )


def ms(value: float) -> str:
    """Write milliseconds with as many digits as say something."""
    if value < 1:
        return f"{value:.2f}"
    return f"{value:.1f}" if value < 100 else f"{value:,.0f}"


def table(head: Sequence[str], rows: Iterable[Sequence[str]], texts: Sequence[str] = ()) -> str:
    """Set a Markdown table; columns are numbers, but for the first and those named."""
    rule = ["---" if name in (head[0], *texts) else "---:" for name in head]
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, rule, *rows))


def say(line: str) -> None:
    """Tell whoever waits."""
    sys.stderr.write(f"{line}\n")
