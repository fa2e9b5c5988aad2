"""Ways from a picture or a table to the articles behind it: what the list is to be filtered by."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from dashboard.labels import count_articles, say
from dashboard.queries.address import MAX_SEARCH
from dashboard.queries.filters import first_day, last_day
from dashboard.search.grammar import parse_search
from dashboard.views.pages import link
from dashboard.views.periods import bin_dates
from dashboard.views.selection import size

if TYPE_CHECKING:
    from dashboard.language.words import Lang
    from dashboard.views.visit import Visit


def read_these(here: Visit) -> None:
    """Draw a link to the selected articles, with their number."""
    articles = count_articles(size(here, here.filters), here.ui)
    link(here, "reader", say("list.read.n", here.ui, n=articles))


def period(here: Visit, bin_day: str, by: str) -> dict[str, str]:
    """
    Give the date filters that leave what a bin counts: its days, as far as they are selected.

    Args:
        here: The visit, whose own dates may part the bin.
        bin_day: First day of the bin, in ISO form.
        by: Its width.

    """
    start, end = bin_dates(bin_day, by)
    first, last = first_day(start), last_day(end)
    chosen_first, chosen_last = first_day(here.state["from"]), last_day(here.state["to"])
    if chosen_first and first and chosen_first > first:
        start = here.state["from"]
    if chosen_last and last and chosen_last < last:
        end = here.state["to"]
    return {"from": start, "to": end}


@lru_cache(maxsize=20_000)
def word(term: str, lang: Lang) -> dict[str, str]:
    """
    Give the search for a word of a ranking, or a run of words; nothing if it cannot be written.

    >>> word("rain", "en"), word("near", "zh"), word(",", "en")
    ({'q': 'rain'}, {'q': 'zh:near'}, {})
    """
    return _search((term, f'"{term}"', f"{lang}:{term}"), lang)


def together(label: str, term: str, lang: Lang, *, within: int) -> dict[str, str]:
    """
    Give the search for a term with a word near it; nothing if it cannot be written.

    >>> together("合作社", "干部", "zh", within=5)
    {'q': '(合作社) NEAR/5 干部'}
    """
    forms = (term, f'"{term}"', f"{lang}:{term}")
    return _search(tuple(f"({label}) NEAR/{max(1, within)} {form}" for form in forms), lang)


def _search(forms: tuple[str, ...], lang: Lang) -> dict[str, str]:
    """Give the first form that is read as one series of the language."""
    for form in forms:
        series, problems = parse_search(form)
        if len(series) == 1 and not problems and series[0].lang == lang and len(form) <= MAX_SEARCH:
            return {"q": form}
    return {}
