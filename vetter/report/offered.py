"""The offer in a report: the same pieces, in the same order, for all its faces."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from vetter.model import Desk
from vetter.phrases import count
from vetter.report.words import minute

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vetter.model import Assessment, Attachment, MessageTold, OfferTold

REPLY: Final = "A reply you can send"
OWN_WORDS: Final = "change it as you like; it asks what is still open"
FOREIGN: Final = "in English; put it into your own words. It asks what is still open"
UNANSWERED: Final = "You need not answer"
KEEP: Final = "What to keep"
PUBLISHED: Final = "If something of yours appears there"
TURN_TO: Final = "Whom you can turn to"


class Piece(Struct, frozen=True, kw_only=True):
    """A part of what is said of an offer: labels with their text, lines of a list, or lines to copy."""

    title: str
    note: str = ""
    pairs: tuple[tuple[str, str], ...] = ()
    lines: tuple[str, ...] = ()
    copied: tuple[str, ...] = ()
    desks: tuple[Desk, ...] = ()


def pieces(safe: Assessment) -> tuple[Piece, ...]:
    """Return what is said of the offer, from an assessment that is safe to show; nothing without one."""
    told = safe.offer
    if told is None:
        return ()
    return (*_read(told), *_to_do(told))


def is_alone(safe: Assessment) -> bool:
    """Return whether only the offer was looked at."""
    return safe.offer is not None and safe.offer.alone


def _read(told: OfferTold) -> Iterator[Piece]:
    total = len(told.messages)
    for number, message in enumerate(told.messages, 1):
        title = "The message" if total == 1 else f"Message {number} of {total}"
        note = "written by you" if message.mine else ""
        pairs = tuple(_pairs(message)) if not message.mine else tuple(_dated(message))
        yield Piece(title=title, note=note, pairs=pairs)
    if told.speaks_for:
        lines = tuple(f"{one.domain}: {one.how}" for one in told.speaks_for)
        yield Piece(title="The sites it speaks for", note="vet them, too", lines=lines)
    if told.terms:
        lines = tuple(
            f"{term.what}{f' ({term.value})' if term.value else ''}: “{term.sentence}”"
            for term in told.terms
        )
        yield Piece(
            title="What it says of the work", note="read by rules; read it yourself", lines=lines
        )
    if told.noted:
        yield Piece(title="What you noted", pairs=told.noted)


def _to_do(told: OfferTold) -> Iterator[Piece]:
    if told.unanswered or not told.reply:
        lines = tuple(filter(None, (told.unanswered, told.call_back)))
        yield Piece(title=UNANSWERED, lines=lines)
    else:
        note = FOREIGN if told.reply_foreign else OWN_WORDS
        yield Piece(title=REPLY, note=note, copied=told.reply, lines=(told.call_back,))
    yield Piece(title=KEEP, lines=told.keep)
    yield Piece(title=PUBLISHED, lines=told.published)
    yield Piece(title=TURN_TO, note="in confidence; choose one in your country", desks=told.desks)


def desk(one: Desk) -> str:
    """Return who somebody to turn to is, and where, without the address."""
    return f"{one.name}{f' ({one.country})' if one.country else ''}: {one.what}"


def _dated(message: MessageTold) -> Iterator[tuple[str, str]]:
    if message.written:
        yield "Sent", message.written
    elif message.sent:
        clock = f", by a clock at {message.zone}" if message.zone else ""
        yield "Sent", f"{minute(message.sent)}{clock}"


def _pairs(message: MessageTold) -> Iterator[tuple[str, str]]:
    yield "From", message.sender
    if message.subject:
        yield "Subject", message.subject
    yield from _dated(message)
    for number, line in enumerate(message.way):
        yield "" if number else "Its way", line
    for number, one in enumerate(message.links):
        yield "" if number else "Leads to", f"{one.url}{f' ({one.remark})' if one.remark else ''}"
    for number, file in enumerate(message.attachments):
        yield "" if number else "Attached", _attached(file)
    if message.pixels:
        yield (
            "Watched by",
            f"{', '.join(message.pixels)}: a picture reports when it is opened. It was not fetched.",
        )
    if message.platforms:
        yield "By way of", ", ".join(message.platforms)
    for remark in message.remarks:
        yield "Note", remark


def _attached(file: Attachment) -> str:
    kilobytes = count(max(1, file.size // 1000), "kB", "kB")
    return f"{file.name or 'without a name'}, {file.media_type}, {kilobytes}, not opened; sha256 {file.sha256[:16]}"
