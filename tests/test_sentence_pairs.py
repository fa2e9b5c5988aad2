"""The sentences of a row meet those of its translation."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dashboard.language.sentence_pairs import SentencePair, align_sentences

TEXT = st.text(alphabet="中国人民。！？；…”（） \n　aA.!?\"') U3\x00\ud800", max_size=60)


def pairs(text_zh: str, text_en: str) -> list[tuple[str, str]]:
    return [
        (text_zh[pair.start_zh : pair.end_zh], text_en[pair.start_en : pair.end_en])
        for pair in align_sentences(text_zh, text_en)
    ]


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        pytest.param(
            ["全县有三百七十四人受训。", "他们已经回到村里了。"],
            ["In the county 374 people were trained.", " They have returned to their villages."],
            id="one to one",
        ),
        pytest.param(
            ["全县有三百七十四人受训，其中干部八十八人，社员二百八十六人。", "他们已经回村了。"],
            [
                "The county trained 374 people. Of these 88 were cadres, and 286 were members.",
                " They have returned to their villages.",
            ],
            id="one to two",
        ),
        pytest.param(
            ["全县有三百七十四人受训；", "他们都已经回到村里去了。"],
            ["In the county 374 people were trained.", " They have all gone back to the villages."],
            id="a semicolon that is a full stop in English",
        ),
        pytest.param(
            ["美国和英国的代表昨天到了北京。", "他们明天再到上海去。"],
            [
                "The representatives of the U.S. and Mr. Eden came to Beijing.",
                " They will go on to Shanghai tomorrow.",
            ],
            id="full stops of abbreviations end nothing",
        ),
    ],
)
def test_sentences_meet_their_translations(zh: list[str], en: list[str]) -> None:
    """
    Sentences that translate each other are pairs, and blanks stay with the later sentence.
    """
    assert pairs("".join(zh), "".join(en)) == list(zip(zh, en, strict=True))


def test_a_sentence_left_out_stands_alone() -> None:
    """
    A sentence without translation has an empty partner.
    """
    first, second, third = "产煤三百七十四吨。", "这是全体职工努力的结果。", "产铁二百八十六吨。"

    assert pairs(first + second + third, "Coal output was 374 tons. Iron output was 286 tons.") == [
        (first, "Coal output was 374 tons."),
        (second, ""),
        (third, " Iron output was 286 tons."),
    ]


def test_empty_texts() -> None:
    """
    Two empty texts have no pairs; the sentences of one stand alone.
    """
    assert align_sentences("", "") == []
    assert pairs("甲。乙。", "") == [("甲。", ""), ("乙。", "")]
    assert pairs("", "A.") == [("", "A.")]


@given(TEXT, TEXT)
@example("\n", " ")
@example("。\n\n。", "A.\n\nA.")
def test_every_character_is_in_one_pair(text_zh: str, text_en: str) -> None:
    """
    Whatever the texts, the pairs follow one another without gap or overlap, to both ends.
    """
    found = align_sentences(text_zh, text_en)
    start = SentencePair(0, 0, 0, 0, 1.0)
    end = SentencePair(len(text_zh), len(text_zh), len(text_en), len(text_en), 1.0)

    for before, after in pairwise([start, *found, end]):
        assert (before.end_zh, before.end_en) == (after.start_zh, after.start_en)
    for pair in found:
        assert pair.start_zh < pair.end_zh or pair.start_en < pair.end_en
        assert pair.start_zh <= pair.end_zh
        assert pair.start_en <= pair.end_en
        assert 0 <= pair.confidence <= 1
