"""Addresses in settings: whether they are such, and the login in one, which nobody is shown."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import urlsplit

HIDDEN: Final = "…"
"""What is shown in place of a login."""

NO_LOGIN: Final = "without a user name and password: cases keep the addresses that were asked"

_SCHEME: Final = re.compile(r"\s*(?:https?|socks[0-9a-z]{0,3}|ftp)://", re.IGNORECASE)


def login_of(text: str) -> str:
    """Return the user name and password in an address: all before the last ``@``; "" for none.

    What is no address may hold a password as well: one that was mistyped.
    """
    return _parts(text)[1]


def masked(text: str) -> str:
    """Return a text in which the login of an address (``http://name:password@host``) cannot be read."""
    before, login, after = _parts(text)
    return f"{before}{HIDDEN}@{after}" if login else text


def unmasked(text: str, kept: str) -> str:
    """Return an address with the login of the address ``kept`` where its own is only hinted at."""
    before, login, after = _parts(text)
    if login != HIDDEN or not login_of(kept):
        return text
    return f"{before}{login_of(kept)}@{after}"


def wrong_with(address: str) -> str:
    """Return why a service cannot be asked at an address; "" if it can."""
    try:
        parts = urlsplit(address)
        usable = bool(parts.hostname) and parts.port != 0
    except ValueError:  # brackets that are not closed, a port that is none
        usable = False
    if login_of(address):
        return f"Write it {NO_LOGIN}."
    return "" if usable else "It is no address."


def _parts(text: str) -> tuple[str, str, str]:
    """Return what stands before the login, the login, and what stands behind it."""
    scheme = _SCHEME.match(text)
    start = scheme.end() if scheme else 0
    login, _, after = text[start:].rpartition("@")
    return text[:start], login, after
