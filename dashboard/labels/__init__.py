"""Every word on screen, in both interface languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from dashboard.labels import (
    around,
    audit,
    checks,
    citation,
    figures,
    house,
    keywords,
    listing,
    place,
    quantities,
    reader,
    regions,
    texts,
    units,
)
from dashboard.labels.texts import BUILD_FACTS

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = [
    "BUILD_FACTS",
    "LABELS",
    "Ui",
    "about_checks",
    "amount",
    "both_names",
    "count_articles",
    "count_figures",
    "count_mentions",
    "count_pairs",
    "count_people",
    "count_times",
    "count_words",
    "listed",
    "say",
    "unit_name",
]

Ui = Literal["en", "zh"]

LABELS: dict[str, tuple[str, str]] = (
    house.LABELS
    | figures.LABELS
    | regions.LABELS
    | place.LABELS
    | quantities.LABELS
    | listing.LABELS
    | units.LABELS
    | texts.LABELS
    | around.LABELS
    | reader.LABELS
    | checks.LABELS
    | keywords.LABELS
    | citation.LABELS
    | audit.LABELS
)


def say(key: str, ui: Ui, **values: object) -> str:
    """
    Give the words of a label in one interface language, with its values filled in.

    Values are inserted as they are: escaping is the view's.
    """
    text = LABELS[key][0 if ui == "en" else 1]
    return text.format(**values) if values else text


def count_articles(n: int, ui: Ui) -> str:
    """
    Say a number of articles.

    >>> count_articles(1, "en"), count_articles(1123, "en")
    ('1 article', '1,123 articles')
    """
    return say("count.articles.one", ui) if n == 1 else say("count.articles", ui, n=f"{n:,}")


def count_times(n: int, ui: Ui) -> str:
    """Say how often something occurs."""
    return say("keywords.times.one", ui) if n == 1 else say("keywords.times", ui, n=f"{n:,}")


def count_mentions(n: int, ui: Ui) -> str:
    """Say a number of mentions."""
    return say("count.mentions.one", ui) if n == 1 else say("count.mentions", ui, n=f"{n:,}")


def count_people(n: int, ui: Ui) -> str:
    """Say a number of people."""
    return say("count.people.one", ui) if n == 1 else say("count.people", ui, n=f"{n:,}")


def count_words(n: int, ui: Ui) -> str:
    """Say a number of words."""
    return say("count.words", ui, n=f"{n:,}")


def count_figures(n: int, ui: Ui) -> str:
    """Say a number of figures."""
    return say("count.figures.one", ui) if n == 1 else say("count.figures", ui, n=f"{n:,}")


def amount(value: float) -> str:
    """
    Write a value: whole ones whole, others to three decimals, thousands parted.

    >>> amount(12_000.0), amount(0.5), amount(1 / 3), amount(0.00012)
    ('12,000', '0.5', '0.333', '0.00012')
    """
    if value == round(value):
        return f"{value:,.0f}"
    return f"{value:,.3f}".rstrip("0") if abs(value) >= 0.001 else f"{value:.3g}"


def unit_name(code: str, unit: str, ui: Ui) -> str:
    """
    Name a unit by its code in addresses; one without a name is itself.

    >>> unit_name("mu", "亩", "en"), unit_name("mu", "亩", "zh"), unit_name("u666e", "普", "en")
    ('mu 亩', '亩', '普')
    """
    key = f"unit.{code}"
    if key not in LABELS:
        return unit
    return both_names(LABELS[key][0], unit, "en") if ui == "en" else LABELS[key][1]


def both_names(name_en: str, name_zh: str, ui: Ui) -> str:
    """
    Give both names of a place, the reader's language first.

    >>> both_names("Shanxi", "山西", "en"), both_names("Shanxi", "山西", "zh")
    ('Shanxi 山西', '山西 Shanxi')
    """
    return f"{name_en} {name_zh}" if ui == "en" else f"{name_zh} {name_en}"


def listed(names: Sequence[str], ui: Ui) -> str:
    """
    Join names as a sentence does.

    >>> listed(["a", "b", "c"], "en"), listed(["甲", "乙"], "zh")
    ('a, b and c', '甲、乙')
    """
    if ui == "zh":
        return "、".join(names)
    return " and ".join(part for part in (", ".join(names[:-1]), names[-1]) if part)


def count_pairs(n: int, ui: Ui) -> str:
    """Say a number of paragraph pairs."""
    return say("equivalents.pairs.one", ui) if n == 1 else say("equivalents.pairs", ui, n=f"{n:,}")


def about_checks(agree: int, differ: int, missing: int, ui: Ui) -> str:
    """
    Say what the checks of one translation found; nothing where nothing was checked.

    >>> about_checks(12, 0, 0, "en"), about_checks(11, 1, 2, "en"), about_checks(3, 0, 1, "zh")
    ('all 12 checks agree', '1 of 14 checks differs, 2 not found', '4 项中 1 项未见于译文')
    """
    total = agree + differ + missing
    if agree == total:
        key = "list.checks.agree.one" if total == 1 else "list.checks.agree"
        return say(key, ui, n=total) if total else ""
    if not differ:
        return say("list.checks.missing", ui, n=missing, all=total)
    said = [say(f"list.checks.differ{'.one' if differ == 1 else ''}", ui, n=differ, all=total)]
    if missing:
        said.append(say("list.checks.missing.too", ui, n=missing))
    return ("，" if ui == "zh" else ", ").join(said)
