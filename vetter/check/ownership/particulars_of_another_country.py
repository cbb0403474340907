"""Do its register numbers, the law of its terms and its telephone belong to another country than it claims?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from vetter import gazetteer
from vetter.check.claimed_place import NOWHERE, countries, named
from vetter.data import read_toml
from vetter.model import Answer, Claim, ClaimKind, Fact, clear, fired, not_applicable
from vetter.phrases import listing, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vetter.model import Dossier

NUMBER: Final = "a register number"
LAW: Final = "the law of its terms"
PHONE: Final = "a fixed line"
ALONE: Final = 0.6
"""A foreign register number tells more than the others do: those come with templates and services."""


class _Particular(Struct, frozen=True):
    what: str
    country: str
    fact: Fact[Claim]


def look(dossier: Dossier) -> Answer:
    """Fire on a register number of elsewhere, or on two other particulars, where none is of its own country."""
    places = countries(dossier)
    if not places:
        return not_applicable(NOWHERE)
    found = tuple(_particulars(dossier))
    if not found:
        return not_applicable("It gives no number, law or telephone that belongs to a country.")
    at_home = [one for one in found if one.country in places]
    cited = tuple(dict.fromkeys(c for one in at_home or found for c in one.fact.cited))[:6]
    if at_home:
        agreeing = listing(one.what for one in at_home)
        return clear(f"It says that it sits in {named(places)}, and so says {agreeing}.", cited)
    told = listing(
        f"{one.what} ({quoted(one.fact.value.value.rpartition(':')[2], 40)}) is of {named((one.country,))}"
        for one in found
    )
    because = f"It says that it sits in {named(places)}, but {told}."
    kinds = {one.what for one in found}
    if NUMBER not in kinds and len(kinds) < 2:
        return clear(because, cited)
    return fired(because, cited, 1.0 if len(kinds) > 1 else ALONE)


def _particulars(dossier: Dossier) -> Iterator[_Particular]:
    vague = read_toml("register-numbers.toml")["vague"]
    known = gazetteer.countries()
    for fact in dossier.claims(ClaimKind.REGISTER_NUMBER):
        scheme = fact.value.value.partition(":")[0]
        country, dot, _ = scheme.partition(".")
        if dot and country.upper() in known and scheme not in vague:
            yield _Particular(NUMBER, country.upper(), fact)
    for fact in dossier.claims(ClaimKind.JURISDICTION):
        if fact.value.value in known:
            yield _Particular(LAW, fact.value.value, fact)
    for fact in dossier.claims(ClaimKind.PHONE):
        if (country := _line(fact)) in known:
            yield _Particular(PHONE, country, fact)


def _line(fact: Fact[Claim]) -> str:
    """Return the country of a fixed line that is written with its country's code, or "".

    Mobile telephones travel, free numbers are everybody's, and a number without a code was taken for
    one of the country of the domain.
    """
    import phonenumbers

    number = fact.value.value
    written = re.sub(r"\(0\)|[^\d]", "", fact.value.sentence)
    if number.removeprefix("+") not in written:
        return ""
    try:
        parsed = phonenumbers.parse(number)
    except phonenumbers.NumberParseException:
        return ""
    fixed = phonenumbers.number_type(parsed) in (
        phonenumbers.PhoneNumberType.FIXED_LINE,
        phonenumbers.PhoneNumberType.FIXED_LINE_OR_MOBILE,
    )
    return (phonenumbers.region_code_for_number(parsed) or "") if fixed else ""
