"""The list of articles: what is found in them, in which order, and which of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from dashboard_page import Dashboard

    Come = Callable[..., Dashboard]


def titles(dashboard: Dashboard) -> list[str]:
    """
    Give the links of the results, in order.
    """
    dashboard.rest()
    results = dashboard.main.locator("[class*=st-key-result-] [data-testid=stPageLink] a")
    return [text.split(":")[0].strip() for text in results.all_inner_texts()]


def order_by(dashboard: Dashboard, name: str) -> None:
    """
    Choose an order.
    """
    dashboard.main.get_by_role("combobox", name="Order").click()
    dashboard.page.get_by_role("option", name=name).click()


def test_the_list_is_sorted_and_the_address_says_how(visit: Come) -> None:
    """
    The newest first is one step, which Back undoes.
    """
    dashboard = visit("/reader")
    dashboard.says("All 2 articles · the oldest first")
    before = titles(dashboard)

    order_by(dashboard, "Newest first")

    dashboard.arrives_at("/reader?sort=newest")
    dashboard.says("All 2 articles · the newest first")
    assert titles(dashboard) == before[::-1]

    dashboard.back()

    dashboard.arrives_at("/reader")
    dashboard.says("the oldest first")
    assert titles(dashboard) == before


def test_a_new_order_begins_at_the_first_page(visit: Come, sample_server: str) -> None:
    """
    The list and its pager both start over, and the page that was shown can be asked for again.
    """
    dashboard = visit("/reader?at=3", to=sample_server)
    dashboard.says("51–51 of 51")

    order_by(dashboard, "Newest first")

    dashboard.arrives_at("/reader?sort=newest")
    dashboard.says("1–25 of 51")

    dashboard.main.get_by_role("button", name="Page 3", exact=True).click()

    dashboard.arrives_at("/reader?at=3&sort=newest")
    dashboard.says("51–51 of 51")


def test_relevance_is_offered_once_something_is_searched_for(visit: Come) -> None:
    """
    Without a search the page says what is missing; with one it is an order like the others.
    """
    dashboard = visit("/reader")
    dashboard.says("Once something is searched for, the list can be sorted by relevance.")
    dashboard.main.get_by_role("combobox", name="Order").click()
    dashboard.page.get_by_role("option", name="Longest first").wait_for()
    assert not dashboard.page.get_by_role("option", name="Most relevant").count()
    dashboard.page.keyboard.press("Escape")

    dashboard.write("Search", "盂县")
    dashboard.no_longer_says("Once something is searched for")
    order_by(dashboard, "Most relevant first")

    dashboard.arrives_at("/reader?q=盂县&sort=relevance")
    dashboard.says("the most relevant to the search first")
    dashboard.says("1 of 2 articles")


def test_an_order_that_needs_a_search_says_so_without_one(visit: Come) -> None:
    """
    A link by relevance from which the search was removed lists all, with a sentence.
    """
    dashboard = visit("/reader?sort=relevance")

    dashboard.says("Relevance needs a search. The list is in the order of the newspaper.")
    dashboard.says("All 2 articles · the oldest first")


def test_a_result_shows_the_hit_and_the_passage_that_renders_it(visit: Come) -> None:
    """
    The hit is marked in its language; beside it stands what the other language says there.
    """
    dashboard = visit("/reader?q=盂县")

    dashboard.rest()
    (result,) = dashboard.page.locator(".results").all()
    assert result.locator("p[lang=zh-Hans] mark").all_inner_texts() == ["盂县"]
    assert "Meng County" in result.locator(".snippets p[lang=en]").inner_text()


def test_a_hit_in_a_title_is_marked_in_the_link(visit: Come) -> None:
    """
    The title in the reader's language is a link, its hit has a ground of colour, and it leads on.
    """
    dashboard = visit("/reader?q=handicraft")
    link = dashboard.main.get_by_role("link", name="Carrying out Handicraft")

    ground = link.get_by_text("Handicraft", exact=True).evaluate(
        "word => getComputedStyle(word).backgroundColor"
    )
    link.click()

    assert ground not in ("rgba(0, 0, 0, 0)", "transparent")
    dashboard.says("27 March 1954")


def test_the_checks_filter_the_list_and_can_be_dropped(visit: Come) -> None:
    """
    The filter is a chip that says what it is; nothing left, the page offers to drop it.
    """
    dashboard = visit("/reader")
    dashboard.says("1 of 18 checks differs")

    dashboard.sidebar.get_by_role("combobox", name="Translation").click()
    dashboard.page.get_by_role("option", name="something differs").click()

    dashboard.arrives_at("/reader?audit=differs")
    dashboard.says("Translation: something differs")
    dashboard.says("1 of 2 articles")
    assert [title[:12] for title in titles(dashboard)] == ["The CCP Yuci"]

    dashboard.open("/reader?audit=differs&region=henan")
    dashboard.main.get_by_role("button", name="Remove Translation: something differs").click()

    dashboard.arrives_at("/reader?region=henan")
    dashboard.says("1 of 2 articles")


def test_results_are_reached_and_opened_by_keys(visit: Come) -> None:
    """
    Tab goes from the order to the first result and on to the second; Enter opens it.
    """
    dashboard = visit("/reader")
    dashboard.rest()
    dashboard.main.get_by_role("combobox", name="Order").focus()
    seen = []
    for _ in range(6):
        dashboard.page.keyboard.press("Tab")
        seen.append(dashboard.page.evaluate("document.activeElement.innerText"))
        if seen[-1].startswith("The CCP Yuci"):
            break
    assert any(text.startswith("Carrying out") for text in seen[:-1])

    dashboard.page.keyboard.press("Enter")

    dashboard.arrives_at("/reader?article=1954-03-30-p2-5fb56522")


@pytest.mark.parametrize("ui", ["en", "zh"])
@pytest.mark.parametrize("width", [390, 1280])
def test_the_list_fits_the_screen(elsewhere: Come, ui: str, width: int) -> None:
    """
    On a phone the two passages stand below each other, on a desk side by side; nothing is cut.
    """
    dashboard = elsewhere(f"/reader?q=合作社&ui={ui}", viewport={"width": width, "height": 900})

    assert dashboard.overflow() <= 0
    tops = dashboard.page.locator(".snippets").first.evaluate(
        "pair => [...pair.children].map(each => each.getBoundingClientRect().top)"
    )
    assert len(tops) == 2
    assert (tops[0] == tops[1]) == (width == 1280)
