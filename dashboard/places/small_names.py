"""Names of small places at the beginning or the end of a stretch of text, told by the segmenter."""

from functools import lru_cache

import rjieba

from dashboard.places.settlements import (
    BOUNDARIES,
    ENDING_TO_KIND,
    OFTEN_NAMES,
    WEAK_ENDING_TO_KIND,
    is_word,
)


@lru_cache(maxsize=100_000)
def first_name(window: str) -> str:
    """
    Give the name of a small place that a stretch of text begins with, or "".

    >>> first_name("白露坳一带有些农民"), first_name("小红门刘长龄农业"), first_name("人民政府")
    ('白露坳', '小红门', '')
    """
    (first, tag), *rest = rjieba.tag(window)
    if (rest and len(first) == 2 and rest[0][0] in WEAK_ENDING_TO_KIND and rest[0][0] != "江") or (
        rest and len(first) == 1 and len(rest[0][0]) == 2 and rest[0][0][-1] in WEAK_ENDING_TO_KIND
    ):
        name = first + rest[0][0]
    elif 3 <= len(first) <= 4 and tag.startswith(("nr", "ns", "nz")):
        name = first
    else:
        return ""
    is_fit = name[-1] in WEAK_ENDING_TO_KIND and not set(name[:-1]) & BOUNDARIES
    is_other = is_word(name) or (is_word(first) and first not in OFTEN_NAMES)
    return name if is_fit and not is_other else ""


@lru_cache(maxsize=100_000)
def last_name(window: str) -> str:
    """
    Give the name of a small place that a stretch of text ends with, or "".

    >>> last_name("民兵积极收打八里庄")
    '八里庄'
    """
    *_, (last, tag) = rjieba.tag(window)
    return last if 3 <= len(last) <= 4 and tag.startswith(("nr", "ns", "nz")) else ""


@lru_cache(maxsize=100_000)
def is_surname(window: str) -> bool:
    """
    Say whether a stretch of text begins with a person's name: 庄则栋 in 亚军庄则栋.
    """
    first, tag = rjieba.tag(window)[0]
    return len(first) > 1 and tag.startswith("nr")


def weak_kind(name: str) -> str:
    """
    Give the kind of place that the end of a name tells; a village if it tells none.
    """
    endings = [name[-n:] for n in (3, 2, 1)]
    return next(
        (kind for e in endings if (kind := ENDING_TO_KIND.get(e) or WEAK_ENDING_TO_KIND.get(e))),
        "village",
    )
