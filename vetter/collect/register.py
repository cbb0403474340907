"""The register numbers that the outlet gives, asked of GLEIF's index of legal entities."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

from vetter.collect.site_pages import own_pages
from vetter.collect.third_party import OFF, ask_service
from vetter.extract.register_entries import registers
from vetter.model import ClaimKind, Outcome, Purpose, RegisterReading, Source, SourceState

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vetter.collect.errand import Errand
    from vetter.model import Reading

AFTER: Final = frozenset({Source.SITE})
TOUCHES_OUTLET: Final = False
MAX_NUMBERS: Final = 3
NONE_GIVEN: Final = "it gives no number that this register has"


async def collect(errand: Errand) -> SourceState:
    """Ask for each of the first few numbers."""
    base = errand.settings.sources.gleif.rstrip("/")
    numbers = list(dict.fromkeys(_numbers(errand)))[:MAX_NUMBERS]
    if not numbers:
        return SourceState(Outcome.NOT_ASKED, NONE_GIVEN)
    if not base:
        errand.note(Source.REGISTER, "GLEIF", "its register number", Outcome.NOT_ASKED, OFF)
        return SourceState(Outcome.NOT_ASKED, OFF)
    states = [await _ask(errand, base, number, country) for number, country in numbers]
    best = (Outcome.ANSWERED, Outcome.ABSENT)
    return next((s for wanted in best for s in states if s.outcome is wanted), states[0])


def _numbers(errand: Errand) -> Iterator[tuple[str, str]]:
    for page in own_pages(errand):
        for claim in page.claims:
            scheme, _, number = claim.value.partition(":")
            register = registers().get(scheme)
            if claim.kind is ClaimKind.REGISTER_NUMBER and register:
                yield register.written(number), register.country


async def _ask(errand: Errand, base: str, number: str, country: str) -> SourceState:
    filters = {
        "filter[entity.registeredAs]": number,
        "filter[entity.legalAddress.country]": country,
    }
    query = {**(filters if country else {"filter[lei]": number}), "page[size]": "5"}
    what = f"the company with the number {number}"
    state, reading = await ask_service(
        errand,
        Source.REGISTER,
        Purpose.REGISTER_ENTRY,
        f"{base}/api/v1/lei-records?{urlencode(query)}",
        what,
        empty=_is_empty,
        accept="application/vnd.api+json",
    )
    nothing = reading is not None and _is_empty(reading)
    return SourceState(Outcome.ABSENT) if nothing else state


def _is_empty(reading: Reading) -> bool:
    return isinstance(reading, RegisterReading) and not reading.entries
