"""Archive text is shown, never interpreted: in a real browser, where it could act."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from hostile_archive import AUTHOR, BODY, HTML, MARKDOWN, TITLE, TITLE_ZH

if TYPE_CHECKING:
    from collections.abc import Callable

    from dashboard_page import Dashboard

    Come = Callable[..., Dashboard]


def as_shown(text: str) -> str:
    """
    Give a text as a page shows it: literally, but for signs that turn it around.
    """
    return text.replace("\u202e", "\ufffd").replace("\u2066", "\ufffd")


def harmless(dashboard: Dashboard) -> bool:
    """
    Tell whether nothing of the texts has become a part of the page.
    """
    return bool(
        dashboard.page.evaluate(
            "() => window.__pwned === undefined"
            " && !document.querySelector('[data-testid=stMain] :is("
            'img[src$=x], [onerror], [onclick], a[href^="javascript:"], .katex,'
            " [data-testid=stMain] script)')"
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
    hrefs = links.evaluate_all("links => links.map(link => link.href)")
    return [href.split("article=")[1].split("&")[0] for href in hrefs]


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
    dashboard.page.locator("path[aria-label*='Period: 1 Mar 1954']").last.hover(force=True)

    tooltip = dashboard.page.locator("#vg-tooltip-element.visible")
    tooltip.wait_for()
    assert "onerror" in tooltip.inner_text()
    assert dashboard.page.evaluate("window.__pwned === undefined")
    assert dashboard.page.locator("#vg-tooltip-element img").count() == 0
