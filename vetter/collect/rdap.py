"""The registration by RDAP: what the registry says, then what the registrar says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from vetter.collect.bootstrap import servers
from vetter.collect.third_party import (
    OFF,
    UNREADABLE,
    host,
    judged,
    noted_if_cut_off,
)
from vetter.data import read_toml
from vetter.domains import hosted_on, platform
from vetter.model import Outcome, Purpose, RegistrationReading, Source, SourceState
from vetter.net import SERVICE

if TYPE_CHECKING:
    from vetter.collect.errand import Errand
    from vetter.model import Outlet

AFTER: Final[frozenset[Source]] = frozenset()
TOUCHES_OUTLET: Final = False
ACCEPT: Final = "application/rdap+json, application/json;q=0.8"
CENTRALNIC: Final = "https://rdap.centralnic.com"


class Server(Struct, frozen=True):
    """Where to ask about a domain. ``url`` is empty where nobody can be asked; ``reason`` says why.

    ``reviewed`` servers are not in IANA's file; their "not registered" wants a second opinion.
    """

    url: str
    reason: str = ""
    reviewed: bool = False


def server(outlet: Outlet, setting: str = "bundled") -> Server:
    """Return where to ask about an outlet's domain; ``setting`` is ``sources.rdap``."""
    if not setting:
        return Server("", OFF)
    if name := hosted_on(outlet.host):
        words = f"{outlet.host} is a name on {name} and has no registration of its own"
        return Server("", words)
    domain = outlet.domain or outlet.host
    if setting != "bundled":
        return Server(setting)
    if zone := platform(domain):
        sold = zone in read_toml("rdap", "zones.toml")["centralnic"]
        words = f"who registers names under {zone} is not known to offer RDAP"
        return Server(f"{CENTRALNIC}/{zone}/") if sold else Server("", words)
    tld = domain.rsplit(".", 1)[-1]
    override = read_toml("rdap", "overrides.toml").get(tld)
    if override:
        return Server(override["url"], reviewed=True)
    url = servers().get(tld, "")
    return Server(url, "" if url else f"the registry of .{tld} is not known to offer RDAP")


async def collect(errand: Errand) -> SourceState:
    """Ask the registry, and the registrar that it refers to."""
    domain = errand.outlet.domain or errand.outlet.host
    chosen = server(errand.outlet, errand.settings.sources.rdap)
    what = f"registration of {domain}"
    if not chosen.url:
        errand.note(Source.RDAP, "RDAP", what, Outcome.NOT_ASKED, chosen.reason)
        return SourceState(Outcome.NOT_ASKED, chosen.reason)
    state, reading = await _ask(errand, f"{chosen.url.rstrip('/')}/domain/{domain}", what)
    if reading is not None and reading.found and reading.referral:
        registrar, _ = await _ask(errand, reading.referral, what)
        if registrar.outcome is not Outcome.ANSWERED:
            reason = f"the registrar did not answer ({registrar.reason or registrar.outcome.value})"
            return SourceState(state.outcome, reason)
    return state


async def _ask(
    errand: Errand, url: str, what: str
) -> tuple[SourceState, RegistrationReading | None]:
    with noted_if_cut_off(errand, Source.RDAP, host(url), what):
        visit = await errand.get(
            url, Purpose.RDAP, source=Source.RDAP, limits=SERVICE, accept=ACCEPT, service=True
        )
    outcome, reason = judged(visit.kept)
    reading = await errand.read(visit.kept)
    found = reading if isinstance(reading, RegistrationReading) else None
    if outcome in (Outcome.ANSWERED, Outcome.ABSENT):
        outcome, reason = _told(found)
    withheld = found is not None and "registrant" in found.hidden
    noted = Outcome.HIDDEN if withheld and outcome is Outcome.ANSWERED else outcome
    errand.note(Source.RDAP, host(url), what, noted, reason, (visit.kept.record.id,))
    return SourceState(outcome, reason), found


def _told(reading: RegistrationReading | None) -> tuple[Outcome, str]:
    if reading is None:
        return Outcome.FAILED, UNREADABLE
    if reading.found:
        return Outcome.ANSWERED, ""
    return Outcome.ABSENT, "the register says that it is not registered"
