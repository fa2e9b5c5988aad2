"""
The address bar: every page's state as short, stable ASCII codes, both ways.

The one codec. A state maps every parameter of a page to a canonical string; the
default of a parameter is left out of the address.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from dashboard.figures.totals import unit_class
from dashboard.figures.units import NOT_SUMMED
from dashboard.queries.around import AROUND
from dashboard.queries.audit import ALL
from dashboard.queries.audit import KINDS as AUDIT_KINDS
from dashboard.queries.bins import WIDTHS
from dashboard.queries.collocates import MEASURES, MOST_WORDS
from dashboard.queries.filters import ABROAD, CLEAN, DIFFERS, UNPLACED, first_day, last_day
from dashboard.queries.listing import SORTS as LIST_SORTS
from dashboard.queries.quantities import KINDS
from dashboard.queries.quantity_lines import SORTS
from dashboard.queries.region_counts import MEASURES as REGION_MEASURES
from dashboard.queries.region_counts import PEOPLE
from dashboard.queries.timeline import MEASURES as TIMELINE_MEASURES
from dashboard.queries.units import code_of, unit_of
from dashboard.search.grammar import MAX_SERIES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

State = dict[str, str]

MAX_SEARCH = 200
MAX_AUTHOR = 80
MAX_REGIONS = 20
MAX_WORD = 80
TABS = ("trend", "concordance", "collocates", "keyness", "equivalents", "words")
MARKS = ("search", "places", "figures", "audit", "words")
"""What the reader can mark in a text; of words each becomes a link."""
PLACES = frozenset({"within", "place"})
"""Parameters that are one place of the gazetteer, or ""."""
MINIMA = ("1", "2", "3", "5", "10", "20", "50", "100")

SLUG = re.compile(r"\d{4}-\d{2}-\d{2}-p\d{1,5}-[0-9a-f]{8}(-\d{1,6})?", re.ASCII)
_REGION = re.compile(r"[a-z0-9_-]{1,80}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Parameter:
    """
    One URL parameter: its default, and how a written value becomes canonical.

    `read` gives None for a value that makes no sense; the default then stands.
    """

    name: str
    default: str
    read: Callable[[str], str | None]


class Notice(NamedTuple):
    """A value of the address that was left out, for a sentence on the page."""

    parameter: str
    value: str


def _text(limit: int) -> Callable[[str], str | None]:
    def read(written: str) -> str | None:
        # Control, format (bidi) and private characters have no business in a search.
        kept = "".join(c if unicodedata.category(c)[0] != "C" else " " for c in written)
        text = " ".join(kept.split())
        return text if len(text) <= limit else None

    return read


def _choice(*codes: str) -> Callable[[str], str | None]:
    return lambda written: written if written in codes else None


def _some_of(*codes: str) -> Callable[[str], str | None]:
    """Several codes parted by ".", in their own order; "none" for the empty choice."""

    def read(written: str) -> str | None:
        parts = set(written.split("."))
        if written == "none":
            return written
        return ".".join(c for c in codes if c in parts) if parts <= set(codes) else None

    return read


def _number(low: int, high: int) -> Callable[[str], str | None]:
    def read(written: str) -> str | None:
        is_number = re.fullmatch(r"\d{1,6}", written, re.ASCII) is not None
        return str(int(written)) if is_number and low <= int(written) <= high else None

    return read


def _decimal(written: str) -> str | None:
    """Read a number of 0 or more; zeros that say nothing are left out."""
    match = re.fullmatch(r"(\d{1,15})(?:\.(\d{1,6}))?", written, re.ASCII)
    if not match:
        return None
    decimals = (match[2] or "").rstrip("0")
    return f"{int(match[1])}.{decimals}" if decimals else str(int(match[1]))


def _unit(written: str) -> str | None:
    unit = unit_of(written)
    return None if unit is None else code_of(unit)


def _day(written: str) -> str | None:
    return written if first_day(written) else None


def _regions(written: str) -> str | None:
    parts = list(dict.fromkeys(part for part in written.split(".") if part))
    if len(parts) > MAX_REGIONS or not all(_REGION.fullmatch(part) for part in parts):
        return None
    return ".".join(parts)


def _unit_of_sums(written: str) -> str | None:
    """One address for one count: 名 and 位 are added up as 人; shares and ages not at all."""
    unit = unit_of(written)
    return None if unit is None or unit in NOT_SUMMED else code_of(unit_class(unit))


def _place(written: str) -> str | None:
    return written if _REGION.fullmatch(written) and written not in (ABROAD, UNPLACED) else None


def _slug(written: str) -> str | None:
    return written if SLUG.fullmatch(written) else None


SHARED: tuple[Parameter, ...] = (
    Parameter("q", "", _text(MAX_SEARCH)),
    Parameter("region", "", _regions),
    Parameter("from", "", _day),
    Parameter("to", "", _day),
    Parameter("page", "", _number(1, 999)),
    Parameter("author", "", _text(MAX_AUTHOR)),
    Parameter("audit", "", _choice(DIFFERS, CLEAN)),
    Parameter("ui", "en", _choice("en", "zh")),
)

_BY = Parameter("by", "auto", _choice("auto", *WIDTHS))
_AT = Parameter("at", "1", _number(1, 999_999))

OF_PAGE: dict[str, tuple[Parameter, ...]] = {
    "overview": (),
    "timeline": (
        _BY,
        Parameter("stack", "none", _choice("none", "region", "page", "author")),
        Parameter("measure", "articles", _choice(*TIMELINE_MEASURES)),
        Parameter("unit", "count", _choice("count", "share")),
    ),
    "regions": (
        Parameter("view", "map", _choice("map", "bars", "ranking", "multiples")),
        Parameter("level", "province", _choice("area", "province", "place")),
        Parameter("within", "", _place),
        Parameter("measure", "articles", _choice(*REGION_MEASURES)),
        Parameter("unit", code_of(PEOPLE), _unit_of_sums),
        Parameter("as", "count", _choice("count", "share", "ratio")),
        Parameter("map", "auto", _choice("auto", "1950", "1954", "1957", "modern")),
        _BY,
        # The card of a place, instead of the whole.
        Parameter("place", "", _place),
        Parameter("order", "mentions", _choice("mentions", "newest", "oldest")),
    ),
    "quantities": (
        Parameter("unit", "", _unit),
        Parameter("kind", "all", _choice(*KINDS)),
        Parameter("min", "", _decimal),
        Parameter("max", "", _decimal),
        Parameter("sort", "date", _choice(*SORTS)),
        _AT,
    ),
    "reader": (
        Parameter("article", "", _slug),
        Parameter("show", "both", _choice("both", "en", "zh")),
        Parameter("marks", "search.places.audit", _some_of(*MARKS)),
        Parameter("pinyin", "0", _choice("0", "1")),
        Parameter("size", "m", _choice("s", "m", "l")),
        # The row to open at, and the part of a text too long for one page.
        Parameter("row", "", _number(1, 999_999)),
        Parameter("part", "", _number(1, 9_999)),
        # Of the list.
        Parameter("sort", "date", _choice(*LIST_SORTS)),
        Parameter("around", "issue", _choice(*AROUND)),
        _AT,
    ),
    "keywords": (
        Parameter("tab", "trend", _choice(*TABS)),
        _BY,
        _AT,
        # Over time.
        Parameter("unit", "permillion", _choice("permillion", "count", "articles", "ratio")),
        Parameter("smooth", "0", _choice("0", "1", "2", "3", "6")),
        Parameter("split", "none", _choice("none", "region")),
        # Which of the terms, where one is looked at.
        Parameter("of", "1", _number(1, MAX_SERIES)),
        # Concordance.
        Parameter("sort", "date", _choice("date", "left", "right")),
        Parameter("group", "none", _choice("none", "left", "right")),
        Parameter("aligned", "0", _choice("0", "1")),
        # Collocates, keyness, word list, equivalents.
        Parameter("left", "5", _number(0, MOST_WORDS)),
        Parameter("right", "5", _number(0, MOST_WORDS)),
        Parameter("measure", "logdice", _choice(*MEASURES)),
        Parameter("min", "3", _choice(*MINIMA)),
        Parameter("stop", "0", _choice("0", "1")),
        Parameter("lang", "", _choice("en", "zh")),
        Parameter("n", "1", _choice("1", "2", "3", "4")),
        Parameter("with", "", _text(MAX_WORD)),
    ),
    "methods": (
        # Of the rates of what translations say otherwise.
        Parameter("kind", ALL, _choice(ALL, *AUDIT_KINDS)),
        Parameter("measure", "checks", _choice("checks", "articles")),
    ),
}


def parameters(page: str) -> tuple[Parameter, ...]:
    """Give the parameters of a page, the shared ones first."""
    return SHARED + OF_PAGE[page]


def decode(
    written: Mapping[str, str], page: str, *, is_place: Callable[[str], bool]
) -> tuple[State, tuple[Notice, ...]]:
    """
    Read an address into a complete state.

    A value that makes no sense, a place that does not exist among them, falls back
    to the default and is reported. Parameters that are not ours are ignored.
    """
    state: State = {}
    notices: list[Notice] = []
    for parameter in parameters(page):
        value = written.get(parameter.name, "")
        known = parameter.read(value) if value else parameter.default
        if known is None:
            notices.append(Notice(parameter.name, value))
            known = parameter.default
        state[parameter.name] = known
    regions = [part for part in state["region"].split(".") if part]
    unknown = [part for part in regions if not is_place(part)]
    notices.extend(Notice("region", part) for part in unknown)
    state["region"] = ".".join(part for part in regions if part not in unknown)
    for name in sorted(PLACES & state.keys()):
        if state[name] and not is_place(state[name]):
            notices.append(Notice(name, state[name]))
            state[name] = ""
    if state["from"] and state["to"] and _runs_backwards(state["from"], state["to"]):
        notices.append(Notice("to", state["to"]))
        state["to"] = ""
    return state, tuple(notices)


def _runs_backwards(start: str, end: str) -> bool:
    first, last = first_day(start), last_day(end)
    return first is not None and last is not None and last < first


def encode(state: Mapping[str, str], page: str) -> dict[str, str]:
    """
    Write a state as the parameters of a page's address, sorted, defaults left out.

    What belongs to other pages is left out as well.
    """
    return {
        parameter.name: state[parameter.name]
        for parameter in sorted(parameters(page), key=lambda p: p.name)
        if state.get(parameter.name, parameter.default) != parameter.default
    }
