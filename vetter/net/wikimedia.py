"""Wikidata and Wikipedia: what they want to know of whoever asks them much, and how fast they may be asked.

Since 2026 they answer whom they cannot reach ten questions a minute, all their wikis together, and others twenty times
as many: https://www.mediawiki.org/wiki/Wikimedia_APIs/Rate_limits and
https://foundation.wikimedia.org/wiki/Policy:Wikimedia_Foundation_User-Agent_Policy
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vetter.domains import registrable

if TYPE_CHECKING:
    from vetter.model import Headers
    from vetter.net.url import VettedUrl

DOMAINS: Final = frozenset({"wikidata.org", "wikipedia.org"})
TOGETHER: Final = "wikimedia.org"
"""What stands for all of them where they are asked one after the other."""

SELDOM: Final = 6.0
"""Seconds between two of many questions of those who cannot be reached."""


def is_theirs(host: str) -> bool:
    """Return whether a host is one of their wikis."""
    return registrable(host) in DOMAINS


def introduction(name: str, contact: str, target: VettedUrl) -> Headers:
    """Return the header that says who asks and where to reach them, to their wikis alone and over TLS."""
    if not contact or target.scheme != "https" or not is_theirs(target.host):
        return ()
    return (("User-Agent", f"{name} ({contact})"),)
