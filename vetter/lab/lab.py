"""The small internet itself: everything on loopback, on real names, reached through settings."""

from __future__ import annotations

import asyncio
import json
import re
from functools import partial
from typing import TYPE_CHECKING, Final, Self
from urllib.parse import urlsplit

from msgspec import Struct
from msgspec.structs import replace

from vetter import clock, data, settings
from vetter.domains import registrable
from vetter.lab import (
    company_index,
    hostile,
    people,
    publishers,
    registries,
    reverse_lookups,
    third_parties,
    web_searches,
)
from vetter.lab.authority import Authority
from vetter.lab.faces import door, face
from vetter.lab.names import NameServer
from vetter.lab.render import Renderer
from vetter.lab.site import SITES, Site, load, names
from vetter.lab.web import Request, Response, WebServer

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

ARCHIVE: Final = "web.archive.org"
LOGS: Final = "crt.sh"
ENCYCLOPAEDIA: Final = "www.wikidata.org"
IANA: Final = "data.iana.org"
HERE: Final = "127.0.0.1"
SERVICES: Final[dict[str, Callable[[Mapping[str, Site], str], Response]]] = {
    ARCHIVE: third_parties.archive,
    LOGS: third_parties.certificates,
    ENCYCLOPAEDIA: third_parties.encyclopaedia,
    company_index.GLEIF: company_index.answer,
    reverse_lookups.HACKERTARGET: reverse_lookups.answer,
    people.GDELT: people.articles,
    **{host: partial(third_parties.links, host) for host in third_parties.WIKIPEDIAS},
}
"""What answers by the host that is asked: from all sites by their domains, and the path."""


class Asked(Struct, frozen=True):
    """One question that some server of the lab was asked: by ``kind`` web, dns or whois."""

    at: float
    kind: str
    whom: str
    what: str


class Lab:
    """Starts everything below ``home``; use it with ``async with``. ``sites`` None means all.

    ``folders`` are where sites are looked for besides those the lab brings with it; ``theme`` renders
    all of them in one theme in place of their own. ``latency`` is seconds before every answer. `fail`
    and `unplug` make things go wrong.
    """

    def __init__(
        self,
        home: Path,
        sites: Sequence[str] | None = None,
        *,
        latency: float = 0.0,
        folders: Sequence[Path] = (),
        theme: str = "",
        extra: Sequence[Site] = (),
    ) -> None:
        home.mkdir(parents=True, exist_ok=True)
        places = (SITES, *folders)
        chosen = names(places) if sites is None else sites
        self.home = home
        self.latency = latency
        self.requests: list[Asked] = []
        self.sites: dict[str, Site] = {}
        for read in (*(load(name, places) for name in chosen), *extra):
            site = replace(read, theme=theme or read.theme)
            self.sites[site.host] = site
            self.sites |= {former.host: site.as_it_was(former) for former in site.former}
        self._by_domain = {registrable(host) or host: s for host, s in self.sites.items()}
        self._profiles = {p.host: p for s in self.sites.values() for p in s.contributors}
        self._failing: dict[str, int] = {}
        self._unplugged = False
        self._renderers = {host: Renderer(site) for host, site in self.sites.items()}
        self.publishers = publishers.Publishers()
        self._authority = Authority(home)
        self._names = NameServer(
            self._zone(), lambda what, kind: self._note("dns", kind, what), lambda: self.latency
        )
        self._web = WebServer(self._answer, self._context)
        self._whois = {
            role: registries.Whois(
                role,
                self._by_domain,
                lambda w, q: self._note("whois", w, q),
                lambda: self.latency,
            )
            for role in ("iana", "registry", "registrar")
        }
        self.ca_file = self._authority.ca_file
        self.settings_file = home / "settings.toml"

    async def __aenter__(self) -> Self:
        await self._names.start()
        await self._web.start()
        for server in self._whois.values():
            await server.start()
        self.settings_file.write_text(self._settings_text(), "utf-8")
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._web.stop()
        await self._names.stop()
        for server in self._whois.values():
            await server.stop()

    @property
    def settings(self) -> settings.Settings:
        """The settings that lead a vetting to the lab instead of the internet."""
        return settings.load(self.settings_file)

    @property
    def ports(self) -> dict[str, int]:
        """The ports on loopback: ``http``, ``https`` and ``dns``."""
        web = self._web
        return {"http": web.http_port, "https": web.https_port, "dns": self._names.port}

    def publish(self, name: str, rdtype: str, *values: str) -> None:
        """Take a record into the lab's DNS, in presentation form."""
        self._names.add(name, rdtype, list(values))

    def fail(self, host: str, status: int) -> None:
        """Let ``host`` answer every request with an HTTP status; 0 hangs up instead."""
        self._failing[host] = status

    def mend(self, host: str) -> None:
        """Let ``host`` answer again."""
        self._failing.pop(host, None)

    def unplug(self) -> None:
        """Cut all connections and answer nothing any more."""
        self._unplugged = True
        self._names.down = True
        self._web.hang_up()

    def replug(self) -> None:
        """Answer again."""
        self._unplugged = False
        self._names.down = False

    def asked(self, kind: str, whom: str = "") -> list[Asked]:
        """Return what was asked of one kind of server, or of one host."""
        return [one for one in self.requests if one.kind == kind and whom in ("", one.whom)]

    def _note(self, kind: str, whom: str, what: str) -> None:
        self.requests.append(Asked(clock.ticks(), kind, whom, what))

    def _context(self, host: str) -> ssl.SSLContext:
        site = self.sites.get(host.removeprefix("www."))
        return self._authority.context(host, site.certificate if site else "valid")

    async def _answer(self, request: Request) -> Response:
        self._note("web", request.host, request.path)
        if self.latency:
            await asyncio.sleep(self.latency)
        status = self._failing.get(request.host)
        if self._unplugged or status == 0:
            raise ConnectionError
        if status is not None:
            return Response(status, b"<html><body>Not now.</body></html>")
        return await self._dispatch(request)

    async def _dispatch(self, request: Request) -> Response:
        bare = request.host.removeprefix("www.")
        site = self.sites.get(request.host) or self.sites.get(bare)
        if site is not None:
            return await self._of_site(request, site)
        if request.host in publishers.HOSTS:
            return self.publishers.answer(request)
        if profile := self._profiles.get(request.host):
            return people.profile(profile, request.path)
        if answer := SERVICES.get(request.host):
            return answer(self._by_domain, request.path)
        if request.host in web_searches.HOSTS:
            return web_searches.answer(self.sites, request)
        return self._of_registry(request)

    def _of_registry(self, request: Request) -> Response:
        if request.host == IANA and request.path == "/rdap/dns.json":
            bootstrap = (data.root() / "rdap" / "bootstrap.json").read_bytes()
            return Response(body=bootstrap, media_type="application/json")
        if "/domain/" in request.path:
            return registries.rdap(self._by_domain, request.host, request.path)
        return Response(404, b"<html><body>Nobody lives here.</body></html>")

    async def _of_site(self, request: Request, site: Site) -> Response:
        if site.hostile:
            return await hostile.HANDLERS[site.hostile](request, site)
        if site.door and (answer := door(request, site, site.door)):
            return answer
        if request.host != site.host or not request.secure:
            target = site.url.rstrip("/") + request.path
            return Response(301, headers=(("Location", target),))
        return face(request, site) or self._renderers[site.host].answer(request.path)

    def _zone(self) -> dict[str, dict[str, list[str]]]:
        zone: dict[str, dict[str, list[str]]] = {}
        for site in self.sites.values():
            records = {
                "A": list(site.dns.addresses) or [HERE],
                "NS": [f"{name}." for name in site.dns.ns],
                "MX": [f"10 {name.rstrip('.')}." for name in site.dns.mx],
                "TXT": [json.dumps(text) for text in site.dns.txt],
                "SOA": [
                    f"{site.dns.ns[0]}. {site.dns.soa_contact}. 2026112301 7200 3600 1209600 300"
                ],
            }
            zone[site.host] = {kind: values for kind, values in records.items() if values}
            zone[f"www.{site.host}"] = {"A": records["A"]}
        services = (*self._profiles, *SERVICES, *web_searches.HOSTS, IANA)
        for name in (*services, *publishers.HOSTS, *_registry_hosts()):
            zone.setdefault(name, {"A": [HERE]})
        for tld in {host.rpartition(".")[2] for host in self.sites}:
            zone[f"whois.nic.{tld}"] = {"A": [HERE]}
        zone["metadata.hostile-lab.net"] = {"A": ["169.254.169.254"]}
        return zone

    def _settings_text(self) -> str:
        whois = {role: server.port for role, server in self._whois.items()}
        detours = [
            f"*:443={HERE}:{self._web.https_port}",
            f"*:80={HERE}:{self._web.http_port}",
            f"whois.iana.org:43={HERE}:{whois['iana']}",
            f"{registries.REGISTRAR_WHOIS}:43={HERE}:{whois['registrar']}",
            f"*:43={HERE}:{whois['registry']}",
        ]
        return (
            "[network]\n"
            f'nameservers = ["{HERE}:{self._names.port}"]\n'
            f"connect_to = {json.dumps(detours)}\n"
            'allow_addresses = ["127.0.0.0/8"]\n'
            f"ca_file = {json.dumps(str(self.ca_file.resolve()))}\n\n"
            "[crawl]\ndelay = 0.0\n\n"
            "[sources]\ninterval = 0.0\ngdelt_interval = 0.0\n"
        )


def _registry_hosts() -> set[str]:
    bootstrap = (data.root() / "rdap" / "bootstrap.json").read_text("utf-8")
    overrides = (data.root() / "rdap" / "overrides.toml").read_text("utf-8")
    urls = re.findall(r"https://[a-z0-9.-]+", bootstrap + overrides)
    hosts = {urlsplit(url).hostname or "" for url in urls}
    return hosts | {registries.REGISTRAR_RDAP, registries.REGISTRAR_WHOIS, "whois.iana.org"}
