"""All that is checked of one article's translation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.audit.authors import check_authors
from dashboard.audit.check import Bitext, Row
from dashboard.audit.dates import check_dates
from dashboard.audit.figures import check_figures, figures_of_title
from dashboard.audit.leftovers import check_leftovers
from dashboard.audit.names import check_names
from dashboard.audit.passages import check_passages
from dashboard.audit.terms import check_terms
from dashboard.figures.figure import ounces_of
from dashboard.figures.quantities import find_quantities

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from dashboard.audit.check import Check, Texts
    from dashboard.audit.figure_values import Figure
    from dashboard.places.article_places import Role
    from dashboard.places.mention import Mention


def find_checks(
    texts: Texts,
    rows: Sequence[Row],
    figures: Sequence[Figure],
    mentions: Sequence[tuple[Role, Mention]],
) -> list[Check]:
    """
    Check the translation of an article: title first, then the body, kind by kind.

    Args:
        texts: The article's.
        rows: Of its bodies, aligned.
        figures: Of its Chinese body, paired with the numbers of the English one.
        mentions: Of places, in title and body.

    Returns:
        The checks; of an article in one language there are none.

    """
    if not (texts.title_zh or texts.body_zh) or not (texts.title_en or texts.body_en):
        return []
    checks: list[Check] = []
    if texts.title_zh and texts.title_en:
        row = Row(0, len(texts.title_zh), 0, len(texts.title_en), "heading", 1.0)
        title = Bitext("title", texts.title_zh, texts.title_en, [row])
        names = [(each.start, each.end) for role, each in mentions if role == "title"]
        ounces = ounces_of(texts.issue_date)
        of_title = figures_of_title(find_quantities(title.zh, names, ounces=ounces), title)
        checks += _of_bitext(title, of_title, texts.issue_date)
        checks += check_names(title, [each for role, each in mentions if role == "title"])
    checks += check_authors(texts)
    if texts.body_zh and texts.body_en:
        body = Bitext("body", texts.body_zh, texts.body_en, rows)
        of_body = _of_bitext(body, figures, texts.issue_date)
        # Each number and each day renders one of the original; a name may be another's.
        rendered = sorted(c.start_zh or 0 for c in of_body if c.verdict == "agrees")
        checks += of_body
        checks += check_names(body, [each for role, each in mentions if role != "title"])
        checks += check_terms(body)
        checks += check_passages(body, texts.title_en, rendered)
    return checks


def _of_bitext(bitext: Bitext, figures: Sequence[Figure], on: date) -> list[Check]:
    spans = [(each.start_zh, each.end_zh) for each in figures]
    return [
        *check_figures(figures, bitext),
        *check_dates(bitext, on=on, spans=spans),
        *check_leftovers(bitext),
    ]
