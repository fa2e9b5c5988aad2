"""Sentences that belong together light up together, by style alone."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from dashboard.language.sentence_pairs import align_sentences
from dashboard.language.sentences import sentence_ends
from dashboard.views.marking import Mark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.language.sentence_pairs import SentencePair
    from dashboard.language.words import Lang
    from dashboard.views.article_parts import Passage
    from dashboard.views.marking import Layer


class SentenceMarks(NamedTuple):
    """
    Marks of sentences.

    Attributes:
        layers: In each body; partners have the same class in their row: `s1`, `s2`.
        most: Sentences of the row that has most; as many classes need a rule.

    """

    layers: dict[Lang, Layer]
    most: int


def sentence_marks(passages: Sequence[Passage], body_zh: str, body_en: str) -> SentenceMarks:
    """Mark the sentences of each passage that has several in both languages."""
    layers: dict[Lang, Layer] = {"zh": [], "en": []}
    most = 0
    for passage in passages:
        text_zh = body_zh[passage.start_zh : passage.end_zh]
        text_en = body_en[passage.start_en : passage.end_en]
        pairs = _pairs(text_zh, text_en)
        most = max(most, len(pairs))
        for at, pair in enumerate(pairs, start=1):
            layers["zh"] += _mark(text_zh, (pair.start_zh, pair.end_zh), passage.start_zh, at)
            layers["en"] += _mark(text_en, (pair.start_en, pair.end_en), passage.start_en, at)
    return SentenceMarks(layers, most)


@lru_cache(maxsize=512)
def _pairs(text_zh: str, text_en: str) -> Sequence[SentencePair]:
    """Pair sentences where both sides have several; kept, for a page is drawn again and again."""
    if min(len(sentence_ends(text_zh, "zh")), len(sentence_ends(text_en, "en"))) < 2:
        return ()
    return align_sentences(text_zh, text_en)


def _mark(text: str, span: tuple[int, int], offset: int, at: int) -> Layer:
    """Mark a sentence without the blanks around it; nothing where there is none."""
    start, end = span
    sentence = text[start:end]
    start += len(sentence) - len(sentence.lstrip())
    end -= len(sentence) - len(sentence.rstrip())
    if start >= end:
        return []
    return [Mark(start + offset, end + offset, f'<span class="s{at}">', "</span>")]


def sentence_rules(most: int) -> str:
    """
    Give rules by which a sentence that is pointed at, or holds the focus, shows its partner.

    >>> sentence_rules(1)
    '.row:has(.s1:is(:hover,:focus-within)) .s1{background:var(--together)}'
    """
    return "".join(
        f".row:has(.s{at}:is(:hover,:focus-within)) .s{at}{{background:var(--together)}}"
        for at in range(1, most + 1)
    )
