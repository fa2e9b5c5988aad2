"""`PYTHONPATH=tests python -m generator FOLDER --articles 100000 --seed 1 --jobs 2`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from generator.archive import generate


def main() -> int:
    """Write an archive and say where."""
    parser = argparse.ArgumentParser(prog="generator", description=generate.__doc__)
    parser.add_argument("folder", type=Path, help="a new folder; FOLDER.planted gets the answers")
    parser.add_argument("--articles", type=int, required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=1, help="processes")
    parser.add_argument("--hostile", action="store_true", help="damaged files and strange texts")
    asked = parser.parse_args()
    planted = generate(
        asked.folder,
        asked.articles,
        asked.seed,
        hostile=asked.hostile,
        jobs=asked.jobs,
        show_progress=True,
    )
    sys.stdout.write(
        f"{planted.files:,} files in {planted.archive}, answers in {planted.answers}\n"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
