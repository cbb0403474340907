"""What a reader returns: the statements of a publisher, and the rows that were not understood."""

from __future__ import annotations

from msgspec import Struct

from vetter.errors import VetterError


class Document(Struct, frozen=True, kw_only=True):
    """One published file: its ``format``, its ``path`` at the publisher, and how to read it.

    ``columns`` maps our names of columns to the publisher's (for ``csv``); ``only`` keeps the rows in
    which a column of the publisher has one of these values; ``types`` maps the publisher's words for
    kinds of values to ours. ``entities`` names what to take from lists that hold much else (sanctions).
    """

    format: str
    path: str = ""
    columns: dict[str, str] = {}
    only: dict[str, tuple[str, ...]] = {}
    types: dict[str, str] = {}
    entities: tuple[str, ...] = ()


class Stated(Struct, frozen=True, kw_only=True):
    """One indicator as its publisher stated it; what is not stated is empty.

    ``value`` is refanged and in the form of its ``type``: ``domain`` (and all below it), ``host``
    (this host only), ``url``, ``url-prefix``, ``email``, ``phone``, ``tracker``, ``ip``, ``handle``
    (``platform:name`` where the platform is stated, else ``@name``), ``persona``, ``outlet-name``,
    ``certificate``, ``favicon``. Days are ISO 8601. ``line`` counts from 1: lines of text, or objects.
    """

    value: str
    type: str
    line: int
    role: str = ""
    operation: str = ""
    attribution: str = ""
    first_seen: str = ""
    listed_on: str = ""
    registered_on: str = ""
    targets: str = ""
    imitates: str = ""
    note: str = ""


class Unread(Struct, frozen=True):
    """One row that was not taken over, as it stands there (shortened), and why."""

    line: int
    text: str
    why: str


class Parsed(Struct, frozen=True):
    """What a document states, in its order, and what of it was not understood."""

    stated: tuple[Stated, ...]
    unread: tuple[Unread, ...] = ()


class ShapeError(VetterError):
    """A document that is not of the form in which its publisher used to publish."""
