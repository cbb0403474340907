"""Does it say where its money comes from?"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from vetter.check.looked import absent
from vetter.data import read_toml
from vetter.extract.fold import fold
from vetter.extract.vocabulary import folded, spoken
from vetter.extract.wording import wording
from vetter.model import Answer, Citation, ClaimKind, Dossier, PageKind, fired
from vetter.phrases import quoted

if TYPE_CHECKING:
    from vetter.model import Page

FEWEST: Final = 3
"""Words of a statement."""

_MUCH: Final = 20_000  # characters of a page that are looked at
_SPACELESS: Final = "\u2e80"  # from here on scripts put no spaces between words


def look(dossier: Dossier) -> Answer:
    """Fire on a statement about its money, a state's included, or on a page for it."""
    every = dossier.claims(ClaimKind.FUNDING, ClaimKind.STATE_FUNDED)
    said = [fact for fact in every if _tells(fact.value.sentence)]
    if said:
        return fired(f"It says of its money: {quoted(said[0].value.sentence, 160)}", said[0].cited)
    for page in dossier.read_pages(PageKind.FUNDING):
        if _only_signs_up(page):
            continue
        return fired(f"It has a page about its money: {page.url}", (Citation(page.record),))
    return absent(dossier, "None of the pages that were read says where its money comes from.")


def _only_signs_up(page: Page) -> bool:
    """Return whether one leaves an address for a newsletter there, and no money is spoken of."""
    text = page.text[:_MUCH]
    plain = fold(text)
    given = (word for one in spoken(page.language) for word in folded(one.revenue.donations))
    if _marks().search(text) or any(word in plain for word in given):
        return False
    return bool(_letters().search(plain))


@cache
def _letters() -> re.Pattern[str]:
    return wording(read_toml("sign-ups.toml")["words"])


@cache
def _marks() -> re.Pattern[str]:
    """Return the marks of all currencies, next to a figure."""
    every = {
        mark for marks in read_toml("currencies.toml")["currencies"].values() for mark in marks
    }
    either = "|".join(re.escape(mark) for mark in sorted(every, key=len, reverse=True))
    return re.compile(rf"(?:{either})\s?\d|\d\s?(?:{either})", re.IGNORECASE)


def _tells(sentence: str) -> bool:
    """Return whether it is more than the name of a page: "Subscriptions"."""
    return len(sentence.split()) >= FEWEST or any(c > _SPACELESS for c in sentence)
