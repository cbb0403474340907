"""The certificate that the outlet's site shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vetter.collect.errand import outcome_of
from vetter.collect.third_party import noted_if_cut_off
from vetter.model import CertificateReading, Outcome, Purpose, Source, SourceState

if TYPE_CHECKING:
    from vetter.collect.errand import Errand

AFTER: Final[frozenset[Source]] = frozenset()
TOUCHES_OUTLET: Final = True
WHAT: Final = "certificate of the site"


async def collect(errand: Errand) -> SourceState:
    """Connect to port 443 and look at the certificate; one that is not valid is looked at as well."""
    site = errand.outlet.host
    with noted_if_cut_off(errand, Source.TLS, site, WHAT):
        kept = await errand.certificate(site, source=Source.TLS, purpose=Purpose.CERTIFICATE)
    outcome, reason = outcome_of(kept)
    reading = await errand.read(kept)
    if isinstance(reading, CertificateReading):
        problem = reading.certificate.problem
        outcome, reason = Outcome.ANSWERED, f"not valid: {problem}" if problem else ""
    elif outcome is Outcome.ANSWERED:
        outcome, reason = Outcome.FAILED, "what it shows is no certificate"
    errand.note(Source.TLS, site, WHAT, outcome, reason, (kept.record.id,))
    return SourceState(outcome, reason)
