"""A text and its translation, read for the names in them."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from dashboard.audit.english import Stretch, fold, pinyin_words, small
from dashboard.audit.sounds import Sounds

if TYPE_CHECKING:
    from dashboard.audit.check import Bitext, Span
    from dashboard.audit.english import Word


class Reading:
    """
    What several checks of names need of a text and its translation, worked out once.

    Attributes:
        bitext: The text, its translation and their rows.
        folded: The translation as `english.fold` gives it.
        lowered: The same in small letters.

    """

    __slots__ = (
        *("_sounds", "_starts_en", "_starts_zh", "_stretches", "_whole"),
        *("bitext", "folded", "lowered"),
    )

    def __init__(self, bitext: Bitext) -> None:
        """Read a text and its translation."""
        self.bitext = bitext
        self.folded = fold(bitext.en)
        self.lowered = small(self.folded)
        self._sounds: Sounds | None = None
        self._whole: Stretch | None = None
        self._stretches: dict[tuple[int, int], Stretch] = {}
        self._starts_zh = [row.start_zh for row in bitext.rows]
        self._starts_en = [row.start_en for row in bitext.rows]

    @property
    def sounds(self) -> Sounds:
        """The sounds of the original."""
        if self._sounds is None:
            self._sounds = Sounds(self.bitext.zh)
        return self._sounds

    def words_in(self, start: int, end: int) -> list[Word]:
        """List the words in a stretch of the translation that may be pinyin."""
        return pinyin_words(self.folded, start, end)

    def stretch(self, first: int, last: int) -> Stretch:
        """Give the translation of some rows, both ends included."""
        if (first, last) not in self._stretches:
            rows = self.bitext.rows
            self._stretches[first, last] = Stretch(
                self.folded, self.lowered, rows[first].start_en, rows[last].end_en
            )
        return self._stretches[first, last]

    @property
    def whole(self) -> Stretch:
        """The whole translation."""
        if self._whole is None:
            self._whole = Stretch(self.folded, self.lowered, 0, len(self.folded))
        return self._whole

    def row_at(self, start_zh: int) -> int:
        """Give the index of the row that a character of the original is in."""
        return max(0, bisect_right(self._starts_zh, start_zh) - 1)

    def row_of(self, start_en: int) -> int:
        """Give the index of the row that a character of the translation is in."""
        return max(0, bisect_right(self._starts_en, start_en) - 1)

    def span_zh(self, first: int, last: int) -> Span:
        """Give the stretch of the original that some rows cover, both ends included."""
        rows = self.bitext.rows
        return rows[first].start_zh, rows[last].end_zh
