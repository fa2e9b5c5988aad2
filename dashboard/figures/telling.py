"""Tell whether a number with a unit is a quantity, or a date, a rank, a name, an article."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dashboard.figures.traps import IDIOM_LENGTHS, IDIOMS, NAMED_YEARS

if TYPE_CHECKING:
    from dashboard.figures.runs import Piece
    from dashboard.figures.units import Unit

_DEICTIC: Final = frozenset("这那某每各同哪任何唯单")
"""这一年 is this year, 每一亩 any mu."""
_ARTICLE: Final = _DEICTIC | frozenset(
    "的有了是为成另上下头前后统万进逐划专如不之又第过出着到做作当给"
)
_ENDS: Final = frozenset("，。；、！？：）)」』”\n ,;及与和")
_NO_SPAN: Final = frozenset("的整")
_YEAR_GOES_ON: Final = ("一度", "四季", "到头", "之计", "比一", "一次", "计划")
_COUNTED: Final = frozenset("等共计成各")
"""What stands before a count, not a rank: 等四区."""
_GREAT_UNITS: Final = frozenset("户个只头台辆件座架棵株册匹支门条艘人名位")
_NO_GREAT: Final = frozenset(
    {"里", "倍", "成", "度", "番", "尺", "丈", "步", "石", "钱", "克", "角"}
)
_LONG: Final = frozenset("多余来几")
_HALF_UNITS: Final = frozenset(
    {"斤", "亩", "里", "公里", "尺", "吨", "两", "公斤", "个月", "年", "小时", "星期"}
)
_CLOCK: Final = frozenset("午早晚晨夜天日间")
_POINTS: Final = (
    "意见",
    "建议",
    "要求",
    "希望",
    "经验",
    "主张",
    "理由",
    "原因",
    "办法",
    "协议",
    "内容",
    "问题",
    "结论",
    "体会",
)
_YEAR_FROM, _YEAR_TO = 1000, 2100


def is_counted(text: str, start: int, end: int, *, unit: Unit, piece: Piece) -> bool:
    """
    Say whether a number is a quantity.

    Args:
        text: What it stands in.
        start: Where the number begins.
        end: Where the unit ends.
        unit: What it counts.
        piece: How the number is written.

    """
    if piece.form == "half":
        return _is_half(text, start, unit)
    if any(text[start : start + length] in IDIOMS for length in IDIOM_LENGTHS):
        return False
    if piece.form == "great" and not _is_great(text, start, unit, piece):
        return False
    if unit.kind == "date":
        return _is_span(text, end, unit, piece)
    if unit.kind == "time":
        return _is_time(text, start, end, unit=unit, piece=piece)
    if unit.kind in ("body", "ordinal"):
        return _is_body(text, start, unit, piece)
    if piece.form == "digits" and piece.end - piece.start == 2:  # noqa: PLR2004  # 三八, 五一
        return unit.kind == "measure"
    if piece.value == 1 and piece.value_max is None and not piece.is_inexact:
        return _is_one(text, start, end, unit=unit)
    return _is_no_clock(text, start, end, unit, piece)


def _is_half(text: str, start: int, unit: Unit) -> bool:
    return unit.name in _HALF_UNITS and text[start - 1 : start] not in tuple("上下前后大小多过对")


def _is_great(text: str, start: int, unit: Unit, piece: Piece) -> bool:
    """Tell 百户 and 万亩 from 百年大计, 千方百计, 万分."""
    if text[start - 1 : start] in ("成", "千", "百", "老", "第"):
        return False
    if unit.kind == "time":
        return piece.is_inexact or text[start - 1 : start] in ("近", "上", "约")
    if piece.is_inexact or piece.end - piece.start > 1:
        return True
    return unit.name in _GREAT_UNITS if unit.kind != "measure" else unit.name not in _NO_GREAT


def _is_span(text: str, end: int, unit: Unit, piece: Piece) -> bool:
    """Tell 五月有余 and 十余日 from dates."""
    if unit.name not in ("月", "日"):
        return False
    after = text[end : end + 2]
    if piece.is_inexact or after in ("有余", "之久", "之内", "以内") or after[:1] in ("余", "多"):
        return True
    return piece.value == 2 and text[end - 2 : end - 1] == "两"  # noqa: PLR2004


def _is_time(text: str, start: int, end: int, *, unit: Unit, piece: Piece) -> bool:
    before = text[start - 1 : start]
    if unit.name == "年" and not _is_years(text, start, end, piece):
        return False
    if piece.value == 1 and piece.value_max is None and not piece.is_inexact:
        if before in _DEICTIC or before in _NO_SPAN or text[end : end + 2] in _YEAR_GOES_ON:
            return False
        return unit.name != "天" or not (before in _ARTICLE or text[end : end + 1] in ("天", "比"))
    return True


def _is_years(text: str, start: int, end: int, piece: Piece) -> bool:
    """Tell 三十五年 from 一九三五年, 五四年 and 民国三十五年."""
    if text[end : end + 2] in ("计划", "规划") or text[start - 2 : start] in NAMED_YEARS:
        return False
    if piece.form == "digits":
        return False
    value = piece.value or 0
    if text[start].isdecimal() and not piece.is_inexact and value.is_integer():
        if _YEAR_FROM <= value <= _YEAR_TO:
            return False
        return not (45 <= value <= 89 and value % 10)  # 57年
    if piece.form == "pair" and value >= 4 and piece.end - piece.start == 2:  # noqa: PLR2004
        return text[end : end + 1] in tuple("来的内后间前，") and text[
            start - 1 : start
        ] not in tuple("到至和、年")
    return True


def _is_body(text: str, start: int, unit: Unit, piece: Piece) -> bool:
    if piece.form == "digits" or piece.value == 1:
        return False
    if unit.kind == "body":
        return True
    if piece.is_inexact or text[start] == "两":
        return True
    return text[start - 1 : start] in _COUNTED and piece.form == "number"


def _is_one(text: str, start: int, end: int, *, unit: Unit) -> bool:
    """Tell 一担虾皮 and 马一匹 from 一种 and 这一批."""
    before = text[start - 1 : start]
    if text[end : end + 1] in ("半", "多", "余"):
        return True
    if unit.kind == "measure":
        return before not in _DEICTIC and unit.name not in ("度", "番", "方", "角", "克", "贯")
    if unit.name == "人":
        return before not in _DEICTIC
    if unit.name == "步":
        return False
    return (
        text[end : end + 1] in _ENDS
        and before not in _ARTICLE
        and before not in _ENDS
        and bool(before.strip())
    )


def _is_no_clock(text: str, start: int, end: int, unit: Unit, piece: Piece) -> bool:
    if unit.name == "点":
        before = text[start - 1 : start]
        return text[end : end + 2] in _POINTS and before not in _CLOCK
    if unit.name == "度":
        return (piece.value or 0) > 4 or text[start - 1 : start] in ("下", "氏", "了")  # noqa: PLR2004
    if unit.name == "番":
        return text[start - 1 : start] in ("翻", "了")
    if unit.name == "次":
        return text[start - 1 : start] != "届" and text[end : end + 2] not in ("大战", "世界")
    if unit.name == "季度":
        return text[start] == "两"
    return True
