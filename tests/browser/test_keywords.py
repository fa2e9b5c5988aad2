"""The keywords page in a browser: from a word to its place in the text, and its other views."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from dashboard_page import Dashboard
    from playwright.sync_api import Locator

    Come = Callable[..., Dashboard]

MOST_TABS = 80


def tab_to(dashboard: Dashboard, wanted: Locator) -> None:
    """
    Press Tab until the element has the focus.
    """
    dashboard.rest()
    wanted.wait_for()
    for _ in range(MOST_TABS):
        if wanted.evaluate("element => element === document.activeElement"):
            return
        dashboard.page.keyboard.press("Tab")
    msg = f"{wanted} is not reached by {MOST_TABS} Tabs"
    raise AssertionError(msg)


def test_from_a_word_to_its_place_without_a_mouse(visit: Come, sample_server: str) -> None:
    """
    Type a word, see its curve, choose a period, read its lines, open the reader at the hit, and
    go Back: all with the keyboard.
    """
    dashboard = visit("/keywords", to=sample_server)
    keyboard = dashboard.page.keyboard

    tab_to(dashboard, dashboard.main.get_by_role("combobox", name="Terms"))
    keyboard.type("合作社")
    keyboard.press("Enter")
    dashboard.arrives_at("/keywords?q=合作社")
    dashboard.says("合作社 occurs 31 times in 7 articles")
    dashboard.charts.first.wait_for()

    tab_to(dashboard, dashboard.main.get_by_role("combobox", name="Lines of a period"))
    keyboard.press("ArrowDown")
    keyboard.press("ArrowDown")
    keyboard.press("Enter")
    dashboard.says("Lines 1–")
    assert "tab=concordance" in dashboard.address

    line = dashboard.main.locator(".lines a").first
    tab_to(dashboard, line)
    keyboard.press("Enter")
    dashboard.says("machine translation")
    assert dashboard.address.startswith("/reader?article=")
    # The first line stands in a title.
    hit = dashboard.main.locator(".article-title[lang=zh-Hans] mark").first
    hit.wait_for()
    assert hit.inner_text() == "合作社"

    dashboard.back()  # keys of the browser itself do not reach it from here
    dashboard.says("Lines 1–")
    tab_to(dashboard, dashboard.main.locator(".lines a").nth(1))
    keyboard.press("Enter")
    dashboard.says("machine translation")
    assert dashboard.main.locator(".article .row.at mark").first.inner_text() == "合作社"


def test_a_point_leads_to_its_lines(visit: Come, sample_server: str) -> None:
    """
    A click on a point of a curve shows the lines of its period, and of its term alone.
    """
    dashboard = visit("/keywords?q=合作社, cooperative&by=year", to=sample_server)

    dashboard.click_mark("Period: 1954")

    dashboard.says("Lines 1–")
    assert re.search(r"from=1954&q=(合作社|cooperative)&tab=concordance&to=1954", dashboard.address)


@pytest.mark.parametrize(
    ("address", "said"),
    [
        pytest.param("q=合作社&tab=collocates", "农业 stands nearest to 合作社", id="collocates"),
        pytest.param("from=1954&tab=keyness&to=1954", "What sets 15 articles apart", id="keyness"),
        pytest.param("q=合作社&tab=equivalents", "合作社 goes with cooperatives", id="equivalents"),
        pytest.param("n=2&tab=words", "leads the words of 51 articles", id="words"),
        pytest.param("q=合作社&split=region", "in articles that name a province", id="by province"),
        pytest.param("q=合作社,cooperative&unit=ratio", "for each cooperative", id="ratio"),
        pytest.param("group=right&q=合作社&tab=concordance", "What stands beside", id="grouped"),
        pytest.param("aligned=1&q=合作社&tab=concordance", "Development of Jiangsu", id="aligned"),
        pytest.param("q=hezuoshe", "Chinese words read hezuoshe", id="pinyin"),
        pytest.param("q=(合作社", "The bracket ( is not closed. Here: ▸(合作社", id="an error"),
    ],
)
def test_every_view_has_its_address(
    visit: Come, sample_server: str, address: str, said: str
) -> None:
    """
    Each view opens from its address, says what it shows, and fits the page.
    """
    dashboard = visit(f"/keywords?{address}", to=sample_server)

    dashboard.says(said)
    assert dashboard.overflow() <= 0
