"""
Plant errors in translations: a digit, a place, a date, a paragraph.

Each goes where the audit of the clean article agreed, so that what is said of it afterwards is
said of the planted error; one error an article, chosen by a seeded chance.
"""

from __future__ import annotations

import calendar
import random
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal

from dashboard.corpus.query import Query
from dashboard.places.gazetteer import load_gazetteer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dashboard.corpus.database import Corpus

Error = Literal["digit", "place", "date", "paragraph"]
KINDS: Final[dict[Error, tuple[str, ...]]] = {
    "digit": ("figure",),
    "place": ("place",),
    "date": ("date",),
    "paragraph": ("paragraph", "length"),
}
"""What checks may find an error."""
_SHORTEST: Final = 20
"""Characters of an original paragraph whose translation is dropped; shorter ones are headings."""
_DAY_ALONE: Final = re.compile("[一二三四五六七八九十]{1,3}日")
_DIGIT: Final = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Planted:
    """
    An article with an error in its translation.

    Attributes:
        error: What was done.
        article: Columns of the table of articles; body_en has the error.
        start_zh: Offset in body_zh of what is now wrongly translated.
        end_zh: Offset behind it.
        before: What stood in the translation.
        after: What stands there now.

    """

    error: Error
    article: dict[str, Any]
    start_zh: int
    end_zh: int
    before: str
    after: str

    def as_file(self) -> str:
        """Write the article as a file of the archive."""
        row = self.article
        body_zh = "\n".join(f"    {line}" for line in row["body_zh"].split("\n"))
        page = row["page"] or 1
        return (
            f"Title: {row['title_en']}\nAuthor:{row['author_en'] or ''}\n"
            f"Date: {row['issue_date']}\nPage: {page}\n\n{row['body_en']}\n\n\n<hr /> \n\n"
            f"Original: \n\n\n### {row['title_zh']}\n{row['author_zh'] or ''}\n"
            f"{row['issue_date']}\n第{page}版()\n专栏：{row['column_zh'] or ''}\n\n{body_zh}\n"
        )


def plant(corpus: Corpus, number: int, seed: int) -> list[Planted]:
    """
    Plant errors, as many of each kind, as far as the corpus has room for them.

    Args:
        corpus: Of articles whose translations are taken for right where a check agrees.
        number: Of errors in all.
        seed: Of the chance that chooses them.

    """
    rng = random.Random(seed)
    articles = {
        row["article_id"]: row for row in _rows(corpus, "FROM articles ORDER BY article_id")
    }
    possible: dict[Error, list[Planted]] = {error: [] for error in KINDS}
    agreeing = (
        "FROM checks WHERE verdict = 'agrees' AND part = 'body' ORDER BY article_id, check_no"
    )
    for check in _rows(corpus, agreeing):
        for planted in _errors(articles[check["article_id"]], check, rng):
            possible[planted.error].append(planted)
    aligned = "FROM alignments WHERE kind = 'body' AND end_en > start_en ORDER BY ALL"
    for row in _rows(corpus, aligned):
        article = articles[row["article_id"]]
        if row["end_zh"] - row["start_zh"] >= _SHORTEST and "\n" in article["body_en"]:
            possible["paragraph"].append(_without(article, row))
    for each in possible.values():
        rng.shuffle(each)
    chosen: list[Planted] = []
    while len(chosen) < number and any(possible.values()):
        for each in possible.values():
            if each and len(chosen) < number:
                chosen.append(each.pop())
    return chosen


def _rows(corpus: Corpus, sql: str) -> list[dict[str, Any]]:
    return corpus.run(Query(sql)).to_dicts()


def _errors(
    article: dict[str, Any], check: dict[str, Any], rng: random.Random
) -> Iterator[Planted]:
    """Give the error that can be planted where a check agrees, if any."""
    found = check["found_en"]
    if check["kind"] == "figure" and (digits := list(_DIGIT.finditer(found))):
        digit = rng.choice(digits)
        other = rng.choice([d for d in "123456789" if d != digit[0]])
        after = found[: digit.start()] + other + found[digit.end() :]
        yield _replaced("digit", article, check, after)
    if check["kind"] == "date" and _DAY_ALONE.fullmatch(check["surface_zh"]):
        # Five months off, so that the article does not speak of it: 七日 as "July 7th".
        month = calendar.month_name[(article["issue_date"].month + 4) % 12 + 1]
        day = re.sub(r"\D", "", found)
        if day and month not in article["body_en"]:
            yield _replaced("date", article, check, f"{month} {day}")
    if check["kind"] == "place" and found.istitle():
        counties = [p.name_en for p in load_gazetteer().places.values() if p.kind == "county"]
        others = [name.removesuffix(" County") for name in rng.sample(counties, 20)]
        other = next(name for name in others if name not in article["body_en"])
        yield _replaced("place", article, check, other)


def _replaced(error: Error, article: dict[str, Any], check: dict[str, Any], after: str) -> Planted:
    body = article["body_en"]
    start, end = check["start_en"], check["end_en"]
    if error == "place":  # everywhere, as a translator errs
        body_en = re.sub(rf"\b{re.escape(check['found_en'])}\b", after, body)
    else:
        body_en = body[:start] + after + body[end:]
    spans = check["start_zh"], check["end_zh"]
    return Planted(error, {**article, "body_en": body_en}, *spans, check["found_en"], after)


def _without(article: dict[str, Any], row: dict[str, Any]) -> Planted:
    body, start, end = article["body_en"], row["start_en"], row["end_en"]
    body_en = (body[:start] + body[end:]).replace("\n\n", "\n").strip("\n")
    spans = row["start_zh"], row["end_zh"]
    return Planted("paragraph", {**article, "body_en": body_en}, *spans, body[start:end], "")
