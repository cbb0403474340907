"""A value as its publisher writes it, in the form of its kind, or what its own form says it is."""

from __future__ import annotations

import re
from ipaddress import ip_address
from typing import TYPE_CHECKING, Final

from vetter.lists import normalise
from vetter.lists.formats.designated import site

if TYPE_CHECKING:
    from collections.abc import Callable

_EMAIL: Final = re.compile(r"[^\s@:/]{1,64}@([^\s@:/]{3,253})")
_TRACKER: Final = re.compile(
    r"UA-\d{4,10}(?:-\d{1,4})?|(?:G|GT|GTM|AW)-[A-Z0-9]{4,14}|(?:CA-)?PUB-\d{10,20}", re.IGNORECASE
)
# What is written so can be nothing else, whatever stands beside it.
_PLAIN_TRACKER: Final = re.compile(
    r"UA-\d{4,10}(?:-\d{1,4})?|(?:G|GT|GTM|AW)-(?=[A-Z]*\d)[A-Z0-9]{4,14}|(?:ca-)?pub-\d{10,20}"
)
# Counters of Yandex Metrica are cut from the script: "ym(10970266, …".
_YANDEX: Final = re.compile(r"(?:ym\(|yandex-metrica:)(\d{4,12})", re.IGNORECASE)
_HANDLE: Final = re.compile(r"@?[\w.-]{1,100}")
_PLATFORM: Final = re.compile(r"[a-z]{1,20}:[\w.-]{1,100}")
_PHONE: Final = re.compile(r"\+?[\d ()./-]{5,30}")
_CERTIFICATE: Final = re.compile(r"[0-9a-fA-F]{40}|[0-9a-fA-F]{64}")
_FAVICON: Final = re.compile(r"-?\d{1,10}|[0-9a-fA-F]{32}|[0-9a-fA-F]{64}")
_LONGEST_NAME: Final = 200
_LONGEST: Final = 4096


def typed(text: str, kind: str = "") -> tuple[str, str] | None:
    """Return the type and the value of a text, or None if it is not of that kind.

    ``kind`` is one of the types of `Stated`; "" takes what can be told from the form alone: a domain,
    a URL, an address, an e-mail address, an identifier or a handle behind its @. A column of domains may hold URLs and addresses too; they
    are returned as what they are.
    """
    if len(text) > _LONGEST:
        return None
    text = normalise.refang(text)
    if not kind and _PLAIN_TRACKER.fullmatch(text):
        return "tracker", text
    if not kind and text.startswith("@") and _HANDLE.fullmatch(text):
        return "handle", text
    if kind in ("", "domain"):
        return _by_form(text, mail=not kind)
    form = _FORMS.get(kind)
    value = form(text) if form else ""
    return (kind, value) if value else None


def _by_form(text: str, *, mail: bool) -> tuple[str, str] | None:
    if address := _ip(text):
        return "ip", address
    if mail and (address := _email(text)):
        return "email", address
    if (known := site(text)) is None:
        # A site at a bare address: "http://192.0.2.7".
        scheme, _, rest = text.partition("://")
        address = _ip(rest.rstrip("/")) if scheme.lower() in ("http", "https") else ""
        return ("ip", address) if address else None
    return known


def _ip(text: str) -> str:
    try:
        return str(ip_address(text))
    except ValueError:
        return ""


def _email(text: str) -> str:
    match = _EMAIL.fullmatch(text)
    return normalise.email(text) if match and normalise.host(match[1]) else ""


def _host(text: str) -> str:
    known = site(text)
    return known[1] if known and known[0] == "domain" else ""


def _url(text: str) -> str:
    # Refanged and whole; a host alone is a URL only where it is written as one.
    known = site(text)
    if known is None:
        return ""
    return known[1] if known[0] == "url" else text if "://" in text else ""


def _tracker(text: str) -> str:
    if match := _YANDEX.fullmatch(text):
        return f"yandex-metrica:{match[1]}"
    return text if _TRACKER.fullmatch(text) else ""


def _handle(text: str) -> str:
    if _PLATFORM.fullmatch(text):
        return text
    return f"@{text.removeprefix('@')}" if _HANDLE.fullmatch(text) else ""


def _matching(pattern: re.Pattern[str]) -> Callable[[str], str]:
    return lambda text: text if pattern.fullmatch(text) else ""


def _name(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST_NAME else ""


_FORMS: Final[dict[str, Callable[[str], str]]] = {
    "host": _host,
    "url": _url,
    "url-prefix": _url,
    "email": _email,
    "phone": _matching(_PHONE),
    "tracker": _tracker,
    "ip": _ip,
    "handle": _handle,
    "persona": _name,
    "outlet-name": _name,
    "certificate": _matching(_CERTIFICATE),
    "favicon": _matching(_FAVICON),
}
