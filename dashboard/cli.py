"""`python -m dashboard …`: the build, and the numbers of the pages, printed."""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import polars as pl
from tqdm import tqdm

from dashboard.archive.files import Reject, list_files, read_article
from dashboard.corpus.build import build
from dashboard.corpus.database import Corpus
from dashboard.corpus.location import current_corpus, data_folder, source_folder
from dashboard.corpus.shards import cluster
from dashboard.errors import DashboardError
from dashboard.export import export_articles, export_sources
from dashboard.queries import keywords, methods, overview, reader, regions, timeline
from dashboard.queries.address import SHARED, decode
from dashboard.queries.bins import WIDTHS, fit, span
from dashboard.queries.filters import ABROAD, UNPLACED, Filters
from dashboard.queries.matching import parse_search

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

APP = Path(__file__).parent / "app.py"


class UsageError(DashboardError):
    """An argument makes no sense."""


def main(arguments: Sequence[str] | None = None) -> int:
    """
    Run one command and give its exit code.

    0 is success, 1 a check that found something or an error said in a sentence,
    2 (from argparse) a command that does not exist.
    """
    try:
        asked = _parser().parse_args(arguments)
        command: Callable[[argparse.Namespace], int] = asked.command
        code = command(asked)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read our output (head, less) has left; what is still unsaid goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except DashboardError as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        print(f"The system says: {error}.", file=sys.stderr)
        return 1
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m dashboard", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    one = commands.add_parser("build", help="build a corpus from a folder of article files")
    one.add_argument("source", nargs="?", type=Path, help="default: seeds/, or DASHBOARD_SOURCE")
    one.add_argument("--jobs", type=int, help="processes; default: one a core")
    one.add_argument("--full", action="store_true", help="read all files, also unchanged ones")
    one.add_argument("--scheduler", metavar="ADDRESS", help="of a Dask cluster that does the work")
    _add_data(one)
    one.set_defaults(command=_build)

    one = commands.add_parser("check", help="parse only; exit 1 if any file was rejected")
    one.add_argument("source", type=Path)
    one.set_defaults(command=_check)

    one = commands.add_parser("info", help="which corpus is served")
    _add_data(one)
    _add_format(one)
    one.set_defaults(command=_info)

    one = commands.add_parser("serve", help="what `streamlit run dashboard/app.py` does")
    one.add_argument("--port", type=int, default=8501)
    one.set_defaults(command=_serve)

    for name, command, words in (
        ("timeline", _timeline, "articles over time"),
        ("regions", _regions, "articles by place"),
        ("search", _search, "the articles that the filters leave"),
        ("concordance", _concordance, "the lines in which the terms of --q stand"),
    ):
        one = commands.add_parser(name, help=words)
        _add_data(one)
        _add_format(one)
        _add_filters(one)
        one.add_argument("--limit", type=_rows, default=1_000, help="rows at most")
        if name == "timeline":
            one.add_argument("--by", choices=("auto", *WIDTHS), default="auto")
            one.add_argument(
                "--stack", choices=("none", "region", "page", "author"), default="none"
            )
        if name == "regions":
            one.add_argument("--level", choices=("area", "province", "place"), default="province")
        one.set_defaults(command=command)

    one = commands.add_parser("export", help="write what the filters leave to files")
    one.add_argument(
        "--format",
        choices=("source", "csv", "parquet"),
        required=True,
        help="source: the files as they came, below a folder; else the table of articles",
    )
    one.add_argument("-o", "--output", type=Path, required=True, metavar="PATH")
    _add_data(one)
    _add_filters(one)
    one.set_defaults(command=_export)

    one = commands.add_parser("article", help="one article, by its permalink")
    one.add_argument("slug")
    _add_data(one)
    _add_format(one)
    one.set_defaults(command=_article)
    return parser


def _rows(written: str) -> int:
    if not re.fullmatch(r"0*[1-9]\d{0,8}", written, re.ASCII):
        msg = f"--limit is {written!r}. It is a number of rows, from 1 to 999999999."
        raise UsageError(msg)
    return int(written)


def _add_data(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--data", type=Path, help="default: data/, or DASHBOARD_DATA")


def _add_filters(parser: argparse.ArgumentParser) -> None:
    for parameter in SHARED:
        if parameter.name != "ui":
            parser.add_argument(f"--{parameter.name}", default="", dest=parameter.name)


def _add_format(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--format", choices=("table", "csv", "json"), default="table")


def _build(asked: argparse.Namespace) -> int:
    if asked.jobs is not None and asked.jobs < 1:
        msg = f"--jobs is {asked.jobs}. It is a number of processes, 1 or more."
        raise UsageError(msg)
    bars: dict[str, tqdm[NoReturn]] = {}

    def show(stage: str, done: int, total: int) -> None:
        bar = bars.get(stage)
        if bar is None:
            bar = bars[stage] = tqdm(
                desc=stage, unit=f" {stage}", initial=done, total=total, disable=None
            )
        bar.update(done - bar.n)
        if done == total:
            bar.close()

    source, data = asked.source or source_folder(), asked.data or data_folder()
    with cluster(asked.scheduler) if asked.scheduler else nullcontext(asked.jobs) as jobs:
        report = build(source, data, jobs=jobs, full=asked.full, progress=show)
    copies = report.sources - report.articles
    print(
        f"{report.articles:,} articles"
        + (f" ({copies:,} files are copies)" if copies else "")
        + f", {report.rejects:,} rejects; "
        + (
            f"{report.read:,} files read in {report.seconds:.1f} s; "
            f"{report.promises} promises verified"
            if report.is_new
            else f"nothing has changed since it was built ({report.seconds:.1f} s)"
        )
        + f"\n{report.path}"
    )
    if report.rejects:
        print("What was rejected, and why: python -m dashboard check SOURCE")
    return 0


def _check(asked: argparse.Namespace) -> int:
    paths = [found.path for found in list_files(asked.source)]
    rejects = []
    for path in tqdm(paths, unit=" files", disable=None):
        result = read_article(asked.source, path)
        if isinstance(result, Reject):
            rejects.append(result)
    for reject in rejects:
        line = f":{reject.line}" if reject.line else ""
        print(f"{_on_one_line(reject.path)}{line}: {reject.reason}. {reject.detail}")
    print(f"{len(paths) - len(rejects):,} articles, {len(rejects):,} rejects")
    return 1 if rejects else 0


def _on_one_line(path: str) -> str:
    return "".join(sign if sign.isprintable() else ascii(sign)[1:-1] for sign in path)


def _info(asked: argparse.Namespace) -> int:
    corpus = _corpus(asked)
    facts = {"corpus": str(corpus.path)}
    facts |= {k: str(v) for k, v in corpus.run(overview.corpus_facts()).row(0, named=True).items()}
    facts |= dict(corpus.run(methods.build_report()).iter_rows())
    rows = {"fact": list(facts), "value": list(facts.values())}
    _print(pl.DataFrame(rows), asked.format)
    return 0


def _serve(asked: argparse.Namespace) -> int:
    command = [sys.executable, "-m", "streamlit", "run", str(APP), "--server.port", str(asked.port)]
    # Streamlit reads .streamlit/config.toml of the folder it is started in.
    return subprocess.run(command, cwd=APP.parents[1], env=os.environ, check=False).returncode  # noqa: S603


def _timeline(asked: argparse.Namespace) -> int:
    corpus = _corpus(asked)
    filters = _filters(asked, corpus)
    facts = corpus.run(overview.corpus_facts()).row(0, named=True)
    if not facts["articles"]:
        _print(pl.DataFrame(), asked.format)
        return 0
    by = fit(asked.by, *span(filters, facts["first_day"], facts["last_day"]))
    query = timeline.articles_per_period(filters, by=by, stack=asked.stack)
    _print(corpus.run(query).head(asked.limit), asked.format)
    return 0


def _regions(asked: argparse.Namespace) -> int:
    corpus = _corpus(asked)
    filters = _filters(asked, corpus)
    query = regions.articles_by_region(filters, level=asked.level, limit=asked.limit)
    _print(corpus.run(query), asked.format)
    return 0


def _search(asked: argparse.Namespace) -> int:
    corpus = _corpus(asked)
    query = reader.article_list(_filters(asked, corpus), page_size=asked.limit)
    _print(corpus.run(query).drop("body_en", "body_zh", "article_id"), asked.format)
    return 0


def _concordance(asked: argparse.Namespace) -> int:
    series = parse_search(asked.q).series
    if not series:
        msg = f"--q is {asked.q!r}, which holds no word.\nHint: --q '合作社, cooperative'"
        raise UsageError(msg)
    corpus = _corpus(asked)
    query = keywords.hit_positions(_filters(asked, corpus), series, page_size=asked.limit)
    _print(keywords.concordance(corpus.run(query), series), asked.format)
    return 0


def _export(asked: argparse.Namespace) -> int:
    corpus = _corpus(asked)
    filters = _filters(asked, corpus)
    if asked.format == "source":
        parts = export_sources(corpus, filters, asked.output)
    else:
        parts = export_articles(corpus, filters, asked.output, asked.format)
    written = 0
    with tqdm(unit=" articles", disable=None) as bar:
        for done in parts:
            bar.update(done - written)
            written = done
    print(f"{written:,} articles written to {asked.output}")
    return 0


def _article(asked: argparse.Namespace) -> int:
    found = _corpus(asked).run(reader.article(asked.slug))
    if found.is_empty():
        msg = (
            f"There is no article {asked.slug!r} in this corpus.\nHint: python -m dashboard search"
        )
        raise UsageError(msg)
    if asked.format == "table":
        for column, value in found.row(0, named=True).items():
            print(f"{column}: {'' if value is None else value}")
    else:
        _print(found, asked.format)
    return 0


def _corpus(asked: argparse.Namespace) -> Corpus:
    return Corpus(current_corpus(asked.data or data_folder()))


def _filters(asked: argparse.Namespace, corpus: Corpus) -> Filters:
    """Read the filters as the address bar does; here a value that makes no sense is an error."""
    known = set(corpus.run(regions.gazetteer_names())["place_id"]) | {ABROAD, UNPLACED}
    written = {p.name: getattr(asked, p.name) for p in SHARED if p.name != "ui"}
    state, notices = decode(written, "overview", is_place=known.__contains__)
    if notices:
        wrong = "; ".join(f"--{n.parameter} {n.value!r}" for n in notices)
        msg = (
            f"This makes no sense: {wrong}.\nDates are 1954, 1954-03 or 1954-03-27, in order; "
            "regions are place ids such as shanxi or shanxi-yu_county, several parted by '.'."
        )
        raise UsageError(msg)
    return Filters.from_state(state)


def _print(frame: pl.DataFrame, form: str) -> None:
    if form == "csv":
        sys.stdout.write(frame.write_csv())
    elif form == "json":
        print(frame.write_json())
    else:
        with pl.Config(
            tbl_rows=-1,
            tbl_cols=-1,
            fmt_str_lengths=60,
            tbl_hide_dataframe_shape=True,
            tbl_hide_column_data_types=True,
            tbl_width_chars=160,
        ):
            print(frame)
