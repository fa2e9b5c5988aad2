"""Paragraphs of the original meet those of the translation."""

import itertools
import math
import os
from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from dashboard.language import alignment
from dashboard.language.alignment import align
from dashboard.language.numerals import numbers
from dashboard.language.paragraphs import CLOSES, paragraphs

ROOT = Path(__file__).parents[1]
CORPUS = Path(os.environ.get("SAMPLE_CORPUS", ROOT.parent / "shared" / "corpus"))

BODY = st.lists(
    st.text(alphabet="中国人民。：，三百 aA.:,5", min_size=1, max_size=40), max_size=9
).map("\n".join)
YUCI_ZH = (
    "榆次专区训练了三百七十四人，其中有县、区干部八十八人，新社和老社的骨干二百八十六人。"
    "长治专区参加受训的有二十二个行业的建社骨干一百八十人。"
)
YUCI_EN = (
    "The Yuci District trained 374 people, including 88 county and district cadres, and 286 "
    "backbone members from new and old cooperatives. In Changzhi District, 180 backbone members "
    "from 22 industries took part."
)
STUDY_ZH = "受训的人员经过学习政策，研究典型经验，进一步认识了手工业生产在经济建设中的地位和作用。"
STUDY_EN = (
    "After studying policies and researching typical experiences, the trainees further "
    "recognized the position and role of handicraft production in economic construction."
)


class Pair(NamedTuple):
    """
    One row: start and end of a passage and of its translation.
    """

    start_zh: int
    end_zh: int
    start_en: int
    end_en: int


def pairs(body_zh: str, body_en: str) -> list[Pair]:
    return [Pair(*row[2:]) for row in rows_of([body_zh], [body_en])]


def rows_of(bodies_zh: list[str], bodies_en: list[str]) -> list[tuple[int, ...]]:
    found = align(bodies_zh, bodies_en)
    return list(zip(*(column.tolist() for column in found), strict=True))


def rows(body_zh: str, body_en: str) -> list[tuple[str, str]]:
    return [
        (body_zh[pair.start_zh : pair.end_zh], body_en[pair.start_en : pair.end_en])
        for pair in pairs(body_zh, body_en)
    ]


def test_paragraphs_are_lines() -> None:
    """
    A paragraph is a line without its newline; an empty body has none.
    """
    assert paragraphs([""]).spans(0) == []
    assert paragraphs(["甲\n乙丙"]).spans(0) == [(0, 1), (2, 4)]


@given(st.lists(BODY, max_size=4))
def test_paragraphs_of_many_bodies_are_those_of_each(bodies: list[str]) -> None:
    """
    Each body has its lines as paragraphs, whatever stands beside it, and each closes as it does.
    """
    found = paragraphs(bodies)

    assert [len(body.split("\n")) if body else 0 for body in bodies] == [
        len(found.spans(at)) for at in range(len(bodies))
    ]
    assert [line for body in bodies for line in body.split("\n") if line] == [
        body[start:end] for at, body in enumerate(bodies) for start, end in found.spans(at)
    ]
    assert [kind_of(line) for body in bodies for line in body.split("\n") if line] == [
        CLOSES[close].replace("open", "heading") for close in found.closes
    ]


def test_equal_paragraphs_pair_one_to_one() -> None:
    """
    Bodies of equally many paragraphs of sound lengths pair in order.
    """
    assert rows(f"{YUCI_ZH}\n{STUDY_ZH}", f"{YUCI_EN}\n{STUDY_EN}") == [
        (YUCI_ZH, YUCI_EN),
        (STUDY_ZH, STUDY_EN),
    ]


def test_a_divided_paragraph_is_one_row() -> None:
    """
    A paragraph that the translation has in two pairs with both, newline included.
    """
    first, second = YUCI_EN.split(" In Changzhi")
    divided = f"{first}\nIn Changzhi{second}"

    assert [(YUCI_ZH, divided), (STUDY_ZH, STUDY_EN)] == rows(
        f"{YUCI_ZH}\n{STUDY_ZH}", f"{divided}\n{STUDY_EN}"
    )


def test_joined_paragraphs_are_one_row() -> None:
    """
    Two paragraphs that the translation runs together pair with the one.
    """
    first, second = YUCI_ZH.split("长治专区")
    divided = f"{first}\n长治专区{second}"

    assert [(divided, YUCI_EN), (STUDY_ZH, STUDY_EN)] == rows(
        f"{divided}\n{STUDY_ZH}", f"{YUCI_EN}\n{STUDY_EN}"
    )


def test_a_line_without_partner_stands_alone() -> None:
    """
    An agency line at the top of one body and at the end of the other pairs with nothing.
    """
    body_zh = f"{YUCI_ZH}\n（新华社）"
    body_en = f"Xinhua News Agency\n{YUCI_EN}"

    assert rows(body_zh, body_en) == [
        ("", "Xinhua News Agency"),
        (YUCI_ZH, YUCI_EN),
        ("（新华社）", ""),
    ]
    assert Pair(0, 0, 0, 18) == pairs(body_zh, body_en)[0]
    assert len(body_en) == pairs(body_zh, body_en)[-1].start_en


VERSE = st.lists(
    st.sampled_from(
        ["甲。", "产煤三百吨，", "第一章", "十二人，三十五户：", "中国人民！" * 9, "。」"]
    ),
    max_size=10,
).map("\n".join)
TRANSLATED_VERSE = st.lists(
    st.sampled_from(
        [
            "A.",
            "300 tons of coal,",
            "Chapter One",
            "12 people, 35 households:",
            "Chinese! " * 20,
            '."',
        ]
    ),
    max_size=10,
).map("\n".join)


def cheapest_cost(body_zh: str, body_en: str) -> float:
    """
    Try every way to pair two bodies, with costs computed from the text itself.
    """
    zh, en = body_zh.split("\n") if body_zh else [], body_en.split("\n") if body_en else []
    moves = [(1, 1), (1, 0), (0, 1)]
    moves += [(k, 1) for k in range(2, 17) if k <= max(3, math.ceil(2 * len(zh) / (len(en) or 1)))]
    moves += [(1, k) for k in range(2, 17) if k <= max(3, math.ceil(2 * len(en) / (len(zh) or 1)))]

    @cache
    def rest(i: int, j: int) -> float:
        if (i, j) == (len(zh), len(en)):
            return 0.0
        return min(
            cost_of(zh[i : i + a], en[j : j + b], len(zh), len(en)) + rest(i + a, j + b)
            for a, b in moves
            if i + a <= len(zh) and j + b <= len(en)
        )

    return rest(0, 0)


def cost_of(zh: list[str], en: list[str], all_zh: int, all_en: int) -> float:
    """
    Compute the cost of one row, prior included, in nats.
    """
    more_zh = min(1, max(0, all_zh - all_en) / max(all_en, 1))
    more_en = min(1, max(0, all_en - all_zh) / max(all_zh, 1))
    long_zh, long_en = len("".join(zh)), len("".join(en)) / 4.4
    if not zh or not en:
        return 0.15 * (long_zh + long_en) - math.log(0.02 + 0.4 * (more_zh if zh else more_en))
    share = 0.9 - 0.8 * (more_zh + more_en)
    if len(zh) + len(en) > 2:
        merged = 0.01 + 0.4 * (more_zh if len(zh) > 1 else more_en)
        share = merged / 2 ** (len(zh) + len(en) - 3)
    mean = (long_zh + long_en) / 2
    deviations = abs(long_zh - long_en) / math.sqrt(mean * 20 / 4.4**2 + (mean / 10) ** 2)
    kinds = [[kind_of(text) for text in side] for side in (zh, en)]
    cost = 2.0 if "heading" in kinds[0][:-1] + kinds[1][:-1] else 0.0
    if kinds[0][-1] != kinds[1][-1]:
        is_verse = (kinds[0][-1], kinds[1][-1]) == ("heading", "sentence")
        cost += 1.5 if is_verse else 3.0
    said_zh = Counter(n for text in zh for n in numbers(text, "zh") if n >= 10 or n % 1)
    said_en = Counter(n for text in en for n in numbers(text, "en") if n >= 10 or n % 1)
    unlikely = -math.log(max(math.erfc(deviations / math.sqrt(2)), 2.2250738585072014e-308))
    return unlikely - math.log(share) + cost - 2 * (said_zh & said_en).total()


def kind_of(text: str) -> str:
    last = text.rstrip("\"'”’」』）)】]》 \t\u3000")[-1:]
    kinds = {"。！？…．；.!?;": "sentence", "：:": "colon", "，、,": "comma"}
    return next((kind for signs, kind in kinds.items() if last and last in signs), "heading")


def cost_of_found(body_zh: str, body_en: str) -> float:
    all_zh, all_en = (body.count("\n") + 1 if body else 0 for body in (body_zh, body_en))
    return sum(
        cost_of(zh.split("\n") if zh else [], en.split("\n") if en else [], all_zh, all_en)
        for zh, en in rows(body_zh, body_en)
    )


@given(st.one_of(BODY, VERSE), st.one_of(BODY, TRANSLATED_VERSE))
@example("十二人，三十五户：\n甲。\n甲。", "A.\n12 people, 35 households:\nA.")
def test_no_way_is_cheaper(body_zh: str, body_en: str) -> None:
    """
    The rows found cost as little as the best of all ways.
    """
    found = cost_of_found(body_zh, body_en)

    # Lengths are costed by a table that errs by 2.5e-7 a row.
    assert cheapest_cost(body_zh, body_en) == pytest.approx(found, abs=1e-5)


@pytest.fixture
def as_machine_code(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    return lambda worth: monkeypatch.setattr(alignment, "_WORTH_COMPILING", worth)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.tuples(st.one_of(BODY, VERSE), st.one_of(BODY, TRANSLATED_VERSE))))
def test_machine_code_finds_the_same_rows(
    as_machine_code: Callable[[int], None], articles: list[tuple[str, str]]
) -> None:
    """
    Articles paired together by machine code have the rows that each has by itself in Python.
    """
    bodies = [zh for zh, _ in articles], [en for _, en in articles]
    as_machine_code(0)
    together = rows_of(*bodies)
    as_machine_code(10**9)

    assert together == [
        (at, *row[1:]) for at, (zh, en) in enumerate(articles) for row in rows_of([zh], [en])
    ]


def test_shared_numbers_decide() -> None:
    """
    Where lengths leave it open which line lacks a translation, the numbers tell.
    """
    body_zh = "产煤三百七十四吨。\n产铁二百八十六吨。\n产盐一百五十五吨。"

    assert rows(
        body_zh, "Iron output was 286 tons, all told.\nSalt output was 155 tons, all told."
    ) == [
        ("产煤三百七十四吨。", ""),
        ("产铁二百八十六吨。", "Iron output was 286 tons, all told."),
        ("产盐一百五十五吨。", "Salt output was 155 tons, all told."),
    ]


def test_verse_printed_in_couplets() -> None:
    """
    A couplet on one line pairs with the two lines of its translation, all through a poem.
    """
    body_zh = "黑山白水众英雄　解放东北成大功\n辛勤艰苦行千里　登山涉水入长城"
    lines = [
        "Heroes from the Black Mountains and White Waters,",
        "You have achieved great success in liberating the Northeast.",
        "Traveling thousands of miles with diligence and hardship,",
        "Climbing mountains and wading rivers into the Great Wall.",
    ]

    assert ["\n".join(lines[:2]), "\n".join(lines[2:])] == [
        en for _, en in rows(body_zh, "\n".join(lines))
    ]


def test_empty_bodies() -> None:
    """
    Two empty bodies have no rows; one empty body leaves each paragraph alone.
    """
    assert rows_of([], []) == []
    assert pairs("", "") == []
    assert [Pair(0, 1, 0, 0), Pair(2, 3, 0, 0)] == pairs("甲\n乙", "")
    assert [Pair(0, 0, 0, 1), Pair(0, 0, 2, 3)] == pairs("", "a\nb")


@given(BODY, BODY)
def test_every_paragraph_is_in_one_row(body_zh: str, body_en: str) -> None:
    """
    Rows are in order in both languages and cover each paragraph exactly once.
    """
    assert_complete(body_zh, body_en)


@pytest.mark.parametrize(
    ("count_zh", "count_en"), [(300, 300), (300, 120), (40, 400), (400, 30), (1, 3000), (3000, 1)]
)
def test_long_bodies_are_covered(count_zh: int, count_en: int) -> None:
    """
    The narrow search of long bodies, even of very unlike ones, loses no paragraph.
    """
    assert_complete("\n".join(["中国人民。"] * count_zh), "\n".join(["The people."] * count_en))


def test_a_misshapen_long_body_is_covered() -> None:
    """
    One endless paragraph among many short ones does not break the search.
    """
    body_zh = "\n".join(["中" * 5_000, *["人民"] * 300])
    body_en = "\n".join([*["People"] * 300, "a" * 50_000])

    assert_complete(body_zh, body_en)


def test_a_long_article_keeps_step() -> None:
    """
    Three hundred numbered lines, one of them not translated, still meet their translations.
    """
    body_zh = "\n".join(f"第{number}号矿产煤若干吨。" for number in range(1000, 1300))
    body_en = "\n".join(
        f"Mine No. {number} produced some coal." for number in range(1000, 1300) if number != 1150
    )
    found = rows(body_zh, body_en)

    assert ("第1150号矿产煤若干吨。", "") in found
    assert found[-1] == ("第1299号矿产煤若干吨。", "Mine No. 1299 produced some coal.")
    assert len(found) == 300


@pytest.mark.parametrize(
    ("name", "count"), [("000_31b56a8581d978a3.txt", 2), ("001_58f6000fe3ef28b2.txt", 1)]
)
def test_seeds_pair_one_to_one(name: str, count: int) -> None:
    """
    The paragraphs of each seed pair one to one.
    """
    parse = pytest.importorskip("dashboard.archive.parse")
    article = parse.parse_article((ROOT / "seeds" / name).read_text("utf-8"), name)
    found = rows(article.body_zh, article.body_en)

    assert count == len(found)
    assert all(zh and en and "\n" not in zh + en for zh, en in found)


def test_real_articles_are_covered() -> None:
    """
    Every paragraph of every article of the sample is in exactly one row.
    """
    files = sorted(CORPUS.glob("rmrb/*/*.md"))
    if not files:
        pytest.skip(f"There is no sample of the archive in {CORPUS}; SAMPLE_CORPUS names another.")
    parse = pytest.importorskip("dashboard.archive.parse")
    for file in files:
        article = parse.parse_article(file.read_text("utf-8"), file.name)
        assert_complete(article.body_zh, article.body_en)


def assert_complete(body_zh: str, body_en: str) -> None:
    found = pairs(body_zh, body_en)
    for body, spans in (
        (body_zh, [(pair.start_zh, pair.end_zh) for pair in found]),
        (body_en, [(pair.start_en, pair.end_en) for pair in found]),
    ):
        # Whole paragraphs, in order: what is left out is newlines between rows.
        assert body == "\n".join(body[start:end] for start, end in spans if start < end)
        assert spans == sorted(spans)
        assert all(start <= end for start, end in spans)
        assert all(before[1] <= after[0] for before, after in itertools.pairwise(spans))
