"""
From bytes to text: which encoding a file is in, by rules that would rather refuse than guess.

1. A byte order mark decides: UTF-8, UTF-16, UTF-32. What it announces must be there, in full.
2. What is UTF-8 without a fault and without a zero byte is UTF-8.
3. With zero bytes it is UTF-16 without its mark, if that decodes in full to a text with one of
   the archive's own lines in it ("Date: ...", 第2版) and without control characters.
4. Otherwise it may be GB18030 (simplified) or Big5 (traditional). It is, if it decodes in full,
   encodes to the same bytes again, holds next to nothing but common characters, and either the
   line 第N版 or so many of the most frequent characters as only running Chinese has. If both
   fit, or if a line is Chinese in UTF-8 already, it is refused.
5. Everything else is refused with the byte and line where UTF-8 ends. One-byte encodings such as
   Windows-1252 are never assumed: any bytes at all decode in them, so nothing would prove it.

A guessing library is not used. Of 51 articles in GB18030, cut to 20 characters, charset-normalizer
read 38 as Korean (these rules read 44 and refuse 7). Of 51 that are UTF-8 in one half and GB18030
in the other it took 33 for GB18030. English with accents in Windows-1252 it took for two others.
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, which it starts with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_FORMATS = (
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an Office document"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"\x1f\x8b", "a gzip archive"),
)
_CHINESE = (("gb18030", "gb2312"), ("cp950", None))
"""The codec that decodes, and the one that knows only the common characters of it."""
_PAGE_SIGN = re.compile(r"^[ \t]*第[ \t]*\d{1,3}[ \t]*版", re.MULTILINE)
_SIGN = re.compile(
    r"^\s*(?:(?:Title|Author|Date|Page|Edition|Original)\s*[:：]|第\s*\d{1,3}\s*版|专栏\s*[:：])",
    re.MULTILINE | re.IGNORECASE,
)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f\ufffe\uffff]")
_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
_CHINESE_IN_UTF8 = re.compile(rb"(?:[\xe3-\xe9\xef][\x80-\xbf]{2}){3,}")
_FREQUENT = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子"
    "说产种面而方后多定行学法所民得经十三之进着等部度家电力里如化高自二起小现实加都两体制机当使从业"
    "本去把性好应开合还因由其前外天政四日那社义事平全表间与关各重新内正月公军者党员建农共委劳东北"
    "這為個國時來們於對會發動過說產種後學經進著電裡實兩體當從業應開還與關內軍黨員農勞東",
)
_LEAST_COMMON = 0.95
_LEAST_FREQUENT = 0.2
"""Of the Han characters; running Chinese has 0.35 to 0.5, chance 0.04."""
_LEAST_HAN = 10
"""Below that many a share says nothing."""


_RARE_IN_BIG5 = bytes(range(0xC7, 0x100))
"""First bytes: Big5 has its common characters and signs below them."""
_EVIDENCE = 100_000
"""Characters that are counted; more of them say nothing new."""


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
    Decode a file by the rules above, or say why it is no text. A byte order mark stays.

    >>> decode("雨".encode())
    Decoded(text='雨', encoding='utf-8')
    >>> decode("第2版".encode("gb18030"))
    Decoded(text='第2版', encoding='gb18030')
    """
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        decoded = _decode_other(content, error)
    else:
        decoded = Decoded(text, "utf-8") if b"\0" not in content else _decode_zeros(content)
    if isinstance(decoded, Decoded) and _is_blank(decoded.text):
        found = f"It has {len(content):,} bytes, all of them blank" if content else "It has 0 bytes"
        return Undecodable("empty", None, f"{found}. Fetch it again, or delete it.")
    return decoded


def _is_blank(text: str) -> bool:
    """
    Tell whether there is nothing to see; a look at the first character is nearly always enough.
    """
    bare = text.lstrip("\ufeff")
    return not bare or bare.isspace()


def _decode_other(content: bytes, error: UnicodeDecodeError) -> Decoded | Undecodable:
    """
    Decode what is not UTF-8.
    """
    mark = next((codec for mark, codec in _MARKS if content.startswith(mark)), "utf-8")
    if mark != "utf-8":
        return _decode_marked(content, mark)
    if b"\0" in content:
        return _decode_zeros(content)
    if (name := _format(content)) is not None:
        return _no_text(name, None)
    if content.startswith(codecs.BOM_UTF8):
        return _not_utf8(content, error)
    if (line := _utf8_line(content)) is not None:
        rest = b"\n".join(each for each in content.split(b"\n") if not _strictly(each, "utf-8"))
        found = _readings(rest)
        return _mixed(found[0].encoding, line) if len(found) == 1 else _not_utf8(content, error)
    found = _readings(content)
    return found[0] if len(found) == 1 else _not_utf8(content, error)


def _readings(content: bytes) -> list[Decoded]:
    return [read for codec, common in _CHINESE if (read := _read(content, codec, common))]


def _mixed(codec: str, line: int) -> Undecodable:
    detail = (
        f"Line {line} is Chinese in UTF-8, other lines are Chinese in {codec.upper()}. Expected "
        "one encoding. Convert the other lines to UTF-8, or fetch the file again."
    )
    return Undecodable("mixed encodings", line, detail)


def _decode_marked(content: bytes, codec: str) -> Decoded | Undecodable:
    name = codec.upper()
    try:
        text = content.decode(codec)
    except UnicodeDecodeError as error:
        line = content[: error.start].decode(codec, errors="ignore").count("\n") + 1
        detail = (
            f"Its byte order mark says {name}, but byte {error.start} of {len(content):,} is not "
            f"({error.reason}). It was cut off or damaged: fetch it again, or save it as UTF-8."
        )
        return Undecodable("not UTF-8", line, detail)
    if (at := text.find("\0")) >= 0:
        return _no_text(f"{name} with a zero character", text.count("\n", 0, at) + 1)
    return Decoded(text, codec)


def _decode_zeros(content: bytes) -> Decoded | Undecodable:
    """
    Decode bytes some of which are zero: UTF-16 without its mark, or no text.
    """
    found = [
        text
        for codec in ("utf-16-le", "utf-16-be")
        if (text := _strictly(content, codec)) is not None
        and _SIGN.search(text.text)
        and not _CONTROL.search(text.text)
    ]
    if len(found) == 1:
        return found[0]
    name = _format(content)
    return _no_text(name, None if name else _line_of(content, content.index(b"\0")))


def _no_text(name: str | None, line: int | None) -> Undecodable:
    found = f"It is {name}" if name else "It holds a zero byte, which no text in UTF-8 does"
    detail = f"{found}. Expected an article as plain text. Save it as UTF-8, or take it out."
    return Undecodable("not a text", line, detail)


def _format(content: bytes) -> str | None:
    return next((name for start, name in _FORMATS if content.startswith(start)), None)


def _strictly(content: bytes, codec: str) -> Decoded | None:
    """
    Decode without a fault and back again without a difference, or not at all.
    """
    try:
        text = content.decode(codec)
        is_same = text.encode(codec) == content
    except UnicodeError:
        return None
    return Decoded(text, codec) if is_same else None


def _read(content: bytes, codec: str, common: str | None) -> Decoded | None:
    """
    Decode bytes as Chinese if what comes out is Chinese.
    """
    decoded = _strictly(content, codec)
    if decoded is None:
        return None
    foreign = "".join(_NOT_ASCII.findall(decoded.text))
    if common is not None:
        ordinary = len(foreign.encode(common, errors="ignore")) / 2
    else:
        ordinary = len(foreign.encode(codec)[::2].translate(None, _RARE_IN_BIG5))
    if ordinary < _LEAST_COMMON * len(foreign):
        return None
    if _PAGE_SIGN.search(decoded.text):
        return decoded
    han = _HAN.findall(foreign[:_EVIDENCE])
    frequent = sum(character in _FREQUENT for character in han)
    is_running = len(han) >= _LEAST_HAN and frequent >= _LEAST_FREQUENT * len(han)
    return decoded if is_running else None


def _utf8_line(content: bytes) -> int | None:
    """
    Find the first line with Chinese that is UTF-8, from 1.
    """
    if _CHINESE_IN_UTF8.search(content) is None:
        return None
    for number, line in enumerate(content.split(b"\n"), start=1):
        if _CHINESE_IN_UTF8.search(line) and _strictly(line, "utf-8"):
            return number
    return None


def _line_of(content: bytes, position: int) -> int:
    """
    Count lines as editors do: they end with LF, CR or both.
    """
    ends = content.count(b"\n", 0, position) + content.count(b"\r", 0, position)
    return ends - content.count(b"\r\n", 0, position) + 1


def _not_utf8(content: bytes, error: UnicodeDecodeError) -> Undecodable:
    line = _line_of(content, error.start)
    found = f"Byte {error.start} (0x{content[error.start]:02x}) is not UTF-8"
    if error.end == len(content) and error.reason == "unexpected end of data":
        detail = f"{found}: the file ends inside a character. It was cut off; fetch it again."
        return Undecodable("not UTF-8", line, detail)
    if re.match(rb"\xed[\xa0-\xbf]", content[error.start : error.start + 2]):
        detail = (
            f"{found} but half a character as CESU-8 writes it. Save the file as UTF-8 with the "
            "program it comes from, or correct the character."
        )
        return Undecodable("not UTF-8", line, detail)
    replaced = content.decode(errors="replace")
    faults = replaced.count("\ufffd")
    if sum(map(len, _NOT_ASCII.findall(replaced))) >= 4 * faults:
        detail = (
            f"{found}, though most of the file is. It was damaged in {faults:,} places: fetch "
            "it again, or correct the characters there."
        )
        return Undecodable("not UTF-8", line, detail)
    detail = (
        f"{found}, nor is the file Chinese in GB18030 or Big5 by all signs. Expected UTF-8. Find "
        "out its encoding and convert it, for example: iconv -f WINDOWS-1252 -t UTF-8."
    )
    return Undecodable("unknown encoding", line, detail)
