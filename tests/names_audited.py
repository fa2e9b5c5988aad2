"""A text and its translation, aligned and searched for names as a build does it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from dashboard.audit.check import Bitext, Row, Texts
from dashboard.audit.find import find_checks
from dashboard.language.alignment import align
from dashboard.places.article_places import places_of_article

if TYPE_CHECKING:
    from collections.abc import Collection

    from dashboard.audit.check import Check


def rows_of(body_zh: str, body_en: str) -> list[Row]:
    """Align two bodies."""
    found = align([body_zh], [body_en])
    columns = (found.starts_zh, found.ends_zh, found.starts_en, found.ends_en)
    spans = zip(*(column.tolist() for column in columns), strict=True)
    return [Row(*span, "body", 1.0) for span in spans]


def bitext_of(body_zh: str, body_en: str) -> Bitext:
    """Align two bodies and give them together."""
    return Bitext("body", body_zh, body_en, rows_of(body_zh, body_en))


def checks_of(texts: Texts, kinds: Collection[str]) -> list[Check]:
    """Check an article, and keep the checks of some kinds."""
    found = places_of_article(texts.title_zh, texts.body_zh, texts.issue_date)
    rows = rows_of(texts.body_zh, texts.body_en)
    checks = find_checks(texts, rows, [], found.mentions)
    return [check for check in checks if check.kind in kinds]


def said(body_zh: str, body_en: str, kind: str, on: str = "1954-03-27") -> list[str]:
    """Say what came of checking two bodies: "differs 盂县 -> Meng County", "-" for nothing."""
    texts = Texts(date.fromisoformat(on), "", "", None, None, body_zh, body_en)
    return [
        f"{check.verdict} {check.surface_zh} -> {check.found_en or '-'}"
        for check in checks_of(texts, {kind})
    ]
