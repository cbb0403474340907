"""What receiving servers recorded of where a message came from: Authentication-Results (RFC 8601) and ARC (RFC 8617)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from vetter.domains import ascii_host, registrable
from vetter.extract.fold import clean
from vetter.extract.offer.header import as_written
from vetter.extract.offer.way import hop
from vetter.model import Result

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import Message as Letter

METHODS: Final = frozenset({"dkim", "spf", "dmarc", "arc"})
DOMAINS: Final = ("header.d", "smtp.mailfrom", "header.i", "smtp.helo", "header.from")
"""Properties that say of which domain a result speaks. Some servers write the sender whom a message names ("header.from")
beside whoever signed it: that one is only of use where a result is about nothing else, as those of DMARC are."""
FIELDS: Final = ("authentication-results", "arc-authentication-results")
NAMELESS: Final = frozenset({"outlook.com"})  # whose servers leave out their name
MAX_FIELDS: Final = 20
MAX_RESULTS: Final = 40
_INSTANCE: Final = re.compile(r"^\s{0,9}i\s{0,3}=\s{0,3}\d{1,3}\s{0,3};\s{0,9}")
_COMMENT: Final = re.compile(r"\([^()]{0,500}\)")
_RESULT: Final = re.compile(
    r"^\s{0,9}(dkim|spf|dmarc|arc)\s{0,3}=\s{0,3}([a-z]{3,12})", re.IGNORECASE
)
_PROPERTY: Final = re.compile(
    r"\b(header\.(?:from|d|i)|smtp\.(?:mailfrom|helo))\s{0,3}=\s{0,3}\"?([^\s;\"]{1,253})"
)


def results(letter: Letter) -> tuple[Result, ...]:
    """Return what was recorded, the newest record first.

    A record is trusted where it was written on top of all that came from elsewhere, by a server of the
    organisation that took the message in last. Such servers drop records that bear their own name falsely;
    for one that does not, only the topmost record of each method is trusted.
    """
    records: list[tuple[tuple[Result, ...], bool]] = []
    own, theirs = "", False
    for key, raw in letter.raw_items():
        name, value = key.lower(), as_written(str(raw))
        if name == "received":
            by = hop(value).by
            own = own or registrable(by) or by
            theirs = theirs or bool(by and own and (registrable(by) or by) != own)
        elif name in FIELDS and len(records) < MAX_FIELDS:
            above = not theirs and name == FIELDS[0]
            records.append((tuple(_of(_INSTANCE.sub("", value))), above))
    return tuple(_judged(records, own or registrable(_delivered_by(letter))))[:MAX_RESULTS]


def _judged(records: list[tuple[tuple[Result, ...], bool]], own: str) -> Iterator[Result]:
    said: set[str] = set()
    for record, above in records:
        trusted = [above and _is_own(one.server, own) and one.method not in said for one in record]
        said |= {one.method for one, sure in zip(record, trusted, strict=True) if sure}
        yield from (replace(one, trusted=sure) for one, sure in zip(record, trusted, strict=True))


def _delivered_by(letter: Letter) -> str:
    value = str(letter.get("Delivered-To", ""))[:300]
    return ascii_host(value.rpartition("@")[2].strip(" >"))


def _is_own(server: str, own: str) -> bool:
    return own in NAMELESS if not server else (registrable(server) or server) == own


def _of(value: str) -> Iterator[Result]:
    server, told = _taken_apart(value)
    for method, result, domain in told:
        if method in METHODS:
            yield Result(method=method, result=result, domain=domain, server=server)


def _taken_apart(value: str) -> tuple[str, list[tuple[str, str, str]]]:
    """Return the server's name and (method, result, domain) of each; read loosely what breaks the standard."""
    import authres

    try:
        parsed = authres.AuthenticationResultsHeader.parse_value(value)
    except (authres.core.AuthResError, ValueError, TypeError, AttributeError, IndexError):
        return _loosely(value)
    told = [
        (str(one.method).lower(), str(one.result).lower(), _domain(one)) for one in parsed.results
    ]
    return ascii_host(str(parsed.authserv_id or "")), told


def _domain(one: object) -> str:
    properties = {
        f"{each.type}.{each.name}".lower(): str(each.value)
        for each in getattr(one, "properties", ())
    }
    return _of_which(properties, str(getattr(one, "method", "")).lower())


def _of_which(properties: dict[str, str], method: str) -> str:
    names = DOMAINS[::-1] if method == "dmarc" else DOMAINS
    return next((_host(properties[name]) for name in names if properties.get(name)), "")


def _loosely(value: str) -> tuple[str, list[tuple[str, str, str]]]:
    parts = _COMMENT.sub(" ", value).split(";")
    first = parts[0].split()
    server = ascii_host(first[0]) if first and "=" not in first[0] else ""
    told = []
    for part in parts:
        found = _RESULT.match(part)
        if found:
            method = found[1].lower()
            domain = _of_which(dict(_PROPERTY.findall(part)), method)
            told.append((method, found[2].lower(), domain))
    return server, told


def _host(value: str) -> str:
    return ascii_host(clean(value, 300).rpartition("@")[2].strip("<>"))
