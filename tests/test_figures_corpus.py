"""The figures of whole corpora: seeds, the sample of the archive, generated articles."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from corpus_tables import rows
from generator.articles import articles

from dashboard.archive.parse import parse_article
from dashboard.figures.quantities import find_quantities

if TYPE_CHECKING:
    from pathlib import Path

GENERATED = 500


def test_the_seeds_read_as_their_readers_read_them(seeds_corpus: Path) -> None:
    """
    Yuci trained 374 people, 88 and 286, which adds up; Changzhi gives no total of 180 and 30.
    """
    found = rows(
        seeds_corpus,
        "SELECT figure_no, value, unit, noun_zh, part_of, parts_sum = value, surface_en, value_en,"
        " place_id FROM figures JOIN articles USING (article_id)"
        " WHERE path LIKE '000_%' ORDER BY figure_no",
    )

    yuci, changzhi = "shanxi-yuci_special_district", "shanxi-changzhi_special_district"
    assert found == [
        (0, 374, "人", None, None, True, "374", 374, yuci),
        (1, 88, "人", "县、区干部", 0, None, "88", 88, yuci),
        (2, 286, "人", "骨干", 0, None, "286", 286, yuci),
        (3, 22, "个", "行业", None, None, "22", 22, changzhi),
        (4, 180, "人", "建社骨干", None, None, "180", 180, changzhi),
        (5, 30, "人", "干部", None, None, "30", 30, changzhi),
        (6, 2, "个", "地委", None, None, "two", 2, "shanxi"),
    ]


def test_the_other_seed_has_no_figures(seeds_corpus: Path) -> None:
    """
    Dates and stages are no quantities.
    """
    found = rows(
        seeds_corpus,
        "SELECT surface_zh FROM figures JOIN articles USING (article_id) WHERE path LIKE '001_%'",
    )

    assert found == []


def test_every_figure_is_the_text_it_points_to(sample_corpus: Path) -> None:
    """
    In the real archive, offsets lead to the surfaces in both languages, one behind the other.
    """
    found = rows(
        sample_corpus,
        "SELECT article_id, body_zh, body_en, start_zh, end_zh, surface_zh, start_en, end_en,"
        " surface_en FROM figures JOIN articles USING (article_id)"
        " ORDER BY article_id, figure_no",
    )

    assert len(found) > 200
    before = (-1, 0)
    for article, zh, en, start_zh, end_zh, surface_zh, start_en, end_en, surface_en in found:
        assert zh[start_zh:end_zh] == surface_zh
        assert start_en is None or en[start_en:end_en] == surface_en
        assert before <= (article, start_zh)
        before = (article, end_zh)


def test_most_figures_are_found_in_the_translation(sample_corpus: Path) -> None:
    """
    Nine in ten exact figures of the real archive have the number that renders them.
    """
    ((exact, paired, differing),) = rows(
        sample_corpus,
        "SELECT count(value), count(value_en),"
        " count(*) FILTER (value_en <> value AND unit <> '成') FROM figures",
    )

    assert exact > 200
    assert paired > 0.9 * exact
    assert differing == 1  # 二、三十分钟 is "two or thirty minutes"


def test_a_sum_of_regions_is_checked(sample_corpus: Path) -> None:
    """
    The 1,002 cooperatives of the South-West are those of its five provinces.
    """
    found = rows(
        sample_corpus,
        "SELECT part.value, place_id FROM figures AS part JOIN ("
        "   SELECT article_id, figure_no AS part_of FROM figures"
        "   WHERE value = 1002 AND parts_sum = value) USING (article_id, part_of)"
        " ORDER BY figure_no",
    )

    assert found == [
        (458, "sichuan"), (259, "yunnan"), (240, "guizhou"), (33, "xikang"), (12, "chongqing")
    ]  # fmt: skip


def test_planted_figures_are_found_with_their_units() -> None:
    """
    Of a generated archive, every planted figure but years is found, value and unit.
    """
    planted = 0
    for file in articles(seed=7, count=GENERATED):
        if file.expected != "article" or {"GB18030", "UTF-16"} & set(file.variants):
            continue
        body = parse_article(file.content.decode(), file.path).body_zh
        figures = [figure for figure in file.draft.figures if figure.kind != "year"]
        if body:
            planted += len(figures)
            wanted = Counter((float(figure.value), figure.unit_zh or "%") for figure in figures)
            found = Counter((q.value, q.unit) for q in find_quantities(body))
            assert wanted <= found, file.path
    assert planted > GENERATED


@pytest.mark.parametrize(
    ("kind", "wrong"),
    [
        ("no span in a text that is not there", "end_zh <= start_zh OR end_en <= start_en"),
        ("no vague number with a value", "value IS NULL AND parts_sum IS NOT NULL"),
        ("no part of itself", "part_of = figure_no"),
        ("no translation of half a span", "(start_en IS NULL) <> (value_en IS NULL)"),
    ],
)
def test_what_no_figure_is(sample_corpus: Path, kind: str, wrong: str) -> None:
    """
    No row of the table contradicts itself.
    """
    assert rows(sample_corpus, f"SELECT * FROM figures WHERE {wrong}") == [], kind
