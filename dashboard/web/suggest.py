"""Words that complete what is being typed into the search, for the search box: JSON."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import parse_qsl

from starlette.responses import JSONResponse

from dashboard.corpus.location import NoCorpusError
from dashboard.errors import DashboardError
from dashboard.language.words import script_of, tokenise
from dashboard.queries.address import MAX_SEARCH
from dashboard.search.vocabulary import Suggestion, vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from starlette.requests import Request
    from starlette.responses import Response

    from dashboard.corpus.database import Corpus
    from dashboard.language.words import Lang

SUGGEST_ROUTE = "/api/suggest.json"
MAX_SUGGESTIONS = 20
_SUGGESTIONS = 8
_HEADERS = {"Cache-Control": "no-store"}

# Text without a sign of the query language in it; a comma parts no thousands.
_TERM = re.compile(r'(?:[^"“”「」|+()（）*,，、]|(?<=\d)[,，](?=\d{3}(?!\d)))*\Z')
# Signs that are letters elsewhere: a word of its own, and a hyphen before a word.
_SIGN = re.compile(r"(?<!\S)(?:-?NEAR(?:/\d*)?(?![^\s,，])|-(?=[^\s-]))")
_LANG = re.compile(r"\s*(?P<lang>en|zh)[:：]", re.IGNORECASE)


class _RefusedError(DashboardError):
    """A request that makes no sense."""


class _Typed(NamedTuple):
    """The term being typed, and the one language it is to be in, if it says so."""

    text: str
    lang: Lang | None


def suggest(served: Callable[[], Corpus]) -> Callable[[Request], Response]:
    """
    Make the answer to GET /api/suggest.json?q=TEXT&limit=N.

    `q` is what stands before the caret. `typed` in the answer is the end of it that each
    suggestion can take the place of: a word of the term behind the last sign of the query
    language, or several words that are pinyin together. The most frequent words come first.

    Args:
        served: Gives the current corpus, or raises a DashboardError. Starlette calls the
            answer, and it, in a thread.

    """

    def answer(request: Request) -> Response:
        try:
            written, limit = _read(request.url.query)
            words = vocabulary(served())
            # Of each kind: `en:` or `zh:` may leave out two kinds of three.
            typed, suggestions = completed(written, lambda end: words.suggest(end, 3 * limit))
        except _RefusedError as error:
            return JSONResponse({"error": str(error)}, 400, _HEADERS)
        except NoCorpusError:
            return JSONResponse({"error": "No corpus has been built yet."}, 503, _HEADERS)
        except DashboardError as error:
            return JSONResponse({"error": str(error)}, 503, _HEADERS)
        found = [suggestion._asdict() for suggestion in suggestions[:limit]]
        return JSONResponse({"typed": typed, "suggestions": found}, headers=_HEADERS)

    return answer


def _read(query: str) -> tuple[str, int]:
    """Read the two parameters of a request."""
    try:
        pairs = parse_qsl(query, keep_blank_values=True, errors="strict", max_num_fields=8)
    except ValueError as error:
        msg = "The parameters cannot be read: write q=TEXT&limit=N, in UTF-8."
        raise _RefusedError(msg) from error
    given = dict(pairs)
    if len(given) < len(pairs) or not given.keys() <= {"q", "limit"} or "q" not in given:
        msg = "The parameters are q, the text before the caret, and limit; q is needed, each once."
        raise _RefusedError(msg)
    return _text(given), _limit(given)


def _text(given: Mapping[str, str]) -> str:
    text = given["q"]
    if len(text) > MAX_SEARCH:
        msg = f"The text has {len(text):,} characters; a search has at most {MAX_SEARCH}."
        raise _RefusedError(msg)
    if any(unicodedata.category(sign) == "Cc" and not sign.isspace() for sign in text):
        msg = "The text has control characters in it."
        raise _RefusedError(msg)
    return text


def _limit(given: Mapping[str, str]) -> int:
    written = given.get("limit", str(_SUGGESTIONS))
    if not re.fullmatch(r"\d{1,2}", written, re.ASCII) or not 1 <= int(written) <= MAX_SUGGESTIONS:
        msg = f"The limit {written[:20]!r} is no number from 1 to {MAX_SUGGESTIONS}."
        raise _RefusedError(msg)
    return int(written)


def completed(
    written: str, look_up: Callable[[str], list[Suggestion]]
) -> tuple[str, list[Suggestion]]:
    """
    Complete the end of a search: give what of it is completed, and the words that can stand there.

    The longest end that some word begins with, or sounds like, is completed.

    >>> words = [Suggestion("合作社", "zh", 3, "hezuoshe")]
    >>> completed("rain | he zuo", lambda text: words if text == "he zuo" else [])
    ('he zuo', [Suggestion(term='合作社', lang='zh', occurrences=3, pinyin='hezuoshe')])
    """
    term, lang = _being_typed(written)
    end = ""
    for end in _ends(term):
        found = [one for one in look_up(end) if lang in (None, one.lang)]
        if found:
            return end, found
    return end, []


def _being_typed(written: str) -> _Typed:
    """Give the text behind the last sign of the query language."""
    found = _TERM.search(written)
    term = _SIGN.split(found.group() if found else "")[-1]
    says = _LANG.match(term)
    if says:
        return _Typed(term[says.end() :], "zh" if says["lang"].lower() == "zh" else "en")
    return _Typed(term, None)


def _ends(term: str) -> Iterator[str]:
    """Give the ends of a term that a word may be meant by, the longest first; "" at last."""
    if term and not term[-1].isspace():
        words = term.split()
        if len(words) > 1:  # he zuo she
            yield term.lstrip()
        yield words[-1]
        # self-criti, 手工业合作
        tokens = tokenise(words[-1], script_of(words[-1]))
        if tokens and tokens[-1].start > 0 and tokens[-1].end == len(words[-1]):
            yield words[-1][tokens[-1].start :].lstrip("'’")
    else:
        yield ""
