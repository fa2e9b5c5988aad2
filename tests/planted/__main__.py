"""
Plant errors in the articles of a corpus, and print which of them the audit finds.

    PYTHONPATH=tests python -m planted DATA [--errors 200] [--seed 1]

DATA is the data folder of a corpus.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from contextlib import closing
from pathlib import Path

from dashboard.corpus.database import Corpus
from dashboard.corpus.location import current_corpus
from planted.planting import KINDS, plant
from planted.recall import outcomes


def main() -> None:
    """Print recall by kind, and each error that was missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--errors", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    with closing(Corpus(current_corpus(arguments.data))) as corpus:
        planted = plant(corpus, arguments.errors, arguments.seed)
    with tempfile.TemporaryDirectory() as folder:
        found = outcomes(planted, Path(folder))
    say = sys.stdout.write
    for error in KINDS:
        mine = [each for each in found if each.planted.error == error]
        verdicts = Counter(each.verdicts[0] if each.verdicts else "not found" for each in mine)
        say(f"{error:10} {len(mine):4} planted: {dict(verdicts)}\n")
    hits = sum(bool(each.verdicts) for each in found)
    say(f"recall {hits}/{len(found)} = {hits / len(found):.3f}\n")
    for each in found:
        if not each.verdicts:
            what = each.planted
            spoilt = what.article["body_zh"][what.start_zh : what.end_zh]
            say(f"  missed {what.error}: {spoilt[:40]} | {what.before[:60]!r} -> {what.after!r}\n")


main()
