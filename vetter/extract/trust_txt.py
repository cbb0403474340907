"""trust.txt: which bodies an outlet belongs to and what it controls (JournalList; draft-org-trust-relationship-protocol).

Every line is ``variable=value``. What is said in one organisation's file counts once the other's
file says it back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vetter.extract.address import host_named
from vetter.extract.fold import clean
from vetter.extract.plain_file import fields_of, lines_of
from vetter.model import TrustReading

if TYPE_CHECKING:
    from vetter.model import Kept

MAX_VALUES: Final = 5_000  # associations name all their members
VARIABLES: Final = frozenset(
    (
        "member",
        "belongto",
        "control",
        "controlledby",
        "social",
        "vendor",
        "customer",
        "disclosure",
        "contact",
        "datatrainingallowed",
    )
)


def read(kept: Kept) -> TrustReading | None:
    """Return what the file declares, or None if there is no such file."""
    lines = lines_of(kept)
    if lines is None:
        return None
    fields = [(name, value) for name, value in fields_of(lines, "=") if name in VARIABLES]
    if not fields:
        return None
    return TrustReading(
        belongto=_hosts(fields, "belongto"),
        member=_hosts(fields, "member"),
        control=_hosts(fields, "control"),
        controlledby=_hosts(fields, "controlledby"),
        social=_values(fields, "social"),
    )


def _hosts(fields: list[tuple[str, str]], wanted: str) -> tuple[str, ...]:
    hosts = (host_named(value) for name, value in fields if name == wanted)
    return tuple(dict.fromkeys(host for host in hosts if host))[:MAX_VALUES]


def _values(fields: list[tuple[str, str]], wanted: str) -> tuple[str, ...]:
    values = (clean(value, 300) for name, value in fields if name == wanted)
    return tuple(dict.fromkeys(values))[:MAX_VALUES]
