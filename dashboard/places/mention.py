"""One name of a place at one position of a text."""

from typing import NamedTuple


class Mention(NamedTuple):
    """
    One name in a text and the unit that it stands for.

    Attributes:
        place_id: Id in the gazetteer, or of an unlisted place; None where the name is a
            place's and nothing decides which.
        start: 0-based character offset of the first character.
        end: Offset after the last one.
        surface: The characters between; an office (地委, 专署) is not part of them.
        candidates: The units that the name may stand for, where place_id is None.
        refers_back: The text says 该县 or 全省 and means a unit named before.

    """

    place_id: str | None
    start: int
    end: int
    surface: str
    candidates: tuple[str, ...] = ()
    refers_back: bool = False
