"""Whose account on a platform an address leads to."""

from __future__ import annotations

from functools import cache
from typing import Final
from urllib.parse import unquote, urlsplit

import msgspec
from msgspec import Struct

from vetter.data import read_toml
from vetter.extract.fold import clean
from vetter.typed import shaped

MAX_HANDLE: Final = 80
_POSTS: Final = frozenset(("status", "statuses", "posts", "video", "p", "reel"))


class Platform(Struct, frozen=True, forbid_unknown_fields=True):
    """Where accounts of a platform are: see ``data/social.toml``."""

    hosts: tuple[str, ...]
    not_: tuple[str, ...] = msgspec.field(name="not")
    after: tuple[str, ...]


@cache
def _platforms() -> dict[str, tuple[str, Platform]]:
    table = shaped(read_toml("social.toml"), dict[str, Platform])
    return {host: (name, one) for name, one in table.items() for host in one.hosts}


def account_of(url: str) -> str:
    """Return the account that an address leads to, as ``platform:handle``, or "".

    >>> account_of("https://www.youtube.com/channel/UCabc/videos")
    'youtube:UCabc'
    """
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return ""
    name, platform = _platforms().get(host, ("", None))
    segments = [unquote(part) for part in parts.path.split("/") if part]
    if platform is None or not segments or segments[0].lower() in platform.not_:
        return ""
    if segments[0].lower() in platform.after:
        segments = segments[1:]
    if len(segments) > 1 and segments[1] in _POSTS:
        return ""
    handle = clean(segments[0].lstrip("@"), MAX_HANDLE) if segments else ""
    if name == "mastodon" and handle:
        handle = f"{handle}@{host}"
    return f"{name}:{handle}" if handle else ""
