"""What the audit says of writing that was left over, and of passages without their partner."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from audited import Case, audited

from dashboard.audit.check import Bitext, Row
from dashboard.audit.passages import check_passages

if TYPE_CHECKING:
    from pathlib import Path

_ZH = "今年全省的农民都积极参加了互助合作运动，棉花的收成比去年好得多，群众的生活也有了改善。"
_EN = (
    "This year the peasants of the whole province actively took part in the movement for mutual aid"
    " and cooperation; the cotton harvest was much better than last year, and the life of the"
    " masses improved as well."
)
CASES = {
    "all is well": Case(_ZH, _EN, []),
    "Chinese left": Case(f"{_ZH}不要冲。", f"{_EN} Not to be冲.", ["differs - -> 冲"]),
    "Korean left": Case(f"{_ZH}活跃。", f"{_EN} An 활跃 life.", ["differs - -> 활跃"]),
    "a gloss": Case(f"{_ZH}法币。", f"{_EN} Legal tender (法币).", []),
    "a passage lost": Case(
        f"{_ZH}\n{_ZH[::-1]}\n一九五三年产棉三百七十四万担。",
        f"{_EN}\nIn 1953 it produced 3.74 million dan of cotton.",
        [f"missing {_ZH[::-1][:40]} -> -"],
    ),
    "a table": Case(
        "全国总计  9，221  11，798.3  127.9  5，278.3  7，452.8  45，269.9\n" * 5,
        "National Total  9,221  11,798.3  127.9  5,278.3  7,452.8  45,269.9\n" * 5,
        [],
    ),
    "a title said again": Case(_ZH, f"A Good Year for the Cotton of the Province\n{_EN}", []),
    "a title left in Chinese": Case(_ZH, _EN, ["differs - -> 丰收"], "丰收", "A Good 丰收"),
}


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """
    Check all cases in one build.
    """
    folder: Path = tmp_path_factory.mktemp("passages")
    kinds = ["leftover", "length", "paragraph"]
    return dict(zip(CASES, audited(list(CASES.values()), kinds, folder), strict=True))


@pytest.mark.parametrize("name", CASES)
def test_passages_are_judged_by_writing_and_length(name: str, found: dict[str, list[str]]) -> None:
    """
    What is left in Chinese or Korean, lost, or much too short has a check; the rest has none.
    """
    assert found[name] == CASES[name].found


def test_a_translation_much_too_short_has_a_check() -> None:
    """
    Two passages that were paired, and whose lengths are unlikely, have one check.
    """
    long, short = _ZH * 6, f"{_EN} {_EN}"
    bitext = Bitext("body", long, short, [Row(0, len(long), 0, len(short), "body", 1.0)])

    checks = check_passages(bitext, "", [])
    found = [(check.kind, check.verdict, check.expected_en) for check in checks]

    assert found == [("length", "differs", f"{4.4 * len(long):,.0f} characters")]


@pytest.mark.parametrize(
    ("text", "confidence", "expected"),
    [
        ("Nobody had seen that.", 0.9, [("paragraph", "differs")]),
        ("Nobody had seen that.", 0.3, []),
        ("A Title Said Again", 0.9, []),
        ("Yesterday nobody saw that.", 0.9, []),
    ],
)
def test_a_passage_that_the_original_has_not(
    text: str, confidence: float, expected: list[tuple[str, str]]
) -> None:
    """
    A sentence alone has a check if it is sure to be alone; a title said again has none.
    """
    bitext = Bitext("body", "", text, [Row(0, 0, 0, len(text), "body", confidence)])

    assert [
        (c.kind, c.verdict) for c in check_passages(bitext, "Yesterday Nobody Saw That", [])
    ] == expected
