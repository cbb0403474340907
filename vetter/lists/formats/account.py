"""Accounts and channels as publishers write them: mostly as the address of a profile."""

from __future__ import annotations

from typing import Final
from urllib.parse import unquote, urlsplit

from vetter.domains import hosted_on
from vetter.extract.account import account_of
from vetter.lists import normalise
from vetter.lists.formats.typed import typed

# An account is the last part of its address, behind one word at most: "/in/NAME", "/user/NAME".
_DEEPEST: Final = 2


def account(text: str, platform: str = "") -> tuple[str, str] | None:
    """Return the type and the value of an account, or None if the text is none.

    The address of a profile on a platform that we know is a ``handle``; any other page is a ``url``,
    and a site of its own on somebody's platform (``name.medium.com``) is a ``host``. Any other site is
    no account. ``@name`` is a handle too; ``platform`` says where.
    """
    if text.startswith("@"):
        return typed(f"{platform}:{text[1:]}" if platform else text, "handle")
    known = typed(text, "domain")
    if known is None or known[0] == "ip":
        return None
    if known[0] == "domain":
        return ("host", known[1]) if hosted_on(known[1]) else None
    handle = account_of(known[1])
    if handle and _is_profile(known[1], handle):
        return typed(handle, "handle") or known
    return known


def _is_profile(address: str, handle: str) -> bool:
    # A post in a channel is not the channel.
    parts = [part for part in urlsplit(normalise.refang(address)).path.split("/") if part]
    name = handle.partition(":")[2].partition("@")[0]
    return 0 < len(parts) <= _DEEPEST and unquote(parts[-1]).lstrip("@") == name
