"""Archive text is hostile: it is shown, never interpreted."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# Overrides and isolates can turn the rest of a page around: shown as a sign instead.
_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
# Streamlit turns these into icons, arrows and links even where they are escaped, by their
# characters alone: a word joiner between them is not seen and parts them.
_JOINTS = re.compile(
    r"(?<=:)(?=[a-z/])|(?<=[-<>=~])(?=[-<>=~])|(?<=www)(?=\.)|(?=@)", re.IGNORECASE
)
# Stand at the edges of what is marked while the text between them is escaped.
_START, _END = "\ue000", "\ue001"
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:&])")


def as_html(text: str) -> str:
    """
    Give text that HTML shows literally.

    >>> as_html('<b>"土改"</b>')
    '&lt;b&gt;&quot;土改&quot;&lt;/b&gt;'
    """
    return html.escape(_BIDI.sub("\ufffd", text), quote=True)


def as_markdown(text: str) -> str:
    r"""
    Give text that Streamlit's Markdown shows literally, on one line.

    >>> as_markdown("**a** :red[b] $x$")
    '\\*\\*a\\*\\* \\:\u2060red\\[b\\] \\$x\\$'
    """
    one_line = " ".join(_BIDI.sub("\ufffd", text).split())
    return _MARKDOWN.sub(r"\\\1", _JOINTS.sub("\u2060", one_line))


def as_marked_markdown(text: str, spans: Iterable[tuple[int, int]]) -> str:
    r"""
    Give text as `as_markdown` does, with a ground of colour under spans of it.

    Args:
        text: Of an archive.
        spans: In order; those that overlap one before are left out.

    >>> as_marked_markdown("*土改* [1]", [(1, 3)])
    '\\*:primary-background[土改]\\* \\[1\\]'

    """
    if _START in text or _END in text:
        return as_markdown(text)
    pieces, at = [], 0
    for start, end in spans:
        if start >= at and text[start:end].strip():
            pieces += [text[at:start], _START, text[start:end], _END]
            at = end
    escaped = as_markdown("".join([*pieces, text[at:]]))
    return escaped.replace(_START, ":primary-background[").replace(_END, "]")
