"""From bytes to text: which encoding a file is in, by rules that would rather refuse than guess."""

from __future__ import annotations

from typing import NamedTuple


class Decoded(NamedTuple):
    """
    A text, and the codec that makes it the same bytes again.
    """

    text: str
    encoding: str


class Undecodable(NamedTuple):
    """
    Why some bytes are no text: a reason to count by, the line from 1, what to do.
    """

    reason: str
    line: int | None
    detail: str


def decode(content: bytes) -> Decoded | Undecodable:
    """
    Decode a file, or say why it is none.
    """
    if b"\0" in content:
        line = content.count(b"\n", 0, content.index(b"\0")) + 1
        detail = "It holds a zero byte, which no text does (UTF-16 does). Save it as UTF-8."
        return Undecodable("not a text", line, detail)
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        detail = (
            f"Byte {error.start} (0x{content[error.start]:02x}) is not UTF-8. "
            "Old Chinese files are often GB18030: iconv -f GB18030 -t UTF-8 converts them."
        )
        return Undecodable("not UTF-8", line, detail)
    if not text.removeprefix("\ufeff").strip():
        return Undecodable("empty", None, "Nothing is in it. Fetch it again or delete it.")
    return Decoded(text, "utf-8")
