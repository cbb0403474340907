"""The address that stands in the text of a link, whatever the link leads to."""

from __future__ import annotations

import re
from typing import Final

from vetter.domains import ascii_host, registrable

_SHOWN: Final = re.compile(
    r"(?:https?://)?((?:[\w-]{1,63}\.){1,8}[^\W\d_]{2,24})(?=[/:?#\s]|$)", re.IGNORECASE
)


def host_shown(text: str) -> str:
    """Return the host of the address that the text of a link is, or "" where it is none."""
    found = _SHOWN.match(text.strip())
    named = ascii_host(found[1]) if found else ""
    return named if named and registrable(named) and "@" not in text else ""
