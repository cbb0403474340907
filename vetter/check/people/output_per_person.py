"""Does it publish more than the people that it shows could write?"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from vetter.check.cadence import appearances, by_changes
from vetter.check.copies import mostly_agencies
from vetter.extract.agencies import names_agency
from vetter.model import Answer, clear, fired, unknown
from vetter.phrases import count

if TYPE_CHECKING:
    from vetter.model import Dossier

FEWEST: Final = 40
SPELL: Final = timedelta(days=5)
TOO_MANY: Final = 5.0
"""Articles a day and person, every day, for days on end."""


def look(dossier: Dossier) -> Answer:
    """Fire above five articles a day for each person that is named anywhere; agencies aside."""
    appeared = [one for one in appearances(dossier) if not names_agency(one.post.author)]
    own = [one.post for one in appeared]
    times = sorted(one.time for one in appeared)
    if len(times) < FEWEST or times[-1] - times[0] < SPELL:
        return unknown("Too few dated articles could be listed to tell how much it publishes.")
    unsigned = sum(not post.author.strip() for post in own)
    if unsigned * 2 > len(own) and mostly_agencies(dossier):
        return unknown(
            "Most of the articles that were read are of news agencies, and its lists do not say which others are."
        )
    names = {" ".join(post.author.casefold().split()) for post in own if post.author.strip()}
    names |= {" ".join(person.name.casefold().split()) for person in dossier.people}
    if not names:
        return unknown("It names nobody, so its output cannot be held against people.")
    days = (times[-1] - times[0]) / timedelta(days=1)
    daily = len(times) / days / len(names)
    people = count(len(names), "person", "people")
    told = f"It published {len(times):,} articles in {days:.0f} days and names {people}: {daily:.1f} a day each.{by_changes(dossier)}"
    cited = tuple(dict.fromkeys(c for post in own for c in post.cited))[:5]
    return fired(told, cited) if daily > TOO_MANY else clear(told, cited)
