"""What is said beside a figure, word for word."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from dashboard.views.quantity_words import about_parts, about_translation, value_of

if TYPE_CHECKING:
    from dashboard.labels import Ui

PLAIN: dict[str, Any] = {
    "value": 374.0, "value_max": None, "is_inexact": False, "surface_zh": "三百七十四人",
    "total_value": None, "parts": None, "parts_sum": None,
    "translation": "agrees", "value_en": 374.0, "value_max_en": None,
}  # fmt: skip


@pytest.mark.parametrize(
    ("figure", "english", "chinese"),
    [
        pytest.param({}, "", "", id="neither"),
        pytest.param(
            {"parts": "88 + 286", "parts_sum": 374.0},
            "88 + 286 = 374, adds up",
            "88 + 286 = 374，相符",
            id="adds up",
        ),
        pytest.param(
            {"parts": "88 + 282", "parts_sum": 370.0},
            "parts come to 370 (88 + 282), 4 short",
            "分项合计 370（88 + 282），少 4",
            id="short",
        ),
        pytest.param(
            {"parts": "88 + 290", "parts_sum": 378.0},
            "parts come to 378 (88 + 290), 4 too many",
            "分项合计 378（88 + 290），多 4",
            id="too many",
        ),
        pytest.param(
            {"parts": "88", "parts_sum": 88.0},
            "of which 88 are named",
            "其中列明 88",
            id="one part",
        ),
        pytest.param(
            {"value": 0.3, "parts": "0.1 + 0.2", "parts_sum": 0.1 + 0.2},
            "0.1 + 0.2 = 0.3, adds up",
            "0.1 + 0.2 = 0.3，相符",
            id="fractions",
        ),
        pytest.param(
            {"parts": " + ".join(["1"] * 7), "parts_sum": 7.0, "value": 7.0},
            "1 + 1 + 1 + 1 + 1 + 1 + … = 7, adds up",
            "1 + 1 + 1 + 1 + 1 + 1 + … = 7，相符",
            id="many parts",
        ),
        pytest.param({"total_value": 1374.0}, "part of 1,374", "1,374 的分项", id="a part"),
    ],
)
def test_parts_are_compared_with_their_total(
    figure: dict[str, Any], english: str, chinese: str
) -> None:
    """
    Whether they add up, and what is missing; a part says of what it is one.
    """
    row = PLAIN | figure

    assert (about_parts(row, "en"), about_parts(row, "zh")) == (english, chinese)


@pytest.mark.parametrize(
    ("figure", "ui", "said"),
    [
        pytest.param({}, "en", "the translation agrees", id="agrees"),
        pytest.param(
            {"translation": "differs", "value_en": 2.0, "value_max_en": 30.0},
            "en",
            "the translation says 2–30",
            id="differs",
        ),
        pytest.param(
            {"translation": "missing", "value_en": None}, "zh", "译文中未找到此数", id="not found"
        ),
        pytest.param({"translation": "vague", "value_en": None}, "en", "", id="vague"),
    ],
)
def test_the_translation_is_judged(figure: dict[str, Any], ui: Ui, said: str) -> None:
    """
    A number that differs is given; of a vague figure there is nothing to say.
    """
    assert about_translation(PLAIN | figure, ui) == said


def test_a_vague_figure_is_shown_as_printed() -> None:
    """
    几十 has no value; it is quoted.
    """
    assert value_of(PLAIN | {"value": None, "surface_zh": "几十个"}) == "几十个"
