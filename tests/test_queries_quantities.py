"""The figures view: which figures, in what order, with which sentences, and what they come to."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.corpus.query import Query
from dashboard.figures.units import UNITS
from dashboard.labels import LABELS
from dashboard.language.sentences import sentence_around, sentence_ends
from dashboard.queries import quantity_lines
from dashboard.queries.export import selected_ids
from dashboard.queries.filters import Filters
from dashboard.queries.quantities import Choice, ValueBins, summary, unit_counts
from dashboard.queries.quantity_lines import SORTS, Quantities
from dashboard.queries.units import CODE_TO_UNIT, code_of, unit_of, units_alike
from dashboard.queries.value_bins import MOST, bin_edges

if TYPE_CHECKING:
    from dashboard.corpus.database import Corpus
    from dashboard.language.words import Lang
    from dashboard.queries.quantity_lines import Sort

ALL = Filters()
PEOPLE = units_alike("人")


def differs(figure: dict[str, Any]) -> bool:
    """
    Say whether a translation gives a number, and another one than the original.
    """
    if figure["value"] is None or figure["value_en"] is None:
        return False
    factor = 10 if figure["unit"] == "成" else 1
    pairs = [(figure["value"], figure["value_en"]), (figure["value_max"], figure["value_max_en"])]
    return any(
        (zh is None) != (en is None)
        or (zh is not None and abs(zh * factor - en) > 1e-6 * max(abs(en), 1))
        for zh, en in pairs
    )


# Choices, and the rows of the table of figures that each means, said without its own SQL.
CHOICES = [
    pytest.param(Choice(), lambda _: True, id="all"),
    pytest.param(Choice("人"), lambda f: f["unit"] in PEOPLE, id="people"),
    pytest.param(Choice("亩"), lambda f: f["unit"] == "亩", id="mu"),
    pytest.param(Choice(kind="totals"), lambda f: f["parts_sum"] is not None, id="totals"),
    pytest.param(Choice(kind="parts"), lambda f: f["part_of"] is not None, id="parts"),
    pytest.param(
        Choice(low=3, high=40.5),
        lambda f: f["value"] is not None and 3 <= f["value"] <= 40.5,
        id="between values",
    ),
    pytest.param(Choice(kind="differs"), differs, id="translated otherwise"),
]
FILTERS = [
    pytest.param(Filters(), id="everything"),
    pytest.param(Filters(region=("shanxi",)), id="a region"),
    pytest.param(Filters(q="合作社, the"), id="a search"),
    pytest.param(Filters(date_from="1954", date_to="1956"), id="dates"),
]


def figures_of(corpus: Corpus, filters: Filters, of: Any) -> list[dict[str, Any]]:
    """
    List the figures of the selected articles by hand, in the order of the newspaper.
    """
    ids = set(corpus.run(selected_ids(filters))["article_id"])
    rows = corpus.run(Query("FROM figures ORDER BY article_id, figure_no")).to_dicts()
    return [row for row in rows if row["article_id"] in ids and of(row)]


def seeds_reading(corpus: Corpus) -> list[tuple[Any, ...]]:
    """
    Read the seeds' figures as the page does.
    """
    frame = Quantities(ALL, Choice()).answer(corpus)
    columns = ("place_en", "value", "unit", "noun_zh", "parts", "parts_sum", "total_value")
    return frame.select(*columns, "translation").rows()


def test_the_seeds_read_as_their_readers_read_them(seeds: Corpus) -> None:
    """
    Yuci 374 people = 88 cadres + 286 backbone members, which adds up; Changzhi 180 people from 22
    industries, and 30 cadres.
    """
    yuci, changzhi = "Yuci Special District", "Changzhi Special District"

    assert seeds_reading(seeds) == [
        (yuci, 374, "人", None, "88 + 286", 374, None, "agrees"),
        (yuci, 88, "人", "县、区干部", None, None, 374, "agrees"),
        (yuci, 286, "人", "骨干", None, None, 374, "agrees"),
        (changzhi, 22, "个", "行业", None, None, None, "agrees"),
        (changzhi, 180, "人", "建社骨干", None, None, None, "agrees"),
        (changzhi, 30, "人", "干部", None, None, None, "agrees"),
        ("Shanxi", 2, "个", "地委", None, None, None, "agrees"),
    ]


def test_the_seeds_figures_stand_in_their_sentences(seeds: Corpus) -> None:
    """
    The sentence is the one around the number, in both languages, from its first word to its stop.
    """
    first = Quantities(ALL, Choice()).answer(seeds).row(0, named=True)

    assert first["sentence_zh"] == (
        "榆次专区训练了三百七十四人，其中有县、区干部八十八人，新社和老社的骨干二百八十六人。"
    )
    assert first["sentence_en"] == (
        "The Yuci District trained 374 people, including 88 county and district cadres, and 286"
        " backbone members from new and old cooperatives."
    )
    assert (first["slug"], first["row"], first["total"]) == ("1954-03-30-p2-5fb56522", 1, 7)


def test_a_sum_counts_no_part_twice(seeds: Corpus) -> None:
    """
    374 + 180 + 30 people are 584: the 88 and the 286 are in the 374.
    """
    facts = seeds.run(summary(ALL, Choice("人"))).row(0, named=True)

    assert facts == {
        "figures": 5, "articles": 1, "valued": 5, "ranges": 0, "rates": 0, "parts": 2,
        "lowest": 30, "median": 180, "highest": 374, "added": 3, "total": 584,
    }  # fmt: skip


@pytest.mark.parametrize("filters", FILTERS)
@pytest.mark.parametrize(("choice", "means"), CHOICES)
def test_a_choice_leaves_the_figures_it_names(
    generated: Corpus, filters: Filters, choice: Choice, means: Any
) -> None:
    """
    The list, the counts of units and the summary are about the same figures.
    """
    expected = figures_of(generated, filters, means)

    answer = Quantities(filters, choice, page_size=100_000, seconds=60).answer(generated)
    counts = dict(generated.run(unit_counts(filters, choice)).iter_rows())
    facts = generated.run(summary(filters, choice)).row(0, named=True)

    shown = answer.select("surface_zh", "value", "unit").rows()
    assert shown == [(f["surface_zh"], f["value"], f["unit"]) for f in expected]
    units = ["人" if f["unit"] in PEOPLE else f["unit"] for f in expected]
    assert counts == {unit: units.count(unit) for unit in units}
    added = [f for f in expected if f["part_of"] is None and not f["is_rate"]]
    values = [f["value"] for f in added if f["value"] is not None]
    assert (facts["figures"], facts["added"]) == (len(expected), len(values))
    assert facts["total"] == (pytest.approx(sum(values)) if values else None)


def test_the_choices_are_no_empty_ones(generated: Corpus) -> None:
    """
    The generated archive has figures of each kind, so that the test above compares something.
    """
    every = figures_of(generated, ALL, lambda _: True)

    for kind in ("parts_sum", "part_of"):
        assert any(figure[kind] is not None for figure in every), kind
    assert len(every) > 500


ORDERS: dict[Sort, Any] = {
    "date": lambda f: f["article_id"],
    "newest": lambda f: -f["article_id"],
    "high": lambda f: float("inf") if f["value"] is None else -f["value"],
    "low": lambda f: float("inf") if f["value"] is None else f["value"],
}


@pytest.mark.parametrize("sort", SORTS)
@pytest.mark.parametrize("filters", FILTERS[:2])
def test_pages_are_one_list(generated: Corpus, filters: Filters, sort: Sort) -> None:
    """
    Page after page gives each figure once, in the order asked for; behind the last there is none.
    """
    expected = sorted(figures_of(generated, filters, lambda _: True), key=ORDERS[sort])
    size = 37
    pages = -(-len(expected) // size)
    questions = [Quantities(filters, Choice(), sort, page + 1, size) for page in range(pages)]

    walked = pl.concat([question.answer(generated) for question in questions])

    assert walked.select("surface_zh", "value").rows() == [
        (f["surface_zh"], f["value"]) for f in expected
    ]
    assert set(walked["total"]) == {len(expected)}
    assert Quantities(filters, Choice(), sort, pages + 1, size).answer(generated).is_empty()


def test_texts_that_are_read_by_and_by_are_the_same(
    generated: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    A download reads its articles in parts, and holds the same rows.
    """
    question = Quantities(ALL, Choice(), "high", page_size=1_000)
    whole = question.answer(generated)

    monkeypatch.setattr(quantity_lines, "_TEXTS_AT_ONCE", 7)

    assert question.answer(generated).equals(whole)
    assert whole["slug"].n_unique() > 7


def test_a_figure_is_where_its_sentence_says(sample: Corpus) -> None:
    """
    At the offsets given stand the surfaces; sentences are of their bodies, and end as such.
    """
    answer = Quantities(ALL, Choice(), page_size=1_000).answer(sample)
    bodies = dict(sample.run(Query("SELECT slug, body_zh FROM articles")).iter_rows())

    assert answer.height == 239
    for row in answer.iter_rows(named=True):
        surface, at = row["surface_zh"], row["at_zh"]
        assert row["sentence_zh"][at : at + len(surface)] == surface.replace("\n", " ")
        start = row["start_zh"]
        body = bodies[row["slug"]][start : start + len(row["sentence_zh"])]
        assert body.replace("\n", " ") == row["sentence_zh"]
        if row["surface_en"] is not None:
            at = row["at_en"]
            said = row["sentence_en"][at : at + len(row["surface_en"])]
            assert said == row["surface_en"].replace("\n", " ")
        behind = bodies[row["slug"]][start + len(row["sentence_zh"]) :]
        assert row["sentence_zh"][-1] in "。！？”」』）" or not behind or behind[0].isspace()


def test_what_the_translation_says_is_compared(sample: Corpus) -> None:
    """
    二、三十分钟 as "two or thirty minutes" differs; 两三成 as "20% to 30%" does not.
    """
    answer = Quantities(ALL, Choice(), page_size=1_000).answer(sample)
    verdicts = dict(answer.select("surface_zh", "translation").iter_rows())

    assert verdicts["二、三十分钟"] == "differs"
    assert verdicts["两三成"] == "agrees"
    found = Quantities(ALL, Choice(kind="differs")).answer(sample)
    assert found["surface_zh"].to_list() == ["二、三十分钟"]
    is_vague = answer["value"].is_null()
    assert (answer["translation"] == "vague").to_list() == is_vague.to_list()


@pytest.mark.parametrize("unit", ["人", "%", "亩", "元", "个"])
def test_bins_hold_every_value_once(generated: Corpus, unit: str) -> None:
    """
    Each bar counts the values between its ends, by hand.
    """
    every = figures_of(generated, ALL, lambda f: f["unit"] in units_alike(unit))
    values = sorted(f["value"] for f in every if f["value"] is not None)

    bins = ValueBins(ALL, Choice(unit)).answer(generated)

    for row in bins.iter_rows(named=True):
        inside = [value for value in values if row["start"] <= value < row["end"]]
        assert row["figures"] == len(inside)
        assert (row["lowest"], row["highest"]) == (
            (inside[0], inside[-1]) if inside else (None, None)
        )
    assert bins["figures"].sum() == len([v for v in values if v > 0 or not bins["is_log"][0]])
    assert bins.height <= 2 * MOST


@given(st.lists(st.floats(0, 1e12), min_size=1, max_size=40, unique=True))
def test_edges_lie_around_all_values(drawn: list[float]) -> None:
    """
    Bins rise, are equally wide on their scale, and leave out nothing but zeros on a logarithm.
    """
    values = np.array(sorted(value for value in drawn if value == 0 or value > 1e-9) or [1.0])

    edges, is_log = bin_edges(values, np.ones(len(values), np.int64))

    held = values[values > 0] if is_log else values
    assert edges[0] <= held[0]
    assert held[-1] < edges[-1]
    assert len(edges) > 1
    widths = np.diff(np.log10(edges)) if is_log else np.diff(edges)
    assert np.allclose(widths, widths[0], rtol=1e-6)
    assert widths[0] > 0


@pytest.mark.parametrize(
    ("values", "edges", "is_log"),
    [
        pytest.param([], [0], False, id="none"),
        pytest.param([374], [373.5, 374.5], False, id="one"),
        pytest.param([30, 180], [0, 50, 100, 150, 200], False, id="two"),
        pytest.param([0, 1], [-0.5, 0.5, 1.5], False, id="none and one"),
        pytest.param([0.5, 0.75], [0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8], False, id="fractions"),
        pytest.param([1, 100], [*range(0, 101, 20), 120], False, id="two decades are linear"),
        pytest.param([1, 100_000], [1, 10, 100, 1e3, 1e4, 1e5, 1e6], True, id="more are not"),
    ],
)
def test_few_values_have_bins_that_can_be_read(
    values: list[float], edges: list[float], *, is_log: bool
) -> None:
    """
    Edges are round numbers, and a whole value by itself stands in the middle of its bin.
    """
    found, found_log = bin_edges(np.array(values, float), np.ones(len(values), np.int64))

    assert found.tolist() == pytest.approx(edges)
    assert found_log == is_log


def test_every_unit_survives_its_code() -> None:
    """
    Codes are short ASCII, no two units share one, and each leads back to its unit.
    """
    names = {unit.name for unit in UNITS.values()} | {"分数", "比"} | set(CODE_TO_UNIT.values())
    codes = {name: code_of(name) for name in names}

    assert len(CODE_TO_UNIT) == len(set(CODE_TO_UNIT.values()))
    assert len(set(codes.values())) == len(names)
    assert all(code.isascii() and len(code) <= 30 for code in codes.values())
    assert {name: unit_of(code) for name, code in codes.items()} == {name: name for name in names}


def test_every_code_has_a_name() -> None:
    """
    Each unit with a code of its own has words in both languages, and no other name is kept.
    """
    assert {f"unit.{code}" for code in CODE_TO_UNIT} | {"unit."} == {
        key for key in LABELS if key.startswith("unit.") and key not in ("unit.count", "unit.share")
    }


@pytest.mark.parametrize(
    ("text", "lang", "sentences"),
    [
        pytest.param("来三人。走两人！", "zh", ["来三人。", "走两人！"], id="stops"),
        pytest.param("他说：“来三人。”就走。", "zh", ["他说：“来三人。”", "就走。"], id="quoted"),
        pytest.param("一行\n二行", "zh", ["一行\n", "二行"], id="paragraphs"),
        pytest.param("He paid 1.5. She left.", "en", ["He paid 1.5.", " She left."], id="decimals"),
        pytest.param("Mr. Li of the U.S. Army.", "en", ["Mr. Li of the U.S. Army."], id="titles"),
        pytest.param('"Go!" He went.', "en", ['"Go!"', " He went."], id="English quotes"),
        pytest.param("", "en", [""], id="nothing"),
    ],
)
def test_sentences_end_where_readers_end_them(text: str, lang: Lang, sentences: list[str]) -> None:
    """
    Ends cut a text without loss.
    """
    ends = sentence_ends(text, lang)

    assert [text[a:b] for a, b in pairwise([0, *ends])] == sentences


def test_a_sentence_without_end_is_cut() -> None:
    """
    Of a list that goes on for pages only what is near the figure is quoted.
    """
    text = "甲、" * 5_000

    start, end = sentence_around(text, sentence_ends(text, "zh"), 4_000, 4_002, most=100)

    assert (start, end) == (3_950, 4_052)
