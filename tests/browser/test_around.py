"""From an article to others, by key, swipe and link, and back to the list where it was left."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from dashboard_page import Dashboard

    Come = Callable[..., Dashboard]

JIAO = "1954-03-27-p2-a4704729"
SHANXI = "1954-03-30-p2-5fb56522"
# Of the sample: one of six articles of its day.
FISHERIES = "1954-03-02-p2-6912de83"
TEACHERS = "1954-03-02-p2-68bce06a"
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
IN_SIGHT = """slug => {
    const box = document.querySelector(`.st-key-result-${slug}`)?.getBoundingClientRect();
    return box && box.top >= 0 && box.bottom <= innerHeight;
}"""


def listens(dashboard: Dashboard, slug: str) -> None:
    """
    Wait until swipes and clicks turn this article; before, a link loads the page anew.
    """
    dashboard.page.locator(f".turning[data-listens='{slug}']").wait_for(state="attached")
    dashboard.rest()


def swipe(dashboard: Dashboard, start: tuple[int, int], end: tuple[int, int]) -> None:
    """
    Put a finger down, move it in a few steps and lift it, as a touch screen reports it.
    """
    screen = dashboard.page.context.new_cdp_session(dashboard.page)
    moves = 6
    for step in range(moves + 1):
        x, y = (a + (b - a) * step / moves for a, b in zip(start, end, strict=True))
        screen.send(
            "Input.dispatchTouchEvent",
            {"type": "touchMove" if step else "touchStart", "touchPoints": [{"x": x, "y": y}]},
        )
    screen.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def test_arrow_keys_follow_the_order_of_the_list(visit: Come) -> None:
    """
    With the newest first, Right leads to the older article.
    """
    dashboard = visit(f"/reader?article={SHANXI}&sort=newest")
    dashboard.says("1 of 2")

    dashboard.press("ArrowRight")

    dashboard.arrives_at(f"/reader?article={JIAO}&sort=newest")
    dashboard.says("2 of 2")


def test_arrow_keys_with_shift_turn_the_days(visit: Come, sample_server: str) -> None:
    """
    From the middle of a day to the first article of the next and of the day before.
    """
    dashboard = visit(f"/reader?article={TEACHERS}", to=sample_server)
    dashboard.says("22 of 51")

    dashboard.press("Shift+ArrowRight")
    dashboard.says("27 of 51")

    dashboard.press("Shift+ArrowLeft")
    dashboard.arrives_at(f"/reader?article={FISHERIES}")
    dashboard.says("21 of 51")


def test_days_that_the_archive_lacks_are_told(visit: Come) -> None:
    """
    Between the two seeds lie two days without an issue.
    """
    dashboard = visit(f"/reader?article={JIAO}")

    dashboard.says("The archive has no issue between 27 March 1954 and 30 March 1954 (2 days).")


def test_a_swipe_turns_the_articles(elsewhere: Come) -> None:
    """
    To the left the next, to the right the one before; over the edge of a day.
    """
    dashboard = elsewhere(f"/reader?article={JIAO}", **PHONE)
    dashboard.says("1 of 2")
    listens(dashboard, JIAO)

    swipe(dashboard, (320, 600), (90, 610))
    dashboard.arrives_at(f"/reader?article={SHANXI}")
    listens(dashboard, SHANXI)

    swipe(dashboard, (90, 600), (320, 610))
    dashboard.arrives_at(f"/reader?article={JIAO}")


def test_a_finger_that_scrolls_turns_nothing(elsewhere: Come) -> None:
    """
    Upwards, also aslant, the text moves and the article stays.
    """
    dashboard = elsewhere(f"/reader?article={JIAO}", **PHONE)
    dashboard.says("1 of 2")
    listens(dashboard, JIAO)

    swipe(dashboard, (300, 700), (220, 300))

    dashboard.page.wait_for_function(
        "() => document.querySelector('[data-testid=stMain]').scrollTop > 100"
    )
    dashboard.arrives_at(f"/reader?article={JIAO}")


def test_a_link_of_the_issue_turns_without_a_new_page(visit: Come, sample_server: str) -> None:
    """
    It is an address for whoever wants one, and a click is one step of history.
    """
    dashboard = visit(f"/reader?article={FISHERIES}&from=1954-03", to=sample_server)
    listens(dashboard, FISHERIES)
    dashboard.page.evaluate("window.isTheSamePage = true")
    link = dashboard.page.locator(f".issue a[data-article='{TEACHERS}']")
    assert link.get_attribute("href") == f"/reader?article={TEACHERS}&from=1954-03"
    dashboard.page.wait_for_function(
        "() => { document.querySelector('.issue').scrollIntoView();"
        " return document.querySelector('[data-testid=stMain]').scrollTop > 0; }"
    )

    link.click()

    dashboard.arrives_at(f"/reader?article={TEACHERS}&from=1954-03")
    assert dashboard.page.evaluate("window.isTheSamePage")
    dashboard.page.wait_for_function(
        "() => document.querySelector('[data-testid=stMain]').scrollTop === 0"
    )
    dashboard.back()
    dashboard.arrives_at(f"/reader?article={FISHERIES}&from=1954-03")


def test_pages_that_the_archive_lacks_are_named(visit: Come, sample_server: str) -> None:
    """
    Of 2 March 1954 the sample has pages 2 and 4.
    """
    dashboard = visit(f"/reader?article={FISHERIES}", to=sample_server)

    dashboard.says("Page 1 no article in the archive")
    dashboard.says("Page 3 no article in the archive")
    assert dashboard.page.locator(".issue [aria-current]").count() == 1


@pytest.mark.parametrize("way", ["back", "link"])
def test_the_list_is_where_it_was_left(visit: Come, sample_server: str, way: str) -> None:
    """
    By Back and by the link: the same page of the list, with the article in sight and in focus.
    """
    dashboard = visit("/reader?at=2", to=sample_server)
    result = dashboard.page.locator("[class*='st-key-result-']").nth(20)
    title = result.locator("a").first
    title.click()
    dashboard.says("46 of 51")

    if way == "back":
        dashboard.back()
    else:
        dashboard.main.get_by_role("link", name="All articles of the selection").click()

    dashboard.arrives_at("/reader?at=2")
    slug = dashboard.page.wait_for_function(
        "() => document.activeElement.closest('[class*=st-key-result-]')"
        "?.className.match(/st-key-result-(\\S+)/)[1]"
    ).json_value()
    dashboard.page.wait_for_function(IN_SIGHT, arg=slug)


def test_the_link_to_the_list_goes_along_with_the_reader(visit: Come, sample_server: str) -> None:
    """
    Who turns from the last article of a page to the first of the next returns to that page.
    """
    dashboard = visit("/reader", to=sample_server)
    dashboard.page.locator("[class*='st-key-result-'] a").last.click()
    dashboard.says("25 of 51")
    dashboard.press("ArrowRight")
    dashboard.says("26 of 51")

    dashboard.main.get_by_role("link", name="All articles of the selection").click()

    dashboard.arrives_at("/reader?at=2")


def test_a_day_of_the_strip_leads_to_its_articles(visit: Come) -> None:
    """
    What is counted there is what the list then has.
    """
    dashboard = visit(f"/reader?article={SHANXI}&around=time&q=盂县")
    day = dashboard.main.get_by_role("link", name="30 March 1954: 1 of 1 articles")

    day.click()

    dashboard.arrives_at("/reader?from=1954-03-30&region=shanxi&to=1954-03-30")
    dashboard.says("1 of 2 articles")


def test_related_articles_say_what_they_share(visit: Come) -> None:
    """
    Of two seeds one is related to the other, by handicrafts and cooperatives.
    """
    dashboard = visit(f"/reader?article={JIAO}")

    dashboard.main.get_by_role("radio", name="Related articles").click()

    dashboard.arrives_at(f"/reader?around=related&article={JIAO}")
    dashboard.says("shares 手工业")
    dashboard.page.locator(f"ol.around a[data-article='{SHANXI}']").click()
    dashboard.arrives_at(f"/reader?around=related&article={SHANXI}")
