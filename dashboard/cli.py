"""`python -m dashboard …`: the build, and the numbers of the pages, printed."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from contextlib import nullcontext
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import polars as pl
from tqdm import tqdm

from dashboard.archive.files import Reject, list_files, read_article
from dashboard.citation.facts import cited
from dashboard.citation.forms import FILES, FORMS
from dashboard.citation.permalink import public_address
from dashboard.commands import audit, keywords, quantities
from dashboard.commands.arguments import (
    UsageError,
    add_base,
    add_data,
    add_filters,
    add_format,
    add_limit,
    corpus_of,
    filters_of,
    read_unit,
    searched,
    show,
    width_of,
)
from dashboard.corpus.build import build
from dashboard.corpus.location import data_folder, source_folder
from dashboard.corpus.shards import cluster
from dashboard.errors import DashboardError
from dashboard.export import export_articles, export_citations, export_sources
from dashboard.figures.units import NOT_SUMMED
from dashboard.labels import about_checks
from dashboard.queries import methods, overview, reader, timeline
from dashboard.queries.bins import WIDTHS
from dashboard.queries.listing import SORTS, Catalogue
from dashboard.queries.region_counts import COMPARED, MEASURES, PEOPLE, Regions

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

# What a person is told of a region; a program gets all columns.
_NAMES = ("place_id", "name_en", "name_zh")
# And of an article; its checks in words.
_OF_ARTICLES = ("slug", "issue_date", "page", "title_en", "title_zh", "author_en", "author_zh")
APP = Path(__file__).parent / "app.py"


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

    _add_corpus_commands(commands.add_parser)
    for name, command, words in (
        ("timeline", _timeline, "articles over time"),
        ("regions", _regions, "articles by place"),
        ("search", _search, "the articles that the filters leave"),
    ):
        one = commands.add_parser(name, help=words)
        add_data(one)
        add_format(one)
        add_filters(one)
        add_limit(one, 1_000)
        if name == "timeline":
            one.add_argument("--by", choices=("auto", *WIDTHS), default="auto")
            one.add_argument("--measure", choices=timeline.MEASURES, default="articles")
            one.add_argument(
                "--stack", choices=("none", "region", "page", "author"), default="none"
            )
        if name == "search":
            one.add_argument("--sort", choices=SORTS, default="date")
        if name == "regions":
            one.add_argument("--level", choices=("area", "province", "place"), default="province")
            one.add_argument("--measure", choices=MEASURES, default="articles")
            one.add_argument("--within", default="", metavar="PLACE", help="units directly below")
            one.add_argument("--unit", default=PEOPLE, help=f"of figures; default: {PEOPLE}")
        one.set_defaults(command=command)

    keywords.add_commands(commands.add_parser)
    quantities.add_commands(commands.add_parser)
    audit.add_commands(commands.add_parser)

    one = commands.add_parser("export", help="write what the filters leave to files")
    one.add_argument(
        "--format",
        choices=("source", "csv", "parquet", *FILES),
        required=True,
        help="source: the files as they came, below a folder; csv, parquet: the table of"
        " articles; else their citations",
    )
    one.add_argument("-o", "--output", type=Path, required=True, metavar="PATH")
    add_data(one)
    add_filters(one)
    add_base(one)
    one.set_defaults(command=_export)

    one = commands.add_parser("article", help="one article, by its permalink")
    one.add_argument("slug")
    add_data(one)
    add_format(one)
    one.add_argument("--cite", choices=FORMS, help="print its citation instead")
    add_base(one)
    one.set_defaults(command=_article)
    return parser


def _add_corpus_commands(add: Callable[..., argparse.ArgumentParser]) -> None:
    """Describe the commands that make a corpus, look at it and serve it."""
    one = add("build", help="build a corpus from a folder of article files")
    one.add_argument("source", nargs="?", type=Path, help="default: seeds/, or DASHBOARD_SOURCE")
    one.add_argument("--jobs", type=int, help="processes; default: one a core")
    one.add_argument("--full", action="store_true", help="read all files, also unchanged ones")
    one.add_argument("--scheduler", metavar="ADDRESS", help="of a Dask cluster that does the work")
    add_data(one)
    one.set_defaults(command=_build)

    one = add("check", help="parse only; exit 1 if any file was rejected")
    one.add_argument("source", type=Path)
    one.set_defaults(command=_check)

    one = add("info", help="which corpus is served")
    add_data(one)
    add_format(one)
    one.set_defaults(command=_info)

    one = add("serve", help="what `streamlit run dashboard/app.py` does")
    one.add_argument("--port", type=int, default=8501)
    one.set_defaults(command=_serve)


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
    corpus = corpus_of(asked)
    facts = {"corpus": str(corpus.path)}
    facts |= {k: str(v) for k, v in corpus.run(overview.corpus_facts()).row(0, named=True).items()}
    facts |= dict(corpus.run(methods.build_report()).iter_rows())
    rows = {"fact": list(facts), "value": list(facts.values())}
    show(pl.DataFrame(rows), asked.format)
    return 0


def _serve(asked: argparse.Namespace) -> int:
    command = [sys.executable, "-m", "streamlit", "run", str(APP), "--server.port", str(asked.port)]
    # Streamlit reads .streamlit/config.toml of the folder it is started in.
    return subprocess.run(command, cwd=APP.parents[1], env=os.environ, check=False).returncode  # noqa: S603


def _timeline(asked: argparse.Namespace) -> int:
    corpus = corpus_of(asked)
    filters = filters_of(asked, corpus)
    by = width_of(asked, filters, corpus)
    query = timeline.articles_per_period(filters, by=by, stack=asked.stack, measure=asked.measure)
    found = corpus.run(query).head(asked.limit)
    if asked.measure != "people":
        found = found.drop("people", "figures")
    show(found, asked.format)
    return 0


def _regions(asked: argparse.Namespace) -> int:
    corpus = corpus_of(asked)
    filters = filters_of(asked, corpus)
    unit = read_unit(asked.unit)
    if unit in NOT_SUMMED:
        names = " ".join(sorted(NOT_SUMMED))
        msg = f"--unit is {asked.unit!r}. Figures in it are not added up; nor are those in {names}."
        raise UsageError(msg)
    question = Regions(filters, asked.level, asked.measure, asked.within, unit, asked.limit)
    found = question.answer(corpus)
    if asked.format == "table":
        counted = ("value", "figures") if asked.measure == "figures" else (asked.measure,)
        found = found.select(
            list(dict.fromkeys((*_NAMES, "articles", *counted, "mentions", *COMPARED)))
        )
    show(found, asked.format)
    return 0


def _search(asked: argparse.Namespace) -> int:
    corpus = corpus_of(asked)
    filters = filters_of(asked, corpus)
    if asked.sort == "relevance":
        searched(filters)
    found = Catalogue(filters, asked.sort, asked.limit).answer(corpus)
    if asked.format == "table":
        counts = found.select("checks_agree", "checks_differ", "checks_missing").rows()
        said = [about_checks(agree, differ, missing, "en") for agree, differ, missing in counts]
        told = pl.Series("checks", said, pl.String)
        found = found.select(*_OF_ARTICLES, told, "total")
    show(found.drop("article_id", strict=False), asked.format)
    return 0


def _export(asked: argparse.Namespace) -> int:
    corpus = corpus_of(asked)
    filters = filters_of(asked, corpus)
    if asked.format == "source":
        parts = export_sources(corpus, filters, asked.output)
    elif asked.format in FILES:
        base = public_address(asked.base)
        parts = export_citations(corpus, filters, asked.output, asked.format, base)
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
    found = corpus_of(asked).run(reader.article(asked.slug))
    if found.is_empty():
        msg = (
            f"There is no article {asked.slug!r} in this corpus.\nHint: python -m dashboard search"
        )
        raise UsageError(msg)
    if asked.cite:
        today = datetime.now(UTC).astimezone().date()
        article = cited(found.row(0, named=True), public_address(asked.base), today)
        print(FORMS[asked.cite](article).removesuffix("\n"))
    elif asked.format == "table":
        for column, value in found.row(0, named=True).items():
            print(f"{column}: {'' if value is None else value}")
    else:
        show(found, asked.format)
    return 0
