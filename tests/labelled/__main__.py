"""
Write what the program finds in labelled articles, for their scorer.

    PYTHONPATH=tests python -m labelled LABELS SOURCE OUT

LABELS holds one JSON file an article, whose field `path` says where in SOURCE the
article lies; OUT gets one prediction of the same name for each.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from labelled.predictions import labelled_article, labels_in, prediction


def main() -> None:
    """Predict all articles that LABELS has."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("labels", "source", "out"):
        parser.add_argument(name, type=Path)
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    for name, label in labels_in(arguments.labels).items():
        found = prediction(labelled_article(arguments.source, label["path"]))
        text = json.dumps(found, ensure_ascii=False, indent=1)
        (arguments.out / name).write_text(text, encoding="utf-8")


main()
