"""From bytes to text, as browsers do it (WHATWG Encoding, https://encoding.spec.whatwg.org)."""

from __future__ import annotations

import codecs
import re
from typing import Final

_DECLARED: Final = re.compile(
    rb"charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([a-zA-Z0-9_:.-]{2,40})", re.IGNORECASE
)
_XML: Final = re.compile(
    rb"^\s{0,99}<\?xml[^>]{0,200}encoding\s{0,9}=\s{0,9}[\"']([a-zA-Z0-9_-]{2,40})"
)
_HEAD: Final = 16_384  # bytes in which a declaration is looked for
_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_ALIASES: Final = {
    # What pages call the left is what browsers read as the right.
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "tis-620": "cp874",
    "iso8859-11": "cp874",
}
_KNOWN: Final = frozenset(
    [
        "utf-8",
        "utf-16",
        "utf-16-le",
        "utf-16-be",
        "cp1250",
        "cp1251",
        "cp1252",
        "cp1253",
        "cp1254",
        "cp1255",
        "cp1256",
        "cp1257",
        "cp1258",
        "cp866",
        "cp874",
        "cp932",
        "cp949",
        "koi8-r",
        "koi8-u",
        "mac-roman",
        "mac-cyrillic",
        "gb18030",
        "big5",
        "big5hkscs",
        "euc_jp",
        "iso2022_jp",
        "iso8859-2",
        "iso8859-3",
        "iso8859-4",
        "iso8859-5",
        "iso8859-6",
        "iso8859-7",
        "iso8859-8",
        "iso8859-10",
        "iso8859-13",
        "iso8859-14",
        "iso8859-15",
        "iso8859-16",
    ]
)


def decode(body: bytes, content_type: str = "") -> str:
    """Return the text of a page: byte order mark, then header, then what the page declares.

    Without a declaration that fits it is UTF-8, or else Windows-1252. Never raises; what cannot
    be decoded becomes U+FFFD.
    """
    for bom, name in _BOMS:
        if body.startswith(bom):
            return body[len(bom) :].decode(name, "replace")
    declared = _label(_DECLARED.search(content_type.encode("utf-8", "replace"))) or _in_page(body)
    try:
        return body.decode("utf-8")  # a page that is valid UTF-8 is hardly ever anything else
    except UnicodeDecodeError:
        return body.decode(_fallback(declared, body), "replace")


def _fallback(declared: str, body: bytes) -> str:
    if declared and declared != "utf-8":
        return declared
    # A stray byte or a cut-off character in UTF-8 is no reason to read it all as Latin.
    broken = body.decode("utf-8", "replace").count("\ufffd")
    return "utf-8" if broken * 20 < sum(byte > 0x7F for byte in body[:200_000]) else "cp1252"


def _in_page(body: bytes) -> str:
    head = body[:_HEAD]
    found = _label(_DECLARED.search(head)) or _label(_XML.search(head))
    # A declaration that could be read as bytes shows that it is no UTF-16.
    return "utf-8" if found.startswith("utf-16") else found


def _label(found: re.Match[bytes] | None) -> str:
    if found is None:
        return ""
    try:
        name = codecs.lookup(found[1].decode("ascii")).name
    except (LookupError, ValueError):
        return ""
    name = _ALIASES.get(name, name)
    return name if name in _KNOWN else ""
