"""What the audit says of institutions that a translation calls by two names."""

from __future__ import annotations

import pytest
from names_audited import bitext_of

from dashboard.audit.terms import check_terms

CASES = {
    "two names": (
        "国民参政会在重庆开会，通过了决议。\n参政会昨日闭会，代表返乡。",
        (
            "The National Political Council met in Chongqing and passed resolutions.\n"
            "The Senate closed yesterday and the delegates went home."
        ),
        ["differs 参政会: The National Political Council -> The Senate"],
    ),
    "one name": (
        "国民参政会在重庆开会，通过了决议。\n参政会昨日闭会，代表返乡。",
        (
            "The National Political Council met in Chongqing and passed resolutions.\n"
            "The Council closed yesterday and the delegates went home."
        ),
        [],
    ),
    "spellings of one word": (
        "供销合作社开会，通过了决议。\n供销合作社昨日闭会。\n供销合作社的工作。",
        (
            "The supply co-op met and passed resolutions.\n"
            "The supply cooperative closed yesterday.\nWork of the supply co-operatives."
        ),
        [],
    ),
    "the councils of two countries": (
        "美国国务院发表声明，表示遗憾。\n我国国务院昨日开会，通过决议。",
        (
            "The State Department issued a statement of regret.\n"
            "The State Council met yesterday and passed a resolution."
        ),
        [],
    ),
    "two institutions": (
        "选举委员会开会，通过了决议。\n军事委员会昨日闭会，代表返乡。",
        (
            "The Election Committee met and passed resolutions.\n"
            "The Military Commission closed yesterday and the delegates went home."
        ),
        [],
    ),
    "two words in a row, so that neither is sure": (
        "选举委员会开会，通过了决议。\n选举委员会昨日闭会，代表返乡。",
        (
            "The Election Committee met, and a commission passed resolutions.\n"
            "The Election Commission closed yesterday and the delegates went home."
        ),
        [],
    ),
    "named once": ("选举委员会开会。", "The Election Committee met.", []),
    "plural": (
        "生产合作社开会，通过了决议。\n生产合作社昨日闭会，代表返乡。",
        (
            "The production cooperative met and passed resolutions.\n"
            "The production cooperatives closed yesterday and the delegates went home."
        ),
        [],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_institutions_are_compared_by_the_word_that_heads_them(case: str) -> None:
    """
    Only a row with one institution of a kind and one word for it says how it is called.
    """
    zh, en, expected = CASES[case]

    found = check_terms(bitext_of(zh, en))

    assert [
        f"{c.verdict} {c.surface_zh}: {c.expected_en} -> {c.found_en}" for c in found
    ] == expected
