"""Does it leave out what the country that it claims makes every publisher say?"""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from vetter.check.looked import looked_at, too_little_read
from vetter.data import read_toml
from vetter.extract.editors import withheld
from vetter.model import Answer, ClaimKind, clear, fired, not_applicable, unknown
from vetter.phrases import day, listing
from vetter.typed import shaped

if TYPE_CHECKING:
    from vetter.model import Dossier


PART: Final = 0.4  # as sure where a part of it is there


class Duty(Struct, frozen=True, forbid_unknown_fields=True):
    """What one country asks of a publisher's site ``since`` a day: each of ``must`` is met by any claim of a row.

    ``obeyed`` is how sure a breach is of the sign that it would be of a law which nearly everybody obeys.
    """

    country: str
    law: str
    since: date
    source: str
    must: tuple[tuple[ClaimKind, ...], ...]
    obeyed: float = 1.0


@cache
def _duties() -> dict[str, tuple[Duty, ...]]:
    return shaped(read_toml("disclosure.toml"), dict[str, tuple[Duty, ...]])


def look(dossier: Dossier) -> Answer:
    """Fire where none of what the law asks for is there; hold it only to its own country's law."""
    countries = dossier.claims(ClaimKind.COUNTRY)
    codes = {fact.value.value.upper() for fact in countries}
    if len(codes) != 1:
        said = "does not say" if not codes else "names more than one country when it says"
        return not_applicable(
            f"It {said} where it sits, so no country's duties can be held against it."
        )
    duties = _duties().get(codes.pop(), ())
    in_force = [duty for duty in duties if duty.since <= dossier.as_of.date()]
    if duties and not in_force:
        return not_applicable(
            f"{duties[0].law} applies in {duties[0].country} since {day(duties[0].since)}, and the look is of before that."
        )
    if not duties:
        return not_applicable(
            "The country that it names asks for no such disclosure that vetter knows."
        )
    duty = max(in_force, key=lambda one: one.since)
    met = [kinds for kinds in duty.must if dossier.claims(*kinds)]
    if len(met) == len(duty.must):
        return clear(
            f"It says what has to be said under {duty.law}.", dossier.claims(*met[0])[0].cited
        )
    if reason := withheld(dossier.read_pages()):
        return not_applicable(f"{reason} A disclosure would name them.")
    if reason := too_little_read(dossier):
        return unknown(reason)
    left = listing(kinds[0].value.replace("-", " ") for kinds in duty.must if kinds not in met)
    return fired(
        f"It says that it sits in {duty.country}, where a disclosure is due under {duty.law}, and on the "
        f"pages that were read this was not found: {left}.",
        (*countries[0].cited, *looked_at(dossier)),
        duty.obeyed * (PART if met else 1.0),
    )
