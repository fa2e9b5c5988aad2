"""
COinS: the citation that Zotero and library resolvers read in a page (Z39.88-2004).

An OpenURL ContextObject in key-value form, `info:ofi/fmt:kev:mtx:journal`, genre article, as
the matrix prescribes for newspapers. It has no field for a name in a second script.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from dashboard.citation.facts import NEWSPAPER_WHOLE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dashboard.citation.facts import Cited


def coins(cited: Cited) -> str:
    """Give what stands in the title of a span of class Z3988, not yet escaped for HTML."""
    return urlencode([(key, value) for key, value in _pairs(cited) if value])


def _pairs(cited: Cited) -> Iterable[tuple[str, str]]:
    yield "ctx_ver", "Z39.88-2004"
    yield "rft_val_fmt", "info:ofi/fmt:kev:mtx:journal"
    yield "rft.genre", "article"
    yield "rft.atitle", cited.title
    yield "rft.jtitle", NEWSPAPER_WHOLE
    yield "rft.date", f"{cited.issued}"
    yield "rft.pages", f"{cited.page or ''}"
    for name in cited.authors[:1]:
        yield "rft.aulast", name.family
        yield "rft.aufirst", name.given
    for name in cited.authors:
        yield "rft.au", name.inverted if name.family else name.whole
    yield "rft_id", cited.url
