"""What filters and a search select together."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from plain_articles import NARROWINGS, lang_of, periods, series_of, size
from plain_articles import selected as left

from dashboard.queries.bins import WIDTHS
from dashboard.queries.filters import Filters, selection
from dashboard.queries.selected import days, selected

if TYPE_CHECKING:
    from plain_articles import Article, Plain

    from dashboard.language.words import Lang
    from dashboard.queries.bins import Width

SEARCHES = 12


def some_terms(articles: list[Article], dice: random.Random) -> list[str]:
    """
    Draw Chinese characters as they stand side by side, English words and phrases of two.
    """
    terms = set()
    while len(terms) < 4 * SEARCHES:
        lang: Lang = dice.choice(("en", "zh"))
        words = dice.choice(articles).words(lang)
        if len(words) < 9:
            continue
        at = dice.randrange(len(words) - 2)
        run = words[at : at + dice.randint(1, 2)]
        if all(word.isalpha() and (lang == "en") == word.isascii() for word in run):
            terms.add((" " if lang == "en" else "").join(run))
    return sorted(terms)


@pytest.mark.parametrize("narrowing", NARROWINGS)
def test_filters_and_search_select_together(plain: Plain, narrowing: Filters) -> None:
    """
    The selection is the articles that hold a term and that each filter alone leaves.
    """
    narrowed = left(plain.articles, narrowing)
    terms = some_terms(plain.articles, random.Random(1954))
    for first in range(0, len(terms), 4):
        searched = terms[first : first + 4]
        filters = replace(narrowing, q=",".join(searched))
        series_of(*searched)  # each is one term
        holding = [
            article.article_id
            for article in narrowed
            if any(article.hits(term, lang_of(term)) for term in searched)
        ]

        query = selection(filters).query("SELECT article_id FROM selected ORDER BY article_id")

        assert plain.corpus.run(query)["article_id"].to_list() == holding
        assert selected(plain.corpus, filters).ids.tolist() == holding


@pytest.mark.parametrize("filters", NARROWINGS)
def test_selected_articles_are_counted_up_to_each(plain: Plain, filters: Filters) -> None:
    """
    Before each article, and in all: how many are selected, and how many words they have.
    """
    among = selected(plain.corpus, filters)
    narrowed = left(plain.articles, filters)

    numbers = [article.article_id for article in narrowed]
    assert among.ids.tolist() == numbers
    assert np.diff(among.up_to).tolist() == [a in narrowed for a in plain.articles]
    for lang in ("en", "zh"):
        words = [len(a.words(lang)) if a in narrowed else 0 for a in plain.articles]
        assert np.diff(among.words_before(lang)).tolist() == words
        assert among.words(lang) == size(narrowed, lang)


@pytest.mark.parametrize("by", WIDTHS)
@pytest.mark.parametrize("filters", NARROWINGS)
def test_periods_part_the_articles(plain: Plain, filters: Filters, by: Width) -> None:
    """
    Each article of the dates is in one period; periods without issues are there, and empty.
    """
    bins, bounds = days(plain.corpus).bins(by, filters)

    assert bins.tolist() == periods(plain.articles, filters, by)
    assert len(bounds) == len(bins) + 1
    assert bounds.tolist() == sorted(bounds)
    dates = replace(Filters(), date_from=filters.date_from, date_to=filters.date_to)
    assert bounds[-1] - bounds[0] == len(left(plain.articles, dates))


def test_a_selection_is_kept_in_memory(plain: Plain) -> None:
    """
    Asked for twice it is worked out once.
    """
    filters = Filters(page=1, author="焦")

    assert selected(plain.corpus, filters) is selected(plain.corpus, replace(filters))
