"""The generated archives are what they say they are, and as the real one is."""

from __future__ import annotations

import statistics
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from generator.__main__ import main
from generator.archive import SCHEMAS, generate
from generator.articles import GeneratedFile, articles
from generator.figures import chinese_numeral
from generator.issues import HOSTILE, RARE
from generator.likeness import measures
from generator.vocabulary import vocabulary

from dashboard.archive.files import list_files, read_article
from dashboard.archive.parse import parse_article
from dashboard.language.numerals import numbers
from dashboard.language.words import terms
from dashboard.places.mentions import find_mentions

if TYPE_CHECKING:
    from pathlib import Path

    from dashboard.archive.article import Article

COUNT = 1_000


@pytest.fixture(scope="module")
def files() -> list[GeneratedFile]:
    return list(articles(seed=7, count=COUNT))


@pytest.fixture(scope="module")
def read(files: list[GeneratedFile]) -> list[tuple[GeneratedFile, Article]]:
    """Every generated article as the archive's parser reads it."""
    return [(file, _read(file)) for file in files if file.expected == "article"]


def _read(file: GeneratedFile) -> Article:
    encodings = {"GB18030": "gb18030", "UTF-16": "utf-16"}
    named = [encodings[form] for form in file.variants if form in encodings]
    return parse_article(file.content.decode(*named), file.path)


def _bytes_of(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_the_parser_reads_back_what_was_written(
    read: list[tuple[GeneratedFile, Article]],
) -> None:
    """
    Dates, pages, titles, authors and bodies are parsed as they were planted.
    """
    for file, article in read:
        laid = file.laid
        assert article.issue_date == file.draft.day, file.path
        assert article.page == laid.page, file.path
        assert (article.title_zh, article.title_en) == (laid.title_zh, laid.title_en)
        assert (article.author_zh, article.author_en) == (laid.author_zh, laid.author_en)
        assert (article.section_zh, article.column_zh) == (laid.section_zh, laid.column_zh)
        assert article.named_entities == laid.named_entities
        assert article.body_zh.split("\n") == (laid.body_zh or [""]), file.path
        assert article.body_en.split("\n") == (laid.body_en or [""]), file.path


def test_marker_terms_occur_exactly_as_planted(
    read: list[tuple[GeneratedFile, Article]],
) -> None:
    """
    Markers are counted in the cut texts as often as they were planted.
    """
    markers = {lang: set(vocabulary(lang).markers) for lang in ("zh", "en")}
    for file, article in read:
        for lang, text in (("zh", article.body_zh), ("en", article.body_en)):
            found = Counter(term for term in terms(text, lang) if term in markers[lang])
            planted = {
                term: count
                for (of, term), count in file.draft.markers.items()
                if of == lang and text
            }
            assert found == planted, (file.path, lang)


def test_chinese_markers_are_not_made_up_by_neighbours(
    read: list[tuple[GeneratedFile, Article]],
) -> None:
    """
    No marker stands in a text where none was planted.
    """
    for file, article in read:
        if article.title_zh:
            for marker in vocabulary("zh").markers:
                expected = file.draft.markers.get(("zh", marker), 0)
                assert (article.title_zh + article.body_zh).count(marker) == expected


def test_places_are_found_where_they_were_planted(
    read: list[tuple[GeneratedFile, Article]],
) -> None:
    """
    Nearly all planted places are found, and few others.
    """
    planted = found = surplus = 0
    for file, article in read:
        if not article.title_zh:
            continue
        here = Counter(place.place_id for place in file.draft.places)
        there = Counter(
            mention.place_id
            for text in (article.title_zh, article.body_zh)
            for mention in find_mentions(text, article.issue_date)
        )
        planted += here.total()
        found += (here & there).total()
        surplus += (there - here).total()
    assert planted > 3 * len(read)
    # Words around a name can join it to another name, as they do in any text.
    assert found > 0.98 * planted
    assert surplus < 0.05 * planted


def test_figures_are_read_as_planted(read: list[tuple[GeneratedFile, Article]]) -> None:
    """
    Every planted figure stands in its text, and its number is read back.
    """
    planted = {"zh": 0, "en": 0}
    for file, article in read:
        for lang, body in (("zh", article.body_zh), ("en", article.body_en)):
            if body:
                values = Counter(float(figure.value) for figure in file.draft.figures)
                planted[lang] += values.total()
                assert values <= Counter(numbers(body, lang)), file.path
    assert min(planted.values()) > 3 * len(read)


def test_totals_are_the_sum_of_their_parts(files: list[GeneratedFile]) -> None:
    """
    Where parts of a total are planted, they add up.
    """
    totals = 0
    for file in files:
        figures = file.draft.figures
        for at, figure in enumerate(figures):
            if figure.kind == "total":
                totals += 1
                assert figure.value == figures[at + 1].value + figures[at + 2].value
    assert totals > 100


@pytest.mark.parametrize(
    ("value", "written"),
    [(10, "十"), (15, "十五"), (110, "一百一十"), (3_005, "三千〇五"), (20_300, "二万〇三百")],
)
def test_chinese_numerals(value: int, written: str) -> None:
    """
    Numbers are written as the newspaper writes them.
    """
    assert chinese_numeral(value) == written
    assert numbers(f"共{written}人", "zh") == [value]


def test_every_form_occurs() -> None:
    """
    All formats of the archive are met in a few thousand files.
    """
    seen = {form for file in articles(seed=3, count=4_000) for form in file.variants}
    assert set(RARE) <= seen
    assert {"Edition", "author", "several authors", "column", "named entities", "twice"} <= seen


def test_articles_are_as_long_and_as_varied_as_the_corpus(
    read: list[tuple[GeneratedFile, Article]],
) -> None:
    """
    Means of the 51 articles of the corpus, within a fifth.
    """
    found = measures((len(file.content), article) for file, article in read)
    means = {name: statistics.mean(values) for name, values in found.items()}
    wanted = {
        "bytes of the file": 2_850.0,
        "characters zh": 335.0,
        "characters en": 1_454.0,
        "paragraphs zh": 5.5,
        "paragraphs en": 6.2,
        "words zh": 171.0,
        "words en": 242.0,
        "different words zh": 110.0,
        "different words en": 121.0,
        "places named": 6.4,
        "different places": 3.1,
        "numbers zh": 8.1,
        "numbers en": 6.5,
        "characters of the title zh": 12.7,
        "characters of the title en": 60.5,
    }
    assert {name: means[name] for name in wanted} == pytest.approx(wanted, rel=0.2)
    assert means["share of different words zh"] == pytest.approx(0.642, abs=0.05)
    assert means["share of different words en"] == pytest.approx(0.535, abs=0.05)


def test_same_seed_same_bytes_in_any_number_of_processes(tmp_path: Path) -> None:
    """
    The seed alone decides what is written.
    """
    one = generate(tmp_path / "one", 1_200, seed=1)
    two = generate(tmp_path / "two", 1_200, seed=1, jobs=2)
    other = generate(tmp_path / "other", 200, seed=2)
    assert _bytes_of(one.archive) == _bytes_of(two.archive)
    assert not set(_bytes_of(other.archive).values()) & set(_bytes_of(one.archive).values())
    for name in SCHEMAS:
        assert one.table(name).equals(two.table(name))
    written = one.table("files")
    assert set(written["path"]) == set(_bytes_of(one.archive))
    assert one.files == written.height
    in_memory = {file.path: file.content for file in articles(seed=1, count=1_200)}
    assert in_memory == _bytes_of(one.archive)


def test_copies_are_the_same_bytes_under_another_path(tmp_path: Path) -> None:
    """
    A planted copy is the same article elsewhere.
    """
    planted = generate(tmp_path / "archive", 1_600, seed=5)
    content = _bytes_of(planted.archive)
    copies = planted.table("files").filter(expected="duplicate")["path"].to_list()
    assert copies
    for copy in copies:
        assert list(content.values()).count(content[copy]) == 2


def test_hostile_archives_are_rejected_where_they_say(tmp_path: Path) -> None:
    """
    Damaged files are refused for the reason that was planted.
    """
    planted = generate(tmp_path / "archive", 400, seed=1, hostile=True)
    expected = dict(planted.table("files").select("path", "expected").iter_rows())
    assert set(expected.values()) >= set(HOSTILE) - {"strange text", "UTF-16", "odd header"}
    for listed in list_files(planted.archive):
        result = read_article(planted.archive, listed.path)
        if isinstance(result, tuple):
            assert expected.pop(result[0].path) in {"article", "duplicate"}
        else:
            assert expected.pop(result.path) == result.reason
    assert not expected


def test_the_command_writes_an_archive(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """
    The command line does what the function does.
    """
    folder = tmp_path / "archive"
    monkeypatch.setattr("sys.argv", ["generator", str(folder), "--articles", "20", "--seed", "4"])
    assert main() == 0
    assert str(folder) in capsys.readouterr().out
    assert len(_bytes_of(folder)) == 20
    with pytest.raises(FileExistsError):
        main()


def test_strange_texts_come_out_as_they_went_in() -> None:
    """
    Odd line ends, marks and signs are read back as planted.
    """
    checked = 0
    for file in articles(seed=2, count=1_000, hostile=True):
        if file.expected == "article":
            article = _read(file)
            assert article.body_zh.split("\n") == (file.laid.body_zh or [""]), file.path
            assert article.body_en.split("\n") == (file.laid.body_en or [""]), file.path
            checked += 1
    assert checked > 700
