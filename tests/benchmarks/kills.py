"""
Kill builds at random moments, and let others run out of disk; say how many left all whole.

    PYTHONPATH=tests python -m benchmarks.kills --rounds 50 --disks 5 --articles 6000

After each death the served corpus is opened and every promise verified; after every other one
the next build has to succeed, hold every article and leave no litter. The first thing that
is not so ends the run with an error. Full disks are file systems of their own, for which
one has to be root.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from generator.archive import generate
from killed_builds import (
    build_well,
    change,
    command,
    corpus_is_whole,
    kill_rounds,
    litter,
    small_disk,
)


def full_disks(source: Path, home: Path, disks: int) -> dict[str, int]:
    """
    Build on disks that are full at different stages, from a third of what a build needs up.

    Returns:
        Disks, builds that said so, and good builds after there was room again.

    """
    build_well(source, home / "roomy", "--full")
    needed = sum(path.stat().st_size for path in (home / "roomy").iterdir()) / 2**20
    counts = {"disks": disks, "said to be full": 0, "good builds after": 0}
    for number in range(disks):
        # Room for the corpus before, and a growing part of what the build writes meanwhile.
        size = int(needed * (1.3 + 0.5 * number)) + 1
        with small_disk(home / f"disk-{number}", size) as disk:
            data = disk / "data"
            shutil.copytree(home / "roomy", data)
            change(source, 1_000 + number)
            served = corpus_is_whole(data)
            failed = subprocess.run(
                command(source, data, "--full"), check=False, capture_output=True, text=True
            )
            if "Traceback" in failed.stderr or corpus_is_whole(data) < served or litter(data):
                message = f"a disk of {size} MiB: {litter(data)} {failed.stderr}"
                raise AssertionError(message)
            counts["said to be full"] += "is full" in failed.stderr
            subprocess.run(["mount", "-o", "remount,size=2g", str(disk)], check=True)
            build_well(source, data)
            if corpus_is_whole(data) != served + number + 1:
                message = f"a disk of {size} MiB: the build after holds {corpus_is_whole(data)}"
                raise AssertionError(message)
            counts["good builds after"] += 1
    return counts


def main() -> int:
    """Kill, fill, and print the counts."""
    parser = argparse.ArgumentParser(prog="benchmarks.kills", description=__doc__)
    parser.add_argument("--rounds", type=int, default=50)
    parser.add_argument("--disks", type=int, default=5)
    parser.add_argument("--articles", type=int, default=6_000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        generate(home / "in", asked.articles, asked.seed)
        if asked.rounds:
            counts = kill_rounds(home / "in", home / "data", asked.rounds, asked.seed, "--full")
            sys.stdout.write(f"kills: {counts}\n")
        if asked.disks:
            sys.stdout.write(f"full disks: {full_disks(home / 'in', home, asked.disks)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
