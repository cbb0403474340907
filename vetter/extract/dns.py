"""DNS answers in presentation form (RFC 1035 §5), and what they add up to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qs, unquote

from vetter.model import Citation, DnsFacts, DnsReading, Fact

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from vetter.model import Kept, Record

NOERROR: Final = 0
NXDOMAIN: Final = 3
MAX_PAYLOAD: Final = 200_000  # bytes; a message has at most 65,535 octets on the wire
MAX_VALUES: Final = 200

Answer = tuple["Record", DnsReading]


def read(kept: Kept) -> DnsReading | None:
    """Return one DNS answer, or None if the server could not answer (SERVFAIL and the like)."""
    name, rdtype = asked(kept.exchange.url)
    status = kept.exchange.status
    if not name or (kept.exchange.trouble is not None and status != NXDOMAIN):
        return None
    if status == NXDOMAIN:
        return DnsReading(name, rdtype, exists=False)
    if status != NOERROR or not kept.exchange.payload:
        return None
    values = _values(kept.exchange.payload[:MAX_PAYLOAD].decode("utf-8", "replace"), rdtype)
    return DnsReading(name, rdtype, exists=True, values=values)


def asked(url: str) -> tuple[str, str]:
    """Return the name and the record type of ``dns:example.org?type=MX`` (RFC 4501)."""
    path, _, query = url.removeprefix("dns:").partition("?")
    return unquote(path).rstrip(".").lower(), parse_qs(query).get("type", ["A"])[0].upper()


def _values(message: str, rdtype: str) -> tuple[str, ...]:
    import dns.message
    import dns.rdatatype

    wanted = dns.rdatatype.from_text(rdtype)
    found = [
        _text(rdata, rdtype)
        for rrset in dns.message.from_text(message).answer
        if rrset.rdtype == wanted
        for rdata in rrset
    ]
    return tuple(dict.fromkeys(found))[:MAX_VALUES]


def _text(rdata: object, rdtype: str) -> str:
    if rdtype == "TXT":
        strings: tuple[bytes, ...] = getattr(rdata, "strings", ())
        return b"".join(strings).decode("utf-8", "replace")
    return str(rdata)


def dns_facts(readings: Sequence[Answer], domain: str) -> DnsFacts | None:
    """Return what the answers about ``domain`` and its host say, or None if there was no answer."""
    if not readings:
        return None
    return DnsFacts(
        addresses=_facts(readings, ("A", "AAAA"), str),
        nameservers=_facts(readings, ("NS",), _host),
        mail=_facts(readings, ("MX",), _mail_host),
        soa_contact=_soa_contact(readings, domain),
        texts=_facts(readings, ("TXT",), str) if _answered(readings, domain, "TXT") else None,
    )


def _facts(
    readings: Sequence[Answer], rdtypes: tuple[str, ...], shown: Callable[[str], str]
) -> tuple[Fact[str], ...] | None:
    answers = [answer for answer in readings if answer[1].rdtype in rdtypes]
    if not answers:
        return None
    found: dict[str, list[Citation]] = {}
    for record, reading in answers:
        for value in reading.values:
            if plain := shown(value):
                found.setdefault(plain, []).append(Citation(record.id, value))
    if not found and {reading.rdtype for _, reading in answers} != set(rdtypes):
        return None  # one of the questions was not answered, and the other one found nothing
    return tuple(Fact(value, tuple(cited)) for value, cited in found.items())


def _answered(readings: Sequence[Answer], name: str, rdtype: str) -> bool:
    return any(reading.name == name and reading.rdtype == rdtype for _, reading in readings)


def _host(value: str) -> str:
    return value.rstrip(".").lower()


def _mail_host(value: str) -> str:
    """Return the exchange of an MX; a null MX (RFC 7505) names the root and so gives none."""
    return _host(value.rpartition(" ")[2])


def _soa_contact(readings: Sequence[Answer], domain: str) -> Fact[str] | None:
    for record, reading in readings:
        if reading.rdtype == "SOA" and reading.name == domain and reading.values:
            fields = reading.values[0].split()
            if len(fields) > 1 and (address := mailbox(fields[1])):
                return Fact(address, (Citation(record.id, fields[1]),))
    return None


def mailbox(rname: str) -> str:
    r"""Return the e-mail address that an RNAME stands for (RFC 1035 §3.3.13), or "".

    >>> mailbox(r"jane\.doe.example.org.")
    'jane.doe@example.org'
    """
    local = ""
    rest = rname.rstrip(".")
    while rest:
        character, rest = rest[0], rest[1:]
        if character == "\\" and rest:
            local, rest = local + rest[0], rest[1:]
        elif character == ".":
            break
        else:
            local += character
    return f"{local}@{rest}".lower() if local and "." in rest else ""
