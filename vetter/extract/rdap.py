"""RDAP answers about a domain (RFC 9083, with redaction as in RFC 9537)."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import unquote, urlsplit

from vetter.domains import ascii_host
from vetter.extract.json_answer import load, mapping, mappings, sequence, text, texts
from vetter.extract.rdap_contact import contact
from vetter.extract.registry_date import moment, read_date
from vetter.extract.whois_phrases import publishes_no_holder, withheld
from vetter.model import RegistrationReading

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from vetter.model import Kept

MEDIA_TYPE: Final = "application/rdap+json"
# The actions of RFC 9083, 10.2.3; where several stand for one field, the earlier in this list counts.
EVENTS: Final = (
    ("registration", "created"),
    ("last changed", "updated"),
    ("expiration", "expires"),
    ("registrar expiration", "expires"),
    ("soft expiration", "expires"),
)
PEOPLE: Final = frozenset({"registrant", "administrative", "technical", "billing"})
MAX_ENTITIES: Final = 50
MAX_VALUES: Final = 30


def read(kept: Kept) -> RegistrationReading | None:
    """Return what a registry or registrar says of a domain, or None if it does not say anything.

    404 means that the domain is not registered (RFC 7480, 5.3), unless it comes as a web page:
    then it is some web server that speaks, not the register.
    """
    exchange = kept.exchange
    server, domain = _asked(exchange.url)
    status = exchange.status
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        return RegistrationReading(route="rdap", server=server, found=False, limited=True)
    if status == HTTPStatus.NOT_FOUND and "html" not in exchange.header("content-type"):
        return RegistrationReading(route="rdap", server=server, found=False, domain=domain)
    if status != HTTPStatus.OK:
        return None
    answer = mapping(load(kept))
    if answer.get("errorCode") == HTTPStatus.NOT_FOUND:  # said in the body only, by some servers
        return RegistrationReading(route="rdap", server=server, found=False, domain=domain)
    return _registration(answer, server, domain) if _is_about(answer, domain) else None


def _asked(url: str) -> tuple[str, str]:
    parts = urlsplit(url)
    return parts.hostname or "", ascii_host(unquote(parts.path.rsplit("/", 1)[-1]))


def _is_about(answer: dict[str, Any], domain: str) -> bool:
    """Return whether this is the domain's object: some servers give one answer to everything."""
    if text(answer.get("objectClassName")).lower() not in {"domain", ""}:
        return False
    names = {ascii_host(text(answer.get(key))) for key in ("ldhName", "unicodeName")} - {""}
    substance = any(sequence(answer.get(key)) for key in ("events", "entities", "nameservers"))
    return bool(domain) and domain in names and substance


def _registration(answer: dict[str, Any], server: str, domain: str) -> RegistrationReading:
    entities = mappings(answer.get("entities"))[:MAX_ENTITIES]
    holder, country, hidden = _holder(entities, _redacted(answer))
    if publishes_no_holder(domain) and not holder:
        hidden.add("registrant")
    emails, mail_hidden = _emails(entities)
    if mail_hidden:
        hidden.add("emails")
    if emails:
        hidden.discard("emails")
    return RegistrationReading(
        route="rdap",
        server=server,
        found=True,
        domain=domain,
        registrar=_registrar(entities),
        registrant=holder,
        registrant_country=country,
        emails=emails,
        nameservers=_nameservers(answer),
        statuses=tuple(status.lower() for status in texts(answer.get("status"))[:MAX_VALUES]),
        hidden=tuple(sorted(hidden)),
        referral=_referral(answer, server),
        **_events(answer, domain.rsplit(".", 1)[-1]),
    )


def _events(answer: dict[str, Any], tld: str) -> dict[str, Any]:
    """Return the dates of the domain; some servers write them as they do on port 43."""
    dates: dict[str, datetime] = {}
    for event in mappings(answer.get("events"))[:MAX_VALUES]:
        action = text(event.get("eventAction")).lower().replace("_", " ")
        written = text(event.get("eventDate"))
        if when := moment(written) or read_date(written, tld):
            dates.setdefault(action, when)
    found: dict[str, Any] = {}
    for action, field in EVENTS:
        if action in dates:
            found.setdefault(field, dates[action])
    return found


def _with_role(entities: list[dict[str, Any]], roles: Iterable[str]) -> list[dict[str, Any]]:
    wanted = frozenset(roles)
    return [
        entity
        for entity in entities
        if wanted & {r.lower() for r in (*texts(entity.get("roles")), text(entity.get("roles")))}
    ]


def _registrar(entities: list[dict[str, Any]]) -> str:
    for entity in _with_role(entities, ("registrar",)):
        card = contact(entity)
        named = [*card.names, *card.organisations, text(entity.get("handle"))]
        if name := next((name for name in named if name), ""):
            return name
    return ""


def _redacted(answer: dict[str, Any]) -> set[str]:
    """Return which of our fields the answer's ``redacted`` member (RFC 9537) names."""
    hidden = set()
    for entry in mappings(answer.get("redacted"))[:200]:
        name = mapping(entry.get("name"))
        words = f"{text(name.get('description'))} {text(name.get('type'))}".lower()
        if "registrant" not in words:
            continue
        if "country" in words:
            hidden.add("registrant_country")
        elif "email" in words:
            hidden.add("emails")
        elif "name" in words or "organi" in words or words.strip() == "registrant":
            hidden.add("registrant")
    return hidden


def _holder(entities: list[dict[str, Any]], hidden: set[str]) -> tuple[str, str, set[str]]:
    """Return the registrant's name, their country, and which of both are withheld."""
    for entity in _with_role(entities, ("registrant",)):
        card = contact(entity)
        names = (*card.organisations, *card.names)
        shown = next((name for name in names if not withheld(name)), "")
        country = next((value for value in card.countries if not withheld(value)), "")
        if not shown and (names or _says_redacted(entity)):
            hidden.add("registrant")
        if not country and (card.countries or _says_redacted(entity)):
            hidden.add("registrant_country")
        shown_fields = {"registrant": shown, "registrant_country": country}
        return shown, country, {field for field in hidden if not shown_fields.get(field)}
    return "", "", hidden


def _says_redacted(entity: dict[str, Any]) -> bool:
    remarks = mappings(entity.get("remarks"))[:10]
    return any(
        "redact" in words or "authorization" in words
        for remark in remarks
        for words in (f"{text(remark.get('title'))} {text(remark.get('type'))}".lower(),)
    )


def _emails(entities: list[dict[str, Any]]) -> tuple[tuple[str, ...], bool]:
    found: dict[str, None] = {}
    hidden = False
    for entity in _with_role(entities, PEOPLE):
        if _with_role([entity], ("registrar", "abuse")):
            continue
        for value in contact(entity).emails:
            address = value.removeprefix("mailto:").lower()
            if withheld(address) or "@" not in address or " " in address:
                hidden = True
            else:
                found[address] = None
    return tuple(found)[:MAX_VALUES], hidden


def _nameservers(answer: dict[str, Any]) -> tuple[str, ...]:
    servers = mappings(answer.get("nameservers"))[:MAX_VALUES]
    names = (
        ascii_host(text(server.get("ldhName")) or text(server.get("unicodeName")))
        for server in servers
    )
    return tuple(dict.fromkeys(name for name in names if name))


def _referral(answer: dict[str, Any], server: str) -> str:
    """Return the registrar's answer that this one points to; a home page does not count."""
    for link in mappings(answer.get("links"))[:MAX_VALUES]:
        href = text(link.get("href"))
        if (
            text(link.get("rel")).lower() == "related"
            and text(link.get("type")).lower() == MEDIA_TYPE
            and href.lower().startswith(("https://", "http://"))
            and server not in href.split("/")
        ):
            return href
    return ""
