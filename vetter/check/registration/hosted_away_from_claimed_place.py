"""Is it hosted by a company of another country than it claims?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vetter import gazetteer
from vetter.check.claimed_place import NOWHERE, countries, named
from vetter.check.hosters import WORLDWIDE, country_of
from vetter.check.hosting import of_the_platform
from vetter.check.looked import written_in
from vetter.domains import same_site
from vetter.model import Answer, clear, fired, not_applicable, unknown
from vetter.phrases import listing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vetter.model import Dossier


def look(dossier: Dossier) -> Answer:
    """Fire where the name servers are a company's that serves customers at home, and that is elsewhere."""
    if reason := of_the_platform(dossier.outlet):
        return not_applicable(reason)
    places = countries(dossier)
    if not places:
        return not_applicable(NOWHERE)
    facts = (dossier.dns.nameservers if dossier.dns else None) or ()
    foreign = [fact for fact in facts if not same_site(fact.value, dossier.outlet.host)]
    if not foreign:
        return unknown("Its name servers are its own, or are not known.")
    hosts = {country_of(fact.value) for fact in foreign}
    shown = listing(fact.value for fact in foreign)
    if WORLDWIDE in hosts:
        return not_applicable(
            f"Its name servers ({shown}) are a company's that serves the whole world."
        )
    if "" in hosts:
        return unknown(f"In which country the company sits that runs {shown} is not known.")
    cited = tuple(citation for fact in foreign for citation in fact.cited)[:6]
    there = sorted(hosts)
    if set(there) & set(places) or _speaks_as_they_do(dossier, places, there):
        return clear(f"Its name servers ({shown}) are run from {named(tuple(there))}.", cited)
    return fired(
        f"It says that it sits in {named(places)}, and its name servers ({shown}) are a company's in "
        f"{named(tuple(there))} that serves customers at home.",
        cited,
    )


def _speaks_as_they_do(dossier: Dossier, places: Sequence[str], there: Sequence[str]) -> bool:
    """Return whether the outlet, or its country, has the language of those who host it.

    Neighbours share hosters with whom they share a language, and newsrooms in exile keep theirs.
    """
    every = gazetteer.countries()
    own = {language for code in places for language in every[code].languages[:1]}
    own |= written_in(dossier)
    return any(every[code].languages[:1] and every[code].languages[0] in own for code in there)
