"""A dashboard that is served below a path keeps its readers there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from served_dashboard import serving

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from dashboard_page import Dashboard
    from playwright.sync_api import Browser

    Come = Callable[..., Dashboard]

BELOW = "/rmrb/1954"
JIAO = "1954-03-27-p2-a4704729"
SHANXI = "1954-03-30-p2-5fb56522"


@pytest.fixture(scope="module")
def server_below(chromium: Browser, seeds_corpus: Path) -> Iterator[str]:
    """
    Serve the two seeds below a path.
    """
    assert chromium.is_connected()
    with serving(seeds_corpus, below=BELOW) as (address, _):
        yield address


@pytest.mark.parametrize(
    ("address", "link", "leads_to"),
    [
        pytest.param(
            f"/reader?article={SHANXI}",
            ".article a.place >> text=盂县",
            "/regions?place=shanxi-yu_county",
            id="a place of a text",
        ),
        pytest.param(
            f"/reader?article={SHANXI}&marks=figures",
            ".article a.figure >> text=三百七十四",
            "/quantities?unit=ren&min=374&max=374",
            id="a figure of a text",
        ),
        pytest.param(
            f"/reader?article={JIAO}&around=related",
            f"ol.around a[data-article='{SHANXI}']",
            f"/reader?around=related&article={SHANXI}",
            id="a related article",
        ),
        pytest.param(
            "/keywords?q=盂县&tab=concordance",
            ".lines a >> text=1954-03-30",
            f"/reader?article={SHANXI}&q=盂县&row=2",
            id="a line of the concordance",
        ),
        pytest.param(
            "/methods",
            ".checks a >> text=30 March 1954",
            f"/reader?article={SHANXI}&row=2",
            id="a check",
        ),
    ],
)
def test_links_stay_below_the_path(
    elsewhere: Come, server_below: str, address: str, link: str, leads_to: str
) -> None:
    """
    What leads from a text or a table to another page leads to one of this dashboard.
    """
    dashboard = elsewhere(address, to=server_below)
    dashboard.rest()

    dashboard.page.locator(link).first.click()

    dashboard.arrives_at(BELOW + leads_to)
