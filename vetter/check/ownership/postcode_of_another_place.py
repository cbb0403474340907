"""Does the postcode of its address belong to another state than the address names?"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct

from vetter.check.claimed_place import countries
from vetter.data import read_toml
from vetter.model import Answer, ClaimKind, clear, fired, not_applicable
from vetter.phrases import quoted
from vetter.typed import shaped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vetter.model import Dossier


class Codes(Struct, frozen=True, forbid_unknown_fields=True):
    """How a country writes a state before a postcode, with which beginnings of codes, and under which name."""

    pattern: str
    states: dict[str, tuple[str, ...]]
    names: dict[str, str]

    def fits(self, state: str, beginning: str) -> bool:
        """Return whether codes of a state begin like this; ranges are written ``350-369``."""
        ranges = (part.partition("-") for part in self.states[state])
        return any(low <= beginning <= (high or low) for low, _, high in ranges)


@cache
def _countries() -> dict[str, tuple[re.Pattern[str], Codes]]:
    every = shaped(read_toml("postcodes.toml"), dict[str, Codes])
    return {country: (re.compile(codes.pattern), codes) for country, codes in every.items()}


def look(dossier: Dossier) -> Answer:
    """Fire where no address that it gives fits, and one has a code of another state."""
    places = countries(dossier)
    known = _countries().get(places[0]) if len(places) == 1 else None
    if known is None:
        return not_applicable(
            "It does not say that it sits in a country whose postcodes vetter knows."
        )
    odd = []
    for fact in dossier.claims(ClaimKind.ADDRESS):
        verdicts = list(_verdicts(fact.value.value, *known))
        if any(verdicts):
            return clear(
                f"The postcode of {quoted(fact.value.value)} belongs to the state that is named.",
                fact.cited,
            )
        odd += [fact] if verdicts else []
    if not odd:
        return not_applicable("It gives no address in which a state stands before a postcode.")
    return fired(
        f"In the address that it gives, {quoted(odd[0].value.value)}, the postcode belongs to another state.",
        odd[0].cited,
    )


def _shortened(address: str, names: dict[str, str]) -> str:
    """Return an address with the names of states as the letters that stand for them, where a code follows."""
    whole = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    return re.sub(rf"\b({whole})(?=,? [A-Z\d]*\d)", lambda found: names[found[1]], address)


def _verdicts(address: str, pattern: re.Pattern[str], codes: Codes) -> Iterator[bool]:
    """Yield for each state with a postcode whether they fit."""
    for state, beginning in pattern.findall(_shortened(address, codes.names)):
        if state in codes.states:
            yield codes.fits(state, beginning)
