"""What a body repeats of its header: title, column and byline lines, and how they are known."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_OTHER = re.compile(r"[\W_]+")
_PART = re.compile(r"\s{2,}|[:;：；]|--+|[—–―－]+|\s-\s")
_BRACKET_AT_END = re.compile(r"\s*[(（][^()（）]*[)）]\s*$")
_AND = re.compile(r"\band\b|&", re.IGNORECASE)
_SALUTATION = re.compile(
    r"[^。！？；!?]{0,40}(?:同志|先生|女士|阁下|编辑|主席|总理|委员会|各|诸|者|们)"
    r"[^。！？；!?]{0,40}[:：]",
)
_BEFORE_AUTHOR = ("", "by", "photoby", "photographedby")
_AFTER_AUTHOR = (
    *("", "photo", "photographer", "photographed"),
    *("作", "摄", "摄影", "画", "绘", "文", "诗", "译"),
)


def letters(text: str) -> str:
    """
    Reduce a line to what two spellings of one title share.

    Letters and digits only, lower case, widths folded (NFKC).

    >>> letters("　　Japan “Sohyo”: Ｂ—52 型")
    'japansohyob52型'
    """
    return _OTHER.sub("", unicodedata.normalize("NFKC", text).casefold())


@dataclass(frozen=True, slots=True)
class Heading:
    """
    What a header says that a body may say again.

    Attributes:
        title: As stored; parts joined by two spaces, colon, semicolon or dash.
        author: As stored, or None.
        column: As stored, or None; Chinese even where title and author are English.

    """

    title: str
    author: str | None
    column: str | None


def repeated_lines(lines: list[str], heading: Heading) -> int:
    """
    Count the lines at the start that only repeat title, column or author.

    The title may be broken anywhere into lines, may lack a bracket at its end
    ("（图片）"), may have the author behind it, or be there only in part, in which
    case only whole parts count. A line above the whole title is taken for the
    column if there is one: its name is not stored in English.

    >>> heading = Heading("银花朵朵  献佳节", None, None)
    >>> repeated_lines(["    银花朵朵", "    献佳节", "    据新华社讯"], heading)
    2
    """
    taken = _column_lines(lines, heading)
    titled = _whole_title(lines[taken:], heading)
    if not titled and heading.column and _may_be_column(lines[taken:]):
        below = _whole_title(lines[taken + 1 :], heading)
        titled = below + 1 if below else 0
    taken += titled or _title_parts(lines[taken:], heading)
    taken += _column_lines(lines[taken:], heading)
    if taken < len(lines) and is_byline(lines[taken], heading):
        taken += 1
    return taken


def is_byline(line: str, heading: Heading) -> bool:
    """
    Tell whether a line holds the author of the header and nothing else.

    Words for the author's part in it (by, photo, 作, 摄) do not count.

    >>> is_byline("（英韬  作）", Heading("", "英韬", None))
    True
    >>> is_byline("华北党校电话室李殿荣", Heading("", "李殿荣", None))
    False
    """
    author = letters(_AND.sub(" ", heading.author or ""))
    if not author:
        return False
    said = letters(_AND.sub(" ", line))
    return any(
        said == before + author + after for before in _BEFORE_AUTHOR for after in _AFTER_AUTHOR
    )


def without_title(line: str, heading: Heading) -> str:
    """
    Take the title off a line in which a salutation follows it without a break.

    Any other line stays as it is: a sentence may well begin with the title's words.

    >>> without_title("    简讯各分社、各通讯员：", Heading("简讯", None, None))
    '各分社、各通讯员：'
    >>> without_title("    简讯如下：", Heading("简讯", None, None))
    '    简讯如下：'
    """
    for title in _titles(heading.title):
        said = ""
        for position, character in enumerate(line):
            said += letters(character)
            if said == title:
                rest = line[position + 1 :].strip()
                if _SALUTATION.fullmatch(rest):
                    return rest
                break
            if not title.startswith(said):
                break
    return line


def _titles(title: str) -> list[str]:
    """
    The title's letters, with and without the bracket at its end.
    """
    written = [title, _BRACKET_AT_END.sub("", title)]
    return [said for said in dict.fromkeys(map(letters, written)) if said]


def _whole_title(lines: list[str], heading: Heading) -> int:
    titles = _titles(heading.title)
    author = letters(heading.author or "")
    wanted = {title + by for title in titles for by in ("", author)}
    longest = max(map(len, wanted), default=0)
    said = ""
    taken = 0
    for number, line in enumerate(lines, start=1):
        said += letters(line)
        if len(said) > longest:
            break
        if said in wanted:
            taken = number
    return taken


def _title_parts(lines: list[str], heading: Heading) -> int:
    """
    Count the lines that are one or more whole parts of the title, in its order.
    """
    parts = [letters(part) for part in _PART.split(heading.title) if letters(part)]
    taken = 0
    while taken < len(lines) and parts:
        said = letters(lines[taken])
        end = _run_of_parts(parts, said)
        if end is None:
            break
        parts = parts[end:]
        taken += 1
    return taken


def _run_of_parts(parts: list[str], said: str) -> int | None:
    """
    Find neighbouring parts that make up what was said; the index behind the last of them.
    """
    for start in range(len(parts)):
        run = ""
        for end in range(start, len(parts)):
            run += parts[end]
            if run == said:
                return end + 1
            if not said.startswith(run):
                break
    return None


def _column_lines(lines: list[str], heading: Heading) -> int:
    column = letters(heading.column or "")
    return int(bool(column and lines and letters(lines[0]) == column))


def _may_be_column(lines: list[str]) -> bool:
    return len(lines) > 1 and len(lines[0].strip()) <= 60 and lines[0].strip()[-1:] not in ".。！？"
