"""A real server, a real Chromium, and visitors who come to the one with the other."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from http.client import HTTPConnection
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import pytest
from dashboard_page import Dashboard
from hostile_archive import write_hostile_archive

from dashboard.corpus.build import build

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from playwright.sync_api import Browser, BrowserContext

ROOT = Path(__file__).parent.parent.parent
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
WIDE = {"width": 1280, "height": 1000}
START_SECONDS = 60.0


def without(missing: str) -> NoReturn:
    """
    Skip for want of something, or fail where the browser tests are required.
    """
    reason = f"{missing} BROWSER_TESTS=required makes this a failure."
    if os.environ.get("BROWSER_TESTS") == "required":
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """
    Start one Chromium for all tests.
    """
    if find_spec("playwright") is None:
        without("Playwright is not installed: pip install -e .[dev]")
    program = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if program is None:
        without(
            "No Chromium was found: apt-get install chromium fonts-noto-cjk,"
            " or name one with CHROMIUM=/path."
        )
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - it may be missing

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield browser
        browser.close()


@contextmanager
def serving(data: Path) -> Iterator[str]:
    """
    Serve a data folder as a reader would, on a free port, and give the address.
    """
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "dashboard/app.py"]
    command += ["--server.headless=true", "--server.address=127.0.0.1", f"--server.port={port}"]
    log = data / "server.log"
    with log.open("w", encoding="utf-8") as out:
        server = subprocess.Popen(
            command,
            cwd=ROOT,
            env=os.environ | {"DASHBOARD_DATA": str(data)},
            stdout=out,
            stderr=subprocess.STDOUT,
        )
        try:
            _wait_for(server, port, log)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait(timeout=20)


def _wait_for(server: subprocess.Popen[bytes], port: int, log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        connection = HTTPConnection("127.0.0.1", port, timeout=5)
        try:
            connection.request("GET", "/_stcore/health")
            if connection.getresponse().status == 200:
                return
        except OSError:
            time.sleep(0.1)
        finally:
            connection.close()
    pytest.fail(f"The server did not start:\n{log.read_text(encoding='utf-8')}")


@pytest.fixture(scope="session")
def serve() -> Callable[[Path], AbstractContextManager[str]]:
    """
    Give the way to serve a data folder of one's own.
    """
    return serving


@pytest.fixture(scope="session")
def server(chromium: Browser, seeds_corpus: Path) -> Iterator[str]:
    """
    Serve the two seeds.
    """
    assert chromium.is_connected()
    with serving(seeds_corpus) as address:
        yield address


@pytest.fixture(scope="session")
def sample_server(chromium: Browser, sample_corpus: Path) -> Iterator[str]:
    """
    Serve a sample of the archive, if there is one on this machine.
    """
    assert chromium.is_connected()
    with serving(sample_corpus) as address:
        yield address


@pytest.fixture(scope="session")
def hostile_server(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """
    Serve articles that try to run, to restyle and to turn the page around.
    """
    assert chromium.is_connected()
    source, data = tmp_path_factory.mktemp("hostile"), tmp_path_factory.mktemp("hostile-data")
    write_hostile_archive(source)
    build(source, data, jobs=1)
    with serving(data) as address:
        yield address


@pytest.fixture(scope="session")
def warm_context(chromium: Browser) -> Iterator[BrowserContext]:
    """
    Keep a browser that has Streamlit's scripts: every page in it is a new visit all the same.
    """
    context = chromium.new_context(viewport=WIDE, locale="en-GB")
    yield context
    context.close()


@pytest.fixture
def visit(warm_context: BrowserContext, server: str) -> Iterator[Callable[[str], Dashboard]]:
    """
    Give a way to come to the seeds: a new tab, a new session, an empty history.

    Whatever a test does, no script may fail on the way.
    """
    visits: list[Dashboard] = []

    def come(address: str, *, to: str = server) -> Dashboard:
        dashboard = Dashboard(warm_context.new_page(), to)
        visits.append(dashboard)
        return dashboard.open(address)

    yield come
    for dashboard in visits:
        assert dashboard.failures == []
        dashboard.page.close()


@pytest.fixture
def elsewhere(chromium: Browser, server: str) -> Iterator[Callable[..., Dashboard]]:
    """
    Give a way to come with another browser, that remembers nothing; its settings may differ.
    """
    contexts: list[BrowserContext] = []
    visits: list[Dashboard] = []

    def come(address: str, *, to: str = server, **settings: object) -> Dashboard:
        context = chromium.new_context(**({"viewport": WIDE, "locale": "en-GB"} | settings))
        contexts.append(context)
        dashboard = Dashboard(context.new_page(), to)
        visits.append(dashboard)
        return dashboard.open(address)

    yield come
    for dashboard in visits:
        assert dashboard.failures == []
    for context in contexts:
        context.close()
