"""The fields of a header that say who wrote to whom, and when (RFC 5322)."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from email.errors import MessageError
from email.header import decode_header, make_header
from email.utils import getaddresses, parsedate_tz
from typing import TYPE_CHECKING, Final

from vetter.domains import ascii_host
from vetter.extract.fold import clean
from vetter.model import Party

if TYPE_CHECKING:
    from email.message import Message as Letter

MAX_FIELD: Final = 4_000  # characters of one field
MAX_FIELDS: Final = 5  # of one name
MAX_PARTIES: Final = 20
WORLD_TIME: Final = "-0000"  # and nothing of where the clock stands (RFC 5322 §3.3)
_HOST: Final = re.compile(r"@([^\s@<>\"]{3,253})>?\s{0,9}$")
_ZONE: Final = re.compile(r"(?:[+-](?!0000)\d{4}|\+0000|\b(?:Z|UTC?|GMT|[ECMP][SD]T))\b")
_LOCAL: Final = re.compile(r"[^\s@<>,;:\"\x00-\x1f]{1,64}")


def fields(letter: Letter, name: str, most: int = MAX_FIELDS) -> list[str]:
    """Return the values of the fields of one name as written, on one line each."""
    values = [value for key, value in letter.raw_items() if key.lower() == name.lower()]
    return [as_written(str(value)) for value in values[:most]]


def as_written(value: str) -> str:
    """Return a field on one line, its bytes beyond ASCII as UTF-8 (RFC 6532), which email takes for nothing."""
    with suppress(UnicodeEncodeError):  # it is text already
        value = value[:MAX_FIELD].encode("ascii", "surrogateescape").decode("utf-8", "replace")
    return " ".join(value[:MAX_FIELD].split())


def field(letter: Letter, name: str) -> str:
    """Return the first field of a name as people read it, or ""."""
    return next((clean(decoded(value), 300) for value in fields(letter, name, 1)), "")


def parties(letter: Letter, *names: str) -> tuple[Party, ...]:
    """Return who stands in the fields of the given names, each once."""
    found = (party for name in names for value in fields(letter, name) for party in of(value))
    return tuple(dict.fromkeys(found))[:MAX_PARTIES]


def of(value: str) -> list[Party]:
    """Return who stands in one field. Encoded words are read after it was taken apart, as RFC 2047 has it."""
    if "@" not in value and "@" not in (whole := decoded(value)):
        return [Party(clean(whole, 200))] if whole.strip() else []
    found = []
    # Taking apart what has thousands of brackets takes forever.
    simple = value if value.count("(") < 50 and value.count("<") < 50 else value[:500]
    for name, address in getaddresses([simple])[:MAX_PARTIES]:
        written = address if "@" in address else decoded(address)
        party = Party(clean(decoded(name), 200), plain_address(written))
        if party.name or party.address:
            found.append(party)
    if not any(party.address for party in found) and "@" in value:
        # Names with an address in them, without the quotation marks that it takes.
        last = plain_address(value.rpartition("<")[2].rstrip("> "))
        found = [Party(clean(decoded(value.rpartition("<")[0]), 200), last)]
    return found


def plain_address(written: str) -> str:
    """Return an address with its host in ASCII and lower case, or "" where it is none."""
    local, _, host = written.strip().rpartition("@")
    host = ascii_host(host)
    found = _LOCAL.fullmatch(local.strip('"'))
    return f"{found[0]}@{host}" if host and found else ""


def host_of(value: str) -> str:
    """Return the host of an address or a Message-ID, or ""."""
    found = _HOST.search(value[-300:])
    return ascii_host(found[1]) if found else ""


def decoded(value: str) -> str:
    """Return a field with its encoded words (RFC 2047) read; one that cannot be is left as it is."""
    try:
        return str(make_header(decode_header(value)))
    except (MessageError, LookupError, ValueError, AttributeError, AssertionError):
        return value


def is_world_time(value: str) -> bool:
    """Return whether a date is in world time, and says nothing of where its clock stands: "-0000"."""
    return WORLD_TIME in value[:200]


def moment(value: str) -> tuple[datetime | None, int | None]:
    """Return a date as messages have it, in UTC, and the minutes its zone is off; None where it says none.

    `WORLD_TIME` says that the zone is not known.
    """
    try:
        parts = parsedate_tz(value[:200])
    except (ValueError, IndexError, TypeError):
        parts = None
    if parts is None or not 1970 <= parts[0] < 2200:
        return None, None
    seconds = parts[9]
    known = seconds is not None and bool(_ZONE.search(value[:200]))
    try:
        local = datetime(*parts[:6], tzinfo=UTC)
        return local - timedelta(seconds=seconds or 0), (seconds or 0) // 60 if known else None
    except (ValueError, OverflowError):
        return None, None
