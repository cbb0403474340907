"""The words and signs in which the app says what the model knows. No colour stands alone."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from vetter.model import Axis, Confidence, Level, Mark, Outcome, Source

if TYPE_CHECKING:
    from datetime import datetime


class LevelWords(Struct, frozen=True):
    """How a level is shown: its sign, its word, and what it means in half a sentence."""

    sign: str
    word: str
    meaning: str


LEVELS: Final = {
    Level.NAMED: LevelWords("■", "Named", "on a public list of known operations"),
    Level.STRONG: LevelWords("▲", "Strong signs", "of deception"),
    Level.SOME: LevelWords("◆", "Some signs", "worth asking about before you say yes"),
    Level.NONE: LevelWords("●", "Nothing found", "and enough could be looked at"),
    Level.UNKNOWN: LevelWords("○", "Unknown", "too little could be seen to say"),
}
READINGS: Final = {
    Axis.IDENTITY: "Is it who it says it is?",
    Axis.TRANSPARENCY: "Does it say who answers for it?",
    Axis.INDEPENDENCE: "Is it as independent as it says?",
    Axis.CONTENT: "Is it its own work?",
    Axis.COMMISSION: "Is the commission in order?",
}
CONFIDENCE: Final = {
    Confidence.LOW: "○ low",
    Confidence.MODERATE: "◐ moderate",
    Confidence.HIGH: "● high",
}
SOURCES: Final = {
    Source.SITE: "The site itself",
    Source.RDAP: "Registration (RDAP)",
    Source.WHOIS: "Registration (WHOIS)",
    Source.DNS: "Name service (DNS)",
    Source.TLS: "Certificate",
    Source.WAYBACK: "Web archive",
    Source.CERTIFICATES: "Certificate logs",
    Source.WIKIDATA: "Wikidata",
    Source.LISTS: "Lists of operations",
}
ASKED: Final = {
    Source.SITE: "what it says of itself, and how it works",
    Source.RDAP: "since when the domain exists, and whose it is",
    Source.WHOIS: "the same, where there is no RDAP",
    Source.DNS: "where site and mail are kept",
    Source.TLS: "for whom the site's certificate was made",
    Source.WAYBACK: "what stood there before, and when",
    Source.CERTIFICATES: "which names share its certificates",
    Source.WIKIDATA: "whether anybody knows it, and as what",
    Source.LISTS: "who has named it publicly",
}
OUTCOMES: Final = {
    Outcome.ANSWERED: ("✓", "answered", "success"),
    Outcome.ABSENT: ("∅", "nothing there", "secondary"),
    Outcome.HIDDEN: ("▒", "withheld", "secondary"),
    Outcome.BLOCKED: ("⊘", "turned away", "warning"),
    Outcome.LIMITED: ("◷", "too many questions", "warning"),
    Outcome.FAILED: ("✗", "failed", "warning"),
    Outcome.NOT_ASKED: ("·", "not asked", "quiet"),
}
STAGES: Final = {
    "resolve": "Finding out which outlet is meant",
    "collect": "Asking the sources",
    "read": "Reading what came back",
    "match": "Holding it against the lists",
    "check": "Asking the questions",
    "assess": "Weighing the answers",
}
MARKS: Final = {
    Mark.TRUNCATED: "cut off at the size limit",
    Mark.CERTIFICATE_EXPIRED: "shown under an expired certificate",
    Mark.CERTIFICATE_NAME: "shown under a certificate made for another name",
    Mark.CERTIFICATE_UNTRUSTED: "shown under a certificate that nobody vouches for",
    Mark.IMPORTED: "read from a web archive file that somebody else made",
    Mark.ARCHIVED: "a web archive's earlier copy, not the page itself",
}
STANDINGS: Final = {
    "current": "still stands, as far as can be seen",
    "historic": "historic: the domain seems to have changed hands since",
    "undetermined": "whether it still stands could not be determined",
}
STATES: Final = {
    "collecting": "cut off",
    "cancelled": "stopped",
    "damaged": "damaged",
    "done": "no result",
}


def strength(weight: float) -> str:
    """Return in a word how much a weight (natural logarithm of a likelihood ratio) counts."""
    size = abs(weight)
    words = ((3.0, "very strong"), (1.5, "strong"), (0.5, "moderate"))
    return next((word for bound, word in words if size >= bound), "slight")


def weighed(weight: float) -> str:
    """Return in a sentence which way a weight points, and how much."""
    if weight == 0:
        return "It counts neither way."
    times = math.exp(abs(weight))
    figure = f"{times:.1f}" if times < 10 else f"{min(times, 9999):.0f}"
    side = "caution" if weight > 0 else "trust"
    where = "a front as at an honest outlet" if weight > 0 else "an honest outlet as at a front"
    return f"A {strength(weight)} reason for {side}: about {figure} times as likely to be seen at {where}."


def percent(share: float) -> str:
    """Return a probability as whole percent, without claiming 0 or 100."""
    if share < 0.01:
        return "under 1 %"
    return "over 99 %" if share > 0.99 else f"{share * 100:.0f} %"


def span(low: float, high: float) -> str:
    """Return a range of probabilities."""
    if low < 0.01:
        return f"under {max(high, 0.01) * 100:.0f} %"
    if high > 0.99:
        return f"over {min(low, 0.99) * 100:.0f} %"
    return f"{low * 100:.0f} to {high * 100:.0f} %"


def day(moment: datetime) -> str:
    """Return a date as people write it."""
    return f"{moment.day} {moment:%B %Y}"


def minute(moment: datetime) -> str:
    """Return a moment in UTC, to the second."""
    return f"{moment.day} {moment:%b %Y, %H:%M:%S} UTC"


def count(number: int, one: str, many: str = "") -> str:
    """Return a number with its noun."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
