"""An article on the page: rows, sentences, marks, words, and what a link to it opens."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from dashboard_page import Dashboard

    Come = Callable[..., Dashboard]

SHANXI = "1954-03-30-p2-5fb56522"
LETTER = "1951-05-04-p2-3b0352eb"
VERSE = "1955-08-02-p3-9173e78a"
RALLY = "1968-03-02-p6-31f9bcfd"
NARROW = {"width": 390, "height": 844}
EVERY = "marks=search.places.figures.audit.words"

_LIT = """() => [...document.querySelectorAll('.article .row span[class^=s]')]
    .filter(part => getComputedStyle(part).backgroundColor !== 'rgba(0, 0, 0, 0)')
    .map(part => part.closest('[lang]').lang + ' ' + part.className)"""


def boxes(dashboard: Dashboard, *selectors: str) -> list[dict[str, float]]:
    """
    Measure where parts of the page are, all at one moment.
    """
    found: list[dict[str, float]] = dashboard.page.evaluate(
        "selectors => selectors.map(selector =>"
        " document.querySelector(selector).getBoundingClientRect().toJSON())",
        selectors,
    )
    return found


def lights_up(dashboard: Dashboard, *parts: str) -> None:
    """
    Wait until these sentences have a ground of colour, and no others.
    """
    dashboard.page.wait_for_function(
        f"expected => [...new Set(({_LIT})())].sort().join() === expected", arg=",".join(parts)
    )


def article(come: Come, address: str, **more: Any) -> Dashboard:
    """
    Open an article and wait for its texts.
    """
    dashboard = come(address, **more)
    dashboard.page.locator(".article .row").first.wait_for()
    dashboard.rest()
    return dashboard


def test_languages_are_side_by_side_or_one_below_the_other(visit: Come, elsewhere: Come) -> None:
    """
    On a wide screen a row's texts begin at one height; on a phone the Chinese is below.
    """
    english, chinese = "#p2 > [lang=en]", "#p2 > [lang=zh-Hans]"
    wide = article(visit, f"/reader?article={SHANXI}")

    left, right = boxes(wide, english, chinese)
    assert left["top"] == right["top"]
    assert left["right"] <= right["left"]

    narrow = article(elsewhere, f"/reader?article={SHANXI}", viewport=NARROW)

    above, below = boxes(narrow, english, chinese)
    assert above["bottom"] <= below["top"]
    assert above["left"] == below["left"]


@pytest.mark.parametrize("end", ["&row=60", "#p60"])
def test_an_address_opens_at_its_row(visit: Come, sample_server: str, end: str) -> None:
    """
    A row's number in the address, or behind its #, brings the row into view.
    """
    dashboard = article(visit, f"/reader?article={VERSE}{end}", to=sample_server)

    dashboard.page.wait_for_function(
        "(({top, bottom}) => top > 0 && bottom < innerHeight)"
        "(document.querySelector('#p60').getBoundingClientRect())"
    )


def test_the_number_of_a_row_is_its_address(visit: Come, sample_server: str) -> None:
    """
    A click writes the anchor into the address and shows the row, without a new run; Back undoes it.
    """
    dashboard = article(visit, f"/reader?article={VERSE}", to=sample_server)
    dashboard.page.evaluate("window.__here = true")

    dashboard.page.get_by_role("link", name="Paragraph 40", exact=True).click()

    dashboard.page.wait_for_url("**#p40")
    assert dashboard.page.evaluate("window.__here")
    dashboard.page.locator("#p40:target").wait_for()

    dashboard.back()
    dashboard.arrives_at(f"/reader?article={VERSE}")


def test_a_sentence_lights_up_with_its_partner(visit: Come) -> None:
    """
    Under the pointer, or where the focus is in it: both languages, and no other sentence.
    """
    dashboard = article(visit, f"/reader?article={SHANXI}")

    dashboard.page.hover("#p1 [lang=en] .s2")
    lights_up(dashboard, "en s2", "zh-Hans s2")

    dashboard.page.mouse.move(0, 0)
    lights_up(dashboard)
    dashboard.page.locator("#p1 [lang=zh-Hans] .s2 a.place").first.focus()
    lights_up(dashboard, "en s2", "zh-Hans s2")


def test_each_mark_can_be_switched_off_and_on(visit: Come, sample_server: str) -> None:
    """
    Hits, places, figures, checks and words are there as the address says, and as is chosen.
    """
    dashboard = article(visit, f"/reader?article={RALLY}&q=冲绳&{EVERY}", to=sample_server)
    marks = {
        "Search hits": ".article mark",
        "Places": ".article a.place",
        "Figures": ".article a.figure",
        "Checks": ".article .missing",
        "Words as links": ".article a.word",
    }
    dashboard.page.get_by_role("button", name="Marks, size, pinyin").click()

    for name, selector in marks.items():
        assert dashboard.page.locator(selector).count() > 0, name
        dashboard.page.get_by_role("button", name=name, exact=True).click()
        dashboard.page.locator(selector).first.wait_for(state="detached")

    dashboard.page.wait_for_url("**marks=none*")
    dashboard.page.get_by_role("button", name="Figures", exact=True).click()
    dashboard.page.locator(".article a.figure").first.wait_for()


def test_a_word_leads_to_its_page_and_a_figure_to_its_like(visit: Come) -> None:
    """
    Links of words and figures open other pages with the word, or the unit and value, in them.
    """
    dashboard = article(visit, f"/reader?article={SHANXI}&region=shanxi&{EVERY}")

    dashboard.page.locator(".article a.word", has_text="手工业").first.click()
    dashboard.arrives_at("/keywords?region=shanxi&q=手工业")

    dashboard = article(visit, f"/reader?article={SHANXI}&{EVERY}")
    dashboard.page.locator(".article a.figure", has_text="三百七十四").first.click()
    dashboard.arrives_at("/quantities?unit=ren&min=374&max=374")


def test_a_check_is_explained_where_it_stands(visit: Come, sample_server: str) -> None:
    """
    A sign leads to its words below the row; the line above counts, and leads to the row.
    """
    dashboard = article(visit, f"/reader?article={LETTER}", to=sample_server)
    dashboard.page.get_by_text(re.compile(r"^\d+ checks: \d+ agree, 5 differ\.$")).wait_for()
    sign = dashboard.page.locator("#p6 a.sign")

    assert sign.get_attribute("aria-label") == "Check 1: differs"
    sign.focus()
    dashboard.page.keyboard.press("Enter")
    dashboard.page.locator("#c1:target").wait_for()
    told = dashboard.page.locator("#c1").inner_text()
    assert re.sub(r"\s+", " ", told).endswith("stands in the translation as it was.")

    dashboard.page.locator(".checks summary").click()
    dashboard.page.locator(".checks li a").nth(2).click()
    dashboard.page.locator("#p8:target").wait_for()


def test_what_the_title_says_is_explained_above(visit: Come, sample_server: str) -> None:
    """
    A check of the title has its words in the list, which is open then.
    """
    dashboard = article(visit, f"/reader?article={RALLY}", to=sample_server)

    dashboard.page.locator(".article-title a.sign").click()

    dashboard.page.locator(".checks li#c1:target").wait_for()
    assert dashboard.page.locator(".checks li#c1").is_visible()


def test_pinyin_stands_over_chinese_and_is_not_copied(visit: Come) -> None:
    """
    Marks stay; a selection holds the text alone.
    """
    dashboard = article(visit, f"/reader?article={SHANXI}&pinyin=1&q=手工业")

    assert dashboard.page.locator(".article [lang=zh-Hans] rt").count() > 100
    assert dashboard.page.locator(".article [lang=en] rt").count() == 0
    assert dashboard.page.locator(".article [lang=zh-Hans] mark rt").count() > 0
    selected = dashboard.page.evaluate(
        "() => { const row = document.querySelector('#p1 [lang=zh-Hans]');"
        " getSelection().selectAllChildren(row); return getSelection().toString(); }"
    )
    assert selected.startswith("中共山西省榆次地委和长治地委")


@pytest.mark.parametrize(("size", "pixels"), [("s", "16px"), ("m", "18px"), ("l", "22px")])
def test_the_size_of_the_text_is_in_the_address(visit: Come, size: str, pixels: str) -> None:
    """
    Small, medium or large, as the link says.
    """
    dashboard = article(visit, f"/reader?article={SHANXI}&size={size}")

    assert pixels == dashboard.page.locator(".article").evaluate(
        "text => getComputedStyle(text).fontSize"
    )


def test_a_choice_does_not_move_the_page(visit: Come, sample_server: str) -> None:
    """
    Who has scrolled away from the row of the address stays there when the texts are drawn anew.
    """
    dashboard = article(visit, f"/reader?article={VERSE}&row=60", to=sample_server)
    dashboard.page.get_by_role("link", name="Paragraph 1", exact=True).scroll_into_view_if_needed()
    dashboard.page.get_by_role("button", name="Marks, size, pinyin").click()
    dashboard.rest()
    before = dashboard.page.get_by_test_id("stMain").evaluate("main => main.scrollTop")

    dashboard.page.get_by_text("Pinyin", exact=True).click()
    dashboard.page.locator(".article rt").first.wait_for()

    dashboard.rest()
    after = dashboard.page.get_by_test_id("stMain").evaluate("main => main.scrollTop")
    assert abs(after - before) < 5


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("ui", ["en", "zh"])
@pytest.mark.parametrize("width", [1280, 390])
def test_the_article_can_be_read_by_everyone(
    elsewhere: Come, sample_server: str, scheme: str, ui: str, width: int
) -> None:
    """
    No rule of axe is broken seriously, with everything switched on.
    """
    dashboard = article(
        elsewhere,
        f"/reader?article={RALLY}&q=冲绳&{EVERY}&pinyin=1&ui={ui}",
        to=sample_server,
        color_scheme=scheme,
        viewport={"width": width, "height": 900},
    )
    dashboard.page.locator(".search-box-help[aria-label]").first.wait_for(state="attached")

    assert dashboard.barriers() == []
