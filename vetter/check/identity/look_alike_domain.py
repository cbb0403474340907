"""Does its domain look like that of a genuine outlet?"""

from __future__ import annotations

from vetter.check.nobody_there import mistyped
from vetter.check.standing_of import vouched
from vetter.domains import same_site
from vetter.model import Answer, Dossier, clear, fired, unknown


def look(dossier: Dossier) -> Answer:
    """Fire on a likeness, unless something older than it vouches for the outlet itself."""
    if not dossier.imitations:
        return clear("The domain looks like that of no genuine outlet that vetter knows.")
    likest = max(dossier.imitations, key=lambda entry: entry.sureness)
    likeness = f"{dossier.outlet.host} looks like {likest.domain} of {likest.brand}: {likest.how}"
    if nobody := mistyped(dossier):
        return unknown(f"{likeness}. {nobody}")
    if reasons := vouched(dossier):
        return clear(f"{likeness}. But it stands on its own feet: {reasons}.", likest.cited)
    if any(same_site(hop.end, likest.domain) for hop in dossier.redirects):
        return unknown(
            f"{likeness}, and it leads to {likest.domain} itself. Genuine outlets register such names "
            "to protect theirs; operations did the same to look genuine. It cannot be told apart here."
        )
    innocent = f" It may be innocent: {likest.innocent}." if likest.innocent else ""
    return fired(f"{likeness}.{innocent}", likest.cited, likest.sureness)
