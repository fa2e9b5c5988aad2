"""One text's names weighed against each other: which unit each of them stands for."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.places.gazetteer import Place, load_gazetteer
from dashboard.places.homonyms import bare, names_where_only_abroad, stems_behind_countries
from dashboard.places.mention import Mention
from dashboard.places.regions import province_at, unchanged_since, units_at
from dashboard.places.senses import (
    best_unit,
    fitting_units,
    is_of_city,
    only_province,
    unit_above,
    units_below,
    units_within,
)
from dashboard.places.surfaces import Surface, Trust

_PARTICLES = frozenset("在到从由向往至为是的将把对和与及去回达")
_COUNTRY_BEFORE = {"south_vietnam": (date(1955, 10, 26), "vietnam")}


@dataclass(slots=True, eq=False)
class Name:
    """
    A string of the gazetteer at one position, and what stands around it.

    Attributes:
        rank: Suffix class written in or directly after the name, or "".
        rank_of_list: Suffix class that the end of its list gives it, or "".
        end_with_rank: Offset after a rank that follows a bare name (高唐市), 0 if none.
        is_part_of_other: A village, street or river of the same name (龙山乡).
        is_direction: A side of something (黄河南岸), no name.
        is_placed: The grammar asks for a place here: in a list that ends in 等地.
        is_taken: A verb of taking before it, and a smaller place behind it (解放新城吴家台).
        is_near: What follows tells that this is a place: 附近, 境内, 县委.

    """

    surface: Surface
    start: int
    end: int
    sentence: int
    rank: str = ""
    rank_of_list: str = ""
    end_with_rank: int = 0
    is_part_of_other: bool = False
    is_direction: bool = False
    is_placed: bool = False
    is_near: bool = False
    is_taken: bool = False
    next_in_list: "Name | None" = None
    previous_in_list: "Name | None" = None


class Reading:
    """
    A text being read, twice: certain names first, then those that lean on them.
    """

    def __init__(self, text: str, names: Sequence[Name], on: date, context: Sequence[str]) -> None:
        self._text = text
        self._names = names
        self._names_below = [
            name
            for name in names
            if name.surface.below and not (name.is_part_of_other or name.is_direction)
        ]
        self._on, self._since = on, unchanged_since(on)
        self._context = frozenset(context)
        self._context_provinces = frozenset(
            province for place_id in context if (province := province_at(place_id, on))
        )
        self._gazetteer = load_gazetteer()
        self._found: dict[Name, str] = {}
        self._provinces_of_text: dict[str, int] = {}
        self._is_abroad = False
        self._names_abroad: frozenset[str] = frozenset()
        self._ranked: defaultdict[str, set[str]] = defaultdict(set)

    def resolve(self) -> list[Mention]:
        """
        Give the names that stand for a unit, and those of places that nothing decides.
        """
        self._provinces_and_countries()
        self._single()
        certain = len(self._found)
        self._leaning()
        if certain < len(self._found):
            self._leaning()
        self._drop_homonyms_abroad()
        mentions = []
        for name in self._names:
            place_id = self._found.get(name) or self._feature(name)
            candidates: tuple[str, ...] = ()
            if place_id is None:
                candidates = self._left_open(name)
                if not candidates:
                    continue
            end = name.end_with_rank or name.end
            surface = self._text[name.start : end]
            mentions.append(Mention(place_id, name.start, end, surface, candidates))
        return mentions

    def _feature(self, name: Name) -> str | None:
        """
        Give the river or the mountain of a name that no unit bears here.
        """
        is_told = (
            name.is_direction or name.is_near or name.is_placed or name.surface.is_feature_sure
        )
        return name.surface.feature if is_told and not name.is_part_of_other else None

    def _left_open(self, name: Name) -> tuple[str, ...]:
        """
        List the units that the name of a place may stand for, where several may; else nothing.
        """
        if name.is_part_of_other or name.is_direction or not name.surface.below or self._is_abroad:
            return ()
        if bare(name) in self._names_abroad:
            return ()
        if name.surface.trust not in (Trust.PLAIN, Trust.JOINED, Trust.RANKED):
            return ()
        rank = name.rank or name.rank_of_list
        if not (rank or name.is_placed) or (
            name.surface.trust is Trust.RANKED and not name.is_taken
        ):
            return ()
        return fitting_units(name.surface, rank, self._on.year)

    def _level(self, name: Name) -> str:
        """
        Give the level of what a name means first; a river's or a mountain's is "other".
        """
        return self._place(name.surface.place_ids[0]).level if name.surface.place_ids else "other"

    def _place(self, place_id: str) -> Place:
        return self._gazetteer.places[place_id]

    def _accept(self, name: Name, place_id: str, province: str | None) -> None:
        self._found[name] = place_id
        if province:
            self._provinces_of_text.setdefault(province, name.start)
        if name.rank or name.rank_of_list:
            self._ranked[name.surface.stem].add(place_id)

    def _provinces_and_countries(self) -> None:
        """
        Take the names above the prefectures, which need no province beside them.
        """
        for name in self._names:
            if name.is_direction or name.is_part_of_other or not name.surface.above:
                continue
            above = unit_above(name.surface, name.rank or name.rank_of_list, self._since)
            if above is not None and self._is_trusted_high(name):
                place_id, province = above
                if place_id in _COUNTRY_BEFORE:
                    founded, until_then = _COUNTRY_BEFORE[place_id]
                    place_id = place_id if self._on >= founded else until_then
                self._accept(name, place_id, province)

    def _is_trusted_high(self, name: Name) -> bool:
        trust = name.surface.trust
        if trust is Trust.RANKED:
            return bool(name.rank) or self._is_listed_with_provinces(name)
        if trust is Trust.ABROAD:
            return any(
                other.sentence == name.sentence
                and other is not name
                and other.surface.trust is Trust.PLAIN
                and self._level(other) == "country"
                for other in self._names
            )
        return True

    def _is_listed_with_provinces(self, name: Name) -> bool:
        return any(self._level(other) == "province" for other in self._list_of(name))

    def _single(self) -> None:
        """
        Take the plain names that only one province has, and those with a rank.
        """
        for name in self._pending():
            if name.surface.trust is Trust.PLAIN and self._is_telling(name):
                self._accept_best(name, only_province(name.surface, self._since))

    def _is_telling(self, name: Name) -> bool:
        """
        Say whether a name needs no province beside it: it has its rank, or is a city's.

        Bare names of counties are too often persons' or other words (关长海, 同仁).
        """
        return bool(name.rank) or name.is_near or is_of_city(name.surface, self._on.year)

    def _leaning(self) -> None:
        """
        Take what the certain names now decide.
        """
        for name in self._pending():
            province = only_province(name.surface, self._since) or self._province_by_evidence(name)
            if province and self._is_supported(name, province):
                self._accept_best(name, province)

    def _pending(self) -> list[Name]:
        return [name for name in self._names_below if name not in self._found]

    def _province_by_evidence(self, name: Name) -> str | None:
        """
        Choose among provinces: its list, its sentence, the context, the text; None if open.
        """
        candidates = units_below(name.surface, self._on.year)
        provinces = {p for c in candidates if (p := province_at(c, self._on))}
        neighbours = {self._found_province(other) for other in self._list_of(name)}
        if len(provinces & neighbours) == 1:
            return (provinces & neighbours).pop()
        in_sentence = [
            (other.start > name.start, abs(other.start - name.start), province)
            for other, place_id in self._found.items()
            if other.sentence == name.sentence
            and (province := province_at(place_id, self._on)) in provinces
        ]
        if in_sentence:
            return min(in_sentence)[2]
        if len(provinces & self._context_provinces) == 1:
            return (provinces & self._context_provinces).pop()
        named = provinces & self._provinces_of_text.keys()
        if len(named) == 1:
            return named.pop()
        if named:
            return self._last_named(name, named)
        # Bare, the paper means the great city: 西安, not 西安县 in Liaodong.
        great = [c for c in candidates if self._place(c).kind == "prefecture_city"]
        return province_at(great[0], self._on) if len(great) == 1 else None

    def _last_named(self, name: Name, provinces: set[str]) -> str | None:
        """
        Choose the province that the text spoke of last before a name.
        """
        before = [
            (other.start, province)
            for other, place_id in self._found.items()
            if other.start < name.start
            and (province := province_at(place_id, self._on)) in provinces
        ]
        return max(before)[1] if before else None

    def _list_of(self, name: Name) -> Iterator[Name]:
        before, after = name.previous_in_list, name.next_in_list
        while before:
            yield before
            before = before.previous_in_list
        while after:
            yield after
            after = after.next_in_list

    def _found_province(self, name: Name) -> str | None:
        place_id = self._found.get(name)
        if place_id is None or self._place(place_id).level == "province":
            return None
        return province_at(place_id, self._on)

    def _is_supported(self, name: Name, province: str) -> bool:
        trust = name.surface.trust
        is_named = province in self._context_provinces or province in self._provinces_of_text
        if trust is Trust.PLAIN:
            if name.is_placed and not (self._context_provinces or self._provinces_of_text):
                return True
            return is_named or self._is_telling(name) or self._has_neighbours(name, province)
        if trust is Trust.NEAR:
            return name.is_placed or (is_named and self._stands_free(name))
        if trust is Trust.PARENT:
            return self._names_parent(name)
        if name.rank in ("县", "市", "专区", "旗", "盟") or self._ranked[name.surface.stem]:
            return True
        return (name.is_placed and is_named) or self._is_joined(name, province)

    def _is_joined(self, name: Name, province: str) -> bool:
        """
        Say whether a name that may be another word stands with places of its province.
        """
        neighbours = self._neighbours(name, province)
        if name.surface.trust is Trust.RANKED:
            return neighbours > 1 or (neighbours > 0 and bool(name.rank_of_list))
        return neighbours > 0 or name.is_near or self._follows_province(name, province)

    def _has_neighbours(self, name: Name, province: str) -> bool:
        """
        Say whether its list, or the base region of its text, speaks for a province.
        """
        if name.rank_of_list or self._ranked[name.surface.stem]:
            return True
        if any(
            only_province(other.surface, self._since) == province for other in self._list_of(name)
        ):
            return True
        facts = self._gazetteer.facts
        return any(
            self._place(place_id).kind == "base_region" and province in facts[place_id].successors
            for place_id in self._context.union(self._found.values())
        )

    def _neighbours(self, name: Name, province: str) -> int:
        return sum(self._found_province(other) == province for other in self._list_of(name))

    def _follows_province(self, name: Name, province: str) -> bool:
        return any(
            self._text[other.end : name.start] in ("", "的")
            and other.end <= name.start
            and province in units_at(place_id, self._on)
            for other, place_id in self._found.items()
        )

    def _stands_free(self, name: Name) -> bool:
        """
        Say whether nothing before the name can have lent it its first character.
        """
        before = self._text[name.start - 1 : name.start]
        if not before.isalpha() or before in _PARTICLES:
            return True
        return any(other.end == name.start for other in self._found)

    def _names_parent(self, name: Name) -> bool:
        above = {
            unit for p in name.surface.place_ids for unit in units_at(p, self._on) if unit != p
        }
        cities = {
            u for u in above if self._place(u).kind in ("city", "prefecture_city", "municipality")
        }
        return bool(cities & (self._context | set(self._found.values())))

    def _accept_best(self, name: Name, province: str | None) -> None:
        """
        Take the unit of one province whose rank and years fit best.
        """
        if province is None:
            return
        candidates = units_within(name.surface, province, self._since)
        if name.surface.trust is Trust.PARENT:
            named = self._context.union(self._found.values())
            candidates = tuple(c for c in candidates if named & set(units_at(c, self._on)[1:]))
        rank = name.rank or name.rank_of_list
        elsewhere = set() if rank else self._ranked[name.surface.stem].intersection(candidates)
        best = elsewhere.pop() if len(elsewhere) == 1 else None
        best = best or best_unit(candidates, rank, self._on.year)
        if best is not None:
            self._accept(name, best, province)

    def _drop_homonyms_abroad(self) -> None:
        """
        Drop Chinese names that another country has too, where they are that country's.
        """
        self._names_abroad = stems_behind_countries(self._text, self._found)
        dropped = {name for name in self._found if bare(name) in self._names_abroad}
        if not self._context_provinces:
            rest = {name: place for name, place in self._found.items() if name not in dropped}
            only_abroad = names_where_only_abroad(self._text, rest, self._context, self._on)
            self._is_abroad = bool(only_abroad)
            dropped |= only_abroad
        for name in dropped:
            del self._found[name]
