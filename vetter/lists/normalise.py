"""One form for every value, so that the same thing written in two ways is found as one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from vetter.domains import ascii_host

if TYPE_CHECKING:
    from collections.abc import Callable

_DEFANGED: Final = (
    (re.compile(r"^h(xx|tt|XX)p", re.IGNORECASE), "http"),
    (re.compile(r"\[\s*(\.|dot)\s*\]|\(\s*(\.|dot)\s*\)|\{\.\}", re.IGNORECASE), "."),
    (re.compile(r"\[:\]|\{:\}"), ":"),
    (re.compile(r"\[(@|at)\]", re.IGNORECASE), "@"),
    (re.compile(r"\[/\]"), "/"),
)
_UA: Final = re.compile(r"(?i)(ua-\d{4,10})(-\d{1,4})?")
_ADSENSE: Final = re.compile(r"(?i)(?:ca-)?(pub-\d{10,20})")


def refang(text: str) -> str:
    """Return ``hxxps://evil[.]example`` as it is meant."""
    text = text.strip()[:4096]
    for pattern, plain in _DEFANGED:
        text = pattern.sub(plain, text)
    return text


def host(text: str) -> str:
    """Return a host name in ASCII without ``www.``, or "" if it is none."""
    return ascii_host(refang(text)).removeprefix("www.")


def url(text: str) -> str:
    """Return a URL without scheme, ``www.``, fragment and trailing slash, for comparing."""
    try:
        parts = urlsplit(refang(text))
    except ValueError:
        return ""
    name = host(parts.hostname or "")
    if not name:
        return ""
    query = f"?{parts.query}" if parts.query else ""
    return f"{name}{parts.path.rstrip('/')}{query}"


def tracker(text: str) -> str:
    """Return an identifier for comparing: Universal Analytics without ``-N``, AdSense without ``ca-``."""
    text = text.strip()
    if match := _UA.fullmatch(text):
        return match[1].upper()
    if match := _ADSENSE.fullmatch(text):
        return match[1].lower()
    return text.upper() if text[:2].upper() in ("G-", "GT") else text


def handle(text: str) -> str:
    """Return a handle in lower case: ``platform:name`` where the platform is told, else ``@name``."""
    platform, colon, name = text.strip().lower().rpartition(":")
    name = name.strip().lstrip("@")
    return f"{platform.strip()}:{name}" if colon and platform else f"@{name}"


def email(text: str) -> str:
    """Return an e-mail address in lower case."""
    return refang(text).lower()


def phone(text: str) -> str:
    """Return the digits of a telephone number, ``+`` in front where the country is told."""
    digits = "".join(c for c in text if c.isascii() and c.isdigit())
    abroad = text.strip().startswith(("+", "00"))
    return f"+{digits.removeprefix('00')}" if abroad and digits else digits


def fingerprint(text: str) -> str:
    """Return a certificate's SHA-256 as hexadecimal digits without colons."""
    return "".join(text.split()).replace(":", "").lower()


def name(text: str) -> str:
    """Return the name of an outlet or a person without case, accents, spaces and articles."""
    from vetter.lists.naming import folded

    return folded(text)


_FORMS: Final[dict[str, Callable[[str], str]]] = {
    "domain": host,
    "host": host,
    "url": url,
    "url-prefix": url,
    "tracker": tracker,
    "handle": handle,
    "email": email,
    "phone": phone,
    "certificate": fingerprint,
    "outlet-name": name,
    "persona": name,
}


def value(text: str, kind: str) -> str:
    """Return a row's value in the form of its kind, or "" if it is not of that kind."""
    form = _FORMS.get(kind)
    return form(text) if form else text.strip().casefold()
