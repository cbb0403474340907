"""What lists of sanctions have in common: entries of which few are outlets, some with sites.

Whoever reads such a list names the entries to take (``Document.entities``: by a name, a number, or a
site of theirs). An entry has its sites stated as sites; a link inside its reasons is no site of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from msgspec import Struct

from vetter.lists import normalise
from vetter.lists.formats.parsed import Parsed, Stated, Unread

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vetter.lists.formats.parsed import Document

_ROLE: Final = "sanctioned-outlet"
_SHOWN: Final = 200
_LONGEST: Final = 10_000
_MOST_SITES: Final = 1_000
_AROUND: Final = " \t\r\n\"'“”‘’<>(),;."


class Designated(Struct, kw_only=True):
    """One entry of a list: what it is called, its sites, and what of its sites is not clear.

    ``names`` are all its names and numbers; ``listed_on`` is an ISO day or "".
    """

    line: int
    name: str
    names: list[str]
    sites: list[str]
    unclear: list[str] = []
    listed_on: str = ""
    note: str = ""


def parsed(entries: Iterable[Designated | Unread], document: Document) -> Parsed:
    """Return the sites of the entries that ``document`` names; the others are unread."""
    wanted = frozenset(fold(name) for name in document.entities)
    stated: list[Stated] = []
    unread: list[Unread] = []
    for entry in entries:
        if isinstance(entry, Unread):
            unread.append(entry)
        elif wanted.isdisjoint(_known_by(entry)):
            unread.append(Unread(entry.line, entry.name[:_SHOWN], "not an outlet"))
        else:
            sites, rest = _sites(entry)
            stated += sites
            if rest is not None:
                unread.append(rest)
    return Parsed(tuple(stated), tuple(unread))


def _known_by(entry: Designated) -> Iterator[str]:
    yield from map(fold, entry.names)
    for text in entry.sites[:_MOST_SITES]:
        if known := site(text):
            yield known[1]


def fold(name: str) -> str:
    """Return a name for comparing: one case, single spaces."""
    return " ".join(name[:_LONGEST].split()).casefold()


def site(text: str) -> tuple[str, str] | None:
    """Return the type and the value of a site as it is written in a list, or None if it is none.

    A host alone is a ``domain``; with a path it is a ``url``, for it may be a page on a platform.
    """
    text = normalise.refang(text.strip(_AROUND))
    if not text or any(character.isspace() for character in text):
        return None
    address = text if "://" in text else f"http://{text}"
    try:
        parts = urlsplit(address)
        host = normalise.host(parts.hostname or "")
    except ValueError:
        return None
    # "n.a." is no host: no ending has one letter.
    if (
        len(host.rpartition(".")[2]) < 2
        or parts.scheme.lower() not in ("http", "https")
        or "@" in parts.netloc
    ):
        return None
    if parts.path.strip("/") or parts.query or parts.fragment:
        return "url", address
    return "domain", host


def _sites(entry: Designated) -> tuple[list[Stated], Unread | None]:
    found: dict[tuple[str, str], None] = {}
    unclear = [*entry.unclear, *entry.sites[_MOST_SITES:]]
    for text in entry.sites[:_MOST_SITES]:
        known = site(text)
        if known is None:
            unclear.append(text)
        else:
            found[known] = None
    rest = None
    if unclear:
        shown = "; ".join(text[:_SHOWN] for text in unclear[:10])
        rest = Unread(
            entry.line, shown[:_SHOWN], f"no site that is understood, of {entry.name[:80]}"
        )
    elif not found:
        rest = Unread(entry.line, entry.name[:_SHOWN], "states no site")
    return [_stated(entry, kind, value) for kind, value in found], rest


def _stated(entry: Designated, kind: str, value: str) -> Stated:
    return Stated(
        value=value,
        type=kind,
        line=entry.line,
        role=_ROLE,
        operation=entry.name,
        listed_on=entry.listed_on,
        note=entry.note,
    )
