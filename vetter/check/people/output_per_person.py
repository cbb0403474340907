"""Does it publish more than the people that it shows could write?"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from vetter.check.cadence import appearances, by_changes
from vetter.check.copies import mostly_agencies, mostly_others
from vetter.check.looked import articles, written_in
from vetter.check.signed import somebody
from vetter.extract.agencies import names_agency
from vetter.extract.editors import withheld
from vetter.extract.names import nobody
from vetter.model import Answer, clear, fired, unknown
from vetter.phrases import count

if TYPE_CHECKING:
    from vetter.model import Dossier

FEWEST: Final = 40
SPELL: Final = timedelta(days=5)
BRIEF: Final = timedelta(hours=36)
FLOOD: Final = 3.0
"""Times as many as are too many: then a brief spell will do. Sitemaps of news hold two days, and feeds of machines less than one."""

TOO_MANY: Final = 5.0
"""Articles a day and person, every day, for days on end."""

NEWSROOM: Final = 20.0
"""Articles a day that take four people and more, where nobody at all is named."""

TOO_FEW: Final = "Too few dated articles could be listed to tell how much it publishes."
READ: Final = 5
"""Articles, of which at least one would be signed by somebody."""


def look(dossier: Dossier) -> Answer:
    """Fire above five articles a day for each person that is named anywhere; agencies aside.

    Where nobody is named, above twenty a day: that takes a newsroom, of which nobody is seen.
    """
    appeared = [one for one in appearances(dossier) if not names_agency(one.post.author)]
    own = [one.post for one in appeared]
    times = sorted(one.time for one in appeared)
    spell = times[-1] - times[0] if times else timedelta()
    if len(times) < FEWEST or spell < BRIEF:
        return unknown(TOO_FEW)
    unsigned = sum(not post.author.strip() for post in own)
    if unsigned * 2 > len(own) and mostly_agencies(dossier):
        return unknown(
            "Most of the articles that were read are of news agencies, and its lists do not say which others are."
        )
    days = spell / timedelta(days=1)
    told = f"It published {len(times):,} articles in {days:.0f} days and names"
    cited = tuple(dict.fromkeys(c for post in own for c in post.cited))[:5]
    spoken = written_in(dossier)
    signed = {post.author for post in own if post.author.strip()}
    names = {" ".join(name.casefold().split()) for name in signed if not nobody(name, *spoken)}
    names |= {" ".join(person.name.casefold().split()) for person in dossier.people}
    daily = len(times) / days
    if spell < SPELL and daily <= FLOOD * (TOO_MANY * len(names) or NEWSROOM):
        return unknown(TOO_FEW)
    if not names:
        told = f"{told} nobody: {daily:.1f} a day.{by_changes(dossier)}"
        if daily > NEWSROOM and _by_nobody(dossier):
            return fired(told, cited)
        return unknown(f"{told} How many write them is not known.")
    people = count(len(names), "person", "people")
    told = f"{told} {people}: {daily / len(names):.1f} a day each.{by_changes(dossier)}"
    return fired(told, cited) if daily / len(names) > TOO_MANY else clear(told, cited)


def _by_nobody(dossier: Dossier) -> bool:
    """Return whether enough was read, nobody signs it, and most of it names no other as its source.

    An aggregator names its sources, and whoever keeps names back may be many.
    """
    read = articles(dossier)
    if len(read) < READ or somebody(dossier) or withheld(dossier.read_pages()):
        return False
    return not mostly_others(dossier)
