"""Short articles, built into one corpus, and what is said of the translation of each."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, NamedTuple

from dashboard.corpus.build import build
from dashboard.corpus.database import Corpus
from dashboard.corpus.location import current_corpus
from dashboard.corpus.query import Query

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


class Case(NamedTuple):
    """
    A text and a translation of it.

    Attributes:
        zh: The body of the original.
        en: Of the translation.
        found: What is said of it, as "verdict surface -> found", "-" for what is not there.
        title_zh: Title.
        title_en: Its translation.
        on: Day of the issue.

    """

    zh: str
    en: str
    found: Sequence[str]
    title_zh: str = "报道"
    title_en: str = "Report"
    on: str = "1954-03-27"


def audited(cases: Sequence[Case], kinds: Sequence[str], folder: Path) -> list[list[str]]:
    """Build a corpus of the cases, and list what its checks of some kinds say of each."""
    source, data = folder / "source", folder / "data"
    source.mkdir()
    for number, case in enumerate(cases):
        body = "\n".join(f"    {line}" for line in case.zh.split("\n"))
        (source / f"{number:03d}.md").write_text(
            f"Title: {case.title_en}\nAuthor:\nDate: {case.on}\nPage: 1\n\n{case.en}\n\n\n"
            f"<hr /> \n\nOriginal: \n\n\n### {case.title_zh}\n\n{case.on}\n"
            f"第1版()\n专栏：\n\n{body}\n",
            encoding="utf-8",
        )
    build(source, data)
    with closing(Corpus(current_corpus(data))) as corpus:
        rows = corpus.run(
            Query.of(
                "SELECT path, verdict, coalesce(surface_zh, '-'), coalesce(found_en, '-')"
                " FROM articles LEFT JOIN checks USING (article_id)"
                " WHERE kind IN (SELECT unnest($kinds::VARCHAR[])) ORDER BY path, check_no",
                kinds=tuple(kinds),
            )
        ).rows()
    found: list[list[str]] = [[] for _ in cases]
    for path, verdict, surface, said in rows:
        found[int(path.removesuffix(".md"))].append(f"{verdict} {surface} -> {said}")
    return found
