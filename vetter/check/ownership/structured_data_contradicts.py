"""Does what the page tells machines contradict what it tells people?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vetter.model import Answer, ClaimKind, clear, fired, not_applicable
from vetter.phrases import quoted

if TYPE_CHECKING:
    from vetter.model import Claim, Dossier, Fact

MACHINE: Final = frozenset({"json-ld", "meta"})
NAMES: Final = {
    ClaimKind.FOUNDED: "the year of its founding",
    ClaimKind.COUNTRY: "the country it sits in",
    ClaimKind.LEGAL_NAME: "its legal name",
    ClaimKind.OWNER: "its owner",
}
SLACK: Final = 1
UNLIKE: Final = 50.0


def look(dossier: Dossier) -> Answer:
    """Fire where the two name different years, countries, legal names or owners."""
    compared = 0
    for kind, name in NAMES.items():
        facts = dossier.claims(kind)
        machine = [fact for fact in facts if fact.value.route in MACHINE]
        people = [fact for fact in facts if fact.value.route == "text"]
        if not machine or not people:
            continue
        compared += 1
        if not any(_agree(kind, one, other) for one in machine for other in people):
            return fired(
                f"For {name} the page tells people {quoted(people[0].value.value)} and machines "
                f"{quoted(machine[0].value.value)}.",
                (*people[0].cited, *machine[0].cited),
            )
    if not compared:
        return not_applicable("It says nothing to machines that it also says to people.")
    return clear("What the pages tell machines agrees with what they tell people.")


def _agree(kind: ClaimKind, one: Fact[Claim], other: Fact[Claim]) -> bool:
    first, second = one.value.value.strip(), other.value.value.strip()
    if kind is ClaimKind.FOUNDED and first[:4].isdigit() and second[:4].isdigit():
        return abs(int(first[:4]) - int(second[:4])) <= SLACK
    if kind is ClaimKind.COUNTRY:
        return first.casefold() == second.casefold()
    from rapidfuzz.fuzz import token_set_ratio

    return token_set_ratio(first[:200].casefold(), second[:200].casefold()) >= UNLIKE
