"""The registration by WHOIS on port 43, where there is no RDAP or it did not help."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vetter.collect.errand import outcome_of
from vetter.collect.rdap import server as rdap_server
from vetter.collect.third_party import OFF, UNREADABLE, noted_if_cut_off
from vetter.data import read_toml
from vetter.domains import hosted_on, platform
from vetter.extract.whois import IANA, decoded, referral
from vetter.model import Outcome, Purpose, RegistrationReading, Source, SourceState, TroubleKind

if TYPE_CHECKING:
    from vetter.collect.errand import Errand
    from vetter.model import Kept
    from vetter.settings import Network

AFTER: Final = frozenset({Source.RDAP})
TOUCHES_OUTLET: Final = False
CENTRALNIC: Final = "whois.centralnic.com"

_referrals: dict[tuple[Network, str], str] = {}  # what IANA said in this run, which may be a batch


async def collect(errand: Errand) -> SourceState:
    """Ask the registry's WHOIS server, and the registrar's that it refers to."""
    domain = errand.outlet.domain or errand.outlet.host
    what = f"registration of {domain}"
    reason = _why_not(errand, domain)
    server = "" if reason else await _server(errand, domain)
    if not server:
        reason = reason or f"no WHOIS server is known for .{_tld(domain)}"
        errand.note(Source.WHOIS, "WHOIS", what, Outcome.NOT_ASKED, reason)
        return SourceState(Outcome.NOT_ASKED, reason)
    state, reading = await _ask(errand, server, domain, what)
    if reading is not None and reading.found and reading.referral not in ("", server):
        registrar, _ = await _ask(errand, reading.referral, domain, what)
        if registrar.outcome is not Outcome.ANSWERED:
            words = registrar.reason or registrar.outcome.value
            return SourceState(state.outcome, f"the registrar did not answer ({words})")
    return state


def _tld(domain: str) -> str:
    return domain.rsplit(".", 1)[-1]


def _why_not(errand: Errand, domain: str) -> str:
    """Return why WHOIS is not asked at all, or "" if it is."""
    setting = errand.settings.sources.whois
    if not setting:
        return OFF
    rdap = errand.state(Source.RDAP)
    if rdap.outcome is Outcome.ANSWERED:
        return "not needed: RDAP answered"
    place = rdap_server(errand.outlet)
    if rdap.outcome is Outcome.ABSENT and not place.reviewed:
        return "not needed: RDAP says that it is not registered"
    if (hosted_on(errand.outlet.host) or platform(domain)) and not place.url:
        return place.reason
    closed = read_toml("whois", "servers.toml")["closed"].get(_tld(domain), "")
    if closed and setting == "bundled":
        return f"the registry of .{_tld(domain)} answers nobody on port 43; {closed}"
    return ""


async def _server(errand: Errand, domain: str) -> str:
    """Return the registry's server: the one in the settings, IANA's word, or the bundled list's."""
    setting = errand.settings.sources.whois
    if setting != "bundled":
        return setting
    if platform(domain):
        return CENTRALNIC
    tld = _tld(domain)
    key = (errand.settings.network, tld)
    if key not in _referrals:
        said = await _iana(errand, tld)
        if not said:
            return str(read_toml("whois", "servers.toml")["servers"].get(tld, ""))
        _referrals[key] = said
    return _referrals[key]


async def _iana(errand: Errand, tld: str) -> str:
    what = f"WHOIS server of .{tld}"
    with noted_if_cut_off(errand, Source.WHOIS, IANA, what):
        kept = await errand.whois(IANA, tld, source=Source.WHOIS, purpose=Purpose.WHOIS)
    outcome, reason = _outcome(kept)
    said = referral(decoded(kept)) if outcome is Outcome.ANSWERED else ""
    if outcome is Outcome.ANSWERED and not said:
        outcome, reason = Outcome.ABSENT, f"it names no WHOIS server for .{tld}"
    errand.note(Source.WHOIS, IANA, what, outcome, reason, (kept.record.id,))
    return said


async def _ask(
    errand: Errand, server: str, domain: str, what: str
) -> tuple[SourceState, RegistrationReading | None]:
    pattern = read_toml("whois", "servers.toml")["queries"].get(server, "{domain}")
    query = pattern.replace("{domain}", domain)
    with noted_if_cut_off(errand, Source.WHOIS, server, what):
        kept = await errand.whois(server, query, source=Source.WHOIS, purpose=Purpose.WHOIS)
    outcome, reason = _outcome(kept)
    reading = await errand.read(kept)
    found = reading if isinstance(reading, RegistrationReading) else None
    if outcome is Outcome.ANSWERED:
        outcome, reason = _told(found, errand.unread.get(kept.record.id, ""))
    withheld = found is not None and "registrant" in found.hidden
    noted = Outcome.HIDDEN if withheld and outcome is Outcome.ANSWERED else outcome
    errand.note(Source.WHOIS, server, what, noted, reason, (kept.record.id,))
    return SourceState(outcome, reason), found


def _outcome(kept: Kept) -> tuple[Outcome, str]:
    """Return the outcome of one question; a server that does not exist says nothing of the domain."""
    trouble = kept.record.trouble
    if trouble is not None and trouble.kind is TroubleKind.NO_SUCH_NAME:
        return Outcome.FAILED, trouble.message
    if trouble is None and not kept.record.size:
        return Outcome.FAILED, "it closed the connection without a word"
    return outcome_of(kept)


def _told(reading: RegistrationReading | None, unread: str) -> tuple[Outcome, str]:
    if reading is None:
        return Outcome.FAILED, f"{UNREADABLE} ({unread})" if unread else UNREADABLE
    if reading.found:
        return Outcome.ANSWERED, ""
    if reading.limited:
        return Outcome.LIMITED, "it says that it was asked too often"
    if reading.refused:
        return Outcome.BLOCKED, "it says that it does not answer us"
    said = "reserved, and nobody's" if "reserved" in reading.statuses else "not registered"
    return Outcome.ABSENT, f"the register says that it is {said}"
