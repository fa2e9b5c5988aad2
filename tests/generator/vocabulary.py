"""
The words that articles are made of, drawn as often as the two languages use them.

Frequencies are wordfreq's (Zipf's law with its tail; the 60,000 most frequent words of each
language). Words that would spoil the known answers are left out: numerals, place names of
the gazetteer, and every word that could make up a marker term by chance.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

import numpy as np
import wordfreq
from ahocorasick_rs import AhoCorasick

from dashboard.language.words import is_word, terms
from dashboard.places.gazetteer import load_gazetteer

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

Lang = Literal["en", "zh"]

WORDS = 60_000
"""Words taken per language."""
MARKERS = 50
"""Marker terms per language."""
SHORT_ZH, LONG_EN, SPOKEN, WRITTEN = 0.52, 1.7, 0.15, 1.5
"""
Weights against wordfreq's, whose texts are spoken more than a newspaper: of Chinese words of
one character, of English ones of seven letters and more, of those that speak to somebody, and
of the articles and prepositions of officials. With them words are as long as in the corpus.
"""

_HAN = re.compile(r"[\u4e00-\u9fff]+")
_LATIN = re.compile(r"[a-z]{2,}|a")
_NUMERALS_ZH = frozenset("〇零一二三四五六七八九十百千万亿两几数廿卅点半")
_UNSAFE_ZH = frozenset("省县市区州盟旗等各")
_NUMERALS_EN = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty "
    "ninety hundred thousand million billion trillion dozen percent"
)
_TALK = (
    "我 你 您 她 吗 呢 吧 啊 什么 怎么 i you your my me he she his her im dont its if just like so "
    "do what get out know can was had but an or"
)
_SPOKEN = frozenset(_TALK.split())
_WRITTEN = ("the", "of", "and", "in", "for")
# Words of the time that a reader looks for; words of everyday use fill up the markers.
_CHOSEN: dict[Lang, tuple[str, ...]] = {
    "zh": ("合作社", "拖拉机", "总路线", "大跃进", "红卫兵", "贫下中农", "缝纫机", "铁路局"),
    "en": (
        *("cooperative", "cooperatives", "tractor", "tractors", "commune", "handicraft"),
        *("imperialism", "backbone", "cadre", "cadres", "irrigation", "reactionaries"),
    ),
}


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """
    One language's words.

    Attributes:
        words: Object array; in English the second half is the first, capitalised.
        cumulative: Running sum of the probabilities of the words (of the first half).
        markers: Terms that occur only where they are planted, the most frequent first.
        rates: Share of articles with the marker, about.
        weights: The same, for `Random.choices`.

    """

    words: NDArray[np.object_]
    cumulative: NDArray[np.float64]
    markers: tuple[str, ...]
    rates: NDArray[np.float64]
    weights: tuple[float, ...]

    def draw(self, rng: np.random.Generator, size: int) -> NDArray[np.int64]:
        """Draw indexes of words."""
        return np.searchsorted(self.cumulative, rng.random(size) * self.cumulative[-1])


@cache
def vocabulary(lang: Lang) -> Vocabulary:
    """Load one language, once per process (under a second)."""
    if lang == "zh":
        known = _most_frequent(lang, _HAN)
        known = _without_places(known)
        known = [(word, p) for word, p in known if not set(word) <= _NUMERALS_ZH]
        markers = _markers_zh(known)
        known = _without_parts(known, markers)
        weights = np.array(
            [p * _weight(word, SHORT_ZH if len(word) == 1 else 1) for word, p in known]
        )
        written = [word for word, _ in known]
    else:
        known = _most_frequent(lang, _LATIN)
        numerals = set(_NUMERALS_EN.split())
        known = [(word, p) for word, p in known if word not in numerals]
        markers = _markers_en(known)
        known = [(word, p) for word, p in known if word not in markers]
        weights = np.array(
            [p * _weight(word, LONG_EN if len(word) > 6 else 1) for word, p in known]
        )
        plain = [word for word, _ in known]
        written = plain + [word.capitalize() for word in plain]
    rates = np.geomspace(0.1, 0.0003, len(markers))
    return Vocabulary(
        words=np.array(written, dtype=object),
        cumulative=np.cumsum(weights / weights.sum()),
        markers=markers,
        rates=rates,
        weights=tuple(rates.tolist()),
    )


@cache
def characters() -> str:
    """The Han characters of given names: none that could help to make up a marker or a place."""
    unfit = {marker[-1] for marker in vocabulary("zh").markers} | _NUMERALS_ZH
    for place in load_gazetteer().places.values():
        unfit.update(place.name_zh)
    frequent = dict.fromkeys("".join(vocabulary("zh").words[:20_000].tolist()))
    chosen = [character for character in frequent if character not in unfit]
    return "".join(chosen[:1_200])


def _most_frequent(lang: Lang, form: re.Pattern[str]) -> list[tuple[str, float]]:
    """
    List words and frequencies, the most frequent first; equally frequent ones by alphabet.

    wordfreq keeps them so: a list for each hundredth of a power of ten.
    """
    known: list[tuple[str, float]] = []
    for hundredths, words in enumerate(wordfreq.get_frequency_list(lang, "best")):
        known += [(word, 10 ** (-hundredths / 100)) for word in words if form.fullmatch(word)]
        if len(known) >= WORDS:
            break
    return known[:WORDS]


def _weight(word: str, of_length: float) -> float:
    if word in _SPOKEN:
        return SPOKEN
    return WRITTEN if word in _WRITTEN else of_length


def _without_places(known: list[tuple[str, float]]) -> list[tuple[str, float]]:
    """Drop the words with a place name in them, but for names that are common words."""
    gazetteer = load_gazetteer()
    names = set()
    for place_id, place in gazetteer.places.items():
        facts = gazetteer.facts[place_id]
        if "common_word" not in facts.ambiguous:
            names |= {place.name_zh, place.short_zh, *facts.aliases_zh}
    finder = AhoCorasick(sorted(name for name in names if len(name) > 1))
    return [(word, p) for word, p in known if not finder.find_matches_as_indexes(word)]


def _markers_zh(known: list[tuple[str, float]]) -> tuple[str, ...]:
    """
    Choose dictionary words whose ends begin few other words: their removal costs little.
    """
    begins: dict[str, float] = {}
    for word, p in known:
        begins[word[0]] = begins.get(word[0], 0) + p
    fit = [
        word
        for word, _ in known[4_000:40_000]
        if len(word) in {2, 3, 4}
        and begins.get(word[-1], 0) < 2e-5
        and not set(word) & (_NUMERALS_ZH | _UNSAFE_ZH)
        and is_word(word)
        and terms(word, "zh") == [word]
    ]
    chosen = [word for word in _CHOSEN["zh"] if terms(word, "zh") == [word]]
    return _spread(chosen, fit)


def _markers_en(known: list[tuple[str, float]]) -> tuple[str, ...]:
    fit = [word for word, _ in known[4_000:40_000] if len(word) > 5]
    return _spread(list(_CHOSEN["en"]), fit)


def _spread(chosen: list[str], fit: list[str]) -> tuple[str, ...]:
    """Fill up the chosen ones with others, evenly over the ranks, none a part of another."""
    taken = list(chosen)
    step = max(1, len(fit) // (2 * MARKERS))
    for word in fit[::step] + fit:
        if len(taken) == MARKERS:
            break
        if not any(word in other or other in word for other in taken):
            taken.append(word)
    return tuple(taken)


def _without_parts(
    known: list[tuple[str, float]], markers: Iterable[str]
) -> list[tuple[str, float]]:
    """
    Drop the words that hold a marker, or begin as one ends.

    Without the latter no row of words makes up a marker: its last word would have to
    begin inside the marker, that is, with an end of it.
    """
    markers = tuple(markers)
    finder = AhoCorasick(markers)
    endings = tuple({marker[at:] for marker in markers for at in range(1, len(marker))})
    return [
        (word, p)
        for word, p in known
        if not word.startswith(endings) and not finder.find_matches_as_indexes(word)
    ]
