"""Archive text is hostile: it is shown, never interpreted."""

from __future__ import annotations

import html
import re

# Overrides and isolates can turn the rest of a page around: shown as a sign instead.
_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
# Streamlit turns these into icons, arrows and links even where they are escaped, by their
# characters alone: a word joiner between them is not seen and parts them.
_JOINTS = re.compile(
    r"(?<=:)(?=[a-z/])|(?<=[-<>=~])(?=[-<>=~])|(?<=www)(?=\.)|(?=@)", re.IGNORECASE
)
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
