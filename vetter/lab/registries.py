"""The registries and registrars of the lab, by RDAP (RFC 9083) and by WHOIS (RFC 3912)."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Any, Final

from vetter.lab.web import Response

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from vetter.lab.site import Site

RDAP_JSON: Final = "application/rdap+json"
CONFORMANCE: Final = ["rdap_level_0", "icann_rdap_response_profile_1", "redacted"]
REGISTRAR_RDAP: Final = "rdap.lab-registrar.net"
REGISTRAR_WHOIS: Final = "whois.lab-registrar.net"


def rdap(sites: Mapping[str, Site], host: str, path: str) -> Response:
    """Answer an RDAP question for a domain, as a registry or, on its own host, as the registrar."""
    name = path.partition("?")[0].rpartition("/domain/")[2].lower()
    site = sites.get(name)
    if site is None or site.registration is None or site.registration.whois_only:
        error = {"errorCode": 404, "title": "Not Found", "description": [f"{name} not found"]}
        body = json.dumps({"rdapConformance": CONFORMANCE, **error}).encode()
        return Response(404, body, RDAP_JSON)
    if site.registration.junk:
        return Response(200, _junk(), RDAP_JSON)
    body = json.dumps(_domain(site, by_registrar=host == REGISTRAR_RDAP)).encode()
    return Response(200, body, RDAP_JSON)


def _junk() -> bytes:
    deep = "[" * 3000 + "]" * 3000
    return (
        b'{"objectClassName": 7, "ldhName": {"a": [null]}, "events": "yesterday", "entities": '
        + deep.encode()
        + b', "nameservers": [[[]]], "status": {"x": "\x00\x1b[31m"}'
    )


def _domain(site: Site, *, by_registrar: bool) -> dict[str, Any]:
    registration = site.registration
    assert registration is not None
    events = [_event("registration", registration.created)]
    if registration.expires:
        events.append(_event("expiration", registration.expires))
    if registration.updated:
        events.append(_event("last changed", registration.updated))
    entities = [_registrar(registration.registrar)]
    if by_registrar:
        entities.append(_registrant(site))
    return {
        "objectClassName": "domain",
        "rdapConformance": CONFORMANCE,
        "handle": f"{abs(hash(site.host)) % 10**9}_DOMAIN-LAB",
        "ldhName": site.host.upper(),
        "status": list(registration.status),
        "events": events,
        "entities": entities,
        "nameservers": [
            {"objectClassName": "nameserver", "ldhName": name.upper()} for name in site.dns.ns
        ],
        "secureDNS": {"delegationSigned": False},
        "links": [
            {
                "rel": "related",
                "type": RDAP_JSON,
                "href": f"https://{REGISTRAR_RDAP}/domain/{site.host}",
                "value": f"https://{REGISTRAR_RDAP}/domain/{site.host}",
            }
        ]
        if not by_registrar
        else [],
        "notices": [{"title": "Terms of Use", "description": ["For practice."]}],
    }


def _event(action: str, day: date) -> dict[str, str]:
    return {"eventAction": action, "eventDate": f"{day.isoformat()}T08:12:44Z"}


def _registrar(name: str) -> dict[str, Any]:
    return {
        "objectClassName": "entity",
        "handle": "9999",
        "roles": ["registrar"],
        "publicIds": [{"type": "IANA Registrar ID", "identifier": "9999"}],
        "vcardArray": _vcard(name, ""),
    }


def _registrant(site: Site) -> dict[str, Any]:
    registration = site.registration
    assert registration is not None
    entity: dict[str, Any] = {"objectClassName": "entity", "roles": ["registrant"]}
    if registration.hidden:
        entity["vcardArray"] = _vcard("REDACTED FOR PRIVACY", registration.country)
        entity["remarks"] = [
            {
                "title": "REDACTED FOR PRIVACY",
                "type": "object redacted due to authorization",
                "description": ["Some of the data in this object has been removed."],
            }
        ]
    else:
        entity["vcardArray"] = _vcard(registration.registrant, registration.country)
    return entity


def _vcard(name: str, country: str) -> list[Any]:
    lines: list[Any] = [["version", {}, "text", "4.0"], ["fn", {}, "text", name]]
    if country:
        lines.append(["adr", {"cc": country}, "text", ["", "", "", "", "", "", ""]])
    return ["vcard", lines]


class Whois:
    """A server on port 43: IANA, a registry or the registrar, by ``role``.

    ``latency`` tells how many seconds to wait before an answer.
    """

    def __init__(
        self,
        role: str,
        sites: Mapping[str, Site],
        noted: Callable[[str, str], None],
        latency: Callable[[], float],
    ) -> None:
        self._latency = latency
        self._role = role
        self._sites = sites
        self._noted = noted
        self._server: asyncio.Server | None = None
        self.port = 0

    async def start(self) -> None:
        """Listen on a free port of loopback."""
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        self.port = self._server.sockets[0].getsockname()[1]

    async def stop(self) -> None:
        """Stop listening."""
        if self._server is not None:
            self._server.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            async with asyncio.timeout(10):
                line = await reader.readline()
            query = line.decode("ascii", "replace").strip().lower()
            self._noted(self._role, query)
            await asyncio.sleep(self._latency())
            writer.write(self._answer(query.split(" ")[-1]))
            await writer.drain()
        except (ConnectionError, TimeoutError, ValueError):
            pass
        finally:
            writer.close()

    def _answer(self, query: str) -> bytes:
        if self._role == "iana":
            tld = query.rpartition(".")[2]
            return _lines({"domain": tld.upper(), "whois": f"whois.nic.{tld}", "source": "IANA"})
        site = self._sites.get(query)
        if site is None or site.registration is None:
            return f'No match for domain "{query.upper()}".\r\n>>> Last update <<<\r\n'.encode()
        if site.registration.junk:
            return b"\x1b]0;pwned\x07Domain Name: \xff\xfe\x00\r\n" * 2000
        return _whois(site, by_registrar=self._role == "registrar")


def _whois(site: Site, *, by_registrar: bool) -> bytes:
    registration = site.registration
    assert registration is not None
    table = {
        "Domain Name": site.host.upper(),
        "Registrar WHOIS Server": REGISTRAR_WHOIS,
        "Creation Date": f"{registration.created}T08:12:44Z",
        "Registry Expiry Date": f"{registration.expires}T08:12:44Z" if registration.expires else "",
        "Registrar": registration.registrar,
        "Domain Status": "ok https://icann.org/epp#ok",
    }
    if by_registrar:
        hidden = registration.hidden
        table["Registrant Organization"] = "REDACTED" if hidden else registration.registrant
        table["Registrant Country"] = registration.country
    body = _lines({key: value for key, value in table.items() if value})
    return body + b"".join(f"Name Server: {name.upper()}\r\n".encode() for name in site.dns.ns)


def _lines(table: dict[str, str]) -> bytes:
    return "".join(f"{key}: {value}\r\n" for key, value in table.items()).encode()
