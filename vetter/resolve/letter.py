"""Which sites an e-mail speaks for: where it came from, where answers go, and what it links to."""

from __future__ import annotations

import html
import re
from collections import Counter
from email import policy
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.parser import BytesParser
from email.utils import getaddresses
from typing import TYPE_CHECKING, Final

from vetter.domains import ascii_host, registrable
from vetter.errors import TargetError
from vetter.extract.intermediaries import intermediaries
from vetter.extract.unwrap import unwrap
from vetter.model import Candidate, Found, Sought

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MAX_LETTER: Final = 2_000_000  # bytes that are read; attachments stand behind the text
MAX_PARTS: Final = 60
MAX_DEPTH: Final = 8
MAX_TEXT: Final = 400_000  # characters of one part
MAX_FOUND: Final = 400  # links and addresses in one part
MAX_OFFERED: Final = 12
MAX_SAID: Final = 8

_LINK: Final = re.compile(r"(?:https?://|www\.)[^\s<>\"'()\[\]{}|\\^`]{3,1500}", re.IGNORECASE)
_HREF: Final = re.compile(r"href\s{0,5}=\s{0,5}[\"']?([^\"'\s>]{4,2000})", re.IGNORECASE)
_MAIL: Final = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@((?:[\w-]{1,63}\.){1,8}\w{2,24})")
_SENDERS: Final = (
    ("From", "the sender's address"),
    ("Reply-To", "the address that answers go to"),
)
HINT: Final = "Save the message from your mail program as a file that ends in .eml, or paste its sender's address."


def read_letter(raw: bytes) -> Sought:
    """Return the sites that an e-mail (RFC 5322) leads to, the sender's first, and what was left out.

    Raises `TargetError` if it is none, or is nested without end.
    """
    try:
        message = BytesParser(policy=policy.compat32).parsebytes(raw[:MAX_LETTER])
        places = [*_places(message, 0, Counter())]
    except (RecursionError, MessageError, ValueError, LookupError) as error:
        raise TargetError("That e-mail cannot be read: it is damaged.", HINT) from error
    if not message.keys():
        raise TargetError("That file is no e-mail: it has no header.", HINT)
    return _sought(places)


def _places(message: Message, depth: int, seen: Counter[str]) -> Iterator[tuple[str, str]]:
    """Yield the hosts that a message names, each with where it does."""
    seen["parts"] += 1
    if depth > MAX_DEPTH or seen["parts"] > MAX_PARTS:
        return
    where = " of a message attached to it" if message.get("From") and depth else ""
    for header, how in _SENDERS:
        for host in _senders(message, header):
            yield host, how + where
    payload = message.get_payload()
    if isinstance(payload, list):
        for part in payload:
            if isinstance(part, Message):
                yield from _places(part, depth + 1, seen)
    elif message.get_content_maintype() == "text":
        text = _text(message)
        yield from ((host, "a link in it") for host in _linked(text))
        found = (match[1] for _, match in zip(range(MAX_FOUND), _MAIL.finditer(text), strict=False))
        yield from ((host, "an e-mail address in its text") for host in found)


def _senders(message: Message, header: str) -> list[str]:
    values = [str(value)[:2_000] for value in message.get_all(header, [])[:3]]
    pairs = getaddresses([_decoded(value) for value in values])[:5]
    return [address.rpartition("@")[2] for _, address in pairs if "@" in address]


def _decoded(value: str) -> str:
    try:
        return str(make_header(decode_header(value)))
    except (MessageError, LookupError, ValueError):
        return value


def _text(part: Message) -> str:
    payload = part.get_payload(decode=True)
    raw = payload[: 4 * MAX_TEXT] if isinstance(payload, bytes) else b""
    try:
        text = raw.decode(part.get_content_charset() or "utf-8", "replace")
    except LookupError:
        text = raw.decode("latin-1")
    return text[:MAX_TEXT]


def _linked(text: str) -> Iterator[str]:
    found = [*_HREF.findall(text)[:MAX_FOUND], *_LINK.findall(text)[:MAX_FOUND]]
    for link in dict.fromkeys(found):
        plain = html.unescape(link)
        if plain.lower().startswith("www."):
            plain = f"https://{plain}"
        if plain.lower().startswith(("http://", "https://")):
            inner, _ = unwrap(plain)
            yield re.split(r"[/?#:]", inner.partition("://")[2], maxsplit=1)[0].rpartition("@")[2]


def _sought(places: Iterable[tuple[str, str]]) -> Sought:
    told: dict[str, Candidate] = {}
    left: dict[str, str] = {}
    for written, how in places:
        host = ascii_host(written.rstrip(".,;")).removeprefix("www.")
        site = registrable(host)
        if not site or site in told:
            continue
        if role := intermediaries().role(host):
            left.setdefault(site, role)
        else:
            told[site] = Candidate("", site, how, "", Found.GIVEN)
    said = [f"{site} ({role})" for site, role in left.items()]
    more = f" and {len(said) - MAX_SAID} more" if len(said) > MAX_SAID else ""
    remark = f"Left out, as no outlet's own: {', '.join(said[:MAX_SAID])}{more}."
    return Sought(tuple(told.values())[:MAX_OFFERED], (remark,) if said else ())
