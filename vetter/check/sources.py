"""Why a source that a check needs gave nothing to look at, in plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vetter.model import Outcome, Source

if TYPE_CHECKING:
    from vetter.model import CheckCard, Dossier

LOOKED: Final = frozenset({Outcome.ANSWERED, Outcome.ABSENT, Outcome.HIDDEN})

NAMES: Final = {
    Source.SITE: "The outlet's site",
    Source.RDAP: "The registry (RDAP)",
    Source.WHOIS: "The registry (WHOIS)",
    Source.DNS: "The domain name system",
    Source.TLS: "The site's certificate",
    Source.WAYBACK: "The web archive",
    Source.CERTIFICATES: "The certificate logs",
    Source.WIKIDATA: "Wikidata",
    Source.LISTS: "The lists",
}

ENDINGS: Final = {
    Outcome.BLOCKED: "turned us away",
    Outcome.LIMITED: "had been asked too often",
    Outcome.FAILED: "gave no usable answer",
    Outcome.NOT_ASKED: "was not asked",
}


def missing(card: CheckCard, dossier: Dossier) -> str:
    """Return why ``card`` cannot be answered, or "" if everything it needs was there.

    An entry of ``needs`` may name alternatives: ``rdap or whois``.
    """
    for need in card.needs:
        sources = [Source(name) for name in need.split(" or ")]
        if not any(dossier.state(source).outcome in LOOKED for source in sources):
            return " ".join(_why(source, dossier) for source in sources)
    return ""


def _why(source: Source, dossier: Dossier) -> str:
    state = dossier.state(source)
    reason = state.reason.strip().rstrip(".")
    return f"{NAMES[source]} {ENDINGS[state.outcome]}{': ' if reason else ''}{reason}."
