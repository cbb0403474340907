"""Whether anything stands at the outlet's address at all: people mistype."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vetter.domains import registrable, same_site
from vetter.model import Outcome, Source

if TYPE_CHECKING:
    from vetter.model import Dossier


def nobody_there(dossier: Dossier) -> bool:
    """Return whether a registry says that the domain is nobody's, and neither a page nor an archived one was seen.

    Under an ending that does not exist there is no registry: there the name service says so.
    """
    asked = (Source.RDAP, Source.WHOIS) if _ending_exists(dossier) else (Source.DNS,)
    absent = Outcome.ABSENT in {dossier.state(one).outcome for one in asked}
    return absent and _nothing_seen(dossier)


def unregistered(host: str, dossier: Dossier) -> bool:
    """Return whether ``host`` is the outlet's, and nobody's: it imitates nobody, and nobody imitates it.

    For that it is enough that its ending does not exist as far as is known, also where nobody was asked.
    """
    if not same_site(host, dossier.outlet.host):
        return False
    return nobody_there(dossier) or (not _ending_exists(dossier) and _nothing_seen(dossier))


def _ending_exists(dossier: Dossier) -> bool:
    return bool(registrable(dossier.outlet.host))


def _nothing_seen(dossier: Dossier) -> bool:
    archived = dossier.archive is not None and dossier.archive.first is not None
    return dossier.registration is None and not dossier.read_pages() and not archived


def mistyped(dossier: Dossier) -> str:
    """Return in a sentence that nothing stands there, and what may have been meant; "" where something does."""
    if not nobody_there(dossier):
        return ""
    host = dossier.outlet.host
    likest = max(dossier.imitations, key=lambda entry: entry.sureness, default=None)
    meant = f" {likest.domain} is the address of {likest.brand}." if likest else ""
    return f"Nobody has registered {host}, and nothing stands there: was it typed rightly?{meant}"
