"""Citations: what is written is what others read back, however hostile the article."""

from __future__ import annotations

import json
import os
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import bibtexparser
import citeproc
import gris
import jsonschema
import pytest
import rispy
from citeproc.source.json import CiteProcJSON
from hypothesis import given, settings
from hypothesis import strategies as st
from pybtex.database import parse_string
from pylatexenc.latex2text import LatexNodes2Text, MacroTextSpec, get_default_latex_context_db

from dashboard.citation.bibtex import bibtex
from dashboard.citation.chicago import bibliography, note, plain
from dashboard.citation.coins import coins
from dashboard.citation.csljson import csl_json
from dashboard.citation.facts import NEWSPAPER_WHOLE, Cited, cited, one_line
from dashboard.citation.names import Name, names
from dashboard.citation.permalink import (
    AddressError,
    address_of_page,
    is_here_only,
    public_address,
)
from dashboard.citation.ris import ris
from dashboard.views.escaping import as_html

BASE = "https://archive.example/rmrb"
TODAY = date(2026, 11, 29)
MACHINE = "English machine translation, not checked by a human"
PAPER = "Renmin Ribao 人民日报 [People’s Daily]"
READ_AT = f"{BASE}/reader?article=1954-03-27-p2-a4704729"
HENAN: dict[str, Any] = {
    "slug": "1954-03-27-p2-a4704729",
    "issue_date": date(1954, 3, 27),
    "page": 2,
    "section_zh": None,
    "column_zh": None,
    "title_en": "Henan Trains Cadres",
    "title_zh": "河南训练干部",
    "author_en": "Jiao Shuzhen",
    "author_zh": "焦树榛",
    "words_en": 200,
}
# The official schema: CSL_SCHEMA names the file schemas/input/csl-data.json of
# github.com/citation-style-language/schema.
OFFICIAL = os.environ.get("CSL_SCHEMA")

# pylatexenc knows LaTeX's own names of signs only in part.
SIGNS_BY_NAME = {
    "textbraceleft": "{", "textbraceright": "}", "textless": "<", "textgreater": ">",
    "textbar": "|", "textasciicircum": "^", "textasciigrave": "`",
}  # fmt: skip
_context = get_default_latex_context_db()
_context.add_context_category(
    "signs",
    prepend=True,
    macros=[MacroTextSpec(name, sign) for name, sign in SIGNS_BY_NAME.items()],
)
LATEX = LatexNodes2Text(_context, strict_latex_spaces=True)

PAYLOADS = (
    "<script>alert(1)</script>", "\" onmouseover='alert(1)", "}}, author = {Mallory}, x = {{",
    "@article{evil, title={x}}", "ER  - \nTY  - BOOK\nTI  - evil", "\\input{/etc/passwd} \\write18",
    "100 % $x^2$ a_b #1 ~ & \\", "{", "}", "{{}", "-- --- `` '' ,, ?` !`", "\u202egnp.exe\u2066",
    "a\r\n\u2028\u2029\x85\x0b\x0cb", "\x00\x07\x1f", "Smith, John and others", "“双” ‘单’ 《书》",
    "%7B&rft.atitle=evil;+", "[链接](javascript:alert(1))", "', \"", "\ufeff中\u3000文", "🀄é́ü",
)  # fmt: skip
SIGNS = "{}\\$%&#_^~'\"`-,<>|[]()@= \n中文"
TEXTS = st.one_of(
    st.sampled_from(PAYLOADS),
    st.tuples(st.sampled_from(PAYLOADS), st.sampled_from(PAYLOADS)).map("".join),
    st.text(SIGNS, max_size=10),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=6),
)
MAYBE = st.none() | TEXTS
ARTICLES = st.builds(
    cited,
    st.fixed_dictionaries(
        {
            "slug": st.integers(0, 2**32 - 1).map("1954-03-27-p2-{:08x}".format),
            "issue_date": st.dates(date(1900, 1, 1), date(2099, 12, 31)),
            "page": st.sampled_from([None, 1, 16, 999]),
            "words_en": st.integers(0, 1),
            "title_en": TEXTS,
            "title_zh": TEXTS,
            "section_zh": MAYBE,
            "column_zh": MAYBE,
            "author_en": st.sampled_from([None, "Jiao Shuzhen", "Wang Li, Smith"]) | MAYBE,
            "author_zh": st.sampled_from([None, "焦树榛", "王力 史密斯"]) | MAYBE,
        }
    ),
    st.sampled_from(["", BASE]),
    st.just(TODAY),
)


def of(**changes: object) -> Cited:
    """
    Give the facts of one article of Henan, changed.
    """
    return cited(HENAN | changes, BASE, TODAY)


def day(written: date | None) -> list[list[int]] | None:
    """
    Give a day as CSL has it.
    """
    return [[written.year, written.month, written.day]] if written else None


# What is cited


@pytest.mark.parametrize(
    ("author_zh", "author_en", "expected"),
    [
        pytest.param(
            "焦树榛", "Jiao Shuzhen",
            [Name("Jiao Shuzhen", "焦树榛", "Jiao", "Shuzhen", "焦", "树榛")], id="family first",
        ),
        pytest.param(
            "焦树榛", "Shuzhen Jiao",
            [Name("Jiao Shuzhen", "焦树榛", "Jiao", "Shuzhen", "焦", "树榛")], id="family last",
        ),
        pytest.param(
            "欧阳予倩", "Ouyang Yuqian",
            [Name("Ouyang Yuqian", "欧阳予倩", "Ouyang", "Yuqian", "欧阳", "予倩")],
            id="a family name of two characters",
        ),
        pytest.param(
            "单于", "", [Name("Shan Yu", "单于", "Shan", "Yu", "单", "于")],
            id="two characters are a name of two parts",
        ),
        pytest.param(
            "吕长安", "", [Name("Lü Chang'an", "吕长安", "Lü", "Chang'an", "吕", "长安")],
            id="no translation: pinyin",
        ),
        pytest.param(
            "王凤龄\u3000郑书奇", "Wang Fengling, Zheng Shuqi",
            [
                Name("Wang Fengling", "王凤龄", "Wang", "Fengling", "王", "凤龄"),
                Name("Zheng Shuqi", "郑书奇", "Zheng", "Shuqi", "郑", "书奇"),
            ],
            id="two",
        ),
        pytest.param("本报记者", "Our Reporter", [Name("Our Reporter", "本报记者")], id="staff"),
        pytest.param("中国百货公司", "", [Name("", "中国百货公司")], id="office"),
        pytest.param("农业部", "", [Name("", "农业部")], id="office that begins as a name"),
        pytest.param("夏雨", "Summer Rain", [Name("Summer Rain", "夏雨")], id="by sense"),
        pytest.param("", "Jiao Shuzhen", [Name("Jiao Shuzhen", "")], id="English alone"),
        pytest.param(
            "王凤龄 郑书奇", "Wang Fengling",
            [Name("Wang Fengling", "王凤龄 郑书奇")], id="nobody knows who is missing",
        ),
        pytest.param("", "", [], id="nobody"),
        pytest.param(
            "高粮摄",
            "Gao Liang (Photo)",
            [Name("Gao Liang", "高粮", "Gao", "Liang", "高", "粮")],
            id="what they did",
        ),
        pytest.param(
            "新华社记者高粮摄",
            "",
            [Name("Gao Liang", "高粮", "Gao", "Liang", "高", "粮")],
            id="what they were and did",
        ),
        pytest.param(
            "王宏图",
            "Wang Hongtu",
            [Name("Wang Hongtu", "王宏图", "Wang", "Hongtu", "王", "宏图")],
            id="a name like a role",
        ),
        pytest.param(
            "王宏图",
            "",
            [Name("Wang Hongtu", "王宏图", "Wang", "Hongtu", "王", "宏图")],
            id="a name like a role, by itself",
        ),
        pytest.param(
            "李　明",
            "Li Ming",
            [Name("Li Ming", "李明", "Li", "Ming", "李", "明")],
            id="set wider",
        ),
    ],
)  # fmt: skip
def test_names_are_read_in_both_scripts(
    author_zh: str, author_en: str, expected: list[Name]
) -> None:
    """
    A Chinese person has a family and a given name in both scripts; what is no person stays whole.
    """
    assert list(names(author_zh, author_en)) == expected


@given(TEXTS)
def test_a_fact_is_on_one_line(text: str) -> None:
    """
    No line end, control, sign of direction or run of blanks is left; nothing else is lost.
    """
    line = one_line(text)

    assert line == " ".join(line.splitlines()) == " ".join(line.split())
    assert not {"\u202e", "\u2066", "\x00", "\x85", "\ufeff"} & set(line)
    assert [c for c in line if c.isalnum()] == [c for c in text if c.isalnum()]


# Chicago, by hand


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param(
            {},
            f"Jiao Shuzhen 焦树榛. “河南训练干部” [Henan Trains Cadres]. {PAPER},"
            f" March 27, 1954, p. 2. {MACHINE}. Accessed November 29, 2026. {READ_AT}.",
            id="a person",
        ),
        pytest.param(
            {"author_en": None, "author_zh": None},
            f"{PAPER}. “河南训练干部” [Henan Trains Cadres]."
            f" March 27, 1954, p. 2. {MACHINE}. Accessed November 29, 2026. {READ_AT}.",
            id="nobody: the newspaper",
        ),
        pytest.param(
            {"column_zh": "读者来信", "section_zh": "副刊", "page": None, "title_zh": "谁说“不”？"},
            f"Jiao Shuzhen 焦树榛. “谁说‘不’？” [Henan Trains Cadres]. 读者来信. {PAPER},"
            f" March 27, 1954, sec. 副刊. {MACHINE}. Accessed November 29, 2026. {READ_AT}.",
            id="column, section, quotation marks, no page",
        ),
        pytest.param(
            {"title_en": "", "words_en": 0, "author_zh": "王凤龄 郑书奇 李华", "author_en": None},
            "Wang Fengling 王凤龄, Zheng Shuqi 郑书奇, and Li Hua 李华. “河南训练干部.”"
            f" {PAPER}, March 27, 1954, p. 2. Accessed November 29, 2026. {READ_AT}.",
            id="three, and no translation",
        ),
        pytest.param(
            {"title_zh": "", "title_en": "Who Knows?"},
            f"Jiao Shuzhen 焦树榛. “Who Knows?” {PAPER},"
            f" March 27, 1954, p. 2. {MACHINE}. Accessed November 29, 2026. {READ_AT}.",
            id="a question, in English alone",
        ),
        pytest.param(
            {"column_zh": "河南训练干部"},
            f"Jiao Shuzhen 焦树榛. “河南训练干部” [Henan Trains Cadres]. {PAPER},"
            f" March 27, 1954, p. 2. {MACHINE}. Accessed November 29, 2026. {READ_AT}.",
            id="a column of the title's name, said once",
        ),
    ],
)
def test_an_entry_of_a_bibliography_reads_as_chicago_wants_it(
    changes: dict[str, object], expected: str
) -> None:
    """
    Author, title with its translation, column, newspaper, day, page, and where it was read.
    """
    assert plain(bibliography(of(**changes))) == expected


@pytest.mark.parametrize(
    ("changes", "paragraph", "expected"),
    [
        pytest.param(
            {"author_zh": "王凤龄 郑书奇", "author_en": "Wang Fengling, Zheng Shuqi"},
            "3",
            "Wang Fengling 王凤龄 and Zheng Shuqi 郑书奇, “河南训练干部” [Henan Trains Cadres],"
            f" {PAPER}, March 27, 1954, p. 2, para. 3, {MACHINE},"
            f" accessed November 29, 2026, {READ_AT}&row=3.",
            id="a paragraph",
        ),
        pytest.param(
            {"author_zh": None, "author_en": None, "title_en": "", "words_en": 0},
            "",
            f"“河南训练干部,” {PAPER}, March 27, 1954, p. 2,"
            f" accessed November 29, 2026, {READ_AT}.",
            id="nobody, and no translation",
        ),
    ],
)
def test_a_note_reads_as_chicago_wants_it(
    changes: dict[str, object], paragraph: str, expected: str
) -> None:
    """
    The same, parted by commas; a paragraph has its number and its own address.
    """
    assert plain(note(of(**changes), paragraph)) == expected


@given(ARTICLES)
def test_only_the_newspaper_is_in_italics(article: Cited) -> None:
    """
    No text of an article can pass for the newspaper's name: what is set apart is our own.
    """
    for form in (note, bibliography):
        assert [run.text for run in form(article) if run.is_italic] == ["Renmin Ribao"]


@given(ARTICLES)
def test_chicago_holds_all_facts(article: Cited) -> None:
    """
    Whatever stands in them, titles and names in both scripts are there whole, on one line.
    """
    for form in (note, bibliography):
        text = plain(form(article))
        assert "\n" not in text
        for name in article.authors:
            assert name.whole in text
        for fact in (article.title_zh, article.title_en, article.column, article.section):
            assert fact.translate(str.maketrans("“”", "‘’")) in text.translate(
                str.maketrans("“”", "‘’")
            )


# Read back by programs that did not write it


def as_read(written: str) -> str:
    """
    Give what LaTeX would set.
    """
    return LATEX.latex_to_text(written)


def expected_bibtex(article: Cited) -> dict[str, str]:
    """
    Give the fields that BibTeX must hold, names aside.
    """
    fields = {
        "nameaddon": article.authors_han,
        "title": article.title,
        "origtitle": article.title_zh,
        "journal": NEWSPAPER_WHOLE,
        "date": article.issued.isoformat(),
        "year": str(article.issued.year),
        "month": str(article.issued.month),
        "pages": str(article.page or ""),
        "section": article.section,
        "language": "chinese",
        "url": article.url,
        "urldate": article.accessed.isoformat() if article.accessed else "",
        "note": article.remark,
    }
    return {name: value for name, value in fields.items() if value}


@settings(max_examples=60)  # pylatexenc takes 0.1 s an article
@given(ARTICLES)
def test_pybtex_reads_what_was_written(article: Cited) -> None:
    """
    BibTeX, read by pybtex and set by pylatexenc, says the same in every field.
    """
    read = parse_string(bibtex([article]), "bibtex")

    (key,) = read.entries
    entry = read.entries[key]
    assert (key, entry.type) == (article.key, "article")
    assert {name: as_read(value) for name, value in entry.fields.items()} == expected_bibtex(
        article
    )
    people = entry.persons.get("author", [])
    assert len(people) == len(article.authors)
    for person, name in zip(people, article.authors, strict=True):
        if name.family:
            assert (
                as_read(" ".join(person.last_names)),
                as_read(" ".join(person.first_names)),
            ) == (
                name.family,
                name.given,
            )
        else:
            assert as_read(" ".join(person.last_names)) == name.whole


@given(st.lists(ARTICLES, max_size=4, unique_by=lambda article: article.key))
def test_bibtexparser_reads_as_many_as_were_written(written: list[Cited]) -> None:
    """
    No title ends an entry or begins another.
    """
    library = bibtexparser.parse_string(bibtex(written))

    assert not library.failed_blocks
    assert [entry.key for entry in library.entries] == [article.key for article in written]
    assert len(library.blocks) == len(written)


def expected_ris(article: Cited) -> dict[str, str | list[str]]:
    """
    Give the fields that RIS must hold, as a list where there may be several.
    """
    issued, accessed = article.issued, article.accessed
    fields: dict[str, str | list[str]] = {
        "TY": "NEWS",
        "ID": article.key,
        "AU": [
            f"{name.family}, {name.given}" if name.family else name.whole
            for name in article.authors
        ],
        "TI": article.title,
        "TT": article.title_en if article.title_zh else "",
        "T2": NEWSPAPER_WHOLE,
        "PY": str(issued.year),
        "DA": issued.strftime("%Y/%m/%d/"),
        "SP": str(article.page or ""),
        "SE": article.section,
        "C1": article.column,
        "LA": "zh",
        "UR": [article.url] if article.url else [],
        "Y2": accessed.strftime("%Y/%m/%d/") if accessed else "",
        "N1": [
            *([f"Author in Chinese: {article.authors_han}"] if article.authors_han else []),
            *([MACHINE] if article.is_translated else []),
        ],
    }
    return {tag: value for tag, value in fields.items() if value}


@pytest.mark.filterwarnings("ignore::ResourceWarning")  # gris leaves the file open
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@given(st.lists(ARTICLES, min_size=1, max_size=3))
def test_gris_reads_what_was_written(
    tmp_path_factory: pytest.TempPathFactory, written: list[Cited]
) -> None:
    """
    RIS, read by gris, says the same under every tag, and keeps to the format.
    """
    path = tmp_path_factory.getbasetemp() / "cited.ris"
    path.write_text(ris(written), encoding="utf-8", newline="\n")

    read = gris.read_ris(path)

    assert len(read) == len(written)
    for record, article in zip(read, written, strict=True):
        assert gris.check_conforms(record)
        several = {tag: gris.tag2list(record, tag) for tag in ("AU", "UR", "N1") if tag in record}
        assert {k: v for k, v in record.items() if k != "ER"} | several == expected_ris(article)


@given(st.lists(ARTICLES, max_size=4))
def test_ris_has_nothing_between_its_records(written: list[Cited]) -> None:
    """
    Every line is a tag with its value, a record's end, or empty; rispy's own reader counts alike.
    """
    text = ris(written)

    lines = [line for line in text.split("\n") if line]
    assert all(line[:2].isalnum() and line[2:6] == "  - " for line in lines)
    assert [record["id"] for record in rispy.loads(text)] == [a.key for a in written]


def expected_item(article: Cited) -> dict[str, Any]:
    """
    Give the item of CSL-JSON, names aside.
    """
    item = {
        "id": article.key,
        "type": "article-newspaper",
        "title": article.title,
        "original-title": article.title_zh,
        "container-title": NEWSPAPER_WHOLE,
        "page": str(article.page or ""),
        "section": article.section,
        "language": "zh",
        "URL": article.url,
        "note": article.remark,
    }
    return {name: value for name, value in item.items() if value}


@given(st.lists(ARTICLES, max_size=3))
def test_csl_json_says_what_was_cited(written: list[Cited]) -> None:
    """
    Each item has the article's facts under names that CSL knows, and no empty value.
    """
    items = json.loads(csl_json(written))

    assert len(items) == len(written)
    known = {*citeproc.VARIABLES, *citeproc.NAMES, *citeproc.DATES}
    for item, article in zip(items, written, strict=True):
        variables = {name.replace("-", "_") for name in item}
        assert variables - known - {"id", "type", "language"} == set()
        assert expected_item(article).items() <= item.items()
        assert item["issued"]["date-parts"] == day(article.issued)
        assert item.get("accessed", {}).get("date-parts") == day(article.accessed)
        assert [
            name.get("literal") or f"{name['family']}, {name['given']}"
            for name in item.get("author", [])
        ] == [
            f"{name.family}, {name.given}" if name.family else name.whole
            for name in article.authors
        ]
        assert [
            name.get("literal") or name["family"] + name["given"]
            for name in item.get("original-author", [])
        ] == [name.han for name in article.authors if name.han]


@given(st.lists(ARTICLES, max_size=3))
def test_csl_json_keeps_to_the_official_schema(written: list[Cited]) -> None:
    """
    What CSL publishes as the form of its input, the items have.
    """
    if not OFFICIAL:
        pytest.skip("CSL_SCHEMA names no csl-data.json of citation-style-language/schema")
    schema = json.loads(Path(OFFICIAL).read_text(encoding="utf-8"))
    jsonschema.Draft7Validator.check_schema(schema)

    jsonschema.Draft7Validator(schema).validate(json.loads(csl_json(written)))


def test_a_csl_processor_reads_csl_json() -> None:
    """
    citeproc-py, which did not write it, prints every fact with a style of its own.
    """
    article = of()
    style = citeproc.CitationStylesStyle("harvard-cite-them-right", validate=False)
    source = CiteProcJSON(json.loads(csl_json([article])))

    entries = citeproc.CitationStylesBibliography(style, source, citeproc.formatter.plain)
    entries.register(citeproc.Citation([citeproc.CitationItem(article.key)]))
    (entry,) = map(str, entries.bibliography())

    for fact in ("Jiao", "1954", "河南训练干部 [Henan Trains Cadres]", "人民日报"):
        assert fact in entry


class Span(HTMLParser):
    """
    Read the titles of a page's COinS spans, as any reader of HTML does.
    """

    def __init__(self) -> None:
        super().__init__()
        self.titles: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """
        Take the title of a span of class Z3988.
        """
        found = dict(attrs)
        if (tag, found.get("class")) == ("span", "Z3988"):
            self.titles.append(found["title"] or "")


@given(ARTICLES)
def test_coins_are_read_back_into_the_same_fields(article: Cited) -> None:
    """
    An OpenURL ContextObject in HTML says the same under every key.
    """
    page = Span()
    page.feed(f'<span class="Z3988" title="{as_html(coins(article))}"></span>')
    (title,) = page.titles

    first = article.authors[0] if article.authors else Name("", "")
    expected = {
        "ctx_ver": ["Z39.88-2004"],
        "rft_val_fmt": ["info:ofi/fmt:kev:mtx:journal"],
        "rft.genre": ["article"],
        "rft.atitle": [article.title],
        "rft.jtitle": [NEWSPAPER_WHOLE],
        "rft.date": [article.issued.isoformat()],
        "rft.pages": [str(article.page or "")],
        "rft.aulast": [first.family],
        "rft.aufirst": [first.given],
        "rft.au": [
            f"{name.family}, {name.given}" if name.family else name.whole
            for name in article.authors
        ],
        "rft_id": [article.url],
    }
    assert parse_qs(title, strict_parsing=True) == {
        key: values for key, values in expected.items() if any(values)
    }


# Where it can be read


@pytest.mark.parametrize(
    ("written", "setting", "expected"),
    [
        ("", "", ""),
        ("", "https://archive.example/rmrb/", BASE),
        ("http://127.0.0.1:8501", "https://archive.example", "http://127.0.0.1:8501"),
        ("http://[::1]:8501/", "", "http://[::1]:8501"),
    ],
)
def test_the_address_is_the_one_that_was_said(written: str, setting: str, expected: str) -> None:
    """
    What the command says goes before the setting; neither is no address.
    """
    assert public_address(written, {"DASHBOARD_ADDRESS": setting}) == expected


@pytest.mark.parametrize(
    "written",
    ["archive.example", "javascript:alert(1)", "https://", "https://a b", "https://a/?x=1",
     "https://a/{b}", "https://a/\\b", 'https://a"b', "https://a\n"],
)  # fmt: skip
def test_what_is_no_address_is_refused(written: str) -> None:
    """
    An address goes into LaTeX, HTML and RIS as it is; what could act there is no address.
    """
    with pytest.raises(AddressError, match="is no address of a dashboard"):
        public_address(written, {})
    assert address_of_page(f"{written}/reader") == ""


@pytest.mark.parametrize(
    ("base", "expected"),
    [
        ("http://localhost:8501", True),
        ("http://127.0.0.1", True),
        ("http://[::1]:8501", True),
        ("https://localhost.example", False),
        ("", False),
    ],
)
def test_an_address_of_this_computer_is_known(base: str, expected: bool) -> None:
    """
    A citation that only its author could follow says so.
    """
    assert is_here_only(base) is expected
