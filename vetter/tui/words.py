"""The words and signs of the app, beside those that it shares with the reports. No colour stands alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from vetter.model import Mark, Outcome, Source
from vetter.report.words import SOURCES, strength

if TYPE_CHECKING:
    from datetime import datetime

ASKED: Final = {
    Source.SITE: "what it says of itself, and how it works",
    Source.RDAP: "since when the domain exists, and whose it is",
    Source.WHOIS: "the same, where there is no RDAP",
    Source.DNS: "where site and mail are kept",
    Source.TLS: "for whom the site's certificate was made",
    Source.WAYBACK: "what stood there before, and when",
    Source.CERTIFICATES: "which names share its certificates",
    Source.WIKIDATA: "whether anybody knows it, and as what",
    Source.PEOPLE: "what others had of its editors before",
    Source.CONTRIBUTORS: "whether its contributors speak of it",
    Source.REGISTER: "whether its company's number is a register's",
    Source.WIKIPEDIA: "which articles of Wikipedia link to it",
    Source.PASSAGES: "whether its articles stood elsewhere before",
    Source.NEIGHBOURS: "which sites share its address or identifiers",
    Source.COPIES: "who signed its older articles when they were new",
    Source.LISTS: "who has named it publicly",
    Source.CASES: "what it shares with outlets vetted before",
    Source.SEARCH: "which sites bear a name",
    Source.OFFER: "what the message says, and who sent it",
}
SIGNS: Final = {
    Outcome.ANSWERED: ("✓", "success"),
    Outcome.ABSENT: ("∅", "secondary"),
    Outcome.HIDDEN: ("▒", "secondary"),
    Outcome.BLOCKED: ("⊘", "warning"),
    Outcome.LIMITED: ("◷", "warning"),
    Outcome.FAILED: ("✗", "warning"),
    Outcome.NOT_ASKED: ("·", "quiet"),
}
"""Each outcome's sign and the name of its colour."""
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
    Mark.OTHER_READER: "asked with another browser, language and referrer than usual",
}
STATES: Final = {
    "collecting": "cut off",
    "cancelled": "stopped",
    "damaged": "damaged",
    "done": "no result",
}


KEYS: Final = {
    "`vetter cases` lists what is there.": "The first screen lists what is there.",
    "`vetter cases` lists them.": "The first screen lists them.",
    "The cases there are: vetter cases": "The first screen lists the cases there are.",
    ": vetter batch FILE.": ", and type its path as it is.",
    "A message is read with: vetter offer FILE": "A message is read with F3.",
    "tells: vetter offer FILE.": "tells F3 on the first screen.",
    ", or paste it: vetter offer -": ", or paste it.",
    "and paste it: vetter offer -": "and paste it here.",
    "Make some: vetter check peacedata.net": "Make some: type an outlet's address on the first screen.",
    "Vet another: vetter check NAME": "Vet another: type its name on the first screen.",
    "Name a folder that is new or empty: --out DIR": "Move them away, or give the list another name.",
    "Name a folder: --out DIR": "Move it away, or give the list another name.",
    "Name another: --out DIR": "Move the list to where you can write.",
    "Assess what it holds: vetter cases rerun ": "Assess what it holds with r on the first screen: ",
}
"""What errors say of commands for a terminal, where the app has a key or a place of its own for it."""

_WITH_OFFER: Final = re.compile(r"vetter check (\S+) --offer FILE")


def in_the_app(hint: str) -> str:
    """Return what can be done in the words of the app."""
    for command, key in KEYS.items():
        hint = hint.replace(command, key)
    hint = _WITH_OFFER.sub(r"F3 on the first screen, with the message, and \1 below it", hint)
    return hint.replace("and NAME below it", "and its address below it")


def weight_words(weight: float) -> str:
    """Return in one word how much a weight counts; "" for none."""
    return strength(weight).partition(":")[0] if weight else ""


def weighed(weight: float) -> str:
    """Return in a sentence which way a weight points, and how much."""
    if not weight:
        return "It counts neither way."
    how, _, figure = strength(weight).partition(": ")
    side, other = ("caution", "at an honest outlet") if weight > 0 else ("trust", "at a front")
    return f"A {how} reason for {side}: {figure} as {other}."


def named(source: Source) -> str:
    """Return a source's name, to begin a line with."""
    name = SOURCES[source]
    return name[:1].upper() + name[1:]


def timestamp(moment: datetime) -> str:
    """Return a moment in UTC, to the second."""
    return f"{moment.day} {moment:%b %Y, %H:%M:%S} UTC"
