"""
How like two archives are: `PYTHONPATH=tests python -m generator.likeness FOLDER FOLDER`.

Prints, for each folder of articles, means (and medians) of what the speed and size of a build
depend on. Titles count as text where words are counted.
"""

from __future__ import annotations

import statistics
import sys
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard.archive.files import Reject, list_files, read_article
from dashboard.language.numerals import numbers
from dashboard.language.words import terms
from dashboard.places.mentions import find_mentions

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dashboard.archive.article import Article

COMPARED = (100, 350)
"""Words of the texts whose shares of different words are compared: they fall with length."""


def measures(articles: Iterable[tuple[int, Article]]) -> dict[str, list[float]]:
    """Measure articles, each given with the bytes of its file; one value an article."""
    found: dict[str, list[float]] = defaultdict(list)
    for size, article in articles:
        zh = terms(f"{article.title_zh}\n{article.body_zh}", "zh")
        en = terms(f"{article.title_en}\n{article.body_en}", "en")
        places = [
            mention.place_id
            for text in (article.title_zh, article.body_zh)
            for mention in find_mentions(text, article.issue_date)
        ]
        one: dict[str, float] = {
            "bytes of the file": size,
            "characters zh": len(article.body_zh),
            "characters en": len(article.body_en),
            "paragraphs zh": article.body_zh.count("\n") + 1,
            "paragraphs en": article.body_en.count("\n") + 1,
            "words zh": len(zh),
            "words en": len(en),
            "different words zh": len(set(zh)),
            "different words en": len(set(en)),
            "places named": len(places),
            "different places": len(set(places)),
            "numbers zh": len(numbers(article.body_zh, "zh")),
            "numbers en": len(numbers(article.body_en, "en")),
            "characters of the title zh": len(article.title_zh),
            "characters of the title en": len(article.title_en),
        }
        for lang, words in (("zh", zh), ("en", en)):
            if COMPARED[0] <= len(words) < COMPARED[1]:
                one[f"share of different words {lang}"] = len(set(words)) / len(words)
        for name, value in one.items():
            found[name].append(value)
    return dict(found)


def _read(folder: Path) -> Iterable[tuple[int, Article]]:
    for listed in list_files(folder):
        result = read_article(folder, listed.path)
        if not isinstance(result, Reject):
            yield listed.size, result[1]


def main() -> None:
    """Print a table, a column a folder."""
    folders = [Path(name) for name in sys.argv[1:]]
    measured = [measures(_read(folder)) for folder in folders]
    sys.stdout.write(f"| mean (median) | {' | '.join(folder.name for folder in folders)} |\n")
    sys.stdout.write(f"| --- |{' ---: |' * len(folders)}\n")
    for name in measured[0]:
        form = ".2f" if name.startswith("share") else ",.1f"
        cells = [
            f"{statistics.mean(each[name]):{form}} ({statistics.median(each[name]):{form}})"
            for each in measured
        ]
        sys.stdout.write(f"| {name} | {' | '.join(cells)} |\n")


if __name__ == "__main__":
    main()
