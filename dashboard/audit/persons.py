"""Whether the Chinese persons that a translation names are those of the original."""

from __future__ import annotations

import re
from itertools import chain, islice
from typing import TYPE_CHECKING, Final, NamedTuple

import rjieba

from dashboard.audit.english import runs, word_at
from dashboard.audit.renderings import names_zh
from dashboard.audit.sounds import distance, readings, spellings, syllables
from dashboard.audit.unexplained import joined
from dashboard.language.romanisation import in_pinyin
from dashboard.language.surnames import DOUBLE_SURNAMES, SURNAMES
from dashboard.language.words import HAN

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dashboard.audit.check import Check, Span, Verdict
    from dashboard.audit.english import Word
    from dashboard.audit.reading import Reading

_SPELLED: Final = frozenset(
    chain.from_iterable(spellings(name) for name in SURNAMES | DOUBLE_SURNAMES)
) - {"le", "an", "e", "ou", "yo", "she", "he"} | {"an", "he", "ou"}  # fmt: skip
_MOST_SYLLABLES: Final = 3
_MOST_WITH_DOUBLE_SURNAME: Final = 4
_MOST_WORDS: Final = 3
_MOST_PERSONS: Final = 500
"""Names of a text that are looked for: each is compared with all of its row."""
_BEFORE_A_NAME: Final = re.compile("[A-Z][a-z]{1,7}(?=[ -][A-Z])")
_LONGEST: Final = 40
"""Letters of a name, blanks among them."""
_NAMES: Final = re.compile(f"[{HAN}]+")
_PROVINCES: Final = frozenset("冀鲁豫苏皖晋绥察陕甘宁鄂湘赣闽浙粤桂川黔滇康辽吉黑热")
"""Provinces by one character each: 苏鲁豫 is nobody."""
_SURNAME: Final = re.compile(f"[{''.join(sorted(SURNAMES))}]")
_ABUSE: Final = re.compile("[逆匪贼]")
"""What the paper puts behind the surnames of its enemies: 阎逆锡山."""
_NEAR: Final = 0.12
_GIVEN_ALIKE: Final = 0.4


class Person(NamedTuple):
    """
    A name in the translation that is built as a Chinese person's.

    Attributes:
        start: Offset in the translation.
        end: Offset behind it.
        surname: In small letters.
        given: Likewise, without blanks.
        is_cut: The given name goes on behind a hyphen, as in older spellings: Chen-ning.
        codes: The whole name as codes of sounds, in every way to cut it.

    """

    start: int
    end: int
    surname: str
    given: str
    is_cut: bool
    codes: tuple[str, ...]


def check_persons(reading: Reading, taken: Sequence[Span]) -> list[Check]:
    """
    Look for each Chinese name of a translation among the sounds of the original.

    A name whose sounds are there agrees. One that sounds nowhere differs if a name beside
    it in the original is near in sound, or is the only person left over in the same place.
    Nothing is said of others: names of Koreans or Japanese, old spellings.

    Args:
        reading: Of title or body.
        taken: Stretches of the translation that name places.

    """
    checks: list[Check] = []
    tagged: dict[int, list[Span]] = {}
    seen: set[tuple[int, str]] = set()
    persons = list(islice(_persons(reading, taken), _MOST_PERSONS))
    for person in persons:
        row = reading.row_of(person.start)
        key = (row, person.surname + person.given)
        if key in seen:
            continue
        seen.add(key)
        check = _check(reading, person, row, tagged)
        if check is not None:
            checks.append(check)
    return checks


def _persons(reading: Reading, taken: Sequence[Span]) -> Iterator[Person]:
    folded, behind = reading.folded, 0
    for match in _BEFORE_A_NAME.finditer(folded):
        start = match.start()
        if (
            start < behind
            or match[0].lower() not in _SPELLED
            or folded[start - 1 : start].isalpha()
        ):
            continue
        surname = word_at(folded, start)
        if surname is None:
            continue
        words = [surname, *reading.words_in(surname.end, start + _LONGEST)]
        run = runs(words[:_MOST_WORDS], folded)[0]
        person = _person(run, folded) if len(run) > 1 else None
        if person and not any(s < person.end and person.start < e for s, e in taken):
            behind = person.end
            yield person


def _person(words: Sequence[Word], folded: str) -> Person | None:
    """Read a person's name at the beginning of a run: Chen Lianbiao, Li Fu Yong."""
    most = _MOST_SYLLABLES if min(map(len, words[0].codes)) == 1 else _MOST_WITH_DOUBLE_SURNAME
    used = list(words[:2])
    for word in words[2:]:
        if all(min(map(len, each.codes)) == 1 for each in (*used[1:], word)):
            used.append(word)
    codes = tuple(code for code in joined(used) if len(code) <= most)
    if not codes:
        return None
    given = "".join(word.letters for word in used[1:])
    end = used[-1].end
    is_cut = folded[end : end + 1] == "-" and folded[end + 1 : end + 2].islower()
    return Person(used[0].start, end, used[0].letters, given, is_cut, codes)


def _check(
    reading: Reading, person: Person, row: int, tagged: dict[int, list[Span]]
) -> Check | None:
    heard = _heard(reading, person, row) or _abused(reading, person, row)
    if heard is not None:
        is_person = _is_person(reading.bitext.zh, heard)
        return _checked(reading, person, "agrees", heard) if is_person else None
    if person.is_cut:
        return None
    if row not in tagged:
        tagged[row] = _tagged(reading, row)
    meant = _meant(reading, person, row, tagged[row])
    return None if meant is None else _checked(reading, person, "differs", meant)


def _heard(reading: Reading, person: Person, row: int) -> Span | None:
    """Find a name's sounds: in the row beside it, else nearby, else anywhere in the original."""
    whole = (0, len(reading.bitext.zh))
    codes = [code for code in person.codes if reading.sounds.find(code, *whole) >= 0]
    if not codes:
        return None
    last = len(reading.bitext.rows) - 1
    around = reading.span_zh(max(0, row - 1), min(row + 1, last))
    for span in (reading.span_zh(row, row), around, whole):
        for code in codes:
            at = reading.sounds.find(code, *span)
            if at >= 0:
                return at, at + len(code)
    return None


def _abused(reading: Reading, person: Person, row: int) -> Span | None:
    """Find a name with a word of abuse behind its surname, in its row: 张逆从龙."""
    text, span = reading.bitext.zh, reading.span_zh(row, row)
    for word in _ABUSE.finditer(text, span[0] + 1, span[1]):
        at = word.start()
        for code in person.codes:
            end = at + len(code)
            is_heard = (
                text[at - 1] in SURNAMES
                and reading.sounds.find(code[0], at - 1, at) >= 0
                and reading.sounds.find(code[1:], at + 1, end) >= 0
            )
            if is_heard:
                return at - 1, end
    return None


def _is_person(text: str, span: Span) -> bool:
    """Say whether what is heard has a surname, and is no place: 平山, 鲁豫."""
    at, end = span
    name = text[at:end]
    is_named = text[at] in SURNAMES or text[at : at + 2] in DOUBLE_SURNAMES
    return is_named and name not in names_zh() and not _PROVINCES.issuperset(name)


def _checked(reading: Reading, person: Person, verdict: Verdict, zh: Span) -> Check:
    return reading.bitext.check(
        "person",
        verdict,
        zh=zh,
        en=(person.start, person.end),
        expected=in_pinyin(_ABUSE.sub("", reading.bitext.zh[zh[0] : zh[1]])),
    )


def is_surname(text: str) -> bool:
    """Say whether characters are a surname: 焦, 欧阳."""
    return text in SURNAMES or text in DOUBLE_SURNAMES


def _meant(reading: Reading, person: Person, row: int, tagged: Sequence[Span]) -> Span | None:
    """Find the name of the original that a name of the translation gets wrong."""
    text, span = reading.bitext.zh, reading.span_zh(row, row)
    of_row = reading.bitext.rows[row]
    at_en = _share(person.start, of_row.start_en, of_row.end_en)
    best: tuple[float, Span] | None = None
    for first, last in [*tagged, *_after_surname(text, *span, person)]:
        apart = abs(_share(first, *span) - at_en)
        cost = _cost(text[first:last], person, apart, is_tagged=(first, last) in tagged)
        if cost is None or (best is not None and best[0] <= cost):
            continue
        if not _is_rendered(reading, text[first:last], row):
            best = (cost, (first, last))
    return best[1] if best else None


def _share(at: int, start: int, end: int) -> float:
    return (at - start) / max(end - start, 1)


def _tagged(reading: Reading, row: int) -> list[Span]:
    """List the persons that the segmenter sees in the original's row."""
    start, end = reading.span_zh(row, row)
    found, at = [], start
    for word, tag in rjieba.tag(reading.bitext.zh[start:end]):
        is_name = 1 < len(word) <= _MOST_SYLLABLES and word[0] in SURNAMES
        if tag.startswith("nr") and is_name and not _PROVINCES.issuperset(word):
            found.append((at, at + len(word)))
        at += len(word)
    return found


def _after_surname(text: str, start: int, end: int, person: Person) -> Iterator[Span]:
    """List what may be a name of so many characters behind its surname."""
    lengths = {len(code) for code in person.codes}
    for match in _SURNAME.finditer(text, start, end):
        first = match.start()
        if person.surname in readings(match[0]):
            for length in lengths:
                if first + length <= end and _NAMES.fullmatch(text, first, first + length):
                    yield first, first + length


def _cost(name: str, person: Person, apart: float, *, is_tagged: bool) -> float | None:
    """Say how unlike a name is to what the translation says; None if it cannot be meant."""
    spelled = spellings(name)
    if not spelled:
        return None
    same_surname = person.surname in readings(name[0])
    near_surname = any(distance(person.surname, sound) <= 1 for sound in readings(name[0]))
    sounds = [set(readings(character)) for character in name[1:]]
    codes = [syllables(code)[1:] for code in person.codes]
    shared = max(
        (
            sum(s in heard for s, heard in zip(code, sounds, strict=False))
            for code in codes
            if len(code) == len(sounds)
        ),
        default=0,
    )
    given = min(distance(person.given, each) for each in spellings(name[1:]))
    unlike = given / max(len(person.given), 1)
    if same_surname and (shared or (unlike <= _GIVEN_ALIKE and is_tagged)):
        return unlike + apart
    if near_surname and shared == len(sounds):
        return unlike + apart
    if is_tagged and near_surname and apart <= _NEAR:
        return 1 + unlike + apart
    return None


def _is_rendered(reading: Reading, name: str, row: int) -> bool:
    """Say whether the translation has a name elsewhere in the row."""
    stretch = reading.stretch(row, row)
    return any(stretch.find_apart(each) for each in spellings(name))
