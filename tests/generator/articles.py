"""Articles with their place in the archive: the files of a block, in memory."""

from __future__ import annotations

import re
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING

from generator import strange
from generator.drafts import drafts
from generator.issues import blocks
from generator.layout import Layout

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.drafts import Draft
    from generator.issues import Block
    from generator.layout import Laid

_TO_UNDERSCORE = re.compile(r"(?:——|  |[“”/\\:：?？*\"<>|\s_])+")
_LATIN_AND_DASH = re.compile(r"[A-Za-z]+—?")


@dataclass(slots=True)
class GeneratedFile:
    """
    One file and what should come of it.

    Attributes:
        index: Place of its article in the whole archive, from 0.
        path: POSIX, relative to the archive; with surrogates where its bytes are no UTF-8.
        content: The bytes of the file.
        expected: "article", "duplicate" (the same bytes as another file), or the reason
            why it is to be rejected.
        draft: What the article says.
        laid: How it is written; None where no article comes of it.
        variants: Names of the forms that it has.

    """

    index: int
    path: str
    content: bytes
    expected: str
    draft: Draft
    laid: Laid
    variants: tuple[str, ...]


def articles(seed: int, count: int, *, hostile: bool = False) -> Iterator[GeneratedFile]:
    """Make the files of an archive of `count` articles, without writing them."""
    for block in blocks(count, seed):
        yield from files_of(block, seed, hostile=hostile)


def files_of(block: Block, seed: int, *, hostile: bool = False) -> Iterator[GeneratedFile]:
    """Make the files of one block: its articles, and copies of a few."""
    random = Random(f"{seed}/{block.number}/layout")
    used: set[str] = set()
    previous: Draft | None = None
    for draft in drafts(block, seed):
        if hostile:
            strange.insert_text(draft, random, seed)
        layout = Layout(draft, random, seed)
        if "title twice in a day" in layout.variants:
            if previous is None or previous.day != draft.day:
                layout.variants.discard("title twice in a day")
            else:
                _say_title_of(previous, draft)
        laid = layout.lay_out()
        path = _path(draft, laid, used)
        file = _file(draft, laid, path)
        if hostile:
            file = strange.damaged(file, random, seed)
        yield file
        if "copy" in laid.variants and file.expected == "article":
            folder, _, name = file.path.partition("/")
            copy = f"{_later(folder)}/{name}"
            yield GeneratedFile(
                file.index, copy, file.content, "duplicate", draft, laid, file.variants
            )
        previous = draft


def file_name(title: str) -> str:
    """
    Make a title a part of a file name, as the archive does.

    >>> file_name("日本“总评”举行  群众大会"), file_name("抗议美国B—52型——轰炸机")
    ('日本_总评_举行_群众大会', '抗议美国b_52型_轰炸机')
    """
    plain = _TO_UNDERSCORE.sub("_", title).strip("_")
    return _LATIN_AND_DASH.sub(lambda match: match[0].lower().replace("—", "_"), plain)


def _say_title_of(previous: Draft, draft: Draft) -> None:
    """Give an article the title of the one before; its own becomes part of the body."""
    draft.body_zh.insert(0, "，".join(draft.titles_zh) + "。")
    draft.body_en.insert(0, "; ".join(draft.titles_en) + ".")
    draft.titles_zh, draft.titles_en = list(previous.titles_zh), list(previous.titles_en)
    draft.places += previous.title_places
    draft.title_places = list(previous.title_places)


def _path(draft: Draft, laid: Laid, used: set[str]) -> str:
    """
    Name the file; the second of a name on one day gets a number.
    """
    name = f"{draft.day}_{file_name(laid.file_title)[:70]}"
    number = 1
    unique = name
    while unique in used:
        number += 1
        unique = f"{name}_{number}"
    used.add(unique)
    folder = f"{draft.day:%Y.%m}"
    last_of_may = (draft.day.year, draft.day.month, draft.day.day) == (1989, 5, 31)
    if last_of_may or "folder of the next month" in laid.variants:
        laid.variants.add("folder of the next month")
        folder = _later(folder)
    return f"{folder}/{unique}.md"


def _later(folder: str) -> str:
    year, _, month = folder.partition(".")
    number = 12 * int(year) + int(month)
    return f"{number // 12}.{number % 12 + 1:02}"


def _file(draft: Draft, laid: Laid, path: str) -> GeneratedFile:
    content = laid.text.encode("gb18030") if "GB18030" in laid.variants else laid.text.encode()
    variants = tuple(sorted(laid.variants))
    return GeneratedFile(draft.index, path, content, "article", draft, laid, variants)
