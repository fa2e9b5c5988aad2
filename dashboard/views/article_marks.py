"""What is marked in the two texts of an article: checks, links, hits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from dashboard.labels import say
from dashboard.language.words import tokenise
from dashboard.queries import reader as queries
from dashboard.queries.units import code_of
from dashboard.search.grammar import parse_search
from dashboard.search.spans import marks
from dashboard.views.check_words import sign
from dashboard.views.escaping import as_html
from dashboard.views.hrefs import page_href
from dashboard.views.leads import word
from dashboard.views.marking import Mark, beside, hits, layer
from dashboard.views.names import place_address

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dashboard.language.words import Lang
    from dashboard.views.check_words import Finding
    from dashboard.views.marking import Layer
    from dashboard.views.visit import Visit

Span = tuple[int, int]


class Stretch(NamedTuple):
    """A part of a body: what is shown of one language."""

    lang: Lang
    body: str
    start: int
    end: int

    def holds(self, start: int | None) -> bool:
        """Tell whether a character is in it."""
        return start is not None and self.start <= start < self.end


def is_marked(here: Visit, kind: str) -> bool:
    """Tell whether a kind of marks is switched on."""
    return kind in here.state["marks"].split(".")


def found(here: Visit, text: str, lang: Lang) -> Layer:
    """Mark what was searched for in a text, if that is switched on."""
    if not is_marked(here, "search"):
        return []
    return hits(_hits(here, text, lang))


def _hits(here: Visit, text: str, lang: Lang) -> Iterator[Span]:
    for series in parse_search(here.state["q"]).series:
        if series.lang == lang:
            for span in marks(series.node, text):
                yield span.start, span.end


def layers(
    here: Visit, article_id: int, stretch: Stretch, findings: Sequence[Finding]
) -> list[Layer]:
    """
    Give the layers of marks in a stretch, as far as they are switched on, the outermost first.

    Checks stand around links, so that their signs, which are links too, stand outside them.
    """
    text = stretch.body[stretch.start : stretch.end]
    searched = found(here, text, stretch.lang)
    shifted = [
        mark._replace(start=mark.start + stretch.start, end=mark.end + stretch.start)
        for mark in searched
    ]
    links = _places(here, article_id, stretch) if is_marked(here, "places") else []
    if is_marked(here, "figures"):
        links = beside(links, _figures(here, article_id, stretch))
    if is_marked(here, "words"):
        links = beside(links, _words(here, stretch))
    checked = (
        layer(_checks(here, stretch.lang, [f for f in findings if f.check["part"] == "body"]))
        if is_marked(here, "audit")
        else []
    )
    return [checked, links, shifted]


def title_layers(here: Visit, title: str, lang: Lang, findings: Sequence[Finding]) -> list[Layer]:
    """Give the layers of marks in a title: checks and hits."""
    of_title = [finding for finding in findings if finding.check["part"] == "title"]
    checked = layer(_checks(here, lang, of_title)) if is_marked(here, "audit") else []
    return [checked, found(here, title, lang)]


def _checks(here: Visit, lang: Lang, findings: Sequence[Finding]) -> Iterator[Mark]:
    for finding in findings:
        check = finding.check
        start, end = check[f"start_{lang}"], check[f"end_{lang}"]
        # Of a passage that has no partner, or too long a one, nothing single is to be marked.
        if start is not None and check["kind"] not in {"length", "paragraph"}:
            opening = f'<span class="{check["verdict"]}">'
            yield Mark(start, end, opening, "</span>", sign_link(here, finding))


def sign_link(here: Visit, finding: Finding) -> str:
    """Give the sign of a finding as a link to its words."""
    verdict = say(f"checks.verdict.{finding.check['verdict']}", here.ui)
    name = as_html(say("checks.sign", here.ui, n=finding.number, verdict=verdict))
    number = finding.number
    return f'<a class="sign" href="#c{number}" aria-label="{name}">{sign(number)}</a>'


def _places(here: Visit, article_id: int, stretch: Stretch) -> Layer:
    """Link the names of places to their cards: in English where a check found the name."""
    mentions: list[dict[str, Any]] = [
        mention
        for mention in here.ask(queries.article_mentions(article_id)).iter_rows(named=True)
        if mention["role"] != "title" and mention["place_id"]
    ]
    if stretch.lang == "zh":
        spans = [(each["place_id"], each["start"], each["end"]) for each in mentions]
    else:
        named = {mention["start"]: mention["place_id"] for mention in mentions}
        spans = [
            (named[check["start_zh"]], check["start_en"], check["end_en"])
            for check in here.ask(queries.article_checks(article_id)).iter_rows(named=True)
            if (check["kind"], check["part"], check["verdict"]) == ("place", "body", "agrees")
            and check["start_zh"] in named
        ]
    spans = [span for span in spans if stretch.holds(span[1])]
    openings = {
        place_id: f'<a class="place" href="{as_html(place_address(here, place_id))}">'
        for place_id, _, _ in spans
    }
    return layer(Mark(start, end, openings[place_id], "</a>") for place_id, start, end in spans)


def _figures(here: Visit, article_id: int, stretch: Stretch) -> Iterator[Mark]:
    """Link the figures to all figures of the same unit and value."""
    shared = here.address("quantities")
    for figure in here.ask(queries.article_figures(article_id)).iter_rows(named=True):
        start, end = figure[f"start_{stretch.lang}"], figure[f"end_{stretch.lang}"]
        if stretch.holds(start):
            query = shared | {"unit": code_of(figure["unit"])} | _value(figure["value"])
            address = as_html(page_href("quantities", query))
            yield Mark(start, end, f'<a class="figure" href="{address}">', "</a>")


def _value(value: float | None) -> dict[str, str]:
    """Write a value as both limits of an address, where that can hold it exactly."""
    if value is None or value >= 1e15 or round(value, 6) != value:
        return {}
    written = f"{value:.6f}".rstrip("0").rstrip(".")
    return {"min": written, "max": written}


def _words(here: Visit, stretch: Stretch) -> Iterator[Mark]:
    """Link each word to its page."""
    shared = here.address("keywords", q="")
    for token in tokenise(stretch.body[stretch.start : stretch.end], stretch.lang):
        query = word(token.term, stretch.lang)
        if query and not token.term.startswith("'"):  # not the "'s" of a genitive
            address = as_html(page_href("keywords", shared | query))
            opening = f'<a class="word" href="{address}">'
            yield Mark(stretch.start + token.start, stretch.start + token.end, opening, "</a>")
