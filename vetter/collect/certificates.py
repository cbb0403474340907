"""Certificate transparency, by way of crt.sh: which certificates were ever issued for the domain."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

from vetter.collect.third_party import OFF, ask_service, own_domain
from vetter.model import CertificateLogReading, Outcome, Purpose, Source, SourceState

if TYPE_CHECKING:
    from vetter.collect.errand import Errand
    from vetter.model import Reading

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
    url = f"{base}/?{urlencode({'q': domain, 'output': 'json'})}"
    state, reading = await ask_service(
        errand, Source.CERTIFICATES, Purpose.CERTIFICATE_LOG, url, what, empty=_is_empty
    )
    nothing = reading is not None and _is_empty(reading)
    return SourceState(Outcome.ABSENT, "the logs hold no certificate") if nothing else state


def _is_empty(reading: Reading) -> bool:
    return isinstance(reading, CertificateLogReading) and not reading.entries
