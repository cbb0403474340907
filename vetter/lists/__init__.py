"""Indicator lists: reading, matching, look-alikes."""

from vetter.lists.match import match
from vetter.lists.store import Lists, ListSource, Row, load

__all__ = ["ListSource", "Lists", "Row", "load", "match"]
