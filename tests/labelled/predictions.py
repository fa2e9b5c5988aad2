"""One article's places as a prediction: what a labeller would have written down."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

from dashboard.archive.files import read_article
from dashboard.errors import DashboardError
from dashboard.figures.figure import find_figures
from dashboard.places.article_places import ArticlePlaces, places_of_article
from dashboard.places.gazetteer import load_gazetteer
from dashboard.places.regions import province_at, units_at

if TYPE_CHECKING:
    from pathlib import Path

    from dashboard.archive.article import Article

_ABOVE = ("country", "area", "province")
_PEIPING_UNTIL = date(1949, 9, 27)  # Beijing had its old name until then


def labels_in(folder: Path) -> dict[str, dict[str, Any]]:
    """
    Read the label files of a folder, by name.
    """
    return {
        path.name: json.loads(path.read_text(encoding="utf-8"))
        for path in sorted(folder.glob("*.json"))
    }


def labelled_article(source: Path, path: str) -> Article:
    """
    Read the article that a label file is about; an error if it is none.
    """
    result = read_article(source, path)
    if not isinstance(result, tuple):
        msg = f"{source / path} is no article: {result.reason}. {result.detail}"
        raise DashboardError(msg)
    return result[1]


def prediction(article: Article) -> dict[str, Any]:
    """
    Say what the program finds in an article, in the fields that a label file has.
    """
    found = places_of_article(article.title_zh, article.body_zh, article.issue_date)
    return {
        "main_province": _short(found.main_place_id, article.issue_date),
        "scope": found.scope,
        **_places(found, article.issue_date),
        "figures": _figures(article, found),
    }


def _figures(article: Article, found: ArticlePlaces) -> list[dict[str, Any]]:
    return [
        {"zh": figure.surface_zh, "value": figure.value, "unit": figure.unit}
        for figure in find_figures(
            article.body_zh,
            [mention for role, mention in found.mentions if role == "body"],
            parents={unit.place_id: unit.parent_id for unit in found.units},
            main_place_id=found.main_place_id,
            on=article.issue_date,
        )
    ]


def _places(found: ArticlePlaces, on: date) -> dict[str, Any]:
    gazetteer = load_gazetteer().places
    unlisted = {record.place_id: record for record in found.unlisted}
    provinces: set[str] = set()
    countries: set[str] = set()
    places: list[dict[str, str | None]] = []
    for _, mention in found.mentions:
        record = unlisted.get(mention.place_id or "")
        listed = record.parent_id if record else mention.place_id
        province = province_at(listed, on) if listed else None
        if province:
            provinces.add(_short(province, on))
        if record is None and listed:
            place = gazetteer[listed]
            if place.level == "country":
                countries.add(gazetteer[units_at(listed, on)[-1]].name_zh)
            if place.level in _ABOVE and place.kind != "municipality":
                continue
        if mention.refers_back or len(mention.surface) == 1:
            continue  # 该县, 抵沪: to the labellers no names of places, but of their provinces
        places.append({"zh": mention.surface, "province": _short(province, on)})
    return {"provinces": sorted(provinces), "countries": sorted(countries), "places": places}


def _short(place_id: str | None, on: date) -> str | None:
    if place_id == "beijing" and on < _PEIPING_UNTIL:
        return "北平"
    return load_gazetteer().places[place_id].short_zh if place_id else None
