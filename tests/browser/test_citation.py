"""Citing and copying in the reader: what is on the page, in its HTML and on the clipboard."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

import pytest
import rispy
from conftest import ROOT
from playwright.sync_api import expect
from pybtex.database import parse_string

if TYPE_CHECKING:
    from collections.abc import Callable

    from dashboard_page import Dashboard
    from playwright.sync_api import Locator

    Come = Callable[..., Dashboard]

JIAO = "1954-03-27-p2-a4704729"
READER = f"/reader?article={JIAO}"
SHANXI = "/reader?article=1954-03-30-p2-5fb56522"
TITLE = (
    "开展手工业合作化工作 河南许昌专区训练干部 [Carrying out Handicraft Cooperative Work:"
    " Xuchang Special District, Henan Trains Cadres]"
)
BEFORE = "what was there before"


class Reader:
    """
    An article that can be cited, and a clipboard that can be read.
    """

    def __init__(self, dashboard: Dashboard) -> None:
        self.dashboard = dashboard
        self.page = dashboard.page
        self.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        self.block = self.page.locator(".copying")
        self.text = self.block.locator(".copying-text")
        self.text.filter(has_text="Renmin").wait_for()

    def button_of(self, row: int) -> Locator:
        """
        Give the button of a paragraph.
        """
        return self.page.locator(f"#p{row} > .copying-button")

    def copied(self, kind: str = "text/plain") -> str:
        """
        Wait until something was copied, and give it.
        """
        self.page.locator(".copying-said", has_text="Copied").wait_for(state="attached")
        return str(
            self.page.evaluate(
                "async kind => (await (await navigator.clipboard.read())[0].getType(kind)).text()",
                kind,
            )
        )

    def choose(self, form: str) -> str:
        """
        Choose a form, and give the citation in it.
        """
        before = self.text.inner_text()
        self.page.get_by_role("radio", name=form, exact=True).click()
        self.page.wait_for_function(
            "([node, before]) => node.innerText !== before",
            arg=[self.text.element_handle(), before],
        )
        return self.text.inner_text()


def test_the_citation_is_copied_with_its_italics(visit: Come) -> None:
    """
    A note is there from the start; one click copies it as text, and for a text editor.
    """
    reader = Reader(visit(READER))

    reader.block.get_by_role("button").click()

    text = reader.copied()
    assert text == reader.text.inner_text()
    assert text.startswith(
        "Jiao Shuzhen 焦树榛, “开展手工业合作化工作 河南许昌专区训练干部” [Carrying"
    )
    assert text.endswith(f"{reader.dashboard.server}{READER}.")
    assert "<i>" in reader.copied("text/html")


def test_every_form_can_be_chosen_and_read(visit: Come) -> None:
    """
    What the reader sees of BibTeX, RIS and CSL-JSON, their own programs can read.
    """
    reader = Reader(visit(READER))

    entry = parse_string(reader.choose("BibTeX"), "bibtex").entries[f"rmrb-{JIAO}"]
    assert entry.fields["title"] == f"{{{TITLE}}}"
    (record,) = rispy.loads(reader.choose("RIS"))
    assert (record["title"], record["authors"]) == (TITLE, ["Jiao, Shuzhen"])
    (item,) = json.loads(reader.choose("CSL-JSON"))
    assert (item["title"], item["page"]) == (TITLE, "2")
    assert reader.choose("Chicago, bibliography").startswith("Jiao Shuzhen 焦树榛. “")


def test_a_paragraph_is_copied_by_key_with_both_languages(visit: Come) -> None:
    """
    Tab reaches a paragraph's button, Enter copies both languages, whichever is shown.
    """
    reader = Reader(visit(f"{READER}&show=en"))
    button = reader.button_of(1)

    button.focus()
    assert button.evaluate("node => node.matches(':focus-visible')")
    assert button.evaluate("node => getComputedStyle(node).opacity") == "1"
    reader.page.keyboard.press("Enter")

    english, chinese, source = reader.copied().split("\n\n")
    assert english.startswith("In mid-February to early March, the Xuchang Special District")
    assert chinese.startswith("河南省许昌专区于二月中旬到三月初旬在漯河市举办训练班")
    assert ", p. 2, para. 1, English machine translation, not checked by a human" in source
    assert source.endswith(f"{READER}&row=1.")
    assert button.get_attribute("aria-label") == (
        "Copy paragraph 1: both languages, with its source"
    )


def test_paragraphs_keep_their_buttons(visit: Come) -> None:
    """
    Whatever draws the article anew, every row has one button, of this article.
    """
    reader = Reader(visit(SHANXI))
    rows = reader.page.locator(".article .row")
    for choice, address in (("English", f"{SHANXI}&show=en"), ("Both", SHANXI)):
        reader.page.locator(".st-key-choices").get_by_text(choice, exact=True).click()
        reader.dashboard.arrives_at(address)
        assert rows.count() > 1
        expect(reader.page.locator(".article .row > .copying-button")).to_have_count(rows.count())

    reader.page.get_by_role("button", name="Previous").click()
    reader.text.filter(has_text="焦树榛").wait_for()
    reader.button_of(1).click()
    assert "河南省许昌专区" in reader.copied()


def test_a_page_without_a_clipboard_copies_all_the_same(visit: Come) -> None:
    """
    Over plain http the browser has no clipboard for pages; the older way is taken.
    """
    reader = Reader(visit(READER))
    reader.page.evaluate(f"navigator.clipboard.writeText('{BEFORE}')")
    reader.page.evaluate("window.ClipboardItem = undefined")

    reader.block.get_by_role("button").click()

    reader.page.locator(".copying-said", has_text="Copied").wait_for(state="attached")
    copied = reader.page.evaluate("navigator.clipboard.readText()")
    assert copied == reader.text.inner_text()


def test_coins_of_the_page_are_read_back(visit: Come) -> None:
    """
    The HTML of the reader holds the citation that Zotero reads, field by field.
    """
    reader = Reader(visit(READER))

    span = reader.page.locator("span.Z3988")
    assert span.count() == 1
    assert parse_qs(span.get_attribute("title"), strict_parsing=True) == {
        "ctx_ver": ["Z39.88-2004"],
        "rft_val_fmt": ["info:ofi/fmt:kev:mtx:journal"],
        "rft.genre": ["article"],
        "rft.atitle": [TITLE],
        "rft.jtitle": ["Renmin Ribao 人民日报 [People’s Daily]"],
        "rft.date": ["1954-03-27"],
        "rft.pages": ["2"],
        "rft.aulast": ["Jiao"],
        "rft.aufirst": ["Shuzhen"],
        "rft.au": ["Jiao, Shuzhen"],
        "rft_id": [f"{reader.dashboard.server}{READER}"],
    }


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Download .bib", f"rmrb-{JIAO}.bib"),
        ("Download .ris", f"rmrb-{JIAO}.ris"),
        ("Download .csl.json", f"rmrb-{JIAO}.csl.json"),
        ("The file as it was", f"{JIAO}.txt"),
    ],
)
def test_citation_and_file_are_downloaded(visit: Come, label: str, name: str) -> None:
    """
    A file for each program, and the article's own file, byte for byte.
    """
    reader = Reader(visit(READER))

    with reader.page.expect_download() as started:
        reader.page.get_by_role("button", name=label, exact=True).click()

    assert started.value.suggested_filename == name
    content = started.value.path().read_bytes()
    if name.endswith(".txt"):
        assert content == (ROOT / "seeds" / "001_58f6000fe3ef28b2.txt").read_bytes()
    else:
        assert "焦" in content.decode()


def test_hostile_articles_are_cited_as_text(visit: Come, hostile_server: str) -> None:
    """
    Nothing in a title or a paragraph becomes an element of the citation, or leaves its COinS.
    """
    dashboard = visit("/reader", to=hostile_server)
    links = dashboard.main.locator("a[href*='article=']")
    for href in [link.get_attribute("href") for link in links.all()][:6]:
        reader = Reader(dashboard.open(f"/{href.removeprefix(hostile_server).lstrip('/')}"))
        names = reader.text.evaluate(
            "node => [...new Set([...node.querySelectorAll('*')].map(e => e.localName))].sort()"
        )
        assert names == ["i", "span"]
        coins = parse_qs(reader.page.locator("span.Z3988").get_attribute("title"))
        assert coins["rft.jtitle"] == ["Renmin Ribao 人民日报 [People’s Daily]"]
        assert len(coins["rft.atitle"]) == 1
