"""What the rows of an alignment are: running text, or what stands around it."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

KINDS: Final = ("body", "heading", "byline", "dateline", "signature")
"""
Only "body" is running text. A "heading" is a title that stands in the body; a "byline" names who
wrote; a "dateline" is a line that is only an agency, or a date at the beginning; a "signature" is
who has signed below, with place and date, or who took a photograph.
"""
_BODY, _HEADING, _BYLINE, _DATELINE, _SIGNATURE = range(len(KINDS))

LONGEST_ZH: Final = 40
LONGEST_EN: Final = 160
"""Characters up to which a line without a full stop may be something else than text."""
SHORTEST_TEXT: Final = 20
"""Characters of an original from which a closed line is text that a heading may stand above."""
_MOST_SIGNATURES: Final = 4
_MOST_HEADINGS: Final = 2

_OPEN, _SHUT = r"\s*[（(【\[]?\s*", r"\s*[）)】\]]?\s*"
_MONTH: Final = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_DATE_EN: Final = (
    rf"(?:(?:on )?(?:the )?(?:(?:night|evening|morning) of )?"
    rf"(?:{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTH})"
    rf"(?:,? \d{{4}})?)"
)
_DATE_ZH: Final = (
    r"[\d０-９〇○零一二三四五六七八九十廿]+[年月日][\d０-９〇○零一二三四五六七八九十廿年月日\s]*"
)
_AGENCY_ZH: Final = re.compile(
    rf"{_OPEN}(?:本报)?(?:据)?(?:新华社|本报|新华通讯社|塔斯社|电通社)[^，。：；]{{0,20}}?"
    rf"(?:电|讯|消息|稿|专电)?{_SHUT}"
)
_AGENCY_EN: Final = re.compile(
    rf"{_OPEN}(?:according to |from |by )?(?:the )?"
    rf"(?:(?:Xinhua|New China|Hsinhua|TASS)(?: News)?(?: Agency)?|(?:our|this) (?:news)?paper)"
    rf"[^.:;]{{0,50}}{_SHUT}\.?",
    re.IGNORECASE,
)
_ONLY_DATE_ZH: Final = re.compile(rf"{_OPEN}(?:公元)?{_DATE_ZH}[日夜晨晚于]*{_SHUT}")
_ONLY_DATE_EN: Final = re.compile(rf"{_OPEN}{_DATE_EN}{_SHUT}\.?", re.IGNORECASE)
_CREDIT_ZH: Final = re.compile(rf"{_OPEN}[^，。：；]{{1,25}}(?:摄|摄影|影|作|画|绘){_SHUT}")
_CREDIT_EN: Final = re.compile(
    rf"{_OPEN}[^.:;]{{0,60}}\b(?:photo(?:graph(?:ed|s)?)?s?|picture|drawing|painting|woodcut)\b"
    rf"[^.:;]{{0,60}}{_SHUT}\.?",
    re.IGNORECASE,
)
_WRITTEN_ZH: Final = re.compile(
    rf"{_OPEN}(?:{_DATE_ZH})[日夜晨晚]*[^，。：；]{{0,6}}(?:于|作|写|草|改|译|整理|寄)[^，。：；]{{0,12}}{_SHUT}"
)
_BYLINE_ZH: Final = re.compile(
    rf"{_OPEN}(?:本报|新华社)?(?:特约|随军|驻\w{{1,4}})?(?:记者|通讯员|评论员|特派员)\s*[^，。：；]{{0,20}}{_SHUT}"
)
_BYLINE_EN: Final = re.compile(
    rf"{_OPEN}(?:by |our (?:\w+ )?(?:reporter|correspondent)|"
    rf"(?:reporter|correspondent)s? )[^.:;]{{0,60}}{_SHUT}",
    re.IGNORECASE,
)
_LIST_HEAD: Final = re.compile(r"[^，。：；]{2,15}[：:]")
_SALUTATION: Final = re.compile(
    r"同志|先生|女士|阁下|编辑|主席|总理|部长|会|社|局|各|诸|者|们|说|道|问|答|如下"
)
_BY_WORDS: Final = (
    (_SIGNATURE, _WRITTEN_ZH, _ONLY_DATE_EN),
    (_SIGNATURE, _CREDIT_ZH, _CREDIT_EN),
    (_BYLINE, _BYLINE_ZH, _BYLINE_EN),
    (_DATELINE, _AGENCY_ZH, _AGENCY_EN),
)
_COLONS: Final = ":："
_OF_SENTENCES: Final = frozenset("，；！。？")
_MARK: Final = re.compile(r"\s*[（(]?[一二三四五六七八九十\d]{1,3}[）)、．.]")


class Lines(NamedTuple):
    """
    The text of a row; an empty side is "".
    """

    zh: str
    en: str


def kinds_of_rows(
    articles: NDArray[np.int64],
    is_open: NDArray[np.bool_],
    is_text: NDArray[np.bool_],
    lines: Sequence[Lines],
) -> NDArray[np.int8]:
    """
    Tell what each row is.

    What a line says tells an agency, a date, a credit; where it stands tells the others: one or
    two short lines above text are headings, and a few at the end, below text, a signature. Many
    short lines on end are verse or a list.

    Args:
        articles: Of each row. Shape (rows,).
        is_open: Whether it is short, and each side closes as a heading does, or with a colon.
            Shape (rows,).
        is_text: Whether it closes as a sentence and is long enough for prose. Shape (rows,).
        lines: The texts of the open rows, in order.

    """
    kinds = np.full(len(articles), _BODY, np.int8)
    rows = np.flatnonzero(is_open)
    is_new_run = np.ones(len(rows), np.bool_)
    is_new_run[1:] = (np.diff(rows) > 1) | (np.diff(articles[rows]) > 0)
    begins = np.append(np.flatnonzero(is_new_run), len(rows)).tolist()
    for begin, end in pairwise(begins):
        first, last = rows[begin], rows[end - 1]
        is_at_top = first == 0 or articles[first - 1] != articles[first]
        is_at_end = last == len(articles) - 1 or articles[last + 1] != articles[last]
        kinds[first : last + 1] = _kinds_of_run(
            lines[begin:end],
            is_at_top=is_at_top,
            is_below_text=not is_at_top and bool(is_text[first - 1]),
            is_at_end=is_at_end,
            is_above_text=not is_at_end and bool(is_text[last + 1]),
        )
    return kinds


def _kinds_of_run(
    run: Sequence[Lines],
    *,
    is_at_top: bool,
    is_below_text: bool,
    is_at_end: bool,
    is_above_text: bool,
) -> list[int]:
    """Tell what each of some open rows on end is."""
    said = [_kind_by_words(row, is_first=is_at_top and not at) for at, row in enumerate(run)]
    kinds = [_BODY if kind is None else kind for kind in said]
    left = [at for at, kind in enumerate(said) if kind is None]
    is_marked = [False, *(_MARK.match(row.zh) is not None for row in run), False]
    # What only a translation has at the top is the title or the column once more.
    is_above = [is_above_text or (is_at_top and not is_at_end and not row.zh) for row in run]
    for at in left:
        is_alone_marked = is_marked[at + 1] and not (is_marked[at] or is_marked[at + 2])
        if is_at_end and is_below_text and len(run) <= _MOST_SIGNATURES:
            kinds[at] = _BODY if _OF_SENTENCES & set(run[at].zh) else _SIGNATURE
        elif (len(left) <= _MOST_HEADINGS and is_above[at]) or is_alone_marked:
            kinds[at] = _HEADING
    return kinds


def _kind_by_words(row: Lines, *, is_first: bool) -> int | None:
    """Tell what a short row is whose words say so; None if they do not."""
    if _either(row, _ONLY_DATE_ZH, _ONLY_DATE_EN):
        return _DATELINE if is_first else _SIGNATURE
    if (row.zh or row.en)[-1] in _COLONS:
        is_heading = _LIST_HEAD.fullmatch(row.zh) and not _SALUTATION.search(row.zh)
        return _HEADING if is_heading else _BODY
    return next((kind for kind, zh, en in _BY_WORDS if _either(row, zh, en)), None)


def _either(row: Lines, zh: re.Pattern[str], en: re.Pattern[str]) -> bool:
    """Tell whether a side is what a pattern says; of two sides the original decides."""
    return bool(zh.fullmatch(row.zh) if row.zh else en.fullmatch(row.en))
