"""The dashboard as a reader uses it: what can be done to a page, and what it then says."""

from __future__ import annotations

import re
from time import monotonic
from typing import TYPE_CHECKING
from urllib.parse import unquote_plus, urlsplit

from axe_playwright_python.sync_playwright import Axe

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import ConsoleMessage, Locator, Page, Request

WAIT = 30_000
_CHART = "[data-testid=stVegaLiteChart]"
# Streamlit looks for its base path below the page's; it finds it one step up.
_PROBE = re.compile(r"(?:/\w+)+/_stcore/(health|host-config)")
_NOT_FOUND = "Failed to load resource: the server responded with a status of 404 (Not Found)"

# Where the first columns of a table of places are, in pixels from its left.
_PLACES_OF_COLUMNS = {1: 60, 2: 210, 3: 285, 4: 355}

_PLACE_OF_TICKS = 18
_HEIGHT_OF_ROWS = 35

_SETTLED = (
    "document.querySelector('[data-testid=stApp]')?.dataset.testScriptState === 'notRunning'"
    " && document.querySelector('[data-testid=stApp]').dataset.testConnectionState === 'CONNECTED'"
    " && document.querySelector('[data-testid=stMain] h1')"
    " && !document.querySelector('[data-stale=true]')"
)
# Fonts, parts that Streamlit loads when they are first needed, and transitions move what stands
# below them, on a slow machine seconds after the script has ended.
_STILL = """async longest => {
    const STILL = 120;
    const boxes = () => JSON.stringify(
        [...document.querySelectorAll('[data-testid=stElementContainer], svg, .row')]
        .map(part => Object.values(part.getBoundingClientRect().toJSON()))
    );
    const isUnderWay = () => document.fonts.status !== 'loaded'
        || document.querySelector('[data-testid=stSkeleton]')
        || document.getAnimations().some(each => each.playState === 'running'
            && each.effect.getComputedTiming().iterations !== Infinity);
    const begun = performance.now();
    let before = boxes(), since = begun;
    while (performance.now() - since < STILL) {
        await new Promise(done => setTimeout(() => requestIdleCallback(done), 20));
        const now = boxes();
        if (isUnderWay() || now !== before) [before, since] = [now, performance.now()];
        if (performance.now() - begun > longest) return false;
    }
    return true;
}"""
_STATE = """() => JSON.stringify([
    location.href,
    document.querySelector('[data-testid=stApp]')?.dataset,
    document.querySelectorAll('[data-stale=true]').length,
    document.body.innerText.slice(-1000),
])"""
_ADDRESS = "decodeURIComponent((location.pathname + location.search).replaceAll('+', ' '))"


class Dashboard:
    """
    One visit: a tab of a browser, with what went wrong in it.
    """

    def __init__(self, page: Page, server: str) -> None:
        self.page = page
        self.server = server
        self.failures: list[str] = []
        self.probes: list[str] = []
        self._under_way: set[Request] = set()
        page.set_default_timeout(WAIT)
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.failures.append(str(error)))
        # Playwright takes no built-in function for a handler.
        page.on("request", lambda request: self._under_way.add(request))  # noqa: PLW0108
        for ended in ("requestfinished", "requestfailed"):
            page.on(ended, lambda request: self._under_way.discard(request))  # noqa: PLW0108
        page.on("dialog", lambda dialog: self.failures.append(f"dialog: {dialog.message}"))

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type != "error":
            return
        path = urlsplit(message.location["url"]).path
        if message.text == _NOT_FOUND and _PROBE.fullmatch(path):
            self.probes.append(path)
        else:
            self.failures.append(f"{message.text} ({message.location['url']})")

    # Going somewhere

    def open(self, address: str) -> Dashboard:
        """
        Type an address.
        """
        self.page.goto(self.server + address)
        return self.settle()

    def settle(self) -> Dashboard:
        """
        Wait until the script has run and its page is drawn.
        """
        self._await(_SETTLED, "a settled page", self._state)
        return self

    def rest(self) -> None:
        """
        Wait until the browser has nothing left to do: charts are drawn, keys are bound, all that
        was asked for has come, and nothing moves any more.
        """
        latest = monotonic() + WAIT / 1000
        while monotonic() < latest:
            self.settle()
            if self.page.evaluate(_STILL, WAIT) and not self._under_way:
                return
        asked = sorted(request.url for request in self._under_way)
        msg = f"the page does not come to rest; asked for: {asked}; {self._state()}"
        raise AssertionError(msg)

    def back(self) -> None:
        """
        Press Back.
        """
        self.page.go_back(wait_until="commit")

    def forward(self) -> None:
        """
        Press Forward.
        """
        self.page.go_forward(wait_until="commit")

    def follow(self, label: str) -> None:
        """
        Follow a link of the menu.
        """
        self.sidebar.get_by_role("link", name=label, exact=True).click()

    # Choosing something

    @property
    def sidebar(self) -> Locator:
        """The menu and the filters."""
        return self.page.get_by_test_id("stSidebar")

    @property
    def main(self) -> Locator:
        """The page beside them."""
        return self.page.get_by_test_id("stMain")

    def write(self, label: str, text: str) -> None:
        """
        Write into a field of the sidebar, and press Enter.
        """
        field = self.sidebar.get_by_label(label, exact=True)
        field.fill(text)
        field.press("Enter")

    def press(self, key: str) -> None:
        """
        Press a key of the keyboard.
        """
        self.rest()
        self.page.keyboard.press(key)

    def holds(self, label: str, text: str) -> None:
        """
        Wait until a field of the sidebar holds this.
        """
        field = self.sidebar.get_by_label(label, exact=True)
        self._await(
            "expected[0].value === expected[1]", [field.element_handle(), text], field.input_value
        )

    def choose_region(self, name: str) -> None:
        """
        Choose a region in the sidebar by a part of its name.
        """
        self.sidebar.get_by_role("combobox", name=re.compile("Region|地区")).click()
        self.page.keyboard.type(name)
        self.page.get_by_role("option", name=name).first.click()
        self.page.keyboard.press("Escape")

    def choose_language(self, name: str) -> None:
        """
        Choose the language of the interface.
        """
        self.sidebar.get_by_role("radio", name=name).click()

    def click_mark(self, words: str) -> None:
        """
        Click the mark of a chart whose description contains these words.
        """
        mark = self.page.locator(f"{_CHART} path[aria-label*='{words}']").last
        mark.wait_for()
        self.rest()
        mark.click(force=True)

    def click_cell(self, words: str, *, column: int = 1, of: str = "") -> None:
        """
        Click the first cell of a column that says this, in a row of `of`, if that is given.

        The table is a canvas with a description.
        """
        table = self.page.get_by_test_id("stDataFrame").filter(has_text=words).first
        table.locator("canvas").first.wait_for()
        self.rest()
        of_row = table.locator("[role=row]").filter(has_text=of or words)
        cell = of_row.locator(f"[role=gridcell][aria-colindex='{column}']").filter(has_text=words)
        row = cell.first.evaluate("cell => Number(cell.parentElement.ariaRowIndex)")
        self._click_in(table, row, _PLACES_OF_COLUMNS[column])

    def tick(self, words: str) -> None:
        """
        Tick the first row of a table behind a figure in which a cell says this.
        """
        self.rest()
        behind = self.main.locator("details", has_text="The table behind this").first
        if behind.get_attribute("open") is None:
            behind.locator("summary").click()
        table = self.page.get_by_test_id("stDataFrame").filter(has_text=words).first
        table.locator("canvas").first.wait_for()
        self.rest()
        row = table.locator("[role=row]").filter(has_text=words).first
        self._click_in(table, row.evaluate("row => Number(row.ariaRowIndex)"), _PLACE_OF_TICKS)

    def _click_in(self, table: Locator, row: int, from_left: int) -> None:
        """
        Click in a row, of those that show without scrolling, so far from the table's left.

        The place is one of the table, not of the page, which may still move.
        """
        table.scroll_into_view_if_needed()
        rows = int(table.locator("[role=grid]").get_attribute("aria-rowcount") or 0)
        box = table.locator("canvas").first.bounding_box()
        assert box is not None
        height = max(box["height"] / rows, _HEIGHT_OF_ROWS)
        assert row * height <= box["height"] + 1, f"row {row} is below the table's edge"
        table.click(position={"x": from_left, "y": (row - 0.5) * height})

    # What is seen

    def arrives_at(self, address: str) -> None:
        """
        Wait for an address, written without escapes, and for its page.
        """
        self._await(f"{_ADDRESS} === expected", address, lambda: self.address)
        self.settle()

    def says(self, words: str) -> None:
        """
        Wait until the page says this.
        """
        self._await(
            "document.querySelector('[data-testid=stMain]')"
            "?.innerText.replaceAll('\\u2060', '').replace(/\\s+/g, ' ').includes(expected)",
            words,
            self.main.inner_text,
        )

    def no_longer_says(self, words: str) -> None:
        """
        Wait until the page does not say this.
        """
        self._await(
            "!document.querySelector('[data-testid=stMain]').innerText.includes(expected)",
            words,
            self.main.inner_text,
        )

    def _await(self, condition: str, expected: object, seen: Callable[[], str]) -> None:
        try:
            self.page.wait_for_function(f"expected => {condition}", arg=expected)
        except Exception as late:
            if type(late).__name__ != "TimeoutError":
                raise
            msg = f"expected {expected!r}, saw {seen()!r}"
            raise AssertionError(msg) from late

    @property
    def address(self) -> str:
        """What the address bar shows, without escapes."""
        parts = urlsplit(self.page.evaluate("location.href"))
        return unquote_plus(parts.path + (f"?{parts.query}" if parts.query else ""))

    def _state(self) -> str:
        return str(self.page.evaluate(_STATE))

    @property
    def charts(self) -> Locator:
        """The charts that are drawn."""
        return self.page.locator(f"{_CHART} svg, {_CHART} canvas")

    def barriers(self) -> list[tuple[str, str]]:
        """
        List the rules of axe that are broken seriously, each with the first element that does.
        """
        self.rest()
        found = Axe().run(self.page).response["violations"]
        return [
            (each["id"], each["nodes"][0]["html"])
            for each in found
            if each["impact"] in {"serious", "critical"}
        ]

    def overflow(self) -> int:
        """
        Measure by how many pixels the page is wider than the screen.
        """
        self.rest()
        return int(
            self.page.evaluate(
                "Math.max(document.documentElement.scrollWidth - innerWidth,"
                " ...['stMain', 'stMainBlockContainer'].map(name => {"
                "   const part = document.querySelector(`[data-testid=${name}]`);"
                "   return part.scrollWidth - part.clientWidth; }))"
            )
        )
