"""What a corpus holds in memory for searching, read ahead of the first question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.search.postings import read_rare
from dashboard.search.streams import texts_in_memory
from dashboard.search.vocabulary import vocabulary

if TYPE_CHECKING:
    from dashboard.corpus.database import Corpus


def warm(corpus: Corpus) -> None:
    """Read words, rare places and, where there is room, texts: 3 s of a million articles."""
    _ = vocabulary(corpus).ranks
    read_rare(corpus)
    for lang in ("en", "zh"):
        texts_in_memory(corpus, "zh" if lang == "zh" else "en")
