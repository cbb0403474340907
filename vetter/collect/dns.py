"""What DNS says of the outlet's domain. Resolvers are asked, not the outlet's own servers."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final

from vetter.collect.errand import outcome_of
from vetter.collect.third_party import noted_if_cut_off, own_domain
from vetter.model import DnsReading, Outcome, Purpose, Source, SourceState

if TYPE_CHECKING:
    from vetter.collect.errand import Errand

AFTER: Final[frozenset[Source]] = frozenset()
TOUCHES_OUTLET: Final = False

Asked = tuple[str, str, Outcome, str]  # name, record type, how it ended, why


async def collect(errand: Errand) -> SourceState:
    """Ask for addresses, name servers, mail exchanges, the zone's contact and its texts, at once."""
    site = errand.outlet.host
    domain = own_domain(errand.outlet)
    questions = [(site, "A"), (site, "AAAA")]
    questions += [(domain, rdtype) for rdtype in ("NS", "MX", "SOA", "TXT")]
    questions.append((f"_dmarc.{domain}", "TXT"))
    answers = await asyncio.gather(*(_ask(errand, name, rdtype) for name, rdtype in questions))
    return _state(answers, site)


async def _ask(errand: Errand, name: str, rdtype: str) -> Asked:
    what = f"{rdtype} records of {name}"
    with noted_if_cut_off(errand, Source.DNS, "the name servers in use", what):
        kept = await errand.lookup(name, rdtype, source=Source.DNS, purpose=Purpose.DNS)
    outcome, reason = outcome_of(kept)
    reading = await errand.read(kept)
    if isinstance(reading, DnsReading):
        outcome = Outcome.ANSWERED if reading.values else Outcome.ABSENT
        reason = "" if reading.exists else "the name does not exist"
    elif outcome is Outcome.ANSWERED:
        outcome, reason = Outcome.FAILED, "the server could not answer"
    errand.note(Source.DNS, kept.record.whom, what, outcome, reason, (kept.record.id,))
    return name, rdtype, outcome, reason


def _state(answers: list[Asked], site: str) -> SourceState:
    told = [answer for answer in answers if answer[2] in (Outcome.ANSWERED, Outcome.ABSENT)]
    if not told:
        return SourceState(answers[0][2], answers[0][3])
    if any(name == site and reason for name, _, _, reason in told):
        return SourceState(Outcome.ABSENT, "the name does not exist")
    missing = sorted(
        {f"{rdtype} of {name}" for name, rdtype, *_ in answers}
        - {f"{rdtype} of {name}" for name, rdtype, *_ in told}
    )
    return SourceState(Outcome.ANSWERED, f"no answer about {', '.join(missing)}" if missing else "")
