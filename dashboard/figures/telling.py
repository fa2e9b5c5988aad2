"""Tell whether a number with a unit is a quantity, or a date, a rank, a name, an article."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from dashboard.figures.units import unit_at, words_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from dashboard.figures.runs import Piece
    from dashboard.figures.units import Kind, Unit

_PHRASES: Final = tuple(words_of("not_quantities.txt"))
"""Words and names that begin with a number: 四面, 三面红旗, 千家万户, 五项原则."""
_INNER: Final = {
    phrase[at : at + 2]: (phrase, at)
    for phrase in _PHRASES
    for at in range(1, len(phrase) - 1)
    if phrase[at] in "两二三四五六七八九十百千万"
}
"""The second numbers of phrases: 八面 of 四方八面, by what they begin with."""
_PHRASE_BEGINS: Final = frozenset(phrase[:2] for phrase in _PHRASES)
_ERAS: Final = frozenset(
    (
        *("公元", "民国", "昭和", "大正", "明治", "洪武", "永乐", "嘉靖", "万历", "天启", "崇祯"),
        *("顺治", "康熙", "雍正", "乾隆", "嘉庆", "道光", "咸丰", "同治", "光绪", "宣统"),
    )
)
_DEICTIC: Final = frozenset("这那某每各同哪任何唯单")
"""这一年 is this year, 每一亩 any mu."""
_ARTICLE: Final = _DEICTIC | frozenset(
    "花的有了是为成另上下头前后统万进逐划专如不之又第过出着到做作当给"
)
_ENDS: Final = frozenset("，。；、！？：）)」』”\n ,;及与和向均皆")
_BEFORE_HALF: Final = frozenset("上下前后大小多过对")
_MORE: Final = frozenset("半多余")
_ONCE: Final = frozenset(("度", "番", "方", "角", "克", "贯"))
"""一度 and 一方 are words: once, the one side."""
_OF_YEARS: Final = frozenset(("一度", "四季", "到头", "之计", "比一", "一次"))
"""What goes on behind 一年 that is no span: 一年四季."""
_PLANS: Final = frozenset(("计划", "规划"))
_COUNTED: Final = frozenset("等共计成各")
"""What stands before a count, not a rank: 等四区."""
_GREAT_UNITS: Final = frozenset("户个只头台辆件座架棵株册匹支门条艘人名位")
_NO_GREAT: Final = frozenset(("里", "倍", "成", "度", "番", "尺", "丈", "石", "钱", "克", "角"))
"""千里 and 百倍 are figures of speech."""
_HALF_UNITS: Final = frozenset(
    ("斤", "亩", "里", "公里", "尺", "吨", "两", "公斤", "个月", "年", "小时", "星期")
)
_SPANS: Final = frozenset(("有余", "之久", "之内", "以内"))
_POINTS: Final = frozenset(
    ("意见", "建议", "要求", "希望", "经验", "主张", "理由", "原因", "办法", "协议", "内容", "问题")
)
_TROOPS: Final = frozenset("师军团旅队装营匪敌兵弹药")
_OF_NUMBERED: Final = re.compile("世界|(?:特别|直达|普通)?[快慢客货列]+车")
"""What 三次 is the third of, or number three: 二次世界大战, 六次特别快车."""
_NUMBERED: Final = frozenset("厂矿队组连营校院")
_NUMERALS: Final = "一二三四五六七八九十"
_WINDOW: Final = 6
_TOGETHER: Final = frozenset(("起", "块", "道"))
"""一起, 一块 and 一道 are words: together."""
_EIGHTH: Final = 8
"""The Eighth Route Army is 八路; of anything else there are eight only in what follows."""
_PARTED_IN: Final = frozenset("分成为")
_TROOPS_BEHIND: Final = re.compile("人马|大军|部队|纵队|进|出")
_UNITS_OF_TROOPS: Final = frozenset("师旅团营连排")
_CLOCK: Final = frozenset("午早晚晨夜天日间")
_AFTER_YEARS: Final = frozenset("来的内后间前，")
_BEFORE_DATE: Final = frozenset("到至和、年")
_YEARS: Final = range(1000, 2101)
_SEASON: Final = re.compile(
    r"[春夏秋冬](?:[天季，。、的]|$)|(?:[元正腊]|[一二三四五六七八九十]{1,2})月(?![以内])"
)
"""What makes a date of a year before it: 三十四年春天, of the republic."""
_THOUSANDS: Final = re.compile(r"千(.)万\1")
"""千株万株: many."""
_SHORT_YEARS: Final = range(45, 90)
"""57年 is 1957, 60年 are sixty years."""


class Candidate(NamedTuple):
    """
    A number with the unit behind it.

    Attributes:
        text: What it stands in.
        start: Where the number begins.
        end: Where the unit ends.
        unit: What it counts.
        piece: How the number is written.

    """

    text: str
    start: int
    end: int
    unit: Unit
    piece: Piece

    @property
    def before(self) -> str:
        """The character before it."""
        return self.text[self.start - 1 : self.start]

    @property
    def after(self) -> str:
        """The character behind it."""
        return self.text[self.end : self.end + 1]

    @property
    def is_one(self) -> bool:
        """Whether the number is one and no more."""
        piece = self.piece
        return piece.value == 1 and piece.value_max is None and not piece.is_inexact


def is_counted(seen: Candidate) -> bool:
    """Say whether a number is a quantity."""
    if seen.piece.form == "half":
        return seen.unit.name in _HALF_UNITS and seen.before not in _BEFORE_HALF
    text, start = seen.text, seen.start
    if text[start : start + 2] in _PHRASE_BEGINS and text.startswith(_PHRASES, start):
        return False
    phrase, at = _INNER.get(text[start : start + 2], ("", 0))
    if phrase and text.startswith(phrase, start - at):
        return False
    if seen.piece.form == "great" and not _is_great(seen):
        return False
    if seen.unit.name in _NUMBERED and _is_one_of_numbered(seen):
        return False
    return _KIND_TO_RULE[seen.unit.kind](seen)


def _is_one_of_numbered(seen: Candidate) -> bool:
    """Tell 三厂、四厂、十厂, which are called so, from three, four and ten factories."""
    name = re.escape(seen.unit.name)
    behind = rf"[、和及与][{_NUMERALS}]{{1,3}}{name}"
    before = rf"[{_NUMERALS}]{{1,3}}{name}[、和及与]$"
    return bool(
        re.match(behind, seen.text[seen.end : seen.end + _WINDOW])
        or re.search(before, seen.text[max(0, seen.start - _WINDOW) : seen.start])
    )


def _is_great(seen: Candidate) -> bool:
    """Tell 百户 and 万亩 from 百年大计, 千方百计, 万分."""
    if seen.before in ("成", "千", "百", "老", "“", "「"):
        return False  # “万亩丰产方” is a name
    if _THOUSANDS.match(seen.text, seen.start) or _THOUSANDS.match(seen.text, seen.start - 2):
        return False
    if seen.unit.kind == "time":
        return seen.piece.is_inexact or seen.before in ("近", "上", "约")
    if seen.piece.is_inexact or seen.piece.end - seen.piece.start > 1:
        return True
    if seen.unit.kind == "measure":
        return seen.unit.name not in _NO_GREAT
    return seen.unit.name in _GREAT_UNITS


def _is_span(seen: Candidate) -> bool:
    """Tell 五月有余, 十余日 and 激战一夜 from dates."""
    if seen.unit.name == "夜":
        return seen.is_one and seen.before not in _DEICTIC
    if seen.unit.name not in ("月", "日"):
        return False
    after = seen.text[seen.end : seen.end + 2]
    if seen.piece.is_inexact or (seen.after in _MORE and after not in ("多次", "多处")):
        return True
    if seen.unit.name == "日" and after[:1] in ("内", "中") and after not in ("中午", "中旬"):
        return seen.before not in ("至", "到")  # 自十日至二十日中
    return after in _SPANS or seen.text[seen.end - 2 : seen.end - 1] == "两"


def _is_time(seen: Candidate) -> bool:
    if seen.unit.name == "年" and not _is_years(seen):
        return False
    if not seen.is_one:
        return True
    if seen.before in _DEICTIC or seen.before in ("的", "整"):
        return False
    if seen.unit.name == "天":
        return seen.before not in _ARTICLE and seen.after not in ("天", "比")
    return seen.text[seen.end : seen.end + 2] not in _OF_YEARS


def _is_years(seen: Candidate) -> bool:
    """Tell 三十五年 from 一九三五年, 五四年 and 民国三十五年."""
    text, start, end, _, piece = seen
    if piece.form == "digits" or text[end : end + 2] in _PLANS or text[start - 2 : start] in _ERAS:
        return False
    if piece.form == "pair" and piece.end - piece.start == 2 and (piece.value or 0) > 3:
        return seen.after in _AFTER_YEARS and seen.before not in _BEFORE_DATE  # 五六年: or 1956
    if not piece.is_inexact and seen.before != "了" and _SEASON.match(text, end):
        return False
    if text[start].isdecimal() and piece.value is not None:
        is_short = piece.value in _SHORT_YEARS and piece.value % 10 != 0
        return piece.value not in _YEARS and not is_short
    return True


def _is_body(seen: Candidate) -> bool:
    return seen.piece.form != "digits" and not seen.is_one


def _is_no_rank(seen: Candidate) -> bool:
    if not _is_body(seen):
        return False
    is_said = seen.piece.is_inexact or seen.text[seen.start] == "两"
    return is_said or (seen.before in _COUNTED and seen.piece.form == "number")


def _is_measured(seen: Candidate) -> bool:
    name = seen.unit.name
    if seen.is_one and seen.after not in _MORE:
        return seen.before not in _DEICTIC and name not in _ONCE
    if name == "度":
        return (seen.piece.value or 0) > 4 or seen.before in ("下", "氏", "了")
    return name != "番" or seen.before in ("翻", "了")


def _is_counted_person(seen: Candidate) -> bool:
    if seen.unit.name == "人" and seen.is_one:
        return seen.before not in _DEICTIC
    return _is_counted_thing(seen)


def _is_counted_thing(seen: Candidate) -> bool:
    """Tell 马一匹 from 一种 and 这一批, and counts from hours, battles and quarters."""
    piece, name = seen.piece, seen.unit.name
    if name == "部" and seen.is_one and (seen.before in _TROOPS or seen.before in ("各", "品")):
        return False  # 二十师一部: a part of it
    if piece.form == "digits" and (piece.end - piece.start == 2 or name == "所"):
        return False  # 三八, 五一, 二○三所
    if seen.is_one and seen.after not in _MORE:
        return _is_single(seen)
    if name == "点":
        points = seen.text[seen.end : seen.end + 2]
        return points in _POINTS and seen.before not in _CLOCK
    if name == "次":
        return seen.before != "届" and not _OF_NUMBERED.match(seen.text, seen.end)
    said = seen.text[seen.start : seen.end]
    return (name != "季度" or said[0] == "两" or "个" in said) and not _is_eighth_route(seen)


def _is_eighth_route(seen: Candidate) -> bool:
    """Tell 通八路, of the army, from 兵分八路."""
    if seen.unit.name != "路" or seen.piece.value != _EIGHTH or seen.piece.is_inexact:
        return False
    return seen.before not in _PARTED_IN and not _TROOPS_BEHIND.match(seen.text, seen.end)


def _is_single(seen: Candidate) -> bool:
    """Tell one thing, 马一匹 and 歼敌一个营, from 一 as an article."""
    if seen.after in _UNITS_OF_TROOPS and unit_at(seen.text, seen.end):
        return seen.before not in _DEICTIC
    if seen.after not in _ENDS or seen.before in _ARTICLE or seen.unit.name == "步":
        return False
    if seen.unit.name in _TOGETHER and (seen.unit.name == "起" or seen.before == "在"):
        return False
    return bool(seen.before.strip()) and seen.before not in _ENDS


def _is_never(seen: Candidate) -> bool:  # noqa: ARG001  # as the other rules
    return False


_KIND_TO_RULE: Final[dict[Kind, Callable[[Candidate], bool]]] = {
    "measure": _is_measured,
    "time": _is_time,
    "person": _is_counted_person,
    "thing": _is_counted_thing,
    "body": _is_body,
    "date": _is_span,
    "ordinal": _is_no_rank,
    "small": _is_never,
}
