"""The outlet's accounts on other platforms."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote, urlsplit

import msgspec
from msgspec import Struct

from vetter.data import read_toml
from vetter.extract.fold import clean
from vetter.model import Claim, ClaimKind, LinkPlace, PageKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vetter.extract.structured import Structured
    from vetter.model import Link

MAX_HANDLE: Final = 80
_POSTS: Final = frozenset(("status", "statuses", "posts", "video", "p", "reel"))
# On these pages a link in the body to an account is one to the outlet's own; elsewhere it may be anybody's.
_OWN: Final = frozenset(
    {PageKind.FRONT, PageKind.ABOUT, PageKind.CONTACT, PageKind.IMPRINT, PageKind.WRITE_FOR_US}
)


class Platform(Struct, frozen=True, forbid_unknown_fields=True):
    """Where accounts of a platform are: see ``data/social.toml``."""

    hosts: tuple[str, ...]
    not_: tuple[str, ...] = msgspec.field(name="not")
    after: tuple[str, ...]


@cache
def _platforms() -> dict[str, tuple[str, Platform]]:
    table = msgspec.convert(read_toml("social.toml"), dict[str, Platform])
    return {host: (name, one) for name, one in table.items() for host in one.hosts}


def read_accounts(links: Iterable[Link], structured: Structured, kind: PageKind) -> Iterator[Claim]:
    """Return the accounts that the page gives as the outlet's: ``platform:handle``."""
    for link in links:
        own = kind in _OWN or link.place is not LinkPlace.BODY or link.rel == "me"
        if own and (account := account_of(link.url)):
            yield _claim(account, link.url, "text")
    # Lists are held against accounts without reading a page: its parser is loaded here only.
    from vetter.extract.structured import ORGANIZATION_TYPES, text_of, values

    for node in structured.of(*ORGANIZATION_TYPES):
        for value in values(node, "sameAs"):
            if account := account_of(text_of(value, 500)):
                yield _claim(account, text_of(value, 300), "json-ld")
    site = structured.first("twitter:site")
    if site.startswith("@") and len(site) > 1:
        yield _claim(f"x:{site[1:MAX_HANDLE]}", f"twitter:site {site}", "meta")


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


def _claim(account: str, sentence: str, route: str) -> Claim:
    return Claim(kind=ClaimKind.SOCIAL, value=account, sentence=clean(sentence, 300), route=route)
