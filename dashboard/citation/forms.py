"""The forms of a citation, by the names that they have in commands and in the reader."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dashboard.citation.bibtex import bibtex
from dashboard.citation.chicago import bibliography, note, plain
from dashboard.citation.csljson import csl_json
from dashboard.citation.ris import ris

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from dashboard.citation.facts import Cited

FORMS: Final[Mapping[str, Callable[[Cited], str]]] = {
    "chicago": lambda cited: plain(bibliography(cited)),
    "note": lambda cited: plain(note(cited)),
    "bibtex": lambda cited: bibtex([cited]),
    "ris": lambda cited: ris([cited]),
    "csljson": lambda cited: csl_json([cited]),
}

# Those that are files: ending and media type.
FILES: Final[Mapping[str, tuple[str, str]]] = {
    "bibtex": (".bib", "application/x-bibtex"),
    "ris": (".ris", "application/x-research-info-systems"),
    "csljson": (".csl.json", "application/vnd.citationstyles.csl+json"),
}
