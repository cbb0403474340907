"""The register and serial numbers that the outlet gives, asked of GLEIF's index of legal entities, else of Wikidata.

They are asked for while the site is still being read.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

from vetter.collect.site_pages import about_read, in_turn
from vetter.collect.third_party import OFF, ask_service
from vetter.collect.wikidata_ask import ask_wikidata, statements
from vetter.extract.register_entries import registers
from vetter.model import (
    ClaimKind,
    Outcome,
    Purpose,
    RegisterReading,
    Source,
    SourceState,
    WikidataSearchReading,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from vetter.collect.errand import Errand
    from vetter.extract.register_entries import Register
    from vetter.model import Reading

AFTER: Final[frozenset[Source]] = frozenset()
TOUCHES_OUTLET: Final = False
MAX_NUMBERS: Final = 3  # of companies
MAX_SERIALS: Final = 2  # in print and online
MAX_ITEMS: Final = 2  # of one number
NONE_GIVEN: Final = "it gives no number that this register has"


async def collect(errand: Errand) -> SourceState:
    """Ask the index for each of the first few numbers as soon as a page was read that gives it.

    Wikidata is asked for all that the index does not have in one question: once the pages about the outlet were
    read, and again if others give more.
    """
    states: list[SourceState] = []
    given: set[str] = set()
    left: dict[str, Register] = {}
    while True:
        known = _numbers(errand)
        number = next((one for one in known if one not in given), "")
        if number:
            given.add(number)
            if not await _of_index(errand, number, known[number], states):
                left[number] = known[number]
        elif left and about_read(errand):
            states += await _of_wikidata(errand, left)
            left.clear()
        elif errand.ended(Source.SITE):
            break
        else:
            await errand.stirred()
    if not states:
        return SourceState(Outcome.NOT_ASKED, NONE_GIVEN)
    best = (Outcome.ANSWERED, Outcome.ABSENT)
    return next((s for wanted in best for s in states if s.outcome is wanted), states[0])


def _numbers(errand: Errand) -> dict[str, Register]:
    """Return the first few numbers as the index writes them; those of companies come first."""
    claims = [claim for page in in_turn(errand) for claim in page.claims]
    companies = [c.value for c in claims if c.kind is ClaimKind.REGISTER_NUMBER]
    serials = [f"issn:{c.value}" for c in claims if c.kind is ClaimKind.ISSN]
    return _first(companies, MAX_NUMBERS) | _first(serials, MAX_SERIALS)


def _first(given: Iterable[str], most: int) -> dict[str, Register]:
    parted = (value.partition(":") for value in given)
    known = ((registers().get(scheme), number) for scheme, _, number in parted)
    every = {register.written(number): register for register, number in known if register}
    return dict(islice(every.items(), most))


async def _of_index(
    errand: Errand, number: str, register: Register, states: list[SourceState]
) -> bool:
    """Return whether nobody else is to be asked for a number: the index has it, or it stands nowhere else.

    How asking went is added to ``states``.
    """
    if not register.indexed:
        return False
    states.append(await _in_index(errand, number, register))
    return not register.wikidata or states[-1].outcome is Outcome.ANSWERED


async def _of_wikidata(errand: Errand, numbers: Mapping[str, Register]) -> list[SourceState]:
    """Return how asking for numbers went, if that says more of them than the index did."""
    state = await _in_wikidata(errand, numbers)
    alone = any(not register.indexed for register in numbers.values())
    return [state] if alone or state.outcome is Outcome.ANSWERED else []


async def _in_index(errand: Errand, number: str, register: Register) -> SourceState:
    base = errand.settings.sources.gleif.rstrip("/")
    if not base:
        errand.note(Source.REGISTER, "GLEIF", "its register number", Outcome.NOT_ASKED, OFF)
        return SourceState(Outcome.NOT_ASKED, OFF)
    filters = {
        "filter[entity.registeredAs]": number,
        "filter[entity.legalAddress.country]": register.country,
    }
    query = {**(filters if register.country else {"filter[lei]": number}), "page[size]": "5"}
    state, reading = await ask_service(
        errand,
        Source.REGISTER,
        Purpose.REGISTER_ENTRY,
        f"{base}/api/v1/lei-records?{urlencode(query)}",
        f"the company with the number {number}",
        empty=_is_empty,
        accept="application/vnd.api+json",
    )
    return SourceState(Outcome.ABSENT) if reading is not None and _is_empty(reading) else state


async def _in_wikidata(errand: Errand, numbers: Mapping[str, Register]) -> SourceState:
    what = f"items with the number {' or '.join(numbers)}"
    if not errand.settings.sources.wikidata:
        errand.note(Source.REGISTER, "Wikidata", what, Outcome.NOT_ASKED, OFF)
        return SourceState(Outcome.NOT_ASKED, OFF)
    wanted = statements((register.wikidata, number) for number, register in numbers.items())
    limit = str(MAX_ITEMS * len(numbers))
    search = {"action": "query", "list": "search", "srlimit": limit, "srsearch": wanted}
    purpose = Purpose.REGISTER_SEARCH
    state, found = await ask_wikidata(errand, search, purpose, what, Source.REGISTER)
    if not isinstance(found, WikidataSearchReading):
        return state
    if not found.items:
        return SourceState(Outcome.ABSENT)
    ids = "|".join(row[0] for row in found.items)
    items = {"action": "wbgetentities", "ids": ids, "props": "labels|aliases|claims"}
    return (await ask_wikidata(errand, items, Purpose.REGISTER_ITEMS, what, Source.REGISTER))[0]


def _is_empty(reading: Reading) -> bool:
    return isinstance(reading, RegisterReading) and not reading.entries
