"""One article of the newspaper as the archive stores it, and what is wrong with a file."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, NamedTuple

from dashboard.errors import DashboardError

if TYPE_CHECKING:
    from datetime import date


class Article(NamedTuple):
    """
    One article in both languages, as stored: nothing is translated or corrected.

    Absence is None where the header left a field blank, and "" where a title or
    a body is missing; at least one of the two titles is never "".

    Attributes:
        issue_date: Day of the issue.
        page: Page of the issue, from 1.
        section_zh: What stands in the brackets of 第8版(副刊).
        column_zh: Name of the column (专栏).
        title_en: Title of the translation.
        title_zh: Title of the original; its parts are separated by two spaces.
        author_en: Authors as the translation's header names them, "A, B".
        author_zh: Authors as the original's header names them, parted by U+3000.
        body_en: Translation, one paragraph a line, without title and byline lines.
        body_zh: Original, likewise.
        named_entities: List of names that some translations end with, raw.

    """

    issue_date: date
    page: int | None
    section_zh: str | None
    column_zh: str | None
    title_en: str
    title_zh: str
    author_en: str | None
    author_zh: str | None
    body_en: str
    body_zh: str
    named_entities: str | None

    @property
    def slug_stem(self) -> str:
        """
        The permalink without the suffix that sets namesakes of one page apart.

        Date, page (0 where unknown), and eight hexadecimal digits of the sha256 of
        "date|page|title", where the title is the Chinese one if there is one.
        """
        day, page = self.issue_date.isoformat(), self.page or 0
        named = f"{day}|{page}|{self.title_zh or self.title_en}"
        digest = hashlib.sha256(named.encode()).hexdigest()
        return f"{day}-p{page}-{digest[:8]}"

    @property
    def content_digest(self) -> str:
        """
        32 hexadecimal digits (blake2b) over all that the article says.

        Two files have the same one if, and but for a collision only if, they hold the
        same article: path, encoding, line ends, byte order mark and blank lines do not
        count. It is stable between runs and machines.
        """
        day, page, *texts = self
        fields = (day.isoformat(), None if page is None else str(page), *texts)
        # Each text behind its length, so that no two articles run together alike; and encoded by
        # itself, for next to Chinese an English one takes three times as long.
        framed = b"".join(
            [
                b"-" if text is None else f"{len(text)}:{text}".encode(errors="surrogatepass")
                for text in fields
            ]
        )
        return hashlib.blake2b(framed, digest_size=16).hexdigest()


class ArticleFormatError(DashboardError):
    """
    A text is no article: it has no title, no date, or an impossible one.

    Attributes:
        path: File the text came from.
        line: Line of the file, from 1; None where no single line is at fault.
        reason: Short stable phrase to group and count by, "no date".
        detail: What was found, what was expected, what to do.

    """

    def __init__(self, path: str, line: int | None, reason: str, detail: str) -> None:
        super().__init__(path, line, reason, detail)  # all four, so that it can be pickled
        self.path = path
        self.line = line
        self.reason = reason
        self.detail = detail

    def __str__(self) -> str:
        where = self.path if self.line is None else f"{self.path}:{self.line}"
        return f"{where}: {self.reason}. {self.detail}"
