"""An operation or network that the lists name, explained to somebody who has never heard of it."""

from __future__ import annotations

from msgspec import Struct


class Publication(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One publication that established something. ``when`` is a year, a month or a day (ISO 8601)."""

    by: str
    when: str
    what: str
    link: str


class Operation(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is known of one operation or network, by whom it was established, and how surely.

    ``aliases`` are its names in the lists; ``since`` is when it was first active, as far as is
    known; ``caution`` is what being listed under it does not mean.
    """

    name: str
    aliases: tuple[str, ...]
    known: str
    since: str
    attributed_to: str
    how_sure: str
    caution: str
    reports: tuple[Publication, ...]
