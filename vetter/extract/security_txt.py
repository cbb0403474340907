"""security.txt: whom to tell about a weakness (RFC 9116); it often names who runs the site."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vetter.extract.fold import clean
from vetter.extract.plain_file import fields_of, lines_of
from vetter.model import SecurityReading

if TYPE_CHECKING:
    from vetter.model import Kept

MAX_CONTACTS: Final = 20


def read(kept: Kept) -> SecurityReading | None:
    """Return the contacts, or None if there is no such file: a contact is the one thing required."""
    lines = lines_of(kept)
    if lines is None:
        return None
    contacts = dict.fromkeys(
        clean(value, 300) for name, value in fields_of(lines, ":") if name == "contact"
    )
    return SecurityReading(tuple(contacts)[:MAX_CONTACTS]) if contacts else None
