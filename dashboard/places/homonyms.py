"""Names that China shares with a country beside it, and where they are that country's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.places.cautions import COUNTRY_TO_HOMONYMS
from dashboard.places.regions import province_at
from dashboard.places.senses import places_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Set as AbstractSet
    from datetime import date

    from dashboard.places.reading import Name

_HOME_WORDS = ("我国", "中国")
_OF_COUNTRY = ("", "的", "首都", "的首都")
"""What lies between the name of a country and that of its town."""


def bare(name: Name) -> str:
    """Give a name without its rank: 全州 of 全州市."""
    return name.surface.stem.rstrip("省市县")


def stems_behind_countries(text: str, found: Mapping[Name, str]) -> frozenset[str]:
    """
    List the names that stand behind a country that has them: 蒙古人民共和国首都库伦.

    Args:
        text: What the names are of.
        found: The place that each name stands for.

    """
    countries = {
        name.end: place_id for name, place_id in found.items() if place_id in COUNTRY_TO_HOMONYMS
    }
    if not countries:
        return frozenset()
    return frozenset(
        bare(name)
        for name in found
        for link in _OF_COUNTRY
        if text.endswith(link, 0, name.start)
        and bare(name)
        in COUNTRY_TO_HOMONYMS.get(countries.get(name.start - len(link), ""), frozenset())
    )


def names_where_only_abroad(
    text: str, found: Mapping[Name, str], context: AbstractSet[str], on: date
) -> set[Name]:
    """
    List the names that another country has too, where only that country is named.

    The greater areas are among them: 东北 of Korea.

    Args:
        text: What the names are of.
        found: The place that each name stands for.
        context: Places of the title and the dateline.
        on: Day of the issue.

    """
    countries = (context | set(found.values())) & places_of(level="country")
    if not countries:
        return set()
    homonyms = {name for country in countries for name in COUNTRY_TO_HOMONYMS.get(country, ())}
    areas = places_of(kind="greater_area")
    doubtful = {
        name
        for name, place_id in found.items()
        if place_id in areas or (homonyms and bare(name) in homonyms)
    }
    is_home = any(
        name not in doubtful and province_at(place_id, on) for name, place_id in found.items()
    )
    if is_home or any(word in text for word in _HOME_WORDS):
        return set()
    return doubtful
