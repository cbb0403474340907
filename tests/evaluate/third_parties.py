"""What a case would hold had one third party been switched off, or had there been no lists."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from msgspec import Struct

from vetter.collect.third_party import OFF
from vetter.model import Outcome, Source, SourceState

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vetter.model import Record


class ThirdParty(Struct, frozen=True):
    """One that can be switched off: the sources that are it, and its host where others ask it too.

    ``settings`` are the entries of ``[sources]`` that switch it off.
    """

    sources: frozenset[Source]
    host: str
    settings: tuple[str, ...]


THIRD_PARTIES = {
    "archive": ThirdParty(
        frozenset({Source.WAYBACK, Source.COPIES}), "web.archive.org", ("wayback",)
    ),
    "certificate-logs": ThirdParty(frozenset({Source.CERTIFICATES}), "crt.sh", ("certificates",)),
    "reverse-lookups": ThirdParty(
        frozenset({Source.NEIGHBOURS}), "api.hackertarget.com", ("neighbours",)
    ),
    "registries": ThirdParty(frozenset({Source.RDAP, Source.WHOIS}), "", ("rdap", "whois")),
    "wikidata": ThirdParty(frozenset({Source.WIKIDATA}), "www.wikidata.org", ("wikidata",)),
    "wikipedia": ThirdParty(frozenset({Source.WIKIPEDIA}), "", ("wikipedia",)),
    "gdelt": ThirdParty(frozenset({Source.PASSAGES}), "api.gdeltproject.org", ("gdelt",)),
    "gleif": ThirdParty(frozenset({Source.REGISTER}), "api.gleif.org", ("gleif",)),
}


def records_without(party: ThirdParty, records: tuple[Record, ...]) -> tuple[Record, ...]:
    """Return the records that there would be without it."""
    return tuple(
        record
        for record in records
        if record.source not in party.sources
        and not (party.host and urlsplit(record.url).hostname == party.host)
    )


def states_without(party: ThirdParty, states: Mapping[str, SourceState]) -> dict[str, SourceState]:
    """Return how the sources would have ended without it."""
    off = SourceState(Outcome.NOT_ASKED, OFF)
    return {name: off if Source(name) in party.sources else one for name, one in states.items()}
