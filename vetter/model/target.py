"""What the person asked about, and which outlet that turned out to be."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from msgspec import Struct

CHOICE_SCHEMA: Final = "vetter/choice-1"


class TargetKind(StrEnum):
    """What was typed or pasted."""

    NAME = "name"
    DOMAIN = "domain"
    URL = "url"
    EMAIL = "email"
    MESSAGE = "message"  # the path of an e-mail that was kept as a file


class Target(Struct, frozen=True):
    """What was typed or pasted, and what it was understood as.

    ``host`` is the ASCII host name that follows from it, if any; ``url`` the address to start from.
    ``within`` names the service in whose link the address stood, if it stood in one.
    """

    text: str
    kind: TargetKind
    host: str = ""
    url: str = ""
    within: str = ""


class Found(StrEnum):
    """Where a candidate was found, which is how far it can be believed."""

    KNOWN = "known"  # among the genuine outlets that vetter brings
    LISTED = "listed"  # on a list of known operations; an innocent outlet may bear the same name
    WIKIDATA = "wikidata"
    ADDRESS = "address"  # a likely address exists; nobody vouches that it is the outlet's
    SEARCH = "search"  # a web search named it
    GIVEN = "given"  # it stands in what was given: in an e-mail, or within a link


class Candidate(Struct, frozen=True):
    """One outlet that a name may mean, and how it was found.

    ``how`` says so in words, ``found`` by its kind. ``exact``: it bears this very name.
    """

    name: str
    domain: str
    how: str
    country: str = ""
    found: Found = Found.KNOWN
    exact: bool = False


class Choice(Struct, frozen=True, kw_only=True):
    """What a name may mean, where it means several outlets, as JSON: ``vetter/choice-1``."""

    schema: str = CHOICE_SCHEMA
    target: str
    message: str
    hint: str
    candidates: tuple[Candidate, ...]


class Sought(Struct, frozen=True):
    """What looking for a name brought: candidates, best first, and what has to be said beside them."""

    candidates: tuple[Candidate, ...] = ()
    remarks: tuple[str, ...] = ()


class Outlet(Struct, frozen=True, kw_only=True):
    """The publication under examination.

    ``host`` is the ASCII host name of its site, ``domain`` the registrable domain above it
    (public suffix list with its private section, so ``name.wordpress.com`` stays itself), ``url``
    where the crawl starts. ``name`` may stay empty until its pages have been read.
    """

    host: str
    domain: str
    url: str
    name: str = ""
    candidates: tuple[Candidate, ...] = ()
