"""One form for every value, so that the same thing written in two ways is found as one.

Every function returns "" for what is not of its kind, and the form of a form is that form.
"""

from __future__ import annotations

import re
from ipaddress import ip_address
from typing import TYPE_CHECKING, Final
from urllib.parse import quote, unquote, urlsplit

from vetter.domains import ascii_host

if TYPE_CHECKING:
    from collections.abc import Callable

_DEFANGED: Final = (
    (re.compile(r"^h(xx|tt)p", re.IGNORECASE), "http"),
    (re.compile(r"\[://\]"), "://"),
    (re.compile(r"\[\s*(\.|dot)\s*\]|\(\s*(\.|dot)\s*\)|\{\.\}|\[\.|\.\]", re.IGNORECASE), "."),
    (re.compile(r"\[:\]|\{:\}"), ":"),
    (re.compile(r"\[(@|at)\]", re.IGNORECASE), "@"),
    (re.compile(r"\[/\]"), "/"),
)
_BRACKETS: Final = frozenset("[](){}")
_PORT: Final = re.compile(r":\d{1,5}$")
_SAFE: Final = "/:@!$&'()*+,;=~-._?[]"  # what needs no percent sign to be told from the rest
_UA: Final = re.compile(r"(?i)(ua-\d{4,10})(-\d{1,4})?")
_ADSENSE: Final = re.compile(r"(?i)(?:ca-)?(pub-\d{10,20})")
_UPPER: Final = ("G-", "GT", "AW", "DC")  # identifiers of Google's, which are written in capitals
_SHA256: Final = re.compile(r"[0-9a-f]{64}")
_FEWEST_DIGITS: Final = 5  # of a telephone number


def refang(text: str) -> str:
    """Return ``hxxps://evil[.]example`` as it is meant."""
    text = text.strip()[:4096]
    # Most values are as they are meant, and lists have a million of them.
    patterns = _DEFANGED if not _BRACKETS.isdisjoint(text) else _DEFANGED[:1]
    for pattern, plain in patterns:
        text = pattern.sub(plain, text)
    return text


def host(text: str) -> str:
    """Return a host name in ASCII without port and ``www.``, or "" if it is none."""
    name = ascii_host(_PORT.sub("", refang(text)))
    while name.startswith("www.") and "." in name[4:]:
        name = name[4:]
    return name


def url(text: str) -> str:
    """Return a URL without scheme, port, ``www.``, fragment and trailing slash, for comparing.

    What stands behind the host is percent-encoded where it must be and nowhere else.
    """
    plain = refang(text)
    try:
        parts = urlsplit(plain if "://" in plain else f"https://{plain}")
        name = host(parts.hostname or "")
    except ValueError:
        return ""
    if not name:
        return ""
    path = _encoded(parts.path).replace("?", "%3F").rstrip("/")
    query = f"?{_encoded(parts.query)}" if parts.query else ""
    return f"{name}{path}{query}"


def _encoded(text: str) -> str:
    return quote(unquote(text), safe=_SAFE)


def tracker(text: str) -> str:
    """Return an identifier for comparing: Universal Analytics without ``-N``, AdSense without ``ca-``."""
    text = text.strip()
    if match := _UA.fullmatch(text):
        return match[1].upper()
    if match := _ADSENSE.fullmatch(text):
        return match[1].lower()
    service, colon, number = text.partition(":")
    if colon:
        return f"{service.lower()}:{number}"
    return text.upper() if text[:2].upper() in _UPPER else text


def handle(text: str) -> str:
    """Return a handle in lower case: ``platform:name`` where the platform is told, else ``@name``."""
    platform, _, name = "".join(text.split()).lower().rpartition(":")
    name = name.lstrip("@")
    if not name:
        return ""
    return f"{platform}:{name}" if platform else f"@{name}"


def email(text: str) -> str:
    """Return an e-mail address in lower case, its domain in ASCII, or "" if it is none."""
    local, _, domain = refang(text).lower().rpartition("@")
    domain = ascii_host(domain)
    return f"{local}@{domain}" if local and domain else ""


def phone(text: str) -> str:
    """Return the digits of a telephone number, ``+`` in front where the country is told."""
    digits = "".join(c for c in text if c.isascii() and c.isdigit())
    if len(digits) < _FEWEST_DIGITS:
        return ""
    abroad = text.strip().startswith(("+", "00"))
    # No code of a country begins with a nought.
    return f"+{digits.lstrip('0')}" if abroad else digits


def address(text: str) -> str:
    """Return an IP address in its shortest form, or "" if it is none."""
    try:
        return str(ip_address(refang(text).strip("[]")))
    except ValueError:
        return ""


def fingerprint(text: str) -> str:
    """Return a certificate's SHA-256 as hexadecimal digits without colons, or "" if it is none."""
    plain = "".join(text.split()).replace(":", "").lower()
    return plain if _SHA256.fullmatch(plain) else ""


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
    "ip": address,
    "certificate": fingerprint,
    "outlet-name": name,
    "persona": name,
}


def value(text: str, kind: str) -> str:
    """Return a row's value in the form of its kind, or "" if it is not of that kind."""
    form = _FORMS.get(kind)
    return form(text) if form else text.strip().casefold()
