"""Whether anything stands at the outlet's address at all: people mistype."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vetter.domains import same_site
from vetter.model import Outcome, Source

if TYPE_CHECKING:
    from vetter.model import Dossier


def nobody_there(dossier: Dossier) -> bool:
    """Return whether a registry says that the domain is nobody's, and neither a page nor an archived one was seen."""
    absent = Outcome.ABSENT in {dossier.state(one).outcome for one in (Source.RDAP, Source.WHOIS)}
    archived = dossier.archive is not None and dossier.archive.first is not None
    return absent and dossier.registration is None and not dossier.read_pages() and not archived


def unregistered(host: str, dossier: Dossier) -> bool:
    """Return whether ``host`` is the outlet's, and nobody's: it imitates nobody, and nobody imitates it."""
    return same_site(host, dossier.outlet.host) and nobody_there(dossier)


def mistyped(dossier: Dossier) -> str:
    """Return in a sentence that nothing stands there, and what may have been meant; "" where something does."""
    if not nobody_there(dossier):
        return ""
    host = dossier.outlet.host
    likest = max(dossier.imitations, key=lambda entry: entry.sureness, default=None)
    meant = f" {likest.domain} is the address of {likest.brand}." if likest else ""
    return f"Nobody has registered {host}, and nothing stands there: was it typed rightly?{meant}"
