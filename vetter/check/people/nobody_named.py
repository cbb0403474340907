"""Is there not one human being who signs or answers for it?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vetter.check.coverage_of_place import town_of_name
from vetter.check.looked import articles, languages, looked_at, too_little_read
from vetter.check.patterns import patterned
from vetter.check.signed import lone_guest, own_staff, says_body, somebody
from vetter.check.taken import taken
from vetter.extract.editors import kept_back, signs_as_one
from vetter.extract.fold import fold
from vetter.extract.institution import claims_institution
from vetter.model import Answer, Citation, ClaimKind, clear, fired, not_applicable, unknown
from vetter.phrases import count, quoted, share

if TYPE_CHECKING:
    from vetter.model import Dossier

FEWEST: Final = 5
"""Articles, of which at least one would be signed by somebody."""

BODY: Final = (
    ClaimKind.ADDRESS,
    ClaimKind.REGISTER_NUMBER,
    ClaimKind.LEGAL_NAME,
    ClaimKind.PUBLISHER,
    ClaimKind.OWNER,
)
PRESENT: Final = (*BODY, ClaimKind.PHONE, ClaimKind.EMAIL)
SILENT: Final = 0.5
"""As sure where it does not boast of people of its own, and the work is its own: so are outlets in danger."""

AS_ONE: Final = 0.3
"""As sure where it tells openly, too, that it signs as one: easily said, but nobody is pretended."""


def look(dossier: Dossier) -> Answer:
    """Fire where enough was read and nobody is named, neither about the outlet nor under an article.

    It is surer where it boasts of experts, offices or a network of correspondents, of whom nobody is named, where by its
    name or words it is an institution or a body in law, of which nothing is given, where it is a town's by its name and
    cannot be reached at all, and where its articles are others' or look like a machine's: whoever keeps names
    back for safety has work to show. Among articles of others or of a machine, one name under one of many is nobody's who
    would answer for it.
    """
    if reason := kept_back(dossier.read_pages()):
        return not_applicable(reason)
    named = somebody(dossier)
    guest = named and lone_guest(dossier) and bool(_not_its_work(dossier))
    if named and not guest:
        return clear("Somebody signs its articles or is named as answering for it.")
    if reason := too_little_read(dossier):
        return unknown(reason)
    read = articles(dossier)
    if len(read) < FEWEST:
        return unknown("Too few articles could be read to tell whether anybody signs.")
    if any(page.language not in languages() for page in read):
        return unknown(
            "The articles are in a language in which vetter does not know how they are signed."
        )
    told = (
        "The pages about it name nobody who makes it, and "
        f"{_unsigned(len(read), guest=guest)}: at most its own name or that of a desk stands there."
    )
    cited = (*looked_at(dossier), *(Citation(page.record) for page in read[:3]))
    if claim := own_staff(dossier):
        return fired(
            f"{told} Yet it says: {quoted(claim.excerpt, 160)}.",
            tuple(dict.fromkeys((claim, *cited))),
        )
    if work := _not_its_work(dossier) or _institution(dossier) or _of_a_town(dossier):
        return fired(f"{told} {work}", cited)
    as_one = signs_as_one(dossier.read_pages())
    told = f"{told} It says that it signs as one." if as_one else told
    return fired(told, cited, AS_ONE if as_one else SILENT)


def _unsigned(read: int, *, guest: bool) -> str:
    articles_read = f"{count(read, 'article')} that were read"
    if guest:
        return f"under one of the {articles_read} stands a name, of whom nothing more is said; no human being is seen to sign the others"
    return f"no human being is seen to sign any of the {articles_read}"


def _not_its_work(dossier: Dossier) -> str:
    """Return in a sentence that its articles are others' or look like a machine's, or ""."""
    if (others := taken(dossier)) and others.many:
        part = share(len(others.articles), others.sample)
        return f"And {part} of those that were looked for stood elsewhere before."
    if (made := patterned(dossier)) and made.most:
        return f"And {share(len(made.made), made.read)} look like one text with other numbers and names filled in."
    return ""


def _of_a_town(dossier: Dossier) -> str:
    """Return in a sentence that it bears a town in its name, and gives nothing by which it can be reached there, or "".

    Who writes for neighbours is met by them: of a town's paper somebody is known, a door, a number or a letter box.
    """
    town = town_of_name(dossier)
    name = fold(dossier.outlet.name)
    given = (fact for fact in dossier.claims(*PRESENT) if fold(fact.value.value) != name)
    if town is None or next(given, None):
        return ""
    return f"Yet it bears {town.name} in its name, and gives neither a street nor a telephone nor a mail address."


def _institution(dossier: Dossier) -> str:
    """Return in a sentence that it claims to be an institution or a body in law, or ""; one that gives its body answers for itself."""
    name = fold(dossier.outlet.name)
    if any(fold(fact.value.value) != name for fact in dossier.claims(*BODY)):
        return ""
    if claims_institution(name):
        return f"Yet by its name ({quoted(dossier.outlet.name, 80)}) it is an institution, and these are made of people."
    if told := says_body(dossier):
        return f"Yet it says {quoted(told.excerpt, 160)}, and such bodies are made of people."
    return ""
