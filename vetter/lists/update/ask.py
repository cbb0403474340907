"""Ask one publisher for its documents: only for what has changed, slowly, and within bounds."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

import msgspec
from msgspec import Struct

from vetter import inflate
from vetter.errors import CannotError
from vetter.lists.formats import Document
from vetter.lists.update.publisher import Wanted
from vetter.model import Mark
from vetter.net.limits import Limits
from vetter.typed import decoded

if TYPE_CHECKING:
    from collections.abc import Callable

    from vetter.lists.update.cabinet import Cabinet, Kept
    from vetter.lists.update.publisher import Publisher
    from vetter.model import Exchange, Headers
    from vetter.net import Way

# The longest list, OFAC's as XML, has about 30 MB.
LIMITS: Final = Limits(deadline=300.0, wire=100_000_000, body=150_000_000)
MOST_DOCUMENTS: Final = 2_000
_OK: Final = 200
_UNCHANGED: Final = 304
_GONE: Final = (404, 410)


class Came(Struct, frozen=True):
    """One document: how it is read, what kind it is, where a person can read it, its bytes."""

    document: Document
    wanted: Wanted
    page: str
    url: str
    content: bytes


class _Entry(Struct, frozen=True):
    path: str
    type: str
    sha: str


class _Tree(Struct, frozen=True):
    """GitHub's list of paths: https://docs.github.com/en/rest/git/trees."""

    tree: tuple[_Entry, ...]
    truncated: bool = False


async def ask(
    publisher: Publisher, way: Way, cabinet: Cabinet, tell: Callable[[int, int], None]
) -> tuple[Came, ...]:
    """Return all documents of a publisher; ``tell`` hears how many of how many are there.

    Raises `CannotError` if one of them cannot be had whole: half of a list is no list.
    """
    listed = await _listed(publisher, way, cabinet) if publisher.repository else ()
    asked = [
        (wanted, entry.path, publisher.raw(entry.path), entry.sha)
        for entry in listed
        for wanted in publisher.document
        if wanted.fits(entry.path)
    ]
    asked += [(wanted, "", wanted.url, "") for wanted in publisher.document if wanted.url]
    if not asked:
        raise CannotError("The publisher has no document any more of the kind that is read.")
    if len(asked) > MOST_DOCUMENTS:
        raise CannotError(f"The publisher has {len(asked)} documents, which is too many.")
    came: list[Came] = []
    for number, (wanted, path, url, blob) in enumerate(asked):
        tell(number, len(asked))
        content = await _document(url, blob, way, cabinet)
        page = publisher.page(path) if path else url
        came.append(Came(wanted.document(path or url), wanted, page, url, content))
    tell(len(asked), len(asked))
    return tuple(came)


async def fetch(url: str, way: Way) -> bytes:
    """Return one document, whatever was kept of it. Raises `CannotError` if it cannot be had whole."""
    fetched = await way.get(url, service=True, limits=LIMITS, accept="*/*")
    return _whole(fetched.last, url)


async def _listed(publisher: Publisher, way: Way, cabinet: Cabinet) -> tuple[_Entry, ...]:
    raw = await _document(publisher.tree, "", way, cabinet)
    try:
        found = decoded(raw, _Tree)
    except (msgspec.DecodeError, RecursionError) as error:
        raise CannotError(f"What came is no list of the repository's files: {error}.") from error
    if found.truncated:
        raise CannotError("The repository has become too large to be listed at once.")
    return tuple(entry for entry in found.tree if entry.type == "blob")


async def _document(url: str, blob: str, way: Way, cabinet: Cabinet) -> bytes:
    """Return one document, sent anew only if it has changed. ``blob`` is its name in git, if it has one."""
    known = cabinet.find(url)
    if known and blob and _blob(known[1]) == blob:
        return known[1]
    conditions = _conditions(known[0]) if known else ()
    fetched = await way.get(url, service=True, limits=LIMITS, accept="*/*", conditions=conditions)
    exchange = fetched.last
    if known and exchange.status == _UNCHANGED and exchange.trouble is None:
        return known[1]
    content = _whole(exchange, url)
    if blob and _blob(content) != blob:
        raise CannotError(f"What came from {url} is not the file that the repository lists.")
    cabinet.keep(
        url, content, etag=exchange.header("etag"), modified=exchange.header("last-modified")
    )
    return content


def _conditions(kept: Kept) -> Headers:
    """Return what asks a server to send only what has changed (RFC 9110, section 13.1)."""
    told = (("If-None-Match", kept.etag), ("If-Modified-Since", kept.modified))
    return tuple((name, value) for name, value in told if value)


def _whole(exchange: Exchange, url: str) -> bytes:
    if exchange.trouble is not None:
        raise CannotError(exchange.trouble.message)
    if exchange.status in _GONE:
        raise CannotError(f"There is nothing at {url} any more (status {exchange.status}).")
    if exchange.status != _OK:
        raise CannotError(f"{exchange.whom} answered with status {exchange.status}.")
    if Mark.TRUNCATED in exchange.marks:
        raise CannotError(f"The document at {url} is larger than {LIMITS.body // 1_000_000} MB.")
    return inflate.body(exchange, LIMITS.body)


def _blob(content: bytes) -> str:
    """Return the name of a file in git: the SHA-1 of its length and its bytes."""
    named = hashlib.sha1(b"blob %d\0" % len(content), usedforsecurity=False)
    named.update(content)
    return named.hexdigest()
