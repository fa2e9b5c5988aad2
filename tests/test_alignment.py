"""Paragraphs of the original meet those of the translation."""

import itertools
import math
import os
import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from dashboard.language import alignment, anchors, compiled
from dashboard.language.alignment import align, chain
from dashboard.language.kinds import KINDS
from dashboard.language.numerals import numbers
from dashboard.language.paragraphs import CLOSES, paragraphs
from dashboard.language.rows import ENGLISH_PER_CHINESE, OF_PARAGRAPHS

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
    return [Pair(*row[3:7]) for row in rows_of([body_zh], [body_en])]


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


class Chain(NamedTuple):
    """
    A way to pair two bodies: paragraphs of either side in each row, and what it costs.
    """

    rows: tuple[tuple[int, int], ...]
    cost: float


def chains(body_zh: str, body_en: str) -> Iterator[Chain]:
    """
    Go through every way to pair two bodies, with costs computed from the text itself.
    """
    zh, en = body_zh.split("\n") if body_zh else [], body_en.split("\n") if body_en else []
    moves = [(1, 1), (1, 0), (0, 1), *itertools.product((2, 3), (2, 3))]
    moves += [(k, 1) for k in range(2, 17) if k <= max(3, math.ceil(2 * len(zh) / (len(en) or 1)))]
    moves += [(1, k) for k in range(2, 17) if k <= max(3, math.ceil(2 * len(en) / (len(zh) or 1)))]

    @cache
    def of_row(i: int, j: int, a: int, b: int) -> float:
        return cost_of(zh[i : i + a], en[j : j + b], zh, en)

    def rest(i: int, j: int) -> Iterator[Chain]:
        if (i, j) == (len(zh), len(en)):
            yield Chain((), 0.0)
        for a, b in moves:
            if i + a <= len(zh) and j + b <= len(en):
                cost = of_row(i, j, a, b)
                for rows, more in rest(i + a, j + b):
                    yield Chain(((a, b), *rows), cost + more)

    return rest(0, 0)


def cost_of(zh: list[str], en: list[str], all_zh: list[str], all_en: list[str]) -> float:
    """
    Compute the cost of one row, prior included, in nats.
    """
    n_zh, n_en = len(all_zh), len(all_en)
    more_zh = min(1, max(0, n_zh - n_en) / max(n_en, 1))
    more_en = min(1, max(0, n_en - n_zh) / max(n_zh, 1))
    # Verse, which the translation parts into more lines, is wordier.
    scale = 4.4
    if n_zh >= 4 and n_en >= 1.5 * n_zh:
        lengths = len("\n".join(all_en)) / len("\n".join(all_zh))
        scale = min(max(lengths, 3.0), 6.5)
    long_zh, long_en = len("".join(zh)), len("".join(en)) / scale
    alone_zh, alone_en = 0.02 + 0.4 * more_zh, 0.02 + 0.4 * more_en
    kinds = [[kind_of(text) for text in side] for side in (zh, en)]
    if not zh or not en:
        kind = (kinds[0] + kinds[1])[0]
        cost = min(0.15 * (long_zh + long_en), 3.5) + (kind != "heading")
        return cost - math.log(alone_zh if zh else alone_en)
    merged_zh, merged_en = 0.003 + 0.1 * more_zh, 0.01 + 0.3 * more_en
    share = max(0.1, 0.96 - merged_zh - merged_en - alone_zh - alone_en)
    if len(zh) > 1 and len(en) > 1:
        share = 0.001 / 2 ** (len(zh) + len(en) - 4)
    elif len(zh) + len(en) > 2:
        share = (merged_zh if len(zh) > 1 else merged_en) / 2 ** (len(zh) + len(en) - 3)
    mean = (long_zh + long_en) / 2
    deviations = abs(long_zh - long_en) / math.sqrt(mean * 20 / 4.4**2 + (0.08 * mean) ** 2)
    cost = 2.0 if "heading" in kinds[0][:-1] + kinds[1][:-1] else 0.0
    if kinds[0][-1] != kinds[1][-1]:
        is_verse = (kinds[0][-1], kinds[1][-1]) == ("heading", "sentence")
        cost += 1.5 if is_verse else 3.0
    for signs, more in (("?？", 1), ("!！", 0.7), ('"“”「」『』', 0.25), (":：", 0.7)):
        said = [sum("".join(side).count(sign) for sign in signs) for side in (zh, en)]
        cost += more * min(4, abs(said[0] - said[1]))
    # Beyond ten nats lengths tell nothing more.
    unlikely = -math.log(max(math.erfc(deviations / math.sqrt(2)), math.exp(-10)))
    return unlikely - math.log(share) + cost - saved(zh, en)


def saved(zh: list[str], en: list[str]) -> float:
    """
    Add up what shared numbers, and numbers of lists, save.
    """
    said_zh = Counter(n for text in zh for n in numbers(text, "zh") if n >= 10 or n % 1)
    said_en = Counter(n for text in en for n in numbers(text, "en") if n >= 10 or n % 1)
    marks_zh = Counter(int(m[1]) for text in zh if (m := re.match(r"\s*(\d{1,2})\.", text)))
    marks_zh += Counter(3 for text in zh if re.match(r"\s*三\.", text))
    marks_en = Counter(int(m[1]) for text in en if (m := re.match(r"\s*(\d{1,2})[.:]", text)))
    marks_en += Counter(3 for text in en if re.match(r"\s*三[.:]", text))
    return 2 * (said_zh & said_en).total() + 3 * (marks_zh & marks_en).total()


def kind_of(text: str) -> str:
    last = text.rstrip("\"'”’」』）)】]》 \t\u3000")[-1:]
    kinds = {"。！？…．；.!?;": "sentence", "：:": "colon", "，、,": "comma"}
    return next((kind for signs, kind in kinds.items() if last and last in signs), "heading")


def test_a_terse_translation_is_measured_by_itself() -> None:
    """
    Where every passage is short, one left out is told by the lengths that are usual there.
    """
    longs = (171, 89, 118, 89, 203, 86)
    body_zh = "\n".join("稻" * (long - 1) + "。" for long in longs)
    left_out = 3
    kept = [long for at, long in enumerate(longs) if at != left_out]
    body_en = "\n".join("x" * (round(3.5 * long) - 1) + "." for long in kept)

    usual, _ = first_look(body_zh, body_en)
    alone = [at for at, row in enumerate(pairs(body_zh, body_en)) if row.start_en == row.end_en]

    assert usual[left_out] != (1, 0)
    assert alone == [left_out]


def first_look(body_zh: str, body_en: str) -> tuple[tuple[tuple[int, int], ...], list[float]]:
    """
    Pair by the usual length alone: the shapes of the rows, and their confidences.
    """
    zh, en = paragraphs([body_zh]), paragraphs([body_en])
    usual = np.array([ENGLISH_PER_CHINESE])
    found = chain([body_zh], [body_en], zh, en, rates=OF_PARAGRAPHS, per_zh=usual)
    steps = (np.diff(upto, prepend=0).tolist() for upto in (found.upto_zh, found.upto_en))
    return tuple(zip(*steps, strict=True)), found.chances.tolist()


def few(body: str) -> str:
    """
    Keep so few paragraphs that all ways to pair them can be gone through.
    """
    return "\n".join(body.split("\n")[:4])


@given(st.one_of(BODY, VERSE).map(few), st.one_of(BODY, TRANSLATED_VERSE).map(few))
@example("十二人，三十五户：\n甲。\n甲。", "A.\n12 people, 35 households:\nA.")
@example("5.人民\n人民三百。", "5. aA\naA.")
def test_no_way_is_cheaper(body_zh: str, body_en: str) -> None:
    """
    The rows found cost as little as the best of all ways.
    """
    costs = dict(chains(body_zh, body_en))

    # Lengths are costed by a table that errs by 4e-6 a row.
    shapes, _ = first_look(body_zh, body_en)
    assert min(costs.values()) == pytest.approx(costs[shapes], abs=1e-4)


@given(st.one_of(BODY, VERSE).map(few), st.one_of(BODY, TRANSLATED_VERSE).map(few))
def test_confidence_is_the_share_of_ways_with_the_row(body_zh: str, body_en: str) -> None:
    """
    A row's confidence is the weight of the ways to pair that have it, among all ways.

    Counted are ways all of whose rows lie on one that is at most 5 nats dearer than the cheapest.
    """
    all_ways = list(chains(body_zh, body_en))
    limit = min(way.cost for way in all_ways) + 5
    near = {row for way in all_ways if way.cost <= limit for row in placed(way.rows)}
    ways = [(set(placed(way.rows)), math.exp(-way.cost)) for way in all_ways]
    counted = [(placed_rows, weight) for placed_rows, weight in ways if placed_rows <= near]
    shapes, confidences = first_look(body_zh, body_en)
    for row, confidence in zip(placed(shapes), confidences, strict=True):
        with_row = sum(weight for placed_rows, weight in counted if row in placed_rows)

        assert confidence == pytest.approx(with_row / sum(w for _, w in counted), abs=1e-3)


def placed(rows: tuple[tuple[int, int], ...]) -> list[tuple[int, int, int, int]]:
    """
    Say of each row behind which paragraphs it begins, and how many it has.
    """
    begins = itertools.accumulate(rows, lambda at, row: (at[0] + row[0], at[1] + row[1]))
    return [(*at, *row) for at, row in zip([(0, 0), *begins], rows, strict=False)]


@pytest.fixture
def as_machine_code(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    def choose(worth: int) -> None:
        monkeypatch.setattr(compiled, "_LOADED", set())
        monkeypatch.setattr(alignment, "_WORTH_COMPILING", worth)
        monkeypatch.setattr(anchors, "_WORTH_COMPILING", worth)

    return choose


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


COAL_ZH = (
    "全矿职工在四月份里改进了采煤方法，产量比三月份有了显著的增加，成本也降低了。职工们决心在今后继续努力，"
    "争取提前完成国家交给他们的生产任务，为建设祖国贡献出更多的力量。"
)


def test_a_long_paragraph_left_out_of_the_translation_stands_alone() -> None:
    """
    What was not translated is not merged with what stands beside it.
    """
    body_zh = f"{YUCI_ZH}\n{COAL_ZH}\n{STUDY_ZH}"

    assert rows(body_zh, f"{YUCI_EN}\n{STUDY_EN}") == [
        (YUCI_ZH, YUCI_EN),
        (COAL_ZH, ""),
        (STUDY_ZH, STUDY_EN),
    ]


@pytest.mark.parametrize(
    ("lines_zh", "lines_en"),
    [
        pytest.param(
            ["这项工作由焦树榛同志担任。", "这项工作由榆次专区担任。", "这项工作由许昌专区担任。"],
            ["Yuci District was in charge of it.", "Xuchang District was in charge of it."],
            id="names",
        ),
        pytest.param(
            ["（一）发展农业生产。", "（二）发展工业生产。", "（三）发展商业贸易。"],
            ["2. Develop this production.", "III. Develop commercial trade."],
            id="list numbers",
        ),
        pytest.param(
            ["这件事情大家都知道。", "这件事情大家知道吗？", "大家都说：“我们知道了。”"],
            ["Do all of us know of this matter?", 'All of us said: "We know of it."'],
            id="signs",
        ),
    ],
)
def test_what_both_sides_have_decides(lines_zh: list[str], lines_en: list[str]) -> None:
    """
    Where lengths leave it open which of three lines has no translation, what is shared tells.
    """
    found = rows("\n".join(lines_zh), "\n".join(lines_en))

    assert found == [(lines_zh[0], ""), *zip(lines_zh[1:], lines_en, strict=True)]


def test_a_doubtful_row_says_so() -> None:
    """
    Of two equal lines either may be the one that was left out; a sound pair is sure.
    """
    doubtful = align(["全国人民。\n全国人民。"], ["The whole people."]).confidences
    sure = align([f"{YUCI_ZH}\n{STUDY_ZH}"], [f"{YUCI_EN}\n{STUDY_EN}"]).confidences

    assert max(doubtful) < alignment.LITTLE_CERTAINTY
    assert min(sure) > 0.95


KINDS_OF_ROWS = [
    pytest.param(
        f"手工业有发展\n{STUDY_ZH}\n蒙波签订换货协定\n{STUDY_ZH}",
        f"Handicrafts Develop\n{STUDY_EN}\nMongolia and Poland Sign Agreement\n{STUDY_EN}",
        ["heading", "body", "heading", "body"],
        id="titles above text",
    ),
    pytest.param(
        f"{STUDY_ZH}\n（新华社）",
        f"Xinhua News Agency\n{STUDY_EN}",
        ["dateline", "body", "dateline"],
        id="an agency at the end of one body and the beginning of the other",
    ),
    pytest.param(
        f"新华社北京三日电　{STUDY_ZH}",
        f"Xinhua News Agency, Beijing, 3rd: {STUDY_EN}",
        ["body"],
        id="a dateline in running text is text",
    ),
    pytest.param(
        f"编辑同志：\n{STUDY_ZH}\n北京市人民政府地政局\n一九五一年五月四日",
        f"To the Editor:\n{STUDY_EN}\nBeijing Land Bureau\nMay 4, 1951",
        ["body", "body", "signature", "signature"],
        id="a letter",
    ),
    pytest.param(
        f"{STUDY_ZH}\n新华社记者　安康摄",
        f"{STUDY_EN}\nXinhua News Agency reporter, An Kang, photographed",
        ["body", "signature"],
        id="who took a photograph",
    ),
    pytest.param(
        f"本报记者　金凤\n{STUDY_ZH}",
        f"By our reporter Jin Feng\n{STUDY_EN}",
        ["byline", "body"],
        id="who wrote",
    ),
    pytest.param(
        "男子单打（复赛）：\n庄则栋胜福岛万治，三比○\n李力胜郑敏之，三比○",
        "Men's Singles:\nZhuang Zedong beat Fukushima, 3-0\nLi Li beat Zheng Minzhi, 3-0",
        ["heading", "body", "body"],
        id="the head of a list",
    ),
    pytest.param(
        "黑山白水众英雄\n解放东北成大功\n辛勤艰苦行千里\n登山涉水入长城\n进军浩荡人欢乐\n六月二十夜写于三门峡",
        "Heroes of the black mountains\nHave freed the Northeast\nThey went a thousand miles\n"
        "Up to the Great Wall\nThe army goes its joyful way\nWritten at Sanmenxia on June 20",
        ["body"] * 5 + ["signature"],
        id="verse is text, where it was written is not",
    ),
]


@pytest.mark.parametrize(("body_zh", "body_en", "kinds"), KINDS_OF_ROWS)
def test_rows_say_what_they_are(body_zh: str, body_en: str, kinds: list[str]) -> None:
    """
    Headings, bylines, datelines and signatures that stand in a body are told from its text.
    """
    assert [KINDS[kind] for kind in align([body_zh], [body_en]).kinds] == kinds


@given(st.lists(st.tuples(BODY, BODY), max_size=4))
def test_every_row_has_a_kind_and_a_chance(bodies: list[tuple[str, str]]) -> None:
    """
    Whatever the texts, each row is of a known kind and its confidence is a chance.
    """
    found = align([zh for zh, _ in bodies], [en for _, en in bodies])

    assert set(found.kinds.tolist()) <= set(range(len(KINDS)))
    assert all(0 <= confidence <= 1 for confidence in found.confidences)
