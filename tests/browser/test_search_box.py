"""The search box: words are suggested while one types, and what is searched for is the address."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from fixtures.archive.archive_text import text_of
from test_routes import get

from dashboard.corpus.build import build
from dashboard.queries.address import MAX_SEARCH

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from pathlib import Path

    from dashboard_page import Dashboard
    from playwright.sync_api import Locator, Request, Route

    Come = Callable[..., Dashboard]

JIAO = "1954-03-27-p2-a4704729"
ASKED = "/api/suggest.json"
PAUSE = 400  # milliseconds in which a request would have been made, and answered


class Box:
    """
    A search box: its field, and the list below it.
    """

    def __init__(self, dashboard: Dashboard, part: Locator, label: str) -> None:
        self.page = dashboard.page
        self.field = part.get_by_role("combobox", name=label, exact=True)
        self.options = part.get_by_role("option")
        self.status = part.get_by_role("status").filter(has_text="uggestion")

    def type(self, text: str) -> Box:
        """
        Type behind what stands there.
        """
        self.field.focus()
        self.page.keyboard.type(text)
        return self

    def suggests(self, *suggested: str) -> None:
        """
        Wait until the list says this: word, sound and number, as they are seen.
        """
        self.page.wait_for_function(
            "([field, expected]) => field.getAttribute('aria-expanded') === 'true'"
            " && document.getElementById(field.getAttribute('aria-controls'))"
            "?.innerText.replace(/\\s+/g, ' ').trim() === expected",
            arg=[self.field.element_handle(), " ".join(suggested)],
        )
        assert self.is_open

    def press(self, *keys: str) -> None:
        """
        Press keys in the field.
        """
        for key in keys:
            self.field.press(key)

    def holds(self, text: str) -> None:
        """
        Wait until this stands in the field.
        """
        self.page.wait_for_function(
            "([field, expected]) => field.value === expected",
            arg=[self.field.element_handle(), text],
        )

    @property
    def is_open(self) -> bool:
        """Whether the list is there, by what is seen and by what is said of it."""
        is_said = self.field.get_attribute("aria-expanded") == "true"
        assert is_said == (self.options.count() > 0)
        return is_said

    @property
    def active(self) -> str | None:
        """The term of the option that Enter would take."""
        name = self.field.get_attribute("aria-activedescendant")
        assert self.options.and_(self.page.locator("[aria-selected=true]")).count() == bool(name)
        return name and self.page.locator(f"#{name} > span").first.inner_text()


def page_box(dashboard: Dashboard, label: str = "Terms") -> Box:
    """
    Find the box of the page.
    """
    return Box(dashboard, dashboard.main, label)


def side_box(dashboard: Dashboard, label: str = "Search") -> Box:
    """
    Find the box of the sidebar.
    """
    return Box(dashboard, dashboard.sidebar, label)


def asked(dashboard: Dashboard) -> list[str]:
    """
    Note what the server is asked to complete from now on.
    """
    questions: list[str] = []

    def hear(request: Request) -> None:
        if ASKED in request.url:
            questions.append(parse_qs(urlsplit(request.url).query)["q"][0])

    dashboard.page.on("request", hear)
    return questions


HEZUO = ("合作社 hezuoshe 10 times", "合作化 hezuohua 4 times", "合作 hezuo 1 time")


def test_a_word_is_chosen_with_the_keyboard(visit: Come) -> None:
    """
    合 suggests words with sound and number; Down marks the first, Enter searches for it.
    """
    dashboard = visit("/keywords")
    box = page_box(dashboard).type("合")
    box.suggests(*HEZUO)
    assert box.status.inner_text() == "3 suggestions"
    assert box.active is None

    box.press("ArrowDown")

    assert box.active == "合作社"
    assert box.field.input_value() == "合"

    box.press("Enter")

    dashboard.arrives_at("/keywords?q=合作社")
    box.holds("合作社")
    assert not box.is_open
    assert box.field.evaluate("field => field === document.activeElement")


@pytest.mark.parametrize(
    ("typed", "suggested"),
    [
        pytest.param("hezuoshe", ("合作社 hezuoshe 10 times",), id="pinyin"),
        pytest.param("he zuo she", ("合作社 hezuoshe 10 times",), id="pinyin with blanks"),
        pytest.param("Cooperativ", ("cooperatives 12 times", "cooperative 4 times"), id="English"),
    ],
)
def test_a_word_is_suggested_by_sound_and_by_letters(
    visit: Come, typed: str, suggested: tuple[str, ...]
) -> None:
    """
    Either language is found, each word says which it is in, and a click takes it.
    """
    dashboard = visit("/keywords")
    box = page_box(dashboard).type(typed)
    box.suggests(*suggested)
    term = suggested[0].split()[0]
    language = "en" if term.isascii() else "zh-Hans"
    assert box.options.first.locator(f"[lang={language}]").inner_text() == term

    box.options.first.click()

    dashboard.arrives_at(f"/keywords?q={term}")
    box.holds(term)


def test_up_and_down_go_round_by_way_of_what_is_typed(visit: Come) -> None:
    """
    The keys move in the list and leave the text alone; with no word active Enter searches for it.
    """
    dashboard = visit("/keywords")
    box = page_box(dashboard).type("合")
    box.suggests(*HEZUO)

    seen = []
    for key in ("ArrowUp", "ArrowUp", "ArrowDown", "ArrowDown", "ArrowDown", "ArrowUp"):
        box.press(key)
        seen.append(box.active)

    assert seen == ["合作", "合作化", "合作", None, "合作社", None]
    box.press("Enter")
    dashboard.arrives_at("/keywords?q=合")
    box.holds("合")


def test_escape_closes_the_list_and_then_clears_the_field(visit: Come) -> None:
    """
    Neither searches; Down brings the list back, and Enter in the empty field ends the search.
    """
    dashboard = visit("/keywords?q=盂县")
    box = page_box(dashboard)
    box.type(", 合")
    box.suggests(*HEZUO)

    box.press("Escape")
    assert not box.is_open
    box.holds("盂县, 合")
    box.press("ArrowDown")
    box.suggests(*HEZUO)
    box.press("Escape", "Escape")
    box.holds("")
    assert dashboard.address == "/keywords?q=盂县"

    box.press("Enter")

    dashboard.arrives_at("/keywords")


def test_only_the_word_at_the_caret_is_replaced(visit: Come) -> None:
    """
    What stands before and behind it stays, but for the rest of the same word.
    """
    dashboard = visit("/keywords")
    box = page_box(dashboard)
    box.field.fill("rain | hezXX, cadres")
    box.field.evaluate("field => field.setSelectionRange(10, 10)")

    box.press("ArrowDown")
    box.suggests(*HEZUO)
    box.press("ArrowDown", "Enter")

    dashboard.arrives_at("/keywords?q=rain | 合作社, cadres")
    assert box.field.evaluate("field => field.selectionStart") == len("rain | 合作社")


def test_two_boxes_are_in_step_and_back_restores_both(visit: Come) -> None:
    """
    What one box searches for the other shows; Back and Forward change what both show.
    """
    dashboard = visit("/keywords")
    page, side = page_box(dashboard), side_box(dashboard)
    side.type("盂县").press("Enter")
    dashboard.arrives_at("/keywords?q=盂县")
    page.holds("盂县")
    page.type(", 许昌").press("Enter")
    dashboard.arrives_at("/keywords?q=盂县, 许昌")
    side.holds("盂县, 许昌")

    dashboard.back()

    dashboard.arrives_at("/keywords?q=盂县")
    page.holds("盂县")
    side.holds("盂县")

    dashboard.back()
    dashboard.arrives_at("/keywords")
    page.holds("")
    side.holds("")

    dashboard.forward()

    dashboard.arrives_at("/keywords?q=盂县")
    page.holds("盂县")
    side.holds("盂县")


def test_back_restores_the_text_under_the_readers_fingers(visit: Come) -> None:
    """
    A text half typed gives way when the reader goes back to another search.
    """
    dashboard = visit("/keywords")
    box = page_box(dashboard)
    box.type("盂县").press("Enter")
    dashboard.arrives_at("/keywords?q=盂县")
    box.type(", 合作")

    dashboard.back()

    dashboard.arrives_at("/keywords")
    box.holds("")


def test_leaving_the_field_searches_for_a_changed_text(visit: Come) -> None:
    """
    Tab takes no suggestion; an unchanged text is no change of the address.
    """
    dashboard = visit("/reader")
    box = side_box(dashboard).type("合")
    box.suggests(*HEZUO)

    box.press("ArrowDown", "Tab")

    dashboard.arrives_at("/reader?q=合")
    steps = dashboard.page.evaluate("history.length")
    box.press("Tab")
    dashboard.rest()
    assert dashboard.page.evaluate("history.length") == steps


def test_the_cross_ends_the_search(visit: Come) -> None:
    """
    The button in the field is there while there is a text, and clears both boxes at once.
    """
    dashboard = visit("/keywords?q=合作社")
    box = page_box(dashboard)

    dashboard.main.get_by_role("button", name="Clear the search").click()

    dashboard.arrives_at("/keywords")
    box.holds("")
    side_box(dashboard).holds("")
    assert dashboard.main.get_by_role("button", name="Clear the search").count() == 0


def test_changing_the_language_keeps_the_text(visit: Come) -> None:
    """
    The box has the words of the new language, and what stood in it.
    """
    dashboard = visit("/keywords?q=合作社")

    dashboard.choose_language("中文")

    dashboard.arrives_at("/keywords?q=合作社&ui=zh")
    box = side_box(dashboard, "检索")
    box.holds("合作社")
    box.type(", 合").suggests("合作社 hezuoshe 10 次", "合作化 hezuohua 4 次", "合作 hezuo 1 次")
    assert dashboard.sidebar.get_by_text("3 条建议", exact=True).count() == 1


def test_blanks_and_length_are_the_addresss_affair(visit: Come) -> None:
    """
    The field shows what was understood; a text too long is told, and changes nothing.
    """
    dashboard = visit("/keywords")
    box = page_box(dashboard).type("  盂县   许昌 ")
    box.press("Enter")
    dashboard.arrives_at("/keywords?q=盂县 许昌")
    box.holds("盂县 许昌")
    assert box.field.get_attribute("maxlength") == str(MAX_SEARCH)

    box.field.evaluate("field => field.removeAttribute('maxlength')")
    box.field.fill("合" * (MAX_SEARCH + 1))
    box.press("Enter")

    dashboard.says("The address asked for q = “合合")
    box.holds("盂县 许昌")
    assert dashboard.address == "/keywords?q=盂县 许昌"


def test_a_word_being_composed_is_left_alone(visit: Come) -> None:
    """
    While an input method is at work nothing is asked and nothing searched for.
    """
    dashboard = visit("/keywords")
    questions = asked(dashboard)
    box = page_box(dashboard)
    box.field.focus()
    keys = dashboard.page.context.new_cdp_session(dashboard.page)

    keys.send("Input.imeSetComposition", {"text": "hezuo", "selectionStart": 5, "selectionEnd": 5})
    box.press("Enter")
    dashboard.page.wait_for_timeout(PAUSE)

    assert questions == []
    assert dashboard.address == "/keywords"

    keys.send("Input.insertText", {"text": "合作"})

    box.suggests(*HEZUO)
    assert questions == ["合作"]


def test_the_server_is_asked_when_the_keys_rest(visit: Come) -> None:
    """
    A word typed quickly is one question, to this server alone; a text of blanks is none.
    """
    dashboard = visit("/keywords")
    questions = asked(dashboard)
    hosts: set[str] = set()
    dashboard.page.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))
    box = page_box(dashboard)
    box.field.focus()
    box.field.evaluate(
        "(field, text) => { for (let typed = 1; typed <= text.length; typed++) {"
        " field.value = text.slice(0, typed);"
        " field.setSelectionRange(typed, typed);"
        " field.dispatchEvent(new InputEvent('input', {bubbles: true})); } }",
        "hezuo",
    )

    box.suggests(*HEZUO)

    assert questions == ["hezuo"]
    box.field.fill("   ")
    dashboard.page.wait_for_timeout(PAUSE)
    assert not box.is_open
    assert questions == ["hezuo"]
    assert hosts - {""} == {urlsplit(dashboard.server).netloc}


def test_an_answer_that_comes_too_late_is_dropped(visit: Come) -> None:
    """
    The list belongs to what stands in the field, whichever answer comes last.
    """
    dashboard = visit("/keywords")
    late = json.dumps(
        {
            "typed": "x",
            "suggestions": [{"term": "x", "lang": "en", "occurrences": 1, "pinyin": ""}],
        }
    )
    held: list[Route] = []
    dashboard.page.route(f"**{ASKED}?q=x&*", lambda route: held.append(route))  # noqa: PLW0108
    with dashboard.page.expect_request(f"**{ASKED}?q=x&*"):
        box = page_box(dashboard).type("x")
    box.field.fill("合")
    box.suggests(*HEZUO)

    (route,) = held
    route.fulfill(status=200, content_type="application/json", body=late)
    dashboard.page.wait_for_timeout(PAUSE)

    box.suggests(*HEZUO)


def test_without_answers_one_can_search_all_the_same(visit: Come) -> None:
    """
    Where the server suggests nothing, what is typed is searched for.
    """
    dashboard = visit("/keywords")
    dashboard.page.route(f"**{ASKED}*", lambda route: route.fulfill(status=200, body="<html>"))
    box = page_box(dashboard).type("盂县")
    dashboard.page.wait_for_timeout(PAUSE)

    assert not box.is_open
    box.press("Enter")

    dashboard.arrives_at("/keywords?q=盂县")


def test_no_suggestion_is_said(visit: Come) -> None:
    """
    A voice says that there is none; no empty list is shown.
    """
    box = page_box(visit("/keywords")).type("zzzz")

    box.status.get_by_text("No suggestion").wait_for(state="attached")

    assert not box.is_open


def test_keys_in_the_box_are_the_boxs(visit: Come) -> None:
    """
    Letters and arrows turn no article and run no command of Streamlit's.
    """
    dashboard = visit(f"/reader?article={JIAO}")
    box = side_box(dashboard).type("rc")

    box.press("ArrowLeft", "ArrowRight")
    dashboard.page.wait_for_timeout(PAUSE)

    box.holds("rc")
    assert dashboard.address == f"/reader?article={JIAO}"
    assert dashboard.page.get_by_role("dialog").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_list_lies_on_top_and_fits_a_phone(elsewhere: Come, scheme: str) -> None:
    """
    At 390 pixels every option is in sight, above what stands below the box.
    """
    dashboard = elsewhere(
        "/keywords", viewport={"width": 390, "height": 844}, has_touch=True, color_scheme=scheme
    )
    box = page_box(dashboard).type("c")
    box.options.nth(7).wait_for()

    covered = box.options.evaluate_all(
        "options => options.filter(option => { const box = option.getBoundingClientRect();"
        " const seen = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);"
        " return !option.contains(seen) || box.left < 0 || box.right > innerWidth; }).length"
    )
    assert covered == 0
    assert dashboard.overflow() <= 0

    box.options.first.tap()

    dashboard.arrives_at("/keywords?q=cooperatives")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_box_looks_like_its_neighbours(elsewhere: Come, scheme: str) -> None:
    """
    Height, width, ground, border, letters and ring of the focus are those of the field "Author".
    """
    dashboard = elsewhere("/reader", color_scheme=scheme)
    own, other = (
        dashboard.sidebar.get_by_role(role, name=name, exact=True)
        for role, name in (("combobox", "Search"), ("textbox", "Author"))
    )
    looks = (
        "field => { const frame = field.closest('.search-box-field, [data-testid=stTextInput"
        "RootElement]'); const [ink, ground] = [getComputedStyle(field), getComputedStyle(frame)];"
        " return [frame.offsetHeight, frame.offsetWidth, ground.backgroundColor,"
        " ground.borderColor, ground.borderWidth, ground.borderRadius, ink.color, ink.fontSize,"
        " ink.fontFamily, ink.outlineStyle]; }"
    )

    dashboard.rest()
    at_rest = other.evaluate(looks)
    assert own.evaluate(looks) == at_rest

    focused = []
    for field in (own, other):
        field.focus()
        dashboard.rest()  # the border changes within 200 ms
        focused.append(field.evaluate(looks))
    assert focused[0] == focused[1] != at_rest


def test_suggestions_come_from_the_corpus_that_is_served(
    tmp_path: Path, serve: Callable[[Path], AbstractContextManager[str]]
) -> None:
    """
    A running server asks no corpus, then the first, then the next; it never builds one for this.
    """
    source, data = tmp_path / "in", tmp_path / "data"
    source.mkdir()
    data.mkdir()
    answers = []
    with serve(data) as address:
        answers.append(suggested(address, "snow"))
        for number, word in enumerate(("snowfall", "snowdrop")):
            text = text_of(english=f"    A {word} was seen.")
            (source / f"{number}.md").write_text(text, encoding="utf-8")
            build(source, data, jobs=1)
            answers.append(suggested(address, "snow"))

    assert answers == [(503, set()), (200, {"snowfall"}), (200, {"snowfall", "snowdrop"})]


def suggested(address: str, typed: str) -> tuple[int, set[str]]:
    """
    Ask a server for the words that complete a text.
    """
    status, _, body = get(address, f"{ASKED}?q={quote(typed)}")
    return status, {one["term"] for one in json.loads(body).get("suggestions", [])}
