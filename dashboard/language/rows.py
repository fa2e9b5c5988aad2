"""
What a row of an alignment costs: so many paragraphs of one body with so many of the other.

Costs are in nats; alignment says what they are made of.
"""

import math
import sys
from functools import lru_cache
from itertools import accumulate, chain
from math import erfc, log, sqrt
from typing import Final

from dashboard.language.numerals import numbers_in
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

_SQUARE_OF_RATIO: Final = ENGLISH_PER_CHINESE**2
_SQRT_2: Final = math.sqrt(2)
_LEAST_SHARE: Final = sys.float_info.min

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

    __slots__ = (
        "body",
        "closes",
        "length_before",
        "numbers",
        "numbers_before",
        "opens_before",
        "spans",
    )

    def __init__(self, body: str) -> None:
        self.body = body
        self.spans: list[tuple[int, int]] = []
        self.closes: list[str] = []
        self.length_before = [0]
        self.opens_before = [0]
        start = length = opens = 0
        for line in body.split("\n"):
            end = start + len(line)
            if line:
                self.spans.append((start, end))
                length += end - start
                self.length_before.append(length)
                close = _CLOSE_TO_KIND.get(line[-1]) or _close(line)
                self.closes.append(close)
                if close == "open":
                    opens += 1
                self.opens_before.append(opens)
            start = end + 1
        self.numbers: list[float] = []
        self.numbers_before = [0] * len(self.length_before)

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

    def span(self, first: int, after: int) -> tuple[int, int]:
        """
        Give start and end of some paragraphs; of none, the place where they would stand.
        """
        if first < after:
            return self.spans[first][0], self.spans[after - 1][1]
        place = self.spans[first - 1][1] if first else 0
        return place, place


def _close(line: str) -> str:
    """
    Say how a paragraph closes: by the last sign that is no quotation mark or bracket.
    """
    return _CLOSE_TO_KIND.get(line.rstrip(_AFTER_CLOSE)[-1:], "open")


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
    spread = sqrt(mean * VARIANCE / _SQUARE_OF_RATIO + (SPREAD * mean) ** 2)
    # As cost_of_distance, written out: half the time of a search is spent in this function.
    of_row = -log(max(erfc(abs(long_en - long_zh) / spread / _SQRT_2), _LEAST_SHARE))
    opens_zh, opens_en = zh.opens_before, en.opens_before
    close_zh, close_en = zh.closes[to_i - 1], en.closes[to_j - 1]
    of_closes = 0.0 if close_zh == close_en else cost_of_close(close_zh, close_en)
    if opens_zh[i] < opens_zh[to_i - 1] or opens_en[j] < opens_en[to_j - 1]:
        of_closes += HEADING_MERGED
    of_row += of_closes
    if zh.numbers_before[i] < zh.numbers_before[to_i]:
        of_row -= SHARED_NUMBER * count_shared(zh, en, i, j, shape)
    return of_row


def count_shared(zh: Side, en: Side, i: int, j: int, shape: Shape) -> int:
    """
    Count the numbers that a row from paragraphs i and j on shares, repeated ones as often.
    """
    of_zh = zh.numbers[zh.numbers_before[i] : zh.numbers_before[i + shape[0]]]
    of_en = en.numbers[en.numbers_before[j] : en.numbers_before[j + shape[1]]]
    if not of_zh or not of_en:
        return 0
    if of_zh == of_en:
        return len(of_zh)
    shared = 0
    for value in of_zh:
        if value in of_en:
            of_en.remove(value)
            shared += 1
    return shared


def cost_of_distance(x: float) -> float:
    """
    Compute -log(erfc(x)): of a length that is x times sqrt(2) deviations off.
    """
    return -log(max(erfc(x), _LEAST_SHARE))


def cost_of_close(zh: str, en: str) -> float:
    """
    Compute the penalty for a row that closes differently in the two languages.
    """
    if zh == en:
        return 0.0
    # Verse often has full stops in the translation only.
    return CLOSE_DIFFERS / (2 if (zh, en) == ("open", "sentence") else 1)
