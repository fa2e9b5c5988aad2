"""Clicks in charts, tables and lists, and keys, lead where they promise."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from dashboard_page import Dashboard

    Come = Callable[..., Dashboard]

JIAO = "1954-03-27-p2-a4704729"
SHANXI = "1954-03-30-p2-5fb56522"


def test_a_bar_of_the_timeline_opens_its_articles(visit: Come) -> None:
    """
    A click on a day's bar lists the articles of that day; Back leads to the timeline again.
    """
    dashboard = visit("/timeline")

    dashboard.click_mark("Period: 27 Mar 1954")

    dashboard.arrives_at("/reader?from=1954-03-27&to=1954-03-27")
    dashboard.says("1 of 2 articles")

    dashboard.back()

    dashboard.says("When the selected articles appeared.")


def test_a_province_on_the_map_becomes_the_filter(visit: Come) -> None:
    """
    A click on the map filters this page and, through the menu, every other.
    """
    dashboard = visit("/regions")

    dashboard.click_mark("Place: Shanxi")

    dashboard.arrives_at("/regions?region=shanxi")
    dashboard.says("Region: Shanxi 山西")

    dashboard.follow("Reader")

    dashboard.says("1 of 2 articles")

    dashboard.back()
    dashboard.back()

    dashboard.arrives_at("/regions")
    dashboard.no_longer_says("Region: Shanxi")


def test_a_row_of_the_table_becomes_the_filter(visit: Come) -> None:
    """
    A click on a place's name in the table does what a click on the map does.
    """
    dashboard = visit("/regions")

    dashboard.click_cell("Henan")

    dashboard.arrives_at("/regions?region=henan")
    dashboard.says("Region: Henan 河南")


@pytest.mark.parametrize(
    "view", ["view=bars", "view=ranking", "view=multiples", "map=1954&measure=about"]
)
def test_a_mark_of_every_picture_of_regions_becomes_the_filter(visit: Come, view: str) -> None:
    """
    Bars, circles and rows of bars filter as the map does, in one step that Back undoes.
    """
    dashboard = visit(f"/regions?{view}")
    dashboard.says("Henan")

    dashboard.click_mark("Place: Henan")

    dashboard.says("Region: Henan 河南")
    assert "region=henan" in dashboard.address

    dashboard.settle()
    dashboard.back()

    dashboard.no_longer_says("Region: Henan")
    assert "region" not in dashboard.address.partition("?")[2]


def test_a_place_is_chosen_without_a_mouse(visit: Come) -> None:
    """
    What the map and the table do for a click, a list does for keys.
    """
    dashboard = visit("/regions")
    dashboard.main.get_by_role("combobox", name="Filter by a place of this table").focus()

    dashboard.page.keyboard.type("Hen")
    dashboard.page.get_by_role("option", name="Henan").wait_for()
    dashboard.page.keyboard.press("Enter")

    dashboard.arrives_at("/regions?region=henan")
    dashboard.says("Region: Henan 河南")


def test_the_table_leads_down_to_the_counties_and_back(visit: Come) -> None:
    """
    From the province to its special districts and on to the county; every step is an address.
    """
    dashboard = visit("/regions?region=shanxi")

    dashboard.click_cell("Inside", column=2)
    dashboard.arrives_at("/regions?region=shanxi&within=shanxi")
    dashboard.says("Yuci Special District 榆次专区")

    dashboard.click_cell("Inside", column=2, of="Yuci")
    dashboard.arrives_at("/regions?region=shanxi&within=shanxi-yuci_special_district")
    dashboard.says("Yu County 盂县")

    dashboard.back()
    dashboard.arrives_at("/regions?region=shanxi&within=shanxi")

    dashboard.main.get_by_role("link", name="All of the level").click()
    dashboard.arrives_at("/regions?region=shanxi")


@pytest.mark.parametrize(
    ("address", "mark", "list_of"),
    [
        pytest.param(
            "/?q=合作社&author=Jiao",
            "Period: 30 Mar 1954",
            "/reader?from=1954-03-30&to=1954-03-30",
            id="a bar of what the archive holds, without filters",
        ),
        pytest.param("/", "Place: Henan", "/reader?region=henan", id="a province of the overview"),
        pytest.param(
            "/timeline?by=month&from=1954-03-28",
            "Period: Mar 1954",
            "/reader?from=1954-03-28&to=1954-03",
            id="a month of which the filters leave a part",
        ),
        pytest.param(
            "/regions?place=shanxi",
            "Period: 30 Mar 1954",
            "/reader?from=1954-03-30&region=shanxi&to=1954-03-30",
            id="a bar of a place's card",
        ),
        pytest.param(
            "/keywords?tab=collocates&q=合作社&min=2",
            "Word: 手工业",
            "/reader?q=(合作社) NEAR/5 手工业",
            id="a word beside another",
        ),
        pytest.param(
            "/keywords?tab=keyness&region=shanxi&min=2&lang=zh",
            "Word: 山西省;",
            "/reader?q=山西省&region=shanxi",
            id="a key word",
        ),
        pytest.param(
            "/keywords?tab=words&lang=en&n=2&min=2",
            "Word: training class",
            "/reader?q=training class",
            id="a pair of words",
        ),
        pytest.param(
            "/keywords?tab=equivalents&q=合作社&min=2",
            "Word: cooperatives",
            "/reader?q=cooperatives",
            id="an equivalent",
        ),
    ],
)
def test_a_mark_of_a_picture_opens_its_articles(
    visit: Come, address: str, mark: str, list_of: str
) -> None:
    """
    One click on what a picture counts lists the articles that it counted; Back leads to it again.
    """
    dashboard = visit(address)

    dashboard.click_mark(mark)

    dashboard.arrives_at(list_of)
    dashboard.says(" articles · the oldest first")
    assert dashboard.page.locator(".results").count() > 0

    dashboard.back()

    dashboard.arrives_at(address)


@pytest.mark.parametrize(
    ("address", "row", "list_of"),
    [
        pytest.param(
            "/timeline?stack=page&by=day",
            "Page 2",
            "/reader?from=1954-03-27&page=2&to=1954-03-27",
            id="a day and page",
        ),
        pytest.param(
            "/regions?view=multiples&by=month",
            "Henan",
            "/reader?from=1954-03&region=henan&to=1954-03",
            id="a month of a province",
        ),
        pytest.param(
            "/keywords?q=合作社, Meng&by=day",
            "Meng",
            "/reader?from=1954-03-27&q=Meng&to=1954-03-27",
            id="a day of a term",
        ),
        pytest.param(
            "/keywords?q=合作社&tab=concordance&group=left",
            "手工业",
            "/reader?q=(合作社) NEAR/1 手工业",
            id="a word before another",
        ),
    ],
)
def test_a_row_of_a_table_opens_its_articles(
    visit: Come, address: str, row: str, list_of: str
) -> None:
    """
    A tick before a row of the table behind a picture lists the articles of the row.
    """
    dashboard = visit(address)

    dashboard.tick(row)

    dashboard.arrives_at(list_of)


def test_the_table_of_places_leads_to_their_articles(visit: Come) -> None:
    """
    A click beside a place's name lists what names it, while its name filters the page.
    """
    dashboard = visit("/regions")

    dashboard.click_cell("Articles", column=4, of="Henan")

    dashboard.arrives_at("/reader?region=henan")
    dashboard.says("1 of 2 articles")


@pytest.mark.parametrize("page", ["timeline", "regions", "quantities", "keywords"])
def test_every_page_that_counts_leads_to_what_it_counts(visit: Come, page: str) -> None:
    """
    One link says how many articles are selected, and lists them.
    """
    dashboard = visit(f"/{page}?region=henan")

    dashboard.main.get_by_role("link", name="Read these 1 article").click()

    dashboard.arrives_at("/reader?region=henan")
    dashboard.says("1 of 2 articles")


def test_a_card_is_opened_from_the_table_and_from_a_text(visit: Come) -> None:
    """
    The county's card from its row, and from its name in the article that names it.
    """
    dashboard = visit("/regions?within=shanxi-yuci_special_district")

    dashboard.click_cell("Card", column=3)
    dashboard.arrives_at("/regions?place=shanxi-yu_county&within=shanxi-yuci_special_district")
    dashboard.says("What held it")

    dashboard.main.get_by_role("link", name="The CCP Yuci").click()
    dashboard.arrives_at(f"/reader?article={SHANXI}")
    dashboard.page.locator("a.place", has_text="盂县").click()

    dashboard.arrives_at("/regions?place=shanxi-yu_county")
    dashboard.says("Yu County 盂县: 1 article, all of")


def test_a_point_of_a_curve_opens_its_lines(visit: Come) -> None:
    """
    A click on a point of the trend shows the lines of its term and period.
    """
    dashboard = visit("/keywords?q=合作社")

    dashboard.click_mark("Period: 27 Mar 1954; Occurrences")

    dashboard.arrives_at("/keywords?from=1954-03-27&q=合作社&tab=concordance&to=1954-03-27")
    dashboard.says("Lines 1–")


def test_arrow_keys_turn_the_articles_over_the_edge_of_a_day(visit: Come) -> None:
    """
    Right leads from 27 to 30 March and Left leads back; the address follows.
    """
    dashboard = visit(f"/reader?article={JIAO}")
    dashboard.says("1 of 2")

    dashboard.press("ArrowRight")

    dashboard.arrives_at(f"/reader?article={SHANXI}")
    dashboard.says("30 March 1954")

    dashboard.press("ArrowLeft")

    dashboard.arrives_at(f"/reader?article={JIAO}")
    dashboard.says("27 March 1954")


def test_arrow_keys_in_a_field_turn_nothing(visit: Come) -> None:
    """
    Who moves the cursor in the search does not leave the article.
    """
    dashboard = visit(f"/reader?article={JIAO}")
    field = dashboard.sidebar.get_by_label("Author")
    field.fill("Ji")

    field.press("ArrowRight")
    field.press("a")
    field.press("Enter")

    dashboard.arrives_at(f"/reader?article={JIAO}&author=Jia")


def test_back_from_an_article_returns_to_the_list(visit: Come) -> None:
    """
    An article opened from the list is one step, with the list's filters.
    """
    dashboard = visit("/reader?region=shanxi")

    dashboard.main.get_by_role("link", name="The CCP Yuci").click()
    dashboard.arrives_at(f"/reader?article={SHANXI}&region=shanxi")
    dashboard.says("1 of 1")
    dashboard.back()

    dashboard.arrives_at("/reader?region=shanxi")
    dashboard.says("1 of 2 articles")


def test_an_article_opened_from_the_list_stays_open(visit: Come) -> None:
    """
    A switch used on an article that was reached by a link changes the article, not the page.
    """
    dashboard = visit("/reader")
    dashboard.main.get_by_role("link", name="The CCP Yuci").click()
    dashboard.says("2 of 2")

    dashboard.main.get_by_role("radio", name="Chinese").click()

    dashboard.arrives_at(f"/reader?article={SHANXI}&show=zh")
    dashboard.no_longer_says("work enthusiasm")


def test_the_link_above_an_article_leads_to_the_list(visit: Come) -> None:
    """
    From a permalink too there is a way to the whole selection.
    """
    dashboard = visit(f"/reader?article={SHANXI}&row=2")

    dashboard.main.get_by_role("link", name="All articles of the selection").click()

    dashboard.arrives_at("/reader")
    dashboard.says("All 2 articles")


@pytest.mark.parametrize(("term", "row"), [("盂县", 2), ("Meng County", 2)])
def test_a_line_of_the_concordance_opens_the_reader_at_its_hit(
    visit: Come, term: str, row: int
) -> None:
    """
    The paragraph of the hit is marked as the target, its word as the hit, and both are in sight.
    """
    dashboard = visit(f"/keywords?q={term}&tab=concordance")
    dashboard.says("Lines 1–1 of 1")

    dashboard.main.get_by_role("link", name="1954-03-30").click()

    dashboard.arrives_at(f"/reader?article={SHANXI}&q={term}&row={row}")
    hit = dashboard.page.locator(f".row.at#p{row} mark")
    hit.wait_for()
    assert hit.all_inner_texts() == [term]
    dashboard.page.wait_for_function(
        "() => { const box = document.querySelector('.row.at mark').getBoundingClientRect();"
        " return box.top > 0 && box.bottom < innerHeight; }"
    )


def test_a_target_below_the_window_is_scrolled_into_sight(elsewhere: Come) -> None:
    """
    On a small window the paragraph of the hit does not wait below the edge.
    """
    dashboard = elsewhere(
        f"/reader?article={SHANXI}&q=盂县&row=2", viewport={"width": 900, "height": 420}
    )

    dashboard.page.wait_for_function(
        "() => { const box = document.querySelector('.row.at')?.getBoundingClientRect();"
        " return box && box.top < innerHeight && box.bottom > 0; }"
    )


def test_a_permalink_opens_in_another_browser(visit: Come, elsewhere: Come) -> None:
    """
    The address printed under an article is that article's, without the reader's filters.
    """
    dashboard = visit(f"/reader?article={JIAO}&from=1954-03-27&q=合作化")
    permalink = dashboard.main.get_by_role("link", name="/reader?article=").get_attribute("href")
    assert permalink == f"/reader?article={JIAO}"

    other = elsewhere(permalink)

    other.says("Carrying out Handicraft Cooperative Work")
    other.says("1 of 2")


def test_the_search_of_the_front_page_leads_to_the_found_articles(visit: Come) -> None:
    """
    A word typed on the front page is counted there and read on the next page.
    """
    dashboard = visit("/")
    field = dashboard.main.get_by_label("Search both languages", exact=True)
    field.fill("许昌")
    field.press("Enter")
    dashboard.arrives_at("/?q=许昌")
    dashboard.says("1 of 2 articles")

    dashboard.main.get_by_role("link", name="Read them").click()

    dashboard.arrives_at("/reader?q=许昌")
    assert dashboard.page.locator(".results mark").first.inner_text() == "许昌"
