"""CSL-JSON, which Zotero, pandoc and citeproc read (schema 1.0.2)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from dashboard.citation.facts import NEWSPAPER_WHOLE

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from dashboard.citation.facts import Cited
    from dashboard.citation.names import Name


def csl_json(articles: Iterable[Cited]) -> str:
    """Give an array with an item for each article, ending in a line end."""
    return f"[\n{items(articles)}\n]\n"


def items(articles: Iterable[Cited]) -> str:
    """Give the items alone, parted by commas, for an array that is written in parts."""
    return ",\n".join(json.dumps(_item(cited), ensure_ascii=False) for cited in articles)


def _item(cited: Cited) -> dict[str, Any]:
    item = {
        "id": cited.key,
        "type": "article-newspaper",
        "title": cited.title,
        "original-title": cited.title_zh,
        "author": [_name(name) for name in cited.authors],
        "original-author": [_name_han(name) for name in cited.authors if name.han],
        "container-title": NEWSPAPER_WHOLE,
        "issued": _date(cited.issued),
        "page": f"{cited.page or ''}",
        "section": cited.section,
        "language": "zh",
        "URL": cited.url,
        "accessed": _date(cited.accessed) if cited.accessed else None,
        "note": cited.remark,
    }
    return {name: value for name, value in item.items() if value}


def _name(name: Name) -> dict[str, str]:
    if name.family:
        return {"family": name.family, "given": name.given}
    return {"literal": name.whole}


def _name_han(name: Name) -> dict[str, str]:
    if name.family_han:
        return {"family": name.family_han, "given": name.given_han}
    return {"literal": name.han}


def _date(day: date) -> dict[str, list[list[int]]]:
    return {"date-parts": [[day.year, day.month, day.day]]}
