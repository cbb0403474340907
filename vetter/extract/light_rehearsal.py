"""Load what reading the first answers of all needs, before they come."""

from __future__ import annotations

from importlib import import_module

from vetter.domains import registrable
from vetter.extract.readers import LIGHT, READERS


def rehearse() -> None:
    """Load the readers of what is asked for first, and the public suffixes."""
    for purpose in LIGHT:
        import_module(READERS[purpose])
    registrable("example.org")
