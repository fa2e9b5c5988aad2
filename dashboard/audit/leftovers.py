"""Find Chinese and Korean writing that a translation was left with."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from dashboard.language.words import HAN

if TYPE_CHECKING:
    from dashboard.audit.check import Bitext, Check

_SIGNS: Final = rf"{HAN}\u3040-\u30fa\u30fc-\u30ff\u1100-\u11ff\u3130-\u318f\uac00-\ud7af"
_BETWEEN: Final = r"○、·・，。；：！？“”《》（）\s"
_LEFT: Final = re.compile(rf"[{_SIGNS}](?:[{_SIGNS}{_BETWEEN}]*[{_SIGNS}○])?")
_BLANKS: Final = 4
"""Characters before a bracket that are looked at."""
_BRACKETS: Final = {"(": ")", "（": "）", "[": "]", "【": "】"}


def check_leftovers(bitext: Bitext) -> list[Check]:
    """
    Check that a translation has no Chinese, Japanese or Korean signs.

    There is a check for each run that was left, and none where all is translated. A gloss
    in brackets behind a word, "fabi (法币)", is not left over.

    >>> from dashboard.audit.check import Bitext
    >>> text = "활跃 life, not to be冲 (chong); fabi (法币), Xi'an（西安）; “中华、民国”"
    >>> [check.found_en for check in check_leftovers(Bitext("body", "", text, []))]
    ['활跃', '冲', '中华、民国']
    """
    text = bitext.en
    if text.isascii():
        return []
    return [
        bitext.check("leftover", "differs", en=match.span())
        for match in _LEFT.finditer(text)
        if not _is_gloss(text, *match.span())
    ]


def _is_gloss(text: str, start: int, end: int) -> bool:
    opening = text[start - 1 : start]
    is_bracketed = opening in _BRACKETS and text[end : end + 1] == _BRACKETS[opening]
    return is_bracketed and text[max(0, start - _BLANKS) : start - 1].rstrip()[-1:].isalnum()
