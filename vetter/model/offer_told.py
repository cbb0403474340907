"""What a report says of an offer besides the findings: what was read, and what to do."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct

from vetter.model.offer import Attachment
from vetter.model.target import Candidate


class LinkTold(Struct, frozen=True):
    """Where a link leads, and what has to be said of it, if anything."""

    url: str
    remark: str = ""


class MessageTold(Struct, frozen=True, kw_only=True):
    """One message: from whom, when, and which way it came, in words. ``mine``: the person wrote it.

    ``written`` is the day, and the time with its zone where one is given, as a copied header says it; ``sent`` is then
    given only where it can be reckoned from that.
    """

    sender: str
    mine: bool = False
    subject: str = ""
    sent: datetime | None = None
    written: str = ""
    zone: str = ""  # as it stands in the message: "+03:00"
    way: tuple[str, ...] = ()
    links: tuple[LinkTold, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    pixels: tuple[str, ...] = ()
    platforms: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()


class TermTold(Struct, frozen=True, kw_only=True):
    """What a message says of the work: what it is about, in words, and the sentence that says it."""

    what: str
    value: str
    sentence: str
    message: int


class Desk(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Somebody to turn to. ``country`` is ISO 3166-1 alpha-2, "" for many; ``languages`` ISO 639-1."""

    name: str
    country: str
    what: str
    url: str
    languages: tuple[str, ...] = ()


class OfferTold(Struct, frozen=True, kw_only=True):
    """The offer as it was read. ``noted`` is what the person noted, as label and value.

    ``alone``: of the outlet nothing was looked at. ``unanswered`` is why it need not be answered: then there is no reply.
    ``reply_language`` is that of the reply (ISO 639-1); ``reply_foreign``: the messages are not known to be in it.
    """

    messages: tuple[MessageTold, ...] = ()
    terms: tuple[TermTold, ...] = ()
    noted: tuple[tuple[str, str], ...] = ()
    speaks_for: tuple[Candidate, ...] = ()
    call_back: str = ""
    unanswered: str = ""
    reply: tuple[str, ...] = ()  # a line each
    reply_language: str = ""
    reply_foreign: bool = False
    keep: tuple[str, ...] = ()
    published: tuple[str, ...] = ()
    desks: tuple[Desk, ...] = ()
    alone: bool = False
