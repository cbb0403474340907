"""E-mail addresses, also those written so that machines should not read them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from vetter.extract.fold import clean
from vetter.extract.markup import attribute
from vetter.model import Claim, ClaimKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vetter.extract.markup import Document
    from vetter.extract.sentences import Sentence

MAX_HIDDEN: Final = 100
_AT: Final = r"\s{0,2}(?:@|[(\[{]\s?(?:at|ät|a|arroba|@|kukac|собака)\s?[)\]}]|\s(?:AT|at|arroba|kukac|zavináč|małpa|chiocciola|apenstaartje|собака)\s)\s{0,2}"
_DOT: Final = r"(?:\.|\s?[(\[{]\s?(?:dot|punkt|point|punto|ponto|tochka)\s?[)\]}]\s?|\s(?:DOT|dot|punkt|punto|ponto|punt|tečka|bodka|kropka|pont|точка)\s)"
_EMAIL: Final = re.compile(
    rf"(?<![\w.+-])([\w.+-]{{1,64}}){_AT}((?:[\w-]{{1,63}}{_DOT}){{1,4}}[a-zA-Z]{{2,24}})(?![\w@])"
)
_MAYBE: Final = re.compile(
    r"[@\[(]|\bat\b|arroba|kukac|zavináč|małpa|chiocciola|apenstaartje|собака", re.IGNORECASE
)
_DOTS: Final = re.compile(_DOT)
_FILES: Final = (".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".css", ".js", ".avif")
_SAMPLES: Final = frozenset(
    ("example.com", "example.org", "domain.com", "email.com", "yourdomain.com", "mysite.com")
)
_PLAIN_AT: Final = re.compile(r"\s(?:at|AT)\s")


def read_links_to_mail(document: Document) -> Iterator[Claim]:
    """Return the addresses of ``mailto:`` links and those that Cloudflare hides from robots."""
    for tag in document.named("a"):
        href = attribute(tag, "href")[:500]
        if href[:7].lower() == "mailto:":
            yield from _claims(unquote(href[7:]).split("?")[0].strip(), href[:200])
    for tag in [tag for tag, _ in document.tags if "data-cfemail" in tag.attrs][:MAX_HIDDEN]:
        yield from _claims(uncover(attribute(tag, "data-cfemail")), "data-cfemail")


def read_emails(sentence: Sentence) -> Iterator[Claim]:
    """Return the addresses written in a sentence."""
    if _MAYBE.search(sentence.text):
        yield from _claims(sentence.text, sentence.text)


def uncover(hidden: str) -> str:
    """Return the address behind a ``data-cfemail`` value: hexadecimal, each byte XORed with the first.

    >>> uncover("422b2c242d02272f232b2e")
    'info@email'
    """
    try:
        key, *rest = bytes.fromhex(hidden[:400])
    except ValueError:
        return ""
    return bytes(byte ^ key for byte in rest).decode("utf-8", "replace")


def _claims(text: str, sentence: str) -> Iterator[Claim]:
    for found in _EMAIL.finditer(text):
        spelled = _PLAIN_AT.search(found[0])
        if spelled and not _DOTS.search(found[2]):
            continue
        address = f"{found[1]}@{_DOTS.sub('.', found[2])}".lower().strip(".")
        domain = address.partition("@")[2]
        if not address.endswith(_FILES) and domain not in _SAMPLES:
            yield Claim(kind=ClaimKind.EMAIL, value=address, sentence=clean(sentence, 300))
