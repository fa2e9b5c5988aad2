"""Pair the sentences within one row of paragraphs."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from dashboard.language.alignment import chain
from dashboard.language.paragraphs import passages
from dashboard.language.rows import LEAST_PER_CHINESE, MOST_PER_CHINESE, OF_SENTENCES
from dashboard.language.sentences import sentence_ends

if TYPE_CHECKING:
    from dashboard.language.words import Lang


class SentencePair(NamedTuple):
    """
    Sentences that belong together; a side without partner is an empty span.

    Offsets are 0-based characters of the texts that were given, end exclusive.

    Attributes:
        confidence: The chance that the pair is right, 0-1.

    """

    start_zh: int
    end_zh: int
    start_en: int
    end_en: int
    confidence: float


def align_sentences(text_zh: str, text_en: str) -> list[SentencePair]:
    """
    Pair the sentences of a passage with those of its translation, in order.

    Every character of either text is in exactly one pair: blanks between sentences are part of
    the later one, line ends of the one before.

    >>> [pair[:4] for pair in align_sentences("他走了。她来了。", "He left. She came.")]
    [(0, 4, 0, 8), (4, 8, 8, 18)]
    """
    ends_zh, ends_en = _ends(text_zh, "zh"), _ends(text_en, "en")
    if len(ends_en) > len(ends_zh):
        ends_zh = _ends_of_clauses(text_zh, ends_zh)
    # The row is one of a passage and its translation, so their lengths tell how wordy it is.
    per_zh = len(text_en) / max(len(text_zh), 1)
    found = chain(
        [text_zh],
        [text_en],
        passages(text_zh, ends_zh),
        passages(text_en, ends_en),
        rates=OF_SENTENCES,
        per_zh=np.array([min(max(per_zh, LEAST_PER_CHINESE), MOST_PER_CHINESE)]),
    )
    before_zh, before_en = [0, *ends_zh], [0, *ends_en]
    pairs = []
    start_zh = start_en = 0
    for upto_zh, upto_en, chance in zip(*(each.tolist() for each in found[1:]), strict=True):
        end_zh, end_en = before_zh[upto_zh], before_en[upto_en]
        pairs.append(SentencePair(start_zh, end_zh, start_en, end_en, chance))
        start_zh, start_en = end_zh, end_en
    return pairs


def _ends(text: str, lang: Lang) -> list[int]:
    """List the offsets behind each sentence; blanks alone are part of the one before them."""
    ends: list[int] = []
    start = 0
    for end in sentence_ends(text, lang):
        if ends and not text[start:end].strip():
            ends.pop()
        ends.append(end)
        start = end
    return ends if text else []


def _ends_of_clauses(text: str, ends: list[int]) -> list[int]:
    """Part Chinese sentences at semicolons as well, which a translation turns into full stops."""
    semicolons = (at + 1 for at, sign in enumerate(text) if sign == "；")
    return sorted({*ends, *semicolons})
