"""Related articles: they share rare words and places, and are no matter of chance."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, Any

from fixtures.archive.five_articles import article
from plain_articles import read_articles

from dashboard.corpus.build import build
from dashboard.corpus.database import Corpus
from dashboard.queries.related import LEAST_SHARED, Related

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from plain_articles import Article, Plain

    from dashboard.language.words import Lang

LONG = 300
"""Chinese characters of an article that is worth dividing."""


def related(corpus: Corpus, article_id: int, limit: int = 5) -> list[dict[str, Any]]:
    """
    Give the related articles, the nearest first.
    """
    return Related(article_id, limit).answer(corpus).to_dicts()


def test_the_seeds_are_related_by_what_both_are_about(seeds: Corpus) -> None:
    """
    Handicrafts and cooperatives, in both languages; what stands in all texts counts as well.
    """
    for here, other in ((0, "1954-03-30-p2-5fb56522"), (1, "1954-03-27-p2-a4704729")):
        (found,) = related(seeds, here)

        assert found["slug"] == other
        assert {"手工业", "合作社"} <= set(found["words_zh"])
        assert {"handicraft", "cooperatives"} <= set(found["words_en"])


def test_two_reports_of_one_tournament_find_each_other(sample: Corpus) -> None:
    """
    Of 51 articles the table tennis of one week comes first, and nothing else comes near.
    """
    reports = [a for a in read_articles(sample) if "乒乓球" in a.title_zh]
    assert len(reports) == 2

    for here, other in (reports, reversed(reports)):
        first, second = related(sample, here.article_id)[:2]

        assert first["slug"] == other.slug
        assert first["likeness"] > 3 * second["likeness"]
        assert "korea" in first["places"]


def test_what_is_shared_is_in_both(plain: Plain) -> None:
    """
    The words told stand in both articles, the places are named by both; no article is its own.
    """
    by_slug = {a.slug: a for a in plain.articles}
    told = 0
    for here in plain.articles[::7]:
        found = related(plain.corpus, here.article_id)
        likeness = [row["likeness"] for row in found]
        assert likeness == sorted(likeness, reverse=True)
        for row in found:
            other = by_slug[row["slug"]]
            assert other is not here
            assert row["likeness"] > 0
            for lang in ("en", "zh"):
                words = set(row[f"words_{lang}"])
                assert words <= {*here.words(lang)} & {*other.words(lang)}
                told += len(words)
            assert set(row["places"]) <= here.places & other.places
    assert told


def write(folder: Path, texts: Sequence[tuple[str, str]]) -> Corpus:
    """
    Build a corpus of articles of one day, with a title that says nothing; page tells them apart.
    """
    (folder / "in").mkdir()
    for number, (english, chinese) in enumerate(texts, start=1):
        text = article(
            "1954-03-05", number, titles=(f"{number}", f"第{number}号"), bodies=(english, chinese)
        )
        (folder / "in" / f"{number:04}.md").write_text(text, encoding="utf-8")
    return Corpus(build(folder / "in", folder / "data", jobs=1).path)


def test_rare_words_count_more_than_common_ones(tmp_path: Path) -> None:
    """
    Who shares 油茶 is nearer than who shares 生产 and 干部, which half of the articles hold.
    """
    texts = [
        ("Tea oil, production, cadres.", "油茶、生产、干部。"),
        ("Tea oil, forests.", "油茶、森林。"),
        ("Production, cadres.", "生产、干部。"),
        ("Production, cadres, snow.", "生产、干部、降雪。"),
        ("A telegram.", "电报。"),
        ("A hospital.", "医院。"),
    ]
    with closing(write(tmp_path, texts)) as corpus:
        found = related(corpus, 0)

    assert [row["page"] for row in found] == [2, 3, 4]
    assert found[0]["words_zh"] == ["油茶"]


def test_one_thing_in_two_languages_relates_nobody(tmp_path: Path) -> None:
    """
    A picture and a picture share a word and its translation, and nothing that is worth a look.
    """
    assert LEAST_SHARED == 3
    texts = [("Picture.", "图片。"), ("Picture.", "图片。"), ("Snow fell.", "降雪。")]
    with closing(write(tmp_path, texts)) as corpus:
        assert related(corpus, 0) == []


def test_an_article_that_is_not_there_has_no_relations(five: Corpus, empty: Corpus) -> None:
    """
    Neither behind the last one nor in a corpus without articles.
    """
    assert related(five, 5) == []
    assert related(empty, 0) == []


def half(whole: Article, *, second: bool) -> tuple[str, str]:
    """
    Cut an article between two aligned rows in the middle of its Chinese.
    """
    middle = min(whole.rows, key=lambda row: abs(row.start_zh - len(whole.body_zh) / 2))

    def cut(lang: Lang) -> str:
        at = middle.start_zh if lang == "zh" else middle.start_en
        text = whole.body(lang)
        return (text[at:] if second else text[:at]).strip().replace("\n", "\n    ")

    return cut("en"), cut("zh")


def test_halves_of_an_article_find_each_other(sample: Corpus, tmp_path: Path) -> None:
    """
    Nine halves of ten have their other half first of all that is related; by chance one of forty.
    """
    wholes = [a for a in read_articles(sample) if len(a.body_zh) >= LONG and len(a.rows) > 1]
    halves = [half(whole, second=second) for whole in wholes for second in (False, True)]
    found = 0
    with closing(write(tmp_path, halves)) as corpus:
        for number in range(len(halves)):
            other = (number ^ 1) + 1
            found += [other] == [row["page"] for row in related(corpus, number, limit=1)]

    assert len(halves) > 40
    assert found / len(halves) >= 0.9
