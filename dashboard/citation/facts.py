"""What is cited of an article: its facts on one line each, in both languages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dashboard.citation.names import Name, names
from dashboard.citation.permalink import permalink

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

NEWSPAPER = "Renmin Ribao"
NEWSPAPER_HAN = "人民日报"
NEWSPAPER_EN = "People’s Daily"
NEWSPAPER_WHOLE = f"{NEWSPAPER} {NEWSPAPER_HAN} [{NEWSPAPER_EN}]"
MACHINE_TRANSLATION = "English machine translation, not checked by a human"

# Controls mean nothing in a title; signs of writing direction would turn a bibliography around.
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


@dataclass(frozen=True, slots=True)
class Cited:
    """
    The facts of one article. Texts are "" where there is none.

    `url` is the article's address in the reader and `accessed` the day it was looked at;
    both are empty where the archive is served nowhere that is known. `is_translated` says
    whether there is any English, which then is a machine's.
    """

    key: str
    title_zh: str
    title_en: str
    authors: tuple[Name, ...]
    issued: date
    page: int | None
    section: str
    column: str
    url: str
    accessed: date | None
    is_translated: bool

    @property
    def title(self) -> str:
        """The original title with its translation, as Chicago writes it: 题 [Title]."""
        if self.title_zh and self.title_en:
            return f"{self.title_zh} [{self.title_en}]"
        return self.title_zh or self.title_en

    @property
    def authors_han(self) -> str:
        """The authors' names in Chinese, "" where there are none."""
        return "、".join(name.han for name in self.authors if name.han)

    @property
    def remark(self) -> str:
        """What a citation has to say and most formats have no field for."""
        column = f"Column: {self.column}" if self.column else ""
        translation = MACHINE_TRANSLATION if self.is_translated else ""
        return "; ".join(filter(None, (column, translation)))


def cited(article: Mapping[str, Any], base: str, accessed: date) -> Cited:
    """
    Take what is cited from a row of `articles`.

    Args:
        article: Has slug, title_zh, title_en, author_zh, author_en, issue_date, page,
            section_zh, column_zh and words_en.
        base: Address of the dashboard, without a slash at its end, or "".
        accessed: The day on which it was looked at.

    """
    title_zh, column = one_line(article["title_zh"]), one_line(article["column_zh"] or "")
    return Cited(
        key=f"rmrb-{article['slug']}",
        title_zh=title_zh,
        title_en=one_line(article["title_en"]),
        authors=names(one_line(article["author_zh"] or ""), one_line(article["author_en"] or "")),
        issued=article["issue_date"],
        page=article["page"],
        section=one_line(article["section_zh"] or ""),
        # 简讯 in the column 简讯: said once.
        column="" if column == title_zh else column,
        url=permalink(base, article["slug"]),
        accessed=accessed if base else None,
        is_translated=article["words_en"] > 0,
    )


def one_line(text: str) -> str:
    r"""
    Give a text without line ends, runs of blanks, controls and signs of direction.

    >>> one_line("题\u202e\n  目\x00 ")
    '题 目'
    """
    return " ".join(_UNSEEN.sub("", " ".join(text.split())).split())
