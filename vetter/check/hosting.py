"""Whether the outlet has a domain of its own, or lives under a platform's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vetter.domains import hosted_on, same_site

if TYPE_CHECKING:
    from vetter.model import Dossier, Outlet


def platform_of(outlet: Outlet) -> str:
    """Return the platform under whose domain the outlet lives, or "" if it has its own."""
    return hosted_on(outlet.host)


def of_the_platform(outlet: Outlet) -> str:
    """Return why registration, mail and certificates say nothing of this outlet, or ""."""
    name = platform_of(outlet)
    return (
        f"The outlet lives on {name}: the registration, mail and certificates there are the platform's."
        if name
        else ""
    )


def is_own(host: str, dossier: Dossier) -> bool:
    """Return whether ``host`` is the outlet's own site, or the one to which it has moved."""
    own = (dossier.outlet.host, *(hop.end for hop in dossier.redirects))
    return bool(host) and any(same_site(host, one) for one in own)
