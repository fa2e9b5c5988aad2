"""What the checks of a translation say, in words: one by one, and all of them in a line."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from dashboard.labels import say
from dashboard.views.escaping import as_html

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from dashboard.labels import Ui
    from dashboard.views.article_parts import Passage

_PARTS: Final = ("title", "author", "body")
_CIRCLED: Final = (*range(0x2460, 0x2474), *range(0x3251, 0x3260), *range(0x32B1, 0x32C0))
"""Code points of the numbers 1 to 50 in circles."""


class Finding(NamedTuple):
    """
    A check that does not agree.

    Attributes:
        number: From 1, in the order of the text.
        row: Number of the row that it is in, from 1; None outside the body.
        check: A row of `queries.reader.article_checks`.

    """

    number: int
    row: int | None
    check: Mapping[str, Any]


def findings(checks: Iterable[Mapping[str, Any]], rows: Sequence[Passage]) -> list[Finding]:
    """List the checks that do not agree: of title, author and body, in the order of the text."""
    found = [
        (_PARTS.index(check["part"]), _row_of(check, rows), check)
        for check in checks
        if check["verdict"] != "agrees"
    ]
    found.sort(key=lambda each: (each[0], each[1] or 0, _place(each[2])))
    return [Finding(at, row, check) for at, (_, row, check) in enumerate(found, start=1)]


def _row_of(check: Mapping[str, Any], rows: Sequence[Passage]) -> int | None:
    if check["part"] != "body":
        return None
    for lang in ("zh", "en"):
        at = check[f"start_{lang}"]
        if at is not None:
            index = bisect_right(rows, at, key=lambda row: row.span(lang)[0]) - 1
            return rows[max(0, index)].number if rows else None
    return None


def _place(check: Mapping[str, Any]) -> tuple[bool, int]:
    """Where the original has something it comes in its order; what only English has, behind."""
    is_english = check["start_zh"] is None
    return is_english, check["start_en" if is_english else "start_zh"] or 0


def sign(number: int) -> str:
    """
    Write the sign of a finding.

    >>> sign(1), sign(21), sign(51)
    ('①', '㉑', '(51)')
    """
    return chr(_CIRCLED[number - 1]) if number <= len(_CIRCLED) else f"({number})"


def told(finding: Finding, ui: Ui) -> str:
    """Say as HTML what was looked for and what stands there: Figure: the original says …"""
    check = finding.check
    kind = as_html(say(f"checks.kind.{check['kind']}", ui))
    return f"<b>{kind}</b>{': ' if ui == 'en' else '：'}{_sentence(check, ui)}"


def _sentence(check: Mapping[str, Any], ui: Ui) -> str:
    quoted = {
        "zh": _quoted(said_zh(check), "zh-Hans"),
        "en": _quoted(said_en(check), tag_of_found(check["kind"], check["found_en"])),
    }
    expected = as_html(check["expected_en"] or "")
    match check["kind"]:
        case "leftover":
            return say("checks.told.leftover", ui, en=quoted["en"])
        case "paragraph":
            return say(f"checks.told.paragraph.{check['verdict']}", ui, **quoted)
        case "length":
            usual = expected.partition(" ")[0]
            n = f"{check['end_en'] - check['start_en']:,}"
            return say("checks.told.length", ui, n=n, expected=usual)
        case "term":
            meant = _quoted(check["expected_en"], "en")
            return say("checks.told.term", ui, **quoted, expected=meant)
    key = f"checks.told.{check['verdict']}"
    if not expected:
        return say(f"{key}.bare", ui, **quoted)
    return say(key, ui, **quoted, expected=f'<span lang="en">{expected}</span>')


def said_zh(check: Mapping[str, Any]) -> str:
    """Give what a check says of the original, with a sign where that is only the beginning."""
    return _begun(check["surface_zh"], check["start_zh"], check["end_zh"])


def said_en(check: Mapping[str, Any]) -> str:
    """
    Give what a check found in the translation, likewise.

    >>> said_en({"found_en": "In spring", "start_en": 10, "end_en": 300})
    'In spring…'
    """
    return _begun(check["found_en"], check["start_en"], check["end_en"])


def _begun(text: str | None, start: int | None, end: int | None) -> str:
    text = text or ""
    is_cut = start is not None and end is not None and end - start > len(text)
    return f"{text}…" if is_cut else text


def tag_of_found(kind: str, found: str | None) -> str:
    """Give the language of what stands in a translation: what was left over is not English."""
    if kind != "leftover":
        return "en"
    return "ko" if any("\uac00" <= sign <= "\ud7af" for sign in found or "") else "zh-Hans"


def _quoted(text: str, tag: str) -> str:
    """Quote archive text, with its language and marks of its own."""
    return f'<q lang="{tag}">{as_html(" ".join(text.split()))}</q>'


def summary(checks: Iterable[Mapping[str, Any]], ui: Ui) -> str:
    """
    Count checks by verdict, in a line.

    >>> summary([{"verdict": "agrees"}] * 2 + [{"verdict": "differs"}], "en")
    '3 checks: 2 agree, 1 differs.'
    >>> summary([{"verdict": "agrees"}] * 2, "zh")
    '核对的 2 处数字、日期与名称全部一致。'
    """
    counts = Counter(check["verdict"] for check in checks)
    total = counts.total()
    if counts["agrees"] == total:
        key = "checks.all_agree" if total > 1 else "checks.one_agrees" if total else "checks.none"
        return say(key, ui, n=f"{total:,}")
    shown = [
        _counted(f"checks.{label}", counts[verdict], ui)
        for label, verdict in (("agree", "agrees"), ("differ", "differs"), ("missing", "missing"))
        if counts[verdict]
    ]
    comma, colon, stop = (", ", ": ", ".") if ui == "en" else ("，", "：", "。")
    return f"{_counted('checks.count', total, ui)}{colon}{comma.join(shown)}{stop}"


def _counted(key: str, n: int, ui: Ui) -> str:
    return say(f"{key}.one", ui) if n == 1 else say(key, ui, n=f"{n:,}")
