"""A real server, a real Chromium, and visitors who come to the one with the other."""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager
from importlib.util import find_spec
from typing import TYPE_CHECKING, NoReturn

import pytest
from dashboard_page import WAIT, Dashboard
from hostile_archive import write_hostile_archive
from served_dashboard import serving

from dashboard.corpus.build import build

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext

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
    from playwright.sync_api import expect, sync_playwright  # noqa: PLC0415 - it may be missing

    expect.set_options(timeout=WAIT)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def serve() -> Callable[[Path], AbstractContextManager[str]]:
    """
    Give the way to serve a data folder of one's own.
    """

    @contextmanager
    def served(data: Path) -> Iterator[str]:
        with serving(data) as (address, _):
            yield address

    return served


@pytest.fixture(scope="session")
def server(chromium: Browser, seeds_corpus: Path) -> Iterator[str]:
    """
    Serve the two seeds.
    """
    assert chromium.is_connected()
    with serving(seeds_corpus) as (address, _):
        yield address


@pytest.fixture(scope="session")
def sample_server(chromium: Browser, sample_corpus: Path) -> Iterator[str]:
    """
    Serve a sample of the archive, if there is one on this machine.
    """
    assert chromium.is_connected()
    with serving(sample_corpus) as (address, _):
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
    with serving(data) as (address, _):
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
