"""What every page owes its reader: no script errors, room on a phone, charts in the dark."""

from __future__ import annotations

from itertools import cycle
from typing import TYPE_CHECKING

import pytest

from dashboard.labels import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from dashboard_page import Dashboard

    from dashboard.labels import Ui

    Come = Callable[..., Dashboard]

JIAO = "1954-03-27-p2-a4704729"
VIEWS = (
    ("/", "site.title"),
    ("/timeline", "timeline.lede"),
    ("/timeline?stack=region&unit=share", "timeline.lede"),
    ("/regions", "regions.lede"),
    ("/regions?level=place", "regions.lede"),
    ("/reader", "list.sort"),
    ("/keywords?q=合作社,cooperative", "keywords.lede"),
    ("/keywords?q=合作社&tab=concordance", "keywords.lede"),
    ("/methods", "methods.lede"),
)
WITH_CHARTS = {"/": 2, "/timeline": 1, "/regions": 1, "/keywords?q=合作社": 1}


def in_language(address: str, ui: Ui) -> str:
    """
    Write the language into an address.
    """
    return f"{address}{'&' if '?' in address else '?'}ui={ui}"


@pytest.mark.parametrize("ui", ["en", "zh"])
def test_no_script_fails_on_any_page(visit: Come, ui: Ui) -> None:
    """
    Nothing reaches the console but Streamlit's own search for its base path, on deep links;
    and every page has its one heading and its title.
    """
    dashboard = visit(in_language("/", ui))

    for address, key in VIEWS:
        dashboard.open(in_language(address, ui))
        dashboard.says(say(key, ui))

        assert dashboard.failures == []
        assert dashboard.page.get_by_test_id("stException").count() == 0
        assert dashboard.page.locator("h1").count() == 1
        assert say("site.title", ui) in dashboard.page.title()
    assert {probe.rsplit("/", 1)[1] for probe in dashboard.probes} == {"health", "host-config"}


def test_no_script_fails_on_a_sample_of_the_archive(visit: Come, sample_server: str) -> None:
    """
    Twenty years of articles are shown as two are, and no rule of axe is broken seriously.
    """
    dashboard = visit("/", to=sample_server)

    for address, key in VIEWS:
        dashboard.open(address)
        dashboard.says(say(key, "en"))
        dashboard.rest()

        assert dashboard.failures == []
        assert dashboard.page.get_by_test_id("stException").count() == 0
        assert dashboard.barriers() == [], address


def test_a_phone_shows_every_page_without_sideways_scrolling(elsewhere: Come) -> None:
    """
    At 390 pixels no page is wider than the screen, in the one language or the other.
    """
    dashboard = elsewhere("/", viewport={"width": 390, "height": 844})
    languages: tuple[Ui, ...] = ("en", "zh")

    for (address, key), ui in zip(
        (*VIEWS, (f"/reader?article={JIAO}", "around.keys")), cycle(languages), strict=False
    ):
        dashboard.open(in_language(address, ui))
        dashboard.says(say(key, ui))

        assert dashboard.overflow() <= 0, (address, ui)


def test_a_phone_opens_the_menu_and_follows_it(elsewhere: Come) -> None:
    """
    On a small screen the menu is folded away, and one tap brings it out.
    """
    dashboard = elsewhere("/", viewport={"width": 390, "height": 844}, has_touch=True)
    link = dashboard.sidebar.get_by_role("link", name="Timeline")
    dashboard.page.wait_for_function(
        "document.querySelector('[data-testid=stSidebar]').getBoundingClientRect().right <= 0"
    )

    dashboard.page.get_by_test_id("stExpandSidebarButton").tap()
    link.tap()

    dashboard.arrives_at("/timeline")
    dashboard.says("2 articles, in 2 periods")


def test_charts_are_drawn_in_the_dark(elsewhere: Come) -> None:
    """
    In the dark scheme every chart is there, on dark paper, with its text alternative.
    """
    dashboard = elsewhere("/", color_scheme="dark")

    for address, number in WITH_CHARTS.items():
        dashboard.open(address)
        dashboard.charts.nth(number - 1).wait_for()
        dashboard.rest()

        papers = dashboard.charts.evaluate_all(
            "charts => charts.map(chart => chart.style.backgroundColor"
            " || getComputedStyle(document.querySelector('.stApp')).backgroundColor)"
        )
        assert papers == ["rgb(22, 19, 15)"] * number
        told = dashboard.page.get_by_test_id("stVegaLiteChart").evaluate_all(
            "charts => charts.map(chart => chart.getAttribute('aria-label') || '')"
        )
        assert all(len(words) > 20 for words in told)


@pytest.mark.parametrize(
    ("address", "element"),
    [
        pytest.param(f"/reader?article={JIAO}", ".article [lang=zh-Hans] p", id="article"),
        pytest.param("/reader", ".results [lang=zh-Hans]", id="list"),
        pytest.param(
            "/keywords?q=合作社&tab=concordance", ".lines [lang=zh-Hans] mark", id="concordance"
        ),
    ],
)
def test_chinese_text_says_that_it_is_chinese(visit: Come, address: str, element: str) -> None:
    """
    Titles, paragraphs and lines carry their language, for voices, fonts and line breaks.
    """
    dashboard = visit(address)

    dashboard.page.locator(element).first.wait_for()
    dashboard.rest()
    unsaid = dashboard.page.locator(
        ".article p, .article-title, .results p:not(.muted), .lines bdi, .lines mark"
    ).evaluate_all(
        "parts => parts.filter(part => /[\\u4e00-\\u9fff]{4}/.test(part.innerText)"
        " && !part.closest('[lang]').lang.startsWith('zh')).map(part => part.innerText)"
    )
    assert unsaid == []


def test_a_chinese_page_says_that_it_is_chinese(visit: Come) -> None:
    """
    The page itself is in the language of the interface, also after a change.
    """
    dashboard = visit("/methods?ui=zh")
    dashboard.page.wait_for_function("document.documentElement.lang === 'zh-Hans'")

    dashboard.choose_language("English")

    dashboard.arrives_at("/methods")
    dashboard.page.wait_for_function("document.documentElement.lang === 'en'")
