"""The two texts of an article, row by row of paragraphs that belong together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

import streamlit as st

from dashboard.labels import say
from dashboard.views.article_marks import Stretch, is_marked, layers, sign_link
from dashboard.views.article_parts import part_of, parts
from dashboard.views.check_words import sign, told
from dashboard.views.escaping import as_html
from dashboard.views.in_sight import bring_in_sight
from dashboard.views.marking import layered
from dashboard.views.ruby import pinyin_writer
from dashboard.views.sentence_marks import SentenceMarks, sentence_marks, sentence_rules
from dashboard.views.visit import bind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from dashboard.language.words import Lang
    from dashboard.views.article_parts import Passage
    from dashboard.views.check_words import Finding
    from dashboard.views.marking import Layer
    from dashboard.views.visit import Visit

_UNCERTAIN: Final = 0.5
"""Below this confidence a row is more likely wrong than right."""

_SHORT: Final[dict[Lang, int]] = {"zh": 24, "en": 60}
"""Characters of a line of verse, or of a list: no rule stands between two of them."""


class _Side(NamedTuple):
    """One language of what is shown: its text, its marks, and how its characters are written."""

    body: str
    layers: list[Layer]
    write: Callable[[int, int], str] | None


def show_text(
    here: Visit,
    article: dict[str, Any],
    divided: Sequence[Sequence[Passage]],
    part: int,
    findings: Sequence[Finding],
) -> None:
    """
    Show both bodies, or the one that is chosen.

    Args:
        here: The visit.
        article: A row of `queries.reader.article`.
        divided: Its rows, as `divide` gives them.
        part: The one to show, from 1.
        findings: Checks that do not agree.

    """
    ui = here.ui
    if not article["body_en"] and not article["body_zh"]:
        st.info(say("reader.nobody", ui))
        return
    shown = divided[part - 1]
    order: tuple[Lang, ...] = ("en", "zh") if ui == "en" else ("zh", "en")
    langs = tuple(lang for lang in order if here.state["show"] in ("both", lang))
    pairs = SentenceMarks({"en": [], "zh": []}, 0)
    if len(langs) > 1:
        pairs = sentence_marks(shown, article["body_zh"], article["body_en"])
    by_row: dict[int | None, list[Finding]] = {}
    for finding in findings:
        by_row.setdefault(finding.row, []).append(finding)
    of_part = [finding for passage in shown for finding in by_row.get(passage.number, ())]
    sides = {
        lang: _side(here, article["article_id"], stretch, pairs.layers[lang], of_part)
        for lang in langs
        for stretch in [_stretch(article, shown, lang)]
    }
    heads = {"en": say("reader.english", ui), "zh": say("reader.chinese", ui)}
    classes = ["article", f"size-{here.state['size']}"]
    classes += ["one"] if len(langs) == 1 else []
    classes += ["pinyin"] if here.state["pinyin"] == "1" else []
    html = [
        f'<div class="heads">{"".join(f"<div>{heads[lang]}</div>" for lang in langs)}</div>',
        *(_row(here, passage, sides, by_row.get(passage.number, [])) for passage in shown),
        f"<style>{sentence_rules(pairs.most)}</style>" if pairs.most else "",
    ]
    st.html(f'<article class="{" ".join(classes)}">{"".join(html)}</article>')
    if len(divided) > 1:
        st.html(f'<p class="note">{say("reader.part", ui, part=part, parts=len(divided))}</p>')
        st.pagination(len(divided), **bind("part", show=lambda _: part, read=str))
    if "en" in langs and article["body_en"]:
        st.html(f'<p class="note">{say("reader.mt", ui)}</p>')
    _come_into_view(here)


def divide(
    here: Visit, article: dict[str, Any], rows: Iterable[Passage]
) -> tuple[list[list[Passage]], int]:
    """
    Divide an article into parts, and give them with the number, from 1, of the one to show.

    That is the one asked for, or that of the row to open at.
    """
    divided = parts(rows, article["body_zh"], article["body_en"])
    if here.state["part"]:
        return divided, min(int(here.state["part"]), len(divided))
    return divided, part_of(divided, int(here.state["row"] or 0))


def _stretch(article: dict[str, Any], shown: Sequence[Passage], lang: Lang) -> Stretch:
    start, end = shown[0].span(lang)[0], shown[-1].span(lang)[1]
    return Stretch(lang, article[f"body_{lang}"], start, end)


def _side(
    here: Visit, article_id: int, stretch: Stretch, sentences: Layer, findings: Sequence[Finding]
) -> _Side:
    has_pinyin = stretch.lang == "zh" and here.state["pinyin"] == "1"
    return _Side(
        stretch.body,
        [sentences, *layers(here, article_id, stretch, findings)],
        pinyin_writer(stretch.body, stretch.start, stretch.end) if has_pinyin else None,
    )


def _row(
    here: Visit, passage: Passage, sides: dict[Lang, _Side], findings: Sequence[Finding]
) -> str:
    number = passage.number
    cells = [_cell(here, passage, lang, side, findings) for lang, side in sides.items()]
    is_short = all(b - a <= _SHORT[lang] for lang in sides for a, b in [passage.span(lang)])
    short = " short" if is_short else ""
    at = " at" if here.state["row"] == str(number) else ""
    name = as_html(say("reader.row", here.ui, n=number))
    return (
        f'<div class="row {passage.kind}{short}{at}" id="p{number}">'
        f'<a class="number" href="#p{number}" aria-label="{name}">{number}</a>'
        f"{''.join(cells)}{_remarks(here, passage, findings)}</div>"
    )


def _cell(
    here: Visit, passage: Passage, lang: Lang, side: _Side, findings: Iterable[Finding]
) -> str:
    start, end = passage.span(lang)
    if start < end:
        tag = "zh-Hans" if lang == "zh" else "en"
        return f'<div lang="{tag}">{_paragraphs(side, start, end)}</div>'
    tag = "zh-Hans" if here.ui == "zh" else "en"
    signs = "".join(
        sign_link(here, finding)
        for finding in findings
        if finding.check["kind"] == "paragraph" and is_marked(here, "audit")
    )
    missing = say(f"reader.missing.{lang}", here.ui)
    return f'<div lang="{tag}"><p class="absent">{missing}{signs}</p></div>'


def _paragraphs(side: _Side, start: int, end: int) -> str:
    pieces = []
    for line in side.body[start:end].split("\n"):
        stop = start + len(line)
        html = layered(side.body, side.layers, start=start, end=stop, write=side.write)
        pieces.append(f"<p>{html}</p>")
        start = stop + 1
    return "".join(pieces)


def _remarks(here: Visit, passage: Passage, findings: Iterable[Finding]) -> str:
    """Say below a row what its signs mean, and what is uncertain about it."""
    remarks = [
        f'<p id="c{finding.number}"><span class="sign">{sign(finding.number)}</span>'
        f" {told(finding, here.ui)}</p>"
        for finding in findings
        if is_marked(here, "audit")
    ]
    if passage.confidence < _UNCERTAIN:
        remarks.append(f"<p>{say('reader.uncertain', here.ui)}</p>")
    tag = "zh-Hans" if here.ui == "zh" else "en"
    return f'<div class="remarks" lang="{tag}">{"".join(remarks)}</div>' if remarks else ""


def _come_into_view(here: Visit) -> None:
    """Bring in sight the row of the address: `row=3`, or `#p3` as its number copies it."""
    row = f"#p{int(here.state['row'])}" if here.state["row"] else ""
    bring_in_sight(row, or_anchor="#[pc][0-9]+")
