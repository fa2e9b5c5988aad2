"""The index against oracles that know nothing of it: every hit, and no other."""

from __future__ import annotations

import random
import unicodedata
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from dashboard.corpus.query import Query
from dashboard.language.words import is_word, terms
from dashboard.queries import matching
from dashboard.queries.filters import Filters, selection
from dashboard.queries.hits import MATCHED, OCCURRENCES, POSITIONS, hits
from dashboard.queries.matching import MAX_SERIES, Series, find_spans, parse_search

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dashboard.corpus.database import Corpus
    from dashboard.language.words import Lang

NARROWINGS = [
    Filters(),
    Filters(region=("shanxi", "henan")),
    Filters(region=("abroad", "unplaced"), date_from="1950"),
    Filters(date_from="1950", date_to="1960", page=2),
    Filters(date_to="1953", region=("abroad", "hebei")),
    Filters(author="焦", date_from="1954-03-27"),
]
HAN = range(0x4E00, 0x9FA6)


class Text(NamedTuple):
    """The indexed text of one article in one language."""

    article_id: int
    lang: Lang
    text: str


def texts(corpus: Corpus) -> list[Text]:
    """
    Fetch the texts as they were given to the index.
    """
    rows = corpus.run(
        Query("SELECT article_id, title_en, body_en, title_zh, body_zh FROM articles")
    ).rows()
    return [Text(row[0], "en", f"{row[1]}\n{row[2]}") for row in rows] + [
        Text(row[0], "zh", f"{row[3]}\n{row[4]}") for row in rows
    ]


@pytest.fixture(scope="module", params=["seeds", "sample"])
def corpus(request: pytest.FixtureRequest) -> Corpus:
    """
    Give the seeds, then the sample of the archive.
    """
    return request.getfixturevalue(request.param)


@pytest.fixture(scope="module", autouse=True)
def _texts_are_cut_once() -> Iterator[None]:
    """
    Remember how each text is cut: it is pure, and here it is asked hundreds of times.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(matching, "stream", cache(matching.stream))
        yield


def is_han(character: str) -> bool:
    return ord(character) in HAN


def runs(text: str) -> list[str]:
    """
    Give the unbroken runs of characters between U+4E00 and U+9FA5.
    """
    return "".join(c if is_han(c) else " " for c in text).split()


def some_terms(found: list[Text], dice: random.Random) -> Iterator[str]:
    """
    Draw what readers type: words, phrases, characters cut anywhere, and what is nowhere.
    """
    english = [text.text for text in found if text.lang == "en" and len(text.text) > 60]
    chinese = [run for text in found if text.lang == "zh" for run in runs(text.text)]
    long_runs = [run for run in chinese if len(run) > 8]
    for _ in range(32):
        words = dice.choice(english).replace(",", " ").split()
        at = dice.randrange(len(words) - 4)
        yield words[at]
        yield " ".join(words[at : at + dice.randint(2, 4)])
        yield " ".join(dice.sample(words, 2))  # seldom a phrase
    for _ in range(42):
        run = dice.choice(long_runs)
        at = dice.randrange(len(run) - 6)
        yield run[at : at + dice.randint(1, 6)]
        yield dice.choice(chinese)[:7]
        yield "".join(dice.sample(run, 2))  # seldom a sequence
    yield dice.choice(long_runs)[:11]  # few: a long sequence can lie in many ways
    lines = [text.text.replace("\n", " ") for text in found if text.lang == "zh"]
    for _ in range(16):
        line = dice.choice(lines)
        at = dice.randrange(max(1, len(line) - 9))
        yield line[at : at + 7]  # punctuation, digits and blanks included


def series_from(found: list[Text]) -> list[Series]:
    """
    Read the drawn terms; the same ones in every run.
    """
    drawn = some_terms(found, random.Random(1954))
    return list(dict.fromkeys(one for term in drawn for one in parse_search(term).series))


def test_the_index_finds_what_the_texts_hold(corpus: Corpus) -> None:
    """
    Occurrences and positions of 200 and more terms are those that find_spans reads off the texts.
    """
    found = texts(corpus)
    series = series_from(found)
    expected = [
        (number, text.article_id, span.position)
        for number, one in enumerate(series)
        for text in found
        if text.lang == one.lang
        for span in find_spans(one, text.text)
    ]

    positions: list[tuple[Any, ...]] = []
    occurrences: list[tuple[Any, ...]] = []
    for first in range(0, len(series), MAX_SERIES):
        fragment = hits(tuple(series[first : first + MAX_SERIES]))
        for table, sql in ((positions, POSITIONS), (occurrences, OCCURRENCES)):
            answer = corpus.run(fragment.query(sql)).rows()
            table += [(row[0] + first, *row[1:]) for row in answer]

    assert len(series) > 200
    assert sorted(expected) == sorted(positions)
    counted: dict[tuple[int, int], int] = {}
    for number, article_id, _ in expected:
        counted[number, article_id] = counted.get((number, article_id), 0) + 1
    assert counted == {(row[0], row[1]): row[2] for row in occurrences}


@pytest.mark.parametrize("narrowing", NARROWINGS)
def test_filters_and_search_select_together(corpus: Corpus, narrowing: Filters) -> None:
    """
    The selection is the articles that hold a term and that each filter alone leaves.
    """
    found = texts(corpus)
    terms = [one.label for one in series_from(found)][::10]
    rows = corpus.run(
        Query(
            "SELECT article_id, issue_date, page, scope, author_zh, list(place_id) AS places"
            " FROM articles LEFT JOIN article_places USING (article_id) GROUP BY ALL"
        )
    ).rows(named=True)
    left = {row["article_id"] for row in rows if fits(row, narrowing)}
    for first in range(0, len(terms), 4):
        q = ",".join(terms[first : first + 4])
        series = parse_search(q).series
        holding = {
            text.article_id
            for text in found
            if any(text.lang == one.lang and find_spans(one, text.text) for one in series)
        }

        selected = selection(replace(narrowing, q=q)).query("SELECT article_id FROM selected")

        assert holding & left == set(corpus.run(selected)["article_id"])


def fits(row: dict[str, Any], filters: Filters) -> bool:
    """
    Decide for one article what a filter leaves; dates compare as text, in ISO form.
    """
    day = row["issue_date"].isoformat()
    region = set(filters.region)
    in_region = (
        not region
        or bool(region & set(row["places"]))
        or ("abroad" in region and row["scope"] in ("abroad", "mixed"))
        or ("unplaced" in region and row["scope"] == "unplaced")
    )
    return (
        in_region
        and day >= filters.date_from
        and (not filters.date_to or day[: len(filters.date_to)] <= filters.date_to)
        and (filters.page is None or row["page"] == filters.page)
        and filters.author in (row["author_zh"] or "")
    )


def plain(text: str) -> str:
    """
    Fold as Unicode does, and take out what parts no words: blanks and dashes, not line ends.
    """
    folded = unicodedata.normalize("NFKC", text).replace("○", "〇")
    gone = " \t\u3000-‐‑‒–―"
    return "".join(c for c in folded if c not in gone).replace("—", "")


def times(sequence: str, text: str) -> int:
    """
    Count occurrences, overlapping ones too.
    """
    return sum(text.startswith(sequence, at) for at in range(len(text)))


def test_a_chinese_sequence_is_found_wherever_it_stands(corpus: Corpus) -> None:
    """
    The articles and counts are those of the plain string, however the words were cut.
    """
    found = [text for text in texts(corpus) if text.lang == "zh"]
    words = {term for text in found for term in terms(text.text, "zh")}
    series = [one for one in series_from(texts(corpus)) if all(map(is_han, one.label))]
    strings = [(text.article_id, plain(text.text)) for text in found]

    for number in range(0, len(series), MAX_SERIES):
        asked = tuple(series[number : number + MAX_SERIES])
        rows = corpus.run(hits(asked).query(OCCURRENCES)).rows()
        for at, one in enumerate(asked):
            counted = {
                article_id: times(one.label, string)
                for article_id, string in strings
                if one.label in string
            }
            answer = {article_id: n for which, article_id, n in rows if which == at}

            assert set(counted) == set(answer), one.label
            if not any(times(one.label, word) > 1 for word in words):
                assert counted == answer, one.label
    assert len(series) > 100


def test_an_english_word_is_found_wherever_it_stands(corpus: Corpus) -> None:
    """
    Articles and counts are those of texts cut at everything that is no letter.
    """
    found = [text for text in texts(corpus) if text.lang == "en"]
    counted: dict[str, dict[int, int]] = {}
    for text in found:
        for word in latin_words(text.text):
            if word.isalpha():
                per_article = counted.setdefault(word, {})
                per_article[text.article_id] = per_article.get(text.article_id, 0) + 1

    asked = random.Random(27).sample(sorted(counted), 160)
    for first in range(0, len(asked), MAX_SERIES):
        batch = asked[first : first + MAX_SERIES]
        series = tuple(parse_search(word).series[0] for word in batch)
        rows = corpus.run(hits(series).query(OCCURRENCES)).rows()
        for at, word in enumerate(batch):
            assert counted[word] == {a: n for which, a, n in rows if which == at}, word


def latin_words(text: str) -> list[str]:
    """
    Cut English by hand: letters and figures are words, with apostrophes inside them.
    """
    kept = "".join(
        c if (c.isalnum() and not is_han(c)) or c == "'" else " "
        for c in (
            d
            for d in unicodedata.normalize("NFKD", text.lower().replace("’", "'"))
            if not unicodedata.combining(d)
        )
    )
    words = []
    for piece in kept.split():
        word = piece.strip("'")
        words.append(word.removesuffix("'s"))
    return words


def test_a_word_that_is_nowhere_is_not_found(corpus: Corpus) -> None:
    """
    Neither language answers to characters that the texts do not have.
    """
    series = parse_search("zyzzyva, 龘龘, 龘").series

    assert corpus.run(hits(series).query(MATCHED)).is_empty()


def test_words_of_several_characters_are_the_dictionary_s(corpus: Corpus) -> None:
    """
    The search relies on it: a Chinese word of the index is known, or is one character.
    """
    terms = corpus.run(Query("SELECT term FROM terms WHERE lang = 'zh' AND length(term) > 1"))

    unknown = [t for t in terms["term"] if all(map(is_han, t)) and not is_word(t)]

    assert unknown == []
