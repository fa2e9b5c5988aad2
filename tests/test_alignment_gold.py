"""The aligner against alignments made by hand."""

from __future__ import annotations

import pytest
from gold_pairs import GoldArticle, Span, gold_articles, without_place

from dashboard.language.alignment import align
from dashboard.language.kinds import KINDS
from dashboard.language.sentence_pairs import align_sentences


@pytest.fixture(scope="module")
def articles() -> list[GoldArticle]:
    found = gold_articles()
    if len(found) < 25:
        pytest.skip("the labelled articles need the sample; SAMPLE_CORPUS names its folder")
    return found


def f1(hits: int, said: int, wanted: int) -> float:
    return 2 * hits / (said + wanted)


def rows_said(article: GoldArticle) -> dict[Span, str]:
    found = align([article.body_zh], [article.body_en])
    columns = (found.starts_zh, found.ends_zh, found.starts_en, found.ends_en)
    spans = zip(*(column.tolist() for column in columns), strict=True)
    kinds = [KINDS[kind] for kind in found.kinds]
    return {without_place(Span(*span)): kind for span, kind in zip(spans, kinds, strict=True)}


def test_rows_are_those_made_by_hand(articles: list[GoldArticle]) -> None:
    """
    Of all rows of 27 articles, F1 of exactly the same paragraphs on both sides is 0.95 or more.
    """
    hits = said = wanted = 0
    for article in articles:
        found = rows_said(article)
        hits += len(found.keys() & set(article.rows))
        said += len(found)
        wanted += len(article.rows)

    # 0.991 when written.
    assert f1(hits, said, wanted) >= 0.95


def test_kinds_are_those_made_by_hand(articles: list[GoldArticle]) -> None:
    """
    Of rows that are right, 95 of 100 are of the kind that the labeller says.
    """
    same = [
        said[row] == kind
        for article in articles
        for said in [rows_said(article)]
        for row, kind in zip(article.rows, article.kinds, strict=True)
        if row in said
    ]

    assert sum(same) / len(same) >= 0.95


def test_sentences_are_those_made_by_hand(articles: list[GoldArticle]) -> None:
    """
    Of the sentence pairs of rows made by hand, F1 of exactly the same sentences is 0.95 or more.
    """
    hits = said = wanted = 0
    for article in articles:
        for row, gold in article.sentences.items():
            zh = article.body_zh[row.start_zh : row.end_zh]
            en = article.body_en[row.start_en : row.end_en]
            found = {_placed(Span(*pair[:4]), row) for pair in align_sentences(zh, en)}
            hits += len(found & set(gold))
            said += len(found)
            wanted += len(gold)

    # 0.958 when written; 0.965 where sentences are cut at full stops only, as the labeller did.
    assert f1(hits, said, wanted) >= 0.95


def _placed(pair: Span, row: Span) -> Span:
    zh, en = (row.start_zh, row.start_zh), (row.start_en, row.start_en)
    moved = Span(*(at + by for at, by in zip(pair, (*zh, *en), strict=True)))
    return without_place(moved)
