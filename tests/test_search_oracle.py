"""
The search against an oracle that reads the texts themselves: every hit, and no other.

The oracle takes from the program only where words begin and end, which is what a position
means. Chinese it looks for as characters in a string, English by patterns over the words.
"""

from __future__ import annotations

import fnmatch
import random
import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias, get_args

import pytest
from generator.archive import generate
from opencc import OpenCC

from dashboard.corpus.build import build
from dashboard.corpus.database import Corpus
from dashboard.corpus.location import current_corpus
from dashboard.corpus.patience import Patience
from dashboard.corpus.query import Query
from dashboard.language.words import stream, tokenise
from dashboard.search import spans, streams, walk
from dashboard.search.finding import find, tally
from dashboard.search.grammar import parse_search
from dashboard.search.spans import find_spans

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from dashboard.language.words import Lang

SEARCHES = 12
"""Of each kind in each archive."""

HAN_NAMES = (
    "CJK UNIFIED IDEOGRAPH",
    "CJK COMPATIBILITY IDEOGRAPH",
    "CJK RADICAL",
    "KANGXI RADICAL",
    "HANGZHOU NUMERAL",
    "IDEOGRAPHIC ITERATION MARK",
    "IDEOGRAPHIC CLOSING MARK",
    "IDEOGRAPHIC NUMBER ZERO",
)
WORD_MARKS = "\x02{}\x03"
BREAK = "\n"
LATIN = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)*")
LETTERS = re.compile("[A-Za-z]+")
HAN_RUN = re.compile(r"[\u4e00-\u9fa5]+")
NUMERALS = re.compile(r"[0-9０-９]+(?:[.．,，][0-9０-９]+)?")
_to_simplified = OpenCC("t2s").convert
_to_traditional = OpenCC("s2t").convert


class Hit(NamedTuple):
    """A hit as the search gives it, and the offsets that it stands at in its text."""

    article: int
    position: int
    inside: int
    last: int
    start: int
    end: int


def is_han(sign: str, lang: Lang) -> bool:
    """
    Ask Unicode for the name; the white circle is a zero among Chinese.
    """
    return unicodedata.name(sign, "").startswith(HAN_NAMES) or (sign == "○" and lang == "zh")


def is_nothing(sign: str) -> bool:
    """
    Tell what neither is a word nor parts a sequence: blanks, hyphens, single dashes.
    """
    return sign.isspace() or sign in "-‐‑‒–—―'’_" or unicodedata.combining(sign) > 0


@lru_cache(maxsize=4_096)
def plain(text: str, lang: Lang) -> tuple[str, tuple[int, ...]]:
    """
    Give a text as the characters that a Chinese sequence is looked for in.

    Folded as Unicode does, breaks one sign each, blanks and dashes gone. Words of other scripts
    stand between marks, so that a figure is never found in a longer one. Also the offsets of
    all signs in the text.
    """
    words = {
        word.start: word for word in tokenise(text, lang) if not is_han(text[word.start], lang)
    }
    signs: list[str] = []
    offsets: list[int] = []
    at = 0
    while at < len(text):
        sign, length = text[at], 1
        if at in words:
            written = WORD_MARKS.format(words[at].term)
            length = words[at].end - at
        elif is_han(sign, lang):
            written = unicodedata.normalize("NFKC", sign).replace("○", "〇")
        elif text.startswith("——", at):
            written, length = BREAK, 2
        elif is_nothing(sign) and sign != "\n":
            written = ""
        else:
            written = BREAK
        if written != BREAK or (signs and signs[-1] != BREAK):
            signs += written
            offsets += [at] * len(written)
        at += length
    return "".join(signs), tuple(offsets)


@dataclass(eq=False)
class Text:
    """
    The indexed text of an article in one language, read in both ways.
    """

    article: int
    lang: Lang
    text: str
    terms: list[str | None] = field(init=False)
    starts: list[int] = field(init=False)
    numbers: list[int] = field(init=False)
    ends: list[int] = field(init=False)
    string: str = field(init=False)
    offsets: tuple[int, ...] = field(init=False)

    def __post_init__(self) -> None:
        """
        Read it.
        """
        words = stream(self.text, self.lang)
        self.terms = [word and word.term for word in words]
        self.numbers = [number for number, word in enumerate(words) if word]
        self.starts = [word.start for word in words if word]
        self.ends = [word.end for word in words if word]
        self.string, self.offsets = plain(self.text, self.lang)

    def word_at(self, offset: int) -> int:
        """
        Give which of its words an offset lies in.
        """
        return bisect_right(self.starts, offset) - 1


@dataclass(eq=False)
class Archive:
    """
    A corpus, and all that its texts say.
    """

    corpus: Corpus
    texts: list[Text]

    def of(self, lang: Lang) -> list[Text]:
        """
        Give the texts in one language.
        """
        return [text for text in self.texts if text.lang == lang]

    def other(self, text: Text) -> Text:
        """
        Give the same article in the other language.
        """
        return next(t for t in self.texts if t.article == text.article and t.lang != text.lang)


def read(corpus: Corpus) -> Archive:
    """
    Fetch the texts as they were given to the index.
    """
    rows = corpus.run(
        Query("SELECT article_id, title_en, body_en, title_zh, body_zh FROM articles")
    ).rows()
    english = [Text(row[0], "en", f"{row[1]}\n{row[2]}") for row in rows]
    return Archive(corpus, english + [Text(row[0], "zh", f"{row[3]}\n{row[4]}") for row in rows])


@pytest.fixture(scope="module")
def sample_archive(sample: Corpus) -> Archive:
    """
    Give the sample of the real archive.
    """
    return read(sample)


@pytest.fixture(scope="module")
def generated_archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """
    Give 300 articles of chance, in which all words of all kinds meet.
    """
    folder = tmp_path_factory.mktemp("generated")
    generate(folder / "rmrb", 300, seed=27, jobs=1)
    build(folder / "rmrb", folder / "data")
    with closing(Corpus(current_corpus(folder / "data"))) as corpus:
        yield read(corpus)


@pytest.fixture(scope="module", params=["sample", "generated"])
def archive(request: pytest.FixtureRequest) -> Archive:
    """
    Give the sample, then the generated archive.
    """
    found: Archive = request.getfixturevalue(f"{request.param}_archive")
    return found


@pytest.fixture(scope="module", autouse=True)
def _texts_are_cut_once() -> Iterator[None]:
    """
    Remember how each text is cut: it is pure, and here it is asked hundreds of times.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(spans, "stream", cache(spans.stream))
        yield


# What is looked for, and the hits of it by brute force.


@dataclass(frozen=True)
class Han:
    """
    A Chinese sequence, parted where a star stands between two words.

    Attributes:
        pieces: Each with whether a star stands before it and behind it.
        lang: Of the texts.

    """

    pieces: tuple[tuple[str, bool, bool], ...]
    lang: Lang = "zh"


@dataclass(frozen=True)
class Words:
    """
    Words in a row as patterns; None where a break must stand.
    """

    patterns: tuple[str | None, ...]
    lang: Lang = "en"


@dataclass(frozen=True)
class Either:
    """
    Where two of them begin together, the longer one.
    """

    parts: tuple[Asked, ...]


@dataclass(frozen=True)
class Sum:
    """
    All hits of all.
    """

    parts: tuple[Asked, ...]


@dataclass(frozen=True)
class Close:
    """
    Hits of the one with the other before or behind it.
    """

    asked: Asked
    other: Asked
    places: int


@dataclass(frozen=True)
class Leave:
    """
    Hits in articles where the other has none.
    """

    asked: Asked
    out: Asked


Asked: TypeAlias = Han | Words | Either | Sum | Close | Leave


def hits_of(asked: Asked, texts: list[Text], *, leaving: bool = True) -> list[Hit]:
    """
    Find by reading all texts.

    Args:
        asked: What is looked for.
        texts: To read, in both languages.
        leaving: Whether to leave articles out, as the index does and a text on its own cannot.

    """
    match asked:
        case Han() | Words():
            one = _han_in if isinstance(asked, Han) else _words_in
            return [hit for text in texts if text.lang == asked.lang for hit in one(asked, text)]
        case Sum():
            return [hit for part in asked.parts for hit in hits_of(part, texts, leaving=leaving)]
        case Either():
            longest: dict[tuple[int, int, int], Hit] = {}
            for part in asked.parts:
                for hit in hits_of(part, texts, leaving=leaving):
                    longest[hit[:3]] = max(longest.get(hit[:3], hit), hit)
            return list(longest.values())
        case Leave():
            found = hits_of(asked.asked, texts, leaving=leaving)
            out = {hit.article for hit in hits_of(asked.out, texts)} if leaving else set()
            return [hit for hit in found if hit.article not in out]
        case Close():
            others: dict[int, list[Hit]] = {}
            for hit in hits_of(asked.other, texts, leaving=leaving):
                others.setdefault(hit.article, []).append(hit)
            return [
                hit
                for hit in hits_of(asked.asked, texts, leaving=leaving)
                if any(_gap(hit, o) <= asked.places for o in others.get(hit.article, ()))
            ]


def _gap(one: Hit, other: Hit) -> float:
    """
    Give the places from the end of the one to the start of the other; what overlaps is not near.
    """
    gap = max(other.position - one.last, one.position - other.last)
    return gap if gap >= 1 else float("inf")


@lru_cache(maxsize=200_000)
def _words_in(asked: Words, text: Text) -> tuple[Hit, ...]:
    fitting = [_pattern(pattern) for pattern in asked.patterns]
    found = []
    for at, word in enumerate(text.terms[: len(text.terms) - len(fitting) + 1]):
        if word is None or not fitting[0](word):
            continue
        if all(fits(text.terms[at + n]) for n, fits in enumerate(fitting)):
            first, last = at, at + len(fitting) - 1
            start = text.starts[text.numbers.index(first)]
            end = text.ends[text.numbers.index(last)]
            found.append(Hit(text.article, first, 0, last, start, end))
    return tuple(found)


@cache
def _pattern(pattern: str | None) -> Callable[[str | None], bool]:
    if pattern is None:
        return lambda word: word is None
    # Only the star is a sign of fnmatch's that a word can have.
    matches = re.compile(fnmatch.translate(pattern)).match
    return cache(lambda word: word is not None and matches(word) is not None)


@lru_cache(maxsize=200_000)
def _han_in(asked: Han, text: Text) -> tuple[Hit, ...]:
    pieces = asked.pieces
    found: list[Hit] | None = None
    for number, (string, star_before, star_behind) in enumerate(pieces):
        has_star = star_before or star_behind
        is_open = (
            star_before or (number == 0 and not has_star),
            star_behind or (number == len(pieces) - 1 and not has_star),
        )
        hits = list(_string_in(string, text, is_open))
        if found is None:
            found = hits
        else:
            found = [
                Hit(text.article, one.position, one.inside, two.last, one.start, two.end)
                for one in found
                for two in hits
                if two.position == one.last + 1
            ]
    # A hit is where it begins: of several ends in its last word the last one counts.
    ends = {(hit.article, hit.position, hit.inside, hit.last): hit for hit in sorted(found or ())}
    return tuple(ends.values())


def _string_in(string: str, text: Text, is_open: tuple[bool, bool]) -> Iterator[Hit]:
    """
    Find a string, overlapping ones too; where it is not open, only at the end of a word.
    """
    at = text.string.find(string)
    while at >= 0:
        start, last_sign = text.offsets[at], text.offsets[at + len(string) - 1]
        first, last = text.word_at(start), text.word_at(last_sign)
        is_word = string.endswith(WORD_MARKS[-1])
        end = text.ends[last] if is_word else last_sign + 1
        inside = start - text.starts[first]
        if (is_open[0] or inside == 0) and (is_open[1] or end == text.ends[last]):
            yield Hit(text.article, text.numbers[first], inside, text.numbers[last], start, end)
        at = text.string.find(string, at + 1)


# Drawing searches from the texts.


class Drawn(NamedTuple):
    """
    A search as typed, what it means, and how loosely its parts hang together.

    A phrase is 0, then NEAR, then without, then either, then a sum.
    """

    written: str
    asked: Asked
    looseness: int = 0


Draw: TypeAlias = "Callable[[Drawer], Drawn]"


class Drawer:
    """
    Draws terms from a text, and from the same spot of it where they are to meet.
    """

    def __init__(self, archive: Archive, dice: random.Random) -> None:
        """
        Begin at a spot.
        """
        self.archive = archive
        self.dice = dice
        self.move(dice.choice(("en", "zh")))

    def move(self, lang: Lang) -> None:
        """
        Take another spot, in a language.
        """
        self.text = self.dice.choice([t for t in self.archive.of(lang) if len(t.text) > 80])
        self.at = self.dice.randrange(len(self.text.text))

    def turn(self) -> None:
        """
        Go to the same article in the other language.
        """
        self.text = self.archive.other(self.text)
        self.at = self.dice.randrange(len(self.text.text) or 1)

    def window(self) -> str:
        """
        Give what stands around the spot.
        """
        return self.text.text[max(0, self.at - 40) : self.at + 40]

    def han(self, least: int = 1) -> str:
        """
        Cut characters anywhere out of a run of them.
        """
        length = self.dice.choice([least, least, least + 1, least + 2, least + 4, 8])
        while True:
            runs = [run for run in HAN_RUN.findall(self.window()) if len(run) >= least]
            if runs:
                run = self.dice.choice(runs)
                at = self.dice.randrange(len(run) - least + 1)
                return str(run[at : at + length])
            self.move("zh")

    def latin(self) -> str:
        """
        Take an English word.
        """
        while True:
            words = LATIN.findall(self.window())[1:-1]
            if words and (word := self.dice.choice(words)) != "NEAR":
                return str(word)
            self.move("en")

    def line(self, least: int, most: int) -> str:
        """
        Cut anything out of the text, to be quoted.
        """
        length = self.dice.randint(least, most)
        cut = self.text.text[self.at : self.at + length].replace("\n", " ")
        return cut.replace('"', "").replace("*", "").strip()


def han_of(written: str, lang: Lang = "zh", *, before: bool = False, behind: bool = False) -> Asked:
    """
    Say what a Chinese sequence means: itself, or in simplified characters.
    """
    forms = dict.fromkeys((written, _to_simplified(written)))
    strings = dict.fromkeys(plain(form, lang)[0].strip(BREAK) for form in forms)
    return _any_of([Han(((string, before, behind),), lang) for string in strings])


def _any_of(parts: list[Han]) -> Asked:
    return parts[0] if len(parts) == 1 else Either(tuple(parts))


def words_of(written: str, lang: Lang = "en") -> Words:
    """
    Say what words in a row mean.
    """
    patterns = [word and word.term for word in stream(written, lang)]
    while patterns and patterns[-1] is None:
        patterns.pop()
    return Words(tuple(patterns), lang)


def a_word(drawer: Drawer) -> Drawn:
    written = drawer.latin()
    return Drawn(written, words_of(written))


def a_phrase(drawer: Drawer) -> Drawn:
    """
    Words that stand so, seldom words that do not; punctuation included.
    """
    while True:
        cut = drawer.line(15, 45).split()[1:-1][: drawer.dice.randint(2, 4)]
        if drawer.dice.random() < 0.1:
            drawer.dice.shuffle(cut)
        written = " ".join(cut)
        if len(cut) > 1 and words_of(written).patterns and not HAN_RUN.search(written):
            return Drawn(f'"{written}"', words_of(written))
        drawer.move("en")


def stars_on_words(drawer: Drawer) -> Drawn:
    """
    prefix*, *suffix, *infix*, alone or in a phrase.
    """
    dice = drawer.dice
    rows = re.findall(r"[A-Za-z]+(?: [A-Za-z]+)+", drawer.window())
    words = (
        dice.choice(rows).split()[: dice.randint(1, 3)]
        if rows
        else LETTERS.findall(drawer.latin())[:1]
    )
    written = []
    for word in words:
        form = dice.choice(("{}*", "*{}", "*{}*", "{}")[: 3 + (len(words) > 1)])
        first = dice.randrange(len(word)) if form.startswith("*") else 0
        end = dice.randint(first + 1, len(word)) if form.endswith("*") else len(word)
        written.append(form.format(word[first:end]))
    return Drawn(" ".join(written), Words(tuple(word.lower() for word in written)))


def characters(drawer: Drawer) -> Drawn:
    written = drawer.han()
    if drawer.dice.random() < 0.1:
        written = "".join(drawer.dice.sample(written, len(written)))
    return Drawn(written, han_of(written))


def characters_with_a_star(drawer: Drawer) -> Drawn:
    written = drawer.han()
    before, behind = drawer.dice.choice(((True, False), (False, True), (True, True)))
    asked = han_of(written, before=before, behind=behind)
    return Drawn(f"{'*' * before}{written}{'*' * behind}", asked)


def stars_side_by_side(drawer: Drawer) -> Drawn:
    """
    Chinese words in a phrase, parted by stars; a star at the outer ends parts nothing.
    """
    dice = drawer.dice
    while True:
        words = [word.term for word in stream(drawer.window(), "zh")[1:-1] if word]
        if len(words) > 3 and HAN_RUN.fullmatch("".join(words)):
            break
        drawer.move("zh")
    at = dice.randrange(len(words) - 1)
    one, two = words[at : at + 2]
    pieces = dice.choice([
        ((one, False, True), (two, False, False)),
        ((one[:1], False, True), (two, False, False)),
        ((one, False, False), (two[-1:], True, False)),
        ((one[:1], False, True), (two[-1:], True, False)),
        ((one[:1], False, True), (two[:1], False, True)),
        ((one[:1], True, True), (two[:1], False, False)),
        ((one[-1:], False, False), (two[:1], True, True)),
    ])  # fmt: skip
    written = " ".join(f"{'*' * a}{text}{'*' * b}" for text, a, b in pieces)
    if dice.random() < 0.2:
        written, pieces = f"{one} {two[:1]}*", ((one + two[:1], False, True),)
    simple = tuple((str(_to_simplified(text)), a, b) for text, a, b in pieces)
    return Drawn(written, _any_of([Han(form) for form in dict.fromkeys((pieces, simple))]))


def with_punctuation(drawer: Drawer) -> Drawn:
    """
    Chinese copied from a line, whatever is in it.
    """
    while True:
        cut = drawer.line(3, 10)
        if any(map(HAN_RUN.fullmatch, cut)) and re.search(r"[^\w]", cut):
            return Drawn(f'"{cut}"', han_of(cut))
        drawer.move("zh")


def with_figures(drawer: Drawer) -> Drawn:
    """
    Figures among characters, in digits of either width.
    """
    spots = [(t, m.start()) for t in drawer.archive.of("zh") for m in NUMERALS.finditer(t.text)]
    drawer.text, at = drawer.dice.choice(spots)
    while True:
        drawer.at = max(0, at - drawer.dice.randint(0, 3))
        cut = drawer.line(3, 8)
        if NUMERALS.search(cut):
            break
    widths = "０１２３４５６７８９．", "0123456789."
    cut = cut.translate(str.maketrans(*drawer.dice.sample(widths, 2)))
    if HAN_RUN.search(cut):
        return Drawn(f'"{cut}"', han_of(cut))
    figure = NUMERALS.findall(cut)[0]
    return Drawn(f"zh:{figure}", words_of(figure, "zh"))


def traditional(drawer: Drawer) -> Drawn:
    """
    Characters in the forms that the archive has not.
    """
    while True:
        simple = drawer.han(2)
        written = str(_to_traditional(simple))
        if written != simple and _to_simplified(written) == simple:
            return Drawn(written, han_of(written))
        drawer.move("zh")


def with_its_language(drawer: Drawer) -> Drawn:
    """
    A word looked for in the texts of the other language.
    """
    dice, archive = drawer.dice, drawer.archive
    if dice.random() < 0.5:
        left_over = [run for text in archive.of("en") for run in HAN_RUN.findall(text.text)]
        written = dice.choice([*left_over, drawer.han()])
        return Drawn(f"{dice.choice(('en', 'EN'))}:{written}", han_of(written, "en"))
    words = [word for t in archive.of("zh") for word in re.findall("[A-Za-z]+|[0-9]+", t.text)]
    written = dice.choice([*words, drawer.latin()])
    return Drawn(f"zh{dice.choice(':：')}{written}", words_of(written, "zh"))


TERMS: dict[Lang, tuple[Draw, ...]] = {
    "en": (a_word, a_word, a_phrase, stars_on_words),
    "zh": (characters, characters, characters_with_a_star, with_punctuation, traditional),
}


def a_term(drawer: Drawer) -> Drawn:
    """
    Any term of the language that the drawer is in, from where it is.
    """
    lang = drawer.text.lang
    while True:
        drawn = drawer.dice.choice(TERMS[lang])(drawer)
        if drawer.text.lang == lang:
            return drawn
        drawer.move(lang)


def in_brackets(drawn: Drawn, at_most: int, dice: random.Random) -> str:
    """
    Write a part in brackets where it would fall apart without, and now and then where not.
    """
    if drawn.looseness <= at_most and dice.random() > 0.1:
        return drawn.written
    return dice.choice(("({})", "（{}）")).format(drawn.written)


def either(drawer: Drawer, part: Draw = a_term) -> Drawn:
    """
    One of two; now and then the second is the beginning of the first.
    """
    one, two = two_of(drawer, part)
    if isinstance(one.asked, Han) and one.written.isalpha() and drawer.dice.random() < 0.4:
        longer = one.written + drawer.han()
        two = Drawn(longer, han_of(longer))
    sign = drawer.dice.choice(("|", " | "))
    written = sign.join(in_brackets(each, 2, drawer.dice) for each in (one, two))
    return Drawn(written, Either((one.asked, two.asked)), 3)


def added(drawer: Drawer, part: Draw = a_term) -> Drawn:
    one, two = two_of(drawer, part)
    sign = drawer.dice.choice(("+", " + "))
    written = sign.join(in_brackets(each, 3, drawer.dice) for each in (one, two))
    return Drawn(written, Sum((one.asked, two.asked)), 4)


def without(drawer: Drawer, part: Draw = a_term) -> Drawn:
    """
    What is left out stands in the same article: otherwise the sign would seldom count.
    """
    one = part(drawer)
    if drawer.dice.random() < 0.5:
        drawer.turn()
    two = a_term(drawer)
    drawer.move(lang_of(one.asked))
    written = f"{in_brackets(one, 2, drawer.dice)} -{in_brackets(two, 1, drawer.dice)}"
    return Drawn(written, Leave(one.asked, two.asked), 2)


def near(drawer: Drawer, part: Draw = a_term) -> Drawn:
    one, two = two_of(drawer, part)
    places = drawer.dice.choice((1, 3, 5, 10, 30, 100))
    first, second = in_brackets(one, 1, drawer.dice), in_brackets(two, 0, drawer.dice)
    return Drawn(f"{first} NEAR/{places} {second}", Close(one.asked, two.asked, places), 1)


def two_of(drawer: Drawer, part: Draw) -> tuple[Drawn, Drawn]:
    """
    Draw two different parts in one language.
    """
    one = part(drawer)
    for _ in range(50):
        two = part(drawer)
        if lang_of(one.asked) == lang_of(two.asked) and one.asked != two.asked:
            return one, two
        drawer.move(lang_of(one.asked))
    raise AssertionError(one)


OPERATORS = (either, added, without, near)


def combined(drawer: Drawer) -> Drawn:
    """
    Two signs, one within the other.
    """
    outer, inner = (drawer.dice.choice(OPERATORS) for _ in range(2))
    return outer(drawer, lambda same: a_term(same) if drawer.dice.random() < 0.3 else inner(same))


def lang_of(asked: Asked) -> Lang:
    """
    Tell in which texts hits are.
    """
    match asked:
        case Han() | Words():
            return asked.lang
        case Either() | Sum():
            return lang_of(asked.parts[0])
        case Close() | Leave():
            return lang_of(asked.asked)


KINDS: tuple[Draw, ...] = (
    a_word,
    a_phrase,
    stars_on_words,
    characters,
    characters_with_a_star,
    stars_side_by_side,
    with_punctuation,
    with_figures,
    traditional,
    with_its_language,
    either,
    added,
    without,
    near,
    combined,
)
Manner: TypeAlias = Literal["as it chooses", "as bits", "one by one", "all at once"]
MANNERS: tuple[Manner, ...] = get_args(Manner)


@cache
def drawn_from(archive: Archive, kind: Draw) -> tuple[Drawn, ...]:
    """
    Draw some searches of a kind: the same in every run.
    """
    dice = random.Random(f"1954 {kind.__name__}")
    return tuple(kind(Drawer(archive, dice)) for _ in range(SEARCHES))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_a_search_finds_what_the_texts_hold(archive: Archive, kind: Draw) -> None:
    """
    Places and counts of a search are those of the texts, in whatever manner it is found.
    """
    with_hits = 0
    for number, drawn in enumerate(drawn_from(archive, kind)):
        manner = MANNERS[number % len(MANNERS)]
        with_hits += compare(archive, drawn, manner) > 0
    assert with_hits >= SEARCHES / 4


def compare(archive: Archive, drawn: Drawn, manner: Manner) -> int:
    """
    Search with the program and with the oracle; give how many hits both have.
    """
    search = parse_search(drawn.written)
    assert not search.problems, drawn
    (series,) = search.series
    expected = sorted(hits_of(drawn.asked, archive.texts))

    with read_in(manner):
        found = find(archive.corpus, series.node, Patience(60))
        counted = tally(archive.corpus, series.node, Patience(60))

    places = list(zip(*(column.tolist() for column in found), strict=True))
    assert sorted(places) == [hit[:4] for hit in expected], (drawn, manner)
    # In the order of the newspaper.
    assert [place[:3] for place in places] == [hit[:3] for hit in expected], drawn
    by_article = Counter(hit.article for hit in expected)
    answer = list(zip(counted.articles.tolist(), counted.counts.tolist(), strict=True))
    assert answer == sorted(by_article.items()), (drawn, manner)
    assert series.lang == lang_of(drawn.asked)
    return len(expected)


@contextmanager
def read_in(manner: Manner) -> Iterator[None]:
    """
    Have the index read in one manner, which it otherwise chooses by what takes less time.
    """
    with pytest.MonkeyPatch.context() as patch:
        if manner != "as it chooses":
            # Small corpora are held in memory.
            patch.setattr(walk, "texts_in_memory", lambda *_: None)
            patch.setattr(streams, "texts_in_memory", lambda *_: None)
        if manner == "one by one":
            patch.setattr(walk, "_FEW", 1e9)
        elif manner != "as it chooses":
            patch.setattr(walk, "_FEW", 0.0)
        if manner == "as bits":
            patch.setattr(walk, "_WORTH_COMPILING", 1)
            patch.setattr(walk, "compiled", lambda function, *_, **__: function)
        yield


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_hits_are_marked_where_they_stand(archive: Archive, kind: Draw) -> None:
    """
    In a text, a search has the hits of the index, each over the signs that were looked for.
    """
    dice = random.Random(27)
    for drawn in drawn_from(archive, kind):
        (series,) = parse_search(drawn.written).series
        texts = archive.of(series.lang)
        found = {hit.article for hit in hits_of(drawn.asked, texts, leaving=False)}
        with_hits = [text for text in texts if text.article in found]
        some = dice.sample(with_hits, min(4, len(with_hits))) + dice.sample(texts, 2)
        for text in some:
            compare_marks(drawn, text)


def compare_marks(drawn: Drawn, text: Text) -> None:
    """
    Mark with the program and with the oracle.
    """
    (series,) = parse_search(drawn.written).series
    expected = sorted(hits_of(drawn.asked, [text], leaving=False))

    marked = find_spans(series.node, text.text)

    places = [(span.position, span.inside, span.last, span.start, span.end) for span in marked]
    assert places == [hit[1:] for hit in expected], drawn
    if isinstance(drawn.asked, Han | Words):
        for span in marked:
            assert says(drawn.asked, text.text[span.start : span.end]), (drawn, span)


def says(asked: Han | Words, text: str) -> bool:
    """
    Tell whether what is marked is what was looked for, once both are folded.
    """
    if isinstance(asked, Words):
        words = [word and word.term for word in stream(text, asked.lang)]
        fitting = map(_pattern, asked.patterns)
        return all(fits(word) for fits, word in zip(fitting, words, strict=True))
    string, _ = plain(text, asked.lang)
    first, last = asked.pieces[0], asked.pieces[-1]
    if len(asked.pieces) == 1:
        return string == first[0]
    return string.startswith(first[0]) and string.endswith(last[0])


def test_an_english_word_is_found_wherever_it_stands(archive: Archive) -> None:
    """
    Articles and counts are those of texts cut by hand at everything that is no letter.
    """
    counted: dict[str, Counter[int]] = {}
    for text in archive.of("en"):
        for word in latin_words(text.text):
            if word.isalpha():
                counted.setdefault(word, Counter())[text.article] += 1

    for word in random.Random(27).sample(sorted(counted), 60):
        (series,) = parse_search(f"en:{word}").series
        found = tally(archive.corpus, series.node, Patience(60))

        answer = dict(zip(found.articles.tolist(), found.counts.tolist(), strict=True))
        assert counted[word] == answer, word


def latin_words(text: str) -> list[str]:
    """
    Cut English by hand: letters and figures are words, with apostrophes inside them.
    """
    kept = "".join(
        c if (c.isalnum() and not is_han(c, "en")) or c == "'" else " "
        for c in (
            d
            for d in unicodedata.normalize("NFKD", text.lower().replace("’", "'"))
            if not unicodedata.combining(d)
        )
    )
    return [piece.strip("'").removesuffix("'s") for piece in kept.split()]


def test_a_chinese_sequence_is_found_as_often_as_it_stands(archive: Archive) -> None:
    """
    Counts are those of the string of characters, of which nothing is known but the signs.
    """
    strings = {text.article: only_characters(text.text) for text in archive.of("zh")}
    drawer = Drawer(archive, random.Random(1949))
    for _ in range(60):
        drawer.move("zh")
        sequence = drawer.han()
        if _to_simplified(sequence) != sequence:
            continue
        counted = {
            article: sum(string.startswith(sequence, at) for at in range(len(string)))
            for article, string in strings.items()
            if sequence in string
        }

        (series,) = parse_search(sequence).series
        found = tally(archive.corpus, series.node, Patience(60))

        answer = dict(zip(found.articles.tolist(), found.counts.tolist(), strict=True))
        assert counted == answer, sequence


def only_characters(text: str) -> str:
    """
    Take out what parts no words, blanks and single dashes, and fold the rest as Unicode does.
    """
    gone = " \t\u3000-‐‑‒–―—"
    folded = unicodedata.normalize("NFKC", text.replace("——", "\0")).replace("○", "〇")
    return "".join(c for c in folded if c not in gone)


def test_what_is_nowhere_is_not_found(archive: Archive) -> None:
    """
    Neither language answers to what its texts do not have.
    """
    for series in parse_search("zyzzyva, zyzzyv*, 龘龘, 龘, 的龘, *龘, 龘 NEAR/3 的").series:
        assert not len(find(archive.corpus, series.node, Patience(60)).articles)
        assert not len(tally(archive.corpus, series.node, Patience(60)).articles)


CORNERS = (
    ("*人* 国", Han((("人", True, True), ("国", False, False)))),
    ("国 *工*", Han((("国", False, False), ("工", True, True)))),
    ("国 *业", Han((("国", False, False), ("业", True, False)))),
    ("人人", Han((("人人", False, False),))),
    ("人 + 人山", Sum((Han((("人", False, False),)), Han((("人山", False, False),))))),
    ("人 | 人山", Either((Han((("人", False, False),)), Han((("人山", False, False),))))),
    ("合作 NEAR/9 社", Close(Han((("合作", False, False),)), Han((("社", False, False),)), 9)),
    ("合作 NEAR/99 国", Close(Han((("合作", False, False),)), Han((("国", False, False),)), 99)),
    ("人 NEAR/1 人", Close(Han((("人", False, False),)), Han((("人", False, False),)), 1)),
    ("rain NEAR/9 rain", Close(Words(("rain",)), Words(("rain",)), 9)),
    ("rain NEAR/99 d", Close(Words(("rain",)), Words(("d",)), 99)),
    ("u.s.", Words(("u", None, "s"))),
    ("s.u", Words(("s", None, "u"))),
    ("in u b", Words(("in", "u", "b"))),
    ("rain -社会", Leave(Words(("rain",)), Han((("社会", False, False),)))),
    ("社会 -u", Leave(Han((("社会", False, False),)), Words(("u",)))),
    ("社会 -zyzzyva", Leave(Han((("社会", False, False),)), Words(("zyzzyva",)))),
)


ARTICLES = (
    ("U.S. rain", "Rain, rain, RAIN.", "人山人海", "人山人海国家。人人国，人人人。国手工业"),
    ("b c", "d e\nS and u; s, and the many words end in u", "社会国", "社会的合作社"),
)
"""Title and text in English, and in Chinese. The last text ends with a word, not with a sign."""


@pytest.fixture(scope="module")
def corners(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """
    Give two articles of corner cases.
    """
    folder = tmp_path_factory.mktemp("corners")
    (folder / "rmrb").mkdir()
    for number, (title_en, body_en, title_zh, body_zh) in enumerate(ARTICLES):
        day = f"1954-03-0{number + 1}"
        (folder / "rmrb" / f"{day}.txt").write_text(
            f"Title: {title_en}\nAuthor:\nDate: {day}\nPage: 1\n\n{body_en}\n\n<hr />\n\n"
            f"Original: \n\n### {title_zh}\n\n{day}\n第1版()\n专栏：\n\n    {body_zh}\n",
            encoding="utf-8",
        )
    build(folder / "rmrb", folder / "data")
    with closing(Corpus(current_corpus(folder / "data"))) as corpus:
        yield read(corpus)


@pytest.mark.parametrize("manner", MANNERS)
@pytest.mark.parametrize(("written", "asked"), CORNERS, ids=[written for written, _ in CORNERS])
def test_corner_cases_are_found_as_the_texts_hold_them(
    corners: Archive, written: str, asked: Asked, manner: Manner
) -> None:
    """
    Words that hold a part twice, and hits at the ends of texts, are like all others.
    """
    compare(corners, Drawn(written, asked), manner)


@pytest.mark.parametrize(("written", "asked"), CORNERS, ids=[written for written, _ in CORNERS])
def test_corner_cases_are_marked_where_they_stand(
    corners: Archive, written: str, asked: Asked
) -> None:
    """
    What the index finds in them is marked, sign for sign.
    """
    for text in corners.of(lang_of(asked)):
        compare_marks(Drawn(written, asked), text)
