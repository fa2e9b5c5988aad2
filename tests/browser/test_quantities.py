"""The page of figures in a browser: from a bar to its figures, and from one into its article."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from dashboard_page import Dashboard

    Come = Callable[..., Dashboard]

SHANXI = "1954-03-30-p2-5fb56522"


def test_from_a_unit_to_a_value_to_its_sentence(visit: Come) -> None:
    """
    A click on a unit shows its values, one on a bar its figures; Back undoes one step each.
    """
    dashboard = visit("/quantities")
    dashboard.says("The most common unit is people 人: 5 of 7 figures")

    dashboard.click_mark("Unit: people")

    dashboard.arrives_at("/quantities?unit=ren")
    dashboard.says("30 to 374 people 人; half of the 5 figures are at most 180")

    dashboard.click_mark("Values: 374")

    dashboard.arrives_at("/quantities?max=374&min=374&unit=ren")
    dashboard.says("Figures 1–1 of 1")
    dashboard.says("88 + 286 = 374, adds up")

    dashboard.back()

    dashboard.arrives_at("/quantities?unit=ren")
    dashboard.says("Figures 1–5 of 5")


def test_a_sentence_leads_into_its_article_and_a_place_to_its_card(visit: Come) -> None:
    """
    The date of a sentence opens the reader at its paragraph; the place its card.
    """
    dashboard = visit("/quantities?unit=ren")
    first = dashboard.main.locator(".quantity").first
    expect(first.locator("b.figure")).to_have_text(
        ["374", "88", "286", "三百七十四人", "八十八人", "二百八十六人"]
    )

    first.get_by_role("link", name="30 March 1954, page 2").click()

    dashboard.arrives_at(f"/reader?article={SHANXI}&row=1")
    dashboard.back()
    dashboard.main.get_by_role("link", name="Yuci Special District").first.click()

    dashboard.arrives_at("/regions?place=shanxi-yuci_special_district")
    dashboard.says("Yuci Special District")


def test_a_choice_is_made_with_the_keyboard_alone(visit: Come) -> None:
    """
    The unit is typed into its field and taken with Enter; limits likewise.
    """
    dashboard = visit("/quantities")
    dashboard.rest()
    unit = dashboard.main.get_by_role("combobox", name="Unit")
    unit.focus()
    dashboard.page.keyboard.type("people")
    dashboard.page.keyboard.press("Enter")
    dashboard.arrives_at("/quantities?unit=ren")

    dashboard.rest()
    dashboard.main.get_by_label("From value", exact=True).focus()
    dashboard.page.keyboard.type("1,00")
    dashboard.page.keyboard.press("Enter")

    dashboard.arrives_at("/quantities?min=100&unit=ren")
    dashboard.says("Figures 1–3 of 3")


def test_a_wrong_number_is_marked_with_more_than_colour(visit: Come, sample_server: str) -> None:
    """
    二、三十分钟, rendered "two or thirty minutes", is said in words and underlined.
    """
    dashboard = visit("/quantities?kind=differs", to=sample_server)

    dashboard.says("the translation says 2–30")
    wrong = dashboard.main.locator(".quantity b.differs")
    expect(wrong).to_have_text(["two or thirty"])
    style = wrong.evaluate("element => getComputedStyle(element).textDecorationStyle")
    assert style == "wavy"


def test_pages_of_the_list_are_turned(visit: Come, sample_server: str) -> None:
    """
    The second page has an address, and another order begins at the first.
    """
    dashboard = visit("/quantities?at=2", to=sample_server)
    dashboard.says("Figures 51–100 of 239, in the order of the newspaper")

    dashboard.main.get_by_role("combobox", name="Order").focus()
    dashboard.page.keyboard.type("Largest")
    dashboard.page.keyboard.press("Enter")

    dashboard.arrives_at("/quantities?sort=high")
    dashboard.says("Figures 1–50 of 239, the largest first")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("query", ["", "?unit=mu&ui=zh", "?kind=differs", "?unit=qing"])
def test_a_phone_shows_all_of_it(
    elsewhere: Come, sample_server: str, query: str, scheme: str
) -> None:
    """
    On 390 pixels nothing is wider than the screen, in light and dark.
    """
    phone = {"width": 390, "height": 844}
    dashboard = elsewhere(
        f"/quantities{query}", to=sample_server, viewport=phone, color_scheme=scheme
    )

    dashboard.rest()

    assert dashboard.overflow() <= 0
