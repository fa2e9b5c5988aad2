"""Place names in a Chinese text: the longest match, weighed by what stands around it."""

import re
from collections.abc import Sequence
from datetime import date

from dashboard.places.cautions import DIRECTIONS, ONLY_WITH_RANK
from dashboard.places.contexts import NEAR, NEAR_BEGINS, Span
from dashboard.places.matching import listed_strings
from dashboard.places.mention import Mention
from dashboard.places.reading import Name, Reading
from dashboard.places.senses import may_have_rank
from dashboard.places.surfaces import OFFICE_TO_RANK, Trust

_SENTENCE_END = re.compile(r"[。！？；\n]")
_RANK_AFTER = re.compile("|".join(sorted(OFFICE_TO_RANK, key=len, reverse=True)))
_NO_RANK_AFTER = re.compile(r"市场|市镇|市集|市价|县长|区域|州际|区别|旗帜|盟国|盟军")
_RANK_OF_LIST = re.compile(
    r"[….·]*(?:等)?(?:[一二三四五六七八九十两几各多○]{0,3}个?)(专区|地区|地委|县|市|旗|盟)"
)
_SOMETHING_ELSE_AFTER = re.compile(
    r"[乡村庄屯镇街寨堡沟胡里店湾岭]|路(?![线过经上途局程])|大街|(?:人民)?公社|[河江湖](?![南北西苏])|山(?![西东])"
)
_LONGEST_SMALL = 4
_TAKEN_BEFORE = frozenset(
    ["解放", "攻克", "收复", "占领", "攻占", "进攻", "进犯", "袭击", "来到", "前往", "位于", "住在"]
)
_SMALL_BEHIND = re.compile(r"[\u4e00-\u9fff]{1,2}[台庄村屯镇寨堡店集营口岭桥]")
_WAR_ENDS = date(1951, 1, 1)
_BANK_AFTER = re.compile("以[东西南北]|[东西南北]岸|两岸|流域|上游|下游")
_SMALL_AFTER = re.compile("[沟胡里寨堡][\u4e00-\u9fff]{1,2}[村庄屯镇寨]")  # 容城沟市村
_DIRECTION_AFTER = re.compile(r"[岸麓侧边面畔坡角隅端]|方向|部[^队分长门]")
_LIST_JOINTS = frozenset("、，和与及同跟") | {"以及"}


# What the patterns that look behind a name begin with: a set is asked sooner than they are.
_TELLING_AFTER = frozenset("".join(OFFICE_TO_RANK)).union(
    "乡村庄屯镇街路寨堡沟胡里店湾岭以东西南北两流上下河江湖山岸麓侧边面畔坡角隅郊端方部大人公"
)
_LIST_GOES_ON = frozenset("….·等一二三四五六七八九十两几各多○个").union("专地县市旗盟")


def find_mentions(
    text: str, on: date, *, context: Sequence[str] = (), spans: Sequence[Span] = ()
) -> list[Mention]:
    """
    Find the places of the gazetteer that a Chinese text names, in order of position.

    A name shared by several units goes to the one whose rank and years fit, in a
    province that the sentence, the context or the text has named. Where nothing decides,
    the name of a place keeps all its candidates, and what may be another word is left
    out: no mention is a guess.

    Args:
        text: A title, a body or any piece of one, in simplified characters.
        on: Day of the issue; units of that day are preferred.
        context: Ids already found for this article, in its title.
        spans: Where the grammar of the text expects a place.

    >>> [m.surface for m in find_mentions("河南省许昌专区在漯河市举办训练班", date(1954, 3, 27))]
    ['河南省', '许昌专区', '漯河市']

    """
    names = _names(text)
    if not names:
        return []
    _share_rank_in_lists(text, names)
    _note_grammar(text, names, spans)
    return Reading(text, names, on, context).resolve()


def _names(text: str) -> list[Name]:
    """
    List every string of the gazetteer in the text, with what directly follows it.
    """
    names: list[Name] = []
    sentence_ends_at, previous_end = -1, -1
    for surface, start, end in listed_strings(text):
        if start == previous_end and text[start:end] in DIRECTIONS:
            continue  # 光山西南: a side of it, not the South-West
        previous_end = end
        if sentence_ends_at < start:
            boundary = _SENTENCE_END.search(text, start)
            sentence_ends_at = boundary.start() if boundary else len(text)
        name = Name(
            surface, start + surface.lead, end - surface.trim, sentence_ends_at, surface.rank
        )
        if not surface.rank and text[end : end + 1] in _TELLING_AFTER:
            _look_after(text, name)
        names.append(name)
    return names


def is_at_war(on: date) -> bool:
    """
    Say whether the paper reports battles in China on a day.
    """
    return on < _WAR_ENDS


def _note_grammar(text: str, names: Sequence[Name], spans: Sequence[Span]) -> None:
    """
    Note which names stand where only a place can stand.
    """
    ends = {span.end: span for span in spans}
    starts = {name.start for name in names} if spans else set()
    for name in names:
        span = ends.get(name.end) or ends.get(name.end_with_rank)
        if span and name.surface.stem in ONLY_WITH_RANK:
            continue
        if span and (name.start <= span.start or not span.is_certain):
            name.is_placed = True
            if span.rank and not name.rank and not name.rank_of_list:
                name.rank_of_list = span.rank
        elif span and span.is_certain and span.end - span.start <= _LONGEST_SMALL:
            name.is_part_of_other = span.start not in starts
        elif text[(end := name.end_with_rank or name.end) : end + 1] in NEAR_BEGINS and (
            NEAR.match(text, end)
        ):
            name.is_near = True
        elif text[name.start - 2 : name.start] in _TAKEN_BEFORE and _SMALL_BEHIND.match(
            text, name.end
        ):
            name.is_placed = name.is_taken = True
        if name.surface.trust is Trust.NEAR:
            name.is_placed |= text[name.start - 2 : name.start] in _TAKEN_BEFORE


def _look_after(text: str, name: Name) -> None:
    """
    Note the rank that follows a bare name, or that it is another thing's name.
    """
    rank = _RANK_AFTER.match(text, name.end)
    if rank and rank[0] == "地区" and not may_have_rank(name.surface, "专区"):
        return  # 沿河地区: along the river
    if rank and not _NO_RANK_AFTER.match(text, name.end):
        name.rank = OFFICE_TO_RANK[rank[0]]
        if rank[0] == "区" and not name.surface.above:
            name.is_part_of_other = True  # 永昌区 of 兰溪县 is not the county 永昌
            return
        if rank[0] in ("县", "市", "旗", "盟", "专区"):
            name.end_with_rank = rank.end()
    elif not name.surface.feature and _is_of_river(text, name.end):
        name.is_part_of_other = True  # 唐河以南 is no county
    elif _SOMETHING_ELSE_AFTER.match(text, name.end):
        name.is_part_of_other = not _SMALL_AFTER.match(text, name.end)
    elif _DIRECTION_AFTER.match(text, name.end):
        name.is_direction = True


def _is_of_river(text: str, end: int) -> bool:
    return text[end - 1] == "河" and _BANK_AFTER.match(text, end) is not None


def _share_rank_in_lists(text: str, names: Sequence[Name]) -> None:
    """
    Link neighbours of a list, and carry its last rank back: 榆次和长治地委, 永兴、衡山等七县.
    """
    following: Name | None = None
    for name in reversed(names):
        if following and name.sentence == following.sentence:
            between = text[max(name.end, name.end_with_rank) : following.start]
            if name.surface.trim:
                between = between[name.surface.trim :]
            if between in _LIST_JOINTS or between.isspace():
                name.next_in_list = following
                following.previous_in_list = name
                name.rank_of_list = following.rank or following.rank_of_list
        follows = text[name.end : name.end + 1]
        if follows in _LIST_GOES_ON and not name.rank and not name.rank_of_list:
            shared = _RANK_OF_LIST.match(text, name.end)
            name.rank_of_list = OFFICE_TO_RANK[shared[1]] if shared else ""
        following = name
