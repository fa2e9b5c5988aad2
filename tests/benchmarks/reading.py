"""
How long it takes to find places and figures, and to check what a translation makes of them.

    PYTHONPATH=tests python -m benchmarks.reading FOLDER [--rounds N]

One process, without garbage collection, as in the build. The first round reads every spelling for
the first time; the fastest one finds them all in the caches.
"""

from __future__ import annotations

import argparse
import gc
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dashboard.archive.files import Reject, list_files, read_article
from dashboard.audit.check import Texts
from dashboard.corpus.shard_checks import check_records
from dashboard.corpus.shard_figures import PAIRED, pair_figures
from dashboard.corpus.shard_tables import SCHEMAS
from dashboard.figures.figure import Figure, find_figures
from dashboard.figures.sums import FigureSum, sums_by_place
from dashboard.language.alignment import align
from dashboard.places.article_places import ArticlePlaces, places_of_article

if TYPE_CHECKING:
    from collections.abc import Callable

    from dashboard.archive.article import Article


def main() -> None:
    """Time the articles of a folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rounds", type=int, default=7)
    asked = parser.parse_args()
    results = [read_article(asked.folder, file.path) for file in list_files(asked.folder)]
    articles = [result[1] for result in results if not isinstance(result, Reject)]
    gc.disable()

    def timed(name: str, work: Callable[[], list[Any]]) -> list[Any]:
        seconds = []
        for _ in range(asked.rounds):
            start = time.process_time()
            found = work()
            seconds.append(time.process_time() - start)
        first, best = (1e6 * each / len(articles) for each in (seconds[0], min(seconds)))
        sys.stdout.write(f"{name:20} {first:8.1f} us an article at first, {best:8.1f} at best\n")
        return found

    places = timed("places", lambda: [_places(article) for article in articles])
    figures = timed("figures", lambda: list(map(_figures, articles, places)))
    timed("sums of figures", lambda: list(map(_sums, figures, places)))
    bodies_en = [article.body_en for article in articles]
    rows = align([article.body_zh for article in articles], bodies_en)
    records = {
        "record_no": range(len(articles)),
        **{name: [getattr(article, name) for article in articles] for name in Texts._fields},
    }
    columns = _columns(figures)
    paired = timed("pairing with English", lambda: pair_figures(columns, records, rows))
    columns |= dict(zip(PAIRED, paired, strict=True))
    mentions = _mentions(places)
    timed("checks", lambda: check_records(records, mentions, columns, rows).columns)
    numbers = len(paired[0]), sum(start is not None for start in paired[0])
    said = f"{numbers[0]} figures, {numbers[1]} found in the translation"
    sys.stdout.write(f"{len(articles)} articles, {said}\n")


def _places(article: Article) -> ArticlePlaces:
    return places_of_article(article.title_zh, article.body_zh, article.issue_date)


def _figures(article: Article, found: ArticlePlaces) -> list[Figure]:
    return find_figures(
        article.body_zh,
        [mention for role, mention in found.mentions if role == "body"],
        parents={unit.place_id: unit.parent_id for unit in found.units},
        main_place_id=found.main_place_id,
        on=article.issue_date,
    )


def _sums(figures: list[Figure], found: ArticlePlaces) -> list[FigureSum]:
    return sums_by_place(figures, {unit.place_id: unit.parent_id for unit in found.units})


def _columns(figures: list[list[Figure]]) -> dict[str, Any]:
    rows = [(at, no, *figure) for at, mine in enumerate(figures) for no, figure in enumerate(mine)]
    return dict(zip(SCHEMAS["figures"], zip(*rows, strict=True), strict=False))


def _mentions(places: list[ArticlePlaces]) -> dict[str, Any]:
    rows = [
        (at, mention.place_id, "zh", role, *mention[1:])
        for at, found in enumerate(places)
        for role, mention in found.mentions
    ]
    return dict(zip(SCHEMAS["mentions"], zip(*rows, strict=True), strict=True))


if __name__ == "__main__":
    main()
