"""Whether others can read what is for nobody else's eyes."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from vetter.settings import brief
from vetter.settings.cards import cards, is_secret, value_of

if TYPE_CHECKING:
    from vetter.settings import Place, Settings


def exposed(place: Place, settings: Settings) -> str:
    """Return which keys and passwords others can read, and how to close the file to them; "" for none."""
    try:
        mode = place.path.stat().st_mode
    except OSError:
        return ""
    secret = [key for key, card in cards().items() if is_secret(card, value_of(settings, key))]
    if not secret or not mode & 0o044:
        return ""
    return (
        f"Others on this machine can read {' and '.join(secret)} in {brief(place.path)}. "
        f"To close it to them: chmod go= {shlex.quote(str(place.path))}"
    )
