"""Archive text is shown, never interpreted: in a real browser, where it could act."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from hostile_archive import AUTHOR, BODY, HTML, MARKDOWN, PAYLOADS, TITLE, TITLE_ZH

if TYPE_CHECKING:
    from collections.abc import Callable

    from dashboard_page import Dashboard

    Come = Callable[..., Dashboard]


OF_PAYLOAD = (
    *("Title {payload}", "Writer {payload}", "Body {payload} ends here."),
    *("题{payload}", "作者{payload}", "栏{payload}", "{payload}", "正文{payload}到此为止。"),
)
"""Title, author and body in English; title, author, column, section and body in Chinese."""


def as_shown(text: str) -> str:
    """
    Give a text as a page shows it: literally, but for signs that turn it around.
    """
    shown = re.sub("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]", "\ufffd", text)
    return " ".join(shown.replace("\u2060", "").split())


def harmless(dashboard: Dashboard) -> bool:
    """
    Tell whether nothing of the texts has become a part of the page.
    """
    return bool(
        dashboard.page.evaluate(
            "() => window.__pwned === undefined"
            " && !document.querySelector('[data-testid=stMain] :is("
            "img[src$=x], [onerror], [onclick], [onload], [ontoggle], [srcdoc], form[action], math,"
            'a[href^="javascript:"], a[href*="example.org"], a[href^="mailto:"], .katex,'
            " .article rt)')"
            " && !document.querySelector('iframe, meta[http-equiv=refresh]')"
            " && document.querySelectorAll('h1').length === 1"
        )
    )


@pytest.mark.parametrize(
    ("address", "texts"),
    [
        pytest.param("/reader", (TITLE, TITLE_ZH, AUTHOR), id="list, English"),
        pytest.param("/reader?ui=zh", (TITLE, TITLE_ZH, AUTHOR), id="list, Chinese"),
        pytest.param("/", (TITLE, AUTHOR), id="overview"),
        pytest.param("/reader?article={first}", (TITLE, TITLE_ZH, AUTHOR, BODY), id="article"),
        pytest.param("/reader?article={second}", (TITLE, f"</p></div></article>{BODY}"), id="tags"),
        pytest.param(
            "/reader?article={first}&q=said,说&ui=zh", (TITLE_ZH, HTML, MARKDOWN), id="marked"
        ),
        pytest.param("/keywords?q=said&tab=concordance", ("<script>",), id="concordance"),
        pytest.param("/keywords?q=干部&tab=concordance", ("abc",), id="concordance, Chinese"),
        pytest.param("/timeline?stack=author", (AUTHOR,), id="legend"),
    ],
)
def test_hostile_text_is_shown_as_it_is(
    visit: Come, hostile_server: str, address: str, texts: tuple[str, ...]
) -> None:
    """
    Tags, handlers, Markdown, formulas, icons and turning signs stand on the page as characters.
    """
    slugs = slugs_of(visit("/reader", to=hostile_server))
    dashboard = visit(address.format(first=slugs[0], second=slugs[1]), to=hostile_server)

    for text in texts:
        dashboard.says(as_shown(text))
    assert harmless(dashboard)


def slugs_of(dashboard: Dashboard) -> list[str]:
    """
    Find the articles' names behind the titles of the list.
    """
    links = dashboard.main.locator("a[href*='article=']")
    links.nth(1).wait_for()
    dashboard.rest()
    hrefs = links.evaluate_all("links => links.map(link => link.href)")
    return [href.split("article=")[1].split("&")[0] for href in hrefs]


def turn(dashboard: Dashboard) -> None:
    """
    Turn to the next article, as its reader would.
    """
    here = dashboard.address
    dashboard.press("ArrowRight")
    dashboard.page.wait_for_function(
        "here => decodeURIComponent(location.pathname + location.search) !== here", arg=here
    )
    dashboard.settle()


def test_thirty_payloads_stand_in_every_field_as_they_are(visit: Come, hostile_server: str) -> None:
    """
    Titles, authors, section, column and bodies of both languages read as they were written.
    """
    dashboard = visit("/reader?from=1954-03-03", to=hostile_server)
    dashboard.open(f"/reader?article={slugs_of(dashboard)[0]}&from=1954-03-03&marks=none")
    shown: list[str] = []

    while len(shown) < len(PAYLOADS):
        dashboard.page.locator(".article").wait_for()
        dashboard.rest()
        text = " ".join(dashboard.main.inner_text().replace("\u2060", "").split())
        payload = next(each for each in PAYLOADS if f"Body {as_shown(each)} ends" in text)
        missing = [
            field
            for field in OF_PAYLOAD
            if as_shown(field.replace("{payload}", payload)) not in text
        ]
        assert missing == [], payload
        assert harmless(dashboard), payload
        shown.append(payload)
        if len(shown) < len(PAYLOADS):
            turn(dashboard)

    assert sorted(shown) == sorted(PAYLOADS)


@pytest.mark.parametrize("at", ["1", "2"])
def test_thirty_payloads_are_listed_as_they_are(visit: Come, hostile_server: str, at: str) -> None:
    """
    A list of results shows titles, authors and beginnings literally, and does nothing else.
    """
    dashboard = visit(f"/reader?from=1954-03-03&at={at}", to=hostile_server)
    dashboard.main.locator(".results").first.wait_for()
    dashboard.rest()

    text = " ".join(dashboard.main.inner_text().replace("\u2060", "").split())
    listed = [each for each in PAYLOADS if as_shown(f"Title {each}") in text]
    assert len(listed) == dashboard.main.locator(".results").count() > 0
    for payload in listed:
        assert as_shown(f"题{payload}") in text
        assert as_shown(f"Body {payload}")[:60] in text
    assert harmless(dashboard)


def test_pinyin_and_words_leave_payloads_what_they_are(visit: Come, hostile_server: str) -> None:
    """
    With every mark and pinyin, what is marked is text of the article all the same.
    """
    every = "marks=search.places.figures.audit.words&pinyin=1"
    slugs = slugs_of(visit("/reader", to=hostile_server))
    dashboard = visit(f"/reader?article={slugs[0]}&q=said,说&{every}", to=hostile_server)

    dashboard.page.locator(".article rt").first.wait_for()
    assert dashboard.page.evaluate("window.__pwned === undefined")
    tags = dashboard.page.locator(".article :not(.copying-button)").evaluate_all(
        "parts => [...new Set(parts.map(part => part.localName))].sort()"
    )
    assert set(tags) <= {"a", "b", "div", "mark", "p", "q", "rt", "ruby", "span", "style"}
    hrefs = dashboard.page.locator(".article a").evaluate_all(
        "links => [...new Set(links.map(link => link.getAttribute('href')[0]))]"
    )
    assert set(hrefs) == {"/", "#"}


@pytest.mark.parametrize("name", ["author", "q"])
def test_hostile_filters_are_shown_as_they_are(visit: Come, hostile_server: str, name: str) -> None:
    """
    A filter out of the address is a chip, a notice and a field with its characters.
    """
    dashboard = visit(f"/reader?{name}={quote(AUTHOR)}", to=hostile_server)

    dashboard.says(AUTHOR)
    assert harmless(dashboard)


def test_the_tooltip_of_a_chart_shows_hostile_text_as_it_is(
    visit: Come, hostile_server: str
) -> None:
    """
    The words beside the pointer over a bar are characters too.
    """
    dashboard = visit("/timeline?stack=author", to=hostile_server)
    dashboard.charts.first.wait_for()
    dashboard.rest()
    dashboard.page.locator("path[aria-label*='Period: 1 Mar 1954']").last.hover(force=True)

    tooltip = dashboard.page.locator("#vg-tooltip-element.visible")
    tooltip.wait_for()
    assert "onerror" in tooltip.inner_text()
    assert dashboard.page.evaluate("window.__pwned === undefined")
    assert dashboard.page.locator("#vg-tooltip-element img").count() == 0
