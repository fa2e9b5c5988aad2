"""The list of articles: every order by brute force, and pages that cover everything once."""

from __future__ import annotations

import itertools
import math
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from plain_articles import NARROWINGS, lang_of
from plain_articles import selected as left

from dashboard.corpus.build import build
from dashboard.corpus.database import Corpus
from dashboard.queries.filters import Filters
from dashboard.queries.listing import SORTS, Catalogue, Listing, listed_ids, relevance
from dashboard.queries.snippets import LENGTHS

if TYPE_CHECKING:
    from pathlib import Path

    from plain_articles import Article, Plain

    from dashboard.queries.listing import Sort

SEARCHES = ("", "合作社", "the", "合作社, cooperative, 的")


def scores(articles: list[Article], q: str) -> dict[int, float]:
    """
    Score articles by BM25 as the paper writes it, a term and an article at a time.
    """
    found = dict.fromkeys((a.article_id for a in articles), 0.0)
    for term in filter(None, q.split(", ")):
        lang = lang_of(term)
        texts = [a for a in articles if a.words(lang)]
        mean = sum(len(a.words(lang)) for a in texts) / len(texts)
        holding = [a for a in texts if a.hits(term, lang)]
        idf = math.log(1 + (len(texts) - len(holding) + 0.5) / (len(holding) + 0.5))
        for a in holding:
            n = len(a.hits(term, lang))
            against = 1.2 * (0.25 + 0.75 * len(a.words(lang)) / mean)
            found[a.article_id] += idf * n * 2.2 / (n + against)
    return found


def matching(plain: Plain, filters: Filters) -> list[Article]:
    """
    Give the articles that the filters and the search leave.
    """
    terms = [term for term in filters.q.split(", ") if term]
    return [
        a
        for a in left(plain.articles, filters)
        if not terms or any(a.hits(term, lang_of(term)) for term in terms)
    ]


@pytest.mark.parametrize("q", SEARCHES)
@pytest.mark.parametrize("filters", NARROWINGS)
@pytest.mark.parametrize("sort", [sort for sort in SORTS if sort != "relevance"])
def test_every_order_is_the_one_that_it_says(
    plain: Plain, filters: Filters, q: str, sort: Sort
) -> None:
    """
    Exactly the selected articles, sorted; those of one rank in the order of the newspaper.
    """
    keys = {
        "date": lambda _: 0,
        "newest": lambda a: -a.issue_date.toordinal(),
        "length": lambda a: -len(a.words("zh")),
        "differs": lambda a: (-a.verdicts["differs"], -a.verdicts["missing"]),
    }
    filters = replace(filters, q=q)
    expected = sorted(matching(plain, filters), key=keys[sort])

    found = listed_ids(plain.corpus, filters, sort)

    assert found.tolist() == [a.article_id for a in expected]


@pytest.mark.parametrize("q", SEARCHES)
@pytest.mark.parametrize("filters", NARROWINGS)
def test_relevance_is_bm25_in_the_whole_corpus(plain: Plain, filters: Filters, q: str) -> None:
    """
    The most relevant first: what is rare in the corpus counts, not what is in the selection.
    """
    filters = replace(filters, q=q)
    expected = scores(plain.articles, q)

    found = listed_ids(plain.corpus, filters, "relevance").tolist()

    assert relevance(plain.corpus, filters).tolist() == pytest.approx(list(expected.values()))
    assert sorted(found) == [a.article_id for a in matching(plain, filters)]
    rounded = [round(expected[one], 5) for one in found]
    assert all(a >= b - 1e-5 for a, b in itertools.pairwise(rounded))
    if not q:
        assert found == sorted(found)


@pytest.mark.parametrize("q", ["", "的", "合作社, cooperative"])
@pytest.mark.parametrize("sort", SORTS)
def test_pages_cover_the_list_once(plain: Plain, sort: Sort, q: str) -> None:
    """
    One page after the other gives every article once, in order, and always the same total.
    """
    filters = Filters(q=q)
    listed = listed_ids(plain.corpus, filters, sort).tolist()
    slugs = {a.article_id: a.slug for a in plain.articles}

    pages = [
        Listing(filters, sort, page, page_size=40).answer(plain.corpus)
        for page in range(1, len(listed) // 40 + 3)
    ]

    seen = [row for page in pages for row in page.select("article_id", "slug", "total").rows()]
    assert seen == [(one, slugs[one], len(listed)) for one in listed]
    assert pages[-1].is_empty()
    first = Catalogue(filters, sort, 40).answer(plain.corpus)
    assert first.equals(pages[0].select(first.columns))


def test_a_snippet_is_around_the_first_hit(plain: Plain) -> None:
    """
    Each hit that is marked is the term; the first of the body is among them, near the beginning.
    """
    found = 0
    for term in ("合作社", "人民", "cooperative", "the people"):
        lang = lang_of(term)
        rows = Listing(Filters(q=term), page_size=500).answer(plain.corpus).to_dicts()
        by_id = {a.article_id: a for a in plain.articles}
        for row in rows:
            article, snippet = by_id[row["article_id"]], row[f"snippet_{lang}"]
            title = len(article.title(lang)) + 1
            hits = [hit for hit in article.hits(term, lang) if hit.start >= title]
            marked = [snippet["text"][a:b].lower() for a, b in snippet["hits"]]
            assert set(marked) <= {term}
            assert bool(marked) == bool(hits)
            assert len(snippet["text"]) <= LENGTHS[lang] + len(term)
            body = article.body(lang).replace("\n", " ")
            if hits:
                first = hits[0].start - title
                at = first - snippet["hits"][0][0]
                assert body[at:].startswith(snippet["text"])
                assert snippet["is_cut_before"] == (at > 0)
                assert snippet["hits"][0][0] <= LENGTHS[lang] // 3
                found += 1
            titles = [article.title(lang)[a:b].lower() for a, b in row[f"title_hits_{lang}"]]
            assert titles == [term] * (len(article.hits(term, lang)) - len(hits))
    assert found > 20


def test_the_other_language_shows_the_passage_that_renders_the_hit(plain: Plain) -> None:
    """
    Beside a hit in one language stands text of the aligned row, or that there is none.
    """
    by_id = {a.article_id: a for a in plain.articles}
    seen = 0
    for term in ("合作社", "人民"):
        for row in Listing(Filters(q=term), page_size=500).answer(plain.corpus).to_dicts():
            article = by_id[row["article_id"]]
            title = len(article.title_zh) + 1
            offsets = [h.start - title for h in article.hits(term, "zh") if h.start >= title]
            if not offsets:
                continue
            aligned = next(r for r in article.rows if r.start_zh <= offsets[0] < r.end_zh)
            if aligned.start_en == aligned.end_en:
                assert row["snippet_en"] is None
                continue
            words = row["snippet_en"]["text"]
            body = article.body_en.replace("\n", " ")
            places = [
                at
                for at in range(aligned.start_en, aligned.end_en)
                if body.startswith(words[:40], at)
            ]
            assert places
            seen += 1
    assert seen > 10


def test_what_excludes_an_article_is_not_marked_in_it(five: Corpus) -> None:
    """
    An article that only the other series finds shows no hit of the one that leaves it out.
    """
    rows = Listing(Filters(q="rain -hunan, 雨")).answer(five).to_dicts()

    marked = {row["article_id"]: len(row["snippet_en"]["hits"]) for row in rows}
    titles = {row["article_id"]: row["title_en"] for row in rows}
    assert {one for one in titles if "Hunan" in titles[one]}
    assert all(bool(n) == ("Hunan" not in titles[one]) for one, n in marked.items())


def test_a_hit_far_into_a_long_text_is_shown(tmp_path: Path) -> None:
    """
    Texts are looked at in part only; beyond that the index knows where the hit stands.
    """
    dull, dull_zh = "Grain was sold. " * 4_000, "粮食卖出去了。" * 6_000
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "long.txt").write_text(
        "Title: Long\nAuthor:\nDate: 1954-03-01\nPage: 1\n\n"
        f"    {dull}\n    {dull}A tractor came. {dull}\n\n\n\n<hr /> \n\nOriginal: \n\n\n"
        "### 长文\n\n1954-03-01\n第1版()\n专栏：\n\n"
        f"    {dull_zh}\n    {dull_zh}拖拉机来了。{dull_zh}\n",
        encoding="utf-8",
    )
    report = build(tmp_path / "in", tmp_path / "data")
    with closing(Corpus(report.path)) as corpus:
        for term, lang in (("tractor", "en"), ("拖拉机", "zh")):
            (row,) = Listing(Filters(q=term)).answer(corpus).to_dicts()

            snippet = row[f"snippet_{lang}"]
            assert [snippet["text"][a:b] for a, b in snippet["hits"]] == [term]
            assert len(snippet["text"]) <= LENGTHS[lang]
