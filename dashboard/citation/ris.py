"""RIS, as reference managers exchange it: type NEWS."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import rispy

from dashboard.citation.facts import MACHINE_TRANSLATION, NEWSPAPER_WHOLE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dashboard.citation.facts import Cited


class _Writer(rispy.RisWriter):  # type: ignore[misc]
    """Writes records only; the numbers that rispy puts between them are not in the format."""

    def set_header(self, count: int) -> str:  # noqa: ARG002 - the signature is rispy's
        return ""


def ris(articles: Iterable[Cited]) -> str:
    """Give a record for each article, ending in a line end."""
    return str(rispy.dumps([_record(cited) for cited in articles], implementation=_Writer))


def _record(cited: Cited) -> dict[str, Any]:
    day = cited.issued
    record = {
        "type_of_reference": "NEWS",
        "id": cited.key,
        "authors": [name.inverted if name.family else name.whole for name in cited.authors],
        "title": cited.title,
        "translated_title": cited.title_en if cited.title_zh else "",
        "secondary_title": NEWSPAPER_WHOLE,
        "year": f"{day.year}",
        "date": f"{day:%Y/%m/%d}/",
        "start_page": f"{cited.page or ''}",
        "section": cited.section,
        "custom1": cited.column,
        "language": "zh",
        "urls": [cited.url] if cited.url else [],
        "access_date": f"{cited.accessed:%Y/%m/%d}/" if cited.accessed else "",
        "notes": [
            *([f"Author in Chinese: {cited.authors_han}"] if cited.authors_han else []),
            *([MACHINE_TRANSLATION] if cited.is_translated else []),
        ],
    }
    return {name: value for name, value in record.items() if value}
