"""The parser against a sample of the archive, if there is one on this machine."""

from __future__ import annotations

import json
import os
import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dashboard.archive.files import Reject, read_article

if TYPE_CHECKING:
    from dashboard.archive.article import Article

ROOT = Path(__file__).parent.parent
CORPUS = Path(os.environ.get("SAMPLE_CORPUS", ROOT.parent / "shared" / "corpus"))
LABELS = CORPUS.parent / "labels" / "gold"

HEADER = re.compile(
    r"Title: (?P<title>.+)\n+Author: ?(?P<author>.*)\nDate: (?P<date>.+)\n"
    r"(?:Page|Edition): (?P<page>\d+)\n",
)
ORIGINAL = re.compile(
    r"\n### (?P<title>.+)\n(?P<author>.*)\n(?P<date>.+)\n第(?P<page>\d+)版\(\)\n"
    r"专栏：(?P<column>.*)\n\n(?P<body>.*)",
    re.DOTALL,
)


def cases(folder: Path, pattern: str) -> list[object]:
    """
    One case a file below the folder; a skipped one if there is none.
    """
    found = sorted(folder.glob(pattern))
    if not found:
        reason = f"no {pattern} was found in {folder}; SAMPLE_CORPUS names another folder"
        return [pytest.param(folder, marks=pytest.mark.skip(reason=reason), id="absent")]
    return [pytest.param(file, id=file.stem) for file in found]


def article_of(file: Path) -> Article:
    """
    Read one sample file.
    """
    read = read_article(file.parent, file.name)
    assert not isinstance(read, Reject), read
    return read[1]


@pytest.mark.parametrize("file", cases(CORPUS, "rmrb/*/*.md"))
def test_the_header_is_read_as_the_file_states_it(file: Path) -> None:
    """
    A file's titles, authors, date, page and column are those two patterns find.
    """
    text = file.read_text(encoding="utf-8")
    header, original = HEADER.match(text), ORIGINAL.search(text)
    assert header
    assert original

    article = article_of(file)

    assert (header["title"], original["title"]) == (article.title_en, article.title_zh)
    assert (header["author"] or None, original["author"] or None) == (
        article.author_en,
        article.author_zh,
    )
    assert date.fromisoformat(original["date"]) == article.issue_date
    assert int(original["page"]) == int(header["page"]) == article.page
    assert (original["column"] or None) == article.column_zh
    assert article.section_zh is None
    assert ("**Named Entities**" in text) == (article.named_entities is not None)


@pytest.mark.parametrize("file", cases(CORPUS, "rmrb/*/*.md"))
def test_no_character_of_the_original_is_lost(file: Path) -> None:
    """
    What is not in the body is title, author or column, said again on its own line.
    """
    original = ORIGINAL.search(file.read_text(encoding="utf-8"))
    assert original
    body = article_of(file).body_zh.replace("\n", "")
    left_out = []
    for line in original["body"].split("\n"):
        text = line.strip()
        if body.startswith(text):
            body = body.removeprefix(text)
        else:
            kept = next((text[at:] for at in range(1, len(text)) if body.startswith(text[at:])), "")
            left_out.append(text.removesuffix(kept))
            body = body.removeprefix(kept)

    assert body == ""
    said_before = re.sub(r"\W", "", original["title"] + original["author"] + original["column"])
    for text in left_out:
        spoken = re.sub(r"\W", "", text)
        by = re.sub(r"[作摄]$", "", spoken)
        told = said_before.replace("图片", "")
        assert spoken in said_before or by in said_before or spoken in told, text


@pytest.mark.parametrize("file", cases(CORPUS, "rmrb/*/*.md"))
def test_a_body_starts_with_text_and_not_with_the_title(file: Path) -> None:
    """
    Neither first line is the title, and the translation holds no line of the original.
    """
    article = article_of(file)
    lines_en, lines_zh = article.body_en.split("\n"), article.body_zh.split("\n")

    assert lines_en[0].casefold() != article.title_en.casefold()
    assert lines_zh[0] not in article.title_zh.split("  ")
    assert set(lines_en) & set(lines_zh) <= {""}


PARAGRAPHS_OTHERWISE = {
    "1949-02-01_领残废证需要证明": (5, 6),  # two salutations, two signatures
    "1954-03-01_云南公路交通网_逐渐向少数民族地区伸展": (4, 4),  # （新华社）
    "1954-03-03_鄂伦春自治旗已胜利完成基层选举工作": (4, 4),  # （新华社）
    "1955-08-02_国务院任命一批国家工作人员和高等学校工作人员": (10, 11),  # （新华社）, twice
}
"""
(Chinese, English) where the labels leave out lines that are no repetition.

Salutations, signatures that say more than the author's name, and agencies on a
line of their own stand nowhere else in an article, and so are kept.
"""


@pytest.mark.parametrize("label", cases(LABELS, "*-*-*.json"))
def test_paragraphs_are_those_a_reader_counted(label: Path) -> None:
    """
    Both bodies have as many paragraphs as were counted by hand.
    """
    counted = json.loads(label.read_text(encoding="utf-8"))
    file = CORPUS.parent / counted["path"]
    expected = PARAGRAPHS_OTHERWISE.get(
        file.stem, (counted["paragraphs_zh"], counted["paragraphs_en"])
    )

    article = article_of(file)

    assert expected == (len(article.body_zh.split("\n")), len(article.body_en.split("\n")))
