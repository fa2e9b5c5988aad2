"""How far translations can be trusted: rates by kind of check, by year and by region."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import polars as pl
import streamlit as st

from dashboard.audit.check import FAULTS
from dashboard.charts import audit as charts
from dashboard.labels import count_articles, say
from dashboard.queries.audit import (
    ALL,
    KINDS,
    THIN_ARTICLES,
    RatesByKind,
    RatesByRegion,
    RatesByYear,
)
from dashboard.queries.filters import ABROAD, DIFFERS, UNPLACED
from dashboard.views.audit_lines import show_lines
from dashboard.views.choices import choose
from dashboard.views.figures import caption, legend, picked_cell, picture, table
from dashboard.views.leads import period
from dashboard.views.names import region_name
from dashboard.views.pages import go, lede, notes
from dashboard.views.selection import sentence
from dashboard.views.visit import change

if TYPE_CHECKING:
    from dashboard.charts.audit import Measure
    from dashboard.labels import Ui
    from dashboard.views.visit import Visit

_ANY_DIFFERS = {"audit": DIFFERS}
"""The list of articles in which something differs."""


def show_rates(here: Visit) -> None:
    """Say, draw and list what the translations of the selected articles say otherwise."""
    ui = here.ui
    st.subheader(say("audit.head", ui), anchor=False)
    lede(say("audit.lede", ui))
    kinds = here.ask(RatesByKind(here.filters))
    if kinds.is_empty():
        notes(say("audit.nothing", ui))
        return
    with st.container(horizontal=True, gap="medium", key="choices"):
        present = set(kinds["kind"]) | {here.state["kind"]}
        choose("kind", "audit.kind", "audit.kind", (ALL, *(k for k in KINDS if k in present)))
        choose("measure", "audit.measure", "audit.measure", ("checks", "articles"))
    kind, measure = here.state["kind"], cast("Measure", here.state["measure"])
    if kind in FAULTS:
        measure = "articles"
    _show_finding(here, kinds, kind)
    _show_kinds(here, kinds, measure)
    _show_years(here, kind, measure)
    _show_regions(here, kind, measure)
    show_lines(here, kind)
    notes(
        *(say(f"audit.note.{name}", ui) for name in ("read", "missing", "faults", "measured")),
        say("audit.note.interval", ui, n=THIN_ARTICLES),
    )


def _show_finding(here: Visit, kinds: pl.DataFrame, kind: str) -> None:
    """State both measures of the kind that is looked at."""
    ui = here.ui
    chosen = kinds.filter(pl.col("kind") == kind)
    if chosen.is_empty():
        caption(say("audit.finding.checks.none", ui, sought=say(f"audit.sought.{kind}", ui)), "")
        return
    row = chosen.row(0, named=True)
    found = [
        say(
            "audit.finding.articles" if kind == ALL else "audit.finding.articles.of",
            ui,
            kind=say(f"audit.kind.{kind}", ui),
            n=count_articles(row["articles"], ui),
            differs=_share(row, "articles_differs", ui),
            missing=_share(row, "articles_missing", ui),
        )
    ]
    if row["checks"]:
        said = say(
            "audit.finding.checks",
            ui,
            n=f"{row['checks']:,}",
            sought=say(f"audit.sought.{kind}", ui),
            differs=_share(row, "differs", ui),
            missing=_share(row, "missing", ui),
        )
        found.insert(0, said)
    caption(found[0], " · ".join([*found[1:], sentence(here)]))


def _show_kinds(here: Visit, kinds: pl.DataFrame, measure: Measure) -> None:
    ui = here.ui
    prefix, whole = _columns_of(measure)
    rated = kinds.filter(pl.col(f"{prefix}differs_pct").is_not_null())
    if rated.is_empty():
        return
    judged = _judged(rated.filter(pl.col("kind") != ALL), measure)
    if judged.is_empty():
        title = say("audit.title.kind.thin", ui, n=THIN_ARTICLES)
    elif not judged[f"{prefix}differs"].sum():
        title = _title_of_nothing("kind", rated, prefix, ui)
    else:
        most = judged.row(-1, named=True)
        key = "audit.title.kind.articles" if measure == "articles" else "audit.title.kind"
        name = say(f"audit.kind.{most['kind']}", ui)
        title = say(key, ui, kind=name, share=_share(most, f"{prefix}differs", ui))
    caption(title, say(f"audit.subtitle.kind.{measure}", ui))
    _legend(here)
    told = "; ".join(
        say(
            "audit.alt.each",
            ui,
            name=say(f"audit.kind.{row['kind']}", ui),
            differs=_share(row, f"{prefix}differs", ui),
            missing=_share(row, f"{prefix}missing", ui),
        )
        for row in rated.iter_rows(named=True)
    )
    clicked = picture(
        here,
        charts.rates_by_kind,
        RatesByKind(here.filters),
        {"measure": measure},
        alt_text=say("audit.alt.kind", ui, told=told),
        click=charts.CLICK,
    )
    if clicked:
        change(kind=str(clicked[0]["kind"]))
        st.rerun()
    notes(say("audit.click.kind", ui))
    names = [say(f"audit.kind.{kind}", ui) for kind in kinds["kind"]]
    shown = _told(kinds.with_columns(pl.Series("name", names, pl.String)), measure, ui)
    table(
        here,
        shown,
        {"name": "column.kind"} | _told_columns(prefix, whole),
        name="audit-kinds",
        whole=lambda: kinds,
    )


def _show_years(here: Visit, kind: str, measure: Measure) -> None:
    ui = here.ui
    question = RatesByYear(here.filters, kind)
    years = here.ask(question)
    prefix, whole = _columns_of(measure)
    rated = years.filter(pl.col(f"{prefix}differs_pct").is_not_null())
    if rated.height < 2:
        notes(*(say("audit.one_year", ui, year=year) for year in rated["year"]))
        return
    title = _title_of_years(rated, measure, ui)
    name = say(f"audit.kind.{kind}", ui)
    caption(title, say(f"audit.subtitle.year.{measure}", ui, kind=name))
    _legend(here)
    clicked = picture(
        here,
        charts.rates_by_year,
        question,
        {"measure": measure},
        alt_text=say(
            "audit.alt.year",
            ui,
            first=years.item(0, "year"),
            last=years.item(-1, "year"),
            title=title,
            gaps=years.filter(pl.col("archive_articles") == 0).height,
        ),
        click=charts.CLICK,
    )
    if clicked:
        go(here, "reader", **_ANY_DIFFERS, **period(here, str(clicked[0]["bin"]), "year"))
    notes(say("audit.click.year", ui))
    shown = _told(years.with_columns(pl.col("year").cast(pl.String)), measure, ui)
    columns = {"year": "by.year"} | _told_columns(prefix, whole)
    table(here, shown, columns, name="audit-years", whole=lambda: years)


def _title_of_nothing(by: str, rated: pl.DataFrame, prefix: str, ui: Ui) -> str:
    """Say that nothing differs: anywhere, or where there are articles enough to judge by."""
    key = "some" if rated[f"{prefix}differs"].sum() else "none"
    return say(f"audit.title.{by}.{key}", ui, n=THIN_ARTICLES)


def _title_of_years(rated: pl.DataFrame, measure: Measure, ui: Ui) -> str:
    """Name the years in which most and least differs, among those that can be judged."""
    prefix, _ = _columns_of(measure)
    judged = _judged(rated, measure)
    if judged.is_empty():
        return say("audit.title.year.thin", ui, n=THIN_ARTICLES)
    if not judged[f"{prefix}differs"].sum():
        return _title_of_nothing("year", rated, prefix, ui)
    least, most = judged.row(0, named=True), judged.row(-1, named=True)
    highest = _share(most, f"{prefix}differs", ui)
    if judged.height == 1:
        only = most["year"]
        return say("audit.title.year.one", ui, only=only, share=highest, n=THIN_ARTICLES)
    lowest = _share(least, f"{prefix}differs", ui)
    return say(
        "audit.title.year",
        ui,
        most=most["year"],
        highest=highest,
        least=least["year"],
        lowest=lowest,
    )


def _show_regions(here: Visit, kind: str, measure: Measure) -> None:
    ui = here.ui
    prefix, whole = _columns_of(measure)
    regions = here.ask(RatesByRegion(here.filters, kind))
    rated = regions.filter(pl.col(f"{prefix}differs_pct").is_not_null())
    if rated.is_empty():
        return
    judged = _judged(rated.filter(~pl.col("place_id").is_in([ABROAD, UNPLACED])), measure)
    if judged.is_empty():
        title = say("audit.title.region.thin", ui, n=THIN_ARTICLES)
    elif judged[f"{prefix}differs"].sum():
        most = judged.row(-1, named=True)
        place = region_name(here, most["place_id"])
        title = say(
            "audit.title.region", ui, place=place, share=_share(most, f"{prefix}differs", ui)
        )
    else:
        title = _title_of_nothing("region", rated, prefix, ui)
    name = say(f"audit.kind.{kind}", ui)
    caption(title, say(f"audit.subtitle.region.{measure}", ui, kind=name))
    places = [region_name(here, place_id) for place_id in rated["place_id"]]
    shown = _told(rated.with_columns(pl.Series("place", places, pl.String)), measure, ui)
    picked = picked_cell(
        here,
        shown,
        {"place": "column.place"} | _told_columns(prefix, whole),
        name="audit-regions",
        whole=lambda: regions,
    )
    if picked:
        go(here, "reader", **_ANY_DIFFERS, region=picked.place_id)
    notes(say("audit.click.region", ui))


def _columns_of(measure: Measure) -> tuple[str, str]:
    """Give what the columns of a measure begin with, and the column that it is a share of."""
    return ("articles_", "articles") if measure == "articles" else ("", "checks")


def _judged(rated: pl.DataFrame, measure: Measure) -> pl.DataFrame:
    """Leave the rows that rest on enough articles, those that differ least first."""
    prefix, _ = _columns_of(measure)
    few = "has_few" if measure == "articles" else "is_thin"
    return rated.filter(~pl.col(few)).sort(f"{prefix}differs_pct", maintain_order=True)


def _share(row: dict[str, Any], name: str, ui: Ui) -> str:
    """Write a rate with its interval, in percent: 0.9 % (0.2–3.1)."""
    share, low, high = (row[f"{name}_{at}"] for at in ("pct", "low", "high"))
    return say("audit.share", ui, share=_percent(share), low=_percent(low), high=_percent(high))


def _percent(value: float) -> str:
    """Two digits of what is small; more would pretend to precision."""
    return f"{value:.1f}" if value >= 0.05 or value == 0 else f"{value:.2g}"


def _told(frame: pl.DataFrame, measure: Measure, ui: Ui) -> pl.DataFrame:
    """Add the columns that a table shows: rates with their intervals, and whether they are thin."""
    prefix, _ = _columns_of(measure)
    few = "has_few" if measure == "articles" else "is_thin"
    added = {
        f"{verdict}_told": [
            "" if row[f"{prefix}{verdict}_pct"] is None else _share(row, f"{prefix}{verdict}", ui)
            for row in frame.iter_rows(named=True)
        ]
        for verdict in charts.VERDICTS
    }
    thin = pl.when(few).then(pl.lit(say("column.few", ui))).otherwise(pl.lit(""))
    return frame.with_columns(
        *(pl.Series(name, words, pl.String) for name, words in added.items()), few=thin
    )


def _told_columns(prefix: str, whole: str) -> dict[str, str]:
    return {
        whole: f"column.{whole}",
        f"{prefix}differs": "column.differs",
        "differs_told": "column.differs_told",
        f"{prefix}missing": "column.missing",
        "missing_told": "column.missing_told",
        "few": "column.few",
    }


def _legend(here: Visit) -> None:
    names = [say(f"audit.verdict.{verdict}", here.ui) for verdict in charts.VERDICTS]
    legend(names, charts.colours(here.scheme))
