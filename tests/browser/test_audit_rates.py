"""The rates of the methods page in a browser: from a point to a kind, to a list, to an article."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from dashboard_page import Dashboard

    Come = Callable[..., Dashboard]


def test_a_point_chooses_its_kind_and_back_undoes_it(visit: Come) -> None:
    """
    A click on a kind shows its rates alone; Back shows all again.
    """
    dashboard = visit("/methods")
    dashboard.says("Of 29 figures, names and dates looked for")

    dashboard.click_mark("Kind: Figures")

    dashboard.arrives_at("/methods?kind=figure")
    dashboard.says("Of 7 figures looked for")
    dashboard.back()
    dashboard.arrives_at("/methods")
    dashboard.says("Of 29 figures, names and dates looked for")


def test_a_check_leads_to_its_row_in_the_reader(visit: Come) -> None:
    """
    The date of a check opens its article at the row that it is in.
    """
    dashboard = visit("/methods")

    dashboard.main.locator(".checks").get_by_role("link", name="30 March 1954").click()

    dashboard.arrives_at("/reader?article=1954-03-30-p2-5fb56522&row=2")


def test_a_year_leads_to_its_articles(visit: Come, sample_server: str) -> None:
    """
    A click on a point of 1966 lists the articles of 1966 in which something differs.
    """
    dashboard = visit("/methods", to=sample_server)

    dashboard.click_mark("Period: 1966; Verdict: differs")

    dashboard.arrives_at("/reader?audit=differs&from=1966&to=1966")
    dashboard.says("1966, page")


def test_a_region_leads_to_its_articles(visit: Come, sample_server: str) -> None:
    """
    A click on a row lists the articles that name its region in which something differs.
    """
    dashboard = visit("/methods", to=sample_server)

    dashboard.click_cell("Beijing")

    dashboard.arrives_at("/reader?audit=differs&region=beijing")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("query", ["", "?ui=zh&measure=articles"])
def test_a_phone_shows_all_of_it(
    elsewhere: Come, sample_server: str, query: str, scheme: str
) -> None:
    """
    On 390 pixels nothing is wider than the screen, in light and dark.
    """
    phone = {"width": 390, "height": 844}
    dashboard = elsewhere(f"/methods{query}", to=sample_server, viewport=phone, color_scheme=scheme)

    dashboard.rest()

    assert dashboard.overflow() <= 0
