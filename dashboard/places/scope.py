"""What an article is about as a whole: at home or abroad, and in which province."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Literal

from dashboard.places.gazetteer import load_gazetteer
from dashboard.places.regions import province_at

Scope = Literal["domestic", "abroad", "mixed", "unplaced"]


def scope_of(place_ids: Iterable[str]) -> Scope:
    """
    Say whether the places of an article lie in China.

    Hong Kong, Macau and Taiwan count as domestic, as they do for the paper.
    Continents and the United Nations only count where nothing else is named.

    >>> scope_of(["shanxi", "ussr", "ussr"])
    'mixed'
    """
    places = load_gazetteer().places
    kinds = {places[place_id].kind for place_id in place_ids}
    weak = kinds & {"world_region", "international"}
    abroad = kinds & {"country", "soviet_republic"}
    has_abroad = bool(abroad)
    has_home = bool(kinds - weak - abroad)
    if has_home:
        return "mixed" if has_abroad else "domestic"
    return "abroad" if has_abroad or weak else "unplaced"


def main_place(counts: Mapping[str, int], on: date, *, share: float = 0.5) -> str | None:
    """
    Name the province-level unit that most mentions of an article roll up to.

    Args:
        counts: Mentions of each place.
        on: Day of the issue; the provinces are those of that day.
        share: What part of the mentions, 0 to 1, is too little.

    Returns:
        The unit with more than that part of the mentions of its level: by default with
        more than all others together.
        None when there is none, so that an article on three provinces has no main one.

    >>> main_place({"shanxi-yu_county": 1, "shanxi": 2, "henan": 1}, date(1954, 3, 30))
    'shanxi'

    """
    by_province: dict[str, int] = {}
    for place_id, mentions in counts.items():
        province = province_at(place_id, on)
        if province:
            by_province[province] = by_province.get(province, 0) + mentions
    if not by_province:
        return None
    most = max(by_province, key=by_province.__getitem__)
    return most if by_province[most] > share * sum(by_province.values()) else None
