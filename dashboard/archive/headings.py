"""What a body repeats of its header: title, column and byline lines, and how they are known."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

_OTHER = re.compile(r"[\W_]+")
_LOWER = bytes(range(128)).lower() + bytes(range(128, 256))
_HAN = re.compile(r"[\u4e00-\u9fff]+")
"""Characters that NFKC and casefold leave alone, whatever stands beside them."""
NO_LETTERS = bytes(code for code in range(128) if not chr(code).isalnum())
"""The ASCII characters that are neither letters nor digits."""
_FIRST_HAN, _LAST_HAN = "\u4e00", "\u9fff"
_JAMO = frozenset(map(chr, range(0x1100, 0x1200)))
_PART = re.compile(r"\s{2,}|[:;：；]|--+|[—–―－]+|\s-\s")
_BRACKET_AT_END = re.compile(r"[(（][^()（）]*[)）]$")
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


_MOST_AROUND_NAME = 40
"""Letters in a byline that are not the name: "photographed by", "photographer", some "and"s."""
_SHORT = 40
"""Characters of a line up to which a first look costs as much as the whole."""
_LONGEST_TITLE = 1_000
"""Characters up to which a title is looked for in the body; the archive's have up to 100."""


def letters(text: str) -> str:
    """
    Reduce a line to what two spellings of one title share.

    Letters and digits only, lower case, widths folded (NFKC).

    >>> letters("　　Japan “Sohyo”: Ｂ—52 型")
    'japansohyob52型'
    """
    if text.isascii():
        return text.encode("ascii").translate(_LOWER, NO_LETTERS).decode("ascii")
    bare = text.strip()
    if _HAN.fullmatch(bare):  # two titles of three: a fifth of the time of looking each up
        return bare
    try:
        return text.translate(_LETTERS)
    except _JoinsError:
        return _OTHER.sub("", unicodedata.normalize("NFKC", text).casefold())


class _JoinsError(Exception):
    """
    A character that may become one with the one before it.
    """


class _Letters(dict[int, str]):
    """
    What each character is reduced to by itself, worked out when it is first met.
    """

    def __missing__(self, code: int) -> str:
        folded = unicodedata.normalize("NFKC", chr(code))
        if any(unicodedata.category(each)[0] == "M" or each in _JAMO for each in folded):
            raise _JoinsError
        self[code] = said = _OTHER.sub("", folded.casefold())
        return said


_LETTERS = _Letters()


def letters_up_to(limit: int, text: str) -> str | None:
    """
    Reduce a line likewise, or give None as soon as it is known to have more letters.

    A paragraph costs no more than its beginning.
    """
    for start in (limit + limit // 4 + 12, 2 * limit + 60):
        if len(text) <= start:
            break
        # Two letters at the cut might become one with what follows them.
        if len(letters(text[:start])) > limit + 2:
            return None
    said = letters(text)
    return said if len(said) <= limit else None


def _first_letter(text: str) -> str:
    """
    The letter that a line begins with, or "" where only a closer look can tell.
    """
    start = text.lstrip()[:2]
    first = start[:1]
    if _FIRST_HAN <= first <= _LAST_HAN:
        return first
    # Nothing but ASCII behind it: no accent that would become one with it.
    return first.lower() if first.isalnum() and start.isascii() else ""


def _first_letters(text: str) -> str:
    """
    What a line surely begins with, for a first look.
    """
    return letters(text[:16])[:-2]


class Heading(NamedTuple):
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
    usual = _usual_repeated_lines(lines, heading)
    return _any_repeated_lines(lines, heading) if usual is None else usual


def _usual_repeated_lines(lines: list[str], heading: Heading) -> int | None:
    """
    Count the same lines by the letters they begin with, if those tell.

    They do where the title is a line of its own or is not there, and no author is below it.
    """
    title, author, column = heading
    if column or len(lines) < 2 or not 0 < len(title) <= _LONGEST_TITLE or title[-1] in ")）":
        return None
    begins = _first_letter(title)
    taken = int(lines[0].strip() == title)
    letter = _first_letter(lines[taken])
    if not (begins and letter) or (author and _may_begin_byline(letter, author)):
        return None
    if not taken and (letter == begins or _first_letters(lines[0]) in letters(title)):
        return None
    return taken


def _any_repeated_lines(lines: list[str], heading: Heading) -> int:
    title = heading.title if len(heading.title) <= _LONGEST_TITLE else ""
    titles = _titles(title)
    author = letters(heading.author) if heading.author else ""
    taken = _column_lines(lines, 0, heading)
    titled = _whole_title(lines, taken, titles, author)
    if titled == taken and heading.column and _may_be_column(lines, taken):
        below = _whole_title(lines, taken + 1, titles, author)
        titled = below if below > taken + 1 else taken
    if titled == taken and taken < len(lines) and _may_say_part(lines[taken], titles):
        titled = _title_parts(lines, taken, title)
    taken = titled + _column_lines(lines, titled, heading)
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
    if not heading.author:
        return False
    if not _may_begin_byline(_first_letter(line), heading.author):
        return False
    name = letters(_AND.sub(" ", heading.author))
    if not name:
        return False
    if letters_up_to(len(name) + _MOST_AROUND_NAME, line) is None:
        return False
    said = letters(_AND.sub(" ", line))
    return any(
        said.startswith(before + name) and said[len(before) + len(name) :] in _AFTER_AUTHOR
        for before in _BEFORE_AUTHOR
    )


def _may_begin_byline(letter: str, author: str) -> bool:
    """
    Tell by its first letter, "" where that is not known, whether a line can be a byline.
    """
    begins = _first_letter(author)
    # An "and" may be left out, and the words before a name begin with b and p.
    return letter in {"", begins, "a", "b", "p"} or begins in {"", "a"}


def without_title(line: str, heading: Heading) -> str:
    """
    Take the title off a line in which a salutation follows it without a break.

    Any other line stays as it is: a sentence may well begin with the title's words.

    >>> without_title("    简讯各分社、各通讯员：", Heading("简讯", None, None))
    '各分社、各通讯员：'
    >>> without_title("    简讯如下：", Heading("简讯", None, None))
    '    简讯如下：'
    """
    # What a salutation ends with: the other lines, nearly all, need no closer look.
    if len(heading.title) > _LONGEST_TITLE or line.rstrip()[-1:] not in {":", "："}:
        return line
    first = _first_letters(line)
    indent = len(line) - len(line.lstrip())
    for title in _titles(heading.title):
        if not (title.startswith(first) or first.startswith(title)):
            continue
        said = 0
        for position, character in enumerate(line[indent : indent + 4 * _LONGEST_TITLE], indent):
            letter = letters(character)
            if not title.startswith(letter, said):
                break
            said += len(letter)
            if said == len(title):
                rest = line[position + 1 :].strip()
                if _SALUTATION.fullmatch(rest):
                    return rest
                break
    return line


def _titles(title: str) -> list[str]:
    """
    The title's letters, with and without the bracket at its end.
    """
    whole = letters(title)
    if not whole:
        return []
    if title[-1] not in ")）":
        return [whole]
    short = letters(_BRACKET_AT_END.sub("", title))
    return [whole, short] if short and short != whole else [whole]


def _may_say_part(line: str, titles: list[str]) -> bool:
    """
    Tell by its beginning whether a line can be a part of the title.
    """
    letter = _first_letter(line)
    if letter and not any([letter in title for title in titles]):  # noqa: C419  # it is faster
        return False
    first = _first_letters(line)
    return any([first in title for title in titles])  # noqa: C419  # it is faster


def _whole_title(lines: list[str], start: int, titles: list[str], author: str) -> int:
    """
    Find the line behind those that are the whole title; `start` if there are none.
    """
    wanted = titles + [title + author for title in titles] if author else titles
    longest = max(map(len, wanted), default=0)
    said = ""
    ends_at = start
    for number in range(start, len(lines)):
        line = lines[number]
        letter = _first_letter(line)
        if letter and not _starts_one(wanted, said + letter):
            break
        if len(line) > _SHORT and not _starts_one(wanted, said + _first_letters(line)):
            break
        more = letters_up_to(longest - len(said), line)
        if more is None:
            break
        said += more
        if not _starts_one(wanted, said):
            break
        if said in wanted:
            ends_at = number + 1
    return ends_at


def _starts_one(wanted: list[str], said: str) -> bool:
    for each in wanted:  # noqa: SIM110  # any() takes three times as long for the usual one
        if each.startswith(said):
            return True
    return False


def _title_parts(lines: list[str], start: int, title: str) -> int:
    """
    Find the line behind those that are one or more whole parts of the title, in its order.
    """
    parts = [said for part in _PART.split(title) if (said := letters(part))]
    number = start
    while number < len(lines) and parts:
        first = _first_letters(lines[number])
        if not any(part.startswith(first) or first.startswith(part) for part in parts):
            break
        spoken = letters_up_to(sum(map(len, parts)), lines[number])
        end = None if spoken is None else _run_of_parts(parts, spoken)
        if end is None:
            break
        parts = parts[end:]
        number += 1
    return number


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


def _column_lines(lines: list[str], at: int, heading: Heading) -> int:
    if not heading.column or at >= len(lines):
        return 0
    column = letters(heading.column)
    return int(bool(column) and letters_up_to(len(column), lines[at]) == column)


def _may_be_column(lines: list[str], at: int) -> bool:
    if len(lines) - at < 2:
        return False
    line = lines[at].strip()
    return len(line) <= 60 and line[-1:] not in ".。！？"
