"""The outlet's accounts on other platforms."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vetter.extract.account import MAX_HANDLE, account_of
from vetter.extract.fold import clean
from vetter.model import Claim, ClaimKind, LinkPlace, PageKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vetter.extract.structured import Structured
    from vetter.model import Link

# On these pages a link in the body to an account is one to the outlet's own; elsewhere it may be anybody's.
_OWN: Final = frozenset(
    {PageKind.FRONT, PageKind.ABOUT, PageKind.CONTACT, PageKind.IMPRINT, PageKind.WRITE_FOR_US}
)


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


def _claim(account: str, sentence: str, route: str) -> Claim:
    return Claim(kind=ClaimKind.SOCIAL, value=account, sentence=clean(sentence, 300), route=route)
