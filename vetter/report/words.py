"""The words and signs in which the reports say what the model knows. No colour stands alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vetter.model import Axis, Confidence, Level, Outcome, Source
from vetter.phrases import ratio
from vetter.roles import Statement, role

if TYPE_CHECKING:
    from datetime import datetime

    from vetter.model import Listed

LEVELS: Final = {
    Level.NAMED: ("■", "Named", "its own site is on a public list"),
    Level.STRONG: ("▲", "Strong signs", "that it may not be what it says it is"),
    Level.SOME: ("◆", "Some signs", "worth asking about before you say yes"),
    Level.NONE: ("●", "Nothing found", "and enough could be looked at"),
    Level.UNKNOWN: ("○", "Unknown", "too little could be seen to say"),
}
"""Each level's sign, its word, and what it means in half a sentence."""
OF_THE_OFFER: Final = {
    Level.STRONG: "that the message may not be what it says it is",
    Level.NONE: "in the message; nothing of the outlet was looked at",
}
"""What a level means where only an offer was read: the outlet may know nothing of it."""
THE_OFFER: Final = "The offer"
SPEAKS_FOR: Final = "made in the name of {domain}"

READINGS: Final = {
    Axis.IDENTITY: "Is it who it says it is?",
    Axis.TRANSPARENCY: "Does it say who answers for it?",
    Axis.INDEPENDENCE: "Is it as independent as it says?",
    Axis.CONTENT: "Is it its own work?",
    Axis.COMMISSION: "Is the commission in order?",
}
CONFIDENCE: Final = {Confidence.LOW: "○", Confidence.MODERATE: "◐", Confidence.HIGH: "●"}
SOURCES: Final = {
    Source.SITE: "the site itself",
    Source.RDAP: "registration (RDAP)",
    Source.WHOIS: "registration (WHOIS)",
    Source.DNS: "name service (DNS)",
    Source.TLS: "certificate",
    Source.WAYBACK: "web archive",
    Source.CERTIFICATES: "certificate logs",
    Source.WIKIDATA: "Wikidata",
    Source.PEOPLE: "its editors elsewhere",
    Source.CONTRIBUTORS: "contributors' own sites",
    Source.REGISTER: "company register (GLEIF)",
    Source.WIKIPEDIA: "links from Wikipedia",
    Source.PASSAGES: "its sentences elsewhere",
    Source.NEIGHBOURS: "its neighbours",
    Source.COPIES: "its older articles",
    Source.LISTS: "lists of operations",
    Source.CASES: "earlier cases",
    Source.SEARCH: "web search",
    Source.OFFER: "the offer",
}
OUTCOMES: Final = {
    Outcome.ANSWERED: "answered",
    Outcome.ABSENT: "nothing there",
    Outcome.HIDDEN: "withheld",
    Outcome.BLOCKED: "turned away",
    Outcome.LIMITED: "too many questions",
    Outcome.FAILED: "failed",
    Outcome.NOT_ASKED: "not asked",
}
STANDINGS: Final = {
    "current": "current: still the listed holder, as far as can be seen",
    "historic": "historic: it says nothing of who holds the domain today",
    "undetermined": "undetermined: whether the domain changed hands since could not be told",
}
DOMAINS: Final = frozenset({"site", "redirect", "link", "certificate"})
"""Where an entry is on a domain, so that it matters whether it changed hands."""
ENTRIES: Final = "Entries on lists"
"""Not "named": an entry may be on one article alone, or on an address that many share."""
SPOKEN_OF: Final = "What the lists speak of"
OF_ITSELF: Final = "Of the operation or network as a whole. About this outlet it says no more than the entries above."
CLAIMED: Final = "claimed"
OBSERVED: Final = "observed"
WHERE: Final = {
    "site": "the site itself",
    "redirect": "where the site sends its readers",
    "tracker": "an identifier that the site carries",
    "contact": "a contact that the site gives",
    "certificate": "a certificate that the site shares",
    "address": "the address at which the site answers",
    "name": "the name that it bears",
    "link": "a site that it links to",
    "article": "an article on the site",
}
FIRM: Final = "No single finding, taken away, would change the level."
HINGE: Final = "Without “{finding}” it would read “{word}”."
MORE_HINGES: Final = "So it is with {more}."
OTHER_PRIORS: Final = "Had one assumed {told}."
READ_SO: Final = "{shares}, it would read “{words}”"
READ_ALIKE: Final = "{shares}, it would read the same"
PRIVACY: Final = "Nobody else was asked anything, and nothing was handed to a scanner."
ALONE: Final = "Nobody was asked anything: only what vetter brings with it was looked at."


def accuses(entry: Listed) -> bool:
    """Return whether an entry on a list says that a site is part of something hidden, and still may be."""
    return entry.standing != "historic" and of_hidden(entry)


def of_hidden(entry: Listed) -> bool:
    """Return whether an entry on a list says that something is, or was, part of something hidden."""
    hidden = {Statement.OPERATION, Statement.INFRASTRUCTURE, Statement.NETWORK}
    return role(entry.role).statement in hidden


_MARKS: Final = {"very strong": "▲", "strong": "▲", "moderate": "◆", "slight": "◇"}


def size(weight: float) -> str:
    """Return in a word how much a weight (a natural logarithm) counts."""
    words = ((3.0, "very strong"), (1.5, "strong"), (0.5, "moderate"))
    return next((word for bound, word in words if abs(weight) >= bound), "slight")


def mark(weight: float) -> str:
    """Return the sign that stands before a reason for caution, by how much it counts."""
    return _MARKS[size(weight)]


def strength(weight: float) -> str:
    """Return in words which way a weight points, and how much it counts."""
    figure = ratio(min(abs(weight), 20.0))
    side = "a front" if weight > 0 else "an honest outlet"
    return f"{size(weight)}: about {figure} times as likely to be seen at {side}"


def percent(share: float) -> str:
    """Return a share of one as a percentage, without decimals that nobody can stand by."""
    value = share * 100
    return f"{value:.2g} %" if value < 1 else f"{value:.0f} %"


def span(low: float, high: float) -> str:
    """Return a range of probabilities; the ends of the scale are never claimed."""
    if low <= 0.01 and high < 0.99:
        return f"under {percent(high)}"
    if high >= 0.99 and low > 0.01:
        return f"over {percent(low)}"
    return f"{percent(low)[:-2]} to {percent(high)}"


def minute(moment: datetime) -> str:
    """Return a moment in UTC, to the minute."""
    return f"{moment.day} {moment:%b %Y, %H:%M} UTC"
