"""Certificate transparency, by way of crt.sh: which certificates were ever issued for the domain."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

from vetter.collect.third_party import OFF, UNREADABLE, host, judged, noted_if_cut_off, own_domain
from vetter.model import CertificateLogReading, Outcome, Purpose, Source, SourceState
from vetter.net import SERVICE

if TYPE_CHECKING:
    from vetter.collect.errand import Errand

AFTER: Final[frozenset[Source]] = frozenset()
TOUCHES_OUTLET: Final = False


async def collect(errand: Errand) -> SourceState:
    """Search the logs for certificates that name the domain."""
    base = errand.settings.sources.certificates.rstrip("/")
    domain = own_domain(errand.outlet)
    what = f"certificates issued for {domain}"
    if not base:
        errand.note(Source.CERTIFICATES, "certificate logs", what, Outcome.NOT_ASKED, OFF)
        return SourceState(Outcome.NOT_ASKED, OFF)
    with noted_if_cut_off(errand, Source.CERTIFICATES, host(base), what):
        visit = await errand.get(
            f"{base}/?{urlencode({'q': domain, 'output': 'json'})}",
            Purpose.CERTIFICATE_LOG,
            source=Source.CERTIFICATES,
            limits=SERVICE,
            accept="application/json",
            service=True,
        )
    outcome, reason = judged(visit.kept)
    reading = await errand.read(visit.kept)
    if isinstance(reading, CertificateLogReading):
        outcome = Outcome.ANSWERED if reading.entries else Outcome.ABSENT
        reason = "" if reading.entries else "the logs hold no certificate"
    elif outcome in (Outcome.ANSWERED, Outcome.ABSENT):
        outcome, reason = Outcome.FAILED, UNREADABLE
    errand.note(Source.CERTIFICATES, host(base), what, outcome, reason, (visit.kept.record.id,))
    return SourceState(outcome, reason)
