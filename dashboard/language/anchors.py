"""What ties a passage to its translation: numbers, names and list numbers that both have."""

from __future__ import annotations

import re
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np

from dashboard.language.compiled import compiled
from dashboard.language.names import heard_names, spelled_names
from dashboard.language.numerals import numbers_in, parse_chinese_numeral
from dashboard.language.paragraphs import paragraphs
from dashboard.language.sounds import sounds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from dashboard.language.paragraphs import Passages
    from dashboard.language.words import Lang

SMALLEST_NUMBER: Final = 10
"""Smaller ones are in every paragraph, often as idioms."""
_WORTHS: Final = (2.0, 1.5, 3.0)
"""Of a number, a pair of syllables of a name, a list number."""

_WORTH_COMPILING: Final = 200_000
"""Characters to look through: a second as Python, 1 ms as machine code."""
_NO_NAMES: Final = ("Women",)
"""Words that part into syllables by accident, those of a frequent word: 我们."""

_MARK_ZH: Final = re.compile(
    r"\s*(?:[（(]?([〇一二三四五六七八九十]{1,3}|\d{1,2}|[０-９]{1,2})[）)、．.]"
    r"|第([一二三四五六七八九十]{1,3})[章节条、，：　])|\s*([①-⑳])"
)
_MARK_EN: Final = re.compile(
    r"\s*[(（]?(?:(\d{1,2})|([IVX]{1,5})|([〇一二三四五六七八九十]{1,3})"
    r"|(One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten))[)）.、:]"
    r"|\s*(First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth)(?:ly)?[,:]"
    r"|\s*(?:Article|Chapter|Section) (\d{1,2}|[IVX]{1,5})\b|\s*([①-⑳])"
)
_MARK_BEGINS: Final = "（(〇一二三四五六七八九十第0123456789０１２３４５６７８９"
"""What a list number begins with, besides the circled ones, for a first look."""
_MARK_BEGINS_EN: Final = "(（0123456789IVX〇一二三四五六七八九十OTFSENAC"
_ORDINALS: Final = (
    *("first", "second", "third", "fourth", "fifth"),
    *("sixth", "seventh", "eighth", "ninth", "tenth"),
)
_CARDINALS: Final = (
    *("one", "two", "three", "four", "five"),
    *("six", "seven", "eight", "nine", "ten"),
)
_ROMAN: Final = {"I": 1, "V": 5, "X": 10}
_FIRST_CIRCLED: Final = ord("①")


class Anchors(NamedTuple):
    """
    What the passages of one language share with those of the other.

    Attributes:
        before: How many the passages before each have, and all. Shape (passages + 1,).
        ids: Which, as numbers that both languages have in common.

    """

    before: NDArray[np.int64]
    ids: NDArray[np.int64]


class _Found(NamedTuple):
    """
    Anchors of one kind and language: passages, and a value of each. Equal values are equal anchors.
    """

    passages: NDArray[np.int64]
    values: NDArray[Any]


def anchors(
    texts_zh: Sequence[str], texts_en: Sequence[str], zh: Passages, en: Passages
) -> tuple[Anchors, Anchors, NDArray[np.float64]]:
    """
    Find what the passages of each text share with those of its translation.

    Returns:
        The anchors of either side, only such as the other side of the same text has as well,
        and what each is worth, in nats: a multiple of a half, so that sums are exact.
        Shape (different anchors,).

    """
    marks = _marks(texts_zh, zh, "zh"), _marks(texts_en, en, "en")
    kinds = [_numbers(texts_zh, texts_en, zh, en), _names(zh, en), marks]
    numbered_zh, numbered_en, worths = [], [], []
    different = 0
    for worth, (of_zh, of_en) in zip(_WORTHS, kinds, strict=True):
        values, ids = np.unique(np.concatenate((of_zh.values, of_en.values)), return_inverse=True)
        ids_zh, ids_en = np.split(ids + different, [len(of_zh.values)])
        numbered_zh.append(_Found(of_zh.passages, ids_zh))
        numbered_en.append(_Found(of_en.passages, ids_en))
        worths.append(np.full(len(values), worth))
        different += len(values)
    sides = _joined(numbered_zh), _joined(numbered_en)
    # Which anchor of which text.
    in_zh, in_en = (
        _texts_of(side.passages, found) * (different + 1) + side.values
        for side, found in zip(sides, (zh, en), strict=True)
    )
    return (
        _shared(sides[0], np.isin(in_zh, in_en), len(zh.starts)),
        _shared(sides[1], np.isin(in_en, in_zh), len(en.starts)),
        np.concatenate(worths),
    )


def _joined(kinds: list[_Found]) -> _Found:
    """Join anchors of several kinds, in order of passage."""
    passages = np.concatenate([kind.passages for kind in kinds])
    order = np.argsort(passages, kind="stable")
    return _Found(passages[order], np.concatenate([kind.values for kind in kinds])[order])


def _texts_of(passages: NDArray[np.int64], found: Passages) -> NDArray[np.int64]:
    return np.searchsorted(found.begins, passages, side="right") - 1


def _shared(side: _Found, is_shared: NDArray[np.bool_], passages: int) -> Anchors:
    counts = np.bincount(side.passages[is_shared], minlength=passages)
    return Anchors(np.concatenate(([0], np.cumsum(counts))), side.values[is_shared])


def _numbers(
    texts_zh: Sequence[str], texts_en: Sequence[str], zh: Passages, en: Passages
) -> tuple[_Found, _Found]:
    numbers_zh = _numbers_in(texts_zh, zh, "zh", np.ones(len(texts_zh), np.bool_))
    # Numbers that only one side has tell nothing.
    texts = _texts_of(numbers_zh.passages, zh)
    has_numbers = np.bincount(texts, minlength=len(texts_zh)) > 0
    return numbers_zh, _numbers_in(texts_en, en, "en", has_numbers)


def _numbers_in(
    texts: Sequence[str], found: Passages, lang: Lang, is_read: NDArray[np.bool_]
) -> _Found:
    """List the numbers of passages that can tell them from others; none of texts not read."""
    numbers: list[list[float]] = []
    for at, (text, is_of_use) in enumerate(zip(texts, is_read.tolist(), strict=True)):
        spans = found.spans(at)
        if not is_of_use:
            numbers += [[] for _ in spans]
        elif spans:
            numbers += [
                [value for value in said if value >= SMALLEST_NUMBER or value % 1]
                for said in numbers_in(text, spans, lang)
            ]
    counts = np.fromiter(map(len, numbers), np.int64, len(numbers))
    passages = np.repeat(np.arange(len(numbers)), counts)
    return _Found(passages, np.fromiter(chain.from_iterable(numbers), np.float64, len(passages)))


def _names(zh: Passages, en: Passages) -> tuple[_Found, _Found]:
    spell = compiled(spelled_names, len(en.signs), worth=_WORTH_COMPILING)
    hear = compiled(heard_names, len(zh.signs), worth=_WORTH_COMPILING)
    passages_en, pairs_en = spell(en, sounds())
    is_name = ~np.isin(pairs_en, _pairs_of_no_names())
    passages_en, pairs_en = passages_en[is_name], pairs_en[is_name]
    begins = np.searchsorted(passages_en, en.begins)
    return (
        _Found(*hear(zh, sounds(), pairs_en, begins)),
        _Found(passages_en, pairs_en),
    )


@cache
def _pairs_of_no_names() -> NDArray[np.int64]:
    return spelled_names(paragraphs(_NO_NAMES), sounds())[1]


def _marks(texts: Sequence[str], found: Passages, lang: Lang) -> _Found:
    """List the numbers that passages begin with, as in a list: （一）, 1., First."""
    signs = found.signs[found.places]
    begins = _MARK_BEGINS if lang == "zh" else _MARK_BEGINS_EN
    may_be = np.isin(signs, [ord(sign) for sign in begins]) | (
        (signs >= _FIRST_CIRCLED) & (signs < _FIRST_CIRCLED + 20)
    )
    passages = np.flatnonzero(may_be)
    of_texts = _texts_of(passages, found)
    pattern = _MARK_ZH if lang == "zh" else _MARK_EN
    marked, values = [], []
    for passage, text, start in zip(
        passages.tolist(), of_texts.tolist(), found.starts[passages].tolist(), strict=True
    ):
        match = pattern.match(texts[text], start)
        if match and (value := _value_of_mark(next(filter(None, match.groups())))):
            marked.append(passage)
            values.append(value)
    return _Found(np.array(marked, np.int64), np.array(values, np.float64))


@cache
def _value_of_mark(mark: str) -> float | None:
    word = mark.lower()
    for words in (_CARDINALS, _ORDINALS):
        if word in words:
            return words.index(word) + 1.0
    if set(mark) <= set(_ROMAN):
        values = [_ROMAN[letter] for letter in mark]
        later = [*values[1:], 0]
        return float(sum(-v if v < after else v for v, after in zip(values, later, strict=True)))
    if len(mark) == 1 and _FIRST_CIRCLED <= ord(mark) < _FIRST_CIRCLED + 20:
        return ord(mark) - _FIRST_CIRCLED + 1.0
    return parse_chinese_numeral(mark)
