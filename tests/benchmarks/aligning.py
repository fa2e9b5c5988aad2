"""
How long pairing takes: `python -m benchmarks.aligning FOLDER [--rounds N]`.

One process, without garbage collection, as in the build. What is compiled is compiled before. The
sentences are those of the rows of the first articles, one row at a time, as the reader asks.
"""

from __future__ import annotations

import argparse
import gc
import sys
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from dashboard.archive.files import Reject, list_files, read_article
from dashboard.language.alignment import align
from dashboard.language.sentence_pairs import align_sentences

if TYPE_CHECKING:
    from dashboard.language.alignment import Alignment

_ROWS = 500


def main() -> None:
    """Time the articles of a folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rounds", type=int, default=7)
    asked = parser.parse_args()
    results = [read_article(asked.folder, file.path) for file in list_files(asked.folder)]
    articles = [result[1] for result in results if not isinstance(result, Reject)]
    bodies = [article.body_zh for article in articles], [article.body_en for article in articles]
    found = align(*bodies)
    gc.disable()
    seconds = []
    for _ in range(asked.rounds):
        start = time.process_time()
        align(*bodies)
        seconds.append(time.process_time() - start)
    best = 1e6 * min(seconds) / len(articles)
    sys.stdout.write(f"{len(articles)} articles, {len(found.articles)} rows: ")
    sys.stdout.write(f"{best:.0f} us an article\n")
    passages = _passages(bodies, found)
    waits = []
    for zh, en in passages:
        start = time.perf_counter()
        align_sentences(zh, en)
        waits.append(time.perf_counter() - start)
    sys.stdout.write(f"sentences of {len(passages)} rows: median {1e3 * median(waits):.1f} ms a ")
    sys.stdout.write(f"row, {1e3 * max(waits):.1f} ms at most\n")


def _passages(bodies: tuple[list[str], list[str]], found: Alignment) -> list[tuple[str, str]]:
    spans = zip(*(column[:_ROWS].tolist() for column in found), strict=True)
    return [
        (bodies[0][article][start_zh:end_zh], bodies[1][article][start_en:end_en])
        for article, _, _, start_zh, end_zh, start_en, end_en, _ in spans
    ]


if __name__ == "__main__":
    main()
