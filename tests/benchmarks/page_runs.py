"""
How long does the reader's script run, for one visitor of a real server?

    PYTHONPATH=tests python -m benchmarks.page_runs --corpus DIR [--runs 40] [--seed 1]

Serves the corpus (a data folder, as `python -m dashboard build` leaves it) and asks for addresses
through a websocket, as a browser does: from the question until the script has finished and all
that it draws has arrived. Every address is new to the server; the first of each kind, which warms
up, is not counted. "CPU" is the time that the server's process worked for a run of the kind, on
all cores: on a machine that does other things too, it is what can be compared.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlencode

from served_dashboard import Served, serving
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Subprotocol

from benchmarks.asking import Asked, ms, progress, summary, table
from benchmarks.drawing import Draws
from dashboard.corpus.database import Corpus
from dashboard.corpus.location import current_corpus
from dashboard.corpus.query import Query

if TYPE_CHECKING:
    from collections.abc import Sequence

_HEAD = ("page", "first, ms", "n", "median, ms", "95 %, ms", "worst, ms", "worst", "CPU, ms")
_FINISHED = (ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY)
_LISTS = ("date", "relevance", "length", "differs")


class Page(NamedTuple):
    """Addresses of one kind, without the path; the first warms up."""

    name: str
    queries: list[str]


def pages(path: Path, seed: int, runs: int) -> list[Page]:
    """Draw what is asked for: articles anywhere, those after them, lists in every order."""
    chance = random.Random(seed)
    with closing(Corpus(path)) as corpus:
        slugs = corpus.run(Query.of("SELECT slug FROM articles ORDER BY article_id"))["slug"]
        words = [words.typed for words in Draws(corpus, seed).by_type("en", runs + 1)]
    first = chance.sample(range(len(slugs) - runs - 1), runs + 1)
    start = chance.randrange(len(slugs) - runs - 1)
    asked = [
        Page("an article, anywhere", [urlencode({"article": slugs[at]}) for at in first]),
        Page(
            "the next article", [urlencode({"article": s}) for s in slugs[start : start + runs + 1]]
        ),
        Page(
            "the next article found, marked",
            [urlencode({"article": slugs[at], "q": "people,人民"}) for at in first],
        ),
        Page(
            "related articles, too",
            [urlencode({"article": slugs[at + 1], "around": "related"}) for at in first],
        ),
        Page("the list, a page of it", [urlencode({"at": at + 2}) for at in range(runs + 1)]),
    ]
    asked.extend(
        Page(
            f"a word's list by {order}",
            [urlencode({"q": word, "sort": order}) for word in words],
        )
        for order in _LISTS
    )
    return asked


def ask_all(server: Served, asked: Sequence[Page]) -> list[tuple[str, ...]]:
    """Ask for every page and give a row of the table for each kind."""
    stream = f"{server.address.replace('http', 'ws', 1)}/_stcore/stream"
    rows = []
    with connect(stream, subprotocols=[Subprotocol("streamlit")], max_size=None) as socket:
        _run(socket, "")
        for page in asked:
            times, worked = [], 0.0
            for number, query in enumerate(progress(page.queries, page.name)):
                before = _cpu_seconds(server.pid)
                took = _run(socket, query)
                times.append(Asked(page.name, query, took, is_first=number == 0))
                worked += (_cpu_seconds(server.pid) - before) * (number > 0)
            cpu = ms(1e3 * worked / max(1, len(times) - 1))
            rows.append((*summary(page.name, times)[:-1], cpu))
    return rows


def _run(socket: ClientConnection, query: str) -> float:
    """Run the reader's script with an address; give the milliseconds until all has arrived."""
    asked = BackMsg()
    asked.rerun_script.query_string = query
    asked.rerun_script.page_name = "reader"
    started = time.perf_counter()
    socket.send(asked.SerializeToString())
    while True:
        told = ForwardMsg.FromString(socket.recv())
        if told.WhichOneof("type") == "delta" and told.delta.new_element.HasField("exception"):
            msg = f"/reader?{query}: {told.delta.new_element.exception.message}"
            raise RuntimeError(msg)
        if told.HasField("script_finished") and told.script_finished in _FINISHED:
            return 1e3 * (time.perf_counter() - started)


def _cpu_seconds(pid: int) -> float:
    """Give the time that a process has worked: fields 14 and 15 of proc(5)'s stat."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def main(arguments: Sequence[str] | None = None) -> int:
    """Print a table."""
    parser = argparse.ArgumentParser(
        prog="benchmarks.page_runs",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--corpus", type=Path, required=True, metavar="DIR")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--runs", type=int, default=40, help="of each kind")
    asked = parser.parse_args(arguments)
    wanted = pages(current_corpus(asked.corpus), asked.seed, asked.runs)
    with serving(asked.corpus) as server:
        rows = ask_all(server, wanted)
    sys.stdout.write(f"{table(_HEAD, rows, ['worst'])}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
