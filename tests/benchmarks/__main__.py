"""
How fast is the build, against what others would do with the same files, and how does it grow?

    PYTHONPATH=tests python -m benchmarks --articles 20000 --rounds 3
    PYTHONPATH=tests python -m benchmarks --curve 10000 100000 1000000

The first writes an archive of so many articles (the generator's, seed 1, without its copies),
lets each contender index it, every one in a fresh process and a fresh folder, checks that all
have found the articles in which a few words were planted, and prints one table. `contenders`
says what each does, `measuring` how time and memory are measured. In every round each runs
once, and each round begins with another one, so that none always profits from a warm machine;
ratios are taken within a round. Files are in the page cache: a cold disk is not measured.
The build works on runs of 2,000 files, so archives of less than 4,000 leave processes idle.

The second runs the build alone on archives of growing size, a line at a time.

--source takes an archive that is there instead of writing one; no article may be in it twice.

Archives and indexes lie in a temporary folder (TMPDIR) that is removed; --keep leaves it.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import sys
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from generator.archive import generate

from benchmarks.checking import ALL, counts
from benchmarks.contenders import CHECKED, NAMES, command
from benchmarks.measuring import Cost, disk_bytes, measure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Run:
    """One contender in one round."""

    name: str
    round_no: int
    articles: int
    cost: Cost


def archive(folder: Path, articles: int, jobs: int) -> dict[str, int]:
    """
    Write the archive, and give what a search in it has to find.

    Copies go: the build knows them as such, and the others would index them twice.
    """
    planted = generate(folder, articles, seed=1, jobs=jobs, show_progress=sys.stderr.isatty())
    files = planted.table("files")
    for path in files.filter(expected="duplicate")["path"]:
        (folder / path).unlink()
    markers = planted.table("markers")
    found = {word: markers.filter(term=word)["path"].n_unique() for word in CHECKED}
    return {ALL: files.filter(expected="article").height, **found}


def compare(  # noqa: PLR0917
    source: Path,
    folder: Path,
    names: Sequence[str],
    rounds: int,
    jobs: int,
    expected: Mapping[str, int] | None = None,
) -> list[Run]:
    """
    Run every contender in every round.

    Raises:
        RuntimeError: One did not find what is expected, or what the first found.

    """
    runs: list[Run] = []
    for round_no in range(rounds):
        turn = round_no % len(names)
        for name in (*names[turn:], *names[:turn]):
            output = folder / f"{name}-{round_no}"
            output.mkdir()
            cost = measure(command(name, source, output, jobs), output, _environment())
            found = counts(name, output, CHECKED)
            shutil.rmtree(output)
            expected = expected or found
            if found != expected:
                msg = f"{name} found {found}, expected {expected}: nothing can be compared."
                raise RuntimeError(msg)
            runs.append(Run(name, round_no, found[ALL], cost))
            _say(f"round {round_no + 1}: {name} {cost.seconds:.1f} s")
    return runs


def table(runs: Sequence[Run], text_bytes: int) -> str:
    """Set the runs in a table: medians, and the smallest and largest in brackets."""
    names = list(dict.fromkeys(run.name for run in runs))
    of_build = {run.round_no: run.cost.seconds for run in runs if run.name == "build"}
    head = (
        *("contender", "articles/s", "time / build's", "CPU ms/article"),
        *("peak memory, MB", "disk, MB", "disk / text"),
    )
    rows = [head, ("---",) + ("---:",) * (len(head) - 1)]
    for name in sorted(names, key=NAMES.index):
        mine = [run for run in runs if run.name == name]
        rows.append(
            (
                name,
                _spread(mine, lambda run: run.articles / run.cost.seconds, ",.0f"),
                _spread(mine, lambda run: run.cost.seconds / of_build[run.round_no], ".2f")
                if of_build
                else "",
                _spread(mine, lambda run: 1e3 * run.cost.cpu_seconds / run.articles, ".2f"),
                _spread(mine, lambda run: run.cost.peak_bytes / 1e6, ",.0f"),
                _spread(mine, lambda run: run.cost.disk_bytes / 1e6, ",.1f"),
                _spread(mine, lambda run: run.cost.disk_bytes / text_bytes, ".2f"),
            )
        )
    return "\n".join(_line(*row) for row in rows)


def curve(folder: Path, sizes: Sequence[int], jobs: int) -> Iterator[str]:
    """Run the build alone on archives of growing size; give a table, line by line."""
    yield _line(
        *("articles", "seconds", "articles/s", "CPU s"),
        *("peak memory, MB", "disk, MB", "disk / text"),
    )
    yield _line(*["---:"] * 7)
    for size in sizes:
        source, output = folder / f"archive-{size}", folder / f"build-{size}"
        archive(source, size, jobs)
        text_bytes = disk_bytes(source)
        output.mkdir()
        cost = measure(command("build", source, output, jobs), output, _environment())
        shutil.rmtree(output)
        _remove_archive(source)
        yield _line(
            *(f"{size:,}", f"{cost.seconds:.1f}", f"{size / cost.seconds:,.0f}"),
            *(f"{cost.cpu_seconds:.1f}", f"{cost.peak_bytes / 1e6:,.0f}"),
            *(f"{cost.disk_bytes / 1e6:,.1f}", f"{cost.disk_bytes / text_bytes:.2f}"),
        )


def _remove_archive(source: Path) -> None:
    shutil.rmtree(source)
    shutil.rmtree(source.with_name(f"{source.name}.planted"))


def _spread(runs: Sequence[Run], value: Callable[[Run], float], form: str) -> str:
    values = [value(run) for run in runs]
    middle = format(statistics.median(values), form)
    if len(values) == 1:
        return middle
    return f"{middle} ({format(min(values), form)}-{format(max(values), form)})"


def _line(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def _environment() -> dict[str, str]:
    paths = (str(ROOT), str(ROOT / "tests"), os.environ.get("PYTHONPATH", ""))
    return {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths))}


def _print(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _say(line: str) -> None:
    sys.stderr.write(f"{line}\n")


def main() -> int:
    """Print one table."""
    parser = argparse.ArgumentParser(
        prog="benchmarks", description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--source", type=Path, help="an archive that is there")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes that cut")
    parser.add_argument("--contenders", nargs="+", choices=NAMES, default=NAMES)
    parser.add_argument("--curve", nargs="+", type=int, metavar="ARTICLES", help="build alone")
    parser.add_argument("--keep", action="store_true", help="leave the archive where it is")
    parser.add_argument("--json", type=Path, help="write every run to this file, too")
    asked = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="benchmark-"))
    try:
        if asked.curve:
            for line in curve(folder, asked.curve, asked.jobs):
                _print(line)
            return 0
        source, expected = folder / "archive", None
        if asked.source:
            source = asked.source.resolve()
        else:
            expected = archive(source, asked.articles, asked.jobs)
        text_bytes = disk_bytes(source)
        runs = compare(source, folder, asked.contenders, asked.rounds, asked.jobs, expected)
        if asked.json:
            asked.json.write_text(json.dumps([asdict(run) for run in runs], indent=1))
        _print(f"{table(runs, text_bytes)}\n\nText: {text_bytes / 1e6:,.1f} MB of files")
    finally:
        if asked.keep:
            _say(f"kept: {folder}")
        else:
            shutil.rmtree(folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
