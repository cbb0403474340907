"""Indicator lists: reading, matching, look-alikes."""

from vetter.lists.match import match
from vetter.lists.row import ListSource, Row
from vetter.lists.store import Lists, held_still, load

__all__ = ["ListSource", "Lists", "Row", "held_still", "load", "match"]
