"""Does it name the people who edit it?"""

from __future__ import annotations

from vetter.check.looked import absent
from vetter.model import Answer, Citation, Dossier, PageKind, fired
from vetter.phrases import count


def look(dossier: Dossier) -> Answer:
    """Fire on people with a role, or on people named on a page about the staff."""
    with_roles = [person for person in dossier.people if any(person.roles)]
    if with_roles:
        cited = tuple(person.cited[0] for person in with_roles if person.cited)[:5]
        if cited:
            return fired(
                f"It names {count(len(with_roles), 'person', 'people')} with a role.", cited
            )
    for page in dossier.read_pages(PageKind.TEAM, PageKind.IMPRINT, PageKind.ABOUT):
        if page.people:
            number = count(len(page.people), "person", "people")
            return fired(f"It names {number} on a page about itself.", (Citation(page.record),))
    return absent(dossier, "None of the pages that were read names an editor.")
