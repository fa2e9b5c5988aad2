"""A city that changed its rank is one city to whoever filters by it."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from dashboard.corpus.build import build
from dashboard.corpus.database import Corpus
from dashboard.queries.address import decode
from dashboard.queries.filters import Filters, selection

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ARTICLE = """Title: News
Author:
Date: {day}
Page: 1

News from the city.



<hr />\x20

Original:\x20


### {title}

{day}
第1版()
专栏：

    {body}
"""
TEXTS = [
    ("1953-03-01", "武汉市的工人", "武汉市的工人开会。"),
    ("1956-03-01", "武汉市的学生", "武汉市的学生开会。"),
    ("1956-03-02", "湖北省的农民", "湖北省黄陂县的农民开会。"),
]


@pytest.fixture
def wuhan(tmp_path: Path) -> Iterator[Corpus]:
    """
    Open a corpus that names Wuhan as a municipality, as a city of Hubei, and not at all.
    """
    source = tmp_path / "in"
    source.mkdir()
    for day, title, body in TEXTS:
        text = ARTICLE.format(day=day, title=title, body=body)
        (source / f"{day}_{title}.md").write_text(text, encoding="utf-8")
    report = build(source, tmp_path / "data", jobs=1)
    with closing(Corpus(report.path)) as corpus:
        yield corpus


@pytest.mark.parametrize("region", ["wuhan", "hubei-wuhan_prefecture_city"])
def test_either_rank_selects_the_city_of_all_years(wuhan: Corpus, region: str) -> None:
    """
    The municipality of 1953 and the city of 1956 are asked for by either id.
    """
    state, _ = decode({"region": region}, "overview", is_place=lambda _: True)
    query = selection(Filters.from_state(state)).query("SELECT article_id FROM selected")

    assert wuhan.run(query)["article_id"].to_list() == [0, 1]


def test_its_province_is_that_of_the_day(wuhan: Corpus) -> None:
    """
    Hubei has the city of 1956, and not the municipality of 1953.
    """
    query = selection(Filters(region=("hubei",))).query("SELECT article_id FROM selected")

    assert wuhan.run(query)["article_id"].to_list() == [1, 2]
