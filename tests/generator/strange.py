"""What a hostile archive holds besides articles: damaged files, and texts that try to be code."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.issues import HOSTILE, is_chosen

if TYPE_CHECKING:
    from random import Random

    from generator.articles import GeneratedFile
    from generator.drafts import Draft

# Each is one paragraph, and has to come out of the archive as it went in.
TEXTS = (
    "<script>alert('1')</script>",
    "<img src=x onerror=alert(1)>",
    "</div></div><hr /><h1>Not a heading</h1>",
    "# Not a heading",
    "| not | a | table |",
    "**not bold** _not slanted_ `not code` [not a link](javascript:alert(1))",
    "$$\\frac{not}{mathematics}$$ :red[not red] :material/delete:",
    "'; DROP TABLE articles; --",
    '=HYPERLINK("http://example.org")',
    "Title: not a header",
    "Original: not the original",
    "%s {0} ${HOME} %(name)s {{ name }}",
    "\u202eright to left\u202c and \u2066back\u2069",
    "zero\u200bwidth\u200djoiner",
    "\U0001f600 \U00020000\U0002a6df \U0001f1e8\U0001f1f3",
    "e\u0301\u0302\u0303 combining",
    "活跃 활발한 활동",
    "A\u00a0no-break\u00a0space, a\u00adsoft hyphen",
    "word " * 2_000 + "end.",
    "\ufdfa",
)


_TITLES = ("TITLE:", "title :", "Title：", "  Title:", "\n\nTitle:\t")
_DAYS = ("{0:%Y/%m/%d}", "{0:%Y}年{0.month}月{0.day}日", "{0:%Y}-{0.month}-{0.day}", "{0:%Y.%m.%d}")
# In the original alone: a Chinese line of the translation is taken for a copy of it.
_LONG_ZH = "字" * 5_000 + "。"


def insert_text(draft: Draft, random: Random, seed: int) -> None:
    """Add a strange paragraph to both bodies of a few drafts."""
    if draft.day.year == 1946 or not is_chosen("strange text", draft.index, seed, HOSTILE):
        # In 1946 the original may stand twice, and only Chinese lines are known as a copy.
        return
    text = random.choice(TEXTS)
    for body in (draft.body_zh, draft.body_en):
        # Between others: the last line and the first are where bylines and titles stand.
        body.insert(len(body) // 2, text)
        body.append("。" if body is draft.body_zh else "End.")
    draft.body_zh.insert(len(draft.body_zh) // 2, _LONG_ZH)


def damaged(file: GeneratedFile, random: Random, seed: int) -> GeneratedFile:
    """Make a reject of a few files."""
    if file.expected != "article" or "GB18030" in file.variants:
        return file
    for fault in ("empty", "not a text", "no title", "no date", "impossible date"):
        if is_chosen(fault, file.index, seed, HOSTILE):
            return _with_fault(file, fault, random)
    if is_chosen("file name not UTF-8", file.index, seed, HOSTILE):
        folder, _, name = file.path.partition("/")
        path = f"{folder}/{name.encode('gb18030').decode('utf-8', 'surrogateescape')}"
        return replace(file, path=path, expected="file name not UTF-8")
    if is_chosen("UTF-16", file.index, seed, HOSTILE):
        content = file.content.decode().removeprefix("\ufeff").encode("utf-16")
        return replace(file, content=content, variants=(*file.variants, "UTF-16"))
    if is_chosen("odd header", file.index, seed, HOSTILE):
        head, _, rest = file.content.decode().partition("Title:")
        before, day, behind = rest.partition(str(file.draft.day))
        written = random.choice(_DAYS).format(file.draft.day) if day else ""
        text = head + random.choice(_TITLES) + before + written + behind
        return replace(file, content=text.encode(), variants=(*file.variants, "odd header"))
    return file


def _with_fault(file: GeneratedFile, fault: str, random: Random) -> GeneratedFile:
    text = file.content.decode()
    day = str(file.draft.day)
    path = file.path
    if fault == "empty":
        content = random.choice((b"", b"\n\n \n", b"\xef\xbb\xbf", "　\n".encode()))
    elif fault == "not a text":
        content = text.encode() + b"\0\n"
    elif fault == "no title":
        content = f"Title:\nAuthor:\nDate: {day}\nPage: 1\n\nA body alone.\n".encode()
    elif fault == "no date":
        content = text.replace(day, "").encode()
        path = path.replace(day, "undated")
    else:
        content = text.replace(day, f"{day[:4]}-02-30").encode()
        if day not in text:
            path = path.replace(day, f"{day[:4]}-02-30")
    return replace(file, path=path, content=content, expected=fault)
