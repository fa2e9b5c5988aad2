"""
Write an archive of any size, and beside it what was planted in it.

The archive is a folder of `YYYY.MM/` folders; `FOLDER.planted/` has the known answers, a
Parquet file a table. Rows of markers, places and figures are of files expected to be articles.
"""

from __future__ import annotations

import os
import shutil
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from typing import TYPE_CHECKING, Any

import polars as pl
from tqdm import tqdm

from generator.articles import files_of
from generator.issues import blocks

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from generator.articles import GeneratedFile
    from generator.issues import Block

SCHEMAS: dict[str, dict[str, Any]] = {
    "files": {
        "index": pl.Int64,
        "path": pl.String,
        "bytes": pl.Int64,
        "expected": pl.String,  # article | duplicate | the reason of a reject
        "variants": pl.List(pl.String),
        "date": pl.Date,
        "page": pl.Int32,
        "title_zh": pl.String,
        "title_en": pl.String,
        "author_zh": pl.String,
        "author_en": pl.String,
        "section_zh": pl.String,
        "column_zh": pl.String,
        "paragraphs_zh": pl.Int32,
        "paragraphs_en": pl.Int32,
        "characters_zh": pl.Int32,
        "characters_en": pl.Int32,
    },
    "markers": {"path": pl.String, "lang": pl.String, "term": pl.String, "count": pl.Int32},
    "places": {"path": pl.String, "place_id": pl.String, "count": pl.Int32},
    "figures": {
        "path": pl.String,
        "kind": pl.String,
        "value": pl.Float64,
        "unit_zh": pl.String,
        "unit_en": pl.String,
        "surface_zh": pl.String,  # null where the file has no original
        "surface_en": pl.String,  # null where it has no translation
    },
}


@dataclass(frozen=True, slots=True)
class Planted:
    """
    A written archive.

    Attributes:
        archive: The folder of articles.
        answers: The folder of known answers.
        files: Files written: articles, copies and rejects.

    """

    archive: Path
    answers: Path
    files: int

    def table(self, name: str) -> pl.DataFrame:
        """Read one table of the known answers; SCHEMAS names them."""
        return pl.read_parquet(self.answers / f"{name}.parquet")


def generate(
    folder: Path,
    articles: int,
    seed: int,
    *,
    hostile: bool = False,
    jobs: int = 1,
    show_progress: bool = False,
) -> Planted:
    """
    Write `articles` articles, and copies of a few, into a new folder.

    The same arguments but for `jobs` give the same bytes.

    Raises:
        FileExistsError: There is something in the folder already.

    """
    answers = folder.with_name(f"{folder.name}.planted")
    if (folder.exists() and any(folder.iterdir())) or answers.exists():
        msg = f"{folder} or {answers} is there already. Name a new folder."
        raise FileExistsError(msg)
    parts = answers / "parts"
    for path in (folder, *(parts / name for name in SCHEMAS)):
        path.mkdir(parents=True, exist_ok=True)
    work = partial(_write_block, folder=folder, parts=parts, seed=seed, hostile=hostile)
    todo = list(blocks(articles, seed))
    files = 0
    with tqdm(total=articles, unit=" articles", disable=not show_progress) as bar:
        for block, written in zip(todo, _map(work, todo, jobs), strict=True):
            files += written
            bar.update(len(block.days))
    for name, schema in SCHEMAS.items():
        if todo:
            pl.scan_parquet(parts / name / "*.parquet").sink_parquet(answers / f"{name}.parquet")
        else:
            pl.DataFrame(schema=schema).write_parquet(answers / f"{name}.parquet")
    shutil.rmtree(parts)
    return Planted(folder, answers, files)


def _map(work: Any, todo: list[Block], jobs: int) -> Iterable[int]:
    if jobs == 1 or len(todo) < 2:
        yield from map(work, todo)
        return
    # "spawn": polars has threads, and forking those deadlocks.
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as executor:
        yield from executor.map(work, todo)


def _write_block(block: Block, *, folder: Path, parts: Path, seed: int, hostile: bool) -> int:
    rows: dict[str, list[tuple[Any, ...]]] = {name: [] for name in SCHEMAS}
    made: set[str] = set()
    files = 0
    for file in files_of(block, seed, hostile=hostile):
        month = file.path.partition("/")[0]
        if month not in made:
            (folder / month).mkdir(exist_ok=True)
            made.add(month)
        with open(os.fsencode(folder / file.path), "wb", buffering=0) as out:  # noqa: PTH123
            out.write(file.content)
        _add_rows(rows, file)
        files += 1
    for name, schema in SCHEMAS.items():
        frame = pl.DataFrame(rows[name], schema=schema, orient="row")
        frame.write_parquet(parts / name / f"{block.number:06d}.parquet")
    return files


def _add_rows(rows: dict[str, list[tuple[Any, ...]]], file: GeneratedFile) -> None:
    laid, draft = file.laid, file.draft
    path = file.path.encode(errors="backslashreplace").decode()
    rows["files"].append(
        (
            *(file.index, path, len(file.content), file.expected, file.variants),
            *(draft.day, laid.page, laid.title_zh, laid.title_en, laid.author_zh, laid.author_en),
            *(laid.section_zh, laid.column_zh, len(laid.body_zh), len(laid.body_en)),
            *(_characters(laid.body_zh), _characters(laid.body_en)),
        )
    )
    if file.expected != "article":
        return
    has = {"zh": "no original" not in file.variants, "en": "no translation" not in file.variants}
    rows["markers"].extend(
        (path, lang, term, count) for (lang, term), count in draft.markers.items() if has[lang]
    )
    if has["zh"]:
        counts = Counter(place.place_id for place in draft.places)
        rows["places"].extend((path, place_id, count) for place_id, count in counts.items())
    for figure in draft.figures:
        zh = figure.surface_zh if has["zh"] else None
        en = figure.surface_en if has["en"] else None
        rows["figures"].append(
            (path, figure.kind, figure.value, figure.unit_zh, figure.unit_en, zh, en)
        )


def _characters(body: list[str]) -> int:
    """Count those of the body as stored: paragraphs joined by line ends."""
    return sum(map(len, body)) + max(0, len(body) - 1)
