"""WHOIS answers (RFC 3912): free text, in as many forms as there are registries.

The dates, the registrar, the name servers and the holder are read by the labels of the registries
(`whois_lines`, data); python-whois fills in what they do not find. Telling "no such domain", "too
many questions", "reserved" and "withheld" is ours as well (`whois_phrases`, data): it knows none
of these. It runs in a worker with a time limit, like every reader of foreign bytes.
"""

from __future__ import annotations

import re
import warnings
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import unquote, urlsplit

from vetter.domains import ascii_host
from vetter.extract.registry_date import read_date
from vetter.extract.whois_lines import (
    country_of,
    date_of,
    nameservers_of,
    read_lines,
    registrant_of,
    registrar_of,
    says_registered,
    statuses_of,
)
from vetter.extract.whois_phrases import TAKEN, publishes_no_holder, verdict, withheld
from vetter.inflate import body
from vetter.model import RegistrationReading

if TYPE_CHECKING:
    from datetime import datetime

    from vetter.model import Kept

IANA: Final = "whois.iana.org"
MAX_TEXT: Final = 40_000  # characters; the longest honest answers have about 8,000
MAX_LINES: Final = 1_000
HOLDER: Final = (
    "registrant_organization", "registrant_org", "registrant_company_name", "registrant_company",
    "org", "organization", "registrant", "registrant_name", "name", "person", "owner",
)  # fmt: skip
COUNTRY: Final = ("registrant_country", "country", "owner_country")
FIELDS: Final = {"created": "creation", "updated": "updated", "expires": "expiration"}
WANTED: Final = frozenset(
    {*HOLDER, *COUNTRY, "registrar", "name_servers", "status"}
    | {f"{name}_date" for name in FIELDS.values()}
)
# What reaches beyond its own line: these take quadratic time, some for .jp even exponential.
_MANY_LINES: Final = re.compile(r"\\[sSwW]\\[sSwW]|\\n|\)[*+]|\)\{")
_REFERRAL_KEYS: Final = frozenset(
    {"registrar whois server", "whois server", "refer", "whois", "referralserver"}
)
_NAME_KEYS: Final = frozenset({"contact", "person", "holder", "registrant", "registrant name"})
_MAIL: Final = re.compile(
    r"[^\s@<>\"'(),:;]{1,64}@[^\s@<>\"'(),:;]{1,200}\.[a-z]{2,24}\b", re.IGNORECASE
)
_NOT_THEIRS: Final = ("abuse", "registrar", "reseller", "terms", "note", "url")


def read(kept: Kept) -> RegistrationReading | None:
    """Return what a WHOIS server says of a domain, or None if it says nothing that can be read.

    IANA's own answers about a top-level domain are no registration; see `referral`.
    """
    exchange = kept.exchange
    server, domain = asked(exchange.url)
    if server == IANA or not domain:
        return None
    text = decoded(kept)
    found = _registration(text, server, domain)
    if found is not None:
        return found
    said = verdict(text)
    if not said:
        return None
    return RegistrationReading(
        route="whois",
        server=server,
        found=said == TAKEN,
        domain=domain,
        limited=said == "limited",
        refused=said == "refused",
        statuses=("reserved",) if said == "reserved" else (),
    )


def asked(url: str) -> tuple[str, str]:
    """Return the server and the domain of ``whois://server/query``."""
    parts = urlsplit(url)
    words = unquote(parts.path.removeprefix("/")).split() or [""]
    return parts.hostname or "", ascii_host(words[-1].removesuffix("/e"))


def decoded(kept: Kept) -> str:
    """Return an answer as text, bounded; UTF-8, and Latin-1 where it is none."""
    raw = body(kept.exchange, MAX_TEXT * 4)
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        text = raw.decode("latin-1")
    lines = text[:MAX_TEXT].replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(line[:1000] for line in lines[:MAX_LINES])


def referral(text: str) -> str:
    """Return the WHOIS server that an answer refers to, or ""."""
    found = ""
    for key, value in _lines(text):
        if key in _REFERRAL_KEYS and value:
            named = value.split("://", 1)[-1].split("/", 1)[0].split(":", 1)[0]
            found = ascii_host(named) or found
    return found


def _lines(text: str) -> list[tuple[str, str]]:
    pairs = []
    for line in text.split("\n"):
        key, colon, value = line.partition(":")
        if colon and not line.startswith("%"):
            pairs.append((" ".join(key.lower().split()), " ".join(value.split())))
    return pairs


def _registration(text: str, server: str, domain: str) -> RegistrationReading | None:
    tld = domain.rsplit(".", 1)[-1]
    lines = read_lines(text)
    entry = _entry(text, domain)
    dates: dict[str, Any] = {
        field: date_of(lines, field, text, tld) or _first_date(entry.get(f"{name}_date"), tld)
        for field, name in FIELDS.items()
    }
    registrar = next(iter(_strings(registrar_of(lines, tld)) or _values(entry, ("registrar",))), "")
    nameservers = _hosts(nameservers_of(lines), domain) or _hosts(entry.get("name_servers"), domain)
    statuses = _strings(entry.get("status")) or _strings(statuses_of(lines))
    registered = registrar or nameservers or dates["created"] or dates["expires"]
    if not (registered or says_registered(lines)):
        return None
    holder, holder_hidden = _shown(_strings(registrant_of(lines)) or _values(entry, HOLDER))
    holder_hidden = holder_hidden or any(withheld(v) for k, v in _lines(text) if k in _NAME_KEYS)
    country, country_hidden = _shown(_strings(country_of(lines)) or _values(entry, COUNTRY))
    emails, emails_hidden = _emails(text)
    hidden = {
        "registrant": not holder and (holder_hidden or publishes_no_holder(domain)),
        "registrant_country": not country and country_hidden,
        "emails": not emails and emails_hidden,
    }
    return RegistrationReading(
        route="whois",
        server=server,
        found=True,
        domain=domain,
        registrar=registrar,
        registrant=holder,
        registrant_country=country.upper() if len(country) == 2 else country,
        emails=emails,
        nameservers=nameservers,
        statuses=tuple(status.lower() for status in statuses[:30]),
        hidden=tuple(field for field, is_hidden in hidden.items() if is_hidden),
        referral=referral(text),
        **dates,
    )


def _entry(text: str, domain: str) -> dict[str, Any]:
    """Return python-whois's fields, or none at all where it recognises "no such domain".

    It gets only those of its patterns that stay within a line, and reads no dates: it swaps day
    and month.
    """
    from whois.exceptions import PywhoisError
    from whois.parser import WhoisEntry

    known: type[WhoisEntry] = type(WhoisEntry.load(domain, ""))

    class Bounded(known):  # type: ignore[misc]
        _regex: dict[str, str]

        def parse(self) -> None:
            self._regex = {
                field: pattern
                for field, pattern in self._regex.items()
                if field in WANTED and pattern and not _MANY_LINES.search(pattern)
            }
            super().parse()

        def _preprocess(self, attr: str, value: str) -> Any:
            return value.strip() if "_date" in attr else super()._preprocess(attr, value)

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it warns of time zones it does not know
            return dict(Bounded(domain, text))
    except (PywhoisError, ArithmeticError, LookupError, TypeError, ValueError):
        return {}


def _strings(value: Any) -> list[str]:
    values = value if isinstance(value, (list, tuple)) else [value]
    return [
        " ".join(item.split())[:300] for item in values if isinstance(item, str) and item.strip()
    ]


def _first_date(value: Any, tld: str) -> datetime | None:
    """Return the first date: the domain's own block comes before those of its contacts."""
    return next((when for item in _strings(value) if (when := read_date(item, tld))), None)


def _values(entry: dict[str, Any], keys: tuple[str, ...]) -> list[str]:
    return [value for key in keys for value in _strings(entry.get(key))]


def _shown(values: list[str]) -> tuple[str, bool]:
    """Return the first value that is not withheld, and whether any was."""
    return (
        next((value for value in values if value and not withheld(value)), ""),
        any(withheld(value) for value in values),
    )


def _hosts(value: Any, domain: str) -> tuple[str, ...]:
    """Return name servers; some patterns of python-whois bring the lines after them as well."""
    words = (word for line in _strings(value) for word in line.split()[:20])
    hosts = (ascii_host(word.rstrip(".,;")) for word in words if "." in word and "/" not in word)
    return tuple(dict.fromkeys(host for host in hosts if host and host != domain))[:30]


def _emails(text: str) -> tuple[tuple[str, ...], bool]:
    """Return the addresses of holders and contacts, and whether any is withheld."""
    found: dict[str, None] = {}
    hidden = False
    blocks = (_lines(block) for block in text.split("\n\n"))
    theirs = (pair for pairs in blocks if pairs and pairs[0][0] != "registrar" for pair in pairs)
    for key, value in theirs:
        if any(word in key for word in _NOT_THEIRS) or not ("mail" in key or "contact" in key):
            continue
        addresses = [match.lower() for match in _MAIL.findall(value[:300])]
        for address in addresses:
            if not withheld(address):
                found[address] = None
        hidden = hidden or withheld(value)
    return tuple(found)[:30], hidden
