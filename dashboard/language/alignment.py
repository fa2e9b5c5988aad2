"""
Pair the paragraphs of an original with those of its translation.

After W. A. Gale and K. W. Church, "A Program for Aligning Sentences in
Bilingual Corpora", Computational Linguistics 19 (1993): the longer a passage,
the longer its translation, and the cheapest chain of rows is found by dynamic
programming. The cost of a row, in nats, is

- the prior of its shape: one to one, one to several, or alone;
- how improbable its lengths are as those of a passage and its translation;
- a penalty where the two close differently, one as a sentence and the other as
  a heading, or where a heading is merged with what stands below it;
- less a bonus for each number that both sides mention (374 and 三百七十四).

The original method has rows of two to two; here one paragraph may stand for up
to sixteen (a song printed in one line, its translation in sixteen), and where
one body has more paragraphs than the other such rows become more likely.
"""

import math
import sys
from bisect import bisect_left
from collections import Counter
from itertools import accumulate
from typing import Final, NamedTuple

from dashboard.language.numerals import numbers
from dashboard.language.paragraphs import paragraphs
from dashboard.language.words import Lang

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
_ALONE_PER_CHARACTER: Final = 0.15  # headings are left out, long passages seldom
_CLOSE_DIFFERS: Final = 3.0
_HEADING_MERGED: Final = 2.0
_SHARED_NUMBER: Final = 2.0
_SMALLEST_NUMBER: Final = 10  # smaller ones are in every paragraph, often as idioms

_MOST_MERGED: Final = 16
_WHOLE_TABLE: Final = 2_000
"""Cells, paragraphs by paragraphs, up to which all of the table is searched."""
_BAND: Final = 30
"""Paragraphs to either side of the expected place that are searched beyond that."""

_AFTER_CLOSE: Final = "\"'”’」』）)】]》 \t\u3000"
_CLOSE_TO_KIND: Final = {
    **dict.fromkeys("。！？…．；.!?;", "sentence"),
    **dict.fromkeys("：:", "colon"),
    **dict.fromkeys("，、,", "comma"),
}


class Pair(NamedTuple):
    """
    One row of an alignment: a passage and its translation.

    0-based character offsets into the two bodies, end exclusive. A passage
    without partner has an empty span on the other side, where it would stand.
    """

    start_zh: int
    end_zh: int
    start_en: int
    end_en: int


class _Side:
    """
    The paragraphs of one body, with all that the cost of a row asks of them.
    """

    def __init__(self, body: str, lang: Lang) -> None:
        self.spans = paragraphs(body)
        self.length_before = [0, *accumulate(end - start for start, end in self.spans)]
        texts = [body[start:end] for start, end in self.spans]
        self.closes = [_CLOSE_TO_KIND.get(_last_sign(text), "open") for text in texts]
        self.numbers = [_anchors(text, lang) for text in texts]
        self.numbers_before = [0, *accumulate(found.total() for found in self.numbers)]

    def __len__(self) -> int:
        return len(self.spans)

    def length(self, first: int, after: int) -> int:
        return self.length_before[after] - self.length_before[first]

    def count_of_numbers(self, first: int, after: int) -> int:
        return self.numbers_before[after] - self.numbers_before[first]

    def span(self, first: int, after: int) -> tuple[int, int]:
        if first < after:
            return self.spans[first][0], self.spans[after - 1][1]
        place = self.spans[first - 1][1] if first else 0
        return place, place


def align(body_zh: str, body_en: str) -> list[Pair]:
    r"""
    Pair two bodies, paragraph by paragraph, in order.

    Every paragraph of either body is in exactly one row; a row of several
    paragraphs spans from the first to the last, newlines included. No rows
    when both bodies are empty.

    Long bodies are searched along a band only, so that time grows with the
    number of paragraphs: 2 ms for the average of 53 articles, 0.9 s for 500
    paragraphs, 3 s for 2,000 (one core, 2026).

    >>> [tuple(pair) for pair in align("甲。\n乙。", "First.\nSecond.")]
    [(0, 2, 0, 6), (3, 5, 7, 14)]
    """
    zh, en = _Side(body_zh, "zh"), _Side(body_en, "en")
    return [
        Pair(*zh.span(from_zh, to_zh), *en.span(from_en, to_en))
        for from_zh, to_zh, from_en, to_en in _cheapest_rows(zh, en)
    ]


def _last_sign(text: str) -> str:
    return text.rstrip(_AFTER_CLOSE)[-1:]


def _anchors(text: str, lang: Lang) -> Counter[float]:
    return Counter(value for value in numbers(text, lang) if value >= _SMALLEST_NUMBER or value % 1)


def _cheapest_rows(zh: _Side, en: _Side) -> list[tuple[int, int, int, int]]:
    """
    Fill the table row by row, then walk back from its last cell.

    A cell (i, j) holds the least cost of pairing the first i paragraphs with
    the first j, and the shape of the last row on the way there.
    """
    shapes = _shapes(len(zh), len(en))
    inside = _columns(zh, en)
    table: list[dict[int, tuple[float, tuple[int, int]]]] = []
    for i, columns in enumerate(inside):
        table.append({})
        for j in columns:
            best = (math.inf, (0, 0)) if i or j else (0.0, (0, 0))
            for (a, b), prior in shapes:
                if a > i or (before := table[i - a].get(j - b)) is None:
                    continue
                cost = before[0] + prior
                # Only shared numbers make a row cheaper than its prior.
                if cost - _SHARED_NUMBER * zh.count_of_numbers(i - a, i) < best[0]:
                    cost += _cost(zh, en, (i - a, i), (j - b, j))
                    best = min(best, (cost, (a, b)))
            table[i][j] = best
    rows: list[tuple[int, int, int, int]] = []
    i, j = len(zh), len(en)
    while i or j:
        a, b = table[i][j][1]
        rows.append((i - a, i, j - b, j))
        i, j = i - a, j - b
    return rows[::-1]


def _shapes(paragraphs_zh: int, paragraphs_en: int) -> list[tuple[tuple[int, int], float]]:
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
    return [(shape, -math.log(prior)) for shape, prior in share.items()]


def _surplus(mine: int, other: int) -> float:
    return min(1.0, max(0, mine - other) / max(other, 1))


def _most_merged(mine: int, other: int) -> int:
    return min(_MOST_MERGED, mine, max(3, math.ceil(2 * mine / max(other, 1))))


def _columns(zh: _Side, en: _Side) -> list[range]:
    """
    Give for each row of the table the columns to search.

    In a long article a band around the English place that lies as far into its
    body as the Chinese paragraph lies into its own. Neighbouring bands overlap,
    so that a way through always exists.
    """
    if len(zh) * len(en) <= _WHOLE_TABLE:
        return [range(len(en) + 1)] * (len(zh) + 1)
    scale = en.length_before[-1] / zh.length_before[-1]
    centres = [bisect_left(en.length_before, length * scale) for length in zh.length_before]
    centres[-1] = len(en)
    return [
        range(max(0, centre - _BAND), min(len(en), following + _BAND) + 1)
        for centre, following in zip(centres, [*centres[1:], len(en)], strict=True)
    ]


def _cost(zh: _Side, en: _Side, rows_zh: tuple[int, int], rows_en: tuple[int, int]) -> float:
    long_zh = zh.length(*rows_zh)
    long_en = en.length(*rows_en) / ENGLISH_PER_CHINESE
    if not long_zh or not long_en:
        return _ALONE_PER_CHARACTER * (long_zh + long_en)
    mean = (long_zh + long_en) / 2
    spread = math.sqrt(mean * VARIANCE / ENGLISH_PER_CHINESE**2 + (SPREAD * mean) ** 2)
    likelihood = math.erfc(abs(long_en - long_zh) / spread / math.sqrt(2))
    return (
        -math.log(max(likelihood, sys.float_info.min))
        + _cost_of_closes(zh.closes[slice(*rows_zh)], en.closes[slice(*rows_en)])
        - _SHARED_NUMBER * _shared(zh.numbers[slice(*rows_zh)], en.numbers[slice(*rows_en)])
    )


def _cost_of_closes(zh: list[str], en: list[str]) -> float:
    cost = _HEADING_MERGED if "open" in zh[:-1] or "open" in en[:-1] else 0.0
    if zh[-1] == en[-1]:
        return cost
    # Verse often has full stops in the translation only.
    return cost + _CLOSE_DIFFERS / (2 if (zh[-1], en[-1]) == ("open", "sentence") else 1)


def _shared(zh: list[Counter[float]], en: list[Counter[float]]) -> int:
    if not any(zh) or not any(en):
        return 0
    return (sum(zh, Counter[float]()) & sum(en, Counter[float]())).total()
