"""How a translation may name a place: English names, old spellings, pinyin, adjectives."""

from __future__ import annotations

import csv
import re
from functools import cache, lru_cache
from importlib.resources import files
from itertools import islice, product
from typing import TYPE_CHECKING, Final, NamedTuple

from dashboard.audit.english import fold, small, squeeze
from dashboard.audit.sounds import parse, readings, spellings
from dashboard.places.gazetteer import FEATURE, load_gazetteer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from dashboard.places.gazetteer import Place

_ABROAD: Final = frozenset({"country", "soviet_republic", "international", "world_region"})
_RANK_TO_WORDS: Final = {
    "自治区": ("region",), "自治州": ("prefecture",), "自治县": ("county",), "自治旗": ("banner",),
    "人民公社": ("commune",), "公社": ("commune",), "行署区": ("region", "district"),
    "大队": ("brigade",), "专区": ("district", "prefecture", "special", "region", "area"),
    "地区": ("district", "prefecture", "region", "area"), "省": ("province", "provincial"),
    "市": ("city", "municipality", "municipal"), "县": ("county", "counties"), "旗": ("banner",),
    "盟": ("league",), "区": ("district", "region", "area"), "乡": ("township",),
    "镇": ("town",), "村": ("village",), "街": ("street",), "路": ("road",), "庄": ("village",),
    "河": ("river",), "江": ("river",), "山": ("mountain", "mountains", "mount"), "湖": ("lake",),
    "岛": ("island",),
}  # fmt: skip
"""Ends of Chinese names, the longest first, and the words that render them."""
RANK_WORDS: Final = frozenset(word for words in _RANK_TO_WORDS.values() for word in words) | {
    "autonomous", "administrative", "railway",
}  # fmt: skip
_PART_OF_NAME: Final = frozenset("庄河江山湖岛街路")
"""Ends that are translated or spelled."""
_TAIL: Final = re.compile(
    r"(?: (?:border|special|administrative|autonomous|office))*"
    r" (?:region|province|county|city|district|prefecture|banner|league|zone|area|base|town|border)"
    r"(?: \(.*\))?$"
)
_SIDE: Final = re.compile(r"^(north|south|east|west)(ern)? |^(north|south)(east|west)(ern)? ")
_SHORTEST_KNOWN: Final = 4
"""Letters of a name that is one without its rank: "us" and "he" are words."""
_MOST_APART: Final = 4
"""Ways to read the characters of a name, spelled one by one."""
_SHORTEST_ALONE: Final = 2
"""Characters of a name that may stand without its rank: 榆次, but not 盂."""


_JOINED: Final = frozenset(
    {
        *(
            "s",
            "ese",
            "nese",
            "xian",
            "shi",
            "qu",
            "cun",
            "zhen",
            "xiang",
            "zhuang",
            "sheng",
            "ren",
        ),
        *("he", "jiang", "shan", "hu", "dao", "town", "village", "county", "city"),
    }
)
"""What may follow a name in pinyin in the same word; -n and -an may not: 长沙 is no Changshan."""
_OF_PEOPLE: Final = frozenset(
    """
    n ns an ans ian ians ien iens ean eans en ens er ers ese lese nese uese vian vians
    tian tians egian egians i is ish ist ists ite ites iot iots ic s es e y
    a ia as o os al ay ey um us land lander landers stan istan istani man men woman women
    oslovak oslovaks oslovakia oslovakian sia sian sians yan yans
    """.split()  # noqa: SIM905 - a list of endings reads better in lines
)
"""
What turns the beginning of a name into it, its adjective or its people: Ital-y, -ian, -ians.

Other words only begin alike: Italics, Malicious, Norwich.
"""


class Rendering(NamedTuple):
    """
    The ways to name a place in English.

    Attributes:
        expected: To be shown to a reader: Yu County.
        names: In small letters, the likeliest first.
        cased: Abbreviations, in the case that they are written in.
        is_prefix: The names are beginnings, with a capital: Vietnam, Vietnamese.
        ranks: English words for the rank that the Chinese name ends with, in small letters.
        sound: Its pinyin without the rank; "" of what is abroad.
        meant: Chinese names of what it may be.

    """

    expected: str
    names: tuple[str, ...]
    cased: tuple[str, ...]
    is_prefix: bool
    ranks: tuple[str, ...]
    sound: str
    meant: frozenset[str]

    def is_other(self, words: str) -> bool:
        """Say whether words in small letters name another place: Inner Mongolia is no Mongolia."""
        named = known_names().get(words)
        return named is not None and named.isdisjoint(self.meant)

    def fits(self, name: str, word: str) -> bool:
        """
        Say whether a word that begins with one of the names is that name, and no other place's.

        >>> changsha = rendering_of(("hunan-changsha",), "长沙")
        >>> [changsha.fits("changsha", word) for word in ("changshashi", "changshan")]
        [True, False]
        """
        ending = word[len(name) :]
        is_foreign = self.is_prefix or not parse(squeeze(name))
        is_joined = not self.is_prefix and ending in _JOINED
        if not is_joined and not (is_foreign and ending in _OF_PEOPLE):
            return False
        return not self.is_other(word)


@lru_cache(maxsize=100_000)
def rendering_of(place_ids: tuple[str, ...], surface: str) -> Rendering | None:
    """
    Say how a translation may name a place; None where that is not known (a foreign village).

    Args:
        place_ids: What the name may stand for; those that no table has are told by their
            sound alone.
        surface: As the Chinese text has it, with or without its rank.

    >>> rendering_of(("shanxi-yu_county",), "盂县").names
    ('yu county', 'yu xian', 'yuxian', 'county of yu', 'yu counties')

    """
    places = [p for place_id in place_ids if (p := load_gazetteer().places.get(place_id))]
    if places and places[0].kind in _ABROAD:
        return _abroad(places[0], surface)
    return _at_home(places, surface)


def _abroad(place: Place, surface: str) -> Rendering | None:
    named = _cities().get(surface) or _cities().get(surface.removesuffix("市"))
    if named is None:
        facts = load_gazetteer().facts[place.place_id]
        cities = _cities_of(place.place_id)
        if surface in cities or surface in facts.names_in_doubt:
            return None
        named = (*_words().get(place.place_id, ()), place.name_en, *facts.aliases_en)
        expected = place.name_en
    else:
        expected = named[0]
    cased = tuple(name for name in named if name.isupper())
    names = tuple(dict.fromkeys(small(fold(name)) for name in named if not name.isupper()))
    meant = frozenset({surface, *_zh(place)})
    return Rendering(expected, names, cased, is_prefix=True, ranks=(), sound="", meant=meant)


def _at_home(places: list[Place], surface: str) -> Rendering | None:
    rank = next((end for end in _RANK_TO_WORDS if surface.endswith(end)), "")
    stem = surface.removesuffix(rank) if len(surface) > len(rank) else surface
    listed = list(
        dict.fromkeys(name for place in places for name in (*_listed(place), *_loosely(place)))
    )
    is_short = len(stem) < _SHORTEST_ALONE
    sounds = spellings(stem)
    spelled: list[str] = []
    if not is_short:
        spelled = [*sounds, *_with_own_rank(stem), *_apart(stem)]
        if rank in _PART_OF_NAME:
            spelled += spellings(surface)
    elif rank:
        words = _RANK_TO_WORDS[rank]
        ranks = spellings(rank)
        for sound in sounds:
            spelled += [f"{sound} {words[0]}", *(f"{sound} {r}" for r in ranks)]
            spelled += [*(f"{sound}{r}" for r in ranks), f"{words[0]} of {sound}"]
            spelled += [f"{sound} {word}" for word in words[1:]]
    if is_short and not rank and not places:
        return None
    if surface.startswith("陕") or any(place.place_id == "shaanxi" for place in places):
        spelled = [
            "shaan" + sound[4:] if sound in ("shanxi", "shan xi") else sound for sound in spelled
        ]
    names = tuple(dict.fromkeys([*spelled, *listed]))
    expected = places[0].name_en if places else _display(surface, rank, sounds)
    sound = sounds[0] if sounds else ""
    if is_short and not rank and listed:
        sound = listed[0]
    return Rendering(
        expected,
        names,
        (),
        is_prefix=False,
        ranks=_RANK_TO_WORDS.get(rank, ()),
        sound=sound,
        meant=frozenset({surface, stem}).union(*map(_zh, places)),
    )


def _apart(stem: str) -> Iterator[str]:
    """Spell 武邑 as Wu Yi, too."""
    return map(" ".join, islice(product(*map(readings, stem)), _MOST_APART))


def _with_own_rank(stem: str) -> list[str]:
    """Spell 达县 of 达县专区 as Da County too."""
    rank = _RANK_TO_WORDS.get(stem[-1], ()) if len(stem) == len("达县") else ()
    return [f"{sound} {word}" for sound in spellings(stem[:-1]) for word in rank]


def _display(surface: str, rank: str, sounds: tuple[str, ...]) -> str:
    if not sounds:
        return surface
    if rank and rank not in _PART_OF_NAME:
        return f"{sounds[0].capitalize()} {_RANK_TO_WORDS[rank][0].capitalize()}"
    return spellings(surface)[0].capitalize()


@cache
def _aliases() -> Mapping[str, tuple[str, ...]]:
    """Map Chinese names without rank to all English names of the places that bear them."""
    gazetteer = load_gazetteer()
    aliases: dict[str, dict[str, None]] = {}
    for place in gazetteer.places.values():
        names = (place.name_en, *gazetteer.facts[place.place_id].aliases_en)
        aliases.setdefault(place.short_zh, {}).update(dict.fromkeys(names))
    return {name: tuple(found) for name, found in aliases.items()}


def _listed(place: Place) -> Iterator[str]:
    """
    List the English names of the tables, without ranks where enough is left.

    Nanking is 南京市 under any province, and Quemoy 金门 as county and as island.
    """
    for name in dict.fromkeys((place.name_en, *_aliases()[place.short_zh])):
        written = small(fold(name))
        bare = _TAIL.sub("", written)
        yield bare if len(bare.replace("'", "")) > 3 and bare not in _TOO_COMMON else written
        if "'" in bare:
            yield bare.replace("'", "")
        side = _SIDE.match(bare)
        if side:
            words = side[0].strip().removesuffix("ern")
            yield f"{words} {bare[side.end() :]}"
            yield f"{words}ern {bare[side.end() :]}"
            yield f"{bare[side.end() :]}-{words}"
    if place.place_id.startswith("ga_"):
        yield from _AREA_WORDS.get(place.place_id.removeprefix("ga_"), ())


def _loosely(place: Place) -> Iterator[str]:
    """Give the name of a river or a mountain by itself: Pamir, Yangtze."""
    first = small(fold(place.name_en)).split()[0]
    if place.place_id.startswith(FEATURE) and len(first) >= _SHORTEST_KNOWN:
        yield from (name for name in (first, first.removesuffix("s")) if name not in _TOO_COMMON)


_TOO_COMMON: Final = frozenset(
    {
        *("east", "west", "north", "south", "eastern", "western", "northern", "southern"),
        *("central", "mount", "grand", "great", "new", "lake", "long", "golden", "pole"),
        *("yellow", "red", "black", "white", "green", "blue", "pearl", "dragon", "big", "little"),
    }
)
_AREA_WORDS: Final = {
    "north": ("north china", "northern china", "huabei"),
    "northeast": ("northeast", "north-east", "northeastern", "manchuria"),
    "northwest": ("northwest", "north-west", "northwestern"),
    "southwest": ("southwest", "south-west", "southwestern"),
    "east": ("east china", "eastern china"),
    "central_south": ("central-south", "central south", "south-central", "central and south"),
    "south": ("south china", "southern china"),
}


def without_sides(names: Iterable[str]) -> list[str]:
    """
    Give what remains of names of a side.

    >>> without_sides(("southern yunnan", "yuxian"))
    ['yunnan']
    """
    return [name[side.end() :] for name in names if (side := _SIDE.match(name))]


@cache
def _cities() -> Mapping[str, tuple[str, ...]]:
    return {row["name_zh"]: tuple(row["names_en"].split("|")) for row in _rows("foreign_cities")}


@cache
def _words() -> Mapping[str, tuple[str, ...]]:
    return {row["place_id"]: tuple(row["words_en"].split("|")) for row in _rows("foreign_words")}


def _rows(name: str) -> Iterator[dict[str, str]]:
    table = files("dashboard.audit") / "reference" / f"{name}.csv"
    with table.open(encoding="utf-8") as lines:
        yield from csv.DictReader(lines)


@cache
def _cities_of(place_id: str) -> frozenset[str]:
    """List the names that are not the country's own: its cities, rivers and regions."""
    table = files("dashboard.places") / "reference" / "foreign.csv"
    with table.open(encoding="utf-8") as lines:
        rows = {row["id"]: row["cities_zh"] for row in csv.DictReader(lines)}
    return frozenset(rows.get(place_id, "").split("|"))


@cache
def known_names() -> Mapping[str, frozenset[str]]:
    """
    Map English names of places, in small letters, to the Chinese names that they render.

    One-character names (晋) are among them: whoever names Shanxi may mean any of these.
    """
    known: dict[str, set[str]] = {}
    for place in load_gazetteer().places.values():
        zh = _zh(place)
        names = [*_listed(place), *map(small, _words().get(place.place_id, ()))]
        for name in names:
            if len(name) > 3:
                known.setdefault(name, set()).update(zh)
    for city, names_en in _cities().items():
        for name in names_en:
            known.setdefault(small(fold(name)), set()).add(city)
    for name, meant in known.items():
        side = _SIDE.match(name)
        if side:  # 朝鲜 is North Korea too
            meant.update(known.get(name[side.end() :], ()))
    return {name: frozenset(zh) for name, zh in known.items() if name not in _TOO_COMMON}


@cache
def names_zh() -> frozenset[str]:
    """Give all Chinese names of places that the gazetteer has."""
    return frozenset().union(*map(_zh, load_gazetteer().places.values()))


def _zh(place: Place) -> set[str]:
    """List the Chinese names of a place."""
    people = {name.removesuffix("斯坦") for name in (place.name_zh, place.short_zh)}
    aliases = load_gazetteer().facts[place.place_id].aliases_zh
    shortest = _short_names().get(place.place_id, ())
    return {*people, place.short_zh, place.name_zh, *aliases, *shortest}


@cache
def _signs_of_countries() -> Mapping[str, frozenset[str]]:
    signs: dict[str, set[str]] = {}
    gazetteer = load_gazetteer()
    for place in gazetteer.places.values():
        if place.level == "country":
            words = (*_listed(place), *map(small, _words().get(place.place_id, ())))
            for word in words:
                signs.setdefault(word, set()).add(place.name_zh[0])
    return {word: frozenset(found) for word, found in signs.items()}


def signs_of_country(name: str) -> frozenset[str]:
    """
    Give the characters that a country may be named by in a list: 荷、波、瑞, the first ones.

    Args:
        name: English, in small letters; of what is no country there are none.

    """
    return _signs_of_countries().get(name, frozenset())


@cache
def _short_names() -> Mapping[str, tuple[str, ...]]:
    short: dict[str, tuple[str, ...]] = {}
    for name, column in (("provinces", "abbr_zh"), ("foreign", "short_zh")):
        table = files("dashboard.places") / "reference" / f"{name}.csv"
        with table.open(encoding="utf-8") as lines:
            for row in csv.DictReader(lines):
                short[row["id"]] = tuple(row[column].split("|")) if row[column] else ()
    return short
