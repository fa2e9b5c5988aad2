"""
BibTeX, with the fields that biblatex adds: nameaddon, origtitle, date, urldate.

Chinese stays as it is (UTF-8: biber, XeLaTeX, LuaLaTeX); only what LaTeX or BibTeX would read
as a command is written as one. Braces are never written bare, because BibTeX counts them even
behind a backslash.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bibtexparser.entrypoint import write_string
from bibtexparser.library import Library
from bibtexparser.model import Block, Entry, Field

from dashboard.citation.facts import NEWSPAPER_WHOLE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dashboard.citation.facts import Cited
    from dashboard.citation.names import Name

_COMMANDS = str.maketrans(
    {
        "\\": r"{\textbackslash}",
        "{": r"{\textbraceleft}",
        "}": r"{\textbraceright}",
        "~": r"{\textasciitilde}",
        "^": r"{\textasciicircum}",
        "`": r"{\textasciigrave}",
        "<": r"{\textless}",
        ">": r"{\textgreater}",
        "|": r"{\textbar}",
        **{sign: f"\\{sign}" for sign in "$&%#_"},
    }
)
# Two of these in a row would be set as one sign: a dash, a quotation mark.
_LIGATURES = re.compile("(?<=-)(?=-)|(?<=')(?=')|(?<=,)(?=,)")


def bibtex(articles: Iterable[Cited]) -> str:
    """Give an entry for each article, ending in a line end."""
    entries: list[Block] = [
        Entry("article", cited.key, [Field(name, value) for name, value in _fields(cited) if value])
        for cited in articles
    ]
    return write_string(Library(entries))


def _fields(cited: Cited) -> Iterable[tuple[str, str]]:
    yield "author", " and ".join(map(_author, cited.authors))
    yield "nameaddon", latex(cited.authors_han)
    # Braces keep the capitals, which styles would take away.
    yield "title", f"{{{latex(cited.title)}}}" if cited.title else ""
    yield "origtitle", latex(cited.title_zh)
    yield "journal", latex(NEWSPAPER_WHOLE)
    yield "date", f"{cited.issued}"
    yield "year", f"{cited.issued.year}"
    yield "month", f"{cited.issued.month}"
    yield "pages", f"{cited.page or ''}"
    yield "section", latex(cited.section)
    yield "language", "chinese"
    yield "url", cited.url
    yield "urldate", f"{cited.accessed or ''}"
    yield "note", latex(cited.remark)


def _author(name: Name) -> str:
    if name.family:
        return f"{latex(name.family)}, {latex(name.given)}"
    return f"{{{latex(name.whole)}}}"


def latex(text: str) -> str:
    r"""
    Give text that LaTeX sets as it is.

    >>> print(latex("50% {a} -- $x$"))
    50\% {\textbraceleft}a{\textbraceright} -{}- \$x\$
    """
    return _LIGATURES.sub("{}", text.translate(_COMMANDS))
