"""The checks of names: places, and the persons beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.audit.persons import check_persons
from dashboard.audit.places import check_places
from dashboard.audit.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.audit.check import Bitext, Check
    from dashboard.places.mention import Mention


def check_names(bitext: Bitext, mentions: Sequence[Mention]) -> list[Check]:
    """
    Check the names of a text against those of its translation: places, then persons.

    Args:
        bitext: Two titles, or two bodies.
        mentions: Of places in the original, in order.

    """
    reading = Reading(bitext)
    places = check_places(reading, mentions)
    taken = [
        (check.start_en, check.end_en)
        for check in places
        if check.start_en is not None and check.end_en is not None
    ]
    return places + check_persons(reading, taken)
