"""The address bar: every view is a link, and Back undoes one step."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from dashboard_page import Dashboard

    Come = Callable[..., Dashboard]

JIAO = "1954-03-27-p2-a4704729"
SHANXI = "1954-03-30-p2-5fb56522"
# What each page says of the one article that names Shanxi.
OF_SHANXI = {
    "Overview": ("/", "1 of 2 articles"),
    "Timeline": ("/timeline", "1 article, all of 30 Mar 1954"),
    "Regions": ("/regions", "Shanxi 山西 is named most: 1 article"),
    "Reader": ("/reader", "1 of 2 articles"),
    "Keywords": ("/keywords", "Region: Shanxi 山西"),
    "Methods": ("/methods", "Region: Shanxi 山西"),
}


@pytest.mark.parametrize(
    ("address", "said"),
    [
        pytest.param("/timeline?region=shanxi", "1 article, all of 30 Mar 1954", id="timeline"),
        pytest.param("/regions?level=place", "6 places are named most", id="regions"),
        pytest.param("/reader?from=1954-03-28", "1 of 2 articles", id="reader"),
        pytest.param(f"/reader?article={JIAO}", "Jiao Shuzhen 焦树榛", id="an article"),
        pytest.param("/keywords?q=盂县", "盂县 occurs once in 1 article", id="keywords"),
        pytest.param("/keywords?q=盂县&tab=concordance", "Lines 1–1 of 1", id="concordance"),
        pytest.param("/methods", "What the numbers cannot say", id="methods"),
    ],
)
def test_a_link_shows_its_view(visit: Come, address: str, said: str) -> None:
    """
    A link into any page shows that page's view, and stays as it was pasted.
    """
    dashboard = visit(address)

    dashboard.says(said)
    assert dashboard.address == address


def test_a_view_that_was_chosen_can_be_sent_to_another_browser(
    visit: Come, elsewhere: Come
) -> None:
    """
    A region chosen in the sidebar is in the address; the address shows the same elsewhere.
    """
    dashboard = visit("/reader")
    dashboard.says("All 2 articles")

    dashboard.choose_region("Shanxi")

    dashboard.arrives_at("/reader?region=shanxi")
    dashboard.says("1 of 2 articles")

    other = elsewhere(dashboard.address)

    other.says("1 of 2 articles")
    other.says("中共山西榆次地委")


def test_the_menu_keeps_the_filter_on_every_page(visit: Come) -> None:
    """
    Walking through the menu, the region stays in the address and in what is counted.
    """
    dashboard = visit("/?region=shanxi")

    for name, (path, said) in OF_SHANXI.items():
        dashboard.follow(name)

        dashboard.arrives_at(f"{path}?region=shanxi")
        dashboard.says(said)


def test_the_same_link_serves_both_languages(visit: Come) -> None:
    """
    The codes of a link do not change with the language; ui=zh shows the same in Chinese.
    """
    dashboard = visit("/reader?region=shanxi&ui=zh")

    dashboard.says("共 2 篇，选出 1 篇")
    dashboard.says("地区: 山西")
    menu = dashboard.sidebar.get_by_role("link", name="时间轴")
    menu.wait_for()
    assert menu.is_visible()


def test_changing_the_language_keeps_the_view(visit: Come) -> None:
    """
    Filters and switches survive a change of language, there and back.
    """
    dashboard = visit("/timeline?by=month&region=shanxi")

    dashboard.choose_language("中文")

    dashboard.arrives_at("/timeline?by=month&region=shanxi&ui=zh")
    dashboard.says("1 篇，均在")

    dashboard.choose_language("English")

    dashboard.arrives_at("/timeline?by=month&region=shanxi")
    dashboard.says("1 article, all of Mar 1954")


def test_back_undoes_one_filter_at_a_time_and_forward_redoes_it(visit: Come) -> None:
    """
    Every change is one step of the browser's history, in both directions.
    """
    dashboard = visit("/reader")
    dashboard.write("Author", "Jiao")
    dashboard.arrives_at("/reader?author=Jiao")
    dashboard.choose_region("Henan")
    dashboard.arrives_at("/reader?author=Jiao&region=henan")

    dashboard.back()

    dashboard.arrives_at("/reader?author=Jiao")
    dashboard.no_longer_says("Region: Henan")
    dashboard.says("Author: Jiao")

    dashboard.back()

    dashboard.arrives_at("/reader")
    dashboard.says("All 2 articles")
    dashboard.holds("Author", "")

    dashboard.forward()

    dashboard.arrives_at("/reader?author=Jiao")
    dashboard.says("1 of 2 articles")
    dashboard.holds("Author", "Jiao")


def test_back_over_a_page_keeps_that_pages_filters(visit: Come) -> None:
    """
    A page left through the menu is one step away, as it was.
    """
    dashboard = visit("/timeline?region=shanxi")
    dashboard.follow("Reader")
    dashboard.arrives_at("/reader?region=shanxi")
    dashboard.write("To", "1953")
    dashboard.arrives_at("/reader?region=shanxi&to=1953")
    dashboard.says("No article fits.")

    dashboard.back()
    dashboard.arrives_at("/reader?region=shanxi")
    dashboard.says("1 of 2 articles")
    dashboard.back()

    dashboard.arrives_at("/timeline?region=shanxi")
    dashboard.says("1 article, all of 30 Mar 1954")


@pytest.mark.parametrize("attempt", [1, 2, 3])
def test_back_pressed_twice_in_haste_arrives_all_the_same(visit: Come, attempt: int) -> None:
    """
    A run that the next Back cuts short leaves nothing behind that fails.
    """
    assert attempt
    dashboard = visit("/timeline?region=shanxi")
    dashboard.follow("Reader")
    dashboard.arrives_at("/reader?region=shanxi")
    dashboard.says("1 of 2 articles")
    dashboard.write("To", "1953")
    dashboard.arrives_at("/reader?region=shanxi&to=1953")
    dashboard.says("No article fits.")

    dashboard.page.evaluate("history.back(); setTimeout(() => history.back())")

    dashboard.arrives_at("/timeline?region=shanxi")
    dashboard.says("1 article, all of 30 Mar 1954")


@pytest.mark.parametrize("address", ["/reader?ui=en", "/reader?page=0&region=nowhere"])
def test_a_link_written_otherwise_costs_no_step(visit: Come, address: str) -> None:
    """
    An address with defaults or nonsense in it is left alone: one Back leaves the dashboard.
    """
    dashboard = visit("/methods")
    dashboard.open(address)
    dashboard.says("All 2 articles")

    dashboard.back()

    dashboard.arrives_at("/methods")
    dashboard.says("What the numbers cannot say")


def test_a_change_after_nonsense_cleans_the_address(visit: Come) -> None:
    """
    The first change writes the address anew, without what was left out, and keeps the rest.
    """
    dashboard = visit("/reader?page=0&region=shanxi&ui=en")
    dashboard.says("The address asked for page = “0”")

    dashboard.write("From", "1954")

    dashboard.arrives_at("/reader?from=1954&region=shanxi")
    dashboard.no_longer_says("The address asked for")


def test_parameters_of_others_stay_in_the_address(visit: Come) -> None:
    """
    What is not ours in an address, as a newsletter adds it, survives a change.
    """
    dashboard = visit("/reader?utm_source=letter")

    dashboard.write("Author", "Jiao")

    dashboard.arrives_at("/reader?utm_source=letter&author=Jiao")


def test_an_empty_result_is_relaxed_with_a_click(visit: Come) -> None:
    """
    The button under "No article fits" takes the filter out of the address as well.
    """
    dashboard = visit("/timeline?author=Jiao&region=shanxi")
    dashboard.says("No article fits.")

    dashboard.page.get_by_role("button", name="Remove Author: Jiao").click()

    dashboard.arrives_at("/timeline?region=shanxi")
    dashboard.says("1 article, all of 30 Mar 1954")
