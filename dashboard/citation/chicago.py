"""
The Chicago Manual of Style, notes and bibliography: a newspaper article in two scripts.

Chinese stands behind its romanised form, the translation of a title behind it in brackets, a
newspaper in the place of an author who is not named, commas and full stops within quotation
marks. Titles are not romanised: that would need every proper noun known and no character misread.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dashboard.citation.facts import MACHINE_TRANSLATION, NEWSPAPER, NEWSPAPER_EN, NEWSPAPER_HAN

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from dashboard.citation.facts import Cited

_ENDS = (".", "?", "!", "…", "。", "？", "！")
# Quotation marks within quotation marks are single ones.
_INNER = str.maketrans("“”", "‘’")


class Run(NamedTuple):
    """A stretch of a citation that is set in one way."""

    text: str
    is_italic: bool = False


def bibliography(cited: Cited) -> tuple[Run, ...]:
    """Give the entry of a bibliography, full stop included."""
    name = _author(cited)
    head = (Run(f"{_stopped(name)} "),) if name else _newspaper(". ")
    newspaper = _newspaper(", ") if name else ()
    tail = (
        _stopped(", ".join(_printed(cited))),
        f"{MACHINE_TRANSLATION}." if cited.is_translated else "",
        f"Accessed {_day(cited.accessed)}." if cited.accessed else "",
        f"{cited.url}." if cited.url else "",
    )
    column = f"{_stopped(cited.column)} " if cited.column else ""
    return (
        *head,
        Run(f"{_title(cited, '.')} {column}"),
        *newspaper,
        Run(" ".join(filter(None, tail))),
    )


def note(cited: Cited, paragraph: str = "") -> tuple[Run, ...]:
    """Give the full note, full stop included; `paragraph` is the number of one in the article."""
    before = (_author(cited), _title(cited, ","))
    column = f"{cited.column}, " if cited.column else ""
    behind = (
        *_printed(cited),
        f"para. {paragraph}" if paragraph else "",
        MACHINE_TRANSLATION if cited.is_translated else "",
        f"accessed {_day(cited.accessed)}" if cited.accessed else "",
        (cited.url + (f"&row={paragraph}" if paragraph else "")) if cited.url else "",
    )
    return (
        Run(f"{', '.join(filter(None, before))} {column}"),
        *_newspaper(", "),
        Run(f"{', '.join(filter(None, behind))}."),
    )


def plain(runs: Iterable[Run]) -> str:
    """Give a citation as text alone."""
    return "".join(run.text for run in runs)


def _newspaper(mark: str) -> tuple[Run, Run]:
    return Run(NEWSPAPER, is_italic=True), Run(f" {NEWSPAPER_HAN} [{NEWSPAPER_EN}]{mark}")


def _author(cited: Cited) -> str:
    *others, last = (name.whole for name in cited.authors) if cited.authors else ("",)
    if not others:
        return last
    return f"{', '.join(others)}{',' if len(others) > 1 else ''} and {last}"


def _title(cited: Cited, mark: str) -> str:
    """Give the title with the mark behind it, which stands within the quotation marks."""
    quoted = (cited.title_zh or cited.title_en).translate(_INNER)
    if cited.title_zh and cited.title_en:
        return f"“{quoted}” [{cited.title_en}]{mark}"
    return f"“{quoted if mark == '.' and quoted.endswith(_ENDS) else quoted + mark}”"


def _printed(cited: Cited) -> list[str]:
    return [
        _day(cited.issued),
        *([f"p. {cited.page}"] if cited.page else []),
        *([f"sec. {cited.section}"] if cited.section else []),
    ]


def _day(day: date) -> str:
    return f"{day:%B} {day.day}, {day.year}"


def _stopped(text: str) -> str:
    return text if text.endswith(_ENDS) else f"{text}."
