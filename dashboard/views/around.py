"""What stands around an article: the way to others and back, its day, its like, its time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, TypeAlias, cast

import streamlit as st

from dashboard.labels import count_articles, say
from dashboard.queries import around as queries
from dashboard.queries.address import encode
from dashboard.queries.listing import PAGE_SIZE
from dashboard.queries.reader import ArticleUnits
from dashboard.queries.related import Related
from dashboard.views.days import day_name, where_printed
from dashboard.views.escaping import as_html
from dashboard.views.hrefs import page_href
from dashboard.views.in_sight import bring_in_sight
from dashboard.views.names import place_link, region_name
from dashboard.views.pages import link, notes
from dashboard.views.turning.turning import WHOLE, listen
from dashboard.views.visit import bind, change

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import polars as pl

    from dashboard.queries.listing import Sort
    from dashboard.views.visit import Visit

Steps: TypeAlias = "Mapping[str, Mapping[str, Any]]"
"""Rows of `queries.around.Steps` by step."""
_READ_LAST, _RETURNED = "article read last", "list returned to"
_BUTTONS: dict[str, tuple[str, str, Literal["left", "right"]]] = {
    "previous": ("Left", ":material/chevron_left:", "left"),
    "next": ("Right", ":material/chevron_right:", "right"),
    "earlier": ("Shift+Left", ":material/keyboard_double_arrow_left:", "left"),
    "later": ("Shift+Right", ":material/keyboard_double_arrow_right:", "right"),
}


def turning(here: Visit, article: Mapping[str, Any]) -> None:
    """Offer the way back to the list, and on to other articles and days: by button, key, swipe."""
    steps = _steps(here, article)
    place, total = steps["here"]["place"], steps["here"]["total"]
    st.session_state[_READ_LAST] = article["slug"]
    st.session_state.pop(_RETURNED, None)
    back_to_list(here, at=-(-place // PAGE_SIZE) if place else 1)
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="turning"):
        for step in ("previous", "next"):
            _button(here, step, say(f"reader.{step}", here.ui), steps)
        if place:
            words = say("reader.place_in_list", here.ui, place=f"{place:,}", total=f"{total:,}")
            st.markdown(words, width="content")
        for step in ("earlier", "later"):
            if step in steps:
                _button(here, step, day_name(steps[step]["issue_date"], here.ui), steps)
    if not place:
        st.info(say("reader.outside", here.ui, total=f"{total:,}"))
    _say_gaps(here, article, steps)
    listen(
        article=article["slug"],
        previous=steps["previous"]["slug"] if "previous" in steps else None,
        following=steps["next"]["slug"] if "next" in steps else None,
        is_at_row=bool(here.state["row"]),
    )


def _steps(here: Visit, article: Mapping[str, Any]) -> Steps:
    sort = cast("Sort", here.state["sort"])
    found = here.ask(queries.Steps(here.filters, article["article_id"], sort))
    return {row["step"]: row for row in found.iter_rows(named=True)}


def back_to_list(here: Visit, *, at: int = 1) -> None:
    """Draw the link to the list of the selection, at one of its pages."""
    label = say("reader.back", here.ui)
    icon = ":material/arrow_back:"
    link(here, "reader", label, icon=icon, article="", at=str(at), **WHOLE)


def return_to(here: Visit, slugs: Sequence[str]) -> None:
    """
    Bring the article that was read last into sight in a list, if it is there.

    Only in the list that one returns to, as long as nothing in it is changed; a run of the
    script that is cut short and begun anew does so again.
    """
    slug, address = st.session_state.get(_READ_LAST), here.address("reader")
    if slug in slugs and st.session_state.setdefault(_RETURNED, address) == address:
        found = f".st-key-result-{slug}"
        bring_in_sight(found, focus=f"{found} a")


def _button(here: Visit, step: str, label: str, steps: Steps) -> None:
    key, icon, position = _BUTTONS[step]
    target = steps[step]["slug"] if step in steps else None
    st.button(
        label,
        key=f"turn:{step}",
        icon=icon,
        icon_position=position,
        shortcut=key,
        disabled=target is None,
        help=say(f"around.{step}", here.ui) if step in ("earlier", "later") else None,
        on_click=change,
        kwargs={"article": target or "", **WHOLE},
    )


def _say_gaps(here: Visit, article: Mapping[str, Any], steps: Steps) -> None:
    """Say of which days up to those that the steps lead to the archive has no issue."""
    said = []
    for step in ("earlier", "later"):
        missing = steps[step]["days_missing"] if step in steps else 0
        if missing:
            between = steps[step]["days_between"]
            days = sorted([article["issue_date"], steps[step]["issue_date"]])
            kind = "" if missing < between else ".one" if missing == 1 else ".all"
            said.append(
                say(
                    f"around.missing{kind}",
                    here.ui,
                    n=f"{missing:,}",
                    between=f"{between:,}",
                    first=day_name(days[0], here.ui),
                    last=day_name(days[1], here.ui),
                )
            )
    notes(" ".join(said))


def around(here: Visit, article: Mapping[str, Any]) -> None:
    """Show, below an article, those beside it, and what the reader chooses of what is around it."""
    ui = here.ui
    _beside(here, _steps(here, article))
    notes(say("around.keys", ui))
    st.html(f'<h2 class="figure-title">{say("around.title", ui)}</h2>')
    st.segmented_control(
        say("around.show", ui),
        queries.AROUND,
        format_func=lambda code: say(f"around.{code}", ui),
        required=True,
        label_visibility="collapsed",
        **bind("around"),
    )
    # Each costs its own questions: only the one that is looked at is asked.
    {"issue": _issue, "related": _related, "time": _time}[here.state["around"]](here, article)


def _beside(here: Visit, steps: Steps) -> None:
    """Name the articles before and after, for who has read to the end."""
    st.html(
        '<nav class="beside">'
        + "".join(
            f'<p class="{step}"><span class="muted">{say(f"reader.{step}", here.ui)}</span> '
            f"{_article_link(here, steps[step])}</p>"
            for step in ("previous", "next")
            if step in steps
        )
        + "</nav>"
    )


def _issue(here: Visit, article: Mapping[str, Any]) -> None:
    """List the articles of the day by page; pages that the archive lacks are named."""
    ui, day = here.ui, article["issue_date"]
    rows = here.ask(queries.issue(day))
    if rows.height == 1:
        notes(say("around.issue.alone", ui, day=day_name(day, ui)))
        return
    by_page: dict[int | None, list[dict[str, Any]]] = {}
    for row in rows.iter_rows(named=True):
        by_page.setdefault(row["page"], []).append(row)
    pages = sorted(page for page in by_page if page is not None)
    n = len(pages)
    notes(
        say(
            "around.issue.says",
            ui,
            day=day_name(day, ui),
            articles=count_articles(rows.height, ui),
            pages=say("around.count.page" if n == 1 else "around.count.pages", ui, n=n),
        )
        if pages
        else ""
    )
    shown = []
    before = 0
    for page in pages:
        if page > before + 1:
            shown.append(_missing_pages(here, before + 1, page - 1))
        label = say("around.page", ui, page=page)
        shown.append(_page(here, label, by_page[page], article["slug"]))
        before = page
    if None in by_page:
        shown.append(_page(here, say("around.page.unknown", ui), by_page[None], article["slug"]))
    st.html(f'<div class="issue">{"".join(shown)}</div>')
    notes(say("around.issue.lacks", ui))


def _missing_pages(here: Visit, first: int, last: int) -> str:
    kind = "around.page" if first == last else "around.pages"
    label = say(kind, here.ui, page=first, first=first, last=last)
    none = say("around.page.none", here.ui)
    return f'<p class="lacking"><b>{label}</b> <span class="muted">{none}</span></p>'


def _page(here: Visit, label: str, rows: Iterable[Mapping[str, Any]], current: str) -> str:
    entries = "".join(
        f'<li aria-current="true">{_title(here, row)[0]}'
        f' <span class="muted">({say("around.here", here.ui)})</span></li>'
        if row["slug"] == current
        else f"<li>{_article_link(here, row)}</li>"
        for row in rows
    )
    return f"<section><h4>{label}</h4><ul>{entries}</ul></section>"


def _title(here: Visit, row: Mapping[str, Any]) -> tuple[str, str]:
    """Give both titles as HTML, that of the interface first; the second may be empty."""
    order = ("en", "zh") if here.ui == "en" else ("zh", "en")
    titles = [
        f'<span lang="{"zh-Hans" if lang == "zh" else "en"}">{as_html(row[f"title_{lang}"])}</span>'
        for lang in order
        if row[f"title_{lang}"]
    ]
    first, second = (*titles, "", "")[:2]
    return first or as_html(say("reader.untitled", here.ui)), second


def _article_link(here: Visit, row: Mapping[str, Any]) -> str:
    address = page_href("reader", here.address("reader", article=row["slug"], at="1", **WHOLE))
    return (
        f'<a href="{as_html(address)}" data-article="{as_html(row["slug"])}">'
        f"{_title(here, row)[0]}</a>"
    )


def _entries(here: Visit, rows: Iterable[tuple[Mapping[str, Any], str]]) -> str:
    """List articles, each with its second title, where it stood, and something more."""
    entries = []
    for row, more in rows:
        printed = as_html(where_printed(row["issue_date"], row["page"], here.ui))
        second = _title(here, row)[1]
        entries.append(
            f"<li>{_article_link(here, row)}"
            + (f'<p class="second">{second}</p>' if second else "")
            + f'<p class="muted">{printed}{f" · {more}" if more else ""}</p></li>'
        )
    return f'<ol class="around">{"".join(entries)}</ol>'


def _related(here: Visit, article: Mapping[str, Any]) -> None:
    rows = here.ask(Related(article["article_id"]))
    if rows.is_empty():
        notes(say("around.related.none", here.ui))
        return
    notes(say("around.related.note", here.ui))
    st.html(_entries(here, ((row, _shared(here, row)) for row in rows.iter_rows(named=True))))


def _shared(here: Visit, row: Mapping[str, Any]) -> str:
    """Say what an article shares: places, then words of the original, then of the translation."""
    things = [place_link(here, place) for place in row["places"]]
    things += [f'<span lang="zh-Hans">{as_html(word)}</span>' for word in row["words_zh"]]
    things += [f'<span lang="en">{as_html(word)}</span>' for word in row["words_en"]]
    comma = "、" if here.ui == "zh" else ", "
    return say("around.shares", here.ui, things=comma.join(things))


def _time(here: Visit, article: Mapping[str, Any]) -> None:
    """Show how often the article's place is named on the days around, and who else is about it."""
    ui, day = here.ui, article["issue_date"]
    place = article["main_place_id"]
    if place is None:
        units = here.ask(ArticleUnits(article["article_id"]))["place_id"].to_list()
        if not units:
            notes(say("around.time.nowhere", ui))
            return
        place = units[0]
    rows = here.ask(queries.days_around(place, day))
    st.html(
        f'<h3 class="figure-title">{_time_title(here, place, rows)}</h3>'
        f'<p class="figure-subtitle">{say("around.time.note", ui)}</p>'
        + _strip(here, place, day, rows)
    )
    others = here.ask(queries.articles_around(place, day, article["article_id"]))
    key = "around.time.about" if place == article["main_place_id"] else "around.time.others"
    if others.is_empty():
        notes(say(f"{key}.none", ui))
        return
    notes(say(key, ui, n=f"{others.item(0, 'total'):,}"))
    st.html(_entries(here, ((row, "") for row in others.iter_rows(named=True))))


def _time_title(here: Visit, place: str, rows: pl.DataFrame) -> str:
    return say(
        "around.time.title",
        here.ui,
        place=place_link(here, place),
        first=day_name(rows.item(0, "bin"), here.ui),
        last=day_name(rows.item(-1, "bin"), here.ui),
    )


def _strip(here: Visit, place: str, current: Any, rows: pl.DataFrame) -> str:
    """Draw a bar a day, as a list: a day without an issue is hatched, one with articles a link."""
    most = max(1, int(rows["articles"].max()))  # type: ignore[arg-type]
    cells = []
    for day, n, total in rows.iter_rows():
        kind = "gap" if not total else "day"
        said = say(f"around.time.{kind}", here.ui, day=day_name(day, here.ui), n=n, total=total)
        bar = (
            f'<b aria-hidden="true">{n or ""}</b>'
            f'<i style="height:{100 * n / most:.0f}%"></i>'
            f'<span aria-hidden="true">{day.day}</span>'
        )
        # Of the filters only these, so that the list has what is counted here.
        chosen = {"ui": here.ui, "region": place, "from": str(day), "to": str(day)}
        of_day = encode(chosen, "reader")
        label = f'aria-label="{as_html(said)}" title="{as_html(said)}"'
        cell = (
            f'<a href="{as_html(page_href("reader", of_day))}" {label}>{bar}</a>'
            if n
            else f'<div role="img" {label}>{bar}</div>'
        )
        classes = " ".join(c for c in (kind, "at" if day == current else "") if c)
        cells.append(f'<li class="{classes}">{cell}</li>')
    name = as_html(region_name(here, place))
    return f'<ol class="strip" aria-label="{name}">{"".join(cells)}</ol>'
