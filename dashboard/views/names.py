"""Names of places and filters in the reader's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from dashboard.labels import Ui, say
from dashboard.queries.filters import ABROAD, UNPLACED
from dashboard.queries.timeline import OTHER
from dashboard.views.corpus import place_names

if TYPE_CHECKING:
    from dashboard.views.visit import Visit


def both(name_en: str, name_zh: str, ui: Ui) -> str:
    """
    Give both names of a place, the reader's language first.

    >>> both("Shanxi", "山西", "en"), both("Shanxi", "山西", "zh")
    ('Shanxi 山西', '山西 Shanxi')
    """
    return f"{name_en} {name_zh}" if ui == "en" else f"{name_zh} {name_en}"


def with_place(frame: pl.DataFrame, ui: Ui) -> pl.DataFrame:
    """Add the column `place`: both names in one."""
    names = [both(en, zh, ui) for en, zh in frame.select("name_en", "name_zh").iter_rows()]
    return frame.with_columns(pl.Series("place", names, dtype=pl.String))


def region_name(here: Visit, code: str) -> str:
    """Name a code of the region filter."""
    if code in (ABROAD, UNPLACED):
        return say(f"region.{code}", here.ui)
    name_en, name_zh = place_names(here.corpus)[code]
    return both(name_en, name_zh, here.ui)


def filter_name(here: Visit, name: str) -> str:
    """Name one filter in force, with its value, as a chip shows it."""
    value = here.state[name]
    if name == "region":
        value = ", ".join(region_name(here, code) for code in value.split("."))
    return f"{say(f'filters.{name}', here.ui)}: {value}"


def key_labels(rows: pl.DataFrame, stack: str, ui: Ui) -> dict[str, str]:
    """
    Name the keys of `queries.timeline.articles_per_period`, the largest first.

    What is not one of the named keys (other, several, unknown) comes last.
    """
    if stack == "none":
        return {"": ""}
    largest = (
        rows.filter(pl.col("articles") > 0)
        .group_by("key", "key_en", "key_zh")
        .agg(pl.col("articles").sum())
        .sort([-pl.col("articles"), pl.col("key")])
    )
    named: dict[str, str] = {}
    rest: dict[str, str] = {}
    for row in largest.iter_rows(named=True):
        key = row["key"]
        if row["key_en"]:
            named[key] = both(row["key_en"], row["key_zh"], ui)
        elif key in ("several", ABROAD, UNPLACED, OTHER):
            rest[key] = say(f"region.{key}", ui)
        elif not key:
            rest[key] = say("timeline.nokey", ui)
        else:
            named[key] = say("filters.page.n", ui, page=key) if stack == "page" else key
    return named | rest
