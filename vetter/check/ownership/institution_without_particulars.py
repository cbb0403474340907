"""Does its name claim an institution, or it a body in law, of which nothing can be found on its pages?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vetter.check.looked import looked_at, too_little_read
from vetter.check.signed import says_body
from vetter.extract.editors import by_students, kept_back
from vetter.extract.fold import fold
from vetter.extract.institution import claims_institution
from vetter.model import Answer, ClaimKind, clear, fired, not_applicable, unknown
from vetter.phrases import quoted

if TYPE_CHECKING:
    from vetter.model import Dossier

PARTICULARS: Final = (
    ClaimKind.ADDRESS,
    ClaimKind.REGISTER_NUMBER,
    ClaimKind.LEGAL_NAME,
    ClaimKind.PUBLISHER,
    ClaimKind.OWNER,
)


def look(dossier: Dossier) -> Answer:
    """Fire where an institute, a foundation, an agency or whoever says that it is a body in law gives no address, no body, no number."""
    name = fold(dossier.outlet.name)
    told = None if claims_institution(name) else says_body(dossier)
    if not told and not claims_institution(name):
        return not_applicable(
            "By its name it is no institute, centre, foundation or news agency, and it does not call itself a body in law."
        )
    if reason := kept_back(dossier.read_pages()):
        return not_applicable(reason)
    if by_students(dossier.read_pages()):
        return not_applicable("It says that students make it: the institution is where they study.")
    given = [one for one in dossier.claims(*PARTICULARS) if fold(one.value.value) != name]
    if given:
        return clear(
            f"Of the body that it claims to be it gives {quoted(given[0].value.value, 120)}.",
            given[0].cited,
        )
    if reason := too_little_read(dossier):
        return unknown(reason)
    claim = (
        f"It says {quoted(told.excerpt, 160)}"
        if told
        else f"By its name ({quoted(dossier.outlet.name, 80)}) it is an institution"
    )
    return fired(
        f"{claim}, and yet none of the pages that were read gives an address, a body with its legal form, or a "
        "register number.",
        (*((told,) if told else ()), *looked_at(dossier)),
    )
