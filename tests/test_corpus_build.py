"""The build: what it makes of the archive, and what it leaves alone."""

from __future__ import annotations

import hashlib
import shutil
from collections import Counter
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb
import pytest
from corpus_tables import TABLES, differing_tables, rows
from fixtures.archive.archive_text import text_of, with_original

from dashboard.archive.files import list_files
from dashboard.corpus import build as build_room
from dashboard.corpus import reduce as reduce_room
from dashboard.corpus.build import build
from dashboard.corpus.database import Corpus
from dashboard.corpus.location import CURRENT, NoCorpusError, current_corpus
from dashboard.corpus.promises import PROMISES, BrokenPromiseError, verify
from dashboard.corpus.query import Query
from dashboard.errors import DashboardError
from dashboard.language.words import terms

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).parent.parent
SHANXI, HENAN = "000_31b56a8581d978a3.txt", "001_58f6000fe3ef28b2.txt"

# Two readings of the seeds that a program may not get wrong, as (question, rows).
FACTS: dict[str, tuple[str, list[tuple[Any, ...]]]] = {
    "two articles": ("SELECT count(*) FROM articles", [(2,)]),
    "no rejects": ("SELECT count(*) FROM rejects", [(0,)]),
    "days and pages": (
        "SELECT path, issue_date, page FROM articles ORDER BY path",
        [(SHANXI, date(1954, 3, 30), 2), (HENAN, date(1954, 3, 27), 2)],
    ),
    "English titles": (
        "SELECT title_en FROM articles ORDER BY path",
        [
            (
                (
                    "The CCP Yuci and Changzhi District Committees of Shanxi Province"
                    " Train Backbone Members of Handicraft Cooperatives"
                ),
            ),
            (
                (
                    "Carrying out Handicraft Cooperative Work:"
                    " Xuchang Special District, Henan Trains Cadres"
                ),
            ),
        ],
    ),
    "Chinese titles": (
        "SELECT title_zh FROM articles ORDER BY path",
        [
            ("中共山西榆次地委和长治地委  训练手工业合作社的骨干",),
            ("开展手工业合作化工作  河南许昌专区训练干部",),
        ],
    ),
    "authors": (
        "SELECT author_en, author_zh FROM articles ORDER BY path",
        [(None, None), ("Jiao Shuzhen", "焦树榛")],
    ),
    "paragraphs": (
        (
            "SELECT len(string_split(body_en, chr(10))), len(string_split(body_zh, chr(10)))"
            " FROM articles ORDER BY path"
        ),
        [(2, 2), (1, 1)],
    ),
    "paragraphs are paired": (
        (
            "SELECT path, count(*) FROM alignments JOIN articles USING (article_id)"
            " GROUP BY path ORDER BY path"
        ),
        [(SHANXI, 2), (HENAN, 1)],
    ),
    "provinces": (
        (
            "SELECT path, p.name_en FROM article_places JOIN articles USING (article_id)"
            " JOIN places AS p USING (place_id) WHERE level = 'province' ORDER BY path"
        ),
        [(SHANXI, "Shanxi"), (HENAN, "Henan")],
    ),
    "main provinces": (
        "SELECT main_place_id, scope FROM articles ORDER BY path",
        [("shanxi", "domestic"), ("henan", "domestic")],
    ),
    "units as on the day": (
        (
            "SELECT place_id, parent_id, in_title FROM article_places"
            " JOIN articles USING (article_id) WHERE path = '" + SHANXI + "' ORDER BY place_id"
        ),
        [
            ("ga_north", None, True),
            ("shanxi", "ga_north", True),
            ("shanxi-changzhi_special_district", "shanxi", True),
            ("shanxi-yu_county", "shanxi-yuci_special_district", False),
            ("shanxi-yuci_special_district", "shanxi", True),
        ],
    ),
    "places": (
        (
            "SELECT DISTINCT path, p.name_zh, p.name_en FROM mentions JOIN articles"
            " USING (article_id) JOIN places AS p USING (place_id)"
            " WHERE level <> 'province' ORDER BY path, p.name_en"
        ),
        [
            (SHANXI, "长治专区", "Changzhi Special District"),
            (SHANXI, "盂县", "Yu County"),
            (SHANXI, "榆次专区", "Yuci Special District"),
            (HENAN, "漯河市", "Luohe City"),
            (HENAN, "许昌市", "Xuchang City"),
            (HENAN, "许昌专区", "Xuchang Special District"),
        ],
    ),
}


def write(folder: Path, **texts: str) -> Path:
    """
    Put articles into a folder, each under its name.
    """
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    return folder


def names(data: Path) -> list[str]:
    """
    List everything in a data folder, hidden or not, but the empty file that is locked.
    """
    return sorted(path.name for path in data.iterdir() if path.name != ".build.lock")


@pytest.mark.parametrize(("sql", "expected"), FACTS.values(), ids=FACTS)
def test_the_seeds_are_what_a_reader_sees_in_them(
    seeds_corpus: Path, sql: str, expected: list[tuple[Any, ...]]
) -> None:
    """
    The built corpus states what stands in the two files.
    """
    assert expected == rows(seeds_corpus, sql)


def test_the_sample_of_the_archive_is_read_whole(sample_corpus: Path) -> None:
    """
    All 51 files of the sample are articles.
    """
    assert rows(sample_corpus, "SELECT count(*) FROM articles") == [(51,)]
    assert rows(sample_corpus, "SELECT count(*) FROM rejects") == [(0,)]


def test_a_source_is_kept_as_it_was(seeds_corpus: Path) -> None:
    """
    The text in `sources` is the file again, and its digest is the file's.
    """
    expected = []
    for path in (ROOT / "seeds" / HENAN, ROOT / "seeds" / SHANXI):
        content = path.read_bytes()
        digest = hashlib.sha256(content).hexdigest()
        expected.append((path.name, content.decode(), digest, len(content)))

    found = rows(seeds_corpus, "SELECT path, text, sha256, size FROM sources ORDER BY article_id")

    assert expected == found


def test_what_cannot_be_read_is_listed_and_the_rest_is_built(tmp_path: Path) -> None:
    """
    A bad file costs itself only, and says why.
    """
    source = write(tmp_path / "in", good=text_of(), undated="Title: Rain\n\nRain fell.\n", void="")
    (source / "gb.md").write_bytes("标题：雨".encode("gb18030"))

    report = build(source, tmp_path / "data")

    assert (report.articles, report.rejects) == (1, 3)
    assert rows(tmp_path / "data", "SELECT path FROM articles") == [("good.md",)]
    assert rows(tmp_path / "data", "SELECT path, reason FROM rejects") == [
        ("gb.md", "unknown encoding"),
        ("undated.md", "no date"),
        ("void.md", "empty"),
    ]


def test_a_folder_without_files_is_a_corpus_without_articles(empty_corpus: Path) -> None:
    """
    Nothing built of nothing keeps every promise and has every table.
    """
    counts = {table: rows(empty_corpus, f"SELECT count(*) FROM {table}")[0][0] for table in TABLES}

    assert counts.pop("places") > 3_000
    assert set(counts.values()) == {0}
    assert rows(empty_corpus, "SELECT value FROM build_info WHERE key = 'promises_verified'") == [
        (str(len(PROMISES) + 1),)
    ]


def test_the_served_corpus_and_the_one_before_it_are_kept(tmp_path: Path) -> None:
    """
    After three builds there are two corpora, and CURRENT names the last.
    """
    source = write(tmp_path / "in", a=text_of())
    data = tmp_path / "data"

    _first, second, third = (build(source, data, full=True).path for _ in range(3))

    assert [CURRENT, *sorted([second.name, third.name])] == names(data)
    assert third == current_corpus(data)


@pytest.mark.parametrize("way", ["a broken promise", "no such source", "a step that fails"])
def test_a_build_that_fails_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    """
    The corpus served until then is served on, and no litter is left.
    """
    source = write(tmp_path / "in", a=text_of())
    data = tmp_path / "data"
    served = build(source, data).path
    before = names(data)
    if way == "a broken promise":
        monkeypatch.setitem(PROMISES, "it never rains", "SELECT count(*) FROM articles")
    elif way == "no such source":
        source = tmp_path / "nowhere"
    else:
        monkeypatch.setitem(reduce_room._STEPS, "mentions", "SELECT error('out of paper')")

    with pytest.raises((DashboardError, duckdb.Error)) as raised:
        build(source, data, full=True)

    says = {
        "a broken promise": "it never rains: 1 rows break it",
        "no such source": "nowhere does not exist",
        "a step that fails": "out of paper",
    }
    assert says[way] in str(raised.value)
    assert before == names(data)
    assert served == current_corpus(data)


def test_current_moves_after_everything_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    While promises are checked, readers still get the old corpus; the new file has no name yet.
    """
    source = write(tmp_path / "in", a=text_of())
    data = tmp_path / "data"
    served = build(source, data).path
    seen: list[Path] = []

    def watch(connection: duckdb.DuckDBPyConnection, more: Mapping[str, str]) -> int:
        seen.extend([current_corpus(data), *data.glob("corpus-*.duckdb")])
        return verify(connection, more)

    monkeypatch.setattr(build_room, "verify", watch)
    build(source, data, full=True)

    assert [served, served] == seen


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(None, id="no pointer"),
        pytest.param("corpus-gone.duckdb\n", id="a file that is gone"),
        pytest.param("../elsewhere.duckdb\n", id="a file outside"),
        pytest.param("", id="nothing"),
    ],
)
def test_a_pointer_to_nothing_is_no_corpus(tmp_path: Path, content: str | None) -> None:
    """
    Whatever CURRENT says, only a file beside it is opened; else the hint is to build.
    """
    data = tmp_path / "data"
    data.mkdir()
    (tmp_path / "elsewhere.duckdb").touch()
    if content is not None:
        (data / CURRENT).write_text(content, encoding="utf-8")

    with pytest.raises(NoCorpusError, match="python -m dashboard build"):
        current_corpus(data)


def test_a_data_folder_that_is_a_file_is_no_corpus(tmp_path: Path) -> None:
    """
    A wrong --data is answered like a missing one.
    """
    (tmp_path / "data").touch()

    with pytest.raises(NoCorpusError, match="There is no corpus in"):
        current_corpus(tmp_path / "data")


def test_a_file_that_is_no_corpus_is_named(tmp_path: Path) -> None:
    """
    A damaged file is an error that a person can act on.
    """
    (tmp_path / "corpus-torn.duckdb").write_text("torn", encoding="utf-8")

    with pytest.raises(DashboardError, match=r"corpus-torn\.duckdb cannot be opened"):
        Corpus(tmp_path / "corpus-torn.duckdb")


def test_permalinks_survive_what_does_not_change_the_headline(tmp_path: Path) -> None:
    """
    A rebuild, a renamed file, another folder and a corrected body keep the slug.
    """
    slugs = []
    for name, english in (
        ("a", "    Rain fell."),
        ("a", "    Rain fell."),
        ("z", "    Rain fell."),
        ("z", "    Much rain fell."),
    ):
        source = tmp_path / f"in{len(slugs)}"
        write(source, **{name: text_of(english=english)})
        build(source, tmp_path / "data")
        slugs += rows(tmp_path / "data", "SELECT slug FROM articles")

    digest = hashlib.sha256("1954-03-05|2|湖南普降春雨".encode()).hexdigest()[:8]
    assert [(f"1954-03-05-p2-{digest}",)] * 4 == slugs


def test_namesakes_of_one_page_are_numbered(tmp_path: Path) -> None:
    """
    The second and third article of a headline get -2 and -3 in order of path; another page none.
    """
    elsewhere = text_of(original=with_original().replace("第2版", "第3版")).replace(
        "Page: 2", "Page: 3"
    )
    texts = {name: text_of(english=f"    Rain fell on {name}.") for name in "abc"}
    source = write(tmp_path / "in", **texts, d=elsewhere)
    build(source, tmp_path / "data")

    found = [slug for (slug,) in rows(tmp_path / "data", "SELECT slug FROM articles ORDER BY path")]

    stem = found[0]
    assert [stem, f"{stem}-2", f"{stem}-3"] == found[:3]
    assert found[3].startswith("1954-03-05-p3-")
    assert found[3].count("-") == 4


def test_articles_are_numbered_as_the_newspaper_is_read(tmp_path: Path) -> None:
    """
    Ids follow date, then page with the unknown page last, then path.
    """

    def dated(day: str, page: str) -> str:
        return f"Title: Rain\nAuthor:\nDate: {day}\n{page}\n\nRain fell.\n"

    source = write(
        tmp_path / "in",
        a=dated("1954-03-06", "Page: 1"),
        b=dated("1954-03-05", ""),
        c=dated("1954-03-05", "Page: 4"),
        d=dated("1954-03-05", "Page: 1"),
        e=dated("1954-03-05", "Page: 1") + "Much.\n",
    )
    build(source, tmp_path / "data")

    found = rows(tmp_path / "data", "SELECT article_id, path FROM articles ORDER BY article_id")

    assert list(enumerate(["d.md", "e.md", "c.md", "b.md", "a.md"])) == found


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """
    Give a source of five articles, a copy and a reject, whose words recur across files.
    """
    source = tmp_path_factory.mktemp("many")
    for seed in (SHANXI, HENAN):
        shutil.copy(ROOT / "seeds" / seed, source)
    write(source, a=text_of(), b=text_of(), c="no article", d=text_of(english="", chinese=""))
    write(source, e=text_of(english="    No rain fell."))
    return source


@pytest.mark.parametrize(("shard_files", "jobs"), [(1, 1), (4, 2)])
def test_shards_leave_no_trace(
    tmp_path: Path, many: Path, monkeypatch: pytest.MonkeyPatch, shard_files: int, jobs: int
) -> None:
    """
    However the files are dealt out to workers, every table is the same.
    """
    build(many, tmp_path / "whole")
    monkeypatch.setattr(build_room, "SHARD_FILES", shard_files)

    report = build(many, tmp_path / "dealt", jobs=jobs)

    assert (report.articles, report.rejects) == (5, 1)
    assert differing_tables(tmp_path / "whole", tmp_path / "dealt") == []


def test_progress_is_told_to_the_end(tmp_path: Path, many: Path) -> None:
    """
    Each stage begins at nothing done and ends with all of it done.
    """
    told: dict[str, list[tuple[int, int]]] = {}

    build(
        many,
        tmp_path / "data",
        progress=lambda stage, done, total: told.setdefault(stage, []).append((done, total)),
    )

    assert told["files"] == [(0, 7), (7, 7)]
    assert told["tables"][0][0] == 0
    assert told["tables"] == sorted(told["tables"])
    assert told["tables"][-1] == (told["tables"][-1][1],) * 2


# One breach of each promise in the seeds' corpus (or several ways to breach it).
BREACHES: list[tuple[str, str]] = [
    (
        "article ids are dense, in order of date, page, path",
        "UPDATE articles SET article_id = 7 WHERE article_id = 1",
    ),
    (
        "article ids are dense, in order of date, page, path",
        "UPDATE articles SET issue_date = DATE '1954-03-01' WHERE article_id = 1",
    ),
    ("slugs are unique", "UPDATE articles SET slug = 'same'"),
    (
        "every article's path is that of a source, and every source has its article",
        "DELETE FROM sources WHERE article_id = 0",
    ),
    (
        "every article's path is that of a source, and every source has its article",
        "DELETE FROM articles WHERE article_id = 1",
    ),
    (
        "an article is in the corpus once, however many files hold it",
        "UPDATE articles SET content_digest = 'same'",
    ),
    (
        "every file is in sources or in rejects once",
        "INSERT INTO sources SELECT * FROM sources WHERE article_id = 0",
    ),
    (
        "every file is in sources or in rejects once",
        f"INSERT INTO rejects VALUES ('{SHANXI}', 'no date', NULL, 'It has one.', NULL, NULL)",
    ),
    ("every mention is the text it points to", "UPDATE mentions SET start = start + 1"),
    (
        "a mention without a place says which it may be, or lies behind one that does",
        "UPDATE mentions SET place_id = NULL WHERE role = 'title'",
    ),
    (
        "a place that is not in the gazetteer lies in one that is, and is named",
        "UPDATE places SET is_listed = false WHERE place_id = 'yunnan'",
    ),
    ("every mention is the text it points to", "UPDATE mentions SET surface = '湖南'"),
    (
        "every place that is mentioned or rolled up to is in places",
        "DELETE FROM places WHERE place_id = 'shanxi'",
    ),
    (
        "every place that is mentioned or rolled up to is in places",
        "UPDATE articles SET main_place_id = 'atlantis'",
    ),
    ("a mentioned place counts its article", "DELETE FROM article_places WHERE place_id = 'henan'"),
    (
        "the unit above a unit is a unit of the same article",
        "UPDATE article_places SET parent_id = 'hunan' WHERE place_id = 'henan'",
    ),
    (
        "a place that the title mentions is marked so, and what holds it",
        "UPDATE article_places SET in_title = false WHERE place_id = 'shanxi'",
    ),
    (
        "every figure is the text it points to, in both languages",
        "UPDATE figures SET end_zh = end_zh + 1 WHERE figure_no = 6",
    ),
    (
        "every figure is the text it points to, in both languages",
        "UPDATE figures SET surface_en = '375' WHERE figure_no = 0",
    ),
    (
        "figures are numbered in the order of the text, and none overlaps with another",
        "DELETE FROM figures WHERE figure_no = 3",
    ),
    (
        "a figure without a value is inexact, and a range goes up",
        "UPDATE figures SET value_max = value WHERE figure_no = 3",
    ),
    (
        "a figure without a value is inexact, and a range goes up",
        "UPDATE figures SET value = NULL WHERE figure_no = 3",
    ),
    (
        "parts of a figure have their total in the article, with the sum of its parts",
        "UPDATE figures SET value = value + 1 WHERE figure_no = 1",
    ),
    (
        "parts of a figure have their total in the article, with the sum of its parts",
        "UPDATE figures SET part_of = 17 WHERE part_of = 0",
    ),
    (
        "no number of a translation renders two figures",
        "UPDATE figures SET start_en = 1 WHERE figure_no IN (1, 2)",
    ),
    (
        "every place of a figure is in places",
        "UPDATE figures SET place_id = 'atlantis' WHERE figure_no = 3",
    ),
    (
        "the sums of an article are those of its figures, each counted once",
        "UPDATE figure_sums SET value_sum = value_sum + 88 WHERE place_id IS NULL",
    ),
    (
        "the sums of an article are those of its figures, each counted once",
        "DELETE FROM figure_sums WHERE place_id IS NULL AND unit = '个'",
    ),
    (
        "a sum is of a unit of its article, and there is one of each",
        "INSERT INTO figure_sums SELECT * FROM figure_sums WHERE place_id = 'shanxi'",
    ),
    (
        "a sum is of a unit of its article, and there is one of each",
        "UPDATE figure_sums SET place_id = 'hunan' WHERE place_id = 'ga_north'",
    ),
    (
        "what is summed for an article is summed for the places of its figures",
        "DELETE FROM figure_sums WHERE place_id = 'shanxi-yuci_special_district'",
    ),
    (
        "checks are numbered from 0, and each is the text it points to, or the beginning of it",
        "UPDATE checks SET check_no = check_no + 1 WHERE article_id = 1",
    ),
    (
        "checks are numbered from 0, and each is the text it points to, or the beginning of it",
        "UPDATE checks SET start_zh = start_zh + 1 WHERE check_no = 0",
    ),
    (
        "checks are numbered from 0, and each is the text it points to, or the beginning of it",
        "UPDATE checks SET found_en = '375' WHERE found_en = '374'",
    ),
    (
        "what a check has found stands there, and what is missing does not",
        "UPDATE checks SET verdict = 'missing' WHERE check_no = 0",
    ),
    (
        "articles count their checks",
        "UPDATE articles SET checks_differ = checks_differ + 1 WHERE article_id = 0",
    ),
    ("articles count their checks", "DELETE FROM checks WHERE article_id = 1"),
    (
        "checks are counted by kind and article, each pair once",
        "UPDATE check_counts SET missing = 1 WHERE kind = 'figure'",
    ),
    (
        "checks are counted by kind and article, each pair once",
        "DELETE FROM check_counts WHERE kind = 'date'",
    ),
    (
        "checks are counted by kind and article, each pair once",
        "INSERT INTO check_counts SELECT * FROM check_counts WHERE kind = 'date'",
    ),
    (
        "checks of the kinds that can agree are counted together",
        "UPDATE check_counts SET agrees = agrees + 1 WHERE kind IS NULL AND article_id = 1",
    ),
    (
        "checks of the kinds that can agree are counted together",
        "DELETE FROM check_counts WHERE kind IS NULL AND article_id = 0",
    ),
    (
        "postings add up to the words of the articles",
        "UPDATE articles SET words_en = words_en + 1 WHERE article_id = 0",
    ),
    (
        "postings add up to the words of the articles",
        "DELETE FROM postings WHERE term_id IN (SELECT term_id FROM terms WHERE lang = 'zh')",
    ),
    (
        "token streams hold the words of their articles",
        "UPDATE token_streams SET term_ids = term_ids || [1]",
    ),
    (
        "token streams hold the words of their articles",
        "DELETE FROM token_streams WHERE lang = 'zh'",
    ),
    ("terms count their postings", "UPDATE terms SET occurrences = occurrences + 1"),
    ("terms count their postings", "DELETE FROM terms WHERE term = '合作社'"),
    ("terms count their postings", "UPDATE postings SET positions = positions || [1]"),
    (
        "aligned rows lie one behind the other in their texts",
        "UPDATE alignments SET place_en = 9999 WHERE row_no = 0",
    ),
    (
        "aligned rows cover both bodies to their ends",
        "UPDATE articles SET body_en = body_en || ' And so on.'",
    ),
    (
        "between aligned rows lies a line end at most",
        "DELETE FROM alignments WHERE article_id = 1 AND row_no = 0",
    ),
    (
        "an aligned row has text, is of a known kind, and its confidence is a chance",
        "UPDATE alignments SET kind = 'caption' WHERE row_no = 0",
    ),
    (
        "an aligned row has text, is of a known kind, and its confidence is a chance",
        "UPDATE alignments SET confidence = 1.5 WHERE row_no = 0",
    ),
    (
        "an aligned row has text, is of a known kind, and its confidence is a chance",
        "UPDATE alignments SET confidence = 'nan' WHERE row_no = 0",
    ),
    (
        "an aligned row has text, is of a known kind, and its confidence is a chance",
        (
            "INSERT INTO alignments SELECT article_id, row_no + 1, kind, end_zh, end_zh, end_en,"
            " end_en, confidence, places_zh, places_en FROM articles"
            " JOIN alignments USING (article_id)"
            " QUALIFY row_no = max(row_no) OVER (PARTITION BY article_id)"
        ),
    ),
    ("an article without aligned rows has no body", "DELETE FROM alignments WHERE article_id = 0"),
    ("days add up to the articles", "DELETE FROM periods WHERE issue_date = DATE '1954-03-27'"),
]


def test_words_know_their_pairs(sample_corpus: Path) -> None:
    """
    A word counts the titles and aligned rows that it stands in, where both sides have text.
    """
    counted: Counter[tuple[str, str]] = Counter()
    for title_zh, title_en, body_zh, body_en, spans in rows(
        sample_corpus,
        "SELECT title_zh, title_en, body_zh, body_en, list([start_zh, end_zh, start_en, end_en])"
        " FROM articles LEFT JOIN alignments USING (article_id) GROUP BY ALL",
    ):
        pairs = [(title_zh, title_en)]
        pairs += [(body_zh[a:b], body_en[c:d]) for a, b, c, d in filter(None, spans)]
        for texts in pairs:
            if all(texts):
                for lang, text in zip(("zh", "en"), texts, strict=True):
                    counted.update((lang, term) for term in set(terms(text, lang)))

    found = rows(sample_corpus, "SELECT lang, term, pairs FROM terms")

    assert dict(counted) == {(lang, term): pairs for lang, term, pairs in found if pairs}


@pytest.mark.parametrize(("promise", "damage"), BREACHES)
def test_a_breach_is_reported_by_name(
    tmp_path: Path, seeds_corpus: Path, promise: str, damage: str
) -> None:
    """
    A corpus damaged in one place is not published, and the message names the promise.
    """
    copy = tmp_path / "copy.duckdb"
    shutil.copy(current_corpus(seeds_corpus), copy)
    with duckdb.connect(str(copy)) as connection:
        connection.execute(damage)

        with pytest.raises(BrokenPromiseError, match=f"(?m)^{promise}: [1-9][0-9]* rows break it"):
            verify(connection)


def test_every_promise_has_a_breach_to_prove_it() -> None:
    """
    A promise that nobody has seen broken may be one that cannot break.
    """
    assert set(PROMISES) == {promise for promise, _ in BREACHES}


def test_what_is_published_has_kept_all_promises(
    tmp_path: Path, seeds_corpus: Path, sample_corpus: Path
) -> None:
    """
    Verifying a served corpus again, in a copy, finds nothing.
    """
    for data in (seeds_corpus, sample_corpus):
        copy = shutil.copy(current_corpus(data), tmp_path)
        with duckdb.connect(copy, read_only=True) as connection:
            assert len(PROMISES) == verify(connection)


def test_the_build_notes_what_it_was_built_from(seeds_corpus: Path) -> None:
    """
    The digest covers the files' names and contents in order, and the id ends with its start.
    """
    lines = [
        f"{path}\0{hashlib.sha256((ROOT / 'seeds' / path).read_bytes()).hexdigest()}\n"
        for path, _size, _time in list_files(ROOT / "seeds")
    ]
    digest = hashlib.sha256("".join(lines).encode()).hexdigest()

    with closing(Corpus(current_corpus(seeds_corpus))) as corpus:
        notes = dict(corpus.run(Query.of("SELECT key, value FROM build_info")).iter_rows())

    assert digest == notes["corpus_digest"]
    assert notes["build_id"].endswith(f"-{digest[:8]}")
    assert corpus.name == f"corpus-{notes['build_id']}.duckdb"
    assert notes["source"] == "seeds"
