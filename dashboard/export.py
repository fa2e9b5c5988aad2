"""Write what a corpus holds to files: `python -m dashboard export`."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

from dashboard.citation.bibtex import bibtex
from dashboard.citation.csljson import items
from dashboard.citation.facts import cited
from dashboard.citation.ris import ris
from dashboard.errors import DashboardError
from dashboard.queries import export

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from dashboard.citation.facts import Cited
    from dashboard.corpus.database import Corpus
    from dashboard.corpus.query import Query
    from dashboard.queries.filters import Filters

# A thousand articles and their files are some 10 MB; the answer to more could be any size.
_AT_ONCE = 1_000
_SECONDS = 120.0
# How a part is written, and what stands before, between and behind the parts.
_CITATIONS: dict[str, tuple[Callable[[Iterable[Cited]], str], str, str, str]] = {
    "bibtex": (bibtex, "", "\n", ""),
    "ris": (ris, "", "\n", ""),
    "csljson": (items, "[\n", ",\n", "\n]\n"),
}


class ExportError(DashboardError):
    """What is asked for cannot be written there."""


def export_sources(corpus: Corpus, filters: Filters, folder: Path) -> Iterator[int]:
    """
    Write the files of the selected articles below a folder, byte for byte as they came.

    Copies of an article are written as well. Yields, after each part, how many articles
    are done.

    Raises:
        ExportError: a file of that name is there already with other content.

    """
    for done, frame in _parts(corpus, filters, export.sources):
        for path, encoding, text in frame.select("path", "encoding", "text").iter_rows():
            _write(folder, path, text.encode(encoding))
        yield done


def export_articles(corpus: Corpus, filters: Filters, path: Path, form: str) -> Iterator[int]:
    """
    Write the rows of the selected articles to one file, "csv" or "parquet".

    Yields, after each part, how many articles are done.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    schema = corpus.run(export.articles(0, -1))
    if form == "csv":
        with path.open("wb") as file:
            schema.write_csv(file)
            for done, frame in _parts(corpus, filters, export.articles):
                frame.write_csv(file, include_header=False)
                yield done
    else:
        with pq.ParquetWriter(path, schema.to_arrow().schema, compression="zstd") as writer:
            for done, frame in _parts(corpus, filters, export.articles):
                writer.write_table(pa.table(frame.to_arrow()))
                yield done


def export_citations(
    corpus: Corpus, filters: Filters, path: Path, form: str, base: str
) -> Iterator[int]:
    """
    Write a citation of each selected article to one file: "bibtex", "ris" or "csljson".

    `base` is the address of the dashboard, "" where it has none: then citations have no
    address and no day of access, which else is today. Yields, after each part, how many
    articles are done.
    """
    today = datetime.now(UTC).astimezone().date()
    write, opened, between, closed = _CITATIONS[form]
    path.parent.mkdir(parents=True, exist_ok=True)
    # A line ends as the formats' own writers end it, on every system.
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(opened)
        for number, (done, frame) in enumerate(_parts(corpus, filters, export.cited)):
            file.write(between if number else "")
            file.write(write([cited(row, base, today) for row in frame.iter_rows(named=True)]))
            yield done
        file.write(closed)


def _parts(
    corpus: Corpus, filters: Filters, rows: Callable[[int, int], Query]
) -> Iterator[tuple[int, pl.DataFrame]]:
    ids = corpus.run(export.selected_ids(filters), seconds=_SECONDS)["article_id"]
    for first in range(0, len(ids), _AT_ONCE):
        wanted = ids[first : first + _AT_ONCE]
        query = rows(wanted[0], wanted[-1])
        frame = corpus.run(query, seconds=_SECONDS)
        yield first + len(wanted), frame.filter(pl.col("article_id").is_in(wanted.implode()))


def _write(folder: Path, path: str, content: bytes) -> None:
    """Write one file where nothing else is; a path of the corpus never leaves the folder."""
    parts = PurePosixPath(path).parts
    if path.startswith("/") or ".." in parts:
        msg = f"The path {path!r} leads out of {folder}. Was this corpus changed by hand?"
        raise ExportError(msg)
    place = folder.joinpath(*parts)
    place.parent.mkdir(parents=True, exist_ok=True)
    if place.exists() and place.read_bytes() != content:
        msg = f"{place} is there already, with other content.\nHint: export to an empty folder."
        raise ExportError(msg)
    place.write_bytes(content)
