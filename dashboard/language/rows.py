"""
What a row of an alignment costs: so many paragraphs of one body with so many of the other.

Costs are in nats; alignment says what they are made of.
"""

import math
import sys
from functools import lru_cache
from itertools import accumulate, chain
from typing import Final

from dashboard.language.numerals import numbers_in
from dashboard.language.paragraphs import paragraphs
from dashboard.language.words import Lang

Shape = tuple[int, int]
"""Paragraphs of a row, Chinese and English."""

ENGLISH_PER_CHINESE: Final = 4.4
"""
Characters of translation per character of original.

Mean over 256 pairs of single paragraphs in 53 articles of 1946-1968: 4.38.
"""

VARIANCE: Final = 20.0
"""
Variance of the length of a translation, per character of the original.

Measured on the same pairs: 15 below 20 characters, 24 at 50-100, but 77 at
200-400; hence a second part that grows with the length, SPREAD.
"""

SPREAD: Final = 0.1
"""
Standard deviation of a long translation's length, as a share of that length.
"""

# Set by reading the alignments of the same 53 articles; in nats where no share.
_MERGED: Final = 0.01  # share of rows that merge two paragraphs of one side
_ALONE: Final = 0.02  # share of paragraphs without partner
_SURPLUS: Final = 0.4  # added to both, per paragraph that one side has more
ALONE_PER_CHARACTER: Final = 0.15  # headings are left out, long passages seldom
CLOSE_DIFFERS: Final = 3.0
HEADING_MERGED: Final = 2.0
SHARED_NUMBER: Final = 2.0
_SMALLEST_NUMBER: Final = 10  # smaller ones are in every paragraph, often as idioms

MOST_MERGED: Final = 16

_AFTER_CLOSE: Final = "\"'”’」』）)】]》 \t\u3000"
_CLOSE_TO_KIND: Final = {
    **dict.fromkeys("。！？…．；.!?;", "sentence"),
    **dict.fromkeys("：:", "colon"),
    **dict.fromkeys("，、,", "comma"),
}


class Side:
    """
    The paragraphs of one body, with all that the cost of a row asks of them.

    Attributes:
        length_before: Characters of the paragraphs before each, and of all.
        opens_before: Paragraphs before each that close as a heading, and all of them.
        numbers: Numbers of all paragraphs that the other body has as well.
        numbers_before: How many of them are before each paragraph, and in all.

    """

    def __init__(self, body: str) -> None:
        self.body = body
        self.spans = paragraphs(body)
        self.length_before = [0, *accumulate([end - start for start, end in self.spans])]
        self.closes = [_close(body, start, end) for start, end in self.spans]
        self.opens_before = [0, *accumulate([close == "open" for close in self.closes])]
        self.numbers: list[float] = []
        self.numbers_before = [0] * (len(self.spans) + 1)

    def __len__(self) -> int:
        return len(self.spans)

    def anchors(self, lang: Lang) -> list[list[float]]:
        """
        List the numbers of each paragraph that can tell it from others.
        """
        return [
            [value for value in found if value >= _SMALLEST_NUMBER or value % 1]
            for found in numbers_in(self.body, self.spans, lang)
        ]

    def keep_numbers(self, anchors: list[list[float]], shared: set[float]) -> None:
        """
        Set the numbers: of the anchors those that both bodies have.
        """
        kept = [[value for value in found if value in shared] for found in anchors]
        self.numbers = list(chain.from_iterable(kept))
        self.numbers_before = [0, *accumulate(map(len, kept))]

    def numbers_of(self, first: int, after: int) -> list[float]:
        """
        List the numbers of some paragraphs.
        """
        return self.numbers[self.numbers_before[first] : self.numbers_before[after]]

    def span(self, first: int, after: int) -> tuple[int, int]:
        """
        Give start and end of some paragraphs; of none, the place where they would stand.
        """
        if first < after:
            return self.spans[first][0], self.spans[after - 1][1]
        place = self.spans[first - 1][1] if first else 0
        return place, place


def _close(body: str, start: int, end: int) -> str:
    """
    Say how a paragraph closes: by the last sign that is no quotation mark or bracket.
    """
    while start < end and body[end - 1] in _AFTER_CLOSE:
        end -= 1
    return _CLOSE_TO_KIND.get(body[end - 1], "open") if start < end else "open"


def find_shared_numbers(zh: Side, en: Side, *, fewest: float = 1) -> None:
    """
    Give either side those of its numbers that the other has as well, anywhere.

    Where the Chinese has fewer than `fewest` numbers the English is not read.
    """
    of_zh = zh.anchors("zh") if zh.spans and en.spans else []
    if sum(map(len, of_zh)) < max(fewest, 1):
        return
    of_en = en.anchors("en")
    shared = set(chain.from_iterable(of_zh)).intersection(chain.from_iterable(of_en))
    if shared:
        zh.keep_numbers(of_zh, shared)
        en.keep_numbers(of_en, shared)


def shared_at_most(zh: Side, en: Side, i: int, j: int, shape: Shape) -> int:
    """
    Count the numbers that a row from paragraphs i and j on can share at most.
    """
    return min(
        zh.numbers_before[i + shape[0]] - zh.numbers_before[i],
        en.numbers_before[j + shape[1]] - en.numbers_before[j],
    )


@lru_cache(maxsize=2_000)
def shapes(paragraphs_zh: int, paragraphs_en: int) -> tuple[tuple[Shape, float], ...]:
    """
    Give the shapes a row may have, (Chinese, English) paragraphs, and their priors in nats.
    """
    surplus_zh = _surplus(paragraphs_zh, paragraphs_en)
    surplus_en = _surplus(paragraphs_en, paragraphs_zh)
    share = {
        (1, 1): 0.9 - _SURPLUS * 2 * (surplus_zh + surplus_en),
        (1, 0): _ALONE + _SURPLUS * surplus_zh,
        (0, 1): _ALONE + _SURPLUS * surplus_en,
    }
    for several in range(2, _most_merged(paragraphs_zh, paragraphs_en) + 1):
        share[several, 1] = (_MERGED + _SURPLUS * surplus_zh) / 2 ** (several - 2)
    for several in range(2, _most_merged(paragraphs_en, paragraphs_zh) + 1):
        share[1, several] = (_MERGED + _SURPLUS * surplus_en) / 2 ** (several - 2)
    return tuple((shape, -math.log(prior)) for shape, prior in share.items())


def _surplus(mine: int, other: int) -> float:
    return min(1.0, max(0, mine - other) / max(other, 1))


def _most_merged(mine: int, other: int) -> int:
    return min(MOST_MERGED, mine, max(3, math.ceil(2 * mine / max(other, 1))))


def cost(zh: Side, en: Side, i: int, j: int, shape: Shape) -> float:
    """
    Compute the cost of a row from paragraphs i and j on, less its prior.
    """
    to_i, to_j = i + shape[0], j + shape[1]
    long_zh = zh.length_before[to_i] - zh.length_before[i]
    long_en = (en.length_before[to_j] - en.length_before[j]) / ENGLISH_PER_CHINESE
    if not long_zh or not long_en:
        return ALONE_PER_CHARACTER * (long_zh + long_en)
    mean = (long_zh + long_en) / 2
    spread = math.sqrt(mean * VARIANCE / ENGLISH_PER_CHINESE**2 + (SPREAD * mean) ** 2)
    cost_of_lengths = cost_of_distance(abs(long_en - long_zh) / spread / math.sqrt(2))
    has_heading = (
        zh.opens_before[i] < zh.opens_before[to_i - 1]
        or en.opens_before[j] < en.opens_before[to_j - 1]
    )
    cost_of_closes = HEADING_MERGED if has_heading else 0.0
    if zh.closes[to_i - 1] != en.closes[to_j - 1]:
        cost_of_closes += cost_of_close(zh.closes[to_i - 1], en.closes[to_j - 1])
    shared = count_shared(zh, en, i, j, shape)
    return cost_of_lengths + cost_of_closes - SHARED_NUMBER * shared


def count_shared(zh: Side, en: Side, i: int, j: int, shape: Shape) -> int:
    """
    Count the numbers that a row from paragraphs i and j on shares, repeated ones as often.
    """
    if not shared_at_most(zh, en, i, j, shape):
        return 0
    left: dict[float, int] = {}
    for value in en.numbers_of(j, j + shape[1]):
        left[value] = left.get(value, 0) + 1
    shared = 0
    for value in zh.numbers_of(i, i + shape[0]):
        if left.get(value):
            left[value] -= 1
            shared += 1
    return shared


def cost_of_distance(x: float) -> float:
    """
    Compute -log(erfc(x)): of a length that is x times sqrt(2) deviations off.
    """
    return -math.log(max(math.erfc(x), sys.float_info.min))


def cost_of_close(zh: str, en: str) -> float:
    """
    Compute the penalty for a row that closes differently in the two languages.
    """
    if zh == en:
        return 0.0
    # Verse often has full stops in the translation only.
    return CLOSE_DIFFERS / (2 if (zh, en) == ("open", "sentence") else 1)
