"""Suggestions as a browser asks for them: what is completed, with what, and what is refused."""

from __future__ import annotations

import asyncio
import json
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlencode

import pytest
from fixtures.archive.archive_text import text_of
from hypothesis import given
from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.routing import Route

from dashboard.corpus.build import build
from dashboard.corpus.database import Corpus
from dashboard.corpus.location import NoCorpusError, current_corpus
from dashboard.queries.address import MAX_SEARCH
from dashboard.search.grammar import _tokens
from dashboard.search.vocabulary import Suggestion
from dashboard.views import corpus as served_corpus
from dashboard.views import hrefs
from dashboard.views.search_box import route
from dashboard.web.suggest import SUGGEST_ROUTE, completed, suggest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from starlette.types import Message

PARTS = [
    *' ,，、|+-()（）"“”「」*:：/5',
    "NEAR",
    "NEAR/5",
    "en:",
    "zh：",
    "coop",
    "合作",
    "1,000",
    "ü",
]
searches = st.lists(st.one_of(st.sampled_from(PARTS), st.characters()), max_size=12).map("".join)

HELPS = "help help help help helps"
COOPERATIVE = "The cooperative and the other cooperative helped."


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Corpus]:
    """
    Give a corpus whose words can be counted by hand.
    """
    source, data = tmp_path_factory.mktemp("in"), tmp_path_factory.mktemp("data")
    english = f"    {COOPERATIVE} Self-criticism, {HELPS}."
    chinese = "    合作社和合作社。和平，和平，和平！女人。"
    (source / "1.md").write_text(text_of(english=english, chinese=chinese), encoding="utf-8")
    build(source, data, jobs=1)
    with closing(Corpus(current_corpus(data))) as corpus:
        yield corpus


def get(
    served: Callable[[], Corpus], query: str, *, method: str = "GET"
) -> tuple[int, dict[str, str], Any]:
    """
    Ask for suggestions as an HTTP server does, and give status, headers and JSON.
    """
    app = Starlette(routes=[Route(SUGGEST_ROUTE, suggest(served))])
    scope = {
        "type": "http",
        "method": method,
        "path": SUGGEST_ROUTE,
        "query_string": query.encode(),
        "headers": [],
    }
    said: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        said.append(message)

    # In a thread of its own: the browser tests leave an event loop running in this one.
    with ThreadPoolExecutor(1) as server:
        server.submit(asyncio.run, app(scope, receive, send)).result()
    headers = {name.decode(): value.decode() for name, value in said[0]["headers"]}
    body = b"".join(message.get("body", b"") for message in said[1:])
    is_json = headers.get("content-type") == "application/json"
    return said[0]["status"], headers, json.loads(body) if is_json else body


def terms(corpus: Corpus, typed: str, **more: int) -> list[str]:
    """
    Give the words suggested for what stands before the caret.
    """
    status, _, answer = get(lambda: corpus, urlencode({"q": typed, **more}))
    assert status == 200
    return [one["term"] for one in answer["suggestions"]]


def test_an_answer_says_what_is_known_of_a_word(articles: Corpus) -> None:
    """
    Each suggestion has its term, language, occurrences and pinyin; no browser keeps the answer.
    """
    status, headers, answer = get(lambda: articles, f"q={quote('rain, 合作')}")

    assert status == 200
    assert headers["content-type"] == "application/json"
    assert headers["cache-control"] == "no-store"
    assert answer == {
        "typed": "合作",
        "suggestions": [{"term": "合作社", "lang": "zh", "occurrences": 2, "pinyin": "hezuoshe"}],
    }


@pytest.mark.parametrize(
    ("typed", "suggested"),
    [
        pytest.param("coop", ["cooperative"], id="the beginning of an English word"),
        pytest.param("Coop", ["cooperative"], id="case does not matter"),
        pytest.param("hel", ["help", "helped", "helps"], id="the most frequent first"),
        pytest.param("和", ["和平", "和"], id="the beginning of a Chinese word"),
        pytest.param("hezuoshe", ["合作社"], id="pinyin"),
        pytest.param("he zuo", ["合作社"], id="pinyin with blanks"),
        pytest.param("nü", ["女人"], id="pinyin with ü"),
        pytest.param("he", ["help", "和平", "合作社", "helped", "helps", "和"], id="both"),
        pytest.param("en:he", ["help", "helped", "helps"], id="English only"),
        pytest.param("ZH：he", ["和平", "合作社", "和"], id="Chinese only"),
        pytest.param("手工业合作", ["合作社"], id="the end of a Chinese term"),
        pytest.param("self-cr", ["criticism"], id="behind a hyphen"),
        pytest.param("zzz", [], id="no word begins so"),
        pytest.param("", [], id="nothing"),
        pytest.param("coop ", [], id="a word that is finished"),
        pytest.param("coop*", [], id="a star stands for the rest"),
        pytest.param("rain NEAR/5", [], id="a sign, not a word"),
    ],
)
def test_what_is_typed_is_completed(articles: Corpus, typed: str, suggested: list[str]) -> None:
    """
    Words of both languages that begin so, or sound so, in the order of their frequency.
    """
    assert sorted(suggested) == sorted(terms(articles, typed))
    assert suggested[:2] == terms(articles, typed)[:2]


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("rain, coop", "coop"),
        ("rain，coop", "coop"),
        ("1,000 coop", "coop"),
        ("(rain|coop", "coop"),
        ("rain + coop", "coop"),
        ("rain -coop", "coop"),
        ("rain NEAR/5 coop", "coop"),
        ("rain NEAR coop", "coop"),
        ('"rain coop', "coop"),
        ("“rain” coop", "coop"),
        ("en:coop", "coop"),
        ("*coop", "coop"),
        ("rain ZH: hezuo", "hezuo"),
        ("rain | zh:he zuo", "he zuo"),
        ("heavy self-coop", "coop"),
        ("他们参加合作", "合作"),
    ],
)
def test_only_the_end_of_a_search_is_completed(written: str, typed: str) -> None:
    """
    What stands before the last sign of the query language is left alone.
    """
    known = {"coop": "cooperative", "hezuo": "合作社", "he zuo": "合作社", "合作": "合作社"}

    def look_up(end: str) -> list[Suggestion]:
        lang = "en" if end == "coop" else "zh"
        return [Suggestion(known[end], lang, 1, "")] if end in known else []

    found, suggestions = completed(written, look_up)

    assert (typed, [known[typed]]) == (found, [one.term for one in suggestions])


@given(searches)
def test_no_sign_of_the_language_is_ever_replaced(written: str) -> None:
    """
    What is completed ends the search, begins behind every sign, and is read as a word there.
    """
    typed, _ = completed(written, lambda _: [])

    assert written.endswith(typed)
    if typed:
        last = _tokens(written)[0][-1]
        assert last.kind in {"word", "quoted"}
        assert len(written) - len(typed) >= last.at
        assert not any(sign in typed for sign in '|+()（）"“「*')


def test_as_many_words_are_suggested_as_are_asked_for(articles: Corpus) -> None:
    """
    The limit holds for all kinds of words together, and keeps the most frequent.
    """
    assert terms(articles, "he", limit=1) == ["help"]
    assert terms(articles, "he", limit=20)[0] == "help"


def test_a_sample_of_the_archive_suggests_eight_words(sample: Corpus) -> None:
    """
    In many articles there are more words than a list shows; the counts go down.
    """
    _, _, answer = get(lambda: sample, "q=co")
    counts = [one["occurrences"] for one in answer["suggestions"]]

    assert len(counts) == 8
    assert counts == sorted(counts, reverse=True)


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        pytest.param("", "q is needed", id="no text"),
        pytest.param("limit=3", "q is needed", id="a limit alone"),
        pytest.param("q=a&q=b", "each once", id="two texts"),
        pytest.param("q=a&table=terms", "The parameters are q", id="something else"),
        pytest.param("q=%FF%FE", "in UTF-8", id="no UTF-8"),
        pytest.param("q=%ED%A0%80", "in UTF-8", id="half a character"),
        pytest.param("q=a%00b", "control characters", id="a null"),
        pytest.param("q=%1B[2J", "control characters", id="an escape"),
        pytest.param(f"q={'a' * (MAX_SEARCH + 1)}", "at most 200", id="too long"),
        pytest.param("&".join(["q=a"] * 5000), "cannot be read", id="too many"),
        pytest.param("q=a&limit=0", "from 1 to 20", id="limit 0"),
        pytest.param("q=a&limit=21", "from 1 to 20", id="limit 21"),
        pytest.param("q=a&limit=-1", "from 1 to 20", id="limit -1"),
        pytest.param("q=a&limit=", "from 1 to 20", id="empty limit"),
        pytest.param("q=a&limit=1e9", "from 1 to 20", id="no number"),
        pytest.param("q=a&limit=%D9%A3", "from 1 to 20", id="an Arabic digit"),
        pytest.param(f"q=a&limit={'9' * 5000}", "from 1 to 20", id="a long number"),
    ],
)
def test_a_request_that_makes_no_sense_is_refused(
    articles: Corpus, query: str, sentence: str
) -> None:
    """
    It is answered with 400 and a short sentence, and the corpus is not asked.
    """
    status, headers, answer = get(lambda: pytest.fail("the corpus was asked"), query)

    assert status == 400
    assert headers["content-type"] == "application/json"
    assert list(answer) == ["error"]
    assert sentence in answer["error"]
    assert len(answer["error"]) < 120
    assert articles.name not in answer["error"]


@pytest.mark.parametrize("typed", ["%", "_", "\\", "' OR 1=1 --", "<script>", "\u202e合", "a\tco"])
def test_any_text_may_be_typed(articles: Corpus, typed: str) -> None:
    """
    Signs of SQL, HTML and regular expressions are signs like others.
    """
    assert get(lambda: articles, urlencode({"q": typed}))[0] == 200


def test_nothing_can_be_posted(articles: Corpus) -> None:
    """
    The route answers GET only.
    """
    assert get(lambda: articles, "q=a", method="POST")[0] == 405


def test_without_a_corpus_there_is_a_sentence(tmp_path: Path) -> None:
    """
    Before the first build the answer is 503, without the paths of this machine.
    """

    def served() -> Corpus:
        raise NoCorpusError.from_folder(tmp_path)

    status, _, answer = get(served, "q=a")

    assert (status, answer) == (503, {"error": "No corpus has been built yet."})


def test_a_new_corpus_is_taken_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    The first request after a build is answered from it, by the corpus object that pages use.
    """
    source, data = tmp_path / "in", tmp_path / "data"
    source.mkdir()
    monkeypatch.setenv("DASHBOARD_DATA", str(data))
    suggested = []
    for number, word in enumerate(("snowfall", "snowdrop")):
        text = text_of(english=f"    A {word} was seen.")
        (source / f"{number}.md").write_text(text, encoding="utf-8")
        build(source, data, jobs=1)
        suggested.append(sorted(terms(served_corpus.served("en"), "snow")))

    assert suggested == [["snowfall"], ["snowdrop", "snowfall"]]
    assert served_corpus.served("en") is served_corpus.served("zh")


@pytest.mark.parametrize(
    ("base", "address"),
    [
        ("", "/api/suggest.json"),
        ("archive", "/archive/api/suggest.json"),
        ("/a/b/", "/a/b/api/suggest.json"),
    ],
)
def test_the_route_is_below_the_base_path(
    base: str, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    Where the dashboard is served below a path, its suggestions are as well.
    """
    monkeypatch.setattr(hrefs.st, "get_option", {"server.baseUrlPath": base}.get)

    assert address == route.suggest_address()
