"""
What an article says in both languages, before it is laid out as a file.

Measured on the 51 articles of the corpus and fitted:

- Characters of the Chinese body: log-normal, median 213 and mean 335 (mu 5.36, sigma 0.95),
  10 to 12,000. The corpus has median 242 and mean 335, but was chosen for shortness, so the
  tail here is the longer one; a file has about 2,100 characters or 2,850 bytes.
- English: 1.41 words for a Chinese word, 4.3 characters for a Chinese character.
- A break (punctuation) after every 5.6 Chinese words and every 7.5 English ones.
- Paragraphs: one and one more for about 90 Chinese characters; in four articles of five both
  languages have the same number.
- A word in five repeats one of the same article, which makes an article's words as few
  different ones as in the corpus.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from generator.figures import Figure, draw_figures, draw_style
from generator.names import Planted, person, pool
from generator.vocabulary import Lang, vocabulary

if TYPE_CHECKING:
    from datetime import date

    from generator.issues import Block

CHARACTERS_MU, CHARACTERS_SIGMA = 5.42, 0.85
CHARACTERS_PER_WORD = 2.4
"""Chinese, breaks included, before names, places and figures take the place of words."""
WORDS_EN_PER_ZH = 1.55
BREAK_RATE = {"zh": 0.145, "en": 0.105}
REPEATED = {"zh": 0.4, "en": 0.5}
PLACES_PER_WORD = 0.042
FIGURES_PER_WORD = 0.041
PERSONS_PER_WORD = 0.02
VERSE = 0.04
"""Share of articles whose paragraphs are lines of a few words: verse, lists, captions."""
NOT_ASCII = 0.15
"""Share of articles with more than ASCII in the translation."""

_BREAKS: dict[Lang, tuple[tuple[str, float], ...]] = {
    "zh": (
        *(("，", 0.53), ("。", 0.13), ("、", 0.26), ("；", 0.03), ("：", 0.02), ("！", 0.01)),
        *(("？", 0.01), ("·", 0.01)),
    ),
    "en": (
        *((", ", 0.56), (". ", 0.16), ("; ", 0.01), (": ", 0.02), ("! ", 0.005), ("? ", 0.005)),
        *(("'s ", 0.11), ("-", 0.13)),
    ),
}
_ENDS: dict[Lang, tuple[str, ...]] = {"zh": ("。", "！", "？"), "en": (". ", "! ", "? ")}
# What makes a translation more than ASCII, in one article of six.
_ACCENTED = ("Châu", "Thuận", "Ioniță", "Vukmanović", "Rénmín", "São", "Côte", "Nguyễn", "Đồng")
_NOT_ASCII = ("people’s", "so-called “socialism”", "year—the", "1、2、", "café")
_CUES_EN = ("in ", "from ", "at ", "throughout ", "near ")
_CUES_ZH = ("在", "从", "到", "据", "向")


@dataclass(slots=True)
class Draft:
    """
    One article's content and what was planted in it.

    Attributes:
        index: Place in the whole archive, from 0.
        titles_zh: One to three parts.
        titles_en: As many.
        body_zh: Paragraphs, without title and byline.
        body_en: Paragraphs.
        markers: Occurrences by (language, marker term), of title and body.
        places: Places of title and body, repeated as often as planted.
        title_places: Those of them that the title names.
        figures: Figures of the body, in order of planting.

    """

    index: int
    day: date
    titles_zh: list[str]
    titles_en: list[str]
    body_zh: list[str]
    body_en: list[str]
    markers: dict[tuple[Lang, str], int] = field(default_factory=dict)
    places: list[Planted] = field(default_factory=list)
    title_places: list[Planted] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)


class Stretch(NamedTuple):
    """A paragraph as a run of words of one language's stream: first word, word behind the last."""

    start: int
    end: int


def drafts(block: Block, seed: int) -> list[Draft]:
    """Write the articles of a block."""
    rng = np.random.default_rng([seed, 1, block.number])
    random = Random(f"{seed}/{block.number}")
    count = len(block.days)
    lengths = np.exp(rng.normal(CHARACTERS_MU, CHARACTERS_SIGMA, count)).clip(10, 12_000)
    words = np.maximum(4, (lengths / CHARACTERS_PER_WORD).astype(np.int64))
    more = rng.poisson(lengths / 90 * np.exp(rng.normal(-0.15, 0.55, count)))
    most = np.maximum(1, words // 6)
    is_verse = rng.random(count) < VERSE
    paragraphs = np.where(is_verse, most, np.minimum(1 + more, most)).tolist()
    shapes = [
        _stretches(random, total, number)
        for total, number in zip(words.tolist(), paragraphs, strict=True)
    ]
    zh = _Stream("zh", rng, words)
    en = _Stream("en", rng, np.array([sum(_ratio(shape)) for shape in shapes]))
    titles = _Titles(rng, random, count)
    return [
        _Writer(random, block, number, zh, en).draft(shape, titles)
        for number, shape in enumerate(shapes)
    ]


def _stretches(random: Random, total: int, number: int) -> list[int]:
    """Cut a number of words into paragraphs of unequal length, 4 words at least."""
    if number == 1:
        return [total]
    spare = total - 4 * number
    cuts = sorted(random.randint(0, spare) for _ in range(number - 1))
    return [4 + end - start for start, end in zip([0, *cuts], [*cuts, spare], strict=True)]


def _ratio(shape: list[int]) -> list[int]:
    return [max(4, int(words * WORDS_EN_PER_ZH)) for words in shape]


class _Stream:
    """
    All words of a block in one language: a list of word, break, word, break.

    One array for thousands of articles: drawing word by word took 50 times as long.
    """

    def __init__(self, lang: Lang, rng: np.random.Generator, words: np.ndarray) -> None:
        known = vocabulary(lang)
        total = int(words.sum())
        drawn = known.draw(rng, total)
        ends = np.cumsum(words)
        self.starts: list[int] = (ends - words).tolist()
        start_of_word = np.repeat(ends - words, words)
        at = np.arange(total)
        earlier = start_of_word + ((at - start_of_word) * rng.random(total)).astype(np.int64)
        drawn = np.where(rng.random(total) < REPEATED[lang], drawn[earlier], drawn)
        signs, rates = zip(*_BREAKS[lang], strict=True)
        breaks = rng.choice(len(signs), total, p=np.array(rates) / sum(rates))
        breaks = np.where(rng.random(total) < BREAK_RATE[lang], breaks, len(signs))
        if lang == "en":
            after_end = np.isin(breaks, [signs.index(sign) for sign in _ENDS["en"]])
            drawn[1:] += np.where(after_end[:-1], len(known.cumulative), 0)
        between = "" if lang == "zh" else " "
        pieces = np.empty(2 * total, dtype=object)
        pieces[0::2] = known.words[drawn]
        pieces[1::2] = np.array([*signs, between], dtype=object)[breaks]
        self.pieces: list[str] = pieces.tolist()


class _Titles:
    """Words for titles; both languages draw more than the titles will need."""

    def __init__(self, rng: np.random.Generator, random: Random, count: int) -> None:
        zh, en = vocabulary("zh"), vocabulary("en")
        self._zh = iter(zh.words[zh.draw(rng, 24 * count)].tolist())
        capitalised = en.words[en.draw(rng, 48 * count) + len(en.cumulative)]
        self._en = iter(capitalised.tolist())
        self._random = random

    def part(self) -> tuple[str, str]:
        """Make one part of a title: 2 to 7 words, and 3 to 12 in English."""
        count = self._random.randint(2, 7)
        zh = "".join(next(self._zh) for _ in range(count))
        return zh, " ".join(next(self._en) for _ in range(int(1.8 * count)))


class _Writer:
    """Writes one article."""

    def __init__(self, random: Random, block: Block, number: int, zh: _Stream, en: _Stream) -> None:
        self.random = random
        self.day = block.days[number]
        self.index = block.first + number
        self.number = number
        self.zh, self.en = zh, en
        self.taken: set[tuple[Lang, int]] = set()
        self.markers: dict[tuple[Lang, str], int] = {}

    def draft(self, shape: list[int], titles: _Titles) -> Draft:
        """Plant, then join the words to paragraphs."""
        self.in_zh = _runs(self.zh.starts[self.number], shape)
        self.in_en = _runs(self.en.starts[self.number], _ratio(shape))
        words = sum(shape)
        places = self._places(words)
        figures = self._figures(words)
        self._markers()
        self._persons(words)
        body_zh = [_joined(self.zh.pieces, run, "。") for run in self.in_zh]
        body_en = [_joined(self.en.pieces, run, ".") for run in self.in_en]
        titles_zh, titles_en, in_title = self._title(titles, places)
        return Draft(
            index=self.index,
            day=self.day,
            titles_zh=titles_zh,
            titles_en=titles_en,
            body_zh=body_zh,
            body_en=[paragraph[0].upper() + paragraph[1:] for paragraph in body_en],
            markers=self.markers,
            places=places + in_title,
            title_places=in_title,
            figures=figures,
        )

    def _title(
        self, titles: _Titles, places: list[Planted]
    ) -> tuple[list[str], list[str], list[Planted]]:
        parts = 1 + (self.random.random() < 0.3) + (self.random.random() < 0.06)
        made = [titles.part() for _ in range(parts)]
        zh, en = [part for part, _ in made], [part for _, part in made]
        if self.random.random() >= 0.35:
            return zh, en, []
        place = places[0] if places else pool(self.day.year).draw(self.random, 1)[0]
        sign = "“{}”" if len(zh[0]) < 5 else "：{}"
        zh[0] = place.surface_zh + sign.format(zh[0])
        en[0] = f"{place.surface_en} {en[0]}"
        return zh, en, [place]

    def _free(self, lang: Lang, run: Stretch, share: float) -> int | None:
        """Find a word at that share of a paragraph that nothing was planted on."""
        position = run.start + int((run.end - run.start) * share)
        if (lang, position) in self.taken:
            return None
        self.taken.add((lang, position))
        return position

    def _both(self) -> tuple[int, int] | None:
        """Find a word in each language, in corresponding paragraphs."""
        which = 0
        share = self.random.random()
        if len(self.in_zh) > 1:
            # A long paragraph gets more: a share of the words, not of the paragraphs.
            total = self.in_zh[-1].end - self.in_zh[0].start
            wanted = self.in_zh[0].start + int(total * self.random.random())
            which = next(n for n, run in enumerate(self.in_zh) if wanted < run.end)
        at_zh = self._free("zh", self.in_zh[which], share)
        at_en = self._free("en", self.in_en[which], share)
        return None if at_zh is None or at_en is None else (at_zh, at_en)

    def _put(self, at: tuple[int, int], zh: str, en: str) -> None:
        """Write over a word in both languages; a break follows, so that nothing runs together."""
        at_zh, at_en = 2 * at[0], 2 * at[1]
        self.zh.pieces[at_zh] = zh
        if not self.zh.pieces[at_zh + 1]:
            self.zh.pieces[at_zh + 1] = "，" if self.random.random() < 0.4 else "的"
        self.en.pieces[at_en] = en

    def _places(self, words: int) -> list[Planted]:
        count = _about(self.random, words * PLACES_PER_WORD)
        if not count:
            return []
        known = pool(self.day.year).draw(self.random, 1 + count // 2)
        planted = []
        for _ in range(count):
            place = self.random.choice(known)
            if (at := self._both()) is not None:
                cue_zh, cue_en = self.random.choice(_CUES_ZH), self.random.choice(_CUES_EN)
                self._put(at, cue_zh + place.surface_zh, cue_en + place.surface_en)
                planted.append(place)
        return planted

    def _figures(self, words: int) -> list[Figure]:
        planted: list[Figure] = []
        style = draw_style(self.random, self.day.year)
        for _ in range(_about(self.random, words * FIGURES_PER_WORD)):
            if (at := self._both()) is not None:
                figures, zh, en = draw_figures(self.random, self.day.year, style)
                self._put(at, zh, en)
                planted.extend(figures)
        return planted

    def _markers(self) -> None:
        """Plant marker terms: few articles have one, and those that do often have it again."""
        for lang, runs, stream in (("zh", self.in_zh, self.zh), ("en", self.in_en, self.en)):
            known = vocabulary(lang)
            for _ in range(_about(self.random, float(known.rates.sum()))):
                marker = self.random.choices(known.markers, known.weights)[0]
                for _ in range(1 + int(self.random.expovariate(1.2))):
                    run = self.random.choice(runs)
                    at = self._free(lang, run, self.random.random())
                    if at is not None:
                        # In quotation marks, so that no neighbour is cut together with it.
                        stream.pieces[2 * at] = f"“{marker}”" if lang == "zh" else marker
                        key = (lang, marker)
                        self.markers[key] = self.markers.get(key, 0) + 1

    def _persons(self, words: int) -> None:
        """Plant names, half of them in brackets, and in some articles other scripts."""
        for _ in range(_about(self.random, words * PERSONS_PER_WORD)):
            if (at := self._both()) is not None:
                zh, en = person(self.random)
                if self.random.random() < 0.5:
                    zh, en = f"（{zh}）", f"({en})"
                self.zh.pieces[2 * at[0]] = zh
                self.en.pieces[2 * at[1]] = en
        if self.random.random() < NOT_ASCII and (at := self._both()) is not None:
            left_in_chinese = (self.zh.pieces[2 * at[0]],)
            self.en.pieces[2 * at[1]] = self.random.choice(
                self.random.choice((_ACCENTED, _NOT_ASCII, left_in_chinese))
            )


def _about(random: Random, expected: float) -> int:
    """Round up or down at random, spread by half to double."""
    return int(expected * (0.5 + random.random()) + random.random())


def _runs(start: int, shape: list[int]) -> list[Stretch]:
    runs = []
    for words in shape:
        runs.append(Stretch(start, start + words))
        start += words
    return runs


def _joined(pieces: list[str], run: Stretch, stop: str) -> str:
    return "".join(pieces[2 * run.start : 2 * run.end - 1]) + stop
