"""Why a source that a check needs gave nothing to look at, in plain words."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from vetter.model import Outcome, Source
from vetter.phrases import listing

if TYPE_CHECKING:
    from vetter.model import CheckCard, Dossier, SourceState

CUT_OFF: Final = "the run was cut off before this source had answered"

LOOKED: Final = frozenset({Outcome.ANSWERED, Outcome.ABSENT, Outcome.HIDDEN})

NAMES: Final = {
    Source.SITE: "the outlet's site",
    Source.RDAP: "the registry (RDAP)",
    Source.WHOIS: "the registry (WHOIS)",
    Source.DNS: "the domain name system",
    Source.TLS: "the site's certificate",
    Source.WAYBACK: "the web archive",
    Source.CERTIFICATES: "the certificate logs",
    Source.WIKIDATA: "Wikidata",
    Source.PEOPLE: "the search for its editors elsewhere",
    Source.CONTRIBUTORS: "contributors' own sites",
    Source.REGISTER: "the registers (GLEIF, Wikidata)",
    Source.WIKIPEDIA: "Wikipedia",
    Source.PASSAGES: "the search for its sentences elsewhere",
    Source.NEIGHBOURS: "HackerTarget's lookup of what shares its address or accounts",
    Source.COPIES: "the web archive's copies of its older articles",
    Source.LISTS: "the lists",
    Source.CASES: "earlier cases",
    Source.SEARCH: "the web search",
    Source.OFFER: "the offer",
}

ENDINGS: Final = {
    Outcome.BLOCKED: "turned away",
    Outcome.LIMITED: "asked too often",
    Outcome.FAILED: "no usable answer",
    Outcome.NOT_ASKED: "not asked",
}


def missing(card: CheckCard, dossier: Dossier) -> str:
    """Return why ``card`` cannot be answered, or "" if everything it needs was there.

    An entry of ``needs`` may name alternatives: ``rdap or whois``. The offer was given, or nobody asks.
    """
    for need in card.needs:
        sources = [Source(name) for name in need.split(" or ")]
        if sources == [Source.OFFER]:
            continue
        if not any(dossier.state(source).outcome in LOOKED for source in sources):
            return _why(tuple((source, dossier.state(source)) for source in sources))
    return ""


@lru_cache(maxsize=256)  # dozens of checks miss the same source
def _why(sources: tuple[tuple[Source, SourceState], ...]) -> str:
    # What several sources have in common is said once.
    together: dict[str, list[str]] = {}
    for source, state in sources:
        reason = state.reason.strip().rstrip(".")
        ending = f"{ENDINGS[state.outcome]}{f' ({reason})' if reason else ''}"
        together.setdefault(ending, []).append(NAMES[source])
    sentences = (f"{listing(names)}: {ending}." for ending, names in together.items())
    return " ".join(sentence[0].upper() + sentence[1:] for sentence in sentences)
