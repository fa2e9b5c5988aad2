"""Words that mean a unit named before: 全省, 该县, 本市."""

import re
from collections.abc import Sequence
from datetime import date

from dashboard.places.gazetteer import load_gazetteer
from dashboard.places.mention import Mention
from dashboard.places.regions import province_at, units_at

_BACK = re.compile("[全该本我](?P<rank>省|市|县|专区|自治区|自治州|自治旗|旗|盟)(?![级长委府区])")
_RANK_TO_KINDS = {
    "省": ("province",),
    "自治区": ("autonomous_region", "province"),
    "市": ("city", "prefecture_city", "municipality"),
    "县": ("county",),
    "专区": ("special_district", "prefecture"),
    "自治州": ("autonomous_prefecture",),
    "自治旗": ("banner",),
    "旗": ("banner",),
    "盟": ("league",),
}


def refer_back(
    text: str, mentions: Sequence[Mention], *, on: date, context: Sequence[str]
) -> list[Mention]:
    """
    Add what 全省, 该县 and 本市 mean: the last unit of that rank named before.

    A province is also meant where only a place in it was named. Without any such unit
    the word is left alone.

    Args:
        text: A title or a body.
        mentions: Places of the text, in order.
        on: Day of the issue.
        context: Ids named in the title.

    """
    back = list(_BACK.finditer(text))
    if not back:
        return list(mentions)
    covered = [(m.start, m.end) for m in mentions]
    added = []
    for match in back:
        start, end = match.span()
        if any(s < end and start < e for s, e in covered):
            continue
        before = [m.place_id for m in mentions if m.end <= start and m.place_id]
        unit = _unit_meant(match["rank"], [*context, *before], on)
        if unit:
            added.append(Mention(unit, start, end, match[0], refers_back=True))
    return sorted([*mentions, *added], key=lambda mention: mention.start)


def _unit_meant(rank: str, before: Sequence[str], on: date) -> str | None:
    places = load_gazetteer().places
    kinds = _RANK_TO_KINDS[rank]
    for place_id in reversed(before):
        if place_id not in places:
            continue
        if places[place_id].kind in kinds:
            return place_id
        if rank in ("省", "自治区"):
            province = province_at(place_id, on)
            if province and places[province].kind in kinds:
                return province
        elif rank in ("专区", "盟", "自治州"):
            unit = next((u for u in units_at(place_id, on) if places[u].kind in kinds), None)
            if unit:
                return unit
    return None
